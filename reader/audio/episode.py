"""The episode's bytes: a tag, then every clip and the silence after it, as a stream.

What the pipeline does, in two passes over the clips so that never more than one of them is in memory:

    lengths = [length_of(clip_of(segment)) for segment in script.segments]   # from the cache, or spoken now
    timeline = lay_out(script, lengths)
    head = tag(Label(title=script.article.headline, ...), timeline)
    pauses = silences(script.segments, lengths)
    key = episode_key(head, lengths, pauses)
    if not is_whole(partial(blobs.read, key), head, lengths, pauses):    # or it isn't there
        blobs.put(key, frames(head, (clip_of(s) for s in script.segments), lengths, pauses))
    episode = Episode(script, timeline, key, blobs.size(key), engine.title)
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from reader.audio.id3 import HEAD_BYTES, tag_length
from reader.audio.mp3 import FRAME_SAMPLES, RATE, frame_length
from reader.audio.pauses import silence
from reader.audio.timeline import Length, length_of
from reader.errors import AudioError
from reader.models import Clip

_AHEAD = 1 << 20  # bytes


def episode_key(tag: bytes, lengths: Sequence[Length], silences: Sequence[int]) -> str:
    """The blob key of the episode: "episodes/<sha256>.mp3", a hash of all that its bytes are made from.

    Equal keys mean equal bytes, so an episode made again without a change is the one that is there.
    """
    whole = hashlib.sha256(hashlib.sha256(tag).digest())
    for length, silent in zip(lengths, silences, strict=True):
        whole.update(length.digest + silent.to_bytes(8, "big"))
    return f"episodes/{whole.hexdigest()}.mp3"


def frames(tag: bytes, clips: Iterable[Clip], lengths: Sequence[Length], silences: Sequence[int]) -> Iterator[bytes]:
    """The episode in pieces; takes one clip at a time and keeps none.

    Raises AudioError where a clip isn't the one whose length was taken (somebody made it again meanwhile), or where
    there are more or fewer clips than lengths: the timeline would lie.
    """
    yield tag
    coming = iter(clips)
    for number, (length, silent) in enumerate(zip(lengths, silences, strict=True)):
        clip = next(coming, None)
        if clip is None or length_of(clip) != length:
            raise AudioError("episode", f"clip {number} changed or vanished while the episode was put together")
        yield clip.frames
        if silent:
            yield silence(silent / RATE).frames
    if next(coming, None) is not None:
        raise AudioError("episode", f"there are more clips than the {len(lengths)} it was laid out for")


def samples_in(pieces: Iterable[bytes]) -> int:
    """How many samples the episode decodes to, given in pieces of any length; keeps one of them at a time.

    Raises AudioError where it is anything but a tag and whole frames of our form. What is inside of a frame it cannot
    tell: to say whether that is right, an episode has to be compared with its clips.
    """
    held = b""
    at = 0
    frames_seen = None
    for piece in pieces:
        held += piece
        start = 0
        while len(held) - start >= HEAD_BYTES:
            head = held[start : start + HEAD_BYTES]
            length = tag_length(head) if frames_seen is None else frame_length(head[:4], at + start)
            if len(held) - start < length:
                break
            start += length
            frames_seen = 0 if frames_seen is None else frames_seen + 1
        held = held[start:]
        at += start
    if held or frames_seen is None:
        raise AudioError("episode", f"it ends in the middle of its tag or of a frame, after byte {at}")
    return frames_seen * FRAME_SAMPLES


def is_whole(read: Callable[[int, int], bytes], tag: bytes, lengths: Sequence[Length], silences: Sequence[int]) -> bool:
    """Whether what `read(start, size)` reads, the bytes there or as many as there are, is the episode of these clips.

    Their digests tell it: no clip is needed for it, and no byte of the episode goes unseen.
    """
    at = 0
    ahead = memoryview(b"")
    for size, digest in _pieces(tag, lengths, silences):
        if len(ahead) < size:
            ahead = memoryview(read(at, size + _AHEAD))
        if hashlib.sha256(ahead[:size]).digest() != digest:
            return False
        ahead = ahead[size:]
        at += size
    return not ahead and not read(at, 1)


def _pieces(tag: bytes, lengths: Sequence[Length], silences: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """The size and the digest of each piece of `frames`."""
    yield len(tag), hashlib.sha256(tag).digest()
    for length, silent in zip(lengths, silences, strict=True):
        yield length.size, length.digest
        if silent:
            quiet = silence(silent / RATE).frames
            yield len(quiet), hashlib.sha256(quiet).digest()
