"""Blobs as files in one folder: the default store, whole or absent whatever happens.

A blob is written aside (in the hidden folder `.writing`), fsynced, renamed to its place, and the folder fsynced: after
kill -9 or a power cut it is there whole or not there; one that need not last is not fsynced, and so safe from the
former alone. Key "clips/abcdef" is the file `clips/=ab/abcdef`: the folder of two characters keeps folders small, and
its "=", which no key may have, keeps files and folders from clashing (keys "a" and "a/b" live side by side).

When a blob was last used is its file's time of change, which a reading sets anew once an hour at most. The time of
access would not do: most disks are mounted so that it is noted once a day or never, and every backup sets it.
"""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from reader.errors import BlobMissingError, StorageError
from reader.storage.blobs import TOUCH_SECONDS, KeptBlob
from reader.storage.keys import checked_key, is_key

try:
    import fcntl
except ImportError:  # Windows, where nobody can delete a file that another has open
    fcntl = None  # type: ignore[assignment]

_ABANDONED_SECONDS = 3600.0
_CAUSES = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would be larger than this system allows",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission to read or write here",
    errno.EPERM: "no permission to read or write here",
    errno.ENOENT: "the folder is not there",
    errno.ENOTDIR: "there is a file where a folder should be",
    errno.EEXIST: "there is a file where a folder should be",
    errno.EIO: "the disk does not give or take data; it may be failing",
    errno.EMFILE: "too many files are open",
}


class DiskBlobs:
    """A `Blobs` in the folder `root`, made where it is missing (its parent must be there).

    Safe to use from several threads and processes at once. Opening it clears away what writers that died more than
    an hour ago left unfinished. A folder that may only be read can be opened and read.
    """

    def __init__(self, root: Path) -> None:
        self._root = root.absolute()
        self._aside = self._root / ".writing"
        with _in_words(self._root):
            if not self._root.is_dir():
                self._root.mkdir(exist_ok=True)
                _sync_folder(self._root.parent)
        self._clear_abandoned()

    def put(self, key: str, data: Iterable[bytes], *, lasting: bool = True) -> int:
        """Keep the bytes; returns how many they are. What `data` raises leaves nothing behind."""
        place = self._place(key)
        with self._file_aside() as (file, aside):
            size = 0
            for piece in data:
                with _in_words(place):
                    size += file.write(piece)
            with _in_words(place):
                file.flush()
                if lasting:
                    os.fsync(file.fileno())
                file.close()
                self._make_folder(place.parent)
                aside.replace(place)
                if lasting:
                    self._sync_folders(place.parent)
        return size

    def get(self, key: str) -> bytes:
        """All bytes of the blob. Raises BlobMissingError."""
        place = self._place(key)
        with _in_words(place, key), place.open("rb", buffering=0) as file:
            _note_use(place, os.fstat(file.fileno()))
            return file.readall()

    def read(self, key: str, start: int, length: int, *, using: bool = True) -> bytes:
        """At most `length` bytes from `start`; fewer at the blob's end. Raises BlobMissingError."""
        place = self._place(key)
        if start < 0 or length < 0:
            raise ValueError("a range begins at 0 or later and is not shorter than nothing")
        with _in_words(place, key), place.open("rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            if using:
                _note_use(place, status)
            wanted = min(length, status.st_size - start)
            if wanted <= 0:
                return b""
            file.seek(start)
            return _read_all(file, wanted)

    def size(self, key: str) -> int | None:
        """The blob's bytes, or None where there is none."""
        place = self._place(key)
        try:
            with _in_words(place, key):
                return place.stat().st_size
        except BlobMissingError:
            return None

    def delete(self, key: str, *, unused_since: float | None = None) -> bool:
        """Forget the blob; whether it went: not where there is none, nor where it was used later."""
        place = self._place(key)
        try:
            with _in_words(place, key):
                if unused_since is not None and place.stat().st_mtime > unused_since:
                    return False
                place.unlink()
        except BlobMissingError:
            return False
        return True

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Every key that begins with the prefix, in no order. Foreign files in the folder are passed over."""
        with _in_words(self._root):
            yield from (key for key, _ in _files_below(self._root, "", prefix))

    def kept(self, prefix: str = "") -> Iterator[KeptBlob]:
        """Every blob whose key begins with the prefix; foreign files, folders and links are passed over.

        A time in the future, as a wrong clock or a copy from another machine leaves, would never grow old: it is set
        to now, where we may.
        """
        now = time.time()
        with _in_words(self._root):
            for key, file in _files_below(self._root, "", prefix):
                try:
                    status = file.stat(follow_symlinks=False)
                except FileNotFoundError:  # it was deleted meanwhile
                    continue
                if stat.S_ISREG(status.st_mode):
                    if status.st_mtime > now + TOUCH_SECONDS:
                        _note_use(Path(file), status)
                    yield KeptBlob(key, status.st_size, min(status.st_mtime, now))

    def path(self, key: str) -> Path | None:
        """The blob's file, or None where there is no blob."""
        place = self._place(key)
        with _in_words(place):
            return place if place.is_file() else None

    def _place(self, key: str) -> Path:
        parents, _, name = checked_key(key).rpartition("/")
        return self._root / parents / f"={name[:2]}" / name

    def _make_folder(self, folder: Path) -> None:
        """Make a folder below the root; never the root itself, whose disk may be away."""
        if folder.is_dir():
            return
        if folder == self._root:
            raise FileNotFoundError(errno.ENOENT, "missing", str(folder))
        self._make_folder(folder.parent)
        folder.mkdir(exist_ok=True)

    def _sync_folders(self, folder: Path) -> None:
        """See to it that the names in a folder below the root, and its own up to the root, are on the disk."""
        _sync_folder(folder)
        if folder != self._root:
            self._sync_folders(folder.parent)

    @contextmanager
    def _file_aside(self) -> Iterator[tuple[IO[bytes], Path]]:
        """A new file to write into, gone at the end unless it was moved to its place."""
        aside = self._aside / secrets.token_hex(16)
        with _in_words(aside):
            self._make_folder(self._aside)
            file = aside.open("xb")
        try:
            with suppress(OSError):  # a disk without locks: nobody will take the file for abandoned there
                _claim(file)
            yield file, aside
        finally:
            with suppress(OSError):  # a full disk refuses what is buffered once more
                file.close()
            with suppress(OSError):
                aside.unlink(missing_ok=True)

    def _clear_abandoned(self) -> None:
        """Delete unfinished files that nobody has written for an hour and nobody holds."""
        with suppress(OSError):  # nothing was ever written, or the folder is read-only
            for aside in list(self._aside.iterdir()):
                with suppress(OSError):
                    if time.time() - aside.stat().st_mtime > _ABANDONED_SECONDS:
                        with aside.open("rb") as file:
                            _claim(file)
                        aside.unlink()


def _claim(file: IO[bytes]) -> None:
    """Hold the file as long as it is open and this process lives. Raises OSError where somebody holds it."""
    if fcntl is not None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sync_folder(folder: Path) -> None:
    """See to it that the folder's names are on the disk."""
    if os.name == "nt":  # folders cannot be opened there, and need not be
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _read_all(file: IO[bytes], length: int) -> bytes:
    """`length` bytes, which the system may hand over in several pieces."""
    pieces = []
    while length > 0 and (piece := file.read(length)):
        pieces.append(piece)
        length -= len(piece)
    return b"".join(pieces)


def _note_use(place: Path, status: os.stat_result) -> None:
    """Date the file anew, unless its time is near enough; where we may not, or it has gone, that is no harm."""
    if abs(time.time() - status.st_mtime) > TOUCH_SECONDS:
        with suppress(OSError):
            os.utime(place)


def _files_below(folder: Path, stem: str, prefix: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The blobs, each with its key, in a folder that stands for keys beginning with `stem`."""
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("="):
                with suppress(FileNotFoundError, NotADirectoryError):
                    with os.scandir(entry.path) as files:
                        there = list(files)  # before any of them is deleted
                    keyed = ((stem + file.name, file) for file in there if f"={file.name[:2]}" == entry.name)
                    yield from (pair for pair in keyed if pair[0].startswith(prefix) and is_key(pair[0]))
            elif entry.is_dir() and not entry.name.startswith("."):
                below = f"{stem}{entry.name}/"
                if below.startswith(prefix) or prefix.startswith(below):
                    yield from _files_below(Path(entry.path), below, prefix)


@contextmanager
def _in_words(place: Path, key: str | None = None) -> Iterator[None]:
    """Say in words what the system refused; with a key, that a missing file is a missing blob."""
    try:
        yield
    except OSError as refusal:
        if key is not None and isinstance(refusal, FileNotFoundError):
            raise BlobMissingError(key, "is not kept") from refusal
        cause = _CAUSES.get(refusal.errno or 0, refusal.strerror or str(refusal))
        raise StorageError(str(place), cause) from refusal
