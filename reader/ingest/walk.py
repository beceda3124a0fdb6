"""A page's tree -> its lines in reading order, each with what its markup says of it; nothing is judged yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.ingest import furniture
from reader.ingest.body import BLOCKS, Room
from reader.ingest.characters import fold, has_words, word_set
from reader.ingest.frames import caption_in, frames_photo, in_link, stands_beside_photo
from reader.ingest.lines import Kind, Line
from reader.ingest.photos import IMAGES, is_photo, leads_away, note_of, source_of, words_in

_LINK, _STRONG, _SLANTED, _QUOTED, _DECK, _UNREAD, _CONTROL = (1 << place for place in range(7))
_MARKUP = {
    "a": _LINK, "b": _STRONG, "strong": _STRONG, "em": _SLANTED, "i": _SLANTED, "small": _SLANTED, "cite": _SLANTED,
    "button": _CONTROL, "label": _CONTROL,
}  # fmt: skip
_MARKS = (_LINK, _STRONG, _SLANTED, _QUOTED, _DECK, _UNREAD, _CONTROL)
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_CELLS = word_set("td th")
_SILENT = word_set("head script title")
_LONGEST_CAPTION = 1500
_LONGEST_CREDIT = 120
_LONGEST_SMALL_PRINT = 160
_LONGEST_BEFORE = 400
_LONGEST_LABEL = 3
_DECK_LENGTH = range(40, 400)


class Walk:
    """The walk over `zone`, which holds `body`; images' addresses are resolved against `base`.

    Outside the body only captions, images and a deck are of use. Furniture is passed over before the headline; behind
    it and inside the body its lines are marked `unread`. `dropped` and `captions` are elements that a site's
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
        self._above = self._path | {zone}
        self._bios = set(self._about_writers())
        self._inside = self._begun = False
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
        if (tag in BLOCKS and tag not in _CELLS) or element is self._room.heading:
            self._flush()
        self._inside = self._inside or element is self._body
        if element is self._room.heading:
            self._begin_article()
        unread = element in self._dropped or (element not in self._path and self._room.is_furniture(element))
        if tag in _SILENT or self._is_hidden(element) or self._is_passed_over(element, unread=unread):
            return True
        unread = unread or self._is_small_print(element)
        marks = _MARKUP.get(tag, 0) | _UNREAD * unread
        if marks & _LINK and not leads_away(element):
            marks ^= _LINK
        if element not in self._path:
            marks |= _QUOTED * furniture.is_quote(element) | _DECK * self._is_deck(element)
            self._items += tag == "li"
            if tag in _HEADINGS:
                self._headings.append(max(2, int(tag[1])))
        self._open.append((element, marks))
        self._count(marks, 1)
        self._say(element.text)
        return False

    def _is_passed_over(self, element: HtmlElement, *, unread: bool) -> bool:
        """Whether the element is furniture before the headline, or was a photo or a caption taken in one piece."""
        return not (self._inside or self._begun) if unread else self._taken_whole(element)

    def _begin_article(self) -> None:
        """The headline is here: the few words before it are menus and labels, though the body may hold them too."""
        self._begun = True
        if sum(len(line.text) for line in self.lines if not line.linked) <= _LONGEST_BEFORE:
            for line in self.lines:
                line.inside = line.inside and line.kind in (Kind.CAPTION, Kind.IMAGE)
                line.before = not line.inside

    def _is_small_print(self, element: HtmlElement) -> bool:
        return (
            element.tag not in _HEADINGS
            and element not in self._above
            and (furniture.is_small_print(element) or element in self._bios)
            and self._size(element) <= _LONGEST_SMALL_PRINT
        )

    def _about_writers(self) -> Iterator[HtmlElement]:
        """The boxes around links to the writers' own pages."""
        for link in self._zone.iter("a"):
            if "author" in (link.get("rel") or "").split():
                yield from (
                    above
                    for above in islice(link.iterancestors(), 2)
                    if above.tag in BLOCKS and above not in self._room.spared
                )

    def _is_deck(self, element: HtmlElement) -> bool:
        """Whether the element is the summary: by its name, or as the paragraph beside the headline."""
        if furniture.is_deck(element):
            return True
        heading = self._room.heading
        return (
            heading is not None
            and element.tag == "p"
            and element.getparent() is heading.getparent()
            and self._size(element) in _DECK_LENGTH
            and self._room.prose.own.get(element, 0) > 0
        )

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

    def _is_hidden(self, element: HtmlElement) -> bool:
        return element not in self._path and furniture.is_hidden(element)

    def _taken_whole(self, element: HtmlElement) -> bool:
        """Take a photo or its caption in one piece."""
        if element.tag in IMAGES:
            self._flush()
            self._image(element)
            return True
        if element in self._path or element in self._room.spared or element is self._room.heading:
            return False
        named = self._room.is_caption(element) or element in self._captions
        if element.tag in _HEADINGS and not named:
            return False
        if (named and 0 < self._size(element) <= _LONGEST_CAPTION) or self._frames(element):
            self._caption(element)
            return True
        if furniture.is_credit(element) and 0 < self._size(element) <= _LONGEST_CREDIT and self._is_beside(element):
            self._flush()
            unread = self._counts[_UNREAD] > 0
            self.lines.append(Line(Kind.CAPTION, credit=words_in(element), inside=self._inside, unread=unread))
            return True
        return False

    def _frames(self, element: HtmlElement) -> bool:
        return frames_photo(element, self._size(element), self._above, before=not self._inside)

    def _is_beside(self, element: HtmlElement) -> bool:
        if furniture.is_picture(element):  # "img-credit" says itself what it is
            return True
        return stands_beside_photo(element, self._above) and (
            self._room.prose.size.get(element.getparent(), 0) <= _LONGEST_CAPTION
        )

    def _size(self, element: HtmlElement) -> int:
        return self._room.prose.size.get(element, 0) if element.tag in BLOCKS else len(words_in(element))

    def _caption(self, element: HtmlElement) -> None:
        """A caption in one piece, its images before it."""
        self._flush()
        for image in element.iter(*IMAGES):
            self._image(image, framed=True)
        line = caption_in(element, self._room)
        line.inside, line.unread = self._inside, self._counts[_UNREAD] > 0
        self.lines.append(line)

    def _image(self, image: HtmlElement, *, framed: bool = False) -> None:
        note = note_of(image)
        if self._counts[_UNREAD] and not self._inside:
            return
        if not note and not (is_photo(image) and (framed or not in_link(image, self._above))):
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
            read = [(said, marks) for said, marks in line if not marks & _CONTROL]
            if self._line(read, joins=not fresh and breaks == 1):
                fresh, breaks = False, 0
            if len(read) < len(line):
                self._line([(said, marks) for said, marks in line if marks & _CONTROL], joins=False)
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
                linked=_all(parts, _LINK) or _labels_link(parts),
                strong=_all(parts, _STRONG),
                slanted=_all(parts, _SLANTED),
                quoted=bool(here & _QUOTED),
                deck=bool(here & _DECK),
                unread=_all(parts, _UNREAD),
                inside=self._inside,
                before=not (self._inside or self._begun),
            )
        )
        return True


def _labels_link(parts: list[tuple[str, int]]) -> bool:
    """Whether a few words and a colon stand before a link of several words, and nothing behind it."""
    links = [bool(marks & _LINK) for text, marks in parts if has_words(text)]
    label = fold("".join(text for text, marks in parts if not marks & _LINK))
    title = fold("".join(text for text, marks in parts if marks & _LINK))
    return (
        links == sorted(links)
        and label.endswith(":")
        and len(label.split()) <= _LONGEST_LABEL
        and len(title.split()) > _LONGEST_LABEL
    )


def _all(parts: list[tuple[str, int]], mark: int) -> bool:
    """Whether all words stand under the mark."""
    return all(marks & mark for text, marks in parts if has_words(text))
