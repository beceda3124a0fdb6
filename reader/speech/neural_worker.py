"""What the programs that hold a neural model have in common: requests in, samples out.

A program's arguments are the folder of the voice's files, and their digest, which it tells again. Its greeting is
{"sample_rate", "digest"}; a request is {"text", "length", "pitch"}, the latter two as ratios of the voice's own.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from reader.speech.frames import Frames

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Wave = NDArray[np.float32]

_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
_LONGEST_CAUSE = 300  # characters
_FRAME = 512  # samples over which a spectrum is taken
_NOISE = 0.4  # flatness of a spectrum (1: white noise); speech stays below 0.05
_CLIPPED = 0.3  # share of samples at full scale


class Model(Protocol):
    """A model that was loaded; `sample_rate` in Hz."""

    sample_rate: int

    def wave(self, text: str, length: float) -> Wave:
        """The text as samples from -1 to 1, spoken `length` times as long as usual."""
        ...


def serve(load: Callable[[Path], Model], arguments: list[str]) -> int:
    """Run the program until its input ends; gives its exit code. `load` may raise anything."""
    frames = Frames()
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))  # one process a core, so no threads beside it
    folder, digest = arguments
    try:
        model = load(Path(folder))
    except Exception as problem:  # noqa: BLE001 - other people's code, told to the one who started us
        frames.send({"error": _told(problem)})
        return 1
    frames.send({"sample_rate": model.sample_rate, "digest": digest})
    while True:
        try:
            request = frames.receive()
        except EOFError:
            return 0
        try:
            pcm = _pcm(model, request)
        except Exception as problem:  # noqa: BLE001 - the same; the next text may do
            frames.send({"error": _told(problem)})
        else:
            frames.send({"pcm": len(pcm)}, [pcm])


def _told(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}"[:_LONGEST_CAUSE]


def _pcm(model: Model, request: dict[str, Any]) -> bytes:
    import numpy as np  # noqa: PLC0415 - not before the threads are limited

    pitch = request["pitch"]
    wave = higher(judged(model.wave(request["text"], request["length"] * pitch)), pitch)
    return (np.clip(wave, -1, 1) * 32_767).astype("<i2").tobytes()


def judged(wave: Wave) -> Wave:
    """The wave, if it can be speech. Raises ValueError for what damaged weights give."""
    import numpy as np  # noqa: PLC0415

    if wave.ndim != 1:
        raise ValueError(f"the model gave an array of shape {wave.shape}")
    if not np.isfinite(wave).all():
        raise ValueError("the model gave what is no number")
    if not len(wave):
        raise ValueError("the model gave no sound")
    if np.mean(np.abs(wave) > 0.99) > _CLIPPED or _flatness(wave) > _NOISE:
        raise ValueError("the model gave noise")
    return wave


def _flatness(wave: Wave) -> float:
    """How even the spectrum is: its geometric mean over its arithmetic mean."""
    import numpy as np  # noqa: PLC0415

    pieces = wave[: len(wave) // _FRAME * _FRAME].reshape(-1, _FRAME)
    if not len(pieces):
        return 0.0
    power = np.mean(np.abs(np.fft.rfft(pieces * np.hanning(_FRAME))) ** 2, axis=0) + 1e-12
    return float(np.exp(np.mean(np.log(power))) / np.mean(power))


def higher(wave: Wave, ratio: float) -> Wave:
    """The wave played `ratio` times as fast, by its spectrum: nothing is mirrored into what is heard."""
    import numpy as np  # noqa: PLC0415

    count = round(len(wave) / ratio)
    if count == len(wave):
        return wave
    return (np.fft.irfft(np.fft.rfft(wave), count) * (count / len(wave))).astype(np.float32)
