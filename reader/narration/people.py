"""Who is who in an article: the fullest name of everybody who is named, their other names and their offices."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.narration.mentions import Mention, MentionKind
from reader.narration.paragraphs import Paragraph
from reader.narration.roles import EPITHETS, RANKS, ROLES, SMALL_WORDS, folded
from reader.narration.speech_verbs import is_active
from reader.narration.words import word_set

_LOOKED_AT = 24
"""How many namesakes or holders of an office are looked at: an article written to be slow must not be."""

_BEGINNING = 4
"""Letters by which names are looked up, so that a clipped name ("Wis" of "Wisnu" is too short) finds the whole."""

_DESCRIBING = ROLES | RANKS | EPITHETS
_APPOSITION = 10
_RENAMING = frozenset(["alias", "dipanggil", "disapa"])
_CALLED = re.compile(r", (?:sapaan|panggilan)(?: akrab)?nya\b|, begitu (?:ia|dia)\b")
_ABBREVIATED = {"ka": "kepala", "ses": "sekretaris"}
_LONGEST_BLEND = 16
_POINTING = word_set("ini itu para sang si tadi tersebut")

At = tuple[int, int]
"""A place in the article: paragraph and character."""


@dataclass(frozen=True, slots=True)
class _Holder:
    at: At
    name: str
    words: tuple[str, ...]
    role: frozenset[str] = frozenset()
    office: tuple[str, ...] = ()


class People:
    """The persons of an article, asked for by a short name, another name or an office."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._bearers: dict[str, list[_Holder]] = defaultdict(list)
        self._names: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
        self._by_first: dict[str, list[_Holder]] = defaultdict(list)
        self._by_role: dict[str, list[_Holder]] = defaultdict(list)
        self._in_office: list[_Holder] = []
        self._aliases: dict[tuple[str, ...], _Holder] = {}
        self._apart: set[str] = set()
        self._asked: tuple[tuple[str, ...], At] | None = None
        self._answer: str | None = None
        last: _Holder | None = None
        for number, paragraph in enumerate(paragraphs):
            for index, mention in enumerate(paragraph.mentions):
                if mention.kind is MentionKind.PERSON:
                    last = self._add(number, paragraph, index, last)
                elif last is not None and _CALLED.match(paragraph.text, mention.end):
                    self._aliases.setdefault(mention.role, last)  # an acronym: "SBY, sapaan akrabnya"

    def fullest(self, words: tuple[str, ...], at: At) -> str | None:
        """The fullest name of the person whom the article calls by these words (in small letters) at that place.

        None where nobody is named so. Of several bearers the one named last before the place is meant.
        """
        if self._asked != (words, at):  # whoever reports speech is mostly asked for twice
            self._asked, self._answer = (words, at), self._fullest(words, at)
        return self._answer

    def _fullest(self, words: tuple[str, ...], at: At) -> str | None:
        holder = self._aliases.get(words) or self._bearer(words, at)
        if holder is None:
            return None
        if len(holder.words) == 1:
            holder = self._blended(holder.words[0]) or holder
        names = self._names[holder.words[0][:_BEGINNING]]
        longer = [name for name in names if len(name) > len(holder.words) and set(holder.words) <= set(name)]
        if longer:
            return names[max(longer, key=len)]
        return next((names[name] for name in names if _is_spelling(name, holder.words)), holder.name)

    def known_as(self, words: tuple[str, ...]) -> str | None:
        """The fullest name of the person whose other name these words are, or None."""
        holder = self._aliases.get(words)
        return self.fullest(holder.words, holder.at) if holder else None

    def in_office(self, role: Sequence[str], at: At) -> str | None:
        """The fullest name of who holds the office that is called by these words, or None."""
        asked = frozenset(word for word in role if word not in _POINTING)
        leading = next((word for word in role if word in ROLES or word in RANKS), None)
        if leading is None:
            return None
        for holder in _nearest(self._by_role.get(leading, []), at):
            if asked <= holder.role:
                return self.fullest(holder.words, holder.at) or holder.name
        for holder in _nearest(self._in_office, at) if len(asked) == 1 else ():
            if _abbreviates(leading, holder.office):
                return self.fullest(holder.words, holder.at) or holder.name
        return None

    def _blended(self, word: str) -> _Holder | None:
        """Who is called by the beginnings of two of his names, as the press does: "Setnov" is Setya Novanto."""
        for holder in self._by_first[word[:3]]:
            for size in range(3, min(len(holder.words[0]), len(word) - 2) + 1):
                if holder.words[0].startswith(word[:size]) and any(w.startswith(word[size:]) for w in holder.words[1:]):
                    return holder
        return None

    def _bearer(self, words: tuple[str, ...], at: At) -> _Holder | None:
        """Who bears the words in a name of several words, or else in one that is written out further."""
        best: _Holder | None = None
        clipped: _Holder | None = None
        apart = words[0] in self._apart
        for holder in _nearest(self._bearers.get(words[0][:_BEGINNING], []), at):
            if len(holder.words) > 1 and set(words) <= set(holder.words):
                return holder
            if not all(_among(word, holder.words) for word in words):
                continue
            if len(holder.words) > 1 and not apart:
                clipped = clipped or holder
            elif len(holder.words) == 1:
                best = holder if best is None or len(holder.name) > len(best.name) else best
        return clipped or best

    def _clipped(self, word: str) -> _Holder | None:
        """Who is called by a name's beginning, however it is spelt at its end: "Rudy" is Hadi Rudyanto."""
        for holder in reversed(self._bearers.get(word[:_BEGINNING], [])[-_LOOKED_AT:]):
            if any(whole.startswith(word) and whole != word for whole in holder.words):
                return holder
        return None

    def _add(self, number: int, paragraph: Paragraph, index: int, last: _Holder | None) -> _Holder:
        mention = paragraph.mentions[index]
        if len(mention.words) == 1 and (mention.age or len(mention.role) > 1):
            self._apart.add(mention.words[0])
        office = (*_apposition_before(paragraph, index), *mention.role, *_apposition_after(paragraph, mention))
        holder = _Holder((number, mention.start), mention.name, mention.words, frozenset(office), office)
        if last is not None and last.words != holder.words and _renames(paragraph, index):
            named = self._clipped(holder.words[0]) or last
            self._aliases.setdefault(holder.words, named)
            return named
        for beginning in {word[:_BEGINNING] for word in holder.words}:
            known = self._names[beginning]
            if holder.words not in known and len(known) < _LOOKED_AT:
                known[holder.words] = holder.name
                self._bearers[beginning].append(holder)
                if beginning == holder.words[0][:_BEGINNING] and len(holder.words) > 1:
                    self._by_first[beginning[:3]].append(holder)
            elif len(holder.words) > 1:
                self._bearers[beginning].append(holder)
        for word in holder.role:
            self._by_role[word].append(holder)
        if office:
            self._in_office.append(holder)
        if mention.alias:
            self._aliases.setdefault(tuple(folded(word) for word in mention.alias.split()), holder)
        return holder


def _nearest(holders: Sequence[_Holder], at: At) -> Iterator[_Holder]:
    """The holders from the one named last before the place backwards, then those that are named later."""
    middle = bisect_right(holders, at, key=lambda holder: holder.at)
    yield from reversed(holders[max(0, middle - _LOOKED_AT) : middle])
    yield from holders[middle : middle + _LOOKED_AT]


def _abbreviates(word: str, office: Sequence[str]) -> bool:
    """Whether the word is made of parts of the office's words, in order: "menkeu", "wagub", "kapolres", "menhub"."""
    if not word or not office or len(word) > _LONGEST_BLEND:
        return not word
    whole = office[0]
    for size in range(2, len(word) + 1):
        part = word[:size]
        fits = whole.startswith(part) or _ABBREVIATED.get(part) == whole or (size > 2 and part in whole)
        if fits and _abbreviates(word[size:], office[1:]):
            return True
    return False


def _is_spelling(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are one, however its last word is misspelt the second time."""
    return len(name) == len(other) > 1 and name[:-1] == tuple(other[:-1]) and name[-1][0] == other[-1][0]


def _among(word: str, words: Sequence[str]) -> bool:
    """Whether the word is one of the name's, or the beginning of one ("Wis" is none: four letters at least)."""
    return word in words or (len(word) >= _BEGINNING and any(whole.startswith(word) for whole in words))


def _apposition_before(paragraph: Paragraph, index: int) -> list[str]:
    """The words of the office that a comma parts from the name: "Kapolsek Ubud, Rina"; none where there is none."""
    mention = paragraph.mentions[index]
    text = paragraph.text
    head = text[max(0, mention.start - 3) : mention.start].rstrip()
    if mention.name == "" or not head.endswith(","):
        return []
    previous = paragraph.mentions[index - 1] if index else None
    if previous is not None and not text[previous.end : mention.start].strip(" ,"):
        return list(previous.role) if previous.kind is not MentionKind.PERSON else []
    found: list[str] = []
    for word in reversed(paragraph.words_between(max(0, mention.start - 80), mention.start)[-6:]):
        if word.lower in SMALL_WORDS:
            break
        found.append(folded(word.text))
        if found[-1] in ROLES:
            return found
    return []


def _apposition_after(paragraph: Paragraph, mention: Mention) -> list[str]:
    """The words of the office that stands behind the name and a comma: "Rina, Kapolsek Ubud"."""
    text = paragraph.text
    if text[mention.end : mention.end + 2] != ", ":
        return []
    stop = min((p for mark in ",.;(" if (p := text.find(mark, mention.end + 2, mention.end + 120)) > 0), default=-1)
    words = paragraph.words_between(mention.end, stop if stop > 0 else mention.end + 120)[:_APPOSITION]
    plain = [folded(word.text) for word in words]
    if not plain or plain[0] not in _DESCRIBING or any(is_active(word) for word in plain):
        return []
    return plain


def _renames(paragraph: Paragraph, index: int) -> bool:
    """Whether the mention gives another name to who was named just before: "akrab disapa Rin", "Rin, sapaannya"."""
    mention = paragraph.mentions[index]
    previous = paragraph.mentions[index - 1] if index else None
    if previous is not None and paragraph.text[previous.end : mention.start] == " atau ":
        return previous.kind is MentionKind.PERSON and len(mention.words) == 1
    if _CALLED.match(paragraph.text, mention.end):
        return len(mention.words) == 1
    before = paragraph.words_between(max(0, mention.start - 20), mention.start)
    return bool(before) and before[-1].lower in _RENAMING
