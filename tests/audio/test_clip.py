from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.audio.clip import RATE, make_clip, pack, unpack, unpack_length
from reader.audio.mp3 import FRAME_SAMPLES, count_frames
from reader.audio.timeline import length_of
from reader.errors import AudioError, DamagedClipError
from reader.models import Clip, Speech
from tests.audio.hearing import first_loud, hear, pitch, tone

MILLISECOND = RATE / 1000


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_clip_says_exactly_where_it_sounds(rate: int) -> None:
    clip = make_clip(tone(700, 0.8, rate=rate))
    heard = hear(clip.frames)
    assert len(heard) == clip.samples == count_frames(clip.frames) * FRAME_SAMPLES
    assert first_loud(heard) == pytest.approx(clip.onset, abs=5 * MILLISECOND)
    assert len(heard) - first_loud(heard[::-1]) == pytest.approx(clip.offset, abs=5 * MILLISECOND)
    assert clip.offset - clip.onset == pytest.approx(0.8 * RATE, abs=3 * MILLISECOND)
    assert pitch(heard[clip.onset : clip.offset]) == pytest.approx(700, abs=3)


@pytest.mark.parametrize("samples", range(22_050, 22_050 + 600, 50))
def test_no_length_of_speech_loses_its_end(samples: int) -> None:
    clip = make_clip(tone(700, samples / RATE, before=0, after=0))
    heard = hear(clip.frames)
    assert len(heard) == clip.samples
    assert len(heard) - first_loud(heard[::-1]) == pytest.approx(clip.offset, abs=6 * MILLISECOND)
    assert clip.offset - clip.onset == samples


def test_silence_at_the_ends_is_cut_but_a_breath_is_kept() -> None:
    tight, loose = (make_clip(tone(700, 1, before=gap, after=gap)) for gap in (0.03, 3))
    assert (tight.samples, tight.onset) == (loose.samples, loose.onset)
    assert tight.samples - (tight.offset - tight.onset) < 0.155 * RATE


def test_silence_inside_is_left() -> None:
    pcm = tone(700, 0.3).pcm + tone(500, 0.3).pcm
    clip = make_clip(Speech(pcm, RATE))
    assert clip.offset - clip.onset == pytest.approx(1.0 * RATE, abs=2 * MILLISECOND)


@pytest.mark.parametrize("gap", [0, 0.01, 0.3])
def test_both_ends_are_silent_for_the_joins(gap: float) -> None:
    for samples in range(11_025, 11_025 + 576, 48):
        heard = hear(make_clip(tone(700, samples / RATE, before=gap, after=gap)).frames)
        assert np.abs(heard[: int(20 * MILLISECOND)]).max() < 1e-4
        assert np.abs(heard[-int(20 * MILLISECOND) :]).max() < 1e-4


def test_hard_edges_are_faded() -> None:
    clip = make_clip(tone(3000, 0.5, before=0, after=0))
    heard = np.abs(hear(clip.frames))
    first, last = heard[clip.onset :][: int(MILLISECOND)], heard[: clip.offset][-int(MILLISECOND) :]
    assert first.max() < 0.25
    assert last.max() < 0.15
    assert heard[clip.onset + int(4 * MILLISECOND) : clip.offset - int(6 * MILLISECOND)].max() > 0.45


def test_a_peak_at_full_scale_does_not_clip() -> None:
    loud = np.sign(np.sin(np.arange(RATE) * 0.1)) * 32767
    assert np.abs(hear(make_clip(Speech(loud.astype("<i2").tobytes(), RATE)).frames)).max() < 1.1
    sine = 32767 * np.sin(np.arange(RATE) * 0.2)
    assert np.abs(hear(make_clip(Speech(sine.astype("<i2").tobytes(), RATE)).frames)).max() < 0.9


@pytest.mark.parametrize(
    ("speech", "cause"),
    [
        (Speech(b"", RATE), "empty"),
        (Speech(b"\1", RATE), "within a sample"),
        (Speech(bytes(2 * RATE), RATE), "silent"),
        (Speech(b"\5\0" * RATE, RATE), "silent"),
        (Speech(bytes(2000) + b"\0\x40" * 20 + bytes(2000), RATE), "click"),
        (Speech(b"\0\x40" * RATE, 0), "0 Hz"),
        (Speech(b"\0\x40" * RATE, 10_000_000), "10000000 Hz"),
    ],
)
def test_what_is_no_speech_is_refused(speech: Speech, cause: str) -> None:
    with pytest.raises(AudioError, match=cause):
        make_clip(speech)


@settings(deadline=None, max_examples=40)
@given(st.binary(min_size=2, max_size=9000), st.sampled_from([8_000, 11_025, 22_050, 24_000, 96_000]))
def test_any_noise_becomes_a_true_clip_or_an_error(pcm: bytes, rate: int) -> None:
    try:
        clip = make_clip(Speech(pcm, rate))
    except AudioError:
        return
    assert 0 < clip.onset < clip.offset <= clip.samples == FRAME_SAMPLES * count_frames(clip.frames)
    assert len(hear(clip.frames)) == clip.samples


def test_importing_warns_nobody() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", "import reader.audio.clip"], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


CLIP = Clip(b"\xff\xf3frames", 576, 20, 500)


def test_a_packed_clip_comes_back() -> None:
    assert unpack(pack(CLIP), "clips/ab") == CLIP
    assert unpack_length(pack(CLIP), "clips/ab") == length_of(CLIP)


@given(st.integers(0, 8 * len(pack(CLIP)) - 1))
def test_one_flipped_bit_is_noticed(bit: int) -> None:
    data = bytearray(pack(CLIP))
    data[bit // 8] ^= 1 << bit % 8
    with pytest.raises(DamagedClipError, match="clips/ab"):
        unpack(bytes(data), "clips/ab")


def test_a_cut_or_lengthened_clip_is_noticed() -> None:
    data = pack(CLIP)
    for damaged in [*(data[:end] for end in range(len(data))), data + b"\0", data + data]:
        with pytest.raises(DamagedClipError):
            unpack(damaged, "clips/ab")
