"""Words as search compares them: without case, accents and marks, so that "Jum’at" is "jumat" and "café" is "cafe".

What is kept to be searched is folded here before any database sees it, so every database finds the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reader.models import Article, BlockKind

LONGEST_WORD = 64
"""Letters that count; what follows them in a word that is none is passed over."""
_LONGEST_KEY = 60

_INSIDE = "’'ʻʼ`\u00ad\u200b-\u200d\u2060\ufeff\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
"""What may stand between a word's letters without ending it: apostrophes, marks, and what nobody sees."""
_WORD = re.compile(rf"[^\W_]+(?:[{_INSIDE}]+[^\W_]+)*")
_EVERYTHING_ELSE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, and where it stands there: code points, end exclusive."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """What an article must have to be found: one of the `forms`, each of folded words that stand side by side.

    With `prefix` the last word may go on; with `speaker` it is looked for among those alone who are quoted.
    """

    forms: tuple[tuple[str, ...], ...]
    prefix: bool = False
    speaker: bool = False


def words_in(text: str) -> Iterator[Word]:
    """The words of the text in order."""
    for found in _WORD.finditer(text):
        if word := _folded_word(found[0]):
            yield Word(word, found.start(), found.end())


def folded(text: str) -> str:
    """The text's words with one space between them."""
    return " ".join(word.text for word in words_in(text))


def shelf_key(name: str | None) -> str | None:
    """What a source or a section is called in addresses: "Kabar Rawa" is "kabar-rawa". None for no name at all."""
    return folded(name or "").replace(" ", "-")[:_LONGEST_KEY].strip("-") or None


def _folded_word(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()[:LONGEST_WORD]
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
    return _EVERYTHING_ELSE.sub("", plain)[:LONGEST_WORD]


def searchable(article: Article) -> dict[str, str]:
    """What of the article is searched, folded: its title, its text, and what is said of its photos."""
    captions = [block for block in article.blocks if block.kind is BlockKind.CAPTION]
    texts = [block for block in article.blocks if block.kind is not BlockKind.CAPTION]
    return {
        "title": folded(article.title),
        "text": folded("\n".join(part for block in texts for part in (block.dateline or "", block.text))),
        "captions": folded("\n".join(part for b in captions for part in (b.text, b.credit or "", b.alt or ""))),
    }
