"""Blobs on a real disk: what is left after a kill, a full disk, a folder that may not be written to."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import StorageError
from reader.storage.disk import DiskBlobs
from tests.storage.programs import finish, said, start

WRITER = """
    import pathlib, sys, time
    from reader.storage.disk import DiskBlobs
    def pieces():
        yield b"x" * 100_000
        print("writing", flush=True)
        sys.stdin.readline()
        yield b"y"
    DiskBlobs(pathlib.Path(sys.argv[1])).put("clips/ab", pieces())
    print("done", flush=True)
"""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process in the middle of writing clips/ab."""
    process = start(WRITER, tmp_path)
    assert said(process) == "writing"
    yield process
    process.kill()
    process.communicate()


def unfinished(root: Path) -> list[Path]:
    return list((root / ".writing").iterdir())


def grow_old(root: Path, seconds: float) -> None:
    for file in unfinished(root):
        then = file.stat().st_mtime - seconds
        os.utime(file, (then, then))


def test_keys_fan_out_into_small_folders(tmp_path: Path) -> None:
    blobs = DiskBlobs(tmp_path)
    blobs.put("clips/abcdef", [b"x"])
    assert blobs.path("clips/abcdef") == tmp_path / "clips" / "=ab" / "abcdef"


def test_files_of_others_are_no_blobs(tmp_path: Path) -> None:
    blobs = DiskBlobs(tmp_path)
    blobs.put("clips/ab", [b"x"])
    for foreign in ("README.md", "clips/readme", "clips/=ab/.DS_Store", "clips/=ab/Thumbs.db", ".git/config"):
        file = tmp_path / foreign
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
    (tmp_path / "clips" / "=zz").write_bytes(b"a file, not a folder")
    (tmp_path / "clips" / "=ab" / "cdef").write_bytes(b"no blob of ours would lie here")
    (tmp_path / "clips" / "=ab" / "abfolder").mkdir()
    (tmp_path / "clips" / "=ab" / "ablink").symlink_to(tmp_path / "README.md")
    assert [blob.key for blob in blobs.kept()] == ["clips/ab"]
    assert "clips/cdef" not in set(blobs.keys())


def test_a_reading_is_noted_once_an_hour(tmp_path: Path) -> None:
    blobs = DiskBlobs(tmp_path)
    blobs.put("clips/ab", [b"suara"])
    path = blobs.path("clips/ab")
    assert path
    for minutes, noted in ((50, False), (70, True), (-50, False), (-70, True)):
        then = time.time() - 60 * minutes
        os.utime(path, (then, then))
        before = path.stat().st_mtime
        assert blobs.get("clips/ab") == b"suara"
        assert (path.stat().st_mtime != before) is noted


def test_times_of_the_future_are_corrected_where_they_are_listed(tmp_path: Path) -> None:
    blobs = DiskBlobs(tmp_path)
    blobs.put("clips/ab", [b"suara"])
    path = blobs.path("clips/ab")
    assert path
    os.utime(path, (time.time() + 1e8, time.time() + 1e8))
    list(blobs.kept())
    assert path.stat().st_mtime == pytest.approx(time.time(), abs=60)


def test_a_killed_writer_leaves_no_blob_and_its_rest_is_cleared_away_later(
    tmp_path: Path, writer: subprocess.Popen[str]
) -> None:
    writer.kill()
    writer.wait()
    blobs = DiskBlobs(tmp_path)
    assert list(blobs.keys()) == []
    assert len(unfinished(tmp_path)) == 1, "younger than an hour: it could be anybody's"
    grow_old(tmp_path, 3700)
    DiskBlobs(tmp_path)
    assert unfinished(tmp_path) == []


def test_a_living_writer_s_file_stays_however_old(tmp_path: Path, writer: subprocess.Popen[str]) -> None:
    grow_old(tmp_path, 100_000)
    blobs = DiskBlobs(tmp_path)
    assert len(unfinished(tmp_path)) == 1
    writer.communicate("go on\n", timeout=30)
    assert blobs.get("clips/ab") == b"x" * 100_000 + b"y"
    assert unfinished(tmp_path) == []


def test_a_disk_that_takes_no_more_is_said_and_nothing_is_lost(tmp_path: Path) -> None:
    blobs = DiskBlobs(tmp_path)
    blobs.put("clips/ab", [b"lama"])
    said_of_it = finish(
        start(
            """
            import pathlib, resource, sys
            from reader.errors import StorageError
            from reader.storage.disk import DiskBlobs
            blobs = DiskBlobs(pathlib.Path(sys.argv[1]))
            resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
            for key in ("clips/ab", "clips/cd"):
                try:
                    blobs.put(key, [b"x" * 1000] * 100)
                except StorageError as problem:
                    print(problem)
            blobs.put("clips/ef", [b"still working"])
            """,
            tmp_path,
        )
    )
    assert said_of_it.count("the file would be larger than this system allows") == 2
    assert blobs.get("clips/ab") == b"lama"
    assert sorted(blobs.keys()) == ["clips/ab", "clips/ef"]
    assert unfinished(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists() or not Path("/proc/self/fd").exists(), reason="Linux has these")
def test_a_full_disk_is_said_to_be_full(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"x"
        (aside,) = unfinished(tmp_path)
        (number,) = (fd for fd in Path("/proc/self/fd").iterdir() if fd.exists() and fd.readlink() == aside)
        full = os.open("/dev/full", os.O_WRONLY)  # refuses every write with ENOSPC, as a full disk does
        os.dup2(full, int(number.name))
        os.close(full)
        yield b"y" * 100_000

    blobs = DiskBlobs(tmp_path)
    blobs.put("clips/ab", [b"lama"])
    for key in ("clips/ab", "clips/cd"):
        with pytest.raises(StorageError, match="the disk is full"):
            blobs.put(key, pieces())
    assert blobs.get("clips/ab") == b"lama"
    assert list(blobs.keys()) == ["clips/ab"]
    assert unfinished(tmp_path) == []


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others can reach, which pytest's own is not; it can be deleted whatever a test made of it."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        for folder in [Path(name), *(f for f in Path(name).rglob("*") if f.is_dir())]:
            folder.chmod(0o755)


def test_a_folder_that_may_only_be_read_can_be_read(open_folder: Path) -> None:
    root = open_folder / "audio_cache"
    DiskBlobs(root).put("clips/ab", [b"suara"])
    for when, file in ((1e8, "clips/ab"), (time.time() + 1e8, "clips/ef")):
        DiskBlobs(root).put(file, [b"suara"])
        path = DiskBlobs(root).path(file)
        assert path
        os.utime(path, (when, when))
        path.chmod(0o444)
    for folder in [open_folder, root, *(f for f in root.rglob("*") if f.is_dir())]:
        folder.chmod(0o555)
    lines = finish(
        start(
            """
            import pathlib, sys
            from reader.errors import StorageError
            from reader.storage.disk import DiskBlobs
            from tests.storage.programs import become_nobody
            become_nobody()
            root = pathlib.Path(sys.argv[1])
            blobs = DiskBlobs(root)
            print(blobs.get("clips/ab").decode(), *sorted(blobs.keys()), len(list(blobs.kept())))
            put, delete = lambda: blobs.put("clips/cd", [b"x"]), lambda: blobs.delete("clips/ab")
            for change in (put, delete, lambda: DiskBlobs(root.parent / "new")):
                try:
                    change()
                except StorageError as problem:
                    print(problem)
            """,
            root,
        )
    ).splitlines()
    assert lines[0] == "suara clips/ab clips/ef 2"
    assert [line.endswith("no permission to read or write here") for line in lines[1:]] == [True] * 3


def test_a_home_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="the folder is not there"):
        DiskBlobs(tmp_path / "salah ketik" / "audio_cache")
    assert list(tmp_path.iterdir()) == []


def test_a_store_whose_disk_went_away_is_not_begun_anew(tmp_path: Path) -> None:
    root = tmp_path / "audio_cache"
    blobs = DiskBlobs(root)
    root.rmdir()
    with pytest.raises(StorageError, match="the folder is not there"):
        blobs.put("clips/ab", [b"x"])
    assert not root.exists()


def test_a_file_in_a_folder_s_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "clips").write_bytes(b"")
    blobs = DiskBlobs(tmp_path)
    for call in (lambda: blobs.put("clips/ab", [b"x"]), lambda: blobs.get("clips/ab"), lambda: blobs.size("clips/ab")):
        with pytest.raises(StorageError, match="there is a file where a folder should be"):
            call()
