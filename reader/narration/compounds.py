"""Words as they stand in running text: single ones and those that hyphens join (anak-anak, KTP-mu, Senin-Jumat).

Rule: EYD V, "Tanda Hubung": the hyphen of a doubled word and of a name is not heard; what is spelled stands apart from
what is joined to it.
"""

from __future__ import annotations

import re

from reader.narration import numbers
from reader.narration.abbreviations import short_form
from reader.narration.dates import CALENDAR
from reader.narration.letters import NAMES, has_vowel, say_capitals, say_mixed
from reader.narration.reading import Before, Rule, rule
from reader.narration.roman import worth

_PART = r"[A-Za-z]+(?:'[A-Za-z]+)*"


def _say_word(found: re.Match[str], before: Before) -> str:
    first, *parts = found[0].split("-")
    said = _part(first, before)
    before_part, plain_before = first, said == first.lower()
    for part in parts:
        words = _numeral(part) or _part(part, before)
        plain = words == part.lower()
        if before_part.lower() in CALENDAR and words in CALENDAR and words != before_part.lower():
            said += f" sampai {words}"
        else:
            said += f"{'-' if plain and plain_before else ' '}{words}"
        before_part, plain_before = part, plain
    return said


def _numeral(part: str) -> str | None:
    """A Roman numeral after a hyphen: D-III, PUU-XXI."""
    number = worth(part) if set(part) <= set("IVX") else None
    return numbers.cardinal(number) if number else None


def _part(word: str, before: Before) -> str:
    """One word: capitals are judged, everything else is as it stands."""
    if word.islower() or (word[1:].islower() and has_vowel(word)):
        return short_form(word.lower()) or word.lower()
    if len(word) == 1:
        return NAMES[word.lower()]
    if word.isupper() and "'" not in word:
        return say_capitals(word, shouting=before.shouting)
    return say_mixed(word)


RULES: tuple[Rule, ...] = (rule(rf"{_PART}(?:-{_PART})*", _say_word),)
"""To be tried where a letter stands, last of all; it always holds."""
