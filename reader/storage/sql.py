"""The catalogue in an SQL database: SQLite in the home, PostgreSQL by setting, with the same statements."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import insert, select

from reader.storage.database import Database
from reader.storage.schema import prepare
from reader.storage.sql_articles import SqlArticles
from reader.storage.sql_episodes import SqlEpisodes
from reader.storage.sql_feeds import SqlFeeds
from reader.storage.sql_jobs import SqlJobs
from reader.storage.sql_lists import SqlLists
from reader.storage.sql_search import SqlSearch
from reader.storage.tables import CONSTANT

PATIENCE = 30.0
"""Seconds that a transaction waits for others before it gives up."""


class SqlCatalogue(SqlFeeds, SqlArticles, SqlSearch, SqlEpisodes, SqlLists, SqlJobs):
    """A `Catalogue` over one database, whose tables are there: `open_catalogue` gives one."""

    def constant(self, name: str, value: str) -> str:
        """The value first given for the name."""
        given = select(CONSTANT.c.value).where(CONSTANT.c.name == name)
        with self._database.reading() as connection:
            found = connection.scalar(given)
        if found is not None:
            return found
        with self._database.writing() as connection:
            if connection.scalar(given) is None:
                connection.execute(insert(CONSTANT).values(name=name, value=value))
            return connection.execute(given).scalar_one()

    def close(self) -> None:
        """Let go of connections."""
        self._database.close()


def _now() -> datetime:
    return datetime.now(UTC)


def open_catalogue(url: str, *, patience: float = PATIENCE, clock: Callable[[], datetime] = _now) -> SqlCatalogue:
    """The catalogue at an SQLAlchemy address ("sqlite:///home/simak.db"), its tables made or brought up to date.

    Raises StorageError where the database is damaged, locked for longer than `patience` seconds, read-only, full,
    another program's, from a newer Simak, or cannot be reached. What was there is then as it was.
    """
    database = Database(url, patience, clock)
    try:
        prepare(database)
    except BaseException:
        database.close()
        raise
    return SqlCatalogue(database)
