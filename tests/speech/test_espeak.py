from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import espeakng_loader
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reader.speech.espeak
import reader.speech.process
from reader.errors import EngineFailedError, EngineUnavailableError
from reader.models import Prosody, Speech
from reader.speech.espeak import EspeakEngine

NORMAL = Prosody()
SENTENCES = [
    "Hujan deras mengguyur lereng gunung sejak Minggu malam.",
    "Petugas menutup jalan penghubung antara kedua desa.",
    "Kepala dinas meminta warga mengungsi ke balai desa.",
    "Belum ada laporan korban, kata juru bicara kepolisian.",
]
DATA = Path(espeakng_loader.get_data_path())


@pytest.fixture
def engine() -> Iterator[EspeakEngine]:
    with closing(EspeakEngine()) as engine:
        yield engine


def worker_of(engine: EspeakEngine) -> int:
    assert engine._speaker.pid is not None
    return engine._speaker.pid


def is_running(pid: int) -> bool:
    """Whether the process runs: one that has ended and waits to be reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def forks_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def next_fork_of(pid: int) -> int:
    """The fork that waits for the next sentence; the worker makes it after it has answered."""
    until = time.monotonic() + 5
    while not (forks := forks_of(pid)):
        assert time.monotonic() < until, "no fork"
        time.sleep(0.01)
    return forks[-1]


def wait_until_ended(*pids: int) -> None:
    until = time.monotonic() + 5
    while any(is_running(pid) for pid in pids):
        assert time.monotonic() < until, "still running"
        time.sleep(0.01)


def height(speech: Speech) -> float:
    """The middle pitch of the voiced parts in Hz, by autocorrelation."""
    samples = np.frombuffer(speech.pcm, np.int16).astype(float)
    found = []
    for start in range(0, len(samples) - 2048, 512):
        window = samples[start : start + 2048]
        if np.abs(window).max() < 2000:
            continue
        spectrum = np.fft.rfft((window - window.mean()) * np.hanning(2048), 8192)
        likeness = np.fft.irfft(np.abs(spectrum) ** 2)[:1024]
        shortest = speech.sample_rate // 350
        period = shortest + int(np.argmax(likeness[shortest : speech.sample_rate // 45]))
        if likeness[period] > 0.6 * likeness[0]:
            found.append(speech.sample_rate / period)
    return float(np.median(found))


# the same sound every time


@pytest.mark.parametrize("can_fork", [True, False])
def test_sounds_the_same_whatever_was_spoken_before(monkeypatch: pytest.MonkeyPatch, *, can_fork: bool) -> None:
    monkeypatch.setattr(reader.speech.espeak, "CAN_FORK", can_fork)
    with closing(EspeakEngine()) as one, closing(EspeakEngine()) as other:
        forwards = [one.speak(sentence, NORMAL) for sentence in SENTENCES]
        backwards = [other.speak(sentence, NORMAL) for sentence in reversed(SENTENCES)]
    assert forwards == backwards[::-1]
    assert len({speech.pcm for speech in forwards}) == len(SENTENCES)


def test_with_and_without_fork_it_sounds_the_same(engine: EspeakEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    forked = engine.speak(SENTENCES[0], NORMAL)
    monkeypatch.setattr(reader.speech.espeak, "CAN_FORK", False)
    with closing(EspeakEngine()) as single:
        assert single.speak(SENTENCES[0], NORMAL) == forked


def test_threads_take_turns(engine: EspeakEngine) -> None:
    alone = [engine.speak(sentence, NORMAL) for sentence in SENTENCES]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda sentence: engine.speak(sentence, NORMAL), SENTENCES * 5))
    assert together == alone * 5


def test_identity_tells_version_data_and_rate(engine: EspeakEngine) -> None:
    with closing(EspeakEngine(words_per_minute=140)) as slower:
        assert "1.52.0" in engine.identity
        assert "rate 150" in engine.identity
        assert slower.identity == engine.identity.replace("rate 150", "rate 140")


def test_identity_changes_with_the_data(engine: EspeakEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data", copy_function=os.symlink)
    dictionary = tmp_path / "data" / "id_dict"
    dictionary.unlink()
    dictionary.write_bytes((DATA / "id_dict").read_bytes() + b"\0")
    before = engine.identity
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(tmp_path / "data"))
    with closing(EspeakEngine()) as other:
        assert other.identity != before


# the manner of speaking


def test_rate_shortens(engine: EspeakEngine) -> None:
    normal, fast = (engine.speak(SENTENCES[0], Prosody(rate=rate)) for rate in (1.0, 1.25))
    assert fast.samples / normal.samples == pytest.approx(1 / 1.25, rel=0.06)


@pytest.mark.parametrize("ratio", [0.8, 0.9, 1.1, 1.2])
def test_pitch_is_a_ratio(engine: EspeakEngine, ratio: float) -> None:
    normal, other = (engine.speak(" ".join(SENTENCES), Prosody(pitch=pitch)) for pitch in (1.0, ratio))
    assert height(other) / height(normal) == pytest.approx(ratio, rel=0.025)
    assert other.samples / normal.samples == pytest.approx(1, rel=0.02)


def test_text_has_no_power_over_the_voice(engine: EspeakEngine) -> None:
    spoken = 'halo <break time="5s"/> dunia'
    samples = np.frombuffer(engine.speak(spoken, NORMAL).pcm, np.int16)
    loud = np.flatnonzero(np.abs(samples) > 500)
    assert np.diff(loud).max() < 22_050
    assert engine.speak(spoken, NORMAL).samples > 2 * engine.speak("halo dunia", NORMAL).samples


def test_phonemes_of_a_lexicon_are_spoken_as_such(engine: EspeakEngine) -> None:
    """The letters would be the same for both; the sound is the lexicon's."""
    hard, odd = (engine.speak(f"kayu itu [[k{vowel}r'as]] sekali", NORMAL) for vowel in "@e")
    assert hard != odd
    assert hard == engine.speak("kayu itu [[k@r'as]] sekali", NORMAL)
    assert hard.samples == pytest.approx(engine.speak("kayu itu keras sekali", NORMAL).samples, rel=0.1)


def test_commands_in_control_characters_are_spoken_as_text(engine: EspeakEngine) -> None:
    assert engine.speak("\x0199P halo", NORMAL) == engine.speak(" 99P halo", NORMAL)


def test_silence_is_an_error(engine: EspeakEngine) -> None:
    with pytest.raises(EngineFailedError, match=r"silence|no sound"):
        engine.speak("…", NORMAL)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=120))
def test_any_text_is_spoken_or_refused(engine: EspeakEngine, text: str) -> None:
    with suppress(EngineFailedError):
        assert max(array("h", engine.speak(text, NORMAL).pcm)) > 0
    assert engine.speak("ya", NORMAL).samples > 0


# the process


def test_nothing_starts_before_it_is_needed() -> None:
    with closing(EspeakEngine()) as engine:
        assert (engine.name, engine.online) == ("espeak", False)
        assert engine._speaker.pid is None


def test_close_ends_every_process(engine: EspeakEngine) -> None:
    engine.speak("Selesai.", NORMAL)
    leader = worker_of(engine)
    forks = forks_of(leader)
    assert forks, "the next utterance's fork should be waiting"
    engine.close()
    wait_until_ended(leader, *forks)


def test_one_process_speaks_many_sentences(engine: EspeakEngine) -> None:
    engine.speak(SENTENCES[0], NORMAL)
    leader = worker_of(engine)
    for sentence in SENTENCES:
        engine.speak(sentence, NORMAL)
    assert worker_of(engine) == leader


def test_a_worker_killed_between_two_sentences_is_replaced_unnoticed(engine: EspeakEngine) -> None:
    first = engine.speak(SENTENCES[0], NORMAL)
    leader = worker_of(engine)
    forks = forks_of(leader)
    os.kill(leader, signal.SIGKILL)
    assert engine.speak(SENTENCES[0], NORMAL) == first
    assert worker_of(engine) != leader
    wait_until_ended(leader, *forks)


def test_a_fork_killed_between_two_sentences_is_replaced_unnoticed(engine: EspeakEngine) -> None:
    first = engine.speak(SENTENCES[0], NORMAL)
    os.kill(next_fork_of(worker_of(engine)), signal.SIGKILL)
    assert engine.speak(SENTENCES[0], NORMAL) == first


DYING = "import os; from reader.speech import espeak_worker; espeak_worker.Library.speak = lambda *a, **b: os.abort(); "


def test_a_worker_that_dies_over_every_try_is_an_error(engine: EspeakEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    house, importing, program = reader.speech.process._START.partition("from importlib")
    monkeypatch.setattr(reader.speech.process, "_START", house + DYING + importing + program)
    assert "1.52.0" in engine.identity
    with pytest.raises(EngineFailedError, match="ended before it had spoken"):
        engine.speak(SENTENCES[0], NORMAL)
    monkeypatch.undo()
    assert engine.speak(SENTENCES[0], NORMAL).samples


def test_a_hanging_worker_is_killed_and_replaced() -> None:
    with closing(EspeakEngine(patience=1.5)) as engine:
        first = engine.speak("Ya.", NORMAL)
        leader = worker_of(engine)
        forks = forks_of(leader)
        os.killpg(leader, signal.SIGSTOP)
        begin = time.monotonic()
        with pytest.raises(EngineFailedError, match="took longer"):
            engine.speak("Ya.", NORMAL)
        assert 1.5 < time.monotonic() - begin < 10
        wait_until_ended(leader, *forks)
        assert engine.speak("Ya.", NORMAL) == first


def test_a_long_text_does_not_fill_the_pipe_of_a_hanging_worker() -> None:
    with closing(EspeakEngine(patience=3)) as engine:
        engine.speak("Ya.", NORMAL)
        os.killpg(worker_of(engine), signal.SIGSTOP)
        engine._patience = -10_000  # a twentieth of a second for each of 200,006 characters comes on top of it
        with pytest.raises(EngineFailedError, match="took longer"):
            engine.speak("a" * 200_006, NORMAL)


def test_interrupting_leaves_no_answer_for_the_next_request(engine: EspeakEngine) -> None:
    expected = engine.speak(SENTENCES[1], NORMAL)
    os.killpg(worker_of(engine), signal.SIGSTOP)
    main = threading.main_thread().ident
    assert main
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
    timer = threading.Timer(0.2, signal.pthread_kill, (main, signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        engine.speak(SENTENCES[0], NORMAL)
    timer.join()
    signal.signal(signal.SIGINT, before)
    assert engine.speak(SENTENCES[1], NORMAL) == expected


PARENT = """
import os, signal, sys
from reader.models import Prosody
from reader.speech.espeak import EspeakEngine
engine = EspeakEngine()
engine.speak("Selamat pagi.", Prosody())
leader = engine._speaker.pid
while not (forks := open(f"/proc/{leader}/task/{leader}/children").read().split()):
    pass  # one has answered, the next is not made yet
print(leader, *forks, flush=True)
if sys.argv[1] == "killed":
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("end", ["killed", "unclosed"])
def test_the_worker_ends_with_its_parent(end: str) -> None:
    parent = subprocess.run(
        [sys.executable, "-c", PARENT, end], capture_output=True, text=True, timeout=60, check=False
    )
    assert parent.returncode == (-signal.SIGKILL if end == "killed" else 0)
    leader, *forks = map(int, parent.stdout.split())
    assert forks
    wait_until_ended(leader, *forks)


STAND_IN = """
import os, sys, time
from reader.speech.espeak_worker import serve_by_forks
from reader.speech.frames import Frames
class Library:
    def choose(self, voice):
        pass
    def speak(self, text, **manner):
        print("obrolan di keluaran")
        os.write(1, b"obrolan pustaka")
        time.sleep(60 if text == "macet" else 0)
        return [b"hi", b"ya"]
sys.exit(serve_by_forks(Library(), Frames()))
"""


def test_a_fork_that_hangs_ends_by_itself_and_chatter_breaks_no_frame() -> None:
    with subprocess.Popen([sys.executable, "-c", STAND_IN], stdin=-1, stdout=-1) as worker:
        assert worker.stdin
        assert worker.stdout
        for text in ("baik", "macet"):
            request = json.dumps(
                {"text": text, "voice": "id", "phonemes": False, "rate": 165, "pitch": 50, "range": 50, "seconds": 1}
            ).encode()
            worker.stdin.write(len(request).to_bytes(4, "big") + request)
            worker.stdin.flush()
        answer = json.dumps({"pcm": 4}).encode()
        assert worker.stdout.read() == len(answer).to_bytes(4, "big") + answer + b"hiya"
        assert worker.wait(5) == 1


# what is missing


def test_says_what_to_do_where_the_library_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(espeakng_loader, "get_library_path", lambda: str(tmp_path / "libespeak-ng.so"))
    with closing(EspeakEngine()) as engine:
        with pytest.raises(EngineUnavailableError, match="pip install"):
            engine.speak("Halo.", NORMAL)
        with pytest.raises(EngineUnavailableError, match="pip install"):
            _ = engine.identity
        monkeypatch.undo()
        assert engine.speak("Halo.", NORMAL).samples


def test_says_what_to_do_where_the_data_are_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(tmp_path))
    with closing(EspeakEngine()) as engine, pytest.raises(EngineUnavailableError, match="could not be read"):
        engine.speak("Halo.", NORMAL)


def test_says_what_to_do_where_the_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "espeakng_loader", None)
    with closing(EspeakEngine()) as engine, pytest.raises(EngineUnavailableError, match="pip install"):
        engine.speak("Halo.", NORMAL)


def test_speaks_from_a_folder_with_a_long_name(
    engine: EspeakEngine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    far = tmp_path / ("sangat-jauh-" * 10) / ("di-dalam-" * 10) / "espeak-ng-data"
    far.parent.mkdir(parents=True)
    shutil.copytree(DATA, far, copy_function=os.symlink)
    monkeypatch.setattr(espeakng_loader, "get_data_path", lambda: str(far))
    with closing(EspeakEngine()) as other:
        assert other.speak(SENTENCES[0], NORMAL) == engine.speak(SENTENCES[0], NORMAL)


def test_is_not_led_astray_by_files_where_it_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("json.py", "ctypes.py", "signal.py"):
        (tmp_path / name).write_text("raise SystemExit('loaded from the current folder')\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with closing(EspeakEngine()) as engine:
        assert engine.speak("Halo.", NORMAL).samples


def test_what_is_printed_in_another_language_gives_no_phonemes(engine: EspeakEngine) -> None:
    english = Prosody(language="en")
    assert engine.speak("hello [[h@l'oU]] there", english) == engine.speak("hello   h@l'oU   there", english)
