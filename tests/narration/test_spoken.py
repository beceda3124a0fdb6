from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.narration.spoken import spoken_form

GOLDEN = Path(__file__).parents[1] / "golden" / "spoken.tsv"
ROWS = [line.split("\t") for line in GOLDEN.read_text("utf-8").splitlines()[1:]]
WELL_FORMED = re.compile(r"[a-z]+(?:['-][a-z]+)*(?:[,.?!:;]? [a-z]+(?:['-][a-z]+)*)*[,.?!:;]?")

syllables = st.sampled_from(["ba", "ke", "ri", "mo", "tu", "nga", "nyi", "sa", "lan", "dar", "pem", "kus"])
words = st.lists(syllables, min_size=2, max_size=5).map("".join)
news = st.lists(
    st.tuples(st.sampled_from([row[0] for row in ROWS]), st.sampled_from(["", " ", ", ", ". ", "-", "/", " – ", "\n"])),
    max_size=6,
).map(lambda parts: "".join(piece + joint for piece, joint in parts))
signs = st.text("0123456789abIVXRpSH.,-/:() \"'%$#@&+°–—²½ke\n")


@pytest.mark.parametrize(("written", "spoken"), ROWS, ids=[row[0] for row in ROWS])
def test_says_what_a_newsreader_would(written: str, spoken: str) -> None:
    assert spoken_form(written) == spoken


@settings(max_examples=400, deadline=None)
@given(st.text() | signs | news)
def test_gives_only_words_and_pauses(text: str) -> None:
    spoken = spoken_form(text)
    assert spoken == "" or WELL_FORMED.fullmatch(spoken)
    assert spoken or not re.search("[A-Za-z0-9]", text)


@settings(max_examples=400, deadline=None)
@given(st.text() | signs | news)
def test_reading_a_spoken_form_again_changes_nothing(text: str) -> None:
    spoken = spoken_form(text)
    assert spoken_form(spoken) == spoken


@given(st.lists(words, min_size=1, max_size=40))
def test_neither_loses_nor_invents_a_word(sentence: list[str]) -> None:
    assert spoken_form(" ".join(sentence)).split() == sentence


@given(st.lists(words, min_size=2, max_size=20), st.sampled_from(",.?!:;"))
def test_keeps_the_pauses_that_are_written(sentence: list[str], mark: str) -> None:
    text = " ".join(sentence[:-1]) + f"{mark} {sentence[-1]}"
    assert spoken_form(text) == text


@pytest.mark.parametrize("nothing", ["", " ", "...", "—", "***", "\u200b", "😀", "\ud800", "()", "\x00\x07"])
def test_says_nothing_where_nothing_can_be_said(nothing: str) -> None:
    assert spoken_form(nothing) == ""


@pytest.mark.parametrize("sayable", ["%", "&", "5", "@", "½", "北京", "ع"])
def test_says_something_where_something_can_be_said(sayable: str) -> None:
    assert spoken_form(sayable)


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "A.", "a.", "a@", "1.", "1-", "1a", "/", "a/", "- ", "(", "7 (", "+1", "0812-", "www.a.", "http://",
     "X ", "yg ", "Rp1-", "½", "ạ", "中", "'", "1:", "10.00-", "nip 1 ", "Senin-", "S.H., ", "ke-"],
)  # fmt: skip
def test_takes_time_in_proportion_to_length(piece: str) -> None:
    """Four times the text may take about four times as long, and not sixteen times."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        spoken_form(text)
        return time.process_time() - started

    seconds(2_000)
    assert seconds(32_000) < 8 * max(seconds(8_000), 0.02)


def test_reads_a_paragraph_of_a_megabyte() -> None:
    sentence = "Presiden bertemu Ketua DPR, Senin (6/10), membahas anggaran Rp1,5 triliun untuk 25 provinsi. "
    started = time.process_time()
    spoken_form(sentence * (1_000_000 // len(sentence)))
    assert time.process_time() - started < 10
