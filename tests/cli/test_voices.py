from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import av

from tests.cli.conftest import Simak


def test_voices_are_listed_with_what_one_should_know(simak: Simak) -> None:
    told = simak("voices")
    assert told.returncode == 0, told.stderr
    espeak, gtts, sano, piper = (told.stdout[a:b] for a, b in pairwise(_heads(told.stdout)))
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
    assert "there is no such voice; there are espeak, gtts, sano, piper" in done.stderr
    assert done.stderr.count("\n") == 1
