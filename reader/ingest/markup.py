"""HTML from anybody -> one lxml tree, whatever the HTML was made to do.

libxml2 gives up at 256 levels and at 10 MB of text, and takes quadratic time over the attributes of one tag. So the
markup goes through one linear pass first that holds each of them below what the parser stands. Its stricter limits
(`huge_tree` off) stay on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import cast

from lxml import etree
from lxml.html import HtmlElement

from reader.ingest.characters import word_set

_DEEPEST = 180
_MOST_ATTRIBUTES = 150
_LONGEST_TEXT = 500_000

_TAG = re.compile(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^"'>]++|"[^"]*+"|'[^']*+')*+)>""")
_LOOSE_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)([^>]*+)>")
_TAG_OPENS = re.compile("</?[a-zA-Z]")
_LANG = re.compile(r"""<html\b[^<>]{0,500}?\blang\s*=\s*["']?([a-z]{2,3}\b)""", re.IGNORECASE)
_LANG_WITHIN = 20_000
_ATTRIBUTE = re.compile(r"""[^\s=/"'>]++(?:\s*=\s*(?:"[^"]*+"|'[^']*+'|[^\s"'>]++))?""")
_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_SILENT = word_set("script style noscript template svg math iframe object textarea select")
_SELF_ENDING = word_set("dd dt li option td th tr")
_BREAKS = word_set("article blockquote div h1 h2 h3 h4 h5 h6 li ol p section table td tr ul")


def parse(html: str) -> HtmlElement:
    """The page's tree, root `html`; scripts (but JSON-LD), styles, comments and embedded documents left out.

    Time is linear in the text's length. An input without markup gives a tree without elements of interest.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    lang = _LANG.search(html, 0, _LANG_WITHIN)
    parser.feed(f'<!DOCTYPE html><html lang="{lang[1] if lang else ""}">'.encode())
    for portion in _portions(_Bounded(html).pieces()):
        parser.feed(portion.encode("utf-8", "replace"))
    return cast(HtmlElement, parser.close())


class _Bounded:
    """The markup in pieces: nesting, attributes and runs of text held within what libxml2 stands."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._at = 0
        self._open: list[tuple[str, bool]] = []
        self._count: dict[str, int] = {}
        self._quotes_close = True
        self._unclosed: set[str] = set()

    def pieces(self) -> Iterator[str]:
        html = self._html
        while self._at < len(html):
            start = html.find("<", self._at)
            yield from _parted(html[self._at : start if start >= 0 else len(html)])
            if start < 0:
                break
            yield self._markup(start)

    def _markup(self, start: int) -> str:
        html = self._html
        if html.startswith("<!--", start):
            return self._skip(html.find("-->", start + 4), 3)
        if html.startswith(("<!", "<?"), start):
            return self._skip(html.find(">", start), 1)
        tag = self._match(start)
        if tag is None:
            return "&lt;"
        self._at = tag.end()
        name = tag[2].lower()
        return self._close(name) if tag[1] else self._element(tag, name)

    def _element(self, tag: re.Match[str], name: str) -> str:
        if name in _SILENT:
            return self._silent(tag, name)
        return self._tag(name, tag[3]) if name in _VOID else self._opened(name, tag[3])

    def _match(self, start: int) -> re.Match[str] | None:
        """The tag that begins here; where there is none, one character has been passed, or all where none can follow.

        A quotation mark left open to the end would make every later look run to the end again: so one look tells.
        """
        html = self._html
        tag = _TAG.match(html, start) if self._quotes_close else None
        if tag is None:
            self._at = start + 1
            if _TAG_OPENS.match(html, start):
                self._quotes_close = False
                tag = _LOOSE_TAG.match(html, start)
                self._at = len(html) if tag is None else self._at
        return tag

    def _skip(self, found: int, length: int) -> str:
        self._at = found + length if found >= 0 else len(self._html)
        return ""

    def _silent(self, tag: re.Match[str], name: str) -> str:
        """Past the element whose content is not for reading; JSON-LD is kept."""
        end = None
        if name not in self._unclosed:
            end = re.compile(rf"</{name}\b[^>]*+>?", re.IGNORECASE).search(self._html, self._at)
        if end is None:
            self._unclosed.add(name)
            if name not in ("script", "style"):
                return ""
        content = self._html[self._at : end.start() if end else len(self._html)]
        self._at = end.end() if end else len(self._html)
        if name == "script" and "ld+json" in tag[3].lower():
            return f'<script type="application/ld+json">{content}</script>'
        return ""

    def _opened(self, name: str, attributes: str) -> str:
        if self._open and _implied_end(self._open[-1][0], name):
            self._count[self._open.pop()[0]] -= 1
        shown = len(self._open) < _DEEPEST
        self._open.append((name, shown))
        self._count[name] = self._count.get(name, 0) + 1
        if shown:
            return self._tag(name, attributes)
        return "<br><br>" if name in _BREAKS else ""

    def _close(self, name: str) -> str:
        if not self._count.get(name):
            return ""
        while True:
            opened, shown = self._open.pop()
            self._count[opened] -= 1
            if opened == name:
                return f"</{name}>" if shown else ""

    def _tag(self, name: str, attributes: str) -> str:
        if len(attributes) > 1000:
            first = islice(_ATTRIBUTE.finditer(attributes), _MOST_ATTRIBUTES)
            attributes = " " + " ".join(match[0] for match in first)
        return f"<{name}{attributes}>"


def _implied_end(opened: str, name: str) -> bool:
    """Whether opening the second element ends the first without a tag (HTML, "optional tags"), in the common cases."""
    if opened == "p":
        return name in _BREAKS
    return opened == name and name in _SELF_ENDING


def _parted(text: str) -> Iterator[str]:
    """The text, cut by an element that shows nothing wherever one run would be too long for the parser."""
    for start in range(0, len(text), _LONGEST_TEXT):
        yield "<wbr>" * (start > 0) + text[start : start + _LONGEST_TEXT]


def _portions(pieces: Iterator[str]) -> Iterator[str]:
    """The pieces joined to what the parser is best fed with: below its limit, far above a tag's length."""
    held, length = list[str](), 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length >= _LONGEST_TEXT:
            yield "".join(held)
            held, length = [], 0
    yield "".join(held)
