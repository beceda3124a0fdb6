"""The paragraphs of an article, read once: what is asked of them later is a search in sorted lists."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.narration.mentions import Mention, find_mentions
from reader.narration.sentences import split_sentences
from reader.narration.spelling import Spelling, beginnings
from reader.narration.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph read once: its sentences, words and mentions, each in order; where they start is searched."""

    text: str
    sentences: list[tuple[int, int]]
    words: list[Word]
    mentions: list[Mention]
    _sentence_starts: list[int]
    _sentence_ends: list[int]
    _word_starts: list[int]
    _mention_starts: list[int]

    def add(self, mention: Mention) -> None:
        """Takes the mention that comes next in the text."""
        self.mentions.append(mention)
        self._mention_starts.append(mention.start)

    def words_between(self, start: int, end: int) -> list[Word]:
        """The words that begin in that stretch of the text."""
        first = bisect_left(self._word_starts, start)
        return self.words[first : bisect_left(self._word_starts, end, first)] if start < end else []

    def sentences_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences that have a part in that stretch of the text."""
        first = bisect_right(self._sentence_ends, start)
        return self.sentences[first : bisect_left(self._sentence_starts, end)]

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in that stretch of the text."""
        first = bisect_left(self._mention_starts, start)
        return self.mentions[first : bisect_left(self._mention_starts, end, first)] if start < end else []


def read_paragraphs(texts: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of one article with their sentences, words and mentions."""
    paragraphs = [_read(text) for text in texts]
    starts = [beginnings(paragraph.text, paragraph.sentences) for paragraph in paragraphs]
    spelling = Spelling([(p.text, p.words, begun) for p, begun in zip(paragraphs, starts, strict=True)])
    for paragraph, begun in zip(paragraphs, starts, strict=True):
        for mention in find_mentions(paragraph.text, paragraph.words, begun, spelling):
            paragraph.add(mention)
    return paragraphs


def _read(text: str) -> Paragraph:
    """A paragraph without its mentions, which take knowing the whole article."""
    sentences = split_sentences(text)
    words = words_of(text)
    starts, ends = [start for start, _ in sentences], [end for _, end in sentences]
    return Paragraph(text, sentences, words, [], starts, ends, [word.start for word in words], [])
