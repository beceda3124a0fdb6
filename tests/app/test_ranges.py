from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app.ranges import asked_ranges, content_range


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-0", [range(1)]),
        ("bytes=0-99", [range(100)]),
        ("bytes=0-1000000", [range(100)]),
        ("bytes=99-", [range(99, 100)]),
        ("bytes=-1", [range(99, 100)]),
        ("bytes=-1000", [range(100)]),
        ("Bytes = 3-4", [range(3, 5)]),
        ("bytes=0-1 , 5-6", [range(2), range(5, 7)]),
        ("bytes=5-6,0-1", [range(5, 7), range(2)]),
        ("bytes=0-5,3-9", [range(10)]),
        ("bytes=5-9,0-4", [range(10)]),
        ("bytes=0-1,200-", [range(2)]),
        ("bytes=0-1,,", [range(2)]),
        ("bytes=0-" + "9" * 30, [range(100)]),
    ],
)
def test_ranges_that_can_be_sent(header: str, expected: list[range]) -> None:
    assert asked_ranges(header, 100) == expected


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=-0", "bytes=100-200,300-"])
def test_ranges_outside_the_file_give_none_to_send(header: str) -> None:
    assert asked_ranges(header, 100) == []


@pytest.mark.parametrize(
    "header",
    [
        None,
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=a-b",
        "bytes=0-1,x",
        "bytes=٣-٤",
        "bytes=+1-2",
        "bytes=1-2-3",
        "items=0-1",
        "bytes=0-" + "9" * 5000,
        "bytes=" + ",".join(f"{n}-{n}" for n in range(0, 100, 2)),
    ],
)
def test_what_is_no_sensible_range_is_ignored(header: str | None) -> None:
    assert asked_ranges(header, 100) is None


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), min_size=1, max_size=16),
    st.integers(1, 50),
)
def test_ranges_hold_exactly_the_asked_bytes_that_exist_each_once(pairs: list[list[int]], size: int) -> None:
    header = "bytes=" + ",".join(f"{first}-{last}" for first, last in pairs)
    ranges = asked_ranges(header, size)
    assert ranges is not None
    sent = [position for positions in ranges for position in positions]
    assert sorted(sent) == sorted({p for first, last in pairs for p in range(first, last + 1) if p < size})


@given(st.text())
def test_no_header_breaks_the_parser(header: str) -> None:
    asked_ranges("bytes=" + header, 10)
    asked_ranges(header, 10)


def test_the_content_range_is_inclusive() -> None:
    assert content_range(range(5, 10), 100) == "bytes 5-9/100"
