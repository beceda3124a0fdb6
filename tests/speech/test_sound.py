from __future__ import annotations

import pytest

from reader.errors import EngineFailedError
from reader.models import Prosody
from reader.speech.sound import checked
from tests.speech.tones import ToneEngine

TONE = ToneEngine(lead=0.2, tail=0.2).speak("Sebuah nada.", Prosody())


def test_passes_sound_on() -> None:
    assert checked(TONE.pcm, TONE.sample_rate, "nada") == TONE


@pytest.mark.parametrize(
    ("pcm", "rate", "why"),
    [
        (b"", 22_050, "no sound"),
        (TONE.pcm[:-1], 22_050, "half a sample"),
        (bytes(44_100), 22_050, "silence"),
        (b"\x01\x00\xff\xff" * 10_000, 22_050, "silence"),
        (TONE.pcm, 0, "0 samples a second"),
        (TONE.pcm, 4_000_000, "4000000 samples a second"),
    ],
)
def test_refuses_what_is_none(pcm: bytes, rate: int, why: str) -> None:
    with pytest.raises(EngineFailedError, match=f"nada: .*{why}"):
        checked(pcm, rate, "nada")
