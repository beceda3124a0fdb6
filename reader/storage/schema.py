"""Bring a database's tables up to date when it is opened, and refuse one that is not ours or from a newer program."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from reader.errors import StorageError
from reader.storage.database import Database
from reader.storage.tables import METADATA, SCHEMA, VERSION_TABLE

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def prepare(database: Database) -> None:
    """Make the tables or bring them up to date; several processes may do so at once, one of them does the work.

    Raises StorageError where the database is damaged, locked, read-only, another program's, or from a newer Simak.
    Nothing is written into a database that is refused.
    """
    with database.reading() as connection:
        found = _schema_of(connection, database)
    database.settle()
    with database.writing() as connection:  # also where nothing is to do: a read-only home is told at once
        if found != SCHEMA:
            _migrate(connection)  # which looks once more, now that nobody else can


def _schema_of(connection: Connection, database: Database) -> str | None:
    """The revision that the tables have, None where there are none. Raises StorageError for what isn't ours."""
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE in tables:
        found = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 (our own name)
        if found != SCHEMA and found not in _revisions():
            raise StorageError(database.subject, "was written by a newer Simak; use that one, or another database")
        return str(found)
    # a server's database may be shared (huey keeps its queue in one), a file is one program's
    if tables if database.is_sqlite else tables & set(METADATA.tables):
        raise StorageError(database.subject, "is a database of another program; choose another one")
    return None


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 (slow to import, and seldom needed)

    configuration = _configuration()
    configuration.attributes["connection"] = connection
    command.upgrade(configuration, SCHEMA)


def _revisions() -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 (slow to import, and seldom needed)

    return {script.revision for script in ScriptDirectory.from_config(_configuration()).walk_revisions()}


def _configuration() -> Config:
    from alembic.config import Config  # noqa: PLC0415 (slow to import, and seldom needed)

    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    configuration.set_main_option("path_separator", "os")
    return configuration
