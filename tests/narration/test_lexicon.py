from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reader.narration.lexicon import SHIPPED, respell
from reader.narration.spoken import spoken_form


def test_respells_names_and_keeps_the_pauses() -> None:
    assert respell("pham minh chinh, trump. dan macron?") == "fam min cin, tramp. dan makrong?"


def test_takes_another_lexicon() -> None:
    assert respell("kota Wamena", {"wamena": "wamena-na"}) == "kota wamena-na"


def test_respells_whole_words_only() -> None:
    assert respell("company") == "company"


@given(st.text("abcdefghijklmnopqrstuvwxyz ,.-'"))
def test_an_empty_lexicon_changes_nothing(spoken: str) -> None:
    assert respell(spoken, {}) == spoken


def test_every_entry_changes_something_and_can_be_spoken() -> None:
    for word, said in SHIPPED.items():
        assert word != said
        assert re.fullmatch(r"[a-z]+(?: [a-z]+)*", said)
        assert spoken_form(word) == word
