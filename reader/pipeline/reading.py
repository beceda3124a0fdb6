"""From a path, an address or bytes to an Article, and from there to the Script that will be spoken."""

from __future__ import annotations

import re
from pathlib import Path

from reader.errors import IngestError, LanguageError
from reader.ingest.fetch import Fetcher
from reader.ingest.source import read_article
from reader.models import Article, Script
from reader.narration.script import narrate

STANDARD_INPUT = "standard input"
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
    return read_article(fetched.body, name=source, url=fetched.url, content_type=fetched.content_type)


def is_address(source: str) -> bool:
    """Whether the text is meant as a URL and not as a path."""
    return bool(_ADDRESS.match(source))


def why_unspoken(article: Article) -> str | None:
    """Why the article is kept but not spoken, in words; None where it is to be spoken."""
    if article.language == "id":
        return None
    language = _LANGUAGES.get(article.language, f'the language "{article.language}"')
    return f"is in {language}, not in Indonesian, so it is not spoken"


def script_of(article: Article) -> Script:
    """The script of an Indonesian article. Raises LanguageError for any other language."""
    reason = why_unspoken(article)
    if reason:
        raise LanguageError(article.headline, reason)
    return narrate(article)
