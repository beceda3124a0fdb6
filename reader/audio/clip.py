"""From speech to a clip: trim, fade, level, encode; and the form in which the cache keeps it."""

from __future__ import annotations

import hashlib
import struct
import warnings

from reader.audio.mp3 import (
    DELAY,
    FRAME_SAMPLES,
    HIGHEST_RATE,
    LOSSLESS_SLACK,
    LOWEST_RATE,
    RATE,
    count_frames,
    encode,
)
from reader.errors import AudioError, DamagedClipError
from reader.models import Clip, Speech

with warnings.catch_warnings():  # it looks for an ffmpeg that we don't need, and its source has old escapes
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

__all__ = ["RATE", "make_clip", "pack", "unpack"]

PEAK_DBFS = -1.5
"""The loudest a clip may be: decoded MP3 swings a little higher than what was encoded."""

_SILENCE_BELOW_PEAK = 180  # 45 dB under the clip's own peak counts as silence at its ends ...
_SILENCE_FLOOR = 16  # ... and so does anything this small (-66 dBFS)
_BEFORE = 0.010  # seconds before the first sound, for a soft beginning; zeros where the engine left none
_KEPT_AFTER = 0.020  # seconds kept of the last sound's decay
_QUIET_AFTER = 0.042  # seconds after the last sound in all. The encoder smears a hard edge over up to 43 ms, beyond
# which it is below 1e-4 of full scale; with its own delay, this keeps the 20 ms about a join silent
_FADE_IN, _FADE_OUT = 3, 5  # milliseconds
_SHORTEST = 0.020  # seconds of sound
_SCAN, _FINE_SCAN = 0.010, 0.001  # seconds a step in which silence is looked for

_MAGIC = b"SimakCL1"
_NUMBERS = struct.Struct(">III")
_HEAD = len(_MAGIC) + hashlib.sha256().digest_size


def make_clip(speech: Speech) -> Clip:
    """The speech as frames that can stand before and after any other clip's.

    The engine's own silence at both ends is cut to a breath (pauses between clips are set on purpose, elsewhere),
    the ends are faded, and a peak over -1.5 dBFS is brought down. `samples` counts exactly what the frames decode
    to; `onset` and `offset` are where the sound rises from and falls to 45 dB below its peak.
    Raises AudioError for what is no usable speech: empty, of odd length, silent, a mere click, of an impossible
    sampling rate.
    """
    rate = speech.sample_rate
    if not LOWEST_RATE <= rate <= HIGHEST_RATE:
        raise AudioError("speech", f"a sampling rate of {rate} Hz cannot be used")
    if not speech.pcm or len(speech.pcm) % 2:
        raise AudioError("speech", "it is empty" if not speech.pcm else "it ends within a sample")
    whole = AudioSegment(data=speech.pcm, sample_width=2, frame_rate=rate, channels=1)
    start, end = _sounding(whole, rate)
    before = int(_BEFORE * rate)
    sound = whole.get_sample_slice(start - before, end + int(_KEPT_AFTER * rate))
    sound = sound.fade_in(_FADE_IN).fade_out(_FADE_OUT)
    if sound.max_dBFS > PEAK_DBFS:
        sound = sound.apply_gain(PEAK_DBFS - sound.max_dBFS)

    zeros = bytes(2 * max(0, before - start))
    frames = encode(_filled(zeros + sound.raw_data, before + end - start, rate), rate)
    return Clip(
        frames=frames,
        samples=count_frames(frames) * FRAME_SAMPLES,
        onset=DELAY + before * RATE // rate,
        offset=DELAY + (before + end - start) * RATE // rate,
    )


def _sounding(whole: AudioSegment, rate: int) -> tuple[int, int]:
    """The first sample of sound and the one after its last, to a millisecond."""
    peak = whole.max
    threshold = max(_SILENCE_FLOOR, peak // _SILENCE_BELOW_PEAK)
    if peak <= threshold:
        raise AudioError("speech", "it is silent")

    def is_silent(start: int, end: int) -> bool:
        return bool(whole.get_sample_slice(start, end).max <= threshold)

    start, end = 0, int(whole.frame_count())
    for seconds in (_SCAN, _FINE_SCAN):
        step = int(seconds * rate)
        while is_silent(start, start + step):
            start += step
        while is_silent(end - step, end):
            end -= step
    if end - start < _SHORTEST * rate:
        raise AudioError("speech", f"it is a click of {1000 * (end - start) / rate:.0f} ms")
    return start, end


def _filled(pcm: bytes, offset: int, rate: int) -> bytes:
    """The sound, which ends at sample `offset`, with the zeros that keep the join silent and fill the last frame."""
    least = (offset + int(_QUIET_AFTER * rate)) * RATE // rate + 1
    frames = -(-(least + LOSSLESS_SLACK) // FRAME_SAMPLES)
    wanted = (frames * FRAME_SAMPLES - LOSSLESS_SLACK) * rate // RATE
    return pcm + bytes(2 * wanted - len(pcm))


def pack(clip: Clip) -> bytes:
    """The clip as it is kept: a mark, a SHA-256 of all that follows it, three numbers, the frames."""
    body = _NUMBERS.pack(clip.samples, clip.onset, clip.offset) + clip.frames
    return _MAGIC + hashlib.sha256(body).digest() + body


def unpack(data: bytes, key: str) -> Clip:
    """The clip that was packed. `key` is where it was kept, to be named in the error.

    Raises DamagedClipError where a single bit is not as it was, or a byte is missing or too many.
    """
    body = data[_HEAD:]
    if len(body) < _NUMBERS.size or data[: len(_MAGIC)] != _MAGIC:
        raise DamagedClipError(key, "this is no clip; it has to be made again")
    if hashlib.sha256(body).digest() != data[len(_MAGIC) : _HEAD]:
        raise DamagedClipError(key, "the clip is cut short or changed; it has to be made again")
    samples, onset, offset = _NUMBERS.unpack_from(body)
    return Clip(frames=body[_NUMBERS.size :], samples=samples, onset=onset, offset=offset)
