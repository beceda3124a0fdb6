from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.narration import old_spelling
from reader.speech.pepet import listed


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("soekarno", "sukarno"),
        ("moeldoko", "muldoko"),
        ("boediono", "budiono"),
        ("tjahjo", "cahyo"),
        ("djarot", "jarot"),
        ("djojohadikusumo", "joyohadikusumo"),
        ("koentjaraningrat", "kuncaraningrat"),
        ("sjahrir", "syahrir"),
        ("kartosoewirjo", "kartosuwiryo"),
        ("achmad", "akhmad"),
        ("mochamad", "mokhamad"),
        ("chairul", "khairul"),
        ("noer", "nur"),
        ("oemar", "umar"),
    ],
)
def test_older_names_are_written_as_today(name: str, today: str) -> None:
    assert old_spelling.said(name) == today


@pytest.mark.parametrize(
    "word",
    ["koefisien", "masjid", "adjektiva", "bioetanol", "boeing", "noel", "joe", "monroe", "rachel", "richmond", "banjar",
     "chandra", "charles", "panjaitan", "hatta", "oei", "soe", "ditjen", "setjen", "oebobo", "noemuti", "", "é"],
)  # fmt: skip
def test_words_of_today_and_of_abroad_are_left(word: str) -> None:
    assert old_spelling.said(word) is None


def test_no_word_of_today_is_renewed() -> None:
    renewed = {word for word in listed() if old_spelling.said(word)}
    assert renewed <= {"djaelani", "doeloe", "soesatyo", "soetomo"}


@given(st.text("aeioucdhjkmnst", max_size=26) | st.text(max_size=26))
def test_only_the_letters_of_the_rules_come_in(name: str) -> None:
    renewed = old_spelling.said(name)
    assert renewed is None or (renewed != "" and set(renewed) <= set(name) | set("cjksuy"))
