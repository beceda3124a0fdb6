"""SQLite's ways: how each connection is set up, how transactions begin, how the file is kept."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

from sqlalchemy import Connection, Engine, event


def teach_manners(engine: Engine, patience: float) -> None:
    """Have every connection of the engine wait for locks, keep foreign keys, and lose nothing in a power cut.

    SQLAlchemy begins the transactions instead of the driver, which would begin too late
    (https://docs.sqlalchemy.org/en/21/dialects/sqlite.html, "Transactions"): a writing one takes the lock at once,
    since one that reads first and then cannot write would have to fail.
    """

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in (f"busy_timeout = {int(patience * 1000)}", "foreign_keys = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")

    def begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get("simak_writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)


def use_write_ahead_log(engine: Engine, patience: float) -> None:
    """Let readers and the writer of the file not wait for each other; the file itself remembers it.

    SQLite does not always wait for the lock that this needs, so we do. Where a disk cannot share memory (network
    folders), SQLite stays with its rollback journal, which is as safe. Raises sqlite3.Error.
    """
    latest = time.monotonic() + patience
    while True:
        connection = engine.raw_connection()
        try:
            connection.cursor().execute("PRAGMA journal_mode = WAL").fetchall()
        except sqlite3.OperationalError as refusal:
            if refusal.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > latest:
                raise
            time.sleep(0.02)
        else:
            return
        finally:
            connection.close()
