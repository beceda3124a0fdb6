from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.narration.characters import chunks, plain
from reader.narration.spoken import spoken_form, spoken_map
from tests.narration.test_spoken import texts as hostile
from tests.narration.written import as_text, news

texts = hostile | st.text("a “”…½éđα東ャ(). \u200b\u0301\tµg5")


def mapped(text: str) -> list[tuple[str, str]]:
    """What is shown and what is said for it."""
    spoken = spoken_map(text)
    return [(text[a:b], spoken.text[c:d]) for a, b, c, d in spoken.pairs]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Harga naik.", [("Harga", "harga"), ("naik", "naik")]),
        (
            "“Rp1,5 triliun untuk KPK,” katanya",
            [
                ("Rp1,5 triliun", "satu koma lima triliun rupiah"),
                ("untuk", "untuk"),
                ("KPK", "ka pe ka"),
                ("katanya", "katanya"),
            ],
        ),
        ("Sabtu (25/10)  malam", [("Sabtu", "sabtu"), ("(25/10)", "dua puluh lima oktober"), ("malam", "malam")]),
        ("7 (tujuh) hari", [("7 (tujuh)", "tujuh"), ("hari", "hari")]),
        ("Phạm\nVăn Đồng", [("Phạm", "pham"), ("Văn", "van"), ("Đồng", "dong")]),
        ("Tokyo (東京) ramai", [("Tokyo", "tokyo"), ("ramai", "ramai")]),
        ("bayi 😀 lahir…", [("bayi", "bayi"), ("lahir…", "lahir")]),
    ],
)
def test_maps_what_is_said_to_what_is_shown(text: str, pairs: list[tuple[str, str]]) -> None:
    assert mapped(text) == pairs


@settings(max_examples=400, deadline=None)
@given(texts)
def test_the_map_is_of_the_spoken_form(text: str) -> None:
    assert spoken_map(text).text == spoken_form(text)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_pairs_are_in_order_and_leave_no_word_out(text: str) -> None:
    spoken = spoken_map(text)
    shown_end = spoken_end = 0
    heard: list[str] = []
    silent = ""
    for pair in spoken.pairs:
        assert shown_end <= pair.shown_start < pair.shown_end <= len(text)
        assert spoken_end <= pair.spoken_start < pair.spoken_end <= len(spoken.text)
        silent += text[shown_end : pair.shown_start]
        shown_end, spoken_end = pair.shown_end, pair.spoken_end
        heard += re.findall(r"[a-z'-]+", spoken.text[pair.spoken_start : pair.spoken_end])
    silent += text[shown_end:]
    assert heard == re.findall(r"[a-z'-]+", spoken.text)
    assert not spoken.pairs or not re.search("[A-Za-z0-9]", silent)


@settings(max_examples=300, deadline=None)
@given(news)
def test_pairs_are_tight_about_ordinary_words(parts: list[tuple[str, str, list[str]]]) -> None:
    """Each ordinary word has a pair of its own; only tokens that are not said may stand in it too."""
    text = as_text(parts)
    spoken = spoken_map(text)
    place = 0
    for word, mark, between in parts:
        start = text.index(word, place)
        place = start + len(word)
        pair = next(pair for pair in spoken.pairs if pair.shown_end > start)
        assert spoken.text[pair.spoken_start : pair.spoken_end] == word
        assert pair.shown_start == start
        assert pair.shown_end == place or (between and text[place : pair.shown_end].startswith(mark))


@settings(max_examples=400)
@given(texts)
def test_chunks_become_plain_each_by_itself(text: str) -> None:
    parts = list(chunks(text))
    assert " ".join(part.plain for part in parts) == plain(text)
    for part in parts:
        assert part.plain == plain(text[part.start : part.end])


def test_mapping_takes_time_in_proportion_to_length() -> None:
    sentence = "“Anggaran Rp1,5 triliun,” kata Ketua DPR, Senin (6/10). "

    def seconds(times: int) -> float:
        started = time.process_time()
        spoken_map(sentence * times)
        return time.process_time() - started

    seconds(50)
    short, long = (min(seconds(times) for _ in range(3)) for times in (1_000, 4_000))
    assert long < 8 * max(short, 0.02)
