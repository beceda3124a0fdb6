"""From speech to a clip: shaped, encoded; and the form in which the cache keeps it."""

from __future__ import annotations

import hashlib
import struct

from reader.audio.mp3 import DELAY, FRAME_SAMPLES, LOSSLESS_SLACK, RATE, count_frames, encode
from reader.audio.shaping import Sound, shaped
from reader.audio.timeline import Length
from reader.errors import DamagedClipError
from reader.models import Clip, Speech

__all__ = ["RATE", "make_clip", "pack", "unpack", "unpack_length"]

_QUIET_AFTER = 0.042  # seconds after the last sound in all. The encoder smears a hard edge over up to 43 ms, beyond
# which it is below 1e-4 of full scale; with its own delay, this keeps the 20 ms about a join silent

_MAGIC = b"SimakCL2"
_NUMBERS = struct.Struct(">III")
_HEAD = len(_MAGIC) + hashlib.sha256().digest_size + _NUMBERS.size


def make_clip(speech: Speech, gain: float = 0.0) -> Clip:
    """The speech as frames that can stand before and after any other clip's, `gain` dB louder than it came.

    The gain is the voice's (`calibration`), so that clips stand beside each other as the voice spoke them and a
    clip does not depend on its episode; peaks are limited. `samples` counts exactly what the frames decode to;
    `onset` and `offset` are where the sound rises from and falls to 45 dB below its peak. Raises AudioError as
    `shaping.shaped` does.
    """
    sound = shaped(speech, gain)
    rate = speech.sample_rate
    frames = encode(sound.speech.pcm, rate, _quiet_after(sound))
    return Clip(
        frames=frames,
        samples=count_frames(frames) * FRAME_SAMPLES,
        onset=DELAY + sound.start * RATE // rate,
        offset=DELAY + sound.end * RATE // rate,
    )


def _quiet_after(sound: Sound) -> int:
    """How many zeros after the sound keep the join silent and fill the last frame."""
    rate = sound.speech.sample_rate
    least = (sound.end + int(_QUIET_AFTER * rate)) * RATE // rate + 1
    frames = -(-(least + LOSSLESS_SLACK) // FRAME_SAMPLES)
    wanted = (frames * FRAME_SAMPLES - LOSSLESS_SLACK) * rate // RATE
    return wanted - sound.speech.samples


def pack(clip: Clip) -> bytes:
    """The clip as it is kept: a mark, a SHA-256, three numbers, the frames.

    The digest is that of the numbers and the frames' own digest, so that who checks it knows the latter.
    """
    numbers = _NUMBERS.pack(clip.samples, clip.onset, clip.offset)
    digest = hashlib.sha256(numbers + hashlib.sha256(clip.frames).digest()).digest()
    return b"".join((_MAGIC, digest, numbers, clip.frames))


def unpack(data: bytes, key: str) -> Clip:
    """The clip that was packed. `key` is where it was kept, to be named in the error.

    Raises DamagedClipError where a single bit is not as it was, or a byte is missing or too many.
    """
    length = unpack_length(data, key)
    return Clip(data[_HEAD:], length.samples, length.onset, length.offset)


def unpack_length(data: bytes, key: str) -> Length:
    """The `timeline.length_of` the clip that was packed; checks and raises as `unpack`."""
    if len(data) < _HEAD or data[: len(_MAGIC)] != _MAGIC:
        raise DamagedClipError(key, "this is no clip; it has to be made again")
    frames = memoryview(data)[_HEAD:]
    numbers = data[_HEAD - _NUMBERS.size : _HEAD]
    digest = hashlib.sha256(frames).digest()
    if hashlib.sha256(numbers + digest).digest() != data[len(_MAGIC) : _HEAD - _NUMBERS.size]:
        raise DamagedClipError(key, "the clip is cut short or changed; it has to be made again")
    samples, onset, offset = _NUMBERS.unpack(numbers)
    return Length(samples, onset, offset, digest, len(frames))
