"""Quantities: numbers with their units, percentages, ranges, scores and fractions.

Rules: EYD V (km = kilometer; the slash is "per", 5-10 is "5 sampai dengan 10", skor 2-1 has no such word); names of
units by KBBI (hektare, meter persegi, derajat celsius, permil).
"""

from __future__ import annotations

import re

from reader.narration import numbers
from reader.narration.dates import CALENDAR
from reader.narration.reading import Before, Rule, rule, word_set

UNITS = {
    "%": "persen", "°C": "derajat celsius", "°F": "derajat fahrenheit", "°LS": "derajat lintang selatan",
    "°LU": "derajat lintang utara", "°BT": "derajat bujur timur", "°BB": "derajat bujur barat", "°": "derajat",
    "° C": "derajat celsius", "° F": "derajat fahrenheit", "hp": "daya kuda", "knots": "knot",
    "mm": "milimeter", "cm": "sentimeter", "dm": "desimeter", "m": "meter", "km": "kilometer", "um": "mikrometer",
    "nm": "nanometer", "Mm": "milimeter", "Cm": "sentimeter", "CM": "sentimeter", "Km": "kilometer", "KM": "kilometer",
    "mdpl": "meter di atas permukaan laut", "Mdpl": "meter di atas permukaan laut",
    "MDPL": "meter di atas permukaan laut", "ha": "hektare", "Ha": "hektare", "HA": "hektare", "mg": "miligram",
    "g": "gram", "gr": "gram", "kg": "kilogram", "Kg": "kilogram", "KG": "kilogram", "ug": "mikrogram",
    "ml": "mililiter", "mL": "mililiter", "cl": "sentiliter", "dl": "desiliter", "dL": "desiliter", "l": "liter",
    "L": "liter", "ltr": "liter", "cc": "sentimeter kubik", "bbl": "barel", "lb": "pon", "lbs": "pon", "oz": "ons",
    "ft": "kaki", "inch": "inci", "yd": "yard", "kn": "knot", "V": "volt", "kV": "kilovolt", "KV": "kilovolt",
    "VA": "volt ampere", "kVA": "kilovolt ampere", "KVA": "kilovolt ampere", "MVA": "megavolt ampere", "W": "watt",
    "kW": "kilowatt", "KW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "Wh": "watt jam",
    "kWh": "kilowatt jam", "KWh": "kilowatt jam", "MWh": "megawatt jam", "GWh": "gigawatt jam", "TWh": "terawatt jam",
    "kWp": "kilowatt peak", "MWp": "megawatt peak", "mA": "miliampere", "mAh": "miliampere jam", "Ah": "ampere jam",
    "Hz": "hertz", "kHz": "kilohertz", "KHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "dB": "desibel",
    "Nm": "newton meter", "kN": "kilonewton", "kJ": "kilojoule", "MJ": "megajoule", "kal": "kalori",
    "kkal": "kilokalori", "kcal": "kilokalori", "Pa": "pascal", "kPa": "kilopascal", "hPa": "hektopascal",
    "MPa": "megapascal", "mmHg": "milimeter raksa", "mb": "milibar", "dk": "daya kuda", "rpm": "putaran per menit",
    "kB": "kilobita", "KB": "kilobita", "MB": "megabita", "GB": "gigabita", "TB": "terabita",
    "Kbps": "kilobit per detik", "kbps": "kilobit per detik", "Mbps": "megabit per detik", "Gbps": "gigabit per detik",
    "MP": "megapiksel", "MMSCFD": "em em es ce ef de", "ppm": "bagian per juta", "SR": "skala richter", "rb": "ribu",
    "jt": "juta", "org": "orang", "thn": "tahun", "th": "tahun", "bln": "bulan", "mnt": "menit", "dtk": "detik",
    "kph": "kilometer per jam", "km/h": "kilometer per jam", "kpj": "kilometer per jam", "mph": "mil per jam",
    "t/ha": "ton per hektare", "° LS": "derajat lintang selatan", "° LU": "derajat lintang utara",
    "° BT": "derajat bujur timur",
    "° BB": "derajat bujur barat", "LS": "lintang selatan", "LU": "lintang utara", "BT": "bujur timur",
    "BB": "bujur barat", "bps": "basis poin",
    "m/s": "meter per detik", "m/dt": "meter per detik", "x": "kali", "kt": "kiloton", "Mt": "megaton",
    "Gt": "gigaton", "bph": "barel per hari", "bpd": "barel per hari", "CO2": "ce o dua", "psi": "pon per inci persegi",
}  # fmt: skip
"""Units by their signs. Signs that are ordinary words or names without a number count only right after one."""

_POWERS = {"2": "persegi", "3": "kubik"}
_RAISED = r"[dckKC]?[mM]\^?[23]|(?:inci|kaki|meter|kilometer)\^[23]"
_SIGNS = "|".join(re.escape(sign) for sign in sorted(UNITS, key=len, reverse=True))
UNIT = rf"(?:{_RAISED}|{_SIGNS})"
"""Pattern of a unit's sign."""

PER = word_set(
    """
    jam hari minggu bulan tahun menit detik orang unit liter meter kilogram kilometer hektare ton barel kepala
    kapita lembar saham keluarga pasien semester malam porsi ekor batang kubik gram ons dus karung tabung
    """
)
"""Words before which a slash after a number means "per"."""

_SCALES = r"(?:ribu|juta|miliar|milyar|triliun|trilyun|persen|permil|derajat|meter|kilometer|hektare|ton|kali)"
_VERSIONS = word_set(
    """
    versi android ios windows web ubuntu python bab subbab gambar tabel industri society masyarakat bagan bagian
    lampiran harmoni pasal
    """
)
_SCORES = word_set(
    """
    menang kalah skor unggul imbang seri takluk takluknya menaklukkan mengalahkan menundukkan menekuk membungkam
    melumat menghajar mencukur membantai kedudukan agregat tertinggal hasil berakhir tumbang ditumbangkan
    menumbangkan ditahan menahan dikalahkan ditundukkan ditaklukkan dibantai dihajar dipukul memukul keunggulan
    kemenangan kekalahan papan set gim keok menyerah ditekuk dibekuk bermain laga adu penalti
    """
)
_PAIR = re.compile(r"(\d+)[-–](\d+)", re.ASCII)
_IN_INCHES = frozenset({"layar", "monitor", "tv", "televisi", "ban", "velg", "pelek", "berlayar"})
_NO_RANGE = frozenset({"boeing", "airbus", "seri", "tipe", "formasi", "pola", "no", "nomor"})
_NO_SCORE = frozenset(
    (*CALENDAR, "pasal", "ayat", "bab", "halaman", "hlm", "hal", "tanggal", "usia", "kelas", "mazmur")
)


def unit(sign: str) -> str:
    """The name of a unit from its sign (pattern UNIT)."""
    if sign in UNITS:
        return UNITS[sign]
    base = sign[:-1].rstrip("^")
    return f"{UNITS.get(base.lower(), base)} {_POWERS[sign[-1]]}"


def _say_quantity(found: re.Match[str], before: Before) -> str:
    first, second = found["first"], found["second"]
    point = _point(found, before)
    said = numbers.amount(first, point=point)
    if second:
        between = " " if _is_score(found, before) else " sampai "
        said += between + numbers.amount(second, point=point)
    if found["about"]:
        said = numbers.about(said)
    return f"{said} {unit(found['unit'])}" if found["unit"] else said


def _point(found: re.Match[str], before: Before) -> str:
    """How a lone decimal point is said: it stands for a comma, but in versions and numbers of sections it is named."""
    if found["unit"] or found["scale"] is not None:
        return "koma"
    return "titik" if before.near(_VERSIONS, 2) or found["first"].endswith(".0") else "koma"


def _is_score(found: re.Match[str], before: Before) -> bool:
    """Whether two numbers with a dash between them are a score or a pair rather than a range."""
    low, high = numbers.value(found["first"]), numbers.value(found["second"])
    if before.word in _NO_RANGE or low is None or high is None or low >= high:
        return True
    if found["unit"] or found["scale"] is not None or high > 200 or before.word in _NO_SCORE:
        return False
    if before.near(_SCORES):
        return True
    teams = before.last[:1].isupper() and found["capital"] is not None
    return not before.comma and (teams or low == 0)


def _say_sets(found: re.Match[str], before: Before) -> str | None:
    """21-15, 19-21, 21-18: results of sets, of which one at least cannot be a range."""
    pairs = [[int(side) for side in pair] for pair in _PAIR.findall(found[0])]
    if all(low < high for low, high in pairs) or before.word in _NO_SCORE:
        return None
    return ", ".join(f"{numbers.cardinal(low)} {numbers.cardinal(high)}" for low, high in pairs)


def _say_chain(found: re.Match[str], _before: Before) -> str:
    """4-3-3: numbers side by side; long ones are an identity number (ISBN) and are read figure by figure."""
    parts = re.split(r"[-–]", found[0])
    if sum(map(len, parts)) >= 9:
        return ", ".join(numbers.digits(part) for part in parts)
    return " ".join(numbers.integer(part) for part in parts)


def _say_fraction(found: re.Match[str], before: Before) -> str | None:
    whole, sign, numerator, denominator = found["whole"], found["sign"], int(found["top"]), int(found["bottom"])
    padded = found["top"][0] == "0" or found["bottom"][0] == "0"
    if padded or (sign == "/" and (numerator >= denominator or before.word in {"no", "nomor", "rt", "rw"})):
        return None
    if found["final"] and numerator == 1:
        return "semifinal" if denominator == 2 else f"per{numbers.cardinal(denominator)} final"
    said = numbers.fraction(numerator, denominator)
    return f"{numbers.integer(whole) if whole else ''} {said} {found['final'] or ''}"


def _say_of_year(found: re.Match[str], _before: Before) -> str | None:
    """1/2024 numbers a law of that year; 2023/2024 is a season or school year."""
    if len(found[1]) == 4 and found[1][:2] in {"19", "20"}:
        return f"{numbers.integer(found[1])} {numbers.integer(found[2])}"
    return f"{numbers.integer(found[1])} tahun {numbers.integer(found[2])}" if len(found[2]) == 4 else None


def _say_pair(found: re.Match[str], before: Before) -> str:
    """Two numbers with a slash that are nothing better known: 120/80 is per, numbers in an address stand alone."""
    first, second = found[1], found[2]
    apart = before.near(frozenset({"rt", "rw", "nomor", "no", "blok"}), 2) or (first, second) == ("24", "7")
    said = f"{numbers.integer(first)}{' ' if apart else ' per '}{numbers.integer(second)}"
    return f"{said} {unit(found[3])}" if found[3] else said


def _say_ratio(found: re.Match[str], _before: Before) -> str:
    between = "banding" if found[3] is None else "dibagi"
    return f"{numbers.amount(found[1])} {between} {numbers.amount(found[2])}"


def _say_difference(found: re.Match[str], _before: Before) -> str:
    """3 - 2 = 1: the sign of equality shows what the dash is."""
    return f"{numbers.amount(found[1])} minus"


def _say_times(found: re.Match[str], _before: Before) -> str:
    return f"{numbers.amount(found[1])} kali"


def _say_minus(found: re.Match[str], before: Before) -> str | None:
    joins = found.string[found.start() - 1 : found.start()].isalpha()
    return None if before.number or joins else "minus"


def _say_compared(found: re.Match[str], _before: Before) -> str:
    return {"<": "kurang dari", ">": "lebih dari", "<=": "paling banyak", ">=": "paling sedikit", "~": "sekitar"}[
        found[1]
    ]


def _say_power(found: re.Match[str], before: Before) -> str | None:
    raised = before.number or len(before.last) == 1
    return f"pangkat {numbers.integer(found[1])}" if raised else numbers.integer(found[1])


def _say_by(_found: re.Match[str], before: Before) -> str | None:
    """3 m x 4 m: between two quantities."""
    return "kali" if before.number else None


def _say_scale(found: re.Match[str], _before: Before) -> str:
    return numbers.about(found[1].lower())


def _say_angle(found: re.Match[str], _before: Before) -> str:
    degrees, minutes, seconds, side = found.groups()
    said = f"{numbers.integer(degrees)} derajat {numbers.amount(minutes)} menit"
    said += f" {numbers.amount(seconds)} detik" if seconds else ""
    return f"{said} {UNITS[side]}" if side else said


def _say_inches(found: re.Match[str], before: Before) -> str | None:
    """A screen's or a wheel's size; elsewhere the mark closes a quotation."""
    return f"{numbers.amount(found[1])} inci" if before.near(_IN_INCHES, 2) else None


def _say_magnitude(found: re.Match[str], _before: Before) -> str:
    return f"magnitudo {numbers.amount(found[1])}"


_A = numbers.AMOUNT
_END = r"(?![A-Za-z0-9])"

RULES: tuple[Rule, ...] = (
    rule(r"(\d{1,4})/((?:19|20)\d{2}|\d{2}(?<=(?:19|20)\d\d/\d\d))(?![/.,]?\d)", _say_of_year, number=True, behind="/"),
    rule(
        r"(?:(?P<whole>\d{1,4})\s)?(?P<top>\d{1,3})\s?(?P<sign>⁄)\s?(?P<bottom>\d{1,4})(?P<final>(?!))?",
        _say_fraction,
        number=True,
        behind=" ⁄",
    ),
    rule(
        rf"(?:(?P<whole>\d{{1,4}})\s)?(?P<top>\d{{1,3}})(?P<sign>/)(?P<bottom>\d{{1,4}})(?![\d/.]|,\d|-\d){_END}(?P<final>\sfinal\b)?",
        _say_fraction,
        number=True,
        behind=" /",
    ),
    rule(rf"(\d{{1,15}})/(\d{{1,15}})(?:\s?({UNIT}){_END})?{_END}", _say_pair, number=True, behind="/"),
    rule(r"\d{1,9}(?:[-–]\d{1,9}){2,20}+", _say_chain, behind="-–"),
    rule(r"\d{1,3}[-–]\d{1,3}(?:,? \d{1,3}[-–]\d{1,3}){1,6}+(?![-–/.,]?\d|\s?%)", _say_sets, behind="-–"),
    rule(rf"({_A})\s[-–]\s(?={_A}\s?=)", _say_difference, behind=" .,"),
    rule(
        rf"(\d{{1,3}})°\s?(\d{{1,2}}(?:[.,]\d{{1,4}})?)'(?:\s?(\d{{1,2}}(?:[.,]\d{{1,4}})?)\")?(?:\s?(LS|LU|BT|BB){_END})?",
        _say_angle,
        behind="°",
    ),
    rule(rf"({_A})\"{_END}", _say_inches, number=True, behind='".,'),
    rule(rf"({_A})(?::|\s:\s)({_A}){_END}((?=\s?=))?", _say_ratio, behind=" .,:"),
    rule(rf"({_A})\s?[xX]\s?(?=\d)", _say_times, behind=" .,xX"),
    rule(
        rf"(?P<first>{_A})(?:\s?[-–—]\s?(?P<second>{_A}))?(?P<about>-?an{_END})?"
        rf"(?:\s?(?P<unit>{UNIT}){_END})?{_END}(?P<scale>(?=\s{_SCALES}\b))?(?P<capital>(?=\s[A-Z]))?",
        _say_quantity,
        number=True,
    ),
)
"""To be tried where a figure stands, the last of them last of all but for codes."""

LAST_RULES: tuple[Rule, ...] = (
    rule(rf"{_A}(?=[A-Za-z])", lambda found, _before: numbers.amount(found[0]), number=True),
    rule(r"\d++", lambda found, _before: numbers.integer(found[0]), number=True),
)
"""Any run of figures that nothing else has taken."""

SIGN_RULES: tuple[Rule, ...] = (
    rule(r"[-–](?=\d)", _say_minus, opens="-–"),
    rule(r"([<>]=?|~)\s?(?=\d)", _say_compared, opens="<>~"),
    rule(r"\^(\d{1,9})", _say_power, opens="^"),
)
"""To be tried where a sign stands before a figure."""

WORD_RULES: tuple[Rule, ...] = (
    rule(rf"M\s?(\d[.,]\d){_END}", _say_magnitude, number=True, opens="M"),
    rule(r"[xX]\s?(?=\d)", _say_by, opens="xX"),
    rule(rf"((?i:ratus|ribu|juta|miliar|triliun))-(?i:an){_END}", _say_scale, opens="rjmtRJMT"),
)
"""To be tried where a capital stands: M5,6."""
