"""`simak cache`, as a user runs it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reader.jobs import Worker
from reader.models import Article, Block, BlockKind
from reader.settings import load_settings
from reader.wiring import Parts
from tests.cli.conftest import Simak

TEXTS = (
    "Jembatan itu selesai diperbaiki kemarin. Warga senang.",
    "Pasar apung dibuka lagi. Puluhan perahu datang.",
)


@contextmanager
def opened(home: Path) -> Iterator[Parts]:
    with Parts(load_settings(home=home)) as parts:
        yield parts


@pytest.fixture
def made(home: Path) -> Path:
    """A home with two episodes."""
    with opened(home) as parts:
        for number, text in enumerate(TEXTS):
            article = Article(f"Berita {number}", (Block(BlockKind.PARAGRAPH, text),))
            parts.catalogue.keep_article(article, guid=f"g{number}")
        assert all(outcome.episode for outcome in Worker(parts).work_off())
    return home


def audio_files(home: Path) -> list[Path]:
    with opened(home) as parts:
        paths = [parts.blobs.path(audio.key) for audio in parts.catalogue.audio()]
    return [path for path in paths if path]


def clip_files(home: Path) -> list[Path]:
    return sorted((home / "audio_cache" / "clips").glob("=*/*"))


def test_an_empty_cache_is_said_to_be_empty(simak: Simak) -> None:
    told = simak("cache")
    assert told.returncode == 0, told.stderr
    assert "0       0.0 MB  in all; the limit is 5,000 MB" in told.stdout
    assert simak("cache", "verify").stdout == "Everything is whole\n"
    assert simak("cache", "prune").stdout == "0 files deleted, 0.0 MB freed\n"
    assert simak("cache", "rebuild").stdout == "0 episodes damaged or missing, 0 whole again\n"


def test_what_is_there_is_told(simak: Simak, made: Path) -> None:
    told = simak("cache").stdout.splitlines()
    assert told[0].split() == [str(len(clip_files(made))), "0.1", "MB", "clips,", "a", "spoken", "sentence", "each"]
    assert told[1].split()[0] == "2"
    assert "episodes that are heard" in told[1]
    assert len(told) == 3


def test_damage_is_named_and_repaired(simak: Simak, made: Path) -> None:
    first, second = audio_files(made)
    clip = clip_files(made)[0]
    whole = first.read_bytes()
    first.write_bytes(whole[:2000])
    second.unlink()
    clip.write_bytes(b"x")
    assert "2 episodes without whole audio; `simak cache rebuild` makes it again" in simak("cache").stdout
    verified = simak("cache", "verify")
    assert verified.returncode == 1
    lines = verified.stdout.splitlines()
    assert [line.split(":")[0] for line in lines[:3]] == ["episode 1", "episode 2", f"clips/{clip.name}"]
    assert "2,000 bytes instead of" in lines[0]
    assert "is missing" in lines[1]
    assert lines[3] == "Damaged or missing: 2 episodes, 1 clip; `simak cache verify --repair` deletes and renews"

    repaired = simak("cache", "verify", "--repair")
    assert repaired.returncode == 1, "they cannot be heard yet"
    assert repaired.stdout.endswith("Damaged or missing: 2 episodes, 1 clip; 2 episodes to be made again\n")
    rebuilt = simak("cache", "rebuild")
    assert (rebuilt.returncode, rebuilt.stderr.count("100%")) == (0, 0)
    assert rebuilt.stdout == "2 episodes damaged or missing, 2 whole again\n"
    assert first.read_bytes() == whole
    assert simak("cache", "verify").stdout == "Everything is whole\n"


def test_damage_that_leaves_the_form_whole_is_found_by_rebuilding_all(simak: Simak, made: Path) -> None:
    file = audio_files(made)[0]
    whole = file.read_bytes()
    middle = len(whole) // 2 + 100
    at = whole.index(b"\xff\xf3", middle) + 60  # inside of a frame's sound
    file.write_bytes(whole[:at] + bytes((whole[at] ^ 0x55,)) + whole[at + 1 :])
    assert simak("cache", "verify").returncode == 0
    assert simak("cache", "rebuild", "--all").returncode == 0
    assert file.read_bytes() == whole


def test_an_episode_that_cannot_be_made_again_is_an_error(
    simak: Simak, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audio_files(made)[0].unlink()
    done = simak("--voice", "suara", "cache", "rebuild")
    assert done.returncode == 1
    assert "there is no such voice" in done.stderr
    assert "Traceback" not in done.stderr


def test_pruning_frees_what_is_not_needed(simak: Simak, made: Path) -> None:
    audio, clips = audio_files(made), clip_files(made)
    young = simak("cache", "prune", "--to", "0")
    assert young.stdout == "0 files deleted, 0.0 MB freed\n"
    assert "MB more than wanted stay: what is left is heard, or was used in the last 6 hours" in young.stderr
    for file in clips[:2]:
        os.utime(file, (1e9, 1e9))
    assert simak("cache", "prune", "--to", "0").stdout.startswith("2 files deleted, ")
    assert clip_files(made) == clips[2:]
    assert simak("cache", "prune", "--all-clips").stdout.startswith(f"{len(clips) - 2} files deleted, ")
    assert clip_files(made) == []
    assert audio_files(made) == audio
    assert simak("cache", "verify").stdout == "Everything is whole\n"


def test_without_a_limit_pruning_says_how_to_name_one(
    simak: Simak, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMAK_CACHE_MEGABYTES", "0")
    refused = simak("cache", "prune")
    assert refused.returncode == 1
    assert refused.stderr == "simak: SIMAK_CACHE_MEGABYTES: is 0, so there is no limit to prune to; name one: --to MB\n"
    assert "there is no limit" in simak("cache").stdout
    assert simak("cache", "prune", "--to", "-1").returncode == 2


def test_a_limit_that_what_is_heard_exceeds_is_said(simak: Simak, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for file in audio_files(made):
        os.truncate(file, 1_000_000)
    monkeypatch.setenv("SIMAK_CACHE_MEGABYTES", "1")
    assert "the limit is 1 MB, which the 2.0 MB that are heard exceed alone" in simak("cache").stdout
