"""The whole timeline as JSON: what is said, how it is spoken, and when, to the sample."""

from __future__ import annotations

import json

from reader.models import Chapter, Episode, Segment, Span, Timeline
from reader.publish.times import milliseconds


def timeline_json(episode: Episode) -> bytes:
    """The episode's segments and chapters with their times in seconds (to the ms) and in samples (exact); UTF-8."""
    timeline, script = episode.timeline, episode.script
    document = {
        "title": script.article.headline,
        "voice": episode.voice,
        "sample_rate": timeline.sample_rate,
        "samples": timeline.samples,
        "duration": _seconds(timeline.samples, timeline),
        "segments": [_segment(script.segments[span.segment], span, timeline) for span in timeline.spans],
        "chapters": [_chapter(chapter, timeline) for chapter in timeline.chapters],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _seconds(samples: int, timeline: Timeline) -> float:
    return milliseconds(samples, timeline.sample_rate) / 1000


def _times(start: int, end: int, timeline: Timeline) -> dict[str, object]:
    return {
        "start": _seconds(start, timeline),
        "end": _seconds(end, timeline),
        "start_sample": start,
        "end_sample": end,
    }


def _segment(segment: Segment, span: Span, timeline: Timeline) -> dict[str, object]:
    return {
        "kind": segment.kind.value,
        "text": segment.text,
        "spoken": segment.spoken,
        "sentence": segment.sentence,
        "speaker": segment.speaker,
        "language": segment.language,
        **_times(span.start, span.end, timeline),
    }


def _chapter(chapter: Chapter, timeline: Timeline) -> dict[str, object]:
    return {
        "kind": chapter.kind.value,
        "title": chapter.title,
        "toc": chapter.toc,
        "speaker": chapter.speaker,
        "image": chapter.image,
        "segment": chapter.segment,
        **_times(chapter.start, chapter.end, timeline),
    }
