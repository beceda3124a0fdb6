"""A database with damaged bytes: what can still be read is right, everything else is said in words."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from reader.errors import NotKnownError, StorageError
from reader.storage.catalogue import Catalogue
from reader.storage.folding import Term
from reader.storage.sql import open_catalogue
from tests.storage.samples import an_article, an_episode

READS: tuple[Callable[[Catalogue], object], ...] = (
    lambda c: c.feeds(),
    lambda c: c.known(1, ["g1", "g2"]),
    lambda c: c.article(2),
    lambda c: c.articles(limit=50),
    lambda c: c.episode(1),
    lambda c: c.episode_of_article(2),
    lambda c: c.episodes(limit=50),
    lambda c: c.count_episodes(),
    lambda c: c.changed(),
    lambda c: c.jobs(),
    lambda c: c.constant("rahasia", "x"),
    lambda c: c.claim_job("pekerja", 60),
    lambda c: c.keep_article(an_article(3, title="Baru"), guid="g3", feed_id=1),
    lambda c: c.audio(),
    lambda c: c.listed(limit=50, source="contoh"),
    lambda c: c.listed_by_id([1, 2]),
    lambda c: c.shelves(),
    lambda c: c.search([Term((("jembatan",),))], limit=20),
)


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with something in every table, closed."""
    file = tmp_path_factory.mktemp("healthy") / "simak.db"
    catalogue = open_catalogue(f"sqlite:///{file}")
    feed = catalogue.add_feed("https://contoh.example/rss", "Contoh")
    for number in range(1, 25):
        article, _ = catalogue.keep_article(an_article(number), guid=f"g{number}", feed_id=feed.id)
        if number % 2:
            catalogue.save_episode(article.id, an_episode(article.article, f"episodes/{number}.mp3"))
    catalogue.constant("rahasia", "x")
    catalogue.close()
    return file


@pytest.mark.parametrize("seed", range(40))
def test_damage_anywhere_is_never_worse_than_an_error_in_words(healthy: Path, tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    file = tmp_path / "simak.db"
    data = bytearray(healthy.read_bytes())
    for _ in range(random.choice((1, 10, 200))):
        start = random.randrange(len(data))
        length = random.choice((1, 4, 300))
        data[start : start + length] = random.randbytes(len(data[start : start + length]))
    file.write_bytes(data[: random.choice((len(data), len(data), random.randrange(len(data))))])
    try:
        catalogue = open_catalogue(f"sqlite:///{file}", patience=0.2)
    except StorageError:
        return
    for read in READS:
        try:
            read(catalogue)
        except (StorageError, NotKnownError) as problem:
            assert len(str(problem)) < 1000  # noqa: PT017 (which of them fail is the damage's choice)
    catalogue.close()


@pytest.mark.parametrize(
    ("statement", "call", "subject"),
    [
        ("UPDATE article SET body = '{' WHERE id = 2", 2, "article 2"),
        ("UPDATE article SET body = replace(body, 'paragraph', 'puisi') WHERE id = 2", 2, "article 2"),
        ("UPDATE revision SET script = x'0102' WHERE episode_id = 1", 4, "episode 1"),
        ("UPDATE revision SET timeline = NULL", 6, "simak.db"),
        ("UPDATE job SET state = 'tidur'", 9, "job 1"),
        ("UPDATE feed SET added = 'kemarin'", 0, "database"),
    ],
)
def test_a_damaged_row_is_named(healthy: Path, tmp_path: Path, statement: str, call: int, subject: str) -> None:
    file = tmp_path / "simak.db"
    shutil.copy(healthy, file)
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    if "NULL" in statement:
        connection.execute("DROP TABLE revision")
    else:
        connection.execute(statement)
    connection.close()
    catalogue = open_catalogue(f"sqlite:///{file}")
    with pytest.raises(StorageError) as caught:
        READS[call](catalogue)
    assert subject in caught.value.subject
    catalogue.close()
