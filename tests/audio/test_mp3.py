from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.audio.mp3 import DELAY, FRAME_SAMPLES, LOSSLESS_SLACK, RATE, SILENT_FRAME, count_frames, encode
from reader.errors import AudioError
from tests.audio.hearing import hear

FRAMES = encode(bytes(2 * 5000), RATE)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_sound_comes_exactly_the_delay_later_than_it_went_in(rate: int) -> None:
    """Found by correlation with what went in (a chirp, which looks like itself at no other shift)."""

    def chirp(at: int) -> np.ndarray:
        time = np.arange(at) / at
        return np.asarray(0.5 * np.sin(2 * np.pi * (200 + 1500 * time) * time))

    heard = hear(encode((chirp(rate) * 32767).astype("<i2").tobytes(), rate))
    went_in = chirp(RATE)
    likeness = [float(heard[shift : shift + 20_000] @ went_in[:20_000]) for shift in range(DELAY - 50, DELAY + 50)]
    assert int(np.argmax(likeness)) == 50


@pytest.mark.parametrize("frames", [4, 11, 40])
def test_sound_of_the_right_length_fills_its_frames(frames: int) -> None:
    assert count_frames(encode(bytes(2 * (frames * FRAME_SAMPLES - LOSSLESS_SLACK)), RATE)) == frames


def test_a_clip_needs_nothing_of_the_frames_before_it() -> None:
    """`main_data_begin`, the eight bits after the header, says how far back a frame's data begin."""
    noise = np.random.default_rng(1).integers(-9000, 9000, RATE).astype("<i2").tobytes()
    assert encode(noise, RATE)[4] == SILENT_FRAME[4] == 0


@given(st.integers(1, len(FRAMES) - 1))
def test_a_cut_frame_is_noticed(end: int) -> None:
    try:
        whole = count_frames(FRAMES[:end])
    except AudioError:
        return
    if whole > 1:  # ffmpeg takes nothing shorter for an MP3
        assert hear(FRAMES[:end]).size == whole * FRAME_SAMPLES


@pytest.mark.parametrize("data", [b"\xff", b"ID3\x03", FRAMES + b"\0", b"\xff\xfb" + FRAMES[2:], FRAMES[1:]])
def test_what_is_no_frame_of_ours_is_noticed(data: bytes) -> None:
    with pytest.raises(AudioError, match="MP3"):
        count_frames(data)


def test_a_rate_that_lame_does_not_take_is_an_error_in_words() -> None:
    with pytest.raises(AudioError, match="LAME"):
        encode(bytes(2000), -5)
