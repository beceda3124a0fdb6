from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.delivery import Delivery
from reader.errors import AudioError, EngineFailedError
from reader.models import Article, Block, BlockKind, Prosody, Script, Speech
from reader.narration.script import narrate
from reader.pipeline.clips import AHEAD
from reader.pipeline.making import EpisodeMaker
from reader.pipeline.speaking import Gains
from reader.pipeline.streaming import growing
from reader.speech.espeak import EspeakEngine
from reader.storage.memory import MemoryBlobs
from tests.audio.hearing import hear
from tests.speech.tones import FailingEngine, ToneEngine


@pytest.fixture
def blobs() -> MemoryBlobs:
    return MemoryBlobs()


@pytest.fixture
def script(article: Article) -> Script:
    return narrate(article)


@pytest.fixture
def long_script() -> Script:
    """Forty sentences, each another one."""
    blocks = (Block(BlockKind.PARAGRAPH, f"Perahu nomor {number} datang pagi ini.") for number in range(1, 41))
    return narrate(Article("Perahu", tuple(blocks)))


@pytest.fixture
def espeak() -> Iterator[EspeakEngine]:
    engine = EspeakEngine()
    yield engine
    engine.close()


def without_tag(audio: bytes) -> bytes:
    """The MP3 behind its ID3v2 tag, whose size stands in four bytes of seven bits."""
    assert audio[:3] == b"ID3"
    a, b, c, d = audio[6:10]
    return audio[10 + (a << 21 | b << 14 | c << 7 | d) :]


@pytest.mark.parametrize("cues", [False, True])
def test_the_stream_is_the_episode_without_its_tag(blobs: MemoryBlobs, script: Script, *, cues: bool) -> None:
    maker = EpisodeMaker([ToneEngine(lead=0.05, tail=0.2)], blobs, album="Simak", delivery=Delivery(cues=cues))
    streamed = b"".join(maker.stream(script))
    assert streamed == without_tag(blobs.get(maker.make(script).audio))


def test_with_the_real_voice_too_and_it_decodes_to_every_sample(
    blobs: MemoryBlobs, espeak: EspeakEngine, script: Script
) -> None:
    maker = EpisodeMaker([espeak], MemoryBlobs(), album="Simak")
    streamed = b"".join(maker.stream(script))
    other = EpisodeMaker([espeak], blobs, album="Simak")
    episode = other.make(script)
    assert streamed == without_tag(blobs.get(episode.audio))
    assert len(hear(streamed)) == episode.timeline.samples


def test_what_the_stream_spoke_is_kept_and_what_is_kept_is_not_spoken(blobs: MemoryBlobs, script: Script) -> None:
    engine = ToneEngine()
    maker = EpisodeMaker([engine], blobs, album="Simak")
    streamed = list(maker.stream(script))
    engine.spoken.clear()
    maker.make(script)
    assert list(maker.stream(script)) == streamed
    assert not engine.spoken


def test_each_sentence_comes_when_it_is_spoken_and_decodes_by_itself(blobs: MemoryBlobs, long_script: Script) -> None:
    """Whoever listens has heard nothing but whole frames at any moment."""
    engine = ToneEngine()
    stream = EpisodeMaker([engine], blobs, album="Simak").stream(long_script)
    first = next(stream)
    calibration = 3
    assert engine.spoken.total() <= 2 + AHEAD + engine.at_once + calibration < len(long_script.segments)
    assert len(hear(first)) > 0
    heard = first + b"".join(itertools.islice(stream, 3))
    assert len(hear(heard)) > len(hear(first))
    stream.close()


def test_progress_counts_segments(blobs: MemoryBlobs, script: Script) -> None:
    seen: list[tuple[int, int]] = []
    list(EpisodeMaker([ToneEngine()], blobs, album="x").stream(script, lambda done, of: seen.append((done, of))))
    assert seen == [(number + 1, len(script.segments)) for number in range(len(script.segments))]


def test_when_the_listener_goes_away_nothing_more_is_spoken(blobs: MemoryBlobs, long_script: Script) -> None:
    engine = ToneEngine()
    Gains(engine, blobs).of(Prosody())
    engine.spoken.clear()
    stream = EpisodeMaker([engine], blobs, album="Simak").stream(long_script)
    next(stream)
    stream.close()
    said = engine.spoken.total()
    assert said <= 2 + AHEAD + engine.at_once
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("speak")]


def test_two_listeners_at_once_hear_the_same(blobs: MemoryBlobs, espeak: EspeakEngine, script: Script) -> None:
    maker = EpisodeMaker([espeak], blobs, album="Simak")
    one, other = maker.stream(script), maker.stream(script)
    pairs = list(zip(one, other, strict=True))
    assert all(a == b for a, b in pairs)
    assert b"".join(a for a, _ in pairs) == without_tag(blobs.get(maker.make(script).audio))


def test_a_voice_that_fails_before_it_is_heard_hands_over(
    blobs: MemoryBlobs, script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    failing = FailingEngine()
    failing.identity = "rusak"
    good = ToneEngine()
    streamed = b"".join(EpisodeMaker([failing, good], blobs, album="Simak").stream(script))
    assert streamed == b"".join(EpisodeMaker([good], MemoryBlobs(), album="Simak").stream(script))
    assert "another voice reads 'Pasar Apung Dibuka Lagi'" in caplog.text


class FailsAt(ToneEngine):
    """Fails for one text alone."""

    identity = "rusak di tengah"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.identity = "rusak di tengah"
        self._text = text

    def speak(self, text: str, prosody: Prosody) -> Speech:
        if text == self._text:
            raise EngineFailedError("Nada uji", "gagal di tengah")
        return super().speak(text, prosody)


def test_a_voice_that_fails_in_mid_stream_ends_it_and_no_other_goes_on(blobs: MemoryBlobs, script: Script) -> None:
    maker = EpisodeMaker([FailsAt(script.segments[2].spoken), ToneEngine()], blobs, album="Simak")
    stream = maker.stream(script)
    heard = [next(stream), next(stream)]
    with pytest.raises(EngineFailedError, match="gagal di tengah"):
        next(stream)
    assert heard == list(itertools.islice(EpisodeMaker([ToneEngine()], MemoryBlobs(), album="x").stream(script), 2))


def test_there_is_nothing_to_hear_of_an_empty_script(blobs: MemoryBlobs, script: Script) -> None:
    with pytest.raises(AudioError):
        next(EpisodeMaker([ToneEngine()], blobs, album="x").stream(replace(script, segments=())))


@given(st.lists(st.binary(min_size=1, max_size=300)), st.integers(1, 500))
def test_pieces_grow_and_nothing_is_lost(pieces: list[bytes], most: int) -> None:
    grown = list(growing(pieces, most))
    assert b"".join(grown) == b"".join(pieces)
    assert grown[:1] == pieces[:1]
    before = 0
    for piece in grown[:-1]:
        assert min(before, most) <= len(piece) < most + 300
        before += len(piece)
    assert len(grown) <= len(pieces)


def test_a_piece_is_sent_when_it_is_as_long_as_all_before_it() -> None:
    assert [len(piece) for piece in growing([b"x"] * 100, 20)] == [1, 1, 2, 4, 8, 16, 20, 20, 20, 8]


def test_what_was_made_until_a_failure_is_sent() -> None:
    def failing() -> Iterator[bytes]:
        yield from [b"a", b"b", b"c"]
        raise EngineFailedError("suara", "gagal")

    sent = growing(failing(), 1000)
    assert [next(sent), next(sent), next(sent)] == [b"a", b"b", b"c"]
    with pytest.raises(EngineFailedError):
        next(sent)
