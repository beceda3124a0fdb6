"""Names of Indonesians that keep an older spelling, in the letters of today: Soekarno, Tjahjo, Djarot, Achmad.

Rules: Ejaan van Ophuijsen (1901) and Ejaan Soewandi (1947) against EYD (1972): oe is u, tj c, dj j, sj sy, ch kh, and
in a word that has one of them j is y. Only names keep them (EYD V, "Unsur Nama Orang"); a word of today can have the
same letters where its parts meet (koefisien, masjid).
"""

from __future__ import annotations

import re
from functools import lru_cache

_OLD = re.compile(r"oe(?!$)|tj|dj|^sj")
_ARABIC_CH = re.compile(
    r"(?<=[aiou])ch(?=[bdfghklmnprstvwyz])|^ch(?=air[aiu]|aer|oir|olil|olid|otib|usn|ofif)|(?<=^mo)ch(?=a)"
)
_TODAY = re.compile(
    r"(?:bio|geo|neo|kilo|mikro|makro|foto|hidro|oto|auto|video|radio|sosio)e[a-z]{5}|koef|koeks|koedu|adj[eu]|"
    r".*(?:oei|oeu|oethe|oelho)|(?:coe|cloe|boeing|joe|phoe|does|goes|poet|shoe|moet|roeg)|(?:beach|rich|arch|coach|tech)|"
    r".+tjen$|oe(?!smm?an|mar|tom|tam|toj|rip|ntor)|noe(?![rg])"
)
"""Words of today (koefisien, Ditjen), names from abroad, places in Timor (Oebobo): they have the letters by chance."""

_LETTERS = {"oe": "u", "tj": "c", "dj": "j", "sj": "sy", "nj": "ny", "j": "y"}
_PART = re.compile(r"oe|tj|dj|^sj|(?<=[aiueo])nj|j|.")
_SHORTEST, _LONGEST = 4, 24


@lru_cache(maxsize=2048)
def said(word: str) -> str | None:
    """How a name in small letters is written today; None where its spelling is no older one."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isascii() or _TODAY.match(word):
        return None
    renewed = _ARABIC_CH.sub("kh", word)
    if _OLD.search(renewed):
        renewed = _PART.sub(lambda part: _LETTERS.get(part[0], part[0]), renewed)
    return renewed if renewed != word else None
