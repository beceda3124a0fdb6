"""A page made into an episode: against the bare voice and encoder, made again, and until it can be heard."""

from __future__ import annotations

import http.client
import itertools
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from bench.articles import news, sixty_sentences, with_one_changed
from bench.bare import spoken_and_encoded
from bench.making import make, make_news, spent, what_is_said
from bench.pairs import RUNS, Cost, clock_ratio, cost_of, in_turns, milliseconds, processor_ratio
from bench.rows import Row
from bench.web_server import serving
from reader.models import Article
from reader.pipeline.reading import script_of
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
    """Milliseconds from asking a server for an article without an episode to having its first sentence whole."""
    article = sixty_sentences()
    sentence = first_sentence(article, next(folders))
    waits = [_heard_after(article, sentence, next(folders)) for _ in range(RUNS)]
    return Row(
        "the first sentence of sixty can be heard after",
        1000 * statistics.median(waits),
        MOST_UNTIL_HEARD,
        " ms",
        told=f"on the clock, from the request to byte {len(sentence):,} of the stream, where that sentence ends",
    )


def first_sentence(article: Article, home: Path) -> bytes:
    """The frames that a listener must have for the article's first sentence, all segments of it."""
    script = script_of(article)
    number = sum(segment.sentence == script.segments[0].sentence for segment in script.segments)
    with Parts(load_settings(home=home)) as parts, closing(parts.maker(parts.settings).stream(script)) as stream:
        return b"".join(itertools.islice(stream, number))


def _heard_after(article: Article, sentence: bytes, home: Path) -> float:
    """Seconds until the answer of a server of its own, on the loopback, holds the sentence."""
    with Parts(load_settings(home=home)) as parts, serving(home) as (host, port):
        number = parts.catalogue.keep_article(article, guid=article.title)[0].id
        asked = time.perf_counter()
        connection = http.client.HTTPConnection(host, port, timeout=60)
        with closing(connection):
            connection.request("GET", f"/langsung/{number}.mp3")
            answer = connection.getresponse()
            heard = answer.read(len(sentence))
            wait = time.perf_counter() - asked
    if heard != sentence:
        raise RuntimeError(f"the server sent something else than the sentence (status {answer.status})")
    return wait
