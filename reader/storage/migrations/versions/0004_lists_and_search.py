"""What lists show without unfolding episodes, and the words that are searched, for what was kept before too."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from reader.models import cut_at_word
from reader.storage.folding import folded, shelf_key

revision = "0004"
down_revision = "0003"

_AT_ONCE = 200
_LONGEST_NAME = 100
_HEADLINE_LENGTH = 80

_article = sa.table("article", *map(sa.column, ("id", "body", "source", "source_key", "section", "section_key")))
_revision = sa.table(
    "revision",
    *map(sa.column, ("id", "episode_id", "number", "script", "timeline")),
    *map(sa.column, ("title", "samples", "sample_rate", "quotations", "photos")),
)
_episode = sa.table("episode", *map(sa.column, ("id", "article_id", "newest")))
_searchable = sa.table("searchable", *map(sa.column, ("article_id", "title", "text", "captions", "speakers")))

_INDEXED = ("title", "text", "captions", "speakers")
_GIVEN_UP = f"INSERT INTO searching(searching, rowid, {', '.join(_INDEXED)})"
_GIVEN_UP += f" VALUES ('delete', old.article_id, {', '.join(f'old.{name}' for name in _INDEXED)});"
_TAKEN_UP = f"INSERT INTO searching(rowid, {', '.join(_INDEXED)})"
_TAKEN_UP += f" VALUES (new.article_id, {', '.join(f'new.{name}' for name in _INDEXED)});"


def upgrade() -> None:
    """Add the columns and tables, and fill them; a row that is damaged stays as it is."""
    for name in ("source", "section"):
        op.add_column("article", sa.Column(name, sa.Text))
        op.add_column("article", sa.Column(f"{name}_key", sa.String(64)))
        op.create_index(f"ix_article_{name}_key_dated", "article", [f"{name}_key", "dated", "id"])
    op.create_index("ix_article_shelf", "article", ["source_key", "section_key", "source", "section"])
    op.add_column("revision", sa.Column("title", sa.Text, nullable=False, server_default=""))
    op.add_column("revision", sa.Column("samples", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("revision", sa.Column("sample_rate", sa.Integer, nullable=False, server_default="1"))
    op.add_column("revision", sa.Column("quotations", sa.Integer, nullable=False, server_default="0"))
    op.add_column("revision", sa.Column("photos", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "searchable",
        sa.Column("article_id", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in _INDEXED),
        sa.PrimaryKeyConstraint("article_id", name="pk_searchable"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_searchable_article_id", ondelete="CASCADE"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _make_index()
    _fill_articles()
    _fill_episodes()


def _make_index() -> None:
    """SQLite's full-text index over `searchable`, kept in step by triggers, whoever writes.

    The words are folded already, so the simplest tokenizer will do: it parts them at spaces.
    """
    op.execute(
        f"CREATE VIRTUAL TABLE searching USING fts5({', '.join(_INDEXED)}, content='searchable',"
        " content_rowid='article_id', tokenize='ascii', prefix='3 4')"
    )
    for event, steps in (("INSERT", _TAKEN_UP), ("DELETE", _GIVEN_UP), ("UPDATE", _GIVEN_UP + _TAKEN_UP)):
        name = f"searchable_{event.lower()}"
        op.execute(sa.text(f"CREATE TRIGGER {name} AFTER {event} ON searchable BEGIN {steps} END"))


def _rows(query: sa.Select[Any], number: sa.ColumnElement[Any]) -> Iterator[sa.Row[Any]]:
    """The query's rows, a few at a time, so that a large database does not have to fit into memory."""
    last = -1
    while rows := op.get_bind().execute(query.where(number > last).order_by(number).limit(_AT_ONCE)).all():
        yield from rows
        last = rows[-1].id


def _fill_articles() -> None:
    connection = op.get_bind()
    for row in _rows(sa.select(_article.c.id, _article.c.body), _article.c.id):
        try:
            article = json.loads(row.body)
            names = {name: article.get(name) for name in ("source", "section")}
            known = {f"{name}_key": shelf_key(value) for name, value in names.items()}
            known |= {name: cut_at_word(value or "", _LONGEST_NAME) or None for name, value in names.items()}
            words = _words(article)
        except (ValueError, TypeError, KeyError, AttributeError):
            continue
        connection.execute(sa.update(_article).where(_article.c.id == row.id).values(known))
        connection.execute(sa.insert(_searchable).values(article_id=row.id, speakers="", **words))


def _words(article: dict[str, Any]) -> dict[str, str]:
    captions = [block for block in article["blocks"] if block["kind"] == "caption"]
    texts = [block for block in article["blocks"] if block["kind"] != "caption"]
    return {
        "title": folded(article["title"]),
        "text": _joined(texts, "dateline", "text"),
        "captions": _joined(captions, "text", "credit", "alt"),
    }


def _joined(blocks: list[dict[str, Any]], *names: str) -> str:
    return folded("\n".join(block.get(name) or "" for block in blocks for name in names))


def _fill_episodes() -> None:
    connection = op.get_bind()
    newest = (_episode.c.id == _revision.c.episode_id) & (_episode.c.newest == _revision.c.number)
    query = sa.select(_revision.c.id, _revision.c.script, _revision.c.timeline, _episode.c.article_id)
    for row in _rows(query.join(_episode, newest), _revision.c.id):
        try:
            script, timeline = (json.loads(zlib.decompress(data)) for data in (row.script, row.timeline))
            shown = {
                "title": _headline(script["article"]),
                "samples": timeline["samples"],
                "sample_rate": timeline["sample_rate"],
                "quotations": len(script["quotations"]),
                "photos": sum(block["kind"] == "caption" for block in script["article"]["blocks"]),
            }
            speakers = folded("\n".join(dict.fromkeys(q["speaker"] for q in script["quotations"] if q.get("speaker"))))
        except (ValueError, TypeError, KeyError, AttributeError, zlib.error):
            continue
        connection.execute(sa.update(_revision).where(_revision.c.id == row.id).values(shown))
        spoken = _searchable.c.article_id == row.article_id
        connection.execute(sa.update(_searchable).where(spoken).values(speakers=speakers))


def _headline(article: dict[str, Any]) -> str:
    """As `Article.headline` gave it."""
    texts = [block["text"] for block in article["blocks"] if block["kind"] != "caption"] or [""]
    return article["title"] or cut_at_word(texts[0] or article["blocks"][0]["text"], _HEADLINE_LENGTH)
