"""From subscriptions to kept articles: one look at a feed, its new entries read, its health written down."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from reader.errors import FetchError, IngestError, NotKnownError, SimakError
from reader.ingest.feed import FeedContent, read_feed
from reader.ingest.fetch import Fetched, Fetcher
from reader.ingest.page import read_fragment
from reader.ingest.source import read_article
from reader.models import Article, Entry
from reader.pipeline.reading import read_file, why_unspoken
from reader.settings import Settings
from reader.storage.catalogue import Catalogue, FeedRecord

LONGEST_WAIT = timedelta(days=1)
AT_ONCE = 8
"""Feeds that are looked at side by side."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What one look at a feed brought. `problems` are entries that could not be read, each in one line."""

    feed: FeedRecord
    new: int = 0
    unspoken: int = 0
    problems: tuple[str, ...] = ()


class Collector:
    """Looks at feeds and keeps what is new. Safe to use from several threads."""

    def __init__(self, catalogue: Catalogue, fetcher: Fetcher, settings: Settings) -> None:
        self._catalogue = catalogue
        self._fetcher = fetcher
        self._settings = settings

    def collect(self, feeds: Sequence[FeedRecord], now: datetime) -> Iterator[Collected]:
        """Look at every feed, several side by side; one that fails stops no other. In the order they finish with."""
        with ThreadPoolExecutor(min(AT_ONCE, max(1, len(feeds))), thread_name_prefix="collect") as pool:
            yield from pool.map(lambda feed: self.look(feed, now), feeds)

    def title_of(self, url: str) -> str:
        """The title of the feed at the address. Raises IngestError where there is no feed."""
        fetched = self._bytes_of(FeedRecord(0, url))
        return read_feed(fetched.body, fetched.url, fetched.content_type).title if fetched else ""

    def look(self, feed: FeedRecord, now: datetime) -> Collected:
        """One look at one feed. What went wrong with it stands in the returned record, in words, and in the catalogue.

        Raises StorageError where the catalogue itself fails.
        """
        try:
            return self._look(feed, now)
        except NotKnownError:  # somebody unsubscribed meanwhile
            return Collected(feed)

    def _look(self, feed: FeedRecord, now: datetime) -> Collected:
        try:
            fetched = self._bytes_of(feed)
            if fetched is None:
                return self._well(feed, now)
            content = read_feed(fetched.body, fetched.url, fetched.content_type)
        except SimakError as problem:
            return self._ill(feed, problem, now)
        seen = replace(
            feed,
            url=fetched.moved_to or feed.url,
            title=content.title or feed.title,
            etag=fetched.etag,
            modified=fetched.modified,
            body_hash=_digest(fetched.body),
        )
        return self._take_in(seen, content, now)

    def _bytes_of(self, feed: FeedRecord) -> Fetched | None:
        """The feed's bytes, or None where they are those of the last look."""
        if feed.url.startswith("file:"):
            body = read_file(path_of(feed.url), self._settings.fetch_bytes)
            fetched = Fetched(url=feed.url, status=200, body=body)
        else:
            fetched = self._fetcher.get(feed.url, etag=feed.etag, modified=feed.modified)
        unchanged = fetched.status == 304 or feed.body_hash == _digest(fetched.body)
        return None if unchanged else fetched

    def _take_in(self, feed: FeedRecord, content: FeedContent, now: datetime) -> Collected:
        entries = content.entries[: self._settings.entries_per_fetch]
        known = self._catalogue.known(feed.id, [entry.guid for entry in entries])
        new = unspoken = 0
        again = False
        problems = []
        for entry in reversed(entries):
            if entry.guid in known and entry.html is None:
                continue
            try:
                article = _completed(self._article_of(entry), entry, feed.title, now)
            except SimakError as problem:
                problems.append(str(problem))
                again |= isinstance(problem, FetchError)
                continue
            reason = why_unspoken(article)
            _, changed = self._catalogue.keep_article(article, guid=entry.guid, feed_id=feed.id, reason=reason)
            new += changed
            unspoken += changed and reason is not None
        if again:  # the feed must not answer "unchanged" before these entries have been tried again
            feed = replace(feed, etag=None, modified=None, body_hash=None)
        well = self._well(feed, now)
        return replace(well, new=new, unspoken=unspoken, problems=tuple(problems))

    def _article_of(self, entry: Entry) -> Article:
        if entry.html is not None:
            return read_fragment(entry.html, title=entry.title, url=_web(entry.link))
        if not entry.link:
            raise IngestError(entry.title or entry.guid, "the feed gives neither its text nor an address to read it at")
        if entry.link.startswith("file:"):
            return read_article(read_file(path_of(entry.link), self._settings.fetch_bytes), name=entry.link)
        fetched = self._fetcher.get(entry.link)
        return read_article(fetched.body, name=entry.link, url=fetched.url, content_type=fetched.content_type)

    def _well(self, feed: FeedRecord, now: datetime) -> Collected:
        well = replace(
            feed,
            fetched=now,
            succeeded=now,
            next_fetch=now + timedelta(minutes=self._settings.fetch_minutes),
            failures=0,
            error=None,
        )
        self._catalogue.save_feed(well)
        return Collected(well)

    def _ill(self, feed: FeedRecord, problem: SimakError, now: datetime) -> Collected:
        wait = timedelta(minutes=self._settings.fetch_minutes) * 2 ** min(feed.failures, 12)
        gone = False
        if isinstance(problem, FetchError):
            wait = max(wait, timedelta(seconds=problem.retry_after or 0))
            gone = problem.status == 410
        ill = replace(
            feed,
            fetched=now,
            next_fetch=now + min(wait, LONGEST_WAIT),
            failures=feed.failures + 1,
            error=str(problem),
            gone=gone,
        )
        self._catalogue.save_feed(ill)
        return Collected(ill)


def _completed(article: Article, entry: Entry, source: str, now: datetime) -> Article:
    """The article with what only the feed knew filled in; a date in the future would stay on top, so it is now's."""
    published = article.published or entry.published
    return replace(
        article,
        title=article.title or entry.title,
        url=article.url or _web(entry.link),
        source=article.source or source or None,
        authors=article.authors or entry.authors,
        published=min(published, now) if published else None,
        section=article.section or entry.section,
    )


def path_of(address: str) -> Path:
    """The local path of a `file:` address."""
    return Path(url2pathname(urlsplit(address).path))


def _web(link: str) -> str | None:
    return link if link.startswith(("http://", "https://")) else None


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
