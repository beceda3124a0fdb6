"""Where audio is kept: bytes under a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol


class Blobs(Protocol):
    """Bytes under keys such as "clips/<hex>" and "episodes/<hex>.mp3". The contract suite runs over every store.

    A key is one or more parts of `[a-z0-9._-]` joined by "/", no part beginning with "."; any other raises
    ValueError. A blob appears whole or not at all, also after kill -9; putting under a key that is there replaces
    it. Any call may raise StorageError (disk full, read-only), after which what was there is still there.
    """

    def put(self, key: str, data: Iterable[bytes], *, lasting: bool = True) -> int:
        """Keep the bytes, given in pieces, under the key; returns how many they are.

        Where it need not be `lasting`, a power cut may leave the blob missing or damaged: for what can be made again
        and shows by itself whether it is whole. That is quicker.
        """
        ...

    def get(self, key: str) -> bytes:
        """All bytes of the blob. Raises BlobMissingError."""
        ...

    def read(self, key: str, start: int, length: int) -> bytes:
        """At most `length` bytes from `start`; fewer at the blob's end.

        Raises BlobMissingError; ValueError where one of the numbers is negative.
        """
        ...

    def size(self, key: str) -> int | None:
        """The blob's bytes, or None where there is none."""
        ...

    def delete(self, key: str) -> None:
        """Forget the blob; nothing happens where there is none."""
        ...

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Every key that begins with the prefix, in no order."""
        ...

    def path(self, key: str) -> Path | None:
        """The file that holds exactly the blob's bytes, where the store has files and the blob is there; else None."""
        ...
