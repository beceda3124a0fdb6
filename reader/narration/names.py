"""Tells where in a run of capitals the person's name begins: behind the office, its body and what it is over.

News writes office and name in one breath ("Direktur Riset dan Edukasi Maju Futures Rina Wulandari"). What an office is
over is known by its words; the body's own name by how the article writes it elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.narration.places import PLACES
from reader.narration.roles import (
    CORPORATE,
    DEGREES,
    FIRST_NAMES,
    HONORIFICS,
    MATTERS,
    NAMES_TOO,
    NO_NAMES,
    OFFICES,
    ORGANISATIONS,
    RANKS,
    ROLES,
    SURNAMES_TOO,
    TERRITORIAL,
    folded,
)
from reader.narration.spelling import MADE_NOUN, Spelling
from reader.narration.words import Word

JOINING = frozenset(["dan", "serta", "untuk"])
"""What joins the parts of one office: "Kelautan dan Perikanan"."""

_BODIES_OF_TWO = frozenset(["as", "bi", "eu", "gp", "ky", "ma", "mk", "sd", "tv", "ui"])
_RANKED = HONORIFICS | RANKS
_BEFORE_NAMES_TOO = HONORIFICS | NAMES_TOO
_NO_INITIALS = NO_NAMES | _BODIES_OF_TWO
_SPECIALIST = re.compile(r"Sp\.?[A-Z]")
_ABSTRACT = re.compile(r"\w{3,}(?:[aeioun]si|itas|ologi|isme)$")
_LONGEST = 4
"""Words that a name behind an office has at most where nothing else tells; more are the body's and two the name's."""


class Naming:
    """Cuts runs of capitals of one text."""

    def __init__(self, text: str, spelling: Spelling) -> None:
        self._text = text
        self._spelling = spelling

    def start(self, run: Sequence[Word], size: int, *, led: bool) -> int:
        """The number of the word that the name begins with, among the first `size`; `size` where there is no name.

        `led` says that an office stands before the run.
        """
        shouted = _is_shouted(run[:size])
        cut, office = 0, led
        for number, word in enumerate(run[:size]):
            if office and number == cut and self._ends_in_office(run, number, size):
                break
            no_name = self.is_no_name(word, shouted=shouted) and not self._is_name_here(run, number, size)
            matter = office and number == cut and self._is_matter(word, last=number + 1 == size)
            if no_name or matter or self._text[word.end : word.end + 1] == ")":
                cut = number + 1
            office = office or folded(word.text) in OFFICES
        return self._behind_body(run, cut, size, led=led) if office and cut < size else cut

    def is_no_name(self, word: Word, *, shouted: bool = False) -> bool:
        """Whether the word stands in no person's name."""
        plain = folded(word.text)
        if plain in PLACES and plain in self._spelling.speaking:
            return False
        if plain in NO_NAMES or plain in self._spelling.places or plain in JOINING:
            return True
        if plain.startswith(("kemen", "ditjen", "dirjen")) or MADE_NOUN.match(plain):
            return True
        return "/" in plain or any(c.isdecimal() for c in plain) or (word.acronym and not shouted)

    def is_office_only(self, run: Sequence[Word]) -> bool:
        """Whether all words behind the last office of the run say what it is over: nobody has been named yet."""
        last = max((n for n, word in enumerate(run) if folded(word.text) in OFFICES), default=-1)
        ranked = last >= 0 and folded(run[last].text) in _RANKED
        if ranked and not (last and folded(run[last - 1].text) in ROLES):  # "Direktur Jenderal" is an office
            return False
        return all(self.is_no_name(word) or self._is_matter(word, last=False) for word in run[last + 1 :])

    def is_where(self, run: Sequence[Word], cut: int, size: int, *, named_behind: bool) -> bool:
        """Whether what follows an office names its place or body: "Kapolsek Ubud", "dokter RSUD Setia Budi, Rina".

        `named_behind` says that a capital follows behind a comma.
        """
        if not cut or any(folded(word.text) in self._spelling.speaking for word in run[cut:size]):
            return False
        before = folded(run[cut - 1].text)
        abroad = cut > 1 and folded(run[cut - 2].text) in PLACES  # "Amerika Serikat"
        if size - cut == 1 and before in TERRITORIAL:
            return True
        return before in ORGANISATIONS and not abroad and size - cut < 2 + named_behind

    def _ends_in_office(self, run: Sequence[Word], number: int, size: int) -> bool:
        """Whether a known speaker's name begins there and ends in words of offices: "(Kepala) Budi Perwira Negara"."""
        known = folded(run[number].text) in self._spelling.speaking
        behind = run[number + 1 : size]
        return known and 0 < len(behind) < _LONGEST - 1 and all(self.is_no_name(word) for word in behind)

    def _is_matter(self, word: Word, *, last: bool) -> bool:
        """Whether the word, which follows an office, says what it is over: "(Kepala) Riset", "(Menteri) Reformasi"."""
        plain = folded(word.text)
        if plain in self._spelling.speaking:
            return False
        if plain in MATTERS or (len(plain) > 6 and _ABSTRACT.match(plain)):
            return True
        return not last and self._spelling.is_small(plain)

    def _is_name_here(self, run: Sequence[Word], number: int, size: int) -> bool:
        """Whether a word that mostly is none is part of the name: "(Menteri) Imam Hanafi", "Retno AB Marsih"."""
        plain = folded(run[number].text)
        following = number + 1 < size and not self.is_no_name(run[number + 1])
        if plain in NAMES_TOO:
            return following and number > 0 and folded(run[number - 1].text) not in _BEFORE_NAMES_TOO
        if plain in SURNAMES_TOO:
            return number > 0 and not following and not self.is_no_name(run[number - 1])
        word = run[number].text
        if len(word) != 2 or not word.isupper() or plain in _NO_INITIALS:
            return False
        return following and number > 0 and not self.is_no_name(run[number - 1])

    def _behind_body(self, run: Sequence[Word], cut: int, size: int, *, led: bool) -> int:
        """Where the name begins behind the name of the body: "(Direktur) Maju Jaya Rina Wulandari"."""
        words = [folded(word.text) for word in run[:size]]
        if cut and words[cut - 1] in HONORIFICS:  # "KH Ahmad Zainuddin": no body stands behind a form of address
            return cut
        body = self._spelling.body_at(words[cut : size - 1])
        if body:
            return cut + body
        short = max((n for n in range(cut, size) if words[n] in self._spelling.speaking), default=None)
        if short is not None and (short < size - 1 or short == cut):
            return self._first_name(run, words, cut, short)
        if cut and words[cut - 1] in CORPORATE and size - cut > 2:
            cut += 1
        while size - cut > 2 and self._spelling.is_apart(words[cut], words[cut + 1]):
            cut += 1
        longest = _LONGEST - led
        if short is not None and not (cut and words[cut - 1] in PLACES):
            longest = 2 if cut else 3  # called by the last of several names: those before are the club's
        return size - 2 if size - cut > longest else cut

    def _first_name(self, run: Sequence[Word], words: Sequence[str], cut: int, short: int) -> int:
        """Where the name begins that is called by the word of number `short`: "Ahmad Riza", "M. Riza" by "Riza"."""
        while short > cut and run[short - 1].initial:
            short -= 1
        return short - (short > cut and words[short - 1] in FIRST_NAMES)


def _is_shouted(run: Sequence[Word]) -> bool:
    """Whether the name at the run's end is all in capitals: "Mama YULIANA BANUNAEK"."""
    first = next((n for n, word in enumerate(run) if folded(word.text) not in OFFICES), len(run))
    name = run[first:]
    return len(name) > 1 and all(word.text.isupper() for word in name) and any(len(word.text) > 4 for word in name)


def without_degrees(run: Sequence[Word]) -> int:
    """How many words of the run are left without the degrees at its end."""
    size = len(run)
    while size > 1 and is_degree(run[size - 1]):
        size -= 1
    return size


def is_degree(word: Word) -> bool:
    """Whether the word is a degree; a medical specialist's begins with "Sp"."""
    return folded(word.text.partition("-")[0]) in DEGREES or _SPECIALIST.match(word.text) is not None


def without_alias(text: str, run: Sequence[Word]) -> tuple[str, Sequence[Word]]:
    """The name in brackets at the run's end, and the run without it."""
    for number in range(max(1, len(run) - 2), len(run)):
        opened = "(" in text[run[number - 1].end : run[number].start]
        if opened and text[run[-1].end : run[-1].end + 1] == ")":
            return text[run[number].start : run[-1].end], run[:number]
    return "", run
