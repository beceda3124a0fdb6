"""The work that waits, and who does it: jobs are rows of the catalogue, the queue only wakes a worker.

huey deletes a message when it takes it, so a message is never the truth: it says "look at the job table". A worker
that dies leaves its job running under a lease; when the lease has ended, the next look takes the job again.
"""

from __future__ import annotations

import logging
import math
import os
import socket
import sqlite3
import time
import uuid
from collections.abc import Callable, Collection, Generator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from huey import SqliteHuey, crontab
from huey.serializer import SignedSerializer

from reader.errors import EngineFailedError, IngestError, SimakError, StorageError
from reader.models import Progress, Script
from reader.pipeline.pronouncing import lexicon_of
from reader.pipeline.reading import script_of
from reader.storage.catalogue import ArticleRecord, EpisodeRecord, JobRecord, JobState
from reader.wiring import Parts

LEASE_SECONDS = 60.0
RENEW_SECONDS = 1.0
"""How often a job that is being done writes down how far it is, and that it is still ours."""

MOST_ATTEMPTS = 5
FIRST_RETRY_SECONDS = 10.0
LOOK_SECONDS = 0.2

_log = logging.getLogger("simak.jobs")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job: an episode, or the reason why there is none. None and None: it was somebody else's."""

    article: ArticleRecord
    episode: EpisodeRecord | None = None
    reason: str | None = None


def spoken_now(parts: Parts, record: ArticleRecord) -> Generator[bytes, None, None]:
    """The sound of the article's episode while it is made, whoever has the job. Raises as `EpisodeMaker.stream`."""
    delivery = parts.delivery(record.feed_id)
    return parts.maker(delivery).stream(script_of(record.article, delivery), lexicon=lexicon_of(record.article))


class Worker:
    """Does one job after the other, as one owner."""

    def __init__(self, parts: Parts, watch: Callable[[ArticleRecord], Progress] | None = None) -> None:
        self._parts = parts
        self._watch = watch
        self._owner = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"

    def work(self) -> Outcome | None:
        """Do the next job; None where none is due. Raises StorageError where the catalogue fails."""
        catalogue = self._parts.catalogue
        job = catalogue.claim_job(self._owner, LEASE_SECONDS)
        if job is None:
            return None
        record = catalogue.article(job.article_id)
        try:
            episode = self._make(job, record)
        except _LostJobError:
            return Outcome(record)
        except SimakError as problem:
            wish = problem.retry_after if isinstance(problem, EngineFailedError) else None
            return self._failed(job, record, str(problem), again=not isinstance(problem, IngestError), wish=wish)
        except Exception as problem:  # noqa: BLE001 - a job must not end the worker; it is logged and kept as the reason
            _log.exception("Article %s (%s) failed in a way nobody foresaw", record.id, record.article.headline)
            return self._failed(job, record, f"unforeseen: {type(problem).__name__}: {problem}", again=True)
        return Outcome(record, episode)

    def work_off(self) -> list[Outcome]:
        """Do every job that is due."""
        outcomes = []
        while (outcome := self.work()) is not None:
            outcomes.append(outcome)
        return outcomes

    def see_through(self, article_id: int) -> Outcome | None:
        """Do jobs until the article's own is done, by us or by another worker (then None)."""
        while True:
            outcome = self.work()
            if outcome is not None and outcome.article.id == article_id:
                return outcome
            if outcome is None:
                at_work = self._parts.catalogue.jobs(JobState.WAITING, JobState.RUNNING)
                if article_id not in {job.article_id for job in at_work}:
                    return None
                time.sleep(LOOK_SECONDS)

    def see_all_through(self, articles: Collection[int]) -> list[Outcome]:
        """Do every job that is due, and wait for those of the articles that another worker does; ours are returned."""
        outcomes = self.work_off()
        for article in sorted(set(articles) - {outcome.article.id for outcome in outcomes}):
            outcome = self.see_through(article)
            outcomes += [outcome] if outcome else []
        return outcomes

    def _make(self, job: JobRecord, record: ArticleRecord) -> EpisodeRecord:
        delivery = self._parts.delivery(record.feed_id)
        script = script_of(record.article, delivery)
        lease = _Lease(self._parts, job, script, self._watch(record) if self._watch else None)
        episode = self._parts.maker(delivery).make(script, lease.progress, lexicon=lexicon_of(record.article))
        return self._parts.catalogue.save_episode(record.id, episode, lease.job)

    def _failed(
        self, job: JobRecord, record: ArticleRecord, reason: str, *, again: bool, wish: float | None = None
    ) -> Outcome:
        """Put the job back, to be tried again after `wish` seconds or our own back-off, or park it."""
        wait = max(wish or 0, FIRST_RETRY_SECONDS * 2 ** (job.attempts - 1))
        retry = wait if again and job.attempts < MOST_ATTEMPTS else None
        try:
            self._parts.catalogue.fail_job(job, reason, retry_after=retry)
        except StorageError:  # the lease ends by itself; what went wrong first is what people need to hear
            _log.exception("The failure of article %s could not be written down", record.id)
        return Outcome(record, reason=reason)


class _LostJobError(Exception):
    """The job's lease ended and another owner has it."""


class _Lease:
    """Keeps a job ours while its segments are made, and notes in it how many sentences of the script are spoken."""

    def __init__(self, parts: Parts, job: JobRecord, script: Script, watch: Progress | None) -> None:
        self.job = job
        self._parts = parts
        self._watch = watch
        self._sentences = [segment.sentence for segment in script.segments]
        self._renewed = -math.inf  # how many there are is worth noting from the first one on

    def progress(self, done: int, everything: int) -> None:
        """Prolong the lease and note the progress now and then, and pass it on."""
        if self._watch:
            self._watch(done, everything)
        if time.monotonic() - self._renewed < RENEW_SECONDS:
            return
        whole = self._sentences[done] if done < everything else self._sentences[-1] + 1
        renewed = self._parts.catalogue.renew_job(self.job, LEASE_SECONDS, whole, self._sentences[-1] + 1)
        if renewed is None:
            raise _LostJobError
        self.job = renewed
        self._renewed = time.monotonic()


def build_queue(parts: Parts) -> tuple[SqliteHuey, Callable[[], object]]:
    """The queue on the home's own file, and what wakes a worker.

    Its consumer also looks at due feeds and at jobs without a living owner every minute. Messages are signed with a
    secret of this home, as huey's are pickled. Raises StorageError.
    """
    huey = _open_queue(parts.home / "queue.db", parts.catalogue.constant("queue-secret", uuid.uuid4().hex))

    def work_off() -> None:
        _report(Worker(parts).work_off())

    def every_minute() -> None:
        now = datetime.now(UTC)
        for seen in parts.collector.collect(parts.catalogue.due_feeds(now), now):
            _log.info("%s: %s new, %s edited, %s", seen.feed.url, seen.new, seen.edited, seen.feed.error or "well")
            for unspoken in seen.unspoken:
                _log.info("%s", unspoken)
            for problem in seen.problems:
                _log.warning("%s", problem)
        _tidy(parts)  # first: what is made next needs the room
        _report(Worker(parts).work_off())

    huey.periodic_task(crontab(minute="*"))(every_minute)
    send = huey.task()(work_off)

    def wake() -> None:
        try:
            send()
        except sqlite3.Error:  # the job is in the catalogue, where the next look finds it
            _log.warning("No worker could be woken", exc_info=True)

    return huey, wake


def _open_queue(path: Path, secret: str) -> SqliteHuey:
    """The queue in that file; a damaged file is replaced, as it holds nothing but wake-ups."""

    def opened() -> SqliteHuey:
        return SqliteHuey("simak", filename=str(path), results=False, serializer=SignedSerializer(secret=secret))

    try:
        return opened()
    except sqlite3.OperationalError as problem:
        raise StorageError(str(path), f"cannot be used: {problem}") from problem
    except sqlite3.DatabaseError:
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        return opened()


def _tidy(parts: Parts) -> None:
    """Keep the cache within its limit; a disk that refuses must not stop what comes next."""
    try:
        pruned = parts.keeper.look()
    except StorageError as problem:
        _log.warning("The cache could not be pruned: %s", problem)
        return
    if pruned and (pruned.taken or pruned.over):
        told = (pruned.taken, pruned.freed / 1e6, pruned.over / 1e6)
        _log.info("Cache: %s files deleted, %.1f MB freed, %.1f MB over its limit", *told)
    if pruned and pruned.refusal:
        _log.warning("Some of the cache could not be pruned: %s", pruned.refusal)


def _report(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.episode:
            _log.info("Episode %s is ready: %s", outcome.episode.id, outcome.article.article.headline)
        elif outcome.reason:
            _log.warning("No episode of article %s: %s", outcome.article.id, outcome.reason)
