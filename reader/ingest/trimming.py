"""What the lines of an article show to be left out only when they are seen together: ends, echoes, idle labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from reader.ingest.characters import key
from reader.ingest.datelines import split_dateline
from reader.ingest.leftovers import ends_article, tells_machine
from reader.ingest.lines import Kind, Line

SENTENCE_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")
"""The end of a sentence, or of a part of one that goes on."""

_PULLED = re.compile(r"[\"“]([^\"“”]{20,400})[\"”][^\"“”]{0,80}$")
_MOST_REPETITIONS = 100
_LONGEST_LABEL = 6
_MOST_LABELS = 6
_MOST_POINTS = 12
_PROSE = 40


def end_of(lines: Sequence[Line]) -> int:
    """Where the mark stands after which nothing is the article's; the number of lines where there is none."""
    read, rest = 0, sum(len(line.text) for line in lines if not line.linked)
    for number, line in enumerate(lines):
        if line.inside and not line.unread and rest <= read and ends_article(line.text):
            return number
        if not line.linked:
            rest -= len(line.text)
            read += len(line.text) * (line.kind is Kind.TEXT and line.inside)
    return len(lines)


def machine_made(lines: Sequence[Line]) -> list[Line]:
    """Summaries in points that say they are a machine's, with the few words before them and behind."""
    found: list[Line] = []
    for number, line in enumerate(lines):
        if not line.before and tells_machine(line.text):
            before = list(takewhile(_is_item, reversed(lines[max(0, number - _MOST_POINTS) : number])))
            label = lines[number - len(before) - 1 : number - len(before)] if before else []
            short = [one for one in label if len(one.text.split()) <= _LONGEST_LABEL]
            found += [line, *before, *short, *takewhile(_is_item, lines[number + 1 : number + 1 + _MOST_POINTS])]
    return found


def _is_item(line: Line) -> bool:
    return line.kind is Kind.ITEM


def idle_headings(kept: Sequence[Line]) -> list[Line]:
    """Headings under which nothing is left to be read, the last first."""
    found: list[Line] = []
    is_told = False
    for line in reversed(kept):
        if line.kind is Kind.HEADING and not is_told:
            found.append(line)
        is_told = is_told or line.kind in (Kind.TEXT, Kind.ITEM)
    return found


def repetitions(kept: Sequence[Line]) -> list[Line]:
    """Pull quotes and decks that the text says again."""
    marked = [line for line in kept if line.quoted or line.deck][:_MOST_REPETITIONS]
    plain = (line for line in kept if line.kind is Kind.TEXT and not (line.quoted or line.deck))
    whole = " ¶ ".join(key(line.text) for line in plain) if marked else ""
    found = [line for line in marked if key(line.text) in whole or _said_in(line.text) in whole]
    said = set(map(id, found))
    return found + [after for line, after in pairwise(kept) if id(line) in said and _names_speaker(line, after)]


def _names_speaker(line: Line, after: Line) -> bool:
    """Whether the few words below a pull quote, still set apart, tell who said it."""
    is_short = len(after.text.split()) <= _LONGEST_LABEL and not SENTENCE_END.search(after.text)
    return line.quoted and after.quoted and is_short


def _said_in(text: str) -> str:
    """What a pull quote says before the name of its speaker; the text itself where there is no such."""
    found = _PULLED.match(text)
    return key(found[1] if found else text)


def labels(kept: Sequence[Line]) -> list[Line]:
    """A few words without a sentence before the first paragraph and behind the last: names, buttons, categories."""
    prose = [number for number, line in enumerate(kept) if _is_prose(line)]
    if not prose:
        return []
    last = max(number for number, line in enumerate(kept) if line.kind is Kind.ITEM or number == prose[-1])
    announced = kept[last].text.endswith(":")
    return [*_labels(kept[: prose[0]]), *_labels([] if announced else kept[:last:-1])]


def _labels(lines: Sequence[Line]) -> Iterator[Line]:
    found = [line for line in lines if line.kind is Kind.TEXT and not line.deck and line.text[0] not in "[("]
    short = [line for line in found if len(line.text.split()) <= _LONGEST_LABEL and not SENTENCE_END.search(line.text)]
    yield from (line for line in short[:_MOST_LABELS] if split_dateline(line.text)[0] is None)


def _is_prose(line: Line) -> bool:
    return line.kind is Kind.TEXT and (len(line.text) >= _PROSE or SENTENCE_END.search(line.text) is not None)
