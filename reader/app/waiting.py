"""The page of an article whose episode isn't there yet, and how far it is."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, redirect, render_template, url_for
from werkzeug.wrappers import Response as AnyResponse

from reader.app.article_view import marked, text_parts
from reader.app.parts import GREATEST_ID, parts
from reader.app.standing import State, standing
from reader.audio.mp3 import RATE
from reader.models import Script, Timeline
from reader.publish.links import web_link
from reader.publish.times import date_in_words

blueprint = Blueprint("waiting", __name__)

_NOTHING_SPOKEN = Timeline(RATE, 0, (), ())


@blueprint.get(f"/disiapkan/<int(max={GREATEST_ID}):article_id>")
def article(article_id: int) -> AnyResponse:
    """The article, how far its audio is, and a way to hear it now; where the episode is there, its page."""
    record = parts().catalogue.article(article_id)
    now = standing(record, parts().catalogue)
    if now.episode:
        return redirect(url_for("pages.episode", episode_id=now.episode.id), 302)
    text = record.article
    moment = text.published or record.first_seen
    page = render_template(
        "disiapkan.html",
        id=record.id,
        title=text.headline,
        headline=marked(text.headline),
        source=text.source,
        moment=moment,
        moment_in_words=date_in_words(moment),
        words=now.words,
        followed=now.state is not State.UNSPOKEN,
        live=now.coming and parts().speak is not None,
        original=web_link(text.url),
        language=text.language if now.state is State.UNSPOKEN and text.language != "und" else None,
        parts=text_parts(Script(text, ()), _NOTHING_SPOKEN),
    )
    return _of_now(Response(page))


@blueprint.get(f"/disiapkan/<int(max={GREATEST_ID}):article_id>.json")
def progress(article_id: int) -> AnyResponse:
    """How far the article is: `state`, `words` for people, and where it is whole its `page` and `audio`."""
    now = standing(parts().catalogue.article(article_id), parts().catalogue)
    told = {"state": now.state.value, "words": now.words}
    if now.episode:
        told["page"] = url_for("pages.episode", episode_id=now.episode.id)
        told["audio"] = url_for("media.audio", token=now.episode.token)
    return _of_now(jsonify(told))


def _of_now(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
