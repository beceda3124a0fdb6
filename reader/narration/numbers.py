"""Numbers in Indonesian words.

Rules: EYD V, "Angka dan Bilangan" (a point parts thousands, a comma decimals; ke-2 = kedua; 1950-an; 2/3 = dua
pertiga); KBBI for miliar, triliun and what follows; decimals are read figure by figure, as broadcasters do.
"""

from __future__ import annotations

import re
from typing import NamedTuple

AMOUNT = r"\d++(?:[.,]\d++)*+"
"""Pattern of a number as written: figures with points and commas between them."""

LONGEST_INTEGER = 15
"""Figures up to which a number without points is a quantity; longer ones are identity numbers."""

_ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = ((10**15, "kuadriliun"), (10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (10**3, "ribu"))

_THOUSANDS = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})++)(?:,(\d++))?", re.ASCII)
_ENGLISH = re.compile(r"([1-9]\d{0,2}(?:,\d{3}){2,}+|[1-9]\d{0,2},\d{3}(?=\.))(?:\.(\d++))?", re.ASCII)
_DECIMAL = re.compile(r"(\d++),(\d++)", re.ASCII)
_POINT = re.compile(r"(\d++)\.(\d++)", re.ASCII)


class Amount(NamedTuple):
    """A number taken apart: the figures before and after the decimal mark, and whether that mark was a point."""

    whole: str
    decimals: str
    point: bool = False


def cardinal(number: int) -> str:
    """A whole number of 0 or more in words; from 10^18 on figure by figure.

    A thousand is "seribu" at the head of a number and "satu ribu" after millions, as num2words has it.
    """
    if number >= 10**18:
        return digits(str(number))
    if number < 1000:
        return _below_thousand(number)
    if number < 2000:
        return _joined("seribu", number - 1000)
    size, name = next(scale for scale in _SCALES if number >= scale[0])
    return _joined(f"{cardinal(number // size)} {name}", number % size)


def _below_thousand(number: int) -> str:
    if number < 10:
        return _ONES[number]
    if number < 12:
        return "sepuluh" if number == 10 else "sebelas"
    if number < 20:
        return f"{_ONES[number - 10]} belas"
    if number < 100:
        return _joined(f"{_ONES[number // 10]} puluh", number % 10)
    hundreds = "seratus" if number < 200 else f"{_ONES[number // 100]} ratus"
    return _joined(hundreds, number % 100)


def _joined(head: str, rest: int) -> str:
    if 1000 <= rest < 2000:
        return _joined(f"{head} satu ribu", rest - 1000)
    return f"{head} {cardinal(rest)}" if rest else head


def ordinal(number: int) -> str:
    """A place in an order: kesatu, kedua, kesepuluh (EYD V: ke- and the number in one word)."""
    return "ke" + cardinal(number)


def digits(figures: str) -> str:
    """Figure by figure; whatever is not a figure is passed over."""
    return " ".join(_ONES[int(figure)] for figure in figures if "0" <= figure <= "9")


def integer(figures: str) -> str:
    """Figures without points: as a quantity, but one by one after a leading nought or beyond any quantity."""
    if len(figures) > LONGEST_INTEGER or (figures[0] == "0" and len(figures) > 1):
        return digits(figures)
    return cardinal(int(figures))


def take_apart(written: str) -> Amount | None:
    """A number as written, in the Indonesian or (where it cannot be that) the English manner; None: neither."""
    if written.isdigit():
        return Amount(written, "")
    if found := _THOUSANDS.fullmatch(written):
        return Amount(found[1].replace(".", ""), found[2] or "")
    if found := _ENGLISH.fullmatch(written):
        return Amount(found[1].replace(",", ""), found[2] or "")
    if found := _DECIMAL.fullmatch(written):
        return Amount(found[1], found[2])
    if found := _POINT.fullmatch(written):
        return Amount(found[1], found[2], point=True)
    return None


def amount(written: str, *, point: str = "koma") -> str:
    """A number as written (pattern AMOUNT) in words; `point` is how a lone decimal point is said.

    What is no number after all, such as 2.3.1 or 192.168.1.1, is read part by part.
    """
    parts = take_apart(written)
    if parts is None:
        return ", ".join(" titik ".join(integer(part) for part in item.split(".")) for item in written.split(","))
    whole = integer(parts.whole)
    if not parts.decimals:
        return whole
    if parts.point and point == "titik":
        return f"{whole} titik {integer(parts.decimals)}"
    return f"{whole} koma {digits(parts.decimals)}"


def value(written: str) -> float | None:
    """What a number as written amounts to, for comparing; None where it is none or too long to matter."""
    parts = take_apart(written)
    if parts is None or len(parts.whole) > LONGEST_INTEGER:
        return None
    return float(f"{parts.whole}.{parts.decimals[:LONGEST_INTEGER]}")


def fraction(numerator: int, denominator: int) -> str:
    """A fraction in words: setengah, sepertiga, dua pertiga, seperenam belas (EYD V)."""
    if (numerator, denominator) == (1, 2):
        return "setengah"
    below = "per" + cardinal(denominator)
    return "se" + below if numerator == 1 else f"{cardinal(numerator)} {below}"


def about(words: str) -> str:
    """A number with the ending -an: lima puluhan, dua ribuan (EYD V: tahun 1950-an, uang 5.000-an)."""
    return words + "an"
