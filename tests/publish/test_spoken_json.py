from __future__ import annotations

import json
from dataclasses import replace

from reader.publish.spoken_json import spoken_json
from tests.app.sample import LENGTH, RATE, SCRIPT, TIMELINE


def test_each_segment_has_its_words_and_the_audio_s_times() -> None:
    document = json.loads(spoken_json(SCRIPT, TIMELINE, str.upper))
    segments = document["segments"]
    assert document["duration"] == TIMELINE.samples * 1000 // RATE / 1000
    assert [segment["spoken"] for segment in segments] == [segment.spoken.upper() for segment in SCRIPT.segments]
    assert (segments[4]["start"], segments[4]["end"]) == (
        4 * LENGTH * 1000 // RATE / 1000,
        (5 * LENGTH - 600) * 1000 // RATE / 1000,
    )


def test_what_is_foreign_is_given_as_printed_too() -> None:
    segments = json.loads(spoken_json(SCRIPT, TIMELINE))["segments"]
    foreign = [segment for segment in segments if "language" in segment]
    assert [(one["language"], one["text"], one["spoken"]) for one in foreign] == [
        ("en", "river first,", "river first,")
    ]


def test_an_announcement_and_an_unknown_language_are_an_indonesian_voice_s() -> None:
    announced, unknown = list(SCRIPT.segments), list(SCRIPT.segments)
    announced[13] = replace(announced[13], announced=True, spoken="kutipan: river first,")
    unknown[13] = replace(unknown[13], language="und")
    for segments in (announced, unknown):
        document = json.loads(spoken_json(replace(SCRIPT, segments=tuple(segments)), TIMELINE))
        assert not [segment for segment in document["segments"] if "language" in segment or "text" in segment]


def test_half_a_surrogate_pair_does_no_harm() -> None:
    segments = (replace(SCRIPT.segments[0], spoken="a\ud800b"), *SCRIPT.segments[1:])
    assert json.loads(spoken_json(replace(SCRIPT, segments=segments), TIMELINE))["segments"][0]["spoken"] == "a?b"
