"""Blobs that live as long as the program: for tests, and for a look without leaving anything behind."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.errors import BlobMissingError
from reader.storage.blobs import KeptBlob
from reader.storage.keys import checked_key


class MemoryBlobs:
    """A `Blobs` without files. Safe to use from several threads: each step on the dictionary is one step."""

    def __init__(self) -> None:
        self._blobs: dict[str, bytes] = {}
        self._used: dict[str, float] = {}

    def put(self, key: str, data: Iterable[bytes], *, lasting: bool = True) -> int:  # noqa: ARG002 - nothing lasts
        """Keep the bytes; returns how many they are."""
        checked_key(key)
        whole = b"".join(data)
        self._used[key] = time.time()
        self._blobs[key] = whole
        return len(whole)

    def get(self, key: str) -> bytes:
        """All bytes of the blob. Raises BlobMissingError."""
        return self._whole(key, using=True)

    def read(self, key: str, start: int, length: int, *, using: bool = True) -> bytes:
        """At most `length` bytes from `start`. Raises BlobMissingError."""
        if start < 0 or length < 0:
            raise ValueError("a range begins at 0 or later and is not shorter than nothing")
        return self._whole(key, using=using)[start : start + length]

    def size(self, key: str) -> int | None:
        """The blob's bytes, or None where there is none."""
        blob = self._blobs.get(checked_key(key))
        return None if blob is None else len(blob)

    def delete(self, key: str, *, unused_since: float | None = None) -> bool:
        """Forget the blob; whether it went."""
        if unused_since is not None and self._used.get(checked_key(key), unused_since) > unused_since:
            return False
        return self._blobs.pop(checked_key(key), None) is not None

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Every key that begins with the prefix."""
        return iter([key for key in list(self._blobs) if key.startswith(prefix)])

    def kept(self, prefix: str = "") -> Iterator[KeptBlob]:
        """Every blob whose key begins with the prefix."""
        now = time.time()
        for key, blob in list(self._blobs.items()):
            if key.startswith(prefix):
                self._used[key] = min(self._used[key], now)
                yield KeptBlob(key, len(blob), self._used[key])

    def path(self, key: str) -> Path | None:
        """None: there are no files."""
        checked_key(key)
        return None

    def _whole(self, key: str, *, using: bool) -> bytes:
        try:
            blob = self._blobs[checked_key(key)]
        except KeyError:
            raise BlobMissingError(key, "is not kept") from None
        if using:
            self._used[key] = time.time()
        return blob
