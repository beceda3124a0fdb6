"""Voices are downloaded from a real server on loopback that does everything a server should not."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import EngineUnavailableError, StorageError
from reader.models import Prosody
from reader.speech.downloading import Patience
from reader.speech.installed import checked
from reader.speech.installing import install, remove
from reader.speech.releases import PIPER, SANO, Part, Release
from tests.speech import file_host as host_of
from tests.speech.file_host import Answer, FileHost, file_host
from tests.speech.models import sano_engine, write_sano

QUICK = Patience(connect=2, read=1.5, tries=3, wait=0.01)
WEIGHTS = b"".join(hashlib.sha256(number.to_bytes(4, "big")).digest() for number in range(10_000))
FILES = {"a.onnx.json": b'{"audio": {}}', "a.onnx": WEIGHTS}
VOICE = replace(
    PIPER,
    parts=(Part("a.onnx.json"), Part("a.onnx", len(WEIGHTS), md5=hashlib.md5(WEIGHTS).hexdigest())),  # noqa: S324 - as the project gives it
    about=len(WEIGHTS) + 13,
    largest=400_000,
)


@pytest.fixture
def host() -> Iterator[FileHost]:
    with file_host(FILES) as host:
        yield host


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "voices" / "piper"


def get(host: FileHost, folder: Path, release: Release = VOICE) -> None:
    install(release, folder, host.address, patience=QUICK)


def files_in(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.name != "simak.json"}


# all goes well


def test_what_is_installed_is_whole_and_its_sha256_noted(host: FileHost, folder: Path) -> None:
    steps: list[tuple[int, int]] = []
    install(VOICE, folder, host.address, lambda *step: steps.append(step), QUICK)
    assert files_in(folder) == FILES
    assert hashlib.sha256(WEIGHTS).hexdigest() in (folder / "simak.json").read_text()
    assert checked(folder, VOICE)
    assert steps[-1] == (VOICE.about, VOICE.about)
    assert steps == sorted(steps)
    assert [file.name for file in folder.parent.iterdir() if not file.name.endswith(".lock")] == ["piper"]


def test_a_voice_whose_manifest_vouches_for_its_weights_speaks_after_it(tmp_path: Path) -> None:
    source = write_sano(tmp_path / "source")
    with file_host(files_in(source)) as host:
        install(SANO, tmp_path / "voices" / "sano", host.address, patience=QUICK)
    with closing(sano_engine(tmp_path / "voices" / "sano")) as engine:
        assert engine.speak("Selamat pagi.", Prosody()).samples


def test_a_folder_can_be_the_source(tmp_path: Path, folder: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    install(VOICE, folder, str(tmp_path))
    assert files_in(folder) == FILES


@pytest.mark.parametrize("damage", [lambda file: file.unlink(), lambda file: file.write_bytes(bytes(len(WEIGHTS)))])
def test_a_folder_that_is_not_whole_is_no_source(
    tmp_path: Path, folder: Path, damage: Callable[[Path], object]
) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    damage(tmp_path / "a.onnx")
    with pytest.raises(EngineUnavailableError, match=r"a\.onnx"):
        install(VOICE, folder, str(tmp_path))
    assert not folder.exists()


# all does not


@pytest.mark.parametrize(
    "answers",
    [
        [host_of.breaks_at(100_000)],
        [host_of.breaks_at(70_000)] * 4,
        [host_of.breaks_at(100_000), host_of.without_ranges],
        [host_of.breaks_at(100_000), host_of.another_piece],
        [host_of.breaks_at(100_000), host_of.chunked],
        [host_of.ends_early],
        [host_of.resets],
        [host_of.hangs],
        [host_of.chunked],
        [host_of.status(503)],
        [host_of.status(429), host_of.status(500)],
        [host_of.breaks_at(10), host_of.status(416)],
    ],
    ids=lambda answers: " ".join(getattr(answer, "__qualname__", "?").partition(".")[0] for answer in answers),
)
def test_what_passes_is_borne(host: FileHost, folder: Path, answers: list[Answer]) -> None:
    host.first("a.onnx", *answers)
    get(host, folder)
    assert files_in(folder) == FILES


def test_what_came_is_not_asked_for_again(host: FileHost, folder: Path) -> None:
    host.first("a.onnx", host_of.breaks_at(100_000))
    get(host, folder)
    _, again = host.asked_for("a.onnx")
    assert again["Range"] == "bytes=100000-"
    assert again["If-Range"] == host_of.tag_of(WEIGHTS)


@pytest.mark.parametrize(("came", "asked"), [(WEIGHTS, 0), (bytes(len(WEIGHTS)), 1)])
def test_a_file_that_had_come_whole_is_looked_at_first(host: FileHost, folder: Path, came: bytes, asked: int) -> None:
    staging = folder.parent / ".piper.coming"
    staging.mkdir(parents=True)
    (staging / "a.onnx.part").write_bytes(came)
    get(host, folder)
    assert files_in(folder) == FILES
    assert len(host.asked_for("a.onnx")) == asked


def test_a_file_that_changes_meanwhile_is_begun_anew(host: FileHost, folder: Path) -> None:
    """Its beginning was another's: the server says so by If-Range."""

    def breaks_and_changes(asked: host_of.Asked, data: bytes) -> None:
        other = bytes(len(data))
        asked.head(200, len(other), {"ETag": '"older"'})
        asked.wfile.write(other[:100_000])
        asked.wfile.flush()
        time.sleep(0.05)
        asked.reset()

    host.first("a.onnx", breaks_and_changes)
    get(host, folder)
    assert files_in(folder) == FILES
    assert len(host.asked_for("a.onnx")) == 2


def test_a_server_that_joins_two_files_is_found_out(host: FileHost, folder: Path) -> None:
    """It takes no notice of If-Range, so what it sends does not belong to what came before."""

    def joins(asked: host_of.Asked, data: bytes) -> None:
        start = int(asked.headers["Range"][6:-1])
        asked.head(206, len(data) - start, {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"})
        asked.wfile.write(bytes(len(data) - start))

    host.first("a.onnx", host_of.breaks_at(100_000), joins)
    get(host, folder)
    assert files_in(folder) == FILES
    assert ["Range" in headers for headers in host.asked_for("a.onnx")] == [False, True, False]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (host_of.too_much, "sends more than the file can have"),
        (host_of.too_long, "bytes in place of"),
        (host_of.nothing, "bytes in place of"),
        (host_of.a_page, "a web page in place of the file"),
        (host_of.other_bytes, "is not the file that the voice's project describes"),
        (host_of.packed, "packs the file"),
        (host_of.status(403), "answered 403"),
        (host_of.leads_to("ftp://127.0.0.1/a.onnx"), "cannot be trusted"),
        (host_of.leads_to("a.onnx"), "redirects more than 5 times"),
        (host_of.resets, "the same command goes on where it stopped"),
        (host_of.hangs, "took too long"),
        (host_of.ends_early, "broke off"),
        (host_of.status(500), "answered 500"),
    ],
    ids=str,
)
def test_what_does_not_pass_is_one_clear_line_and_the_old_voice_stays(
    host: FileHost, folder: Path, answer: Answer, said: str
) -> None:
    folder.mkdir(parents=True)
    (folder / "old").write_bytes(b"still here")
    host.first("a.onnx", *[answer] * 30)
    with pytest.raises(EngineUnavailableError, match=said) as problem:
        get(host, folder)
    assert "\n" not in str(problem.value)
    assert files_in(folder) == {"old": b"still here"}
    host.answers.clear()
    get(host, folder)
    assert files_in(folder) == FILES


@pytest.mark.parametrize(
    "manifest", [b"", b"<html>", b"[]", b'{"format": "roota.raw-fp16.v1"}', b"\xff" * 10, b"[" * 99_999]
)
def test_a_manifest_that_is_none_is_refused(tmp_path: Path, manifest: bytes) -> None:
    files = {"manifest.json": manifest, "piper-phoneme-config.json": b'{"phoneme_id_map": {"a": [1]}}'}
    with file_host(files) as host, pytest.raises(EngineUnavailableError):
        install(SANO, tmp_path / "sano", host.address, patience=QUICK)
    assert not (tmp_path / "sano").exists()


def test_nobody_answers(folder: Path) -> None:
    with file_host({}) as host:
        address = host.address
    with pytest.raises(EngineUnavailableError, match="is this machine online"):
        install(VOICE, folder, address, patience=QUICK)
    assert [file.name for file in folder.parent.iterdir()] == [".piper.lock"]


# TLS


def test_a_server_that_cannot_prove_who_it_is_gets_nothing(folder: Path) -> None:
    with file_host(FILES, tls=True) as host, pytest.raises(EngineUnavailableError, match="could not prove who it is"):
        get(host, folder)
    assert host.asked == []


def test_a_redirect_away_from_tls_is_not_followed(
    host: FileHost, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(host_of.SELF_SIGNED))
    with file_host(FILES, tls=True) as safe:
        safe.first("a.onnx", host_of.leads_to(f"{host.address}a.onnx"))
        with pytest.raises(EngineUnavailableError, match="not https"):
            get(safe, folder)
        assert host.asked == []
        get(safe, folder)
    assert files_in(folder) == FILES


# the machine


def test_what_is_left_of_a_killed_installation_is_gone_on_with(host: FileHost, folder: Path) -> None:
    host.first("a.onnx", host_of.hangs)
    process = multiprocessing.get_context("spawn").Process(target=_install_for_ever, args=(host.address, folder))
    process.start()
    part = folder.parent / ".piper.coming" / "a.onnx.part"
    until = time.monotonic() + 20
    while not (part.exists() and part.stat().st_size == 1000):
        assert time.monotonic() < until, "nothing comes"
        time.sleep(0.02)
    with pytest.raises(EngineUnavailableError, match="is being installed already"):
        get(host, folder)
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    assert not folder.exists()
    get(host, folder)
    assert files_in(folder) == FILES
    assert host.asked_for("a.onnx")[-1]["Range"] == "bytes=1000-"
    assert not part.parent.exists()


def _install_for_ever(address: str, folder: Path) -> None:
    install(VOICE, folder, address, patience=Patience(read=60))


def test_files_that_are_there_and_known_are_not_downloaded_again(host: FileHost, folder: Path) -> None:
    staging = folder.parent / ".piper.coming"
    staging.mkdir(parents=True)
    (staging / "a.onnx").write_bytes(WEIGHTS)
    (staging / "of another release").write_bytes(b"x")
    get(host, folder)
    assert host.asked_for("a.onnx") == []
    assert files_in(folder) == FILES


def test_a_voice_that_speaks_is_replaced_whole(host: FileHost, folder: Path) -> None:
    get(host, folder)
    before = checked(folder, VOICE)
    host.files["a.onnx.json"] = b'{"audio": {"other": 1}}'
    get(host, folder)
    assert checked(folder, VOICE) != before
    assert files_in(folder)["a.onnx.json"] == host.files["a.onnx.json"]


def test_no_room_is_said_before_anything_is_downloaded(
    host: FileHost, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 5, 5))
    with pytest.raises(StorageError, match="there is no room"):
        get(host, folder)
    assert host.asked == []


def test_a_disk_that_is_full_in_the_middle_leaves_what_was_there(
    host: FileHost, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir(parents=True)
    (folder / "old").write_bytes(b"still here")
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(StorageError, match="No space left on device"):
        get(host, folder)
    monkeypatch.undo()
    assert files_in(folder) == {"old": b"still here"}
    get(host, folder)
    assert files_in(folder) == FILES


def _full(_file: int) -> None:
    raise OSError(28, os.strerror(28))


def test_a_folder_that_cannot_take_its_place_leaves_what_was_there(
    host: FileHost, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    get(host, folder)
    before = files_in(folder)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".coming"):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StorageError, match="Permission denied"):
        get(host, folder)
    assert files_in(folder) == before


def test_a_voice_can_be_taken_away(host: FileHost, folder: Path) -> None:
    get(host, folder)
    remove(VOICE, folder)
    assert [file.name for file in folder.parent.iterdir()] == [".piper.lock"]
    with pytest.raises(EngineUnavailableError, match="is not installed"):
        remove(VOICE, folder)


def test_of_a_link_the_link_alone_is_taken_away(host: FileHost, folder: Path, tmp_path: Path) -> None:
    get(host, tmp_path / "elsewhere")
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    assert checked(folder, VOICE)
    remove(VOICE, folder)
    assert not folder.exists()
    assert files_in(tmp_path / "elsewhere") == FILES
