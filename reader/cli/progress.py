"""What long work shows on the terminal: on standard error, so that output can be piped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TransferSpeedColumn,
)

from reader import models
from reader.models import cut_at_word


class Meter:
    """Bars for the steps of one command; on no terminal, a line where a step ends."""

    def __init__(self, console: Console, bars: Progress) -> None:
        self._console = console
        self._bars = bars

    def bar(self, title: str) -> models.Progress:
        """A new bar; what it gives is called with (steps done, steps in all)."""
        task: TaskID | None = None

        def progress(done: int, everything: int) -> None:
            nonlocal task
            if task is None:
                task = self._bars.add_task(cut_at_word(title, 60).replace("[", "\\["), total=everything)
            self._bars.update(task, completed=done, total=everything)

        return progress

    def say(self, line: str) -> None:
        """One line above the bars."""
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def meter() -> Iterator[Meter]:
    """Shows bars while it is open."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        yield Meter(console, bars)


@contextmanager
def bytes_bar(title: str) -> Iterator[models.Progress]:
    """Shows a bar of bytes while it is open; what it gives is called with (bytes done, bytes in all)."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        task = bars.add_task(title, total=None)
        yield lambda done, everything: bars.update(task, completed=done, total=everything)
