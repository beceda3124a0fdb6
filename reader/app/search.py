"""The page that searches: words, who is quoted, places, in titles, texts and photo captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, abort, render_template, request, url_for

from reader.app.asking import LONGEST, by_speaker, terms_of
from reader.app.finding import Passage, Piece, passage, pieces
from reader.app.moments import length_in_words, time_in_words
from reader.app.parts import page_number, parts
from reader.models import cut_at_word
from reader.publish.times import in_words, milliseconds
from reader.storage.catalogue import MOST_COUNTED, FoundArticle
from reader.storage.folding import Term

blueprint = Blueprint("search", __name__)

_AT_ONCE = 20
_TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Result:
    """An article that was found. `begin` leads into the audio where the passage is heard, `begin_in_words` says when.

    `id`, its episode's, and `length` are None where there is no audio yet; `of_speaker` leads to all that the passage's
    speaker says.
    """

    id: int | None
    title: str
    headline: tuple[Piece, ...]
    address: str
    source: str | None
    moment: datetime
    moment_in_words: str
    length: str | None
    passage: Passage
    of_speaker: str | None
    begin: str | None
    begin_in_words: str | None


@blueprint.get("/cari")
def results() -> str:
    """What has every word of `?q=`, newest first."""
    question = " ".join(request.args.get("q", "").split())
    terms = terms_of(question)
    length = min(_AT_ONCE, parts().settings.list_length)
    number = page_number(-(-MOST_COUNTED // length))
    found = parts().catalogue.search(terms, limit=length, offset=(number - 1) * length)
    last = max(1, -(-found.total // length))
    if number > last:
        abort(404)
    return render_template(
        "cari.html",
        question=question[:LONGEST],
        short=cut_at_word(question, _TITLE_LENGTH),
        too_long=len(question) > LONGEST,
        asked=bool(terms),
        feed=url_for("feeds.search", q=question[:LONGEST]) if terms else None,
        results=[_result(each, terms) for each in found.articles],
        total=found.total,
        most=MOST_COUNTED,
        number=number,
        last=last,
        first=(number - 1) * length + 1,
    )


def _result(found: FoundArticle, terms: Sequence[Term]) -> Result:
    record, made = found.article, found.episode
    article = record.article
    where = passage(found, terms)
    moment = article.published or record.first_seen
    timeline = made.episode.timeline if made else None
    address = _address(found)
    begin = f"{address}#t={where.time / 1000:.3f}" if made and where.time is not None else None
    return Result(
        id=made.id if made else None,
        title=article.headline,
        headline=pieces(article.headline, terms),
        address=address,
        source=article.source,
        moment=moment,
        moment_in_words=time_in_words(moment),
        length=length_in_words(milliseconds(timeline.samples, timeline.sample_rate)) if timeline else None,
        passage=where,
        of_speaker=url_for("search.results", q=by_speaker(where.speaker)) if where.speaker else None,
        begin=begin,
        begin_in_words=in_words(where.time) if begin and where.time is not None else None,
    )


def _address(found: FoundArticle) -> str:
    if found.episode:
        return url_for("pages.episode", episode_id=found.episode.id)
    return url_for("waiting.article", article_id=found.article.id)
