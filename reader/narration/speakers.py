"""Tells who speaks: the fullest name the article gives, or the office, through short names, offices and pronouns.

"Dia" and "-nya" mean whoever spoke last, in a quotation or in reported speech ("Rina menambahkan, ..."), or else
whom the narration has turned to since; "pria 45 tahun itu" means the same person. The article is therefore heard from
the beginning, sentence after sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.models import cut_at_word
from reader.narration.attributions import Attribution, cites_another, tells_wording
from reader.narration.descriptions import (
    MESSAGES,
    age_described,
    description_at_start,
    is_description,
    sex_described,
)
from reader.narration.mentions import Mention, MentionKind
from reader.narration.named import ADVERBS, INDEFINITE, PRONOUNS, Named
from reader.narration.paragraphs import Paragraph
from reader.narration.people import People
from reader.narration.roles import RANKS, ROLES, folded
from reader.narration.speech_verbs import answers, asks, continues
from reader.narration.spelling import POINTING
from reader.narration.topics import after_subject, first_person, governed, is_subordinate, reported
from reader.narration.traits import Traits
from reader.narration.words import Word

_DOING = re.compile(
    r"(?!(?:merupakan|menjadi|memiliki|mempunyai|berada|berasal|bernama|berstatus|berusia)$)(?:me[lmnrwy]|ber)\w{3}"
)
_ACCOUNT = re.compile(r"akun (?:[^\W\d_]+ )?@[\w.]+")
_VERSE = re.compile(r"(?:QS|Q\.S\.|Surah|Surat|Kitab|Injil) [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?(?: ayat|:)? ?\d[\d:–-]*")
_POINTED = {"akun": _ACCOUNT, "ayat": _VERSE, "firman": _VERSE, "surah": _VERSE}
"""What may be pointed at ("ayat tersebut"), and how it was named before."""

_LONGEST = 80
_LOOKED_BACK = 600
_HEARD_WORDS = 80
"""How much of a sentence is listened to for who speaks in it."""

_MANNER = frozenset(["juga", "kemudian", "kompak", "lagi", "lantang", "lirih", "pelan", "pula", "serentak", "singkat"])
"""What stands behind a speaker and tells how he speaks."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """Whom the narration tells of: in which paragraph, whether doing something, whether named there first."""

    name: str
    paragraph: int
    doing: bool
    new: bool


class Speakers:
    """Hears an article in order and says of each quotation who speaks it."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._people = People(paragraphs)
        self._traits = Traits(paragraphs, self._people)
        self._current: str | None = None
        self._current_is_person = False
        self._quoted: str | None = None
        self._other: str | None = None
        self._asked = False
        self._reported = False
        self._near: str | None = None
        self._near_cue = ""
        self._subject: _Subject | None = None
        self._heard: set[str] = set()
        self._first: str | None = None

    def hear(self, number: int, start: int, end: int) -> None:
        """Takes in what the paragraph of that number tells between two places outside its quotations."""
        paragraph = self._paragraphs[number]
        for first, last in paragraph.sentences_between(start, end):
            words = paragraph.words_between(max(first, start), min(last, end))[:_HEARD_WORDS]
            if words and paragraph.text[last - 1] == "?":  # what an interviewer asks reports nobody's speech
                self._near, self._near_cue = None, ""
            elif words:
                self._hear_sentence(number, words)

    def who(self, number: int, attribution: Attribution) -> str | None:
        """The speaker of the quotation that comes next in what was heard, and is attributed so."""
        cue = attribution.cue
        if attribution.pronoun:
            name = self._meant(cue, number)
        elif attribution.start < attribution.end:
            is_text = tells_wording(cue)
            name = self._named(number, attribution.start, attribution.end, is_text=is_text) or self._meant("", number)
        else:
            name = self._near or self._meant(cue, number)
        if cites_another(cue):
            return name  # "dia" is who cites, and neither the Prophet nor the author
        if name is not None and name != self._quoted:
            self._other = self._quoted
        self._current = self._quoted = name or self._current
        self._current_is_person = self._current is not None
        self._asked = asks(cue)
        self._reported = False
        return name

    @property
    def introduced_by(self) -> str:
        """The verb of the last sentence heard, or ""."""
        return self._near_cue

    def _hear_sentence(self, number: int, words: list[Word]) -> None:
        """Remembers who speaks or else is named in the sentence."""
        paragraph = self._paragraphs[number]
        self._near, self._near_cue = None, ""
        before, self._subject = self._subject, None
        persons = [m for m in paragraph.mentions_between(words[0].start, words[-1].end) if m.name]
        persons = [m for m in persons if not is_subordinate(paragraph, words, m)] or persons
        if self._first is None:
            self._first = next((self._full(person, number) for person in persons if person.certain), None)
        for place, word in enumerate(words):
            attribution = reported(paragraph, words, place)
            if attribution is None:
                continue
            name = self._spoken_by(number, attribution, before)
            if name is not None:
                self._report(name, word.text, is_person=self._is_person(number, attribution))
                return
        if persons:
            person = persons[first_person(paragraph, persons)]
            self._near = self._full(person, number)
            follows = after_subject(paragraph, words, person)
            if follows and (person.certain or " " in self._near):
                office = any(folded(word.text) in ROLES for word in words if word.start < person.end)
                new = office and self._near not in self._heard
                self._subject = _Subject(self._near, number, _DOING.match(follows) is not None, new)
            self._heard.update(self._full(person, number) for person in persons)
        elif before is not None:
            self._keep_subject(before, words)
        if before is not None and not persons and _announces(paragraph.text, words):
            self._near = before.name

    def _keep_subject(self, subject: _Subject, words: list[Word]) -> None:
        """Goes on with the subject of the sentence before where this one calls it "ia" or "pria itu", or it is new."""
        described = description_at_start(words)
        self._traits.learn(subject.name, sex_described(described))
        meant = len(described) or int(words[0].lower in PRONOUNS)
        verb = next((word.lower for word in words[meant:] if word.lower not in ADVERBS), "") if meant else ""
        if meant or subject.new:
            self._subject = replace(subject, doing=subject.doing or _DOING.match(verb) is not None)

    def _report(self, name: str, cue: str, *, is_person: bool) -> None:
        """Takes in that somebody's speech is reported; a body's does not part a pronoun from its person."""
        self._near, self._near_cue = name, cue
        self._heard.add(name)
        if is_person or not self._current_is_person:
            self._current, self._current_is_person, self._reported = name, is_person, name != self._quoted

    def _is_person(self, number: int, attribution: Named) -> bool:
        mentions = self._paragraphs[number].mentions_between(attribution.start, attribution.end)
        return not mentions or any(m.name or m.kind is MentionKind.ROLE for m in mentions)

    def _spoken_by(self, number: int, attribution: Named, before: _Subject | None) -> str | None:
        """Whose reported speech it is; a pronoun means the subject of the sentence before it, if it has one."""
        paragraph = self._paragraphs[number]
        words = paragraph.words_between(attribution.start, attribution.end)
        if attribution.pronoun or is_description(words):
            told = before.name if before is not None and before.paragraph == number else self._current
            return self._described(words, told, (number, attribution.start))
        mentions = paragraph.mentions_between(attribution.start, attribution.end)
        known = any(m.name or (m.kind is MentionKind.ROLE and len(m.role) > 1) for m in mentions)
        if known or (words and (words[-1].lower in POINTING or words[0].lower in INDEFINITE)):
            return self._named(number, attribution.start, attribution.end)
        return None

    def _meant(self, cue: str, number: int) -> str | None:
        """Whom a pronoun means in the paragraph of that number."""
        subject = self._subject
        asked = self._asked and self._other is not None and not self._reported
        if asked and (answers(cue) or (subject is None and not asks(cue))):
            return self._other
        if self._quoted is not None and continues(cue):
            return self._current if self._reported else self._quoted
        if subject is not None and (subject.doing or subject.new or subject.paragraph == number):
            return subject.name
        return self._current or self._first

    def _named(self, number: int, start: int, end: int, *, is_text: bool = False) -> str | None:
        """Whom the words between two places of a paragraph name; None where they point at who spoke before.

        `is_text` says that "itu" points at something written, and at nobody.
        """
        paragraph = self._paragraphs[number]
        words = paragraph.words_between(start, end)
        while len(words) > 1 and words[-1].lower in _MANNER:
            words.pop()
            end = words[-1].end
        if (is_description(words) and not is_text) or _is_by_title(paragraph.text, words, end):
            return self._described(words, self._meant("", number), (number, start)) or _shown(paragraph.text[start:end])
        mentions = [m for m in paragraph.mentions_between(start, end) if not governed(words, m)]
        persons = [m for m in mentions if m.name]
        if persons:
            first = first_person(paragraph, persons)
            together = paragraph.text.startswith(" dan ", persons[first].end) and first + 1 < len(persons)
            return " dan ".join(self._full(person, number) for person in persons[first : first + 1 + together])
        pointed = words[0].lower if words and words[-1].lower in POINTING else ""
        if pointed in MESSAGES and self._near is not None:
            return self._near
        office = [folded(word.text) for word in words]
        return (
            (self._named_so(number, start, _POINTED[pointed]) if pointed in _POINTED else None)
            or self._called(mentions, (number, start))
            or (self._people.in_office(office, (number, start)) if _is_office(office) else None)
            or self._people.known_as(tuple(office))
            or _shown(paragraph.text[start:end])
        )

    def _called(self, mentions: Sequence[Mention], at: tuple[int, int]) -> str | None:
        """Who is called by a capital that could be a thing's: it begins, or ends, a name that the article gives."""
        for mention in mentions:
            name = self._people.fullest(mention.role, at) if mention.kind is MentionKind.BODY else None
            if name is not None and " " in name:
                return name
        return None

    def _described(self, words: list[Word], meant: str | None, at: tuple[int, int]) -> str | None:
        """Whom a description means: who has that age or holds that office, else who is meant if the sex agrees."""
        if not is_description(words):
            return meant
        age = age_described(words)
        office = [folded(word.text) for word in words if word.lower not in POINTING]
        return (
            (self._traits.aged(age) if age else None)
            or (self._people.in_office(office, at) if len(office) > 1 else None)
            or self._traits.agreeing(meant, sex_described(words), at)
        )

    def _named_so(self, number: int, start: int, pattern: re.Pattern[str]) -> str | None:
        """What the pattern finds last before that place, in its paragraph or the one before."""
        earlier = self._paragraphs[number - 1].text[-_LOOKED_BACK:] if number else ""
        text = f"{earlier} {self._paragraphs[number].text[max(0, start - _LOOKED_BACK) : start]}"
        return next(reversed(pattern.findall(text)), None)

    def _full(self, mention: Mention, number: int) -> str:
        return self._people.fullest(mention.words, (number, mention.start)) or mention.name


def _announces(text: str, words: list[Word]) -> bool:
    """Whether the sentence only announces what somebody wrote or said: "Berikut isi unggahannya:"."""
    return words[0].lower in ("begini", "berikut", "inilah") or text.startswith((":", " :"), words[-1].end)


def _is_by_title(text: str, words: list[Word], end: int) -> bool:
    """Whether somebody is described by the title of a work that follows: `pelantun "Rindu" itu`."""
    return all(word.text.islower() for word in words) and text[end : end + 2].strip().startswith(('"', "“", "'", "‘"))


def _is_office(words: Sequence[str]) -> bool:
    return any(word in ROLES or word in RANKS for word in words)


def _shown(text: str) -> str | None:
    """An office or a body as a listener is told it; the possessive has lost what it meant."""
    text = cut_at_word(text.partition(" (")[0].strip(" ,.:;-–—\"“”'"), _LONGEST)
    head, _, clause = text.partition(" yang ")
    if clause and " " in head:
        text = head
    if " " in text and "yang" not in text:
        text = text.removesuffix("nya")
    return text or None
