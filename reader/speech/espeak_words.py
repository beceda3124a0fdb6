"""Indonesian words in eSpeak NG's own phonemes: what its Indonesian rules would get wrong or leave to chance.

eSpeak NG reads an e by its place in the word, runs "ie" together and stresses a pepet. So it is handed words as
[[phonemes]], sounded out here by the spelling rules of EYD V and the e's of pepet.py, with the marks that it would
set itself on a word that it reads right: a secondary stress (,), a hint of a gap between two vowels (_|). The notation
is described in eSpeak NG's docs/phonemes.md.

Three things are otherwise than it would have them. An a is its a/ with stress too: that one is central, as an
Indonesian a is, and its stressed a is fronter and more open. A last syllable has a secondary stress where it would be
let go: Indonesian does not weaken it, and the end of a word tells as much as its beginning. Between words is a short
pause (_), as it runs them together so that their ends are lost; not before b, d, g and j, which it makes voiceless
after a pause ("tua" for "dua") and whose own closing sets them apart.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.speech.pepet import marked

_PHONEMES_OR_WORD = re.compile(r"\[\[.*?\]\]|\w+(?:'\w+)*-?")
_WORD = re.compile(r"(?=.*[aiueoéê])[a-zéê]+(?:'[a-zéê]+)*")
_LETTERS = re.compile(
    r"([^aiueoé])\1+|ng|nk$|ny|sy|[cdgkpst]h|ck|(?:ai|au|oi|éi)(?=(?:an|nya|kan|lah|kah|pun|ku|mu)?$)|."
)

_VOWELS = {
    "a": "a/", "e": "@", "é": "e", "i": "i", "o": "o", "u": "u", "ai": "aI", "au": "aU", "oi": "OI", "éi": "eI",
}  # fmt: skip
_CONSONANTS = {
    "ng": "N", "nk": "Nk", "ny": "n^", "sy": "S", "kh": "x", "b": "b", "c": "tS", "d": "d", "f": "f", "g": "g",
    "h": "h", "j": "dZ", "k": "k", "l": "l", "m": "m", "n": "n", "p": "p", "q": "k", "r": "R", "s": "s", "t": "t",
    "v": "v", "w": "w", "x": "ks", "y": "j", "z": "z", "'": "?",
    "ch": "tS", "ck": "k", "dh": "d", "gh": "g", "ph": "f", "sh": "S", "th": "t",
}  # fmt: skip
_HARD_C = re.compile("c(?![aiueéohk])")  # in names: before a consonant and at the end
_VOWEL_Y = re.compile("(?<![aiueéo]s)y(?![aiueéo])|y$")  # not that of "masyhur"
_PAUSE = re.compile(r"[.,;:?!](?:\s|$)")
_LONG_CLAUSE = 550  # characters, after which another word may be too much: the library cuts a clause at 800

_LONGEST_WORD = 40
_CLOSED = {"e": "E"}  # how a vowel is said in a syllable that a consonant closes
_TAP = "R2"  # an r before a vowel
_GAP = "_|"
_BETWEEN_WORDS = "_ "
_VOICED_STOPS = ("b", "d", "g")  # dZ, too

_LIGHT_WORDS = frozenset((
    "adalah", "atau", "bahwa", "dan", "dari", "daripada", "di", "hang", "ialah", "ke", "pada", "per", "sang",
    "sebagai", "si", "suatu", "untuk", "yang",
))  # fmt: skip
"""Words without a stress of their own: those that eSpeak NG's Indonesian has marked so."""

_NONE, _SECOND, _MAIN = "", ",", "'"


def in_phonemes(text: str) -> str:
    """A spoken form as eSpeak NG is to get it: words as [[phonemes]], pauses as they are.

    What stands in [[ ]] already stays, and so does what has no vowel or letters that Indonesian has not. A breath is
    put in where a clause is so long that the library would cut it in the midst of a word.
    """
    pieces: list[str] = []
    place = clause = 0
    is_open = False
    for found in _PHONEMES_OR_WORD.finditer(text):
        between, word = text[place : found.start()], found[0].lower()
        said = sounded(word.removesuffix("-"))
        if _PAUSE.search(between):
            clause = 0
        elif said and clause + len(between) > _LONG_CLAUSE:
            clause, between = 0, f", {between.lstrip()}"
        goes_on = is_open and said is not None and not between.strip()
        if is_open and not goes_on:
            pieces.append("]]")
        piece = found[0]
        if said:
            piece = said if goes_on else f"[[{said}"
        if goes_on:
            between = " " if piece.startswith(_VOICED_STOPS) else _BETWEEN_WORDS
        pieces += between, piece
        clause += len(between) + len(piece)
        is_open = said is not None
        place = found.end()
    return "".join(pieces) + ("]]" if is_open else "") + text[place:]


@lru_cache(maxsize=8192)
def sounded(word: str) -> str | None:
    """The phonemes of a word in lower case; None where it is no word of Indonesian letters with a vowel.

    A word with an é or ê tells all its e's itself (é taling, ê or e pepet); no spoken form has one, a lexicon may.
    """
    if len(word) > _LONGEST_WORD or not _WORD.fullmatch(word):
        return None
    e_marked = word.replace("ê", "e") if "é" in word or "ê" in word else marked(word)
    spelled = _VOWEL_Y.sub("i", _HARD_C.sub("k", e_marked))
    letters = [found[1] or found[0] for found in _LETTERS.finditer(spelled)]
    vowels = [number for number, letter in enumerate(letters) if letter in _VOWELS]
    marks = _stresses([letters[number] for number in vowels], light=word in _LIGHT_WORDS)
    stresses = dict(zip(vowels, marks, strict=True))
    phonemes = []
    for number, letter in enumerate(letters):
        if number in stresses:
            phonemes.append(_vowel(letters, number, stresses[number]))
        else:
            before_vowel = number + 1 in stresses
            phonemes.append(_TAP if letter == "r" and before_vowel else _CONSONANTS[letter])
    return "".join(phonemes)


def _vowel(letters: list[str], number: int, stress: str) -> str:
    """The vowel at that place with its stress, and with a gap before it where it would run into the one before."""
    letter = letters[number]
    phoneme = _VOWELS[letter]
    following = letters[number + 1 : number + 3]
    closed = bool(following) and all(other not in _VOWELS for other in following)
    if closed:
        phoneme = _CLOSED.get(phoneme, phoneme)
    before = letters[number - 1] if number else ""
    runs_on = before in _VOWELS and (before[-1] == letter[0] or len(before) + len(letter) > 2)
    return f"{_GAP if runs_on else ''}{stress}{phoneme}"


def _stresses(vowels: list[str], *, light: bool) -> list[str]:
    """The stress of each syllable. The last but one is stressed, or the last where that one is pepet.

    (Tata Bahasa Baku Bahasa Indonesia, 4th edition, on stress.)
    """
    last = len(vowels) - 1
    stressed = max(last - 1, 0) if last > 0 and vowels[last - 1] != "e" else last
    stresses = [_NONE] * len(vowels)
    if last:
        stresses[last] = _SECOND
    stresses[stressed] = _MAIN if not light else _SECOND if last else _NONE
    for number in range(stressed - 1):
        if vowels[number] != "e" and (number == 0 or stresses[number - 1] == _NONE):
            stresses[number] = _SECOND
    return stresses
