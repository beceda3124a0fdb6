"""An episode as its page shows it: the article's blocks as marked-up parts, its chapters as links into the audio."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reader.foreign import foreign_passages, language_of_part
from reader.models import Block, BlockKind, Chapter, ChapterKind, Passage, Script, Segment, SegmentKind, Timeline
from reader.publish.links import web_link
from reader.publish.times import in_words, milliseconds, short_clock

_KINDS = {
    ChapterKind.OPENING: "Pembuka",
    ChapterKind.SECTION: "Bagian",
    ChapterKind.QUOTATION: "Kutipan",
    ChapterKind.CAPTION: "Foto",
    ChapterKind.NARRATION: "Narasi",
}
_TOP_LEVEL = 3
"""The article's headings begin below the page's own (h1 the headline, h2 the page's sections)."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text.

    `start` and `end` are seconds in the audio, None for what is not spoken (marks, spaces); `sentence` and `quotation`
    number what it belongs to; `language` is a BCP 47 tag where it is not the page's own.
    """

    text: str
    start: str | None = None
    end: str | None = None
    language: str | None = None
    quotation: int | None = None
    cited: bool = False
    sentence: int | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Runs beside each other that are the words of one quotation, or of none.

    `owner` is whose words they are; `speaker` the same, where the text around them does not name them.
    """

    quoted: bool
    runs: tuple[Run, ...]
    speaker: str | None = None
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One element of the text: "heading", "paragraph", "quotation", "figure", "list" (its items are `parts`)."""

    kind: str
    groups: tuple[Group, ...] = ()
    level: int = _TOP_LEVEL
    dateline: str | None = None
    speaker: str | None = None
    image: str | None = None
    alt: str = ""
    alt_language: str | None = None
    credit: Run | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A chapter as a link.

    `seconds` and `end` are for the address and the player, `clock` for the eye, `words` for the ear; `label` names it,
    its kind first.
    """

    number: int
    kind: str
    label: tuple[Run, ...]
    seconds: str
    end: str
    clock: str
    words: str


def marked(text: str) -> tuple[Run, ...]:
    """A title or another text by itself, its foreign passages set apart."""
    return tuple(_in_languages(Run(text), foreign_passages(text)))


def headline_runs(script: Script, timeline: Timeline) -> tuple[Run, ...]:
    """The title, with its times where the episode begins by saying it."""
    title = script.article.headline
    runs = marked(title)
    first = timeline.spans[0] if timeline.spans else None
    opening = script.segments[first.segment] if first else None
    if not first or not opening or opening.kind is not SegmentKind.OPENING or not opening.text.startswith(title):
        return runs
    start, end = _seconds(first.start, timeline), _seconds(first.end, timeline)
    return tuple(replace(run, start=start, end=end, sentence=opening.sentence) for run in runs)


def chapter_marks(timeline: Timeline) -> tuple[Mark, ...]:
    """The chapters that lists show."""
    shown = [chapter for chapter in timeline.chapters if chapter.toc]
    return tuple(_mark(number, chapter, timeline) for number, chapter in enumerate(shown, 1))


def _mark(number: int, chapter: Chapter, timeline: Timeline) -> Mark:
    kind = _KINDS[chapter.kind]
    named = chapter.title.casefold().startswith(kind.casefold())
    time = milliseconds(chapter.start, timeline.sample_rate)
    before, words = _announced(chapter)
    label = Run(before if named else f"{kind}: {before}")
    return Mark(
        number=number,
        kind=chapter.kind.value,
        label=(label, *marked(words)) if label.text else marked(words),
        seconds=str(time / 1000),
        end=str(milliseconds(chapter.end, timeline.sample_rate) / 1000),
        clock=short_clock(time),
        words=in_words(time),
    )


def _announced(chapter: Chapter) -> tuple[str, str]:
    """The title's own words before what it cites ("Kutipan: Siti Aminah: "), and what it cites."""
    before, words = "", chapter.title
    if chapter.kind in {ChapterKind.QUOTATION, ChapterKind.CAPTION}:
        for _ in range(2 if chapter.speaker else 1):
            label, colon, rest = words.partition(": ")
            before, words = (before + label + colon, rest) if colon else (before, words)
    return before, words


def text_parts(script: Script, timeline: Timeline) -> tuple[Part, ...]:
    """The article's whole text in reading order, with the times of what is spoken."""
    heard = _heard(script, timeline)
    parts: list[Part] = []
    level = _TOP_LEVEL - 1
    for number, block in enumerate(script.article.blocks):
        if block.kind is BlockKind.HEADING:
            level = max(_TOP_LEVEL, min(block.level + 1, level + 1, 6))
        parts.append(_part(number, block, level, script, heard))
    return tuple(_listed(parts))


def _listed(parts: Sequence[Part]) -> Iterator[Part]:
    """List items beside each other as one list."""
    for is_item, run in groupby(parts, key=lambda part: part.kind == "item"):
        if is_item:
            yield Part("list", parts=tuple(run))
        else:
            yield from run


_Heard = dict[int, list[tuple[Segment, str, str]]]


def _heard(script: Script, timeline: Timeline) -> _Heard:
    """The segments of each block with their times, in the order of the text; credits go by the block they name."""
    heard: _Heard = {}
    for span in timeline.spans:
        segment = script.segments[span.segment]
        block = segment.place.block if segment.place else segment.block
        if block is not None:
            times = (_seconds(span.start, timeline), _seconds(span.end, timeline))
            heard.setdefault(block, []).append((segment, *times))
    for segments in heard.values():
        segments.sort(key=lambda entry: entry[0].place.start if entry[0].place else -1)
    return heard


def _seconds(samples: int, timeline: Timeline) -> str:
    return f"{milliseconds(samples, timeline.sample_rate) / 1000:.3f}"


def _part(number: int, block: Block, level: int, script: Script, heard: _Heard) -> Part:
    runs = _runs(block, heard.get(number, []), script)
    groups = _grouped(runs, script)
    if block.kind is BlockKind.CAPTION:
        credit = _credit(block, heard.get(number, []))
        alt = block.alt or ""
        return Part("figure", groups, image=_image(block.image), alt=alt, alt_language=_whole(alt), credit=credit)
    if block.kind is BlockKind.HEADING:
        return Part("heading", groups, level=level)
    if block.kind is BlockKind.LIST_ITEM:
        return Part("item", groups)
    whole = _whole_quotation(runs)
    if whole is not None:
        plain = tuple(Group(False, group.runs) for group in groups)
        return Part("quotation", plain, dateline=block.dateline, speaker=script.quotations[whole].speaker)
    return Part("paragraph", groups, dateline=block.dateline)


def _image(address: str | None) -> str | None:
    """The photo's address over https, which is all that our Content-Security-Policy lets a browser load."""
    link = web_link(address)
    return "https://" + link.partition("://")[2] if link else None


def _whole(text: str) -> str | None:
    """The foreign language that the whole text is in, if it is."""
    return _tag(language_of_part(text, foreign_passages(text), 0, len(text))[0])


def _tag(language: str) -> str | None:
    """The language as an element's `lang`: None where the page's own holds, or where nobody knows."""
    return language if language not in {"id", "und"} else None


def _credit(block: Block, segments: Sequence[tuple[Segment, str, str]]) -> Run | None:
    if not block.credit:
        return None
    for segment, start, end in segments:
        if segment.kind is SegmentKind.CREDIT:
            return Run(block.credit, start, end, sentence=segment.sentence)
    return Run(block.credit)


def _runs(block: Block, segments: Sequence[tuple[Segment, str, str]], script: Script) -> list[Run]:
    """The block's text in full: spoken stretches with their times, and what stands between them."""
    runs: list[Run] = []
    at = 0
    uncited = {q.speaker for q in (script.quotations[i] for i in _quotations(segments)) if q.speaker}
    for segment, start, end in segments:
        place = segment.place
        if place is None or not at <= place.start < place.end <= len(block.text):
            continue
        if at < place.start:
            runs.append(Run(block.text[at : place.start]))
        text, language = block.text[place.start : place.end], _tag(segment.language)
        run = Run(text, start, end, language, segment.quotation, sentence=segment.sentence)
        for piece in _in_languages(run, segment.foreign):
            runs += _cited(piece, uncited)
        at = place.end
    if at < len(block.text):
        runs.append(Run(block.text[at:]))
    return runs


def _in_languages(run: Run, passages: Sequence[Passage]) -> Iterator[Run]:
    """The run in pieces of one language each."""
    at = 0
    for passage in passages:
        if at < passage.start:
            yield replace(run, text=run.text[at : passage.start])
        yield replace(run, text=run.text[passage.start : passage.end], language=_tag(passage.language))
        at = passage.end
    if at < len(run.text):
        yield replace(run, text=run.text[at:])


def _quotations(segments: Sequence[tuple[Segment, str, str]]) -> set[int]:
    return {segment.quotation for segment, _, _ in segments if segment.quotation is not None}


def _cited(run: Run, uncited: set[str]) -> list[Run]:
    """The run with the first mention of a quotation's speaker, by full name or a part of it, set apart."""
    if run.quotation is not None:
        return [run]
    for speaker in sorted(uncited):
        if found := _mention(speaker, run.text):
            uncited.discard(speaker)
            pieces = ((run.text[: found[0]], False), (run.text[slice(*found)], True), (run.text[found[1] :], False))
            return [replace(run, text=text, cited=cited) for text, cited in pieces if text]
    return [run]


def _mention(speaker: str, text: str) -> tuple[int, int] | None:
    """Where the longest run of the speaker's own words stands in the text, whole words only."""
    words = speaker.split()
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            part = " ".join(words[first : first + length])
            found = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text)
            if found and part[0].isupper():
                return found.span()
    return None


def _grouped(runs: Sequence[Run], script: Script) -> tuple[Group, ...]:
    """Runs of one quotation together, with the spaces between them."""
    owners = [run.quotation for run in runs]
    for number in range(1, len(runs) - 1):
        if runs[number].start is None and not runs[number].text.strip() and owners[number - 1] == owners[number + 1]:
            owners[number] = owners[number - 1]
    cited = {run.text for run in runs if run.cited}
    groups = []
    for owner, members in groupby(zip(owners, runs, strict=True), key=lambda pair: pair[0]):
        speaker = script.quotations[owner].speaker if owner is not None else None
        named = speaker is None or any(name in speaker for name in cited)
        groups.append(Group(owner is not None, tuple(run for _, run in members), None if named else speaker, speaker))
        if speaker is not None:
            cited.add(speaker)
    return tuple(groups)


def _whole_quotation(runs: Sequence[Run]) -> int | None:
    """The quotation that the text consists of but for marks, if it does."""
    quotations = {run.quotation for run in runs if any(c.isalnum() for c in run.text)}
    return quotations.pop() if len(quotations) == 1 else None
