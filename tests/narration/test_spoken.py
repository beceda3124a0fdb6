from __future__ import annotations

import re
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.narration import numbers
from reader.narration.abbreviations import ALWAYS, BEFORE_FIGURES, BEFORE_NAMES, CLOSING, DEGREES
from reader.narration.acronyms import EXPANDED
from reader.narration.characters import plain
from reader.narration.dates import MONTHS
from reader.narration.letters import NAMES
from reader.narration.money import CURRENCIES, SCALES
from reader.narration.reading import Rule, word_set
from reader.narration.spoken import _AT_FIGURES, _AT_LETTERS, _AT_SIGNS, spoken_form
from reader.narration.units import UNITS
from tests.narration.written import as_text, mixtures, news, shouted, words

GOLDEN = Path(__file__).parents[1] / "golden" / "spoken.tsv"
ROWS = [line.split("\t") for line in GOLDEN.read_text("utf-8").splitlines()[1:]]
PLAIN_ROWS = [plain(row[0]) for row in ROWS]
WELL_FORMED = re.compile(r"[a-z]+(?:['-][a-z]+)*(?:[,.?!:;]? [a-z]+(?:['-][a-z]+)*)*[,.?!:;]?")

golden = st.lists(
    st.tuples(st.sampled_from([row[0] for row in ROWS]), st.sampled_from(["", " ", ", ", ". ", "-", "/", " – ", "\n"])),
    max_size=6,
).map(lambda parts: "".join(piece + joint for piece, joint in parts))
signs = st.text("0123456789abIVXRpSH.,-/:() \"'%$#@&+°–—²½ke\n")
texts = st.text() | signs | golden | mixtures | shouted

NUMBER_WORDS = re.compile(
    r"(?:ke|seper|per|se)?(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|seratus|seribu|"
    r"puluh|belas|ratus|ribu|juta|miliar|triliun|kuadriliun)(?:an|nya)?|pertama|setengah"
)
SIGN_WORDS = word_set(
    """
    koma titik banding kali sampai minus plus min persegi kubik pangkat dibagi akar lewat jam menit detik tahun per at
    tagar garis bawah strip paling banyak sedikit kurang lebih dari sekitar atau dan magnitudo sama dengan tidak nomor
    kuartal hijriah masehi kosong tulisan konsultan
    """
)
TABLES = (ALWAYS, CLOSING, BEFORE_NAMES, BEFORE_FIGURES, DEGREES, EXPANDED, UNITS, SCALES, NAMES)
TOLD = frozenset(
    word
    for said in (*(said for table in TABLES for said in table.values()), *MONTHS, *map(" ".join, CURRENCIES.values()))
    for word in said.split()
)
"""What abbreviations, units and letters are said as."""


@pytest.mark.parametrize(("written", "spoken"), ROWS, ids=[row[0] for row in ROWS])
def test_says_what_a_newsreader_would(written: str, spoken: str) -> None:
    assert spoken_form(written) == spoken


@settings(max_examples=400, deadline=None)
@given(texts)
def test_gives_only_words_and_pauses(text: str) -> None:
    spoken = spoken_form(text)
    assert spoken == "" or WELL_FORMED.fullmatch(spoken)
    assert spoken or not re.search("[A-Za-z0-9]", text)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_reading_a_spoken_form_again_changes_nothing(text: str) -> None:
    spoken = spoken_form(text)
    assert spoken_form(spoken) == spoken


@given(st.lists(words, min_size=1, max_size=40))
def test_says_ordinary_words_as_they_stand(sentence: list[str]) -> None:
    assert spoken_form(" ".join(sentence)).split() == sentence


@settings(max_examples=300, deadline=None)
@given(news)
def test_loses_no_word_among_figures_and_signs(parts: list[tuple[str, str, list[str]]]) -> None:
    """Every ordinary word is said, each once and in its place, whatever stands before and behind it."""
    ordinary = [word for word, _, _ in parts]
    heard = [word for word in re.findall("[a-z]+", spoken_form(as_text(parts))) if word in set(ordinary)]
    assert heard == ordinary


@settings(max_examples=300, deadline=None)
@given(news)
def test_adds_nothing_between_two_ordinary_words(parts: list[tuple[str, str, list[str]]]) -> None:
    """What is said between two words comes of the tokens between them; where there are none, nothing is."""
    heard = re.findall("[a-z]+", spoken_form(as_text(parts)))
    for (word, _, between), (following, _, _) in pairwise(parts):
        if not between and heard.count(word) == 1:
            assert heard[heard.index(word) + 1] == following


@settings(max_examples=400, deadline=None)
@given(texts)
def test_invents_no_word(text: str) -> None:
    """A spoken word is of the text's own letters, or says a figure, a sign, a letter or an abbreviation."""
    letters = re.sub("[^a-z]", "", plain(text).lower())
    for word in re.findall("[a-z'-]+", spoken_form(text)):
        own = all(part.replace("'", "") in letters for part in word.split("-"))
        assert own or word in TOLD | SIGN_WORDS or NUMBER_WORDS.fullmatch(word), word


@settings(max_examples=200, deadline=None)
@given(st.lists(words, min_size=1, max_size=4).map(" ".join), st.integers(2, 10**15 - 1))
def test_a_number_between_words_is_said_as_that_number(beside: str, number: int) -> None:
    said = numbers.cardinal(number)
    assert spoken_form(f"{beside} {number:,}".replace(",", ".") + f" {beside}") == f"{beside} {said} {beside}"


def test_every_code_point_can_stand_anywhere() -> None:
    """All of Unicode in one word, the unassigned and the surrogates too; what scripts use also between words."""
    everything = [chr(code) for code in range(sys.maxunicode + 1)]
    letters = [chr(code) for code in (*range(0x3400), *range(0xA000, 0xAC00), *range(0xD700, 0x20000))]
    for text in ("".join(everything), " a".join(letters), "1".join(everything[:0x3000])):
        assert WELL_FORMED.fullmatch(spoken_form(text))


@pytest.mark.parametrize("rule", [*_AT_FIGURES, *_AT_LETTERS, *_AT_SIGNS], ids=lambda rule: rule.pattern.pattern)
def test_every_rule_is_reached_and_begins_as_it_says(rule: Rule) -> None:
    """A pattern that nothing in the golden table meets would be a rule that nobody tests."""
    found = [match[0] for row in PLAIN_ROWS for match in rule.pattern.finditer(row)]
    assert any(found)
    assert not rule.opens or {written[0] for written in found if written} <= set(rule.opens)
    for row in PLAIN_ROWS:
        for match in re.finditer(r"(?a:\d+)(.)", row):
            if rule.pattern.match(row, match.start()):
                assert not rule.behind or match[1] in rule.behind


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
    short, long = (min(seconds(size) for _ in range(3)) for size in (8_000, 32_000))
    assert long < 8 * max(short, 0.02)


def test_reads_a_paragraph_of_a_megabyte() -> None:
    sentence = "Presiden bertemu Ketua DPR, Senin (6/10), membahas anggaran Rp1,5 triliun untuk 25 provinsi. "
    started = time.process_time()
    spoken_form(sentence * (1_000_000 // len(sentence)))
    assert time.process_time() - started < 10
