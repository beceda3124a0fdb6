"""What is damaged or missing in the cache is found and made again."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.audio.calibration import gain_key
from reader.audio.mp3 import SILENT_FRAME
from reader.errors import StorageError
from reader.jobs import Worker
from reader.models import Article
from reader.pipeline.checking import Checker
from reader.settings import load_settings
from reader.storage.catalogue import EpisodeRecord, JobState
from reader.storage.disk import DiskBlobs
from reader.wiring import Parts
from tests.speech.tones import ToneEngine


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    with Parts(load_settings(home=tmp_path)) as opened:
        opened._engines["espeak"] = ToneEngine()
        yield opened


@pytest.fixture
def record(parts: Parts, article: Article) -> EpisodeRecord:
    parts.catalogue.keep_article(article, guid="a")
    outcome = Worker(parts).work()
    assert outcome
    assert outcome.episode
    return outcome.episode


@pytest.fixture
def checker(parts: Parts) -> Checker:
    return Checker(parts.blobs, parts.catalogue)


def damage(parts: Parts, key: str, change: Callable[[bytes], bytes]) -> None:
    path = parts.blobs.path(key)
    assert path
    path.write_bytes(change(path.read_bytes()))


def test_what_is_whole_has_no_fault(checker: Checker, parts: Parts, record: EpisodeRecord) -> None:
    seen: list[tuple[int, int]] = []
    assert list(checker.faults(lambda done, everything: seen.append((done, everything)))) == []
    everything = len(list(parts.blobs.keys("clips/"))) + 1
    assert seen == [(done, everything) for done in range(1, everything + 1)]
    assert list(checker.heard()) == []


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda data: data[:-1], "bytes instead of"),
        (lambda data: data + data[-209:], "bytes instead of"),
        (lambda data: b"x" + data[1:], "there is none at the beginning"),
        (lambda data: data[: len(data) // 2] + bytes(len(data) - len(data) // 2), "no frame of 64 kbit/s mono"),
        (lambda data: b"", "0 bytes instead of"),
    ],
)
def test_damaged_audio_of_an_episode_is_named_and_made_again(
    checker: Checker, parts: Parts, record: EpisodeRecord, change: Callable[[bytes], bytes], cause: str
) -> None:
    whole = parts.blobs.get(record.episode.audio)
    damage(parts, record.episode.audio, change)
    (fault,) = checker.faults()
    assert list(checker.heard()) == [fault]
    assert str(fault).startswith(f"episode {record.id}: its audio ")
    assert cause in str(fault)
    assert record.episode.audio in str(fault)
    checker.repair(fault)
    assert parts.blobs.size(record.episode.audio) is not None, "until the new one takes its place it can be heard"
    outcomes = Worker(parts).work_off()
    assert [outcome.episode for outcome in outcomes] == [record]
    assert parts.blobs.get(record.episode.audio) == whole
    assert list(checker.faults()) == []


def test_missing_audio_is_named_and_made_again_from_its_clips(
    checker: Checker, parts: Parts, record: EpisodeRecord
) -> None:
    parts.blobs.delete(record.episode.audio)
    (fault,) = checker.faults()
    assert "is missing" in str(fault)
    checker.repair(fault)
    (engine,) = parts.engines(parts.settings.voice)
    assert isinstance(engine, ToneEngine)
    engine.spoken.clear()
    Worker(parts).work_off()
    assert list(checker.faults()) == []
    assert not engine.spoken


def test_damaged_clips_are_named_deleted_and_made_again(checker: Checker, parts: Parts, record: EpisodeRecord) -> None:
    one, other, *_ = parts.blobs.keys("clips/")
    damage(parts, one, lambda data: data[:-3])
    damage(parts, other, lambda data: b"")
    faults = list(checker.faults())
    assert {fault.key for fault in faults} == {one, other}
    assert all(fault.episode is None and str(fault).startswith(fault.key) for fault in faults)
    assert list(checker.heard()) == []
    for fault in faults:
        checker.repair(fault)
    assert list(checker.faults()) == []
    assert parts.catalogue.jobs(JobState.WAITING) == ()
    parts.catalogue.add_job(record.article_id)
    assert [outcome.episode for outcome in Worker(parts).work_off()] == [record]
    assert {one, other} <= set(parts.blobs.keys("clips/"))


def test_a_file_that_cannot_be_read_is_named_and_goes(
    checker: Checker, parts: Parts, record: EpisodeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: DiskBlobs, key: str, start: int, length: int, *, using: bool = True) -> bytes:
        raise StorageError(key, "the disk does not give or take data; it may be failing")

    clips = len(list(parts.blobs.keys("clips/")))
    with monkeypatch.context() as failing:
        failing.setattr(DiskBlobs, "read", refuse)
        faults = list(checker.faults())
    assert len(faults) == clips + 1
    assert all("may be failing" in str(fault) for fault in faults)
    for fault in faults:
        checker.repair(fault)
    Worker(parts).work_off()
    assert list(checker.faults()) == []


def test_audio_whose_row_in_the_catalogue_is_damaged_is_named_and_stays(
    checker: Checker, parts: Parts, record: EpisodeRecord
) -> None:
    with sqlite3.connect(parts.home / "simak.db") as database:
        database.execute("update revision set script = x'0102'")
    database.close()
    (fault,) = checker.faults()
    assert str(fault).startswith(f"episode {record.id}: cannot be checked: ")
    checker.repair(fault)
    assert parts.blobs.size(record.episode.audio) == record.episode.size


def test_audio_that_lasts_longer_than_its_timeline_is_named(
    checker: Checker, parts: Parts, record: EpisodeRecord
) -> None:
    """As where another episode's audio of the same size were in its place."""
    longer = parts.blobs.get(record.episode.audio) + SILENT_FRAME * 100
    parts.blobs.put(record.episode.audio, [longer])
    with sqlite3.connect(parts.home / "simak.db") as database:
        database.execute("update revision set size = ?", (len(longer),))
    database.close()
    (fault,) = checker.faults()
    assert re.search(r"its audio lasts \d+\.\d\d s instead of \d+\.\d\d s", str(fault))


def test_old_audio_is_checked_but_lost_by_nobody(checker: Checker, parts: Parts, record: EpisodeRecord) -> None:
    old = "episodes/" + "0" * 64 + ".mp3"
    parts.blobs.put(old, [b"x" * 1000])
    (fault,) = checker.faults()
    assert (fault.key, fault.episode) == (old, None)
    checker.repair(fault)
    assert parts.blobs.size(old) is None
    assert parts.catalogue.jobs(JobState.WAITING) == ()


def test_what_was_made_anew_since_is_not_deleted(checker: Checker, parts: Parts, record: EpisodeRecord) -> None:
    key = next(iter(parts.blobs.keys("clips/")))
    whole = parts.blobs.get(key)
    damage(parts, key, lambda data: data[:-3])
    (fault,) = checker.faults()
    time.sleep(0.02)  # file systems tell moments apart by some milliseconds
    parts.blobs.put(key, [whole])
    checker.repair(fault)
    assert parts.blobs.get(key) == whole


def test_measured_voices_and_files_of_others_are_not_judged(
    checker: Checker, parts: Parts, record: EpisodeRecord
) -> None:
    parts.blobs.put("catatan", [b"x"])
    assert parts.blobs.size(gain_key(ToneEngine().identity))
    assert list(checker.faults()) == []


def test_audio_that_a_newer_revision_replaced_meanwhile_is_no_fault(
    checker: Checker, parts: Parts, record: EpisodeRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = parts.catalogue.audio()
    other = parts.catalogue.article(record.article_id).article
    parts.catalogue.keep_article(type(other)("Judul Lain", other.blocks, source=other.source), guid="a")
    Worker(parts).work_off()
    parts.blobs.delete(record.episode.audio)
    monkeypatch.setattr(type(parts.catalogue), "audio", lambda self: before)
    assert list(checker.heard()) == []


def test_checking_is_no_use(checker: Checker, parts: Parts, record: EpisodeRecord) -> None:
    for key in parts.blobs.keys():  # noqa: SIM118 (no dictionary)
        path = parts.blobs.path(key)
        assert path
        os.utime(path, (1e9, 1e9))
    assert list(checker.faults()) == []
    assert {blob.used for blob in parts.blobs.kept()} == {1e9}
