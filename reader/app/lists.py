"""The lists of what can be heard: all of it, a source's, a section's; newest first, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from flask import Blueprint, abort, render_template, request, url_for

from reader.app.article_view import Run, marked
from reader.app.moments import day_heading, day_of, length_in_words, time_in_words
from reader.app.parts import page_number, parts
from reader.app.remembered import Division
from reader.app.standing import Standing, State, known_language, standing, why_unspoken
from reader.models import Article
from reader.publish.links import web_link
from reader.publish.times import milliseconds
from reader.storage.catalogue import ArticleRecord
from reader.storage.lists import ListedEpisode

blueprint = Blueprint("lists", __name__)

_WAITING_SHOWN = 10
_CHOICES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """An episode in a list. `headline` is the title marked up; `length` is in words."""

    id: int
    headline: tuple[Run, ...]
    source: str | None
    source_key: str | None
    moment: datetime
    moment_in_words: str
    length: str
    quotations: int
    photos: int


@dataclass(frozen=True, slots=True)
class Day:
    """What came out on a day, newest first."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A link to a list and how many episodes that has."""

    name: str
    address: str
    episodes: int


@dataclass(frozen=True, slots=True)
class Awaited:
    """An article without an episode, and how far that is; `coming` is False where somebody has to see to it."""

    id: int
    headline: tuple[Run, ...]
    words: str
    coming: bool


@dataclass(frozen=True, slots=True)
class Unspoken:
    """An article that is kept but not read aloud; `language` is its BCP 47 tag where it is known."""

    title: str
    language: str | None
    reason: str
    original: str | None


@blueprint.get("/")
def newest() -> str:
    """The episodes, newest first; on the first page also what is still being made."""
    return _list()


@blueprint.get("/sumber/<key>")
def source(key: str) -> str:
    """A source's episodes; `?rubrik=` chooses a section of them."""
    return _list(source=key, section=request.args.get("rubrik"))


@blueprint.get("/rubrik/<key>")
def section(key: str) -> str:
    """A section's episodes, from every source."""
    return _list(section=key)


@blueprint.get("/sumber")
def sources() -> str:
    """Every source by name."""
    division = parts().divisions.now()
    return render_template("pilihan.html", title="Sumber", choices=_sources(division))


@blueprint.get("/rubrik")
def sections() -> str:
    """Every section by name."""
    division = parts().divisions.now()
    return render_template("pilihan.html", title="Rubrik", choices=_sections(division))


def _list(source: str | None = None, section: str | None = None) -> str:
    """One page of the episodes of that source and section; 404 where there is nothing of them."""
    division, length = parts().divisions.now(), parts().settings.list_length
    number_of_all = division.count(source, section)
    chosen = source is not None or section is not None
    if chosen and not number_of_all:
        abort(404)
    last = max(1, -(-number_of_all // length))
    number = page_number(last)
    records = parts().catalogue.listed(limit=length, offset=(number - 1) * length, source=source, section=section)
    awaited, unspoken = ([], []) if chosen or number > 1 else _without_episode(records)
    return render_template(
        "daftar.html",
        days=_days(records),
        waiting=[article for article in awaited if article.coming],
        failed=[article for article in awaited if not article.coming],
        unspoken=unspoken,
        source=division.sources.get(source or ""),
        source_key=source,
        section=division.sections.get(section or ""),
        sources=_most(_sources(division)) if not chosen else (),
        sections=_most(_sections(division, source)) if section is None else (),
        more_sources=len(division.sources) > _CHOICES_SHOWN,
        more_sections=source is None and len(division.sections) > _CHOICES_SHOWN,
        total=number_of_all,
        page=lambda other: _page_address(source, section, other),
        feed=_feed_address(source, section),
        number=number,
        last=last,
    )


def _page_address(source: str | None, section: str | None, number: int) -> str:
    """The address of a page of the list."""
    page = number if number > 1 else None
    if source is not None:
        return url_for("lists.source", key=source, rubrik=section, halaman=page)
    if section is not None:
        return url_for("lists.section", key=section, halaman=page)
    return url_for("lists.newest", halaman=page)


def _feed_address(source: str | None, section: str | None) -> str | None:
    """The address of the podcast of what the list shows; None for that of everything, which every page names."""
    if source is not None:
        return url_for("feeds.source", key=source, rubrik=section)
    return url_for("feeds.section", key=section) if section is not None else None


def _sources(division: Division) -> list[Choice]:
    return [
        Choice(name, url_for("lists.source", key=key), division.count(source=key))
        for key, name in _by_name(division.sources)
    ]


def _sections(division: Division, source: str | None = None) -> list[Choice]:
    return [
        Choice(name, _page_address(source, key, 1), number)
        for key, name in _by_name(division.sections)
        if (number := division.count(source, key))
    ]


def _by_name(names: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(names.items(), key=lambda item: item[1].casefold())


def _most(choices: Sequence[Choice]) -> list[Choice]:
    """The choices with the most episodes, in their order."""
    kept = {id(choice) for choice in sorted(choices, key=lambda choice: -choice.episodes)[:_CHOICES_SHOWN]}
    return [choice for choice in choices if id(choice) in kept]


def _days(records: Sequence[ListedEpisode]) -> list[Day]:
    return [
        Day(day_heading(day), tuple(map(entry, group)))
        for day, group in groupby(records, key=lambda record: day_of(record.dated))
    ]


def entry(record: ListedEpisode) -> Entry:
    """The episode as lists show it."""
    return Entry(
        id=record.id,
        headline=marked(record.title),
        source=record.source,
        source_key=record.source_key,
        moment=record.dated,
        moment_in_words=time_in_words(record.dated),
        length=length_in_words(milliseconds(record.samples, record.sample_rate)),
        quotations=record.quotations,
        photos=record.photos,
    )


def _without_episode(newest: Sequence[ListedEpisode]) -> tuple[list[Awaited], list[Unspoken]]:
    """Those of the newest articles that are to be spoken and have no episode yet, and those that never will.

    Articles and episodes are listed in one order, so an article among the newest few has an episode only if that is
    among the newest episodes.
    """
    articles = parts().catalogue.articles(limit=min(_WAITING_SHOWN, parts().settings.list_length))
    made = {record.article_id for record in newest}
    silent = [record for record in articles if record.reason is None and record.id not in made]
    awaited = [_awaited(record, standing(record, parts().catalogue)) for record in silent]
    return awaited, [_unspoken(record.article) for record in articles if record.reason is not None]


def _awaited(record: ArticleRecord, now: Standing) -> Awaited:
    return Awaited(record.id, marked(record.article.headline), now.words, coming=now.state is not State.PARKED)


def _unspoken(article: Article) -> Unspoken:
    return Unspoken(
        title=article.headline,
        language=article.language if known_language(article) else None,
        reason=why_unspoken(article),
        original=web_link(article.url),
    )
