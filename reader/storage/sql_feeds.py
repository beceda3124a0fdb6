"""The subscriptions and their health, in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, or_, select, update

from reader.errors import NotKnownError
from reader.storage.catalogue import FeedRecord
from reader.storage.columns import fingerprint, in_utc
from reader.storage.records import intact
from reader.storage.sql_part import SqlPart, note_change
from reader.storage.tables import ARTICLE, FEED, SIGHTING

_COLUMNS = [FEED.c[field.name] for field in fields(FeedRecord)]
_LEARNED = [field.name for field in fields(FeedRecord) if field.name not in ("id", "added", "delivery")]
_WRITE = update(FEED).where(FEED.c.id == bindparam("feed")).values({n: bindparam(n) for n in (*_LEARNED, "url_key")})
_AT_ONCE = 500  # databases limit how many values one statement can have


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

    def feed(self, feed_id: int) -> FeedRecord:
        """One subscription. Raises NotKnownError."""
        with self._database.reading() as connection:
            row = connection.execute(select(*_COLUMNS).where(FEED.c.id == feed_id)).one_or_none()
        if row is None:
            raise _not_known(feed_id)
        return _feed(row)

    def set_delivery(self, feed_id: int, delivery: str | None) -> None:
        """Keep how the feed's articles are told. Raises NotKnownError."""
        with self._database.writing() as connection:
            if not connection.execute(update(FEED).where(FEED.c.id == feed_id).values(delivery=delivery)).rowcount:
                raise _not_known(feed_id)

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
        with self._database.writing() as connection:
            if _save(connection, [feed]):
                raise _not_known(feed.id)

    def save_feeds(self, feeds: Sequence[FeedRecord]) -> None:
        """Write what a fetch learned of many feeds; one that is gone is passed over."""
        with self._database.writing() as connection:
            for first in range(0, len(feeds), _AT_ONCE):
                _save(connection, feeds[first : first + _AT_ONCE])


def _save(connection: Connection, feeds: Sequence[FeedRecord]) -> int:
    """Write the feeds; gives how many of them are gone. All that have not moved are one statement together."""
    query = select(FEED.c.id, FEED.c.url_key, FEED.c.title).where(FEED.c.id.in_({feed.id for feed in feeds}))
    before = {row.id: row for row in connection.execute(query)}
    rows = [_row(feed) for feed in feeds if feed.id in before]
    stayed = [row for row in rows if row["url_key"] == before[row["feed"]].url_key]
    if stayed:
        connection.execute(_WRITE, stayed)
    merged = 0
    for row in rows:
        if row["url_key"] != before[row["feed"]].url_key:
            merged += _follow(connection, row)
    if merged or any(row["title"] != before[row["feed"]].title for row in rows):
        note_change(connection)
    return len(feeds) - len(rows)


def _row(feed: FeedRecord) -> dict[str, Any]:
    """What is written of the feed, by the names of `_WRITE`."""
    return {name: getattr(feed, name) for name in _LEARNED} | {"url_key": fingerprint(feed.url), "feed": feed.id}


def _follow(connection: Connection, row: dict[str, Any]) -> bool:
    """Write a feed that has moved; tells whether it became one with the subscription that is there already."""
    other = select(FEED.c.id).where(FEED.c.url_key == row["url_key"], FEED.c.id != row["feed"])
    target = connection.execute(other).scalar_one_or_none()
    if target is not None:
        _move(connection, row["feed"], target)
    connection.execute(_WRITE, row if target is None else row | {"feed": target})
    return target is not None


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
