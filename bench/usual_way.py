"""The script that people write (usual_script.py) against the way in which Simak makes the same article's episode."""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.articles import news, news_page
from bench.making import make_news, spent
from bench.pairs import clock_ratio, cost_of, cost_of_program, in_turns, milliseconds, processor_ratio
from bench.rows import Row

LEAST = 8.0
WHOLE_RUNS = 3


def rows() -> Iterator[Row]:
    """How many times as long the usual script takes for the same article with the same voice."""
    from bench import usual_script  # noqa: PLC0415 - only who measures has its ffmpeg

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        page, text, mp3 = folder / "page.html", folder / "text.txt", folder / "episode.mp3"
        page.write_bytes(news_page())
        article = news()
        text.write_text("\n\n".join([article.title, *(block.text for block in article.blocks)]), encoding="utf-8")
        homes = (folder / f"home{number}" for number in itertools.count())
        usual, ours = in_turns(
            lambda: cost_of(partial(usual_script.main, text, mp3)),
            lambda: spent(make_news, next(homes)),
        )
        whole = _whole_programs([str(text), str(mp3)], lambda: str(next(homes)), [str(page), "-o", str(folder / "out")])
    yield Row(
        "the usual script (an MP3 a sentence, decoded, pydub's `+=`, export), against Simak",
        processor_ratio(usual, ours),
        LEAST,
        at_least=True,
        told=f"{milliseconds(usual)} against {milliseconds(ours)}; {clock_ratio(usual, ours):.1f} on the clock; "
        f"as whole programs with their start {whole:.1f}",
    )


def _whole_programs(usual: list[str], home: Callable[[], str], ours: list[str]) -> float:
    """The same from the start of each program to its end."""
    python = [sys.executable, "-m"]
    return processor_ratio(
        *in_turns(
            lambda: cost_of_program([*python, "bench.usual_script", *usual]),
            lambda: cost_of_program([*python, "reader", "--home", home(), "read", *ours]),
            WHOLE_RUNS,
        )
    )
