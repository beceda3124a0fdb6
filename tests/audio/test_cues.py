from __future__ import annotations

import numpy as np
import pytest

from reader.audio.clip import make_clip
from reader.audio.cues import LEVEL, NOTES, cue, cued, with_cue
from reader.audio.episode import frames
from reader.audio.mp3 import RATE
from reader.audio.timeline import lay_out, length_of, silences
from reader.models import Clip, SegmentKind
from tests.audio.ebu import measured
from tests.audio.hearing import hear, pitch, tone
from tests.audio.scripts import SCRIPT, K

KINDS = list(NOTES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_cue_is_short_and_soft_and_rises_or_falls(kind: SegmentKind) -> None:
    clip = cue(kind)
    sound = hear(clip.frames)[clip.onset : clip.offset]
    assert len(sound) <= 0.25 * RATE
    assert measured(np.tile(sound, 10)).loudness == pytest.approx(LEVEL, abs=0.5)
    half = len(sound) // 2
    heard = [pitch(sound[:half]), pitch(sound[half:])]
    assert heard == pytest.approx(NOTES[kind], rel=0.02)
    assert (heard[1] > heard[0]) == (kind is K.QUOTATION)


def test_a_cue_stands_where_a_quotation_or_caption_begins() -> None:
    assert [i for i, kind in enumerate(cued(SCRIPT.segments)) if kind] == [2, 7, 11]


def test_without_a_cue_the_clip_is_as_it_was() -> None:
    clip = make_clip(tone(500, 0.5))
    assert with_cue(clip, None) is clip


def test_an_episode_with_cues_is_heard_as_its_timeline_says() -> None:
    clips = [with_cue(make_clip(tone(300 + 50 * i, 0.5)), kind) for i, kind in enumerate(cued(SCRIPT.segments))]
    lengths = [length_of(clip) for clip in clips]
    timeline = lay_out(SCRIPT, lengths)
    heard = hear(b"".join(frames(b"", clips, lengths, silences(SCRIPT.segments, lengths))))
    assert len(heard) == timeline.samples
    for i, span in enumerate(timeline.spans):
        assert pitch(heard[span.start : span.end]) == pytest.approx(300 + 50 * i, abs=3)
    chapter = next(chapter for chapter in timeline.chapters if chapter.segment == 2)
    before_speech = heard[chapter.start : timeline.spans[2].start]
    assert pitch(before_speech[: len(before_speech) // 2]) == pytest.approx(NOTES[K.QUOTATION][0], rel=0.1)
    assert 0.4 < len(before_speech) / RATE < 0.8


@pytest.mark.parametrize("kind", KINDS)
def test_the_joins_about_a_cue_are_silent(kind: SegmentKind) -> None:
    speech: Clip = make_clip(tone(500, 0.5))
    heard = hear(speech.frames + with_cue(speech, kind).frames)
    start = speech.samples + with_cue(speech, kind).samples - speech.samples
    for join in (speech.samples, start):
        assert np.abs(heard[join - 400 : join + 400]).max() < 1e-4
