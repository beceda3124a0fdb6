"""eSpeak NG, the voice that works anywhere without a network: spoken by a process of its own, espeak_worker.py."""

from __future__ import annotations

import hashlib
import json
import math
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TypeVar, cast

from reader.errors import EngineFailedError, EngineUnavailableError, SpeechError
from reader.models import Prosody, Speech
from reader.speech.espeak_words import in_phonemes
from reader.speech.sound import checked
from reader.speech.watchdog import Watchdog

NEWS_RATE = 150
"""Words a minute (as eSpeak counts them) at which news is easy to follow; its own default is 175. At 150 rather than
165 fewer words are misheard; the voice's variants that were tried were misheard more."""

CAN_FORK = hasattr(os, "fork")
"""Without fork (Windows) a worker speaks once, and the next one is started ahead of need."""

_TITLE = "eSpeak NG"
_REVISION = 3  # raised when this module or the worker change how anything sounds
_WORKER = Path(__file__).with_name("espeak_worker.py")
_SLOWEST, _FASTEST = 80, 450  # what the library takes for words a minute; it takes 0 to 99 for the pitch
_OCTAVE_SHARE = 0.0105  # the pitch's logarithm per step of espeakPITCH: within 2 % from 0.7 to 1.3, as measured
_LONGEST_HEADER = 65_536
_PHONEMES = "[["  # no spoken form has it of itself: it comes from a lexicon, which has checked what follows
_SOUND_OF_THE_VOICE = ("phontab", "phonindex", "phondata", "intonations", "{0}_dict", "lang/poz/{0}")

Result = TypeVar("Result")


class EspeakEngine:
    """eSpeak NG in one language. The contract is `reader.speech.engine.Engine`.

    The process is started by the first use, and again by the next use after it died. It ends with `close()`, or
    when this process does, however that ends. One request runs at a time; threads wait for each other. `patience`
    is how many seconds a request may take, beside a twentieth of a second for each character.
    """

    name = "espeak"
    title = "eSpeak NG, bahasa Indonesia"
    online = False
    at_once = 1

    def __init__(self, *, words_per_minute: int = NEWS_RATE, patience: float = 30.0) -> None:
        self._voice = "id"
        self._words_per_minute = words_per_minute
        self._patience = patience
        self._lock = threading.Lock()
        self._worker: _Worker | None = None
        self._identity: str | None = None

    @property
    def identity(self) -> str:
        """Engine, version, data, voice and rate. The first time it asks the worker; may raise as `speak` does."""
        with self._lock:
            if self._identity is None:
                version = self._do(lambda worker: worker.version)
                _library, data = _installed()
                sound = _fingerprint(Path(data), self._voice)
                self._identity = (
                    f"espeak-ng {version} data {sound} voice {self._voice} rate {self._words_per_minute} r{_REVISION}"
                )
            return self._identity

    def speak(self, text: str, prosody: Prosody) -> Speech:
        """The text as sound, the same samples every time. [[...]] in it are phonemes in eSpeak NG's own notation."""
        seconds = self._patience + len(text) / 20
        # Control characters go: with U+0001 a text could give the library commands.
        words = in_phonemes("".join(c if c.isprintable() else " " for c in text))
        request = {
            "text": words,
            "phonemes": _PHONEMES in words,
            "rate": round(_within(self._words_per_minute * prosody.rate, _SLOWEST, _FASTEST)),
            "pitch": _pitch(prosody.pitch),
            "range": round(_within(50 * prosody.pitch, 0, 100)),
            "seconds": math.ceil(seconds) + 1,
        }
        with self._lock:
            pcm, sample_rate = self._do(lambda worker: (worker.ask(request, seconds), worker.sample_rate))
            if not CAN_FORK:
                self._drop()
                with suppress(SpeechError):  # of the next use's concern
                    self._worker = self._started()
        return checked(pcm, sample_rate, _TITLE)

    def close(self) -> None:
        """End the process. The engine could be used again, and would start another."""
        with self._lock:
            self._drop()

    def _do(self, act: Callable[[_Worker], Result]) -> Result:
        """Let a worker that is ready do it; one that was started for it, where an older one turns out to be gone."""
        while True:
            fresh = self._worker is None
            if self._worker is None:
                self._worker = self._started()
            try:
                self._worker.greet(self._patience)
                return act(self._worker)
            except _GoneError as gone:
                self._drop()
                if fresh:
                    raise EngineFailedError(_TITLE, f"its process ended before it had spoken ({gone})") from gone
            except BaseException:  # also Ctrl+C: the answer to come would be taken for the next request's
                self._drop()
                raise

    def _started(self) -> _Worker:
        library, data = _installed()
        return _Worker([library, data, self._voice, *([] if CAN_FORK else ["--once"])])

    def _drop(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()


class _GoneError(Exception):
    """The worker ended, or sent what is no frame."""


class _Worker:
    """One running espeak_worker.py and the pipes to it."""

    def __init__(self, arguments: list[str]) -> None:
        self.version = ""
        self.sample_rate = 0
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, by its full path, without a shell
                [sys.executable, "-I", "-S", str(_WORKER), *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # A group of its own: it can be ended with its forks, and Ctrl+C at the terminal is not meant for it.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # the same on Windows
            )
        except OSError as problem:
            raise EngineFailedError(_TITLE, f"its process could not be started: {problem}") from problem
        self._to = cast("IO[bytes]", self._process.stdin)
        self._from = cast("IO[bytes]", self._process.stdout)
        self._watchdog = Watchdog(self._kill)

    def greet(self, seconds: float) -> None:
        """Wait until it is ready. Raises EngineUnavailableError where it says that it cannot be."""
        if self.sample_rate:
            return
        with self._deadline(seconds):
            greeting = self._receive()
        if "error" in greeting:
            raise _unavailable(greeting["error"])
        self.version, self.sample_rate = greeting["version"], greeting["sample_rate"]

    def ask(self, request: dict[str, Any], seconds: float) -> bytes:
        """The samples it answers with. Raises EngineFailedError when it is late, _GoneError when it is gone."""
        encoded = json.dumps(request).encode()
        with self._deadline(seconds):
            try:
                self._to.write(len(encoded).to_bytes(4, "big") + encoded)
                self._to.flush()
            except OSError as problem:
                raise _GoneError(problem) from problem
            size = self._receive()["pcm"]
            return self._read(size)

    def end(self) -> None:
        """Kill it with its forks, and reap it."""
        self._watchdog.end()
        self._kill()
        for pipe in (self._to, self._from):
            with suppress(OSError):
                pipe.close()
        self._process.wait()

    def _kill(self) -> None:
        # The leader is reaped in `end` alone, so until then the group's number cannot be anybody else's.
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()

    @contextmanager
    def _deadline(self, seconds: float) -> Iterator[None]:
        try:
            with self._watchdog.watching(seconds):
                yield
        except _GoneError as gone:
            if self._watchdog.barked:  # it killed the process, and so the pipe that we waited for ended
                raise EngineFailedError(_TITLE, f"took longer than {seconds:.0f} seconds and was stopped") from gone
            raise

    def _receive(self) -> dict[str, Any]:
        size = int.from_bytes(self._read(4), "big")
        if size > _LONGEST_HEADER:
            raise _GoneError("sent what is no frame")
        try:
            header: dict[str, Any] = json.loads(self._read(size))
        except ValueError as problem:
            raise _GoneError("sent what is no frame") from problem
        return header

    def _read(self, size: int) -> bytes:
        data = self._from.read(size)
        if len(data) < size:
            raise _GoneError("no answer")
        return data


def _installed() -> tuple[str, str]:
    """The library and the folder of its data. Raises EngineUnavailableError."""
    try:
        import espeakng_loader  # noqa: PLC0415 - brings ctypes, which only this engine needs

        return espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
    except (ImportError, RuntimeError) as problem:
        raise _unavailable(str(problem)) from problem


def _fingerprint(data: Path, voice: str) -> str:
    """What the voice is made of, in twelve letters: the library's version number alone does not tell."""
    digest = hashlib.sha256()
    try:
        for name in _SOUND_OF_THE_VOICE:
            digest.update((data / name.format(voice)).read_bytes())
    except OSError as problem:
        raise _unavailable(str(problem)) from problem
    return digest.hexdigest()[:12]


def _unavailable(cause: str) -> EngineUnavailableError:
    return EngineUnavailableError(
        _TITLE, f"is not installed whole ({cause}); try: pip install --force-reinstall espeakng-loader"
    )


def _pitch(ratio: float) -> int:
    """The step of espeakPITCH that makes the voice `ratio` times as high."""
    return round(_within(50 + math.log(max(ratio, 0.01)) / _OCTAVE_SHARE, 0, 99))


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
