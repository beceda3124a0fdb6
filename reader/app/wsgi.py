"""The application as the web server loads it, with the settings of the environment."""

from __future__ import annotations

import logging
import threading
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import partial

from flask import Flask

from reader.app import create_app
from reader.app.parts import Speak
from reader.errors import SimakError, SpeechError
from reader.jobs import build_queue, spoken_now
from reader.models import Article, Block, BlockKind
from reader.settings import load_settings
from reader.storage.catalogue import ArticleRecord
from reader.wiring import Parts

_GREETING = Article("Simak", (Block(BlockKind.PARAGRAPH, "Selamat datang."),))

_log = logging.getLogger("simak.live")


def build() -> Flask:
    """The application on the home that SIMAK_HOME names. Raises SettingsError, StorageError."""
    parts = Parts(load_settings())
    _, wake = build_queue(parts)
    return create_app(parts.catalogue, parts.blobs, parts.settings, wake, _voice(parts))


def _voice(parts: Parts) -> Speak | None:
    """What speaks for who listens to an article that is still being made; None where no voice can.

    The voice is started beside the server, so that the first listener doesn't wait for it; it ends with this process.
    """
    try:
        private = not any(engine.online for engine in parts.engines(parts.settings.voice))
    except SpeechError as problem:
        _log.warning("Nobody can listen to what is still being made: %s", problem)
        return None
    speak = partial(spoken_now, parts)
    if private:  # else nothing is sent anywhere before somebody wants to hear something
        threading.Thread(target=_greet, args=(speak,), name="voice-starter", daemon=True).start()
    return speak


def _greet(speak: Speak) -> None:
    """Have everything loaded and started that speaking takes."""
    now = datetime.now(UTC)
    greeting = ArticleRecord(0, None, "", _GREETING, version=1, first_seen=now, updated=now)
    with suppress(SimakError), closing(speak(greeting)) as stream:
        next(stream)
