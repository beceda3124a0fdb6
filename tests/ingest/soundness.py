"""What holds for every article, whatever it was read from."""

from __future__ import annotations

from unicodedata import category

from reader.models import Article, BlockKind

UNSPEAKABLE = {"Cc", "Cs", "Co", "Zl", "Zp"}


def assert_sound(article: Article) -> None:
    assert article.blocks
    for block in article.blocks:
        assert block.text == " ".join(block.text.split()) != ""
        assert not UNSPEAKABLE & set(map(category, block.text))
        assert block.image is None or block.image.startswith(("http://", "https://"))
        assert (block.credit, block.image, block.alt) == (None, None, None) or block.kind is BlockKind.CAPTION
    assert not UNSPEAKABLE & set(map(category, "".join(article.dropped)))
