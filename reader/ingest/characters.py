"""Characters of text from outside made fit to be kept and spoken: no control, invisible or layout characters."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNSPEAKABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_ICONS = re.compile("[\ue000-\uf8ff\ufffc\ufffd\U000f0000-\U0010ffff]")
_STRANGE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069"
    "\ud800-\uf8ff\ufe00-\ufe0f\ufeff\ufffc-\uffff\U000f0000-\U0010ffff]"
)


def fold(text: str) -> str:
    """The text in one line: white space of every kind folded, control and invisible characters taken out.

    Soft hyphens and zero-width characters vanish, so that a word they stood in is whole again; control characters
    (which XML 1.0 forbids) and the private characters of icon fonts become a space.
    """
    if _STRANGE.search(text):
        text = _ICONS.sub(" ", _UNSPEAKABLE.sub(" ", _INVISIBLE.sub("", text)))
    return " ".join(text.split())


def key(text: str) -> str:
    """The text's words alone, case folded: equal for two texts that differ in punctuation and spacing only."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def has_words(text: str) -> bool:
    """Whether there is anything in the text that a voice could speak."""
    return any(c.isalnum() for c in text)


def word_set(words: str) -> frozenset[str]:
    """The set of the words that stand between white space: for word lists that read well in code."""
    return frozenset(words.split())


def gathered(texts: Iterable[str], longest: int) -> str:
    """The texts joined and folded, no more of them than it takes to pass `longest` characters."""
    parts, length = list[str](), 0
    for text in texts:
        parts.append(text)
        length += len(text)
        if length > 4 * longest and len(fold("".join(parts))) > longest:
            break
        if length > 100 * longest:
            break
    return fold("".join(parts)[: 100 * longest])
