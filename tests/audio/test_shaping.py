from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.audio.limiter import CEILING
from reader.audio.mp3 import RATE
from reader.audio.shaping import Sound, shaped
from reader.errors import AudioError
from reader.models import Prosody, Speech
from tests.audio.hearing import tone
from tests.audio.voices import VOICES


def samples(sound: Sound) -> np.ndarray:
    return np.frombuffer(sound.speech.pcm, "<i2").astype(float)


def test_what_needs_no_change_is_left_bit_by_bit() -> None:
    speech = tone(440, 1)
    sound = shaped(speech)
    assert sound.end - sound.start == pytest.approx(RATE, abs=0.001 * RATE)
    assert sound.speech.pcm.strip(b"\0") == speech.pcm.strip(b"\0")


@pytest.mark.parametrize("gain", [-20.0, -3.3, 1.5])
def test_the_gain_is_the_gain(gain: float) -> None:
    plain, louder = shaped(tone(440, 1)), shaped(tone(440, 1), gain)
    assert np.abs(samples(louder) - samples(plain) * 10 ** (gain / 20)).max() <= 2
    assert (plain.start, plain.end) == (louder.start, louder.end)


@pytest.mark.parametrize("name", VOICES)
def test_the_ends_are_zero_and_nothing_is_beside_it(name: str) -> None:
    sound = shaped(VOICES[name]("kapal bersandar", Prosody()))
    assert samples(sound)[0] == 0
    assert abs(samples(sound)[-1]) <= 2
    assert abs(samples(sound).mean()) <= 0.02 * np.abs(samples(sound)).max()


@pytest.mark.parametrize("offset", [-0.6, -0.1, 0.1, 0.6])
def test_silence_is_found_under_an_offset(offset: float) -> None:
    wave = np.frombuffer(tone(440, 1).pcm, "<i2") * 0.5 + offset * 32767
    sound = shaped(Speech(wave.astype("<i2").tobytes(), RATE))
    assert sound.end - sound.start == pytest.approx(RATE, abs=0.003 * RATE)
    assert np.abs(samples(sound)[: sound.start // 2]).max() <= 2


def test_an_offset_at_the_rail_is_taken_away_without_wrapping_round() -> None:
    wave = np.clip(np.frombuffer(tone(440, 1).pcm, "<i2") * 2.0 + 20_000, -32768, 32767)
    steps = np.abs(np.diff(samples(shaped(Speech(wave.astype("<i2").tobytes(), RATE)))))
    assert steps.max() < 14_000, "the tone begins at the rail with 12,767"


@settings(deadline=None)
@given(
    st.binary(min_size=2, max_size=9000),
    st.sampled_from([8_000, 11_025, 22_050, 24_000, 96_000]),
    st.floats(-60, 60),
)
def test_no_sound_comes_out_over_the_ceiling(pcm: bytes, rate: int, gain: float) -> None:
    try:
        sound = shaped(Speech(pcm, rate), gain)
    except AudioError:
        return
    assert np.abs(samples(sound)).max() <= 32768 * 10 ** (CEILING / 20) + 1
    assert 0 < sound.start < sound.end <= sound.speech.samples
    assert abs(samples(sound)[-1]) <= np.abs(samples(sound)).max() * 0.1 + 2
