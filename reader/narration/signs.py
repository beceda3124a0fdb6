"""Signs between the words: which are pauses, which are said, and which are only seen.

Rules: EYD V, "Penggunaan Tanda Baca": quotation marks and brackets are not read, a dash sets a part of the sentence
apart, a slash is "atau" or "per", a dash between numbers or days is "sampai".
"""

from __future__ import annotations

import re

from reader.narration import numbers, units
from reader.narration.dates import BRACKET_RULES, CALENDAR, ZONES
from reader.narration.letters import spell
from reader.narration.reading import MARKS, Before, Rule, rule, word_set

_CITED = frozenset({"ayat", "pasal", "huruf", "angka", "butir", "poin", "nomor", "bab"})
_LISTING = frozenset({"dan", "atau", "sampai", "hingga", "serta"})
_PREFIXES = word_set(
    """
    anti pra pasca non sub se ber di pro semi multi antar eks
    """
)
_NUMBERED = frozenset({"nomor", "no", "uu", "pp", "perpres", "inpres", "keppres"})
_ARMS = {
    "purn": "purnawirawan", "mar": "marinir", "inf": "infanteri", "art": "artileri", "kav": "kavaleri", "pol": "polisi",
    "pnb": "penerbang", "persero": "persero", "alm": "almarhum", "almh": "almarhumah",
    "hc": "honoris causa", "h.c": "honoris causa",
}  # fmt: skip
_SAID = {
    "%": "persen", "&": "dan", "+": "plus", "=": "sama dengan", "@": "at", "$": "dolar", "°": "derajat", "⁄": "per",
}  # fmt: skip
_TIMES = {"s": "detik", "dt": "detik", "h": "jam"}
"""Units only behind a slash: 5 GB/s."""
_DECORATION = 3
"""As many of one sign in a row are drawn, not written."""

_PAUSED = frozenset("()[]{}|")
_MONEY = r"Rp|US\$|USD|S\$|\$|EUR|GBP|JPY"
_MONEY_OR_FIGURE = rf"(?=\d|{_MONEY})"


def _say_span(found: re.Match[str], before: Before) -> str | None:
    """A dash between two amounts, or a month and a day: 10%-15%, 30 Oktober-2 November."""
    spaced = found.string[found.start() - 1] == " "
    counted = before.number or before.word in CALENDAR or (not spaced and (before.counted or before.word in ZONES))
    if not counted or before.comma:
        return None
    day_before = len(before.words) > 1 and before.words[-2].isdigit()
    return "sampai" if not spaced or before.number or day_before else None


def _say_calendar_dash(found: re.Match[str], before: Before) -> str | None:
    return "sampai" if before.word in CALENDAR and found[1].lower() in CALENDAR and not before.comma else None


def _say_cited_span(_found: re.Match[str], before: Before) -> str | None:
    """Ayat (1)-(3)."""
    return "sampai" if before.near(_CITED, 3) else None


def _say_until_end(found: re.Match[str], _before: Before) -> str | None:
    """Pukul 10.00-selesai."""
    return "sampai" if found.string[found.start() - 1].isdigit() else None


def _say_dash(found: re.Match[str], before: Before) -> str:
    """A pause, but not between two names (Jakarta—Bandung) and not where it is a hyphen, be it with spaces around."""
    if found[0].strip() == "-" and _hyphenates(found, before):
        return ""
    if found[1] is not None or found[0] != found[0].strip() or found[0].startswith("--"):
        return ","
    names = before.last[:1].isupper() and found.string[found.end() : found.end() + 1].isupper()
    return "" if names or found[0] == "-" else ","


def _hyphenates(found: re.Match[str], before: Before) -> bool:
    """Whether a hyphen with spaces still joins: kira - kira, e - KTP, U - 23, pra - musim."""
    after = found.string[found.end() : found.end() + 30].lstrip().lower()
    word = before.word
    return len(before.last) == 1 or word in _PREFIXES or (len(word) > 2 and after.startswith(word))


def _say_cited(found: re.Match[str], before: Before) -> str | None:
    """Brackets that belong to the number of what is cited: ayat (3)."""
    listed = before.near(_CITED) and (before.word.isdigit() or len(before.word) == 1 or before.word in _LISTING)
    if before.word not in _CITED and not listed:
        return None
    return numbers.integer(found[1]) if found[1].isdigit() else spell(found[1])


def _say_arm(found: re.Match[str], _before: Before) -> str | None:
    return _ARMS.get(found[1].lower())


def _say_per_unit(found: re.Match[str], before: Before) -> str | None:
    if not (before.number or before.counted):
        return None
    return f"per {_TIMES[found[1]] if found[1] in _TIMES else units.unit(found[1])}"


def _say_per_money(_found: re.Match[str], before: Before) -> str | None:
    return "per" if before.number else None


def _say_about(_found: re.Match[str], _before: Before) -> str:
    return "plus minus"


def _say_per_word(found: re.Match[str], before: Before) -> str | None:
    counted = before.number or (before.counted and found[1] in units.PER)
    return "per" if counted else None


def _say_alternative(found: re.Match[str], before: Before) -> str:
    """siswa/mahasiswa: the slash is "atau" unless the words say how they are joined."""
    return "" if {before.word, found[1]} & {"dan", "atau"} else "atau"


def _say_of_year(_found: re.Match[str], before: Before) -> str | None:
    """Nomor 90/PUU-XXI/2023: the year that a numbered thing is of."""
    return "tahun" if before.near(_NUMBERED) else None


def _say_slash(found: re.Match[str], _before: Before) -> str:
    return "," if found[1] or found[0] != "/" else ""


def _say_sign(found: re.Match[str], _before: Before) -> str:
    if len(found[0]) >= _DECORATION:
        return ""
    return " ".join(_SAID[found[1]] for _ in found[0])


RULES: tuple[Rule, ...] = (
    *BRACKET_RULES,
    rule(r"\((\d{1,3}|[a-z])\)", _say_cited, opens="("),
    rule(r"\(([A-Za-z][a-z]{2,6}|H\.?C)\.?\)", _say_arm, opens="("),
    rule(rf"[-–—]\s?{_MONEY_OR_FIGURE}", _say_span, opens="-–—"),
    rule(r"[-–—]\s?(?=([A-Za-z']{3,9})(?![A-Za-z]))", _say_calendar_dash, opens="-–—"),
    rule(r"[-–]\s?(?=selesai\b)", _say_until_end, opens="-–"),
    rule(r"[-–]\s?(?=\(\d)", _say_cited_span, opens="-–"),
    rule(r"\+\s?/\s?-", _say_about, opens="+"),
    rule(rf"/\s?(?={_MONEY})", _say_per_money, opens="/"),
    *units.SIGN_RULES,
    rule(r"(?<=\s)([-–—]++)(?=\s|$)|[-–—]++\s?", _say_dash, opens="-–—"),
    rule(rf"/\s?({units.UNIT}|s|h|dt)(?![A-Za-z0-9])", _say_per_unit, opens="/"),
    rule(r"/\s?(?=([a-z]{2,20})(?![A-Za-z0-9]))", _say_per_word, opens="/"),
    rule(r"(?<=[a-z])/(?=([a-z]{1,30}))", _say_alternative, opens="/"),
    rule(r"/(?=(?:19|20)\d\d(?!\d))", _say_of_year, opens="/"),
    rule(r"(?<=\s)(/)\s?|/\s?", _say_slash, opens="/"),
    rule(r"([%&+=@$°⁄])\1*+", _say_sign, opens="%&+=@$°⁄"),
)
"""To be tried where neither a letter nor a figure stands, after the rules that are about something."""


def pause_at(source: str, place: int) -> tuple[str, int]:
    """The pause mark that a sign amounts to ("," soft where no comma is written: " "), and where reading goes on.

    Gives "" for a sign that is only seen.
    """
    sign = source[place]
    if sign in _PAUSED:
        return " ", place + 1
    if sign not in MARKS:
        return "", place + 1
    end = place + 1
    while end < len(source) and source[end] == sign:
        end += 1
    if sign == "." and end - place > 1:
        after = source[end : end + 2].lstrip()[:1]
        return ("," if after.islower() else "."), end
    return sign, end
