"""The system's real libespeak-ng, which really starts a program `mbrola`; that one alone is a stand-in."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import reader.speech.mbrola
from reader.errors import EngineFailedError, EngineUnavailableError
from reader.models import Prosody
from reader.speech.espeak import EspeakEngine
from reader.speech.mbrola import MBROLA, PACKAGES, lacks
from tests.speech.mbrola_fake import put_mbrola
from tests.speech.test_espeak import is_running

NORMAL = Prosody()
SENTENCE = "Menteri meninjau jembatan di kota itu."


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return put_mbrola(tmp_path, monkeypatch)


@pytest.fixture
def engine(told: Path) -> Iterator[EspeakEngine]:
    with closing(EspeakEngine(MBROLA, patience=10)) as engine:
        yield engine


def phonemes(told: Path) -> list[str]:
    return re.findall(r"(?m)^(\S+)\t", told.read_text())


def test_it_speaks_at_the_rate_of_the_voice_and_repeats_itself(engine: EspeakEngine) -> None:
    first = engine.speak(SENTENCE, NORMAL)
    assert first.sample_rate == 16_000
    assert 1 < first.samples / first.sample_rate < 6
    engine.speak("Sesuatu di antaranya.", Prosody(1.3, 0.8))
    assert engine.speak(SENTENCE, NORMAL) == first


def test_pitch_and_rate_reach_the_program(engine: EspeakEngine, told: Path) -> None:
    usual, hertz = engine.speak(SENTENCE, NORMAL), mean_pitch(told)
    engine.speak(SENTENCE, Prosody(pitch=1.2))
    assert mean_pitch(told) / hertz == pytest.approx(1.2, rel=0.05)
    assert usual.samples / engine.speak(SENTENCE, Prosody(rate=1.25)).samples == pytest.approx(1.25, rel=0.08)


def mean_pitch(told: Path) -> float:
    """The mean in Hz of the pitches that the program was told last; they are forgotten."""
    points = [float(hertz) for line in told.read_text().splitlines() for hertz in line.split()[3::2]]
    told.unlink()
    return sum(points) / len(points)


def test_our_own_vowels_reach_the_program(engine: EspeakEngine, told: Path) -> None:
    """eSpeak NG's rules alone have the same e in both."""
    engine.speak("keras", NORMAL)
    schwa = phonemes(told)
    told.unlink()
    engine.speak("bebek", NORMAL)
    assert "@" in schwa
    assert "@" not in phonemes(told)


def test_close_ends_the_program_too(engine: EspeakEngine, tmp_path: Path) -> None:
    engine.speak("Ya.", NORMAL)
    worker = engine._speaker.pid
    assert worker
    engine.close()
    assert not is_running(worker)
    ours = str(tmp_path / "bin" / "mbrola").encode()
    until = time.monotonic() + 5
    while [one for one in Path("/proc").glob("[0-9]*/cmdline") if ours in _read(one)]:
        assert time.monotonic() < until, "still running"
        time.sleep(0.02)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def test_identity_tells_the_recordings_and_the_program(engine: EspeakEngine, tmp_path: Path) -> None:
    before = engine.identity
    assert before.startswith("espeak-ng mbrola 1.")
    for changed in ("share/espeak-ng-data/mbrola/id1", "bin/mbrola"):
        with (tmp_path / changed).open("ab") as file:
            file.write(b"\n")
        with closing(EspeakEngine(MBROLA, patience=10)) as other:
            assert other.identity != before
            before = other.identity


def test_what_is_missing_is_said_in_words(told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert lacks(tmp_path) == ""
    missing = [
        (tmp_path / "share" / "espeak-ng-data" / "mbrola" / "id1", "no recordings of the voice id1"),
        (tmp_path / "bin" / "mbrola", "no program mbrola"),
        (tmp_path / "share" / "espeak-ng-data" / "voices", "no libespeak-ng with MBROLA's tables"),
    ]
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(reader.speech.mbrola, "_RECORDINGS", ())
    for file, said in missing:
        file.unlink()
        assert lacks(tmp_path) == PACKAGES
        with closing(EspeakEngine(MBROLA)) as engine, pytest.raises(EngineUnavailableError, match=said):
            engine.speak("Ya.", NORMAL)


def test_a_program_that_dies_is_an_error(engine: EspeakEngine, tmp_path: Path) -> None:
    (tmp_path / "bin" / "mbrola").write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises((EngineFailedError, EngineUnavailableError)):
        engine.speak("Ya.", NORMAL)
