"""From settings to concrete parts: the one place that chooses back ends."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.errors import StorageError
from reader.ingest.fetch import Fetcher
from reader.pipeline.collecting import Collector
from reader.pipeline.making import EpisodeMaker
from reader.settings import Settings
from reader.speech.engine import Engine
from reader.speech.voices import Voice, voice_of
from reader.storage.blobs import Blobs
from reader.storage.catalogue import Catalogue

_log = logging.getLogger("simak.voices")


class Parts:
    """The parts that the settings ask for, each opened when it is first used; a context manager that closes them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @cached_property
    def catalogue(self) -> Catalogue:
        """The database. Raises StorageError."""
        from reader.storage.sql import open_catalogue  # noqa: PLC0415 - `simak spoken` needs no SQLAlchemy

        catalogue = open_catalogue(f"sqlite:///{self.home / 'simak.db'}")
        self._open.callback(catalogue.close)
        return catalogue

    @cached_property
    def home(self) -> Path:
        """The home folder, made where it is missing. Raises StorageError."""
        home = self.settings.home
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise StorageError(
                str(home), f"cannot be made: {problem.strerror}; name another folder with --home"
            ) from problem
        return home

    @cached_property
    def blobs(self) -> Blobs:
        """Where audio is kept. Raises StorageError."""
        from reader.storage.disk import DiskBlobs  # noqa: PLC0415

        return DiskBlobs(self.home / "audio_cache")

    @cached_property
    def fetcher(self) -> Fetcher:
        """What gets pages and feeds."""
        fetcher = Fetcher(self.settings)
        self._open.callback(fetcher.close)
        return fetcher

    @cached_property
    def engines(self) -> Sequence[Engine]:
        """The voices, the first to be asked first. Raises EngineUnavailableError where one is not known."""
        return [self._opened(voice_of(name)) for name in self.settings.voice]

    def _opened(self, voice: Voice) -> Engine:
        engine = voice.open()
        self._open.callback(engine.close)
        if voice.goes_to:
            _log.warning("The voice %s is online: every sentence it speaks goes to %s.", voice.title, voice.goes_to)
        return engine

    @cached_property
    def maker(self) -> EpisodeMaker:
        """What makes episodes."""
        return EpisodeMaker(self.engines, self.blobs, album=self.settings.podcast_title, cues=self.settings.cues)

    @cached_property
    def collector(self) -> Collector:
        """What looks at feeds."""
        return Collector(self.catalogue, self.fetcher, self.settings)
