"""Whether what the cache holds is whole, and what becomes of what is not."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from reader.audio.clip import unpack
from reader.audio.episode import samples_in
from reader.errors import AudioError, BlobMissingError, StorageError
from reader.models import Progress
from reader.pipeline.keeping import Kind, kind_of
from reader.storage.blobs import Blobs
from reader.storage.catalogue import AudioRecord, Catalogue

REPAIR_PRIORITY = 10
"""What people can hear already is made again before what is new is made."""

_WHOLE = 1 << 40
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Fault:
    """A blob that is damaged or missing: the cause in words, and the episode that is heard from it, if one is.

    `readable` says whether its bytes can be had at all, though they are not the right ones; `seen` is when that was
    found, in seconds since 1970.
    """

    key: str
    cause: str
    episode: AudioRecord | None = None
    readable: bool = True
    seen: float = field(default_factory=time.time, compare=False)

    def __str__(self) -> str:
        """One line for people."""
        return f"episode {self.episode.episode_id}: {self.cause}" if self.episode else f"{self.key}: {self.cause}"


class Checker:
    """Reads what a store holds, without that counting as use."""

    def __init__(self, blobs: Blobs, catalogue: Catalogue) -> None:
        self._blobs = blobs
        self._catalogue = catalogue

    def faults(self, progress: Progress | None = None) -> Iterator[Fault]:
        """Every clip and every episode that is damaged, and every episode whose audio is missing.

        A clip is told by its digest, an episode as `heard` does. `progress` counts blobs. What vanishes meanwhile is
        no fault. Raises StorageError where the store cannot be listed or the catalogue fails.
        """
        heard = self._catalogue.audio()
        known = frozenset(audio.key for audio in heard)
        others = [blob.key for blob in self._blobs.kept() if kind_of(blob.key, known) in {Kind.CLIP, Kind.OLD}]
        everything = len(heard) + len(others)
        for done, audio in enumerate(heard, 1):
            yield from self._heard_fault(audio)
            _tell(progress, done, everything)
        for done, key in enumerate(others, len(heard) + 1):
            yield from self._other_fault(key)
            _tell(progress, done, everything)

    def heard(self, progress: Progress | None = None, articles: Collection[int] | None = None) -> Iterator[Fault]:
        """Every episode whose audio is missing or damaged, of those articles alone where they are given.

        Its size must be what the catalogue says, and it must be a tag and whole frames, as many as its timeline
        has. `progress` counts episodes. Raises StorageError where the catalogue fails.
        """
        wanted = [audio for audio in self._catalogue.audio() if articles is None or audio.article_id in articles]
        for done, audio in enumerate(wanted, 1):
            yield from self._heard_fault(audio)
            _tell(progress, done, len(wanted))

    def repair(self, fault: Fault) -> None:
        """Have a job wait that makes the episode again, and delete what is damaged, unless it was made anew since.

        Damaged audio of an episode stays until the new takes its place, as it may be heard in great part, unless it
        cannot even be read. Raises StorageError.
        """
        if fault.episode is not None:
            self._catalogue.add_job(fault.episode.article_id, priority=REPAIR_PRIORITY)
        if fault.episode is None or not fault.readable:
            self._blobs.delete(fault.key, unused_since=fault.seen)

    def _heard_fault(self, audio: AudioRecord) -> Iterator[Fault]:
        try:
            episode = self._catalogue.episode(audio.episode_id).episode
        except StorageError as problem:  # the catalogue's fault: the audio may be well
            yield Fault(audio.key, f"cannot be checked: {problem}", audio)
            return
        if episode.audio != audio.key:
            return  # a newer revision was published since
        try:
            size = self._blobs.size(audio.key)
            if size is None:
                yield Fault(audio.key, f"its audio is missing ({audio.key})", audio)
            elif size != audio.size:
                yield Fault(audio.key, f"its audio has {size:,} bytes instead of {audio.size:,} ({audio.key})", audio)
            elif (samples := samples_in(self._pieces(audio.key))) != (said := episode.timeline.samples):
                seconds = episode.timeline.seconds
                lasts = f"{seconds(samples):.2f} s instead of {seconds(said):.2f} s"
                yield Fault(audio.key, f"its audio lasts {lasts} ({audio.key})", audio)
        except AudioError as problem:
            yield Fault(audio.key, f"its audio is damaged: {problem} ({audio.key})", audio)
        except BlobMissingError:
            yield Fault(audio.key, f"its audio is missing ({audio.key})", audio)
        except StorageError as problem:
            yield Fault(audio.key, f"cannot be read: {problem}", audio, readable=False)

    def _other_fault(self, key: str) -> Iterator[Fault]:
        try:
            if key.startswith("clips/"):
                unpack(self._blobs.read(key, 0, _WHOLE, using=False), key)
            else:
                samples_in(self._pieces(key))
        except BlobMissingError:
            return
        except AudioError as problem:
            yield Fault(key, problem.cause)
        except StorageError as problem:
            yield Fault(key, f"cannot be read: {problem.cause}", readable=False)

    def _pieces(self, key: str) -> Iterator[bytes]:
        at = 0
        while piece := self._blobs.read(key, at, _PIECE, using=False):
            yield piece
            at += len(piece)


def _tell(progress: Progress | None, done: int, everything: int) -> None:
    if progress:
        progress(done, everything)
