"""Finds who is mentioned in a paragraph: persons with their offices, offices alone, bodies and places.

Indonesian news writes office and name in one breath ("Kepala Dinas Kesehatan Kota Bima Rina Wulandari"), so a run of
capitals is cut where the words of offices, ranks, bodies and places end: what is left is the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from reader.narration.places import PLACES
from reader.narration.roles import (
    CORPORATE,
    DATES,
    DEGREES,
    EPITHETS,
    LOCATING,
    NAME_PARTICLES,
    NO_NAMES,
    OFFICES,
    ORGANISATIONS,
    RANKS,
    ROLES,
    SMALL_WORDS,
    TERRITORIAL,
    folded,
)
from reader.narration.speech_verbs import is_active, is_speech_verb
from reader.narration.spelling import MADE_NOUN, VERB, Spelling
from reader.narration.words import Word, word_set

_WITH_FULL_STOP = OFFICES | DEGREES | {"pt", "cv"}
_BODIES_OF_TWO = frozenset(["as", "bi", "eu", "gp", "ky", "ma", "mk", "pt", "ri", "rs", "sd", "tv", "ui"])
_HYPHENATED = NO_NAMES - PLACES
_BEFORE_NAME = 5
_LONGEST_NAME = 7
_BEFORE_PERSONS = word_set(
    """
    almarhum era hadirnya kediaman keluarga kubu milik nama nonaktif petahana pihak rumah saudara sosok terpilih
    """
)


class MentionKind(Enum):
    """What a run of capitals names."""

    PERSON = 1
    ROLE = 2
    BODY = 3
    PLACE = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody or something named in a text, from `start` to `end` with its office.

    `name` is the name without office and degrees, `words` its words in small letters; both are empty for an office
    alone. `role` holds the words of the office that stands before the name, in small letters, and `titled` says
    that there is one. `alias` is another name that follows in brackets.
    """

    kind: MentionKind
    start: int
    end: int
    name: str = ""
    words: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    titled: bool = False
    alias: str = ""


def find_mentions(text: str, words: Sequence[Word], starts: set[int], spelling: Spelling) -> Iterator[Mention]:
    """The mentions of a paragraph in order; `starts` is where its sentences begin."""
    return _Mentions(text, words, starts, spelling).find()


class _Mentions:
    """Finds the mentions of one paragraph."""

    def __init__(self, text: str, words: Sequence[Word], starts: set[int], spelling: Spelling) -> None:
        self._text = text
        self._words = words
        self._starts = starts
        self._spelling = spelling

    def find(self) -> Iterator[Mention]:
        """The mentions in order."""
        at = 0
        while at < len(self._words):
            if not self._may_begin(at):
                at += 1
                continue
            end = self._run_end(at)
            mention = self._mention(at, end)
            if mention is not None:
                yield mention
            at = end

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
            if not _joins(gap, words[end - 1]):
                break
            if words[end].capital:
                end += 1
            elif (
                words[end].text in NAME_PARTICLES and end + 1 < len(words) and words[end + 1].capital and gap.isspace()
            ):
                end += 2
            else:
                break
        return end

    def _mention(self, start: int, end: int) -> Mention | None:
        """What the run of the words from `start` to `end` names; None where only openers are in it."""
        while start < end and self._is_opener(start, end):
            start += 1
        if all(_is_degree(word) for word in self._words[start:end]):
            return None
        alias, run = _without_alias(self._text, self._words[start:end])
        size = _without_degrees(run)
        before = self._role_before(start)
        size = self._without_body(run, size)
        cut = self._name_start(run, size, led=bool(before))
        role = tuple(folded(word.text) for word in [*before, *run[:cut]])
        body = self._follows_office(start, run)
        titled = body or any(word in OFFICES for word in role)
        first = before[0].start if before else run[0].start
        last = self._words[end - 1].end
        last += self._text[last : last + 1] == ")"
        kind = _kind(run, cut, size, titled=titled, led=body or bool(before))
        if kind is MentionKind.PERSON and (self._is_numbered(end) or self._is_where(run, cut, size)):
            kind = MentionKind.ROLE if titled else MentionKind.BODY
        if kind is MentionKind.PERSON and not titled:
            kind = self._untitled_kind(start)
        if kind is not MentionKind.PERSON:
            whole = tuple(folded(word.text) for word in [*before, *run])
            return Mention(kind, first, last, role=whole, titled=titled)
        name = run[cut:size]
        shown = " ".join(self._text[name[0].start : name[-1].end].split())
        return Mention(kind, first, last, shown, tuple(folded(w.text) for w in name), role, titled, alias)

    def _follows_office(self, start: int, run: Sequence[Word]) -> bool:
        """Whether the run is a body that an office goes on with: "Ketua Komisi I DPR dari Fraksi Maju Rina"."""
        words = self._words
        return (
            start > 1
            and words[start - 1].text == "dari"
            and words[start - 2].capital
            and folded(run[0].text) in ORGANISATIONS
        )

    def _is_opener(self, at: int, end: int) -> bool:
        """Whether the word only has its capital because it begins a sentence."""
        word = self._words[at]
        plain = folded(word.text)
        if word.start not in self._starts:
            return not word.acronym and plain in SMALL_WORDS
        if plain in SMALL_WORDS or is_active(word.text) or (at + 1 < end and is_speech_verb(word.text)):
            return True
        if plain in NO_NAMES:
            return False
        return self._spelling.is_common(plain) or self._is_thrown_in(at, end) or self._is_alone(at, end)

    def _is_alone(self, at: int, end: int) -> bool:
        """Whether a single word that is a name nowhere else begins the sentence: "Kapal belum datang"."""
        plain = folded(self._words[at].text)
        spelling = self._spelling
        if at + 1 != end or spelling.is_inner(plain) or plain in spelling.speaking or plain in spelling.leading:
            return False
        return end == len(self._words) or self._text[self._words[at].end : self._words[end].start].isspace()

    def _is_thrown_in(self, at: int, end: int) -> bool:
        """Whether an unknown word stands before a known speaker: "Aksi Rina memukau"."""
        if at + 2 != end or folded(self._words[at + 1].text) not in self._spelling.speaking:
            return False
        following = self._words[end] if end < len(self._words) else None
        if following is None or self._spelling.is_inner(folded(self._words[at].text)):
            return False
        gap = self._text[self._words[end - 1].end : following.start]
        return gap.isspace() and not is_active(following.text)

    def _name_start(self, run: Sequence[Word], size: int, *, led: bool) -> int:
        """The number of the word that the name begins with: behind the last word that belongs to no name."""
        shouted = len(run) > 1 and all(word.text.isupper() for word in run) and any(len(word.text) > 4 for word in run)
        cut = 0
        for number, word in enumerate(run[:size]):
            bracketed = self._text[word.end : word.end + 1] == ")"
            if bracketed or (self._is_no_name(word, shouted=shouted) and not self._is_middle(run, number, size)):
                cut = number + 1
        if not led and not any(folded(word.text) in OFFICES for word in run[:cut]):
            return cut
        return self._cut_at_short_name(run, cut, size)

    def _without_body(self, run: Sequence[Word], size: int) -> int:
        """How many words are left without a body that follows a known speaker: "menurut Rina Persib akan"."""
        if folded(run[0].text) in self._spelling.speaking and all(
            self._is_no_name(word, shouted=False) for word in run[1:size]
        ):
            return 1
        return size

    def _cut_at_short_name(self, run: Sequence[Word], cut: int, size: int) -> int:
        """Where the name begins by what the article calls its bearer: "(Direktur) Maju Rina Wulandari" by "Rina"."""
        speaking = self._spelling.speaking
        number = next((n for n in range(cut, size) if folded(run[n].text) in speaking), None)
        if number is None:
            called_after_company = cut > 0 and folded(run[cut - 1].text) in CORPORATE and size - cut > 2
            return cut + called_after_company
        if number == size - 1 and number > cut:
            number -= 1
        while number > cut and run[number - 1].initial:
            number -= 1
        return number

    def _is_middle(self, run: Sequence[Word], number: int, size: int) -> bool:
        """Whether two capitals stand for middle names: "Retno AB Marsih"."""
        word = run[number].text
        if len(word) != 2 or not word.isupper() or folded(word) in _BODIES_OF_TWO or not 0 < number < size - 1:
            return False
        return not any(self._is_no_name(run[beside], shouted=False) for beside in (number - 1, number + 1))

    def _is_no_name(self, word: Word, *, shouted: bool) -> bool:
        plain = folded(word.text)
        if plain in NO_NAMES or plain in self._spelling.places:
            return True
        if (
            plain.startswith(("kemen", "ditjen", "dirjen"))
            or MADE_NOUN.match(plain)
            or any(c.isdecimal() for c in plain)
        ):
            return True
        return word.acronym and not shouted

    def _role_before(self, start: int) -> Sequence[Word]:
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

    def _is_where(self, run: Sequence[Word], cut: int, size: int) -> bool:
        """Whether what follows an office names its place or body: "Kapolsek Ubud", "dokter RSUD Setia"."""
        if not cut or any(folded(word.text) in self._spelling.speaking for word in run[cut:size]):
            return False
        before = folded(run[cut - 1].text)
        return (before in TERRITORIAL and size - cut == 1) or (before in ORGANISATIONS and size - cut < 3)

    def _is_numbered(self, end: int) -> bool:
        """Whether a number follows: "Alumni 212" is no person's name."""
        if end == len(self._words) or not self._words[end].text[0].isdecimal():
            return False
        return self._text[self._words[end - 1].end : self._words[end].start].isspace()

    def _untitled_kind(self, start: int) -> MentionKind:
        """What a name without an office is by the word before it: "di Bima" is a place, "film Bima" a thing."""
        if not start:
            return MentionKind.PERSON
        before = self._words[start - 1]
        if self._text[before.end : self._words[start].start].strip() or before.capital:
            return MentionKind.PERSON
        if before.text in ("di", "ke", "dalam"):
            return MentionKind.PLACE
        named = (
            before.text in SMALL_WORDS
            or before.text.endswith("nya")
            or before.text[0].isdecimal()
            or before.text in _BEFORE_PERSONS
            or is_speech_verb(before.text)
        )
        return MentionKind.PERSON if named or VERB.match(before.text) else MentionKind.BODY


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


def _without_alias(text: str, run: Sequence[Word]) -> tuple[str, Sequence[Word]]:
    """The name in brackets at the run's end, and the run without it."""
    for number in range(max(1, len(run) - 2), len(run)):
        opened = "(" in text[run[number - 1].end : run[number].start]
        if opened and text[run[-1].end : run[-1].end + 1] == ")":
            return text[run[number].start : run[-1].end], run[:number]
    return "", run


def _without_degrees(run: Sequence[Word]) -> int:
    """How many words of the run are left without the degrees at its end."""
    size = len(run)
    while size > 1 and _is_degree(run[size - 1]):
        size -= 1
    return size


def _is_degree(word: Word) -> bool:
    """Whether the word is a degree; a medical specialist's begins with "Sp"."""
    return folded(word.text.split("-")[0]) in DEGREES or re.match(r"Sp\.?[A-Z]", word.text) is not None


def _kind(run: Sequence[Word], cut: int, size: int, *, titled: bool, led: bool) -> MentionKind:
    plain = [folded(word.text) for word in run]
    if cut == size:
        if any(word in ROLES or word in RANKS for word in plain):
            return MentionKind.ROLE
        is_place = all(word in PLACES or word in DATES for word in plain)
        return MentionKind.ROLE if led else MentionKind.PLACE if is_place else MentionKind.BODY
    if size - cut > _LONGEST_NAME or (not titled and (cut > 0 or plain[0] in ORGANISATIONS)):
        return MentionKind.BODY
    if plain[0] in ORGANISATIONS and not led and not any(word in OFFICES for word in plain[:cut]):
        return MentionKind.BODY
    return MentionKind.PERSON
