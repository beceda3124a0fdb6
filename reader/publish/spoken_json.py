"""What is spoken, for a voice of the listener's own: the same words as the audio's, with the audio's times."""

from __future__ import annotations

import json
from collections.abc import Callable

from reader.models import Script, Segment, Timeline
from reader.publish.times import milliseconds

MEDIA_TYPE = "application/json"
_INDONESIAN = {"id", "und"}
"""Languages that an Indonesian voice reads; "und" is what nobody could tell."""


def spoken_json(script: Script, timeline: Timeline, respell: Callable[[str], str] = str) -> bytes:
    """The segments in the order in which they are heard, as compact JSON in UTF-8.

    Of each its `start` and `end` in seconds of the audio, and `spoken`: the spoken form, `respell`ed, as an Indonesian
    voice has to get it. What is in another language has its `language` (BCP 47) and, for who has a voice of that
    language, its `text` as printed. `duration` is the audio's, in seconds.
    """
    segments = []
    for span in timeline.spans:
        segment = script.segments[span.segment]
        start, end = _seconds(span.start, timeline), _seconds(span.end, timeline)
        segments.append({"start": start, "end": end, "spoken": respell(segment.spoken), **_foreign(segment)})
    document = {"duration": _seconds(timeline.samples, timeline), "segments": segments}
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _foreign(segment: Segment) -> dict[str, str]:
    """Nothing for what an Indonesian voice says: an announcement is Indonesian, so all that stands behind it is."""
    if segment.language in _INDONESIAN or segment.announced:
        return {}
    return {"text": segment.text, "language": segment.language}


def _seconds(samples: int, timeline: Timeline) -> float:
    return milliseconds(samples, timeline.sample_rate) / 1000
