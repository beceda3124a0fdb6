from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.publish.times import clock, date_in_words, exact_clock, in_words, milliseconds, short_clock


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (0, "0 detik"),
        (999, "0 detik"),
        (65_000, "1 menit 5 detik"),
        (60_000, "1 menit"),
        (3_600_000, "1 jam"),
        (3_725_900, "1 jam 2 menit 5 detik"),
    ],
)
def test_a_time_is_said_with_its_units(time: int, words: str) -> None:
    assert in_words(time) == words


def test_clocks_cut_off_what_is_left_of_a_second() -> None:
    assert clock(59_999) == "00:00:59"
    assert exact_clock(3_725_009) == "01:02:05.009"
    assert exact_clock(360_000_000) == "100:00:00.000"
    assert short_clock(65_900) == "1:05"
    assert short_clock(3_725_900) == "1:02:05"


@given(st.integers(0, 10**9), st.sampled_from([8_000, 22_050, 24_000, 44_100]))
def test_milliseconds_are_never_late_and_less_than_one_early(samples: int, rate: int) -> None:
    assert 0 <= samples * 1000 - milliseconds(samples, rate) * rate < rate


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2025, 3, 3, 7, 5, tzinfo=UTC), "Senin, 3 Maret 2025, pukul 14.05 WIB"),
        (datetime(2025, 12, 31, 23, 0, tzinfo=UTC), "Kamis, 1 Januari 2026, pukul 06.00 WIB"),
        (datetime(2025, 8, 17, 9, 0, tzinfo=timezone(timedelta(hours=8))), "Minggu, 17 Agustus 2025, pukul 09.00 WITA"),
        (datetime(2025, 8, 17, 9, 0, tzinfo=timezone(timedelta(hours=9))), "Minggu, 17 Agustus 2025, pukul 09.00 WIT"),
    ],
)
def test_a_date_is_written_in_an_indonesian_zone(moment: datetime, words: str) -> None:
    assert date_in_words(moment) == words
