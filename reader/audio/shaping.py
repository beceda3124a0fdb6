"""From speech to the sound that is encoded: centred, trimmed, limited, at its gain, its ends faded."""

from __future__ import annotations

import math
import warnings
from array import array
from dataclasses import dataclass
from functools import lru_cache

from reader.audio.limiter import CEILING, limited, may_exceed
from reader.audio.mp3 import HIGHEST_RATE, LOWEST_RATE
from reader.errors import AudioError
from reader.models import Speech

with warnings.catch_warnings():  # it looks for an ffmpeg that we don't need, and its source has old escapes
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.utils import audioop

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
    whole = _centred(AudioSegment(data=speech.pcm, sample_width=2, frame_rate=rate, channels=1))
    peak = whole.max
    start, end = _sounding(whole, peak)
    before = int(_BEFORE * rate)
    sound = whole.get_sample_slice(start - before, end + int(_KEPT_AFTER * rate))
    ceiling = max(2.0, 32_768 * 10 ** ((CEILING - gain) / 20))
    if may_exceed(peak, ceiling):
        sound = sound._spawn(limited(sound.raw_data, rate, ceiling))  # noqa: SLF001 - pydub's way to put data in
    if gain:
        sound = sound.apply_gain(gain)
    zeros = bytes(2 * max(0, before - start))
    return Sound(Speech(zeros + _faded(sound.raw_data, rate), rate), before, before + end - start)


def _centred(whole: AudioSegment) -> AudioSegment:
    """The sound about zero: an offset would be a step at both ends, take room from the peaks and hide silence."""
    if not _off_centre(whole.get_sample_slice(0, int(_TELLING * whole.frame_rate))):
        return whole
    offset = _off_centre(whole)
    against = array("h", [-max(offset, -32_767)]) * int(whole.frame_count())
    return whole._spawn(audioop.add(whole.raw_data, against.tobytes(), 2))  # noqa: SLF001 - its own method wraps round


def _off_centre(sound: AudioSegment) -> int:
    """The sound's mean; 0 where it is so small that it is no offset."""
    mean: int = audioop.avg(sound.raw_data, 2)
    return mean if abs(mean) > max(_SILENCE_FLOOR, sound.max * _OFF_CENTRE) else 0


def _sounding(whole: AudioSegment, peak: int) -> tuple[int, int]:
    """The first sample of sound and the one after its last, to a millisecond."""
    rate = whole.frame_rate
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


def _faded(pcm: bytes, rate: int) -> bytes:
    """The sound with its first and last milliseconds faded, a sample at a time (pydub needs eight times as long)."""
    rise, fall = _ramp(int(_FADE_IN * rate)), _ramp(int(_FADE_OUT * rate))
    head, tail = array("h", pcm[: 2 * len(rise)]), array("h", pcm[-2 * len(fall) :])
    head = array("h", (int(x * share) for x, share in zip(head, rise, strict=True)))
    tail = array("h", (int(x * share) for x, share in zip(tail, reversed(fall), strict=True)))
    return b"".join((head, memoryview(pcm)[2 * len(rise) : -2 * len(fall)], tail))


@lru_cache(maxsize=8)
def _ramp(samples: int) -> tuple[float, ...]:
    """From 0 to nearly 1 as half a period of a cosine, which bends nowhere sharply."""
    return tuple(0.5 - 0.5 * math.cos(math.pi * at / samples) for at in range(samples))
