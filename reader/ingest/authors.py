"""Who wrote an article: names on the page and in its metadata, without editors, offices and the publisher itself."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.ingest import furniture
from reader.ingest.characters import fold, gathered, key, word_set

_WRITER = (
    r"penulis|reporter|pewarta|wartawan|jurnalis|oleh|laporan|kontributor|author|writer|rep|by|(?:posted|written)\s+by"
    r"|di(?:tulis|posting|poskan)\s+oleh"
)
_EDITOR = r"editor|red|redaktur|penyunting|redaksi|penerjemah|uploader"
_LABEL = re.compile(
    rf"(?:(?P<writer>{_WRITER})|(?P<editor>{_EDITOR}))\s*[:|/]\s*|(?:(?:written\s+|posted\s+)?by|(?:(?:teks|naskah|di(?:tulis|posting|poskan))\s+)?oleh)\s+(?=[A-Z])"
    r"|(?:penulis|reporter|author),\s+(?=(?-i:[A-Z]\S*(?:\s[A-Z]\S*){0,3})$)",
    re.IGNORECASE,
)
_LABEL_ALONE = re.compile(rf"(?:(?P<writer>{_WRITER})|(?P<editor>{_EDITOR}))\s*:?", re.IGNORECASE)
_NEXT_LABEL = re.compile(
    rf"\b(?:{_WRITER}|{_EDITOR})\s*[:|]|\bfoto\s+oleh\b|\s(?:pada|on)\s+\d|\s[|–—-]\s", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]*){1,3}")
_OFFICE = re.compile(
    r"(?:kontributor|wartawan|reporter|koresponden|jurnalis|penulis)\s+[^,]{2,40},\s*|(?:kontributor|wartawan|reporter)\s+",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r".*(?:\.(?:com|co\.id|id|net)\b|^pt\b|://|@|\d"
    r"|\b(?:redaksi|tim liputan|cyber media|media baru|online|news|editor)\b)"
    r"|(?:penulis|reporter|jurnalis|tim|author|writer|pewarta|by|oleh|admin\s*web|informasi\s+artikel)$",
    re.IGNORECASE,
)
_BYLINE = word_set("author penulis reporter byline pewarta jurnalis nmreporter writer postinfo wartawan oleh")
_BETWEEN = word_set("| , & / dan ;")
_NAMES = word_set("name names nama")
_CELL = word_set("td li dd h6 span div p address")
_LONGEST_NAME = 60
_LONGEST_BYLINE = 160
_MOST_AUTHORS = 6


class Bylines(NamedTuple):
    """The names on a page: writers that a label calls so, the first byline, editors."""

    writers: tuple[str, ...]
    byline: tuple[str, ...]
    editors: tuple[str, ...]


def people(told: object, source: str | None) -> tuple[str, ...]:
    """The persons' names in what metadata says: a string, an object with a `name`, or a list of either."""
    if isinstance(told, list):
        found = [name for one in told[:20] for name in people(one, source)]
    elif isinstance(told, dict):
        kind = told.get("@type")
        found = [] if kind == "Organization" else list(people(told.get("name"), source))
    elif isinstance(told, str):
        found = [name for part in re.split(r"\s*(?:[;|]|,|\bdan\b|&)\s+", _person(told)) if (name := _person(part))]
    else:
        found = []
    names = {key(name): name for name in found if _is_person(name, source)}
    return tuple(names.values())[:_MOST_AUTHORS]


def written_by(tree: HtmlElement, source: str | None) -> Bylines:
    """The names that the page itself shows, by label ("Penulis: …") or in what its markup calls a byline."""
    writers, editors, byline = list[str](), list[str](), tuple[str, ...]()
    label = ""
    for element in tree.iter(etree.Element):
        if element.tag in ("script", "style", "title", "meta") or len(element) > 12:
            continue
        text = gathered((f"{text} " for text in element.itertext()), _LONGEST_BYLINE) if _is_small(element) else ""
        if not text or len(text) > _LONGEST_BYLINE:
            continue
        lone = _LABEL_ALONE.fullmatch(text)
        if lone:
            label = "writer" if lone["writer"] else "editor"
            continue
        if label and text.startswith(":"):
            (writers if label == "writer" else editors).extend(people(text.lstrip(": "), source))
        label = label if not text.strip(": ") else ""
        text = (
            next((part for part in text.split(" | ")[1:] if _LABEL.match(part)), text)
            if not _LABEL.match(text)
            else text
        )
        found = _LABEL.match(text)
        if found and element.tag in _CELL | {"a", "strong", "b", "em", "i", "font"}:
            told = _linked(element, text) or _labelled(text, found)
            (editors if found["editor"] else writers).extend(people(told, source))
        elif not byline and not found and _is_byline(element):
            if _is_editors(element):
                editors.extend(people(_byline(element, text), source))
            else:
                byline = people(_byline(element, text), source)
        elif not byline and source and (name := _NAME_BEFORE.fullmatch(text.removesuffix(f" ({source})"))):
            byline = people(name[0], source) if text.endswith(")") else ()
    return Bylines(_distinct(writers), byline, _distinct(editors))


def _distinct(names: list[str]) -> tuple[str, ...]:
    return tuple({key(name): name for name in names}.values())[:_MOST_AUTHORS]


def writers_in(line: str) -> tuple[str, ...]:
    """The writers that a line of a text names behind a label ("Penulis: Rina Lestari")."""
    found = _LABEL.match(line)
    return people(_labelled(line, found), None) if found and not found["editor"] else ()


def _labelled(text: str, label: re.Match[str]) -> str:
    """What stands behind the label, up to the next one ("Penulis: Rina Editor: Budi")."""
    following = _NEXT_LABEL.search(text, label.end())
    return text[label.end() : following.start() if following else len(text)]


def _linked(element: HtmlElement, text: str) -> list[object]:
    """The names where each is a link of its own and nothing but a label stands before them."""
    names = [name for link in islice(element.iter("a"), 2 * _MOST_AUTHORS) if (name := fold("".join(link.itertext())))]
    return list(names) if len(names) > 1 and text.endswith(" ".join(names)) else []


def _is_small(element: HtmlElement) -> bool:
    return sum(1 for _ in zip(range(14), element.iterdescendants(), strict=False)) < 13


def _is_byline(element: HtmlElement) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") in ("author", "creator"):
        return bool(element.tag != "link")
    words = furniture.words_of(element)
    named = not _BYLINE.isdisjoint(words) or ("credit" in words and not _NAMES.isdisjoint(words))
    return named and not _beside_photo(element)


def _is_editors(element: HtmlElement) -> bool:
    """Whether the word "Editor" stands beside the name, or all around it is only the name and that word."""
    outer = element.getparent() if element.getnext() is None else None
    parts = [fold(part) for around in (element, outer) if around is not None for part in around.itertext()]
    labels = [found for part in parts if (found := _LABEL_ALONE.fullmatch(part))]
    return len(parts) <= 8 and bool(labels) and all(label["editor"] for label in labels)


def _beside_photo(element: HtmlElement) -> bool:
    """Whether the element is the credit of a photo rather than the article's byline."""
    return any(
        furniture.is_caption(above) or furniture.is_picture(above) for above in [element, *element.iterancestors()][:3]
    )


def _byline(element: HtmlElement, text: str) -> str:
    """The name in a byline: where several parts follow each other, the first ("Dewi Kania" before "Jurnalis"),
    or all that "|" and the like divide.
    """
    named = re.search(r"\b(?:by|oleh)\s+([A-Z][^|,]{1,50})", text)
    if named:
        return named[1]
    parts = [name for part in element.itertext() if (name := fold(part)) and not _LABEL_ALONE.fullmatch(name)]
    names = parts[:1]
    for between, name in zip(parts[1::2], parts[2::2], strict=False):
        if between not in _BETWEEN or not _NAME_BEFORE.fullmatch(name):
            break
        names.append(name)
    return " | ".join(names) or text


def _person(text: str) -> str:
    name = fold(text).strip(" :-–—/|,.()")
    name = re.sub(r"^(?:oleh|by|penulis|reporter|pewarta)\s*:?\s+", "", name, flags=re.IGNORECASE)
    return _OFFICE.sub("", name, count=1).split(" - ")[0].strip(" :-–—/|,")


def _is_person(name: str, source: str | None) -> bool:
    if not 2 < len(name) <= _LONGEST_NAME or len(name.split()) > 6 or _NOBODY.match(name):
        return False
    is_office = key(source or "") in (key(name), key(name.partition(" ")[2]))
    return not is_office and any(c.isalpha() for c in name)
