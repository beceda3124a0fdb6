"""A saved page, or the full text in a feed's entry, -> Article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape

from lxml.html import HtmlElement

from reader.errors import NoArticleError
from reader.ingest.blocks import Reading, compose, dated
from reader.ingest.body import Room, common_ancestor
from reader.ingest.characters import fold
from reader.ingest.decoding import decode
from reader.ingest.lines import Kind, Line
from reader.ingest.markup import parse
from reader.ingest.metadata import read_metadata
from reader.ingest.photos import IMAGES, note_of
from reader.ingest.sites import NO_RULES, SiteRules, chosen, rules_for
from reader.ingest.walk import Walk
from reader.language import language_of
from reader.models import Article, Block, BlockKind

_LEAST_TEXT = 80
_LONGEST_TEASER = 180
_CAPTIONED = (*IMAGES, "figcaption")


def read_page(html: bytes, *, name: str, url: str | None = None, content_type: str = "") -> Article:
    """The article of a page. `name` is what people call the input, `url` where it was fetched from, if it was.

    Raises NoArticleError where the page has no running text and no captioned photo.
    """
    tree = parse(decode(html, content_type))
    metadata = read_metadata(tree, url)
    rules = rules_for(metadata.url or url)
    heading = next(iter(chosen(tree, rules.title)), metadata.heading)
    title = fold("".join(heading.itertext())) if heading is not None and rules.title else metadata.title
    lines = _lines(tree, heading, metadata.url or "", rules)
    bylines = [f"{name} {end}" for name in metadata.authors for end in ("", metadata.source)]
    is_article = metadata.is_article or not _is_index(lines)
    reading = compose(lines, title, bylines=bylines, has_labels=True) if is_article else Reading()
    if not _has_text(reading) and metadata.text:
        told = list(_told(metadata.text))
        captions = [line for line in lines if line.kind in (Kind.CAPTION, Kind.IMAGE)]
        reading = compose([*captions, *told], title)
    if not _has_text(reading) and not any(block.kind is BlockKind.CAPTION for block in reading.blocks):
        raise NoArticleError(
            name, "there is no article on this page; give the page of one article, or paste its text into a .txt file"
        )
    return Article(
        title=title,
        blocks=tuple(reading.blocks),
        url=metadata.url,
        source=metadata.source,
        authors=metadata.authors,
        published=metadata.published or dated(reading.blocks),
        section=metadata.section,
        language=_language(title, reading.blocks, tree.get("lang") or metadata.locale),
        dropped=tuple(reading.dropped),
    )


def read_fragment(html: str, *, title: str, url: str | None) -> Article:
    """The article whose full text a feed's entry carries: all of the text is its body, title and address are given.

    Writers, time and section are the entry's to add. Raises NoArticleError where there are no words in it.
    """
    tree = parse(html)
    title = fold(title)
    body = next(iter(tree.iter("body")), tree)
    reading = compose(Walk(Room(tree, None), tree, body, url or "").run(), title)
    if not reading.blocks:
        raise NoArticleError(title or url or "", "the feed's entry has no text to read; read its page instead")
    return Article(
        title=title,
        blocks=tuple(reading.blocks),
        url=url,
        language=_language(title, reading.blocks),
        dropped=tuple(reading.dropped),
    )


def _lines(tree: HtmlElement, heading: HtmlElement | None, base: str, rules: SiteRules) -> list[Line]:
    """The lines of the part of the page that the article stands in, from its headline or lead photo to its end."""
    room = Room(tree, heading)
    body = next(iter(chosen(tree, rules.body)), None) if rules is not NO_RULES else None
    body = body if body is not None else room.find_body()
    zone = _zone(tree, heading, body)
    walk = Walk(room, zone, body, base, chosen(tree, rules.drop), chosen(tree, rules.caption))
    lines = walk.run()
    last = max((number for number, line in enumerate(lines) if line.inside), default=None)
    return lines if last is None else lines[: last + 1]


def _told(text: str) -> Iterator[Line]:
    """The lines of the text that a page's data tells, which may be markup itself."""
    if "</" in text or "<br" in text:
        tree = parse(text)
        yield from Walk(Room(tree, None), tree, next(iter(tree.iter("body")), tree), "").run()
        return
    yield from (Line(Kind.TEXT, line) for part in unescape(text).splitlines() if (line := fold(part)))


def _zone(tree: HtmlElement, heading: HtmlElement | None, body: HtmlElement | None) -> HtmlElement:
    """What holds headline, lead photo and body. Without a body, what holds the headline and photos."""
    if body is not None and heading is not None:
        return _with_photo(common_ancestor(heading, body))
    if body is not None:
        above = [element for element in body.iterancestors() if element.tag not in ("body", "html")]
        return above[min(2, len(above) - 1)] if above else body
    if heading is not None:
        for above in heading.iterancestors():
            if any(map(_is_shown, above.iter(*_CAPTIONED))):
                return above
    return tree


def _with_photo(zone: HtmlElement) -> HtmlElement:
    """The element, or what is little around it and holds a photo where it holds none."""
    around = [zone, *(above for above in zone.iterancestors() if above.tag not in ("body", "html"))][:3]
    return next((above for above in around if any(map(_is_shown, above.iter(*_CAPTIONED)))), zone)


def _is_shown(element: HtmlElement) -> bool:
    """Whether it is a caption or a photo, and no thumbnail that leads to another page."""
    if element.tag == "figcaption" or note_of(element):
        return True
    return not any(above.tag == "a" for above in element.iterancestors())


def _is_index(lines: Sequence[Line]) -> bool:
    """Whether what was taken for the body is a list of other articles."""
    linked = sum(line.linked and len(line.text.split()) >= 4 for line in lines if line.inside)
    told = [len(line.text) for line in lines if line.inside and not line.linked and len(line.text) >= 40]
    return linked >= 5 and linked >= len(told) and sum(told) < _LONGEST_TEASER * len(told or [1])


def _has_text(reading: Reading) -> bool:
    return sum(len(block.text) for block in reading.blocks if block.kind is not BlockKind.CAPTION) >= _LEAST_TEXT


def _language(title: str, blocks: Sequence[Block], told: str = "") -> str:
    return language_of(" ".join([title, *(block.text for block in blocks)]), told)
