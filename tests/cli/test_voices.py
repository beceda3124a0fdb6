from __future__ import annotations

import os
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import av

from tests.cli.conftest import SIMAK, Simak
from tests.speech.file_host import file_host
from tests.speech.models import write_sano


def test_voices_are_listed_with_what_one_should_know(simak: Simak) -> None:
    told = simak("voices")
    assert told.returncode == 0, told.stderr
    espeak, gtts, sano, piper, _mbrola = (told.stdout[a:b] for a, b in pairwise(_heads(told.stdout)))
    assert espeak.startswith("espeak  ")
    assert "ready, chosen" in espeak
    assert "The text stays on this machine." in espeak
    assert "GPL" in espeak
    assert "The text goes to Google." in gtts
    assert "chosen" not in gtts
    for name, neural in (("sano", sano), ("piper", piper)):
        assert f"not ready; try: simak voices install {name}" in neural
        assert "non-commercial" in neural


def _heads(told: str) -> list[int]:
    """Where each voice's lines begin, and where the last one's end."""
    return [match.start() for match in re.finditer(r"(?m)^\S", told)] + [len(told)]


def test_a_sample_can_be_heard(simak: Simak, tmp_path: Path) -> None:
    done = simak("voices", "try", "espeak", "-o", tmp_path / "suara.mp3")
    assert done.returncode == 0, done.stderr
    with av.open(str(tmp_path / "suara.mp3")) as audio:
        assert audio.duration is not None
        assert 5 < audio.duration / 1_000_000 < 30


def test_a_sample_of_an_unknown_voice_is_one_clear_line(simak: Simak) -> None:
    done = simak("voices", "try", "suara")
    assert done.returncode == 1
    assert "there is no such voice; there are espeak, gtts, sano, piper, mbrola" in done.stderr
    assert done.stderr.count("\n") == 1


# getting one


def test_a_voice_is_installed_and_speaks_and_is_removed(simak: Simak, tmp_path: Path, home: Path) -> None:
    write_sano(tmp_path / "source")
    files = {file.name: file.read_bytes() for file in (tmp_path / "source").iterdir()}
    with file_host(files) as host:
        done = simak("voices", "install", "sano", "--yes", "--from", host.address)
    assert done.returncode == 0, done.stderr
    size, licence, where = done.stdout.splitlines()
    assert size == f"sanoTTS, bahasa Indonesia: about 3 MB from {host.address}"
    assert "GPL-3.0" in licence
    assert "non-commercial" in licence
    assert where == f"sano is installed in {home / 'voices' / 'sano'}"
    assert "sano is installed already" in simak("voices", "install", "sano").stdout
    listed = simak("--voice", "sano", "voices").stdout
    assert "ready, chosen" in listed.partition("sano  ")[2].partition("piper  ")[0]
    spoken = simak("voices", "try", "sano", "-o", tmp_path / "sano.mp3", "--text", "Selamat pagi.")
    assert spoken.returncode == 0, spoken.stderr
    assert "sanoTTS" in spoken.stdout
    assert simak("voices", "remove", "sano").returncode == 0
    assert not (home / "voices" / "sano").exists()


def test_nobody_is_asked_where_nobody_is(simak: Simak) -> None:
    done = simak("voices", "install", "piper", given="y\n")
    assert done.returncode == 2
    assert "non-commercial" in done.stdout
    assert "63 MB from https://huggingface.co/rhasspy/piper-voices/" in done.stdout
    assert "add --yes" in done.stderr
    assert done.stderr.count("\n") == 1


def test_on_a_terminal_one_is_asked(home: Path) -> None:
    ours, its = os.openpty()
    command = [*SIMAK, "--home", str(home), "voices", "install", "piper", "--from", str(home / "none")]
    with subprocess.Popen(command, stdin=its, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        os.write(ours, b"n\n")
        told, wrong = process.communicate(timeout=60)
    os.close(ours)
    os.close(its)
    assert b"Install it? [y/N]" in told
    assert wrong == b"simak: stopped\n"
    assert not home.exists()


def test_a_voice_without_files_cannot_be_installed(simak: Simak) -> None:
    done = simak("voices", "install", "espeak", "--yes")
    assert done.returncode == 1
    assert "no files of its own to be installed; those that have: sano, piper" in done.stderr
