from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.audio.calibration import (
    MOST_GAIN,
    SAMPLE,
    TARGET,
    gain_key,
    gain_of,
    known_gain,
    pack_gain,
    sample,
    unpack_gain,
    voice_of,
)
from reader.audio.clip import make_clip
from reader.audio.mp3 import RATE
from reader.audio.pauses import silence
from reader.errors import AudioError
from reader.models import Prosody, Speech
from reader.speech.espeak import FOREIGN, PEOPLE, EspeakEngine
from reader.storage.memory import MemoryBlobs
from tests.audio.ebu import Heard, measured
from tests.audio.hearing import hear
from tests.audio.voices import VOICES, Voice
from tests.speech.tones import ToneEngine

TEXTS = [
    ("banjir rob merendam permukiman warga di pesisir utara semarang", Prosody(rate=0.95)),
    ("air setinggi lutut orang dewasa masuk ke rumah sejak pukul tiga pagi, dan baru surut menjelang siang", Prosody()),
    ("kami tidak tidur semalaman", Prosody(pitch=1.15)),
    ("kata seorang warga", Prosody()),
    ("warga menjemur kasur di pinggir jalan", Prosody(pitch=0.9)),
    ("petugas membagikan makanan hangat dan air bersih kepada dua ratus keluarga di tiga kelurahan", Prosody()),
    ("listrik padam sampai malam", Prosody()),
]


def heard(speak: Voice) -> Heard:
    """What ffmpeg measures of an episode of this voice, calibrated on other words than it says there."""
    gain = gain_of(speak(*words) for words in SAMPLE)
    clips = [make_clip(speak(*words), gain) for words in TEXTS]
    return measured(hear(b"".join(clip.frames + silence(0.4).frames for clip in clips)))


@pytest.mark.parametrize("name", VOICES)
def test_every_voice_is_equally_loud_and_below_the_true_peak(name: str) -> None:
    loudness, peak = heard(VOICES[name])
    assert loudness == pytest.approx(TARGET, abs=1)
    assert peak <= -1


def test_pure_tones_thirty_decibels_apart_come_out_the_same() -> None:
    """Each text is a tone of its own there, and the ear hears some 4 dB louder than others, so the target is wide."""
    engine = ToneEngine(lead=0.2, tail=0.3)

    def softer(text: str, prosody: Prosody) -> Speech:
        speech = engine.speak(text, prosody)
        pcm = np.frombuffer(speech.pcm, "<i2") * 10 ** (-30 / 20)
        return Speech(pcm.astype("<i2").tobytes(), speech.sample_rate)

    (loud, peak), (soft, soft_peak) = heard(engine.speak), heard(softer)
    assert loud == pytest.approx(soft, abs=0.1)
    assert loud == pytest.approx(TARGET, abs=2)
    assert max(peak, soft_peak) <= -1


@pytest.fixture(scope="module")
def espeak() -> Iterator[EspeakEngine]:
    with closing(EspeakEngine()) as engine:
        yield engine


@pytest.mark.parametrize("person", range(len(PEOPLE)))
def test_the_gain_that_comes_with_the_default_voice_is_the_one_that_is_measured(
    espeak: EspeakEngine, person: int
) -> None:
    known = known_gain(espeak.identity, person)
    assert known is not None, "the default voice should not have to be measured: correct calibration._KNOWN"
    assert gain_of(espeak.speak(*words) for words in sample(person)) == pytest.approx(known, abs=0.3)


ABROAD = {
    "en": "The president said that talks would continue next week. We will never give up on our people.",
    "nl": "De minister zei dat het overleg volgende week verder gaat. Wij laten niemand in de steek.",
    "de": "Der Minister sagte, dass die Gespräche nächste Woche weitergehen. Wir lassen niemanden allein.",
    "fr": "Le ministre a dit que les discussions continueront la semaine prochaine. Nous ne laissons personne.",
    "es": "El ministro dijo que las conversaciones continuarán la próxima semana. No abandonamos a nadie.",
    "pt": "O ministro disse que as conversas continuam na próxima semana. Não abandonamos ninguém.",
}


@pytest.mark.parametrize("language", sorted(FOREIGN))
def test_the_gain_of_the_default_voice_in_other_languages_is_known(espeak: EspeakEngine, language: str) -> None:
    known = known_gain(espeak.identity, 0, language)
    measured = gain_of([espeak.speak(ABROAD[language], Prosody(language=language))])
    assert measured == pytest.approx(known, abs=1)


def test_people_who_are_not_known_are_kept_apart() -> None:
    assert known_gain("tone r1", 1) is None
    assert len({voice_of("tone r1", person) for person in range(3)}) == 3


def test_other_voices_are_not_known() -> None:
    assert known_gain("piper 1.8 id_ID-news_tts-medium") is None
    assert known_gain("") is None


def test_the_sample_suits_every_engine() -> None:
    """Google is asked once for each; a spoken form has words only."""
    assert all(0 < len(text) <= 100 and text.isprintable() and not any(map(str.isdigit, text)) for text, _ in SAMPLE)


def test_the_same_sounds_have_the_same_gain() -> None:
    sounds = [VOICES["pulses"](*words) for words in SAMPLE]
    gain = gain_of(sounds)
    assert gain == gain_of(iter(sounds)) == round(gain, 1)


def test_a_voice_that_can_hardly_be_heard_is_not_made_louder_without_bound() -> None:
    faint = np.sin(np.arange(RATE) * 0.2) * 20
    assert gain_of([Speech(faint.astype("<i2").tobytes(), RATE)]) == MOST_GAIN


def test_unusable_sounds_do_not_count() -> None:
    bad = [Speech(b"", RATE), Speech(bytes(RATE), RATE), Speech(b"\1", RATE), Speech(b"\0\x40" * 9, 0)]
    good = [VOICES["tone"](*words) for words in SAMPLE]
    assert gain_of([*bad, *good]) == gain_of(good)
    with pytest.raises(AudioError, match="voice"):
        gain_of(bad)


IDENTITY = "suara uji 1 ‘ë’ \ud800"


@given(st.floats(-MOST_GAIN, MOST_GAIN).map(lambda gain: round(gain, 1)))
def test_a_kept_gain_comes_back(gain: float) -> None:
    blobs = MemoryBlobs()
    blobs.put(gain_key(IDENTITY), (pack_gain(gain, IDENTITY),))
    assert unpack_gain(blobs.get(gain_key(IDENTITY)), IDENTITY) == gain


def test_every_voice_has_its_own_place() -> None:
    assert len({gain_key(identity) for identity in ("", "a", "b", IDENTITY)}) == 4


@given(st.binary(max_size=60))
def test_what_is_no_kept_gain_is_none(data: bytes) -> None:
    assert unpack_gain(data, IDENTITY) is None


@pytest.mark.parametrize(
    "change",
    [
        {"gain": 99},
        {"gain": None},
        {"gain": "x"},
        {"gain": []},
        {"voice": "b"},
        {"target": -23.0},
        {"form": 0},
        {"x": 1},
    ],
)
def test_a_kept_gain_of_something_else_is_none(change: dict[str, object]) -> None:
    kept = json.loads(pack_gain(5.5, "a")) | change
    assert unpack_gain(json.dumps(kept).encode(), "a") is None


def test_a_kept_gain_cut_short_is_none() -> None:
    data = pack_gain(5.5, "a")
    assert [unpack_gain(data[:end], "a") for end in range(len(data))] == [None] * len(data)
    assert unpack_gain(data.replace(b"5.5", b"NaN"), "a") is None
    assert unpack_gain(b"[" * 100_000, "a") is None
