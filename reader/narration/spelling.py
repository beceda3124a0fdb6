"""How one article writes its words: which capitals are names, which are places, who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader.narration.roles import LOCATING, NAME_PARTICLES, NO_NAMES, SMALL_WORDS, folded
from reader.narration.speech_verbs import is_active, is_bare
from reader.narration.words import Word

VERB = re.compile(r"(?:me[lmnrwy]|ber|di|ter|pe[mn])\w{4}")
MADE_NOUN = re.compile(r"(?:ke|pe)\w{4,}an$")
"""What most verbs and made nouns look like: such a word that opens a sentence is no name."""

_OPENED = re.compile(r"(?:^|[\s,:;.])[\"'“”„‘«(\[]\s?")


class Spelling:
    """How the words of one article are written.

    `places` are words that stand where places do; `speaking` single capitals beside a verb of speech: the short
    names by which the article calls its speakers; `leading` begin a sentence before another capital.
    """

    def __init__(self, paragraphs: Sequence[tuple[Sequence[Word], set[int]]]) -> None:
        """Reads the words of each paragraph, and where its sentences begin."""
        self.places: set[str] = set()
        self.speaking: set[str] = set()
        self.leading: set[str] = set()
        self._small: set[str] = set()
        self._inner: set[str] = set()
        for words, starts in paragraphs:
            self.speaking.update(_speaking(words, starts))
            self._read(words, starts)
        self.places -= self.speaking

    def _read(self, words: Sequence[Word], starts: set[int]) -> None:
        before = ""
        for word, following in zip_longest(words, words[1:]):
            plain = folded(word.text)
            if not word.capital:
                self._small.add(plain)
            elif word.start in starts:
                if following is not None and (following.capital or following.text in NAME_PARTICLES):
                    self.leading.add(plain)
            else:
                self._inner.add(plain)
                if before in LOCATING and plain not in NO_NAMES:
                    self.places.add(plain)
            before = plain

    def is_inner(self, word: str) -> bool:
        """Whether the word is written with a capital inside a sentence too."""
        return word in self._inner

    def is_common(self, word: str) -> bool:
        """Whether the word, which begins a sentence, is no name for all that is known."""
        if word in self._inner:
            return False
        return word in self._small or word.endswith("nya") or bool(VERB.match(word) or MADE_NOUN.match(word))


def beginnings(text: str, sentences: Sequence[tuple[int, int]]) -> set[int]:
    """Where the words stand that have a capital in any case: behind a sentence's end or an opening mark."""
    found = {start for start, _ in sentences}
    found.update(match.end() for match in _OPENED.finditer(text))
    return found


def _speaking(words: Sequence[Word], starts: set[int]) -> Iterator[str]:
    """The words with a capital, none beside them, that stand next to a verb of speech."""
    for number, word in enumerate(words):
        if not word.capital or folded(word.text) in NO_NAMES or folded(word.text) in SMALL_WORDS:
            continue
        before = words[number - 1] if number and word.start not in starts else None
        after = words[number + 1] if number + 1 < len(words) and words[number + 1].start not in starts else None
        if (before is not None and before.capital and before.lower not in SMALL_WORDS) or (after and after.capital):
            continue
        asked = before is not None and (is_bare(before.text) or before.lower == "menurut")
        says = any(is_active(word.text) for word in words[number + 1 : number + 3])
        if asked or says:
            yield folded(word.text)
