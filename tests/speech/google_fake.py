"""A server that answers as Google Translate does, for gTTS's own requests, and misbehaves when told to."""

from __future__ import annotations

import base64
import json
import socket
import ssl
import struct
import threading
import time
import urllib.parse
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import lameenc
import pytest

from reader.models import Prosody
from tests.speech.tones import SAMPLE_RATE, ToneEngine

SELF_SIGNED = Path(__file__).with_name("self_signed.pem")
"""A certificate for 127.0.0.1 with its key, signed by nobody, made for these tests alone."""

GOOGLES_RATE = 24_000

Answer = Callable[["_Handler", str], None]


def mp3_of(text: str) -> bytes:
    """The text's tone as Google would send a voice: mono, 24,000 Hz, bare frames."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_out_sample_rate(GOOGLES_RATE)
    encoder.set_bit_rate(64)
    pcm = ToneEngine(lead=0.1, tail=0.1).speak(text, Prosody()).pcm
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FakeGoogle

    def setup(self) -> None:
        super().setup()
        self.server.connections += 1

    def do_POST(self) -> None:
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        text, language, slow, _ = json.loads(json.loads(form["f.req"][0])[0][0][1])
        self.server.asked.append((text, language, slow))
        answers = self.server.answers
        (answers.popleft() if answers else speak)(self, text)

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


class FakeGoogle(ThreadingHTTPServer):
    """`answers` are given one a request, then it speaks; `asked` are the (text, language, slow) it got."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: deque[Answer] = deque()
        self.asked: list[tuple[str, str, bool | None]] = []
        self.connections = 0
        self.scheme = "http"

    @property
    def address(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_port}"

    def prove_nothing(self) -> None:
        """Speak TLS with a certificate that nobody signed."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(SELF_SIGNED)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.scheme = "https"

    def handle_error(self, *_: Any) -> None:
        pass  # clients that hang up are what the tests are about


@contextmanager
def fake_google(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeGoogle]:
    """The server, with gTTS led to it."""
    for proxy in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(proxy, raising=False)
        monkeypatch.delenv(proxy.upper(), raising=False)
    with FakeGoogle() as server:
        monkeypatch.setattr("gtts.tts._translate_url", lambda tld, path: f"{server.address}/{path}?tld={tld}")
        thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def _envelope(mp3: bytes) -> bytes:
    row = ["wrb.fr", "jQ1olc", json.dumps([base64.b64encode(mp3).decode()]), None, None, None, "generic"]
    line = json.dumps([row], separators=(",", ":"))
    return f')]}}\'\n\n{len(line)}\n{line}\n25\n[["e",4,null,null,132]]\n'.encode()


def speak(handler: _Handler, text: str) -> None:
    _, language, _ = handler.server.asked[-1]
    said = text if language == "id" else f"{language} {text}"
    handler.say(200, _envelope(mp3_of(said)), Content_Type="application/json; charset=utf-8")


def half_an_mp3(handler: _Handler, text: str) -> None:
    mp3 = mp3_of(text)
    handler.say(200, _envelope(mp3[: len(mp3) // 2 + 7]))


def no_frames(handler: _Handler, text: str) -> None:
    handler.say(200, _envelope(b""))


def half_an_answer(handler: _Handler, text: str) -> None:
    body = _envelope(mp3_of(text))
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.close_connection = True


def half_a_line(handler: _Handler, text: str) -> None:
    body = _envelope(mp3_of(text))
    handler.say(200, body[: len(body) // 2])


def captcha(handler: _Handler, text: str) -> None:
    handler.say(200, b"<!doctype html><title>Maaf</title><p>Apakah Anda robot?</p>", Content_Type="text/html")


def too_many(retry_after: str = "") -> Answer:
    return lambda handler, _: handler.say(429, b"", **({"Retry_After": retry_after} if retry_after else {}))


def status(code: int, **headers: str) -> Answer:
    return lambda handler, _: handler.say(code, b"", **headers)


def reset(handler: _Handler, text: str) -> None:
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def nothing_for(seconds: float) -> Answer:
    return lambda handler, _: time.sleep(seconds)


def drop_by_drop(handler: _Handler, text: str) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "300")
    handler.end_headers()
    for _ in range(300):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def far_too_much(handler: _Handler, text: str) -> None:
    handler.say(200, b" " * 5_000_000)


def nested_too_deep(handler: _Handler, text: str) -> None:
    handler.say(200, b"[" * 200_000 + b'"jQ1olc"')
