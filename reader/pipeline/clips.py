"""One voice's clips: what is kept is taken, what isn't is spoken, encoded and kept."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

from reader.audio.clip import make_clip, pack, unpack
from reader.audio.key import clip_key
from reader.audio.timeline import Length, length_of
from reader.errors import BlobMissingError, DamagedClipError, EngineFailedError
from reader.models import Clip, Progress, Prosody, Speech
from reader.speech.engine import Engine
from reader.storage.blobs import Blobs

TRIES = 3
"""How often an utterance is spoken before a failing voice counts as failed."""

AHEAD = 4
"""Utterances, beside those that the voice speaks at once, that are begun before the oldest is done."""


class Utterance(NamedTuple):
    """What a voice gets to say in one go, and how."""

    text: str
    manner: Prosody


class Clips:
    """The clips of one voice in one store. Both calls raise SpeechError, AudioError and StorageError."""

    def __init__(self, engine: Engine, blobs: Blobs) -> None:
        self._engine = engine
        self._blobs = blobs
        self._turn = threading.Semaphore(engine.at_once)

    def lengths(self, wanted: Sequence[Utterance], progress: Progress | None = None) -> list[Length]:
        """Each utterance's length, all clips being kept afterwards; `progress` counts utterances.

        One thread more than the voice speaks for at once, so that one clip is encoded while the next is spoken.
        """
        made: dict[str, Future[Length]] = {}
        order: list[Future[Length]] = []
        lengths: list[Length] = []
        failure = _Failure()

        def settle(waiting: int) -> None:
            while len(order) - len(lengths) > waiting:
                lengths.append(order[len(lengths)].result())
                if progress:
                    progress(len(lengths), len(wanted))

        with ThreadPoolExecutor(self._engine.at_once + 1, thread_name_prefix="speak") as speakers:
            try:
                for utterance in wanted:
                    key = self._key(utterance)
                    if key not in made:
                        kept = self._kept(key)
                        made[key] = _done(kept) if kept else speakers.submit(self._make, key, utterance, failure)
                    order.append(made[key])
                    settle(self._engine.at_once + AHEAD)
                settle(0)
            except BaseException as problem:  # what has not begun need not be spoken any more
                failure.problem = failure.problem or problem
                raise
        return lengths

    def clip(self, utterance: Utterance) -> Clip:
        """The utterance's clip from the store; made once more where somebody took it away meanwhile."""
        key = self._key(utterance)
        try:
            return unpack(self._blobs.get(key), key)
        except (BlobMissingError, DamagedClipError):
            self._make(key, utterance, _Failure())
            return unpack(self._blobs.get(key), key)

    def _key(self, utterance: Utterance) -> str:
        return clip_key(self._engine.identity, *utterance)

    def _kept(self, key: str) -> Length | None:
        try:
            return length_of(unpack(self._blobs.get(key), key))
        except (BlobMissingError, DamagedClipError):
            return None

    def _make(self, key: str, utterance: Utterance, failure: _Failure) -> Length:
        with self._turn:
            if failure.problem is not None:
                raise failure.problem
            try:
                speech = self._speak(utterance)
            except BaseException as problem:
                failure.problem = problem
                raise
        clip = make_clip(speech)
        self._blobs.put(key, (pack(clip),), lasting=False)
        return length_of(clip)

    def _speak(self, utterance: Utterance) -> Speech:
        for _ in range(TRIES - 1):
            try:
                return self._engine.speak(*utterance)
            except EngineFailedError:
                continue
        return self._engine.speak(*utterance)


@dataclass(slots=True)
class _Failure:
    """Why nothing more of a script is to be spoken: the problem that came first."""

    problem: BaseException | None = None


def _done(length: Length) -> Future[Length]:
    future: Future[Length] = Future()
    future.set_result(length)
    return future
