from __future__ import annotations

from array import array

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.audio.clip import make_clip
from reader.audio.limiter import SHARP, limit, may_exceed
from reader.audio.mp3 import RATE
from reader.models import Speech
from tests.audio.ebu import measured
from tests.audio.hearing import hear
from tests.audio.voices import Wave

any_pcm = st.binary(max_size=6000).map(lambda data: data[: len(data) // 2 * 2])
any_rate = st.sampled_from([8_000, 22_050, 48_000])


@st.composite
def round_sound(draw: st.DrawFn) -> bytes:
    """A few sines over each other: sound that has lobes of all lengths, as a voice does."""
    time = np.arange(draw(st.integers(1, 4000))) / RATE
    parts = draw(st.lists(st.tuples(st.floats(50, 5000), st.floats(0, 12_000), st.floats(0, 6)), max_size=4))
    wave = sum((level * np.sin(2 * np.pi * hertz * time + phase) for hertz, level, phase in parts), np.zeros(len(time)))
    return samples_to_bytes(np.clip(wave, -32768, 32767))


def samples_to_bytes(wave: Wave) -> bytes:
    return wave.astype("<i2").tobytes()


def limited(pcm: bytes, rate: int, ceiling: float) -> bytes:
    sound = array("h", pcm)
    limit(sound, rate, ceiling)
    return sound.tobytes()


def as_samples(pcm: bytes) -> np.ndarray:
    return np.frombuffer(pcm, "<i2").astype(int)


@given(any_pcm | round_sound(), any_rate, st.floats(2, 40_000))
def test_no_sample_is_over_the_ceiling(pcm: bytes, rate: int, ceiling: float) -> None:
    out = limited(pcm, rate, ceiling)
    assert len(out) == len(pcm)
    assert np.abs(as_samples(out)).max(initial=0) <= ceiling


@given(any_pcm | round_sound(), any_rate)
def test_what_does_not_exceed_is_left_bit_by_bit(pcm: bytes, rate: int) -> None:
    peak = int(np.abs(as_samples(pcm)).max(initial=0))
    ceiling = peak / SHARP + 2
    assert not may_exceed(peak, ceiling)
    assert limited(pcm, rate, ceiling) == pcm


@given(any_pcm | round_sound(), any_rate, st.floats(2, 30_000))
def test_only_lobes_that_exceed_are_touched_and_as_a_whole(pcm: bytes, rate: int, ceiling: float) -> None:
    before, after = as_samples(pcm), as_samples(limited(pcm, rate, ceiling))
    edges = np.flatnonzero(np.diff(np.sign(before))) + 1
    for lobe, lowered in zip(np.split(before, edges), np.split(after, edges), strict=True):
        peak = int(np.abs(lobe).max(initial=0))
        if peak <= ceiling * SHARP:
            assert np.array_equal(lobe, lowered)
        elif not np.array_equal(lobe, lowered):
            factor = int(np.abs(lowered).max()) / peak
            assert factor < 1
            assert np.abs(lowered - lobe * factor).max() < 2, "made smaller by one factor, so its form is kept"


@given(any_pcm | round_sound(), any_rate, st.floats(2, 30_000))
def test_no_step_gets_larger(pcm: bytes, rate: int, ceiling: float) -> None:
    """So there is no click that was not there."""
    before, after = as_samples(pcm), as_samples(limited(pcm, rate, ceiling))
    assert np.all(np.abs(np.diff(after)) <= np.abs(np.diff(before)) + 1)


def test_a_round_lobe_meets_the_ceiling_and_the_rest_stays() -> None:
    wave = 8_000 * np.sin(2 * np.pi * 200 * np.arange(RATE) / RATE)
    wave[5_000:7_000] *= 3
    before = as_samples(samples_to_bytes(wave))
    after = as_samples(limited(samples_to_bytes(wave), RATE, 12_000))
    assert np.array_equal(before[:4_900], after[:4_900])
    assert np.array_equal(before[7_100:], after[7_100:])
    assert 11_990 <= np.abs(after[5_200:6_800]).max() <= 12_000


@pytest.mark.parametrize("width", [1, 2, 3, 4, 6, 8, 12, 20, 40])
@pytest.mark.parametrize("background", [0.02, 0.3])
def test_full_scale_clicks_stay_below_the_true_peak_when_decoded(width: int, background: float) -> None:
    """The worst there is for an encoder: hard edges, a hundred and twenty a second."""
    chance = np.random.default_rng(width)
    wave = background * np.sin(2 * np.pi * 200 * np.arange(4 * RATE) / RATE)
    for at in chance.integers(0, len(wave) - width, size=480):
        wave[at : at + width] = chance.choice([-1, 1])
    clip = make_clip(Speech(samples_to_bytes(32767 * wave), RATE))
    assert measured(hear(clip.frames)).peak <= -1


@pytest.mark.parametrize("hertz", [60, 1_000, 3_675, 5_512.5, 5_520, 7_350, 9_000])
def test_what_rises_between_samples_stays_below_the_true_peak_when_decoded(hertz: float) -> None:
    wave = 32767 * np.sin(2 * np.pi * hertz * np.arange(2 * RATE) / RATE + np.pi / 4)
    heard = measured(hear(make_clip(Speech(samples_to_bytes(wave), RATE)).frames))
    assert -6 < heard.peak <= -1


def test_a_very_long_lobe_costs_no_more_than_its_length() -> None:
    """Every window of it is over the ceiling: it must be lowered once, not once a window."""
    wave = np.full(60 * RATE, 20_000.0)
    out = as_samples(limited(samples_to_bytes(wave), RATE, 10_000))
    assert set(out) <= {*range(7_000, 10_001)}
