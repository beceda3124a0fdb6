"""Foreign passages in Indonesian texts; names, loan words and what is not certain are none."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.foreign import foreign_passages, language_of_part
from reader.models import Passage

GOLDEN = Path(__file__).parent / "golden"
CASES = [line.split("\t") for line in (GOLDEN / "foreign.tsv").read_text(encoding="utf-8").splitlines()[1:]]
SENTENCES = st.sampled_from(
    [
        "Warga menunggu air bersih.",
        "We will not leave this place.",
        "“We are here to stay,”",
        "kata Rudi.",
        "بسم الله",
        "東京",
        "Москва",
        " ",
        "(",
        "what are you: all of it",
    ]
)


@pytest.mark.parametrize(("text", "expected"), [(case[0], case[1:]) for case in CASES])
def test_golden(text: str, expected: list[str]) -> None:
    """foreign.tsv: a text, then tag and passage of each foreign passage; most texts have none."""
    found = [piece for p in foreign_passages(text) for piece in (p.language, text[p.start : p.end])]
    assert found == expected


@given(st.text(max_size=300) | st.lists(SENTENCES).map(" ".join))
def test_passages_stand_in_order_and_apart_and_hold_letters(text: str) -> None:
    at = 0
    for passage in foreign_passages(text):
        assert at <= passage.start < passage.end <= len(text)
        shown = text[passage.start : passage.end]
        assert shown == shown.strip()
        assert any(c.isalpha() for c in shown)
        at = passage.end


def test_indonesian_articles_have_none() -> None:
    for case in sorted((GOLDEN / "articles").iterdir()):
        for block in json.loads((case / "article.json").read_text(encoding="utf-8"))["blocks"]:
            assert foreign_passages(block["text"]) == (), case.name


TEXT = "Katanya, “We are here. We stay,” lalu بسم الله."
PASSAGES = (Passage(10, 31, "en"), Passage(38, 46, "ar"))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 8, ("id", ())),
        (9, 32, ("en", ())),
        (10, 22, ("en", ())),
        (0, 22, ("id", (Passage(10, 22, "en"),))),
        (23, 47, ("id", (Passage(0, 8, "en"), Passage(15, 23, "ar")))),
        (37, 47, ("ar", ())),
    ],
)
def test_a_part_is_foreign_where_all_its_words_are(
    start: int, end: int, expected: tuple[str, tuple[Passage, ...]]
) -> None:
    assert language_of_part(TEXT, PASSAGES, start, end) == expected


def test_a_part_with_words_of_two_other_languages_keeps_the_usual_one() -> None:
    passages = (Passage(0, 4, "en"), Passage(5, 9, "ar"))
    assert language_of_part("abcd efgh", passages, 0, 9) == ("id", passages)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 400_000,
        "“" * 400_000,
        "... " * 100_000,
        "!a" * 200_000,
        "the " * 100_000,
        "the of and a: " * 30_000,
        "We will see what they can do. بسم الله " * 10_000,
        "ع" + " " * 400_000 + "x",
        "ai" * 200_000 + "q",
    ],
    ids=lambda text: text[:12],
)
def test_a_long_text_takes_its_time_only_once(text: str) -> None:
    """Ten megabytes take one to five seconds, so a twentieth of that has a second to spare."""
    begin = time.process_time()
    foreign_passages(text)
    assert time.process_time() - begin < 1.5
