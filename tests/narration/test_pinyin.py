from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.narration import pinyin


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("xiaoping", "siaoping"),
        ("guangzhou", "guangcou"),
        ("qin", "cin"),
        ("zemin", "dzemin"),
        ("cui", "tsuéi"),
        ("tian", "tién"),
        ("xi'an", "si'an"),  # two syllables, which the apostrophe parts
        ("xian", "sién"),
        ("weiyan", "wéiyén"),
        ("yuanqing", "yuancing"),
    ],
)
def test_says_rows_of_syllables(word: str, said: str) -> None:
    assert pinyin.said(word) == said


@pytest.mark.parametrize("word", ["jakarta", "xavi", "qatar", "zhafira", "azhari", "xi'", "'an", "", "x"])
def test_what_is_no_row_of_syllables_is_none(word: str) -> None:
    assert pinyin.said(word) is None
    assert not pinyin.is_sure(word)


@pytest.mark.parametrize(
    "word", ["budi", "jalan", "yang", "dan", "bang", "lang", "wan", "hang", "kuota", "ruang", "quran", "taxi"]
)
def test_a_word_that_could_be_indonesian_is_not_sure(word: str) -> None:
    assert not pinyin.is_sure(word)


@pytest.mark.parametrize("word", ["xi", "qin", "shenzhen", "xiaomi", "huawei", "tianjin"])
def test_letters_or_fame_make_a_word_sure(word: str) -> None:
    assert pinyin.is_sure(word)


def test_every_word_that_is_known_can_be_said() -> None:
    assert all(map(pinyin.said, pinyin.KNOWN | pinyin.SURNAMES))


def test_a_given_name_has_two_syllables_at_most() -> None:
    assert pinyin.is_given_name("keqiang")
    assert not pinyin.is_given_name("malaka")


@given(st.text("abcdefghijklmnopqrstuvwxyz'", max_size=40))
def test_gives_indonesian_letters_or_nothing(word: str) -> None:
    said = pinyin.said(word)
    assert said is None or set(said) <= set("abcdefghijklmnoprstuwyzé'")
