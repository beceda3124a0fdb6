"""Which e's of an Indonesian word are said /ə/ (pepet) and which /e/ (taling): print does not tell them apart.

A word that is listed in pepet_data/ is said as it stands there. A word formed from a listed one by the affixes of
Indonesian (Tata Bahasa Baku Bahasa Indonesia, chapters on the verb and the noun: me-, ber-, ter-, pe-, ke- ... -kan,
-an, -i, -nya) is said as that is, and an affix's e is always pepet. For any other word each e is guessed from the
letters around it. pepet_data/README.md tells where the lists come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_SHORTEST_STEM = 3
_MOST_AFFIXES = 4
_DATA = Path(__file__).with_name("pepet_data")
_CONTEXTS = ((3, 4), (3, 3), (2, 3), (2, 2), (1, 2), (1, 1), (0, 1), (0, 0))  # letters before and after an e

_PREFIXES = ("di", "ku", "kau", "ke", "se", "ber", "bel", "ter", "per", "pel", "memper", "diper", "antar", "pra", "non")
_NASALS = (  # what me- and pe- become, before which letters, and the letter of the stem that melts into them
    ("nge", "[^aiueo]", ""), ("ng", "[aiueoghk]", ""), ("ng", "[aiueo]", "k"), ("ny", "[aiueo]", "s"),
    ("n", "[dcjtsz]", ""), ("n", "[aiueo]", "t"), ("m", "[bfpv]", ""), ("m", "[aiueo]", "p"), ("", "[lmnrwy]", ""),
)  # fmt: skip
_NASAL_PREFIXES = tuple(
    (head + nasal, re.compile(after), melted) for head in ("me", "pe") for nasal, after, melted in _NASALS
)
_SUFFIXES = ("kannya", "annya", "inya", "nya", "kan", "an", "i", "lah", "kah", "pun", "ku", "mu", "wan", "wati")


class _Form(NamedTuple):
    """A word partly taken apart: what is before the stem, the stem, which letters of it the affixes hide, the end."""

    before: str
    stem: str
    melted: int
    after: str


@lru_cache(maxsize=8192)
def marked(word: str) -> str:
    """The word with é for every e that is taling: "merdeka" is "merdéka". `word` is in lower case."""
    if "e" not in word:
        return word
    said = as_listed(word, listed())
    return guessed(word, _contexts()) if said is None else said


def as_listed(word: str, words: Mapping[str, str]) -> str | None:
    """The word as `words` has its stem: that with the fewest affixes, of those the longest. None where it has none."""
    forms = [_Form("", word, 0, "")]
    for _ in range(_MOST_AFFIXES + 1):
        known = [form for form in forms if form.stem in words]
        if known:
            best = max(known, key=lambda form: len(form.stem))
            return best.before + words[best.stem][best.melted :] + best.after
        forms = [taken for form in forms for taken in _taken_apart(form)]
    return None


def _taken_apart(form: _Form) -> Iterator[_Form]:
    """The form with one affix more taken off, in each way that there is."""
    before, stem, melted, after = form
    if not after:
        for suffix in _SUFFIXES:
            if stem.endswith(suffix) and len(stem) - len(suffix) >= _SHORTEST_STEM:
                yield _Form(before, stem.removesuffix(suffix), melted, suffix)
    if melted:  # the stem's own first letter came back: nothing can stand before it
        return
    for prefix in _PREFIXES:
        if stem.startswith(prefix) and len(stem) - len(prefix) >= _SHORTEST_STEM:
            yield _Form(before + prefix, stem.removeprefix(prefix), 0, after)
    for prefix, following, back in _NASAL_PREFIXES:
        if stem.startswith(prefix) and following.match(stem, len(prefix)) and len(stem) - len(prefix) >= 2:
            yield _Form(before + prefix, back + stem.removeprefix(prefix), len(back), after)


def guessed(word: str, contexts: Mapping[str, bool]) -> str:
    """The word with é where the longest context of an e that `contexts` has says that it is taling."""

    def said(e: re.Match[str]) -> str:
        found = (contexts[context] for context in contexts_of(word, e.start()) if context in contexts)
        return "é" if next(found, False) else "e"

    return re.sub("e", said, word)


def contexts_of(word: str, place: int) -> Iterator[str]:
    """The contexts of the e at `place`, the longest first: "^mE" is an e behind an m that begins a word."""
    bounded, e = f"^{word}$", place + 1
    for before, after in _CONTEXTS:
        yield f"{bounded[max(0, e - before) : e]}E{bounded[e + 1 : e + 1 + after]}"


@cache
def listed() -> dict[str, str]:
    """Every listed word with its marks, by the word."""
    words = (_DATA / "words.txt").read_text("utf-8").split() + (_DATA / "own_words.txt").read_text("utf-8").split()
    return {word.replace("é", "e"): word for word in words}


@cache
def _contexts() -> dict[str, bool]:
    """Whether an e in this context is taling."""
    lines = (_DATA / "contexts.txt").read_text("utf-8").split()
    return {line.replace("É", "E"): "É" in line for line in lines}
