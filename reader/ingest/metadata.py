"""What a page says of its article: headline, writers, time, section, publisher, address, weighed against each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from reader.ingest import furniture
from reader.ingest.authors import people, written_by
from reader.ingest.characters import fold, gathered, key, word_set
from reader.ingest.dates import has_clock, opens_with_date, read_date, weigh, without_changes
from reader.ingest.headline import Headline, find_headline, site_in_title
from reader.ingest.links import absolute_link
from reader.ingest.sections import breadcrumb, find_section

_LONGEST_JSON = 500_000
_LONGEST = 500
_LONGEST_DATE = 100
_MOST_NODES = 2000
_ARTICLE_TYPES = word_set("""
    newsarticle article reportagenewsarticle blogposting opinionnewsarticle analysisnewsarticle liveblogposting
    backgroundnewsarticle reviewnewsarticle techarticle report imagegallery
    """)
_NEAR_DATE = 12
_TIME_METAS = ("article:published_time", "datepublished", "pubdate", "publishdate", "content_publisheddate", "date")
_TIME_WORDS = word_set("date time tanggal tgl waktu schedule datetime postdate published timestamp kalender")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of the article before its text is read; `heading` is the headline's element, where one
    shows it; `text` is what JSON-LD says the text is, or ""; `is_article`: the page calls itself one;
    `locale` is the language it says it is in, or "".
    """

    title: str
    heading: HtmlElement | None
    authors: tuple[str, ...]
    published: datetime | None
    section: str | None
    source: str | None
    url: str | None
    text: str
    is_article: bool
    locale: str


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """The metadata of a page that was fetched from `url` (None: a saved page, which may name its own address).

    JSON-LD, OpenGraph and plain meta elements are heard, the page itself decides where it can.
    """
    return _Page(tree, url).read()


class _Page:
    def __init__(self, tree: HtmlElement, url: str | None) -> None:
        self._tree = tree
        self._url = url
        self._metas = _metas(tree)
        nodes = list(_json_nodes(tree))
        self._data = next((node for node in nodes if _types(node) & _ARTICLE_TYPES), {})
        self._path = breadcrumb(tree, nodes)

    def read(self) -> Metadata:
        address = self._address()
        headline = self._headline(address)
        source = self._source(headline.text, address)
        return Metadata(
            title=headline.text,
            heading=headline.element,
            authors=self._authors(source),
            published=self._published(headline.element),
            section=self._section(headline, source),
            source=source,
            url=address,
            text=self._text(),
            is_article=bool(self._data) or self._meta("og:type").lower() == "article",
            locale=self._meta("og:locale", "language", "content-language"),
        )

    def _meta(self, *names: str) -> str:
        return next((value for name in names for value in self._metas.get(name, ()) if value), "")

    def _address(self) -> str | None:
        """The canonical address, believed only where it is of the host that the page came from."""
        links = [link.get("href") or "" for link in self._tree.iter("link") if "canonical" in (link.get("rel") or "")]
        main = self._data.get("mainEntityOfPage")
        told = main.get("@id") if isinstance(main, dict) else main
        for candidate in (*links, self._meta("og:url"), told, self._data.get("url")):
            found = absolute_link(self._url or "", candidate) if isinstance(candidate, str) else ""
            if found.startswith(("http://", "https://")) and (self._url is None or _kin(found, self._url)):
                return found
        return self._url

    def _source(self, title: str, address: str | None) -> str | None:
        """The publisher's name: what the page calls its site, else the end of its title, else its domain."""
        told = (
            self._meta("og:site_name"),
            self._publisher(),
            site_in_title(self._title_element(), title),
            self._meta("application-name"),
        )
        for name in told:
            is_section = key(name) in map(key, self._path) and key(name) != key(self._publisher())
            if 1 < len(fold(name)) <= 80 and name.count(".") < 2 and not is_section:
                return fold(name)
        labels = (urlsplit(address or "").hostname or "").split(".")
        return ".".join(labels[-_registered(labels) :]) if labels[-1].isalpha() and len(labels) > 1 else None

    def _publisher(self) -> str:
        publisher = self._data.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else None
        return name if isinstance(name, str) else ""

    def _title_element(self) -> str:
        element = next(iter(self._tree.iter("title")), None)
        return gathered(element.itertext(), _LONGEST) if element is not None else ""

    def _headline(self, address: str | None) -> Headline:
        told = (
            self._data.get("headline"),
            self._meta("og:title"),
            self._meta("twitter:title", "title", "dc.title"),
            self._title_element(),
        )
        names = {self._meta("og:site_name"), self._publisher(), urlsplit(address or "").hostname or ""}
        return find_headline(self._tree, [fold(text)[:_LONGEST] for text in told if isinstance(text, str)], names)

    def _authors(self, source: str | None) -> tuple[str, ...]:
        editors = people(self._data.get("editor"), source)
        for keyword in _strings(self._data.get("keywords")):
            label, _, name = keyword.partition(":")
            editors += people(name, source) if label.strip().casefold() == "editor" else ()
        page = written_by(self._tree, source)
        if page.writers:
            return page.writers
        edited = set(map(key, (*editors, *page.editors)))
        named = people(self._meta("content_author", "author_name", "reporter"), source) or page.byline
        if named:
            return named
        for told in (
            self._data.get("creator"),
            self._data.get("author"),
            self._meta("author", "article:author", "dc.creator"),
        ):
            names = tuple(name for name in people(told, source) if key(name) not in edited)
            if names:
                return names
        return ()

    def _published(self, heading: HtmlElement | None) -> datetime | None:
        told = [self._data.get("datePublished")]
        told += [value for name in _TIME_METAS for value in self._metas.get(name, ())]
        shown: list[tuple[bool, int, datetime]] = []
        for distance, element in _near(self._tree, heading):
            times = element.tag == "time" or element.get("itemprop") == "datePublished"
            if times:
                told.append(element.get("datetime") or element.get("content") or element.get("title"))
            if len(element) > 6:
                continue
            text = without_changes(gathered((f"{text} " for text in element.itertext()), _LONGEST_DATE))
            clock = has_clock(text)
            dated = clock or times or _tells_time(element) or (distance <= _NEAR_DATE and opens_with_date(text))
            if len(text) <= _LONGEST_DATE and dated and (date := read_date(text)):
                shown.append((not clock, distance, date))
        moments = [moment for text in told if isinstance(text, str) and (moment := read_date(text))]
        dateless, _, date = min(shown, default=(True, 0, None))
        return moments[0] if moments and dateless else weigh(date, moments)

    def _text(self) -> str:
        """The article's text where the JSON-LD carries it, for pages that a script fills."""
        text = self._data.get("articleBody")
        return text[:_LONGEST_JSON] if isinstance(text, str) else ""

    def _section(self, headline: Headline, source: str | None) -> str | None:
        told = [*_strings(self._data.get("articleSection"))[:1], self._meta("article:section", "content_category")]
        return find_section(self._tree, headline.element, self._path, told, {key(headline.text), key(source or "")})


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        found.setdefault(name.lower(), []).append(fold((meta.get("content") or "")[:_LONGEST]))
    return found


def _json_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of the page's JSON-LD, `@graph` opened; broken JSON is passed over."""
    for script in tree.iter("script"):
        text = script.text or ""
        if len(text) > _LONGEST_JSON:
            continue
        try:
            waiting = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting.extend(node[:100])
            elif isinstance(node, dict):
                yield node
                graph = node.get("@graph")
                waiting.extend(graph[:100] if isinstance(graph, list) else [])


def _types(node: dict[str, Any]) -> set[str]:
    return {kind.lower() for kind in _strings(node.get("@type"))}


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for one in value[:50] for text in (_strings(one) if isinstance(one, (str, list)) else [])][:200]
    return []


def _kin(one: str, other: str) -> bool:
    """Whether two addresses are of one publisher: equal hosts, or hosts under one registered name."""
    hosts = [(urlsplit(url).hostname or "").split(".") for url in (one, other)]
    size = _registered(hosts[0])
    return hosts[0] == hosts[1] or (min(map(len, hosts)) >= size and hosts[0][-size:] == hosts[1][-size:])


def _registered(labels: list[str]) -> int:
    """How many labels at a host's end are its registered name: three under "co.id" and its like, else two."""
    return 3 if len(labels) > 2 and len(labels[-2]) <= 3 and len(labels[-1]) == 2 else 2


def _near(tree: HtmlElement, heading: HtmlElement | None) -> Iterator[tuple[int, HtmlElement]]:
    """The elements around the headline, where its date stands, and how far each is from it."""
    elements = list(tree.iter(etree.Element))
    start = elements.index(heading) if heading is not None else 0
    for number in range(max(0, start - 15), min(len(elements), start + 150)):
        yield abs(number - start), elements[number]


def _tells_time(element: HtmlElement) -> bool:
    return element.tag != "meta" and not _TIME_WORDS.isdisjoint(furniture.words_of(element))
