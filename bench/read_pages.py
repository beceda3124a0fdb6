"""Reading a page against what trafilatura alone takes on it.

    python -m bench.read_pages [FOLDER]

shows the pages one by one; with a folder, the saved pages (*.html) in it too. The pages are those of
tests/golden/articles, each with its body repeated to about 130 KB, a newsroom's size. trafilatura is asked for the
metadata too, which gives title, writers and time as we do.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.pairs import ROOT, RUNS, cost_of
from bench.rows import Row
from reader.ingest.source import read_article

GOLDEN = ROOT / "tests" / "golden" / "articles"
SIZE = 130_000
MOST = 1.5

_BODY = re.compile(rb"(<body\b[^>]*>)(.*)(</body>)", re.IGNORECASE | re.DOTALL)

Times = tuple[float, float]
"""Milliseconds of processor: ours and trafilatura's."""


def rows() -> Iterator[Row]:
    """How many times trafilatura's own time all pages together take."""
    ours, theirs = _sums([times for _, _, times in measured(None)])
    yield Row(
        "reading a page, against trafilatura alone",
        ours / theirs,
        MOST,
        told=f"{ours:.0f} ms of processor for all pages against {theirs:.0f} ms",
    )


def main() -> None:
    """Print each page's figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="saved pages to read too")
    lines = [f"{'page':36} {'KB':>5} {'Simak':>8} {'trafilatura':>12} {'ratio':>6}"]
    everything = []
    for name, size, times in measured(parser.parse_args().folder):
        lines.append(_line(name, f"{size / 1000:.0f}", times))
        everything.append(times)
    lines.append(_line("all together", "", _sums(everything)))
    sys.stdout.write("\n".join(lines) + "\n")


def measured(folder: Path | None) -> Iterator[tuple[str, int, Times]]:
    """Each page's name, its size and the medians of its times."""
    for name, page in pages(folder):
        ours, theirs = _medians(ways(name, page))
        yield name, len(page), (ours, theirs)


def pages(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    """The pages to read, each with its name."""
    for file in sorted(GOLDEN.glob("*/*.html")):
        yield file.parent.name, enlarged(file.read_bytes())
    for file in sorted(folder.glob("*.html")) if folder else []:
        yield file.name, file.read_bytes()


def enlarged(html: bytes) -> bytes:
    """The page with what its body holds repeated until it has about the size of a newsroom's."""
    times = max(1, SIZE // len(html))
    return _BODY.sub(lambda body: body[1] + body[2] * times + body[3], html, count=1)


def ways(name: str, page: bytes) -> Sequence[Callable[[], object]]:
    """Our way to read the page, and trafilatura's."""
    import trafilatura  # noqa: PLC0415 - only who measures has it

    return (
        lambda: read_article(page, name=name),
        lambda: trafilatura.bare_extraction(page, with_metadata=True),
    )


def _medians(runs: Sequence[Callable[[], object]]) -> list[float]:
    """Each one's median, all taking turns after one turn that warms up."""
    for run in runs:
        run()
    turns = [[1000 * cost_of(run).processor for run in runs] for _ in range(RUNS)]
    return [statistics.median(times) for times in zip(*turns, strict=True)]


def _sums(everything: Sequence[Times]) -> Times:
    ours, theirs = (sum(times) for times in zip(*everything, strict=True))
    return ours, theirs


def _line(name: str, size: str, times: Times) -> str:
    return f"{name[:36]:36} {size:>5} {times[0]:8.1f} {times[1]:12.1f} {times[0] / times[1]:6.2f}"


if __name__ == "__main__":
    main()
