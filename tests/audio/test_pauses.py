from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.audio.mp3 import FRAME_SAMPLES, RATE, count_frames
from reader.audio.pauses import pause_after, silence, silent_samples
from reader.models import Script
from tests.audio.hearing import hear
from tests.audio.scripts import SCRIPT, K, any_script, segment


def test_silence_is_digital_silence_to_the_nearest_frame() -> None:
    clip = silence(1.0)
    heard = hear(clip.frames)
    assert len(heard) == clip.samples == count_frames(clip.frames) * FRAME_SAMPLES
    assert clip.samples == pytest.approx(RATE, abs=FRAME_SAMPLES / 2)
    assert not np.any(heard)
    assert silence(0).frames == b""
    assert silence(1.0) is silence(1.001)


@pytest.mark.parametrize("seconds", [-0.1, 61, float("nan"), float("inf")])
def test_there_is_no_senseless_silence(seconds: float) -> None:
    with pytest.raises(ValueError, match="no pause"):
        silence(seconds)


@given(st.floats(0, 2), st.integers(0, RATE))
def test_what_is_quiet_already_counts_into_the_pause(wanted: float, quiet: int) -> None:
    added = silent_samples(wanted, quiet)
    assert added % FRAME_SAMPLES == 0
    assert added == 0 or abs(quiet + added - wanted * RATE) <= FRAME_SAMPLES / 2 + 1
    assert quiet + added >= wanted * RATE - FRAME_SAMPLES / 2 - 1
    assert silence(added / RATE).samples == added


def test_pauses_grow_with_what_they_tell() -> None:
    s = SCRIPT.segments
    after = [pause_after(*pair) for pair in zip(s, [*s[1:], None], strict=True)]
    opening, paragraph, quotation, attribution, _, sentence, to_photo, to_credit, from_photo, from_heading, *_ = after
    assert quotation == attribution < sentence < paragraph < to_photo == from_photo
    assert to_credit < from_photo
    assert paragraph < opening
    assert paragraph < from_heading
    to_closing = after[12]
    assert paragraph < to_closing


def test_a_quotations_edge_gets_a_little_more_than_the_same_place_elsewhere() -> None:
    plain = [segment(K.NARRATION, "Itu kata dia.", sentence, 0) for sentence in (0, 0, 1)]
    quoted = [segment(K.QUOTATION, "Aman.", sentence, 0, 0) for sentence in (0, 0, 1)]
    for one, other in ((0, 1), (1, 2)):
        assert pause_after(plain[one], plain[other]) == pause_after(quoted[one], quoted[other])
        assert pause_after(plain[one], quoted[other]) > pause_after(plain[one], plain[other])


@given(any_script())
def test_every_pause_is_one_that_a_listener_bears(script: Script) -> None:
    for one, other in zip(script.segments, [*script.segments[1:], None], strict=True):
        assert 0.1 <= pause_after(one, other) <= 1.5
