from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import EngineFailedError, EngineUnavailableError
from reader.models import Prosody, Speech
from reader.speech.google import LONGEST_PIECE, GoogleEngine, Patience
from reader.speech.pieces import cut
from tests.speech import google_fake
from tests.speech.google_fake import SELF_SIGNED, Answer, FakeGoogle, fake_google
from tests.speech.tones import tone_of

NORMAL = Prosody()
HASTY = Patience(connect=2, read=1.5, answer=2, tries=3, wait=0.01, longest_wait=1.5)
LONG = (
    "Pemerintah daerah menyiapkan tiga posko pengungsian di sepanjang sungai, kata kepala badan itu, "
    "dan warga yang tinggal di bantaran diminta pindah sebelum malam tiba karena hujan belum akan berhenti."
)


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGoogle]:
    with fake_google(monkeypatch) as server:
        yield server


@pytest.fixture
def engine() -> Iterator[GoogleEngine]:
    with closing(GoogleEngine(patience=HASTY)) as engine:
        yield engine


def tones_in(speech: Speech) -> list[float]:
    """The tones heard one after another, in Hz."""
    samples = np.frombuffer(speech.pcm, np.int16).astype(float)
    loud = np.flatnonzero(np.abs(samples) > 2_000)
    runs = np.split(loud, np.flatnonzero(np.diff(loud) > 1_000) + 1)
    heard = []
    for run in runs:
        tone = samples[run[0] : run[-1]]
        heard.append(float(np.argmax(np.abs(np.fft.rfft(tone * np.hanning(len(tone)))))) * 24_000 / len(tone))
    return heard


# what is asked


def test_asks_as_gtts_does(google: FakeGoogle, engine: GoogleEngine) -> None:
    assert engine.speak("Selamat pagi.", NORMAL).sample_rate == 24_000
    assert google.asked == [("Selamat pagi.", "id", None)]


def test_slow_prosody_is_slow_speech(google: FakeGoogle, engine: GoogleEngine) -> None:
    engine.speak("Selamat pagi.", Prosody(rate=0.7))
    assert google.asked == [("Selamat pagi.", "id", True)]


def test_a_long_text_is_spoken_piece_by_piece_in_order(google: FakeGoogle, engine: GoogleEngine) -> None:
    speech = engine.speak(LONG, NORMAL)
    pieces = [text for text, _, _ in google.asked]
    assert " ".join(pieces) == LONG
    assert pieces[0].endswith("kata kepala badan itu,")
    assert tones_in(speech) == pytest.approx([tone_of(piece) for piece in pieces], abs=1)


def test_one_connection_serves_all_pieces(google: FakeGoogle, engine: GoogleEngine) -> None:
    engine.speak(LONG, NORMAL)
    assert len(google.asked) > 1
    assert google.connections == 1


@given(text=st.text(st.sampled_from('ab é,.!—\n\t"”1'), max_size=400))
def test_pieces_are_short_and_lose_no_word(text: str) -> None:
    pieces = cut(text, LONGEST_PIECE)
    assert all(0 < len(piece) <= LONGEST_PIECE and piece == piece.strip() for piece in pieces)
    assert [c for piece in pieces for c in piece if c.isalnum()] == [c for c in text if c.isalnum()]
    assert all(any(c.isalnum() for c in piece) for piece in pieces)


@pytest.mark.parametrize(
    ("text", "lengths"),
    [
        ("", []),
        ("…", []),
        ("a" * 100, [100]),
        ("a" * 250, [100, 100, 50]),
        ("a" * 99 + " b", [99, 1]),
        ("a" * 99 + ", b", [100, 1]),
        ("a" * 100 + ", b", [100, 3]),
        ("ya, " + "kata " * 30, [3, 99, 49]),
    ],
)
def test_cuts_after_clauses_then_words_then_anywhere(text: str, lengths: list[int]) -> None:
    assert [len(piece) for piece in cut(text, LONGEST_PIECE)] == lengths


# when it goes wrong


@pytest.mark.parametrize(
    "trouble",
    [
        google_fake.half_an_mp3,
        google_fake.no_frames,
        google_fake.half_an_answer,
        google_fake.half_a_line,
        google_fake.reset,
        google_fake.nothing_for(2),
        google_fake.too_many(),
        google_fake.status(500),
        google_fake.status(503, Retry_After="besok"),
        google_fake.nested_too_deep,
    ],
)
def test_what_may_pass_is_tried_again(google: FakeGoogle, engine: GoogleEngine, trouble: Answer) -> None:
    google.answers.extend([google_fake.speak, trouble])
    speech = engine.speak(LONG, NORMAL)
    asked = [text for text, _, _ in google.asked]
    pieces = cut(LONG, LONGEST_PIECE)
    assert asked == [pieces[0], pieces[1], *pieces[1:]]
    assert tones_in(speech) == pytest.approx([tone_of(piece) for piece in pieces], abs=1)


def test_an_answer_that_trickles_in_is_given_up(google: FakeGoogle, engine: GoogleEngine) -> None:
    google.answers.append(google_fake.drop_by_drop)
    begin = time.monotonic()
    assert engine.speak("Selamat pagi.", NORMAL).samples
    assert HASTY.answer < time.monotonic() - begin < 3 * HASTY.answer


@pytest.mark.parametrize(
    "trouble", [google_fake.half_an_mp3, google_fake.reset, google_fake.too_many(), google_fake.nothing_for(1.8)]
)
def test_what_does_not_pass_is_an_error_and_leaves_nothing(
    google: FakeGoogle, engine: GoogleEngine, trouble: Answer
) -> None:
    google.answers.extend([google_fake.speak, *[trouble] * 3])
    with pytest.raises(EngineFailedError, match="3 tries"):
        engine.speak(LONG, NORMAL)
    assert len(google.asked) == 4
    assert engine.speak("Selamat pagi.", NORMAL).samples


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (google_fake.captcha, "robot"),
        (google_fake.status(403), "403"),
        (google_fake.status(404), "404"),
        (google_fake.far_too_much, "more than any speech"),
        (google_fake.too_many("3600"), "left alone for 3600 seconds"),
    ],
)
def test_what_will_not_pass_soon_is_not_tried_again(
    google: FakeGoogle, engine: GoogleEngine, trouble: Answer, why: str
) -> None:
    google.answers.append(trouble)
    with pytest.raises(EngineFailedError, match=why):
        engine.speak("Selamat pagi.", NORMAL)
    assert len(google.asked) == 1
    assert engine.speak("Selamat pagi.", NORMAL).samples


def test_a_redirect_is_not_followed(google: FakeGoogle, engine: GoogleEngine) -> None:
    google.answers.append(google_fake.status(307, Location=f"{google.address}/sorry"))
    with pytest.raises(EngineFailedError, match="307"):
        engine.speak("Rahasia.", NORMAL)
    assert len(google.asked) == 1


def test_waits_as_long_as_it_is_asked_to(google: FakeGoogle, engine: GoogleEngine) -> None:
    google.answers.append(google_fake.too_many("1"))
    begin = time.monotonic()
    assert engine.speak("Selamat pagi.", NORMAL).samples
    assert time.monotonic() - begin >= 1


def test_retry_after_may_be_a_date(google: FakeGoogle, engine: GoogleEngine) -> None:
    google.answers.append(google_fake.too_many(format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)))
    with pytest.raises(EngineFailedError, match=r"left alone for 3[56]\d\d seconds"):
        engine.speak("Selamat pagi.", NORMAL)


def test_close_ends_a_wait(google: FakeGoogle) -> None:
    engine = GoogleEngine(patience=Patience(read=1, tries=2, wait=30))
    google.answers.append(google_fake.too_many())
    threading.Timer(0.2, engine.close).start()
    begin = time.monotonic()
    with pytest.raises(EngineFailedError, match="429"):
        engine.speak("Selamat pagi.", NORMAL)
    assert time.monotonic() - begin < 5


def test_nothing_to_speak_is_an_error_that_asks_nobody(google: FakeGoogle, engine: GoogleEngine) -> None:
    with pytest.raises(EngineFailedError, match="nothing to speak"):
        engine.speak("… — !", NORMAL)
    assert google.asked == []


def test_nobody_there_is_an_error(monkeypatch: pytest.MonkeyPatch, engine: GoogleEngine) -> None:
    with fake_google(monkeypatch) as server:
        server.server_close()
        with pytest.raises(EngineFailedError, match="could not be reached"):
            engine.speak("Selamat pagi.", NORMAL)


# who is asked


def test_a_server_that_cannot_prove_itself_gets_no_text(google: FakeGoogle, engine: GoogleEngine) -> None:
    google.prove_nothing()
    with pytest.raises(EngineFailedError, match="could not prove that it is Google"):
        engine.speak("Rahasia.", NORMAL)
    assert google.asked == []


def test_it_is_the_certificate_that_it_was_refused_for(
    google: FakeGoogle, engine: GoogleEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    google.prove_nothing()
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(SELF_SIGNED))
    assert engine.speak("Selamat pagi.", NORMAL).samples


# what is missing


def test_says_what_to_do_where_gtts_is_missing(monkeypatch: pytest.MonkeyPatch, engine: GoogleEngine) -> None:
    monkeypatch.setitem(sys.modules, "gtts", None)
    with pytest.raises(EngineUnavailableError, match="pip install"):
        engine.speak("Selamat pagi.", NORMAL)


def test_says_so_where_gtts_has_become_another(monkeypatch: pytest.MonkeyPatch, engine: GoogleEngine) -> None:
    monkeypatch.delattr("gtts.gTTS._prepare_requests")
    with pytest.raises(EngineUnavailableError, match="not one we know"):
        engine.speak("Selamat pagi.", NORMAL)


def test_costs_nothing_until_it_is_used() -> None:
    code = "import sys, reader.speech.google as g; g.GoogleEngine().identity; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"gtts", "requests", "urllib3", "miniaudio", "numpy"} & set(loaded)
