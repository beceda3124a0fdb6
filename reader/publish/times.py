"""Times and dates in the forms that clients and people read."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

_ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}
JAKARTA = timezone(timedelta(hours=7))
"""Western Indonesian time, WIB."""

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def milliseconds(samples: int, sample_rate: int) -> int:
    """The time of a sample in whole milliseconds, begun ones not counted, as in the MP3's own chapters (ID3 CHAP).

    Every form of the timeline is rounded here, so that all say the same.
    """
    return samples * 1000 // sample_rate


def clock(milliseconds: int) -> str:
    """`HH:MM:SS`, what is left of a second cut off, so that a listener never lands behind the beginning."""
    return exact_clock(milliseconds)[:-4]


def exact_clock(milliseconds: int) -> str:
    """`HH:MM:SS.mmm`, the form of WebVTT and of Podlove Simple Chapters (more than two digits from 100 hours on)."""
    seconds, thousandths = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def short_clock(milliseconds: int) -> str:
    """`M:SS`, from an hour on `H:MM:SS`: for the eye, beside the words for the ear."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def in_words(milliseconds: int) -> str:
    """A time as it is said: "1 jam 2 menit 5 detik"; parts that are zero are left out."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "jam"), (minutes, "menit"), (seconds, "detik"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 detik"


def date_in_words(moment: datetime) -> str:
    """An aware time as Indonesian newspapers print it: "Senin, 3 Maret 2025, pukul 14.05 WIB".

    In its own zone where that is one of Indonesia's three, else in Jakarta's.
    """
    offset = moment.utcoffset()
    if offset not in _ZONES:
        moment, offset = moment.astimezone(JAKARTA), timedelta(hours=7)
    return f"{day_in_words(moment)}, pukul {hour_in_words(moment)} {_ZONES[offset]}"


def day_in_words(day: date) -> str:
    """The day: "Senin, 3 Maret 2025"."""
    return f"{_DAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]} {day.year}"


def hour_in_words(moment: datetime) -> str:
    """The hour with the point of EYD V: "14.05"."""
    return f"{moment.hour:02}.{moment.minute:02}"
