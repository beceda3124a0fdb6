"""From a path, an address or bytes to an Article, and from there to the Script that will be spoken."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from reader.delivery import USUAL, Delivery
from reader.errors import DisallowedError, FetchError, IngestError, LanguageError, NoArticleError
from reader.ingest.fetch import Fetched, Fetcher
from reader.ingest.paging import adds_to, following_pages, join_pages
from reader.ingest.source import read_article
from reader.models import Article, Script
from reader.narration.script import narrate

STANDARD_INPUT = "standard input"
MOST_PAGES = 10
"""Pages of one article that are read at most."""

_NOT_THERE = (400, 403, 404, 410)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)

_LANGUAGES = {"en": "English", "ms": "Malay", "jv": "Javanese", "su": "Sundanese", "und": "an unknown language"}


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file of at most `most` bytes. Raises IngestError in plain words."""
    try:
        if path.is_dir():
            raise IngestError(str(path), "is a folder; name a file")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError as problem:
        raise IngestError(str(path), "there is no such file") from problem
    except OSError as problem:
        raise IngestError(str(path), f"cannot be read: {problem.strerror or problem}") from problem
    if len(data) > most:
        raise IngestError(str(path), f"is larger than {most:,} bytes; set SIMAK_FETCH_BYTES higher if that is right")
    return data


def article_at(source: str, fetcher: Fetcher, most: int) -> Article:
    """The article of a path or an http(s) address. Raises IngestError (FetchError, NoArticleError)."""
    if not is_address(source):
        return read_article(read_file(Path(source), most), name=source)
    fetched = fetcher.get(source)
    return article_pages(fetched, fetcher.get, name=source)


def article_pages(first: Fetched, get: Callable[[str], Fetched], *, name: str, most: int = MOST_PAGES) -> Article:
    """The article whose first page was fetched, with the pages that it goes on over, `most` in all.

    `get` fetches a page (`Fetcher.get`, or `Fetcher.get_if_allowed` where no person asked); `name` is what people
    call the article. Where the publisher offers all of it on one page, that is read instead. It ends at a page that
    adds nothing, leads elsewhere, does not exist or may not be read. Raises NoArticleError for the first page alone,
    and FetchError where a later one could not be had now: half an article is not taken for the whole.
    """
    article = _page(first, name)
    here = first
    following = following_pages(here.body, here.url, here.content_type)
    if following.whole and (whole := _asked(following.whole, here, get)):
        with contextlib.suppress(NoArticleError):
            told = _page(whole, name)
            if _length(told) >= _length(article):
                return replace(join_pages([told]), url=article.url, title=article.title)
    pages, seen = [article], {here.url}
    while following.next and following.next not in seen and len(pages) < most:
        seen.add(following.next)
        fetched = _asked(following.next, here, get)
        if fetched is None:
            break
        try:
            page = _page(fetched, name)
        except NoArticleError:
            break
        if not adds_to(article, page):
            break
        pages.append(page)
        article, here = join_pages(pages), fetched
        following = following_pages(here.body, here.url, here.content_type)
    return article


def _page(fetched: Fetched, name: str) -> Article:
    return read_article(fetched.body, name=name, url=fetched.url, content_type=fetched.content_type)


def _asked(url: str, here: Fetched, get: Callable[[str], Fetched]) -> Fetched | None:
    """What is at the address; None where there is nothing, it may not be read, or it leads to another host."""
    try:
        fetched = get(url)
    except FetchError as problem:
        if problem.status in _NOT_THERE or isinstance(problem, DisallowedError):
            return None
        raise
    return fetched if urlsplit(fetched.url).hostname == urlsplit(here.url).hostname else None


def _length(article: Article) -> int:
    return sum(len(block.text) for block in article.blocks)


def is_address(source: str) -> bool:
    """Whether the text is meant as a URL and not as a path."""
    return bool(_ADDRESS.match(source))


def why_unspoken(article: Article) -> str | None:
    """Why the article is kept but not spoken, in words; None where it is to be spoken."""
    if article.language == "id":
        return None
    language = _LANGUAGES.get(article.language, f'the language "{article.language}"')
    return f"is in {language}, not in Indonesian, so it is not spoken"


def script_of(article: Article, delivery: Delivery = USUAL) -> Script:
    """The script of an Indonesian article. Raises LanguageError for any other language."""
    reason = why_unspoken(article)
    if reason:
        raise LanguageError(article.headline, reason)
    return narrate(article, delivery=delivery)
