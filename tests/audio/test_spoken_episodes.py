"""Whole episodes of the sample articles in the default voice, as a listener and a loudness meter hear them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from reader.audio.calibration import TARGET, known_gain
from reader.audio.clip import make_clip
from reader.audio.episode import frames
from reader.audio.mp3 import RATE
from reader.audio.timeline import Length, lay_out, length_of, silences
from reader.delivery import USUAL
from reader.ingest.source import read_article
from reader.models import Clip, Prosody, Script, Timeline
from reader.narration.lexicon import SHIPPED
from reader.narration.script import narrate
from reader.speech.espeak import EspeakEngine
from tests.audio.ebu import measured
from tests.audio.hearing import Samples, hear

ARTICLES = sorted((Path(__file__).parents[2] / "feeds/sample").glob("berita/*.html"))
MILLISECOND = RATE // 1000
NORMAL = Prosody()


class Spoken(NamedTuple):
    timeline: Timeline
    lengths: Sequence[Length]
    quiet: Sequence[int]
    heard: Samples


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakEngine]:
    with closing(EspeakEngine()) as engine:
        yield engine


@pytest.fixture(scope="module", params=ARTICLES, ids=lambda path: path.stem)
def spoken(request: pytest.FixtureRequest, espeak: EspeakEngine) -> Spoken:
    script: Script = narrate(read_article(request.param.read_bytes(), name=request.param.name))
    clips = [
        clip_of(espeak, SHIPPED.respell(segment.spoken, espeak.name), USUAL.prosody(segment.kind))
        for segment in script.segments
    ]
    lengths = [length_of(clip) for clip in clips]
    quiet = silences(script.segments, lengths)
    return Spoken(lay_out(script, lengths), lengths, quiet, hear(b"".join(frames(b"", clips, lengths, quiet))))


def clip_of(engine: EspeakEngine, text: str, prosody: Prosody = NORMAL) -> Clip:
    gain = known_gain(engine.identity, prosody.person)
    assert gain is not None
    return make_clip(engine.speak(text, prosody), gain)


def test_an_episode_is_as_loud_as_it_should_be(spoken: Spoken) -> None:
    loudness, peak = measured(spoken.heard)
    assert loudness == pytest.approx(TARGET, abs=0.5)
    assert peak <= -1


def test_no_join_is_heard(spoken: Spoken) -> None:
    """Clip to silence and silence to clip: nothing moves for 18 ms to either side, beside which a click would."""
    places = [
        length for pair in zip((one.samples for one in spoken.lengths), spoken.quiet, strict=True) for length in pair
    ]
    joins = [0, *accumulate(places)]
    assert joins[-1] == len(spoken.heard) == spoken.timeline.samples
    for join in joins:
        around = spoken.heard[max(0, join - 400) : join + 400]
        assert np.abs(np.diff(around)).max(initial=0) < 1e-4


def test_speech_begins_and_ends_softly(spoken: Spoken) -> None:
    """The first and last milliseconds hold no step that the speech beside them would not hide."""
    for span in spoken.timeline.spans:
        steps = np.abs(np.diff(spoken.heard[span.start - 40 * MILLISECOND : span.end + 40 * MILLISECOND]))
        edge = 41 * MILLISECOND
        assert max(steps[:edge].max(), steps[-edge:].max()) < 0.5 * steps.max()


def test_between_spans_there_is_silence(spoken: Spoken) -> None:
    for one, other in zip(spoken.timeline.spans, spoken.timeline.spans[1:], strict=False):
        between = spoken.heard[one.end + 45 * MILLISECOND : other.start - 25 * MILLISECOND]
        assert np.abs(between).max() < 10 ** (-60 / 20)


def test_a_sentence_of_ten_thousand_characters_is_as_loud_as_any(espeak: EspeakEngine) -> None:
    words = "dan perahu dari hulu membawa pisang, ikan, sayur, serta kabar tentang jembatan yang belum selesai "
    clip = clip_of(espeak, (words * 120)[:10_000])
    heard = hear(clip.frames)
    assert len(heard) == clip.samples > 500 * RATE
    loudness, peak = measured(heard[-120 * RATE :])
    assert loudness == pytest.approx(TARGET, abs=1)
    assert peak <= -1
    assert 20 * np.log10(np.abs(heard).max()) <= -1
