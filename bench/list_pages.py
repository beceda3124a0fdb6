"""The first page of the list where many episodes are kept against where few are: it shows as many of either."""

from __future__ import annotations

import http.client
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.articles import brief
from bench.pairs import RUNS
from bench.rows import Row
from bench.web_server import serving
from reader.models import Article, Chapter, ChapterKind, Episode, Script, Span, Timeline
from reader.pipeline.reading import script_of
from reader.settings import load_settings
from reader.storage.catalogue import Catalogue
from reader.wiring import Parts

FEW, MANY = 50, 5000
ASKED = 20
"""Requests in each turn; a turn's figure is their median."""
MOST = 1.5
"""What is kept may cost a little more to look through, as an index of 5,000 is deeper; no more than that."""
_RATE, _LENGTH = 24_000, 48_000


def rows() -> Iterator[Row]:
    """How many times longer the first byte of the list takes where a hundred times as much is kept."""
    with tempfile.TemporaryDirectory() as name:
        homes = {number: Path(name) / str(number) for number in (FEW, MANY)}
        for number, home in homes.items():
            with Parts(load_settings(home=home)) as parts:
                fill(parts.catalogue, number)
        with serving(homes[FEW]) as few, serving(homes[MANY]) as many:
            turns = [(_first_byte(few), _first_byte(many)) for _ in range(RUNS + 1)][1:]
    milliseconds = [1000 * statistics.median(times) for times in zip(*turns, strict=True)]
    yield Row(
        f"the list of {MANY:,} episodes, against the list of {FEW}",
        statistics.median(many / few for few, many in turns),
        MOST,
        told=f"first byte after {milliseconds[1]:.1f} ms against {milliseconds[0]:.1f} ms, on the clock",
    )


def fill(catalogue: Catalogue, number: int) -> None:
    """Keep so many articles, each with an episode, of some sources and sections."""
    script = script_of(brief())
    for count in range(number):
        article = replace(
            script.article,
            title=f"{script.article.title} ({count})",
            url=f"https://contoh.example/{count}",
            source=f"Kabar {count % 40}",
            section=f"Rubrik {count % 12}",
            published=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=7 * count),
        )
        kept, _ = catalogue.keep_article(article, guid=str(count))
        job = catalogue.claim_job("bench", lease_seconds=60)  # or the server's worker would speak all these articles
        catalogue.save_episode(kept.id, _episode(article, script, count), job)


def _episode(article: Article, script: Script, count: int) -> Episode:
    """An episode as lists know it, without its sound."""
    spans = tuple(Span(n, n * _LENGTH, (n + 1) * _LENGTH) for n in range(len(script.segments)))
    opening = Chapter(ChapterKind.OPENING, article.headline, 0, spans[-1].end, 0)
    timeline = Timeline(_RATE, spans[-1].end, spans, (opening,))
    return Episode(replace(script, article=article), timeline, f"episodes/{count}.mp3", 1, "")


def _first_byte(place: tuple[str, int]) -> float:
    """Median seconds from asking for the list to its first byte, on one connection."""
    waits = []
    with closing(http.client.HTTPConnection(*place, timeout=60)) as connection:
        for _ in range(ASKED):
            asked = time.perf_counter()
            connection.request("GET", "/")
            answer = connection.getresponse()
            answer.read(1)
            waits.append(time.perf_counter() - asked)
            if answer.status != http.HTTPStatus.OK:
                raise RuntimeError(f"the list was answered with status {answer.status}")
            answer.read()
    return statistics.median(waits)
