"""What belongs to a photo on a page: the frame around it, the caption in one piece, the credit beside it."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.ingest import furniture
from reader.ingest.body import BLOCKS, Room
from reader.ingest.captions import is_speech
from reader.ingest.characters import fold, has_words, word_set
from reader.ingest.lines import Kind, Line
from reader.ingest.photos import IMAGES, is_photo, leads_away, set_apart, words_in

_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_AROUND = word_set("a picture center")
_LONGEST_FRAMED = 700
_LONGEST_UNNAMED = 350
_MOST_FRAMED = 60
_FEWEST_WORDS = 5
_RUNNING = word_set("p li br button")


def frames_photo(element: HtmlElement, size: int, above: Collection[HtmlElement], *, before: bool) -> bool:
    """Whether the element is a photo's frame with nothing in it but the photo and words about it.

    A frame is named as one, or is a table; before the body it may be anything that holds the photo itself, in it a
    division without paragraphs. `size` is
    how many letters it has; `above` are the elements around the whole article.
    """
    is_table = element.tag == "table"
    is_named = is_table or furniture.is_picture(element)
    is_box = element.tag in BLOCKS if before else element.tag == "div" and size <= _LONGEST_UNNAMED
    holds = is_box and any(map(_shows_photo, islice(element, _MOST_FRAMED)))
    if not (is_named or holds) or not 0 < size <= _LONGEST_FRAMED:
        return False
    inner = list(islice(element.iter(etree.Element), _MOST_FRAMED + 1))
    photos = [e for e in inner if e.tag in IMAGES]
    if len(inner) > _MOST_FRAMED or len(photos) != 1 or not is_photo(photos[0]) or in_link(element, above):
        return False
    if _tells_of_writer(element, is_named=is_named) or (element.tag != "figure" and is_speech(words_in(element))):
        return False
    linked = in_link(photos[0], above)
    if (linked and not is_named) or ((linked or not is_named) and any(map(_is_worded_link, inner))):
        return False
    if not (is_named or before) and (any(e.tag in _RUNNING for e in inner) or not _tells(element)):
        return False
    return not any(
        e is not element
        and (furniture.is_caption(e) or e.tag in _HEADINGS or e in above or (is_table and e.tag == "table"))
        for e in inner
    )


def _tells_of_writer(element: HtmlElement, *, is_named: bool) -> bool:
    """Whether the photo is by its frame's name a portrait of who wrote the article."""
    return not is_named and furniture.is_small_print(element)


def _tells(element: HtmlElement) -> bool:
    """Whether the words say more than a name."""
    return len(words_in(element).split()) >= _FEWEST_WORDS and not fold(element.text or "")


def stands_beside_photo(element: HtmlElement, above: Collection[HtmlElement]) -> bool:
    """Whether a photo stands in the element's parent, which is not all of the article."""
    parent = element.getparent()
    return (
        parent is not None
        and parent not in above
        and any(other.tag in IMAGES and is_photo(other) for other in islice(parent.iter(), _MOST_FRAMED))
    )


def in_link(image: HtmlElement, above: Collection[HtmlElement]) -> bool:
    """Whether the image is the thumbnail of another page; no element of `above` is asked, nor any above it."""
    for outer in image.iterancestors():
        if outer in above:
            return False
        if outer.tag == "a":
            return leads_away(outer)
    return False


def caption_in(element: HtmlElement, room: Room) -> Line:
    """The element's words as a caption, a line for each of its own; its credit apart as far as the markup says."""
    said, credits_ = list[str](), list[str]()
    steps = etree.iterwalk(element, events=("start", "end"))
    for event, inner in steps:
        text = inner.text if event == "start" else (inner.tail if inner is not element else None)
        if event == "start" and inner is not element:
            if room.is_furniture(inner) and not furniture.is_credit(inner):
                steps.skip_subtree()
                continue
            if credit := set_apart(inner):
                credits_.append(credit)
                steps.skip_subtree()
                continue
        if inner is not element and _parts_lines(inner, event):
            said.append("\n")
        said.append((text or "").replace("\n", " "))
    lines = [fold(line) for line in re.sub(r":\s*\n\s*", ": ", "".join(said)).split("\n")]
    return Line(Kind.CAPTION, "\n".join(line for line in lines if line), credit=" ".join(credits_))


def _parts_lines(inner: HtmlElement, event: str) -> bool:
    """Whether a line of the caption ends here: at a block, a break, or where one element touches the next."""
    if inner.tag in BLOCKS or event == "end":
        return inner.tag in BLOCKS
    before = inner.getprevious()
    touches = before is not None and not before.tail and (before.tag == "span" or before.tag in IMAGES)
    return inner.tag == "br" or (inner.tag == "span" and touches)


def _shows_photo(child: HtmlElement) -> bool:
    return child.tag in IMAGES or (child.tag in _AROUND and len(child) > 0 and child[0].tag in IMAGES)


def _is_worded_link(element: HtmlElement) -> bool:
    return element.tag == "a" and leads_away(element) and has_words(words_in(element))
