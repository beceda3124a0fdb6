"""Voices that no engine should have: as loud and as odd as they come, for the loudness to be held all the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from reader.audio.mp3 import RATE
from reader.models import Prosody, Speech

Wave = NDArray[np.float64]
Voice = Callable[[str, Prosody], Speech]


def voice(sound: Callable[[Wave, np.random.Generator], Wave], level: float = 1.0, offset: float = 0.0) -> Voice:
    """A voice that makes this sound of the seconds it speaks for, and of chance that the text decides.

    It speaks in syllables, fifteen characters a second, with silence at both ends.
    """

    def speak(text: str, prosody: Prosody) -> Speech:
        time = np.arange(round(len(text) / 15 / prosody.rate * RATE)) / RATE
        chance = np.random.default_rng(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big"))
        syllables = np.clip(0.6 - 0.6 * np.cos(2 * np.pi * 4 * time), 0.02, 1)
        quiet = np.zeros(RATE // 4)
        wave = np.concatenate([quiet, level * syllables * sound(time, chance), quiet]) + offset
        return Speech((np.clip(wave, -1, 1) * 32767).astype("<i2").tobytes(), RATE)

    return speak


def tone(time: Wave, chance: np.random.Generator) -> Wave:
    return np.asarray(np.sin(2 * np.pi * chance.uniform(300, 1200) * time))


def noise(time: Wave, chance: np.random.Generator) -> Wave:
    return 0.25 * chance.normal(size=len(time))


def square(time: Wave, chance: np.random.Generator) -> Wave:
    return np.sign(np.sin(2 * np.pi * chance.uniform(80, 2000) * time))


def hiss(time: Wave, chance: np.random.Generator) -> Wave:
    """A sine a little beside a quarter of the sampling rate: its peaks lie between the samples now and then."""
    return np.asarray(np.sin(2 * np.pi * 5_520 * time))


def clicks(time: Wave, chance: np.random.Generator) -> Wave:
    """A soft tone, and in it full-scale clicks of one to three samples, thirty a second."""
    wave = 0.05 * np.sin(2 * np.pi * 200 * time)
    for at in chance.integers(0, len(time) - 3, size=int(30 * len(time) / RATE)):
        wave[at : at + chance.integers(1, 4)] = chance.choice([-1, 1])
    return np.asarray(wave)


def pulses(time: Wave, chance: np.random.Generator) -> Wave:
    """What a throat does: a train of pulses through a resonance; 20 dB from its mean to its peaks."""
    wave = np.zeros(len(time))
    wave[:: int(RATE / chance.uniform(80, 200))] = 1
    decay = np.exp(-np.arange(400) / 40) * np.sin(2 * np.pi * 700 * np.arange(400) / RATE)
    return np.convolve(wave, decay)[: len(time)]


VOICES: dict[str, Voice] = {
    "tone": voice(tone, 0.5),
    "tone 30 dB softer": voice(tone, 0.5 * 10 ** (-30 / 20)),
    "tone at full scale": voice(tone),
    "noise": voice(noise),
    "noise at full scale": voice(noise, 4),
    "square": voice(square, 0.999),
    "soft square": voice(square, 0.02),
    "hiss": voice(hiss, 0.9),
    "clicks": voice(clicks),
    "pulses": voice(pulses),
    "beside zero": voice(pulses, 0.5, 0.3),
    "below zero": voice(tone, 0.3, -0.45),
    "nearly silent": voice(pulses, 0.02),
}
