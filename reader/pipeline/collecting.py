"""From subscriptions to kept articles: looks at feeds, reads what is new or edited, writes down how each feed is."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TypeVar

from reader.errors import LeftAloneError, NoArticleError, NotKnownError, SimakError
from reader.ingest.feed import FeedContent, read_feed
from reader.ingest.feed_dates import newest
from reader.ingest.fetch import Fetched, Fetcher
from reader.models import Article, Entry
from reader.pipeline.by_host import ByHost, host_of
from reader.pipeline.entries import EntryReader, completed, path_of
from reader.pipeline.health import ill, may_pass, well
from reader.pipeline.marks import Change, Mark, change
from reader.pipeline.reading import read_file, why_unspoken
from reader.settings import Settings
from reader.storage.catalogue import Catalogue, FeedRecord

AT_ONCE = 64
"""Hosts that are asked side by side: asking is mostly waiting."""

MOST_EDITS = 10
"""Pages that one look at a feed reads again because their entries changed: the newest, the others at later looks. Some
feeds date every entry anew."""

T = TypeVar("T")

_log = logging.getLogger("simak.feeds")


@dataclass(frozen=True, slots=True)
class Collected:
    """What one look at a feed brought: `new` articles, and known ones that their publisher has `edited`.

    `unspoken` are those of them that are kept but not spoken, each with the reason in one line; `problems` are entries
    that could not be read, likewise.
    """

    feed: FeedRecord
    new: int = 0
    edited: int = 0
    unspoken: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(slots=True)
class _Look:
    """A look at a feed that goes on: some entries are `waiting` to be read, some could not be (`unread`)."""

    feed: FeedRecord
    answer: tuple[Fetched, FeedContent | None] | SimakError
    unread: int = 0
    waiting: int = 0
    again: bool = False
    new: int = 0
    edited: int = 0
    unspoken: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def not_read(self, problem: SimakError) -> None:
        """Note an entry that could not be read."""
        self.unread += 1
        if not isinstance(problem, LeftAloneError):  # what the site said before it says enough
            self.problems.append(str(problem))


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry of a look that was read; `before` is what its name brought at an earlier look."""

    look: _Look
    entry: Entry
    digest: str
    before: Mark | None
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
        for entry, before in reversed(self._to_read(look, content)):  # the oldest is asked for first
            look.waiting += 1
            errand = partial(self._read, look, entry, content.digests[entry.guid], before)
            work.submit(host_of(entry.link) if entry.html is None else "", errand)
        return look

    def _to_read(self, look: _Look, content: FeedContent) -> list[tuple[Entry, Mark | None]]:
        """The entries that are new or say something else than they did, each with what its name brought before."""
        names = {name for entry in content.entries for name in (entry.guid, entry.link) if name}
        known = self._catalogue.known(look.feed.id, list(names))
        wanted, edited = list[tuple[Entry, Mark | None]](), list[tuple[Entry, Mark | None]]()
        for entry in content.entries:
            before = [known[name] for name in (entry.guid, entry.link) if name in known]
            marks = [mark for written in before if (mark := Mark.read(written))]
            if "" in before or any(mark.says(content.digests[entry.guid]) for mark in marks):
                continue
            if refusal := self._entries.refusal(entry):
                look.not_read(refusal)
                continue
            asks_again = before and entry.html is None
            (edited if asks_again else wanted).append((entry, marks[0] if marks else None))
        chosen = newest([entry.published for entry, _ in edited], MOST_EDITS)
        look.again = len(chosen) < len(edited)
        return wanted + [edited[number] for number in chosen]

    def _read(self, look: _Look, entry: Entry, digest: str, before: Mark | None) -> _Read:
        result = _attempt(entry.link or entry.title, lambda: self._entries.article_of(entry))
        return _Read(look, entry, digest, before, result)

    def _kept(self, read: _Read, now: datetime) -> _Look:
        """The look, with what was read kept or its problem noted."""
        look, result = read.look, read.result
        look.waiting -= 1
        if isinstance(result, SimakError):
            look.not_read(result)
            look.again |= may_pass(result) or isinstance(result, LeftAloneError)
            return look
        article = completed(result, read.entry, look.feed.title, now)
        mark = Mark.of(read.entry, read.digest, article)
        became = change(read.before, mark, article) if read.before else Change.EDIT
        if became is Change.LOST and read.before:
            cause = f"has only {mark.size} characters of the {read.before.size} it had, so the article stays as it was"
            problem = NoArticleError(read.entry.link or article.headline, cause)
            self._entries.refuse(read.entry, problem)
            look.not_read(problem)
            return look
        link = read.entry.link
        name = link if became is Change.ANOTHER and link else read.entry.guid
        reason = why_unspoken(article)
        keep = partial(self._catalogue.keep_article, article, feed_id=look.feed.id, reason=reason, digest=str(mark))
        try:
            record, changed = keep(guid=name)
            if record.guid != name and link:  # its feed may give it another name each time, so its address is one too
                keep(guid=link)
        except NotKnownError:  # somebody unsubscribed meanwhile
            return look
        look.new += changed and record.version == 1
        look.edited += changed and record.version > 1
        if changed and reason is not None:
            look.unspoken.append(str(SimakError(article.headline, reason)))
        return look

    def _collected(self, look: _Look, now: datetime) -> Collected:
        """What came of the look, with the feed as it is to be saved."""
        usual = timedelta(minutes=self._settings.fetch_minutes)
        if isinstance(look.answer, SimakError):
            return Collected(ill(look.feed, now, look.answer, usual=usual))
        fetched, content = look.answer
        fresh = timedelta(seconds=fetched.fresh_seconds)
        feed = well(look.feed, now, usual=usual, fresh=fresh, lack=_lack(look, content))
        if look.again:  # the feed must not answer "unchanged" before these entries have been tried again
            feed = replace(feed, etag=None, modified=None, body_hash=None)
        return Collected(feed, look.new, look.edited, tuple(look.unspoken), tuple(look.problems))


def _lack(look: _Look, content: FeedContent | None) -> str | None:
    """What the feed announces and could not be read, in words; as it was known where nothing new was announced."""
    if content is None:
        return None if look.feed.failures else look.feed.error
    if not look.unread:
        return None
    last = f"; the last: {look.problems[-1]}" if look.problems else ""
    what = f"{look.unread} of {len(content.entries)} articles" if len(content.entries) > 1 else "the only article"
    return f"{what} that it announces could not be read{last}"


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
