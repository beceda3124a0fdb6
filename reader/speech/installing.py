"""A voice's files into its folder: all of them or none, however it ends; and out again."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.errors import EngineUnavailableError, StorageError
from reader.models import Progress
from reader.speech.downloading import Downloader, Patience
from reader.speech.installed import NotWholeError, Seen, compared, write_receipt
from reader.speech.releases import Part, Release

_BLOCK = 1 << 20


def install(
    release: Release,
    folder: Path,
    source: str = "",
    progress: Progress | None = None,
    patience: Patience | None = None,
) -> None:
    """Put the voice into the folder, in place of what is there.

    `source` is an address or a folder with the same files, without one the voice's own project; `progress` counts
    bytes. What broke off goes on where it stopped. Raises EngineUnavailableError where a file cannot be had or is
    not the right one, StorageError where it cannot be written; then what was in the folder is still there.
    """
    if source and _is_folder(source) and not Path(source).is_dir():
        raise EngineUnavailableError(source, "is neither a folder nor an address (https://...)")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _alone(folder, release):
            installation = _Installation(release, folder, source, progress, patience)
            try:
                installation.run()
            finally:
                with suppress(OSError):  # it has become the voice, or it holds what the next try goes on with
                    installation.staging.rmdir()
    except OSError as problem:
        cause = f"cannot be written: {problem.strerror or problem}"
        raise StorageError(str(folder), cause) from problem


def remove(release: Release, folder: Path) -> None:
    """Take the voice away, and what an installation that broke off has left of it; a link alone where it is one.

    Raises EngineUnavailableError where there is nothing, StorageError where it cannot be done.
    """
    staging, old = _aside(folder)
    if not any(os.path.lexists(one) for one in (folder, staging, old)):
        raise EngineUnavailableError(release.title, "is not installed")
    try:
        with _alone(folder, release):
            if folder.is_symlink():
                folder.unlink()
            elif folder.exists():
                _forget(old)
                folder.rename(old)
            for one in (staging, old):
                _forget(one)
    except OSError as problem:
        raise StorageError(str(folder), f"cannot be removed: {problem.strerror or problem}") from problem


class _Installation:
    """One go at it. The files gather in a folder beside, which takes the voice's place once it is whole."""

    def __init__(
        self, release: Release, folder: Path, source: str, progress: Progress | None, patience: Patience | None
    ) -> None:
        self._release = release
        self._folder = folder
        self.staging, self._old = _aside(folder)
        self._source = source or release.address
        self._downloader = None if _is_folder(self._source) else Downloader(patience)
        self._progress = progress
        self._done = 0

    def run(self) -> None:
        """Gather, note, swap."""
        self.staging.mkdir(exist_ok=True)
        self._need_room()
        seen = {part.name: self._got(part) for part in self._release.parts}
        try:
            promised = tuple(self._release.promised(self.staging))
        except ValueError as problem:
            raise EngineUnavailableError(self._source, f"gave what is no voice: {problem}") from problem
        seen |= {part.name: self._got(part) for part in promised}
        for file in self.staging.iterdir():  # of another release, whose installation broke off
            if file.name not in seen:
                file.unlink()
        write_receipt(self.staging, self._release, seen, self._source)
        _sync(self.staging)
        self._swap()
        if self._progress:
            self._progress(self._done, self._done)

    def _need_room(self) -> None:
        there = sum(file.stat().st_size for file in self.staging.iterdir())
        free = shutil.disk_usage(self.staging).free
        if free + there < self._release.about:
            needs = f"needs {self._release.about / 1e6:.0f} MB"
            raise StorageError(str(self._folder), f"there is no room: the voice {needs}, {free / 1e6:.0f} MB are free")

    def _got(self, part: Part) -> Seen:
        """The file, whole in the folder beside."""
        file = self.staging / part.name
        if part.sha256 or part.md5:
            with suppress(NotWholeError):
                seen = compared(file, part)
                self._gained(seen.size)
                return seen
        if self._downloader:
            address = self._source.rstrip("/") + "/" + part.name
            return self._downloader.get(address, self.staging, part, self._release.largest, self._gained)
        return self._copied(Path(self._source) / part.name, file, part)

    def _copied(self, origin: Path, file: Path, part: Part) -> Seen:
        try:
            source = origin.open("rb")
        except FileNotFoundError as problem:
            raise EngineUnavailableError(str(origin), "is missing") from problem
        except OSError as problem:
            raise EngineUnavailableError(str(origin), f"cannot be read: {problem.strerror or problem}") from problem
        try:
            with source, file.open("wb") as target:
                while block := source.read(_BLOCK):
                    target.write(block)
                    self._gained(len(block))
                    if target.tell() > self._release.largest:
                        raise EngineUnavailableError(str(origin), "cannot be a file of the voice")
                target.flush()
                os.fsync(target.fileno())
            return compared(file, part)
        except NotWholeError as problem:
            raise EngineUnavailableError(str(origin), f"is not whole: {problem}") from problem

    def _gained(self, size: int) -> None:
        self._done += size
        if self._progress:
            self._progress(self._done, max(self._done, self._release.about))

    def _swap(self) -> None:
        _forget(self._old)
        if self._folder.is_symlink():
            self._folder.unlink()
        elif self._folder.exists():
            self._folder.rename(self._old)
        try:
            self.staging.rename(self._folder)
        except OSError:
            if self._old.exists():
                self._old.rename(self._folder)
            raise
        _sync(self._folder.parent)
        with suppress(OSError):  # the voice is there; the next installation or removal takes the old one away
            _forget(self._old)


def _aside(folder: Path) -> tuple[Path, Path]:
    """Where a voice's files gather, and where the former ones lie until the new ones have taken their place."""
    return folder.with_name(f".{folder.name}.coming"), folder.with_name(f".{folder.name}.old")


def _forget(path: Path) -> None:
    """Delete what is there, a folder or not. Raises OSError."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _is_folder(source: str) -> bool:
    return not source.lower().startswith(("http://", "https://"))


def _sync(folder: Path) -> None:
    """Let the folder's entries outlive a power cut, where the system can."""
    if sys.platform != "win32":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


@contextmanager
def _alone(folder: Path, release: Release) -> Iterator[None]:
    """Nobody else installs or removes the voice meanwhile; the system lets go of it however this process ends.

    Raises EngineUnavailableError where somebody does.
    """
    with folder.with_name(f".{folder.name}.lock").open("ab") as lock:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - each is there on one system alone

                msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415

                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as problem:
            raise EngineUnavailableError(release.title, "is being installed already") from problem
        yield
