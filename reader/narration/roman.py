"""Roman numerals: what they are worth, and whether they name an order or a number.

Rules: EYD V, "Angka dan Bilangan": Perang Dunia II = Perang Dunia Kedua, abad XX = abad kedua puluh; chapters,
addresses and numbered offices carry their number as it is: Bab X, Jalan Kartika I, Lantai II, Kodam IV.
"""

from __future__ import annotations

import re

from reader.narration import numbers
from reader.narration.letters import spell
from reader.narration.reading import Before, Rule, rule, word_set

_WORTH = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_WELL_FORMED = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

NUMBERED = word_set(
    """
    bab pasal ayat bagian butir buku jilid lampiran tabel gambar lantai lt kelas tingkat golongan gol eselon tipe
    komisi kodam korem koarmada kogabwilhan lantamal koopsau koopsud divif divisi armada batalyon resimen dapil
    zona wilayah rayon ring sektor seri stadium grade diploma kolom terminal gerbang tahap fase paket jalur gedung
    ruang blok pelindo ptpn pura kategori level kloter pilar opsi klaster unit tower menara tol siklus liga pelita
    repelita romawi angka nomor no kamar kavling kaveling jembatan stasiun pltu plta sdn smpn sman upt strata
    titik musi subbab kopertis direktorat subdit subdirektorat deputi asisten pos
    """
)
"""Words after which a Roman numeral is a number of its own."""

_ADDRESSES = word_set(
    """
    jalan jl jln gang gg tol perumahan perum kompleks komplek jembatan pltu sdn smpn sman desa dusun kampung
    kelurahan dapil blok stasiun pasar terminal rusun apartemen pt perkebunan
    """
)
_ORDERED = word_set(
    """
    abad triwulan kuartal semester periode dunia babak caturwulan gelombang dinasti kabinet kongres munas muktamar
    sultan raja ratu paus kaisar pangeran buwono buwana pakubuwono hamengkubuwono mangkunegara mangkunegoro alam
    paulus pon ktt hut mtq hb pb kgpaa sidang konferensi olimpiade kemah jambore dies rapimnas rakernas mukernas
    muswil musda putaran angkatan perang republik orde
    """
)

_LETTERS_ALONE = frozenset("CDLM")
"""Letters that name a class or a block far more often than a hundred or a thousand."""


def worth(numeral: str) -> int | None:
    """The value of a well-formed Roman numeral in capitals, else None."""
    if not numeral or not _WELL_FORMED.fullmatch(numeral):
        return None
    total = 0
    for here, after in zip(numeral, [*numeral[1:], ""], strict=True):
        total += -_WORTH[here] if after and _WORTH[here] < _WORTH[after] else _WORTH[here]
    return total


def _say(found: re.Match[str], before: Before) -> str | None:
    numeral = found["numeral"]
    number = worth(numeral)
    if number is None or numeral in _LETTERS_ALONE:
        return None
    suffix = f" {spell(found['letter'])}" if found["letter"] else ""
    if before.word in NUMBERED or (before.near(_ADDRESSES) and before.last[:1].isupper()):
        return numbers.cardinal(number) + suffix
    plainly = set(numeral) <= set("IVX") and not before.shouting
    if suffix or not (plainly or before.word in _ORDERED):
        return None
    if before.word in _ORDERED or _named(before, numeral, initial=found.string.startswith(". ", found.end())):
        return "pertama" if number == 1 else numbers.ordinal(number)
    return numbers.cardinal(number) if len(numeral) > 1 else None


def _named(before: Before, numeral: str, *, initial: bool) -> bool:
    """Whether a name or an event stands before it that is counted: Charles III, SEA Games XXXI, Benediktus XVI."""
    if before.comma or not before.last[:1].isupper() or before.shouting:
        return False
    if before.last.isupper() and len(before.last) > 1:
        return False
    if len(numeral) == 1 and initial:
        return before.near(_ORDERED)
    return numeral in {"I", "V"} or len(numeral) > 1 or before.near(_ORDERED)


def _say_ordered(found: re.Match[str], _before: Before) -> str | None:
    number = worth(found[1] or found[2])
    return None if number is None else numbers.ordinal(number)


def _say_range(found: re.Match[str], before: Before) -> str | None:
    """Abad XIX-XX, kelas VII-IX: two numerals in rising order."""
    low, high = worth(found[1]), worth(found[2])
    if not low or not high or low >= high or before.shouting:
        return None
    say = numbers.ordinal if before.word in _ORDERED else numbers.cardinal
    return f"{say(low)} sampai {say(high)}"


RULES: tuple[Rule, ...] = (
    rule(r"([IVX]{1,9})\s?[-–]\s?([IVX]{1,9})(?![A-Za-z0-9])", _say_range, opens="IVX"),
    rule(r"[Kk][Ee](?:-([IVXLC]{1,12})| ([IVX]{2,9}))(?![A-Za-z0-9])", _say_ordered, opens="Kk"),
    rule(
        r"(?P<numeral>[IVXLCDM]{1,9})(?:[-/]?(?P<letter>[A-Ea-e])(?![A-Za-z]))?(?:[-/](?=\d{4})|(?![A-Za-z0-9]|\.[A-Z]))",
        _say,
        opens="IVXLCDM",
    ),
)
"""To be tried where a capital letter (or "ke-") stands."""
