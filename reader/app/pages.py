"""The pages that people read: the list, an article, how to subscribe; and whether all is well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, render_template

from reader.app.article_view import Run, chapter_marks, headline_runs, marked, text_parts
from reader.app.feeds import published
from reader.app.parts import GREATEST_ID, absolute, page_count, page_number, parts
from reader.app.standing import Standing, State, known_language, standing, why_unspoken
from reader.models import Article
from reader.publish.links import web_link
from reader.publish.show_notes import disclosure
from reader.publish.times import date_in_words, in_words, milliseconds
from reader.storage.catalogue import ArticleRecord, EpisodeRecord

blueprint = Blueprint("pages", __name__)

_WAITING_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Heading:
    """What is said of an episode wherever it is named. `duration` is in words, `headline` the title marked up."""

    id: int
    title: str
    headline: tuple[Run, ...]
    source: str
    authors: tuple[str, ...]
    section: str | None
    moment: datetime
    moment_in_words: str
    duration: str


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


def _heading(record: EpisodeRecord) -> Heading:
    article, timeline = record.episode.script.article, record.episode.timeline
    moment = article.published or published(record)
    return Heading(
        id=record.id,
        title=article.headline,
        headline=marked(article.headline),
        source=article.source or record.feed_title,
        authors=article.authors,
        section=article.section,
        moment=moment,
        moment_in_words=date_in_words(moment),
        duration=in_words(milliseconds(timeline.samples, timeline.sample_rate)),
    )


@blueprint.get("/")
def episodes() -> str:
    """The episodes, newest first; on the first page also what is still being made."""
    catalogue, length = parts().catalogue, parts().settings.list_length
    last = page_count()
    number = page_number(last)
    records = catalogue.episodes(limit=length, offset=(number - 1) * length)
    articles = catalogue.articles(limit=min(_WAITING_SHOWN, length)) if number == 1 else ()
    awaited = _awaited(articles, records)
    return render_template(
        "daftar.html",
        episodes=[_heading(record) for record in records],
        waiting=[article for article in awaited if article.coming],
        failed=[article for article in awaited if not article.coming],
        unspoken=[_unspoken(record.article) for record in articles if record.reason is not None],
        number=number,
        last=last,
    )


def _awaited(articles: Sequence[ArticleRecord], newest: Sequence[EpisodeRecord]) -> list[Awaited]:
    """Those of the newest articles that are to be spoken and have no episode yet.

    Articles and episodes are listed in one order, so an article among the newest few has an episode only if that is
    among the newest episodes.
    """
    made = {record.article_id for record in newest}
    silent = [record for record in articles if record.reason is None and record.id not in made]
    return [_awaited_one(record, standing(record, parts().catalogue)) for record in silent]


def _awaited_one(record: ArticleRecord, now: Standing) -> Awaited:
    return Awaited(record.id, marked(record.article.headline), now.words, coming=now.state is not State.PARKED)


def _unspoken(article: Article) -> Unspoken:
    return Unspoken(
        title=article.headline,
        language=article.language if known_language(article) else None,
        reason=why_unspoken(article),
        original=web_link(article.url),
    )


@blueprint.get(f"/berita/<int(max={GREATEST_ID}):episode_id>")
def episode(episode_id: int) -> str:
    """An article with its audio, chapters and text."""
    record = parts().catalogue.episode(episode_id)
    made = record.episode
    return render_template(
        "berita.html",
        heading=_heading(record),
        headline=headline_runs(made.script, made.timeline),
        original=web_link(made.script.article.url),
        token=record.token,
        chapters=chapter_marks(made.timeline),
        parts=text_parts(made.script, made.timeline),
        disclosure=disclosure(made.voice),
    )


@blueprint.get("/berlangganan")
def subscribe() -> str:
    """How to subscribe to the podcast."""
    return render_template("berlangganan.html", feed=absolute("feeds.podcast"))


@blueprint.get("/sehat")
def health() -> Response:
    """For whoever watches the server: 200 while the catalogue can be read, else 503 as any page."""
    count = parts().catalogue.count_episodes()
    return Response(f"sehat: {count} episode\n", content_type="text/plain; charset=utf-8")
