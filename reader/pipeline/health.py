"""What a look teaches about a feed, and when to look again: its record after a good look and after a bad one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from reader.errors import FetchError, SimakError
from reader.storage.catalogue import FeedRecord

LONGEST_WAIT = timedelta(days=1)
"""A feed that nobody ended is looked at once a day at least, whatever its server asks for."""

_MOST_DOUBLINGS = 12


def well(feed: FeedRecord, now: datetime, *, usual: timedelta, fresh: timedelta = timedelta(0)) -> FeedRecord:
    """The feed after a good look: the next one after the usual time, or when its answer is no longer `fresh`."""
    wait = min(max(usual, fresh), max(usual, LONGEST_WAIT))
    return replace(feed, fetched=now, succeeded=now, next_fetch=now + wait, failures=0, error=None)


def ill(feed: FeedRecord, now: datetime, problem: SimakError, *, usual: timedelta) -> FeedRecord:
    """The feed after a bad look: the next one after twice as long each time, or as long as the server asks for.

    A server that says 410 has ended the feed.
    """
    wait = usual * 2 ** min(feed.failures, _MOST_DOUBLINGS)
    gone = False
    if isinstance(problem, FetchError):
        wait = max(wait, timedelta(seconds=problem.retry_after or 0))
        gone = problem.status == 410
    next_fetch = now + min(wait, LONGEST_WAIT)
    return replace(feed, fetched=now, next_fetch=next_fetch, failures=feed.failures + 1, error=str(problem), gone=gone)


def may_pass(problem: SimakError) -> bool:
    """Whether reading an entry again may bring what failed now: not where its site refused it (4xx, robots.txt).

    408, 425 and 429 are refusals for now only (RFC 9110, 8470, 6585).
    """
    if not isinstance(problem, FetchError) or type(problem) is not FetchError:
        return False
    return problem.status is None or problem.status >= 500 or problem.status in (408, 425, 429)
