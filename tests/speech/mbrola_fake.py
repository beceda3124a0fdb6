"""A program `mbrola` that speaks the real one's protocol and, in place of recordings, tones.

It stands in for the real one, which is not free: what libespeak-ng writes to it and reads from it is real.
"""

from __future__ import annotations

import os
import stat
import sys
from ctypes.util import find_library
from pathlib import Path

import pytest

import reader.speech.mbrola

PROGRAM = """#!{python} -IS
import math, struct, sys
rate, sound, began = 16_000, b"", False
for line in sys.stdin.buffer:
    with open({log!r}, "ab") as log:
        log.write(line)
    if line.startswith(b"#"):
        if not began:
            form = struct.pack("<IHHIIHH", 16, 1, 1, rate, 2 * rate, 2, 16)
            sys.stdout.buffer.write(b"RIFF" + bytes([255] * 4) + b"WAVEfmt " + form + b"data" + bytes([255] * 4))
            began = True
        sys.stdout.buffer.write(sound)
        sys.stdout.buffer.flush()
        sound = b""
    elif len(words := line.split()) > 1:
        count, hertz = int(words[1]) * rate // 1000, float(words[3]) if len(words) > 3 else 100.0
        loudness = 0 if words[0] == b"_" else 8000
        wave = (round(loudness * math.sin(2 * math.pi * hertz * t / rate)) for t in range(count))
        sound += struct.pack(f"<{{count}}h", *wave)
"""


def put_mbrola(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make the system look as if it had MBROLA and id1; gives the file to which all goes that the program is told."""
    theirs = next(reader.speech.mbrola._places(), "")
    if not theirs or not find_library("espeak-ng"):
        pytest.skip("the system has no libespeak-ng (Debian: libespeak-ng1)")
    data = folder / "share" / "espeak-ng-data"
    (data / "mbrola").mkdir(parents=True)
    for file in Path(theirs).iterdir():
        (data / file.name).symlink_to(file)
    (data / "mbrola" / "id1").write_bytes(b"no recordings")
    program = folder / "bin" / "mbrola"
    program.parent.mkdir()
    program.write_text(PROGRAM.format(python=sys.executable, log=str(folder / "log")))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(reader.speech.mbrola, "_PREFIXES", (str(folder),))
    return folder / "log"
