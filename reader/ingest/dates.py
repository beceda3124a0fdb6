"""When an article was published, as Indonesian pages and their metadata write it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

WIB = timezone(timedelta(hours=7), "WIB")
"""Western Indonesian Time, Asia/Jakarta: the zone of times that name none. Indonesia keeps no summer time."""

_ZONES = {"wib": WIB, "wita": timezone(timedelta(hours=8), "WITA"), "wit": timezone(timedelta(hours=9), "WIT")}
_EASTERN = (timedelta(hours=8), timedelta(hours=9))
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari pebruari february feb peb", "maret march mar", "april apr",
            "mei may", "juni june jun", "juli july jul", "agustus august agu ags agt aug", "september sept sep",
            "oktober october okt oct", "november nopember nov nop", "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_CLOCK = (
    r"(?:[\s,|/•·–—-]*(?:pukul|pkl|jam|at)?\.?\s*"
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?!\d)(?:\s*(WIB|WITA|WIT)\b)?)?"
)
_NAMED = re.compile(rf"\b(\d{{1,2}})\s*[-/ ]\s*([A-Za-z]{{3,9}})\.?\s*[-/, ]\s*(\d{{4}})\b{_CLOCK}", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b([A-Za-z]{{3,9}})\s+(\d{{1,2}}),\s+(\d{{4}})\b{_CLOCK}", re.IGNORECASE)
_NUMBERS = re.compile(rf"\b(\d{{1,2}})[/-](\d{{1,2}})[/-](\d{{4}})\b{_CLOCK}", re.IGNORECASE)
_ISO = re.compile(
    r"\b(\d{4})[-/](\d{2})[-/](\d{2})(?:\s*T?\s*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2}|WIB|WITA|WIT)?)?",
    re.IGNORECASE,
)
_OPENING_DATE = re.compile(r"(?:[a-z']{4,6},?\s+)?\d{1,2}[\s/-](?:[a-z]{3,9}|\d{1,2})[\s/-]\d{4}\b", re.IGNORECASE)
_CHANGED = re.compile(r"\b(?:diperbarui|diperbaharui|dimutakhirkan|diubah|updated?|modified)\b", re.IGNORECASE)


def read_date(text: str) -> datetime | None:
    """The first whole date in the text, aware: ISO 8601 and its misspellings, "Kamis, 5 November 2015 14:56 WIB",
    "02/11/2023, 21:34 WIB", "Maret 30, 2015". Without a zone it is WIB; without a clock it is midnight.
    """
    text = text[:300]
    for pattern, read in (
        (_ISO, _from_iso),
        (_NAMED, _from_named),
        (_MONTH_FIRST, _from_month_first),
        (_NUMBERS, _from_numbers),
    ):
        for found in pattern.finditer(text):
            moment = read(found)
            if moment is not None:
                return moment
    return None


def has_clock(text: str) -> bool:
    """Whether the text tells the time of day."""
    return re.search(r"\b\d{1,2}[:.]\d{2}\b", text) is not None


def opens_with_date(text: str) -> bool:
    """Whether a short text begins with a date, after a weekday at most."""
    return len(text) <= 80 and _OPENING_DATE.match(text) is not None


def without_changes(text: str) -> str:
    """The text up to where it says when the article was changed."""
    return _CHANGED.split(text, maxsplit=1)[0]


def weigh(shown: datetime | None, told: list[datetime]) -> datetime | None:
    """The time that the page shows, made exact by metadata that agrees with it; else the metadata's first.

    Metadata that says the shown clock in another zone (a stray "Z") is the shown time; metadata of the same moment
    gives the seconds. Where they disagree by more than a day what was shown was another article's date.
    """
    if shown is None:
        return told[0] if told else None
    for moment in told:
        if moment.replace(second=0, microsecond=0) == shown.replace(second=0, microsecond=0):
            return moment.astimezone(shown.tzinfo)
        same_clock = _clock(moment) == _clock(shown)
        if same_clock and shown.tzinfo is WIB and moment.utcoffset() in _EASTERN:  # what was shown named no zone
            return moment
        if same_clock:
            return moment.replace(tzinfo=shown.tzinfo)
    midnight = (shown.hour, shown.minute) == (0, 0)
    if told and (abs(told[0] - shown) > timedelta(days=1) or midnight):
        return told[0]
    return shown


def _clock(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None, second=0, microsecond=0)


def _moment(year: str, month: int, day: str, clock: tuple[str | None, ...]) -> datetime | None:
    hour, minute, second, zone = clock
    try:
        return datetime(
            int(year), month, int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=_zone(zone)
        )
    except ValueError:
        return None


def _zone(name: str | None) -> tzinfo:
    if not name:
        return WIB
    lower = name.lower()
    if lower in _ZONES:
        return _ZONES[lower]
    if lower == "z":
        return UTC
    sign = -1 if name[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[-2:])))


def _from_iso(found: re.Match[str]) -> datetime | None:
    return _moment(found[1], int(found[2]), found[3], found.groups()[3:])


def _from_named(found: re.Match[str]) -> datetime | None:
    month = _MONTHS.get(found[2].lower())
    return _moment(found[3], month, found[1], found.groups()[3:]) if month else None


def _from_month_first(found: re.Match[str]) -> datetime | None:
    month = _MONTHS.get(found[1].lower())
    return _moment(found[3], month, found[2], found.groups()[3:]) if month else None


def _from_numbers(found: re.Match[str]) -> datetime | None:
    return _moment(found[3], int(found[2]), found[1], found.groups()[3:])
