"""Engines for tests: one whose sound can be told apart by ear and by FFT, one that fails, one that hangs."""

from __future__ import annotations

import hashlib
import math
import threading
from array import array
from collections import Counter

from reader.errors import EngineFailedError, SpeechError
from reader.models import Prosody, Speech
from reader.speech.engine import Engine

SAMPLE_RATE = 22_050
SECONDS_PER_CHARACTER = 0.05
LONGEST = 3.0
LOWEST_TONE, HIGHEST_TONE = 300.0, 3_000.0
FULL = 16_384
"""How far a tone swings: half of full scale."""


def tone_of(text: str) -> float:
    """The frequency in Hz that speaks this text: another one for every other text."""
    share = int.from_bytes(hashlib.sha256(text.encode(errors="surrogatepass")).digest()[:6], "big") / 2**48
    return LOWEST_TONE + share * (HIGHEST_TONE - LOWEST_TONE)


def samples_of(text: str, prosody: Prosody | None = None) -> int:
    """How many samples the tone for this text has, silence before and after it not counted."""
    rate = max(prosody.rate, 0.1) if prosody else 1.0
    return round(min(len(text) * SECONDS_PER_CHARACTER, LONGEST) / rate * SAMPLE_RATE)


class ToneEngine:
    """Speaks every text as a pure tone of its own (`tone_of`), as long as the text is (`samples_of`).

    The first sample is at full swing, so that the onset is sharp. `lead` and `tail` are seconds of digital silence
    before and after it, as a real voice has. The prosody's rate shortens the tone, its pitch raises it. `spoken`
    counts how often each text was asked for.
    """

    name = "tone"
    title = "Nada uji"
    online = False
    at_once = 1
    people = 1
    languages: frozenset[str] = frozenset()

    def __init__(self, *, lead: float = 0.0, tail: float = 0.0, revision: int = 1) -> None:
        self.identity = f"tone r{revision} lead {lead} tail {tail}"
        self.spoken: Counter[str] = Counter()
        self.closed = False
        self._lead = round(lead * SAMPLE_RATE)
        self._tail = round(tail * SAMPLE_RATE)

    def speak(self, text: str, prosody: Prosody) -> Speech:
        self.spoken[text] += 1
        step = 2 * math.pi * tone_of(text) * prosody.pitch / SAMPLE_RATE
        tone = array("h", (round(FULL * math.cos(step * at)) for at in range(samples_of(text, prosody))))
        return Speech(bytes(2 * self._lead) + tone.tobytes() + bytes(2 * self._tail), SAMPLE_RATE)

    def close(self) -> None:
        self.closed = True


class FailingEngine(ToneEngine):
    """Raises for its first `failures` calls (for ever where that is None), then speaks as a ToneEngine does.

    Where `only` is given, it fails for texts that contain it and for no other.
    """

    def __init__(self, *, failures: int | None = None, only: str = "", error: SpeechError | None = None) -> None:
        super().__init__()
        self.error = error or EngineFailedError("Nada uji", "gagal dengan sengaja")
        self.left = failures
        self._only = only

    def speak(self, text: str, prosody: Prosody) -> Speech:
        if self._only in text and self.left != 0:
            self.left = None if self.left is None else self.left - 1
            raise self.error
        return super().speak(text, prosody)


class HangingEngine(ToneEngine):
    """Says nothing until `release` is set or it is closed; `entered` tells that somebody waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self.entered = threading.Event()
        self.release = threading.Event()

    def speak(self, text: str, prosody: Prosody) -> Speech:
        self.entered.set()
        self.release.wait()
        return super().speak(text, prosody)

    def close(self) -> None:
        self.release.set()
        super().close()


def _these_are_engines() -> tuple[Engine, ...]:  # read by mypy: each of them keeps the Protocol
    return ToneEngine(), FailingEngine(), HangingEngine()
