"""Chapters as Podcasting 2.0 clients fetch them."""

from __future__ import annotations

import json

from reader.models import Chapter, Timeline
from reader.publish.links import web_link
from reader.publish.times import milliseconds

MEDIA_TYPE = "application/json+chapters"
_VERSION = "1.2.0"


def chapters_json(timeline: Timeline) -> bytes:
    """The timeline's chapters, every one, in the JSON Chapters format 1.2.0 (UTF-8; times in seconds, to the ms).

    Chapters that lists may hide carry `"toc": false`.
    """
    entries = [_entry(chapter, timeline.sample_rate) for chapter in timeline.chapters]
    document = {"version": _VERSION, "chapters": entries}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _entry(chapter: Chapter, rate: int) -> dict[str, object]:
    entry: dict[str, object] = {"startTime": milliseconds(chapter.start, rate) / 1000, "title": chapter.title}
    if image := web_link(chapter.image):
        entry["img"] = image
    if not chapter.toc:
        entry["toc"] = False
    entry["endTime"] = milliseconds(chapter.end, rate) / 1000
    return entry
