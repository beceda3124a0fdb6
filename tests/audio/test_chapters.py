from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.audio.chapters import NARRATION_SECONDS, TITLE_LENGTH
from reader.audio.mp3 import RATE
from reader.audio.timeline import Length, lay_out
from reader.errors import AudioError
from reader.models import Article, Chapter, ChapterKind, Script, SegmentKind, Timeline
from tests.audio.scripts import ARTICLE, LENGTH, SCRIPT, any_length, any_script, segment

C, K = ChapterKind, SegmentKind
LONG = replace(LENGTH, samples=576 * 700, offset=576 * 690)
"""A clip of 18 seconds."""


def of(script: Script, *, long: frozenset[int] = frozenset()) -> Timeline:
    return lay_out(script, [LONG if i in long else LENGTH for i in range(len(script.segments))])


def outline(timeline: Timeline) -> list[tuple[ChapterKind, int, bool]]:
    return [(chapter.kind, chapter.segment, chapter.toc) for chapter in timeline.chapters]


def test_every_heading_utterance_and_caption_has_a_chapter() -> None:
    timeline = of(SCRIPT)
    assert [(chapter.segment, chapter.title) for chapter in timeline.chapters] == [
        (0, "Jembatan “Layang” Sungai Kuning dibuka & diuji"),
        (2, "Kutipan: Sri Nguyễn: Kami senang sekali"),
        (7, "Foto: Warga melintas 🌉 di jembatan (Antara/Joko)"),
        (9, "Uji beban & angin"),
        (11, "Kutipan: Aman"),
    ]
    kinds = [C.OPENING, C.QUOTATION, C.CAPTION, C.SECTION, C.QUOTATION]
    assert [chapter.kind for chapter in timeline.chapters] == kinds
    assert timeline.chapters[1].speaker == "Sri Nguyễn"
    assert timeline.chapters[2].image == "https://foto.test/1.jpg"
    assert all(chapter.toc for chapter in timeline.chapters)


def test_narration_that_goes_on_for_long_has_a_hidden_chapter() -> None:
    hidden = [c for c in of(SCRIPT, long=frozenset({5})).chapters if not c.toc]
    assert [(c.kind, c.segment, c.title) for c in hidden] == [(C.NARRATION, 5, "Ia pulang.")]


def test_what_ends_the_quotations_own_sentence_stays_with_it() -> None:
    assert outline(of(SCRIPT, long=frozenset({3, 12})))[-1] == (C.QUOTATION, 11, True)
    script = replace(SCRIPT, segments=(*SCRIPT.segments[:13], segment(K.NARRATION, "Lalu sepi.", 10, 4)))
    assert outline(of(script, long=frozenset({13})))[-1] == (C.NARRATION, 13, False)


def test_the_closing_starts_no_chapter() -> None:
    assert outline(of(SCRIPT, long=frozenset({13})))[-1] == (C.QUOTATION, 11, True)


def test_narration_counts_until_the_next_chapter() -> None:
    """Two sentences of half the length make a chapter together, one alone does not."""
    half = Length(576 * 290, 1500, 576 * 285)
    assert half.samples < NARRATION_SECONDS * RATE < 2 * half.samples
    lengths = [LENGTH] * len(SCRIPT.segments)
    lengths[5] = half
    lengths[6] = replace(LENGTH, samples=576 * 50, offset=576 * 50)
    assert all(chapter.toc for chapter in lay_out(SCRIPT, lengths).chapters)
    lengths[6] = half
    assert (C.NARRATION, 5, False) in outline(lay_out(SCRIPT, lengths))


def test_a_photo_amid_an_utterance_leaves_it_one_chapter() -> None:
    script = Script(
        ARTICLE,
        (
            segment(K.OPENING, "Judul", 0),
            segment(K.QUOTATION, "Kami senang", 1, 1, 0),
            segment(K.CAPTION, "Warga melintas", 2, 2),
            segment(K.QUOTATION, "sekali", 3, 1, 0),
        ),
        SCRIPT.quotations,
    )
    assert outline(of(script)) == [(C.OPENING, 0, True), (C.QUOTATION, 1, True), (C.CAPTION, 2, True)]
    assert outline(of(script, long=frozenset({3})))[-1] == (C.NARRATION, 3, False)


def test_a_script_that_begins_with_a_quotation_loses_no_chapter() -> None:
    script = Script(ARTICLE, SCRIPT.segments[2:7], SCRIPT.quotations)
    assert outline(of(script)) == [(C.QUOTATION, 0, True)]


@pytest.mark.parametrize("title", ["", "\x00\x1b", "\ud800"])
def test_a_title_of_nothing_gets_a_plain_one(title: str) -> None:
    script = Script(Article(title, ()), (segment(K.OPENING, "Halo", 0),))
    assert of(script).chapters[0].title == "Pembukaan"


def test_long_names_and_texts_are_cut_at_a_word() -> None:
    long = "Kepala Badan Meteorologi, Klimatologi, dan Geofisika Wilayah Tiga Denpasar"
    quotation = replace(SCRIPT.quotations[0], text="hujan akan turun lagi " * 20, speaker=long)
    title = of(replace(SCRIPT, quotations=(quotation, SCRIPT.quotations[1]))).chapters[1].title
    assert title == "Kutipan: Kepala Badan Meteorologi, Klimatologi, dan…: hujan akan turun lagi hujan akan…"
    assert len(title) <= TITLE_LENGTH


def check_tiling(chapters: tuple[Chapter, ...], samples: int) -> None:
    assert chapters[0].start == 0
    assert chapters[-1].end == samples
    assert all(chapter.start < chapter.end for chapter in chapters)
    assert all(one.end == other.start for one, other in pairwise(chapters))


@given(any_script(), st.data())
def test_any_script_is_tiled_by_titled_chapters(script: Script, data: st.DataObject) -> None:
    count = len(script.segments)
    timeline = lay_out(script, data.draw(st.lists(any_length(), min_size=count, max_size=count)))
    check_tiling(timeline.chapters, timeline.samples)
    for chapter in timeline.chapters:
        assert chapter.title.strip()
        assert len(chapter.title) <= TITLE_LENGTH
        assert "\n" not in chapter.title
        assert chapter.start <= timeline.spans[chapter.segment].start
    utterances = [s.quotation for s in script.segments if s.kind is K.QUOTATION and s.quotation is not None]
    unnumbered = sum(s.kind is K.QUOTATION and s.quotation is None for s in script.segments)
    assert sum(c.kind is C.QUOTATION for c in timeline.chapters) == len(set(utterances)) + unnumbered
    assert [span.segment for span in timeline.spans] == list(range(count))
    assert all(one.end <= other.start for one, other in pairwise(timeline.spans))


def test_nothing_cannot_be_laid_out() -> None:
    with pytest.raises(AudioError, match="0 segments"):
        lay_out(Script(ARTICLE, ()), [])
    with pytest.raises(AudioError, match="1 clips"):
        lay_out(SCRIPT, [LENGTH])
    with pytest.raises(AudioError, match="no sound"):
        lay_out(SCRIPT, [Length(0, 0, 0)] * len(SCRIPT.segments))
