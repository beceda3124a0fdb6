"""A paragraph of 10 MB: the spoken form and the quotations must take ten times as long as for one of 1 MB.

    python -m bench.long_paragraphs spoken|quotations

measures one of the two, and prints what each paragraph took as JSON.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping

from bench.articles import sample_blocks
from bench.pairs import ROOT, cost_of
from bench.rows import Row
from reader.models import Block, BlockKind
from reader.narration.quotations import find_quotations
from reader.narration.spoken import spoken_form

SHORT, LONG = 1_000_000, 10_000_000
MOST = 1.3
RUNS = 3
"""Fewer than elsewhere: each takes half a minute, in which what disturbs it is evened out."""

_NAMES = {"spoken": "the spoken form", "quotations": "the quotations"}


def rows() -> Iterator[Row]:
    """Both, side by side: they take long, and processor time is told apart from the neighbour's."""
    programs = {
        what: subprocess.Popen([sys.executable, "-m", "bench.long_paragraphs", what], stdout=subprocess.PIPE, cwd=ROOT)
        for what in _NAMES
    }
    for what, program in programs.items():
        said, _ = program.communicate()
        if program.returncode:
            raise subprocess.CalledProcessError(program.returncode, program.args)
        pairs = json.loads(said)
        short, long = (statistics.median(pair[end] for pair in pairs) for end in (0, 1))
        yield Row(
            f"{_NAMES[what]} of a paragraph of 10 MB, against ten times one of 1 MB",
            statistics.median(pair[1] / (10 * pair[0]) for pair in pairs),
            MOST,
            told=f"{long:.1f} s against {10 * short:.1f} s of processor, the median of {RUNS}",
        )


def measure(what: str) -> list[tuple[float, float]]:
    """Seconds of processor for the short and for the long paragraph, in turns."""
    work = _WORK[what]
    short, long = paragraph(SHORT), paragraph(LONG)
    work(short[: SHORT // 10])  # warms up
    return [(cost_of(lambda: work(short)).processor, cost_of(lambda: work(long)).processor) for _ in range(RUNS)]


def paragraph(size: int) -> str:
    """News of so many characters in one paragraph."""
    news = " ".join(block.text for block in sample_blocks()) + " "
    return (news * (size // len(news) + 1))[:size]


_WORK: Mapping[str, Callable[[str], object]] = {
    "spoken": spoken_form,
    "quotations": lambda text: find_quotations([Block(BlockKind.PARAGRAPH, text)]),
}

if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(sys.argv[1])))
