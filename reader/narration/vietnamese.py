"""Vietnamese names, with and without their accents, written as an Indonesian would say them.

The syllable is an onset, a nucleus and a coda of a closed set: chu Quoc ngu, as every grammar of Vietnamese describes
it (L. C. Thompson, A Vietnamese Reference Grammar, 1987). Sounds are those of Hanoi as far as newsreaders
follow them: d and gi are z, đ is d, nh is ny, final nh is n, ph is f, th is t, x is s; r, s and tr stay as they are
printed. Without accents d and đ are one letter, and d is left.

In what is given an e is a pepet and an é a taling (EYD V, "Huruf Vokal").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from reader.narration.words import word_set

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_OWN_MARKS = frozenset(["\u0309", "\u031b", "\u0323"])  # hook, horn, dot below
_ONSETS = {
    "ngh": "ng", "ng": "ng", "nh": "ny", "gh": "g", "gi": "z", "kh": "kh", "ph": "f", "th": "t", "tr": "tr", "ch": "c",
    "qu": "ku", "b": "b", "c": "k", "d": "d", "đ": "d", "g": "g", "h": "h", "k": "k", "l": "l", "m": "m", "n": "n",
    "r": "r", "s": "s", "t": "t", "v": "v", "x": "s", "": "",
}  # fmt: skip
_CODAS = {
    "nh": "n", "ng": "ng", "ch": "k", "c": "k", "m": "m", "n": "n", "p": "p", "t": "t", "": "",
}  # fmt: skip
_NUCLEI = word_set(
    """
    a ai ao au ay âu ây e eo êu i ia iê iêu iu o oa oai oao oay oe oeo oi ôi ơi u ua uâ uây uê ui uô uôi uơ uy uya uyê
    uyu ư ưa ưi ươ ươi ươu ưu y yê yêu ă â ê ô ơ oă
    """
)
_PLAIN_LETTERS = str.maketrans("ăâêôơưđ", "aaeooud")
_PLAIN_NUCLEI = {nucleus.translate(_PLAIN_LETTERS) for nucleus in _NUCLEI}
_SYLLABLE = re.compile(
    rf"({'|'.join(_ONSETS)})"
    rf"({'|'.join(sorted(_NUCLEI | _PLAIN_NUCLEI, key=len, reverse=True))})"
    rf"({'|'.join(_CODAS)})"
)
_VOWELS = {"y": "i", "e": "é", "ê": "é", "ơ": "e", "ă": "a", "â": "a", "ô": "o", "ư": "u"}
_BEFORE_VOWEL = re.compile("y(?=[aeê])")

SURNAMES = word_set("dinh doan duong hoang huynh luong ngo nguyen pham phan tran trinh truong vo vu vuong")
"""The commonest surnames that are nothing else: five of them name two Vietnamese of three."""

_PLACES = word_set(
    "ho-chi-minh da-nang nha-trang phu-quoc quang-ninh hai-phong can-tho dien-bien-phu gia-lai thanh-hoa quang-nam"
)
_SURE = word_set("thuy phuc quynh phuong nguyet")
_LONGEST_WORD = 7
_MOST_MARKS = 3  # characters of a letter with its marks


def is_sure(word: str) -> bool:
    """Whether the word, in small letters, is a Vietnamese syllable that nothing else is.

    It is by a letter or a tone that only Vietnamese has, by an -nh at its end, or known.
    """
    if said(word) is None:
        return False
    plain = _toneless(word).translate(_PLAIN_LETTERS)
    return plain in SURNAMES or plain in _SURE or (plain.endswith("nh") and len(plain) > 3) or _has_own_letter(word)


def is_place(words: tuple[str, ...]) -> bool:
    """Whether the words, in small letters without accents, are one of Vietnam's best-known places."""
    return "-".join(words) in _PLACES


@lru_cache(maxsize=2048)
def said(word: str) -> str | None:
    """How a syllable of Vietnamese in small letters is said, with its accents or without; None where it is none."""
    if not 0 < len(word) <= _LONGEST_WORD * _MOST_MARKS:
        return None
    found = _SYLLABLE.fullmatch(_toneless(word))
    if found is None:
        return None
    onset, nucleus, coda = found[1], found[2], found[3]
    first = "z" if onset == "d" and not word.isascii() else _ONSETS[onset]
    return first + _nucleus(onset, nucleus, coda) + _CODAS[coda]


def _nucleus(onset: str, nucleus: str, coda: str) -> str:
    if nucleus in ("ươ", "uơ") and not coda:
        return "ue"
    if nucleus in ("ươ", "ươi", "ươu", "uơ"):
        return nucleus.replace("ư", "u").replace("ơ", "o")
    if nucleus == "ơi":
        return "oi"
    if nucleus == "y" and not onset:
        return "i"
    return "".join(_VOWELS.get(letter, letter) for letter in _BEFORE_VOWEL.sub("Y", nucleus)).replace("Y", "y")


def _toneless(word: str) -> str:
    """The word without the marks of its tone; the letters ă, â, đ, ê, ô, ơ and ư stay."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word)))


def _has_own_letter(word: str) -> bool:
    """Whether a vowel bears two marks, or a hook, a horn or a dot: only Vietnamese writes so."""
    if word.isascii():
        return False
    return any(map(_is_own_letter, unicodedata.normalize("NFC", word)))


def _is_own_letter(letter: str) -> bool:
    parts = unicodedata.normalize("NFD", letter)
    vowel, marks = parts[0] in "aeiouy", parts[1:]
    return letter in "đỹ" or (vowel and (len(marks) > 1 or marks in _OWN_MARKS))
