"""The application as the web server loads it, with the settings of the environment."""

from __future__ import annotations

import logging
import threading
from contextlib import closing, suppress

from flask import Flask

from reader.app import create_app
from reader.errors import SimakError, SpeechError
from reader.jobs import build_queue
from reader.models import Article, Block, BlockKind
from reader.pipeline.making import EpisodeMaker
from reader.pipeline.reading import script_of
from reader.settings import load_settings
from reader.wiring import Parts

_GREETING = Article("Simak", (Block(BlockKind.PARAGRAPH, "Selamat datang."),))

_log = logging.getLogger("simak.live")


def build() -> Flask:
    """The application on the home that SIMAK_HOME names. Raises SettingsError, StorageError."""
    parts = Parts(load_settings())
    _, wake = build_queue(parts)
    return create_app(parts.catalogue, parts.blobs, parts.settings, wake, _maker(parts))


def _maker(parts: Parts) -> EpisodeMaker | None:
    """What speaks for who listens to an article that is still being made; None where no voice can.

    The voice is started beside the server, so that the first listener doesn't wait for it; it ends with this process.
    """
    try:
        maker, voice = parts.maker, parts.engines[0]
    except SpeechError as problem:
        _log.warning("Nobody can listen to what is still being made: %s", problem)
        return None
    if not voice.online:  # nothing is sent anywhere before somebody wants to hear something
        threading.Thread(target=_speak_once, args=(maker,), name="voice-starter", daemon=True).start()
    return maker


def _speak_once(maker: EpisodeMaker) -> None:
    """Have everything loaded and started that speaking takes."""
    with suppress(SimakError), closing(maker.stream(script_of(_GREETING))) as stream:
        next(stream)
