"""Which pronunciations hold for an article: its foreign names', the program's, its publisher's, its own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from reader.errors import SettingsError
from reader.ingest.sites import rules_for
from reader.models import Article
from reader.narration.foreign_names import names_lexicon
from reader.narration.lexicon import SHIPPED, Lexicon, lexicon_from
from reader.pipeline.reading import read_file

_MOST_BYTES = 1_000_000


def lexicon_of(article: Article, own: Lexicon | None = None) -> Lexicon:
    """The lexicon to speak the article with; `own` is for this article alone.

    Foreign names are found in its own text, and said by rule where no other layer has them. The publisher is known by
    the host of the article's address, its words are in `feeds/sites/<host>.toml`. Raises SettingsError for an entry
    there that no voice could say, IngestError for a damaged file.
    """
    rules = rules_for(article.url)
    lexicon = names_lexicon(_texts(article)) | SHIPPED
    if rules.lexicon:
        lexicon |= lexicon_from(rules.lexicon, f"{rules.host}.toml")
    return lexicon if own is None else lexicon | own


def _texts(article: Article) -> Iterator[str]:
    """All of the article that is spoken."""
    yield article.title
    yield article.source or ""
    for block in article.blocks:
        yield block.text
        if block.credit:
            yield block.credit


def lexicon_in(file: Path) -> Lexicon:
    """The lexicon that a TOML file holds: `"Xi Jinping" = "si cinping"`, a line an entry.

    Raises IngestError where it cannot be read, SettingsError where it is no such file or an entry cannot be said.
    """
    try:
        table = tomllib.loads(read_file(file, _MOST_BYTES).decode("utf-8-sig"))
    except ValueError as problem:
        raise SettingsError(
            str(file), f'is no lexicon ("word" = "how it is said", a line each): {problem}'
        ) from problem
    return lexicon_from(table, str(file))
