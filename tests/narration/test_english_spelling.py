from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.narration import english_spelling
from reader.speech.pepet import listed


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("blake", "blék"),
        ("wright", "rait"),
        ("freeman", "friman"),
        ("huddersfield", "hadersfild"),
        ("tunbridge", "tunbrij"),
        ("nation", "nésyen"),
        ("mccarthy", "mekarti"),
        ("fitch", "fich"),  # Indonesian reads a c that closes a word as k
        ("stacey", "stési"),
        ("schofield", "skofild"),
        ("schumer", "syumer"),
        ("brooke", "bruk"),
        ("reeves", "rivs"),
        ("airlines", "érlains"),
    ],
)
def test_says_what_only_english_writes(word: str, said: str) -> None:
    assert english_spelling.said(word) == said


@pytest.mark.parametrize(
    "word",
    ["nasution", "made", "gede", "sudirman", "tendean", "koordinasi", "keempat", "seekor", "reaksi", "ilham", "anton",
     "soekarno", "prabowo", "pangkalpinang", "samson", "sukses", "kreatif", "thohir", "shinta", "noe", "", "é"],
)  # fmt: skip
def test_indonesian_names_and_words_are_left(word: str) -> None:
    assert english_spelling.said(word) is None


def test_no_word_of_indonesian_is_taken_for_english() -> None:
    """Of 7,000 words, names of abroad among them, but for those that are foreign indeed."""
    taken = {word for word in listed() if english_spelling.said(word)}
    assert taken <= {"hwee", "bangladesh", "erick", "joseph"}


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=24))
def test_gives_indonesian_letters_or_nothing(word: str) -> None:
    said = english_spelling.said(word)
    assert said is None or set(said) <= set("abcdefghijklmnopqrstuvwxyzé")


@given(st.text(max_size=24))
def test_never_raises(word: str) -> None:
    english_spelling.said(word)
