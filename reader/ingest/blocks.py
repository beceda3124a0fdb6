"""Lines -> what is read (blocks) and what is not (dropped lines): the rules that pages and pasted text share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.ingest.captions import clean_credit, is_agency, is_credit_only, is_labelled, split_credit
from reader.ingest.characters import fold, key
from reader.ingest.datelines import split_dateline
from reader.ingest.leftovers import (
    ends_article,
    is_address,
    is_initials,
    is_label_before_links,
    is_leftover,
    without_initials,
    without_inline,
)
from reader.ingest.lines import Kind, Line
from reader.models import Block, BlockKind

_LONGEST_CAPTION = 450
_LONGEST_SLANTED_CAPTION = 350
_LONGEST_HEADING = 110
_LONGEST_LINK_TITLE = 160
_LONGEST_JOINED = 20_000
_MOST_REPETITIONS = 100
_DATELINE_WITHIN = 3
_FILE_NAME = re.compile(r"\.(?:jpe?g|png|webp|gif)$", re.IGNORECASE)
_BULLET = re.compile(r"[•●▪◦‣·*✓➢►–-]\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")


@dataclass(slots=True)
class Reading:
    """What was made of the lines."""

    blocks: list[Block] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def compose(lines: Sequence[Line], title: str) -> Reading:
    """The blocks in reading order and the lines left out, each once, as they stood.

    `title` is the headline, which is not read a second time where the body repeats it.
    """
    return _Composer(title).compose(lines)


class _Composer:
    def __init__(self, title: str) -> None:
        self._title = key(title)
        self._kept: list[Line] = []
        self._dropped: dict[str, None] = {}
        self._after_label = False
        self._photo: Line | None = None
        self._credit = ""
        self._seen: set[str] = set()

    def compose(self, lines: Sequence[Line]) -> Reading:
        end = _end(lines)
        for number, line in enumerate(lines[:end]):
            following = lines[number + 1] if number + 1 < len(lines) else None
            self._take(line, following)
        self._attribute_photo()
        self._drop_idle_headings()
        self._drop_repetitions()
        blocks = self._blocks()
        for line in lines[end:]:
            self._drop(line.text)
        return Reading(blocks, list(self._dropped))

    def _drop(self, text: str) -> None:
        if text:
            self._dropped[fold(text)] = None

    def _take(self, line: Line, following: Line | None) -> None:
        if line.kind is Kind.IMAGE:
            self._attribute_photo()
            self._photo = None if line.unread else line
        elif line.kind is Kind.CAPTION:
            self._caption(line)
        elif line.inside or line.deck:
            self._words(line, following)

    # photos

    def _caption(self, line: Line) -> None:
        """A line that the markup calls a caption."""
        if line.unread:
            self._drop(line.text)
            return
        said = [part for part in line.text.split("\n") if part]
        for part in said:
            if is_leftover(part) and not is_credit_only(part):
                self._drop(part)
        said = [part for part in said if not is_leftover(part) or is_credit_only(part)]
        credit = line.credit or next((part for part in said if len(said) > 1 and is_credit_only(part)), "")
        text = fold(" ".join(part for part in said if part != credit))
        if text and not credit and (is_credit_only(text) or is_agency(text)):
            text, credit = "", text
        if text:
            self._keep_caption(text, credit)
        elif credit:
            self._lone_credit(credit)

    def _lone_credit(self, credit: str) -> None:
        """A credit that stands apart from its caption: it may follow it or go before it."""
        parts = split_credit(credit)
        if parts.text and parts.credit and parts.sure:
            self._keep_caption(credit, "")
        elif self._kept and self._kept[-1].kind is Kind.CAPTION and not self._kept[-1].credit and self._photo is None:
            self._kept[-1].credit = clean_credit(credit) or ""
        else:
            self._credit = credit

    def _keep_caption(self, text: str, credit: str) -> None:
        parts = split_credit(text)
        words = parts.text if not credit or parts.sure or parts.credit == clean_credit(credit) else fold(text)
        credit = clean_credit(credit) or "" if credit else parts.credit or clean_credit(self._credit) or ""
        self._credit = ""
        photo, self._photo = self._photo, None
        name = key(words)
        if not name or name in self._seen or is_leftover(words):
            self._drop(text)
            return
        self._seen.add(name)
        self._kept.append(
            Line(Kind.CAPTION, words, credit=credit, image=photo.image if photo else None, alt=self._alt(photo))
        )

    def _alt(self, photo: Line | None) -> str:
        """The photo's description for who cannot see it, unless it is a file's name or the headline again."""
        alt = photo.alt if photo else ""
        return "" if key(alt) == self._title or _FILE_NAME.search(alt) else alt

    def _attribute_photo(self) -> None:
        """A photo without a visible caption has one all the same where an attribute holds a whole one.

        The first of a gallery only: a page shows the others at a click.
        """
        photo, self._photo = self._photo, None
        if photo is None:
            return
        if photo.note:
            if any(line.note for line in self._kept[-1:]):
                self._drop(photo.note)
                return
            self._photo = photo
            self._keep_caption(photo.note, "")
            self._kept[-1].note = self._kept[-1].note or photo.note if self._kept else ""
        elif photo.alt and key(photo.alt) not in (self._title, ""):
            parts = split_credit(photo.alt)
            if parts.sure and parts.credit and len(parts.text.split()) >= 3:
                self._photo = photo
                self._keep_caption(photo.alt, "")

    # words

    def _words(self, line: Line, following: Line | None) -> None:
        text, photo = line.text, self._photo
        if line.unread or (line.linked and len(text.split()) > 1) or key(text) == self._title:
            self._drop(text)
            self._after_label = self._after_label and line.linked
            return
        if is_credit_only(text):
            self._credit_line(line)
            return
        if self._is_dropped(line, following):
            self._drop(text)
            self._after_label = is_label_before_links(text)
            return
        self._after_label = False
        if self._is_caption(line, photo):
            self._keep_caption(text, "")
            return
        if line.deck and not line.inside and len(text) < 40:
            return
        kept = len(self._kept)
        self._attribute_photo()
        self._credit = ""
        if photo is not None and len(self._kept) == kept:
            line = replace(line, image=photo.image, alt=photo.alt)  # the next line may call this one its caption
        self._paragraph(line)

    def _is_dropped(self, line: Line, following: Line | None) -> bool:
        text = line.text
        if is_leftover(text):
            return True
        if self._after_label and len(text) <= _LONGEST_LINK_TITLE and not _SENTENCE_END.search(text):
            return True
        announces = text.endswith(":") and len(text) <= 120
        return announces and following is not None and is_address(following.text)

    def _credit_line(self, line: Line) -> None:
        """A credit in a line of its own ("FOTO: RINA") makes the short line before it a caption."""
        parts = split_credit(line.text)
        credit = parts.credit or clean_credit(line.text) or ""
        before = self._kept[-1] if self._kept else None
        if before is None or not credit:
            self._drop(line.text)
        elif before.kind is Kind.CAPTION:
            if before.credit:
                self._drop(line.text)
            before.credit = before.credit or credit
        elif before.kind is Kind.TEXT and len(before.text) <= _LONGEST_CAPTION and not before.quoted:
            self._kept.pop()
            self._photo = before
            self._keep_caption(before.text, line.text)
        else:
            self._drop(line.text)

    def _is_caption(self, line: Line, photo: Line | None) -> bool:
        """Whether a line of the running text is a photo's caption, by its credit or by standing under the photo."""
        if len(line.text) > _LONGEST_CAPTION or line.kind is Kind.HEADING or not line.inside:
            return False
        if is_labelled(line.text):
            return True
        if photo is not None and line.slanted and len(line.text) <= _LONGEST_SLANTED_CAPTION:
            return True
        parts = split_credit(line.text)
        return bool(
            parts.sure
            and parts.text
            and not is_initials(line.text[len(parts.text) :])
            and (photo or _is_marked(line.text))
        )

    def _paragraph(self, line: Line) -> None:
        kind, text = line.kind, line.text
        if kind is Kind.TEXT and line.strong and _is_heading(text):
            kind = Kind.HEADING
        if kind is not Kind.HEADING and (bullet := _BULLET.match(text)):
            kind, text = Kind.ITEM, text[bullet.end() :]
        elif kind is Kind.TEXT and _NUMBERED.match(text) and len(text) < 300:
            kind = Kind.ITEM
        before = self._kept[-1] if self._kept else None
        joined = (
            line.joins and before is not None and kind is Kind.TEXT and before.kind in (Kind.TEXT, Kind.ITEM)
            and before.quoted == line.quoted and len(before.text) < _LONGEST_JOINED
        )  # fmt: skip
        if joined and before is not None:
            before.text = f"{before.text} {text}"
            before.strong = before.strong and line.strong
        else:
            self._kept.append(replace(line, kind=kind, text=text))

    # the whole

    def _drop_idle_headings(self) -> None:
        """Headings under which nothing is left to be read."""
        kept: list[Line] = []
        is_told = False
        for line in reversed(self._kept):
            if line.kind is Kind.HEADING and not is_told:
                self._drop(line.text)
                continue
            is_told = is_told or line.kind is not Kind.CAPTION
            kept.append(line)
        self._kept = kept[::-1]

    def _drop_repetitions(self) -> None:
        """Pull quotes and decks that the text says again."""
        marked = [line for line in self._kept if line.quoted or line.deck][:_MOST_REPETITIONS]
        plain = (line for line in self._kept if line.kind is Kind.TEXT and not (line.quoted or line.deck))
        whole = " ¶ ".join(key(line.text) for line in plain) if marked else ""
        repeated = {id(line) for line in marked if key(line.text) in whole}
        for line in marked:
            if id(line) in repeated:
                self._drop(line.text)
        self._kept = [line for line in self._kept if id(line) not in repeated]

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


def _end(lines: Sequence[Line]) -> int:
    """Where the mark stands after which nothing is the article's; the number of lines where there is none."""
    read, rest = 0, sum(len(line.text) for line in lines if not line.linked)
    for number, line in enumerate(lines):
        if line.inside and not line.unread and rest <= read and ends_article(line.text):
            return number
        if not line.linked:
            rest -= len(line.text)
            read += len(line.text) * (line.kind is Kind.TEXT and line.inside)
    return len(lines)


def _is_heading(text: str) -> bool:
    if split_dateline(text) != (None, text):
        return False
    return len(text) <= _LONGEST_HEADING and not _SENTENCE_END.search(text.rstrip('?!"”')) and text[0] not in '"“”‘(['


def _is_marked(text: str) -> bool:
    """Whether the line names its photo's author so plainly that it must be a caption."""
    return (
        re.search(r"(?:\bfoto\b|\bphoto\b|©|\bdok\b\.?|sumber gambar|istimewa|\(ist)", text[-130:], re.IGNORECASE)
        is not None
    )


def _block(line: Line, text: str, dateline: str | None) -> Block:
    kind = {
        Kind.HEADING: BlockKind.HEADING,
        Kind.ITEM: BlockKind.LIST_ITEM,
        Kind.CAPTION: BlockKind.CAPTION,
    }.get(line.kind, BlockKind.PARAGRAPH)
    if kind is BlockKind.CAPTION:
        return Block(kind, text, credit=line.credit or None, image=line.image, alt=line.alt or None)
    return Block(kind, text, dateline=dateline, level=line.level)
