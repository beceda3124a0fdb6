"""Work for many hosts side by side, one piece at a time a host; a slow host holds one thread and no other's work."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import Generic, Self, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")


class ByHost(Generic[T]):
    """Does errands in at most `at_once` threads. A context manager: what has not begun when it closes never does.

    One thread gives the errands and takes what they brought.
    """

    def __init__(self, at_once: int) -> None:
        self._pool = ThreadPoolExecutor(at_once, thread_name_prefix="collect")
        self._guard = threading.Lock()
        self._lines: dict[str, deque[Callable[[], T]]] = {}  # of each host that is at work: what waits
        self._finished: SimpleQueue[Future[T]] = SimpleQueue()
        self._under_way = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._guard:
            for line in self._lines.values():
                line.clear()
        self._pool.shutdown(cancel_futures=True)

    def submit(self, host: str, errand: Callable[[], T]) -> None:
        """Do the errand when the host's earlier ones are done."""
        self._under_way += 1
        with self._guard:
            if host in self._lines:
                self._lines[host].append(errand)
            else:
                self._lines[host] = deque([errand])
                self._pool.submit(self._run, host)

    def batches(self) -> Iterator[list[T]]:
        """What errands brought, as it comes: each time all that is there by now, until nothing is under way.

        More errands may be given in between. Raises what an errand raised.
        """
        while self._under_way:
            batch = [self._finished.get()]
            while True:
                try:
                    batch.append(self._finished.get_nowait())
                except Empty:
                    break
            self._under_way -= len(batch)
            yield [errand.result() for errand in batch]

    def _run(self, host: str) -> None:
        """Do the host's errands one after the other, over a connection that is kept meanwhile."""
        while True:
            with self._guard:
                if not self._lines[host]:
                    del self._lines[host]
                    return
                errand = self._lines[host].popleft()
            done: Future[T] = Future()
            try:
                done.set_result(errand())
            except BaseException as problem:  # noqa: BLE001 - handed on to who takes the results
                done.set_exception(problem)
            self._finished.put(done)


def host_of(address: str) -> str:
    """The host that an address is asked of; "" for a local file, or where there is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
