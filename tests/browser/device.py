"""A device with voices of its own, as far as Chromium sees it: the part of Speech Dispatcher that it asks.

Chromium speaks to it by Debian's libspeechd over a Unix socket (SSIP, the Speech Synthesis Interface Protocol), so that
voices, starts, ends and cancels reach a page by the browser's real Web Speech API. It makes no sound, and keeps what it
is asked to say. An utterance lasts for `seconds`; while that is None, until it is let `finish` or is cancelled.
"""

from __future__ import annotations

import socketserver
import threading
from pathlib import Path
from typing import NamedTuple

_OK = {
    "SET": "200 OK",
    "CANCEL": "210 OK CANCELED",
    "STOP": "210 OK STOPPED",
    "QUIT": "231 HAPPY HACKING",
    "LIST OUTPUT_MODULES": "250-uji\r\n250 OK MODULE LIST SENT",
    "LIST VOICES": "249-FEMALE1\r\n249 OK VOICE LIST SENT",
}
_UNKNOWN = "300 ERR INVALID COMMAND"
_BEGIN, _END, _CANCELLED = "701", "702", "703"


class Said(NamedTuple):
    """One utterance: its words, whose voice, and the rate in Speech Dispatcher's own measure (-100 to 100)."""

    text: str
    voice: str
    rate: int


class Device:
    """Listens on the socket for as long as it is entered. `voices` are names with their languages."""

    def __init__(self, path: Path, voices: dict[str, str]) -> None:
        self._server = _Server(str(path), _Client)
        self._server.device = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._lock = threading.Lock()
        self._said: list[Said] = []
        self._current: _Message | None = None
        self.path = path
        self.voices = voices
        self.seconds: float | None = None

    def __enter__(self) -> Device:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def said(self) -> list[Said]:
        """Everything it was asked to say, in order."""
        with self._lock:
            return list(self._said)

    @property
    def speaks(self) -> bool:
        """Whether an utterance has begun and not ended."""
        return self._current is not None

    def forget(self) -> None:
        """Be as nothing had been said to it."""
        self.stop()
        self.seconds = None
        with self._lock:
            self._said.clear()

    def finish(self) -> None:
        """Come to the end of the utterance."""
        self._over(_END)

    def stop(self) -> None:
        """Break the utterance off."""
        self._over(_CANCELLED)

    def begin(self, said: Said, message: _Message) -> None:
        """Begin to say it."""
        with self._lock:
            self._said.append(said)
            self._current = message
        message.tell(_BEGIN)
        if self.seconds is not None:
            timer = threading.Timer(self.seconds, self._over, (_END, message))
            timer.daemon = True
            timer.start()

    def _over(self, event: str, message: _Message | None = None) -> None:
        with self._lock:
            current = self._current
            if current is None or message not in {None, current}:
                return
            self._current = None
        current.tell(event)


class _Message:
    """An utterance of one client, of which the client wants to be told."""

    def __init__(self, client: _Client, number: int) -> None:
        self._client = client
        self._number = number

    def tell(self, event: str) -> None:
        name = {_BEGIN: "BEGIN", _END: "END", _CANCELLED: "CANCELED"}[event]
        self._client.answer(f"{event}-{self._number}\r\n{event}-1\r\n{event} {name}")


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    device: Device


class _Client(socketserver.StreamRequestHandler):
    """The browser's connection."""

    server: _Server

    def setup(self) -> None:
        super().setup()
        self._writing = threading.Lock()
        self._spoken = 0
        self._set: dict[str, str] = {}

    def handle(self) -> None:
        for line in self.rfile:
            words = line.decode().split(maxsplit=3)
            command = words[0].upper()
            two = " ".join(words[:2]).upper()
            if command == "SET" and len(words) == 4:
                self._set[words[2].upper()] = words[3].strip()
            if command in {"STOP", "CANCEL"}:
                self.server.device.stop()
            if command == "SPEAK":
                self._speak()
            elif two == "LIST SYNTHESIS_VOICES":
                voices = self.server.device.voices.items()
                self.answer("".join(f"249-{name}\t{language}\tnone\r\n" for name, language in voices) + "249 OK")
            else:
                self.answer(_OK.get(two) or _OK.get(command, _UNKNOWN))
            if command == "QUIT":
                return

    def _speak(self) -> None:
        self.answer("230 OK RECEIVING DATA")
        text = b"".join(iter(self.rfile.readline, b".\r\n")).decode().strip()
        self._spoken += 1
        self.answer(f"225-{self._spoken}\r\n225 OK MESSAGE QUEUED")
        said = Said(text, self._set.get("SYNTHESIS_VOICE", ""), int(self._set.get("RATE", "0")))
        self.server.device.begin(said, _Message(self, self._spoken))

    def answer(self, text: str) -> None:
        """Send a line or several; a client that has gone needs none."""
        with self._writing:
            try:
                self.wfile.write(text.encode() + b"\r\n")
            except OSError:
                return
