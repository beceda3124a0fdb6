"""How loud sound is to the ear: integrated loudness by ITU-R BS.1770-4 (which EBU R 128 takes), for one channel."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator

from reader.models import Speech

SILENT = -math.inf
"""The loudness of what has no block above the absolute gate."""

_STEP = 0.1  # seconds; a block is four steps long, and one begins at every step
_STEPS_A_BLOCK = 4
_OFFSET = -0.691  # the standard's constant, by which a 997 Hz sine at 0 dBFS in one channel has -3.01 LUFS
_ABSOLUTE_GATE = -70.0  # LUFS
_RELATIVE_GATE = -10.0  # LU below the mean of what passes the absolute gate

Section = tuple[float, float, float, float, float]
"""A second-order filter: b0, b1, b2 over 1, a1, a2."""


def loudness(speeches: Iterable[Speech]) -> float:
    """The integrated loudness of the sounds one after another, in LUFS; `SILENT` where they are.

    Each is taken by itself (no block reaches from one into the next), so they may differ in sampling rate; what is
    shorter than a block of 400 ms is filled with silence. It is pure Python, for measuring a voice once: ten seconds
    at 22,050 Hz take a twentieth of a second.
    """
    blocks = [power for speech in speeches for power in _blocks(speech)]
    blocks = [power for power in blocks if _level(power) > _ABSOLUTE_GATE]
    if not blocks:
        return SILENT
    gate = _level(math.fsum(blocks) / len(blocks)) + _RELATIVE_GATE
    heard = [power for power in blocks if _level(power) > gate]
    return _level(math.fsum(heard) / len(heard))


def _level(power: float) -> float:
    return _OFFSET + 10 * math.log10(power) if power > 0 else SILENT


def _blocks(speech: Speech) -> Iterator[float]:
    """The mean square of each block of 400 ms of the weighted sound, full scale being 1."""
    steps = list(_weighted(speech))
    steps += [0.0] * (_STEPS_A_BLOCK - len(steps))
    for first in range(len(steps) - _STEPS_A_BLOCK + 1):
        yield sum(steps[first : first + _STEPS_A_BLOCK]) / _STEPS_A_BLOCK


def _weighted(speech: Speech) -> Iterator[float]:
    """The mean square of each step of the K-weighted sound; a last step that is not whole counts as if filled up."""
    (p0, p1, p2, p3, p4), (q0, q1, q2, q3, q4) = k_weighting(speech.sample_rate)
    samples = array("h", speech.pcm)
    step = round(_STEP * speech.sample_rate)
    scale = 1 / (step * 32768.0**2)
    s1 = s2 = t1 = t2 = 0.0
    for start in range(0, len(samples), step):
        squares = 0.0
        for x in samples[start : start + step]:  # both sections in transposed direct form II
            y = p0 * x + s1
            s1 = p1 * x - p3 * y + s2
            s2 = p2 * x - p4 * y
            z = q0 * y + t1
            t1 = q1 * y - q3 * z + t2
            t2 = q2 * y - q4 * z
            squares += z * z
        yield squares * scale


def k_weighting(rate: int) -> tuple[Section, Section]:
    """The standard's two filters at this sampling rate: what the head does, and what the ear does to low sounds.

    BS.1770 gives coefficients for 48 kHz alone; these come from the analogue filters behind them by the bilinear
    transform, and are the standard's own at 48 kHz to seven digits. Below 48 kHz the sound is short of the highest
    frequencies, not weighted wrongly.
    """
    warped = math.tan(math.pi * 1681.974450955533 / rate)
    high = 10 ** (3.999843853973347 / 20)
    middle = high**0.4996667741545416
    quality = 0.7071752369554196
    norm = 1 + warped / quality + warped**2
    head = (
        (high + middle * warped / quality + warped**2) / norm,
        2 * (warped**2 - high) / norm,
        (high - middle * warped / quality + warped**2) / norm,
        2 * (warped**2 - 1) / norm,
        (1 - warped / quality + warped**2) / norm,
    )
    warped = math.tan(math.pi * 38.13547087602444 / rate)
    quality = 0.5003270373238773
    norm = 1 + warped / quality + warped**2
    ear = (1.0, -2.0, 1.0, 2 * (warped**2 - 1) / norm, (1 - warped / quality + warped**2) / norm)
    return head, ear
