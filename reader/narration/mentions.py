"""Finds who is mentioned in a paragraph: persons with their offices, offices alone, bodies and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from reader.narration.names import Naming, is_degree, without_alias, without_degrees
from reader.narration.places import PLACES
from reader.narration.roles import (
    DATES,
    FIRST_NAMES,
    NO_NAMES,
    OFFICES,
    ORGANISATIONS,
    RANKS,
    ROLES,
    SMALL_WORDS,
    folded,
)
from reader.narration.runs import Runs
from reader.narration.speech_verbs import is_active, is_bare, is_speech_verb
from reader.narration.spelling import VERB, Spelling
from reader.narration.words import Word, word_set

_QUOTES = frozenset('“”„‟«»"')
_LONGEST_NAME = 7
_AGE = re.compile(r"\s?\((\d\d?)(?: (?:tahun|th|thn))?\)|, (\d\d)(?: tahun\b|,)")
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


class Mention(NamedTuple):
    """Somebody or something named in a text, from `start` to `end` with its office.

    `name` is the name without office and degrees, `words` its words in small letters; both are empty for an office
    alone. `role` holds the words of the office that stands before the name, in small letters, and `titled` says
    that there is one. `alias` is another name that follows in brackets. `certain` says that more than a capital tells
    the person: an office, several names, an age, or a verb of speech. `age` is the age that follows, in figures, or "".
    """

    kind: MentionKind
    start: int
    end: int
    name: str = ""
    words: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    titled: bool = False
    alias: str = ""
    certain: bool = False
    age: str = ""


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
        self._naming = Naming(text, spelling)
        self._runs = Runs(text, words, self._naming)

    def find(self) -> Iterator[Mention]:
        """The mentions in order."""
        before: Mention | None = None
        for start, end in self._runs:
            mention = self._mention(start, end, before)
            if mention is not None and not self._is_quoted(mention):
                yield mention
                before = mention

    def _is_quoted(self, mention: Mention) -> bool:
        """Whether it is all that stands in quotation marks: a cry, a title, a banner's words, and nobody who speaks."""
        return (
            self._text[max(mention.start - 1, 0) : mention.start] in _QUOTES
            and self._text[mention.end : mention.end + 1] in _QUOTES
        )

    def _mention(self, start: int, end: int, before: Mention | None) -> Mention | None:
        """What the run of the words from `start` to `end` names; None where only openers are in it."""
        while start < end and self._is_opener(start, end):
            start += 1
        if end - start == 1 and self._words[start].text in self._spelling.initials:
            return self._initialled(start)
        if all(is_degree(word) for word in self._words[start:end]):
            return None
        alias, run = without_alias(self._text, self._words[start:end])
        size = without_degrees(run)
        office = self._runs.office_before(start)
        size = self._without_body(run, size)
        body = self._follows_office(start, run)
        cut = self._naming.start(run, size, led=body or bool(office))
        role = tuple(folded(word.text) for word in [*office, *run[:cut]])
        titled = body or any(word in OFFICES for word in role)
        first = office[0].start if office else run[0].start
        last = self._words[end - 1].end
        last += self._text[last : last + 1] == ")"
        kind = _kind(run, cut, size, titled=titled, led=body or bool(office))
        if kind is MentionKind.PERSON and (
            self._is_numbered(end) or self._naming.is_where(run, cut, size, named_behind=self._capital_follows(end))
        ):
            kind = MentionKind.ROLE if titled else MentionKind.BODY
        if kind is MentionKind.PERSON and not titled:
            kind = self._untitled_kind(start, end, before)
        if kind is MentionKind.PERSON and titled and self._is_body_of_next(run, cut, size, end):
            kind = MentionKind.ROLE
        if kind is not MentionKind.PERSON:
            whole = tuple(folded(word.text) for word in [*office, *run])
            return Mention(kind, first, last, role=whole, titled=titled)
        name = run[cut:size]
        shown = " ".join(self._text[name[0].start : name[-1].end].split())
        plain = tuple(folded(word.text) for word in name)
        told = len(name) > 1 or self._age(end) != "" or self._is_apposed(start, end, before)
        certain = titled or told or plain[0] in self._spelling.speaking or plain in self._spelling.met
        if told:
            self._spelling.met.add(plain)
        return Mention(kind, first, last, shown, plain, role, titled, alias, certain, self._age(end))

    def _initialled(self, start: int) -> Mention:
        """Somebody of whom only the initials are told, as of those who are accused: "AS (34)"."""
        word = self._words[start]
        plain = (folded(word.text),)
        age = self._age(start + 1)
        return Mention(MentionKind.PERSON, word.start, word.end, word.text, plain, certain=True, age=age)

    def _follows_office(self, start: int, run: Sequence[Word]) -> bool:
        """Whether the run is a body that an office goes on with: "Ketua Komisi I DPR dari Fraksi Maju Rina"."""
        words = self._words
        if start < 2 or words[start - 1].text != "dari":
            return False
        if words[start - 2].capital:
            return folded(run[0].text) in ORGANISATIONS
        return bool(self._runs.office_before(start - 1)) and any(self._naming.is_no_name(word) for word in run[:-1])

    def _capital_follows(self, end: int) -> bool:
        """Whether a comma and a capital stand behind the run."""
        following = self._words[end] if end < len(self._words) else None
        comma = self._text.startswith(", ", self._words[end - 1].end)
        return comma and following is not None and following.capital

    def _is_body_of_next(self, run: Sequence[Word], cut: int, size: int, end: int) -> bool:
        """Whether a single word ends the name of a body and the person follows: "Polda Metro Jaya, AKBP Rina"."""
        if size - cut > 1 or not cut or folded(run[cut - 1].text) in OFFICES or end + 1 >= len(self._words):
            return False
        if folded(run[cut].text) in self._spelling.speaking:
            return False
        second = self._words[end + 1]
        return self._capital_follows(end) and second.capital and not self._naming.is_no_name(second)

    def _is_opener(self, at: int, end: int) -> bool:
        """Whether the word only has its capital because it begins a sentence."""
        word = self._words[at]
        plain = folded(word.text)
        if word.start not in self._starts:
            return not word.acronym and plain in SMALL_WORDS
        if (
            plain in SMALL_WORDS
            or plain in _BEFORE_PERSONS
            or is_active(word.text)
            or (at + 1 < end and is_speech_verb(word.text))
        ):
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
        if self._age(end):
            return False
        return end == len(self._words) or self._text[self._words[at].end : self._words[end].start].isspace()

    def _is_thrown_in(self, at: int, end: int) -> bool:
        """Whether an unknown word stands before a known speaker: "Aksi Rina memukau", "Tangan Rina Dewi gemetar"."""
        plain = folded(self._words[at].text)
        if tuple(folded(word.text) for word in self._words[at + 1 : end]) in self._spelling.met:
            return plain not in FIRST_NAMES and not self._spelling.is_inner(plain)
        if at + 2 != end or folded(self._words[at + 1].text) not in self._spelling.speaking:
            return False
        following = self._words[end] if end < len(self._words) else None
        if following is None or self._spelling.is_inner(folded(self._words[at].text)):
            return False
        gap = self._text[self._words[end - 1].end : following.start]
        return gap.isspace() and not is_active(following.text)

    def _without_body(self, run: Sequence[Word], size: int) -> int:
        """How many words are left without a body that follows a known speaker: "menurut Rina Persib akan"."""
        if folded(run[0].text) in self._spelling.speaking and all(
            self._naming.is_no_name(word) for word in run[1:size]
        ):
            return 1
        return size

    def _is_numbered(self, end: int) -> bool:
        """Whether a number follows: "Alumni 212" is no person's name."""
        if end == len(self._words) or not self._words[end].text[0].isdecimal():
            return False
        return self._text[self._words[end - 1].end : self._words[end].start].isspace()

    def _age(self, end: int) -> str:
        """The age that follows, in figures, or "": "Rina (29)" is somebody."""
        found = _AGE.match(self._text, self._words[end - 1].end)
        return found[found.lastindex or 0] if found else ""

    def _is_apposed(self, start: int, end: int, previous: Mention | None) -> bool:
        """Whether the name stands between commas behind who it is: "Cucunya, Laras, kini ..."."""
        words = self._words
        if not start or self._text[words[start - 1].end : words[start].start] != ", ":
            return False
        before = folded(words[start - 1].text)
        who = self._spelling.is_common(before) if before.endswith("nya") else before in OFFICES
        who = who or (previous is not None and previous.titled and previous.end == words[start - 1].end)
        return who and self._text[words[end - 1].end : words[end - 1].end + 1] == ","

    def _untitled_kind(self, start: int, end: int, previous: Mention | None) -> MentionKind:
        """What a name without an office is by what stands beside it: "di Bima" is a place, "film Bima" a thing."""
        if self._age(end):
            return MentionKind.PERSON
        if self._is_listed_place(start, end, previous):
            return MentionKind.PLACE
        if self._spelling.is_body([folded(word.text) for word in self._words[start:end]]):
            return MentionKind.BODY
        before = self._words[start - 1] if start else None
        if before is None or before.capital or self._text[before.end : self._words[start].start].strip():
            return MentionKind.PERSON
        if before.text in ("di", "ke", "dalam"):
            return MentionKind.PLACE
        speaks = any(folded(word.text) in self._spelling.speaking for word in self._words[start:end])
        return MentionKind.PERSON if speaks or _introduces_person(before.text) else MentionKind.BODY

    def _is_listed_place(self, start: int, end: int, previous: Mention | None) -> bool:
        """Whether a place is joined to the run: "Kota Bima serta Kebon Bawang", "Kebon Bawang, Jakarta"."""
        words = self._words
        if any(folded(word.text) in self._spelling.speaking for word in words[start:end]):
            return False
        if previous is not None and previous.kind is MentionKind.PLACE:
            gap = self._text[previous.end : words[start].start].strip(" ,")
            if gap in ("dan", "serta", "maupun", "hingga"):
                return True
        if end == len(words) or (start and is_bare(words[start - 1].text)):
            return False
        gap = self._text[words[end - 1].end : words[end].start]
        return gap == ", " and words[end].capital and folded(words[end].text) in PLACES


def _introduces_person(word: str) -> bool:
    """Whether a person may be named behind the word, which is in small letters; behind a noun it is a thing."""
    known = word in SMALL_WORDS or word in _BEFORE_PERSONS or is_speech_verb(word)
    return known or word.endswith("nya") or word[0].isdecimal() or VERB.match(word) is not None


def _kind(run: Sequence[Word], cut: int, size: int, *, titled: bool, led: bool) -> MentionKind:
    plain = [folded(word.text) for word in run]
    if cut == size:
        if any(word in ROLES or word in RANKS for word in plain):
            return MentionKind.ROLE
        is_place = plain[0] in PLACES or all(word in DATES for word in plain)
        return MentionKind.ROLE if led else MentionKind.PLACE if is_place else MentionKind.BODY
    if size - cut > _LONGEST_NAME or (not titled and (cut > 0 or plain[0] in ORGANISATIONS)):
        return MentionKind.BODY
    if plain[0] in ORGANISATIONS and not led and not any(word in OFFICES for word in plain[:cut]):
        return MentionKind.BODY
    return MentionKind.PERSON
