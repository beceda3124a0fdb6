"""What `make intelligibility` counts as misheard, which limits it holds voices to, and what its page says."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bench.intelligibility import FLOOR, Result, articles_of, here, limits, page, result
from bench.listening import sentences
from bench.misheard import Errors, Heard, distance, errors, misheard
from reader.pipeline.reading import script_of
from reader.speech.voices import OWN


@pytest.mark.parametrize(
    ("printed", "written", "wrong"),
    [
        ("air naik lagi", "air naik lagi", 0),
        ("air naik lagi", "air turun lagi", 1),
        ("air naik lagi", "air naik", 1),
        ("air naik lagi", "air laut naik lagi", 1),
        ("air naik lagi", "", 3),
        ("ada di dalam rumah", "ada didalam rumah", 0),
        ("ada didalam rumah", "ada di dalam rumah", 0),
        ("ada di dalam rumah", "ada didala rumah", 2),
        ("di", "didi", 1),
    ],
)
def test_words_misheard(printed: str, written: str, wrong: int) -> None:
    assert misheard(printed.split(), written.split()) == wrong


def test_letters_misheard() -> None:
    assert distance("puluh", "puru") == 2
    assert distance("", "air") == distance("air", "") == 3


def test_figures_capitals_and_punctuation_are_no_errors() -> None:
    assert errors([Heard("Rugi Rp2,5 juta (Jumat).", "rugi dua koma lima juta rupiah, Jumat")]) == Errors(0, 0, 7)
    assert errors([Heard("Anak-anak, 21 orang", "anak anak dua puluh satu orang")]).words == 0


def test_shares_are_of_what_is_printed_in_all_sentences_together() -> None:
    found = errors([Heard("satu dua tiga", "satu dua tiga"), Heard("empat", "tempat")])
    assert (found.words, found.of_words) == (1 / 4, 4)
    assert found.letters == 1 / len("satuduatigaempat")
    assert errors([]) == Errors(0, 0, 0)


def _result(title: str, *words: float) -> Result:
    each = [Errors(share, share / 3, 100) for share in words]
    mean = sum(words) / len(words)
    return Result(title, Errors(mean, mean / 3, 100 * len(words)), each)


def test_the_default_voice_is_held_to_raw_espeak_and_neural_ones_to_a_figure_of_their_own() -> None:
    floor = _result(FLOOR, 0.6)
    assert [row.holds for row in limits(OWN[0].name, _result("a", 0.45), floor)] == [True]
    assert [row.holds for row in limits(OWN[0].name, _result("a", 0.46), floor)] == [False]
    assert [row.holds for row in limits("sano", _result("b", 0.28), floor)] == [True]
    assert [row.holds for row in limits("piper", _result("c", 0.29), floor)] == [False]
    assert not list(limits("another", _result("d", 0.9), floor))


def test_the_page_says_each_voice_s_figures_and_limit_and_no_name() -> None:
    floor, ours = _result(FLOOR, 0.5, 0.6, 0.7), _result("eSpeak NG", 0.3, 0.3, 0.9)
    text = page([floor, ours], limits(OWN[0].name, ours, floor))
    assert f"| {FLOOR} | 0.600 | 1.00 | 0.600 | 0.200 |" in text.splitlines()
    assert "| eSpeak NG | 0.500 | 0.83 | 0.300 | 0.167 |" in text.splitlines()
    assert "**0.83, over its limit** | at most 0.75 |" in text
    assert "heard 3 articles" in text
    assert socket.gethostname() not in text
    assert str(Path.home()) not in text


def test_no_text_is_sent_away() -> None:
    assert not any(voice.goes_to for voice in here(()))
    assert not list(here(("gtts",)))
    assert [voice.name for voice in here((OWN[0].name,))] == [OWN[0].name]


def test_articles_of_the_page_are_ours_and_every_sentence_is_heard_once() -> None:
    articles = articles_of(())
    assert len(articles) >= 9
    for article in articles:
        numbers = [number for _, segments in sentences(script_of(article)) for number in segments]
        assert numbers == sorted(set(numbers))
        assert numbers


def test_a_result_is_of_all_articles_and_of_each() -> None:
    found = result("x", [[Heard("satu dua", "satu")], [Heard("tiga", "tiga"), Heard("empat", "empat")]])
    assert found.whole.words == 1 / 4
    assert [article.words for article in found.each] == [1 / 2, 0]
