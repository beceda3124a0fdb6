"""Peaks held under a ceiling, and everything that is below it left as it is, bit by bit.

Sound swings about zero; from one crossing of zero to the next it makes one lobe. A lobe that rises over the ceiling
is made smaller as a whole, so that its peak meets the ceiling: nothing jumps, because it is zero where it begins and
ends, and nothing is cut flat. At the loudness of an episode a voice has some twenty such lobes a second, one to two
hundredths of its samples. The rest costs a look at the peak of every hundredth of a second.

What is decoded in the end may peak higher than the samples that went in: sound also rises between samples (true
peak, ITU-R BS.1770-4), and the encoder errs. Both are small for a voice's lobes, which are long and round, and large
for sharp ones, so these have to stay lower.
"""

from __future__ import annotations

import warnings
from array import array

with warnings.catch_warnings():  # it looks for an ffmpeg that we don't need, and its source has old escapes
    warnings.simplefilter("ignore")
    from pydub.utils import audioop  # of the standard library up to 3.12, then of audioop-lts

CEILING = -1.7
"""dBFS of the highest sample that is encoded; decoded, voices and what is far from one stay below -1 dBTP."""

SHARP = 10 ** (-2.6 / 20)
"""The share of the ceiling that sharp lobes may use: beside a voice's, they come out so much higher."""

_WINDOW = 0.010  # seconds whose peak is looked at in one go
_STEP = 0.45  # of the peak from one sample to the next makes a lobe sharp: it has five samples or fewer, or an edge


def may_exceed(peak: float, ceiling: float) -> bool:
    """Whether sound of this highest sample may need limiting."""
    return peak > ceiling * SHARP


def limit(samples: array[int], rate: int, ceiling: float) -> None:
    """See to it that of 16-bit mono sound no sample is over the ceiling (in samples' units, at least 2).

    Sharp lobes stay lower still. The samples are changed in place.
    """
    samples.append(0)  # what is after the last sample, and as index -1 before the first
    _limit(samples, 2 * max(1, int(_WINDOW * rate)), ceiling)
    samples.pop()


def _limit(samples: array[int], window: int, ceiling: float) -> None:
    """The same for samples that end in a zero, in windows of so many bytes."""
    sound = memoryview(samples).cast("B")
    lower_ceiling = ceiling * SHARP
    for start in range(0, len(sound) - 2, window):
        part = sound[start : start + window]
        while (peak := audioop.max(part, 2)) > lower_ceiling:
            at = start // 2 + audioop.findmax(part, 1)
            if peak <= ceiling and not _is_step(samples, at, peak):
                break
            _lower(samples, sound, at, ceiling)


def _lower(samples: array[int], sound: memoryview, at: int, ceiling: float) -> None:
    """Lower the lobe whose highest sample this is: to the ceiling, or where it is sharp to its share of it."""
    start, end = _lobe(samples, at)
    peak = abs(samples[at])
    step = _STEP * peak
    sharp = (
        abs(samples[start] - samples[start - 1]) > step
        or abs(samples[end - 1] - samples[end]) > step
        or _is_step(samples, at, peak)
    )
    factor = ((ceiling * SHARP if sharp else ceiling) - 1) / peak  # a unit less, as it is rounded down below zero too
    sound[2 * start : 2 * end] = audioop.mul(sound[2 * start : 2 * end], 2, factor)


def _is_step(samples: array[int], at: int, peak: int) -> bool:
    """Whether the sound jumps by a large part of the peak from this sample to one beside it."""
    here = samples[at]
    return max(abs(here - samples[at - 1]), abs(here - samples[at + 1])) > _STEP * peak


def _lobe(samples: array[int], at: int) -> tuple[int, int]:
    """Where the lobe about this sample begins and ends."""
    start, end = at, at + 1
    if samples[at] > 0:
        while samples[start - 1] > 0:
            start -= 1
        while samples[end] > 0:
            end += 1
    else:
        while samples[start - 1] < 0:
            start -= 1
        while samples[end] < 0:
            end += 1
    return start, end
