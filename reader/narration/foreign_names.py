"""The names of an article that Indonesian spelling does not tell, and how a voice that reads Indonesian says them.

They are looked for in the text as it is printed, where capitals and accents still stand, and become a lexicon of that
article. A word that the article writes in small letters too is no name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.narration import english_spelling, old_spelling, pinyin, vietnamese
from reader.narration.characters import plain
from reader.narration.english_names import NAMES, OTHERS
from reader.narration.lexicon import Entry, Lexicon, entries_of

KNOW_ENGLISH = ("gtts",)
"""Engines that say English names by themselves, better than a rule can write them: they get them as printed."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPOKEN_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_LONGEST_RUN = 12
_SHORTEST_SHOUTED = 5
"""Letters from which on a word all in capitals may be a known name and no abbreviation."""

_MOST_WORDS: dict[str, int] = {}
"""The most words that a known name has, by its first word."""

for _name in NAMES:
    _first, *_others = re.findall("[a-z']+", _name)
    _MOST_WORDS[_first] = max(1 + len(_others), _MOST_WORDS.get(_first, 0))

_MOST_ENTRIES = 2_000


class Said(NamedTuple):
    """How words of a name, as the spoken form has them, are said.

    `english`: by the rules or custom of English; `told`: an e is a pepet, an é a taling, else nobody knows.
    """

    written: str
    said: str
    english: bool = False
    told: bool = True


def names_lexicon(texts: Iterable[str]) -> Lexicon:
    """A lexicon of the foreign and the older names in an article's texts.

    Never raises; takes time in proportion to their length.
    """
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
    yield from entries_of(said.written, said.said) if said.told else (Entry(said.written, said.said),)
    if said.english:
        for engine in KNOW_ENGLISH:
            yield Entry(said.written, said.written, engine)


def _runs(text: str, small: set[str]) -> Iterator[tuple[str, ...]]:
    """The rows of capitalised words, joined by a space or a hyphen (then the word has it before it).

    Words in small letters are added to `small`.
    """
    run: list[str] = []
    end = -1
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
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


@lru_cache(maxsize=2048)
def _said(run: tuple[str, ...]) -> tuple[Said, ...]:
    """What is to be said in another way in a row of capitalised words."""
    words = [_word(word) for word in run]
    said: list[Said] = []
    number = 0
    while number < len(words):
        taken = _known(words, number, said) or _chinese(words, number, said) or _vietnamese(words, number, said)
        if not taken:
            _add(words[number], words[number].renewed, said, told=False)
            _add(words[number], words[number].english, said, english=True)
        number += taken or 1
    return tuple(said)


class _Word(NamedTuple):
    """What is known of one word of a row. `spoken`: as the spoken form has it, "" where it has it not as one word.

    `chinese`, `vietnamese` and `english` are how it is said if it is of that language, None where it cannot be (for
    English: where it need not be). `renewed` is a name in older Indonesian spelling as it is written today.
    """

    spoken: str
    joint: str
    short: bool
    chinese: str | None = None
    surely_chinese: bool = False
    vietnamese: str | None = None
    surely_vietnamese: bool = False
    english: str | None = None
    renewed: str | None = None


@lru_cache(maxsize=8192)
def _word(word: str) -> _Word:
    """What is known of a word as it is printed, a hyphen before it if one joins it to the word before."""
    bare = word.removeprefix("-")
    joint = "-" if bare != word else " "
    printed = bare.lower()
    spoken = printed if bare.isascii() else plain(bare).lower()
    if not _SPOKEN_WORD.fullmatch(spoken):
        return _Word("", joint, short=True)
    if len(bare) > 1 and bare.isupper():
        return _Word(spoken, joint, short=len(bare) < _SHORTEST_SHOUTED)
    return _Word(
        spoken,
        joint,
        short=False,
        chinese=pinyin.said(spoken) if bare.isascii() else None,
        surely_chinese=bare.isascii() and pinyin.is_sure(spoken),
        vietnamese=vietnamese.said(printed),
        surely_vietnamese=vietnamese.is_sure(printed),
        english=english_spelling.said(spoken),
        renewed=old_spelling.said(spoken),
    )


def _known(words: Sequence[_Word], number: int, said: list[Said]) -> int:
    """How many words from there are a known name."""
    most = min(_MOST_WORDS.get(words[number].spoken, 0), len(words) - number)
    for count in range(most, 0, -1):
        row = words[number : number + count]
        written = row[0].spoken + "".join(word.joint + word.spoken for word in row[1:])
        if written in NAMES and not (count == 1 and row[0].short):
            said.append(Said(written, NAMES[written], english=written not in OTHERS))
            return count
    return 0


def _chinese(words: Sequence[_Word], number: int, said: list[Said]) -> int:
    """How many words from there are a Chinese name: a surname and one or two words of Pinyin, or a sure one."""
    end = number + 1
    if words[number].chinese and words[number].spoken in pinyin.SURNAMES:
        while end < len(words) and end - number < 3 and words[end].chinese and pinyin.is_given_name(words[end].spoken):
            end += 1
    if end == number + 1 and not words[number].surely_chinese:
        return 0
    for word in words[number:end]:
        _add(word, word.chinese, said)
    return end - number


def _vietnamese(words: Sequence[_Word], number: int, said: list[Said]) -> int:
    """How many words from there are syllables of Vietnamese of which one is sure, or a place of Vietnam's."""
    end = number
    while end < len(words) and words[end].vietnamese is not None:
        end += 1
    row = words[number:end]
    sure = any(word.surely_vietnamese for word in row)
    if not sure and not any(vietnamese.is_place(tuple(word.spoken for word in row[:count])) for count in (2, 3)):
        return 0
    for word in row:
        _add(word, word.vietnamese, said)
    return end - number


def _add(word: _Word, how: str | None, said: list[Said], *, english: bool = False, told: bool = True) -> None:
    if how and how != word.spoken:
        said.append(Said(word.spoken, how, english=english, told=told))
