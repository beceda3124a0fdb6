"""What a database refuses, in words that a person can act on."""

from __future__ import annotations

import sqlite3

from sqlalchemy import URL, exc

from reader.errors import StorageError

FAULTS = (exc.DBAPIError, exc.TimeoutError, exc.NoResultFound, exc.MultipleResultsFound, UnicodeDecodeError)
"""What a statement of ours can raise through the database's fault alone."""

_DAMAGED = "is damaged ({text}); move it away and run again: what was published is made again from the feeds"

# https://www.sqlite.org/rescode.html, primary result codes
_SQLITE = {
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: "is not a database of Simak, or its beginning is damaged ({text}); "
    "move it away or choose another file",
    sqlite3.SQLITE_FULL: "cannot be written: the disk is full; nothing of this step was kept",
    sqlite3.SQLITE_READONLY: "cannot be written: the file or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: the file or its folder is missing or read-only",
    sqlite3.SQLITE_PERM: "cannot be opened: no permission",
    sqlite3.SQLITE_BUSY: "is locked by another program for too long; end that one or try again later",
    sqlite3.SQLITE_LOCKED: "is locked by another program for too long; end that one or try again later",
    sqlite3.SQLITE_IOERR: "could not be read or written ({text}): is the disk full, over its quota, or failing?",
}

# https://www.postgresql.org/docs/current/errcodes-appendix.html, longest match first
_SQLSTATE = {
    "55P03": "is locked by another program for too long; try again later",
    "53100": "cannot be written: the server's disk is full; nothing of this step was kept",
    "53300": "has no connection left for us",
    "25006": "cannot be written: the server is read-only",
    "42501": "may not be used: this user has no permission ({text})",
    "XX001": "is damaged ({text}); restore it from a backup",
    "XX002": "is damaged ({text}); restore it from a backup",
    "28": "does not let us in: user or password is wrong",
    "3D": "is not there: create the database first",
    "08": "cannot be reached ({text})",
    "57P": "is shutting down or starting; try again later",
}


def in_words(url: URL, fault: Exception) -> StorageError:
    """The error to raise for what SQLAlchemy or the driver reported of the database at `url`."""
    if isinstance(fault, exc.TimeoutError):
        return StorageError(subject_of(url), "is used by too many threads at once")
    original = fault.orig if isinstance(fault, exc.DBAPIError) else fault
    text = " ".join(str(original).split())
    return StorageError(subject_of(url), _cause(original).format(text=text))


def subject_of(url: URL) -> str:
    """The database in words: the file of an SQLite one, else its address without the password."""
    if url.get_backend_name() == "sqlite":
        return url.database or "sqlite"
    return url.set(query={}).render_as_string(hide_password=True)


def _cause(original: BaseException | None) -> str:
    if isinstance(original, (exc.NoResultFound, exc.MultipleResultsFound)):
        return _DAMAGED  # an index and its table say different things
    if isinstance(original, UnicodeDecodeError):
        return _DAMAGED  # SQLite's own complaint quotes damaged names, and Python cannot read it
    if isinstance(original, sqlite3.Error):
        code = getattr(original, "sqlite_errorcode", None)  # absent where Python itself complains
        return _SQLITE.get(code & 0xFF if code else -1, "could not be used: {text}")
    state = getattr(original, "sqlstate", None)
    if state is None:
        return "cannot be reached ({text})"
    return next((cause for start, cause in _SQLSTATE.items() if state.startswith(start)), "could not be used: {text}")
