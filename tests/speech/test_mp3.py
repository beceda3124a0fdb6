from __future__ import annotations

import sys
from array import array
from contextlib import suppress

import lameenc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import EngineUnavailableError
from reader.models import Prosody
from reader.speech.mp3 import BrokenMp3Error, decoded, measured
from tests.speech.google_fake import GOOGLES_RATE, mp3_of
from tests.speech.tones import SAMPLE_RATE, ToneEngine

WHOLE = mp3_of("Selamat pagi, Indonesia.")
FRAME = 192  # bytes of 64 kbit/s at 24,000 Hz


def encoded(channels: int, rate: int, bits: int) -> bytes:
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(channels)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_out_sample_rate(rate)
    encoder.set_bit_rate(bits)
    return bytes(encoder.encode(ToneEngine().speak("Sebuah nada uji.", Prosody()).pcm)) + bytes(encoder.flush())


def test_measures_a_whole_one() -> None:
    facts = measured(WHOLE)
    assert facts.sample_rate == GOOGLES_RATE
    assert facts.frames * FRAME == len(WHOLE)
    assert facts.samples == facts.frames * 576


@pytest.mark.parametrize(
    ("rate", "bits"),
    [(44_100, 128), (48_000, 128), (32_000, 40), (16_000, 8), (24_000, 160), (8_000, 24), (11_025, 16)],
)
def test_walks_every_kind_of_layer_3(rate: int, bits: int) -> None:
    facts = measured(encoded(1, rate, bits))
    assert facts.sample_rate == rate
    assert facts.samples / rate == pytest.approx(0.8, abs=0.25)


def test_a_tag_may_come_first() -> None:
    tag = b"ID3\x03\x00\x00" + bytes([0, 0, 1, 5]) + bytes(133)
    assert measured(tag + WHOLE) == measured(WHOLE)
    assert decoded(tag + WHOLE, longest_seconds=60) == decoded(WHOLE, longest_seconds=60)


def test_decodes_to_what_was_spoken() -> None:
    pcm, rate = decoded(WHOLE, longest_seconds=60)
    samples = array("h", pcm)
    assert rate == GOOGLES_RATE
    assert len(samples) == measured(WHOLE).samples
    assert 14_000 < max(samples) < 20_000


@given(length=st.integers(0, len(WHOLE) - 1))
def test_a_part_is_never_taken_for_the_whole_but_at_a_frames_end(length: int) -> None:
    if length % FRAME == 0 and length:
        assert measured(WHOLE[:length]).frames == length // FRAME
    else:
        with pytest.raises(BrokenMp3Error):
            measured(WHOLE[:length])


@given(data=st.one_of(st.binary(max_size=600), st.binary(max_size=600).map(lambda rest: WHOLE[:400] + rest)))
def test_any_bytes_are_measured_or_refused(data: bytes) -> None:
    with suppress(BrokenMp3Error):
        assert measured(data).frames > 0


def test_any_damage_inside_is_decoded_or_refused() -> None:
    for at in range(0, len(WHOLE), 97):
        damaged = WHOLE[:at] + b"\xff\x00\xff\xfb" + WHOLE[at + 4 :]
        with suppress(BrokenMp3Error):
            assert decoded(damaged, longest_seconds=60)[1] == GOOGLES_RATE


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no frame"),
        (b"<html>Apakah Anda robot?</html>", "no frame at byte 0"),
        (WHOLE + b"\0", "no frame at byte"),
        (WHOLE[:-1], "lacks 1 bytes"),
        (WHOLE + encoded(1, 16_000, 32), "rate changes"),
        (b"ID3\x03\x00\x00\x7f\x7f\x7f\x7f" + WHOLE, "no frame"),
    ],
)
def test_says_what_is_wrong(data: bytes, why: str) -> None:
    with pytest.raises(BrokenMp3Error, match=why):
        measured(data)


def test_refuses_stereo() -> None:
    with pytest.raises(BrokenMp3Error, match="not mono"):
        decoded(encoded(2, 24_000, 64), longest_seconds=60)


def test_refuses_what_lasts_too_long() -> None:
    with pytest.raises(BrokenMp3Error, match="would last"):
        decoded(WHOLE, longest_seconds=1)


def test_refuses_frames_without_sound_in_them() -> None:
    with pytest.raises(BrokenMp3Error, match="decoded"):
        decoded((WHOLE[:4] + b"\xff" * (FRAME - 4)) * 40, longest_seconds=60)


def test_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    with pytest.raises(EngineUnavailableError, match="pip install miniaudio"):
        decoded(WHOLE, longest_seconds=60)
