from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from reader.narration import numbers
from reader.narration.spoken import spoken_form


def by_num2words(number: int, to: str = "cardinal") -> str:
    return str(num2words(number, lang="id", to=to))


@given(st.integers(0, 10**15 - 1) | st.integers(0, 3000) | st.integers(0, 10**6).map(lambda number: number * 1000))
def test_whole_numbers_agree_with_num2words(number: int) -> None:
    assert numbers.cardinal(number) == by_num2words(number)


@given(st.integers(2, 10**6))
def test_ordinals_agree_with_num2words(number: int) -> None:
    assert numbers.ordinal(number) == by_num2words(number, "ordinal")


@given(st.integers(0, 10**15 - 1))
def test_points_part_thousands(number: int) -> None:
    assert spoken_form(f"{number:,}".replace(",", ".")) == by_num2words(number)


@given(st.integers(0, 10**6), st.text("0123456789", min_size=1, max_size=8))
def test_decimals_are_read_figure_by_figure(whole: int, decimals: str) -> None:
    said = numbers.amount(f"{whole},{decimals}")
    assert said == f"{by_num2words(whole)} koma {' '.join(by_num2words(int(figure)) for figure in decimals)}"


@pytest.mark.parametrize("figures", ["0", "00", "0815", "9" * 16, "9" * 5000])
def test_identity_numbers_are_read_figure_by_figure(figures: str) -> None:
    assert len(spoken_form(figures).split()) == len(figures)


@pytest.mark.parametrize(
    ("written", "whole", "decimals"),
    [
        ("1.250", "1250", ""),
        ("1.250,5", "1250", "5"),
        ("3,75", "3", "75"),
        ("3.5", "3", "5"),
        ("1,250,000", "1250000", ""),
    ],
)
def test_takes_a_written_number_apart(written: str, whole: str, decimals: str) -> None:
    parts = numbers.take_apart(written)
    assert parts is not None
    assert (parts.whole, parts.decimals) == (whole, decimals)


def test_section_numbers_are_no_amount() -> None:
    assert numbers.take_apart("2.3.1") is None
    assert numbers.amount("2.3.1") == "dua titik tiga titik satu"


@pytest.mark.parametrize(
    ("top", "bottom", "said"),
    [(1, 2, "setengah"), (1, 4, "seperempat"), (5, 6, "lima perenam"), (1, 12, "seperdua belas")],
)
def test_fractions(top: int, bottom: int, said: str) -> None:
    assert numbers.fraction(top, bottom) == said
