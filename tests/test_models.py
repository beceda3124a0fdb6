from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.errors import SimakError
from reader.models import Article, Block, BlockKind, cut_at_word


@given(st.text(), st.integers(2, 80))
def test_a_cut_text_is_short_enough_and_says_that_it_was_cut(text: str, longest: int) -> None:
    cut = cut_at_word(text, longest)
    assert len(cut) <= longest
    whole = " ".join(text.split())
    assert cut == whole or (cut.endswith("…") and whole.startswith(cut[:-1]))


def test_a_text_is_cut_at_a_word() -> None:
    assert cut_at_word("Warga saling membangunkan, lalu lari", 27) == "Warga saling membangunkan…"


def test_an_article_without_title_is_headed_by_its_first_words() -> None:
    caption = Block(BlockKind.CAPTION, "Foto dulu.")
    article = Article("", (caption, Block(BlockKind.PARAGRAPH, "Petani memanen garam.")))
    assert article.headline == "Petani memanen garam."
    assert Article("", (caption,)).headline == "Foto dulu."


def test_an_error_is_one_line_whatever_its_subject() -> None:
    assert str(SimakError("a\r\nSet-Cookie: x\x1b[31m", "bad")) == "a  Set-Cookie: x [31m: bad"
