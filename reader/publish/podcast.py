"""The podcast feed: RSS 2.0 with what Apple, Podcasting 2.0 and Podlove clients read."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from lxml import etree

from reader.models import BlockKind, Episode
from reader.publish import chapters_json, webvtt
from reader.publish.links import web_link
from reader.publish.show_notes import disclosure, show_notes
from reader.publish.times import exact_clock, hour_in_words, milliseconds

MEDIA_TYPE = "application/rss+xml"
_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
_PODCAST = "https://podcastindex.org/namespace/1.0"
_ATOM = "http://www.w3.org/2005/Atom"
_PSC = "http://podlove.org/simple-chapters"
_NAMESPACES = {"itunes": _ITUNES, "podcast": _PODCAST, "atom": _ATOM, "psc": _PSC}
_GUID_NAMESPACE = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
_CATEGORY = ("News", "Daily News")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 (2.2) has no way to write."""


@dataclass(frozen=True, slots=True)
class Channel:
    """The podcast. Addresses are absolute; `guid` is its `podcast:guid`; `updated` when an episode last changed.

    `feed` is this page's own address; `pages` holds the others by their relation: first, prev, next, last (RFC 5005).
    """

    title: str
    description: str
    author: str
    email: str
    site: str
    feed: str
    image: str
    image_alt: str
    guid: str
    generator: str
    updated: datetime | None = None
    language: str = "id"
    pages: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """One episode in the feed. `guid` never changes; the other addresses (absolute) change with each revision."""

    episode: Episode
    guid: str
    published: datetime
    page: str
    audio: str
    chapters: str
    transcript: str


def podcast_guid(feed: str) -> str:
    """The feed's `podcast:guid`: a UUIDv5 of its address without scheme and trailing slashes.

    To be assigned once and kept when the feed moves (Podcasting 2.0, `guid`).
    """
    parts = urlsplit(feed)
    name = feed.removeprefix(f"{parts.scheme}://") if parts.scheme else feed
    return str(uuid.uuid5(_GUID_NAMESPACE, name.rstrip("/")))


def podcast_feed(channel: Channel, items: Sequence[Item]) -> bytes:
    """The feed as UTF-8 XML, items in the order given. Text of any kind is safe: XML escapes it."""
    root = etree.Element("rss", {"version": "2.0"}, nsmap=_NAMESPACES)
    top = etree.SubElement(root, "channel")
    _describe(top, channel)
    for item, title in zip(items, distinct_titles(items), strict=True):
        _add_item(etree.SubElement(top, "item"), item, title)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def distinct_titles(items: Sequence[Item]) -> list[str]:
    """The items' titles; of equal ones all but the oldest get their hour, and if need be a number.

    AntennaPod takes two episodes of one title, day and length for one (two "Prakiraan cuaca" of a day).
    """
    titles: dict[int, str] = {}
    taken: set[str] = set()
    for number, item in sorted(enumerate(items), key=lambda pair: pair[1].published):
        plain = " ".join(item.episode.script.article.headline.split())
        title, copy = plain, 1
        while title.casefold() in taken:
            hour = f"pukul {hour_in_words(item.published)}"
            title = f"{plain} ({hour})" if copy == 1 else f"{plain} ({hour}, {copy})"
            copy += 1
        taken.add(title.casefold())
        titles[number] = title
    return [titles[number] for number in range(len(items))]


def _add(parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    """A child element; `tag` may have one of our prefixes. XML-forbidden characters are left out."""
    prefix, _, name = tag.rpartition(":")
    element = etree.SubElement(parent, f"{{{_NAMESPACES[prefix]}}}{name}" if prefix else name)
    for key, value in attributes.items():
        element.set(key, _FORBIDDEN.sub("", value))
    if text is not None:
        element.text = _FORBIDDEN.sub("", text)
    return element


def _describe(top: etree._Element, channel: Channel) -> None:
    _add(top, "title", channel.title)
    _add(top, "link", channel.site)
    _add(top, "description", channel.description)
    _add(top, "language", channel.language)
    _add(top, "generator", channel.generator)
    if channel.updated:
        _add(top, "lastBuildDate", _rfc_2822(channel.updated))
    image = _add(top, "image")
    _add(image, "url", channel.image)
    _add(image, "title", channel.title)
    _add(image, "link", channel.site)
    _add(top, "atom:link", rel="self", type=MEDIA_TYPE, href=channel.feed)
    for relation, address in channel.pages.items():
        _add(top, "atom:link", rel=relation, type=MEDIA_TYPE, href=address)
    _add(top, "itunes:author", channel.author)
    _add(top, "itunes:image", href=channel.image)
    _add(_add(top, "itunes:category", text=_CATEGORY[0]), "itunes:category", text=_CATEGORY[1])
    _add(top, "itunes:explicit", "false")
    _add(top, "itunes:type", "episodic")
    if channel.email:
        owner = _add(top, "itunes:owner")
        _add(owner, "itunes:name", channel.author)
        _add(owner, "itunes:email", channel.email)
    _add(top, "podcast:guid", channel.guid)
    _add(top, "podcast:medium", "podcast")
    _add(top, "podcast:locked", "yes" if channel.email else "no", **({"owner": channel.email} if channel.email else {}))
    _add(top, "podcast:image", href=channel.image, alt=channel.image_alt)
    _add(top, "podcast:txt", "true", purpose="ai-content")


def _add_item(entry: etree._Element, item: Item, title: str) -> None:
    episode, article = item.episode, item.episode.script.article
    _add(entry, "title", title)
    _add(entry, "link", item.page)
    _add(entry, "description", show_notes(episode, item.page))
    _add(entry, "guid", item.guid, isPermaLink="false")
    _add(entry, "pubDate", _rfc_2822(item.published))
    _add(entry, "enclosure", url=item.audio, length=str(episode.size), type="audio/mpeg")
    if author := ", ".join(article.authors) or article.source:
        _add(entry, "itunes:author", author)
    _add(entry, "itunes:duration", str(_whole_seconds(episode)))
    _add(entry, "itunes:explicit", "false")
    _add(entry, "itunes:episodeType", "full")
    _add(entry, "podcast:chapters", url=item.chapters, type=chapters_json.MEDIA_TYPE)
    _add(entry, "podcast:transcript", url=item.transcript, type=webvtt.MEDIA_TYPE, language="id", rel="captions")
    for name in article.authors:
        _add(entry, "podcast:person", name, role="author", group="writing")
    if episode.voice:
        _add(entry, "podcast:person", episode.voice, role="narrator", group="cast")
    _add(entry, "podcast:txt", "true", purpose="ai-content")
    _add(entry, "podcast:txt", disclosure(episode.voice), purpose="disclosure")
    _add_picture(entry, episode)
    _add_chapters(entry, episode)


def _add_picture(entry: etree._Element, episode: Episode) -> None:
    """The article's first photo with its description. Not as `itunes:image`, which must be a large square."""
    for block in episode.script.article.blocks:
        if block.kind is BlockKind.CAPTION and (address := web_link(block.image)):
            _add(entry, "podcast:image", href=address, alt=block.alt or block.text)
            return


def _add_chapters(entry: etree._Element, episode: Episode) -> None:
    if not episode.timeline.chapters:
        return
    chapters = _add(entry, "psc:chapters", version="1.2")
    for chapter in episode.timeline.chapters:
        image = web_link(chapter.image)
        _add(
            chapters,
            "psc:chapter",
            start=exact_clock(milliseconds(chapter.start, episode.timeline.sample_rate)),
            title=chapter.title,
            **({"image": image} if image else {}),
        )


def _whole_seconds(episode: Episode) -> int:
    return max(1, round(episode.timeline.seconds(episode.timeline.samples)))


def _rfc_2822(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)
