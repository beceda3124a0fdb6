"""The script that people write to have a text read to them: an MP3 a sentence, joined with pydub's `+=`.

    python -m bench.usual_script TEXT.txt EPISODE.mp3

Usually `gTTS(sentence, lang="id").save(path)` makes the sentence's MP3. Here eSpeak NG speaks it, in this process, so
that the voice is Simak's and no network is measured; what remains is the script's own way of working. ffmpeg is the
program that pydub calls; `codec` spares it a call of ffprobe for each sentence.
"""

from __future__ import annotations

import re
import sys
import tempfile
import warnings
from pathlib import Path

import imageio_ffmpeg

from bench.bare import Said, bare_voice
from reader.models import Prosody

with warnings.catch_warnings():  # it looks for an ffmpeg in the PATH; it is told of another one below
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

AudioSegment.converter = imageio_ffmpeg.get_ffmpeg_exe()


def save(sentence: str, path: Path) -> None:
    """Speak the sentence into an MP3 file."""
    voice = bare_voice()
    sound = voice.say(Said(sentence, Prosody()))
    AudioSegment(sound, sample_width=2, frame_rate=voice.sample_rate, channels=1).export(path, format="mp3")


def main(text: Path, episode: Path) -> None:
    """Read the text into the episode."""
    sentences = re.split(r"(?<=[.!?])\s+", text.read_text(encoding="utf-8"))
    whole = AudioSegment.silent(duration=500)
    with tempfile.TemporaryDirectory() as folder:
        for number, sentence in enumerate(filter(str.strip, sentences)):
            path = Path(folder) / f"{number}.mp3"
            save(sentence, path)
            whole += AudioSegment.from_file(path, format="mp3", codec="mp3")
            whole += AudioSegment.silent(duration=350)
    whole.export(episode, format="mp3", bitrate="64k")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
