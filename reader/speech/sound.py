"""What an engine made, looked at before it is called speech."""

from __future__ import annotations

from array import array

from reader.errors import EngineFailedError
from reader.models import Speech

LOWEST_RATE = 8_000
HIGHEST_RATE = 48_000
SILENCE = 328
"""Samples that all stay below a hundredth of full scale (-40 dB) are no speech."""

_STRIDE = 16  # looking at every 16th sample finds any voice, at a sixteenth of the price


def checked(pcm: bytes, sample_rate: int, subject: str) -> Speech:
    """The samples as speech, `subject` being the voice that gave them.

    Raises EngineFailedError where they are none, not whole, silent, or of a rate that no voice has.
    """
    if not LOWEST_RATE <= sample_rate <= HIGHEST_RATE:
        raise EngineFailedError(subject, f"gave sound at {sample_rate} samples a second, which no voice has")
    if not pcm or len(pcm) % 2:
        raise EngineFailedError(subject, "gave no sound" if not pcm else "gave half a sample")
    samples = array("h", pcm)[::_STRIDE]
    if max(samples) < SILENCE and min(samples) > -SILENCE:
        raise EngineFailedError(subject, "gave nothing but silence")
    return Speech(pcm, sample_rate)
