"""Makes an Article ready to be spoken: opening, sentences, quotations, captions with their credits, closing.

A sentence is cut where a quotation begins and ends, so that each can have its own voice and its own chapter. Every
word of every block comes into one segment, in order; between segments lie only marks and spaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from reader.delivery import USUAL, Captions, Delivery
from reader.foreign import foreign_passages, language_of_part
from reader.models import Article, Block, BlockKind, Passage, Place, Quotation, Script, Segment, SegmentKind
from reader.narration.alignment import Pair
from reader.narration.announcements import before_caption, before_quotation, closing, opening, photo_credit
from reader.narration.expansions import context_of
from reader.narration.quotations import find_quotations
from reader.narration.reading import Context
from reader.narration.sentences import split_sentences
from reader.narration.spoken import spoken_form, spoken_map

LONGEST = 400
"""Characters that a segment has at most: longer sentences are cut at a clause, or else at a space."""

_LEADING = " \t\n\u00a0\u200b\u200e,.;:!?…\"'“”„‟«»‹›‘’`´″〝〞"
_TRAILING = " \t\n\u00a0\u200b\u200e\"'“”„‟«»‹›‘’`´″〝〞"
_CLAUSE_END = re.compile(r"[,;:](?=\s)")
_ANNOUNCED = re.compile(r"(?:foto|kutipan\b.*): ")

Speak = Callable[[str], str]
"""Gives the spoken form of a text, "" where nothing of it can be said."""

_Span = tuple[int, int]


def narrate(article: Article, *, speak: Speak | None = None, delivery: Delivery = USUAL) -> Script:
    """The script of the article, told as `delivery` says.

    Segments are in order: opening, blocks, closing. What has no word that `speak` can say is no segment; by default
    it is the spoken form in the light of what the article tells of its abbreviations.
    """
    quotations = find_quotations(article.blocks)
    if speak is None:
        speak = partial(spoken_form, context=article_context(article))
    writer = _Writer(article, speak, quotations, delivery)
    writer.opening()
    for number, block in enumerate(article.blocks):
        writer.block(number, block)
    writer.closing()
    return Script(article, tuple(writer.segments), quotations)


def article_context(article: Article) -> Context:
    """What the article's headline and blocks tell of its abbreviations."""
    return context_of((article.title, *(block.text for block in article.blocks)))


def positions(segment: Segment, context: Context) -> tuple[Pair, ...]:
    """Which words of `segment.spoken` say which of `segment.text`, in the context that the script was made with.

    An announcement that is not shown ("foto:") is in no pair. A segment that was spoken in another manner (by an
    older version, say) is one pair.
    """
    made = spoken_map(segment.text, context)
    if segment.spoken == made.text:
        return made.pairs
    if _ANNOUNCED.fullmatch(segment.spoken.removesuffix(made.text)):
        ahead = len(segment.spoken) - len(made.text)
        return tuple(
            pair._replace(spoken_start=pair.spoken_start + ahead, spoken_end=pair.spoken_end + ahead)
            for pair in made.pairs
        )
    return (Pair(0, len(segment.text), 0, len(segment.spoken)),)


class _Writer:
    """Writes the segments of one script."""

    def __init__(self, article: Article, speak: Speak, quotations: Sequence[Quotation], delivery: Delivery) -> None:
        self.segments: list[Segment] = []
        self._delivery = delivery
        self._announced: set[int] = set()
        self._article = article
        self._speak = speak
        self._quotations = quotations
        self._sentence = 0
        self._foreign: tuple[Passage, ...] = ()
        self._pieces: dict[int, list[tuple[Place, int]]] = {}
        for index, quotation in enumerate(quotations):
            for piece in quotation.pieces:
                self._pieces.setdefault(piece.block, []).append((piece, index))

    def opening(self) -> None:
        """The headline, who published it and when."""
        for sentence, is_title in opening(self._article, self._delivery):
            if is_title:
                passages = self._passages(sentence)
                self._own_words(SegmentKind.OPENING, sentence, None, passages, self._article.language)
            else:
                self._own_words(SegmentKind.OPENING, sentence)

    def block(self, number: int, block: Block) -> None:
        """The segments of one block."""
        self._foreign = self._passages(block.text)
        if block.kind is BlockKind.HEADING:
            self._sentence_of(number, block.text, (0, len(block.text)), SegmentKind.HEADING)
        elif block.kind is BlockKind.CAPTION:
            self._caption(number, block)
        else:
            pieces = self._pieces.get(number, [])
            at = 0
            for sentence in split_sentences(block.text):
                while at < len(pieces) and pieces[at][0].end <= sentence[0]:
                    at += 1
                self._parts_of(number, block.text, sentence, pieces, at)

    def closing(self) -> None:
        """The last words, the disclosure that the voice is synthetic among them."""
        for sentence in closing(self._delivery):
            self._own_words(SegmentKind.CLOSING, sentence)

    def _caption(self, number: int, block: Block) -> None:
        if self._delivery.captions is Captions.OMITTED:
            return
        announced = before_caption(block.text, self._delivery)
        for sentence in split_sentences(block.text):
            before = len(self.segments)
            self._sentence_of(number, block.text, sentence, SegmentKind.CAPTION, announced=announced)
            announced = "" if len(self.segments) > before else announced
        if self._delivery.credits and block.credit and block.credit.strip():
            self._own_words(SegmentKind.CREDIT, photo_credit(block.credit.strip()), number)

    def _parts_of(self, number: int, text: str, sentence: _Span, pieces: Sequence[tuple[Place, int]], at: int) -> None:
        """The narration and the quotations of one sentence, from the piece of number `at` on."""
        start, end = sentence
        begun = len(self.segments)
        behind_quotation = False
        while at < len(pieces) and pieces[at][0].start < end:
            piece, index = pieces[at]
            if start < piece.start:
                span = _trimmed(text, (start, piece.start), leading=behind_quotation, trailing=True)
                self._add(SegmentKind.NARRATION, number, text, span)
            span = (max(start, piece.start), min(end, piece.end))
            self._add(SegmentKind.QUOTATION, number, text, span, quotation=index, announced=self._quoting(index))
            start, behind_quotation = span[1], True
            at += 1
        span = _trimmed(text, (start, end), leading=behind_quotation, trailing=False)
        self._add(SegmentKind.NARRATION, number, text, span)
        self._sentence += len(self.segments) > begun

    def _quoting(self, quotation: int) -> str:
        """What is said before this piece of a quotation: nothing, where it goes on."""
        if quotation in self._announced:
            return ""
        self._announced.add(quotation)
        return before_quotation(self._quotations[quotation].speaker, self._delivery)

    def _sentence_of(self, number: int, text: str, span: _Span, kind: SegmentKind, announced: str = "") -> None:
        begun = len(self.segments)
        self._add(kind, number, text, span, announced=announced)
        self._sentence += len(self.segments) > begun

    def _add(
        self, kind: SegmentKind, number: int, text: str, span: _Span, quotation: int | None = None, announced: str = ""
    ) -> None:
        """Segments for a stretch of a block, in pieces that are not too long."""
        for start, end in _short_pieces(text, *span):
            spoken = self._spoken(announced + text[start:end])
            if spoken is None or not any(c.isalnum() for c in text[start:end]):
                continue
            language, foreign = language_of_part(text, self._foreign, start, end, self._article.language)
            self.segments.append(
                Segment(
                    kind,
                    text[start:end],
                    spoken,
                    self._sentence,
                    place=Place(number, start, end),
                    block=number,
                    quotation=quotation,
                    speaker=None if quotation is None else self._quotations[quotation].speaker,
                    language=language,
                    foreign=foreign,
                    announced=bool(announced),
                )
            )
            announced = ""

    def _own_words(
        self,
        kind: SegmentKind,
        text: str,
        block: int | None = None,
        foreign: Sequence[Passage] = (),
        usual: str = "id",
    ) -> None:
        """A sentence that has no place in the article's blocks; `usual` is its language but for foreign passages."""
        begun = len(self.segments)
        for start, end in _short_pieces(text, 0, len(text)):
            spoken = self._spoken(text[start:end])
            if spoken is not None:
                language, inside = language_of_part(text, foreign, start, end, usual)
                made = Segment(kind, text[start:end], spoken, self._sentence, block=block)
                self.segments.append(replace(made, language=language, foreign=inside))
        self._sentence += len(self.segments) > begun

    def _passages(self, text: str) -> tuple[Passage, ...]:
        """What an Indonesian article says in another language; of other articles we know only their own."""
        return foreign_passages(text) if self._article.language == "id" else ()

    def _spoken(self, text: str) -> str | None:
        """The spoken form, or None where it has no letter."""
        spoken = self._speak(text).strip()
        return spoken if any(c.isalpha() for c in spoken) else None


def _trimmed(text: str, span: _Span, *, leading: bool, trailing: bool) -> _Span:
    """The stretch without the quotation marks, and what stands at them, where it meets a quotation."""
    start, end = span
    while start < end and (text[start].isspace() or (leading and text[start] in _LEADING)):
        start += 1
    while start < end and (text[end - 1].isspace() or (trailing and text[end - 1] in _TRAILING)):
        end -= 1
    return start, end


def _short_pieces(text: str, start: int, end: int) -> Iterator[_Span]:
    """The stretch in pieces of at most LONGEST characters, cut behind a clause or at a space where there is one."""
    while start < end:
        stop = end if end - start <= LONGEST else _cut(text, start, start + LONGEST)
        first, last = _trimmed(text, (start, stop), leading=False, trailing=False)
        if first < last:
            yield first, last
        start = stop


def _cut(text: str, start: int, limit: int) -> int:
    """The best place before the limit to cut a sentence: its last clause end, else its last space, else the limit."""
    clauses = [match.end() for match in _CLAUSE_END.finditer(text, start + LONGEST // 3, limit)]
    if clauses:
        return clauses[-1]
    space = max((text.rfind(mark, start + 1, limit) for mark in " \n\u00a0"), default=-1)
    return space if space > start else limit
