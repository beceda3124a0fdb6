"""The page that `make bench` writes says what was measured, and its exit status what is over its limit."""

from __future__ import annotations

import platform
import socket
from pathlib import Path

import pytest

from bench.__main__ import told
from bench.rows import Row, machine, page, write_page

WELL = Row("a look at feeds", 1.131, 1.5, told="393 ms against 216 ms")
OVER = Row("the first sentence", 812.4, 250, " ms", told="on the clock")
TOO_FEW = Row("the usual script", 3.96, 8, at_least=True, told="2206 ms against 556 ms")


def test_a_row_says_figure_limit_and_whether_it_holds() -> None:
    assert WELL.cells() == "| a look at feeds | 1.13 | at most 1.5 | 393 ms against 216 ms |"
    assert OVER.cells() == "| the first sentence | **812 ms, over its limit** | at most 250 ms | on the clock |"
    assert TOO_FEW.cells() == ("| the usual script | **3.96, over its limit** | at least 8 | 2206 ms against 556 ms |")
    assert WELL.line() == "ok   a look at feeds: 1.13 (at most 1.5); 393 ms against 216 ms"
    assert OVER.line().startswith("OVER the first sentence: 812 ms")


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        (Row("", 1.5, 1.5), True),
        (Row("", 1.501, 1.5), False),
        (Row("", 8, 8, at_least=True), True),
        (Row("", 7.9, 8, at_least=True), False),
    ],
)
def test_the_limit_itself_still_holds(row: Row, holds: bool) -> None:
    assert row.holds is holds


@pytest.mark.parametrize(("value", "shown"), [(0.0153, "0.015"), (0, "0"), (1.0, "1"), (61.24, "61.2"), (300, "300")])
def test_figures_have_three_digits_at_most(value: float, shown: str) -> None:
    assert Row("", value, 1000).cells().split(" | ")[1] == shown


def test_the_page_has_every_row_and_the_machine_and_no_name(tmp_path: Path) -> None:
    written = tmp_path / "benchmarks.md"
    write_page(written, [WELL, OVER])
    text = written.read_text(encoding="utf-8")
    assert text == page([WELL, OVER], machine())
    assert WELL.cells() in text.splitlines()
    assert OVER.cells() in text.splitlines()
    assert f"Python {platform.python_version()}" in text
    assert socket.gethostname() not in text
    assert str(Path.home()) not in text


def test_the_status_is_one_where_a_figure_is_over_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    assert told([WELL], 12.0) == 0
    assert told([WELL, OVER, TOO_FEW], 12.0) == 1
    assert capsys.readouterr().out.splitlines() == [
        "12 s. All within their limits.",
        "12 s. Over the limit: the first sentence; the usual script",
    ]
