"""Chapters: a mark at every heading, quotation and photo caption, and where the narration goes on after them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from reader.audio.mp3 import RATE
from reader.audio.pauses import block_of
from reader.models import Chapter, ChapterKind, Script, Segment, SegmentKind, cut_at_word

TITLE_LENGTH = 90
"""Characters of a title at most; a chapter list shows about one line of it."""

NARRATION_SECONDS = 15.0
"""Narration that goes on after a quotation or photo for at least so long gets a (hidden) chapter of its own."""

_NAME_LENGTH = 45
_CREDIT_LENGTH = 40
_NARRATION_LENGTH = 60
_UNTITLED = {
    ChapterKind.OPENING: "Pembukaan",
    ChapterKind.SECTION: "Bagian",
    ChapterKind.QUOTATION: "Kutipan",
    ChapterKind.CAPTION: "Foto",
    ChapterKind.NARRATION: "Lanjutan berita",
}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A chapter's beginning: the segment it begins with, and the last one that is what the mark says.

    The rest of the chapter, if any, is narration that goes on.
    """

    segment: int
    kind: ChapterKind
    title: str
    last: int
    toc: bool = True
    speaker: str | None = None
    image: str | None = None


def chapters(script: Script, starts: Sequence[int], samples: int) -> tuple[Chapter, ...]:
    """The episode's chapters in time order, from 0 to `samples` without a gap.

    `starts` is where each segment's clip begins: strictly rising, the first 0, all below `samples`. A chapter begins
    with its first segment's clip, so a jump to it never cuts into a word. There is one for the opening, each
    heading, each utterance (however often its attribution interrupts it) and each photo caption; and one with `toc`
    false where narration goes on for long after an utterance or caption, so that a quotation's chapter ends when
    the quotation does. The closing belongs to whatever runs.
    """
    marks = _with_narration(script, _marks(script), starts, samples)
    ends = [*(starts[mark.segment] for mark in marks[1:]), samples]
    return tuple(
        Chapter(
            kind=mark.kind,
            title=title_text(mark.title) or _UNTITLED[mark.kind],
            start=starts[mark.segment],
            end=end,
            segment=mark.segment,
            toc=mark.toc,
            speaker=mark.speaker,
            image=mark.image,
        )
        for mark, end in zip(marks, ends, strict=True)
    )


def title_text(text: str) -> str:
    """The text fit for a title: in one line, without control characters and halves of surrogate pairs."""
    return " ".join("".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text).split())


def _marks(script: Script) -> list[_Mark]:
    """The opening, and every heading, utterance and caption at its first segment."""
    marks: list[_Mark] = []
    seen: set[tuple[ChapterKind, int]] = set()
    last = {name: i for i, segment in enumerate(script.segments) if (name := _identity(segment, i))}
    for i, segment in enumerate(script.segments):
        name = _identity(segment, i)
        if name and name not in seen:
            seen.add(name)
            marks.append(_mark(script, segment, i, last[name]))
    if not marks or marks[0].segment > 0:
        marks.insert(0, _Mark(0, ChapterKind.OPENING, cut_at_word(script.article.headline, TITLE_LENGTH), 0))
    return marks


def _identity(segment: Segment, index: int) -> tuple[ChapterKind, int] | None:
    """What chapter the segment calls for, so that segments of one heading, utterance or caption call for the same."""
    if segment.kind is SegmentKind.QUOTATION:
        return ChapterKind.QUOTATION, segment.quotation if segment.quotation is not None else -1 - index
    block = block_of(segment)
    if segment.kind is SegmentKind.HEADING:
        return ChapterKind.SECTION, block if block is not None else -1 - index
    if segment.kind is SegmentKind.CAPTION:
        return ChapterKind.CAPTION, block if block is not None else -1 - index
    return None


def _mark(script: Script, segment: Segment, index: int, last: int) -> _Mark:
    number = block_of(segment)
    block = script.article.blocks[number] if number is not None else None
    text = block.text if block else segment.text
    match segment.kind:
        case SegmentKind.QUOTATION:
            title, speaker = _quotation_title(script, segment)
            return _Mark(index, ChapterKind.QUOTATION, title, last, speaker=speaker)
        case SegmentKind.CAPTION:
            credit = f" ({cut_at_word(block.credit, _CREDIT_LENGTH)})" if block and block.credit else ""
            title = _titled("Foto: ", text, credit)
            return _Mark(index, ChapterKind.CAPTION, title, last, image=block.image if block else None)
        case _:
            return _Mark(index, ChapterKind.SECTION, cut_at_word(text, TITLE_LENGTH), last)


def _quotation_title(script: Script, segment: Segment) -> tuple[str, str | None]:
    quotation = script.quotations[segment.quotation] if segment.quotation is not None else None
    speaker = quotation.speaker if quotation else segment.speaker
    name = title_text(cut_at_word(speaker, _NAME_LENGTH)) if speaker else ""
    text = (quotation.text if quotation else segment.text).rstrip(" ,;:")  # the comma before its attribution
    return _titled(f"Kutipan: {name}: " if name else "Kutipan: ", text), speaker


def _titled(before: str, text: str, after: str = "") -> str:
    return before + cut_at_word(text, TITLE_LENGTH - len(before) - len(after)) + after


def _with_narration(script: Script, marks: list[_Mark], starts: Sequence[int], samples: int) -> list[_Mark]:
    """The marks, and between them those where narration goes on for long."""
    whole: list[_Mark] = []
    nexts = [*(mark.segment for mark in marks[1:]), len(script.segments)]
    for mark, following in zip(marks, nexts, strict=True):
        whole.append(mark)
        resumed = _resumed(script, mark, following)
        end = starts[following] if following < len(starts) else samples
        if resumed is not None and end - starts[resumed] >= NARRATION_SECONDS * RATE:
            text = script.segments[resumed].text.lstrip(" ,;:.-–—")
            title = cut_at_word(text, _NARRATION_LENGTH)
            whole.append(_Mark(resumed, ChapterKind.NARRATION, title, resumed, toc=False))
    return whole


def _resumed(script: Script, mark: _Mark, following: int) -> int | None:
    """The segment between the mark's own and the following mark's with which narration goes on, if one does.

    What ends the quotation's own sentence ("… kata Siti di Jakarta, Senin.") still belongs to the quotation.
    """
    if mark.kind not in {ChapterKind.QUOTATION, ChapterKind.CAPTION}:
        return None
    segments, sentence = script.segments, script.segments[mark.last].sentence
    goes_on = {SegmentKind.NARRATION, SegmentKind.QUOTATION}
    after = range(mark.last + 1, following)
    return next((i for i in after if segments[i].kind in goes_on and segments[i].sentence != sentence), None)
