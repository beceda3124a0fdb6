"""Where audio is kept: bytes under a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol


class KeptBlob(NamedTuple):
    """A blob in a list: its key, its bytes, and when it was last put or read, in seconds since 1970.

    `used` may be up to `TOUCH_SECONDS` too early.
    """

    key: str
    size: int
    used: float


TOUCH_SECONDS = 3600.0
"""How long a reading may go unnoted after the last one that was: so that to read costs at most one write an hour."""


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

    def read(self, key: str, start: int, length: int, *, using: bool = True) -> bytes:
        """At most `length` bytes from `start`; fewer at the blob's end. Not `using` it, who only checks it, leaves
        `KeptBlob.used` as it is.

        Raises BlobMissingError; ValueError where one of the numbers is negative.
        """
        ...

    def size(self, key: str) -> int | None:
        """The blob's bytes, or None where there is none."""
        ...

    def delete(self, key: str, *, unused_since: float | None = None) -> bool:
        """Forget the blob, and tell whether it went: it doesn't where there is none, or where it was used after
        `unused_since` (seconds since 1970).
        """
        ...

    def keys(self, prefix: str = "") -> Iterator[str]:
        """Every key that begins with the prefix, in no order."""
        ...

    def kept(self, prefix: str = "") -> Iterator[KeptBlob]:
        """What `keys` gives, each with its size and last use. A last use in the future is taken for one now."""
        ...

    def path(self, key: str) -> Path | None:
        """The file that holds exactly the blob's bytes, where the store has files and the blob is there; else None."""
        ...
