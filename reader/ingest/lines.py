"""A page's tree -> its lines in reading order, each with what its markup says of it; nothing is judged yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.ingest import furniture
from reader.ingest.body import BLOCKS, Room
from reader.ingest.characters import fold, has_words, word_set
from reader.ingest.photos import IMAGES, is_photo, leads_away, note_of, set_apart, source_of, words_in

_LINK, _STRONG, _SLANTED, _QUOTED, _DECK, _UNREAD = (1 << place for place in range(6))
_MARKUP = {
    "a": _LINK, "b": _STRONG, "strong": _STRONG, "em": _SLANTED, "i": _SLANTED, "small": _SLANTED, "cite": _SLANTED,
}  # fmt: skip
_MARKS = (_LINK, _STRONG, _SLANTED, _QUOTED, _DECK, _UNREAD)
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_CELLS = word_set("td th")
_SILENT = word_set("head script title")
_LONGEST_CAPTION = 1500
_LONGEST_FRAMED = 700
_LONGEST_CREDIT = 120
_MOST_FRAMED = 60


class Kind(Enum):
    """What a line is by its markup."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    CAPTION = auto()
    IMAGE = auto()


@dataclass(slots=True)
class Line:
    """One line of a page or a text, as it came.

    `joins`: only a single line break divides it from the line before. `linked`: all of it is a link to elsewhere.
    `inside`: it stands in the article's body. `image`, `alt` and `note` (a caption that stands in an attribute) belong
    to images; `credit` to captions whose markup sets it apart.
    """

    kind: Kind
    text: str = ""
    level: int = 2
    joins: bool = False
    linked: bool = False
    strong: bool = False
    slanted: bool = False
    quoted: bool = False
    deck: bool = False
    unread: bool = False
    inside: bool = True
    credit: str = ""
    image: str | None = None
    alt: str = ""
    note: str = ""


class Walk:
    """The walk over `zone`, which holds `body`; images' addresses are resolved against `base`.

    Outside the body only captions, images and a deck are of use; furniture is passed over there, and inside the
    body its lines are marked `unread`. `dropped` and `captions` are elements that a site's
    rules leave out or call captions.
    """

    def __init__(
        self,
        room: Room,
        zone: HtmlElement,
        body: HtmlElement | None,
        base: str,
        dropped: Iterable[HtmlElement] = (),
        captions: Iterable[HtmlElement] = (),
    ) -> None:
        self.lines: list[Line] = []
        self._room, self._zone, self._body, self._base = room, zone, body, base
        self._dropped, self._captions = frozenset(dropped), frozenset(captions)
        self._path = {body, *body.iterancestors()} if body is not None else {zone}
        self._inside = False
        self._open: list[tuple[HtmlElement, int]] = []
        self._counts = dict.fromkeys(_MARKS, 0)
        self._headings: list[int] = []
        self._items = 0
        self._parts: list[tuple[str, int]] = []

    def run(self) -> list[Line]:
        """The lines."""
        steps = etree.iterwalk(self._zone, events=("start", "end"))
        for event, element in steps:
            if event == "end":
                self._end(element)
            elif self._begin(element):
                steps.skip_subtree()
        self._flush()
        return self.lines

    def _begin(self, element: HtmlElement) -> bool:
        """Open the element; whether all that is in it has been dealt with."""
        tag = element.tag
        if tag in BLOCKS and tag not in _CELLS:
            self._flush()
        self._inside = self._inside or element is self._body
        unread = element in self._dropped or (element not in self._path and self._room.is_furniture(element))
        if tag in _SILENT or (unread and not self._inside) or (not unread and self._is_done(element)):
            return True
        marks = _MARKUP.get(tag, 0) | _UNREAD * unread
        if marks & _LINK and not leads_away(element):
            marks ^= _LINK
        if element not in self._path:
            marks |= _QUOTED * furniture.is_quote(element) | _DECK * furniture.is_deck(element)
            self._items += tag == "li"
            if tag in _HEADINGS:
                self._headings.append(max(2, int(tag[1])))
        self._open.append((element, marks))
        self._count(marks, 1)
        self._say(element.text)
        return False

    def _end(self, element: HtmlElement) -> None:
        """Close the element, where it was opened, and go on with the text behind it."""
        if element.tag in BLOCKS and element.tag not in _CELLS:
            self._flush()
        if element.tag == "br":
            self._parts.append(("\n", 0))
        elif element.tag in _CELLS:
            self._parts.append((" ", 0))
        if self._open and self._open[-1][0] is element:
            self._count(self._open.pop()[1], -1)
            if element not in self._path:
                self._items -= element.tag == "li"
                if element.tag in _HEADINGS:
                    self._headings.pop()
        self._inside = self._inside and element is not self._body
        if element is not self._zone:
            self._say(element.tail)

    def _count(self, marks: int, step: int) -> None:
        for mark in _MARKS:
            if marks & mark:
                self._counts[mark] += step

    def _marks(self) -> int:
        return sum(mark for mark in _MARKS if self._counts[mark])

    def _say(self, text: str | None) -> None:
        if text:
            self._parts.append((text.replace("\n", " "), self._marks()))

    def _is_done(self, element: HtmlElement) -> bool:
        """Whether the element is not shown, or was a photo or a caption that has been taken in one piece."""
        return self._is_hidden(element) or self._taken_whole(element)

    def _is_hidden(self, element: HtmlElement) -> bool:
        return element not in self._path and furniture.is_hidden(element)

    def _taken_whole(self, element: HtmlElement) -> bool:
        """Take a photo or its caption in one piece."""
        if element.tag in IMAGES:
            self._flush()
            self._image(element)
            return True
        if element in self._path or self._holds_heading(element):
            return False
        named = furniture.is_caption(element) or element in self._captions
        if (named and 0 < self._size(element) <= _LONGEST_CAPTION) or self._frames_photo(element):
            self._caption(element)
            return True
        if furniture.is_credit(element) and 0 < self._size(element) <= _LONGEST_CREDIT and self._beside_photo(element):
            self._flush()
            self.lines.append(Line(Kind.CAPTION, credit=words_in(element), inside=self._inside))
            return True
        return False

    def _size(self, element: HtmlElement) -> int:
        return self._room.prose.size.get(element, 0) if element.tag in BLOCKS else len(words_in(element))

    def _holds_heading(self, element: HtmlElement) -> bool:
        return element.tag in _HEADINGS or element in self._room.spared

    def _frames_photo(self, element: HtmlElement) -> bool:
        """Whether the element is a photo's frame with nothing in it but the photo and words about it.

        A frame is named as one, or is a table; before the body it may be anything that holds the photo itself.
        """
        is_table = element.tag == "table"
        is_named = is_table or furniture.is_picture(element)
        is_before = (
            not self._inside
            and element.tag in BLOCKS
            and any(child.tag in IMAGES for child in islice(element, _MOST_FRAMED))
        )
        if not (is_named or is_before) or not 0 < self._size(element) <= _LONGEST_FRAMED:
            return False
        inner = list(islice(element.iter(etree.Element), _MOST_FRAMED + 1))
        photos = [e for e in inner if e.tag in IMAGES]
        if len(inner) > _MOST_FRAMED or len(photos) != 1 or not is_photo(photos[0]) or self._in_link(element):
            return False
        if (not is_named or self._in_link(photos[0])) and any(map(_is_worded_link, inner)):
            return False
        return not any(
            e is not element
            and (furniture.is_caption(e) or e.tag in _HEADINGS or e in self._path or (is_table and e.tag == "table"))
            for e in inner
        )

    def _beside_photo(self, element: HtmlElement) -> bool:
        parent = element.getparent()
        return (
            parent is not None
            and parent not in self._path
            and any(element.tag in IMAGES and is_photo(element) for element in islice(parent.iter(), _MOST_FRAMED))
            and self._room.prose.size.get(parent, 0) <= _LONGEST_CAPTION
        )

    def _caption(self, element: HtmlElement) -> None:
        """A caption, its words and its credit told apart as far as the markup does; its images before it."""
        self._flush()
        for image in element.iter(*IMAGES):
            self._image(image, framed=True)
        said, credits_ = list[str](), list[str]()
        steps = etree.iterwalk(element, events=("start", "end"))
        for event, inner in steps:
            text = inner.text if event == "start" else (inner.tail if inner is not element else None)
            if event == "start" and inner is not element:
                if self._room.is_furniture(inner) and not furniture.is_credit(inner):
                    steps.skip_subtree()
                    continue
                if credit := set_apart(inner):
                    credits_.append(credit)
                    steps.skip_subtree()
                    continue
                if inner.tag in BLOCKS or inner.tag == "br":
                    said.append("\n")
            said.append((text or "").replace("\n", " "))
        lines = [fold(line) for line in "".join(said).split("\n")]
        self.lines.append(
            Line(
                Kind.CAPTION,
                "\n".join(line for line in lines if line),
                credit=" ".join(credits_),
                inside=self._inside,
                unread=self._counts[_UNREAD] > 0,
            )
        )

    def _image(self, image: HtmlElement, *, framed: bool = False) -> None:
        note = note_of(image)
        if not note and not (is_photo(image) and (framed or not self._in_link(image))):
            return
        self.lines.append(
            Line(
                Kind.IMAGE,
                image=source_of(image, self._base),
                alt=fold(image.get("alt") or ""),
                note=note,
                inside=self._inside,
                unread=self._counts[_UNREAD] > 0,
            )
        )

    def _in_link(self, image: HtmlElement) -> bool:
        """Whether the image is the thumbnail of another page."""
        for above in image.iterancestors():
            if above is self._zone or above in self._path:
                return False
            if above.tag == "a":
                return leads_away(above)
        return False

    def _flush(self) -> None:
        """Make lines of what was said since the last break: one `br` joins, two or more part."""
        parts, self._parts = self._parts, []
        if not parts:
            return
        line, breaks, fresh = list[tuple[str, int]](), 0, True
        for text, flags in [*parts, ("\n", 0)]:
            if text != "\n":
                line.append((text, flags))
                continue
            if self._line(line, joins=not fresh and breaks == 1):
                fresh, breaks = False, 0
            breaks += 1
            line = []

    def _line(self, parts: list[tuple[str, int]], *, joins: bool) -> bool:
        text = fold("".join(text for text, _ in parts))
        if not has_words(text):
            return False
        here = self._marks()
        kind = Kind.HEADING if self._headings else Kind.ITEM if self._items else Kind.TEXT
        self.lines.append(
            Line(
                kind,
                text,
                level=self._headings[-1] if self._headings else 2,
                joins=joins,
                linked=_all(parts, _LINK),
                strong=_all(parts, _STRONG),
                slanted=_all(parts, _SLANTED),
                quoted=bool(here & _QUOTED),
                deck=bool(here & _DECK),
                unread=bool(here & _UNREAD),
                inside=self._inside,
            )
        )
        return True


def _is_worded_link(element: HtmlElement) -> bool:
    return element.tag == "a" and leads_away(element) and has_words(words_in(element))


def _all(parts: list[tuple[str, int]], mark: int) -> bool:
    """Whether all words stand under the mark."""
    return all(marks & mark for text, marks in parts if has_words(text))
