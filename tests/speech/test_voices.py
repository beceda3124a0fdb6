"""Voices that other packages bring, by real entry points of a package that is really installed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.errors import EngineUnavailableError
from reader.models import Prosody
from reader.speech.voices import OWN, Voice, voice_of, voices

MODULE = """
from reader.speech.voices import Voice
from tests.speech.tones import ToneEngine
NADA = Voice("nada", "Nada", licence="MIT", quality="one tone", open=lambda folder: ToneEngine())
"""
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Installs a package with these entry points, as pip does: a module and its .dist-info folder."""

    def install(**entries: str) -> None:
        (tmp_path / "suara_luar.py").write_text(MODULE)
        about = tmp_path / "suara_luar-1.dist-info"
        about.mkdir()
        (about / "METADATA").write_text("Metadata-Version: 2.1\nName: suara-luar\nVersion: 1\n")
        lines = "".join(f"{name} = {value}\n" for name, value in entries.items())
        (about / "entry_points.txt").write_text(f"[simak.engines]\n{lines}")
        monkeypatch.syspath_prepend(tmp_path)

    yield install
    sys.modules.pop("suara_luar", None)


def test_a_package_s_voice_speaks(install: Install, tmp_path: Path) -> None:
    install(nada="suara_luar:NADA")
    voice = voice_of("nada")
    assert voice.open(tmp_path).speak("halo", Prosody()).samples > 0
    assert [*voices()][-1] == "nada"


@pytest.mark.parametrize("value", ["suara_luar:TIADA", "tiada:NADA", "suara_luar:ToneEngine", "suara_luar:NADA"])
def test_a_broken_package_stops_no_other_voice(install: Install, value: str) -> None:
    install(rusak=value, nada="suara_luar:NADA")
    found = voices()
    assert isinstance(found["nada"], Voice)
    assert isinstance(found["rusak"], EngineUnavailableError)
    with pytest.raises(EngineUnavailableError, match="rusak: its package is broken"):
        voice_of("rusak")


def test_no_package_takes_the_place_of_our_own_voice(install: Install) -> None:
    install(espeak="suara_luar:NADA")
    assert voices()["espeak"] is OWN[0] is voice_of("espeak")


def test_what_people_should_know_is_said_of_every_voice(tmp_path: Path) -> None:
    for voice in OWN:
        engine = voice.open(tmp_path / voice.name)
        assert engine.name == voice.name
        assert engine.online is bool(voice.goes_to)
        assert all((voice.title, voice.licence, voice.quality))
        engine.close()


def test_a_voice_that_has_to_be_installed_says_how(tmp_path: Path) -> None:
    for voice in OWN:
        if voice.release:
            assert voice.lacks(tmp_path / voice.name) == f"simak voices install {voice.name}"
