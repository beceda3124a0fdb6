"""From subscriptions to kept articles: looks at feeds, reads what is new or edited, writes down how each feed is."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from reader.errors import LeftAloneError, NotKnownError, SimakError
from reader.ingest.feed import FeedContent, read_feed
from reader.ingest.fetch import Fetched, Fetcher
from reader.models import Article, Entry
from reader.pipeline.by_host import ByHost, host_of
from reader.pipeline.entries import EntryReader, completed, path_of
from reader.pipeline.health import ill, may_pass, well
from reader.pipeline.reading import read_file, why_unspoken
from reader.settings import Settings
from reader.storage.catalogue import Catalogue, FeedRecord

AT_ONCE = 64
"""Hosts that are asked side by side: asking is mostly waiting."""

MOST_EDITS = 10
"""Pages that one look at a feed reads again because their entries changed: some feeds date every entry anew."""

T = TypeVar("T")

_log = logging.getLogger("simak.feeds")


@dataclass(frozen=True, slots=True)
class Collected:
    """What one look at a feed brought: `new` articles, and known ones that their publisher has `edited`.

    `unspoken` of these are not Indonesian. `problems` are entries that could not be read, each in one line.
    """

    feed: FeedRecord
    new: int = 0
    edited: int = 0
    unspoken: int = 0
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class _Look:
    """A look at a feed that goes on. `waiting` entries are still being read."""

    feed: FeedRecord
    answer: tuple[Fetched, FeedContent | None] | SimakError
    waiting: int = 0
    again: bool = False
    new: int = 0
    edited: int = 0
    unspoken: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry of a look that was read."""

    look: _Look
    entry: Entry
    digest: str
    result: Article | SimakError


class Collector:
    """Looks at feeds and keeps what is new. Safe to use from several threads."""

    def __init__(self, catalogue: Catalogue, fetcher: Fetcher, settings: Settings) -> None:
        self._catalogue = catalogue
        self._fetcher = fetcher
        self._settings = settings
        self._entries = EntryReader(fetcher, settings)

    def collect(self, feeds: Sequence[FeedRecord], now: datetime) -> Iterator[Collected]:
        """Look at every feed, in the order in which they finish; one that fails stops no other.

        Many hosts are asked side by side, each for one thing at a time. What went wrong with a feed stands in the
        returned record, in words, and in the catalogue. Raises StorageError where the catalogue itself fails.
        """
        with ByHost[_Look | _Read](AT_ONCE) as work:
            for feed in feeds:
                work.submit(host_of(feed.url), partial(self._ask, feed))
            for batch in work.batches():
                ended = []
                for step in batch:
                    look = self._begun(step, work) if isinstance(step, _Look) else self._kept(step, now)
                    if not look.waiting:
                        ended.append(self._collected(look, now))
                # most feeds bring nothing and cost little but this, so all that ended meanwhile are saved together
                self._catalogue.save_feeds([collected.feed for collected in ended])
                yield from ended

    def look(self, feed: FeedRecord, now: datetime) -> Collected:
        """Look at one feed, as `collect` does."""
        return next(self.collect([feed], now))

    def title_of(self, url: str) -> str:
        """The title of the feed at the address. Raises IngestError where there is no feed."""
        fetched = self._bytes_of(FeedRecord(0, url))
        return read_feed(fetched.body, fetched.url, fetched.content_type).title

    def _ask(self, feed: FeedRecord) -> _Look:
        """Get the feed, and understand it where it isn't what it was."""

        def answer() -> tuple[Fetched, FeedContent | None]:
            fetched = self._bytes_of(feed)
            if fetched.status == 304 or _digest(fetched.body) == feed.body_hash:
                return fetched, None
            most = self._settings.entries_per_fetch
            return fetched, read_feed(fetched.body, fetched.url, fetched.content_type, most=most)

        return _Look(feed, _attempt(feed.url, answer))

    def _bytes_of(self, feed: FeedRecord) -> Fetched:
        if feed.url.startswith("file:"):
            return Fetched(url=feed.url, status=200, body=read_file(path_of(feed.url), self._settings.fetch_bytes))
        return self._fetcher.get(feed.url, etag=feed.etag, modified=feed.modified)

    def _begun(self, look: _Look, work: ByHost[_Look | _Read]) -> _Look:
        """The look, with those entries under way that are new or say something else than they did."""
        if isinstance(look.answer, SimakError):
            return look
        fetched, content = look.answer
        look.feed = _learned(look.feed, fetched, content)
        if content is None:
            return look
        known = self._catalogue.known(look.feed.id, [entry.guid for entry in content.entries])
        edits = 0
        for entry in reversed(content.entries):  # the oldest is asked for first
            digest = content.digests[entry.guid]
            if entry.guid in known and known[entry.guid] in ("", digest):
                continue
            asks = entry.html is None
            edits += asks and entry.guid in known
            if asks and entry.guid in known and edits > MOST_EDITS:
                continue
            look.waiting += 1
            work.submit(host_of(entry.link) if asks else "", partial(self._read, look, entry, digest))
        return look

    def _read(self, look: _Look, entry: Entry, digest: str) -> _Read:
        result = _attempt(entry.link or entry.title, lambda: self._entries.article_of(entry))
        return _Read(look, entry, digest, result)

    def _kept(self, read: _Read, now: datetime) -> _Look:
        """The look, with what was read kept or its problem noted."""
        look, result = read.look, read.result
        look.waiting -= 1
        if isinstance(result, SimakError):
            look.again |= may_pass(result) or isinstance(result, LeftAloneError)
            if not isinstance(result, LeftAloneError):  # what the site said before it says enough
                look.problems.append(str(result))
            return look
        article = completed(result, read.entry, look.feed.title, now)
        reason = why_unspoken(article)
        try:
            record, changed = self._catalogue.keep_article(
                article, guid=read.entry.guid, feed_id=look.feed.id, reason=reason, digest=read.digest
            )
        except NotKnownError:  # somebody unsubscribed meanwhile
            return look
        look.new += changed and record.version == 1
        look.edited += changed and record.version > 1
        look.unspoken += changed and reason is not None
        return look

    def _collected(self, look: _Look, now: datetime) -> Collected:
        """What came of the look, with the feed as it is to be saved."""
        usual = timedelta(minutes=self._settings.fetch_minutes)
        if isinstance(look.answer, SimakError):
            return Collected(ill(look.feed, now, look.answer, usual=usual))
        fetched, _ = look.answer
        feed = well(look.feed, now, usual=usual, fresh=timedelta(seconds=fetched.fresh_seconds))
        if look.again:  # the feed must not answer "unchanged" before these entries have been tried again
            feed = replace(feed, etag=None, modified=None, body_hash=None)
        return Collected(feed, look.new, look.edited, look.unspoken, tuple(look.problems))


def _learned(feed: FeedRecord, fetched: Fetched, content: FeedContent | None) -> FeedRecord:
    """The feed's record with what the answer says of it."""
    feed = replace(feed, url=fetched.moved_to or feed.url)
    if fetched.status != 304:
        feed = replace(feed, etag=fetched.etag, modified=fetched.modified, body_hash=_digest(fetched.body))
    if content is not None:
        feed = replace(feed, title=content.title or feed.title, site=content.link or feed.site)
    return feed


def _attempt(subject: str, work: Callable[[], T]) -> T | SimakError:
    """What the work gives, or its problem in words: one feed or page that nobody foresaw must stop no other."""
    try:
        return work()
    except SimakError as problem:
        return problem
    except Exception as problem:  # noqa: BLE001 - it is logged, and shown as the feed's or the entry's problem
        _log.exception("%s failed in a way nobody foresaw", subject)
        return SimakError(subject, f"cannot be read, for a reason nobody foresaw: {type(problem).__name__}: {problem}")


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
