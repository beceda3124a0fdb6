"""Pasted text -> Article: paragraphs from lines however they were wrapped, then the same rules as for pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice, pairwise, takewhile

from reader.errors import NoArticleError
from reader.ingest.authors import writers_in
from reader.ingest.blocks import compose, dated
from reader.ingest.captions import is_credit_only, split_credit
from reader.ingest.characters import fold, has_words, key
from reader.ingest.datelines import split_dateline
from reader.ingest.dates import read_date
from reader.ingest.leftovers import is_leftover
from reader.ingest.lines import Kind, Line
from reader.ingest.links import absolute_link
from reader.language import language_of
from reader.models import Article

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…:;,]?[.!?…:;,][\"”’')\]]*$|[.!?…][\"”’')\]]*$")
_ENDS = re.compile(r"[.!?…][\"”’')\]]*$")
_BULLET = re.compile(r"(?:[•●▪◦‣·*✓➢►–-]|\d{1,2}[.)])\s+\S")
_MARKDOWN_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
_SOURCE = re.compile(r"(?:sumber|source|link|tautan|url)\s*:\s*(https?://\S+)", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,3}")
_LONGEST_TITLE = 150
_LONGEST_HEADING = 80
_PARAGRAPH = 80
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 40
_METADATA_WITHIN = 8
_HEADLINE_CAPITALS = 0.6


def read_text(text: str, *, name: str) -> Article:
    """The article of a plain text, pasted or saved. `name` is what people call the input.

    Paragraphs are lines, or where an editor wrapped the lines hard, what stands between blank lines. "Sumber: URL"
    becomes the article's `url`. Raises NoArticleError where the text has no words.
    """
    chunks = _chunks(text)
    title, chunks = _title(chunks)
    lines = [line for number, chunk in enumerate(chunks) for line in _lines(chunk, chunks[number + 1 :][:1])]
    copied = _is_copied([line for chunk in chunks for line in chunk])
    reading = compose(lines, title, has_labels=bool(title) and copied)
    if not reading.blocks:
        raise NoArticleError(name, "there is no text to read in it; give an article's text")
    spoken = " ".join([title, *(block.text for block in reading.blocks)])
    return Article(
        title=title,
        blocks=tuple(reading.blocks),
        url=_source(reading.dropped),
        authors=_authors(reading.dropped) or _signed(chunks, reading.dropped),
        published=_published(reading.dropped) or dated(reading.blocks),
        language=language_of(spoken),
        dropped=tuple(reading.dropped),
    )


def _chunks(text: str) -> list[list[str]]:
    """The lines, folded, in groups that blank lines divide."""
    chunks: list[list[str]] = [[]]
    for raw in _BREAK.split(text):
        line = fold(raw)
        if has_words(line):
            chunks[-1].append(line)
        elif chunks[-1] and not line:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _title(chunks: list[list[str]]) -> tuple[str, list[list[str]]]:
    """The headline, where one of the first lines looks like one, and all that is not it."""
    lead, chunks = _lead(chunks)
    if not chunks:
        return "", lead
    first, rest = chunks[0][0], chunks[0][1:]
    marked = _MARKDOWN_HEADING.match(first)
    title = first[marked.end() :] if marked else first
    following = [*rest, *(line for chunk in chunks[1:4] for line in chunk)]
    if not following or not (marked or _looks_like_title(title, following, alone=not rest)):
        return "", [*lead, *chunks]
    return title, [chunk for chunk in (*lead, rest, *chunks[1:]) if chunk]


def _lead(chunks: list[list[str]]) -> tuple[list[list[str]], list[list[str]]]:
    """The lines before the headline that are never read ("Home > News", "SIARAN PERS", "Nasional"), and the rest."""
    lead = list[list[str]]()
    while chunks and len(lead) < _METADATA_WITHIN and _stands_before_title(chunks):
        lead.append(chunks[0][:1])
        chunks = [chunk for chunk in (chunks[0][1:], *chunks[1:]) if chunk]
    return lead, chunks


def _stands_before_title(chunks: Sequence[Sequence[str]]) -> bool:
    """Whether the first line is none of the article, or the name of a section in a page's copy, or said again below."""
    first, *after = [line for chunk in chunks[:_METADATA_WITHIN] for line in chunk][: 2 * _METADATA_WITHIN]
    if is_leftover(first):
        return True
    head = list(takewhile(lambda line: not _is_prose(line), after))
    if len(first.split()) <= 2 and _is_copied(after) and any(len(line.split()) >= 4 for line in head[:2]):
        return True
    return any(len(line) > len(first) and key(line).startswith(key(first)) for line in head[:2])


def _is_copied(lines: Sequence[str]) -> bool:
    """Whether byline, date or buttons stand before the first paragraph, as where all of a page was copied."""
    head = list(takewhile(lambda line: not _is_prose(line), lines))
    found = [line for line in head if is_leftover(line)]
    return len(head) < len(lines) and (len(found) > 1 or any(map(read_date, found)))


def _is_prose(line: str) -> bool:
    return len(line) >= _PARAGRAPH and (_ENDS.search(line) is not None or split_dateline(line)[0] is not None)


def _looks_like_title(line: str, following: Sequence[str], *, alone: bool) -> bool:
    if len(line) > _LONGEST_TITLE or len(line.split()) < 2 or line.endswith((".", ",", ";", ":", "…")):
        return False
    if is_leftover(line) or is_credit_only(line) or is_credit_only(following[0]) or _BULLET.match(line):
        return False
    if split_dateline(line)[0] is not None and len(line) > _PARAGRAPH:
        return False
    if len(line.split()) >= 4 and not _is_prose(line) and _is_copied(following):
        return True
    body = next((other for other in following if not is_leftover(other)), "")
    return (
        len(body) > len(line)
        if alone
        else len(body) >= max(_PARAGRAPH, 2 * len(line)) and not _is_wrapped([line, *following])
    )


def _lines(chunk: Sequence[str], following: Sequence[Sequence[str]]) -> Iterator[Line]:
    for group in _groups(chunk):
        paragraphs = list(_unwrapped(group)) if _is_wrapped(group) else group
        for number, text in enumerate(paragraphs):
            after = paragraphs[number + 1 :] or (following[0] if following else [])
            if marked := _MARKDOWN_HEADING.match(text):
                yield Line(Kind.HEADING, text[marked.end() :])
            elif _is_heading(text, after, alone=len(chunk) == 1):
                yield Line(Kind.HEADING, text)
            else:
                yield Line(Kind.TEXT, text)


def _groups(chunk: Sequence[str]) -> Iterator[list[str]]:
    """The chunk cut at lines that stand for themselves: credits, list items, what is not read."""
    group: list[str] = []
    for line in chunk:
        single = is_credit_only(line) or is_leftover(line)
        if (single or _BULLET.match(line)) and group:
            yield group
            group = []
        group.append(line)
        if single:
            yield group
            group = []
    if group:
        yield group


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether the lines are pieces of paragraphs that were broken at a width."""
    if len(lines) < 2:
        return False
    widest = max(map(len, lines))
    if not _NARROWEST_WRAP <= widest <= _WIDEST_WRAP:
        return False
    broken = sum(_goes_on(line, after) for line, after in pairwise(lines))
    full = sum(len(line) >= 0.6 * widest for line in lines[:-1])
    return broken >= 0.5 * (len(lines) - 1) and full >= 0.7 * (len(lines) - 1)


def _goes_on(line: str, after: str) -> bool:
    """Whether a sentence may have been broken between the two lines; a headline stands by itself."""
    if _ENDS.search(line) or split_credit(line).sure or split_dateline(after)[0] is not None:
        return False
    words = line.split()
    return after[0].islower() or sum(word[0].isupper() for word in words) < _HEADLINE_CAPITALS * len(words)


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Whole paragraphs: a line that ends a sentence well before the width ends its paragraph."""
    widest = max(map(len, lines))
    held: list[str] = []
    for line in lines:
        held.append(line)
        if _ENDS.search(line) and len(line) < 0.75 * widest:
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _is_heading(text: str, after: Sequence[str], *, alone: bool) -> bool:
    """Whether the line is a heading: short, no sentence, in capitals or set apart, before a paragraph."""
    if len(text) > _LONGEST_HEADING or _SENTENCE_END.search(text.rstrip("?")) or _BULLET.match(text) or not after:
        return False
    if is_leftover(text) or is_credit_only(after[0]) or text[0] in "\"“”'(":
        return False
    length = sum(map(len, after)) if _is_wrapped(after) else len(after[0])
    return (alone or text.isupper()) and length >= _PARAGRAPH and len(text.split()) <= 12


def _source(dropped: Sequence[str]) -> str | None:
    """The address that the text names as its source."""
    for line in dropped:
        found = _SOURCE.match(line)
        link = absolute_link("", found[1]) if found else ""
        if link:
            return link
    return None


def _authors(dropped: Sequence[str]) -> tuple[str, ...]:
    names = (writers_in(line) for line in [*dropped[:_METADATA_WITHIN], *dropped[-_METADATA_WITHIN:]])
    return next((found for found in names if found), ())


def _signed(chunks: Sequence[Sequence[str]], dropped: Sequence[str]) -> tuple[str, ...]:
    """The name that stands by itself before the date, without being read."""
    head = [line for chunk in chunks[: 2 * _METADATA_WITHIN] for line in chunk][: 2 * _METADATA_WITHIN]
    names = (one for one, after in pairwise(head) if _NAME.fullmatch(one) and one in dropped and read_date(after))
    return tuple(islice(names, 1))


def _published(dropped: Sequence[str]) -> datetime | None:
    dates = (read_date(line) for line in dropped[:_METADATA_WITHIN] if len(line) <= 80 and "://" not in line)
    return next((date for date in dates if date is not None), None)
