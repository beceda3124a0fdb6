"""eSpeak NG with the MBROLA voice id1: recorded half-syllables, joined by a program, where the system has all of it.

eSpeak NG makes phonemes, the program `mbrola` sound. The library that comes with us was built without MBROLA, so this
takes the system's own. Each utterance has a process and a program of its own: forks would share one program.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path

from reader.errors import EngineUnavailableError
from reader.speech.espeak import SOUND_OF_EVERY_VOICE, Build, Installed

TITLE = "eSpeak NG dengan MBROLA id1"

PACKAGES = "apt install libespeak-ng1 mbrola mbrola-id1 (Debian: contrib and non-free)"
"""What brings all of it."""

_DATA = ("lib/*/espeak-ng-data", "lib/espeak-ng-data", "lib64/espeak-ng-data", "share/espeak-ng-data")
_PREFIXES = ("/usr/local", "/usr", "/opt/homebrew")
_RECORDINGS = ("/usr/share/mbrola/id1", "/usr/share/mbrola/id1/id1", "/usr/share/mbrola/voices/id1")
_VOICE = "voices/mb/mb-id1"
_PHONEMES = "mbrola_ph/id1_phtrans"


def _recordings(data: str) -> str:
    """The file of the voice's recordings, where eSpeak NG looks for it; "": there is none."""
    return next((place for place in (f"{data}/mbrola/id1", *_RECORDINGS) if Path(place).is_file()), "")


def installed() -> Installed:
    """The system's libespeak-ng, its data and what else makes the voice. Raises EngineUnavailableError."""
    library = find_library("espeak-ng")
    data = next((place for place in _places() if (Path(place) / _VOICE).is_file()), "")
    program = shutil.which("mbrola")
    if not library or not data:
        raise _unavailable("the system has no libespeak-ng with MBROLA's tables")
    if not program:
        raise _unavailable("the system has no program mbrola")
    voice = _recordings(data)
    if not voice:
        raise _unavailable("the system has no recordings of the voice id1")
    sound = (*SOUND_OF_EVERY_VOICE, _VOICE, _PHONEMES, str(Path(voice).resolve()), str(Path(program).resolve()))
    return Installed(library, data, sound)


def lacks(_folder: Path) -> str:
    """What is to be installed before the voice can speak; "": nothing."""
    try:
        installed()
    except EngineUnavailableError:
        return PACKAGES
    return ""


def _places() -> Iterator[str]:
    for prefix in _PREFIXES:
        for pattern in _DATA:
            yield from map(str, Path(prefix).glob(pattern))


def _unavailable(cause: str) -> EngineUnavailableError:
    return EngineUnavailableError(TITLE, f"{cause}; try: {PACKAGES}")


MBROLA = Build(
    "mbrola",
    TITLE,
    "mb-id1",
    installed,
    f"cannot speak with MBROLA ({{}}); try: {PACKAGES}",
    forks=False,
    identity="espeak-ng mbrola",
)
"""The voice; not for commercial use, as its recordings say."""
