"""A program that speaks, as a process of its own: it can crash, hang or be killed, and the next one takes its place.

What goes over its pipes is told in `reader.speech.frames`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, TypeVar, cast

from reader.errors import EngineFailedError, EngineUnavailableError, SpeechError
from reader.speech.watchdog import Watchdog

_LONGEST_HEADER = 65_536
_ROOM = Path(__file__).parent.parent
_START = (  # gives it the one package `reader`, wherever this is, and nothing else that lies beside it
    "import sys; house = type(sys)('reader'); house.__path__ = [sys.argv[1]]; sys.modules['reader'] = house; "
    "from importlib import import_module; sys.exit(import_module(sys.argv[2]).main(sys.argv[3:]))"
)

Result = TypeVar("Result")


class Speaker:
    """One program of this package that speaks: started by its first use, and by the next use after it died.

    `module` has `main(arguments) -> int`; `title` is what errors call the voice, and `remedy`, with the cause in
    place of "{}", what they say where it cannot speak. `bare` programs get the standard library alone, and start the
    quicker for it. The process ends with `close()`, or when this one does, however that ends. One request runs at a
    time; threads wait for each other.
    """

    def __init__(
        self,
        module: str,
        arguments: Callable[[], Sequence[str]],
        title: str,
        *,
        remedy: str = "{}",
        bare: bool = False,
    ) -> None:
        self._module = module
        self._remedy = remedy
        self._arguments = arguments
        self._title = title
        self._bare = bare
        self._lock = threading.Lock()
        self._process: _Process | None = None

    def greeting(self, seconds: float) -> Mapping[str, Any]:
        """What the program tells of itself, once it is ready.

        Raises EngineUnavailableError and EngineFailedError as `ask`.
        """
        with self._lock:
            return self._do(lambda process: process.greet(seconds))

    def ask(
        self, request: Mapping[str, Any], *, start_seconds: float, seconds: float
    ) -> tuple[bytes, Mapping[str, Any]]:
        """The samples that it answers with, and its greeting.

        Raises EngineUnavailableError where the program says that it cannot speak at all, EngineFailedError where it
        is late, dies over the request or says why it cannot answer it.
        """

        def asked(process: _Process) -> tuple[bytes, Mapping[str, Any]]:
            greeting = process.greet(start_seconds)
            return process.ask(request, seconds), greeting

        with self._lock:
            return self._do(asked)

    def renew(self) -> None:
        """Start another process ahead of need in place of the one that runs."""
        with self._lock:
            self._drop()
            with suppress(SpeechError):  # of the next use's concern
                self._process = self._started()

    def close(self) -> None:
        """End the process. It could be used again, and would start another."""
        with self._lock:
            self._drop()

    @property
    def pid(self) -> int | None:
        """The number of the process that runs."""
        return self._process.pid if self._process else None

    def _do(self, act: Callable[[_Process], Result]) -> Result:
        """Let a process do it; one that was started for it, where an older one turns out to be gone."""
        while True:
            fresh = self._process is None
            if self._process is None:
                self._process = self._started()
            try:
                return act(self._process)
            except _GoneError as gone:
                self._drop()
                if fresh:
                    raise EngineFailedError(self._title, f"its process ended before it had spoken ({gone})") from gone
            except _RefusedError as refused:  # the program is in order and takes the next request
                raise EngineFailedError(self._title, str(refused)) from refused
            except BaseException:  # also Ctrl+C: the answer to come would be taken for the next request's
                self._drop()
                raise

    def _started(self) -> _Process:
        options = ["-I", "-S"] if self._bare else ["-I"]
        command = [sys.executable, *options, "-c", _START, str(_ROOM), self._module, *self._arguments()]
        return _Process(command, self._title, self._remedy)

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.end()


class _GoneError(Exception):
    """The process ended, or sent what is no frame."""


class _RefusedError(Exception):
    """The process says why it cannot do what it was asked."""


class _Process:
    """One running program and the pipes to it."""

    def __init__(self, command: Sequence[str], title: str, remedy: str) -> None:
        self._title = title
        self._remedy = remedy
        self._greeting: Mapping[str, Any] | None = None
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, by its full path, without a shell
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # A group of its own: it can be ended with its forks, and Ctrl+C at the terminal is not meant for it.
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # the same on Windows
            )
        except OSError as problem:
            raise EngineFailedError(title, f"its process could not be started: {problem}") from problem
        self.pid = self._process.pid
        self._to = cast("IO[bytes]", self._process.stdin)
        self._from = cast("IO[bytes]", self._process.stdout)
        self._watchdog = Watchdog(self._kill)

    def greet(self, seconds: float) -> Mapping[str, Any]:
        """Wait until it is ready. Raises EngineUnavailableError where it says that it cannot be."""
        if self._greeting is None:
            with self._deadline(seconds):
                greeting = self._receive()
            if "error" in greeting:
                raise EngineUnavailableError(self._title, self._remedy.format(greeting["error"]))
            self._greeting = greeting
        return self._greeting

    def ask(self, request: Mapping[str, Any], seconds: float) -> bytes:
        """The samples it answers with. Raises EngineFailedError when it is late, _GoneError when it is gone."""
        encoded = json.dumps(request).encode()
        with self._deadline(seconds):
            try:
                self._to.write(len(encoded).to_bytes(4, "big") + encoded)
                self._to.flush()
            except OSError as problem:
                raise _GoneError(problem) from problem
            answer = self._receive()
            if "error" in answer:
                raise _RefusedError(answer["error"])
            return self._read(answer["pcm"])

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
                raise EngineFailedError(
                    self._title, f"took longer than {seconds:.0f} seconds and was stopped"
                ) from gone
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
