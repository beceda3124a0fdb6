"""eSpeak NG, the voice that works anywhere without a network: spoken by a process of its own, espeak_worker.py."""

from __future__ import annotations

import hashlib
import math
import os
from pathlib import Path

from reader.errors import EngineUnavailableError
from reader.models import Prosody, Speech
from reader.speech.espeak_words import in_phonemes
from reader.speech.process import Speaker
from reader.speech.sound import checked

NEWS_RATE = 150
"""Words a minute (as eSpeak counts them) at which news is easy to follow; its own default is 175. At 150 rather than
165 fewer words are misheard; the voice's variants that were tried were misheard more."""

PEOPLE = ("", "+m3", "+f4")
"""Variants of eSpeak NG's voices that make each sound like another person, the reader first."""

FOREIGN = {"en": "en-us", "nl": "nl", "de": "de", "fr": "fr", "es": "es", "pt": "pt"}
"""Languages beside Indonesian, and what eSpeak NG calls their voices: those that Indonesian news quotes in print."""

CAN_FORK = hasattr(os, "fork")
"""Without fork (Windows) a worker speaks once, and the next one is started ahead of need."""

_TITLE = "eSpeak NG"
_REMEDY = "is not installed whole ({}); try: pip install --force-reinstall espeakng-loader"
_REVISION = 4  # raised when this module or the worker change how anything sounds
_SLOWEST, _FASTEST = 80, 450  # what the library takes for words a minute; it takes 0 to 99 for the pitch
_OCTAVE_SHARE = 0.0105  # the pitch's logarithm per step of espeakPITCH: within 2 % from 0.7 to 1.3, as measured
_PHONEMES = "[["  # no spoken form has it of itself: it comes from a lexicon, which has checked what follows
_SOUND_OF_THE_VOICES = (
    "phontab",
    "phonindex",
    "phondata",
    "intonations",
    "id_dict",
    "lang/poz/id",
    *(f"voices/!v/{variant[1:]}" for variant in PEOPLE if variant),
)


class EspeakEngine:
    """eSpeak NG in one language. The contract is `reader.speech.engine.Engine`.

    The process is started by the first use, and again by the next use after it died. It ends with `close()`, or
    when this process does, however that ends. One request runs at a time; threads wait for each other. `patience`
    is how many seconds a request may take, beside a twentieth of a second for each character.
    """

    name = "espeak"
    title = "eSpeak NG, bahasa Indonesia"
    online = False
    at_once = 1
    people = len(PEOPLE)
    languages = frozenset(FOREIGN)

    def __init__(self, *, words_per_minute: int = NEWS_RATE, patience: float = 30.0) -> None:
        self._words_per_minute = words_per_minute
        self._patience = patience
        self._speaker = Speaker("reader.speech.espeak_worker", self._arguments, _TITLE, remedy=_REMEDY, bare=True)
        self._identity: str | None = None

    @property
    def identity(self) -> str:
        """Engine, version, data, voice and rate. The first time it asks the worker; may raise as `speak` does."""
        if self._identity is None:
            version = self._speaker.greeting(self._patience)["version"]
            _library, data = _installed()
            sound = _fingerprint(Path(data))
            self._identity = f"espeak-ng {version} data {sound} voice id rate {self._words_per_minute} r{_REVISION}"
        return self._identity

    def speak(self, text: str, prosody: Prosody) -> Speech:
        """The text as sound, the same samples every time. [[...]] in it are phonemes in eSpeak NG's own notation."""
        seconds = self._patience + len(text) / 20
        # Control characters go: with U+0001 a text could give the library commands.
        words = "".join(c if c.isprintable() else " " for c in text)
        if prosody.language not in FOREIGN:
            words = in_phonemes(words)
        request = {
            "text": words,
            "voice": _voice(prosody),
            "phonemes": _PHONEMES in words,
            "rate": round(_within(self._words_per_minute * prosody.rate, _SLOWEST, _FASTEST)),
            "pitch": _pitch(prosody.pitch),
            "range": round(_within(50 * prosody.pitch, 0, 100)),
            "seconds": math.ceil(seconds) + 1,
        }
        pcm, greeting = self._speaker.ask(request, start_seconds=self._patience, seconds=seconds)
        if not CAN_FORK:
            self._speaker.renew()
        return checked(pcm, greeting["sample_rate"], _TITLE)

    def close(self) -> None:
        """End the process. The engine could be used again, and would start another."""
        self._speaker.close()

    def _arguments(self) -> list[str]:
        return [*_installed(), "id", *([] if CAN_FORK else ["--once"])]


def _installed() -> tuple[str, str]:
    """The library and the folder of its data. Raises EngineUnavailableError."""
    try:
        import espeakng_loader  # noqa: PLC0415 - brings ctypes, which only this engine needs

        return espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
    except (ImportError, RuntimeError) as problem:
        raise _unavailable(str(problem)) from problem


def _fingerprint(data: Path) -> str:
    """What the voices are made of, in twelve letters: the library's version number alone does not tell."""
    digest = hashlib.sha256()
    try:
        for name in _SOUND_OF_THE_VOICES:
            digest.update((data / name).read_bytes())
    except OSError as problem:
        raise _unavailable(str(problem)) from problem
    return digest.hexdigest()[:12]


def _unavailable(cause: str) -> EngineUnavailableError:
    return EngineUnavailableError(_TITLE, _REMEDY.format(cause))


def _voice(prosody: Prosody) -> str:
    """What eSpeak NG calls the person who speaks that language."""
    person = prosody.person if 0 <= prosody.person < len(PEOPLE) else 0
    return FOREIGN.get(prosody.language, "id") + PEOPLE[person]


def _pitch(ratio: float) -> int:
    """The step of espeakPITCH that makes the voice `ratio` times as high."""
    return round(_within(50 + math.log(max(ratio, 0.01)) / _OCTAVE_SHARE, 0, 99))


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
