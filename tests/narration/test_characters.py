from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.narration.characters import plain


@settings(max_examples=300)
@given(st.text())
def test_lets_only_known_characters_through(text: str) -> None:
    assert re.fullmatch(r"[\x20-\x7e°–—⁄]*", plain(text))


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E, exclude_characters="`")))
def test_leaves_plain_text_alone(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguyễn Đức", "Nguyen Duc"),
        ("Ｊａｋａｒｔａ", "Jakarta"),
        ("𝐇𝐚𝐥𝐨", "Halo"),
        ("ka\u00adta\u200b", "kata"),
        ("٣٤", "34"),
        ("Ⅳ", "IV"),
        ("“a” ‘b’", "\"a\" 'b'"),
        ("Tokyo (東京)", "Tokyo"),
        ("東京 タワー", "tulisan tionghoa tulisan jepang"),
    ],
)
def test_brings_a_character_down_to_what_it_is(text: str, expected: str) -> None:
    assert plain(text) == expected
