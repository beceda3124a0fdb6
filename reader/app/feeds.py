"""The podcast feed: rendered once a change, kept compressed, answered by ETag."""

from __future__ import annotations

import gzip
import hashlib
from datetime import datetime

from flask import Blueprint, Response, request, url_for

from reader.app.parts import absolute, base_url, page_count, page_number, parts
from reader.app.remembered import FeedPage
from reader.publish.podcast import MEDIA_TYPE, Channel, Item, podcast_feed, podcast_guid
from reader.settings import VERSION
from reader.storage.catalogue import EpisodeRecord

blueprint = Blueprint("feeds", __name__)

_COVER_ALT = "Sampul Simak: gelombang suara di antara dua tanda kutip"


@blueprint.get("/podcast.xml")
def podcast() -> Response:
    """The feed, newest episodes first; `?halaman=` pages it."""
    base, last = base_url(), page_count()
    number = page_number(last)
    mark = _mark(base, number)
    page = parts().feed_pages.get(base, number, mark)
    if page is None:
        page = _render(number, last, mark)
        parts().feed_pages.keep(base, number, page)
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


def _mark(base: str, number: int) -> str:
    facts = (parts().catalogue.changed(), base, str(number), VERSION, parts().settings.model_dump_json())
    return hashlib.sha256("\0".join(facts).encode()).hexdigest()[:32]


def _render(number: int, last: int, mark: str) -> FeedPage:
    length = parts().settings.list_length
    records = parts().catalogue.episodes(limit=length, offset=(number - 1) * length)
    modified = max((record.made for record in records), default=None)
    plain = podcast_feed(_channel(number, last, modified), [_item(record) for record in records])
    return FeedPage(mark, plain, gzip.compress(plain, mtime=0), modified)


def _channel(number: int, last: int, modified: datetime | None) -> Channel:
    settings = parts().settings
    pages = {"first": 1, "prev": number - 1, "next": number + 1, "last": last}
    return Channel(
        title=settings.podcast_title,
        description=settings.podcast_description,
        author=settings.podcast_author,
        email=settings.podcast_email,
        site=absolute("lists.newest"),
        feed=_address(number),
        image=base_url() + url_for("static", filename="cover.png").removeprefix(request.root_path.rstrip("/")),
        image_alt=_COVER_ALT,
        guid=parts().catalogue.constant("podcast:guid", podcast_guid(_address(1))),
        generator=f"Simak {VERSION}",
        updated=modified,
        pages={relation: _address(page) for relation, page in pages.items() if 1 <= page <= last},
    )


def _address(number: int) -> str:
    return absolute("feeds.podcast", halaman=number) if number > 1 else absolute("feeds.podcast")


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
