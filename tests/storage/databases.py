"""The databases that the catalogue's tests run over.

SQLite always; beside it every address in SIMAK_TEST_DATABASES (between spaces), each of a database that may be
emptied, for instance "postgresql+psycopg://simak@127.0.0.1:5433/simak_test".
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from reader.storage.tables import METADATA, VERSION_TABLE

BACK_ENDS = ("sqlite", *os.environ.get("SIMAK_TEST_DATABASES", "").split())


def name(back_end: str) -> str:
    """The back end's name for people, without a password."""
    return back_end if back_end == "sqlite" else make_url(back_end).get_backend_name()


def fresh(back_end: str, folder: Path) -> str:
    """The address of an empty database."""
    if back_end == "sqlite":
        return f"sqlite:///{folder / 'simak.db'}"
    engine = create_engine(back_end)
    with engine.begin() as connection:
        METADATA.drop_all(connection)
        connection.execute(text(f"DROP TABLE IF EXISTS {VERSION_TABLE}"))
    engine.dispose()
    return back_end
