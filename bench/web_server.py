"""The server of `simak serve`, as a process of its own on the loopback."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.pairs import ROOT

_START_SECONDS = 30
_STOP_SECONDS = 20
_SETTLE_SECONDS = 1.0
"""After its first answer a server goes on starting its worker and its voice, which a listener rarely meets."""


@contextmanager
def serving(home: Path) -> Iterator[tuple[str, int]]:
    """Host and port of a server on that home, for as long as it is open."""
    command = [sys.executable, "-m", "reader", "--home", str(home), "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            place = _place(process)
            _await(place)
            yield place
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(_STOP_SECONDS)


def _place(process: subprocess.Popen[str]) -> tuple[str, int]:
    for line in process.stdout or ():
        if found := re.match(r"Listen: +http://([^:/]+):(\d+)/", line):
            return found[1], int(found[2])
    raise RuntimeError("the server did not start")


def _await(place: tuple[str, int]) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        connection = http.client.HTTPConnection(*place, timeout=5)
        try:
            connection.request("GET", "/sehat")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            time.sleep(_SETTLE_SECONDS)
            return
        finally:
            connection.close()
    raise RuntimeError("the server does not answer")
