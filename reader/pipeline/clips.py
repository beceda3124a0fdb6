"""One voice's clips: what is kept is taken, what isn't is spoken, encoded and kept."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import NamedTuple

from reader.audio.clip import make_clip, pack, unpack, unpack_length
from reader.audio.cues import with_cue
from reader.audio.key import clip_key
from reader.audio.timeline import Length, length_of
from reader.errors import AudioError, BlobMissingError, DamagedClipError, EngineFailedError
from reader.models import Clip, Progress, Prosody, SegmentKind
from reader.pipeline.speaking import TRIES, Gains, speak
from reader.speech.engine import Engine
from reader.storage.blobs import Blobs

AHEAD = 4
"""Utterances, beside those that the voice speaks at once, that are begun before the oldest is done."""


class Utterance(NamedTuple):
    """What a voice gets to say in one go, how, and the kind of the cue that sounds before it (None: none)."""

    text: str
    manner: Prosody
    cue: SegmentKind | None = None


class Clips:
    """The clips of one voice in one store. Making it and its calls raise SpeechError and StorageError."""

    def __init__(self, engine: Engine, blobs: Blobs) -> None:
        self._engine = engine
        self._blobs = blobs
        self._gains = Gains(engine, blobs)
        self._turn = threading.Semaphore(engine.at_once)

    def lengths(self, wanted: Sequence[Utterance], progress: Progress | None = None) -> list[Length]:
        """Each utterance's length, all clips being kept afterwards; `progress` counts utterances."""
        lengths: list[Length] = []
        with closing(self._lengths(wanted)) as made:
            for length in made:
                lengths.append(length)
                if progress:
                    progress(len(lengths), len(wanted))
        return lengths

    def each(self, wanted: Sequence[Utterance]) -> Generator[Clip, None, None]:
        """Each utterance's clip in order, as soon as it is there; those that follow are begun meanwhile.

        Closing it ends the speaking: what is being said is the last. Takes memory for one clip.
        """
        with closing(self._lengths(wanted)) as made:
            for utterance, _ in zip(wanted, made, strict=True):
                yield self.clip(utterance)

    def _lengths(self, wanted: Sequence[Utterance]) -> Generator[Length, None, None]:
        """Each utterance's length in order, as soon as its clip is kept.

        One thread more than the voice speaks for at once, so that one clip is encoded while the next is spoken.
        """
        for manner in {utterance.manner for utterance in wanted}:  # before several threads speak
            self._gains.of(manner)
        made: dict[Utterance, Future[Length]] = {}
        coming: deque[Future[Length]] = deque()
        failure = _Failure()
        with ThreadPoolExecutor(self._engine.at_once + 1, thread_name_prefix="speak") as speakers:
            try:
                for utterance in wanted:
                    if utterance not in made:
                        kept = self._kept(utterance)
                        made[utterance] = _done(kept) if kept else speakers.submit(self._make, utterance, failure)
                    coming.append(made[utterance])
                    while len(coming) > self._engine.at_once + AHEAD:
                        yield coming.popleft().result()
                while coming:
                    yield coming.popleft().result()
            except BaseException as problem:  # what has not begun need not be spoken any more
                failure.problem = failure.problem or problem
                raise

    def clip(self, utterance: Utterance) -> Clip:
        """The utterance's clip from the store; made once more where somebody took it away meanwhile."""
        try:
            return self._get(utterance)
        except (BlobMissingError, DamagedClipError):
            return self._made(utterance, _Failure())  # not from the store: it could be taken away once more

    def _key(self, utterance: Utterance) -> str:
        gain = self._gains.of(utterance.manner)
        return clip_key(self._engine.identity, utterance.text, utterance.manner, gain)

    def _get(self, utterance: Utterance) -> Clip:
        key = self._key(utterance)
        return with_cue(unpack(self._blobs.get(key), key), utterance.cue)

    def _kept(self, utterance: Utterance) -> Length | None:
        try:
            if utterance.cue is not None:
                return length_of(self._get(utterance))
            key = self._key(utterance)
            return unpack_length(self._blobs.get(key), key)
        except (BlobMissingError, DamagedClipError):
            return None

    def _make(self, utterance: Utterance, failure: _Failure) -> Length:
        return length_of(self._made(utterance, failure))

    def _made(self, utterance: Utterance, failure: _Failure) -> Clip:
        try:
            clip = self._spoken(utterance, failure)
        except BaseException as problem:
            failure.problem = failure.problem or problem
            raise
        self._blobs.put(self._key(utterance), (pack(clip),), lasting=False)
        return with_cue(clip, utterance.cue)

    def _spoken(self, utterance: Utterance, failure: _Failure) -> Clip:
        """The clip as the voice makes it now; a sound that cannot be used is one more failure of the voice."""
        for left in reversed(range(TRIES)):
            with self._turn:
                if failure.problem is not None:
                    raise failure.problem
                speech = speak(self._engine, utterance.text, utterance.manner)
            try:
                return make_clip(speech, self._gains.of(utterance.manner))
            except AudioError as problem:
                if not left:
                    raise EngineFailedError(self._engine.title, f"gave no usable sound: {problem.cause}") from problem
        raise AssertionError("the last try returns or raises")


@dataclass(slots=True)
class _Failure:
    """Why nothing more of a script is to be spoken: the problem that came first."""

    problem: BaseException | None = None


def _done(length: Length) -> Future[Length]:
    future: Future[Length] = Future()
    future.set_result(length)
    return future
