"""Finds the quotations of an article: direct and partial speech, whole utterances with their speakers.

Quotation marks also stand around titles, terms, nicknames and irony ("tulang punggung"); those are no quotations.
An utterance that its attribution interrupts, or that runs over several paragraphs of the same speaker with nothing
but attributions between, is one quotation of several pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.models import Block, BlockKind, Place, Quotation
from reader.narration.attributions import (
    Attribution,
    Position,
    attribution_after,
    attribution_before,
    opens_direct,
)
from reader.narration.marks import Marked, pair_marks
from reader.narration.paragraphs import Paragraph, read_paragraphs
from reader.narration.speakers import Speakers
from reader.narration.speech_verbs import is_speech_verb
from reader.narration.titles import announces_titles, is_item, is_named, is_title, joins, names
from reader.narration.words import Word

_SPOKEN_KINDS = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_IGNORED = " \t\r\n\u00a0\u200b\u200c\u200d\u200e\u200f\ufeff"
_STRAY = '"“”„«»'
"""Marks that are left at the beginning where one was typed twice."""

_TRANSLATING = frozenset(["arti", "artinya", "berarti", "maknanya", "terjemahannya", "yang"])

_PARTIAL_AFTER_VERB = 3
_PARTIAL_NEAR_VERB = 4
_PARTIAL = 7
"""Words that marked words inside a sentence need to be speech: behind the verb itself, in its sentence, elsewhere."""

_ENDS = ".?!…"
_CLOSES = _ENDS + ","


@dataclass(frozen=True, slots=True)
class _Speech:
    """Marked words that are speech, with the sentence of narration that they stand in."""

    block: int
    run: Marked
    place: Place
    attribution: Attribution
    continued: bool = False


def find_quotations(blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """The quotations of the blocks in reading order, with their speakers.

    Headings and captions are read for names, but hold no quotations. Time grows with the length of the text alone.
    """
    paragraphs = read_paragraphs([block.text for block in blocks])
    speakers = Speakers(paragraphs)
    utterances = _Utterances(paragraphs)
    by_block = _speech_by_block(blocks, paragraphs)
    for number, block in enumerate(blocks):
        if block.kind not in _SPOKEN_KINDS:
            utterances.end()
            continue
        heard = 0
        for speech in by_block[number]:
            speakers.hear(number, heard, speech.run.outer_start)
            utterances.add(speech, speakers)
            heard = speech.run.outer_end
        speakers.hear(number, heard, len(block.text))
    return utterances.finished()


class _Utterances:
    """Joins pieces of speech to utterances."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._done: list[Quotation] = []
        self._pieces: list[Place] = []
        self._speaker: str | None = None
        self._cue = ""
        self._attributed = False
        self._last: _Speech | None = None

    def add(self, speech: _Speech, speakers: Speakers) -> None:
        """Takes the next piece of speech."""
        follows = self._last is not None and _only_attributions(self._paragraphs, self._last, speech)
        unattributed = speech.attribution.position is Position.NONE
        belongs = self._last is not None and (speech.continued or (follows and unattributed))
        if belongs and unattributed:
            speaker = self._speaker
        else:
            introduced = speakers.introduced_by if unattributed else ""
            speaker = speakers.who(speech.block, speech.attribution)
            if not (belongs or (follows and speaker == self._speaker)):
                self.end()
                self._cue = introduced
        if self._speaker is None or not (belongs and self._attributed):
            self._speaker = speaker
        self._attributed = self._attributed or not unattributed
        self._cue = self._cue or speech.attribution.cue
        self._pieces.append(speech.place)
        self._last = speech

    def end(self) -> None:
        """Ends the utterance that is being joined, if there is one."""
        if self._pieces:
            text = " ".join(self._paragraphs[p.block].text[p.start : p.end] for p in self._pieces)
            self._done.append(Quotation(text, tuple(self._pieces), self._speaker, self._cue))
        self._pieces, self._speaker, self._cue, self._last = [], None, "", None
        self._attributed = False

    def finished(self) -> tuple[Quotation, ...]:
        """All utterances."""
        self.end()
        return tuple(self._done)


def _speech_by_block(blocks: Sequence[Block], paragraphs: Sequence[Paragraph]) -> list[list[_Speech]]:
    texts = [block.text if block.kind in _SPOKEN_KINDS else "" for block in blocks]
    found: list[list[_Speech]] = []
    is_open = listed = False
    for number, runs in enumerate(pair_marks(texts)):
        speech = []
        named = False
        listed = listed and is_item(paragraphs[number], runs)
        for index, run in enumerate(runs):
            named = (named and joins(texts[number][runs[index - 1].outer_end : run.outer_start])) or listed
            limit = runs[index + 1].outer_start if index + 1 < len(runs) else len(texts[number])
            continued = is_open and index == 0 and not texts[number][: run.outer_start].strip()
            piece = _speech(number, paragraphs[number], run, limit, continued=continued, named=named)
            if piece is not None:
                speech.append(piece)
            named = piece is None and (named or is_named(paragraphs[number], run))
        is_open = bool(speech) and bool(runs) and not runs[-1].closed and speech[-1].run is runs[-1]
        found.append(speech)
        listed = listed or announces_titles(paragraphs[number])
    return found


def _speech(
    number: int, paragraph: Paragraph, run: Marked, limit: int, *, continued: bool, named: bool
) -> _Speech | None:
    """The marked run as speech, or None where it is none; `named` says that it stands in a list of titles or terms."""
    text = paragraph.text
    start, end = run.start, run.end
    while start < end and text[start] in _IGNORED + _STRAY:
        start += 1
    while start < end and text[end - 1] in _IGNORED:
        end -= 1
    words = paragraph.words_between(start, end)
    if not words:
        return None
    after = attribution_after(paragraph, run, limit)
    sentence = _sentence_start(paragraph, run)
    partial = (
        after is not None and sentence < run.outer_start and text[start].islower() and text[end - 1] not in _CLOSES
    )
    before = attribution_before(paragraph, run, sentence) if after is None or partial else None
    if partial and before is not None and before.start < before.end:
        after = None  # `menyatakan akan mundur "dalam waktu singkat", kata ajudannya`: these are not the aide's words
    if not (continued or after is not None) and (named or not _is_speech(paragraph, run, words, sentence, before)):
        return None
    attribution = after or before or _around(paragraph, run, sentence, limit)
    return _Speech(number, run, Place(number, start, end), attribution, continued)


def _sentence_start(paragraph: Paragraph, run: Marked) -> int:
    """Where the sentence begins that the run stands in or begins."""
    sentences = paragraph.sentences_between(run.outer_start, run.outer_start + 1)
    return sentences[0][0] if sentences else run.outer_start


def _is_speech(paragraph: Paragraph, run: Marked, words: list[Word], sentence: int, before: Attribution | None) -> bool:
    """Whether marked words without an attribution behind them are speech."""
    text = paragraph.text
    lead = paragraph.words_between(max(sentence, run.outer_start - 60), run.outer_start)
    last = text[run.start : run.end].rstrip(_IGNORED)[-1:]
    ended = last in _ENDS
    if not lead:
        return len(words) > 1 and (ended or _nothing_follows(paragraph, run) or (last == "," and len(words) > 3))
    if names(lead):
        return False
    goes_on = not ended and text[run.outer_end : run.outer_end + 2].strip().islower()
    colon = ended and text[run.start].isupper() and text[lead[-1].end : run.outer_start].strip() == ":"
    introduced = before is not None or colon or _translates(lead)
    if introduced and opens_direct(text, run.outer_start) and (len(words) > 1 or ended) and not goes_on:
        return True
    if is_title(words):
        return False
    return len(words) >= _least_of_partial(lead[-1], before)


def _least_of_partial(last: Word, before: Attribution | None) -> int:
    """How many words partial speech has at least behind that word; "sebagai" mostly stands before a mere name."""
    if last.lower == "bahwa" or is_speech_verb(last.text):
        return _PARTIAL_AFTER_VERB
    return _PARTIAL if before is None or last.lower == "sebagai" else _PARTIAL_NEAR_VERB


def _nothing_follows(paragraph: Paragraph, run: Marked) -> bool:
    """Whether the sentence ends behind the closing mark."""
    return paragraph.text[run.outer_end : run.outer_end + 1] in ("", ".") and run.opened


def _around(paragraph: Paragraph, run: Marked, sentence: int, limit: int) -> Attribution:
    """Partial speech without a verb: the first to be named before it in its sentence, or else behind it."""
    if not paragraph.words_between(sentence, run.outer_start):
        return Attribution()
    ahead = paragraph.mentions_between(max(sentence, run.outer_start - 400), run.outer_start)
    behind = paragraph.mentions_between(run.outer_end, min(limit, run.outer_end + 60))
    for mention in (*ahead[:1], *behind[:1]):
        return Attribution(Position.BEFORE, "", mention.start, mention.end)
    return Attribution()


def _only_attributions(paragraphs: Sequence[Paragraph], last: _Speech, speech: _Speech) -> bool:
    """Whether nothing but attributions stands between two pieces of speech."""
    if speech.block - last.block > 1:
        return False
    before = paragraphs[last.block]
    if speech.block == last.block:
        parts = list(_parts(before, last.run.outer_end, speech.run.outer_start))
        return len(parts) < 3 and all(_is_attribution(part, last, speech) for part in parts)
    tail = list(_parts(before, last.run.outer_end, len(before.text)))
    head = list(_parts(paragraphs[speech.block], 0, speech.run.outer_start))
    return len(tail) < 2 and len(head) < 2 and all(_is_attribution(part, last, speech) for part in (*tail, *head))


def _parts(paragraph: Paragraph, start: int, end: int) -> Iterator[list[Word]]:
    """The words of each sentence, or part of one, between two places."""
    for first, last in paragraph.sentences_between(start, end)[:4]:
        words = paragraph.words_between(max(first, start), min(last, end))
        if words:
            yield words


def _is_attribution(words: list[Word], last: _Speech, speech: _Speech) -> bool:
    """Whether the words, which stand between two pieces, only attribute one of them."""
    if words[0].start >= last.run.outer_end and last.attribution.position is Position.AFTER and _cued(words, last):
        return True
    if len(words) == 1 or _translates(words):
        return True
    return speech.attribution.position is Position.BEFORE and len(words) < 9 and is_speech_verb(words[-1].text)


def _translates(words: list[Word]) -> bool:
    """Whether the words only say that the same follows in Indonesian: "yang artinya"."""
    return all(word.lower in _TRANSLATING for word in words)


def _cued(words: list[Word], speech: _Speech) -> bool:
    """Whether the words begin with the attribution of that piece of speech."""
    cue = speech.attribution.cue.split()[-1:]
    return any(word.text in cue for word in words[:12])
