"""A deadline for work that blocks: reading from a process, say, which no system lets us time alike."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Watchdog:
    """Calls `bark` once when what is watched takes too long, from a thread of its own.

    One thread for all of its life, which is woken only where it would wake too late by itself: watching costs some
    microseconds, where a `threading.Timer` for each piece of work costs a thread's start and end. One piece of work
    at a time. After `end()` nothing is watched.
    """

    def __init__(self, bark: Callable[[], None]) -> None:
        self.barked = False
        self._bark = bark
        self._changed = threading.Condition()
        self._due = math.inf
        self._wakes = math.inf
        self._ended = False
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._thread.start()

    @contextmanager
    def watching(self, seconds: float) -> Iterator[None]:
        """Watch the body. Once it is left, there is no bark for it any more."""
        with self._changed:
            self._due = time.monotonic() + seconds
            if self._due < self._wakes:
                self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._due = math.inf

    def end(self) -> None:
        """End the thread."""
        with self._changed:
            self._ended = True
            self._changed.notify()
        self._thread.join()

    def _watch(self) -> None:
        with self._changed:
            while not self._ended:
                left = self._due - time.monotonic()
                if left <= 0:
                    self._due = math.inf
                    self.barked = True
                    self._bark()
                else:
                    self._wakes = self._due
                    self._changed.wait(None if math.isinf(left) else left)
