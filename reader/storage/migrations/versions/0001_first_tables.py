"""The first tables: feeds, articles and their sightings, episodes and their revisions, jobs, constants, changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True).with_variant(sa.String(32), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _feeds_and_articles()
    _episodes()
    _jobs()
    op.create_table(
        "constant",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_constant"),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("mark", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
    )


def _feeds_and_articles() -> None:
    op.create_table(
        "feed",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("url_key", sa.String(64), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("body_hash", sa.Text),
        sa.Column("added", MOMENT, nullable=False),
        sa.Column("fetched", MOMENT),
        sa.Column("succeeded", MOMENT),
        sa.Column("next_fetch", MOMENT),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feed"),
        sa.UniqueConstraint("url_key", name="uq_feed_url_key"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "article",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("feed_id", sa.Integer),
        sa.Column("guid", sa.Text, nullable=False),
        sa.Column("url_key", sa.String(64)),
        sa.Column("text_key", sa.String(64), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("dated", MOMENT, nullable=False),
        sa.Column("first_seen", MOMENT, nullable=False),
        sa.Column("updated", MOMENT, nullable=False),
        sa.Column("reason", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name="fk_article_feed_id", ondelete="SET NULL"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_article_feed_id", "article", ["feed_id"])
    op.create_index("ix_article_url_key", "article", ["url_key"])
    op.create_index("ix_article_text_key", "article", ["text_key"])
    op.create_index("ix_article_dated_id", "article", ["dated", "id"])
    op.create_table(
        "sighting",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("feed_id", sa.Integer),
        sa.Column("guid_key", sa.String(64), nullable=False),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sighting"),
        sa.ForeignKeyConstraint(["feed_id"], ["feed.id"], name="fk_sighting_feed_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_sighting_article_id", ondelete="CASCADE"),
        sa.UniqueConstraint("feed_id", "guid_key", name="uq_sighting_feed_id_guid_key"),
    )
    op.create_index("ix_sighting_article_id", "sighting", ["article_id"])


def _episodes() -> None:
    op.create_table(
        "episode",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("guid", sa.String(45), nullable=False),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("newest", sa.Integer, nullable=False),
        sa.Column("first_made", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_episode"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_episode_article_id"),
        sa.UniqueConstraint("guid", name="uq_episode_guid"),
        sa.UniqueConstraint("article_id", name="uq_episode_article_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("episode_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.Column("script", sa.LargeBinary, nullable=False),
        sa.Column("timeline", sa.LargeBinary, nullable=False),
        sa.Column("audio", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("voice", sa.Text, nullable=False),
        sa.Column("made", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.ForeignKeyConstraint(["episode_id"], ["episode.id"], name="fk_revision_episode_id"),
        sa.UniqueConstraint("token", name="uq_revision_token"),
        sa.UniqueConstraint("episode_id", "number", name="uq_revision_episode_id_number"),
    )


def _jobs() -> None:
    op.create_table(
        "job",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.Column("owner", sa.Text),
        sa.Column("lease_until", MOMENT),
        sa.Column("run_after", MOMENT),
        sa.Column("done_steps", sa.Integer, nullable=False),
        sa.Column("all_steps", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_job_article_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_job_article_id_state", "job", ["article_id", "state"])
    op.create_index("ix_job_queue", "job", ["state", sa.text("priority DESC"), "id"])
