from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.narration import numbers
from reader.narration.roman import worth
from reader.narration.spoken import spoken_form


def numeral(number: int) -> str:
    written = ""
    for size, sign in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
                       (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):  # fmt: skip
        written += sign * (number // size)
        number %= size
    return written


@given(st.integers(1, 3999))
def test_knows_what_a_numeral_is_worth(number: int) -> None:
    assert worth(numeral(number)) == number


@pytest.mark.parametrize("letters", ["", "IIII", "VX", "IC", "ABC", "XIVI"])
def test_refuses_what_is_no_numeral(letters: str) -> None:
    assert worth(letters) is None


@given(st.integers(2, 39))
def test_names_count_and_chapters_number(number: int) -> None:
    assert spoken_form(f"abad {numeral(number)}") == f"abad {numbers.ordinal(number)}"
    assert spoken_form(f"Raja Louis {numeral(number)}") == f"raja louis {numbers.ordinal(number)}"
    assert spoken_form(f"Bab {numeral(number)}") == f"bab {numbers.cardinal(number)}"
    assert spoken_form(f"Jalan Mawar {numeral(number)}") == f"jalan mawar {numbers.cardinal(number)}"


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("akun X miliknya", "akun eks miliknya"),
        ("kelas C", "kelas ce"),
        ("toko CD", "toko ce de"),
        ("Malcolm X", "malcolm eks"),
    ],
)
def test_letters_stay_letters(written: str, spoken: str) -> None:
    assert spoken_form(written) == spoken
