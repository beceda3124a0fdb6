"""Run the benches: `python -m bench [NAME ...]`, as `make bench` does.

Prints each figure as it is there. All of them together are written to docs/benchmarks.md; a few that were named are
not. Exit status 1 where a figure is over its limit.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bench import fetch_feeds, list_pages, long_articles, long_paragraphs, read_pages, speak_article, usual_way
from bench.rows import Row, write_page

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"

BENCHES: Mapping[str, Callable[[], Iterable[Row]]] = {
    "pages": read_pages.rows,
    "feeds": fetch_feeds.rows,
    "lists": list_pages.rows,
    "paragraphs": long_paragraphs.rows,
    "article": speak_article.rows,
    "usual": usual_way.rows,
    "long": long_articles.rows,
}


def main() -> int:
    """Measure; gives the exit status."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", metavar="NAME", nargs="*", help=f"what to measure: {', '.join(BENCHES)} (all of them)")
    names = parser.parse_args().names
    if unknown := set(names) - set(BENCHES):
        parser.error(f"there is no bench {', '.join(sorted(unknown))}")
    begun = time.monotonic()
    rows = measured(names or BENCHES)
    if not names:
        write_page(PAGE, rows)
    return told(rows, time.monotonic() - begun)


def measured(names: Iterable[str]) -> list[Row]:
    """The rows of the benches of those names, each printed when it is there."""
    rows = []
    for name in names:
        for row in BENCHES[name]():
            say(row.line())
            rows.append(row)
    return rows


def told(rows: Iterable[Row], seconds: float) -> int:
    """Say what is over its limit; the exit status."""
    over = [row.what for row in rows if not row.holds]
    say(f"{seconds:.0f} s. " + ("Over the limit: " + "; ".join(over) if over else "All within their limits."))
    return int(bool(over))


def say(line: str) -> None:
    """Print the line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
