"""Sums of money: the number first, the currency after it (EYD V: Rp = rupiah; US$3,50 = three dollars and fifty cents).

Custom of the media: ,00 and the bookkeeper's ,- are not said; with a word of scale the currency comes last
(Rp1,5 triliun = satu koma lima triliun rupiah).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.narration import numbers
from reader.narration.reading import Before, Rule, rule


class Currency(NamedTuple):
    """What its whole units and its hundredths are called; "" where the hundredths have no name in use."""

    name: str
    hundredth: str = ""


_RUPIAH = Currency("rupiah", "sen")
_DOLLAR = Currency("dolar amerika serikat", "sen")
CURRENCIES = {
    "Rp": _RUPIAH, "RP": _RUPIAH, "rp": _RUPIAH, "IDR": _RUPIAH, "US$": _DOLLAR, "USD": _DOLLAR, "USD$": _DOLLAR,
    "US $": _DOLLAR, "$AS": _DOLLAR, "$US": _DOLLAR, "$": Currency("dolar", "sen"), "S$": Currency("dolar singapura",
    "sen"),
    "SGD": Currency("dolar singapura", "sen"), "Sin$": Currency("dolar singapura", "sen"),
    "A$": Currency("dolar australia", "sen"), "AU$": Currency("dolar australia", "sen"),
    "AUD": Currency("dolar australia", "sen"), "HK$": Currency("dolar hong kong", "sen"),
    "HKD": Currency("dolar hong kong", "sen"), "NZ$": Currency("dolar selandia baru", "sen"),
    "C$": Currency("dolar kanada", "sen"), "CA$": Currency("dolar kanada", "sen"), "CAD": Currency("dolar kanada",
    "sen"),
    "NT$": Currency("dolar taiwan", "sen"), "R$": Currency("real brasil"), "GBP": Currency("pound sterling", "pence"),
    "EUR": Currency("euro", "sen"), "JPY": Currency("yen"), "CNY": Currency("yuan"), "RMB": Currency("yuan"),
    "RM": Currency("ringgit", "sen"), "MYR": Currency("ringgit", "sen"),
    "INR": Currency("rupee"), "KRW": Currency("won"), "VND": Currency("dong"), "THB": Currency("baht"),
    "RUB": Currency("rubel"), "TRY": Currency("lira"), "PHP": Currency("peso"), "CHF": Currency("franc swiss"),
}  # fmt: skip
"""Currencies by the signs that stand before an amount."""

SCALES = {
    "ribu": "ribu", "juta": "juta", "miliar": "miliar", "milyar": "miliar", "triliun": "triliun", "trilyun": "triliun",
    "rb": "ribu", "Rb": "ribu", "jt": "juta", "Jt": "juta", "juta-an": "jutaan", "M": "miliar", "T": "triliun",
    "ribu-an": "ribuan", "miliar-an": "miliaran", "triliun-an": "triliunan",
    "K": "ribu", "k": "ribu", "ribuan": "ribuan", "jutaan": "jutaan", "miliaran": "miliaran", "triliunan": "triliunan",
}  # fmt: skip
"""Words and letters of scale after an amount of money."""

_SIGN = "|".join(re.escape(sign) for sign in sorted(CURRENCIES, key=len, reverse=True))
_FIRST = "".join({sign[0] for sign in CURRENCIES})
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_AMOUNT = numbers.AMOUNT


def _say_money(found: re.Match[str], _before: Before) -> str:
    currency = CURRENCIES[found["sign"]]
    low, high = (SCALES.get(found[group] or "", "") for group in ("scale", "scale2"))
    minus = "minus " if found["minus"] else ""
    if found["second"]:
        amounts = f"{numbers.amount(found['first'])} {low} sampai {numbers.amount(found['second'])} {high}"
        return f"{minus}{amounts} {currency.name}".replace("  ", " ")
    if low or found["about"]:
        said = numbers.amount(_without_empty_cents(found["first"]) if found["about"] else found["first"])
        return " ".join((f"{minus}{numbers.about(said) if found['about'] else said}", low, currency.name)).replace(
            "  ", " "
        )
    return minus + _sum(found["first"], currency)


def _sum(written: str, currency: Currency) -> str:
    """An amount without a word of scale: units, then hundredths by their name where two figures give them."""
    parts = numbers.take_apart(written)
    if parts is None or not parts.decimals:
        return f"{numbers.amount(written)} {currency.name}"
    if not parts.decimals.strip("0"):
        return f"{numbers.integer(parts.whole)} {currency.name}"
    if len(parts.decimals) == 3 and not parts.whole.startswith("0"):
        return f"{numbers.integer(parts.whole + parts.decimals)} {currency.name}"
    if len(parts.decimals) != 2 or not currency.hundredth:
        return f"{numbers.amount(written)} {currency.name}"
    hundredths = f"{numbers.cardinal(int(parts.decimals))} {currency.hundredth}"
    if not parts.whole.strip("0"):
        return f"{hundredths} {currency.name}" if currency is not _RUPIAH else hundredths
    return f"{numbers.integer(parts.whole)} {currency.name} {hundredths}"


def _without_empty_cents(written: str) -> str:
    return written.removesuffix(",00")


def _say_name(found: re.Match[str], _before: Before) -> str:
    return CURRENCIES[found[1]].name


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?P<sign>{_SIGN})\.?\s?(?P<minus>-)?(?P<first>{_AMOUNT})(?P<about>-?an(?![a-z]))?(?:[,.]-{{1,2}}|,--|,=)?"
        rf"(?:\s?(?P<scale>{_SCALE})(?![A-Za-z0-9]))?"
        rf"(?:\s?[-–—]\s?(?P<second>{_AMOUNT})(?:\s?(?P<scale2>{_SCALE})(?![A-Za-z0-9]))?(?![\d%/]|\s?°))?",
        _say_money,
        number=True,
        opens=_FIRST,
    ),
)
"""To be tried where a letter or a currency sign stands."""

NUMBER_BEFORE_SIGN: tuple[Rule, ...] = (
    rule(
        rf"(?P<first>{_AMOUNT})(?P<about>-?an)?\s?(?:(?P<scale>{_SCALE})\s)?(?P<sign>US\$|USD|EUR|GBP|JPY|\$|SGD|AUD)"
        r"(?![A-Za-z0-9])(?P<minus>(?!))?(?P<second>(?!))?(?P<scale2>(?!))?",
        _say_money,
        number=True,
    ),
)
"""To be tried where a figure stands: 25 €, 3 juta US$."""

BARE_SIGNS: tuple[Rule, ...] = (
    rule(
        r"(Rp|US\$|USD|S\$|A\$|\$|EUR|GBP|JPY|INR|KRW|VND|THB|RUB)\.?(?![A-Za-z0-9])",
        _say_name,
        opens=_FIRST,
    ),
)
"""A currency sign without an amount is the currency's name."""
