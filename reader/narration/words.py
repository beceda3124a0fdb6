"""The words of a text with their places, and what can be seen of a word by its letters."""

from __future__ import annotations

import re
from typing import NamedTuple

_ARTICLE = re.compile(r"(?:a[dlnrstz]|el|ash|asy)-[A-Z]")
_WORD = re.compile(r"[^\W_]+(?:['’`.&/\-][^\W_]+)*")


class Word(NamedTuple):
    """A word as it stands in a text: from `start` to `end`, end exclusive.

    `capital` says whether it begins with a capital letter, an Arabic article aside: "al-Anbiya".
    """

    text: str
    start: int
    end: int
    capital: bool

    @property
    def lower(self) -> str:
        """The word in small letters."""
        return self.text.lower()

    @property
    def acronym(self) -> bool:
        """Whether it is all capitals, two at least: "KPK", "DPRD", "P2TP2A"."""
        return self.capital and self.text.isupper() and len(self.text) > 1 and "." not in self.text

    @property
    def initial(self) -> bool:
        """Whether it is an initial of a name: "M", "B.J"."""
        return self.capital and all(len(part) == 1 for part in self.text.split("."))


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of the text between two places; hyphens, apostrophes and inner full stops belong to the word."""
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [Word(match[0], match.start(), match.end(), _has_capital(match[0])) for match in found]


def _has_capital(word: str) -> bool:
    return word[0].isupper() or ("-" in word and _ARTICLE.match(word) is not None)


def word_set(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())
