"""A voice as the pipeline uses it: asked again where it fails, and as loud as every other."""

from __future__ import annotations

from contextlib import suppress

from reader.audio.calibration import SAMPLE, gain_key, gain_of, known_gain, pack_gain, unpack_gain
from reader.errors import BlobMissingError, EngineFailedError
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


def gain_for(engine: Engine, blobs: Blobs) -> float:
    """By how many dB the voice is made louder, or softer. One that nobody knows says a few sentences, once a store.

    Raises SpeechError, AudioError and StorageError.
    """
    identity = engine.identity
    if (known := known_gain(identity)) is not None:
        return known
    key = gain_key(identity)
    with suppress(BlobMissingError):
        if (kept := unpack_gain(blobs.get(key), identity)) is not None:
            return kept
    measured = gain_of([speak(engine, text, manner) for text, manner in SAMPLE])
    blobs.put(key, (pack_gain(measured, identity),))
    return measured
