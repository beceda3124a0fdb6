"""What lists of episodes are made of: an episode without its script, and where it belongs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ListedEpisode:
    """What a list shows of an episode in its newest revision, read without unfolding it.

    `dated` is what lists are ordered by (the article's `published`, else `first_seen`); `source` and `section` are
    names, and their keys what they are called in addresses: None where there is none.
    """

    id: int
    article_id: int
    title: str
    dated: datetime
    source: str | None
    source_key: str | None
    section: str | None
    section_key: str | None
    samples: int
    sample_rate: int
    quotations: int
    photos: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """How many episodes there are of one source in one section; each with the key that addresses call it by."""

    source: str | None
    source_key: str | None
    section: str | None
    section_key: str | None
    episodes: int
