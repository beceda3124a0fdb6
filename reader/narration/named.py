"""Finds where a sentence names who speaks: the subject before a verb, the name or office behind one."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from reader.narration.mentions import MentionKind
from reader.narration.paragraphs import Paragraph
from reader.narration.roles import EPITHETS, ROLES, SMALL_WORDS, folded
from reader.narration.speech_verbs import is_active
from reader.narration.spelling import POINTING, VERB
from reader.narration.words import Word, word_set

PRONOUNS = frozenset(["beliau", "dia", "dirinya", "ia", "mereka", "nya"])
ADVERBS = word_set(
    """
    akan akhirnya bahkan belum cuma hanya hendak ikut jelas juga justru kembali kemudian kini lalu langsung lantas
    malah masih memang mulai pernah pula pun sebelumnya secara sedang sekaligus selalu sempat sendiri sering sontak
    spontan sudah tak tegas telah tengah terus tetap tidak turut
    """
)
"""What may stand between a subject and its verb."""

INDEFINITE = word_set("beberapa para salah sejumlah seorang si")
STOPS = word_set(
    """
    dalam dan di dihubungi dikutip dilansir ditemui kemarin kepada ketika lalu lewat melalui menanggapi mengenai
    pada saat sambil sebagaimana sebelum sembari seperti seraya sesaat setelah seusai soal tadi tentang terkait usai
    """
)
"""Words that begin what an attribution says beside its speaker."""

_PREPOSITIONS = word_set("asal atas bersama dari dengan di ke kepada lewat melalui oleh pada soal terhadap untuk")
_BEGINNING = ROLES | EPITHETS | INDEFINITE | {"sang"}
_PLACING = frozenset(["dan", "di", "pada"])
_MANNER = word_set("awalnya dulu kompak lantang lirih pelan singkat terpisah tertawa tersenyum")
_BEFORE_VERB = ADVERBS | _MANNER
_NO_NOUNS = (SMALL_WORDS | _BEFORE_VERB) - {"kedua"}
_OPENERS = SMALL_WORDS - INDEFINITE - {"para", "pihak", "sang"}
_INNER_MARKS = ("(", ")", ".", ",", "),", "-", "@", "_")
_LONGEST_PLAIN = 4
_LOOKED_BACK = 200
_LONGEST_DESCRIPTION = 12
_ENDING_DESCRIPTIONS = STOPS - {"dalam", "dan", "di", "pada", "usai"}


class Named(NamedTuple):
    """Where a speaker is named: from `start` to `end`, end exclusive; `pronoun` says that it is "dia" or "mereka"."""

    start: int
    end: int
    pronoun: bool = False


def subject_of(paragraph: Paragraph, words: list[Word], number: int) -> Named | None:
    """Who does what the verb, the word of that number, says; None where nobody is found before it."""
    verb = number
    while verb >= 0:
        found = subject_before(paragraph, words, verb)
        if found is not None:
            return found
        verb = next((n for n in range(verb - 1, -1, -1) if is_active(words[n].text)), -1)
    return _first_named(paragraph, words, words[number].start)


def subject_before(paragraph: Paragraph, words: list[Word], number: int) -> Named | None:
    """The subject whose last word stands before the word of that number, but for adverbs; None where there is none."""
    at = number - 1
    while at >= 0 and words[at].lower in _BEFORE_VERB:
        at -= 1
    found = _ending_at(paragraph, words, at, words[number].start)
    verb = next((n for n in range(at, -1, -1) if found is not None and words[n].start < found.start), -1)
    if verb > 0 and words[verb].lower.startswith("me") and VERB.match(words[verb].lower):
        return subject_before(paragraph, words, verb)  # "Rina mewakili warga Bima mengatakan"
    return found


def begins_speaker(word: Word) -> bool:
    """Whether a speaker may begin with the word, behind a verb."""
    return word.capital or word.lower in PRONOUNS or word.lower in _BEGINNING


def speaker_end(paragraph: Paragraph, words: list[Word], limit: int) -> int:
    """Where the speaker's name or office ends that begins with the first of the words."""
    text = paragraph.text
    described = _description_end(text, words)
    if described is not None:
        return min(described, limit)
    whole = next(iter(paragraph.mentions_between(words[0].start, words[0].end)), None)
    end = max(words[0].end, whole.end) if whole is not None else words[0].end
    for number, word in enumerate(words):
        if word.start < end:
            continue
        gap = text[end : word.start].strip()
        before = words[number - 1]
        abbreviated = before.capital and len(before.text) < 7
        if word.start >= limit or (gap and gap not in _INNER_MARKS) or (gap == "." and not abbreviated):
            break
        verb = before.capital and VERB.match(word.text) and word.lower not in POINTING
        stops = verb or (word.lower in STOPS and not _within_office(words, number))
        if stops or (gap.endswith(",") and not _is_apposition(paragraph, word)):
            return min(_named_further(paragraph, words, number) or end, limit)
        end = word.end
        if word.lower in POINTING:
            break
    return min(end, limit)


def _description_end(text: str, words: list[Word]) -> int | None:
    """Where the description of somebody ends that runs to a pointing word: "orang nomor satu di Garut itu"."""
    plain = folded(words[0].text)
    if words[0].capital or not (plain in EPITHETS or plain == "orang"):
        return None
    for before, word in pairwise(words[:_LONGEST_DESCRIPTION]):
        if text[before.end : word.start].strip(" -.") or word.lower in _ENDING_DESCRIPTIONS or is_active(word.text):
            return None
        if word.lower in POINTING:
            return word.end
    return None


def _named_further(paragraph: Paragraph, words: list[Word], number: int) -> int | None:
    """Where the name ends that follows the place of an office: "Analis di Vantage Markets, Melbourne, Rina Chen"."""
    if not number or any(mention.name for mention in paragraph.mentions_between(words[0].start, words[number].start)):
        return None
    for mention in paragraph.mentions_between(words[number].start, words[number].end + 60):
        passed = paragraph.words_between(words[number].start, mention.start)
        if not all(word.capital or word.lower in _PLACING for word in passed):
            return None
        if mention.name and paragraph.text[mention.start - 2 : mention.start] == ", ":
            return mention.end
    return None


def _within_office(words: list[Word], number: int) -> bool:
    """Whether "dan" or "pada" joins parts of an office, or two speakers: "Direktur Pengawasan dan Pembinaan Pasar"."""
    following = words[number + 1] if number + 1 < len(words) else None
    return words[number].lower in ("dan", "pada") and following is not None and following.capital


def _is_apposition(paragraph: Paragraph, word: Word) -> bool:
    """Whether a name or an office follows a comma, and not a day or a place."""
    if folded(word.text) in ROLES:
        return True
    mentions = paragraph.mentions_between(word.start, word.end)
    return bool(mentions) and mentions[0].kind in (MentionKind.PERSON, MentionKind.ROLE)


def _ending_at(paragraph: Paragraph, words: list[Word], at: int, verb: int) -> Named | None:
    """The subject whose last word is the word of number `at`, directly before its verb."""
    if at < 0:
        return None
    word = words[at]
    if word.lower == "yang" or ("," in paragraph.text[word.end : verb] and not word.capital):
        return None
    if word.lower in PRONOUNS:
        return Named(word.start, word.end, pronoun=True)
    mentions = paragraph.mentions_between(max(words[0].start, word.start - _LOOKED_BACK), word.end)
    if mentions and mentions[-1].end >= word.end and not _governed(words, mentions[-1].start):
        start = mentions[-1].start
        if len(mentions) > 1 and not mentions[-1].name and mentions[-2].name:  # "Rina, Direktur Utama, mengatakan"
            start = mentions[-2].start if paragraph.text[mentions[-2].end : start] == ", " else start
        is_where = mentions[-1].kind is MentionKind.PLACE and mentions[-1].start != words[0].start
        return None if is_where else Named(start, mentions[-1].end)
    start = _behind_openers(words, _start_of_phrase(paragraph, words, at), at)
    first = next(word for word in words if word.start >= start)
    described = word.lower in POINTING or folded(first.text) in ROLES or first.lower in INDEFINITE
    return Named(start, word.end) if described or _is_plain(paragraph.words_between(start, word.end)) else None


def _is_plain(words: list[Word]) -> bool:
    """Whether the words are nouns and nothing else, as far as can be seen: "Massa", "Warga sekitar"."""
    return len(words) < _LONGEST_PLAIN and not any(
        word.lower in _NO_NOUNS or word.lower.endswith("nya") or VERB.match(word.lower) for word in words
    )


def _start_of_phrase(paragraph: Paragraph, words: list[Word], at: int) -> int:
    """Where the noun phrase begins that ends with the word of number `at`: behind the last comma."""
    while at > 0 and "," not in paragraph.text[words[at - 1].end : words[at].start]:
        at -= 1
    return words[at].start


def _behind_openers(words: list[Word], start: int, at: int) -> int:
    """Where the phrase begins without the small words that open its sentence: "Adapun poin kedua"."""
    first = next(number for number, word in enumerate(words) if word.start >= start)
    if first + 1 < at and words[first + 1].lower == "satunya":  # "Salah satunya pesan"
        first += 2
    while first < at and words[first].lower in _OPENERS:
        first += 1
    return words[first].start


def _governed(words: list[Word], start: int) -> bool:
    """Whether a preposition stands before that place."""
    before = [word for word in words if word.start < start]
    return bool(before) and before[-1].lower in _PREPOSITIONS


def _first_named(paragraph: Paragraph, words: list[Word], verb: int) -> Named | None:
    """The first person before the verb that no preposition governs."""
    for mention in paragraph.mentions_between(words[0].start, verb):
        if mention.kind is MentionKind.PERSON and not _governed(words, mention.start):
            return Named(mention.start, mention.end)
    return None
