"""How one article writes its words: which capitals are names, which are places, who speaks in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from reader.narration.places import PLACES
from reader.narration.roles import (
    HONORIFICS,
    LOCATING,
    NAME_PARTICLES,
    NO_NAMES,
    ORGANISATIONS,
    ROLES,
    SMALL_WORDS,
    folded,
)
from reader.narration.speech_verbs import is_active, is_bare
from reader.narration.words import Word

VERB = re.compile(r"(?:me[lmnrwy]|ber|di|ter|pe[mn])\w{4}")
MADE_NOUN = re.compile(r"(?:ke|pe)\w{4,}an$")
"""What most verbs and made nouns look like: such a word that opens a sentence is no name."""

POINTING = frozenset(["ini", "itu", "tersebut"])
"""What ends a description of something named before: "pria 45 tahun itu"."""

_COMMON = (NO_NAMES - PLACES) | SMALL_WORDS
_BESIDE_NAMES = SMALL_WORDS | HONORIFICS
_SPEAKING_FOR = ROLES - HONORIFICS

_COMPANIES = frozenset(["cv", "perum", "pt"])
_COMPANY_ENDS = frozenset(["Persero", "Tbk"])
_LOOKED_AT = 24
"""How many bodies whose names begin alike are kept: an article written to be slow must not be."""

_LONGEST_BODY = 7
_INITIALS = re.compile(r"\b(?:ber)?inisial ([A-Z]{1,3})\b|\b([A-Z]{2,3})(?= \(\d\d\))")
_OPENED = re.compile(r"(?:^|[\s,:;.])[\"'“”„‘«(\[]\s?")


class Spelling:
    """How the words of one article are written.

    `places` are words that stand where places do; `speaking` single capitals beside a verb of speech: the short
    names by which the article calls its speakers; `leading` begin a sentence before another capital. What follows
    each capital is kept too: a body's name is also written without the person who speaks for it. `initials` are
    those by which somebody is called ("tersangka berinisial AS", "AS (34)"); `met` the names found so far
    that are a person's for certain.
    """

    def __init__(self, paragraphs: Sequence[tuple[str, Sequence[Word], set[int]]]) -> None:
        """Reads the text and the words of each paragraph, and where its sentences begin."""
        self.places: set[str] = set()
        self.speaking: set[str] = set()
        self.leading: set[str] = set()
        self.initials: set[str] = set()
        self.met: set[tuple[str, ...]] = set()
        self._small: set[str] = set()
        self._inner: set[str] = set()
        self._followers: dict[str, set[str]] = {}
        self._bodies: dict[str, set[tuple[str, ...]]] = {}
        for text, words, starts in paragraphs:
            self.initials.update(initials for found in _INITIALS.findall(text) for initials in found if initials)
            self.speaking.update(_speaking(words, starts))
            self._read(words, starts)
            self._read_bodies(words)
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
            if word.capital:
                self._followers.setdefault(plain, set()).add(
                    folded(following.text) if _goes_on(word, following) else ""
                )
            before = plain

    def _read_bodies(self, words: Sequence[Word]) -> None:
        """Keeps what follows "PT", "Bank", "Universitas": the words by which a body is told from its director."""
        at = 0
        while at < len(words):
            end = at + 1
            while end < len(words) and words[end].capital and _goes_on(words[end - 1], words[end]):
                end += 1
            begin = at
            if end < len(words) and words[end].text in _COMPANY_ENDS:
                begin = next((n for n in range(at, end) if folded(words[n].text) in _COMPANIES), at)
            if words[at].capital and folded(words[begin].text) in ORGANISATIONS and 1 < end - begin < _LONGEST_BODY:
                name = tuple(folded(word.text) for word in words[begin + 1 : end])
                namesakes = self._bodies.setdefault(name[0], set())
                if len(namesakes) < _LOOKED_AT:
                    namesakes.add(name)
            at = end

    def is_small(self, word: str) -> bool:
        """Whether the article writes the word in small letters too."""
        return word in self._small

    def is_apart(self, word: str, following: str) -> bool:
        """Whether the word, a capital, stands without the following one elsewhere."""
        followers = self._followers.get(word, set())
        return len(followers) > (following in followers)

    def is_body(self, words: Sequence[str]) -> bool:
        """Whether the words begin the name of a body, and nobody who speaks is called so."""
        first = words[0]
        return first not in self.speaking and any(
            body[: len(words)] == tuple(words) for body in self._bodies.get(first, set())
        )

    def body_at(self, words: Sequence[str]) -> int:
        """How many of the words, from the first on, are the name of a body that the article names by itself."""
        bodies = self._bodies.get(words[0], set()) if words else set()
        return max((len(body) for body in bodies if tuple(words[: len(body)]) == body), default=0)

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


def _goes_on(word: Word, following: Word | None) -> bool:
    """Whether only a space can stand between two capitals."""
    return following is not None and following.capital and following.start == word.end + 1


def _speaking(words: Sequence[Word], starts: set[int]) -> Iterator[str]:
    """The words with a capital, none beside them, that stand next to a verb of speech."""
    for number, word in enumerate(words):
        plain = folded(word.text)
        if not word.capital or plain in _COMMON:
            continue
        before = words[number - 1] if number and word.start not in starts else None
        after = words[number + 1] if number + 1 < len(words) and words[number + 1].start not in starts else None
        if before is not None and before.capital and folded(before.text) not in _BESIDE_NAMES:
            continue
        if after is not None and (after.capital or after.lower in POINTING):
            continue
        asked = before is not None and (is_bare(before.text) or before.lower == "menurut")
        says = any(is_active(word.text) for word in words[number + 1 : number + 3])
        body = plain in PLACES or (before is not None and folded(before.text) in _SPEAKING_FOR)
        if asked or (says and not body):  # neither "Indonesia menilai" nor "pelatih Persib menilai" is a person's name
            yield plain
