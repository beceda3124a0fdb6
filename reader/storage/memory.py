"""Blobs that live as long as the program: for tests, and for a look without leaving anything behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.errors import BlobMissingError
from reader.storage.keys import checked_key


class MemoryBlobs:
    """A `Blobs` without files. Safe to use from several threads: each step on the dictionary is one step."""

    def __init__(self) -> None:
        self._blobs: dict[str, bytes] = {}

    def put(self, key: str, data: Iterable[bytes], *, lasting: bool = True) -> int:  # noqa: ARG002 - nothing lasts
        """Keep the bytes; returns how many they are."""
        checked_key(key)
        whole = b"".join(data)
        self._blobs[key] = whole
        return len(whole)

    def get(self, key: str) -> bytes:
        """All bytes of the blob. Raises BlobMissingError."""
        try:
            return self._blobs[checked_key(key)]
        except KeyError:
            raise BlobMissingError(key, "is not kept") from None

    def read(self, key: str, start: int, length: int) -> bytes:
        """At most `length` bytes from `start`. Raises BlobMissingError."""
        if start < 0 or length < 0:
            raise ValueError("a range begins at 0 or later and is not shorter than nothing")
        return self.get(key)[start : start + length]

    def size(self, key: str) -> int | None:
        """The blob's bytes, or None where there is none."""
        blob = self._blobs.get(checked_key(key))
        return None if blob is None else len(blob)

    def delete(self, key: str) -> None:
        """Forget the blob."""
        self._blobs.pop(checked_key(key), None)

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Every key that begins with the prefix."""
        return iter([key for key in list(self._blobs) if key.startswith(prefix)])

    def path(self, key: str) -> Path | None:
        """None: there are no files."""
        checked_key(key)
        return None
