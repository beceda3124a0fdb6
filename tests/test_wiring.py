from __future__ import annotations

import logging
from pathlib import Path

import pytest

from reader.errors import EngineUnavailableError
from reader.settings import load_settings
from reader.wiring import Parts, open_engine


@pytest.mark.parametrize(("voice", "said"), [("espeak", False), ("gtts", True)])
def test_a_voice_says_when_the_text_leaves_the_machine(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, voice: str, said: bool
) -> None:
    with caplog.at_level(logging.WARNING), Parts(load_settings(home=tmp_path, voice=voice)) as parts:
        assert parts.engine.online is said
    assert ("goes to its maker's servers" in caplog.text) is said


def test_an_unknown_voice_names_those_that_there_are() -> None:
    with pytest.raises(EngineUnavailableError, match="there are espeak, gtts"):
        open_engine("suara")
