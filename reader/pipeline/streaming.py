"""An episode while it is being made: its frames as they come, with nothing of the whole in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.audio.mp3 import RATE
from reader.audio.pauses import silence
from reader.audio.timeline import Length, length_of, silences
from reader.delivery import PAUSES, Pause
from reader.errors import AudioError
from reader.models import Clip, Progress, Segment


def joined(
    segments: Sequence[Segment],
    clips: Iterable[Clip],
    pauses: Mapping[Pause, float] = PAUSES,
    progress: Progress | None = None,
) -> Iterator[bytes]:
    """The frames of each segment's clip as soon as the clip is there, and the silences between and after them.

    Together they are the bytes of `episode.frames` without the tag. How long a silence is depends on the clip after it
    (some of it is quiet already), so it goes out with that one. `progress` counts segments. Raises AudioError where
    there is nothing to join, and what `clips` raises.
    """
    if not segments:
        raise AudioError("episode", "it has no segments")
    last: tuple[Segment, Length] | None = None
    for number, (segment, clip) in enumerate(zip(segments, clips, strict=True), 1):
        here = (segment, length_of(clip))
        yield _quiet(pauses, last, here) + clip.frames if last else clip.frames
        last = here
        if progress:
            progress(number, len(segments))
    if last:
        yield _quiet(pauses, last)


def _quiet(pauses: Mapping[Pause, float], *around: tuple[Segment, Length]) -> bytes:
    """The frames of silence after the first of these, before the second where there is one."""
    segments, lengths = zip(*around, strict=True)
    return silence(silences(segments, lengths, pauses)[0] / RATE).frames


def growing(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The same bytes in fewer pieces: the first as it comes, each later one about as long as all before it, at most
    `most` and a piece more.

    A listener hears what came before while the next is made, so nobody waits as long as the voice is faster than
    speech. Where `pieces` fail, what there is goes out first.
    """
    sent = 0
    held: list[bytes] = []
    size = 0
    try:
        for piece in pieces:
            held.append(piece)
            size += len(piece)
            if size >= min(sent, most):
                yield b"".join(held)
                sent += size
                held, size = [], 0
    except Exception:
        if held:
            yield b"".join(held)
        raise
    if held:
        yield b"".join(held)
