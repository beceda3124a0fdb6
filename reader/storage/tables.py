"""The tables. A change here needs a new file in migrations/versions and the new number in `SCHEMA`."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from reader.storage.columns import RowId, UtcTime, Words

SCHEMA = "0004"
"""The newest revision in migrations/versions (a test holds the two together)."""

VERSION_TABLE = "simak_version"
"""Where Alembic notes the revision; a name of our own, so that other programs' databases are not taken for ours."""

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class FeedColumns(TypedColumns):
    """A subscription: the fields of `FeedRecord`, and `url_key`, the address's fingerprint."""

    id = Column(RowId, primary_key=True)
    url = Column(Words, nullable=False)
    url_key = Column(String(64), nullable=False, unique=True)
    title = Column(Words, nullable=False)
    etag = Column(Words)
    modified = Column(Words)
    body_hash = Column(Words)
    added = Column(UtcTime, nullable=False)
    fetched = Column(UtcTime)
    succeeded = Column(UtcTime)
    next_fetch = Column(UtcTime)
    failures = Column(Integer, nullable=False)
    error = Column(Words)
    gone = Column(Boolean, nullable=False)
    site = Column(Words)
    delivery = Column(Words)


class ArticleColumns(TypedColumns):
    """An article in its newest version.

    `body` is the `Article` in JSON; `dated` what lists are ordered by (published, else first seen); `url_key` and
    `text_key` are the fingerprints it is recognised by. `source` and `section` stand here again for the lists, and
    their keys are what they are called in addresses (`shelf_key`).
    """

    id = Column(RowId, primary_key=True)
    feed_id = Column(RowId, ForeignKey("feed.id", ondelete="SET NULL"), index=True)
    guid = Column(Words, nullable=False)
    url_key = Column(String(64), index=True)
    text_key = Column(String(64), nullable=False, index=True)
    body = Column(Text, nullable=False)
    version = Column(Integer, nullable=False)
    dated = Column(UtcTime, nullable=False)
    first_seen = Column(UtcTime, nullable=False)
    updated = Column(UtcTime, nullable=False)
    reason = Column(Words)
    source = Column(Words)
    source_key = Column(String(64))
    section = Column(Words)
    section_key = Column(String(64))


class SightingColumns(TypedColumns):
    """What a feed calls an article. Several feeds can bring one article; `feed_id` is null for none.

    `digest` stands for what the feed's entry said when it was last read.
    """

    id = Column(RowId, primary_key=True)
    feed_id = Column(RowId, ForeignKey("feed.id", ondelete="CASCADE"))
    guid_key = Column(String(64), nullable=False)
    article_id = Column(RowId, ForeignKey("article.id", ondelete="CASCADE"), nullable=False, index=True)
    digest = Column(String(64))


class EpisodeColumns(TypedColumns):
    """An article's episode; `newest` is the number of its newest revision."""

    id = Column(RowId, primary_key=True)
    guid = Column(String(45), nullable=False, unique=True)
    article_id = Column(RowId, ForeignKey("article.id"), nullable=False, unique=True)
    newest = Column(Integer, nullable=False)
    first_made = Column(UtcTime, nullable=False)


class RevisionColumns(TypedColumns):
    """One making of an episode, never changed. `script` and `timeline` are JSON, compressed by zlib.

    From `title` on, what lists show of it, so that they need not unfold it: `quotations` and `photos` are numbers.
    """

    id = Column(RowId, primary_key=True)
    episode_id = Column(RowId, ForeignKey("episode.id"), nullable=False)
    number = Column(Integer, nullable=False)
    token = Column(Words, nullable=False, unique=True)
    script = Column(LargeBinary, nullable=False)
    timeline = Column(LargeBinary, nullable=False)
    audio = Column(Words, nullable=False)
    size = Column(BigInteger, nullable=False)
    voice = Column(Words, nullable=False)
    made = Column(UtcTime, nullable=False)
    title = Column(Words, nullable=False, server_default="")
    samples = Column(BigInteger, nullable=False, server_default="0")
    sample_rate = Column(Integer, nullable=False, server_default="1")
    quotations = Column(Integer, nullable=False, server_default="0")
    photos = Column(Integer, nullable=False, server_default="0")


class SearchableColumns(TypedColumns):
    """An article's words, folded (`reader.storage.folding`). SQLite's triggers keep its full-text index in step."""

    article_id = Column(RowId, ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, autoincrement=False)
    title = Column(Words, nullable=False)
    text = Column(Words, nullable=False)
    captions = Column(Words, nullable=False)
    speakers = Column(Words, nullable=False)


class JobColumns(TypedColumns):
    """The fields of `JobRecord`."""

    id = Column(RowId, primary_key=True)
    article_id = Column(RowId, ForeignKey("article.id"), nullable=False)
    state = Column(String(16), nullable=False)
    priority = Column(Integer, nullable=False)
    attempts = Column(Integer, nullable=False)
    fence = Column(Integer, nullable=False)
    owner = Column(Words)
    lease_until = Column(UtcTime)
    run_after = Column(UtcTime)
    done_steps = Column(Integer, nullable=False)
    all_steps = Column(Integer, nullable=False)
    error = Column(Words)


class ConstantColumns(TypedColumns):
    """Values that are given once and stay."""

    name = Column(Words, primary_key=True)
    value = Column(Words, nullable=False)


class ChangeColumns(TypedColumns):
    """One row: a random mark, another after every change that readers of lists and feeds can see."""

    id = Column(RowId, primary_key=True)
    mark = Column(String(32), nullable=False)


# sqlite_autoincrement: an id that stood in an address must never come to mean something else
FEED = Table("feed", METADATA, FeedColumns, sqlite_autoincrement=True)
ARTICLE = Table("article", METADATA, ArticleColumns, Index(None, "dated", "id"), sqlite_autoincrement=True)
SEARCHABLE = Table("searchable", METADATA, SearchableColumns)
SIGHTING = Table("sighting", METADATA, SightingColumns, UniqueConstraint("feed_id", "guid_key"))
EPISODE = Table("episode", METADATA, EpisodeColumns, sqlite_autoincrement=True)
REVISION = Table("revision", METADATA, RevisionColumns, UniqueConstraint("episode_id", "number"))
JOB = Table("job", METADATA, JobColumns, Index(None, "article_id", "state"), sqlite_autoincrement=True)
CONSTANT = Table("constant", METADATA, ConstantColumns)
CHANGE = Table("change", METADATA, ChangeColumns)

# lists of one source and of one section; and how many episodes each has, told by the index alone
Index("ix_article_source_key_dated", ARTICLE.c.source_key, ARTICLE.c.dated, ARTICLE.c.id)
Index("ix_article_section_key_dated", ARTICLE.c.section_key, ARTICLE.c.dated, ARTICLE.c.id)
Index("ix_article_shelf", ARTICLE.c.source_key, ARTICLE.c.section_key, ARTICLE.c.source, ARTICLE.c.section)

# the order in which jobs are claimed
Index("ix_job_queue", JOB.c.state, JOB.c.priority.desc(), JOB.c.id)
