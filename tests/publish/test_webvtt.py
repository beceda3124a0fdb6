from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from reader.models import Passage, Script, Segment, SegmentKind, Span, Timeline
from reader.publish.webvtt import LINE_LENGTH, webvtt
from tests.app.sample import EPISODE, SCRIPT, TIMELINE

_CUE = re.compile(r"(\d{2,}:\d\d:\d\d\.\d{3}) --> (\d{2,}:\d\d:\d\d\.\d{3})\n(.+)", re.DOTALL)


def _cues(text: str) -> list[tuple[str, str, str]]:
    head, *blocks = text.removesuffix("\n").split("\n\n")
    assert head == "WEBVTT"
    found = [_CUE.fullmatch(block) for block in blocks]
    assert all(found)
    return [(m[1], m[2], m[3]) for m in found if m]


def test_there_is_a_cue_for_each_segment_at_its_exact_time() -> None:
    cues = _cues(webvtt(SCRIPT, TIMELINE))
    assert len(cues) == len(SCRIPT.segments)
    assert cues[4][:2] == ("00:00:08.002", "00:00:09.977")


def test_quotations_have_the_voice_of_their_speaker_and_nothing_else_has_one() -> None:
    cues = _cues(webvtt(SCRIPT, TIMELINE))
    assert cues[4][2] == "<v Siti Aminah>Kami rindu sungai ini.</v>"
    assert cues[6][2] == "kata Siti Aminah, seorang pedagang,"
    assert sum("<v " in payload for _, _, payload in cues) == 4


def _one(text: str, speaker: str | None, language: str = "id", foreign: tuple[Passage, ...] = ()) -> str:
    segment = Segment(
        SegmentKind.QUOTATION, text, "x", 0, quotation=0, speaker=speaker, language=language, foreign=foreign
    )
    script = Script(EPISODE.script.article, (segment,), EPISODE.script.quotations)
    return webvtt(script, Timeline(24_000, 48_000, (Span(0, 0, 48_000),), ()))


def test_markup_in_the_text_and_the_name_stays_text() -> None:
    cue = _cues(_one("a --> b <b>& c", "A<b>&\nB>"))[0]
    assert cue[2] == "<v A&lt;b&gt;&amp; B&gt;>a --&gt; b &lt;b&gt;&amp; c</v>"


def test_what_is_foreign_stands_in_a_language_span() -> None:
    """W3C WebVTT, 3.4: a WebVTT cue language span; inside the voice."""
    assert _cues(webvtt(SCRIPT, TIMELINE))[13][2] == "<lang en>river first,</lang>"
    assert _cues(_one("Stay <here>", "Siti", "en"))[0][2] == "<v Siti><lang en>Stay &lt;here&gt;</lang></v>"
    foreign = (Passage(5, 7, "ja"), Passage(13, 20, "en"))
    cue = _cues(_one("Kota 東京 lalu A & <b>.", "Siti", foreign=foreign))[0]
    assert cue[2] == "<v Siti>Kota <lang ja>東京</lang> lalu <lang en>A &amp; &lt;b&gt;</lang>.</v>"


@given(st.text("ab <>&\n-é\x01\x02", min_size=1, max_size=200), st.data())
def test_language_spans_change_nothing_but_their_tags(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text) + 1), max_size=6)))
    foreign = tuple(Passage(a + 1, b + 1, "en") for a, b in zip(cuts[::2], cuts[1::2], strict=False))
    cues = _cues(_one("a" + text, "Siti", foreign=foreign))
    assert len(cues) == 1
    payload = cues[0][2]
    assert payload.count("<lang en>") == payload.count("</lang>") == len(foreign)
    plain = re.sub("</?lang[^>]*>|</?v[^>]*>", "", payload)
    assert "".join(unescape(plain).split()) == "".join(c for c in "a" + text if c.isprintable() and not c.isspace())


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip), st.none() | st.text(max_size=90))
def test_any_text_gives_one_cue_of_short_lines_that_lose_nothing(text: str, speaker: str | None) -> None:
    cues = _cues(_one("a" + text, speaker))
    assert len(cues) == 1
    payload = re.sub(r"^<v [^>]*>|</v>$", "", cues[0][2])
    lines = [unescape(line) for line in payload.split("\n")]
    assert all(line and len(line) <= LINE_LENGTH for line in lines)
    assert "-->" not in payload


def test_a_long_sentence_is_broken_between_words() -> None:
    text = "Pedagang sayur dan ikan dari tiga kecamatan datang sejak subuh untuk menempati lapak perahunya. " * 3
    payload = _cues(_one(text.strip(), "Kepala Dinas Perdagangan dan Perindustrian Kabupaten Rawa Hulu Utara"))[0][2]
    tag, _, words = payload.partition(">")
    assert words.removesuffix("</v>").split() == text.split()
    assert tag.startswith("<v Kepala")


def test_a_segment_of_no_length_still_makes_a_cue_that_lasts() -> None:
    flat = replace(TIMELINE, spans=(Span(0, 24_000, 24_001),))
    assert _cues(webvtt(SCRIPT, flat))[0][:2] == ("00:00:01.000", "00:00:01.001")
