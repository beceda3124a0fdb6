"""From settings to concrete parts: the one place that chooses back ends."""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.delivery import Delivery, changed
from reader.errors import NotKnownError, StorageError
from reader.ingest.fetch import Fetcher
from reader.pipeline.collecting import Collector
from reader.pipeline.keeping import Keeper
from reader.pipeline.making import EpisodeMaker
from reader.settings import Settings
from reader.speech.engine import Engine
from reader.speech.voices import Voice, voice_of
from reader.storage.blobs import Blobs
from reader.storage.catalogue import Catalogue

_log = logging.getLogger("simak.voices")


def voice_folder(settings: Settings, name: str) -> Path:
    """Where the files of the voice of that name lie, or would lie."""
    return settings.home / "voices" / name


class Parts:
    """The parts that the settings ask for, each opened when it is first used; a context manager that closes them."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._open = ExitStack()
        self._engines: dict[str, Engine] = {}
        self._opening = threading.Lock()

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

    def engines(self, names: Sequence[str]) -> list[Engine]:
        """The voices of these names. Raises EngineUnavailableError where one is not known."""
        with self._opening:
            for name in names:
                if name not in self._engines:
                    self._engines[name] = self._opened(voice_of(name))
            return [self._engines[name] for name in names]

    def _opened(self, voice: Voice) -> Engine:
        engine = voice.open(voice_folder(self.settings, voice.name))
        self._open.callback(engine.close)
        if voice.goes_to:
            _log.warning("The voice %s is online: every sentence it speaks goes to %s.", voice.title, voice.goes_to)
        return engine

    def delivery(self, feed_id: int | None) -> Delivery:
        """How the articles of that feed are told: as the settings say, but for what was set for the feed.

        Raises SettingsError where what was set cannot be used any more.
        """
        try:
            told = self.catalogue.feed(feed_id).delivery if feed_id is not None else None
        except NotKnownError:  # the feed was removed, its articles stay
            told = None
        return changed(self.settings, json.loads(told), f"feed {feed_id}") if told else self.settings

    def maker(self, delivery: Delivery) -> EpisodeMaker:
        """What makes episodes that are told so. Raises EngineUnavailableError where a voice is not known."""
        return EpisodeMaker(
            self.engines(delivery.voice), self.blobs, album=self.settings.podcast_title, delivery=delivery
        )

    @cached_property
    def collector(self) -> Collector:
        """What looks at feeds."""
        return Collector(self.catalogue, self.fetcher, self.settings)

    @cached_property
    def keeper(self) -> Keeper:
        """What keeps the cache within its limit."""
        return Keeper(self.blobs, self.catalogue, self.settings.cache_megabytes * 1_000_000)
