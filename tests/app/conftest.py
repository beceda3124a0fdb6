from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.serving import make_server

from reader.app import create_app
from reader.models import Article, Episode
from reader.settings import Settings, load_settings
from reader.storage.catalogue import EpisodeRecord
from reader.storage.disk import DiskBlobs
from reader.storage.sql import SqlCatalogue, open_catalogue
from tests.app.sample import ARTICLE, EPISODE

AUDIO = Random(7).randbytes(700_001)
"""Stands for an MP3 where only its bytes matter; longer than two of the pieces that are read at once."""


@dataclass(frozen=True, slots=True)
class Site:
    """An application with what lies behind it."""

    app: Flask
    catalogue: SqlCatalogue
    blobs: DiskBlobs

    def publish(self, episode: Episode, audio: bytes, article: Article = ARTICLE) -> EpisodeRecord:
        """Keep the article and publish a revision of its episode with this audio."""
        kept, _ = self.catalogue.keep_article(article, guid=article.url or article.title)
        self.blobs.put(episode.audio, [audio])
        return self.catalogue.save_episode(kept.id, replace(episode, size=len(audio)))

    @property
    def client(self) -> FlaskClient:
        """Asks the application without a network."""
        return self.app.test_client()

    def bytes_of(self, path: str) -> bytes:
        """What stands at the path."""
        with self.client.get(path) as answer:
            assert answer.status_code == 200, path
            data: bytes = answer.data
            return data


@pytest.fixture
def settings() -> Settings:
    return load_settings()


@pytest.fixture
def site(tmp_path: Path, settings: Settings) -> Iterator[Site]:
    catalogue = open_catalogue(f"sqlite:///{tmp_path / 'simak.db'}")
    blobs = DiskBlobs(tmp_path / "audio_cache")
    yield Site(create_app(catalogue, blobs, settings), catalogue, blobs)
    catalogue.close()


@pytest.fixture
def record(site: Site) -> EpisodeRecord:
    """The sample article's episode, published."""
    return site.publish(EPISODE, AUDIO)


@pytest.fixture
def address(site: Site) -> Iterator[tuple[str, int]]:
    """Host and port of the application served on the loopback."""
    server = make_server("127.0.0.1", 0, site.app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))  # seconds between looks for the end
    thread.start()
    yield "127.0.0.1", server.server_port
    server.shutdown()
    thread.join()
    server.server_close()
