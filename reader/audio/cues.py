"""Soft tones that say what comes, for who wants them: two notes up before a quotation, two down before a caption.

What the pipeline does where they are wanted, both when it takes lengths and when it joins:

    wanted = cued(script.segments)
    clip = with_cue(clip, wanted[i])

A cue stands in front of its segment's clip and in the pause there. So the kept clip stays what it is, the segment's
chapter begins with the tone, and its span with the first word, as without it.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from functools import lru_cache

from reader.audio.clip import make_clip
from reader.audio.loudness import loudness
from reader.audio.mp3 import ENCODED, RATE
from reader.audio.pauses import block_of, silence
from reader.models import Clip, Segment, SegmentKind, Speech

LEVEL = -26.0
"""LUFS while a cue sounds: 10 LU under the voice, to be noticed and not listened to."""

NOTES = {SegmentKind.QUOTATION: (659.26, 880.00), SegmentKind.CAPTION: (587.33, 440.00)}
"""Hz: e" a" and d" a'; they differ in direction and in height, so that one heard alone is known too."""

_NOTE = 100  # milliseconds
_RISE, _FALL = 12, 70  # milliseconds: struck softly, and dying away
_SOFTER = -6.0  # dB under full scale before it is measured
_BEFORE, _AFTER = 0.2, 0.1  # seconds of silence about it, beside what is quiet at the clips' ends


def cued(segments: Sequence[Segment]) -> tuple[SegmentKind | None, ...]:
    """For each segment the kind of the cue before it: where a quotation or a photo's caption begins, else None.

    A quotation that its attribution interrupts begins once.
    """
    begun: set[tuple[SegmentKind, int | None]] = set()
    cues: list[SegmentKind | None] = []
    for segment in segments:
        what = segment.quotation if segment.kind is SegmentKind.QUOTATION else block_of(segment)
        begins = segment.kind in NOTES and (what is None or (segment.kind, what) not in begun)
        begun.add((segment.kind, what))
        cues.append(segment.kind if begins else None)
    return tuple(cues)


def with_cue(clip: Clip, kind: SegmentKind | None) -> Clip:
    """The clip with the cue of that kind in front (None: as it is); what is heard from `onset` on is the speech."""
    if kind is None:
        return clip
    pieces = silence(_BEFORE), cue(kind), silence(_AFTER)
    later = sum(piece.samples for piece in pieces)
    return Clip(
        frames=b"".join(piece.frames for piece in pieces) + clip.frames,
        samples=later + clip.samples,
        onset=later + clip.onset,
        offset=later + clip.offset,
    )


@lru_cache(maxsize=len(NOTES))
def cue(kind: SegmentKind) -> Clip:
    """The cue before segments of that kind. Raises KeyError for a kind that has none."""
    with warnings.catch_warnings():  # its source has old escapes
        warnings.simplefilter("ignore")
        from pydub.generators import Sine  # noqa: PLC0415 - cues are off by default
    sound = b"".join(
        Sine(hertz, sample_rate=RATE, bit_depth=16)
        .to_audio_segment(_NOTE, _SOFTER)
        .fade_in(_RISE)
        .fade_out(_FALL)
        .raw_data
        for hertz in NOTES[kind]
    )
    held = Speech(sound * 4, RATE)  # loudness is a matter of 400 ms and more
    return make_clip(Speech(sound, RATE), LEVEL - ENCODED - loudness([held]))
