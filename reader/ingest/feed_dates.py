"""When a feed's entries were published, and which of many are the newest."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import Any

_YEARS = range(1970, 2100)  # of dates that can be meant

_ZONES = {"WIB": 7, "WITA": 8, "WIT": 9}
_MONTHS = {
    "MEI": "May",
    "AGU": "Aug",
    "AGT": "Aug",
    "AGS": "Aug",
    "OKT": "Oct",
    "DES": "Dec",
    "NOP": "Nov",
    "PEB": "Feb",
}
_INDONESIAN_DATE = re.compile(
    r"(?:[A-Za-z']+,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*[\s-]+(\d{4})[\s,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?"
    r"\s*(WIB|WITA|WIT|[+-]\d{4})\b",
    re.IGNORECASE,
)


def published_at(raw: Mapping[str, Any]) -> datetime | None:
    """When it was published, else changed; always with its zone."""
    for name in ("published", "updated"):
        written = raw.get(name)
        when = _indonesian_date(written[:100] if isinstance(written, str) else "") or _utc(raw.get(f"{name}_parsed"))
        if when and when.year in _YEARS:
            return when
    return None


def moment(written: str) -> datetime | None:
    """The moment that a date in a feed's XML means (RFC 822, ISO 8601, Indonesian); UTC where it names no zone."""
    text = written.strip()[:100]
    when = _indonesian_date(text)
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        if when is None:
            try:
                when = read(text)
            except (ValueError, OverflowError, TypeError, IndexError):
                continue
    if when is None or when.year not in _YEARS:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def newest(dates: Sequence[datetime | None], most: int) -> list[int]:
    """Which of the entries with these dates are the `most` newest: their numbers, in the feed's order.

    One without a date is taken to be as old as the dated one before it in the feed, else after it. Where none has
    a date, the first are the newest, as feeds begin with what is new.
    """
    if len(dates) <= most or not any(dates):
        return list(range(min(len(dates), most)))
    last = next(date for date in dates if date)
    ages = []
    for date in dates:
        last = date or last
        ages.append(last)
    ranked = sorted(range(len(dates)), key=ages.__getitem__, reverse=True)
    return sorted(ranked[:most])


def _utc(parsed: Any) -> datetime | None:
    """Feedparser's nine numbers, which are in UTC."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _indonesian_date(written: str) -> datetime | None:
    """A date with an Indonesian zone or month ("Sen, 04 Mei 2026 09:15:00 WIB"), which feedparser takes for UTC."""
    found = _INDONESIAN_DATE.search(written)
    if found is None:
        return None
    day, month, year, hour, minute, second, zone = found.groups()
    offset = _ZONES.get(zone.upper())
    english = f"{day} {_MONTHS.get(month.upper(), month)} {year} {hour}:{minute}:{second or '00'}"
    try:
        if offset is None:
            return parsedate_to_datetime(f"{english} {zone}")
        return parsedate_to_datetime(english).replace(tzinfo=timezone(timedelta(hours=offset), zone.upper()))
    except (ValueError, OverflowError):
        return None
