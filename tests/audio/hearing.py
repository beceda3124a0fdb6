"""Sounds with sharp edges to put in, and ears (the ffmpeg libraries) to hear what came out."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from reader.audio.mp3 import RATE
from reader.models import Speech

Samples = NDArray[np.float32]


def tone(hertz: float, seconds: float, *, rate: int = RATE, before: float = 0.1, after: float = 0.3) -> Speech:
    """A tone with a sharp beginning and end, between the silence that engines leave."""
    time = np.arange(round(seconds * rate)) / rate
    sound = np.concatenate([
        np.zeros(round(before * rate)),
        0.5 * np.cos(2 * np.pi * hertz * time),
        np.zeros(round(after * rate)),
    ])  # fmt: skip
    return Speech((sound * 32767).astype("<i2").tobytes(), rate)


def pieces(source: Path | bytes) -> Iterator[Samples]:
    """What a player hears, decoded frame by frame."""
    with av.open(io.BytesIO(source) if isinstance(source, bytes) else str(source), mode="r", format="mp3") as container:
        for frame in container.decode(audio=0):
            assert frame.sample_rate == RATE
            yield np.asarray(frame.to_ndarray(), dtype=np.float32).reshape(-1)


def hear(source: Path | bytes) -> Samples:
    """All that a player hears."""
    return np.concatenate(list(pieces(source)))


def hear_end(source: Path, seconds: float) -> tuple[int, Samples]:
    """How many samples there are in all, and the last ones, without holding more."""
    kept: deque[Samples] = deque(maxlen=round(seconds * RATE / 576))
    total = 0
    for piece in pieces(source):
        total += len(piece)
        kept.append(piece)
    return total, np.concatenate(list(kept))


def first_loud(sound: Samples, level: float = 0.1) -> int:
    """The first sample over the level."""
    return int(np.argmax(np.abs(sound) > level))


def pitch(sound: Samples) -> float:
    """The strongest frequency, in Hz."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    return float(np.argmax(spectrum) * RATE / len(sound))


def joined(parts: Iterable[bytes], path: Path) -> Path:
    """The parts written to a file as they come."""
    with path.open("wb") as file:
        file.writelines(parts)
    return path
