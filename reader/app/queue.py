"""The page of the listening queue, and what its entries are. The queue itself is in the listener's browser."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, Response, abort, jsonify, render_template, request, url_for

from reader.app.lists import entry
from reader.app.parts import GREATEST_ID, parts
from reader.publish.times import milliseconds
from reader.storage.lists import ListedEpisode

blueprint = Blueprint("queue", __name__)

MOST = 500
"""How many articles a queue can hold; web/static/queue.js has the same number."""

_IDS = re.compile(r"[0-9]{1,10}(,[0-9]{1,10})*")


@blueprint.get("/antrean")
def page() -> str:
    """The page, which the browser fills."""
    return render_template("antrean.html")


@blueprint.get("/antrean.json")
def facts() -> Response:
    """Of the episodes that `?id=` numbers ("7,3"), those that are there, in that order; 400 where it isn't numbers.

    Each has `id`, `address`, `headline` (pieces of `text`, with `language` where it isn't Indonesian), `source` or
    null, its length as `milliseconds` and in words, `length`.
    """
    asked = request.args.get("id", "")
    if asked and not _IDS.fullmatch(asked):
        abort(400)
    ids = [int(number) for number in asked.split(",") if number]
    if len(ids) > MOST or any(number > GREATEST_ID for number in ids):
        abort(400)
    response = jsonify(entries=[_facts(record) for record in parts().catalogue.listed_by_id(ids)])
    response.headers["Cache-Control"] = "no-store"
    return response


def _facts(record: ListedEpisode) -> dict[str, Any]:
    shown = entry(record)
    pieces = [{"text": run.text, "language": run.language} for run in shown.headline]
    return {
        "id": shown.id,
        "address": url_for("pages.episode", episode_id=shown.id),
        "headline": pieces,
        "source": shown.source,
        "milliseconds": milliseconds(record.samples, record.sample_rate),
        "length": shown.length,
    }
