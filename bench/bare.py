"""The floor: eSpeak NG in this very process and one LAME stream, with nothing around them."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import espeakng_loader
import lameenc

from reader.audio.mp3 import BIT_RATE, RATE
from reader.models import Prosody
from reader.speech.espeak import NEWS_RATE

LAME_QUALITY = 7
"""The quality that Simak encodes speech with."""

PITCH_STEPS = 13
"""Steps of espeakPITCH that raise the voice as far as a quotation's manner does; any near number costs the same."""

_SYNCHRONOUS, _DONT_EXIT = 2, 0x8000
_UTF8, _PHONEMES = 1, 0x100
_RATE_OF_SPEECH, _PITCH = 1, 3

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that the voice is asked to say, and how."""

    text: str
    manner: Prosody


class BareVoice:
    """The Indonesian voice, started once. Raises OSError."""

    def __init__(self) -> None:
        self._espeak = ctypes.CDLL(espeakng_loader.get_library_path())
        data = os.fsencode(espeakng_loader.get_data_path())
        self.sample_rate: int = self._espeak.espeak_Initialize(_SYNCHRONOUS, 500, data, _DONT_EXIT)
        if self.sample_rate <= 0 or self._espeak.espeak_SetVoiceByName(b"id"):
            raise OSError(f"eSpeak NG does not start; the path of its data may be too long for it: {os.fsdecode(data)}")
        self._heard: list[bytes] = []
        self._callback = _Callback(self._hear)  # kept here: the library keeps no reference of its own
        self._espeak.espeak_SetSynthCallback(self._callback)

    def _hear(self, samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._heard.append(ctypes.string_at(samples, 2 * count))
        return 0

    def say(self, said: Said) -> bytes:
        """Its samples, 16 bits each."""
        manner = said.manner
        self._heard = []
        pitch = 50 + PITCH_STEPS * ((manner.pitch > 1) - (manner.pitch < 1))
        self._espeak.espeak_SetParameter(_RATE_OF_SPEECH, round(NEWS_RATE * manner.rate), 0)
        self._espeak.espeak_SetParameter(_PITCH, pitch, 0)
        text = said.text.encode()
        self._espeak.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, 1, 0, _UTF8 | _PHONEMES, None, None)
        return b"".join(self._heard)


@cache
def bare_voice() -> BareVoice:
    """The voice; a process can start it only once."""
    return BareVoice()


def spoken_and_encoded(texts: Sequence[Said]) -> bytes:
    """All texts as one MP3."""
    voice = bare_voice()
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(voice.sample_rate)
    encoder.set_out_sample_rate(RATE)
    encoder.set_bit_rate(BIT_RATE // 1000)
    encoder.set_quality(LAME_QUALITY)
    return b"".join([*(bytes(encoder.encode(voice.say(said))) for said in texts), bytes(encoder.flush())])
