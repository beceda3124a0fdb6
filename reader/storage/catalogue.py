"""What is known about feeds, articles, episodes and jobs: the records, and the Protocol of the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from reader.models import Article, Episode
from reader.storage.folding import Term
from reader.storage.lists import ListedEpisode, Shelf


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """A subscription and its health. Times are aware (UTC).

    `error` is the last failure in words, None when well; with no `failures`, it tells of articles of a feed that was
    read itself. `site` is the address of the page for people that the feed names.
    `delivery` are the settings that hold for its articles alone, a JSON object, or None; `set_delivery` writes it.
    """

    id: int
    url: str
    title: str = ""
    etag: str | None = None
    modified: str | None = None
    body_hash: str | None = None
    added: datetime | None = None
    fetched: datetime | None = None
    succeeded: datetime | None = None
    next_fetch: datetime | None = None
    failures: int = 0
    error: str | None = None
    gone: bool = False
    site: str | None = None
    delivery: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article that is kept. `version` counts the publisher's edits from 1; `reason` says why it isn't spoken."""

    id: int
    feed_id: int | None
    guid: str
    article: Article
    version: int
    first_seen: datetime
    updated: datetime
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class EpisodeRecord:
    """An article's episode in its newest revision.

    `id` is the number people see in addresses and on the command line; `guid` never changes ("urn:uuid:..."). A
    revision is immutable and has `token`, unique among all revisions of all episodes, for its own addresses;
    `revision` counts from 1. `made` is when this revision was made, `first_made` when the first one was.
    """

    id: int
    guid: str
    article_id: int
    feed_id: int | None
    feed_title: str
    revision: int
    token: str
    made: datetime
    first_made: datetime
    episode: Episode


@dataclass(frozen=True, slots=True)
class AudioRecord:
    """The audio that an episode is heard from, its newest revision's: the blob's key and how many bytes it has."""

    episode_id: int
    article_id: int
    key: str
    size: int


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that was searched for, and its episode in its newest revision where it has one."""

    article: ArticleRecord
    episode: EpisodeRecord | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what a search found, and how many articles there are in all, counted up to `MOST_COUNTED`."""

    total: int
    articles: tuple[FoundArticle, ...]


MOST_COUNTED = 1000
"""How far what a search finds is counted: a common word is in a hundred thousand articles, and nobody reads them."""


class JobState(StrEnum):
    """Where a job is. PARKED: it failed too often and waits for somebody to restart it."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    PARKED = "parked"


@dataclass(frozen=True, slots=True)
class JobRecord:
    """A piece of work: make (again) the episode of an article. `lease_until` is when a silent owner loses it.

    `fence` grows with every claim: only who holds the newest one may renew, finish or fail the job.
    """

    id: int
    article_id: int
    state: JobState
    priority: int
    attempts: int
    fence: int
    owner: str | None = None
    lease_until: datetime | None = None
    run_after: datetime | None = None
    done_steps: int = 0
    all_steps: int = 0
    error: str | None = None


class Catalogue(Protocol):
    """The database. Every call is one transaction: it happened wholly, or (StorageError) not at all.

    Safe to use from several threads and processes at once. Times given and returned are aware (UTC).
    The contract suite in tests/contracts runs over every back end.
    """

    # feeds
    def add_feed(self, url: str, title: str = "") -> FeedRecord:
        """Subscribe; the record that is there where the address is known already."""
        ...

    def remove_feed(self, feed_id: int) -> None:
        """Unsubscribe; its articles and episodes stay. Raises NotKnownError."""
        ...

    def feed(self, feed_id: int) -> FeedRecord:
        """One subscription. Raises NotKnownError."""
        ...

    def set_delivery(self, feed_id: int, delivery: str | None) -> None:
        """Keep how the feed's articles are told. Raises NotKnownError."""
        ...

    def feeds(self) -> tuple[FeedRecord, ...]:
        """Every subscription, oldest first."""
        ...

    def due_feeds(self, now: datetime) -> tuple[FeedRecord, ...]:
        """The feeds to be looked at: not gone, `next_fetch` not in the future."""
        ...

    def save_feed(self, feed: FeedRecord) -> None:
        """Write what a fetch learned of the feed (every field but `id`, `added`, `delivery`). Raises NotKnownError.

        Where another subscription has the new `url` already (a moved feed), the two become that one.
        """
        ...

    def save_feeds(self, feeds: Sequence[FeedRecord]) -> None:
        """As `save_feed` for each, all in one transaction; subscriptions that are gone are passed over."""
        ...

    # articles
    def known(self, feed_id: int, guids: Sequence[str]) -> Mapping[str, str]:
        """Those of the guids that the feed has brought already, with the digests last kept with them ("": none)."""
        ...

    def keep_article(
        self, article: Article, *, guid: str, feed_id: int | None = None, reason: str | None = None, digest: str = ""
    ) -> tuple[ArticleRecord, bool]:
        """Keep the article and tell whether it is new or changed. Where it is, and `reason` is None, a job to make
        its episode waits from the same transaction on.

        Recognised again by (feed, guid), else by its `url`, else by equal title and text: then it is a new version
        of that article if its title or a block differs, else nothing changes. An empty guid names nothing. `digest`
        (at most 64 characters) stands for what the feed's entry said, and is given back by `known`.
        Raises NotKnownError where the feed was removed meanwhile.
        """
        ...

    def article(self, article_id: int) -> ArticleRecord:
        """Raises NotKnownError."""
        ...

    def articles(self, *, limit: int, offset: int = 0) -> tuple[ArticleRecord, ...]:
        """Newest first (by `published`, else `first_seen`)."""
        ...

    def search(self, terms: Sequence[Term], *, limit: int, offset: int = 0) -> Found:
        """The articles that have every term, those that came last first. Without a term it is none."""
        ...

    # episodes
    def save_episode(self, article_id: int, episode: Episode, job: JobRecord | None = None) -> EpisodeRecord:
        """Publish a revision of the article's episode, and finish the job in the same transaction.

        Where the newest revision's audio is the same (equal `audio` key), it is returned and no revision is added.
        Raises StorageError where the job is no longer ours (fenced off), and then publishes
        nothing. Raises NotKnownError where there is no such article.
        """
        ...

    def episode(self, episode_id: int) -> EpisodeRecord:
        """The newest revision. Raises NotKnownError."""
        ...

    def episode_of_article(self, article_id: int) -> EpisodeRecord | None:
        """The newest revision of the article's episode, if it has one."""
        ...

    def episode_by_token(self, token: str) -> EpisodeRecord:
        """The revision with that token, which may be an old one. Raises NotKnownError."""
        ...

    def episodes(
        self, *, limit: int, offset: int = 0, source: str | None = None, section: str | None = None
    ) -> tuple[EpisodeRecord, ...]:
        """Newest revisions, newest article first (by `published`, else the article's `first_seen`).

        Those of one source and section where their keys are given.
        """
        ...

    def listed(
        self, *, limit: int, offset: int = 0, source: str | None = None, section: str | None = None
    ) -> tuple[ListedEpisode, ...]:
        """As `episodes`, but what lists show alone."""
        ...

    def listed_by_id(self, ids: Sequence[int]) -> tuple[ListedEpisode, ...]:
        """Those of the episodes that are there, each once, in the order of the ids."""
        ...

    def shelves(self) -> tuple[Shelf, ...]:
        """How the episodes are divided among sources and sections."""
        ...

    def count_episodes(self) -> int:
        """How many articles have an episode."""
        ...

    def audio(self) -> tuple[AudioRecord, ...]:
        """The audio of every episode's newest revision: all that has to be kept to be heard, oldest episode first.

        Audio of older revisions is not among it, as their addresses lead to the newest.
        """
        ...

    def changed(self) -> str:
        """A mark that differs after any episode was published or changed: for ETags of lists and feeds."""
        ...

    # jobs
    def add_job(self, article_id: int, *, priority: int = 0) -> JobRecord:
        """A job waits for the article; where one waits or is parked already it is that one, woken and with the
        higher priority; a parked one counts its attempts anew. One that runs stays as it is, and a new one waits
        behind it. Raises NotKnownError.
        """
        ...

    def claim_job(self, owner: str, lease_seconds: float) -> JobRecord | None:
        """Take the next job: highest priority, then oldest, whose `run_after` has passed; or a running one whose
        lease has ended. Never one of an article for which another job runs under a live lease. None: nothing to do.
        """
        ...

    def renew_job(self, job: JobRecord, lease_seconds: float, done_steps: int, all_steps: int) -> JobRecord | None:
        """Prolong the lease and note the progress; None where the job is no longer ours."""
        ...

    def fail_job(self, job: JobRecord, reason: str, *, retry_after: float | None) -> None:
        """Back to waiting for `retry_after` seconds, or parked (None). Nothing happens where it is no longer ours."""
        ...

    def job_of_article(self, article_id: int) -> JobRecord | None:
        """The job that tells how far the article is: the one that runs, else waits, else is parked; None: none of
        these.
        """
        ...

    def jobs(self, *states: JobState) -> tuple[JobRecord, ...]:
        """Jobs in those states (all where none is given), oldest first."""
        ...

    # constants
    def constant(self, name: str, value: str) -> str:
        """The value first given for the name, whoever gives another later (podcast:guid, secrets)."""
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...
