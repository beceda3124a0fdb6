"""Pairs quotation marks: straight, typographic, guillemets, mixed, misused, missing and nested ones.

Publishers type what their keyboards give, so a mark's own direction says less than the spaces around it. Where a
mark is missing, the attribution (", kata Rina") tells where the quotation ends.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from reader.narration.speech_verbs import has_possessive, is_active, is_bare
from reader.narration.spelling import VERB

_DOUBLE = re.compile("[\"“”„‟«»″〝〞]|''|‘‘|’’|``|´´")
_SINGLE = re.compile("['‘’‚‹›`´]")
_TYPED_TWICE = "'‘’`´"
"""Single marks, two of which stand for a double one."""
_OPENING = "“„‟«〝‘`"
_CLOSING = "”»〞’´"
_BEFORE_OPENING = "([{–—-/"
_AFTER_CLOSING = ",.;:!?…)]}–—-/"
_ENDED_THEN_WORD = re.compile(r"[,.?!…]\s{0,3}([^\W\d_]+)(?=\s?([^\W\d_]*))")
_WORD_AFTER = re.compile(r"\s{0,3}([^\W\d_]+)")


class _Lean(Enum):
    OPENS = 1
    CLOSES = 2
    EITHER = 3


class Marked(NamedTuple):
    """A run of a text in quotation marks: `start` to `end` without them, `outer_start` to `outer_end` with them.

    Where a mark is missing, inner and outer place are the same, and `opened` or `closed` is false.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    opened: bool = True
    closed: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    lean: _Lean


def pair_marks(texts: Sequence[str]) -> list[list[Marked]]:
    """The marked runs of each paragraph, in order and never overlapping.

    A quotation may go on from a paragraph without a closing mark into the next ones: each paragraph's part of it is
    a run of its own. An empty text parts what stands before from what stands behind. Time grows with the length of
    the texts alone.
    """
    found = [_pair(text) for text in texts]
    for number, runs in enumerate(found):
        if runs and not runs[-1].closed:
            _carry_on(texts, found, number)
    return found


def _carry_on(texts: Sequence[str], found: list[list[Marked]], number: int) -> None:
    """Marks the paragraphs up to the one that closes the quotation that paragraph `number` leaves open."""
    for later in range(number + 1, min(number + 4, len(texts))):
        if not texts[later]:
            return
        stray = _first_closing(texts[later])
        if stray is not None:
            for between in range(number + 1, later):
                found[between] = [Marked(0, len(texts[between]), 0, len(texts[between]), opened=False, closed=False)]
            head = Marked(0, stray.start, 0, stray.end, opened=False)
            found[later] = [head, *(run for run in found[later] if run.outer_start >= stray.end)]
            return
        if found[later]:
            return


def _first_closing(text: str) -> _Mark | None:
    """The first double mark of the text, if it closes."""
    match = _DOUBLE.search(text)
    if match is None or match.start() == 0:
        return None
    mark = _mark(text, match.start(), match.end())
    return mark if mark.lean is _Lean.CLOSES else None


def _pair(text: str) -> list[Marked]:
    runs = _Pairing(text).run()
    taken = [(run.outer_start, run.outer_end) for run in runs]
    singles = _single_runs(text, taken)
    return sorted([*runs, *singles], key=lambda run: run.outer_start) if singles else runs


def _mark(text: str, start: int, end: int) -> _Mark:
    before = text[start - 1 : start] or " "
    after = text[end : end + 1] or " "
    left = before.isspace() or before in _BEFORE_OPENING
    right = after.isspace() or after in _AFTER_CLOSING
    lean = _Lean.EITHER if left == right else _Lean.OPENS if left else _Lean.CLOSES
    return _Mark(start, end, lean)


class _Pairing:
    """Walks the double marks of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = array("L", (match.start() for match in _DOUBLE.finditer(text)))
        self.runs: list[Marked] = []
        self._searched = 0

    def run(self) -> list[Marked]:
        """The marked runs."""
        at = 0
        opened: _Mark | None = None
        while at < len(self._starts):
            mark = self._mark_at(at)
            if opened is None:
                opened = self._open(mark)
            elif mark.lean is not _Lean.OPENS or self._speech_verb_at(mark.end):
                self._close(opened, mark)
                opened = None
            elif self._is_nested(at):
                at += 1
            else:
                opened = self._reopen(opened, mark)
            at += 1
        if opened is not None:
            self._leave_open(opened)
        return self.runs

    def _mark_at(self, number: int) -> _Mark:
        """The mark of that number: millions of them may stand in a text written to be heavy."""
        start = self._starts[number]
        return _mark(self.text, start, start + 1 + (self.text[start] in _TYPED_TWICE))

    def _open(self, mark: _Mark) -> _Mark | None:
        spoken = self.text[max(0, mark.start - 2) : mark.start].rstrip()
        ends_speech = spoken.endswith((",", ".", "?", "!", "…")) and self._speech_verb_at(mark.end)
        if mark.lean is not _Lean.CLOSES and not (ends_speech and mark.start == self._starts[-1]):
            return mark
        if ends_speech:
            start = self._missing_opening(mark.start)
            self.runs.append(Marked(start, mark.start, start, mark.end, opened=False))
        return None

    def _missing_opening(self, end: int) -> int:
        """Where speech begins whose opening mark is missing: behind the last sentence that tells of speech."""
        start = self.runs[-1].outer_end if self.runs else 0
        told = bool(self.runs)
        at = start
        while (stop := self.text.find(". ", at, end)) >= 0:
            if told or any(is_active(word) for word in self.text[at:stop].split()):
                start = stop + 2
            at, told = stop + 2, False
        return start

    def _close(self, opened: _Mark, mark: _Mark) -> None:
        if opened.end < mark.start:
            self.runs.append(Marked(opened.end, mark.start, opened.start, mark.end))

    def _is_nested(self, at: int) -> bool:
        following = [self._mark_at(number) for number in range(at + 1, min(at + 3, len(self._starts)))]
        leans = [mark.lean for mark in following]
        return leans == [_Lean.CLOSES, _Lean.CLOSES] or (
            leans == [_Lean.CLOSES, _Lean.EITHER] and self.text[following[1].start] in _CLOSING
        )

    def _reopen(self, opened: _Mark, mark: _Mark) -> _Mark:
        """A second opening mark: the closing one before it is missing, or else it stands inside the quotation."""
        end = self._before_attribution(opened.end, mark.start)
        if end is None:
            return opened
        self.runs.append(Marked(opened.end, end, opened.start, end, closed=False))
        return mark

    def _leave_open(self, opened: _Mark) -> None:
        end = self._before_attribution(opened.end, len(self.text))
        if end is not None:
            self.runs.append(Marked(opened.end, end, opened.start, end, closed=True))
        elif self.text[opened.end :].strip():
            size = len(self.text)
            self.runs.append(Marked(opened.end, size, opened.start, size, closed=False))

    def _before_attribution(self, start: int, end: int) -> int | None:
        """Where the speech ends in a stretch whose closing mark is missing: behind the mark before a speech verb."""
        start = max(start, self._searched)  # a stretch is searched once, however many marks open in it
        self._searched = max(end - 1, start)
        for match in _ENDED_THEN_WORD.finditer(self.text, start, end):
            verb, following = match.groups()
            if verb.islower() and is_bare(verb) and (has_possessive(verb) or not VERB.match(following)):
                return match.start() + 1  # but not "..., jelas disebabkan oleh"
        return None

    def _speech_verb_at(self, place: int) -> bool:
        match = _WORD_AFTER.match(self.text, place)
        return match is not None and match.group(1).islower() and is_bare(match.group(1))


def _single_runs(text: str, taken: list[tuple[int, int]]) -> list[Marked]:
    """Runs in single marks outside the double ones; an apostrophe inside a word is none."""
    runs: list[Marked] = []
    opened: _Mark | None = None
    occupied = iter([*taken, (len(text) + 1, len(text) + 1)])
    block = next(occupied)
    for match in _SINGLE.finditer(text):
        while block[1] <= match.start():
            block = next(occupied)
            opened = None
        if block[0] <= match.start():
            continue
        mark = _mark(text, match.start(), match.end())
        if mark.lean is _Lean.EITHER:
            mark = mark._replace(lean=_detached_lean(text, mark, opened is not None))
        if mark.lean is _Lean.OPENS:
            opened = mark
        elif mark.lean is _Lean.CLOSES and opened is not None:
            runs.append(Marked(opened.end, mark.start, opened.start, mark.end))
            opened = None
    return runs


def _detached_lean(text: str, mark: _Mark, is_open: bool) -> _Lean:
    """Which way a single mark with a space at both sides leans; one between two letters is an apostrophe."""
    if not text[mark.start - 1 : mark.start].isspace():
        return _Lean.EITHER
    return _Lean.CLOSES if is_open else _Lean.OPENS
