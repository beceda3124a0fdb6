"""Finds the attribution of a quotation: the verb that introduces it, and where its speaker is named.

An attribution stands behind the quotation (`"...," kata Rina.`), before it in the same sentence (`Rina berkata,
"..."`), around it (partial speech), or in the sentence before.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from reader.narration.marks import Marked
from reader.narration.mentions import MentionKind
from reader.narration.named import ADVERBS, PRONOUNS, STOPS, Named, begins_speaker, speaker_end, subject_of
from reader.narration.paragraphs import Paragraph
from reader.narration.roles import NO_NAMES, ROLES, SMALL_WORDS, folded
from reader.narration.speech_verbs import has_possessive, is_active, is_bare, is_passive
from reader.narration.spelling import POINTING, VERB
from reader.narration.words import Word, word_set

_CITING = frozenset(["membacakan", "mengulang", "mengulangi", "mengutip", "menirukan", "meniru"])
"""Verbs whose object is who said the words: "mengutip hadis Nabi Muhammad"."""

_REVEALED = frozenset(["berfirman", "bersabda", "firman", "sabda"])
_ANNOUNCING = frozenset(["begitu", "begitulah", "demikian", "demikianlah"])
_SAYINGS = word_set(
    """
    ajakan arti artinya bunyi cuitan firman harapan imbauan isi jawaban kalimat kata keluhan keterangan komentar
    kutipan pengakuan penjelasan penuturan perkataan permintaan pernyataan pesan sabda seruan tanggapan tulisan ucapan
    ujaran unggahan ungkapan
    """
)
_KINDS_OF_SAYING = frozenset(["lengkap", "lisan", "pers", "resmi", "singkat", "terakhir", "tertulis"])
_NO_VERBS = NO_NAMES | SMALL_WORDS
_TERMINALS = ",.?!…"
_NEAR = 12
_FAR = 600
"""Characters before a quotation in which its verb is looked for."""


class Position(Enum):
    """Where the attribution stands."""

    AFTER = 1
    BEFORE = 2
    NONE = 3


class Attribution(NamedTuple):
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
    if not ended and (len(words) < 2 or not begins_speaker(words[1])):
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
    return _before(verb.text, _subject(paragraph, run, words, number))


def _subject(paragraph: Paragraph, run: Marked, words: list[Word], number: int) -> Named | None:
    """Who says what follows the verb of that number."""
    verb = words[number]
    if is_passive(verb.text) and number + 1 == len(words):
        return _source(words, number)
    if verb.lower in _CITING and number + 2 < len(words) and words[number + 1].lower in _SAYINGS:
        whose = words[number + 2 :]  # "mengutip ucapan rektor"
        if begins_speaker(whose[0]) and whose[0].lower not in PRONOUNS:
            return Named(whose[0].start, speaker_end(paragraph, whose, run.outer_start))
    cited = paragraph.mentions_between(verb.end, run.outer_start) if verb.lower in _CITING else []
    if cited and cited[-1].kind is MentionKind.PERSON:
        return Named(cited[-1].start, cited[-1].end)
    return subject_of(paragraph, words, number) or _named_behind(paragraph, run, fronted=number == 0)


def _before(cue: str, named: Named | None) -> Attribution:
    if named is None:
        return Attribution(Position.BEFORE, cue)
    return Attribution(Position.BEFORE, cue, named.start, named.end, named.pronoun)


def _source(words: list[Word], number: int) -> Named | None:
    """What it is said in, where a passive verb names nobody: `Dalam surat itu disebutkan, "..."`."""
    if words[0].lower not in ("dalam", "di", "pada") or number < 2 or number > _NEAR:
        return None
    return Named(words[1].start, words[number - 1].end)


def _named_behind(paragraph: Paragraph, run: Marked, *, fronted: bool) -> Named | None:
    """The subject behind a fronted clause: `Menyadari bahwa "...," Desa Suka ...`, `..., para petani mulai ...`."""
    words = paragraph.words_between(run.outer_end, run.outer_end + 60)
    mentions = paragraph.mentions_between(run.outer_end, run.outer_end + 60)
    if words and mentions and words[0].capital and mentions[0].start == words[0].start:
        return Named(mentions[0].start, mentions[0].end)
    if not words or not fronted or not _speech_ends(paragraph.text, run):
        return None
    if words[0].lower in PRONOUNS:
        return Named(words[0].start, words[0].end, pronoun=True)
    verb = next((n for n, word in enumerate(words) if word.lower in ADVERBS or VERB.match(word.lower)), 0)
    if not verb or words[0].lower in STOPS or paragraph.text[run.outer_end : words[verb].start].strip(", ").count(","):
        return None
    return Named(words[0].start, words[verb - 1].end)


def cites_another(cue: str) -> bool:
    """Whether the verb says that somebody else's words are repeated: "mengutip", "sabda"."""
    return cue.lower() in _CITING or cue.lower().removesuffix("nya") in _REVEALED


def tells_wording(cue: str) -> bool:
    """Whether the verb tells how something written runs: "demikian bunyi (amar putusan itu)"."""
    return cue.lower().endswith(("bunyi", "berbunyi", "bunyinya"))


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
    if folded(first.text) in _NO_VERBS:  # "kelompok nelayan" is who, not how
        return False
    return len(words) > 1 and first.text.isalpha() and first.lower not in STOPS and begins_speaker(words[1])


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
    while words and words[0].lower in _KINDS_OF_SAYING:
        words = words[1:]
    if not words:
        return Attribution(position, cue)
    if words[0].lower in PRONOUNS:
        return Attribution(position, cue, words[0].start, words[0].end, pronoun=True)
    return Attribution(position, cue, words[0].start, speaker_end(paragraph, words, limit))
