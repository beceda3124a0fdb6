"""The paragraphs of an article, read once: what is asked of them later is a search in sorted lists."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reader.narration.mentions import Mention, find_mentions
from reader.narration.sentences import split_sentences
from reader.narration.spelling import Spelling, beginnings
from reader.narration.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph read once: its sentences, words and mentions, each in order."""

    text: str
    sentences: list[tuple[int, int]]
    words: list[Word]
    mentions: list[Mention]

    def words_between(self, start: int, end: int) -> list[Word]:
        """The words that begin in that stretch of the text."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        last = bisect_left(self.words, end, key=lambda word: word.start)
        return self.words[first:last]

    def sentences_between(self, start: int, end: int) -> list[tuple[int, int]]:
        """The sentences that have a part in that stretch of the text."""
        first = bisect_left(self.sentences, start, key=lambda sentence: sentence[1])
        last = bisect_left(self.sentences, end, key=lambda sentence: sentence[0])
        return [sentence for sentence in self.sentences[first:last] if sentence[1] > start]

    def mentions_between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in that stretch of the text."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        last = bisect_left(self.mentions, end, key=lambda mention: mention.start)
        return self.mentions[first:last]


def read_paragraphs(texts: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of one article with their sentences, words and mentions."""
    paragraphs = [Paragraph(text, split_sentences(text), words_of(text), []) for text in texts]
    starts = [beginnings(paragraph.text, paragraph.sentences) for paragraph in paragraphs]
    spelling = Spelling([(p.words, begun) for p, begun in zip(paragraphs, starts, strict=True)])
    for paragraph, begun in zip(paragraphs, starts, strict=True):
        paragraph.mentions.extend(find_mentions(paragraph.text, paragraph.words, begun, spelling))
    return paragraphs
