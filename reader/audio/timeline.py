"""When everything is heard: the timeline, laid out from the lengths of clips alone."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.audio.chapters import chapters
from reader.audio.mp3 import RATE
from reader.audio.pauses import pause_after, silent_samples
from reader.delivery import PAUSES, Pause
from reader.errors import AudioError
from reader.models import Clip, Script, Segment, Span, Timeline


@dataclass(frozen=True, slots=True)
class Length:
    """What has to be known of a clip once its frames are put away: its samples, where it sounds, a digest of it.

    `samples`, `onset` and `offset` are the clip's; `digest` is the SHA-256 of its frames, `size` their bytes.
    """

    samples: int
    onset: int
    offset: int
    digest: bytes = b""
    size: int = 0


def length_of(clip: Clip) -> Length:
    """The clip's length."""
    return Length(clip.samples, clip.onset, clip.offset, hashlib.sha256(clip.frames).digest(), len(clip.frames))


def silences(
    segments: Sequence[Segment], lengths: Sequence[Length], pauses: Mapping[Pause, float] = PAUSES
) -> tuple[int, ...]:
    """Samples of silence, in whole frames, to be put after each segment's clip.

    What is quiet already at the clips' ends counts into the pause, so that the listener hears the pause that
    `pause_after` names, to half a frame (13 ms), whatever the engine or the encoder left there.
    """
    following = [*segments[1:], None]
    heads = [*(length.onset for length in lengths[1:]), 0]
    return tuple(
        silent_samples(pause_after(segment, after, pauses), length.samples - length.offset + head)
        for segment, after, length, head in zip(segments, following, lengths, heads, strict=True)
    )


def lay_out(script: Script, lengths: Sequence[Length], pauses: Mapping[Pause, float] = PAUSES) -> Timeline:
    """The timeline of the episode that has these clips, one a segment in order, and the `silences` after them.

    Positions are exact: the episode's MP3 decodes to `samples` samples, and each span begins where its segment is
    first heard. Takes memory for the segments, none for the audio.
    Raises AudioError where there is nothing to lay out, or a clip of no length.
    """
    if not script.segments or len(lengths) != len(script.segments):
        raise AudioError("episode", f"it has {len(script.segments)} segments and {len(lengths)} clips")
    if not all(0 <= length.onset < length.offset <= length.samples for length in lengths):
        raise AudioError("episode", "a clip has no sound")
    starts = [0]
    for length, silent in zip(lengths, silences(script.segments, lengths, pauses), strict=True):
        starts.append(starts[-1] + length.samples + silent)
    samples = starts.pop()
    spans = tuple(
        Span(i, start + length.onset, start + length.offset)
        for i, (start, length) in enumerate(zip(starts, lengths, strict=True))
    )
    return Timeline(RATE, samples, spans, chapters(script, starts, samples))
