from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.narration import numbers
from reader.narration.dates import MONTHS, date, time
from reader.narration.spoken import spoken_form

days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@given(days)
def test_every_way_of_writing_a_date_is_said_alike(day: dt.date) -> None:
    said = f"{numbers.cardinal(day.day)} {MONTHS[day.month - 1]} {numbers.cardinal(day.year)}"
    month = MONTHS[day.month - 1].title()
    unpadded = (f"{day.day}{mark}{day.month}{mark}{day.year}" for mark in "/-")
    padded = (f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day.day} {month} {day.year}", f"{day:%d} {month} {day.year}")
    for written in (*unpadded, *padded, day.isoformat()):
        assert spoken_form(written) == said
    assert spoken_form(f"Rabu ({day.day}/{day.month}/{day.year}), ia") == f"rabu, {said}, ia"


@given(st.times())
def test_every_time_of_day_is_said(at: dt.time) -> None:
    assert spoken_form(f"pukul {at:%H.%M}") == f"pukul {time(at.hour, at.minute)}"
    assert spoken_form(f"{at:%H:%M:%S}") == time(at.hour, at.minute, at.second)


def test_the_calendar_has_no_thirteenth_month() -> None:
    assert date(32, 1) is None
    assert date(1, 13) is None
    assert "per" in spoken_form("(25/13)").split()


@pytest.mark.parametrize("written", ["pukul 25.10", "pukul 10.75"])
def test_what_no_clock_shows_is_a_number(written: str) -> None:
    assert "lewat" not in spoken_form(written)
