"""An article's headline: what the page shows, recognised by what its metadata says, without the site's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from reader.ingest import furniture
from reader.ingest.characters import fold, gathered, key, word_set

_SEPARATOR = re.compile(r"\s+(?:[|»·•–—]|-{1,2}|::)\s+|\s*::\s*")
_SITE = re.compile(
    r".*(?:\.(?:com|co\.id|id|net|org|tv)\b)|.*\b(?:news|online|indonesia|tempo|antara|kompas|detik|okezone|republika|"
    r"tribun|merdeka|kumparan|liputan6|sindo|viva|kapanlagi|berita)\b",
    re.IGNORECASE,
)
_HEADING_WORDS = word_set("title judul jdl headline heading")
_LARGE = word_set("4 5 6 7 +1 +2 +3 +4")
_BARE = ("b", "strong", "font", "big", "span", "div", "td", "p", "center", "h4", "h5")
_LONGEST = 300
_MOST_HEADINGS = 1000


class Headline(NamedTuple):
    """The headline, and the element that shows it (None where only metadata tells it)."""

    text: str
    element: HtmlElement | None


def find_headline(tree: HtmlElement, told: Sequence[str], names: Iterable[str]) -> Headline:
    """The headline of a page whose metadata tells it so (most trusted first) and whose site has these names.

    What the page shows goes before metadata, which shortens and decorates it; a heading that no metadata knows is
    taken only where there is no metadata at all.
    """
    sites = {key(name) for name in names if key(name)}
    cleaned = [title for text in told if (title := without_site(text, sites))]
    shown = [(gathered(element.itertext(), _LONGEST), element) for element in _headings(tree)]
    shown = [(text, element) for text, element in shown if 0 < len(text) <= _LONGEST]
    for agree in (_equal, _within, _around):
        for title in cleaned:
            for text, element in shown:
                if agree(key(text), key(title)):
                    return Headline(without_site(text, sites), element)
    if cleaned and (found := _bare(tree, cleaned)):
        return found
    if not any(told[:-1]) and not shown and (large := _large(tree)) is not None:
        return Headline(without_site(fold("".join(large.itertext())), sites), large)
    first = _lone_heading(shown) if not cleaned else _named_heading(shown) if not any(told[:-1]) else None
    if first:
        return Headline(without_site(first[0], sites), first[1])
    return Headline(cleaned[0] if cleaned else "", None)


def _bare(tree: HtmlElement, cleaned: Sequence[str]) -> Headline | None:
    """The headline in pages that mark none: a piece of a title ("HARIAN POS - …") that stands by itself on the page."""
    parts = {key(part) for title in cleaned for part in [title, *_SEPARATOR.split(title)] if len(part.split()) >= 3}
    for element in tree.iter(*_BARE):
        own = (element.text or "").strip()
        if 0 < len(own) <= _LONGEST and key(own) in parts and not any(a.tag == "a" for a in element.iterancestors()):
            return Headline(fold(own), element)
    return None


def _large(tree: HtmlElement) -> HtmlElement | None:
    """The first words in large type, in pages that know neither headings nor metadata."""
    for element in tree.iter("font"):
        if (element.get("size") or "").strip() in _LARGE and not any(a.tag == "a" for a in element.iterancestors()):
            text = gathered(element.itertext(), _LONGEST)
            if len(text) <= _LONGEST and len(text.split()) >= 3:
                return element
    return None


def _named_heading(shown: Sequence[tuple[str, HtmlElement]]) -> tuple[str, HtmlElement] | None:
    """The first element that its markup calls a headline, links left out."""
    return next(((text, e) for text, e in shown if len(text.split()) >= 4 and _rank(e) < 10 and _is_named(e)), None)


def _is_named(element: HtmlElement) -> bool:
    named = not _HEADING_WORDS.isdisjoint(furniture.words_of(element))
    return element.tag == "h1" or element.get("itemprop") == "headline" or named


def _lone_heading(shown: Sequence[tuple[str, HtmlElement]]) -> tuple[str, HtmlElement] | None:
    """The first main heading that is more than a name, or else the only one there is."""
    main = [(text, element) for text, element in shown if element.tag == "h1"]
    return next(
        ((text, element) for text, element in main if len(text.split()) >= 3), main[0] if len(main) == 1 else None
    )


def without_site(text: str, sites: set[str]) -> str:
    """The title without the publisher's name before or behind it ("… - Kompas.com", "KapanLagi.com: …")."""
    title = fold(text)
    prefix, colon, rest = title.partition(": ")
    if (
        colon
        and len(rest.split()) >= 3
        and (key(prefix) in sites or re.fullmatch(r"[\w-]+\.(?:com|co\.id|id|net)", prefix))
    ):
        title = rest
    while parts := list(_SEPARATOR.finditer(title)):
        head, tail = title[: parts[-1].start()], title[parts[-1].end() :]
        known = key(tail) in sites or any(site in key(tail) or key(tail) in site for site in sites if len(site) > 3)
        if not head.strip() or len(tail.split()) > 4 or not (known or _SITE.match(tail)):
            break
        title = head.strip()
    return title


def site_in_title(title: str, headline: str) -> str:
    """The site's name at the end of a page's title, behind the headline; "" where there is none."""
    parts = _SEPARATOR.split(fold(title))
    if len(parts) < 2 or len(parts[-1].split()) > 4:
        return ""
    return parts[-1] if _SITE.match(parts[-1]) or key(parts[0]) == key(headline) else ""


def _headings(tree: HtmlElement) -> list[HtmlElement]:
    def is_heading(element: HtmlElement) -> bool:
        if element.tag in ("h1", "h2", "h3") or element.get("itemprop") == "headline":
            return bool(element.tag != "meta")
        return element.tag in ("div", "span", "p", "h4") and not _HEADING_WORDS.isdisjoint(furniture.words_of(element))

    found = [element for element in tree.iter(etree.Element) if is_heading(element)]
    return sorted(found[:_MOST_HEADINGS], key=_rank)


def _rank(element: HtmlElement) -> int:
    """How far the element is from a headline as it should be marked up; a link to elsewhere is farthest."""
    rank = {"h1": 0, "h2": 1, "h3": 2}.get(element.tag, 3) if element.get("itemprop") != "headline" else 0
    linked = any(above.tag in ("a", "nav", "aside", "footer") for above in element.iterancestors())
    return rank + 10 * linked + 5 * (next(element.iter("a"), None) is not None)


def _equal(shown: str, told: str) -> bool:
    return shown == told


def _within(shown: str, told: str) -> bool:
    return len(shown.split()) >= 3 and len(shown) >= 0.5 * len(told) and shown in told


def _around(shown: str, told: str) -> bool:
    return len(told.split()) >= 3 and len(told) >= 0.6 * len(shown) and told in shown
