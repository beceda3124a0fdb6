"""What reader.speech.engine.Engine promises, asked of every engine."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import pytest

from reader.errors import SpeechError
from reader.models import Prosody, Speech
from reader.speech.engine import Engine
from reader.speech.espeak import EspeakEngine
from reader.speech.google import GoogleEngine, Patience
from reader.speech.mbrola import MBROLA
from tests.speech.google_fake import fake_google
from tests.speech.mbrola_fake import put_mbrola
from tests.speech.models import piper_engine, sano_engine, write_piper, write_sano
from tests.speech.tones import FailingEngine, ToneEngine

NORMAL = Prosody()
SENTENCE = "Menteri meninjau pembangunan jembatan di kota pelabuhan itu."
ODD = [
    "Ya.",
    "a",
    "halo <b>dunia</b> [[x]] & <break time='9s'/>",
    "Nguyễn Phú Trọng dan Đặng Thị Ngọc Thịnh",
    "Пётр, 習近平, محمد dan Ξενοφών",
    "aman " * 80,
    "x" * 400,
    "halo\x01 80P dunia \ud800 \u202e kabar \x00 baik",
    "…!?… — ya —",
]

Make = Callable[[], Engine]


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("voices")
    write_sano(folder / "sano")
    write_piper(folder / "piper")
    return folder


@pytest.fixture(params=["espeak", "espeak without fork", "gtts", "sano", "piper", "mbrola", "tone", "failing tone"])
def make(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, models: Path, tmp_path: Path
) -> Iterator[Make]:
    """Makes engines of one kind, all closed at the end."""
    kinds: dict[str, Callable[[], Engine]] = {
        "espeak": EspeakEngine,
        "espeak without fork": EspeakEngine,
        "gtts": lambda: GoogleEngine(patience=Patience(read=5, wait=0.01)),
        "sano": lambda: sano_engine(models / "sano"),
        "piper": lambda: piper_engine(models / "piper"),
        "mbrola": lambda: EspeakEngine(MBROLA),
        "tone": ToneEngine,
        "failing tone": lambda: FailingEngine(only="…"),
    }
    if request.param == "espeak without fork":
        monkeypatch.setattr("reader.speech.espeak.CAN_FORK", False)
    if request.param == "mbrola":
        put_mbrola(tmp_path, monkeypatch)
    with ExitStack() as stack:
        if request.param == "gtts":
            stack.enter_context(fake_google(monkeypatch))
        yield lambda: stack.enter_context(closing(kinds[request.param]()))


def assert_sound(speech: Speech) -> None:
    assert speech.samples > 0
    assert len(speech.pcm) == 2 * speech.samples
    assert 8_000 <= speech.sample_rate <= 48_000
    samples = array("h", speech.pcm)
    assert max(samples) - min(samples) > 2_000, "silent"


def test_gives_whole_sound_that_is_not_silent(make: Make) -> None:
    assert_sound(make().speak(SENTENCE, NORMAL))


def test_a_longer_text_takes_longer(make: Make) -> None:
    engine = make()
    short, long = engine.speak("Hujan turun.", NORMAL), engine.speak("Hujan turun " * 4 + "di sana.", NORMAL)
    assert long.samples > 2 * short.samples
    assert long.sample_rate == short.sample_rate


def test_equal_identity_and_text_are_interchangeable(make: Make) -> None:
    one, other = make(), make()
    assert one.identity == other.identity
    first = one.speak(SENTENCE, NORMAL)
    one.speak("Sesuatu di antaranya.", Prosody(rate=1.3, pitch=0.8))
    assert one.speak(SENTENCE, NORMAL) == first
    assert other.speak(SENTENCE, NORMAL) == first


def test_identity_is_one_line_and_stays(make: Make) -> None:
    engine = make()
    before = engine.identity
    engine.speak(SENTENCE, NORMAL)
    assert engine.identity == before
    assert before.strip() == before != ""
    assert before.isprintable()


def test_says_who_it_is_before_it_speaks(make: Make) -> None:
    engine = make()
    assert engine.name
    assert engine.title
    assert engine.online is (engine.name == "gtts")


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_spoken_or_refused_in_time(make: Make, text: str) -> None:
    engine = make()
    ends: list[Speech | SpeechError] = []

    def speak() -> None:
        try:
            ends.append(engine.speak(text, NORMAL))
        except SpeechError as error:
            ends.append(error)

    thread = threading.Thread(target=speak, daemon=True)
    thread.start()
    thread.join(20)
    assert ends, "it hangs, or raises what is no SpeechError"
    if isinstance(ends[0], Speech):
        assert_sound(ends[0])
    assert_sound(engine.speak(SENTENCE, NORMAL))


@pytest.mark.parametrize("prosody", [Prosody(0.1, 0.1), Prosody(10, 10)], ids=str)
def test_prosody_beyond_reason_is_spoken(make: Make, prosody: Prosody) -> None:
    assert_sound(make().speak("Selamat pagi.", prosody))


def test_everyone_it_can_be_is_heard_and_is_somebody_else(make: Make) -> None:
    engine = make()
    assert engine.people >= 1
    people = [engine.speak(SENTENCE, Prosody(person=person)) for person in range(engine.people)]
    assert len({speech.pcm for speech in people}) == engine.people
    for speech in people:
        assert_sound(speech)
    assert engine.speak(SENTENCE, Prosody(person=engine.people)) == people[0]


def test_languages_it_does_not_speak_are_read_as_indonesian(make: Make) -> None:
    engine = make()
    assert "id" not in engine.languages
    assert engine.speak(SENTENCE, Prosody(language="tlh")) == engine.speak(SENTENCE, NORMAL)


def test_languages_that_it_speaks_are_spoken_otherwise(make: Make) -> None:
    engine = make()
    for language in engine.languages:
        foreign = engine.speak("We will not give up, in any language.", Prosody(language=language))
        assert_sound(foreign)
        assert foreign != engine.speak("We will not give up, in any language.", NORMAL)


def test_can_be_used_after_an_error(make: Make) -> None:
    engine = make()
    with suppress(SpeechError):
        engine.speak("…", NORMAL)
    assert_sound(engine.speak(SENTENCE, NORMAL))


def test_can_be_used_by_one_thread_after_another(make: Make) -> None:
    engine = make()
    heard: list[Speech] = []
    for _ in range(3):
        thread = threading.Thread(target=lambda: heard.append(engine.speak(SENTENCE, NORMAL)))
        thread.start()
        thread.join(20)
    assert heard == [heard[0]] * 3


def test_can_be_used_by_more_threads_than_it_speaks_at_once(make: Make) -> None:
    engine = make()
    heard: list[Speech] = []
    threads = [
        threading.Thread(target=lambda: heard.append(engine.speak(SENTENCE, NORMAL))) for _ in range(engine.at_once + 3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert heard == [engine.speak(SENTENCE, NORMAL)] * len(threads)


def test_closes_twice_and_unused(make: Make) -> None:
    make().close()
    engine = make()
    engine.speak("Selesai.", NORMAL)
    engine.close()
    engine.close()
