"""Times as lists tell them: by their nearness, on one clock, Jakarta's, so that a list's order can be heard."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from reader.publish.times import JAKARTA, day_in_words, hour_in_words, in_words

_NEAR = {timedelta(0): "hari ini", timedelta(days=1): "kemarin"}


def now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def day_of(moment: datetime) -> date:
    """The day in Jakarta."""
    return moment.astimezone(JAKARTA).date()


def day_heading(day: date) -> str:
    """The day as a heading: "Hari ini, Senin, 3 Maret 2025"; without the first words from two days ago on."""
    near = _NEAR.get(day_of(now()) - day)
    return f"{near.capitalize()}, {day_in_words(day)}" if near else day_in_words(day)


def time_in_words(moment: datetime) -> str:
    """The time within a list: "hari ini pukul 07.05 WIB", "3 Maret 2025 pukul 07.05 WIB"."""
    there = moment.astimezone(JAKARTA)
    day = _NEAR.get(day_of(now()) - there.date()) or day_in_words(there.date()).partition(", ")[2]
    return f"{day} pukul {hour_in_words(there)} WIB"


def length_in_words(milliseconds: int) -> str:
    """How long something lasts, as one says it: "32 detik", "3 menit", "1 jam 2 menit"."""
    if milliseconds < 60_000:
        return in_words(milliseconds)
    return in_words((milliseconds + 30_000) // 60_000 * 60_000)
