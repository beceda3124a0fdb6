"""The foreign names of an article, and how a voice that reads Indonesian is to say them.

They are looked for in the text as it is printed, where capitals and accents still stand, and become a lexicon of that
article. A word that the article writes in small letters too is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from reader.narration import english_spelling, pinyin, vietnamese
from reader.narration.characters import plain
from reader.narration.english_names import NAMES
from reader.narration.lexicon import Entry, Lexicon, entries_of

KNOW_ENGLISH = ("gtts",)
"""Engines that say English names by themselves better than a rule can write them: they get them as printed."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPOKEN_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_LONGEST_RUN = 12
_MOST_WORDS = max(len(re.findall("[a-z']+", name)) for name in NAMES)
_MOST_ENTRIES = 2_000


class Said(NamedTuple):
    """How words of a name, as the spoken form has them, are said. `english`: by the rules or custom of English."""

    written: str
    said: str
    english: bool


def names_lexicon(texts: Iterable[str]) -> Lexicon:
    """A lexicon of the foreign names in an article's texts. Never raises; takes time in proportion to their length."""
    found: dict[str, Said] = {}
    small: set[str] = set()
    for text in texts:
        for run in _runs(text, small):
            for said in _said(run):
                found.setdefault(said.written, said)
        if len(found) > _MOST_ENTRIES:
            break
    return Lexicon(entry for said in found.values() if said.written not in small for entry in _entries(said))


def _entries(said: Said) -> Iterator[Entry]:
    yield from entries_of(said.written, said.said)
    if said.english:
        for engine in KNOW_ENGLISH:
            yield Entry(said.written, said.written, engine)


def _runs(text: str, small: set[str]) -> Iterator[tuple[str, ...]]:
    """The rows of capitalised words, joined by a space or a hyphen (which goes before its word); others go to `small`."""
    run: list[str] = []
    end = -1
    for found in _WORD.finditer(text):
        word = found[0]
        if not word[0].isupper():
            small.add(word)
            continue
        joint = text[end : found.start()] if end >= 0 else ""
        if run and (joint not in (" ", "-", "\u00a0") or len(run) == _LONGEST_RUN):
            yield tuple(run)
            run = []
        run.append("-" + word if run and joint == "-" else word)
        end = found.end()
    if run:
        yield tuple(run)


@lru_cache(maxsize=4096)
def _said(run: tuple[str, ...]) -> tuple[Said, ...]:
    """What is to be said in another way in a row of capitalised words."""
    words = [_Word(word) for word in run]
    said: list[Said] = []
    number = 0
    while number < len(words):
        taken = _known(words, number, said) or _chinese(words, number, said) or _vietnamese(words, number, said)
        if not taken:
            _alone(words[number], said)
        number += taken or 1
    return tuple(said)


class _Word:
    """A word of a run: as it is printed in small letters, and as the spoken form has it ("" where it has it not so)."""

    __slots__ = ("joint", "printed", "shouted", "spoken")

    def __init__(self, word: str) -> None:
        self.joint = "-" if word[0] == "-" else " "
        bare = word.removeprefix("-")
        self.shouted = len(bare) > 1 and bare.isupper()
        self.printed = bare.lower()
        spoken = self.printed if bare.isascii() else plain(bare).lower()
        self.spoken = spoken if _SPOKEN_WORD.fullmatch(spoken) else ""


def _known(words: list[_Word], number: int, said: list[Said]) -> int:
    """How many words from there are a known name."""
    for count in range(min(_MOST_WORDS, len(words) - number), 0, -1):
        row = words[number : number + count]
        written = row[0].spoken + "".join(word.joint + word.spoken for word in row[1:])
        if written in NAMES and not (count == 1 and row[0].shouted and len(written) < 5):
            said.append(Said(written, NAMES[written], english=True))
            return count
    return 0


def _chinese(words: list[_Word], number: int, said: list[Said]) -> int:
    """How many words from there are a Chinese name: a surname and one or two words of Pinyin, or a sure one."""
    first = words[number]
    if first.shouted or not first.printed.isascii():
        return 0
    end = number + 1
    if first.spoken in pinyin.SURNAMES:
        while end < len(words) and end - number < 3 and _is_given(words[end]):
            end += 1
    if end == number + 1 and not pinyin.is_sure(first.spoken):
        return 0
    for word in words[number:end]:
        _add(word, pinyin.said(word.spoken), said)
    return end - number


def _is_given(word: _Word) -> bool:
    return not word.shouted and pinyin.is_given_name(word.spoken)


def _vietnamese(words: list[_Word], number: int, said: list[Said]) -> int:
    """How many words from there are syllables of Vietnamese of which one is sure, or a place of Vietnam's."""
    end = number
    while end < len(words) and not words[end].shouted and vietnamese.said(words[end].printed) is not None:
        end += 1
    row = words[number:end]
    if not row or not (_is_place(words, number) or any(vietnamese.is_sure(word.printed) for word in row)):
        return 0
    for word in row:
        _add(word, vietnamese.said(word.printed), said)
    return end - number


def _is_place(words: list[_Word], number: int) -> bool:
    return any(
        vietnamese.is_place(tuple(word.spoken for word in words[number : number + count])) for count in (2, 3)
    )


def _alone(word: _Word, said: list[Said]) -> None:
    if not word.shouted and word.spoken and (how := english_spelling.said(word.spoken)):
        _add(word, how, said, english=True)


def _add(word: _Word, how: str | None, said: list[Said], *, english: bool = False) -> None:
    if word.spoken and how and how != word.spoken:
        said.append(Said(word.spoken, how, english=english))
