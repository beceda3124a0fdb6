"""Silence between clips: how long a listener's ear wants it, and the frames that are it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from reader.audio.mp3 import FRAME_SAMPLES, RATE, SILENT_FRAME
from reader.delivery import PAUSES, Pause
from reader.models import Clip, Segment, SegmentKind

_LONGEST = 60.0


def pause_after(segment: Segment, following: Segment | None, pauses: Mapping[Pause, float] = PAUSES) -> float:
    """Seconds of quiet between the segment's sound and the following one's (None: the episode ends)."""
    return pauses[_pause(segment, following)]


def _pause(segment: Segment, following: Segment | None) -> Pause:
    if following is None:
        return Pause.AT_END
    if segment.kind is SegmentKind.OPENING and following.kind is not SegmentKind.OPENING:
        return Pause.AFTER_OPENING
    if following.kind is SegmentKind.CLOSING and segment.kind is not SegmentKind.CLOSING:
        return Pause.BEFORE_CLOSING
    if following.kind is SegmentKind.CREDIT:
        return Pause.BEFORE_CREDIT
    return _in_text(segment, following)


def _in_text(segment: Segment, following: Segment) -> Pause:
    kinds = {segment.kind, following.kind}
    edge = segment.quotation != following.quotation
    if segment.sentence == following.sentence:
        return Pause.QUOTATION_WITHIN_SENTENCE if edge else Pause.WITHIN_SENTENCE
    if block_of(segment) != block_of(following):
        if SegmentKind.HEADING in kinds:
            return Pause.AROUND_HEADING
        is_caption = kinds & {SegmentKind.CAPTION, SegmentKind.CREDIT}
        return Pause.AROUND_CAPTION if is_caption else Pause.BETWEEN_PARAGRAPHS
    return Pause.QUOTATION_BETWEEN_SENTENCES if edge else Pause.BETWEEN_SENTENCES


def block_of(segment: Segment) -> int | None:
    """The number of the article's block that the segment reads or belongs to."""
    return segment.place.block if segment.place else segment.block


def silent_samples(wanted: float, quiet: int) -> int:
    """Samples of silence to put in, in whole frames, where `wanted` seconds are to be quiet and `quiet` samples are
    so already (the end of one clip and the beginning of the next). Never negative.
    """
    return max(0, round((wanted * RATE - quiet) / FRAME_SAMPLES)) * FRAME_SAMPLES


def silence(seconds: float) -> Clip:
    """A clip of digital silence, of that length to the nearest frame (26 ms); one of no length has no frames.

    Raises ValueError for a negative length or one of more than a minute.
    """
    if not 0 <= seconds <= _LONGEST:
        raise ValueError(f"no pause of {seconds} s")
    return _silence(round(seconds * RATE / FRAME_SAMPLES))


@lru_cache(maxsize=128)
def _silence(frames: int) -> Clip:
    samples = frames * FRAME_SAMPLES
    return Clip(frames=SILENT_FRAME * frames, samples=samples, onset=samples, offset=samples)
