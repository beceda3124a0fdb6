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
_BLOCK = 1 << 15  # bytes; a multiple of two strides


def checked(pcm: bytes, sample_rate: int, subject: str) -> Speech:
    """The samples as speech, `subject` being the voice that gave them.

    Raises EngineFailedError where they are none, not whole, silent, or of a rate that no voice has.
    """
    if not LOWEST_RATE <= sample_rate <= HIGHEST_RATE:
        raise EngineFailedError(subject, f"gave sound at {sample_rate} samples a second, which no voice has")
    if not pcm or len(pcm) % 2:
        raise EngineFailedError(subject, "gave no sound" if not pcm else "gave half a sample")
    if _is_silent(pcm):
        raise EngineFailedError(subject, "gave nothing but silence")
    return Speech(pcm, sample_rate)


def _is_silent(pcm: bytes) -> bool:
    """Looks no further than to the first block with sound, which nearly always is the first of all."""
    for start in range(0, len(pcm), _BLOCK):
        samples = array("h", pcm[start : start + _BLOCK])[::_STRIDE]
        if max(samples) >= SILENCE or min(samples) <= -SILENCE:
            return False
    return True
