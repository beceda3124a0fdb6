"""The pages that people read beside the lists: an article, how to subscribe, help; and whether all is well."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, render_template

from reader.app.article_view import Run, chapter_marks, headline_runs, marked, text_parts
from reader.app.feeds import published
from reader.app.parts import GREATEST_ID, absolute, parts
from reader.publish.links import web_link
from reader.publish.show_notes import disclosure
from reader.publish.times import date_in_words, in_words, milliseconds
from reader.storage.catalogue import EpisodeRecord

blueprint = Blueprint("pages", __name__)


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


@blueprint.get("/bantuan")
def manual() -> str:
    """How to listen, in plain words."""
    return render_template("bantuan.html")


@blueprint.get("/setelan")
def preferences() -> str:
    """Where the listener's own choices are; they stay in the browser."""
    return render_template("setelan.html")


@blueprint.get("/sehat")
def health() -> Response:
    """For whoever watches the server: 200 while the catalogue can be read, else 503 as any page."""
    count = parts().catalogue.count_episodes()
    return Response(f"sehat: {count} episode\n", content_type="text/plain; charset=utf-8")
