"""The transcript as WebVTT: one cue a segment, speakers as voices."""

from __future__ import annotations

import html
import textwrap

from reader.models import Script, Segment, Timeline
from reader.publish.times import exact_clock, milliseconds

MEDIA_TYPE = "text/vtt"
LINE_LENGTH = 65
"""Characters of a line at most, as the Podcasting 2.0 transcript specification asks."""

_LEAST_BESIDE_VOICE = 30
"""Characters of text that the first line has room for however long the speaker's name, so that words stay whole."""


def webvtt(script: Script, timeline: Timeline) -> str:
    """What is heard, as shown, with the exact time of each segment (W3C WebVTT).

    What a quotation says is in a voice span with the speaker's name; everything else has no voice.
    """
    cues = ["WEBVTT"]
    for span in timeline.spans:
        start = milliseconds(span.start, timeline.sample_rate)
        end = max(milliseconds(span.end, timeline.sample_rate), start + 1)  # a cue must last: WebVTT, 4.1
        cues.append(f"{exact_clock(start)} --> {exact_clock(end)}\n{_payload(script.segments[span.segment])}")
    return "\n\n".join(cues) + "\n"


def _payload(segment: Segment) -> str:
    """The cue's text. Escaping and wrapping leave no `-->` and no empty line, which would end or break a cue."""
    name = " ".join(_printable(segment.speaker or "").split())
    tag = f"<v {html.escape(name, quote=False)}>" if name and segment.quotation is not None else ""
    room = "\0" * min(len(tag), LINE_LENGTH - _LEAST_BESIDE_VOICE)  # stands for the tag while lines are broken
    lines = textwrap.wrap(_printable(segment.text), LINE_LENGTH, initial_indent=room, break_on_hyphens=False)
    text = html.escape("\n".join(lines).removeprefix(room), quote=False)
    return f"{tag}{text}</v>" if tag else text


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
