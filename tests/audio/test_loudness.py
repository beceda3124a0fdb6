from __future__ import annotations

import numpy as np
import pytest

from reader.audio.loudness import SILENT, k_weighting, loudness
from reader.audio.mp3 import RATE
from reader.models import Prosody, Speech
from tests.audio.ebu import measured
from tests.audio.hearing import Samples
from tests.audio.voices import VOICES, Wave


def sine(level: float, seconds: float, *, hertz: float = 997, rate: int = 48_000) -> Wave:
    return np.asarray(10 ** (level / 20) * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate))


def speech(*waves: Wave, rate: int = 48_000) -> Speech:
    return Speech((np.concatenate(waves) * 32767).astype("<i2").tobytes(), rate)


def as_floats(sound: Speech) -> Samples:
    return (np.frombuffer(sound.pcm, "<i2") / 32768).astype(np.float32)


def test_the_filters_are_the_standards_own_at_48_khz() -> None:
    """BS.1770-4, tables 1 and 2."""
    head, ear = k_weighting(48_000)
    assert head == pytest.approx(
        (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585), abs=1e-7
    )
    assert ear == pytest.approx((1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621), abs=1e-7)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_full_sine_has_the_standards_loudness(rate: int) -> None:
    assert loudness([speech(sine(0, 2, rate=rate), rate=rate)]) == pytest.approx(-3.01, abs=0.06)


def test_quiet_passages_do_not_count() -> None:
    """EBU Tech 3341, case 3 (in one channel, so 3 LU lower), shortened."""
    for quiet in (-36, -72):
        passages = [sine(level, seconds, rate=RATE) for level, seconds in ((quiet, 3), (-23, 30), (quiet, 3))]
        assert loudness([speech(*passages, rate=RATE)]) == pytest.approx(-26.0, abs=0.1)


@pytest.mark.parametrize("name", VOICES)
def test_it_agrees_with_ffmpeg(name: str) -> None:
    sound = VOICES[name]("kapal penumpang bersandar di dermaga baru pada pagi hari", Prosody())
    theirs = measured(as_floats(sound))
    assert loudness([sound]) == pytest.approx(theirs.loudness, abs=0.1)


@pytest.mark.parametrize("rate", [8_000, 16_000, 24_000, 44_100])
def test_it_agrees_with_ffmpeg_at_other_rates(rate: int) -> None:
    wave = 0.2 * np.random.default_rng(rate).normal(size=3 * rate)
    sound = speech(np.clip(wave, -1, 1), rate=rate)
    theirs = measured(as_floats(sound), rate)
    assert loudness([sound]) == pytest.approx(theirs.loudness, abs=0.1)


def test_sounds_of_several_rates_count_by_their_time() -> None:
    soft, loud = speech(sine(-30, 4)), speech(sine(-24, 4, rate=RATE), rate=RATE)
    assert loudness([soft, loud]) == pytest.approx(-29.04, abs=0.1), "-33 and -27 LUFS"


def test_what_is_short_is_measured_and_silence_has_no_loudness() -> None:
    assert loudness([speech(sine(-6, 0.05))]) == pytest.approx(-18.0, abs=0.1), "an eighth of a block"
    assert loudness([Speech(bytes(2 * RATE), RATE)]) == SILENT
    assert loudness([Speech(b"", RATE)]) == loudness([]) == SILENT
