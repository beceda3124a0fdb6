from __future__ import annotations

import threading
from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from reader.audio.calibration import SAMPLE, gain_key, pack_gain
from reader.delivery import USUAL, Delivery, changed
from reader.errors import EngineFailedError, EngineUnavailableError
from reader.models import Article, Block, BlockKind, ChapterKind, Prosody, Script, Speech
from reader.narration.lexicon import SHIPPED, lexicon_from, respell
from reader.narration.script import narrate
from reader.pipeline.making import EpisodeMaker
from reader.pipeline.speaking import Gains
from reader.storage.memory import MemoryBlobs
from tests.speech.tones import FailingEngine, ToneEngine


@pytest.fixture
def blobs() -> MemoryBlobs:
    return MemoryBlobs()


@pytest.fixture
def maker(engine: ToneEngine, blobs: MemoryBlobs) -> EpisodeMaker:
    return EpisodeMaker([engine], blobs, album="Simak")


@pytest.fixture
def script(article: Article) -> Script:
    return narrate(article)


def said_for(script: Script) -> Counter[str]:
    """What a voice says for a script when nobody has measured it before."""
    return Counter(respell(segment.spoken) for segment in script.segments) + Counter(text for text, _ in SAMPLE)


def test_every_segment_is_spoken_once_and_has_its_span(
    maker: EpisodeMaker, engine: ToneEngine, blobs: MemoryBlobs, script: Script
) -> None:
    seen: list[tuple[int, int]] = []
    episode = maker.make(script, lambda done, everything: seen.append((done, everything)))
    assert engine.spoken == said_for(script)
    assert [span.segment for span in episode.timeline.spans] == list(range(len(script.segments)))
    assert seen == [(i + 1, len(script.segments)) for i in range(len(script.segments))]
    assert blobs.size(episode.audio) == episode.size
    kinds = [chapter.kind for chapter in episode.timeline.chapters]
    assert kinds == [ChapterKind.OPENING, ChapterKind.CAPTION, ChapterKind.QUOTATION]


def test_a_second_making_speaks_nothing_and_gives_the_same_audio(
    maker: EpisodeMaker, engine: ToneEngine, script: Script
) -> None:
    first = maker.make(script)
    engine.spoken.clear()
    assert maker.make(script) == first
    assert not engine.spoken


def test_a_voice_is_measured_once_for_all_articles_and_processes(
    blobs: MemoryBlobs, engine: ToneEngine, script: Script
) -> None:
    first = EpisodeMaker([engine], blobs, album="Simak").make(script)
    engine.spoken.clear()
    assert EpisodeMaker([engine], blobs, album="Simak").make(script) == first
    assert not engine.spoken


def test_another_gain_is_another_clip(blobs: MemoryBlobs, engine: ToneEngine, script: Script) -> None:
    first = EpisodeMaker([engine], blobs, album="Simak").make(script)
    engine.spoken.clear()
    blobs.put(gain_key(engine.identity), (pack_gain(-9.0, engine.identity),))
    assert EpisodeMaker([engine], blobs, album="Simak").make(script).audio != first.audio
    assert engine.spoken == Counter(respell(segment.spoken) for segment in script.segments)


def test_a_changed_sentence_is_the_only_one_spoken_again(
    maker: EpisodeMaker, engine: ToneEngine, article: Article
) -> None:
    before = maker.make(narrate(article))
    engine.spoken.clear()
    changed = replace(article.blocks[0], text=article.blocks[0].text.replace("Puluhan", "Ratusan"))
    after = maker.make(narrate(replace(article, blocks=(changed, *article.blocks[1:]))))
    assert ["ratusan" in text.casefold() for text in engine.spoken] == [True]
    assert after.audio != before.audio


@pytest.mark.parametrize(
    ("words", "touched"),
    [
        ({"Barito": "barita"}, "barito"),
        ({"perahu": "prahu", "jeruk": "jeruk"}, "perahu"),  # the second is said as before
        ({"Kapuas": "kapuas besar"}, "kapuas"),  # nobody speaks of it
    ],
)
def test_a_changed_word_makes_exactly_the_clips_that_say_it_anew(
    maker: EpisodeMaker, blobs: MemoryBlobs, script: Script, words: dict[str, str], touched: str
) -> None:
    maker.make(script)
    before = {key: blobs.get(key) for key in blobs.keys("clips/")}
    maker.make(script, lexicon=SHIPPED | lexicon_from(words, "uji"))
    after = {key: blobs.get(key) for key in blobs.keys("clips/")}
    assert before.items() <= after.items()
    saying = {segment.spoken for segment in script.segments if touched in segment.spoken}
    assert len(after) - len(before) == len(saying)
    maker.make(script)
    assert set(blobs.keys("clips/")) == set(after), "the old ones still serve when the word is said as before again"


@pytest.mark.parametrize(
    "damage", [lambda data: data[: len(data) // 2], lambda data: b"", lambda data: b"x" + data[1:]]
)
def test_a_damaged_clip_is_made_again(
    maker: EpisodeMaker, engine: ToneEngine, blobs: MemoryBlobs, script: Script, damage: object
) -> None:
    assert callable(damage)
    first = maker.make(script)
    key = next(iter(blobs.keys("clips/")))
    blobs.put(key, (damage(blobs.get(key)),))
    engine.spoken.clear()
    assert maker.make(script) == first
    assert len(engine.spoken) == 1


class ForgetfulBlobs(MemoryBlobs):
    """Somebody deletes every clip as soon as it was put, read or listed."""

    def get(self, key: str) -> bytes:
        self.delete(key)
        return super().get(key)


def test_clips_that_are_always_gone_are_made_again_each_time(
    maker: EpisodeMaker, engine: ToneEngine, script: Script
) -> None:
    blobs = ForgetfulBlobs()
    episode = EpisodeMaker([engine], blobs, album="Simak").make(script)
    assert episode == maker.make(script)
    assert blobs.size(episode.audio) == episode.size


class CountingBlobs(MemoryBlobs):
    def __init__(self) -> None:
        super().__init__()
        self.puts: list[str] = []

    def put(self, key: str, data: Iterable[bytes], *, lasting: bool = True) -> int:
        self.puts.append(key)
        return super().put(key, data, lasting=lasting)


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data + b"x", lambda data: b"x" + data[1:], lambda data: b""]
)
def test_an_episode_is_written_again_only_where_it_is_damaged(
    engine: ToneEngine, script: Script, damage: Callable[[bytes], bytes]
) -> None:
    blobs = CountingBlobs()
    maker = EpisodeMaker([engine], blobs, album="Simak")
    key = maker.make(script).audio
    whole = blobs.get(key)
    blobs.puts.clear()
    assert maker.make(script).size == len(whole)
    assert blobs.puts == []
    blobs.put(key, [damage(whole)])
    assert maker.make(script).size == len(whole)
    assert blobs.get(key) == whole


def test_a_voice_that_fails_twice_is_tried_again(blobs: MemoryBlobs, script: Script) -> None:
    maker = EpisodeMaker([FailingEngine(failures=2)], blobs, album="Simak")
    assert maker.make(script).timeline.samples > 0


def test_a_voice_that_keeps_failing_is_an_error_and_what_was_spoken_is_kept(
    engine: ToneEngine, blobs: MemoryBlobs, script: Script
) -> None:
    failing = FailingEngine(only=script.segments[3].spoken)
    with pytest.raises(EngineFailedError):
        EpisodeMaker([failing], blobs, album="Simak").make(script)
    kept = len(list(blobs.keys("clips/")))
    assert kept in (2, 3)  # the third may have waited for its turn when the fourth failed
    EpisodeMaker([engine], blobs, album="Simak").make(script)
    assert len(engine.spoken) == len(script.segments) - kept


def test_where_a_voice_fails_the_next_one_reads_all_of_the_article(
    engine: ToneEngine, blobs: MemoryBlobs, script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    failing = FailingEngine(only=script.segments[3].spoken)
    failing.title, failing.identity = "Suara rusak", "rusak"
    episode = EpisodeMaker([failing, engine], blobs, album="Simak").make(script)
    assert engine.spoken == said_for(script)
    assert episode.voice == engine.title
    assert episode.audio == EpisodeMaker([engine], MemoryBlobs(), album="Simak").make(script).audio
    assert "another voice reads 'Pasar Apung Dibuka Lagi'" in caplog.text


def test_where_the_last_voice_fails_too_that_is_what_is_said(blobs: MemoryBlobs, script: Script) -> None:
    last = FailingEngine(error=EngineUnavailableError("Suara kedua", "tidak ada"))
    with pytest.raises(EngineUnavailableError, match="Suara kedua"):
        EpisodeMaker([FailingEngine(), last], blobs, album="Simak").make(script)


def test_cues_stand_before_quotations_and_captions_and_need_no_new_clip(
    engine: ToneEngine, blobs: MemoryBlobs, script: Script
) -> None:
    plain = EpisodeMaker([engine], blobs, album="Simak").make(script)
    engine.spoken.clear()
    heard = EpisodeMaker([engine], blobs, album="Simak", delivery=Delivery(cues=True)).make(script)
    assert not engine.spoken
    assert heard.audio != plain.audio
    ahead = [
        [timeline.spans[chapter.segment].start - chapter.start for chapter in timeline.chapters]
        for timeline in (plain.timeline, heard.timeline)
    ]
    kinds = [chapter.kind for chapter, a, b in zip(heard.timeline.chapters, *ahead, strict=True) if b > a]
    assert kinds == [ChapterKind.CAPTION, ChapterKind.QUOTATION]
    assert blobs.size(heard.audio) == heard.size


class ManyAtOnce(ToneEngine):
    """Speaks three texts side by side, and only when three wait."""

    at_once = 3

    def __init__(self) -> None:
        super().__init__()
        self.barrier = threading.Barrier(3, timeout=20)

    def speak(self, text: str, prosody: Prosody) -> Speech:
        self.barrier.wait()
        return super().speak(text, prosody)


def test_a_voice_that_can_speaks_side_by_side_and_the_audio_is_the_same(engine: ToneEngine) -> None:
    sentences = [
        Block(BlockKind.PARAGRAPH, f"Ini kalimat {word}.") for word in ("satu", "dua", "tiga", "empat", "lima")
    ]
    script = narrate(Article("", tuple(sentences)))
    assert len(script.segments) == 6
    blobs = MemoryBlobs()
    gain = Gains(engine, blobs).of(Prosody())  # by the other voice, which says one sentence after the other
    many = EpisodeMaker([ManyAtOnce()], blobs, album="Simak").make(script)
    assert gain == Gains(ManyAtOnce(), blobs).of(Prosody())
    assert many.audio == EpisodeMaker([engine], MemoryBlobs(), album="Simak").make(script).audio


class Choir(ToneEngine):
    """Several people, each with a tone of their own, who also speak English; notes how it was asked."""

    people = 2
    languages = frozenset({"en"})

    def __init__(self) -> None:
        super().__init__()
        self.heard: dict[str, Prosody] = {}

    def speak(self, text: str, prosody: Prosody) -> Speech:
        self.heard[text] = prosody
        return super().speak(f"{prosody.person} {text}", prosody)


def told(article: Article, engine: ToneEngine, **changes: object) -> None:
    delivery = changed(USUAL, changes, "uji")
    maker = EpisodeMaker([engine], MemoryBlobs(), album="Simak", delivery=delivery)
    maker.make(narrate(article, delivery=delivery))


def test_whoever_is_quoted_is_heard_as_somebody_else(article: Article) -> None:
    choir = Choir()
    told(article, choir)
    assert choir.heard["kami rindu suara dayungnya,"].person == 1
    assert choir.heard["puluhan perahu datang."].person == 0
    plain = Choir()
    told(article, plain, quotations="plain", rate=1.5)
    assert plain.heard["kami rindu suara dayungnya,"] == Prosody(rate=1.5)


def test_every_person_is_measured_once(article: Article) -> None:
    choir = Choir()
    told(article, choir)
    assert choir.spoken[f"0 {SAMPLE[0][0]}"] == choir.spoken[f"1 {SAMPLE[0][0]}"] == 1


ENGLISH = "“We will never give up on our people, and they know it,” kata Siti Norhayati."


@pytest.mark.parametrize(("quotations", "foreign"), [("voice", True), ("announced", False)])
def test_what_is_said_in_english_is_spoken_as_english(quotations: str, foreign: bool) -> None:
    choir = Choir()
    told(Article("", (Block(BlockKind.PARAGRAPH, ENGLISH),)), choir, quotations=quotations)
    (asked,) = (prosody for text, prosody in choir.heard.items() if "give up" in text)
    assert asked.language == ("en" if foreign else "id")
    assert ("We will never give up on our people, and they know it," in choir.heard) is foreign
    assert all(prosody.language == "id" for text, prosody in choir.heard.items() if "give up" not in text)
    alone = ToneEngine()
    told(Article("", (Block(BlockKind.PARAGRAPH, ENGLISH),)), alone)
    assert any("we will never" in text for text in alone.spoken)


def test_pauses_are_as_long_as_was_set(article: Article, engine: ToneEngine, blobs: MemoryBlobs) -> None:
    script = narrate(article)
    usual = EpisodeMaker([engine], blobs, album="Simak").make(script).timeline
    slow = changed(USUAL, {"pauses": {"at_end": 5.6}}, "uji")
    longer = EpisodeMaker([engine], blobs, album="Simak", delivery=slow).make(script).timeline
    assert usual.spans == longer.spans
    assert longer.seconds(longer.samples - usual.samples) == pytest.approx(5, abs=0.03)


class Clicking(ToneEngine):
    """Gives a click of some milliseconds for sound, from its `after`th utterance on."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.after = after

    def speak(self, text: str, prosody: Prosody) -> Speech:
        if self.spoken.total() >= self.after:
            self.spoken[text] += 1
            return Speech(array("h", [8000] * 80 + [0] * 8000).tobytes(), 16_000)
        return super().speak(text, prosody)


@pytest.mark.parametrize("after", [0, 8])
def test_a_voice_whose_sound_cannot_be_used_hands_over_to_the_next(script: Script, after: int) -> None:
    clicking, good = Clicking(after), ToneEngine()
    assert EpisodeMaker([clicking, good], MemoryBlobs(), album="Simak").make(script).voice == good.title
    with pytest.raises(EngineFailedError, match=r"sound|said"):
        EpisodeMaker([Clicking(after)], MemoryBlobs(), album="Simak").make(script)
