"""The episodes and their revisions, in SQL."""

from __future__ import annotations

import secrets
import uuid
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select, update

from reader.errors import NotKnownError, StorageError
from reader.models import BlockKind, Episode, Script, Timeline
from reader.storage.catalogue import AudioRecord, EpisodeRecord, JobRecord
from reader.storage.folding import folded
from reader.storage.records import intact, pack, unpack
from reader.storage.sql_jobs import finish_job
from reader.storage.sql_part import SqlPart, note_change, within_reach
from reader.storage.tables import ARTICLE, CHANGE, EPISODE, FEED, REVISION, SEARCHABLE

NEWEST = (REVISION.c.episode_id == EPISODE.c.id) & (REVISION.c.number == EPISODE.c.newest)
"""What joins an episode to its newest revision."""
NEWEST_FIRST = (ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
"""The order of lists and feeds."""

_COLUMNS: list[ColumnElement[Any]] = [
    *(EPISODE.c.id, EPISODE.c.guid, EPISODE.c.article_id, EPISODE.c.first_made),
    *(ARTICLE.c.feed_id, func.coalesce(FEED.c.title, "").label("feed_title")),
    *(REVISION.c.number, REVISION.c.token, REVISION.c.script, REVISION.c.timeline),
    *(REVISION.c.audio, REVISION.c.size, REVISION.c.voice, REVISION.c.made),
]


class SqlEpisodes(SqlPart):
    """The catalogue's calls about episodes; reader.storage.catalogue says what each promises."""

    def save_episode(self, article_id: int, episode: Episode, job: JobRecord | None = None) -> EpisodeRecord:
        """Publish a revision, and finish the job in the same transaction.

        Raises StorageError where the job is no longer ours, NotKnownError where there is no such article.
        """
        packed = {"script": pack(episode.script), "timeline": pack(episode.timeline)}
        with self._database.writing() as connection:
            if job is not None and (job.article_id != article_id or not finish_job(connection, job)):
                raise StorageError(f"job {job.id}", "is no longer ours: another worker has taken it over")
            if not connection.scalar(select(ARTICLE.c.id).where(ARTICLE.c.id == article_id)):
                raise NotKnownError(f"article {article_id}", "is not in the catalogue")
            there = select(EPISODE, REVISION.c.audio).join(REVISION, NEWEST).where(EPISODE.c.article_id == article_id)
            newest = connection.execute(there).one_or_none()
            if newest is None or newest.audio != episode.audio:
                self._publish(connection, article_id, newest, _values(episode) | packed)
                speakers = {"speakers": _speakers(episode)}
                connection.execute(update(SEARCHABLE).where(SEARCHABLE.c.article_id == article_id).values(speakers))
            return episode_record(connection.execute(newest_revisions(EPISODE.c.article_id == article_id)).one())

    def episode(self, episode_id: int) -> EpisodeRecord:
        """The newest revision. Raises NotKnownError."""
        return self._one(newest_revisions(EPISODE.c.id == episode_id), f"episode {episode_id}")

    def episode_of_article(self, article_id: int) -> EpisodeRecord | None:
        """The newest revision of the article's episode, if it has one."""
        with self._database.reading() as connection:
            row = connection.execute(newest_revisions(EPISODE.c.article_id == article_id)).one_or_none()
            return None if row is None else episode_record(row)

    def episode_by_token(self, token: str) -> EpisodeRecord:
        """The revision with that token. Raises NotKnownError."""
        revision = _records(REVISION.c.episode_id == EPISODE.c.id).where(REVISION.c.token == token)
        return self._one(revision, f"revision {token}")

    def episodes(
        self, *, limit: int, offset: int = 0, source: str | None = None, section: str | None = None
    ) -> tuple[EpisodeRecord, ...]:
        """Newest revisions, newest article first."""
        # the page is chosen from the narrow tables first: scripts are unfolded for what is on it alone
        page = numbers_of(source, section).limit(within_reach(limit)).offset(within_reach(offset))
        query = newest_revisions(EPISODE.c.id.in_(page.subquery().select())).order_by(*NEWEST_FIRST)
        with self._database.reading() as connection:
            return tuple(map(episode_record, connection.execute(query)))

    def count_episodes(self) -> int:
        """How many articles have an episode."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count()).select_from(EPISODE)).scalar_one()

    def audio(self) -> tuple[AudioRecord, ...]:
        """The audio of every episode's newest revision, oldest episode first."""
        columns = (
            EPISODE.c.id.label("episode_id"),
            EPISODE.c.article_id,
            REVISION.c.audio.label("key"),
            REVISION.c.size,
        )
        query = select(*columns).join(REVISION, NEWEST).order_by(EPISODE.c.id)
        with self._database.reading() as connection:
            return tuple(AudioRecord(*row) for row in connection.execute(query))

    def changed(self) -> str:
        """A mark that differs after any change of what lists and feeds show."""
        with self._database.reading() as connection:
            return connection.scalar(select(CHANGE.c.mark)) or "0"

    def _one(self, query: Select[*tuple[Any, ...]], subject: str) -> EpisodeRecord:
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            raise NotKnownError(subject, "is not in the catalogue")
        return episode_record(row)

    def _publish(
        self, connection: Connection, article_id: int, newest: Row[Any] | None, values: dict[str, Any]
    ) -> None:
        """Add a revision, the first or the one after `newest`."""
        now = self._database.now()
        if newest is None:
            new = {"guid": uuid.uuid4().urn, "article_id": article_id, "newest": 1, "first_made": now}
            newest = connection.execute(insert(EPISODE).values(**new).returning(EPISODE)).one()
            number = 1
        else:
            number = newest.newest + 1
            connection.execute(update(EPISODE).where(EPISODE.c.id == newest.id).values(newest=number))
        known = {"episode_id": newest.id, "number": number, "token": secrets.token_hex(8), "made": now}
        connection.execute(insert(REVISION).values(**known, **values))
        note_change(connection)


def _values(episode: Episode) -> dict[str, Any]:
    """The revision's columns that follow from the episode itself."""
    article, timeline = episode.script.article, episode.timeline
    return {
        "audio": episode.audio,
        "size": episode.size,
        "voice": episode.voice,
        "title": article.headline,
        "samples": timeline.samples,
        "sample_rate": timeline.sample_rate,
        "quotations": len(episode.script.quotations),
        "photos": sum(block.kind is BlockKind.CAPTION for block in article.blocks),
    }


def _speakers(episode: Episode) -> str:
    """Who is quoted, to be searched."""
    names = dict.fromkeys(quotation.speaker for quotation in episode.script.quotations if quotation.speaker)
    return folded("\n".join(names))


def _records(revision: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """What an EpisodeRecord is made of, for the revisions that are meant."""
    query = select(*_COLUMNS).select_from(EPISODE).join(ARTICLE, ARTICLE.c.id == EPISODE.c.article_id)
    return query.join(FEED, FEED.c.id == ARTICLE.c.feed_id, isouter=True).join(REVISION, revision)


def numbers_of(source: str | None, section: str | None) -> Select[int]:
    """The numbers of the episodes of that source and section (keys; of any where None), newest first."""
    query = select(EPISODE.c.id).join(ARTICLE, EPISODE.c.article_id == ARTICLE.c.id).order_by(*NEWEST_FIRST)
    for column, key in ((ARTICLE.c.source_key, source), (ARTICLE.c.section_key, section)):
        if key is not None:
            query = query.where(column == key)
    return query


def newest_revisions(which: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """What the records of those episodes are made of, in their newest revisions."""
    return _records(NEWEST).where(which)


def episode_record(row: Row[Any]) -> EpisodeRecord:
    """The record of a row that `newest_revisions` selects. Raises StorageError where it is damaged."""
    with intact(f"episode {row.id}"):
        return EpisodeRecord(
            id=row.id,
            guid=row.guid,
            article_id=row.article_id,
            feed_id=row.feed_id,
            feed_title=row.feed_title,
            revision=row.number,
            token=row.token,
            made=row.made,
            first_made=row.first_made,
            episode=Episode(
                script=unpack(Script, row.script),
                timeline=unpack(Timeline, row.timeline),
                audio=row.audio,
                size=row.size,
                voice=row.voice,
            ),
        )
