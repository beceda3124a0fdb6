from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

INTERRUPTED = """
import threading

from reader.cli import supervision

start = threading.Thread.start

def interrupted(self):
    start(self)
    if self.name == "worker-keeper":
        raise KeyboardInterrupt

threading.Thread.start = interrupted
try:
    with supervision.worker():
        raise SystemExit("not interrupted")
except KeyboardInterrupt:
    print("ended")
"""


def test_ctrl_c_as_the_keeper_starts_holds_nothing(home: Path) -> None:
    """Threads take a moment to start, in which Ctrl+C can come; the process must not wait for them for ever."""
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED],
        env={**os.environ, "SIMAK_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("ended\n", 0)
