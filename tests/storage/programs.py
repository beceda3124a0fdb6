"""Real processes for the tests: pieces of Python that use the catalogue or the blobs and can be killed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

ROOT = Path(__file__).parents[2]
NOBODY = 65534


def become_nobody() -> None:
    """Give up root's right to write everywhere; to be called in a process of its own, after its imports."""
    if os.geteuid() == 0:
        os.seteuid(NOBODY)


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Run the piece of Python, with `sys.argv[1:]` as given."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", dedent(program), *map(str, arguments)]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )


def finish(process: subprocess.Popen[str]) -> str:
    """What the process printed. Its failure is the test's."""
    try:
        out, err = process.communicate(timeout=30)
    finally:
        process.kill()
    assert process.returncode == 0, err
    return out


def said(process: subprocess.Popen[str]) -> str:
    """The next line that the running process prints."""
    assert process.stdout is not None
    return process.stdout.readline().strip()
