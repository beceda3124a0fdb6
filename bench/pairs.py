"""Two ways to do one thing, measured in turns so that a busy machine disturbs both alike."""

from __future__ import annotations

import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

RUNS = 5
"""How often each way is measured; the median counts."""

ROOT = Path(__file__).parents[1]
"""The checkout."""


@dataclass(slots=True)
class Cost:
    """Seconds that something took: of processors, children included where they have ended, and on the clock."""

    processor: float = 0.0
    clock: float = 0.0


@contextmanager
def costing() -> Iterator[Cost]:
    """Measures what is done while it is open; the cost is there afterwards."""
    cost = Cost()
    processor, clock = _processor(), time.perf_counter()
    yield cost
    cost.processor, cost.clock = _processor() - processor, time.perf_counter() - clock


def _processor() -> float:
    """Processor seconds of this process and of those children that have ended and were waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def cost_of(work: Callable[[], object]) -> Cost:
    """What doing it once costs."""
    with costing() as cost:
        work()
    return cost


def cost_of_program(arguments: Sequence[str]) -> Cost:
    """What a program costs from its start to its end. Raises CalledProcessError where it fails."""
    return cost_of(lambda: subprocess.run(arguments, check=True, cwd=ROOT, stdout=subprocess.DEVNULL))


def in_turns(one: Callable[[], Cost], other: Callable[[], Cost], runs: int = RUNS) -> tuple[list[Cost], list[Cost]]:
    """The costs of both: one after the other, each first in every second turn. Not counted: a first turn to warm up."""
    one(), other()
    ones, others = [], []
    for turn in range(runs):
        if turn % 2:
            others.append(other())
            ones.append(one())
        else:
            ones.append(one())
            others.append(other())
    return ones, others


def processor_ratio(ones: Sequence[Cost], others: Sequence[Cost]) -> float:
    """How many times the others' processor time the ones take: the median over the turns."""
    return statistics.median(a.processor / b.processor for a, b in zip(ones, others, strict=True))


def clock_ratio(ones: Sequence[Cost], others: Sequence[Cost]) -> float:
    """The same on the clock."""
    return statistics.median(a.clock / b.clock for a, b in zip(ones, others, strict=True))


def milliseconds(costs: Sequence[Cost]) -> str:
    """The median processor time, and clock time behind it, in words."""
    processor = statistics.median(cost.processor for cost in costs) * 1000
    clock = statistics.median(cost.clock for cost in costs) * 1000
    return f"{processor:.0f} ms ({clock:.0f} on the clock)"
