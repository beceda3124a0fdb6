"""How well voices are understood by a listener who cannot guess: `python -m bench.intelligibility [FILE ...]`.

A speech recogniser, Whisper base, writes down every sentence that each voice on this machine reads, and that is
compared with what is printed. Beside the voices stands the floor: eSpeak NG given the printed sentences as they are.
Voices that send the text away are left out. `make intelligibility` installs what is needed; without a FILE and with
every voice the table is also written to docs/intelligibility.md. Exit status 1 where a figure is over its limit.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from bench.__main__ import say, told
from bench.listening import Hear, files_of, heard_of, heard_of_floor, recogniser
from bench.misheard import Errors, Heard, errors
from bench.rows import Row, machine
from reader.errors import EngineUnavailableError
from reader.ingest.source import read_article
from reader.models import Article
from reader.shared_files import shipped
from reader.speech.voices import OWN, Voice, voices

PAGE = Path(__file__).parents[1] / "docs" / "intelligibility.md"
_GOLDEN = Path(__file__).parents[1] / "tests" / "golden" / "articles"
FLOOR = "eSpeak NG, given the print as it is"
MOST_OF_FLOOR = 0.75
"""The share of the floor's word errors that the default voice may have."""

MOST_OF_NEURAL = 0.28
"""The share of words that a neural voice may be misheard in."""

_NEURAL = ("piper", "sano")  # how the names of neural voices begin
_EVERY = 8  # of the articles that the tests read, the first and every eighth; voices are tuned on the others
_DEFAULT = OWN[0].name

_HEAD = """# How well the voices are understood

Written by `make intelligibility`; do not edit. A speech recogniser, Whisper base, heard {articles} articles sentence by
sentence, {words} words in all:
those of the sample feed, and every eighth of those that the tests read (the default voice's phonemes and pitch were
chosen on others). The voices were heard in the MP3 that listeners get. Their words are compared with the printed ones
after figures, abbreviations and signs of both were written as words; where words are written together or apart is no
error. An error is a word (a letter) that has to be changed, left out or put in, and its share is of those printed.

The figures compare voices with each other and say nothing more: the recogniser cannot guess and knows little
Indonesian, people understand every voice better than it does.

"""


@dataclass(frozen=True, slots=True)
class Result:
    """How a voice, or the floor, was understood: in all articles together, and in each."""

    title: str
    whole: Errors
    each: Sequence[Errors]

    def cells(self, floor: Result) -> str:
        """The row of a Markdown table."""
        median = statistics.median(article.words for article in self.each)
        ratio = self.whole.words / max(floor.whole.words, 1e-9)
        return f"| {self.title} | {self.whole.words:.3f} | {ratio:.2f} | {median:.3f} | {self.whole.letters:.3f} |"


def result(title: str, heard: Iterable[Sequence[Heard]]) -> Result:
    """What comes of the sentences that were heard of each article."""
    articles = list(heard)
    return Result(title, errors(chain.from_iterable(articles)), [errors(article) for article in articles])


def limits(name: str, found: Result, floor: Result) -> Iterator[Row]:
    """The figure that the voice of that name has a limit for, where there is one."""
    if name == _DEFAULT:
        ratio = found.whole.words / max(floor.whole.words, 1e-9)
        told_of = f"{found.whole.words:.3f} against {floor.whole.words:.3f}"
        yield Row(f"words misheard of {found.title}, against raw eSpeak NG", ratio, MOST_OF_FLOOR, told=told_of)
    elif name.startswith(_NEURAL):
        told_of = f"of {found.whole.of_words} words"
        yield Row(f"words misheard of {found.title}", found.whole.words, MOST_OF_NEURAL, told=told_of)


def page(results: Sequence[Result], rows: Iterable[Row]) -> str:
    """The page with the floor, which comes first, the voices and their limits."""
    floor = results[0]
    table = [
        "| voice | word errors | of the first row's | word errors, median of articles | letter errors |",
        "|---|---|---|---|---|",
        *(found.cells(floor) for found in results),
    ]
    limited = ["| | measured | limit | from |", "|---|---|---|---|", *(row.cells() for row in rows)]
    head = _HEAD.format(articles=len(floor.each), words=floor.whole.of_words)
    return f"{head}{machine()}\n\n" + "\n".join(table) + "\n\n" + "\n".join(limited) + "\n"


def here(wanted: Sequence[str]) -> Iterator[Voice]:
    """The voices of those names (none: all) that can speak on this machine. Says of the others why they cannot."""
    for name, voice in voices().items():
        if wanted and name not in wanted:
            continue
        if isinstance(voice, EngineUnavailableError):
            say(str(voice))
        elif not voice.goes_to:
            missing = voice.lacks(files_of(voice))
            if missing:
                say(f"{name} is not here: {missing}")
            else:
                yield voice


def articles_of(files: Sequence[Path]) -> list[Article]:
    """The Indonesian articles of the files; of none: of those that the page tells of."""
    sample = sorted((shipped("feeds") / "sample" / "berita").glob("*.html"))
    golden = sorted(path for path in _GOLDEN.glob("*/article.*") if path.suffix != ".json")
    paths = files or [*sample, *golden[::_EVERY]]
    articles = (read_article(path.read_bytes(), name=str(path)) for path in paths)
    return [article for article in articles if article.language == "id"]


def measured(articles: Sequence[Article], voices_here: Iterable[Voice], hear: Hear) -> tuple[list[Result], list[Row]]:
    """The floor and the voices, each printed when it is there, and what has a limit."""
    floor = result(FLOOR, heard_of_floor(articles, hear))
    say(floor.cells(floor))
    results, rows = [floor], list[Row]()
    for voice in voices_here:
        found = result(voice.title, heard_of(voice, articles, hear))
        say(found.cells(floor))
        results.append(found)
        for row in limits(voice.name, found, floor):
            say(row.line())
            rows.append(row)
    return results, rows


def main() -> int:
    """Measure; gives the exit status."""
    about = (__doc__ or "").partition(":")[0]
    parser = argparse.ArgumentParser(prog="python -m bench.intelligibility", description=about)
    parser.add_argument("files", metavar="FILE", nargs="*", type=Path, help="articles, HTML or text")
    parser.add_argument("--voice", action="append", default=[], help="a voice that `simak voices` lists; repeatable")
    asked = parser.parse_args()
    begun = time.monotonic()
    try:
        hear = recogniser()
    except ModuleNotFoundError as missing:
        sys.stderr.write(f"{missing.name} is missing; `make intelligibility` installs it\n")
        return 1
    results, rows = measured(articles_of(asked.files), here(asked.voice), hear)
    if not (asked.files or asked.voice):
        PAGE.write_text(page(results, rows), encoding="utf-8")
    return told(rows, time.monotonic() - begun)


if __name__ == "__main__":
    sys.exit(main())
