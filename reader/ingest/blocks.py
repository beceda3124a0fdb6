"""Lines -> what is read (blocks) and what is not (dropped lines): the rules that pages and pasted text share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reader.ingest.captions import is_credit_only
from reader.ingest.characters import fold, key
from reader.ingest.datelines import is_lone_dateline, split_dateline
from reader.ingest.dates import read_date
from reader.ingest.leftovers import is_address, is_label_before_links, is_leftover, without_initials, without_inline
from reader.ingest.lines import Kind, Line
from reader.ingest.pairing import Photos
from reader.ingest.trimming import SENTENCE_END, end_of, idle_headings, labels, machine_made, repetitions
from reader.models import Block, BlockKind

_LONGEST_HEADING = 110
_LONGEST_LINK_TITLE = 160
_LONGEST_JOINED = 20_000
_DATELINE_WITHIN = 3
_FEWEST_WORDS = 6
_DECK_LENGTH = range(36, 440)
_BULLET = re.compile(r"[•●▪◦‣·*✓➢►–-]\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_MOMENT = re.compile(r"\d{1,2}[:.]\d{2}\s*(?:WIB|WITA|WIT)\b|\b(?:19|20)\d\d$")
_CUT_OFF = re.compile(r"(?:…|\.{3})\W*$")
_KINDS = {Kind.HEADING: BlockKind.HEADING, Kind.ITEM: BlockKind.LIST_ITEM, Kind.CAPTION: BlockKind.CAPTION}


@dataclass(slots=True)
class Reading:
    """What was made of the lines."""

    blocks: list[Block] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def compose(lines: Sequence[Line], title: str, *, bylines: Sequence[str] = (), has_labels: bool = False) -> Reading:
    """The blocks in reading order and the lines left out, each once, as they stood.

    `title` is the headline, which is not read a second time where the body repeats it; nor is a line read that says
    no more than one of the `bylines`. `has_labels`: before and behind the text stand a few words that are none of it,
    as on pages.
    """
    return _Composer(title, bylines, has_labels=has_labels).compose(lines)


def dated(blocks: Sequence[Block]) -> datetime | None:
    """The date that the article's own dateline tells ("Padang, 11 April 2022 -"), of a release that has no other."""
    told = next((block.dateline for block in blocks if block.dateline), None)
    return read_date(told) if told else None


class _Composer:
    def __init__(self, title: str, bylines: Sequence[str], *, has_labels: bool) -> None:
        self._title = key(title)
        self._said = {self._title, *map(key, bylines)}
        self._writers = tuple(f"{name.strip()}{end}" for name in bylines for end in (",", " adalah ", " merupakan "))
        self._has_labels = has_labels
        self._kept: list[Line] = []
        self._dropped: dict[str, None] = {}
        self._after_label = self._has_told = False
        self._photos = Photos(self._title, self._kept, self._drop)

    def compose(self, lines: Sequence[Line]) -> Reading:
        end = end_of(lines)
        for line in machine_made(lines):
            line.unread = True
        for number, line in enumerate(lines[:end]):
            following = lines[number + 1] if number + 1 < len(lines) else None
            self._take(line, following)
        self._photos.settle()
        if self._has_labels:
            self._leave_out(labels(self._kept))
        self._leave_out(idle_headings(self._kept))
        self._leave_out(repetitions(self._kept))
        blocks = self._blocks()
        for line in lines[end:]:
            self._drop(line.text)
        return Reading(blocks, list(self._dropped))

    def _drop(self, text: str) -> None:
        if text:
            self._dropped[fold(text)] = None

    def _leave_out(self, lines: Sequence[Line]) -> None:
        for line in lines:
            self._drop(line.text)
        left_out = set(map(id, lines))
        self._kept[:] = [line for line in self._kept if id(line) not in left_out]

    def _take(self, line: Line, following: Line | None) -> None:
        if line.kind is Kind.IMAGE:
            self._photos.see(line)
        elif line.kind is Kind.CAPTION:
            self._photos.caption(line)
        elif line.inside or line.deck:
            self._words(line, following)
        elif self._photos.await_credit() and is_credit_only(line.text):
            self._photos.credit_line(line)
        elif self._photos.is_caption(line, following):
            self._photos.keep(line.text)
        elif self._is_deck(line):
            self._words(replace(line, deck=True), following)
        elif not line.before and not self._is_said(line.text):
            self._drop(line.text)

    def _is_deck(self, line: Line) -> bool:
        """Whether a line between headline and body is the summary: the first to say something, or a whole sentence."""
        if line.before or line.unread or line.linked or line.kind is not Kind.TEXT or self._photos.waiting:
            return False
        first = not (self._dropped or self._kept) or SENTENCE_END.search(line.text) is not None
        long = len(line.text) in _DECK_LENGTH and len(line.text.split()) >= _FEWEST_WORDS
        return first and long and _MOMENT.search(line.text) is None

    def _words(self, line: Line, following: Line | None) -> None:
        text = line.text
        if line.unread or (line.linked and self._is_link(line, following)) or self._is_said(text):
            self._drop(text)
            self._after_label = False
        elif is_credit_only(text) and not line.linked:
            self._photos.credit_line(line)
        elif self._is_dropped(text, following):
            self._drop(text)
            self._after_label = is_label_before_links(text)
        else:
            self._after_label = False
            if self._photos.is_caption(line, following):
                self._photos.keep(text)
            elif line.inside or len(text) in _DECK_LENGTH:
                line = replace(line)
                self._photos.pass_by(line)
                self._paragraph(line)
                self._has_told = self._has_told or (line.inside and SENTENCE_END.search(text) is not None)

    def _is_said(self, text: str) -> bool:
        """Whether the line is the headline or a byline again, or tells who the writer is."""
        return key(text) in self._said or text.startswith(self._writers) or self._is_echo(text)

    def _is_echo(self, text: str) -> bool:
        """Whether a line before the text says the headline again in fewer or a few more words."""
        if self._has_told or len(text) > 2 * _LONGEST_HEADING or SENTENCE_END.search(text):
            return False
        said = key(text)
        return len(said.split()) >= 3 and (
            said in self._title or (self._title in said and len(self._title) >= 0.6 * len(said))
        )

    def _is_link(self, line: Line, following: Line | None) -> bool:
        """Whether a line that is all link leads to something else to read: several words, or one link of a list."""
        if line.kind is Kind.ITEM or len(line.text.split()) > 1:
            return True
        return following is not None and following.linked and following.joins

    def _is_dropped(self, text: str, following: Line | None) -> bool:
        if is_leftover(text):
            return True
        if self._after_label and len(text) <= _LONGEST_LINK_TITLE:
            return _CUT_OFF.search(text) is not None or not SENTENCE_END.search(text)
        announces = text.endswith(":") and len(text) <= 120
        return announces and following is not None and is_address(following.text)

    def _paragraph(self, line: Line) -> None:
        kind, text = line.kind, line.text
        if kind is Kind.TEXT and line.strong and _is_heading(text):
            if not self._has_told and is_lone_dateline(text):
                text = f"{text} -"
            else:
                kind = Kind.HEADING
        if kind is not Kind.HEADING and (bullet := _BULLET.match(text)):
            kind, text = Kind.ITEM, text[bullet.end() :]
        elif kind is Kind.TEXT and _NUMBERED.match(text) and len(text) < 300:
            kind = Kind.ITEM
        before = self._kept[-1] if self._kept else None
        joined = (
            line.joins and before is not None and kind is Kind.TEXT and before.kind in (Kind.TEXT, Kind.ITEM)
            and before.quoted == line.quoted and len(before.text) < _LONGEST_JOINED
            and split_dateline(before.text)[1]
        )  # fmt: skip
        if joined and before is not None:
            before.text = f"{before.text} {text}"
            before.strong = before.strong and line.strong
        else:
            self._kept.append(replace(line, kind=kind, text=text))

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = []
        dateline, looked_at = None, 0
        texts = [number for number, line in enumerate(self._kept) if line.kind in (Kind.TEXT, Kind.ITEM)]
        for number, line in enumerate(self._kept):
            text, found = line.text, None
            if line.kind in (Kind.TEXT, Kind.ITEM):
                text, taken = without_inline(text)
                text, initials = without_initials(text, last=number == texts[-1])
                for one in [*taken, initials or ""]:
                    self._drop(one)
                looked_at += not line.deck
                if looked_at <= _DATELINE_WITHIN and line.kind is Kind.TEXT:
                    found, text = split_dateline(text)
                dateline = found or dateline
            if not key(text):
                continue
            takes = line.kind is Kind.TEXT and not line.deck
            blocks.append(_block(line, text, dateline if takes else None))
            dateline = None if takes else dateline
        return blocks


def _is_heading(text: str) -> bool:
    if split_dateline(text) != (None, text):
        return False
    return len(text) <= _LONGEST_HEADING and not SENTENCE_END.search(text.rstrip('?!"”')) and text[0] not in '"“”‘(['


def _block(line: Line, text: str, dateline: str | None) -> Block:
    kind = _KINDS.get(line.kind, BlockKind.PARAGRAPH)
    if kind is BlockKind.CAPTION:
        return Block(kind, text, credit=line.credit or None, image=line.image, alt=line.alt or None)
    return Block(kind, text, dateline=dateline, level=line.level)
