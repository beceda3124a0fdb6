"""A web site on loopback that answers as badly as it is told to."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from reader.ingest.fetch import Fetcher
from reader.settings import load_settings

Answer = bytes | Callable[[socket.socket], None]


def http(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A well-behaved answer; `content_type="text/xml"` becomes its Content-Type."""
    fields = {"content_length": str(len(body)), **headers}
    lines = [f"{name.replace('_', '-')}: {value}\r\n" for name, value in fields.items()]
    return f"HTTP/1.1 {status}\r\n{''.join(lines)}\r\n".encode("latin-1") + body


class Site:
    """Sends for each path the bytes it was given, or lets a function do with the connection what it likes."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.requests: list[str] = []
        self.connections = 0
        self._answers: dict[str, Answer] = {}
        self._context = context
        self._ended = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    def at(self, path: str, answer: Answer) -> str:
        """Answer so at that path from now on; gives the whole address."""
        self._answers[path] = answer
        return self.url(path)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http{'s' if self._context else ''}://{host}:{self.port}{path}"

    def wait(self, seconds: float) -> None:
        """Wait, but not beyond the site's end."""
        if self._ended.wait(seconds):
            raise OSError("the site has ended")

    def for_ever(self) -> Iterator[None]:
        """As good as for ever: longer than a test may wait, so that one that fails does not hang."""
        until = time.monotonic() + 5
        while time.monotonic() < until:
            yield

    def close(self) -> None:
        self._ended.set()
        self._listening.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        self._listening.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.connections += 1
            self._threads.append(threading.Thread(target=self._serve, args=(connection,)))
            self._threads[-1].start()

    def _serve(self, plain: socket.socket) -> None:
        plain.settimeout(20)
        try:
            connection = self._context.wrap_socket(plain, server_side=True) if self._context else plain
        except OSError:  # the client did not trust us
            plain.close()
            return
        with closing(connection):
            try:
                while self._answered(connection):
                    pass
            except OSError:  # the client had enough
                pass

    def _answered(self, connection: socket.socket) -> bool:
        """Answer one request; false where the connection is over."""
        request = b""
        while not request.endswith(b"\r\n\r\n"):
            if not self._ended.is_set():
                connection.settimeout(0.02)
            try:
                piece = connection.recv(65536)
            except TimeoutError:
                if self._ended.is_set():
                    return False
                continue
            if not piece:
                return False
            request += piece
        connection.settimeout(20)
        self.requests.append(request.decode("latin-1"))
        answer = self._answers[request.split(b" ")[1].decode("ascii")]
        if isinstance(answer, bytes):
            connection.sendall(answer)
            return True
        answer(connection)
        return False


@pytest.fixture
def site() -> Iterator[Site]:
    with closing(Site()) as made:
        yield made


def make_fetcher(**settings: object) -> Fetcher:
    """A fetcher that may fetch from loopback, unless `allow_hosts` says otherwise."""
    given = {"allow_hosts": ("127.0.0.1",), "fetch_seconds": 10, "fetch_bytes": 300_000, "fetch_redirects": 3}
    return Fetcher(load_settings(**given | settings))


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with closing(make_fetcher()) as made:
        yield made


@pytest.fixture
def hasty() -> Iterator[Fetcher]:
    """A fetcher that waits for half a second."""
    with closing(make_fetcher(fetch_seconds=0.5)) as made:
        yield made
