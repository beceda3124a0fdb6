"""The four forms of the chapters are drawn from one timeline and must hold the same entries."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html import unescape

from lxml import etree

from reader.models import Timeline
from reader.publish.chapters_json import chapters_json
from reader.publish.podcast import podcast_feed
from reader.publish.show_notes import show_notes
from reader.publish.timeline_json import timeline_json
from tests.app.sample import EPISODE, LENGTH, RATE, TIMELINE
from tests.publish.channel import CHANNEL, item


def _parsed(timeline: Timeline) -> list[dict[str, object]]:
    document = json.loads(chapters_json(timeline))
    assert document["version"] == "1.2.0"
    chapters = document["chapters"]
    assert isinstance(chapters, list)
    return chapters


def test_chapters_json_has_every_chapter_with_times_to_the_millisecond() -> None:
    chapters = _parsed(TIMELINE)
    assert [chapter["startTime"] for chapter in chapters] == [
        chapter.start * 1000 // RATE / 1000 for chapter in TIMELINE.chapters
    ]
    assert chapters[1]["startTime"] == 2.0  # 2.00054 s: a millisecond that has begun is not counted
    assert chapters[0] == {"startTime": 0.0, "title": TIMELINE.chapters[0].title, "endTime": 2.0}
    assert chapters[1]["img"] == "https://kabar.example/foto/jukung.jpg"


def test_hidden_chapters_say_so_and_others_say_nothing() -> None:
    assert [chapter.get("toc") for chapter in _parsed(TIMELINE)] == [None, None, False, None, None, None]


def test_a_chapter_s_image_must_be_a_web_address() -> None:
    first = replace(TIMELINE.chapters[1], image="javascript:alert(1)")
    assert "img" not in _parsed(replace(TIMELINE, chapters=(first,)))[0]


def test_all_forms_agree() -> None:
    in_json = [(chapter["startTime"], chapter["title"]) for chapter in _parsed(TIMELINE)]

    feed = etree.fromstring(podcast_feed(CHANNEL, [item(EPISODE)]))
    psc = [
        (_seconds(chapter.get("start", "")), chapter.get("title"))
        for chapter in feed.iterfind(".//{http://podlove.org/simple-chapters}chapter")
    ]
    notes = re.findall(r"(\d\d:\d\d:\d\d) ([^<\n]+)", show_notes(EPISODE, "https://simak.example/berita/1"))
    whole = json.loads(timeline_json(EPISODE))["chapters"]

    assert psc == in_json
    assert [(chapter["start"], chapter["title"]) for chapter in whole] == in_json
    assert [(float(_seconds(clock)), unescape(title)) for clock, title in notes] == [
        (int(str(start).partition(".")[0]), title) for start, title in in_json
    ]


def _seconds(clock: str) -> float:
    hours, minutes, seconds = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def test_the_timeline_gives_exact_samples_and_what_is_spoken() -> None:
    document = json.loads(timeline_json(EPISODE))
    assert document["sample_rate"] == RATE
    assert document["samples"] == TIMELINE.samples
    assert len(document["segments"]) == len(EPISODE.script.segments)
    fourth = document["segments"][4]
    assert fourth["text"] == "Kami rindu sungai ini."
    assert fourth["spoken"] == "kami rindu sungai ini."
    assert fourth["speaker"] == "Siti Aminah"
    assert fourth["kind"] == "quotation"
    assert (fourth["start_sample"], fourth["end_sample"]) == (4 * LENGTH, 5 * LENGTH - 600)
    assert fourth["start"] == 4 * LENGTH * 1000 // RATE / 1000
