"""The bytes of a feed (RSS, Atom, RDF; well-formed or not) -> what it says, ready to be trusted.

feedparser understands the feed; its sanitizing and link resolving are off, as they double its time, and are done
here for the little that is kept: plain text for what people see, absolute http and https links.
"""

from __future__ import annotations

import html
import io
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import feedparser

from reader.errors import NotAFeedError
from reader.ingest.feed_dates import newest
from reader.ingest.feed_encoding import decoded
from reader.ingest.feed_entry import plain, read_entry, without_link
from reader.ingest.feed_xml import is_html, mended
from reader.ingest.links import absolute_link, shown
from reader.models import Entry

_CANDIDATES = 1000  # entries among which the newest are looked for, where fewer are wanted
_TITLES_OF_ONE = 2  # that a feed gives to one link, where it tells of an article's edit as of a new one
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*")
_OLD_LANGUAGES = {"in": "id", "jw": "jv", "iw": "he", "ji": "yi"}  # ISO 639 before 1989
_LINK_TAG = re.compile(r"<link\b([^<>]*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(rel|type|href)\s*=\s*(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")


@dataclass(frozen=True, slots=True)
class FeedContent:
    """What a feed says of itself, and its entries in its own order.

    `title` is plain text, `link` the site's http or https address, `language` a BCP 47 tag; each "" where the feed
    does not say. No two entries have the same guid. `digests` stands, by guid, for what each entry says: it differs
    once the publisher has edited it.
    """

    title: str
    link: str
    language: str
    entries: tuple[Entry, ...]
    digests: Mapping[str, str] = field(default_factory=dict, compare=False)


def read_feed(body: bytes, url: str, content_type: str = "", *, most: int = 1000) -> FeedContent:
    """The feed in the body that was fetched from the address, with at most its `most` newest entries: by their dates,
    or the first where they have none.

    `content_type` is the header that came with it. Links are resolved against `url`. Where that is a local file
    ("file:"), links to files beside it are kept; in a fetched feed never. Of an ill-formed feed what can be had.
    Raises NotAFeedError where the body is something else; the message names what it seems to be and what to do.
    """
    text = decoded(body, content_type)
    xml = None if is_html(text) else mended(text, max(most, _CANDIDATES))
    parsed = _parsed(xml) if xml is not None else {}
    entries = parsed.get("entries", [])
    if not entries and not parsed.get("version"):
        raise NotAFeedError(shown(url), _what_it_is(body, text, url))
    about = parsed.get("feed", {})
    link = absolute_link(url, _text(about, "link"))
    read = _with_own_guids(_with_own_links([pair for raw in entries if (pair := read_entry(raw, url))], link))
    chosen = [read[number] for number in newest([entry.published for entry, _ in read], most)]
    return FeedContent(
        title=plain(about.get("title")),
        link=link,
        language=_language(_text(about, "language")),
        entries=tuple(entry for entry, _ in chosen),
        digests={entry.guid: digest for entry, digest in chosen},
    )


def _parsed(xml: str) -> Mapping[str, Any]:
    """What feedparser makes of it; nothing where it fails.

    The XML goes in as a stream: a str, and bytes as well, feedparser takes for the name of a file and opens it.
    """
    stream = io.BytesIO(xml.encode("utf-8"))
    try:
        result: Mapping[str, Any] = feedparser.parse(
            stream,
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, TypeError, LookupError, AttributeError, AssertionError, ArithmeticError, RecursionError):
        # Its handlers assume sound values and raise these on others: attributes that are not there, elements in
        # places where they never are. Those that were found in 6.0.14 never get here (`feed_xml`), but where one
        # more fails it leaves nothing behind that could be rescued.
        return {}
    return result


def _with_own_links(entries: list[tuple[Entry, str]], site: str) -> list[tuple[Entry, str]]:
    """The entries; one that has its own text and leads where many lead, or to the site itself, has no link.

    Articles are known again by their links, and all of these would be taken for one.
    """
    titles = Counter(link for link, _ in {(entry.link, entry.title) for entry, _ in entries})

    def names_none(entry: Entry) -> bool:
        most = 1 if entry.link == site else _TITLES_OF_ONE
        return entry.html is not None and titles[entry.link] > most

    return [(without_link(entry) if names_none(entry) else entry, digest) for entry, digest in entries]


def _with_own_guids(entries: list[tuple[Entry, str]]) -> list[tuple[Entry, str]]:
    """The entries, each guid once. A guid that a feed gives to different links names none: there the link does."""
    links = Counter(guid for guid, _ in {(entry.guid, entry.link) for entry, _ in entries})
    named = [(replace(e, guid=e.link) if links[e.guid] > 1 and e.link else e, digest) for e, digest in entries]
    return list({entry.guid: (entry, digest) for entry, digest in reversed(named)}.values())[::-1]


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _language(tag: str) -> str:
    tag = tag.strip().replace("_", "-")
    if len(tag) > 35 or not _LANGUAGE.fullmatch(tag):
        return ""
    first, dash, rest = tag.partition("-")
    return _OLD_LANGUAGES.get(first.lower(), first.lower()) + dash + rest


def _what_it_is(body: bytes, text: str, url: str) -> str:
    if not body.strip():
        return "is empty, not a feed; try again later"
    start = text[:200].lstrip()
    if is_html(text):
        feed = _feed_named_by(text, url)
        if feed:
            return f"is a web page, not a feed; the feed it names is {shown(feed)}"
        return "is a web page, not a feed; look on it for an address with rss, feed or atom in it"
    if start.startswith(("{", "[")):
        return "is JSON, not an RSS or Atom feed; look for the site's RSS address"
    if start.startswith("<"):
        return "is XML or HTML, but not an RSS or Atom feed; check the address"
    return "is not an RSS or Atom feed; check the address"


def _feed_named_by(page: str, url: str) -> str:
    """The first feed that the page names by <link rel=alternate> (RSS autodiscovery)."""
    for tag in _LINK_TAG.finditer(page):
        found = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag[1])}
        if "alternate" in found.get("rel", "").lower().split() and found.get("type", "").strip().lower() in _FEED_TYPES:
            link = absolute_link(url, html.unescape(found.get("href", "")))
            if link:
                return link
    return ""
