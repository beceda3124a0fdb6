"""Tells who speaks: the fullest name the article gives, or the office, through short names, offices and pronouns.

"Dia" and "-nya" mean whoever spoke last, in a quotation or in reported speech ("Rina menambahkan, ..."); "pria 45
tahun itu" means the same person. The article is therefore heard from the beginning, sentence after sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.models import cut_at_word
from reader.narration.attributions import ADVERBS, POINTING, PRONOUNS, Attribution, Position, speaker_end, subject_of
from reader.narration.mentions import Mention, MentionKind
from reader.narration.paragraphs import Paragraph
from reader.narration.people import People
from reader.narration.roles import EPITHETS, RANKS, ROLES, SMALL_WORDS, folded
from reader.narration.speech_verbs import continues, has_possessive, is_active, is_bare, is_passive
from reader.narration.spelling import VERB
from reader.narration.words import Word

_DOING = re.compile(r"(?:me[lmnrwy]|ber)\w{3}")
_LONGEST_OFFICE = 10
_LONGEST = 80
_HEARD_WORDS = 80
"""How much of a sentence is listened to for who speaks in it."""

_GOVERNING = frozenset(["asal", "dari", "di", "ke", "kelahiran", "kepada"])
_DESCRIBING = frozenset(["asal", "berusia", "kelahiran", "yang"])


class Speakers:
    """Hears an article in order and says of each quotation who speaks it."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._people = People(paragraphs)
        self._current: str | None = None
        self._quoted: str | None = None
        self._near: str | None = None
        self._near_cue = ""
        self._subject: tuple[str | None, int, bool] = (None, 0, False)
        self._first: str | None = None

    def hear(self, number: int, start: int, end: int) -> None:
        """Takes in what the paragraph of that number tells between two places outside its quotations."""
        paragraph = self._paragraphs[number]
        for first, last in paragraph.sentences_between(start, end):
            words = paragraph.words_between(max(first, start), min(last, end))[:_HEARD_WORDS]
            if words:
                self._hear_sentence(number, words)

    def who(self, number: int, attribution: Attribution) -> str | None:
        """The speaker of the quotation that comes next in what was heard, and is attributed so."""
        if attribution.pronoun:
            name = self._meant(attribution.cue, number)
        elif attribution.start < attribution.end:
            name = self._named(number, attribution.start, attribution.end) or self._meant("", number)
        else:
            name = self._near or self._meant("", number)
        self._current = self._quoted = name or self._current
        return name

    @property
    def introduced_by(self) -> str:
        """The verb of the last sentence heard, or ""."""
        return self._near_cue

    def _hear_sentence(self, number: int, words: list[Word]) -> None:
        """Remembers who speaks or else is named in the sentence."""
        paragraph = self._paragraphs[number]
        self._near, self._near_cue = None, ""
        before = self._subject[0] if self._subject[1] == number else None
        self._subject = (None, 0, False)
        persons = [m for m in paragraph.mentions_between(words[0].start, words[-1].end) if m.name]
        if persons and self._first is None:
            self._first = self._full(persons[0], number)
        for place, word in enumerate(words):
            attribution = _reported(paragraph, words, place)
            if attribution is None:
                continue
            name = self._spoken_by(number, attribution, before)
            if name is not None:
                self._current = self._near = name
                self._near_cue = word.text
                return
        if persons:
            person = persons[_first_person(paragraph, persons)]
            self._near = self._full(person, number)
            follows = _after_subject(words, person)
            if follows:
                self._subject = (self._near, number, _DOING.match(follows) is not None)

    def _spoken_by(self, number: int, attribution: Attribution, before: str | None) -> str | None:
        """Whose reported speech it is; a pronoun means the subject of the sentence before it, if it has one."""
        if attribution.pronoun:
            return before or self._current
        mentions = self._paragraphs[number].mentions_between(attribution.start, attribution.end)
        known = any(m.name or (m.kind is MentionKind.ROLE and len(m.role) > 1) for m in mentions)
        if known or self._points(number, attribution):
            return self._named(number, attribution.start, attribution.end)
        return None

    def _points(self, number: int, attribution: Attribution) -> bool:
        words = self._paragraphs[number].words_between(attribution.start, attribution.end)
        return bool(words) and words[-1].lower in POINTING

    def _meant(self, cue: str, number: int) -> str | None:
        """Whom a pronoun means in the paragraph of that number."""
        if self._quoted is not None and continues(cue):
            return self._quoted
        subject, at, strong = self._subject
        return (subject if strong or at == number else None) or self._current or self._first

    def _named(self, number: int, start: int, end: int) -> str | None:
        """Whom the words between two places of a paragraph name; None where they point at who spoke before."""
        paragraph = self._paragraphs[number]
        words = paragraph.words_between(start, end)
        if self._is_epithet(words):
            return self._meant("", number)
        mentions = [m for m in paragraph.mentions_between(start, end) if not _governed(words, m)]
        persons = [m for m in mentions if m.name]
        if persons:
            first = _first_person(paragraph, persons)
            together = paragraph.text[persons[first].end :].startswith(" dan ") and first + 1 < len(persons)
            return " dan ".join(self._full(person, number) for person in persons[first : first + 1 + together])
        office = [folded(word.text) for word in words]
        holder = self._people.in_office(office, (number, start)) if _is_office(office) else None
        return holder or self._people.known_as(tuple(office)) or _shown(paragraph.text[start:end])

    def _is_epithet(self, words: list[Word]) -> bool:
        """Whether the words describe someone who was named before: "pria asal Bima itu"."""
        if not words or words[0].lower in ("seorang", "salah", "para", "sejumlah", "beberapa"):
            return False
        if words[-1].lower in POINTING:
            return self._current is not None or folded(words[0].text) in EPITHETS
        if folded(words[0].text) not in EPITHETS or len(words) < 2:
            return False
        second = words[1].lower
        return second in _DESCRIBING or second.startswith("ber") or second[0].isdecimal()

    def _full(self, mention: Mention, number: int) -> str:
        return self._people.fullest(mention.words, (number, mention.start)) or mention.name


def _reported(paragraph: Paragraph, words: list[Word], place: int) -> Attribution | None:
    """The attribution of reported speech whose verb is the word of that place, or None."""
    word = words[place]
    following = words[place + 1] if place + 1 < len(words) else None
    if is_active(word.text):
        return subject_of(paragraph, words, place)
    if following is None or has_possessive(word.text):
        return None
    if is_passive(word.text) and following.lower == "oleh" and place + 2 < len(words):
        following = words[place + 2]
    elif not (is_bare(word.text) or is_passive(word.text) or word.lower == "menurut"):
        return None
    if not following.capital and folded(following.text) not in ROLES:
        return None
    if following.lower in PRONOUNS:
        return None
    rest = [w for w in words if w.start >= following.start]
    return Attribution(Position.BEFORE, word.text, following.start, speaker_end(paragraph, rest, words[-1].end))


def _governed(words: list[Word], mention: Mention) -> bool:
    """Whether the mention tells of the speaker's origin, not who it is: "asal Bima"."""
    before = [word for word in words if word.start < mention.start]
    return bool(before) and not mention.titled and before[-1].lower in _GOVERNING


def _first_person(paragraph: Paragraph, persons: Sequence[Mention]) -> int:
    """The number of the person who is meant: the second where the first only names the office's body.

    `pelatih Bahari Jaya, Rina Wulandari` is one person.
    """
    if len(persons) < 2 or not persons[0].titled or persons[1].titled:
        return 0
    return int(paragraph.text[persons[0].end : persons[1].start] == ", ")


def _after_subject(words: list[Word], mention: Mention) -> str:
    """What follows the mention where it is its sentence's subject, "" where it is none.

    Only small words and an office stand before a subject, and no passive verb behind it.
    """
    before = [word for word in words if word.start < mention.start]
    office = any(folded(word.text) in ROLES for word in before)
    plain = all(word.lower in SMALL_WORDS or (office and not VERB.match(word.lower)) for word in before)
    if not plain or _governed(words, mention) or len(before) > _LONGEST_OFFICE:
        return ""
    after = next((word.lower for word in words if word.start >= mention.end and word.lower not in ADVERBS), "")
    return "" if after in POINTING or after.startswith(("di", "ter")) else after


def _is_office(words: Sequence[str]) -> bool:
    return any(word in ROLES or word in RANKS for word in words)


def _shown(text: str) -> str | None:
    """An office or a body as a listener is told it; the possessive has lost what it meant."""
    text = cut_at_word(text.partition(" (")[0].strip(" ,.:;-–—\"“”'"), _LONGEST)
    if " " in text and "yang" not in text:
        text = text.removesuffix("nya")
    return text or None
