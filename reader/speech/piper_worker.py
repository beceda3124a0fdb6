"""The program that holds Piper's Indonesian voice, run by reader/speech/neural.py as a process of its own."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.speech.neural_worker import serve

if TYPE_CHECKING:
    from reader.speech.neural_worker import Wave


_FIXED = 0.3
"""Share of a sentence's length that the model's length scale leaves as it is: it rounds every sound up to a frame."""


class Piper:
    """The voice, loaded: the one ONNX file in the folder, and what is said of it in the file beside it."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # noqa: PLC0415 - they bring numpy, which reads the number of threads
        from piper import PiperVoice  # noqa: PLC0415
        from piper.config import PiperConfig  # noqa: PLC0415
        from piper.phonemize_espeak import ESPEAK_DATA_DIR  # noqa: PLC0415

        (model,) = folder.glob("*.onnx")
        about = json.loads(model.with_name(f"{model.name}.json").read_bytes())
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        # Not PiperVoice.load: it takes no options, and as many threads as there are cores.
        session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        config = PiperConfig.from_dict(about)
        # libespeak-ng fails for a path of 160 characters or more, and then ends the process.
        os.chdir(ESPEAK_DATA_DIR)
        self._voice = PiperVoice(session=session, config=config, espeak_data_dir=Path())
        self.sample_rate: int = config.sample_rate
        self._usual: float = config.length_scale

    def wave(self, text: str, length: float) -> Wave:
        """See `reader.speech.neural_worker.Model`. Without noise, so that it always sounds the same."""
        import numpy as np  # noqa: PLC0415
        from piper import SynthesisConfig  # noqa: PLC0415

        manner = SynthesisConfig(
            length_scale=self._usual * max(length - _FIXED, 0.05) / (1 - _FIXED),
            noise_scale=0.0,
            noise_w_scale=0.0,
            normalize_audio=False,  # each sentence to its own peak: some would be louder than others
        )
        chunks = [np.atleast_1d(chunk.audio_float_array) for chunk in self._voice.synthesize(text, manner)]
        return np.concatenate(chunks) if chunks else np.zeros(0, np.float32)


def main(arguments: list[str]) -> int:
    """Run the program; gives its exit code."""
    return serve(Piper, arguments)
