"""eSpeak NG, the voice that works anywhere without a network: spoken by a process of its own, espeak_worker.py."""

from __future__ import annotations

import hashlib
import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from reader.errors import EngineUnavailableError
from reader.models import Prosody, Speech
from reader.speech.espeak_words import in_phonemes
from reader.speech.process import Speaker
from reader.speech.sound import checked

NEWS_RATE = 150
"""Words a minute (as eSpeak counts them) at which news is easy to follow; its own default is 175. At 150 rather than
165 fewer words are misheard; the voice's variants that were tried were misheard more."""

PEOPLE = ("", "+m3")
"""Variants of eSpeak NG's voices that make each sound like another person, the reader first.

m3 is understood as well as the reader; f4 is misheard a quarter more often, so no woman's voice is among them.
"""

FOREIGN = {"en": "en-us", "nl": "nl", "de": "de", "fr": "fr", "es": "es", "pt": "pt"}
"""Languages beside Indonesian, and what eSpeak NG calls their voices: those that Indonesian news quotes in print."""

CAN_FORK = hasattr(os, "fork")
"""Without fork (Windows) a worker speaks once, and the next one is started ahead of need."""

_TITLE = "eSpeak NG"
_REMEDY = "is not installed whole ({}); try: pip install --force-reinstall espeakng-loader"
_REVISION = 5  # raised when this module or the worker change how anything sounds
_SLOWEST, _FASTEST = 80, 450  # what the library takes for words a minute; it takes 0 to 99 for the pitch
_OWN_PITCH = 25  # 85 Hz; at its own 50, 104 Hz, its vowels are less clear and a tenth more words are misheard
_OCTAVE_SHARE = 0.0095  # the pitch's logarithm per step of espeakPITCH: within 2 % from 0.8 to 1.3, as measured
_PHONEMES = "[["  # no spoken form has it of itself: it comes from a lexicon, which has checked what follows
SOUND_OF_EVERY_VOICE = ("phontab", "phonindex", "phondata", "intonations", "id_dict", "lang/poz/id")
"""Files of eSpeak NG's data that Indonesian depends on."""


class Installed(NamedTuple):
    """A libespeak-ng on this machine: its file, its data, and which files (in the data, or by their full path) make
    the voice's sound.
    """

    library: str
    data: str
    sound: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """A voice of some libespeak-ng: what settings and people call it, where it is (raises EngineUnavailableError), and
    whether a fork of a process in which it is loaded can speak. `identity` begins its identity, `pitch` is the
    voice's own in steps of espeakPITCH, `people` are the variants of the voice that sound like other people, `foreign`
    the voices of other languages by BCP 47 tag.
    """

    name: str
    title: str
    voice: str
    installed: Callable[[], Installed]
    remedy: str
    forks: bool
    identity: str
    pitch: int = 50
    people: tuple[str, ...] = ("",)
    foreign: Mapping[str, str] = field(default_factory=dict)


class EspeakEngine:
    """A voice of eSpeak NG. The contract is `reader.speech.engine.Engine`.

    The process is started by the first use, and again by the next use after it died. It ends with `close()`, or
    when this process does, however that ends. One request runs at a time; threads wait for each other. `patience`
    is how many seconds a request may take, beside a twentieth of a second for each character.
    """

    online = False
    at_once = 1

    def __init__(
        self, build: Build | None = None, *, words_per_minute: int = NEWS_RATE, patience: float = 30.0
    ) -> None:
        self._build = build or OWN
        self.name = self._build.name
        self.title = self._build.title
        self.people = len(self._build.people)
        self.languages = frozenset(self._build.foreign)
        self._words_per_minute = words_per_minute
        self._patience = patience
        self._speaker = Speaker(
            "reader.speech.espeak_worker", self._arguments, _TITLE, remedy=self._build.remedy, bare=True
        )
        self._identity: str | None = None

    @property
    def identity(self) -> str:
        """Engine, version, data, voice and rate. The first time it asks the worker; may raise as `speak` does."""
        if self._identity is None:
            version = self._speaker.greeting(self._patience)["version"]
            build = self._build
            voice = f"data {_fingerprint(build)} voice {build.voice} rate {self._words_per_minute}"
            self._identity = f"{build.identity} {version} {voice} r{_REVISION}"
        return self._identity

    def speak(self, text: str, prosody: Prosody) -> Speech:
        """The text as sound, the same samples every time. [[...]] in it are phonemes in eSpeak NG's own notation."""
        seconds = self._patience + len(text) / 20
        # Control characters go: with U+0001 a text could give the library commands.
        words = "".join(c if c.isprintable() else " " for c in text)
        if prosody.language in self._build.foreign:  # as printed, and nobody's to give phonemes in
            words = words.replace("[", " ").replace("]", " ")
        else:
            words = in_phonemes(words)
        request = {
            "text": words,
            "voice": self._voice(prosody),
            "phonemes": _PHONEMES in words,
            "rate": round(_within(self._words_per_minute * prosody.rate, _SLOWEST, _FASTEST)),
            "pitch": _pitch(self._build.pitch, prosody.pitch),
            "range": round(_within(50 * prosody.pitch, 0, 100)),
            "seconds": math.ceil(seconds) + 1,
        }
        pcm, greeting = self._speaker.ask(request, start_seconds=self._patience, seconds=seconds)
        if not self._forks:
            self._speaker.renew()
        return checked(pcm, greeting["sample_rate"], _TITLE)

    def close(self) -> None:
        """End the process. The engine could be used again, and would start another."""
        self._speaker.close()

    def _voice(self, prosody: Prosody) -> str:
        """What eSpeak NG calls the person who speaks that language."""
        people = self._build.people
        person = prosody.person if 0 <= prosody.person < len(people) else 0
        return self._build.foreign.get(prosody.language, self._build.voice) + people[person]

    @property
    def _forks(self) -> bool:
        return CAN_FORK and self._build.forks

    def _arguments(self) -> list[str]:
        installed = self._build.installed()
        return [installed.library, installed.data, self._build.voice, *([] if self._forks else ["--once"])]


def _installed() -> Installed:
    """The library that came with the package. Raises EngineUnavailableError."""
    try:
        import espeakng_loader  # noqa: PLC0415 - brings ctypes, which only this engine needs

        people = (f"voices/!v/{variant[1:]}" for variant in PEOPLE if variant)
        sound = (*SOUND_OF_EVERY_VOICE, *people)
        return Installed(espeakng_loader.get_library_path(), espeakng_loader.get_data_path(), sound)
    except (ImportError, RuntimeError) as problem:
        raise EngineUnavailableError(_TITLE, _REMEDY.format(problem)) from problem


OWN = Build(
    "espeak",
    "eSpeak NG, bahasa Indonesia",
    "id",
    _installed,
    _REMEDY,
    forks=True,
    identity="espeak-ng",
    pitch=_OWN_PITCH,
    people=PEOPLE,
    foreign=FOREIGN,
)
"""The voice that comes with the program."""


def _fingerprint(build: Build) -> str:
    """What the voice is made of, in twelve letters: the library's version number alone does not tell."""
    digest = hashlib.sha256()
    installed = build.installed()
    try:
        for name in installed.sound:
            digest.update((Path(installed.data) / name).read_bytes())
    except OSError as problem:
        raise EngineUnavailableError(_TITLE, build.remedy.format(problem)) from problem
    return digest.hexdigest()[:12]


def _pitch(own: int, ratio: float) -> int:
    """The step of espeakPITCH that makes the voice of that own pitch `ratio` times as high."""
    return round(_within(own + math.log(max(ratio, 0.01)) / _OCTAVE_SHARE, 0, 99))


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
