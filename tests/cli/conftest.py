from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Simak = Callable[..., "subprocess.CompletedProcess[str]"]
SIMAK = [sys.executable, "-m", "reader"]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def simak(home: Path) -> Simak:
    """Runs the real command in a process of its own."""

    def run(*arguments: str | Path, given: str | bytes = b"") -> subprocess.CompletedProcess[str]:
        data = given.encode() if isinstance(given, str) else given
        command = [*SIMAK, "--home", str(home), *map(str, arguments)]
        done = subprocess.run(command, input=data, capture_output=True, timeout=120, check=False)
        return subprocess.CompletedProcess(command, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
