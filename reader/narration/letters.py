"""Letters by name, and which words in capitals are spelled.

Rules: letter names after EYD V, "Huruf"; EYD V, "Singkatan dan Akronim": an abbreviation is spelled letter by letter
(PBB, KPK), an acronym is said as a word (BIN, SIM, ASEAN). Which is which is custom; the lists in `acronyms` hold
what is known, and the rest is judged by whether an Indonesian could say it as a word.
"""

from __future__ import annotations

import re

from reader.narration.acronyms import COMMON_WORDS, EXPANDED, SAID_AS_WORDS, SPELLED

NAMES = {
    "a": "a", "b": "be", "c": "ce", "d": "de", "e": "e", "f": "ef", "g": "ge", "h": "ha", "i": "i", "j": "je",
    "k": "ka", "l": "el", "m": "em", "n": "en", "o": "o", "p": "pe", "q": "ki", "r": "er", "s": "es", "t": "te",
    "u": "u", "v": "ve", "w": "we", "x": "eks", "y": "ye", "z": "zet",
}  # fmt: skip
"""EYD V, Huruf Abjad."""

_ONSET = r"(?:[bcdfghjklmnprstvwyz]|n[gy]|sy|kh|tr|dr|pr|br|kr|gr|bl|kl|pl|gl|sl|st|sp|sk|str)?"
_CODA = r"(?:ng|[bdfhklmnprst](?![aeiou]))?"
_SYLLABLE = rf"{_ONSET}[aeiou]{_CODA}"
_SYLLABLES = re.compile(rf"(?:{_SYLLABLE}){{2,}}")
_FOREIGN_VOWELS = re.compile(r"[aeiou]{3}|ii|uu")
"""What no Indonesian syllables come to: TVRIAU, ASII."""
_VOWEL = re.compile(r"[aeiou]|(?<=[a-z])y")
LONGEST_ABBREVIATION = 7
"""Letters beyond which capitals are emphasis or a title and not an abbreviation, unless no vowel is in them."""

_CAPITALS_LAST = re.compile(r"([A-Z]?[a-z]{2,})([A-Z]{2,})")
_ENDED = re.compile(r"([A-Z]{2,})(nya|ku|mu|lah|kah|pun|an|isasi|s)")


def spell(word: str) -> str:
    """The names of a word's letters, other characters passed over."""
    return " ".join(NAMES[letter] for letter in word.lower() if letter in NAMES)


def has_vowel(word: str) -> bool:
    """Whether there is anything in the word that a voice could hold."""
    return _VOWEL.search(word.lower()) is not None


def say_capitals(word: str, *, shouting: bool = False) -> str:
    """A word all in capitals: spelled, said as a word, or said in full. `shouting`: the whole text is in capitals."""
    if word in EXPANDED:
        return EXPANDED[word]
    lower = word.lower()
    if word in SPELLED and not (shouting and word in COMMON_WORDS):
        return spell(word)
    if word in SAID_AS_WORDS or word in COMMON_WORDS:
        return lower
    if shouting or len(word) > LONGEST_ABBREVIATION:
        return lower if has_vowel(word) else spell(word)
    return lower if len(word) > 3 and _SYLLABLES.fullmatch(lower) and not _FOREIGN_VOWELS.search(lower) else spell(word)


def say_mixed(word: str) -> str:
    """A word of capitals and small letters: KTPnya has an ending, PPh and Tbk are spelled, YouTube is a word."""
    if (found := _CAPITALS_LAST.fullmatch(word)) and has_vowel(found[1]):
        last = say_capitals(found[2])
        return found[1].lower() + (last if last == found[2].lower() else f" {last}")
    if found := _ENDED.fullmatch(word):
        return f"{say_capitals(found[1])} {found[2]}" if found[2] != "s" else say_capitals(found[1])
    return word.lower() if has_vowel(word) or len(word) == 1 else spell(word)
