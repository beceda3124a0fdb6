"""Words as they stand in running text: single ones and those that hyphens join (anak-anak, KTP-mu, Senin-Jumat).

Rule: EYD V, "Tanda Hubung": the hyphen of a doubled word and of a name is not heard; what is spelled stands apart from
what is joined to it.
"""

from __future__ import annotations

import re
import string

from reader.narration import numbers
from reader.narration.abbreviations import short_form
from reader.narration.dates import CALENDAR
from reader.narration.expansions import expansion_in
from reader.narration.letters import NAMES, has_vowel, say_capitals, say_mixed, spell
from reader.narration.reading import Before, Rule, as_remembered, rule
from reader.narration.roman import worth

_JOINING = frozenset("&+=")
_PART = r"[A-Za-z]+(?:'[A-Za-z]+)*"


VOWELLESS = re.compile(r"(?!h?m+$|s+t$|ps+t$|.*(.)\1\1)[b-df-hj-np-tv-xz]{2,}")
"""Letters in lower case that no voice could hold (kpk, bph): spelled, unless they are a sound such as hmm."""


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
    """A Roman numeral after a hyphen: D-III, PUU-XXI; but sinar-X."""
    number = worth(part) if set(part) <= set("IVX") and part != "X" else None
    return numbers.cardinal(number) if number else None


def _part(word: str, before: Before) -> str:
    """One word: capitals are judged, everything else is as it stands."""
    if word.islower() or (word[1:].islower() and has_vowel(word)):
        return short_form(word.lower()) or (spell(word) if VOWELLESS.fullmatch(word) else word.lower())
    if len(word) == 1:
        return NAMES[word.lower()]
    if word in before.context.words:
        return word.lower()
    if word.isupper() and "'" not in word:
        return say_capitals(word, shouting=before.shouting)
    return say_mixed(word)


def _say_before_expansion(found: re.Match[str], _before: Before) -> str | None:
    """KPK (Komisi Pemberantasan Korupsi): the full words follow and are said alone."""
    inside = tuple(as_remembered(found[2].split()))
    return "" if expansion_in(found[1], inside) == inside else None


def _say_expanded(found: re.Match[str], before: Before) -> str | None:
    """Komisi Pemberantasan Korupsi (KPK), Amerika Serikat (AS): what was just said in full is not said again."""
    words = list(before.words)
    if expansion_in(found[1], words):
        return ""
    for expansion in before.context.expansions.get(found[1], ()):
        tail = expansion[-len(words) :]
        if words and tail == tuple(words[-len(tail) :]):
            return ""
    said = _part(found[1], before).split()
    return "" if len(said) > 1 and said == words[-len(said) :] else None


def _say_initial(found: re.Match[str], before: Before) -> str | None:
    """Magnitudo (M) 5,6: the sign of what was just named."""
    return "" if before.word.startswith(found[1].lower()) and not before.comma else None


def _say_variable(found: re.Match[str], before: Before) -> str | None:
    """A & B: single letters joined by a sign are names of nothing; they stay letters, which a voice names itself."""
    behind = (
        found.string[found.start() - 1] == " "
        and before.last in _JOINING
        and len(before.words) > 1
        and len(before.words[-2]) == 1
    )
    return found[0].lower() if found["joined"] is not None or behind else None


BRACKET_RULES: tuple[Rule, ...] = (
    rule(r"\(\s?([A-Z][A-Za-z]{1,14}(?:-[A-Z]{1,4})?)\s?\)", _say_expanded, opens="("),
    rule(r"\(([A-Z])\)(?=\s?\d)", _say_initial, opens="("),
)
"""To be tried where a bracket opens."""

EXPANSION_RULES: tuple[Rule, ...] = (
    rule(r"([A-Z][A-Za-z]{1,14})(?=\s\(([A-Za-z][^()]{4,150})\))", _say_before_expansion, opens=string.ascii_uppercase),
)
"""To be tried where a letter stands, first of all."""

RULES: tuple[Rule, ...] = (
    rule(
        r"[A-Z](?![A-Za-z0-9.'-])(?P<joined>(?=\s[&+=]\s[A-Z](?![A-Za-z0-9.'-])))?",
        _say_variable,
        opens=string.ascii_uppercase,
    ),
    rule(rf"{_PART}(?:-{_PART})*", _say_word),
)
"""To be tried where a letter stands, last of all; it always holds."""
