"""One entry of a feed: its plain words, and whether it carries the whole article."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from reader.ingest.characters import fold
from reader.ingest.feed_dates import published_at
from reader.ingest.links import absolute_link
from reader.models import Entry, cut_at_word

_LONGEST_TITLE = 500
_LONGEST_SUMMARY = 2000
_LONGEST_SOURCE = 50_000  # characters of markup that are looked at for plain text
_LONGEST_GUID = 500
_MOST_AUTHORS = 10

_FULL_TEXT = 600  # characters: a short report; teasers stay well below
_FULL_PARAGRAPHS = 3
_PARAGRAPH = 40  # characters: more than a byline or a link

_UNSPOKEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)[^<>]*+>")
_INLINE = frozenset(("a", "abbr", "b", "bdi", "cite", "em", "font", "i", "mark", "q", "small", "span", "strong", "u"))
_BREAK = re.compile(r"</?(?:p|div|li|h[1-6]|blockquote|tr)\b[^<>]*+>|(?:<br\b[^<>]*+>\s*){2,}", re.IGNORECASE)
_TEASER = re.compile(
    r"(?:…|\.{3}|\[(?:…|\.{3})\]|(?:baca\s+)?selengkapnya|baca\s+juga|read\s+more|continue\s+reading)[\s.»›>→…]*\Z",
    re.IGNORECASE,
)

_TEASER_LENGTH = 200  # characters of a text's end that are looked at: dots without end would take for ever
_EMAIL = re.compile(r"[(<]?[^\s()<>@]{1,100}@[^\s()<>@]{1,100}[)>]?")


def read_entry(raw: Mapping[str, Any], feed_url: str) -> tuple[Entry, str] | None:
    """The entry as feedparser gives it; None where it says nothing and leads nowhere.

    Beside it 64 hex digits that stand for what it says of the article, and differ once its publisher has edited
    that: title, summary or text, when it was published and updated.
    """
    raw = dict(raw)  # feedparser's own kind of dict makes values up for some names, and warns of it
    link = absolute_link(feed_url, _text(raw, "link"))
    title = plain(raw.get("title"))
    published = published_at(raw)
    summary_html, content = _text(raw, "summary"), _content(raw)
    full = _full_text(content, summary_html)
    summary = plain(summary_html or content, _LONGEST_SUMMARY)
    guid = fold(_text(raw, "id")) or link
    if not guid and not (title or summary):
        return None
    if not guid or len(guid) > _LONGEST_GUID:
        guid = _name(guid or _words(title, summary, published))
    entry = Entry(
        guid=guid,
        link=link,
        title=title,
        html=full,
        summary=summary,
        authors=_authors(raw),
        published=published,
        section=_section(raw),
    )
    said = (title, full or summary, _text(raw, "published"), _text(raw, "updated"))
    return entry, hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def without_link(entry: Entry) -> Entry:
    """The entry without its link, which names no article."""
    words = _name(_words(entry.title, entry.summary, entry.published))
    return replace(entry, link="", guid=words if entry.guid == entry.link else entry.guid)


def _words(title: str, summary: str, published: datetime | None) -> str:
    return f"{title}\n{published.isoformat() if published else summary}"


def _name(words: str) -> str:
    return "sha256:" + hashlib.sha256(words.encode("utf-8")).hexdigest()


def plain(value: object, longest: int = _LONGEST_TITLE) -> str:
    """The words of a piece of markup: tags taken out, character references decoded once, white space folded.

    feedparser has undone the XML; what is left is HTML, also where a feed says "text", as publishers escape twice.
    """
    if not isinstance(value, str):
        return ""
    text = _UNSPOKEN.sub(" ", value[:_LONGEST_SOURCE])
    text = _TAG.sub(lambda tag: "" if tag[2].lower() in _INLINE else " ", text)
    return cut_at_word(fold(html.unescape(text)), longest)


def _text(raw: Mapping[str, Any], name: str) -> str:
    value = raw.get(name)
    return value if isinstance(value, str) else ""


def _content(raw: Mapping[str, Any]) -> str:
    """The longest of the entry's contents (content:encoded, atom:content, xhtml:body)."""
    contents = raw.get("content")
    values = [_text(content, "value") for content in contents] if isinstance(contents, list) else []
    return max(values, key=len, default="")


def _full_text(content: str, summary: str) -> str | None:
    """The markup of the whole article, where the feed carries it; else None.

    It is believed to be the whole where it has at least three paragraphs and 600 characters, does not end like a
    teaser ("...", "Selengkapnya"), and, being a content beside a summary that is itself short, is at least twice as
    long. Many publishers put everything in the description, so it is judged alike where there is no content.
    """
    markup = content or summary
    if len(markup) < _FULL_TEXT:
        return None
    paragraphs = [words for piece in _BREAK.split(markup) if (words := plain(piece, _LONGEST_SOURCE))]
    size = sum(map(len, paragraphs))
    if size < _FULL_TEXT or sum(len(words) >= _PARAGRAPH for words in paragraphs) < _FULL_PARAGRAPHS:
        return None
    if _TEASER.search(paragraphs[-1][-_TEASER_LENGTH:]):
        return None
    told = len(plain(summary, _FULL_TEXT)) if content else 0
    return markup if told >= _FULL_TEXT - 1 or size >= 2 * told else None


def _authors(raw: Mapping[str, Any]) -> tuple[str, ...]:
    """The authors' names, without their e-mail addresses."""
    people = raw.get("authors")
    names = [_text(person, "name") for person in people] if isinstance(people, list) else []
    whole = _text(raw, "author")
    if "@" in whole and len(names) < 2:  # feedparser takes "a@b.media (Ani)" apart as if ".medi" ended the address
        names = [_EMAIL.sub(" ", whole).strip(" ()<>")]
    words = (plain(name, 100) for name in names)
    return tuple(dict.fromkeys(name for name in words if name and "@" not in name))[:_MOST_AUTHORS]


def _section(raw: Mapping[str, Any]) -> str | None:
    tags = raw.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        section = plain(tag.get("label") or tag.get("term"), 80)
        if section:
            return section
    return None
