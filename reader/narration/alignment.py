"""Which words of a spoken form say which words of the text as shown.

A voice's clock and a listener's finger count spoken words, a page shows written ones: "Rp1,5 triliun" is five words
in the ear and two in the eye.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.narration.characters import Chunk
from reader.narration.reading import MARKS


class Pair(NamedTuple):
    """A stretch of the text as shown, and the stretch of the spoken form that says it; code points, ends exclusive."""

    shown_start: int
    shown_end: int
    spoken_start: int
    spoken_end: int


class Spoken(NamedTuple):
    """A spoken form with its map: the pairs stand in order on both sides, and every spoken word is in one of them.

    So is every shown word in Latin letters or figures, be it passed over in silence, unless the whole text is silent.
    """

    text: str
    pairs: tuple[Pair, ...]


class Step(NamedTuple):
    """What one step of reading took from the plain text, and which pieces of the line it added."""

    start: int
    end: int
    first: int
    last: int


def aligned(source: str, chunks: Sequence[Chunk], steps: Iterable[Step], pieces: Sequence[str]) -> tuple[Pair, ...]:
    """The pairs from what was read: `source` is the plain text that the chunks make up."""
    shown = _Shown(chunks)
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece) + 1)
    pairs: list[Pair] = []
    unsaid: int | None = None
    for step in steps:
        silent = step.first == step.last
        spoken_start = starts[step.first]
        said = "" if silent else " ".join(pieces[step.first : step.last]).rstrip(MARKS)
        for start, end, words in _parts(source, step, said):
            shown_start, shown_end = shown.range(start, end)
            if silent:
                if pairs:
                    pairs[-1] = pairs[-1]._replace(shown_end=max(shown_end, pairs[-1].shown_end))
                elif unsaid is None:
                    unsaid = shown_start
                continue
            pair = Pair(shown_start if unsaid is None else unsaid, shown_end, spoken_start, spoken_start + len(words))
            unsaid = None
            spoken_start = pair.spoken_end + 1
            if pairs and pair.shown_start < pairs[-1].shown_end:
                pair = Pair(pairs[-1].shown_start, pair.shown_end, pairs.pop().spoken_start, pair.spoken_end)
            pairs.append(pair)
    return tuple(pairs)


def _parts(source: str, step: Step, said: str) -> list[tuple[int, int, str]]:
    """A step word by word where it says each word as it is written, else whole; nothing where it took only signs."""
    written = source[step.start : step.end]
    if said and written.strip() == said:
        parts: list[tuple[int, int, str]] = []
        at = step.start + len(written) - len(written.lstrip())
        for word in said.split(" "):
            parts.append((at, at + len(word), word))
            at += len(word) + 1
        return parts
    if not said and not any(map(str.isalnum, written)):
        return []
    start = step.start + len(written) - len(written.lstrip())
    return [(start, step.start + len(written.rstrip()), said)]


class _Shown:
    """Finds the shown range of ranges of the plain text, which must be asked for in order."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self._chunks = chunks
        self._at = 0
        self._start = 0

    def range(self, start: int, end: int) -> tuple[int, int]:
        self._go_to(start)
        shown_start, last = self._place(start)[0], end - 1
        self._go_to(last)
        return shown_start, self._place(last)[1]

    def _go_to(self, place: int) -> None:
        while place > self._start + len(self._chunks[self._at].plain):
            self._start += len(self._chunks[self._at].plain) + 1
            self._at += 1

    def _place(self, place: int) -> tuple[int, int]:
        """The shown range of one plain character: itself in a chunk of as many characters, else the whole chunk."""
        chunk = self._chunks[self._at]
        if not chunk.alike:
            return chunk.start, chunk.end
        return chunk.start + place - self._start, chunk.start + place - self._start + 1
