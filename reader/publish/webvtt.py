"""The transcript as WebVTT: one cue a segment, speakers as voices, foreign passages with their language."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Sequence

from reader.models import Passage, Script, Segment, Timeline
from reader.publish.times import exact_clock, milliseconds

MEDIA_TYPE = "text/vtt"
LINE_LENGTH = 65
"""Characters of a line at most, as the Podcasting 2.0 transcript specification asks."""

_LEAST_BESIDE_VOICE = 30
"""Characters of text that the first line has room for however long the speaker's name, so that words stay whole."""


_BEGIN, _END = "\1", "\2"
"""Stand for the tags of a language span while lines are broken and characters escaped."""


def webvtt(script: Script, timeline: Timeline) -> str:
    """What is heard, as shown, with the exact time of each segment (W3C WebVTT).

    What a quotation says is in a voice span with the speaker's name; everything else has no voice. What is not
    Indonesian is in a language span.
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
    foreign = segment.foreign
    if segment.language != "id":
        foreign = (Passage(0, len(segment.text), segment.language),)
    room = "\0" * min(len(tag), LINE_LENGTH - _LEAST_BESIDE_VOICE)  # stands for the tag while lines are broken
    shown = _set_apart(_printable(segment.text), foreign)
    lines = textwrap.wrap(shown, LINE_LENGTH, initial_indent=room, break_on_hyphens=False)
    text = html.escape("\n".join(lines).removeprefix(room), quote=False)
    languages = (passage.language for passage in foreign)
    text = re.sub(_BEGIN, lambda _: f"<lang {next(languages)}>", text).replace(_END, "</lang>")
    return f"{tag}{text}</v>" if tag else text


def _set_apart(text: str, passages: Sequence[Passage]) -> str:
    """The text with a mark where each passage begins and ends."""
    pieces, at = [], 0
    for passage in passages:
        pieces += [text[at : passage.start], _BEGIN, text[passage.start : passage.end], _END]
        at = passage.end
    return "".join([*pieces, text[at:]])


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
