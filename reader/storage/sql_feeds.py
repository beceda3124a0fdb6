"""The subscriptions and their health, in SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from reader.errors import NotKnownError
from reader.storage.catalogue import FeedRecord
from reader.storage.columns import fingerprint, in_utc
from reader.storage.records import intact
from reader.storage.sql_part import SqlPart, note_change
from reader.storage.tables import ARTICLE, FEED, SIGHTING

_COLUMNS = [FEED.c[field.name] for field in fields(FeedRecord)]


class SqlFeeds(SqlPart):
    """The catalogue's calls about feeds; reader.storage.catalogue says what each promises."""

    def add_feed(self, url: str, title: str = "") -> FeedRecord:
        """Subscribe."""
        same = select(*_COLUMNS).where(FEED.c.url_key == fingerprint(url))
        with self._database.writing() as connection:
            row = connection.execute(same).one_or_none()
            if row is None:
                new = {"url": url, "url_key": fingerprint(url), "title": title, "added": self._database.now()}
                connection.execute(insert(FEED).values(**new, failures=0, gone=False))
                row = connection.execute(same).one()
            return _feed(row)

    def remove_feed(self, feed_id: int) -> None:
        """Unsubscribe. Raises NotKnownError."""
        with self._database.writing() as connection:
            if not connection.execute(delete(FEED).where(FEED.c.id == feed_id)).rowcount:
                raise _not_known(feed_id)
            note_change(connection)

    def feeds(self) -> tuple[FeedRecord, ...]:
        """Every subscription, oldest first."""
        with self._database.reading() as connection:
            return tuple(map(_feed, connection.execute(select(*_COLUMNS).order_by(FEED.c.id))))

    def due_feeds(self, now: datetime) -> tuple[FeedRecord, ...]:
        """The feeds to be looked at, the longest due first."""
        due = or_(FEED.c.next_fetch.is_(None), FEED.c.next_fetch <= in_utc(now))
        longest = func.coalesce(FEED.c.next_fetch, FEED.c.added)
        query = select(*_COLUMNS).where(FEED.c.gone.is_(False), due).order_by(longest, FEED.c.id)
        with self._database.reading() as connection:
            return tuple(map(_feed, connection.execute(query)))

    def save_feed(self, feed: FeedRecord) -> None:
        """Write what a fetch learned of the feed. Raises NotKnownError."""
        learned = asdict(feed) | {"url_key": fingerprint(feed.url)}
        del learned["id"], learned["added"]
        with self._database.writing() as connection:
            title = connection.execute(select(FEED.c.title).where(FEED.c.id == feed.id)).scalar_one_or_none()
            if title is None:
                raise _not_known(feed.id)
            stays = select(FEED.c.id).where(FEED.c.url_key == learned["url_key"], FEED.c.id != feed.id)
            target = connection.execute(stays).scalar_one_or_none()
            if target is not None:
                _move(connection, feed.id, target)
            _write(connection, target or feed.id, learned)
            if target is not None or title != feed.title:
                note_change(connection)


def _write(connection: Connection, feed_id: int, learned: Mapping[str, Any]) -> None:
    connection.execute(update(FEED).where(FEED.c.id == feed_id).values(**learned))


def _move(connection: Connection, feed_id: int, target: int) -> None:
    """Give the target what the feed has brought, and forget the feed."""
    connection.execute(update(ARTICLE).where(ARTICLE.c.feed_id == feed_id).values(feed_id=target))
    has = select(SIGHTING.c.guid_key).where(SIGHTING.c.feed_id == target)
    moved = SIGHTING.c.feed_id == feed_id
    connection.execute(update(SIGHTING).where(moved, SIGHTING.c.guid_key.not_in(has)).values(feed_id=target))
    connection.execute(delete(FEED).where(FEED.c.id == feed_id))


def _feed(row: Row[Any]) -> FeedRecord:
    with intact(f"feed {row.id}"):
        return FeedRecord(**row._asdict())


def _not_known(feed_id: int) -> NotKnownError:
    return NotKnownError(f"feed {feed_id}", "is not among the subscriptions")
