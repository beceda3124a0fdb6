"""The text of a feed -> well-formed XML of bounded size, whatever the text was made to do.

feedparser understands every feed, but its time grows with the square of the entities of a document type, of an
author's name, of an entry's categories, and with the cube of a damaged XML declaration's line; a character reference
beyond Unicode makes it fail; one bare "&" sends it to its slower parser. One linear pass takes all of this away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from html.entities import html5
from xml.sax.saxutils import escape

from reader.ingest.feed_dates import moment, newest
from reader.ingest.feed_encoding import FORBIDDEN_IN_XML

MOST_CHARACTERS = 5_000_000
"""Characters of a feed that are read; what follows is left out, as are entries older than the newest ones wanted."""

_MOST_ELEMENTS = 200_000
_DEEPEST = 200
_LONGEST_TAG = 8000
_LONGEST_PERSON = 200  # characters of everything inside an author's element
_MOST_ATTRIBUTES = 50
_MOST_DATES = 20_000
_MOST_NAMESPACES = 100
_MOST_PER_ENTRY = {"person": 20, "category": 50, "date": 20}

_ENTRY = frozenset(("item", "entry"))
_DATES = frozenset(("pubdate", "published", "date", "issued", "created", "updated", "modified"))
_KINDS = {
    **dict.fromkeys(
        ("author", "creator", "contributor", "managingeditor", "webmaster", "publisher", "owner"), "person"
    ),
    **dict.fromkeys(("category", "subject", "keywords", "tags", "topic", "hashtag"), "category"),
    **dict.fromkeys(_DATES, "date"),
}

_UNREAD_MODULES = ("cc:", "creativecommons:", "geo:", "georss:", "gml:", "media:", "psc:")
_UNREAD = frozenset(("height", "width"))
"""Elements of which nothing is wanted, and whose odd values make feedparser fail (6.0.14: KeyError, TypeError)."""

_UNREAD_WHOLE = frozenset(("textinput",))
"""The same, with what stands inside: title and link of a search form would be taken for the site's."""

_ROOT = re.compile(r"<(?:[\w.-]{1,50}:)?(?:rss|feed|rdf|channel)(?=[\s/>])[^<>]*+>", re.IGNORECASE)
_HTML = re.compile(r"<(?:html|head|body)\b", re.IGNORECASE)
_TOKEN = re.compile(
    r"""
    <!\[CDATA\[ (?P<cdata> .*? ) (?: \]\]> | \Z )
    | <!-- .*? (?: --> | \Z )
    | <[!?] [^>]*+ >?
    | < (?P<slash> /? ) (?P<name> [A-Za-z_] [\w.:-]{0,100}+ )
        (?P<rest> (?: [^<>"'] | "[^"<]*+" | '[^'<]*+' )*+ ) >
    | (?P<text> <? [^<]*+ )
    """,
    re.VERBOSE | re.DOTALL,
)
_REFERENCE = re.compile(r"&(?:#(?P<decimal>\d+);|#[xX](?P<hexadecimal>[0-9a-fA-F]+);|(?P<name>[A-Za-z][A-Za-z0-9]*);)?")
_ATTRIBUTE = re.compile(r"""(?P<name>[A-Za-z_][\w.:-]*+)\s*=\s*(?P<value>"[^"]*+"|'[^']*+'|[^\s"'>]++)""")
_OWN_NAMES = frozenset(("lt", "gt", "amp", "quot", "apos"))


def is_html(text: str) -> bool:
    """Whether the text is a web page rather than a feed. A feed may have a page's document type by mistake."""
    root, page = _ROOT.search(text), _HTML.search(text)
    return page is not None and (root is None or page.start() < root.start())


def mended(text: str, most: int) -> str | None:
    """The feed as well-formed XML with at most its `most` newest entries; None where no feed's root element is in it.

    What stands before the root (document type, warnings of a broken server) is left out. Tags are closed where they
    were not, "&" is escaped where it was not, names of HTML characters become the characters.
    """
    root = _ROOT.search(text)
    if root is None:
        return None
    lower = text.lower()
    is_short = lower.count("item") + lower.count("entry") <= most  # more than there can be entries
    wanted = range(most) if is_short else newest(_dates(text, root.start()), most)
    return "".join(['<?xml version="1.0" encoding="utf-8"?>\n', *_Mending(wanted).pieces(text, root.start())])


def _dates(text: str, start: int) -> list[datetime | None]:
    """When each entry was published or changed last."""
    dates: list[datetime | None] = []
    in_date = False
    read = 0
    for token in _TOKEN.finditer(text, start, start + MOST_CHARACTERS):
        name = token["name"]
        if name is not None:
            local = _local(name)
            if local in _ENTRY and not token["slash"]:
                dates.append(None)
            in_date = bool(dates) and not token["slash"] and local in _DATES and read < _MOST_DATES
            read += in_date
        elif in_date and (said := moment(token["cdata"] or token["text"] or "")):
            dates[-1] = max(said, dates[-1] or said)
    return dates


class _Mending:
    """One pass over the tokens of a feed, with what is open at each. `wanted` are the numbers of its entries."""

    def __init__(self, wanted: Sequence[int]) -> None:
        self._wanted = frozenset(wanted)
        self._last = max(wanted, default=-1)
        self._elements = 0
        self._entries = 0
        self._namespaces = 0
        self._seen: Counter[str] = Counter()  # persons and categories of the entry at hand
        self._left_of_person: int | None = None  # characters that the person at hand may still have
        self._out: list[str] = []
        self._open: list[str] = []

    def pieces(self, text: str, start: int) -> list[str]:
        skipped = ""  # the element that is left out whole
        for token in _TOKEN.finditer(text, start, start + MOST_CHARACTERS):
            name = token["name"]
            is_entry = name is not None and _local(name) in _ENTRY
            begins = is_entry and not token["slash"]
            if (begins and self._entries > self._last) or self._elements > _MOST_ELEMENTS:
                break
            if skipped and not is_entry:
                skipped = "" if name == skipped else skipped
                continue
            skipped = ""
            if begins and not self._begin_entry():
                skipped = "" if token["rest"].endswith("/") else token["name"]
            elif name is None:
                self._write(token)
            elif token["slash"]:
                self._close(name)
            elif _local(name) in _UNREAD_WHOLE or self._is_one_too_many(name):
                skipped = "" if token["rest"].endswith("/") else name
            else:
                self._start(name, token["rest"])
        self._close_to(0)
        return self._out

    def _begin_entry(self) -> bool:
        """Close the entry before; tells whether the one that begins is wanted."""
        self._entries += 1
        self._seen.clear()
        self._close_to(next((i for i, opened in enumerate(self._open) if _local(opened) in _ENTRY), len(self._open)))
        return self._entries - 1 in self._wanted

    def _write(self, token: re.Match[str]) -> None:
        is_cdata = token["cdata"] is not None
        content = token["cdata"] if is_cdata else token["text"]
        if not content or not self._open:
            return
        if self._left_of_person is not None:
            content = content[: self._left_of_person]
            self._left_of_person -= len(content)
        self._out.append(f"<![CDATA[{content}]]>" if is_cdata else _escaped(content))

    def _is_one_too_many(self, name: str) -> bool:
        kind = _KINDS.get(_local(name))
        if kind is None:
            return False
        self._seen[kind] += 1
        return self._seen[kind] > _MOST_PER_ENTRY[kind]

    def _start(self, name: str, rest: str) -> None:
        self._elements += 1
        local, is_empty = _local(name), rest.endswith("/")
        if (
            len(self._open) >= _DEEPEST
            or local in _UNREAD
            or name.lower().replace("_", ":").startswith(_UNREAD_MODULES)
        ):
            return
        self._out.append(f"<{name}{self._attributes(rest)}{'/' if is_empty else ''}>")
        if not is_empty:
            self._open.append(name)
            if _KINDS.get(local) == "person" and self._left_of_person is None:
                self._left_of_person = _LONGEST_PERSON

    def _attributes(self, rest: str) -> str:
        kept: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(rest, 0, _LONGEST_TAG) if "=" in rest else ():
            name = found["name"]
            if name.startswith("xmlns"):
                self._namespaces += 1
                if self._namespaces > _MOST_NAMESPACES:
                    continue
            kept.setdefault(name, found["value"].strip("\"'"))
            if len(kept) == _MOST_ATTRIBUTES:
                break
        return "".join(f' {name}="{_escaped(value).replace(chr(34), "&quot;")}"' for name, value in kept.items())

    def _close(self, name: str) -> None:
        if name in self._open:
            self._close_to(len(self._open) - 1 - self._open[::-1].index(name))

    def _close_to(self, depth: int) -> None:
        """Close everything that is open beyond that depth."""
        self._out.extend(f"</{name}>" for name in reversed(self._open[depth:]))
        del self._open[depth:]
        if self._left_of_person is not None and all(_KINDS.get(_local(name)) != "person" for name in self._open):
            self._left_of_person = None


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _escaped(text: str) -> str:
    """Text in which every "&" begins a reference that XML knows, and every "<" is escaped."""
    if "&" in text:
        text = _REFERENCE.sub(_reference, text)
    return text.replace("<", "&lt;").replace("]]>", "]]&gt;")


def _reference(found: re.Match[str]) -> str:
    name, digits = found["name"], found["decimal"] or found["hexadecimal"]
    if digits:
        number = int(digits, 10 if found["decimal"] else 16) if len(digits) <= 8 else 0
        return found[0] if 0 < number < 0x110000 and not FORBIDDEN_IN_XML.match(chr(number)) else ""
    if name in _OWN_NAMES:
        return found[0]
    known = html5.get(f"{name};") if name else None
    return escape(known, {'"': "&quot;"}) if known else "&amp;" + found[0][1:]
