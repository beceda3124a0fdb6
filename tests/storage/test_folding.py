"""What search takes for the same word, and that no text at all is too much for it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.models import Article, Block, BlockKind
from reader.storage.folding import LONGEST_WORD, folded, searchable, shelf_key, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Salat Jum’at di Ka'bah", "salat jumat di kabah"),
        ("CAFÉ cafe\u0301 Café", "cafe cafe cafe"),
        ("lain-lain, Kompas.com (3/3/2025)", "lain lain kompas com 3 3 2025"),
        ("“Kami,”kata dia", "kami kata dia"),
        ("ban\u00adjir \u200bba\u200dnjir", "banjir banjir"),
        ("Straße ﬁnal ½ H₂O", "strasse final 12 h2o"),
        ("بِسْمِ", "بسم"),
        ("_ — !!! \0 \ud800", ""),
        ("x" * 500, "x" * LONGEST_WORD),
    ],
)
def test_words_are_compared_without_case_accents_and_marks(text: str, words: str) -> None:
    assert folded(text) == words


@settings(deadline=None)  # a busy machine is no fault
@given(st.text())
def test_folding_is_done_once_and_parts_stand_where_they_are_said_to(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    words = list(words_in(text))
    assert " ".join(word.text for word in words) == folded(text)
    assert all(folded(text[word.start : word.end]) == word.text for word in words)
    assert all(a.end <= b.start for a, b in pairwise(words))
    assert all(word.text.isalnum() and len(word.text) <= LONGEST_WORD for word in words)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kabar Rawa", "kabar-rawa"),
        ("KABAR  rawa!", "kabar-rawa"),
        ("Kompas.com / Nasional", "kompas-com-nasional"),
        ("../../etc", "etc"),
        ("قناة", "قناة"),
        ("—", None),
        ("", None),
        (None, None),
    ],
)
def test_shelves_are_called_by_their_words(name: str | None, key: str | None) -> None:
    assert shelf_key(name) == key


@settings(deadline=None)  # a busy machine is no fault
@given(st.text())
def test_a_key_is_one_step_of_an_address(name: str) -> None:
    key = shelf_key(name)
    assert key is None or (0 < len(key) <= 60 and "/" not in key and key.strip("-") == key)


def test_titles_texts_and_captions_are_searched_apart() -> None:
    blocks = (
        Block(BlockKind.CAPTION, "Jukung.", credit="Dedi", alt="Perahu"),
        Block(BlockKind.PARAGRAPH, "Dibuka lagi.", dateline="LOK RAWA"),
    )
    words = searchable(Article("Pasar", blocks))
    assert words == {"title": "pasar", "text": "lok rawa dibuka lagi", "captions": "jukung dedi perahu"}
