"""A voice as the pipeline uses it: asked again where it fails, and as loud as every other."""

from __future__ import annotations

from contextlib import suppress

from reader.audio.calibration import gain_key, gain_of, known_gain, pack_gain, sample, unpack_gain, voice_of
from reader.errors import AudioError, BlobMissingError, EngineFailedError
from reader.models import Prosody, Speech
from reader.speech.engine import Engine
from reader.storage.blobs import Blobs

TRIES = 3
"""How often an utterance is spoken before a failing voice counts as failed."""


def speak(engine: Engine, text: str, manner: Prosody) -> Speech:
    """What the voice makes of the text. Raises as `Engine.speak`, after so many tries where another may help."""
    for _ in range(TRIES - 1):
        try:
            return engine.speak(text, manner)
        except EngineFailedError:
            continue
    return engine.speak(text, manner)


class Gains:
    """By how many dB each person of an engine is made louder, or softer."""

    def __init__(self, engine: Engine, blobs: Blobs) -> None:
        self._engine = engine
        self._blobs = blobs
        self._measured: dict[int, float] = {}

    def of(self, manner: Prosody) -> float:
        """The gain in dB for what is spoken in that manner. A person whom nobody knows says a few sentences, once a
        store. Raises SpeechError and StorageError.
        """
        person = manner.person if 0 <= manner.person < self._engine.people else 0
        if (known := known_gain(self._engine.identity, person, manner.language)) is not None:
            return known
        if person not in self._measured:
            self._measured[person] = self._kept_or_measured(person)
        return self._measured[person]

    def _kept_or_measured(self, person: int) -> float:
        who = voice_of(self._engine.identity, person)
        key = gain_key(who)
        with suppress(BlobMissingError):
            if (kept := unpack_gain(self._blobs.get(key), who)) is not None:
                return kept
        try:
            measured = gain_of([speak(self._engine, text, manner) for text, manner in sample(person)])
        except AudioError as problem:
            raise EngineFailedError(self._engine.title, problem.cause) from problem
        self._blobs.put(key, (pack_gain(measured, who),))
        return measured
