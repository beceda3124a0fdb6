"""An article a hundred times as long: time and memory must grow as it does, and no faster.

    python -m bench.long_articles

measures once, in a process of its own, and prints the figures as JSON.
"""

from __future__ import annotations

import itertools
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.articles import brief, repeated
from bench.making import make, spent
from bench.pairs import ROOT, RUNS
from bench.rows import Row

FOLD = 100
BRIEFS = 5
MOST_TIME = 1.15
MOST_MEMORY = 60.0

_STATUS = Path("/proc/self/status")


def rows() -> Iterator[Row]:
    """How time and memory grow."""
    runs = [_measured() for _ in range(RUNS)]
    once, long = (statistics.median(run[name] for run in runs) for name in ("once", "long"))
    yield Row(
        f"a {FOLD}-fold article, against {FOLD} times one",
        statistics.median(run["long"] / (FOLD * run["once"]) for run in runs),
        MOST_TIME,
        told=f"{long:.2f} s of processor against {FOLD} times {1000 * once:.0f} ms",
    )
    yield Row(
        f"memory of a {FOLD}-fold article above that of one",
        statistics.median(run["more memory"] for run in runs),
        MOST_MEMORY,
        " MB",
        told="the greatest that the process that makes it ever had",
    )


def _measured() -> dict[str, float]:
    program = [sys.executable, "-m", "bench.long_articles"]
    said = subprocess.run(program, check=True, capture_output=True, cwd=ROOT).stdout
    return {name: float(value) for name, value in json.loads(said).items()}


def measure() -> dict[str, float]:
    """Seconds of processor for one article (the median of some) and for the long one; MB that this one took more."""
    article = brief()
    with tempfile.TemporaryDirectory() as name:
        folders = (Path(name) / str(number) for number in itertools.count())

        def seconds(times: int, seed: int) -> float:
            return spent(partial(make, repeated(article, times, seed)), next(folders)).processor

        seconds(1, seed=0)  # warms up
        once = statistics.median(seconds(1, seed) for seed in range(1, 1 + BRIEFS))
        before = peak_memory()
        long = seconds(FOLD, seed=-1)
    return {"once": once, "long": long, "more memory": peak_memory() - before}


def peak_memory() -> float:
    """MB that this process had at most until now."""
    if _STATUS.is_file():  # Linux: unlike rusage, this forgets what the process was before it became this program
        fields = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) / 1000
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1000)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()))
