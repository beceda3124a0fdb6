"""What a description says of the person whom it means: "pria 45 tahun itu", "sang kapten", "ibu dua anak ini"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum
from itertools import pairwise

from reader.narration.named import INDEFINITE, PRONOUNS
from reader.narration.roles import EPITHETS, ORGANISATIONS, folded
from reader.narration.spelling import POINTING
from reader.narration.words import Word, word_set

_DESCRIBING = frozenset(["asal", "berusia", "kelahiran", "yang"])

MESSAGES = word_set(
    """
    catatan cuitan curahan kicauan komentar kutipan percakapan pernyataan pesan rekaman status surat tulisan ucapan
    unggahan
    """
)
"""What somebody wrote or said: it speaks for whoever the sentence before tells of."""

_WORKS = word_set(
    """
    alinea aturan ayat bagian bait beleid buku butir diktum dokumen edaran firman hadis hadits harian iklan kalimat
    keterangan koran laporan maklumat manajemen media naskah pasal petitum plakat poin poster putusan rilis situs
    spanduk studi surah tabloid tim undangan
    """
)
_THINGS = MESSAGES | _WORKS | ORGANISATIONS
"""What "itu" can stand behind without a person being meant."""

_KIN = word_set("adik anak ayah ibu istri kakak kakek kekasih menantu mertua nenek putra putri suami")
"""With "sang": somebody else than who was spoken of."""

_WOMEN = word_set(
    """
    aktris almarhumah biduanita bu bude bunda cewek dra gadis hajah hj ibu ibunda istri janda mahasiswi mak mama mba
    mbak miss mrs neng nenek ning nona ny nyai nyi nyonya oma pemudi perempuan pesinden ratu saudari siswi suster
    tante teteh ummi umi ustadzah ustazah wanita
    """
)
_MEN = word_set(
    """
    abah aktor ayah ayahanda bang bapak bpk cak cowok daeng drs duda gus haji kakek kang kh ki kiai kyai laki-laki
    lelaki mas mr om pak pakde pastor pemuda pria raja romo saudara suami tuan uda ustad ustadz ustaz
    """
)


class Sex(Enum):
    """What a title or a description tells of a person's sex."""

    WOMAN = 1
    MAN = 2


def sex_of(words: Collection[str]) -> Sex | None:
    """What the words of an office, or of a description, tell; None where they tell nothing, or both."""
    woman, man = not _WOMEN.isdisjoint(words), not _MEN.isdisjoint(words)
    return None if woman == man else Sex.WOMAN if woman else Sex.MAN


def sex_described(words: Sequence[Word]) -> Sex | None:
    """The sex of whom the description means: its first noun tells; "ibu dua anak" is a woman, "putra Bima" none."""
    return sex_of([folded(word.text) for word in words[:1]])


def age_described(words: Sequence[Word]) -> str | None:
    """The age in figures that the description gives, or None."""
    return next((word.text for word, unit in pairwise(words) if word.text.isdecimal() and unit.lower == "tahun"), None)


def is_description(words: Sequence[Word]) -> bool:
    """Whether the words describe someone who was named before: "pria asal Bima itu"."""
    if not words or words[0].lower in INDEFINITE or words[0].lower in PRONOUNS:
        return False
    first = folded(words[0].text)
    if first == "sang" and len(words) > 1:
        return folded(words[1].text) not in _KIN
    if words[-1].lower in POINTING:
        return first not in _THINGS or first in EPITHETS
    if first not in EPITHETS or len(words) < 2:
        return False
    second = words[1].lower
    return second in _DESCRIBING or second.startswith("ber") or second[0].isdecimal()


def description_at_start(words: Sequence[Word]) -> Sequence[Word]:
    """The description that a sentence begins with, up to its pointing word: "Lelaki berkumis tebal itu"; or nothing."""
    if not words or folded(words[0].text) not in EPITHETS:
        return ()
    end = next((n for n, word in enumerate(words[:12], 1) if word.lower in POINTING), 0)
    return words[:end] if is_description(words[:end]) else ()
