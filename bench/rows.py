"""One measured figure with its limit, and the table that they make in docs/benchmarks.md."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

_PROCESSORS = Path("/proc/cpuinfo")  # Linux; elsewhere Python knows the family at least

_HEAD = """# How fast it is

Written by `make bench`; do not edit. Every figure compares two things measured in this one run, in turns, and is the
median of five. "Processor" is processor time of all processes together, which a busy neighbour disturbs least;
"clock" is what a person waits.

"""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure and how far it may go: at most `limit`, or with `at_least` not below it. `told` says what it is from."""

    what: str
    measured: float
    limit: float
    unit: str = ""
    at_least: bool = False
    told: str = ""

    @property
    def holds(self) -> bool:
        """Whether the figure keeps its limit."""
        return self.measured >= self.limit if self.at_least else self.measured <= self.limit

    def line(self) -> str:
        """The row for a terminal."""
        return f"{'ok  ' if self.holds else 'OVER'} {self.what}: {self._figure()} ({self._bound()}); {self.told}"

    def cells(self) -> str:
        """The row of a Markdown table."""
        figure = self._figure() if self.holds else f"**{self._figure()}, over its limit**"
        return f"| {self.what} | {figure} | {self._bound()} | {self.told} |"

    def _figure(self) -> str:
        return _number(self.measured) + self.unit

    def _bound(self) -> str:
        return f"{'at least' if self.at_least else 'at most'} {_number(self.limit)}{self.unit}"


def _number(value: float) -> str:
    """Three digits: "0.015", "1.15", "61.2", "812"."""
    size = abs(value)
    places = 3 if size < 0.1 else 2 if size < 10 else 1 if size < 100 else 0
    return f"{value:.{places}f}".rstrip("0").rstrip(".") if places else f"{value:.0f}"


def page(rows: Sequence[Row], machine: str) -> str:
    """The page that shows the rows and on what machine they were measured."""
    table = ["| | measured | limit | from |", "|---|---|---|---|", *(row.cells() for row in rows)]
    return f"{_HEAD}{machine}\n\n" + "\n".join(table) + "\n"


def write_page(path: Path, rows: Sequence[Row]) -> None:
    """Write the page of the rows, measured here and today."""
    path.write_text(page(rows, machine()), encoding="utf-8")


def machine() -> str:
    """The machine in one line, without any name that it has: processor, cores, system, Python, date."""
    cores = os.cpu_count() or 1
    return (
        f"{processor()}, {cores} {'core' if cores == 1 else 'cores'}, {platform.system()}, "
        f"Python {platform.python_version()}, {date.today().isoformat()}."  # noqa: DTZ011 - where it was measured
    )


def processor() -> str:
    """The processor's model as the system tells it."""
    if _PROCESSORS.is_file():
        for line in _PROCESSORS.read_text(encoding="utf-8", errors="replace").splitlines():
            name, _, value = line.partition(":")
            if name.strip() == "model name":
                return value.strip()
    return platform.processor() or platform.machine() or "unknown processor"
