"""Making episodes as Simak makes them, and what that costs."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from bench.articles import NEWS, news_page
from bench.bare import Said
from bench.pairs import RUNS, Cost, costing
from reader.ingest.source import read_article
from reader.models import Article, Episode, Prosody, Script, Segment, SegmentKind, Speech
from reader.pipeline.making import EpisodeMaker
from reader.pipeline.reading import script_of
from reader.settings import load_settings
from reader.speech.espeak import EspeakEngine
from reader.speech.espeak_words import in_phonemes
from reader.storage.disk import DiskBlobs
from reader.wiring import Parts


def make(article: Article, maker: EpisodeMaker) -> Episode:
    """The article's episode, from its blocks to the joined MP3 on disk."""
    return maker.make(script_of(article))


def make_news(maker: EpisodeMaker) -> Episode:
    """The episode of the page NEWS, from the page's bytes on."""
    return make(read_article(news_page(), name=NEWS), maker)


def spent(work: Callable[[EpisodeMaker], object], home: Path) -> Cost:
    """What the work costs with the default voice, which has spoken before. `home` keeps clips and episodes.

    The voice's processes count, but for their start: they have to end before their processor time can be known.
    """
    start = start_of_the_voice()
    whole = _with_the_voice(work, home)
    return Cost(whole.processor - start, whole.clock)


@cache
def start_of_the_voice() -> float:
    """Processor seconds of a voice that is started, greets and ends."""
    with tempfile.TemporaryDirectory() as name:
        homes = (Path(name) / str(run) for run in range(RUNS))
        return statistics.median(_with_the_voice(lambda _: None, home).processor for home in homes)


def _with_the_voice(work: Callable[[EpisodeMaker], object], home: Path) -> Cost:
    """What it costs to start the voice, greet, work and end the voice; on the clock the work alone."""
    with costing() as whole, Parts(load_settings(home=home)) as parts:
        maker = parts.maker(parts.settings)
        maker.make(_greeting())
        with costing() as alone:
            work(maker)
    return Cost(whole.processor, alone.clock)


def _greeting() -> Script:
    """A single word, which no article here has as a segment."""
    return Script(Article("Halo", ()), (Segment(SegmentKind.NARRATION, "Halo", "halo", 0),))


def what_is_said(article: Article, home: Path) -> list[Said]:
    """All that the voice is asked to say for the article's episode."""
    listening = _Listening()
    try:
        make(article, EpisodeMaker([listening], DiskBlobs(home), album="Simak"))
    finally:
        listening.close()
    return listening.heard


class _Listening(EspeakEngine):
    """The default voice, which notes what it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Said] = []

    def speak(self, text: str, prosody: Prosody) -> Speech:
        self.heard.append(Said(in_phonemes(text), prosody))  # as the library itself gets it
        return super().speak(text, prosody)
