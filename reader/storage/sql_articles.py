"""The articles and how they are known again, in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from reader.errors import NotKnownError
from reader.models import Article, cut_at_word
from reader.storage.catalogue import ArticleRecord
from reader.storage.columns import fingerprint, in_utc
from reader.storage.folding import searchable, shelf_key
from reader.storage.records import from_json, in_iso_zone, intact, text_key, to_json
from reader.storage.sql_jobs import queue_job
from reader.storage.sql_part import SqlPart, note_change, within_reach
from reader.storage.tables import ARTICLE, EPISODE, FEED, SEARCHABLE, SIGHTING

_GUIDS_AT_ONCE = 500  # databases limit how many values one statement can have
_LONGEST_NAME = 100  # letters of a source's or section's name in lists; an index of every database holds as many


class SqlArticles(SqlPart):
    """The catalogue's calls about articles; reader.storage.catalogue says what each promises."""

    def known(self, feed_id: int, guids: Sequence[str]) -> dict[str, str]:
        """Those of the guids that the feed has brought already, with their digests."""
        by_key = {fingerprint(guid): guid for guid in guids}
        keys = list(by_key)
        found: dict[str, str] = {}
        with self._database.reading() as connection:
            for first in range(0, len(keys), _GUIDS_AT_ONCE):
                some = SIGHTING.c.guid_key.in_(keys[first : first + _GUIDS_AT_ONCE])
                query = select(SIGHTING.c.guid_key, SIGHTING.c.digest).where(SIGHTING.c.feed_id == feed_id, some)
                found.update({by_key[key]: digest or "" for key, digest in connection.execute(query)})
        return found

    def keep_article(
        self, article: Article, *, guid: str, feed_id: int | None = None, reason: str | None = None, digest: str = ""
    ) -> tuple[ArticleRecord, bool]:
        """Keep the article and tell whether it is new or changed. Raises NotKnownError where the feed is gone."""
        values = _values(article) | {"updated": self._database.now(), "reason": reason}
        with self._database.writing() as connection:
            if feed_id is not None and not connection.scalar(select(FEED.c.id).where(FEED.c.id == feed_id)):
                raise NotKnownError(f"feed {feed_id}", "is not among the subscriptions")
            there = _recognised(connection, feed_id, guid, values)
            if there is None:
                row = _add(connection, values | {"feed_id": feed_id, "guid": guid})
            elif (there.article.title, there.article.blocks) != (article.title, article.blocks):
                row = _change(connection, there, values)
            else:
                _sight(connection, feed_id, guid, there.id, digest)
                return there, False
            _make_searchable(connection, row.id, article)
            _sight(connection, feed_id, guid, row.id, digest)
            if reason is None:
                queue_job(connection, row.id)
            return article_record(row), True

    def article(self, article_id: int) -> ArticleRecord:
        """Raises NotKnownError."""
        with self._database.reading() as connection:
            row = connection.execute(select(ARTICLE).where(ARTICLE.c.id == article_id)).one_or_none()
        if row is None:
            raise NotKnownError(f"article {article_id}", "is not in the catalogue")
        return article_record(row)

    def articles(self, *, limit: int, offset: int = 0) -> tuple[ArticleRecord, ...]:
        """Newest first."""
        query = select(ARTICLE).order_by(ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
        with self._database.reading() as connection:
            rows = connection.execute(query.limit(within_reach(limit)).offset(within_reach(offset)))
            return tuple(map(article_record, rows))


def _values(article: Article) -> dict[str, Any]:
    """The columns that follow from the article itself."""
    values: dict[str, Any] = {
        "body": to_json(in_iso_zone(article)).decode(),
        "text_key": text_key(article),
        "url_key": fingerprint(article.url) if article.url else None,
    }
    for shelf, name in (("source", article.source), ("section", article.section)):
        values[f"{shelf}_key"] = shelf_key(name)
        values[shelf] = cut_at_word(name or "", _LONGEST_NAME) or None
    if article.published is not None:
        values["dated"] = in_utc(article.published)
    return values


def _recognised(connection: Connection, feed_id: int | None, guid: str, values: dict[str, Any]) -> ArticleRecord | None:
    """The article that this one is a version of: by its feed's name for it, else by address, else by its text."""
    by_name = select(SIGHTING.c.article_id).where(
        SIGHTING.c.feed_id == feed_id, SIGHTING.c.guid_key == fingerprint(guid)
    )
    by_url = select(func.min(ARTICLE.c.id)).where(ARTICLE.c.url_key == values["url_key"])
    by_text = select(func.min(ARTICLE.c.id)).where(ARTICLE.c.text_key == values["text_key"])
    queries = (by_name, by_url, by_text) if values["url_key"] is not None else (by_name, by_text)
    found = next((id_ for query in queries if (id_ := connection.scalar(query))), None)
    return article_record(connection.execute(select(ARTICLE).where(ARTICLE.c.id == found)).one()) if found else None


def _add(connection: Connection, values: dict[str, Any]) -> Row[Any]:
    now = values["updated"]
    new = {"dated": now, "first_seen": now, "version": 1} | values
    return connection.execute(insert(ARTICLE).values(**new).returning(ARTICLE)).one()


def _change(connection: Connection, there: ArticleRecord, values: dict[str, Any]) -> Row[Any]:
    new = {"dated": there.first_seen, "version": there.version + 1} | values
    row = connection.execute(update(ARTICLE).where(ARTICLE.c.id == there.id).values(**new).returning(ARTICLE)).one()
    if connection.scalar(select(EPISODE.c.id).where(EPISODE.c.article_id == there.id)):
        note_change(connection)  # its place in the list may be another
    return row


def _make_searchable(connection: Connection, article_id: int, article: Article) -> None:
    """Keep what is searched of the article as it is now. Who is quoted stays until its episode is made anew."""
    words = searchable(article)
    mine = SEARCHABLE.c.article_id == article_id
    if not connection.execute(update(SEARCHABLE).where(mine).values(**words)).rowcount:
        connection.execute(insert(SEARCHABLE).values(article_id=article_id, speakers="", **words))


def _sight(connection: Connection, feed_id: int | None, guid: str, article_id: int, digest: str) -> None:
    """Remember what the feed calls the article, and what it said of it."""
    if not guid:
        return
    key = fingerprint(guid)
    named = select(SIGHTING.c.id).where(SIGHTING.c.feed_id == feed_id, SIGHTING.c.guid_key == key)
    there = connection.scalar(named)
    if there is None:
        new = {"feed_id": feed_id, "guid_key": key, "article_id": article_id, "digest": digest}
        connection.execute(insert(SIGHTING).values(**new))
    else:
        connection.execute(update(SIGHTING).where(SIGHTING.c.id == there).values(digest=digest))


def article_record(row: Row[Any]) -> ArticleRecord:
    """The record of a row of ARTICLE. Raises StorageError where it is damaged."""
    with intact(f"article {row.id}"):
        return ArticleRecord(
            id=row.id,
            feed_id=row.feed_id,
            guid=row.guid,
            article=from_json(Article, row.body),
            version=row.version,
            first_seen=row.first_seen,
            updated=row.updated,
            reason=row.reason,
        )
