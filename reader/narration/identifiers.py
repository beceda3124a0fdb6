"""What is written with figures but is no quantity: phones, identity numbers, number plates, codes such as F-16.

Rule: EYD V spells out what does not tell how many; broadcasters read phones and account numbers figure by figure in
the groups they are printed in, flight and hull numbers figure by figure, models and teams (F-16, U-23) as numbers.
"""

from __future__ import annotations

import re
import string

from reader.narration import numbers
from reader.narration.abbreviations import short_form
from reader.narration.dates import CALENDAR
from reader.narration.letters import NAMES, has_vowel, say_capitals, say_mixed, spell
from reader.narration.reading import Before, Rule, rule, word_set
from reader.narration.roman import worth

_DIALLED = word_set(
    """
    nip nik npwp nisn nim nrp nidn nuptk isbn issn rekening rek norek telepon telp tel hp ponsel wa whatsapp
    handphone hotline imei pos resi otp pin paspor faks fax center centre kontak token sms polis sim
    """
)
"""Words near which a long number is read figure by figure."""

_ORDERED = word_set(
    """
    abad hut peringkat urutan edisi angkatan dunia tahun hari yang juara anak posisi putaran generasi minggu pekan bulan
    menit gol istri babak ulang
    """
)
_SERVICES = frozenset({"hubungi", "darurat", "panggilan", "hotline"})
_SHORTEST_ABROAD = 8
"""Figures of the shortest number with a country's code."""

_PLATES = word_set(
    """
    A B D E F G H K L M N P R S T W Z AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP DA DB DC DD DE DG DH DK DL
    DM DN DP DR DS DT DW EA EB ED KB KH KT KU PA PB RI
    """
)
"""Codes that Indonesian number plates begin with (Perpol 7/2021)."""

_NOT_ON_PLATES = frozenset({"TNI", "RI", "AS", "WIB", "KM", "KG", "CC", "GB", "TB", "MB", "HP"})
_PLATE_WORDS = frozenset({"pelat", "plat", "nopol", "polisi", "bernopol", "berpelat", "bernomor"})
_VEHICLES = _PLATE_WORDS | word_set("mobil motor truk bus minibus sedan kendaraan pikap angkot taksi")
_RUNS = re.compile(r"[A-Za-z]+|\d+(?:[.,]\d+)*", re.ASCII)
_FLIGHT = re.compile(r"[A-Z]{2}-?\d{3,4}", re.ASCII)
_LINEAGE = re.compile(r"[A-Za-z]+\.\d", re.ASCII)
"""XBB.1.16 parts its numbers with points; PM2.5 has a decimal."""
_ENDINGS = frozenset({"an", "nya", "lah", "kah", "pun"})


def _grouped(found: re.Match[str], _before: Before) -> str:
    """A number in its printed groups, figure by figure."""
    plus = "plus " if found[0].lstrip("( ").startswith("+") else ""
    return plus + ", ".join(numbers.digits(group) for group in re.findall(r"\d+", found[0]))


def _abroad(found: re.Match[str], before: Before) -> str | None:
    return _grouped(found, before) if sum(map(str.isdigit, found[0])) >= _SHORTEST_ABROAD else None


def _short_number(found: re.Match[str], before: Before) -> str | None:
    """Short numbers of emergency and service lines: hubungi 112."""
    return numbers.digits(found[0]) if before.word in _SERVICES else None


def _local_phone(found: re.Match[str], before: Before) -> str | None:
    figures = sum(map(str.isdigit, found[0]))
    return _grouped(found, before) if figures >= 8 or (figures >= 6 and before.near(_DIALLED)) else None


def _dialled(found: re.Match[str], before: Before) -> str | None:
    return _grouped(found, before) if before.near(_DIALLED, 3) else None


def _numbered(found: re.Match[str], before: Before) -> str | None:
    return numbers.digits(found[0]) if before.word in {"nomor", "no", "kode", "seri", "id"} else None


def _plate(found: re.Match[str], before: Before) -> str | None:
    """B 1234 XYZ; where a vehicle is spoken of, also what could be a unit or a body (D 1945 RI)."""
    if found[1] not in _PLATES or (found[3] in _NOT_ON_PLATES and not before.near(_VEHICLES, 4)):
        return None
    return _said_plate(found)


def _loose_plate(found: re.Match[str], before: Before) -> str | None:
    """Pelat B-1234-XYZ, nopol B1234: behind a word for the plate itself, however it is written."""
    return _said_plate(found) if found[1] in _PLATES and before.near(_PLATE_WORDS, 2) else None


def _said_plate(found: re.Match[str]) -> str:
    return f"{spell(found[1])} {numbers.digits(found[2])} {spell(found[3] or '')}"


def _quarter(found: re.Match[str], _before: Before) -> str:
    """Q3 2025: as companies report."""
    return f"kuartal {numbers.ordinal(int(found[1]))}"


def _day_from_event(found: re.Match[str], _before: Before) -> str:
    """H-7 and H+3 count days from a feast: "ha min tujuh", "ha plus tiga"."""
    return f"ha {'min' if found[1] != '+' else 'plus'} {numbers.integer(found[2])}"


def _ordinal(found: re.Match[str], _before: Before) -> str:
    said = numbers.ordinal(int(found[1].replace(".", "")))
    return f"{said} sampai {numbers.ordinal(int(found[2]))}" if found[2] else said + (found[3] or "")


def _spaced_ordinal(found: re.Match[str], before: Before) -> str | None:
    """Abad ke 21, ke 3 kalinya: written without its hyphen, an ordinal where the words about it show it."""
    ordered = found["times"] is not None or before.word in _ORDERED
    return numbers.ordinal(int(found[1])) if ordered else None


def _repeated(found: re.Match[str], _before: Before) -> str | None:
    """kupu2: the figure 2 doubles the word, if it is one."""
    if not has_vowel(found[1]) or short_form(found[1].lower()):
        return None
    return f"{found[1]}-{found[1]}{found[2] or ''}"


def _code(found: re.Match[str], before: Before) -> str | None:
    """Letters and figures in one: each run by its kind. Declined where figures or letters are missing."""
    code = found[0]
    runs = _RUNS.findall(code)
    first = code.partition("-")[0]
    if first.lower() in CALENDAR or (before.number and first.isalpha() and first.islower()):
        return None
    if len(runs) < 2 or not any(run[0].isdigit() for run in runs) or not any(run[0].isalpha() for run in runs):
        return None
    by_figure = _FLIGHT.fullmatch(code) is not None
    point = "titik" if _LINEAGE.match(code) else "koma"
    said: list[str] = []
    figured = False
    for run in runs:
        if said and run in _ENDINGS:
            said.append(said.pop() + run if figured else run)
        elif run[0].isdigit():
            said.append(_figures(run, one_by_one=by_figure, point=point))
        else:
            said.append(_letters(run, before))
        figured = run[0].isdigit()
    return " ".join(said)


def _figures(run: str, *, one_by_one: bool, point: str) -> str:
    if one_by_one or (run.isdigit() and len(run) > 4):
        return numbers.digits(run)
    return numbers.amount(run, point=point)


def _letters(run: str, before: Before) -> str:
    if len(run) == 1:
        return NAMES[run.lower()]
    if run in before.context.words:
        return run.lower()
    if run.isupper():
        roman = worth(run) if set(run) <= set("IVX") else None
        return numbers.cardinal(roman) if roman else say_capitals(run, shouting=before.shouting)
    is_word = has_vowel(run) and (len(run) > 2 or run[0].isupper())
    return say_mixed(run) if is_word else spell(run)


_CAPITALS = string.ascii_uppercase
_GROUP = r"[ .-]?\(?\d{2,5}\)?"

SIGN_RULES: tuple[Rule, ...] = (
    rule(r"\(?\+\d{1,3}\)?(?:[ .-]?\(?\d{2,12}\)?(?![\d,])){1,6}", _abroad, opens="(+"),
    rule(r"\(0\d{2,3}\)\s?-?\d{3,8}(?:[ -]\d{3,4}){0,2}(?!\d)", _grouped, opens="("),
)
"""To be tried where a plus or a bracket stands."""

RULES: tuple[Rule, ...] = (
    rule(r"\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)", _grouped, behind="."),
    rule(r"\d{4}([ -])\d{4}(?:\1\d{4}){1,2}(?!\d)", _grouped, behind=" -"),
    rule(r"0\d{2,4}(?:[ .-]\d{2,8}){1,4}(?![\d,])", _local_phone, behind=" .-"),
    rule(r"\d{3,}+(?:-\d++| \d{3,}+){0,6}+(?![.,]\d|[A-Za-z])", _dialled),
    rule(r"\d{7,}+(?![.,]\d|[A-Za-z])", _numbered),
    rule(r"1500[- ]\d{3}(?!\d)", _grouped, behind=" -"),
    rule(r"1\d{2}(?:\d{2})?(?![.,]?\d|[A-Za-z])", _short_number),
)
"""To be tried where a figure stands, before quantities."""

CODE_RULES: tuple[Rule, ...] = (
    rule(r"[A-Za-z0-9]++(?:-[A-Za-z0-9]++){0,8}+(?:[.,]\d{1,3}(?![A-Za-z0-9])){0,3}+", _code),
)
"""To be tried where a figure or a letter stands, after everything that knows better."""

WORD_RULES: tuple[Rule, ...] = (
    rule(r"[Kk]e (\d{1,3})(?P<times>(?= kali))?(?![A-Za-z0-9/%-]|[.,:]\d)", _spaced_ordinal, opens="Kk"),
    rule(r"([A-Z]{1,2}) (\d{1,4}) ([A-Z]{1,3})(?![A-Za-z0-9])", _plate, opens=_CAPITALS),
    rule(r"([A-Z]{1,2})[ -]?(\d{1,4})(?:[ -]?([A-Z]{1,3}))?(?![A-Za-z0-9])", _loose_plate, opens=_CAPITALS),
    rule(r"Q([1-4])(?=[ -/]?(?:19|20)\d\d(?!\d))", _quarter, opens="Q"),
    rule(r"[Hh]([-–+])(\d{1,3})(?![A-Za-z0-9])", _day_from_event, opens="Hh"),
    rule(
        r"[Kk][Ee](?:-\s?)?(\d{1,3}(?:\.\d{3}){1,3}|\d{1,9})(?:-(\d{1,4}))?(?:-?(an|nya))?(?![A-Za-z0-9])",
        _ordinal,
        opens="Kk",
    ),
    rule(r"([A-Za-z][a-z]{2,29})2(nya|an|ku|mu)?(?![A-Za-z0-9-])", _repeated),
)
"""To be tried where a letter stands."""
