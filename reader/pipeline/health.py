"""What a look teaches about a feed, and when to look again: its record after a good look and after a bad one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from reader.errors import FetchError, SimakError
from reader.storage.catalogue import FeedRecord

LONGEST_WAIT = timedelta(days=1)
"""A feed that nobody ended is looked at once a day at least, whatever its server asks for."""

LONGEST_SILENCE = timedelta(hours=1)
"""One of which no answer came is looked at again within the hour: it may be this machine that was offline, and who
comes back wants the news."""

_MOST_DOUBLINGS = 12


def well(
    feed: FeedRecord, now: datetime, *, usual: timedelta, fresh: timedelta = timedelta(0), lack: str | None = None
) -> FeedRecord:
    """The feed after a good look: the next one after the usual time, or when its answer is no longer `fresh`.

    `lack` says in words what it announces and could not be read: an error without failures.
    """
    wait = min(max(usual, fresh), max(usual, LONGEST_WAIT))
    return replace(feed, fetched=now, succeeded=now, next_fetch=now + wait, failures=0, error=lack)


def ill(feed: FeedRecord, now: datetime, problem: SimakError, *, usual: timedelta) -> FeedRecord:
    """The feed after a bad look: the next one after twice as long each time, or as long as the server asks for; within
    the hour where there was no answer.

    A server that says 410 has ended the feed.
    """
    wait, longest = usual * 2 ** min(feed.failures, _MOST_DOUBLINGS), LONGEST_WAIT
    gone = False
    if isinstance(problem, FetchError):
        wait = max(wait, timedelta(seconds=problem.retry_after or 0))
        gone = problem.status == 410
        longest = LONGEST_WAIT if problem.status else max(usual, LONGEST_SILENCE)
    next_fetch = now + min(wait, longest)
    return replace(feed, fetched=now, next_fetch=next_fetch, failures=feed.failures + 1, error=str(problem), gone=gone)


def may_pass(problem: SimakError) -> bool:
    """Whether reading an entry again may bring what failed now: not where its site refused it (4xx, robots.txt).

    408, 425 and 429 are refusals for now only (RFC 9110, 8470, 6585).
    """
    if not isinstance(problem, FetchError) or type(problem) is not FetchError:
        return False
    return problem.status is None or problem.status >= 500 or problem.status in (408, 425, 429)
