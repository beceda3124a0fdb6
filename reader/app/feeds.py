"""The podcast feeds: of everything, of a source, a section, a search. Rendered once a change, kept compressed, answered
by ETag.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, abort, request, url_for

from reader.app.asking import LONGEST, terms_of
from reader.app.parts import absolute, base_url, page_number, parts
from reader.app.remembered import FeedPage
from reader.models import cut_at_word
from reader.publish.podcast import MEDIA_TYPE, Channel, Item, podcast_feed, podcast_guid
from reader.settings import VERSION
from reader.storage.catalogue import EpisodeRecord

blueprint = Blueprint("feeds", __name__)

_COVER_ALT = "Sampul Simak: gelombang suara di antara dua tanda kutip"
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class _Feed:
    """A feed: its route and what that is asked with, what of the news it holds ("" for all of it), the page that shows
    the same, how many episodes it has, and how a page of them is read: from `offset` on `limit`.
    """

    endpoint: str
    asked: dict[str, str]
    name: str
    site: str
    total: int
    read: Callable[[int, int], Sequence[EpisodeRecord]]

    def address(self, number: int = 1) -> str:
        """The absolute address of one of its pages."""
        page = {"halaman": number} if number > 1 else {}
        return absolute(self.endpoint, **self.asked, **page)


@blueprint.get("/podcast.xml")
def podcast() -> Response:
    """Everything, newest episodes first; `?halaman=` pages it, as it does all feeds."""
    return _answer(_of("feeds.podcast", "lists.newest", {}))


@blueprint.get("/sumber/<key>/podcast.xml")
def source(key: str) -> Response:
    """A source's episodes; `?rubrik=` chooses a section of them."""
    names, section = parts().divisions.now(), request.args.get("rubrik")
    name = ", rubrik ".join(filter(None, (names.sources.get(key), names.sections.get(section or ""))))
    return _answer(_of("feeds.source", "lists.source", {"key": key, "rubrik": section}, name, key, section))


@blueprint.get("/rubrik/<key>/podcast.xml")
def section(key: str) -> Response:
    """A section's episodes, from every source."""
    name = parts().divisions.now().sections.get(key, "")
    return _answer(_of("feeds.section", "lists.section", {"key": key}, f"rubrik {name}", section=key))


@blueprint.get("/cari/podcast.xml")
def search() -> Response:
    """The episodes that have every word of `?q=`; those that will come too, which is what one subscribes for."""
    question = " ".join(request.args.get("q", "").split())[:LONGEST]
    terms = terms_of(question)
    if not terms:
        abort(404)

    def read(limit: int, offset: int) -> list[EpisodeRecord]:
        found = parts().catalogue.search(terms, limit=limit, offset=offset)
        return [each.episode for each in found.articles if each.episode]

    total = parts().catalogue.search(terms, limit=1).total
    name = cut_at_word(f"pencarian {question}", _LONGEST_NAME)
    site = absolute("search.results", q=question)
    return _answer(_Feed("feeds.search", {"q": question}, name, site, total, read))


def _of(
    endpoint: str,
    page: str,
    asked: dict[str, str | None],
    name: str = "",
    source: str | None = None,
    section: str | None = None,
) -> _Feed:
    """The feed of that source and section, which the route `page` shows; 404 where there is nothing of them."""
    total = parts().divisions.now().count(source, section)
    if (source or section) and not total:
        abort(404)

    def read(limit: int, offset: int) -> Sequence[EpisodeRecord]:
        return parts().catalogue.episodes(limit=limit, offset=offset, source=source, section=section)

    given = {key: value for key, value in asked.items() if value is not None}
    return _Feed(endpoint, given, name, absolute(page, **given), total, read)


def _answer(feed: _Feed) -> Response:
    """The page that is asked for, or that the client has it already."""
    last = max(1, -(-feed.total // parts().settings.list_length))
    number = page_number(last)
    mark = _mark(feed.address(number))
    page = parts().feed_pages.get(feed.address(number), mark)
    if page is None:
        page = _render(feed, number, last, mark)
        parts().feed_pages.keep(feed.address(number), page)
    packed = request.accept_encodings.quality("gzip") > 0
    response = Response(page.packed if packed else page.plain, content_type=f"{MEDIA_TYPE}; charset=utf-8")
    if packed:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = "public, no-cache"
    response.set_etag(f"{mark}-gz" if packed else mark)
    response.last_modified = page.modified
    response.make_conditional(request.environ)
    return response


def _mark(address: str) -> str:
    facts = (parts().catalogue.changed(), address, VERSION, parts().settings.model_dump_json())
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()[:32]


def _render(feed: _Feed, number: int, last: int, mark: str) -> FeedPage:
    length = parts().settings.list_length
    records = feed.read(length, (number - 1) * length)
    modified = max((record.made for record in records), default=None)
    plain = podcast_feed(_channel(feed, number, last, modified), [_item(record) for record in records])
    return FeedPage(mark, plain, gzip.compress(plain, mtime=0), modified)


def _channel(feed: _Feed, number: int, last: int, modified: datetime | None) -> Channel:
    settings = parts().settings
    pages = {"first": 1, "prev": number - 1, "next": number + 1, "last": last}
    return Channel(
        title=": ".join(filter(None, (settings.podcast_title, feed.name))),
        description=settings.podcast_description + (f" Di sini: {feed.name}." if feed.name else ""),
        author=settings.podcast_author,
        email=settings.podcast_email,
        site=feed.site,
        feed=feed.address(number),
        image=base_url() + url_for("static", filename="cover.png").removeprefix(request.root_path.rstrip("/")),
        image_alt=_COVER_ALT,
        guid=_guid(feed),
        generator=f"Simak {VERSION}",
        updated=modified,
        pages={relation: feed.address(page) for relation, page in pages.items() if 1 <= page <= last},
    )


def _guid(feed: _Feed) -> str:
    """The feed's own, kept when it moves. A search's is not kept: of those there are as many as anybody types."""
    guid = podcast_guid(feed.address())
    if feed.endpoint == "feeds.search":
        return guid
    name = ":".join(("podcast:guid", *((feed.endpoint, *feed.asked.values()) if feed.asked else ())))
    return parts().catalogue.constant(name, guid)


def _item(record: EpisodeRecord) -> Item:
    return Item(
        episode=record.episode,
        guid=record.guid,
        published=published(record),
        page=absolute("pages.episode", episode_id=record.id),
        audio=absolute("media.audio", token=record.token),
        chapters=absolute("media.chapters", token=record.token),
        transcript=absolute("media.transcript", token=record.token),
    )


def published(record: EpisodeRecord) -> datetime:
    """When the article came out, as its publisher says; never later than its episode (clients hide the future)."""
    said = record.episode.script.article.published
    return min(said, record.first_made) if said else record.first_made
