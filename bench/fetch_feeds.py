"""A look at 500 feeds of which 95 % say that nothing has changed, against their bare requests in as many threads."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import urllib3

from bench.feed_server import ETAG, NEWS, address
from bench.pairs import ROOT, clock_ratio, cost_of, in_turns, milliseconds, processor_ratio
from bench.rows import Row
from reader.pipeline.collecting import AT_ONCE
from reader.settings import Settings, load_settings
from reader.wiring import Parts

FEEDS = 500
MOST = 1.5
MOST_WITH_NEWS = 3.0
"""Reading 25 feeds of 45 KB takes feedparser about as long as all 500 requests take."""


def rows() -> Iterator[Row]:
    """How many times the requests' own time a look takes, on the clock: asking is mostly waiting."""
    if sys.platform != "linux":  # elsewhere only 127.0.0.1 is loopback, and one host is asked one thing at a time
        return
    with serving(FEEDS) as port, tempfile.TemporaryDirectory() as home:
        yield look_against_requests("the others with nothing new", MOST, "/feed", port, Path(home) / "same")
        yield look_against_requests(
            "the others with a new article each", MOST_WITH_NEWS, NEWS, port, Path(home) / "new"
        )


def look_against_requests(others: str, most: float, path: str, port: int, home: Path) -> Row:
    """A look at the feeds at that path, against the bare requests."""
    hosts = tuple(address(number) for number in range(FEEDS))
    urls = [f"http://{host}:{port}{path}" for host in hosts]
    settings = load_settings(home=home, allow_hosts=hosts)
    subscribe(settings, urls)
    ours, bare = in_turns(lambda: cost_of(partial(look, settings)), lambda: cost_of(partial(ask, urls)))
    return Row(
        f"a look at {FEEDS} feeds, 95 % answering 304 and {others}, against the bare requests",
        clock_ratio(ours, bare),
        most,
        told=f"{milliseconds(ours)} against {milliseconds(bare)}; {processor_ratio(ours, bare):.2f} of processor",
    )


@contextmanager
def serving(feeds: int) -> Iterator[int]:
    """The port of the server, while it runs in a process of its own."""
    program = [sys.executable, "-m", "bench.feed_server", str(feeds)]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as server:
        assert server.stdout  # noqa: S101 - a pipe was asked for
        yield int(server.stdout.readline())


def subscribe(settings: Settings, urls: Sequence[str]) -> None:
    """Subscribe to the feeds, each known as it was yesterday."""
    with Parts(settings) as parts:
        feeds = [parts.catalogue.add_feed(url) for url in urls]
        parts.catalogue.save_feeds([replace(feed, etag=ETAG, title=feed.url) for feed in feeds])


def look(settings: Settings) -> None:
    """What `simak fetch` does before it makes episodes, with connections of its own as each time."""
    with Parts(settings) as parts:
        seen = list(parts.collector.collect(parts.catalogue.feeds(), datetime.now(UTC)))
    wrong = [look.feed.error for look in seen if look.feed.error]
    if wrong or len(seen) != FEEDS:
        raise RuntimeError(f"{len(seen)} feeds seen, {len(wrong)} of them failed: {wrong[:1]}")


def ask(urls: Sequence[str]) -> None:
    """The requests alone."""
    pools = urllib3.PoolManager(num_pools=2 * AT_ONCE, maxsize=1)

    def one(url: str) -> int:
        return len(pools.request("GET", url, headers={"If-None-Match": ETAG}, retries=False).data)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        sizes = list(threads.map(one, urls))
    pools.clear()
    if len(sizes) != FEEDS or not any(sizes):
        raise RuntimeError("the server did not answer as it should")
