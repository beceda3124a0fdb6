from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.speech.pepet import as_listed, guessed, listed, marked

LETTERS = st.text("abdegikmnprstuy", min_size=1, max_size=40)


@pytest.mark.parametrize(
    "said",
    [
        "dengan", "negara", "menteri", "tersebut", "seperti", "tetapi", "benar", "enam",
        "meréka", "désa", "merdéka", "mémang", "bébas", "présidén", "jénderal", "séhat", "ékonomi",
    ],
)  # fmt: skip
def test_words_of_the_language(said: str) -> None:
    assert marked(said.replace("é", "e")) == said


@pytest.mark.parametrize("said", ["séptémber", "palémbang", "semarang", "mégawati", "gerindra", "métodé", "kapolrés"])
def test_names_and_words_of_the_news(said: str) -> None:
    assert marked(said.replace("é", "e")) == said


@pytest.mark.parametrize(
    "said",
    [
        "memerdékakannya", "keséhatan", "diséhatkan", "berdésa", "pembébasan", "dibébaskannya",
        "penyerahan", "menyerahkannya", "menekan", "menélepon", "mengecat", "pelémparan", "keékonomian", "kekecéwaan",
        "mempercepat", "sekecamatan", "menerima", "kesejahteraan", "perékonomian",
    ],
)  # fmt: skip
def test_an_affix_is_pepet_and_the_stem_said_as_ever(said: str) -> None:
    word = said.replace("é", "e")
    assert word not in listed() or listed()[word] == said
    assert marked(word) == said


def test_a_letter_that_melted_into_the_prefix_is_found_again() -> None:
    words = {"tetes": "tétés", "sepele": "sepélé", "kemas": "kemas", "peras": "peras"}
    assert as_listed("menetes", words) == "menétés"
    assert as_listed("menyepelekannya", words) == "menyepélékannya"
    assert as_listed("pengemasan", words) == "pengemasan"
    assert as_listed("memeras", words) == "memeras"


def test_the_longest_stem_makes_sense_of_a_word() -> None:
    assert as_listed("serahan", {"serah": "serah", "rahan": "rahan"}) == "serahan"
    assert as_listed("menekan", {"tekan": "tekan", "nekan": "nékan", "elan": "élan"}) == "menekan"
    assert as_listed("mereka", {}) is None


def test_the_longest_context_decides() -> None:
    assert guessed("serba", {"sEr": True}) == "sérba"
    assert guessed("serba", {"sEr": True, "^sErb": False}) == "serba"
    assert guessed("serba", {}) == "serba"


@given(LETTERS)
def test_nothing_but_marks_is_put_on_a_word(word: str) -> None:
    assert marked(word).replace("é", "e") == word


def test_a_word_of_nothing_but_affixes_takes_no_time() -> None:
    started = time.process_time()
    for ending in "abcdefgh":
        marked("diperkesememperketerdiberkesemenge" + ending + "nya")
    assert time.process_time() - started < 0.1
