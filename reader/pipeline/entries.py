"""From a feed's entry to its Article: the text that the feed carries, or else the page that it names."""

from __future__ import annotations

import re
import threading
import time
from collections import OrderedDict
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from reader.errors import DisallowedError, FetchError, IngestError, LeftAloneError, NoArticleError
from reader.ingest.fetch import Fetched, Fetcher
from reader.ingest.page import read_fragment
from reader.ingest.source import read_article
from reader.models import Article, Entry
from reader.pipeline.by_host import host_of
from reader.pipeline.health import LONGEST_WAIT, may_pass
from reader.pipeline.reading import article_pages, read_file
from reader.settings import Settings

_TOO_OFTEN = 429

_REFUSED_SECONDS = 6 * 3600.0
_MOST_REFUSED = 10_000

_WORD = re.compile(r"[^\W\d_]{6,}")
_FEWEST_WORDS = 3


class EntryReader:
    """Reads entries. Safe to use from several threads.

    A page that was refused (4xx) or has no article is best not asked for again before six hours have passed, or its
    entry says something else: feeds change often, and each time such an entry would be read again. `refusal` tells.
    """

    def __init__(self, fetcher: Fetcher, settings: Settings) -> None:
        self._fetcher = fetcher
        self._settings = settings
        self._quiet_until: dict[str, float] = {}
        self._guard = threading.Lock()
        self._refused: OrderedDict[int, tuple[float, IngestError]] = OrderedDict()

    def article_of(self, entry: Entry) -> Article:
        """The entry's article as its text or its page has it. Raises IngestError; LeftAloneError is one of these."""
        if entry.html is not None:
            return read_fragment(entry.html, title=entry.title, url=web(entry.link))
        if not entry.link:
            raise IngestError(entry.title or entry.guid, "the feed gives neither its text nor an address to read it at")
        if entry.link.startswith("file:"):
            return read_article(read_file(path_of(entry.link), self._settings.fetch_bytes), name=entry.link)
        try:
            article = article_pages(self._page(entry.link), self._page, name=entry.link)
            if not is_announced(entry, article):
                cause = "the page says nothing of what the feed announces; it may ask for consent or a login first"
                raise NoArticleError(entry.link, cause)
        except IngestError as refusal:
            if not may_pass(refusal) and not isinstance(refusal, DisallowedError | LeftAloneError):
                self.refuse(entry, refusal)
            raise
        return article

    def refusal(self, entry: Entry) -> IngestError | None:
        """Why the entry's page is not to be asked for now; None where nothing speaks against it."""
        with self._guard:
            until, problem = self._refused.get(hash(entry), (0.0, None))
        return problem if until > time.monotonic() else None

    def refuse(self, entry: Entry, problem: IngestError) -> None:
        """Remember that the entry's page did not give its article."""
        with self._guard:
            self._refused[hash(entry)] = (time.monotonic() + _REFUSED_SECONDS, problem)
            while len(self._refused) > _MOST_REFUSED:
                self._refused.popitem(last=False)

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
                self._quiet_until[host] = time.monotonic() + min(wait, LONGEST_WAIT.total_seconds())
            raise


def is_announced(entry: Entry, article: Article) -> bool:
    """Whether the article can be the one that the feed announces: it has one of its title's longer words at least.

    Sites show another page at an article's address: a question for consent, a puzzle for people, their front page.
    Where the title has few such words those of the summary count too; where there are fewer still, nobody can tell.
    """
    announced = set(_WORD.findall(entry.title.casefold()))
    if len(announced) < _FEWEST_WORDS:
        announced.update(_WORD.findall(entry.summary.casefold()))
    if len(announced) < _FEWEST_WORDS:
        return True
    told = "\n".join(block.text for block in article.blocks).casefold()
    return any(word in told for word in announced)


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
