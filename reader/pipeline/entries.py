"""From a feed's entry to its Article: the text that the feed carries, or else the page that it names."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from reader.errors import FetchError, IngestError, LeftAloneError
from reader.ingest.fetch import Fetched, Fetcher
from reader.ingest.page import read_fragment
from reader.ingest.source import read_article
from reader.models import Article, Entry
from reader.pipeline.by_host import host_of
from reader.pipeline.reading import article_pages, read_file
from reader.settings import Settings

_TOO_OFTEN = 429


class EntryReader:
    """Reads entries. Safe to use from several threads."""

    def __init__(self, fetcher: Fetcher, settings: Settings) -> None:
        self._fetcher = fetcher
        self._settings = settings
        self._quiet_until: dict[str, float] = {}

    def article_of(self, entry: Entry) -> Article:
        """The entry's article as its text or its page has it. Raises IngestError; LeftAloneError is one of these."""
        if entry.html is not None:
            return read_fragment(entry.html, title=entry.title, url=web(entry.link))
        if not entry.link:
            raise IngestError(entry.title or entry.guid, "the feed gives neither its text nor an address to read it at")
        if entry.link.startswith("file:"):
            return read_article(read_file(path_of(entry.link), self._settings.fetch_bytes), name=entry.link)
        return article_pages(self._page(entry.link), self._page, name=entry.link)

    def _page(self, url: str) -> Fetched:
        """The page; where its site answers that it is asked too often, no other page of it until it said."""
        host = host_of(url)
        if self._quiet_until.get(host, 0) > time.monotonic():
            raise LeftAloneError(url, "the site wants to be left alone for a while")
        try:
            return self._fetcher.get_if_allowed(url)
        except FetchError as problem:
            wait = problem.retry_after
            if wait is None and problem.status == _TOO_OFTEN:
                wait = self._settings.fetch_minutes * 60
            if wait:
                self._quiet_until[host] = time.monotonic() + wait
            raise


def completed(article: Article, entry: Entry, source: str, now: datetime) -> Article:
    """The article with what only the feed knew filled in; a date in the future would stay on top, so it is now's."""
    published = article.published or entry.published
    return replace(
        article,
        title=article.title or entry.title,
        url=article.url or web(entry.link),
        source=article.source or source or None,
        authors=article.authors or entry.authors,
        published=min(published, now) if published else None,
        section=article.section or entry.section,
    )


def path_of(address: str) -> Path:
    """The local path of a `file:` address."""
    return Path(url2pathname(urlsplit(address).path))


def web(link: str) -> str | None:
    """The link where it is one that listeners can follow."""
    return link if link.startswith(("http://", "https://")) else None
