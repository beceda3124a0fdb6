"""Jobs end exactly once in effect, whatever dies when."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import EngineFailedError, StorageError
from reader.jobs import MOST_ATTEMPTS, Worker, build_queue
from reader.models import Article, Block, BlockKind, Episode, Progress, Script
from reader.narration.lexicon import SHIPPED, Lexicon
from reader.pipeline.making import EpisodeMaker
from reader.settings import load_settings
from reader.shared_files import shipped
from reader.storage.catalogue import JobState
from reader.wiring import Parts
from tests.speech.tones import ToneEngine

FEED = shipped("feeds") / "sample" / "feed.xml"
TEXT = "Pemerintah kota akan memperbaiki jembatan itu. Warga sudah lama menunggu."


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    with Parts(load_settings(home=tmp_path)) as opened:
        opened._engines["espeak"] = ToneEngine()
        yield opened


def keep(parts: Parts, text: str = TEXT, guid: str = "a") -> int:
    article = Article("Jembatan", (Block(BlockKind.PARAGRAPH, text),))
    return parts.catalogue.keep_article(article, guid=guid)[0].id


def test_a_job_becomes_an_episode_and_there_is_nothing_left_to_do(parts: Parts) -> None:
    article = keep(parts)
    outcome = Worker(parts).work()
    assert outcome
    assert outcome.episode
    assert outcome.episode.article_id == article
    assert Worker(parts).work() is None
    assert [job.state for job in parts.catalogue.jobs()] == [JobState.DONE]


class BrokenMaker(EpisodeMaker):
    def make(self, script: Script, progress: Progress | None = None, *, lexicon: Lexicon = SHIPPED) -> Episode:
        raise EngineFailedError("suara", "rusak")


def test_a_failing_job_waits_longer_and_is_parked_with_its_reason(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(parts)
    broken = BrokenMaker([ToneEngine()], parts.blobs, album="x")
    monkeypatch.setattr(parts, "maker", lambda _: broken)
    outcome = Worker(parts).work()
    assert outcome
    assert outcome.reason == "suara: rusak"
    job = parts.catalogue.jobs(JobState.WAITING)[0]
    assert job.run_after
    assert Worker(parts).work() is None, "it waits before the next try"
    for _ in range(MOST_ATTEMPTS - 1):
        parts.catalogue.add_job(job.article_id)  # wakes it
        Worker(parts).work()
    parked = parts.catalogue.jobs(JobState.PARKED)
    assert [(job.error, job.attempts) for job in parked] == [("suara: rusak", MOST_ATTEMPTS)]


class CrashingMaker(EpisodeMaker):
    def make(self, script: Script, progress: Progress | None = None, *, lexicon: Lexicon = SHIPPED) -> Episode:
        raise ZeroDivisionError


def test_what_nobody_foresaw_stops_no_other_job(
    parts: Parts, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(parts)
    crashing = CrashingMaker([ToneEngine()], parts.blobs, album="x")
    monkeypatch.setattr(parts, "maker", lambda _: crashing)
    outcome = Worker(parts).work()
    assert outcome
    assert "ZeroDivisionError" in (outcome.reason or "")
    assert "ZeroDivisionError" in caplog.text
    monkeypatch.undo()
    keep(parts, "Kalimat yang lain sama sekali. Dan satu lagi.", guid="b")
    second = Worker(parts).work()
    assert second
    assert second.episode


def test_the_cache_is_kept_within_its_limit_by_the_worker_once_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Parts(load_settings(home=tmp_path, cache_megabytes=1)) as parts:
        parts._engines["espeak"] = ToneEngine()
        huey, _ = build_queue(parts)
        (every_minute,) = huey._registry.periodic_tasks

        def old_clip(number: int) -> None:
            key = f"clips/{number:064x}"
            parts.blobs.put(key, [bytes(400_000)])
            path = parts.blobs.path(key)
            assert path
            os.utime(path, (number, number))

        for number in range(1, 5):
            old_clip(number)
        every_minute.execute()
        assert {int(key[-64:], 16) for key in parts.blobs.keys("clips/")} == {3, 4}
        old_clip(1)
        every_minute.execute()
        assert len(list(parts.blobs.keys("clips/"))) == 3, "an hour has not gone by"
        parts.keeper._next_look = 0.0
        every_minute.execute()
        assert len(list(parts.blobs.keys("clips/"))) == 2


def test_a_disk_that_lets_nothing_go_stops_no_job(
    parts: Parts, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> None:
        raise StorageError("audio_cache", "the disk is read-only")

    monkeypatch.setattr(parts.keeper, "look", refuse)
    huey, _ = build_queue(parts)
    (every_minute,) = huey._registry.periodic_tasks
    keep(parts)
    every_minute.execute()
    assert parts.catalogue.count_episodes() == 1
    assert "the disk is read-only" in caplog.text


def test_kill_9_in_mid_episode_loses_nothing_and_doubles_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`simak fetch` is killed at random moments and started again until it gets through."""
    chance = random.Random(20261124)
    command = [sys.executable, "-m", "reader", "--home", str(tmp_path)]
    subprocess.run([*command, "feeds", "add", str(FEED)], check=True, stdout=subprocess.DEVNULL)
    for _ in range(8):
        process = subprocess.Popen([*command, "fetch"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, 2.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
    monkeypatch.setattr("reader.jobs.RENEW_SECONDS", 0)
    with Parts(load_settings(home=tmp_path)) as parts:
        list(parts.collector.collect(parts.catalogue.feeds(), parts.catalogue.feeds()[0].added))  # type: ignore[arg-type]
        _end_leases(tmp_path)
        outcomes = Worker(parts).work_off()
        assert all(outcome.episode for outcome in outcomes)
        episodes = parts.catalogue.episodes(limit=99)
        assert len(episodes) == 7
        assert len({record.article_id for record in episodes}) == 7
        assert {record.revision for record in episodes} == {1}
        for record in episodes:
            assert parts.blobs.size(record.episode.audio) == record.episode.size
        assert {job.state for job in parts.catalogue.jobs()} == {JobState.DONE}


def _end_leases(home: Path) -> None:
    """As if a minute had gone by since the last kill."""
    import sqlite3  # noqa: PLC0415

    with sqlite3.connect(home / "simak.db") as database:
        database.execute("update job set lease_until = '2000-01-01 00:00:00.000000' where state = 'running'")
    database.close()


def test_a_feed_s_articles_are_told_as_was_set_for_it(parts: Parts) -> None:
    plain, told = (parts.catalogue.add_feed(f"https://contoh.example/{name}") for name in ("a", "b"))
    parts.catalogue.set_delivery(told.id, '{"opening": "nothing", "closing": "Sampai jumpa"}')
    texts = []
    for feed in (plain, told):
        parts.catalogue.keep_article(
            Article("Judul", (Block(BlockKind.PARAGRAPH, f"Isi berita nomor {feed.id}."),)), guid="g", feed_id=feed.id
        )
        outcome = Worker(parts).work()
        assert outcome
        assert outcome.episode
        texts.append([segment.text for segment in outcome.episode.episode.script.segments])
    assert texts[0][-1] == texts[1][-1] == "Berita ini dibacakan dengan suara sintetis."
    assert len(texts[0]) == len(texts[1])
    assert (texts[0][0], texts[1][-2]) == ("Judul.", "Sampai jumpa.")
    parts.catalogue.remove_feed(told.id)
    assert parts.delivery(told.id) == parts.settings
