"""The program that holds libespeak-ng, run by reader/speech/espeak.py as a process of its own.

Its arguments are the library's file, the folder of its data and a voice. It needs the standard library alone. It is
a process because the library is not thread-safe and can crash; and every utterance is spoken by a fork of the
initialised process, because the library carries the state of its wave generator from one utterance to the next: only
the first one after its start always sounds the same. The fork for an utterance is made before the utterance is asked
for, so that nobody waits for it. Where there is no fork (Windows), or where told `--once`, the program speaks one
utterance and ends.

Its greeting is {"version", "sample_rate"}; a request is {"text", "voice", "phonemes", "rate", "pitch", "range",
"seconds"}.
"""

from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Callable

from reader.speech.frames import Frames

_SYNCHRONOUS = 2  # samples come to a callback on the calling thread; the library starts no thread, so we may fork
_DONT_EXIT = 0x8000  # an error is returned; without it the library calls exit(1)
_BUFFER_MILLISECONDS = 500
_CHARS_UTF8 = 1  # and no SSML (0x10): no text has power over the voice
_PHONEMES = 0x100  # [[ ]] holds phonemes; only where the engine says that the text means them
_RATE, _PITCH, _RANGE = 1, 3, 4
_BY_CHARACTER = 1
_ASKED, _INPUT_ENDED = 0, 3  # how a fork that worked as it should ends

_Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class Library:
    """libespeak-ng, initialised, with one voice. Raises OSError where it, its data or the voice is missing."""

    def __init__(self, library: str, data: str, voice: str) -> None:
        self._espeak = ctypes.CDLL(library)
        # The library fails for a path of 160 characters or more, so it is only ever given a short one.
        os.chdir(data)
        if self._espeak.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MILLISECONDS, b".", _DONT_EXIT) <= 0:
            raise OSError(f"its data could not be read in {data}")
        self._voice = ""
        self.choose(voice)
        self.sample_rate: int = self._espeak.espeak_ng_GetSampleRate()  # a voice of MBROLA has its own
        self._espeak.espeak_Info.restype = ctypes.c_char_p
        self.version: str = self._espeak.espeak_Info(None).decode()
        self._heard: list[bytes] = []
        self._callback = _Callback(self._hear)  # kept here: the library keeps no reference of its own
        self._espeak.espeak_SetSynthCallback(self._callback)

    def _hear(self, samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._heard.append(ctypes.string_at(samples, 2 * count))
        return 0

    def choose(self, voice: str) -> None:
        """Speak with that voice from now on. Raises OSError where there is none of that name."""
        if voice != self._voice and self._espeak.espeak_SetVoiceByName(voice.encode()):
            raise OSError(f"it has no voice {voice!r}")
        self._voice = voice

    def speak(self, text: str, *, phonemes: bool, rate: int, pitch: int, pitch_range: int) -> list[bytes]:
        """The text as signed 16-bit samples of this machine's byte order, in pieces. Raises OSError."""
        self._heard = []
        for parameter, value in ((_RATE, rate), (_PITCH, pitch), (_RANGE, pitch_range)):
            self._espeak.espeak_SetParameter(parameter, value, 0)
        encoded = text.encode()
        size = ctypes.c_size_t(len(encoded) + 1)
        flags = _CHARS_UTF8 | (_PHONEMES if phonemes else 0)
        if self._espeak.espeak_Synth(encoded, size, 0, _BY_CHARACTER, 0, flags, None, None):
            raise OSError("espeak_Synth failed")
        return self._heard


def speak_once(library: Library, frames: Frames, still_wanted: Callable[[], bool] = lambda: True) -> int:
    """Wait for one request and answer it; gives how the process is to end."""
    try:
        request = frames.receive()
    except EOFError:
        return _INPUT_ENDED
    if hasattr(signal, "alarm"):
        signal.alarm(request["seconds"])  # ends a process that hangs inside the library and whose parent is gone
    library.choose(request["voice"])
    pieces = library.speak(
        request["text"],
        phonemes=request["phonemes"],
        rate=request["rate"],
        pitch=request["pitch"],
        pitch_range=request["range"],
    )
    if not still_wanted():
        return _INPUT_ENDED
    frames.send({"pcm": sum(map(len, pieces))}, pieces)
    return _ASKED


def serve_by_forks(library: Library, frames: Frames) -> int:
    """Answer until the input ends, each request in a fork made ahead of it.

    A fork that ends in any other way may have left half a frame behind, so the whole program ends with it.
    """
    us = os.getpid()
    while True:
        fork = os.fork()
        if fork == 0:
            end = 1
            try:
                end = speak_once(library, frames, lambda: os.getppid() == us)
            finally:
                os._exit(end)
        end = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
        if end != _ASKED:
            return 0 if end == _INPUT_ENDED else 1


def main(arguments: list[str]) -> int:
    """Run the program; gives its exit code."""
    frames = Frames()
    once = "--once" in arguments
    path, data, voice = (argument for argument in arguments if argument != "--once")
    try:
        library = Library(path, data, voice)
    except OSError as problem:
        frames.send({"error": str(problem)})
        return 1
    frames.send({"version": library.version, "sample_rate": library.sample_rate})
    if once or not hasattr(os, "fork"):
        return 0 if speak_once(library, frames) in (_ASKED, _INPUT_ENDED) else 1
    return serve_by_forks(library, frames)
