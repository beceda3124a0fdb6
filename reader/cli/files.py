"""Files that commands write where a person told them to."""

from __future__ import annotations

import os
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
    """Write the file whole or not at all. Raises StorageError."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    except OSError as problem:
        aside.unlink(missing_ok=True)
        raise StorageError(str(path), f"cannot be written: {problem.strerror}") from problem
    return path
