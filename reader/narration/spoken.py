"""The spoken form of Indonesian text: the words a newsreader would say, with only pauses as punctuation.

The text is read from left to right, once. Where reading stands, the rules for what stands there are tried in order;
the first that holds says its words, and reading goes on behind what it took. Each rule's authority is named in the
docstring of its module.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from reader.narration import (
    abbreviations,
    compounds,
    dates,
    identifiers,
    links,
    money,
    roman,
    scripture,
    signs,
    units,
)
from reader.narration.abbreviations import ALWAYS, BEFORE_FIGURES, CLOSING
from reader.narration.alignment import Spoken, Step, aligned
from reader.narration.characters import KEPT, chunks, plain
from reader.narration.reading import NO_CONTEXT, Before, Context, Line, Rule, by_follower, by_opening

SHOUTED_WORDS = 3
"""Words from which on a text all in capitals is a headline and not a row of abbreviations."""

_AT_FIGURES: tuple[Rule, ...] = (
    *links.RULES,
    *scripture.RULES,
    *dates.RULES,
    *identifiers.RULES,
    *money.NUMBER_BEFORE_SIGN,
    *units.RULES,
    *identifiers.CODE_RULES,
    *units.LAST_RULES,
)
_AT_LETTERS: tuple[Rule, ...] = (
    *links.RULES,
    *compounds.EXPANSION_RULES,
    *money.RULES,
    *money.BARE_SIGNS,
    *roman.RULES,
    *dates.WORD_RULES,
    *units.WORD_RULES,
    *identifiers.WORD_RULES,
    *abbreviations.RULES,
    *identifiers.CODE_RULES,
    *compounds.RULES,
)
_AT_SIGNS: tuple[Rule, ...] = (
    *links.SIGN_RULES,
    *money.RULES,
    *money.BARE_SIGNS,
    *identifiers.SIGN_RULES,
    *compounds.BRACKET_RULES,
    *signs.RULES,
)

_RULES = {
    **by_opening(_AT_LETTERS, string.ascii_letters),
    **by_opening(_AT_SIGNS, string.punctuation + KEPT),
}
_AT_ALL_FIGURES = by_opening(_AT_FIGURES, "0")["0"]
_FIGURE_RULES = by_follower(_AT_FIGURES, string.ascii_letters + string.punctuation + KEPT + " ")
_FIGURES = re.compile(r"\d{1,20}+(.)?", re.ASCII)
"""Figures and what stands behind them, by which most rules can be passed over."""

_SEEN_ONLY = re.compile(r"(?:[\])}{|\[,;:!?\"'`*_\\ ]|\((?!\s?[A-Za-z0-9+])){2,}+")
"""Signs in a row that no rule begins with: pauses, and what is only seen."""

_PLAIN_WORDS = re.compile(
    r"(?:(?!(?i:[b-df-hj-np-tv-xz]{2})[b-df-hj-np-tv-xz]*+(?![a-z])|(?:ke|x) [\dIVX])"
    r"(?:[a-z]++|[A-Z][a-z]{4,}+(?! [(–—-]))(?=[ ,]|$) ?+){1,16}+"
)
"""Words that no rule concerns, most of any text: read in one go."""
_SHORT_FORMS = frozenset(
    word
    for word in (*ALWAYS, *CLOSING, *BEFORE_FIGURES, "Agust", "jo")
    if word.isalpha() and (word.islower() or len(word) > 4)
)
_BRACKETED_FIGURES = re.compile(r"\(\s?([^()]{0,80}?\d[^()]{0,80})\)")
_TWIN = re.compile(r"\s?\(\s?([A-Za-z][A-Za-z -]{2,200}?)\s?\)")


def spoken_form(text: str, context: Context = NO_CONTEXT) -> str:
    """The text as one line of lower-case words, no figure and no symbol in it; "" where nothing can be said.

    Between the words stand single spaces and the pause marks , . ? ! : ; and inside a word - and '. Reading a spoken
    form again changes nothing. Never raises; takes time in proportion to the text's length. `context` is what the
    article tells of its abbreviations (`expansions.context_of`).
    """
    line = Line()
    for _ in _steps(plain(text), context, line):
        pass
    return str(line)


def spoken_map(text: str, context: Context = NO_CONTEXT) -> Spoken:
    """The spoken form (`spoken_form`, same time and promises) with the places of its words in the text as shown."""
    parts = list(chunks(text))
    source = " ".join(part.plain for part in parts)
    line = Line()
    steps = list(_steps(source, context, line))
    return Spoken(str(line), aligned(source, parts, steps, line.pieces))


def _steps(source: str, context: Context, line: Line) -> Iterator[Step]:
    """Read the plain text into the line, telling after each step what it was."""
    before = Before(shouting=source.isupper() and source.count(" ") >= SHOUTED_WORDS - 1, context=context)
    place = 0
    while place < len(source):
        if source[place] == " ":
            place += 1
            continue
        start, first = place, len(line.pieces)
        place = _read(source, place, before, line)
        yield Step(start, place, first, len(line.pieces))


def _read(source: str, place: int, before: Before, line: Line) -> int:
    """Read what stands at the place; where reading goes on."""
    first = source[place]
    if first.isalpha() and (run := _PLAIN_WORDS.match(source, place)) and _SHORT_FORMS.isdisjoint(run[0].split()):
        line.say(run[0])
        before.take(run[0], number=False)
        return run.end()
    if first == "(" and (twin := _BRACKETED_FIGURES.match(source, place)) and _was_said(twin[1], before):
        return twin.end()
    if run := _SEEN_ONLY.match(source, place):
        return _pauses(run[0], run.end(), before, line)
    for candidate in _rules_at(source, place, first):
        found = candidate.pattern.match(source, place)
        if found and found.end() > place and (said := candidate.say(found, before)) is not None:
            line.say(said)
            _remember(found[0], said, before, number=candidate.number)
            return _past_twin(source, found.end(), said) if first.isdigit() or candidate.number else found.end()
    return _pause(source, place, before, line)


def _rules_at(source: str, place: int, first: str) -> tuple[Rule, ...]:
    if figures := _FIGURES.match(source, place):
        return _FIGURE_RULES.get(figures[1], _AT_ALL_FIGURES)
    return _RULES[first]


def _remember(written: str, said: str, before: Before, *, number: bool) -> None:
    if said == ",":
        before.stop(",")
    elif said:
        before.take(written, number=number)


def _past_twin(source: str, place: int, said: str) -> int:
    """7 (tujuh): words in brackets that repeat the number are passed over (EYD V, "Angka dan Bilangan")."""
    twin = _TWIN.match(source, place)
    return twin.end() if twin and " ".join(twin[1].lower().split()) == said else place


def _was_said(written: str, before: Before) -> bool:
    """Tujuh (7), satu persen (1%): the figures in brackets say again what the words have said."""
    words = list(before.words)
    said = spoken_form(written).split()
    return words[-len(said) :] == said[-len(words) :] if words and said else False


def _pauses(run: str, end: int, before: Before, line: Line) -> int:
    """Take signs in a row; the strongest pause among them is kept."""
    for sign in dict.fromkeys(run):
        _pause(sign, 0, before, line)
    return end


def _pause(source: str, place: int, before: Before, line: Line) -> int:
    mark, end = signs.pause_at(source, place)
    if mark == " ":
        line.breathe()
        before.stop(",")
    elif mark:
        line.pause(mark)
        before.stop(mark)
    return end
