"""One database, ready for transactions: reading ones that never wait, and writing ones of which one runs at a time.

That one writer at a time holds on every back end (SQLite can do no other; PostgreSQL by an advisory lock), so what is
read inside a writing transaction stays true until it ends, and every rule of the catalogue can be written as "look,
then write". A transaction takes milliseconds; speech takes seconds.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, make_url

from reader.errors import StorageError
from reader.storage.faults import FAULTS, in_words, subject_of
from reader.storage.sqlite import teach_manners, use_write_ahead_log

_WRITER_LOCK = 0x53494D414B  # "SIMAK"
_POOL = {"pool_size": 8, "max_overflow": 24}


class Database:
    """The engine of the database at `url`, with its transactions.

    Safe for threads, and for fork: a fork waits until the transactions of its process have ended, and no connection
    is carried over (SQLite loses data otherwise: https://www.sqlite.org/howtocorrupt.html, 2.6).

    `patience` is how many seconds a transaction waits for others, `clock` says what time it is. Raises StorageError
    where the address is none that can be used; the database itself is first touched by a transaction.
    """

    def __init__(self, url: str, patience: float, clock: Callable[[], datetime]) -> None:
        self.url = _usable(url)
        self.subject = subject_of(self.url)
        self.patience = patience
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._clock = clock
        self._gate = threading.Condition()
        self._running = 0
        self._held = False
        self._engine = _engine(self.url, patience)
        _databases.add(self)

    def now(self) -> datetime:
        """The time, in UTC."""
        return self._clock().astimezone(UTC)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and waits for nobody. Raises StorageError."""
        with self._transaction(writing=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction with no other writer beside it: kept wholly at the end, or not at all. Raises StorageError."""
        with self._transaction(writing=True) as connection:
            yield connection

    def settle(self) -> None:
        """Have a file keep what it needs to remember for its readers' sake. Raises StorageError."""
        if self.is_sqlite:
            try:
                use_write_ahead_log(self._engine, self.patience)
            except (sqlite3.Error, *FAULTS) as fault:
                raise in_words(self.url, fault) from fault

    def close(self) -> None:
        """Let go of connections."""
        self._engine.dispose()

    @contextmanager
    def _transaction(self, *, writing: bool) -> Iterator[Connection]:
        with self._gate:
            self._gate.wait_for(lambda: not self._held)
            self._running += 1
        try:
            with self._engine.connect().execution_options(simak_writing=writing) as connection, connection.begin():
                yield connection
        except FAULTS as fault:
            raise in_words(self.url, fault) from fault
        finally:
            with self._gate:
                self._running -= 1
                self._gate.notify_all()

    def hold(self) -> None:
        """Before a fork: let no transaction begin, wait for those that run, and close the connections."""
        with self._gate:
            self._held = True
            if self._gate.wait_for(lambda: self._running == 0, timeout=self.patience):
                self._engine.dispose()

    def release(self) -> None:
        """After a fork, in the parent."""
        with self._gate:
            self._held = False
            self._gate.notify_all()

    def begin_anew(self) -> None:
        """After a fork, in the child, where no other thread lives on."""
        self._gate = threading.Condition()
        self._running = 0
        self._held = False
        self._engine.dispose(close=False)


def _usable(address: str) -> URL:
    """The address, with a file's place made absolute."""
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except exc.ArgumentError as problem:
        raise StorageError("database", "the address is not of the form dialect://...") from problem
    if backend != "sqlite":
        return url
    if not url.database or ":memory:" in url.database or url.database.startswith("file:"):
        raise StorageError("database", "SQLite needs the path of a file: sqlite:///path/simak.db")
    file = Path(url.database).absolute()
    if not file.parent.is_dir():
        raise StorageError(str(file), f"the folder {file.parent} is not there; create it first")
    if file.is_dir():
        raise StorageError(str(file), "is a folder, not a database")
    return url.set(database=str(file))


def _engine(url: URL, patience: float) -> Engine:
    try:
        engine = create_engine(url, pool_timeout=patience, pool_pre_ping=url.get_backend_name() != "sqlite", **_POOL)
    except (exc.ArgumentError, ImportError) as problem:
        raise StorageError(subject_of(url), f"cannot be used: {problem}; is its driver installed?") from problem
    if url.get_backend_name() == "sqlite":
        teach_manners(engine, patience)
    else:
        event.listen(engine, "begin", lambda connection: _begin(connection, int(patience * 1000)))
    return engine


def _begin(connection: Connection, milliseconds: int) -> None:
    """One writer at a time, in PostgreSQL's words; the lock is let go of when the transaction ends."""
    if connection.get_execution_options().get("simak_writing"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {milliseconds}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")


_databases: weakref.WeakSet[Database] = weakref.WeakSet()
_held: list[Database] = []


def _hold_all() -> None:
    _held.extend(_databases)
    for database in _held:
        database.hold()


def _release_all() -> None:
    while _held:
        _held.pop().release()


def _begin_all_anew() -> None:
    while _held:
        _held.pop().begin_anew()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_hold_all, after_in_parent=_release_all, after_in_child=_begin_all_anew)
