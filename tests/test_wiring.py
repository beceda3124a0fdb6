from __future__ import annotations

import logging
from pathlib import Path

import pytest

from reader.errors import EngineUnavailableError
from reader.settings import load_settings
from reader.wiring import Parts


@pytest.mark.parametrize(("voice", "said"), [("espeak", False), ("gtts", True)])
def test_a_voice_says_when_the_text_leaves_the_machine(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, voice: str, said: bool
) -> None:
    with caplog.at_level(logging.WARNING), Parts(load_settings(home=tmp_path, voice=voice)) as parts:
        assert [engine.online for engine in parts.engines(parts.settings.voice)] == [said]
    assert ("every sentence it speaks goes to Google" in caplog.text) is said


def test_voices_stand_in_the_order_in_which_they_are_asked(tmp_path: Path) -> None:
    with Parts(load_settings(home=tmp_path, voice="gtts, espeak")) as parts:
        assert [engine.name for engine in parts.engines(parts.settings.voice)] == ["gtts", "espeak"]


def test_an_unknown_voice_names_those_that_there_are(tmp_path: Path) -> None:
    with (
        Parts(load_settings(home=tmp_path, voice="suara")) as parts,
        pytest.raises(EngineUnavailableError, match="there are espeak, gtts, sano, piper, mbrola"),
    ):
        parts.engines(parts.settings.voice)
