"""The spoken form of Indonesian text: the words a newsreader would say, with only pauses as punctuation.

The text is read from left to right, once. Where reading stands, the rules for what stands there are tried in order;
the first that holds says its words, and reading goes on behind what it took. Each rule's authority is named in the
docstring of its module.
"""

from __future__ import annotations

import re

from reader.narration import abbreviations, compounds, dates, identifiers, links, money, roman, signs, units
from reader.narration.abbreviations import ALWAYS, BEFORE_FIGURES, CLOSING
from reader.narration.characters import plain
from reader.narration.reading import Before, Line, Rule

SHOUTED_WORDS = 3
"""Words from which on a text all in capitals is a headline and not a row of abbreviations."""

_AT_FIGURES: tuple[Rule, ...] = (
    *links.RULES,
    *dates.RULES,
    *identifiers.RULES,
    *money.NUMBER_BEFORE_SIGN,
    *units.RULES,
    *identifiers.CODE_RULES,
    *units.LAST_RULES,
)
_AT_LETTERS: tuple[Rule, ...] = (
    *links.RULES,
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
    *signs.RULES,
)

_PLAIN_WORDS = re.compile(r"(?:[a-z]++(?=[ ,]|$) ?+){1,16}+")
_SHORT_FORMS = frozenset(word for word in (*ALWAYS, *CLOSING, *BEFORE_FIGURES) if word.isalpha() and word.islower())
_TWIN = re.compile(r"\s?\(\s?([A-Za-z][A-Za-z -]{2,200}?)\s?\)")


def spoken_form(text: str) -> str:
    """The text as one line of lower-case words, no figure and no symbol in it; "" where nothing can be said.

    Between the words stand single spaces and the pause marks , . ? ! : ; and inside a word - and '. Reading a spoken
    form again changes nothing. Never raises; takes time in proportion to the text's length.
    """
    source = plain(text)
    before = Before(shouting=source.isupper() and source.count(" ") >= SHOUTED_WORDS - 1)
    line = Line()
    place = 0
    while place < len(source):
        place = _read(source, place, before, line)
    return str(line)


def _read(source: str, place: int, before: Before, line: Line) -> int:
    """Read what stands at the place; where reading goes on."""
    first = source[place]
    if first == " ":
        return place + 1
    if first.islower() and (run := _PLAIN_WORDS.match(source, place)) and _SHORT_FORMS.isdisjoint(run[0].split()):
        line.say(run[0])
        before.take(run[0], number=False)
        return run.end()
    rules = _AT_FIGURES if first.isdigit() else _AT_LETTERS if first.isalpha() else _AT_SIGNS
    for candidate in rules:
        found = candidate.pattern.match(source, place)
        if found and found.end() > place and (said := candidate.say(found, before)) is not None:
            line.say(said)
            _remember(found[0], said, before, number=candidate.number)
            return _past_twin(source, found.end(), said) if first.isdigit() or candidate.number else found.end()
    return _pause(source, place, before, line)


def _remember(written: str, said: str, before: Before, *, number: bool) -> None:
    if said == ",":
        before.stop(",")
    elif said:
        before.take(written, number=number)


def _past_twin(source: str, place: int, said: str) -> int:
    """7 (tujuh): words in brackets that repeat the number are passed over (EYD V, "Angka dan Bilangan")."""
    twin = _TWIN.match(source, place)
    return twin.end() if twin and " ".join(twin[1].lower().split()) == said else place


def _pause(source: str, place: int, before: Before, line: Line) -> int:
    mark, end = signs.pause_at(source, place)
    if mark == " ":
        line.breathe()
        before.stop(",")
    elif mark:
        line.pause(mark)
        before.stop(mark)
    return end
