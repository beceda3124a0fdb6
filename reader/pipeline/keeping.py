"""What the cache holds, and how it is kept within a limit: the longest unused goes, what is needed to be heard never.

An episode is heard from the audio of its newest revision. Audio of older ones is not needed by anybody, and its clips
give it again at once, so it goes first; then clips go, the longest unused before the others. How loud a voice is
stays, and so does whatever else somebody put there.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from reader.errors import StorageError
from reader.models import Progress
from reader.storage.blobs import Blobs, KeptBlob
from reader.storage.catalogue import Catalogue

YOUNG_SECONDS = 6 * 3600.0
"""What was put or read since is not pruned: a job writes audio before it publishes it, and reads clips whose lengths
it has taken already. Reading is noted once an hour (`TOUCH_SECONDS`), so five hours are left for the longest job."""

LOOK_SECONDS = 3600.0

_CLIP = re.compile(r"clips/[0-9a-f]{64}")
_EPISODE = re.compile(r"episodes/[0-9a-f]{64}\.mp3")


class Kind(StrEnum):
    """What a blob is. HEARD: the audio of an episode's newest revision; OLD: any other episode's."""

    CLIP = "clip"
    HEARD = "heard"
    OLD = "old"
    VOICE = "voice"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Sum:
    """So many blobs, with so many bytes."""

    blobs: int = 0
    size: int = 0

    def plus(self, size: int) -> Sum:
        """One blob of that size more."""
        return Sum(self.blobs + 1, self.size + size)


@dataclass(frozen=True, slots=True)
class Holdings:
    """What the cache holds, by kind. The audio of `lost` episodes is missing or cut short; pruning would free
    `prunable`.
    """

    kinds: Mapping[Kind, Sum]
    lost: int
    prunable: Sum

    @property
    def size(self) -> int:
        """Bytes in all."""
        return sum(part.size for part in self.kinds.values())


@dataclass(frozen=True, slots=True)
class Pruned:
    """What a pruning did: blobs `taken`, bytes `freed`, bytes that are still `over` what was wanted.

    `refusal` is what the disk said when it would not let something go, if it did.
    """

    taken: int = 0
    freed: int = 0
    over: int = 0
    refusal: StorageError | None = None


class Keeper:
    """Keeps a store within `limit` bytes (0: without one). Safe to use from several processes at once."""

    def __init__(self, blobs: Blobs, catalogue: Catalogue, limit: int) -> None:
        self.limit = limit
        self._blobs = blobs
        self._catalogue = catalogue
        self._next_look = 0.0

    def holdings(self) -> Holdings:
        """What there is. Raises StorageError."""
        blobs = list(self._blobs.kept())
        sizes = {blob.key: blob.size for blob in blobs}
        audio = self._catalogue.audio()
        heard = frozenset(record.key for record in audio)
        kinds = dict.fromkeys(Kind, Sum())
        for blob in blobs:
            kind = kind_of(blob.key, heard)
            kinds[kind] = kinds[kind].plus(blob.size)
        everything = sum(part.size for part in kinds.values())
        prunable = Sum()
        if self.limit:
            for blob in _in_turn(blobs, heard):
                if everything - prunable.size <= self.limit:
                    break
                prunable = prunable.plus(blob.size)
        return Holdings(kinds, sum(sizes.get(record.key) != record.size for record in audio), prunable)

    def prune(self, most: int | None = None, *, all_clips: bool = False, progress: Progress | None = None) -> Pruned:
        """Delete what is not needed until the store has at most so many bytes (None: the limit, if there is one).

        With `all_clips`, every clip goes first, also young ones: a job that misses one makes it again. `progress`
        counts blobs. Raises StorageError where the disk lets nothing go, or cannot be read.
        """
        most = most if most is not None else self.limit or None
        pruned = Pruned()
        if all_clips:
            clips = [blob for blob in self._blobs.kept("clips/") if _CLIP.fullmatch(blob.key)]
            pruned = self._delete(clips, None, None, progress)
        # only sums while all is well: the list of a large store takes room
        if most is not None and (excess := sum(blob.size for blob in self._blobs.kept()) - most) > 0:
            turns = _in_turn(self._blobs.kept(), self._heard())
            second = self._delete(turns, excess, time.time() - YOUNG_SECONDS, progress)
            refusal = pruned.refusal or second.refusal
            pruned = Pruned(pruned.taken + second.taken, pruned.freed + second.freed, second.over, refusal)
        if pruned.refusal and not pruned.taken:
            raise pruned.refusal
        return pruned

    def look(self) -> Pruned | None:
        """Prune where the last look is an hour ago; None where it isn't, or there is no limit. Raises StorageError."""
        now = time.monotonic()
        if not self.limit or now < self._next_look:
            return None
        self._next_look = now + LOOK_SECONDS
        return self.prune()

    def _heard(self) -> frozenset[str]:
        return frozenset(audio.key for audio in self._catalogue.audio())

    def _delete(
        self, blobs: Sequence[KeptBlob], excess: int | None, unused_since: float | None, progress: Progress | None
    ) -> Pruned:
        """Delete the blobs, unless they were used since, until `excess` bytes are freed (None: all of them).

        One that the disk does not let go, such as an open file on Windows, stays; the next ones are tried. One that
        somebody else deletes meanwhile counts towards the excess, or two who prune at once would take twice as much.
        """
        taken = freed = gone = 0
        refusal = None
        expected = _how_many(blobs, excess) if progress else 0
        for done, blob in enumerate(blobs, 1):
            if excess is not None and freed + gone >= excess:
                break
            if progress:
                progress(done, max(done, expected))
            try:
                if self._blobs.delete(blob.key, unused_since=unused_since):
                    taken += 1
                    freed += blob.size
                elif self._blobs.size(blob.key) is None:
                    gone += blob.size
            except StorageError as problem:
                refusal = refusal or problem
        return Pruned(taken, freed, max(0, (excess or 0) - freed - gone), refusal)


def _how_many(blobs: Sequence[KeptBlob], excess: int | None) -> int:
    """How many of them, the first ones, have so many bytes (None: all of them)."""
    if excess is None:
        return len(blobs)
    return min(len(blobs), bisect_left(list(accumulate(blob.size for blob in blobs)), excess) + 1)


def _in_turn(blobs: Iterable[KeptBlob], heard: frozenset[str]) -> list[KeptBlob]:
    """Those that may be pruned, the first to go first: two that prune at once take the same ones."""
    oldest = time.time() - YOUNG_SECONDS
    may_go = {Kind.OLD, Kind.CLIP}
    turns = [blob for blob in blobs if blob.used <= oldest and kind_of(blob.key, heard) in may_go]
    turns.sort(key=lambda blob: (blob.key.startswith("clips/"), blob.used, blob.key))
    return turns


def kind_of(key: str, heard: frozenset[str]) -> Kind:
    """What the blob under the key is, where episodes are heard from those others."""
    if key in heard:
        return Kind.HEARD
    if _CLIP.fullmatch(key):
        return Kind.CLIP
    if _EPISODE.fullmatch(key):
        return Kind.OLD
    return Kind.VOICE if key.startswith("voices/") else Kind.FOREIGN
