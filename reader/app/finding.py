"""Where an article has what was searched for: the passage that says it best, its words marked, and when it is heard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from reader.app.article_view import marked
from reader.models import Article, Segment
from reader.publish.times import milliseconds
from reader.storage.catalogue import EpisodeRecord, FoundArticle
from reader.storage.folding import Term, Word, folded, words_in

_LONGEST = 280
"""Characters of a passage that are shown."""
_BEFORE = 100
"""Characters that are kept before the first word found where a passage is longer."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: whether it was searched for, and its language (BCP 47) where that is not the page's."""

    text: str
    hit: bool
    language: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article's text. `time` is when it is heard, in milliseconds, where it is."""

    pieces: tuple[Piece, ...]
    time: int | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    time: int | None = None
    speaker: str | None = None


def passage(found: FoundArticle, terms: Sequence[Term]) -> Passage:
    """The first of the article's sentences that has the most of what was searched for, cut where it is long."""
    article = found.article.article
    best = _best(_heard(found.episode), terms) if found.episode else None
    if best is None or not _terms_in(best, terms):
        best = _best((_Candidate(block.text) for block in article.blocks), terms) or best
    if best is None:
        return Passage(pieces(article.headline, terms))
    return Passage(_cut(best.text, terms), best.time, best.speaker)


def _best(candidates: Iterable[_Candidate], terms: Sequence[Term]) -> _Candidate | None:
    """The first that has most of the terms."""
    best, most = None, -1
    for candidate in candidates:
        if (number := _terms_in(candidate, terms)) > most:
            best, most = candidate, number
        if most == len(terms):
            break
    return best


def _terms_in(candidate: _Candidate, terms: Sequence[Term]) -> int:
    text = f" {folded(candidate.text)} "
    speaker = f" {folded(candidate.speaker or '')} "
    return sum(_has(speaker if term.speaker else text, term) for term in terms)


def _has(words: str, term: Term) -> bool:
    """Whether the term is among words with a space before and after each."""
    end = "" if term.prefix else " "
    return any(f" {' '.join(form)}{end}" in words for form in term.forms)


def _heard(record: EpisodeRecord) -> Iterator[_Candidate]:
    """The episode's sentences, each with who says it where that is a quotation."""
    script, timeline = record.episode.script, record.episode.timeline
    starts = {span.segment: span.start for span in timeline.spans}
    placed = [(number, s) for number, s in enumerate(script.segments) if s.place and number in starts]
    for _, group in groupby(placed, key=lambda pair: (pair[1].sentence, pair[1].place and pair[1].place.block)):
        segments = list(group)
        speaker = next((s.speaker for _, s in segments if s.speaker), None)
        text = _text_of([segment for _, segment in segments], script.article)
        yield _Candidate(text, milliseconds(starts[segments[0][0]], timeline.sample_rate), speaker)


def _text_of(segments: Sequence[Segment], article: Article) -> str:
    """The sentence as the article prints it, the marks between its parts included."""
    places = [segment.place for segment in segments if segment.place]
    text = article.blocks[places[0].block].text
    start, end = places[0].start, places[-1].end
    while start and text[start - 1] in "“\"'‘(":
        start -= 1
    while end < len(text) and text[end] in "”\"'’).,":
        end += 1
    return text[start:end]


def _places(words: Sequence[Word], term: Term) -> list[tuple[int, int]]:
    """Where the term stands: first and last word."""
    return [
        (at, at + len(form) - 1)
        for at in range(len(words))
        for form in term.forms
        if _stands(words, at, form, prefix=term.prefix)
    ]


def _stands(words: Sequence[Word], at: int, form: Sequence[str], *, prefix: bool) -> bool:
    if at + len(form) > len(words):
        return False
    *whole, last = form
    found = words[at + len(whole)].text
    same = all(words[at + number].text == word for number, word in enumerate(whole))
    return same and (found.startswith(last) if prefix else found == last)


def pieces(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """The text with what was searched for set apart."""
    words = list(words_in(text))
    hits = [False] * len(text)
    for term in terms:
        if not term.speaker:
            for first, last in _places(words, term):
                start, end = words[first].start, words[last].end
                hits[start:end] = [True] * (end - start)
    made: list[Piece] = []
    at = 0
    for run in marked(text):
        for hit, group in groupby(range(at, at + len(run.text)), key=hits.__getitem__):
            places = list(group)
            made.append(Piece(text[places[0] : places[-1] + 1], hit, run.language))
        at += len(run.text)
    return tuple(made)


def _cut(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """The text's pieces; of a long one what stands around the first word found."""
    if len(text) <= _LONGEST:
        return pieces(text, terms)
    words = list(words_in(text))
    found = [words[first].start for term in terms if not term.speaker for first, _ in _places(words, term)]
    start = max(0, min(found, default=0) - _BEFORE)
    if start and (space := text.find(" ", start, start + _BEFORE)) >= 0:
        start = space + 1
    end = min(len(text), start + _LONGEST)
    if end < len(text) and (space := text.rfind(" ", start + _BEFORE, end)) >= 0:
        end = space
    shown = pieces(text[start:end], terms)
    before = (Piece("… ", hit=False, language=None),) if start else ()
    after = (Piece(" …", hit=False, language=None),) if end < len(text) else ()
    return (*before, *shown, *after)
