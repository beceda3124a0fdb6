from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.freshness import LONGEST, seconds_fresh

SENT = datetime(2026, 11, 24, 8, tzinfo=UTC)


def http_date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


@pytest.mark.parametrize(
    ("cache_control", "seconds"),
    [
        ("max-age=600", 600),
        ("public, Max-Age=600, must-revalidate", 600),
        ('max-age="600"', 600),
        ("s-maxage=9999, max-age=60", 60),
        ("max-age=60, max-age=9000", 60),
        ("no-cache, max-age=600", 0),
        ("no-store, max-age=600", 0),
        ("max-age=-5", 0),
        ("max-age=lama", 0),
        ("max-age=99999999999999999999999999", LONGEST),
        ("private", 0),
    ],
)
def test_cache_control(cache_control: str, seconds: float) -> None:
    assert seconds_fresh({"cache-control": cache_control}) == seconds


def test_time_spent_in_a_cache_on_the_way_counts() -> None:
    assert seconds_fresh({"cache-control": "max-age=600", "age": "200"}) == 400
    assert seconds_fresh({"cache-control": "max-age=600", "age": "900"}) == 0


def test_expires_is_counted_from_when_it_was_sent_and_max_age_before_it() -> None:
    headers = {"date": http_date(SENT), "expires": http_date(SENT + timedelta(minutes=5))}
    assert seconds_fresh(headers) == 300
    assert seconds_fresh(headers | {"cache-control": "max-age=60"}) == 60
    in_an_hour = http_date(datetime.now(UTC) + timedelta(hours=1))
    assert seconds_fresh({"expires": in_an_hour}) == pytest.approx(3600, abs=5)


@pytest.mark.parametrize("expires", ["0", "-1", "", "besok", http_date(SENT - timedelta(days=1))])
def test_what_has_expired_or_says_nothing_is_not_fresh(expires: str) -> None:
    assert seconds_fresh({"date": http_date(SENT), "expires": expires}) == 0


@given(st.dictionaries(st.sampled_from(["cache-control", "expires", "date", "age"]), st.text(max_size=60)))
def test_any_headers_give_a_bounded_time(headers: dict[str, str]) -> None:
    assert 0 <= seconds_fresh(headers) <= LONGEST
