"""From speech to the sound that is encoded: centred, trimmed, limited, at its gain, its ends faded."""

from __future__ import annotations

import math
import warnings
from array import array
from dataclasses import dataclass
from functools import lru_cache

from reader.audio.limiter import CEILING, limit, may_exceed
from reader.audio.mp3 import HIGHEST_RATE, LOWEST_RATE
from reader.errors import AudioError
from reader.models import Speech

with warnings.catch_warnings():  # it looks for an ffmpeg that we don't need, and its source has old escapes
    warnings.simplefilter("ignore")
    from pydub.utils import audioop  # of the standard library up to 3.12, then of audioop-lts

_OFF_CENTRE = 0.01  # of the peak; voices have a mean of about a thousandth of theirs
_TELLING = 0.5  # seconds from the beginning that show whether there is an offset
_SILENCE_BELOW_PEAK = 180  # 45 dB under the clip's own peak counts as silence at its ends ...
_SILENCE_FLOOR = 16  # ... and so does anything this small (-66 dBFS)
_BEFORE = 0.010  # seconds before the first sound, for a soft beginning; zeros where the engine left none
_KEPT_AFTER = 0.020  # seconds kept of the last sound's decay
_FADE_IN, _FADE_OUT = 0.003, 0.005  # seconds
_SHORTEST = 0.020  # seconds of sound
_SCAN, _FINE_SCAN = 0.010, 0.001  # seconds a step in which silence is looked for


@dataclass(frozen=True, slots=True)
class Sound:
    """Speech made ready to be encoded: heard from sample `start` to sample `end`, with a little around it."""

    speech: Speech
    start: int
    end: int


def shaped(speech: Speech, gain: float = 0.0) -> Sound:
    """The speech `gain` dB louder, with no peak over `limiter.CEILING`.

    The engine's own silence at both ends is cut to a breath (pauses between clips are set on purpose, elsewhere),
    the ends are faded, an offset from zero is taken away.
    Raises AudioError for what is no usable speech: empty, of odd length, silent, a mere click, of an impossible
    sampling rate.
    """
    rate = speech.sample_rate
    if not LOWEST_RATE <= rate <= HIGHEST_RATE:
        raise AudioError("speech", f"a sampling rate of {rate} Hz cannot be used")
    if not speech.pcm or len(speech.pcm) % 2:
        raise AudioError("speech", "it is empty" if not speech.pcm else "it ends within a sample")
    pcm = _centred(speech.pcm, rate)
    peak = audioop.max(pcm, 2)
    start, end = _sounding(pcm, rate, peak)
    before = int(_BEFORE * rate)
    sound = array("h", pcm[2 * max(0, start - before) : 2 * (end + int(_KEPT_AFTER * rate))])
    ceiling = max(2.0, 32_768 * 10 ** ((CEILING - gain) / 20))
    if may_exceed(peak, ceiling):
        limit(sound, rate, ceiling)
    louder = audioop.mul(sound, 2, 10 ** (gain / 20)) if gain else sound.tobytes()
    zeros = bytes(2 * max(0, before - start))
    return Sound(Speech(b"".join((zeros, *_faded(louder, rate))), rate), before, before + end - start)


def _centred(pcm: bytes, rate: int) -> bytes:
    """The sound about zero: an offset would be a step at both ends, take room from the peaks and hide silence."""
    if not _off_centre(pcm[: 2 * int(_TELLING * rate)]):
        return pcm
    against = array("h", [-max(_off_centre(pcm), -32_767)]) * (len(pcm) // 2)
    moved: bytes = audioop.add(pcm, against, 2)  # where its `bias` would wrap round
    return moved


def _off_centre(pcm: bytes) -> int:
    """The sound's mean; 0 where it is so small that it is no offset."""
    mean: int = audioop.avg(pcm, 2)
    return mean if abs(mean) > max(_SILENCE_FLOOR, audioop.max(pcm, 2) * _OFF_CENTRE) else 0


def _sounding(pcm: bytes, rate: int, peak: int) -> tuple[int, int]:
    """The first sample of sound and the one after its last, to a millisecond."""
    threshold = max(_SILENCE_FLOOR, peak // _SILENCE_BELOW_PEAK)
    if peak <= threshold:
        raise AudioError("speech", "it is silent")
    sound = memoryview(pcm)

    def is_silent(start: int, end: int) -> bool:
        return bool(audioop.max(sound[2 * max(0, start) : 2 * end], 2) <= threshold)

    start, end = 0, len(pcm) // 2
    for seconds in (_SCAN, _FINE_SCAN):
        step = int(seconds * rate)
        while is_silent(start, start + step):
            start += step
        while is_silent(end - step, end):
            end -= step
    if end - start < _SHORTEST * rate:
        raise AudioError("speech", f"it is a click of {1000 * (end - start) / rate:.0f} ms")
    return start, end


def _faded(pcm: bytes, rate: int) -> tuple[array[int], memoryview, array[int]]:
    """The sound in three pieces, its first and last milliseconds faded, a sample at a time."""
    rise, fall = _ramp(int(_FADE_IN * rate)), _ramp(int(_FADE_OUT * rate))
    head, tail = array("h", pcm[: 2 * len(rise)]), array("h", pcm[-2 * len(fall) :])
    head = array("h", (int(x * share) for x, share in zip(head, rise, strict=True)))
    tail = array("h", (int(x * share) for x, share in zip(tail, reversed(fall), strict=True)))
    return head, memoryview(pcm)[2 * len(rise) : -2 * len(fall)], tail


@lru_cache(maxsize=8)
def _ramp(samples: int) -> tuple[float, ...]:
    """From 0 to nearly 1 as half a period of a cosine, which bends nowhere sharply."""
    return tuple(0.5 - 0.5 * math.cos(math.pi * at / samples) for at in range(samples))
