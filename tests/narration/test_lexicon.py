from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SettingsError
from reader.narration.english_names import NAMES
from reader.narration.lexicon import SHIPPED, Entry, Lexicon, entries_of, lexicon_from, respell
from reader.narration.respellings import RESPELLINGS
from reader.narration.spoken import spoken_form

NEWSROOM = lexicon_from(
    {
        "Kyiv": {"espeak": "[[k'iIv]]", "respelling": "kiyiv"},
        "Real Madrid": "real madrid-e",
        "Real Madrid Castilla": "castiya",
        "Wamena": "[[wa:m@na]]",
        "Trump": "trum",
        "AC Milan": "a se milan",
    },
    "uji",
)


def test_respells_names_and_keeps_the_pauses() -> None:
    assert respell("pham minh chinh, trump. dan macron?") == "fam min cin, tramp. dan makrong?"


def test_case_does_not_count() -> None:
    assert respell("kota Wamena dan WAMENA", NEWSROOM, "espeak") == "kota [[wa:m@na]] dan [[wa:m@na]]"


def test_respells_whole_words_only() -> None:
    assert respell("company dan xinya") == "company dan xinya"


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("real madrid menang", "real madrid-e menang"),
        ("real madrid castilla menang", "castiya menang"),
        ("real, madrid", "real, madrid"),
        ("real sociedad", "real sociedad"),
        ("kapten a ce milan.", "kapten a se milan."),
        ("di real madrid", "di real madrid-e"),
    ],
)
def test_the_longest_entry_holds_within_one_pause(spoken: str, said: str) -> None:
    assert respell(spoken, NEWSROOM) == said


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("trumpnya", "trampnya"),
        ("trump-nya", "tramp-nya"),
        ("timnya", "timnya"),
        ("diupdate", "diapdet"),
        ("di-update", "di-apdet"),
        ("websitelah", "websaitlah"),
        ("comnya", "comnya"),
    ],
)
def test_knows_a_word_with_what_is_joined_to_it(spoken: str, said: str) -> None:
    assert respell(spoken) == said


def test_phonemes_are_for_their_engine_alone() -> None:
    assert respell("kyivnya", NEWSROOM, "espeak") == "[[k'iIv]] nya"
    assert respell("kyiv", NEWSROOM, "gtts") == "kiyiv"
    assert respell("wamena", NEWSROOM, "gtts") == "wamena"


def test_espeak_is_told_which_es_are_pepet() -> None:
    lexicon = Lexicon(entries_of("chen wei", "cen wéi"))
    assert lexicon.respell("chen wei", "espeak") == "cên wéi"
    assert lexicon.respell("chen wei", "gtts") == lexicon.respell("chen wei") == "cen wei"
    assert list(entries_of("xi", "si")) == [Entry("xi", "si")]


def test_layers_know_each_others_longest_entries() -> None:
    lower, upper = (
        lexicon_from({"Real Madrid Castilla": "castiya"}, "uji"),
        lexicon_from({"Real Betis": "betis"}, "uji"),
    )
    for both in (lower | upper, upper | lower, Lexicon() | lower | upper):
        assert both.respell("real madrid castilla, real betis") == "castiya, betis"


def test_the_upper_layer_has_the_say() -> None:
    article = lexicon_from({"Kyiv": "kif"}, "uji")
    layers = SHIPPED | NEWSROOM | article
    assert respell("trump ke kyiv dan moscow", layers, "espeak") == "trum ke kif dan moskow"
    assert respell("trump ke kyiv", SHIPPED) == "tramp ke kiv"


@pytest.mark.parametrize(
    ("written", "value"),
    [("", "a"), ("😀", "a"), ("a, b", "a"), ("Wamena", ""), ("Wamena", "[[wa"), ("Wamena", "[[]]"), ("Wamena", 5),
     ("Wamena", "[[a]] [[b]]"), ("Wamena", {"robot": "wa"}), ("Wamena", {"espeak": "wa"}), ("Wamena", ["wa"])],
)  # fmt: skip
def test_refuses_what_no_voice_could_say(written: str, value: object) -> None:
    with pytest.raises(SettingsError, match="uji"):
        lexicon_from({written: value}, "uji")


@given(st.text(), st.text())
def test_nothing_but_words_reaches_an_engine_from_a_respelling(written: str, value: str) -> None:
    try:
        lexicon = lexicon_from({written: {"respelling": value}}, "uji")
    except SettingsError:
        return
    assert re.fullmatch(r"[a-z',.?!:; -]+", respell(spoken_form(written), lexicon))


@given(st.text("abcdefghijklmnopqrstuvwxyz ,.-'"))
def test_an_empty_lexicon_changes_nothing(spoken: str) -> None:
    assert respell(spoken, Lexicon()) == spoken


def test_takes_time_in_proportion_to_length() -> None:
    lexicon = SHIPPED | Lexicon(Entry(" ".join(["real"] * 30 + [f"kota{n}"]), "x") for n in range(3))
    started = time.process_time()
    respell("real " * 40_000, lexicon)
    assert time.process_time() - started < 3


def test_every_entry_changes_something_and_can_be_spoken() -> None:
    for word, said in RESPELLINGS.items():
        assert word != said
        assert re.fullmatch(r"[a-zé]+(?: [a-zé]+)*", said)
        assert spoken_form(word) == word


def test_a_name_stands_in_one_table() -> None:
    """What both had, the shipped layer would say in its own way, also to a voice that knows English."""
    assert not RESPELLINGS.keys() & NAMES.keys()
