"""Tells whom a sentence of narration is about, and whose speech it reports."""

from __future__ import annotations

from collections.abc import Sequence

from reader.narration.mentions import Mention
from reader.narration.named import ADVERBS, PRONOUNS, Named, speaker_end, subject_before, subject_of
from reader.narration.paragraphs import Paragraph
from reader.narration.roles import HONORIFICS, RANKS, ROLES, SMALL_WORDS, folded
from reader.narration.speech_verbs import has_possessive, is_active, is_bare, is_minded, is_passive
from reader.narration.spelling import POINTING, VERB
from reader.narration.words import Word, word_set

_GOVERNING = frozenset(["asal", "dari", "di", "ke", "kelahiran", "kepada"])
_FOR = frozenset(["bagi", "buat", "untuk"])
_WHEN = word_set(
    """
    agar apabila begitu bila jika kala kalau karena ketika lantaran meski meskipun saat sebelum sejak selama selain
    sesudah setelah seusai usai walau walaupun
    """
)
_AGES = frozenset(["tahun", "th", "thn"])
_MOVED = word_set(
    """
    terbahak terbahak-bahak terdiam terengah-engah tergelak terguncang terharu terisak terisak-isak terkejut terkekeh
    terkekeh-kekeh termangu termenung terpana terpingkal-pingkal terpukul tersedu tersedu-sedu tersentak tersenyum
    tersentuh tersipu tertawa tertegun tertunduk
    """
)
"""Verbs in ter- that tell what somebody does, or how he is moved: no passives."""

_LONGEST_OFFICE = 10


def reported(paragraph: Paragraph, words: list[Word], place: int) -> Named | None:
    """Where the speaker of reported speech is named whose verb is the word of that place, or None."""
    word = words[place]
    if is_active(word.text):
        return subject_of(paragraph, words, place)
    if is_minded(word.text):
        return subject_before(paragraph, words, place)
    if place + 1 == len(words):
        return None
    if _is_aside(paragraph.text, word, words[place + 1]):
        return Named(word.start, word.end, pronoun=True)
    by = is_passive(word.text) and words[place + 1].lower == "oleh" and place + 2 < len(words)
    return _named_behind(paragraph, words, place + 1 + by) if by or _is_said(word) else None


def _is_said(word: Word) -> bool:
    """Whether the speaker is named behind the word: "kata Rina", "menurut Rina", "disampaikan Rina"."""
    said = is_bare(word.text) or is_passive(word.text) or word.lower == "menurut"
    return said and not has_possessive(word.text)


def _named_behind(paragraph: Paragraph, words: list[Word], place: int) -> Named | None:
    """The speaker whose name or office begins with the word of that place, no pronoun."""
    word = words[place]
    if word.lower in PRONOUNS or not (word.capital or folded(word.text) in ROLES):
        return None
    return Named(word.start, speaker_end(paragraph, words[place:], words[-1].end))


def _is_aside(text: str, word: Word, following: Word) -> bool:
    """Whether the words only say that who spoke speaks on: "Anies, masih menurutnya, kerap", "Anies, kata dia, ..."."""
    if not (is_bare(word.text) or word.lower.startswith("menurut")):
        return False
    last = following if following.lower in PRONOUNS else word
    return (last is following or has_possessive(word.text)) and text[last.end : last.end + 1] == ","


def governed(words: list[Word], mention: Mention) -> bool:
    """Whether the mention tells of the speaker's origin, not who it is: "asal Bima"."""
    before = [word for word in words if word.start < mention.start]
    return bool(before) and not mention.titled and before[-1].lower in _GOVERNING


def first_person(paragraph: Paragraph, persons: Sequence[Mention]) -> int:
    """The number of the person who is meant: the second where the first only names the office's body.

    `pelatih Bahari Jaya, Rina Wulandari` is one person.
    """
    if len(persons) < 2 or not persons[0].titled:
        return 0
    if any(word not in RANKS and word not in HONORIFICS for word in persons[1].role):
        return 0
    return int(paragraph.text[persons[0].end : persons[1].start] == ", ")


def after_subject(paragraph: Paragraph, words: list[Word], mention: Mention) -> str:
    """What follows the mention where it is its sentence's subject, "" where it is none.

    Only small words and an office stand before a subject, behind the comma of what the sentence begins with; no
    passive verb stands behind it.
    """
    before = [word for word in words if word.start < mention.start]
    fronted = max((n for n, word in enumerate(before) if paragraph.text[word.end] == ","), default=-1)
    before = before[fronted + 1 :]
    office = any(folded(word.text) in ROLES for word in before)
    plain = all(word.lower in SMALL_WORDS or (office and not VERB.match(word.lower)) for word in before)
    if len(before) == 1 and before[0].lower in _FOR and paragraph.text[mention.end : mention.end + 1] == ",":
        return before[0].lower
    only = any(word.lower in ("cuma", "hanya") for word in before)  # "Hanya Rina yang tidak ikut": an exception
    if only or not plain or governed(words, mention) or len(before) > _LONGEST_OFFICE:
        return ""
    behind = (word.lower for word in words if word.start >= mention.end and not word.text[0].isdecimal())
    after = next((word for word in behind if word not in ADVERBS and word not in _AGES), "")
    passive = after.startswith(("di", "ter")) and after not in _MOVED
    return "" if after in POINTING or passive else after


def is_subordinate(paragraph: Paragraph, words: list[Word], mention: Mention) -> bool:
    """Whether the mention stands in the clause that the sentence begins with: "Setelah Rina tiba, Budi ..."."""
    comma = paragraph.text.find(",", mention.end, words[-1].end)
    return words[0].lower in _WHEN and comma > 0 and "," not in paragraph.text[words[0].end : mention.start]
