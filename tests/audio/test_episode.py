from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.audio.clip import make_clip
from reader.audio.episode import episode_key, frames, is_whole, samples_in
from reader.audio.id3 import Label, tag
from reader.audio.mp3 import BIT_RATE, FRAME_SAMPLES, RATE, count_frames
from reader.audio.timeline import Length, lay_out, length_of, silences
from reader.errors import AudioError
from reader.models import Article, Block, BlockKind, Clip, Script, Timeline
from tests.audio.hearing import first_loud, hear, hear_end, joined, pitch, tone
from tests.audio.scripts import SCRIPT, K, segment

THIRTY_MS = 0.030 * RATE
TONES = [400 + 60 * i for i in range(len(SCRIPT.segments))]


@pytest.fixture(scope="module")
def clips() -> list[Clip]:
    """One of distinct pitch and odd length for each segment, from engines of two sampling rates."""
    return [
        make_clip(tone(hertz, 0.5 + 0.0137 * i, rate=24_000 if i % 3 == 2 else RATE)) for i, hertz in enumerate(TONES)
    ]


@pytest.fixture(scope="module")
def lengths(clips: list[Clip]) -> list[Length]:
    return [length_of(clip) for clip in clips]


def check_spans(heard: np.ndarray, skipped: int, timeline: Timeline, tones: list[int]) -> None:
    """Each span begins where its tone does, and has its pitch."""
    for span, hertz in zip(timeline.spans[-len(tones) :], tones, strict=True):
        start, end = span.start - skipped, span.end - skipped
        around = heard[start - int(2 * THIRTY_MS) : end]
        assert abs(first_loud(around) - int(2 * THIRTY_MS)) < THIRTY_MS
        assert pitch(heard[start:end]) == pytest.approx(hertz, abs=5)


def test_an_episode_is_heard_as_its_timeline_says(clips: list[Clip], lengths: list[Length]) -> None:
    timeline = lay_out(SCRIPT, lengths)
    head = tag(Label("Judul"), timeline)
    whole = b"".join(frames(head, clips, lengths, silences(SCRIPT.segments, lengths)))
    assert whole.startswith(head)
    assert count_frames(whole[len(head) :]) * FRAME_SAMPLES == timeline.samples
    heard = hear(whole)
    assert len(heard) == timeline.samples
    check_spans(heard, 0, timeline, TONES)


@pytest.fixture(scope="module")
def whole(clips: list[Clip], lengths: list[Length]) -> bytes:
    head = tag(Label("Judul"), lay_out(SCRIPT, lengths))
    return b"".join(frames(head, clips, lengths, silences(SCRIPT.segments, lengths)))


@pytest.mark.parametrize("piece", [1, 7, 209, 5_000, 1 << 20])
def test_an_episode_in_pieces_of_any_length_is_counted(whole: bytes, lengths: list[Length], piece: int) -> None:
    pieces = (whole[at : at + piece] for at in range(0, len(whole), piece))
    assert samples_in(pieces) == lay_out(SCRIPT, lengths).samples


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:9],
        lambda data: data[:100],
        lambda data: data[:-1],
        lambda data: data[:-300],
        lambda data: data + b"\xff",
        lambda data: data + b"x" * 300,
        lambda data: b"x" + data[1:],
        lambda data: data[:6] + b"\xff" + data[7:],
        lambda data: data[:9] + bytes((data[9] ^ 1,)) + data[10:],
        lambda data: data[:-5_000] + bytes(3_000) + data[-2_000:],
        lambda data: data[20_000:],
    ],
)
def test_an_episode_that_is_not_whole_is_told(whole: bytes, damage: Callable[[bytes], bytes]) -> None:
    data = damage(whole)
    with pytest.raises(AudioError):
        samples_in(data[at : at + 1_000] for at in range(0, len(data), 1_000))


def test_pauses_are_heard_as_they_are_meant(clips: list[Clip], lengths: list[Length]) -> None:
    timeline = lay_out(SCRIPT, lengths)
    quiet = [(b.start - a.end) / RATE for a, b in zip(timeline.spans, timeline.spans[1:], strict=False)]
    assert quiet[0] == pytest.approx(0.8, abs=0.014)
    assert quiet[2] == pytest.approx(0.25, abs=0.014)
    assert quiet[5] == pytest.approx(0.35, abs=0.014)
    assert quiet[1] == pytest.approx(0.6, abs=0.014)


def test_joins_are_silent(clips: list[Clip], lengths: list[Length]) -> None:
    heard = hear(b"".join(frames(b"", clips, lengths, silences(SCRIPT.segments, lengths))))
    position = 0
    for length, silent in zip(lengths, silences(SCRIPT.segments, lengths), strict=True):
        for join in (position + length.samples, position + length.samples + silent):
            assert np.abs(heard[join - 400 : join + 400]).max() < 1e-4
        position += length.samples + silent


def test_clips_of_one_sentence_join_without_a_silence_between() -> None:
    """The tightest join there is: nothing between the frames of two tones."""
    one, other = make_clip(tone(300, 0.3, before=0, after=0)), make_clip(tone(900, 0.3, before=0, after=0))
    heard = hear(one.frames + other.frames + one.frames)
    for join in (one.samples, one.samples + other.samples):
        assert np.abs(heard[join - 400 : join + 400]).max() < 1e-4
    assert one.samples - one.offset + other.onset < 0.155 * RATE


def test_after_an_hour_the_timeline_still_holds(clips: list[Clip], tmp_path: Path) -> None:
    """Cheaply made: a few long clips come again and again, before the distinct ones."""
    long = [make_clip(tone(350, 4.9 + 0.017 * i)) for i in range(7)]
    many = [*(long[i % 7] for i in range(690)), *clips]
    article = Article("Panjang", (Block(BlockKind.PARAGRAPH, "Satu."),))
    script = Script(article, tuple(segment(K.NARRATION, "Satu.", i, 0) for i in range(len(many))))
    lengths = [length_of(clip) for clip in many]
    timeline = lay_out(script, lengths)
    assert timeline.seconds(timeline.samples) > 3600
    head = tag(Label("Panjang"), timeline)
    path = joined(frames(head, many, lengths, silences(script.segments, lengths)), tmp_path / "hour.mp3")

    total, end = hear_end(path, 60)
    assert total == timeline.samples
    check_spans(end, total - len(end), timeline, TONES)
    counted = (path.stat().st_size - len(head)) * 8 / BIT_RATE
    assert counted == pytest.approx(timeline.seconds(timeline.samples), abs=0.05), "players find times by bytes"


def test_memory_does_not_grow_with_the_episode() -> None:
    clip = make_clip(tone(500, 2))
    count = 3000
    article = Article("Panjang", (Block(BlockKind.PARAGRAPH, "Satu."),))
    script = Script(article, tuple(segment(K.NARRATION, "Satu.", i, 0) for i in range(count)))

    def fresh() -> Iterator[Clip]:
        for _ in range(count):
            yield replace(clip, frames=bytes(bytearray(clip.frames)))

    lengths = [length_of(clip)] * count
    pauses = silences(script.segments, lengths)
    tracemalloc.start()
    size = sum(len(piece) for piece in frames(b"", fresh(), lengths, pauses))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 50_000_000
    assert peak < 10 * len(clip.frames)


def test_a_clip_that_changed_meanwhile_is_noticed(clips: list[Clip], lengths: list[Length]) -> None:
    pauses = silences(SCRIPT.segments, lengths)
    changed = [*clips[:3], replace(clips[3], frames=clips[3].frames[:-1] + b"\1"), *clips[4:]]
    for others in (changed, clips[:-1], [*clips, clips[0]]):
        with pytest.raises(AudioError, match="clip"):
            list(frames(b"", others, lengths, pauses))


def reading(data: bytes) -> Callable[[int, int], bytes]:
    return lambda start, size: data[start : start + size]


@given(st.data())
def test_an_episode_is_known_to_be_whole_by_its_lengths_alone(
    clips: list[Clip], lengths: list[Length], data: st.DataObject
) -> None:
    pauses = silences(SCRIPT.segments, lengths)
    whole = b"".join(frames(b"tag", clips, lengths, pauses))
    assert is_whole(reading(whole), b"tag", lengths, pauses)
    at = data.draw(st.integers(0, len(whole) - 1))
    flipped = whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :]
    for damaged in (flipped, whole[:at], whole + b"x", whole[:at] + b"\0" + whole[at:]):
        assert not is_whole(reading(damaged), b"tag", lengths, pauses)


def test_the_key_changes_with_every_part(lengths: list[Length]) -> None:
    pauses = silences(SCRIPT.segments, lengths)
    key = episode_key(b"tag", lengths, pauses)
    assert key == episode_key(b"tag", list(lengths), list(pauses))
    others = {
        episode_key(b"taG", lengths, pauses),
        episode_key(b"tag", lengths[::-1], pauses),
        episode_key(b"tag", lengths, (pauses[0] + 576, *pauses[1:])),
        episode_key(b"tag", lengths[:-1], pauses[:-1]),
    }
    assert key not in others
    assert len(others) == 4
    assert key.startswith("episodes/")
    assert key.endswith(".mp3")
