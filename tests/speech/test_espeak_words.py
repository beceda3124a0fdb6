"""What eSpeak NG is handed, and what it makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Prosody, Speech
from reader.speech import espeak
from reader.speech.espeak import EspeakEngine
from reader.speech.espeak_words import in_phonemes, sounded

NORMAL = Prosody()


@pytest.fixture
def engine() -> Iterator[EspeakEngine]:
    with closing(EspeakEngine()) as engine:
        yield engine


@pytest.mark.parametrize(
    ("word", "phonemes"),
    [
        ("dengan", "d@N'a/n"),  # a pepet is not stressed: the last syllable is
        ("menteri", "m@nt@R2'i"),
        ("desa", "d'es,a/"),
        ("vietnam", "vi'Etn,a/m"),  # no letter is lost
        ("niat", "n'i,a/t"),
        ("baik", "b'a/,ik"),
        ("pantainya", "pa/nt'aIn^,a/"),
        ("penilaian", "p@nil'aI_|,a/n"),
        ("survei", "s'uRv,eI"),
        ("maaf", "m'a/_|,a/f"),
        ("bertanggung", "b@Rt'a/Ng,uN"),
        ("nyanyian", "n^a/n^'i,a/n"),
        ("masyarakat", "m,a/Sa/R2'a/k,a/t"),
        ("khusus", "x'us,us"),
        ("bank", "b'a/Nk"),
        ("massa", "m'a/s,a/"),
        ("joseph", "dZ'os,Ef"),  # letters of names
        ("clinton", "kl'int,on"),
        ("hillary", "hil'a/R2,i"),
        ("jum'at", "dZ'um?,a/t"),
        ("internasional", ",int@Rn,a/si'on,a/l"),
        ("masyhur", "m'a/Sh,uR"),
        ("betsy", "b@ts'i"),
        ("sylvia", "silv'i,a/"),
        ("dan", "da/n"),
        ("dari", "d,a/R2,i"),
    ],
)
def test_words_are_sounded_out(word: str, phonemes: str) -> None:
    said = sounded(word)
    assert said == phonemes


@pytest.mark.parametrize("word", ["pt", "köln", "مصر", "日本", "a1", "'", "", "b" * 41 + "a"])
def test_what_is_no_word_of_indonesian_letters_is_left_to_the_library(word: str) -> None:
    assert sounded(word) is None
    assert in_phonemes(word) == word


@pytest.mark.parametrize(
    ("word", "phonemes"),
    [("wén", "w'En"), ("cên", "tS'@n"), ("huawéi", "hu'a/w,eI"), ("pélêr", "p'el,@R"), ("mêntéri", "m@nt'eR2,i")],
)
def test_a_word_that_tells_its_es_is_believed(word: str, phonemes: str) -> None:
    assert sounded(word) == phonemes


def test_pauses_and_given_phonemes_stay() -> None:
    assert in_phonemes("Dan, pt [[tr'amp]] itu: kota.") == "[[da/n]], pt [[tr'amp]] [['it,u]]: [[k'ot,a/]]."


def test_words_are_set_apart() -> None:
    assert in_phonemes("kota itu") == "[[k'ot,a/_ 'it,u]]"
    assert in_phonemes("kota, itu") == "[[k'ot,a/]], [['it,u]]"


def test_a_voiced_stop_is_not_put_after_a_pause() -> None:
    assert in_phonemes("kota ini dua, dari jam besok") == "[[k'ot,a/_ 'in,i d'u,a/]], [[d,a/R2,i dZ'a/m b'es,ok]]"


def test_a_doubled_word_is_two() -> None:
    assert in_phonemes("buku-buku") == "[[b'uk,u b'uk,u]]"


@pytest.mark.parametrize("word", ["kota", "niat", "bukit", "tidak", "ibu", "rumah", "khusus", "bunyi"])
def test_a_word_is_as_the_library_says_it_but_for_its_last_syllable(
    engine: EspeakEngine, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    """The phonemes carry all that its own rules put on a word; it alone lets the last syllable go."""
    let_go = engine.speak(f"[[{str(sounded(word)).replace(',', '%%')}]]", NORMAL)
    ours = engine.speak(word, NORMAL)
    monkeypatch.setattr(espeak, "in_phonemes", lambda given: given)
    assert engine.speak(word, NORMAL) == let_go != ours


def test_pepet_and_taling_sound_different(engine: EspeakEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's own rules give both the same vowel, as both are in the last syllable but one."""
    pepet, taling = engine.speak("dengan", NORMAL), engine.speak("[[d'eN,a/n]]", NORMAL)
    monkeypatch.setattr(espeak, "in_phonemes", lambda given: given)
    assert len({pepet.pcm, taling.pcm, engine.speak("dengan", NORMAL).pcm}) == 3


def length(speech: Speech) -> float:
    return speech.samples / speech.sample_rate


@pytest.mark.parametrize("words", [140, 301])
def test_a_clause_too_long_for_the_library_is_still_words(engine: EspeakEngine, words: int) -> None:
    """It cuts a clause at 800 characters, and would spell phonemes that it has cut through."""
    seven = "kota ini akan kami buka untuk warga"
    short = length(engine.speak(", ".join([seven] * 4), NORMAL)) / 4
    long = length(engine.speak(" ".join([seven] * (words // 7)), NORMAL)) / (words // 7)
    assert 0.8 * short < long < short


@given(st.text("aeiou bdgkmnrst,.-'é[]x", max_size=900))
def test_no_clause_is_too_long_and_no_bracket_stays_open(text: str) -> None:
    said = in_phonemes(text.replace("[", "").replace("]", ""))
    assert not re.search(r"[\[\]]", re.sub(r"\[\[[^\[\]]+\]\]", "", said))
    for clause in re.split(r"[.,;:?!](?:\s|$)", said):
        assert "[[" not in clause or clause.rindex("]]") < 800
