"""How much louder or softer each voice has to be made, so that all are equally loud: known, or measured once.

What the pipeline does when a voice is to speak:

    gain = known_gain(engine.identity, person, language)
    who = voice_of(engine.identity, person)
    if gain is None:
        gain = unpack_gain(blobs.get(gain_key(who)), who)                    # where there is one
    if gain is None:
        gain = gain_of([engine.speak(text, manner) for text, manner in sample(person)])
        blobs.put(gain_key(who), (pack_gain(gain, who),))
    clip_key(engine.identity, spoken, prosody, gain)
    make_clip(speech, gain)

The gain belongs to the engine's person and to nothing else: the same words have the same clip in every episode.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.audio.loudness import loudness
from reader.audio.mp3 import ENCODED
from reader.audio.shaping import shaped
from reader.errors import AudioError
from reader.models import Prosody, Speech

TARGET = -16.0
"""LUFS of an episode: what podcast directories ask of mono speech, and what is understood on a phone in the street."""

MOST_GAIN = 40.0
"""dB by which a voice is made louder or softer at most: a voice beyond is broken, and its noise would be the news."""

SAMPLE: tuple[tuple[str, Prosody], ...] = (
    ("pasar apung di tepi sungai dibuka kembali", Prosody(rate=0.95)),
    ("puluhan perahu datang sejak subuh, sebagian dari desa yang jauh di hulu.", Prosody()),
    ("kami sudah lama menunggu hari ini,", Prosody(pitch=1.15)),
    ("kata seorang pedagang.", Prosody()),
    ("pedagang menawarkan jeruk dari atas perahu.", Prosody(pitch=0.9)),
    ("harga ikan turun sedikit dibanding bulan lalu.", Prosody()),
)
"""What a voice says when it is measured: headline, narration, quotation and caption, in about their shares.

Each is a spoken form of at most 100 characters, so that a voice asked online is asked once for each.
"""


@dataclass(frozen=True, slots=True)
class _Known:
    """The gains in dB of an engine's people, and what is added to them in other languages."""

    identity: str
    people: Sequence[float]
    languages: Mapping[str, float]


_KNOWN = (
    _Known(
        "espeak-ng 1.52.0 data 93478117369a voice id ",
        people=(7.5, 7.1),
        languages={"en": 0.2, "nl": -0.3, "de": -0.6, "fr": 2.1, "es": 0.6, "pt": -0.1},
    ),
)
"""Voices that come with the program, by how their identities begin, so that nobody waits for a measurement.

A test holds them to what `gain_of` says. What the voice says and how fast makes no difference, its data do.
"""

_PAUSE = 0.3  # seconds about each sound when it is measured: an episode's loudness counts the edges of its pauses
_ROUNDS = 4
_ENOUGH = 0.05  # dB; the limiter takes so little more after a round that another would change nothing
_FORM = 1


def known_gain(identity: str, person: int = 0, language: str = "id") -> float | None:
    """The gain in dB of that person of the engine of that identity; None where it has to be measured."""
    known = next((known for known in _KNOWN if identity.startswith(known.identity)), None)
    if known is None or person >= len(known.people):
        return None
    return round(known.people[person] + known.languages.get(language, 0.0), 1)


def voice_of(identity: str, person: int) -> str:
    """What that person of the engine is known by when its gain is kept."""
    return f"{identity} person {person}" if person else identity


def sample(person: int) -> list[tuple[str, Prosody]]:
    """What that person says when it is measured."""
    return [(text, replace(manner, person=person)) for text, manner in SAMPLE]


def gain_of(speeches: Iterable[Speech]) -> float:
    """The gain in dB at which this voice's clips have `TARGET` when they are decoded, to a tenth.

    `speeches` are what it made of `SAMPLE`, or any ten seconds of what it says. Those that are no usable speech
    don't count. What the limiter takes from the loudest lobes is made up for, and so is LAME's scale. Less than half
    a second of work. Raises AudioError where none of them can be used.
    """
    usable = [speech for speech in speeches if _is_usable(speech)]
    if not usable:
        raise AudioError("voice", "nothing it said can be used to measure how loud it is")
    gain = 0.0
    for _ in range(_ROUNDS):
        change = TARGET - ENCODED - loudness(_as_heard(speech, gain) for speech in usable)
        gain = max(-MOST_GAIN, min(gain + change, MOST_GAIN))
        if abs(change) < _ENOUGH:
            break
    return round(gain, 1) + 0.0  # not -0.0, which would have another key


def _is_usable(speech: Speech) -> bool:
    try:
        shaped(speech)
    except AudioError:
        return False
    return True


def _as_heard(speech: Speech, gain: float) -> Speech:
    """What is encoded of the speech, between pauses."""
    sound = shaped(speech, gain).speech
    pause = bytes(2 * int(_PAUSE * sound.sample_rate))
    return Speech(pause + sound.pcm + pause, sound.sample_rate)


def gain_key(identity: str) -> str:
    """The blob key under which the gain of a measured voice is kept: "voices/<sha256>"."""
    return "voices/" + hashlib.sha256(identity.encode(errors="surrogatepass")).hexdigest()


def pack_gain(gain: float, identity: str) -> bytes:
    """The gain as it is kept."""
    return json.dumps({"form": _FORM, "voice": identity, "target": TARGET, "gain": gain}).encode("ascii")


def unpack_gain(data: bytes, identity: str) -> float | None:
    """The gain that was packed; None where the bytes say nothing of this voice that holds: it is measured again."""
    try:
        kept = json.loads(data)
        gain = float(kept.pop("gain"))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    holds = kept == {"form": _FORM, "voice": identity, "target": TARGET} and abs(gain) <= MOST_GAIN
    return gain if holds else None
