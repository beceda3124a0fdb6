"""Dates and times of day as newsreaders say them.

Rules: EYD V: 17-8-1945; pukul 01.35.20 is said "pukul 1 lewat 35 menit 20 detik" (points, colons allowed). Custom of
the media: Sabtu (25/10) is Saturday, the 25th of October; noughts of a full hour are not said.
"""

from __future__ import annotations

import re

from reader.narration import numbers
from reader.narration.reading import Before, Rule, rule, word_set

MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
DAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad")
CALENDAR = frozenset((*MONTHS, *DAYS))
"""Names between which a dash means "sampai": Senin-Jumat, Januari–Maret."""

_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8, "ags": 8, "agt": 8,
    "agust": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11, "des": 12, "dec": 12, "aug": 8,
}  # fmt: skip
_SHORT_MONTH_NAMES = {name: MONTHS[number - 1] for name, number in _SHORT_MONTHS.items()}
_SHORT = "|".join(f"[{name[0].upper()}{name[0]}]{name[1:]}" for name in sorted(_SHORT_MONTHS, key=len, reverse=True))
_FULL = "|".join(f"[{name[0].upper()}{name[0]}]{name[1:]}" for name in MONTHS)

_INITIALS = "JjFfPpMmAaSsOoNnDd"
_MONTH = f"{_FULL}|{_SHORT}"
_FIRST_YEAR = "45"
_HIJRI = word_set(
    """
    muharam muharram safar rabiulawal rabiulakhir jumadilawal jumadilakhir awal akhir rajab syakban sya'ban ramadan
    ramadhan syawal zulkaidah zulhijah dzulhijjah
    """
)
ZONES = frozenset({"wib", "wita", "wit"})
"""Names of the country's times: between two of them a dash means "sampai"."""
_ERA = frozenset({"h", "hijriah"})
_BEFORE_DATES = frozenset((*DAYS, "tanggal", "tgl"))
_BEFORE_TIMES = frozenset({"pukul", "pkl", "pk", "jam"})
_TIMETABLES = word_set(
    """
    kickoff kick-off off tayang tayangan live siaran jadwal imsak subuh dhuha zuhur dzuhur asar ashar magrib maghrib
    isya isyak sahur mulai dimulai berangkat keberangkatan tiba
    """
)
"""Words close behind which two figures, a point and two figures are a time."""

_AMOUNTS = re.compile(
    r"\s?(?:persen|juta|miliar|triliun|ribu|meter|kilo|poin|hektare|ton|liter|gram|dolar|rupiah|derajat|kali)"
)
_BETWEEN_TIMES = frozenset({"hingga", "sampai", "antara", "dan", "s.d", "s/d", "dari"})
_ZONE = r"\s?(?:WIB|WITA|Wita|WIT|GMT|UTC|wib|waktu|pagi|siang|sore|petang|malam|dini hari)\b"
_CLOCK = r"(\d{1,2})([.:])(\d{2})(?:\2(\d{2}))?"
_CLOCK_AFTER = r"(\d{1,2})([.:])(\d{2})(?:\6(\d{2}))?"
_UNTIL = r"(?:\s?(?:s/d|s\.d\.|hingga|sampai|dan)\s?\d{1,2}[.:]\d{2})"
_DASH = r"\s?[-–—]\s?"


def date(day: int, month: int, year: str = "") -> str | None:
    """A date in words; None where the calendar has none such. The year may be given in two figures or not at all.

    Two figures are a year of the republic's first hundred: 24-11-26 is of 2026, 17-8-45 of 1945.
    """
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    if len(year) == 2:
        year = ("19" if year >= _FIRST_YEAR else "20") + year
    return f"{numbers.cardinal(day)} {MONTHS[month - 1]} {numbers.integer(year) if year else ''}".rstrip()


def time(hour: int, minute: int, second: int = 0) -> str:
    """A time of day in words: empat belas lewat tiga puluh menit."""
    said = numbers.cardinal(hour)
    if minute or second:
        said += " lewat"
    if minute:
        said += f" {numbers.cardinal(minute)} menit"
    return f"{said} {numbers.cardinal(second)} detik" if second else said


def _say_ymd(found: re.Match[str], _before: Before) -> str | None:
    return date(int(found[3]), int(found[2]), found[1])


def _say_dmy(found: re.Match[str], _before: Before) -> str | None:
    return date(int(found[1]), int(found[3]), found[4])


def _say_day_month(found: re.Match[str], before: Before) -> str | None:
    """25/10 is a date after a day's name or where it can be nothing else; 3/4 is a fraction, 24/7 a pair."""
    if before.word not in _BEFORE_DATES and (int(found[1]) <= 12 or found[0] == "24/7"):
        return None
    return date(int(found[1]), int(found[2]))


def _say_bracketed(found: re.Match[str], _before: Before) -> str | None:
    end = date(int(found[4]), int(found[5]), found[6] or "")
    if end is None:
        return None
    if not found[1]:
        return f",{end},"
    start = date(int(found[1]), int(found[2] or found[5]), found[3] or "")
    if start is None:
        return None
    return f",{start if found[2] else numbers.cardinal(int(found[1]))} sampai {end},"


def _say_short_month(found: re.Match[str], _before: Before) -> str | None:
    month = _SHORT_MONTHS[found["month"].lower()]
    days = [int(day) for day in (found["day"], found["to"]) if day]
    if any(date(day, month) is None for day in days):
        return None
    return " ".join((" sampai ".join(numbers.cardinal(day) for day in days), MONTHS[month - 1]))


def _say_month_of_year(found: re.Match[str], _before: Before) -> str | None:
    return MONTHS[_SHORT_MONTHS[found[1].lower()] - 1]


def _say_months_of_year(found: re.Match[str], _before: Before) -> str:
    return " sampai ".join(_SHORT_MONTH_NAMES.get(name.lower(), name.lower()) for name in found.groups())


def _say_era(found: re.Match[str], before: Before) -> str | None:
    """1 Muharam 1447 H/26 Juni 2025 M: the letter behind a year of either calendar."""
    if found[0] == "H":
        return "hijriah" if before.number and before.near(_HIJRI, 4) else None
    return "masehi" if before.number and before.near(_ERA) else None


def _say_padded_day(found: re.Match[str], _before: Before) -> str | None:
    return numbers.cardinal(int(found[1]))


def _clock(found: re.Match[str], group: int) -> str | None:
    hour, minute, second = (int(found[part] or 0) for part in (group, group + 2, group + 3))
    return time(hour, minute, second) if hour <= 24 and minute < 60 and second < 60 else None


def _say_times(found: re.Match[str], before: Before) -> str | None:
    """A span of times; with points it might be of amounts, so their form or a word has to show that it is not."""
    start, end = _clock(found, 1), _clock(found, 5)
    if start is None or end is None or not (_tells_time(found, before) or len(found[1]) == len(found[5]) == 2):
        return None
    return f"{start} sampai {end}"


def _say_time(found: re.Match[str], before: Before) -> str | None:
    return _clock(found, 1) if _tells_time(found, before) else None


def _say_duration(found: re.Match[str], _before: Before) -> str:
    """01.35.20 jam is no time of day but how long something took (EYD V)."""
    parts = zip(map(int, found.groups()), ("jam", "menit", "detik"), strict=True)
    return " ".join(f"{numbers.cardinal(number)} {name}" for number, name in parts if number) or "nol jam"


def _tells_time(found: re.Match[str], before: Before) -> bool:
    if found[2] == ":" or found["zone"] is not None:
        return True
    if before.word in _BEFORE_TIMES:
        return True
    if before.near(_BEFORE_TIMES) and (before.word in _BETWEEN_TIMES or len(found[1]) == 2):
        return True
    timetable = len(found[1]) == 2 and before.near(_TIMETABLES, 2)
    return timetable and not _AMOUNTS.match(found.string, found.end())


def _say_hour(found: re.Match[str], before: Before) -> str | None:
    return numbers.cardinal(int(found[1])) if before.word in _BEFORE_TIMES else None


_NO_MORE = r"(?![\d.,:]?\d|[A-Za-z%])"

RULES: tuple[Rule, ...] = (
    rule(r"(\d{4})-(\d{2})-(\d{2})(?![\d-])", _say_ymd, behind="-"),
    rule(r"(\d{1,2})([/–-])(\d{1,2})\2'?(\d{4}|\d{2})(?![\d/-])", _say_dmy, behind="/-–"),
    rule(r"(\d{1,2})(\.)(\d{1,2})\.(\d{4})(?![\d.])", _say_dmy, behind="."),
    rule(r"(\d{1,2})[.:](\d{2})[.:](\d{2}) jam\b", _say_duration, behind=".:"),
    rule(rf"{_CLOCK}{_DASH}{_CLOCK_AFTER}(?P<zone>(?={_ZONE}))?{_NO_MORE}", _say_times, behind=".:"),
    rule(rf"{_CLOCK}(?P<zone>(?={_UNTIL}?{_ZONE}))?{_NO_MORE}", _say_time, behind=".:"),
    rule(r"0(\d)(?![\d.,:/-])", _say_hour),
    rule(r"(\d{1,2})/(\d{1,2})(?![\d/]|[.,]\d)", _say_day_month, behind="/"),
    rule(
        rf"(?P<day>\d{{1,2}})(?:{_DASH}(?P<to>\d{{1,2}}))?[\s-]?(?P<month>{_SHORT})(?:\.|-(?=\d{{4}})|(?![A-Za-z0-9]))",
        _say_short_month,
    ),
    rule(rf"0(\d)(?=\s(?:{_FULL})\b)", _say_padded_day, behind=" "),
)
"""To be tried where a figure stands."""

WORD_RULES: tuple[Rule, ...] = (
    rule(rf"({_SHORT})\.?\s?(?=\d{{4}}(?!\d))", _say_month_of_year, opens=_INITIALS),
    rule(rf"({_MONTH})\.?{_DASH}({_MONTH})\.?(?=\s\d{{4}}(?!\d))", _say_months_of_year, opens=_INITIALS),
    rule(r"[HM](?![A-Za-z0-9'-]|\.[A-Z])", _say_era, opens="HM"),
)
"""To be tried where a letter stands: Nov. 2024."""

BRACKET_RULES: tuple[Rule, ...] = (
    rule(
        rf"\(\s?(?:(\d{{1,2}})(?:/(\d{{1,2}})(?:/(\d{{4}}))?)?{_DASH})?(\d{{1,2}})/(\d{{1,2}})(?:/(\d{{4}}|\d{{2}}))?\s?\)",
        _say_bracketed,
        opens="(",
    ),
)
"""To be tried where a bracket opens: (25/10), (25-26/10/2025)."""
