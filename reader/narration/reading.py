"""What the rules of reading have in common: a rule, what it knows of what stands before it, and the line it adds to."""

from __future__ import annotations

import re
import string
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

REMEMBERED_WORDS = 6
"""Words before a place that a rule may look at; contexts such as "Jalan Kyai Haji Wahid Hasyim II" fit in it."""


def word_set(words: str) -> frozenset[str]:
    """The words of a text between white space: how long lists are written down."""
    return frozenset(words.split())


MARKS = ",:;.!?"
"""Pause marks, weakest first: where several meet, the strongest is kept."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole article tells of how its words are said (see `expansions.context_of`).

    `words` are abbreviations in capitals that are said as words; `expansions` gives the full words, in lower case, of
    each abbreviation that the article spells out.
    """

    words: frozenset[str] = frozenset()
    expansions: Mapping[str, frozenset[tuple[str, ...]]] = field(default_factory=dict)


NO_CONTEXT = Context()


def as_remembered(words: Iterable[str]) -> Iterator[str]:
    """Words as `Before.words` has them."""
    return (word.lower().strip(".,()'\"") for word in words)


@dataclass(slots=True)
class Before:
    """What has been read so far, as far as the meaning of the next token may depend on it.

    `words` are the latest words of the sentence in lower case, `last` the very last one as written. `number` says
    that the last token was a number with or without its unit, `counted` that the one before it was, `comma` that a
    pause stands between the last token and the place. `context` is the article's.
    """

    shouting: bool = False
    context: Context = NO_CONTEXT
    words: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED_WORDS))
    last: str = ""
    number: bool = False
    counted: bool = False
    comma: bool = False

    def take(self, written: str, *, number: bool) -> None:
        """Remember a token that has been read."""
        words = written.split()[-REMEMBERED_WORDS:]
        self.last = words[-1] if words else ""
        self.words.extend(as_remembered(words))
        self.counted = self.number and len(words) == 1
        self.number = number
        self.comma = False

    def stop(self, mark: str) -> None:
        """Remember a pause; one that ends a sentence makes everything before it forgotten."""
        self.number = False
        self.comma = True
        if mark in ".!?;":
            self.words.clear()
            self.last = ""

    @property
    def word(self) -> str:
        """The last word in lower case, "" at the start of a sentence."""
        return self.words[-1] if self.words else ""

    def near(self, names: frozenset[str], words: int = REMEMBERED_WORDS) -> bool:
        """Whether one of the names is among the last few words."""
        return any(word in names for word in list(self.words)[-words:])


Say = Callable[[re.Match[str], Before], str | None]
"""The words for what a pattern found, "," in them a pause; None where the rule does not hold here after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern that is tried where reading stands, and how what it finds is said.

    Patterns look only a bounded distance past what they consume, so that reading stays linear in the text's length.
    `opens` are the characters that what it finds can begin with; where that is a figure, `behind` are those that can
    stand behind its first figures: "" for any that its place allows.
    """

    pattern: re.Pattern[str]
    say: Say
    number: bool = False
    opens: str = ""
    behind: str = ""


def rule(pattern: str, say: Say, *, number: bool = False, opens: str = "", behind: str = "") -> Rule:
    """A rule from the text of its pattern."""
    return Rule(re.compile(pattern, re.ASCII), say, number, opens, behind)


def by_opening(rules: Iterable[Rule], characters: str) -> dict[str, tuple[Rule, ...]]:
    """For each character the rules, in their order, that can hold where it stands."""
    kept = tuple(rules)
    return {opening: tuple(one for one in kept if not one.opens or opening in one.opens) for opening in characters}


def by_follower(rules: Iterable[Rule], characters: str) -> dict[str, tuple[Rule, ...]]:
    """For each character the rules, in their order, that can hold for figures before it."""
    kept = tuple(one for one in rules if not one.opens or set(one.opens) & set(string.digits))
    return {after: tuple(one for one in kept if not one.behind or after in one.behind) for after in characters}


class Line:
    """The spoken line as it grows: words with one space between them, pause marks closed up to the word before.

    `pieces` are what was said so far, each with the mark behind it.
    """

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._pause = ""
        self._soft = False

    def say(self, words: str) -> None:
        """Add words; a comma in them is a pause that may give way to a mark of the text."""
        first, *rest = words.split(",")
        self._add(first)
        for part in rest:
            self.breathe()
            self._add(part)

    def breathe(self) -> None:
        """Ask for a pause that the text shows without a mark (bracket, dash): dropped at either end of the line."""
        self._soft = True

    def pause(self, mark: str) -> None:
        """Add a pause mark of the text."""
        if not self._pause or MARKS.index(mark) > MARKS.index(self._pause):
            self._pause = mark

    def __str__(self) -> str:
        line = " ".join(self.pieces)
        return (line + self._pause).lower() if line else ""

    def _add(self, words: str) -> None:
        words = " ".join(words.split()) if "  " in words else words.strip()
        if not words:
            return
        if self.pieces:
            self.pieces[-1] += self._pause or ("," if self._soft else "")
        self._pause, self._soft = "", False
        self.pieces.append(words)
