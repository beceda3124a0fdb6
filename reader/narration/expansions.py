"""What an article tells itself of its abbreviations: "Komisi Pemberantasan Korupsi (KPK)".

An expansion and its abbreviation side by side are said once, as the full words: a listener would hear the same thing
twice in a row. EYD V, "Singkatan dan Akronim": an acronym of syllables (Bakamla) is a word, one of initials mostly is
not, so the expansion also tells how an abbreviation in capitals that no list knows is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reader.narration.acronyms import SPELLED
from reader.narration.reading import Context, as_remembered, word_set

LONGEST_EXPANSION = 12
"""Words that an expansion has at most."""

_WINDOW = 160
"""Characters before an abbreviation in which its expansion is looked for."""

_BEHIND = re.compile(r"\(\s?([A-Z][A-Za-z]{1,14}(?:-[A-Z]{1,4})?)\s?\)")
_AHEAD = re.compile(r"(?<![A-Za-z0-9-])([A-Z][A-Za-z]{1,14})\s\(([A-Za-z][^()]{4,150})\)")
_SENTENCE_END = re.compile(r"[.!?;:]\s|[()\n]")
_CAPITALS = re.compile(r"(?<![\w.@#/-])[A-Z]{4,15}(?![\w@/]|\.\w)", re.ASCII)
_ORDINARY = re.compile(r"(?<![\w.@#/-])[A-Za-z][a-z]{3,14}(?![\w@/]|\.\w)", re.ASCII)
_SAYABLE = re.compile(r"(?:[^aeiou]{0,2}[aeiou]){2,}[^aeiou]{0,2}")
_SKIPPED = word_set("dan di dari untuk atas pada bagi yang ke dengan serta tentang oleh kota of the for and in on")
"""Words of an expansion that need not be in its abbreviation."""


def context_of(texts: Iterable[str]) -> Context:
    """What the texts of one article tell together. Takes time in proportion to their length."""
    expansions: dict[str, set[tuple[str, ...]]] = {}
    syllabic: set[str] = set()
    capitals: set[str] = set()
    ordinary: set[str] = set()
    for text in texts:
        for short, words in _pairs(text):
            expansions.setdefault(short, set()).add(words)
            if _made_of_syllables(short, words):
                syllabic.add(short)
        capitals.update(_CAPITALS.findall(text))
        ordinary.update(word.upper() for word in _ORDINARY.findall(text))
    said_as_words = {word for word in syllabic | (capitals & ordinary) if word not in SPELLED and _sayable(word)}
    return Context(frozenset(said_as_words), {short: frozenset(words) for short, words in expansions.items()})


def expansion_in(short: str, words: Sequence[str]) -> tuple[str, ...] | None:
    """The last of the words that spell the abbreviation out, None where they do not; words in lower case."""
    for count in range(2, min(LONGEST_EXPANSION, len(words)) + 1):
        if _fits(short.lower().replace("-", ""), words[-count:], longest=len(short)):
            return tuple(words[-count:])
    return None


def _pairs(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each abbreviation of a text with its expansion, whichever of the two stands in the brackets."""
    for found in _BEHIND.finditer(text):
        before = _SENTENCE_END.split(text[max(0, found.start() - _WINDOW) : found.start()])[-1]
        if words := expansion_in(found[1], list(as_remembered(before.split()))):
            yield found[1], words
    for found in _AHEAD.finditer(text):
        inside = tuple(as_remembered(found[2].split()))
        if expansion_in(found[1], inside) == inside:
            yield found[1], inside


def _made_of_syllables(short: str, words: Sequence[str]) -> bool:
    return not _fits(short.lower().replace("-", ""), words, longest=1)


def _sayable(capitals: str) -> bool:
    return capitals.isupper() and _SAYABLE.fullmatch(capitals.lower()) is not None


def _fits(letters: str, words: Sequence[str], *, longest: int) -> bool:
    """Whether the words give the letters in order, each word at least one and at most `longest`."""
    if words[0][:1] != letters[0]:
        return False
    reached = {0}
    for word in words:
        first, *doubled = word.split("-")
        reached = _onward(letters, reached, first, longest, needed=word not in _SKIPPED)
        for part in doubled:
            reached = _onward(letters, reached, part, longest, needed=False)
    return len(letters) in reached


def _onward(letters: str, reached: set[int], word: str, longest: int, *, needed: bool) -> set[int]:
    """How far the letters may be used up after one word more."""
    further = set() if needed else set(reached)
    for start in reached:
        for end in range(start + 1, min(len(letters), start + longest) + 1):
            if _gives(word, letters[start:end]):
                further.add(end)
    return further


def _gives(word: str, chunk: str) -> bool:
    """Whether a word lends these letters: its first one, a syllable, or its first and later ones (televisi: tv)."""
    if len(chunk) == 1 or word[:1] == chunk[0]:
        rest = iter(word)
        return word[:1] == chunk[0] and all(letter in rest for letter in chunk)
    return chunk in word
