"""Finds the runs of capitals of a paragraph: names with their offices in one breath, offices that go on over "dan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.narration.names import JOINING, Naming
from reader.narration.places import PLACES
from reader.narration.roles import (
    DEGREES,
    EPITHETS,
    LOCATING,
    NAME_PARTICLES,
    NO_NAMES,
    OFFICES,
    ORGANISATIONS,
    SMALL_WORDS,
    folded,
)
from reader.narration.speech_verbs import is_active
from reader.narration.spelling import VERB
from reader.narration.words import Word

_WITH_FULL_STOP = OFFICES | DEGREES | {"pt", "cv"}
_HYPHENATED = NO_NAMES - PLACES
_LEADING = OFFICES | ORGANISATIONS
_BEFORE_NAME = 5
_LONGEST_LIST = 10


class Runs:
    """The runs of capitals of one paragraph."""

    def __init__(self, text: str, words: Sequence[Word], naming: Naming) -> None:
        self._text = text
        self._words = words
        self._naming = naming

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """The numbers of each run's first word and of the word behind its last, in order."""
        at = 0
        while at < len(self._words):
            end = at + 1
            if self._may_begin(at):
                end = self._office_end(at, self._run_end(at))
                yield at, end
            at = end

    def office_before(self, start: int) -> Sequence[Word]:
        """The words in small letters of the office before a run: "pelatih", "ketua majelis hakim"."""
        words = self._words
        at = best = start
        while at > 0 and start - at < _BEFORE_NAME:
            before = words[at - 1]
            plain = folded(before.text)
            office = plain in OFFICES or plain in EPITHETS
            if self._text[before.end : words[at].start].strip() or not (office or _is_noun(before)):
                break
            at -= 1
            if office:
                best = at
        return words[best:start]

    def _may_begin(self, at: int) -> bool:
        word = self._words[at]
        if word.capital:
            return folded(word.text) not in SMALL_WORDS or word.acronym
        return word.text in ("dr", "drg", "drh") and at + 1 < len(self._words) and self._words[at + 1].capital

    def _run_end(self, start: int) -> int:
        """The number of the word behind the run of capitals that begins at word `start`."""
        words = self._words
        end = start + 1
        while end < len(words):
            gap = self._text[words[end - 1].end : words[end].start]
            particle = words[end].text in NAME_PARTICLES and gap.isspace()
            if not _joins(gap, words[end - 1]):
                break
            if words[end].capital:
                end += 1
            elif particle and end + 1 < len(words) and words[end + 1].capital:
                end += 2
            else:
                break
        return end

    def _office_end(self, start: int, end: int) -> int:
        """Where the run ends if an office goes on behind it: "Menteri Kelautan / dan Perikanan"."""
        words = self._words
        led = bool(self.office_before(start))
        while end < len(words) and end - start < 2 * _LONGEST_LIST:
            run = words[start:end]
            if not (led or any(folded(word.text) in _LEADING for word in run)):
                break
            gap = self._text[words[end - 1].end : words[end].start]
            joined = gap.strip() in ("", ",") and words[end].text in JOINING
            following = end + 1 if joined else end
            listed = gap == ", " and self._lists_on(end)
            if following == len(words) or not words[following].capital or not (joined or gap == " & " or listed):
                break
            further = self._run_end(following)
            office = folded(words[following].text) not in OFFICES and self._naming.is_office_only(run)
            if not (office or self._names_body(following, further)):
                break
            end = further
        return end

    def _names_body(self, start: int, end: int) -> bool:
        """Whether an acronym in brackets ends a body's name in the run: "(Badan Obat dan) Makanan (BOM) Rina"."""
        return any(
            word.acronym and self._text[word.start - 1] == "(" and self._text[word.end : word.end + 1] == ")"
            for word in self._words[start + 1 : end]
        )

    def _lists_on(self, at: int) -> bool:
        """Whether a list of capitals that ends in "dan" begins with the word of that number."""
        words = self._words
        for number in range(at, min(at + _LONGEST_LIST, len(words) - 1)):
            if words[number].text in JOINING:
                return words[number + 1].capital and folded(words[number + 1].text) not in OFFICES
            if not words[number].capital:
                return False
        return False


def _is_noun(word: Word) -> bool:
    """Whether the word may stand inside an office: no verb, no small word, no name."""
    if word.capital or word.text in SMALL_WORDS or word.text in LOCATING:
        return False
    return not is_active(word.text) and VERB.match(word.text) is None


def _joins(gap: str, before: Word) -> bool:
    """Whether a run of capitals goes on over what stands between two words."""
    if len(gap) > 6:
        return False
    mark = gap.strip()
    if mark == ".":
        return before.initial or folded(before.text) in _WITH_FULL_STOP
    if mark == "-":
        return folded(before.text) in _HYPHENATED
    return mark in ("", "(", ")")
