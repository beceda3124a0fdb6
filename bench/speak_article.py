"""A page made into an episode: against the bare voice and encoder, made again, and until it can be heard."""

from __future__ import annotations

import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench.articles import brief, news, repeated, sixty_sentences, with_one_changed
from bench.bare import spoken_and_encoded
from bench.making import make, make_news, spent, what_is_said
from bench.pairs import RUNS, Cost, clock_ratio, cost_of, in_turns, milliseconds, processor_ratio
from bench.rows import Row
from reader.jobs import Worker
from reader.models import Article
from reader.settings import load_settings
from reader.wiring import Parts

MOST_ABOVE_FLOOR = 1.15
MOST_FOR_ONE_SENTENCE = 0.05
MOST_FOR_NOTHING = 0.02
MOST_UNTIL_HEARD = 250.0


def rows() -> Iterator[Row]:
    """The figures of making one episode."""
    with tempfile.TemporaryDirectory() as name:
        folders = (Path(name) / str(number) for number in itertools.count())
        yield above_the_floor(folders)
        yield from made_again(folders)
        yield until_heard(folders)


def above_the_floor(folders: Iterator[Path]) -> Row:
    """From the page's bytes to the MP3, against speaking and encoding the same texts and no more."""
    texts = what_is_said(news(), next(folders))
    ours, bare = in_turns(
        lambda: spent(make_news, next(folders)),
        lambda: cost_of(partial(spoken_and_encoded, texts)),
    )
    return Row(
        "a page made an MP3, against the same voice and encoder alone",
        processor_ratio(ours, bare),
        MOST_ABOVE_FLOOR,
        told=f"{milliseconds(ours)} against {milliseconds(bare)}; {clock_ratio(ours, bare):.2f} on the clock",
    )


def made_again(folders: Iterator[Path]) -> Iterator[Row]:
    """An article of sixty sentences made again: with one of them changed, and as it was."""
    article = sixty_sentences()
    whole, changed, same = list[Cost](), list[Cost](), list[Cost]()
    for turn in range(RUNS):
        home = next(folders)
        other = with_one_changed(article, seed=turn)
        whole.append(spent(partial(make, article), home))
        changed.append(spent(partial(make, other), home))
        same.append(spent(partial(make, article), home))
    for what, costs, most in (
        ("one sentence of sixty changed, against making all", changed, MOST_FOR_ONE_SENTENCE),
        ("nothing changed, against making all", same, MOST_FOR_NOTHING),
    ):
        told = f"{milliseconds(costs)} against {milliseconds(whole)}; {clock_ratio(costs, whole):.3f} on the clock"
        yield Row(what, processor_ratio(costs, whole), most, told=told)


def until_heard(folders: Iterator[Path]) -> Row:
    """Milliseconds from a job that waits to the moment in which a listener can begin to hear its article."""
    waits = []
    for turn in range(RUNS):
        with Parts(load_settings(home=next(folders))) as parts:
            _heard_after(repeated(brief(), 1, seed=turn), parts)  # the worker beside a web server has spoken before
            waits.append(_heard_after(sixty_sentences(), parts))
    return Row(
        "the first sentence of sixty can be heard after",
        1000 * statistics.median(waits),
        MOST_UNTIL_HEARD,
        " ms",
        told="on the clock, from the job's start to the episode in the catalogue",
    )


def _heard_after(article: Article, parts: Parts) -> float:
    """Seconds until the article can be heard: until its episode is in the catalogue, which it is when it is whole."""
    parts.catalogue.keep_article(article, guid=article.title)
    asked = time.perf_counter()
    outcome = Worker(parts).work()
    wait = time.perf_counter() - asked
    if outcome is None or outcome.episode is None:
        raise RuntimeError(f"no episode was made: {outcome.reason if outcome else 'there was no job'}")
    return wait
