"""Tells titles, terms, nicknames and inscriptions, which stand in quotation marks as well, from speech."""

from __future__ import annotations

from collections.abc import Sequence

from reader.narration.marks import Marked
from reader.narration.paragraphs import Paragraph
from reader.narration.roles import SMALL_WORDS
from reader.narration.speech_verbs import is_active
from reader.narration.words import Word, word_set

_NAMING = word_set(
    """
    acara adegan ajang album aplikasi bab berjudul berlabel bernama berslogan bertagar bertajuk bertema bertopik
    bertulisan bertuliskan buku bukunya diberi dijuluki dinamai dinamakan diskusi dokumenter dongeng drama film
    filmnya frasa game gelar hastag istilah jargon jingle judul julukan karya kategori kolom komik konser lagu
    lagunya lukisan majalah makalah mantra merek moto motto musikal nama naskah novel operasi pameran pantun
    pementasan pertunjukan program puisi rubrik sandi sebutan semboyan seminar seri serial sinetron singel single
    skripsi slogan spanduk surat tagar tagline tajuk tema tembang tesis topik tulisan video webinar
    """
)
"""Words before a title, a term or an inscription."""

_LISTED = word_set(
    """
    acara album buku daftar drama film judul karya lagu lagunya nominasi nomine novel pemenang program serial setlist
    sinetron singel single tembang tracklist
    """
)
"""Works that a list is made of; what is written (a letter, a poem) is speech where it is given whole."""

_JOINING = frozenset(["atau", "dan", "hingga", "juga", "kemudian", "lalu", "maupun", "sampai", "serta"])
_LONGEST_ANNOUNCEMENT = 15
_LOOKED_BACK = 60


def is_named(paragraph: Paragraph, run: Marked) -> bool:
    """Whether the marked words are a title, a term or an inscription by what they are or stand behind."""
    lead = paragraph.words_between(max(0, run.outer_start - _LOOKED_BACK), run.outer_start)
    return is_title(paragraph.words_between(run.start, run.end)) or names(lead)


def names(lead: Sequence[Word]) -> bool:
    """Whether the words before the mark say that a name follows: "berjudul", "lagu", "menyebutnya"."""
    if not lead:
        return False
    last = lead[-1].lower
    if last.endswith("nya") and is_active(last):
        return True  # "menyebutnya": its object is there, so the marked words are what it is called
    return last in _NAMING or (len(lead) > 1 and last == "sebagai" and lead[-2].lower in _NAMING)


def is_title(words: Sequence[Word]) -> bool:
    """Whether the words are written as a title is: capitals but for the small words."""
    if len(words) > 1 and all(word.capital for word in words):
        return True
    weighty = [word for word in words if word.lower not in SMALL_WORDS]
    return len(weighty) > 1 and all(word.capital or word.text[0].isdecimal() for word in weighty)


def joins(between: str) -> bool:
    """Whether only a comma or a conjunction stands between two marked runs: what the one is, so is the other."""
    words = between[:_LOOKED_BACK].replace(",", " ").split()
    return len(words) < 3 and all(word in _JOINING for word in words)


def announces_titles(paragraph: Paragraph) -> bool:
    """Whether a list of works follows: "Berikut daftar lagu mereka:"."""
    announced = paragraph.text.endswith((":", ": "))
    return announced and any(word.lower in _LISTED for word in paragraph.words[-_LONGEST_ANNOUNCEMENT:])


def is_item(paragraph: Paragraph, runs: Sequence[Marked]) -> bool:
    """Whether the paragraph begins with marked words, as each item of such a list does, numbered or not."""
    return bool(runs) and not any(word.text.isalpha() for word in paragraph.words_between(0, runs[0].outer_start))
