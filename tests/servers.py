"""Starts the real `simak serve` or `simak listen` on a free port of loopback, and ends it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_STOP_SECONDS = 20


@contextmanager
def serving(
    simak: Sequence[str],
    home: Path,
    command: str = "serve",
    cwd: Path | None = None,
    stop: signal.Signals = signal.SIGINT,
) -> Iterator[str]:
    """The address of a server on that home, for as long as it runs; it must end by itself when `stop` is sent."""
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    process = subprocess.Popen(
        [*simak, "--home", str(home), command, "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env=environment,
    )
    assert process.stdout
    try:
        said = ""
        for line in process.stdout:
            said += line
            if found := re.match(r"Listen: +(http://\S+)/", line):
                break
        else:
            raise AssertionError(f"the server did not start: {said}")
        _await(found[1])
        yield found[1]
    finally:
        process.send_signal(stop)
        process.wait(_STOP_SECONDS)
        process.stdout.close()


def _await(address: str) -> None:

    for _ in range(200):
        try:
            urllib.request.urlopen(address + "/sehat", timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"{address} does not answer")
