"""The benches are sound without their clocks: they import, and what they measure with is what they say it is."""

from __future__ import annotations

import importlib
import pkgutil
import statistics
from dataclasses import replace

import pytest

import bench
from bench.articles import SENTENCES, brief, news, repeated, sixty_sentences, with_one_changed
from bench.feed_server import ENTRIES, NEWS, Feed
from bench.long_paragraphs import paragraph
from bench.read_pages import SIZE, pages
from reader.ingest.feed import read_feed
from reader.models import Article
from reader.pipeline.reading import script_of

MODULES = {module.name for module in pkgutil.iter_modules(bench.__path__)}
MODULES.remove("usual_script")  # needs the ffmpeg program that only `make bench` installs; mypy reads it all the same


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_module_imports(name: str) -> None:
    importlib.import_module(f"bench.{name}")


def _spoken(article: Article) -> list[str]:
    return [segment.spoken for segment in script_of(article).segments]


def test_an_article_of_sixty_sentences_has_sixty() -> None:
    assert script_of(sixty_sentences()).segments[-1].sentence + 1 in (SENTENCES, SENTENCES + 1)


def test_one_changed_sentence_changes_one_segment() -> None:
    article = sixty_sentences()
    for seed in range(5):
        before, after = _spoken(article), _spoken(with_one_changed(article, seed))
        assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_no_clip_of_a_repeated_article_serves_twice() -> None:
    times = 10
    spoken = [text for text in _spoken(repeated(brief(), times, seed=1)) if len(text.split()) > 4]
    assert len(set(spoken)) == len(spoken)
    assert len(spoken) >= times


def test_a_repeated_article_is_as_long_as_its_parts() -> None:
    one, ten = brief(), repeated(brief(), 10, seed=1)
    assert sum(len(block.text) for block in ten.blocks) == 10 * sum(len(block.text) for block in one.blocks)
    assert replace(repeated(news(), 1, seed=1), title="", blocks=()) == replace(news(), title="", blocks=())


def test_a_paragraph_has_the_size_that_was_asked_for() -> None:
    assert len(paragraph(100_000)) == 100_000


def test_pages_have_a_newsrooms_size() -> None:
    sizes = [len(page) for _, page in pages(None)]
    assert len(sizes) >= 10
    assert statistics.median(sizes) > SIZE / 2  # a page whose text is not in its body stays small
    assert max(sizes) < 1.5 * SIZE


def _answer(feed: Feed, path: str, agent: str = "Simak/1", condition: str = "") -> tuple[bytes, bytes]:
    head, _, body = feed.answer(f"GET {path} HTTP/1.1\r\nUser-Agent: {agent}\r\n{condition}".encode()).partition(
        b"\r\n\r\n"
    )
    return head, body


def test_feeds_answer_304_but_for_one_in_twenty() -> None:
    feeds = [Feed(number, ["Air naik lagi."] * 10) for number in range(40)]
    heads = [_answer(feed, "/feed", condition='If-None-Match: "kemarin"\r\n')[0] for feed in feeds]
    assert sum(head.startswith(b"HTTP/1.1 200") for head in heads) == 2
    assert sum(head.startswith(b"HTTP/1.1 304") for head in heads) == 38


def test_only_simak_makes_news_and_only_where_it_asks_for_it() -> None:
    feed = Feed(0, ["Air naik lagi di tiga kelurahan, kata warga."] * 10)
    same = _answer(feed, "/feed")[1]
    assert _answer(feed, "/feed")[1] == same == _answer(feed, NEWS, agent="curl")[1]
    before, after = (
        {entry.guid for entry in read_feed(body, "http://127.0.1.1/", "application/rss+xml").entries}
        for body in (same, _answer(feed, NEWS)[1])
    )
    assert len(before) == len(after) == ENTRIES
    assert len(after - before) == 1
