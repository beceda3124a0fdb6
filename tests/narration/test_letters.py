from __future__ import annotations

import pytest

from reader.narration.acronyms import COMMON_WORDS, SAID_AS_WORDS, SPELLED
from reader.narration.letters import NAMES, say_capitals, spell
from reader.narration.spoken import spoken_form


def test_every_letter_has_a_name_that_is_said_as_it_stands() -> None:
    assert len(NAMES) == 26
    for name in NAMES.values():
        assert spoken_form(name) == name


def test_spells_by_letter_names() -> None:
    assert spell("DPRD") == "de pe er de"


@pytest.mark.parametrize("word", ["Kemenlu", "KEMENLU", "BASARNAS", "PERTAMINA"])
def test_says_what_can_be_said_as_a_word(word: str) -> None:
    assert spoken_form(word) == word.lower()


@pytest.mark.parametrize("word", ["BKN", "KPPU", "DPD", "KRL", "ASN", "MUI", "BPOM"])
def test_spells_what_is_no_word(word: str) -> None:
    assert say_capitals(word) == spell(word)


def test_a_headline_in_capitals_is_read_as_words() -> None:
    assert spoken_form("KPK TAHAN BUPATI DI SUMATRA") == "ka pe ka tahan bupati di sumatra"
    assert spoken_form("DI Yogyakarta") == "de i yogyakarta"


def test_no_word_is_on_two_lists() -> None:
    assert not SAID_AS_WORDS & SPELLED
    assert {"DI"} == COMMON_WORDS & SPELLED
