"""Places in scripture: chapter and verse, which are written like a time or a ratio.

Custom: QS Ali Imran 3:16 and Yohanes 3:16 are read "tiga ayat enam belas" (names of books after the Indonesian Bible,
LAI, and the Quran edition of the Ministry of Religion).
"""

from __future__ import annotations

import re

from reader.narration import numbers
from reader.narration.reading import Before, Rule, rule, word_set

_QURAN = frozenset({"qs", "q.s", "quran", "alquran", "al-quran", "al-qur'an", "surah"})
_BOOKS = word_set(
    """
    keluaran imamat ulangan yosua hakim-hakim rut samuel raja-raja tawarikh ezra nehemia ester ayub mazmur amsal
    pengkhotbah kidung yesaya yeremia ratapan yehezkiel daniel hosea yoel amos obaja yunus mikha nahum habakuk
    zefanya hagai zakharia maleakhi matius markus lukas yohanes korintus galatia efesus filipi kolose tesalonika
    timotius titus filemon ibrani yakobus petrus yudas wahyu alkitab injil
    """
)


def _say_verses(found: re.Match[str], before: Before) -> str | None:
    if before.word not in _BOOKS and not before.near(_QURAN, 5):
        return None
    chapter, first, last = (numbers.integer(part) if part else "" for part in found.groups())
    return f"{chapter} ayat {first} sampai {last}" if last else f"{chapter} ayat {first}"


RULES: tuple[Rule, ...] = (
    rule(r"(\d{1,3})\]?\s?:\s?(\d{1,3})(?:\s?[-–—]\s?(\d{1,3}))?(?![\d.,:]?\d|[A-Za-z%])", _say_verses),
)
"""To be tried where a figure stands, before times and ratios."""
