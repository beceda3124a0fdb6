"""Files that commands write where a person told them to."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from reader.errors import StorageError


def made_folder(path: Path) -> Path:
    """The folder, made where it is missing. Raises StorageError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise StorageError(str(path), f"the folder cannot be made: {problem.strerror}") from problem
    return path


def write_whole(path: Path, data: bytes) -> Path:
    """Write the file whole or leave it as it was; gives the path. Raises StorageError.

    A symbolic link is followed, a pipe or a device (/dev/stdout) is written to.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(path.resolve(), data)
    except OSError as problem:
        raise StorageError(str(path), f"cannot be written: {problem.strerror or problem}") from problem
    return path


def _replace(place: Path, data: bytes) -> None:
    aside = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with aside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            shutil.copymode(place, aside)
        aside.replace(place)
    finally:
        aside.unlink(missing_ok=True)
