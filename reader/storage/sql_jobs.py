"""The work to be done, in SQL: one writer at a time makes each of these steps whole, a fence keeps late owners out."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, ScalarSelect, and_, case, exists, insert, or_, select, update

from reader.errors import NotKnownError
from reader.storage.catalogue import JobRecord, JobState
from reader.storage.records import intact
from reader.storage.sql_part import SqlPart
from reader.storage.tables import ARTICLE, JOB

_COLUMNS = [JOB.c[field.name] for field in fields(JobRecord)]
_NOBODYS = {"owner": None, "lease_until": None}


class SqlJobs(SqlPart):
    """The catalogue's calls about jobs; reader.storage.catalogue says what each promises.

    Leases are told by each process's own clock: machines that work on one database have to agree on the time to a
    few seconds. Where they don't, a job may be done twice, but its episode is published once.
    """

    def add_job(self, article_id: int, *, priority: int = 0) -> JobRecord:
        """Have a job wait for the article. Raises NotKnownError.

        One that was parked begins to count its attempts anew.
        """
        with self._database.writing() as connection:
            if connection.execute(select(ARTICLE.c.id).where(ARTICLE.c.id == article_id)).one_or_none() is None:
                raise NotKnownError(f"article {article_id}", "is not in the catalogue")
            return queue_job(connection, article_id, priority)

    def claim_job(self, owner: str, lease_seconds: float) -> JobRecord | None:
        """Take the next job."""
        now = self._database.now()
        claimed = (
            update(JOB)
            .where(JOB.c.id == _next_job(now))
            .values(state=JobState.RUNNING, owner=owner, lease_until=now + timedelta(seconds=lease_seconds))
            .values(attempts=JOB.c.attempts + 1, fence=JOB.c.fence + 1, done_steps=0, all_steps=0)
            .returning(*_COLUMNS)
        )
        with self._database.writing() as connection:
            row = connection.execute(claimed).one_or_none()
            return None if row is None else _job(row)

    def renew_job(self, job: JobRecord, lease_seconds: float, done_steps: int, all_steps: int) -> JobRecord | None:
        """Prolong the lease and note the progress."""
        lease_until = self._database.now() + timedelta(seconds=lease_seconds)
        renewed = _ours(job).values(lease_until=lease_until, done_steps=done_steps, all_steps=all_steps)
        with self._database.writing() as connection:
            row = connection.execute(renewed.returning(*_COLUMNS)).one_or_none()
            return None if row is None else _job(row)

    def fail_job(self, job: JobRecord, reason: str, *, retry_after: float | None) -> None:
        """Back to waiting, or parked."""
        if retry_after is None:
            failed = _ours(job).values(state=JobState.PARKED, run_after=None)
        else:
            run_after = self._database.now() + timedelta(seconds=retry_after)
            failed = _ours(job).values(state=JobState.WAITING, run_after=run_after)
        with self._database.writing() as connection:
            connection.execute(failed.values(error=reason, **_NOBODYS))

    def job_of_article(self, article_id: int) -> JobRecord | None:
        """The article's job that runs, else waits, else is parked."""
        order = case({JobState.RUNNING: 0, JobState.WAITING: 1}, value=JOB.c.state, else_=2)
        query = select(*_COLUMNS).where(JOB.c.article_id == article_id, JOB.c.state != JobState.DONE)
        with self._database.reading() as connection:
            row = connection.execute(query.order_by(order, JOB.c.id).limit(1)).one_or_none()
            return None if row is None else _job(row)

    def jobs(self, *states: JobState) -> tuple[JobRecord, ...]:
        """Jobs in those states, oldest first."""
        query = select(*_COLUMNS).order_by(JOB.c.id)
        if states:
            query = query.where(JOB.c.state.in_(states))
        with self._database.reading() as connection:
            return tuple(map(_job, connection.execute(query)))


def queue_job(connection: Connection, article_id: int, priority: int = 0) -> JobRecord:
    """A job that waits for the article, which is there; to be called inside a writing transaction."""
    idle = JOB.c.state.in_((JobState.WAITING, JobState.PARKED))
    # a waiting one rather than a parked one ("waiting" sorts last), and the oldest
    found = select(*_COLUMNS).where(JOB.c.article_id == article_id, idle).order_by(JOB.c.state.desc(), JOB.c.id)
    row = connection.execute(found.limit(1)).one_or_none()
    if row is None:
        new = {"article_id": article_id, "priority": priority, "state": JobState.WAITING}
        counts = dict.fromkeys(("attempts", "fence", "done_steps", "all_steps"), 0)
        change: Any = insert(JOB).values(**new, **counts)
    else:
        there = _job(row)
        woken = {"state": JobState.WAITING, "priority": max(priority, there.priority), "run_after": None}
        if there.state is JobState.PARKED:
            woken |= {"attempts": 0, "error": None}
        change = update(JOB).where(JOB.c.id == there.id).values(**woken)
    return _job(connection.execute(change.returning(*_COLUMNS)).one())


def finish_job(connection: Connection, job: JobRecord) -> bool:
    """Mark the job done, inside a writing transaction; False where it is no longer ours."""
    done = _ours(job).values(state=JobState.DONE, run_after=None, error=None, **_NOBODYS)
    return connection.execute(done).rowcount == 1


def _ours(job: JobRecord) -> Any:
    """An update of the job, which changes nothing where somebody claimed it after us or it doesn't run any more."""
    return update(JOB).where(JOB.c.id == job.id, JOB.c.fence == job.fence, JOB.c.state == JobState.RUNNING)


def _next_job(now: datetime) -> ScalarSelect[int]:
    """The id of the job to be claimed: the first of those that wait and of those whose owner fell silent."""
    other = JOB.alias()
    taken = exists().where(
        other.c.article_id == JOB.c.article_id,
        other.c.state == JobState.RUNNING,
        other.c.lease_until > now,
    )
    waiting = and_(JOB.c.state == JobState.WAITING, or_(JOB.c.run_after.is_(None), JOB.c.run_after <= now))
    silent = and_(JOB.c.state == JobState.RUNNING, JOB.c.lease_until <= now)
    order = (JOB.c.priority.desc(), JOB.c.id)
    # each of the two is found by the index, which one query with OR would not be
    firsts = [
        select(JOB.c.id, JOB.c.priority).where(kind, ~taken).order_by(*order).limit(1).subquery()
        for kind in (waiting, silent)
    ]
    either = select(firsts[0]).union_all(select(firsts[1])).subquery()
    return select(either.c.id).order_by(either.c.priority.desc(), either.c.id).limit(1).scalar_subquery()


def _job(row: Row[Any]) -> JobRecord:
    with intact(f"job {row.id}"):
        return JobRecord(**(row._asdict() | {"state": JobState(row.state)}))
