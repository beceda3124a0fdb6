"""Any text brought down to the few characters that the rules of reading know.

What comes out is printable ASCII, single spaces, and °, –, — and ⁄ (the slash of a fraction sign). Accents fall off
(a voice would spell "ạ" for two seconds), other scripts are named rather than passed over in silence, emoji and
invisible characters go. No rule of writing is applied here: only what a character is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

KEPT = "°–—⁄"

_NAMED = {
    "×": " kali ", "÷": " dibagi ", "±": " plus minus ", "≤": " kurang dari atau sama dengan ",
    "≥": " lebih dari atau sama dengan ", "≈": " sekitar ", "≠": " tidak sama dengan ", "√": " akar ",
    "∞": " tak hingga ", "§": " pasal ", "‰": " permil ", "№": " No. ", "€": " EUR", "£": " GBP", "₤": " GBP",
    "¥": " JPY", "₹": " INR", "₩": " KRW", "₫": " VND", "฿": " THB", "₽": " RUB", "₺": " TRY", "₱": " PHP", "…": "...",
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ﬁ": "fi", "ﬂ": "fl", "þ": "th", "Þ": "Th",
    "ð": "d", "Ð": "D", "ŋ": "ng", "Ŋ": "Ng", "ə": "e",
    "Ə": "E",
}  # fmt: skip
_ALIKE = {
    '"': "“”„‟«»″〝〞＂「」『』《》", "'": "‘’‚‛ʼʻʿʾ´′‹›`", "-": "‐‑−﹣－", "–": "‒–", "—": "―⸺⸻",
    " – ": "•·▪●◦‣■►→←↔⇒➔➜▶", "": "\u00ad©®™℠¶†‡", ". ": "。", ", ": "、،",
}  # fmt: skip
_FRACTIONS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅐⅑⅒"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_TABLE: dict[int, str | None] = {
    **{ord(sign): words for sign, words in _NAMED.items()},
    **{ord(sign): plain for plain, signs in _ALIKE.items() for sign in signs},
    **{ord(sign): " " + unicodedata.normalize("NFKD", sign) + " " for sign in _FRACTIONS},
    **{ord(sign): "^" + unicodedata.normalize("NFKD", sign) for sign in _RAISED},
    **{code: None for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if not chr(code).isspace()},
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F)),
}

_SCRIPTS = {
    "ARABIC": "arab", "ARMENIAN": "armenia", "BALINESE": "bali", "BENGALI": "bengali", "BUGINESE": "lontara",
    "CJK": "tionghoa", "CYRILLIC": "kiril", "DEVANAGARI": "dewanagari", "GEORGIAN": "georgia", "GREEK": "yunani",
    "HANGUL": "korea", "HEBREW": "ibrani", "HIRAGANA": "jepang", "JAVANESE": "jawa", "KATAKANA": "jepang",
    "KHMER": "khmer", "LAO": "lao", "MYANMAR": "burma", "SUNDANESE": "sunda", "TAMIL": "tamil", "THAI": "thai",
}  # fmt: skip
_GREEK = {
    "ALPHA": "alfa", "KAPPA": "kapa", "PHI": "fi", "CHI": "khi", "LAMDA": "lambda", "OMICRON": "omikron",
    "UPSILON": "upsilon", "RHO": "ro", "THETA": "teta", "ETA": "eta", "ZETA": "zeta",
}  # fmt: skip

_OTHER = re.compile(rf"[^\x00-\x7f{KEPT}]+(?: [^\x00-\x7f{KEPT}]+)*")
_LATIN_NAME = re.compile(
    r"(?:FULLWIDTH )?LATIN (?:(SMALL|CAPITAL) )?(?:LETTER|LIGATURE) (?:[A-Z]{3,} ){0,2}([A-Z]{1,2})(?: WITH|$)"
)
_MICRO = re.compile(r"[µμ](?=[glms]\b)")
_SIGN = "\x1a"
_WORD = re.compile(r"\S+")
_BRACKETED_SCRIPT = re.compile(rf"[(\[]\s*{_SIGN}[^{_SIGN}]*{_SIGN}\s*[)\]]")


class Chunk(NamedTuple):
    """A stretch of a text between white space, and what it becomes; `alike`: character for character."""

    start: int
    end: int
    plain: str
    alike: bool


def chunks(text: str) -> Iterator[Chunk]:
    """A text in the smallest stretches that become plain independently: joined with spaces they are `plain(text)`.

    Mostly words; runs of another script, which are named once, stay together. Silent ones are left out.
    """
    start = end = 0
    for word in _WORD.finditer(text):
        if start < end and _parted(text[end - 1], word[0][0]):
            yield from _chunk(text, start, end)
            start = word.start()
        elif start == end:
            start = word.start()
        end = word.end()
    yield from _chunk(text, start, end)


def _chunk(text: str, start: int, end: int) -> Iterator[Chunk]:
    written = text[start:end]
    become = plain(written)
    if become:
        alike = written == become or (len(written) == len(become) and all(len(plain(c)) == 1 for c in written))
        yield Chunk(start, end, become, alike)


def _parted(left: str, right: str) -> bool:
    """Whether the words that end and begin with these characters become plain without regard to each other."""
    left, right = _bare(left)[-1:], _bare(right)[:1]
    breaks = _known(left) and left not in "([", _known(right) and right not in ")]"
    return any(breaks) or (_is_latin(left) and _is_latin(right))


def _known(character: str) -> bool:
    return character != "" and (character.isascii() or character in KEPT)


def _is_latin(character: str) -> bool:
    """Whether it is a letter with an own base letter (đ), or an accent."""
    return character != "" and (unicodedata.combining(character) > 0 or _character(character).isalpha())


@lru_cache(maxsize=4096)
def _bare(character: str) -> str:
    return unicodedata.normalize("NFKD", character.translate(_TABLE))


def plain(text: str) -> str:
    """The text in the characters that the rules know, white space folded to single spaces."""
    text = text.translate(_TABLE)
    if not text.isascii():
        text = _MICRO.sub("u", text)
        text = _OTHER.sub(_resolved, unicodedata.normalize("NFKD", text).translate(_TABLE))
        text = _BRACKETED_SCRIPT.sub(" ", text).replace(_SIGN, " ")
    return " ".join(text.split())


def _resolved(run: re.Match[str]) -> str:
    """A run of other characters: base letters and figures where they have some, the script's name where not."""
    pieces: list[str] = []
    script = ""
    for character in run[0]:
        said = " " if character == " " else _character(character)
        if not said.startswith(_SIGN):
            if said.strip():
                script = ""
            pieces.append(said)
        elif said != script:
            script = said
            pieces.append(f" {said} ")
    return "".join(pieces) if len(run[0]) > 1 else _greek_letter(run[0]) or "".join(pieces)


@lru_cache(maxsize=4096)
def _character(character: str) -> str:
    """What one character becomes: letters, a figure, the sign of a script, a space, or nothing."""
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf", "Cs", "Co", "Cn"}:
        return ""
    if (figure := unicodedata.digit(character, None)) is not None:
        return str(figure)
    name = unicodedata.name(character, "")
    if found := _LATIN_NAME.match(name):
        return found[2].lower() if found[1] != "CAPITAL" else found[2].title()
    if category[0] in "LM":
        return f"{_SIGN}tulisan {_SCRIPTS.get(name.split(' ')[0].split('-')[0], 'asing')}{_SIGN}"
    return " "


def _greek_letter(character: str) -> str:
    """A Greek letter standing alone is a symbol and has a name: α is alfa."""
    name = unicodedata.name(character, "").split(" ")
    if name[0] != "GREEK" or "LETTER" not in name:
        return ""
    letter = name[name.index("LETTER") + 1]
    return f" {_GREEK.get(letter, letter.lower())} "
