"""A server that gives out files as the hosts of voices do, with ranges, and misbehaves when told to."""

from __future__ import annotations

import hashlib
import re
import socket
import ssl
import struct
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import cast

SELF_SIGNED = Path(__file__).with_name("self_signed.pem")

Answer = Callable[["Asked", bytes], None]


class Asked(BaseHTTPRequestHandler):
    """One request."""

    protocol_version = "HTTP/1.1"

    @property
    def host(self) -> FileHost:
        return cast("FileHost", self.server)

    def do_GET(self) -> None:
        name = self.path.rpartition("/")[2]
        self.host.asked.append((name, dict(self.headers)))
        if name not in self.host.files:
            self.send_error(404)
            return
        answers = self.host.answers.get(name)
        (answers.popleft() if answers else serve)(self, self.host.files[name])

    def head(self, status: int, length: int | None, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        if length is not None:
            self.send_header("Content-Length", str(length))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()

    def reset(self) -> None:
        """End the connection in the rudest way."""
        self.wfile.flush()
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_args: object) -> None:
        pass


def tag_of(data: bytes) -> str:
    return f'"{hashlib.sha256(data).hexdigest()[:16]}"'


def serve(asked: Asked, data: bytes) -> None:
    """As a good server does: the piece that is asked for, if the file is still the one that was begun."""
    wanted = re.fullmatch(r"bytes=(\d+)-", asked.headers.get("Range", ""))
    tags = {"ETag": tag_of(data)}
    if wanted and asked.headers.get("If-Range") == tag_of(data):
        start = int(wanted[1])
        if start >= len(data):
            asked.head(416, 0)
            return
        asked.head(206, len(data) - start, tags | {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"})
        asked.wfile.write(data[start:])
    else:
        asked.head(200, len(data), tags)
        asked.wfile.write(data)


def without_ranges(asked: Asked, data: bytes) -> None:
    asked.head(200, len(data))
    asked.wfile.write(data)


def chunked(asked: Asked, data: bytes) -> None:
    asked.head(200, None, {"Transfer-Encoding": "chunked"})
    for start in range(0, len(data), 5000):
        piece = data[start : start + 5000]
        asked.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
    asked.wfile.write(b"0\r\n\r\n")


def breaks_at(size: int) -> Answer:
    """Sends so many bytes of what was asked for, then resets the connection."""

    def answer(asked: Asked, data: bytes) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-", asked.headers.get("Range", ""))
        start = int(wanted[1]) if wanted else 0
        headers = {"ETag": tag_of(data)}
        if wanted:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        asked.head(206 if wanted else 200, len(data) - start, headers)
        asked.wfile.write(data[start : start + size])
        asked.wfile.flush()
        time.sleep(0.05)  # a reset overtakes what is still under way
        asked.reset()

    return answer


def ends_early(asked: Asked, data: bytes) -> None:
    """No length, and an end in the middle."""
    asked.head(200, None, {"Connection": "close", "ETag": tag_of(data)})
    asked.wfile.write(data[: len(data) // 2])
    asked.close_connection = True


def resets(asked: Asked, data: bytes) -> None:
    asked.reset()


def hangs(asked: Asked, data: bytes) -> None:
    asked.head(200, len(data), {"ETag": tag_of(data)})
    asked.wfile.write(data[:1000])
    asked.wfile.flush()
    asked.host.over.wait(10)
    asked.close_connection = True


def too_much(asked: Asked, data: bytes) -> None:
    asked.head(200, None, {"Connection": "close"})
    asked.wfile.write(data + data)
    asked.close_connection = True


def too_long(asked: Asked, data: bytes) -> None:
    asked.head(200, 10**12)
    asked.close_connection = True


def nothing(asked: Asked, data: bytes) -> None:
    asked.head(200, 0)


def a_page(asked: Asked, data: bytes) -> None:
    page = b"<!doctype html><title>Log in</title>".ljust(len(data))
    asked.head(200, len(page), {"Content-Type": "text/html; charset=utf-8"})
    asked.wfile.write(page)


def other_bytes(asked: Asked, data: bytes) -> None:
    asked.head(200, len(data))
    asked.wfile.write(bytes(len(data)))


def another_piece(asked: Asked, data: bytes) -> None:
    asked.head(206, 10, {"Content-Range": f"bytes 0-9/{len(data)}"})
    asked.wfile.write(data[:10])


def packed(asked: Asked, data: bytes) -> None:
    asked.head(200, len(data), {"Content-Encoding": "gzip"})
    asked.wfile.write(data)


def status(code: int) -> Answer:
    def answer(asked: Asked, data: bytes) -> None:
        asked.head(code, 0)

    return answer


def leads_to(address: str) -> Answer:
    def answer(asked: Asked, data: bytes) -> None:
        asked.head(302, 0, {"Location": address})

    return answer


class FileHost(ThreadingHTTPServer):
    """The files by their names; `answers` are given in order before the good ones."""

    daemon_threads = True

    def __init__(self, files: Mapping[str, bytes], *, tls: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.files = dict(files)
        self.answers: dict[str, deque[Answer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = threading.Event()
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(SELF_SIGNED)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.address = f"http{'s' if tls else ''}://127.0.0.1:{self.server_port}/voices/"

    def first(self, name: str, *answers: Answer) -> None:
        self.answers[name] = deque(answers)

    def asked_for(self, name: str) -> list[dict[str, str]]:
        return [headers for asked, headers in self.asked if asked == name]

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # connections that broke are what is tested


@contextmanager
def file_host(files: Mapping[str, bytes], *, tls: bool = False) -> Iterator[FileHost]:
    with FileHost(files, tls=tls) as host:
        thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield host
        finally:
            host.over.set()
            host.shutdown()
            thread.join()
