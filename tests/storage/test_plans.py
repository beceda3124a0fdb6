"""How SQLite finds things: by an index, so that a catalogue of years answers as fast as one of a day."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from reader.errors import NotKnownError
from reader.storage.catalogue import Catalogue, FeedRecord
from reader.storage.folding import Term
from reader.storage.sql import open_catalogue
from tests.storage.samples import an_article, an_episode


@pytest.mark.parametrize(
    "call",
    [
        lambda c: c.known(1, ["g1", "g2"]),
        lambda c: c.keep_article(an_article(2), guid="g2", feed_id=1),
        lambda c: c.keep_article(an_article(1, title="Baru"), guid="g1", feed_id=1),
        lambda c: c.save_feed(FeedRecord(1, "https://contoh.example/rss", etag="x")),
        lambda c: c.save_feed(FeedRecord(1, "https://contoh.example/baru")),
        lambda c: c.articles(limit=50),
        lambda c: c.episodes(limit=50, offset=1000),
        lambda c: c.listed(limit=50, offset=1000),
        lambda c: c.listed(limit=50, source="contoh"),
        lambda c: c.listed(limit=50, section="daerah"),
        lambda c: c.listed(limit=50, source="contoh", section="daerah"),
        lambda c: c.listed_by_id([1, 2]),
        lambda c: c.shelves(),
        lambda c: c.search([Term((("jembatan",),)), Term((("siti", "rahma"),), speaker=True)], limit=20),
        lambda c: c.episode(1),
        lambda c: c.episode_of_article(1),
        lambda c: c.episode_by_token("ab"),
        lambda c: c.save_episode(1, an_episode(an_article(), "episodes/2.mp3")),
        lambda c: c.add_job(1),
        lambda c: c.claim_job("pekerja", 60),
    ],
)
def test_nothing_is_searched_row_by_row(tmp_path: Path, call: Callable[[Catalogue], Any]) -> None:
    catalogue = open_catalogue(f"sqlite:///{tmp_path / 'simak.db'}")
    feed = catalogue.add_feed("https://contoh.example/rss")
    article, _ = catalogue.keep_article(an_article(), guid="g1", feed_id=feed.id)
    catalogue.save_episode(article.id, an_episode(article.article))
    statements = list[tuple[str, Any]]()
    event.listen(
        catalogue._database._engine,
        "before_cursor_execute",
        lambda connection, cursor, statement, parameters, *rest: statements.append((statement, parameters)),
    )
    with suppress(NotKnownError):  # the token
        call(catalogue)
    with catalogue._database.reading() as connection:
        plans = [
            step.detail
            for statement, parameters in list(statements)
            if statement.startswith(("SELECT", "UPDATE"))
            for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]
    catalogue.close()
    tables = ("feed", "article", "sighting", "episode", "revision", "job")
    assert [
        plan for plan in plans if plan.startswith("SCAN") and plan.split()[1] in tables and "INDEX" not in plan
    ] == []
    assert any("INDEX" in plan or "PRIMARY KEY" in plan for plan in plans)
