"""Opening a database: new, old, newer, another program's, locked, read-only, and many processes at once."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from reader.errors import StorageError
from reader.storage.folding import Term
from reader.storage.records import pack, to_json
from reader.storage.schema import MIGRATIONS, _configuration
from reader.storage.sql import open_catalogue
from reader.storage.tables import METADATA, SCHEMA, VERSION_TABLE
from tests.storage import databases
from tests.storage.programs import finish, said, start
from tests.storage.samples import an_article, an_episode


@pytest.fixture(params=databases.BACK_ENDS, ids=databases.name)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return databases.fresh(request.param, tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An SQLite database with one article in it, closed."""
    catalogue = open_catalogue(f"sqlite:///{tmp_path / 'simak.db'}")
    catalogue.keep_article(an_article(), guid="g1")
    catalogue.close()
    return tmp_path / "simak.db"


def refusal(file: Path, patience: float = 5) -> str:
    """What opening the file is answered with. Its bytes are the same afterwards."""
    before = file.read_bytes()
    with pytest.raises(StorageError) as caught:
        open_catalogue(f"sqlite:///{file}", patience=patience)
    assert file.read_bytes() == before
    assert str(file) in str(caught.value)
    return caught.value.cause


def test_the_migrations_make_the_tables_that_the_program_uses(url: str) -> None:
    open_catalogue(url).close()
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        differences = compare_metadata(context, METADATA)
        of_index = [change for change in differences if change[0] == "remove_table" and _of_index(change[1].name)]
        assert [change for change in differences if change not in of_index] == []
        assert context.get_current_revision() == SCHEMA == ScriptDirectory(MIGRATIONS).get_current_head()
    engine.dispose()


def _of_index(table: str) -> bool:
    """Whether the table is SQLite's full-text index, or one that it keeps for itself."""
    return table == "searching" or table.startswith("searching_")


def test_a_database_of_the_first_version_is_brought_up_to_date_with_what_it_holds(url: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        configuration = _configuration()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "0001")
        connection.exec_driver_sql(
            "INSERT INTO feed (id, url, url_key, title, added, failures, gone)"
            " VALUES (1, 'https://contoh.example/rss', 'k', 'Contoh', '2025-03-14T01:00:00.000000+00:00', 0, FALSE)"
        )
    engine.dispose()
    catalogue = open_catalogue(url)
    assert [(feed.title, feed.site) for feed in catalogue.feeds()] == [("Contoh", None)]
    catalogue.close()


def test_what_was_kept_before_there_was_a_search_is_found_and_listed(url: str) -> None:
    """The migration fills what is new for every row that can be read; a damaged one stays as it was."""
    article, untitled = an_article(), an_article(2, title="", source=None, section=None)
    episode = an_episode(article)
    now = "2025-03-14T01:00:00.000000+00:00"
    engine = create_engine(url)
    with engine.begin() as connection:
        configuration = _configuration()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "0003")
        add = text(
            "INSERT INTO article (id, guid, text_key, body, version, dated, first_seen, updated)"
            " VALUES (:id, '', :id, :body, 1, :now, :now, :now)"
        )
        for number, body in ((1, to_json(article).decode()), (2, to_json(untitled).decode()), (3, "{"), (4, "[]")):
            connection.execute(add, {"id": number, "body": body, "now": now})
        new = "INSERT INTO episode (id, guid, article_id, newest, first_made) VALUES (:id, :guid, :id, 1, :now)"
        made = text(
            "INSERT INTO revision (episode_id, number, token, script, timeline, audio, size, voice, made)"
            " VALUES (:id, 1, :id, :script, :timeline, 'a', 1, '', :now)"
        )
        for number, script in ((1, pack(episode.script)), (2, b"rusak")):
            connection.execute(text(new), {"id": number, "guid": f"urn:{number}", "now": now})
            values = {"id": number, "script": script, "timeline": pack(episode.timeline), "now": now}
            connection.execute(made, values)
    engine.dispose()
    catalogue = open_catalogue(url)
    listed = {entry.article_id: entry for entry in catalogue.listed(limit=9)}
    told = [getattr(listed[1], name) for name in ("title", "source_key", "section", "samples", "quotations", "photos")]
    assert told == ["Jembatan 1 Dibuka", "contoh", "Daerah", 88_200, 1, 1]
    assert (listed[2].title, listed[2].source) == ("", None)
    by_speaker = catalogue.search([Term((("siti", "rahma"),), speaker=True)], limit=9)
    assert [found.article.id for found in by_speaker.articles] == [1]
    by_text = catalogue.search([Term((("nomor", "1"),)), Term((("menyeberang",),))], limit=9)
    assert [found.article.id for found in by_text.articles] == [1]
    catalogue.close()


def test_an_opened_file_is_kept_with_care(file: Path) -> None:
    catalogue = open_catalogue(f"sqlite:///{file}")
    with catalogue._database.reading() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys")
        assert [connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in pragmas] == ["wal", 2, 1]
    catalogue.close()


def test_opening_again_needs_no_migration_and_finds_what_was_kept(file: Path) -> None:
    program = """
        import sys
        from reader.storage.sql import open_catalogue
        print(open_catalogue("sqlite:///" + sys.argv[1]).articles(limit=1)[0].guid, "alembic" in sys.modules)
    """
    assert finish(start(program, file)).split() == ["g1", "False"]


def test_a_relative_address_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lain").mkdir()
    monkeypatch.chdir(tmp_path)
    catalogue = open_catalogue("sqlite:///simak.db")
    monkeypatch.chdir(tmp_path / "lain")
    catalogue.add_feed("https://contoh.example/rss")
    catalogue.close()
    assert (tmp_path / "simak.db").exists()
    assert list((tmp_path / "lain").iterdir()) == []


def test_processes_that_start_together_agree_on_one_database(url: str) -> None:
    program = """
        import sys
        from reader.storage.sql import open_catalogue
        print("ready", flush=True)
        sys.stdin.readline()
        print(open_catalogue(sys.argv[1]).constant("guid", sys.argv[2]))
    """
    processes = [start(program, url, number) for number in range(5)]
    assert [said(process) for process in processes] == ["ready"] * 5
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    assert len({finish(process).strip() for process in processes}) == 1


@pytest.mark.parametrize("content", [b"not a database", b"\0" * 8192, b"SQLite format 3\0" + b"\xff" * 4080])
def test_what_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "simak.db"
    file.write_bytes(content)
    assert "move it away" in refusal(file)


def test_an_empty_file_is_a_new_database(tmp_path: Path) -> None:
    (tmp_path / "simak.db").touch()
    catalogue = open_catalogue(f"sqlite:///{tmp_path / 'simak.db'}")
    assert catalogue.feeds() == ()
    catalogue.close()


@pytest.mark.parametrize("statement", ["CREATE TABLE places (id INTEGER)", "CREATE TABLE feed (id INTEGER)"])
def test_another_program_s_database_is_left_alone(tmp_path: Path, statement: str) -> None:
    file = tmp_path / "places.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute(statement)
    connection.close()
    assert refusal(file) == "is a database of another program; choose another one"


def test_a_newer_simak_s_database_is_left_alone(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608 (our own name)
    connection.close()
    assert "newer Simak" in refusal(file)


def test_a_database_cut_short_is_said_to_be_damaged(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-4096])
    cause = refusal(file)
    assert "is damaged" in cause
    assert "made again from the feeds" in cause


def test_a_database_in_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="create it first"):
        open_catalogue(f"sqlite:///{tmp_path}/salah/simak.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="is a folder"):
        open_catalogue(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize(
    "address", ["", "simak.db", "sqlite://", "sqlite:///:memory:", "nosuch://x/y", "sqlite:///file:x"]
)
def test_an_address_that_cannot_be_used_is_said(address: str) -> None:
    with pytest.raises(StorageError):
        open_catalogue(address)


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    with pytest.raises(StorageError) as caught:
        open_catalogue("postgresql+psycopg://simak:sangat-rahasia@127.0.0.1:1/simak", patience=1)
    assert "127.0.0.1" in str(caught.value)
    assert "sangat-rahasia" not in str(caught.value)


def test_a_lock_that_is_held_too_long_is_said(file: Path) -> None:
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    with pytest.raises(StorageError, match="locked by another program"):
        open_catalogue(f"sqlite:///{file}", patience=0.3)
    assert 0.2 < time.monotonic() - begun < 5
    other.execute("ROLLBACK")
    catalogue = open_catalogue(f"sqlite:///{file}", patience=0.3)
    other.execute("BEGIN IMMEDIATE")
    assert len(catalogue.articles(limit=9)) == 1, "readers wait for nobody"
    with pytest.raises(StorageError, match="locked by another program"):
        catalogue.add_feed("https://contoh.example/rss")
    other.execute("ROLLBACK")
    catalogue.add_feed("https://contoh.example/rss")
    catalogue.close()
    other.close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others can reach, which pytest's own is not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
        Path(name).chmod(0o755)


@pytest.mark.parametrize("there", [True, False])
def test_a_home_that_may_not_be_written_to_is_said_at_once(open_folder: Path, there: bool) -> None:
    file = open_folder / "simak.db"
    if there:
        open_catalogue(f"sqlite:///{file}").close()
    open_folder.chmod(0o555)
    program = """
        import sys, alembic.command
        from reader.errors import StorageError
        from reader.storage.sql import open_catalogue
        from tests.storage.programs import become_nobody
        become_nobody()
        try:
            open_catalogue("sqlite:///" + sys.argv[1])
        except StorageError as problem:
            print(problem)
    """
    assert "the file or its folder is" in finish(start(program, file))


def test_a_migration_that_is_killed_half_way_left_nothing(url: str) -> None:
    program = """
        import os, signal, sys
        from sqlalchemy import event, Engine
        from reader.storage.sql import open_catalogue
        @event.listens_for(Engine, "before_cursor_execute")
        def die(connection, cursor, statement, *rest):
            if "CREATE TABLE job" in statement:
                os.kill(os.getpid(), signal.SIGKILL)
        open_catalogue(sys.argv[1])
    """
    process = start(program, url)
    process.communicate(timeout=60)
    assert process.returncode == -9
    catalogue = open_catalogue(url)
    assert catalogue.jobs() == ()
    catalogue.close()


def test_a_full_disk_is_said_and_loses_nothing(file: Path) -> None:
    catalogue = open_catalogue(f"sqlite:///{file}")
    kept = catalogue.articles(limit=99)
    with catalogue._database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")  # SQLite then does as on a full disk
    problem = None
    while problem is None:
        number = len(kept) + 1
        try:
            kept = (*kept, catalogue.keep_article(an_article(number), guid=f"g{number}")[0])
        except StorageError as caught:
            problem = caught
    assert "the disk is full" in str(problem)
    assert set(catalogue.articles(limit=99)) == set(kept)
    assert {job.article_id for job in catalogue.jobs()} == {article.id for article in kept}
    catalogue.close()


def test_a_disk_that_takes_no_more_is_said_and_loses_nothing(file: Path) -> None:
    program = """
        import json, resource, sys
        from reader.errors import StorageError
        from reader.storage.sql import open_catalogue
        from tests.storage.samples import an_article, an_episode
        catalogue = open_catalogue("sqlite:///" + sys.argv[1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
        kept = []
        try:
            for number in range(2, 500):
                kept.append(catalogue.keep_article(an_article(number), guid=f"g{number}")[0].id)
        except StorageError as problem:
            print(json.dumps([kept, str(problem), len(catalogue.articles(limit=999))]), flush=True)
    """
    kept, problem, seen = json.loads(finish(start(program, file)))
    assert "is the disk full" in problem
    assert seen == len(kept) + 1 > 10
    catalogue = open_catalogue(f"sqlite:///{file}")
    assert {1, *kept} == {article.id for article in catalogue.articles(limit=999)}
    catalogue.keep_article(an_article(999), guid="g999")
    catalogue.close()
