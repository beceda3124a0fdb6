"""What the application remembers to be fast; all of it can be forgotten at any moment."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from reader.storage.catalogue import Catalogue, EpisodeRecord
from reader.storage.lists import Shelf

_AUDIO_FILES = 1024
_FEED_PAGES = 64
_NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class AudioFile:
    """What serving a revision's audio needs. `newest` is the token of its episode's newest revision."""

    newest: str
    key: str
    size: int
    article_id: int
    made: datetime
    file_name: str


class Revisions:
    """Audio files by token, remembered while the catalogue stays as it is: a player asks for dozens of ranges."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: tuple[str, dict[str, AudioFile]] = ("", {})

    def audio(self, token: str) -> AudioFile:
        """Raises NotKnownError."""
        mark = self._catalogue.changed()
        if self._known[0] != mark or len(self._known[1]) >= _AUDIO_FILES:
            self._known = (mark, {})
        files = self._known[1]
        if token not in files:
            record = self._catalogue.episode_by_token(token)
            files[token] = _audio_file(record, self._catalogue.episode(record.id).token)
        return files[token]


def _audio_file(record: EpisodeRecord, newest: str) -> AudioFile:
    episode = record.episode
    name = file_name(episode.script.article.headline, record.id)
    return AudioFile(newest, episode.audio, episode.size, record.article_id, record.made, name)


def file_name(title: str, number: int) -> str:
    """An ASCII name for the downloaded audio: the title's letters and digits, cut at 60, else the number alone."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain)[:_NAME_LENGTH].strip("-")
    return f"{words or 'simak'}-{number}.mp3"


@dataclass(frozen=True, slots=True)
class Division:
    """How the episodes are divided: the names of sources and sections by their keys, and numbers of episodes."""

    sources: Mapping[str, str]
    sections: Mapping[str, str]
    numbers: Mapping[tuple[str | None, str | None], int]

    def count(self, source: str | None = None, section: str | None = None) -> int:
        """How many episodes there are of that source and section; of any where it is None."""
        return self.numbers[source, section]


def divided(shelves: Iterable[Shelf]) -> Division:
    """The shelves counted up in every way that lists are asked for."""
    sources, sections = dict[str, str](), dict[str, str]()
    numbers = Counter[tuple[str | None, str | None]]()
    for shelf in shelves:
        if shelf.source_key:
            sources.setdefault(shelf.source_key, shelf.source or shelf.source_key)
        if shelf.section_key:
            sections.setdefault(shelf.section_key, shelf.section or shelf.section_key)
        for source in {shelf.source_key, None}:
            for section in {shelf.section_key, None}:
                numbers[source, section] += shelf.episodes
    return Division(sources, sections, numbers)


class Divisions:
    """The division of the episodes, counted anew once the catalogue has changed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: tuple[str, Division] | None = None

    def now(self) -> Division:
        """The division as it is. Raises StorageError."""
        mark = self._catalogue.changed()
        known = self._known
        if known is None or known[0] != mark:
            known = self._known = (mark, divided(self._catalogue.shelves()))
        return known[1]


@dataclass(frozen=True, slots=True)
class FeedPage:
    """A page of the feed as it goes out, plain and compressed."""

    mark: str
    plain: bytes
    packed: bytes
    modified: datetime | None


class FeedPages:
    """The pages rendered last, each by its address."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._pages: OrderedDict[str, FeedPage] = OrderedDict()

    def get(self, address: str, mark: str) -> FeedPage | None:
        """The page, if it is still of that mark."""
        with self._lock:
            page = self._pages.get(address)
        return page if page and page.mark == mark else None

    def keep(self, address: str, page: FeedPage) -> None:
        """Remember the page; the one longest unused is forgotten: a Host header can name any number of sites."""
        with self._lock:
            self._pages[address] = page
            self._pages.move_to_end(address)
            while len(self._pages) > _FEED_PAGES:
                self._pages.popitem(last=False)
