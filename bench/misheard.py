"""How much of what is printed a listener wrote down otherwise, in words and in letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from reader.narration.spoken import spoken_form


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence as it is printed, and as the recogniser wrote it down."""

    printed: str
    written: str


@dataclass(frozen=True, slots=True)
class Errors:
    """Words and letters that must be changed, left out or put in, as shares of those that are printed."""

    words: float
    letters: float
    of_words: int


def errors(heard: Iterable[Heard]) -> Errors:
    """The errors of all sentences together.

    Both sides are brought to one spelling first: figures, abbreviations and signs as words, no capitals, no
    punctuation. Where words are written together or apart ("didalam") is no error, as it cannot be heard.
    """
    words = letters = wrong_words = wrong_letters = 0
    for sentence in heard:
        printed, written = (words_of(text) for text in (sentence.printed, sentence.written))
        wrong_words += misheard(printed, written)
        wrong_letters += distance("".join(printed), "".join(written))
        words += len(printed)
        letters += len("".join(printed))
    return Errors(wrong_words / max(words, 1), wrong_letters / max(letters, 1), words)


@cache
def words_of(text: str) -> list[str]:
    """The words that the text is said as."""
    return re.findall(r"\w+", spoken_form(text))


def misheard(printed: Sequence[str], written: Sequence[str]) -> int:
    """How many words must be changed, left out or put in to make one row of them the other (Levenshtein).

    Two words that are one on the other side match it.
    """
    rows = [list(range(len(written) + 1))]
    for number, word in enumerate(printed, 1):
        row = [number]
        for place, other in enumerate(written, 1):
            fewest = min(rows[-1][place] + 1, row[-1] + 1, rows[-1][place - 1] + (word != other))
            if place > 1 and word == written[place - 2] + other:
                fewest = min(fewest, rows[-1][place - 2])
            if number > 1 and other == printed[number - 2] + word:
                fewest = min(fewest, rows[-2][place - 1])
            row.append(fewest)
        rows.append(row)
    return rows[-1][-1]


def distance(one: str, other: str) -> int:
    """How many letters must be changed, left out or put in to make one text the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row = row, [number]
        for place, wanted in enumerate(other, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted)))
    return row[-1]
