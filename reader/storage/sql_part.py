"""What the parts of the SQL catalogue share: the database, the mark of change, and pages of a list."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, insert, update

from reader.storage.columns import LARGEST_ID
from reader.storage.database import Database
from reader.storage.tables import CHANGE


class SqlPart:
    """A theme of the catalogue, over one database."""

    def __init__(self, database: Database) -> None:
        self._database = database


def note_change(connection: Connection) -> None:
    """Let readers of lists and feeds know that what they have is old."""
    mark = secrets.token_hex(8)
    if not connection.execute(update(CHANGE).values(mark=mark)).rowcount:
        connection.execute(insert(CHANGE).values(mark=mark))


def within_reach(number: int) -> int:
    """A limit or an offset that every database can count to, whatever somebody typed into an address."""
    return min(max(number, 0), LARGEST_ID)
