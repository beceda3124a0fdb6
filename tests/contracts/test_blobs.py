"""What every store of blobs promises (reader.storage.blobs)."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import BlobMissingError
from reader.storage.blobs import Blobs
from reader.storage.disk import DiskBlobs
from reader.storage.memory import MemoryBlobs

NO_KEYS = [
    *("", "/", "a/", "/a", "a//b", ".", "..", "../a", "a/../b", "a/..", ".a", "a/.b", "/etc/passwd", "a\\b", "c:a"),
    *("A", "a b", "é", "a\0", "a\n", "a=b", "clips/=ab/ab", "~", "a/b\n", "%2e%2e/a", "\ud800"),
]
PART = st.from_regex(r"[a-z0-9_-][a-z0-9._-]{0,3}", fullmatch=True)
KEYS = st.lists(PART, min_size=1, max_size=3).map("/".join)


@pytest.fixture(params=["memory", "disk"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    return MemoryBlobs() if request.param == "memory" else DiskBlobs(tmp_path / "audio_cache")


@pytest.mark.parametrize("lasting", [True, False])
def test_what_was_put_comes_back(blobs: Blobs, lasting: bool) -> None:
    assert blobs.put("clips/ab12", [b"satu", b"", b"dua"], lasting=lasting) == 7
    assert blobs.get("clips/ab12") == b"satudua"
    assert blobs.size("clips/ab12") == 7
    assert blobs.put("kosong", []) == 0
    assert (blobs.get("kosong"), blobs.size("kosong")) == (b"", 0)


def test_putting_again_replaces(blobs: Blobs) -> None:
    blobs.put("clips/ab", [b"yang lama dan panjang"])
    blobs.put("clips/ab", [b"baru"])
    assert blobs.get("clips/ab") == b"baru"
    assert list(blobs.keys()) == ["clips/ab"]


@pytest.mark.parametrize(
    ("start", "length", "expected"),
    [
        (0, 4, b"0123"),
        (4, 3, b"456"),
        (8, 100, b"89"),
        (10, 1, b""),
        (99, 1, b""),
        (3, 0, b""),
        (0, 10**15, b"0123456789"),
    ],
)
def test_a_range_ends_where_the_blob_ends(blobs: Blobs, start: int, length: int, expected: bytes) -> None:
    blobs.put("episodes/ab.mp3", [b"0123456789"])
    assert blobs.read("episodes/ab.mp3", start, length) == expected


@pytest.mark.parametrize(("start", "length"), [(-1, 1), (0, -1)])
def test_a_range_that_is_none_is_refused(blobs: Blobs, start: int, length: int) -> None:
    blobs.put("ab", [b"0123456789"])
    with pytest.raises(ValueError, match="range"):
        blobs.read("ab", start, length)


def test_a_missing_blob_is_said_to_be_missing(blobs: Blobs) -> None:
    for key in ("clips/ab", "ab"):
        with pytest.raises(BlobMissingError, match=key):
            blobs.get(key)
        with pytest.raises(BlobMissingError, match=key):
            blobs.read(key, 0, 1)
        assert blobs.size(key) is None
        assert blobs.path(key) is None
        blobs.delete(key)


def test_a_deleted_blob_is_gone(blobs: Blobs) -> None:
    blobs.put("clips/ab", [b"x"])
    blobs.put("clips/abc", [b"y"])
    assert blobs.delete("clips/ab")
    assert not blobs.delete("clips/ab")
    assert blobs.size("clips/ab") is None
    assert list(blobs.keys()) == ["clips/abc"]


@pytest.mark.parametrize("key", NO_KEYS)
def test_what_is_no_key_is_refused(blobs: Blobs, key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        blobs.put(key, [b"x"])
    for call in (blobs.get, blobs.size, blobs.delete, blobs.path):
        with pytest.raises(ValueError, match="key"):
            call(key)
    with pytest.raises(ValueError, match="key"):
        blobs.read(key, 0, 1)
    assert list(blobs.keys()) == []


def test_pieces_that_fail_leave_what_was_there(blobs: Blobs) -> None:
    def failing() -> Iterator[bytes]:
        yield b"x" * 1_000_000
        raise RuntimeError("mesin suara berhenti")

    blobs.put("clips/ab", [b"lama"])
    for key in ("clips/ab", "clips/cd"):
        with pytest.raises(RuntimeError, match="mesin suara"):
            blobs.put(key, failing())
    assert blobs.get("clips/ab") == b"lama"
    assert list(blobs.keys()) == ["clips/ab"]


def test_a_blob_is_not_seen_before_it_is_whole(blobs: Blobs) -> None:
    def watching() -> Iterator[bytes]:
        for _ in range(3):
            assert blobs.size("clips/ab") is None
            assert list(blobs.keys()) == []
            yield b"x" * 100_000

    blobs.put("clips/ab", watching())
    assert blobs.size("clips/ab") == 300_000


@pytest.mark.parametrize("prefix", ["", "c", "clips", "clips/", "clips/ab", "clips/ab/", "../", "..", "=", "z", "\0"])
def test_keys_are_found_by_their_beginning(blobs: Blobs, prefix: str) -> None:
    keys = {"clips", "clips/ab", "clips/abc", "clips/ab/ab", "clips2/ab", "episodes/ab.mp3"}
    for key in keys:
        blobs.put(key, [key.encode()])
    assert sorted(blobs.keys(prefix)) == sorted(key for key in keys if key.startswith(prefix))


def test_blobs_can_be_deleted_while_their_keys_are_listed(blobs: Blobs) -> None:
    for number in range(50):
        blobs.put(f"clips/{number:02x}", [b"x"])
    for key in blobs.keys():  # noqa: SIM118 (no dictionary)
        blobs.delete(key)
    assert list(blobs.keys()) == []


HOUR = 3600.0


def grow_old(blobs: Blobs, key: str, hours: float) -> None:
    """As if the blob had been used last so long ago."""
    then = time.time() - hours * HOUR
    if isinstance(blobs, MemoryBlobs):
        blobs._used[key] = then
    else:
        path = blobs.path(key)
        assert path
        os.utime(path, (then, then))


def hours_unused(blobs: Blobs, key: str) -> float:
    (blob,) = (blob for blob in blobs.kept() if blob.key == key)
    return (time.time() - blob.used) / HOUR


def test_blobs_are_listed_with_their_sizes_and_last_uses(blobs: Blobs) -> None:
    assert list(blobs.kept()) == []
    for key, data in {"clips/ab": b"satu", "clips/cd": b"", "episodes/ab.mp3": b"tiga"}.items():
        blobs.put(key, [data])
    assert {(blob.key, blob.size) for blob in blobs.kept()} == {
        ("clips/ab", 4),
        ("clips/cd", 0),
        ("episodes/ab.mp3", 4),
    }
    assert {blob.key for blob in blobs.kept("clips/")} == {"clips/ab", "clips/cd"}
    assert all(0 <= time.time() - blob.used < 60 for blob in blobs.kept())


@pytest.mark.parametrize(
    "use",
    [
        lambda blobs: blobs.get("clips/ab"),
        lambda blobs: blobs.read("clips/ab", 1, 1),
        lambda blobs: blobs.put("clips/ab", [b"baru"]),
    ],
)
def test_to_read_or_put_a_blob_is_to_use_it(blobs: Blobs, use: Callable[[Blobs], object]) -> None:
    blobs.put("clips/ab", [b"suara"])
    grow_old(blobs, "clips/ab", 50)
    assert hours_unused(blobs, "clips/ab") == pytest.approx(50, abs=0.1)
    use(blobs)
    assert hours_unused(blobs, "clips/ab") < 0.1


def test_to_check_or_list_a_blob_is_not_to_use_it(blobs: Blobs) -> None:
    blobs.put("clips/ab", [b"suara"])
    grow_old(blobs, "clips/ab", 50)
    assert blobs.read("clips/ab", 0, 9, using=False) == b"suara"
    assert blobs.size("clips/ab") == 5
    assert list(blobs.keys()) == ["clips/ab"]
    assert hours_unused(blobs, "clips/ab") == pytest.approx(50, abs=0.1)


def test_a_blob_that_was_used_since_is_not_deleted(blobs: Blobs) -> None:
    for key in ("clips/ab", "clips/cd"):
        blobs.put(key, [b"suara"])
        grow_old(blobs, key, 50)
    then = time.time() - 10 * HOUR
    blobs.get("clips/ab")
    assert not blobs.delete("clips/ab", unused_since=then)
    assert blobs.delete("clips/cd", unused_since=then)
    assert not blobs.delete("clips/ef", unused_since=then)
    assert list(blobs.keys()) == ["clips/ab"]


def test_a_use_in_the_future_is_taken_for_one_now_and_grows_old(blobs: Blobs) -> None:
    """A wrong clock leaves such times, and so does a folder that was copied from another machine."""
    blobs.put("clips/ab", [b"suara"])
    grow_old(blobs, "clips/ab", -24 * 365)
    assert hours_unused(blobs, "clips/ab") == pytest.approx(0, abs=0.1)
    assert not blobs.delete("clips/ab", unused_since=time.time() - HOUR)
    assert blobs.delete("clips/ab", unused_since=time.time() + HOUR)


def test_the_path_is_a_file_with_exactly_the_bytes(blobs: Blobs) -> None:
    blobs.put("episodes/ab.mp3", [b"suara"])
    path = blobs.path("episodes/ab.mp3")
    assert path is None or path.read_bytes() == b"suara"


@given(keys=st.sets(KEYS, max_size=12), prefix=KEYS | st.just(""))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_keys_live_side_by_side(
    tmp_path_factory: pytest.TempPathFactory, blobs: Blobs, keys: set[str], prefix: str
) -> None:
    store: Blobs = MemoryBlobs() if isinstance(blobs, MemoryBlobs) else DiskBlobs(tmp_path_factory.mktemp("blobs"))
    for key in keys:
        store.put(key, [key.encode()])
    assert sorted(store.keys()) == sorted(keys)
    assert sorted(store.keys(prefix)) == sorted(key for key in keys if key.startswith(prefix))
    assert all(store.get(key) == key.encode() for key in keys)


def test_writers_and_readers_at_once_see_whole_blobs(blobs: Blobs) -> None:
    wrong = list[bytes]()
    blobs.put("clips/ab", [b"a" * 50_000])

    def write(letter: bytes) -> None:
        for _ in range(15):
            blobs.put("clips/ab", [letter * 25_000, letter * 25_000])

    def read() -> None:
        for _ in range(60):
            seen = blobs.get("clips/ab")
            if len(seen) != 50_000 or len(set(seen)) != 1:
                wrong.append(seen[:10])

    threads = [threading.Thread(target=write, args=(letter,)) for letter in (b"b", b"c")]
    threads += [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
