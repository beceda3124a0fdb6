"""One request at a time a host, whichever thread asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class _Gate:
    lock: threading.Lock = field(default_factory=threading.Lock)
    users: int = 0


class Turns:
    """Lets one thread at a time through for each host; hosts that nobody asks are forgotten."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._gates: dict[str, _Gate] = {}

    @contextmanager
    def at(self, host: str, seconds: float | None = None) -> Iterator[None]:
        """Wait for the host's turn and hold it while open. Raises TimeoutError where it doesn't come in `seconds`."""
        with self._guard:
            gate = self._gates.setdefault(host, _Gate())
            gate.users += 1
        try:
            if not gate.lock.acquire(timeout=-1 if seconds is None else max(seconds, 0)):
                raise TimeoutError
            try:
                yield
            finally:
                gate.lock.release()
        finally:
            with self._guard:
                gate.users -= 1
                if not gate.users:
                    del self._gates[host]
