"""An ear that is not ours: loudness and true peak as ffmpeg's ebur128 filter measures them (EBU R 128, BS.1770)."""

from __future__ import annotations

import math
from contextlib import suppress
from fractions import Fraction
from typing import NamedTuple

import av
import numpy as np

from reader.audio.mp3 import RATE
from tests.audio.hearing import Samples

_CHUNK = 4096


class Heard(NamedTuple):
    """Integrated loudness in LUFS, true peak in dBTP."""

    loudness: float
    peak: float


def measured(sound: Samples, rate: int = RATE) -> Heard:
    """What ffmpeg says of the sound, a mono one whose full scale is 1."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=rate, format="flt", layout="mono", time_base=Fraction(1, rate))
    meter, sink = graph.add("ebur128", "metadata=1:peak=true"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    last: dict[str, str] = {}
    for start in [*range(0, len(sound), _CHUNK), -1]:
        frame = None
        if start >= 0:
            chunk = np.ascontiguousarray(sound[None, start : start + _CHUNK], dtype=np.float32)
            frame = av.AudioFrame.from_ndarray(chunk, format="flt", layout="mono")
            frame.sample_rate, frame.pts = rate, start
        graph.push(frame)
        with suppress(av.error.BlockingIOError, av.error.EOFError):
            while True:
                last = dict(graph.pull().metadata) or last
    peak = float(last["lavfi.r128.true_peak"])
    return Heard(float(last["lavfi.r128.I"]), 20 * math.log10(peak) if peak else -math.inf)
