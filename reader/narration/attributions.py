"""Finds the attribution of a quotation: the verb that introduces it, and where its speaker is named.

An attribution stands behind the quotation (`"...," kata Rina.`), before it in the same sentence (`Rina berkata,
"..."`), around it (partial speech), or in the sentence before.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reader.narration.marks import Marked
from reader.narration.mentions import MentionKind
from reader.narration.paragraphs import Paragraph
from reader.narration.roles import EPITHETS, NO_NAMES, ROLES, folded
from reader.narration.speech_verbs import has_possessive, is_active, is_bare, is_passive
from reader.narration.spelling import VERB
from reader.narration.words import Word, word_set

POINTING = frozenset(["ini", "itu", "tersebut"])
"""What ends a description of somebody named before: "pria 45 tahun itu"."""

PRONOUNS = frozenset(["beliau", "dia", "dirinya", "ia", "mereka", "nya"])
ADVERBS = word_set(
    """
    akan akhirnya bahkan belum cuma hanya hendak ikut jelas juga kembali kemudian lalu langsung lantas malah masih
    mulai pernah pula pun sebelumnya secara sekaligus selalu sempat sendiri sering sontak spontan sudah tak tegas
    telah terus tetap tidak turut
    """
)
"""What may stand between a subject and its verb."""

_PREPOSITIONS = word_set("asal atas bersama dari dengan di ke kepada lewat melalui oleh pada soal terhadap untuk")
_ANNOUNCING = frozenset(["begitu", "begitulah", "demikian", "demikianlah"])
_SAYINGS = word_set(
    """
    ajakan bunyi cuitan harapan imbauan isi jawaban kalimat kata keluhan keterangan komentar kutipan pengakuan
    penjelasan penuturan permintaan pernyataan pesan seruan tanggapan tulisan ucapan ujaran unggahan ungkapan
    """
)
_INDEFINITE = word_set("beberapa kata para salah sang sejumlah seorang si")
_STOPS = word_set(
    """
    dalam dan di dihubungi dikutip dilansir ditemui kemarin kepada ketika lalu lewat melalui menanggapi mengenai
    pada saat sambil sebagaimana sebelum sembari seperti seraya sesaat setelah seusai soal tadi tentang terkait usai
    """
)
"""Words that begin what an attribution says beside its speaker."""

_TERMINALS = ",.?!…"
_INNER_MARKS = ("(", ")", ".", ",", "),", "-", "@", "_")
_NEAR = 12
_FAR = 600
"""Characters before a quotation in which its verb is looked for."""


class Position(Enum):
    """Where the attribution stands."""

    AFTER = 1
    BEFORE = 2
    NONE = 3


@dataclass(frozen=True, slots=True)
class Attribution:
    """How a quotation is attributed: `cue` is the verb as printed, `start` to `end` where the speaker is named.

    `pronoun` says that the speaker is "dia" or "-nya". A place of no length means that nobody is named.
    """

    position: Position = Position.NONE
    cue: str = ""
    start: int = 0
    end: int = 0
    pronoun: bool = False


def attribution_after(paragraph: Paragraph, run: Marked, limit: int) -> Attribution | None:
    """The attribution that begins behind the marked run and before `limit`, or None."""
    sentences = paragraph.sentences_between(run.outer_end, run.outer_end + 1)
    limit = min(limit, sentences[0][1]) if sentences else limit
    words = paragraph.words_between(run.outer_end, min(limit, run.outer_end + 400))
    if not words or paragraph.text[run.outer_end : words[0].start].strip(" \u00a0,–—-.\u200e"):
        return None
    first = words[0]
    ended = _speech_ends(paragraph.text, run)
    if first.lower in _ANNOUNCING:
        return _announced(paragraph, words, limit)
    if first.capital or first.lower in PRONOUNS:
        return _subject_then_verb(paragraph, words, limit) if ended and not _closes_sentence(paragraph, run) else None
    if is_bare(first.text) or (ended and _looks_like_verb(words)):
        return _verb_then_speaker(paragraph, words, limit, ended=ended)
    return None


def _verb_then_speaker(paragraph: Paragraph, words: list[Word], limit: int, *, ended: bool) -> Attribution | None:
    """The verb first: `kata Rina`, `ujarnya`. Speech without a mark at its end asks for a clear speaker."""
    verb = words[0].text
    if has_possessive(verb):
        return Attribution(Position.AFTER, verb, pronoun=True)
    if not ended and (len(words) < 2 or not _begins_speaker(words[1])):
        return None
    return _named(paragraph, verb, words[1:], limit, Position.AFTER)


def attribution_before(paragraph: Paragraph, run: Marked, start: int) -> Attribution | None:
    """The attribution between `start` (where the sentence begins) and the marked run, or None."""
    words = paragraph.words_between(max(start, run.outer_start - _FAR), run.outer_start)
    number = next((n for n in range(len(words) - 1, max(-1, len(words) - 40), -1) if _speaks(words, n)), None)
    if number is None:
        return None
    verb = words[number]
    if verb.lower.startswith("menurut") or (is_bare(verb.text) and number + 1 < len(words)):
        if has_possessive(verb.text):
            return Attribution(Position.BEFORE, verb.text, pronoun=True)
        return _named(paragraph, verb.text, words[number + 1 :], run.outer_start, Position.BEFORE)
    if has_possessive(verb.text) and not is_active(verb.text):
        return Attribution(Position.BEFORE, verb.text, pronoun=True)
    return (
        subject_of(paragraph, words, number)
        or _named_behind(paragraph, run, verb.text, fronted=number == 0)
        or Attribution(Position.BEFORE, verb.text)
    )


def subject_of(paragraph: Paragraph, words: list[Word], number: int) -> Attribution | None:
    """Who does what the verb, the word of that number, says; None where nobody is found before it."""
    cue = words[number].text
    while number >= 0:
        at = number - 1
        while at >= 0 and words[at].lower in ADVERBS:
            at -= 1
        found = _ending_at(paragraph, words, at, cue, words[number].start)
        if found is not None:
            return found
        number = next((n for n in range(at, -1, -1) if is_active(words[n].text)), -1)
    return _first_named(paragraph, words, cue)


def _named_behind(paragraph: Paragraph, run: Marked, cue: str, *, fronted: bool) -> Attribution | None:
    """The subject behind a fronted clause: `Menyadari bahwa "...," Desa Suka ...`, `..., para petani mulai ...`."""
    words = paragraph.words_between(run.outer_end, run.outer_end + 60)
    mentions = paragraph.mentions_between(run.outer_end, run.outer_end + 60)
    if words and mentions and words[0].capital and mentions[0].start == words[0].start:
        return Attribution(Position.BEFORE, cue, mentions[0].start, mentions[0].end)
    if not words or not fronted or not _speech_ends(paragraph.text, run):
        return None
    if words[0].lower in PRONOUNS:
        return Attribution(Position.BEFORE, cue, words[0].start, words[0].end, pronoun=True)
    verb = next((n for n, word in enumerate(words) if word.lower in ADVERBS or VERB.match(word.lower)), 0)
    if not verb or words[0].lower in _STOPS or paragraph.text[run.outer_end : words[verb].start].strip(", ").count(","):
        return None
    return Attribution(Position.BEFORE, cue, words[0].start, words[verb - 1].end)


def opens_direct(text: str, outer_start: int) -> bool:
    """Whether a comma or a colon stands before the mark, as direct speech has it."""
    return text[max(0, outer_start - 3) : outer_start].rstrip().endswith((",", ":"))


def _speaks(words: list[Word], number: int) -> bool:
    word = words[number]
    if is_bare(word.text):  # but "janji itu" is a noun
        return number + 1 == len(words) or words[number + 1].lower not in POINTING
    return is_active(word.text) or is_passive(word.text) or word.lower.startswith("menurut")


def _speech_ends(text: str, run: Marked) -> bool:
    """Whether a comma or an end stands at the closing mark, inside or just outside it."""
    inside = text[run.start : run.end].rstrip(" '’‘")
    return inside[-1:] in _TERMINALS or text[run.outer_end : run.outer_end + 1] == ","


def _looks_like_verb(words: list[Word]) -> bool:
    """Whether an unknown word behind the closing mark can only be a verb of speech: its speaker follows."""
    first = words[0]
    if has_possessive(first.text):
        return True
    if folded(first.text) in NO_NAMES:  # "kelompok nelayan" is who, not how
        return False
    return len(words) > 1 and first.text.isalpha() and first.lower not in _STOPS and _begins_speaker(words[1])


def _begins_speaker(word: Word) -> bool:
    return word.capital or word.lower in PRONOUNS or word.lower in ROLES | EPITHETS | _INDEFINITE


def _announced(paragraph: Paragraph, words: list[Word], limit: int) -> Attribution | None:
    """What is announced: `demikian pernyataan tim itu`, `begitu kata Rina`, `demikian Rina`."""
    rest = words[1:]
    while rest and (rest[0].lower in _SAYINGS or is_bare(rest[0].text) or rest[0].lower == "disampaikan"):
        word, rest = rest[0], rest[1:]
        if has_possessive(word.text):
            return Attribution(Position.AFTER, word.text, pronoun=True)
        if not rest or not (rest[0].lower in _SAYINGS or is_bare(rest[0].text)):
            return _named(paragraph, f"{words[0].text} {word.text}", rest, limit, Position.AFTER)
    return _named(paragraph, words[0].text, rest, limit, Position.AFTER) if rest and rest[0].capital else None


def _closes_sentence(paragraph: Paragraph, run: Marked) -> bool:
    return paragraph.text[run.start : run.end].rstrip(" '’‘").endswith(".")


def _subject_then_verb(paragraph: Paragraph, words: list[Word], limit: int) -> Attribution | None:
    """The speaker named first: `"...," Rina menjelaskan`."""
    for number, word in enumerate(words[1:_NEAR], 1):
        if is_active(word.text):
            if not paragraph.text[word.end : limit].strip(" ,:"):
                return None  # it introduces the next quotation
            pronoun = words[0].lower in PRONOUNS
            return Attribution(Position.AFTER, word.text, words[0].start, min(words[number - 1].end, limit), pronoun)
        if not word.capital and word.lower not in ADVERBS and folded(word.text) not in ROLES:
            return None
    return None


def _named(paragraph: Paragraph, cue: str, words: list[Word], limit: int, position: Position) -> Attribution:
    """The attribution whose speaker's name or office begins with the first of the words."""
    if not words:
        return Attribution(position, cue)
    if words[0].lower in PRONOUNS:
        return Attribution(position, cue, words[0].start, words[0].end, pronoun=True)
    return Attribution(position, cue, words[0].start, speaker_end(paragraph, words, limit))


def speaker_end(paragraph: Paragraph, words: list[Word], limit: int) -> int:
    """Where the speaker's name or office ends that begins with the first of the words."""
    text = paragraph.text
    end = words[0].end
    for number, word in enumerate(words):
        gap = text[end : word.start].strip() if number else ""
        if gap and gap not in _INNER_MARKS:
            break
        if word.start >= limit or (gap == "." and not (words[number - 1].capital and len(words[number - 1].text) < 7)):
            break
        if number and word.lower in _STOPS and not _within_office(words, number):
            break
        if gap.endswith(",") and not _is_apposition(paragraph, word):
            break
        end = word.end
        if word.lower in POINTING:
            break
    return min(end, limit)


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


def _ending_at(paragraph: Paragraph, words: list[Word], at: int, cue: str, verb: int) -> Attribution | None:
    """The subject whose last word is the word of number `at`, directly before its verb."""
    if at < 0:
        return None
    word = words[at]
    if word.lower == "yang" or ("," in paragraph.text[word.end : verb] and not word.capital):
        return None
    if word.lower in PRONOUNS:
        return Attribution(Position.BEFORE, cue, word.start, word.end, pronoun=True)
    mentions = paragraph.mentions_between(max(words[0].start, word.start - 200), word.end)
    if mentions and mentions[-1].end >= word.end and not _governed(words, mentions[-1].start):
        is_where = mentions[-1].kind is MentionKind.PLACE and mentions[-1].start != words[0].start
        return None if is_where else Attribution(Position.BEFORE, cue, mentions[-1].start, mentions[-1].end)
    start = _start_of_phrase(paragraph, words, at)
    first = next(word for word in words if word.start >= start)
    if word.lower in POINTING or folded(first.text) in ROLES or first.lower in _INDEFINITE:
        return Attribution(Position.BEFORE, cue, start, word.end)
    return None


def _start_of_phrase(paragraph: Paragraph, words: list[Word], at: int) -> int:
    """Where the noun phrase begins that ends with the word of number `at`: behind the last comma."""
    while at > 0 and "," not in paragraph.text[words[at - 1].end : words[at].start]:
        at -= 1
    return words[at].start


def _governed(words: list[Word], start: int) -> bool:
    """Whether a preposition stands before that place."""
    before = [word for word in words if word.start < start]
    return bool(before) and before[-1].lower in _PREPOSITIONS


def _first_named(paragraph: Paragraph, words: list[Word], cue: str) -> Attribution | None:
    """The first person of the sentence that no preposition governs."""
    for mention in paragraph.mentions_between(words[0].start, words[-1].end):
        if mention.kind is MentionKind.PERSON and not _governed(words, mention.start):
            return Attribution(Position.BEFORE, cue, mention.start, mention.end)
    return None
