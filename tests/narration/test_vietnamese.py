from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.narration import vietnamese


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("nguyễn", "nguyén"),
        ("nguyen", "nguyén"),
        ("phạm", "fam"),
        ("chính", "cin"),
        ("dũng", "zung"),  # with its accents a d is no đ
        ("dung", "dung"),
        ("đức", "duk"),
        ("giang", "zang"),
        ("quỳnh", "kuin"),
        ("xuân", "suan"),
        ("nhật", "nyat"),
        ("thơ", "te"),
        ("lê", "lé"),
        ("yến", "yén"),
        ("mỹ", "mi"),
        ("vượng", "vuong"),
    ],
)
def test_says_syllables(word: str, said: str) -> None:
    assert vietnamese.said(word) == said
    assert vietnamese.said(unicodedata.normalize("NFD", word)) == said


@pytest.mark.parametrize("word", ["", "jakarta", "budi", "presiden", "dan-", "ß", "日本", "müller"])
def test_what_is_no_syllable_is_none(word: str) -> None:
    assert vietnamese.said(word) is None


@pytest.mark.parametrize("word", ["minh", "nguyen", "hải", "đà", "vũ", "mỹ", "thưởng"])
def test_own_letters_and_endings_make_a_syllable_sure(word: str) -> None:
    assert vietnamese.is_sure(word)


@pytest.mark.parametrize(
    "word", ["dan", "hai", "tim", "tan", "long", "son", "café", "josé", "ḥai", "são", "dă", "che", "anh"]
)
def test_a_syllable_that_others_have_is_not_sure(word: str) -> None:
    assert not vietnamese.is_sure(word)


@given(st.text(max_size=9))
def test_gives_indonesian_letters_or_nothing(word: str) -> None:
    said = vietnamese.said(word)
    vietnamese.is_sure(word)
    assert said is None or (said != "" and set(said) <= set("abcdefghijklmnoprstuvwyzé"))
