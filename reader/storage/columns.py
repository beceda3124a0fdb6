"""Column types that mean the same on every database, and refuse or mend what one of them would choke on."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Integer, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from reader.errors import StorageError

LARGEST_ID = 2**31 - 1
"""The largest number that an id, a limit or an offset can have on every database."""

_REFUSED = re.compile("[\0\ud800-\udfff]")
_FIRST = datetime(1, 1, 1, tzinfo=UTC)
_LAST = datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)


class RowId(TypeDecorator[int]):
    """A row's number. One too large for any row (from an address somebody typed) becomes 0, which no row has."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002 (their signature)
        """What is sent to the database."""
        return value if value is None or 0 <= value <= LARGEST_ID else 0


class Words(TypeDecorator[str]):
    """Text from outside. NUL and lone surrogates, which databases refuse, become U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002 (their signature)
        """What is sent to the database."""
        return None if value is None else _REFUSED.sub("\ufffd", value)


class UtcTime(TypeDecorator[datetime]):
    """A moment: aware going in and coming out, kept in UTC. SQLite, which has no such type, keeps sortable text."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type the database has for it."""
        kept = String(32) if dialect.name == "sqlite" else DateTime(timezone=True)
        return dialect.type_descriptor(kept)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """What is sent to the database. Raises ValueError for a time without a zone."""
        if value is None:
            return None
        utc = in_utc(value)
        return utc.isoformat(timespec="microseconds") if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """What the database gave, in UTC. Raises StorageError where it is damaged."""
        if value is None:
            return None
        try:
            return in_utc(datetime.fromisoformat(value) if dialect.name == "sqlite" else value)
        except (TypeError, ValueError) as problem:
            raise StorageError("database", f"is damaged: {value!r} stands where a time should") from problem


def in_utc(moment: datetime) -> datetime:
    """The moment in UTC; where it lies beyond the years 1 to 9999, their end. Raises ValueError without a zone."""
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone: {moment}")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return _FIRST if moment.year == 1 else _LAST


def fingerprint(*texts: str) -> str:
    """64 hex digits that stand for the texts in an index, where the texts themselves may be too long for one."""
    digest = hashlib.sha256()
    for text in texts:
        part = text.encode(errors="surrogatepass")
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()
