from __future__ import annotations

import json
import os
import re
import time
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from reader.models import Article, Block, BlockKind, Place, Quotation, Script, Segment, SegmentKind
from reader.narration.announcements import DISCLOSURE
from reader.narration.script import LONGEST, article_context, narrate, positions
from tests.narration.articles import blocks_of
from tests.narration.test_quotations import BLOCKS
from tests.narration.test_spoken import WELL_FORMED
from tests.narration.written import as_text, news

GOLDEN = Path(__file__).parent.parent / "golden" / "scripts"
WIB = timezone(timedelta(hours=7))

ARTICLE = TypeAdapter(Article)
RESULT = TypeAdapter(dict[str, list[Quotation] | list[Segment]])


def shouting(text: str) -> str:
    """A spoken form that can say everything: the test then sees every word."""
    return text + " a"


def parts(script: Script) -> list[tuple[str, str]]:
    return [(segment.kind.value, segment.text) for segment in script.segments]


def body(text: str) -> list[tuple[str, str]]:
    return parts(narrate(Article("", blocks_of(text))))[:-1]


def test_a_sentence_is_cut_where_its_quotation_begins_and_ends() -> None:
    script = narrate(Article("", blocks_of('Rina tiba. "Kami siap. Kami kuat," kata Rina. Ia menutup acara.')))
    assert parts(script)[:-1] == [
        ("narration", "Rina tiba."),
        ("quotation", "Kami siap."),
        ("quotation", "Kami kuat,"),
        ("narration", "kata Rina."),
        ("narration", "Ia menutup acara."),
    ]
    assert [segment.sentence for segment in script.segments] == [0, 1, 2, 2, 3, 4]
    assert [segment.quotation for segment in script.segments] == [None, 0, 0, None, None, None]
    assert script.segments[1].speaker == "Rina"


def test_scare_quotes_do_not_cut_and_keep_their_marks() -> None:
    assert body('"Hantu" itu muncul di "rumah tua".') == [("narration", '"Hantu" itu muncul di "rumah tua".')]


def test_partial_speech_is_cut_out_of_its_sentence() -> None:
    assert body('Rudi mengatakan timnya "butuh waktu untuk bangkit" musim ini.') == [
        ("narration", "Rudi mengatakan timnya"),
        ("quotation", "butuh waktu untuk bangkit"),
        ("narration", "musim ini."),
    ]


def test_opening_is_headline_then_source_and_date() -> None:
    article = Article("Banjir surut", (), source="Kabar Desa", published=datetime(2026, 11, 24, 23, 30, tzinfo=WIB))
    script = narrate(article)
    assert parts(script)[:2] == [("opening", "Banjir surut."), ("opening", "Kabar Desa, 24 November 2026.")]
    assert "dua puluh empat november dua ribu dua puluh enam" in script.segments[1].spoken
    assert all(segment.place is None for segment in script.segments)


@pytest.mark.parametrize(("title", "said"), [("Siapa menang?", "Siapa menang?"), ("", None)])
def test_headline_keeps_its_own_end_and_may_be_missing(title: str, said: str | None) -> None:
    openings = [segment.text for segment in narrate(Article(title, ())).segments[:-1]]
    assert openings == ([said] if said else [])


def test_closing_discloses_the_synthetic_voice() -> None:
    last = narrate(Article("", ())).segments[-1]
    assert (last.kind, last.text) == (SegmentKind.CLOSING, DISCLOSURE)
    assert "sintetis" in DISCLOSURE


def test_a_caption_is_announced_once_and_its_credit_follows() -> None:
    caption = Block(BlockKind.CAPTION, "Warga menimba air. Sumur itu dalam.", credit="KABAR FOTO/Rina Wulandari")
    script = narrate(Article("", (caption,)))
    assert parts(script)[:-1] == [
        ("caption", "Warga menimba air."),
        ("caption", "Sumur itu dalam."),
        ("credit", "Foto oleh KABAR FOTO, Rina Wulandari."),
    ]
    assert script.segments[0].spoken.startswith("foto: warga")
    assert script.segments[1].spoken.startswith("sumur")
    assert (script.segments[2].place, script.segments[2].block) == (None, 0)


@pytest.mark.parametrize(
    ("credit", "said"),
    [
        ("Ist", "Foto istimewa."),
        ("Dok. Pribadi", "Foto: Dok. Pribadi."),
        ("Tangkapan layar", "Foto: Tangkapan layar."),
        ("Rina", "Foto oleh Rina."),
    ],
)
def test_credit_is_told_as_what_it_is(credit: str, said: str) -> None:
    assert narrate(Article("", (Block(BlockKind.CAPTION, "Warga.", credit=credit),))).segments[1].text == said


def test_a_caption_that_says_so_itself_is_not_announced_again() -> None:
    assert narrate(Article("", blocks_of("> Foto udara desa."))).segments[0].spoken == "foto udara desa."


def test_a_heading_is_one_segment_and_the_dateline_is_not_spoken() -> None:
    blocks = (Block(BlockKind.HEADING, "Banjir. Lalu longsor"), Block(BlockKind.PARAGRAPH, "Hujan.", dateline="BIMA"))
    assert parts(narrate(Article("", blocks)))[:-1] == [("heading", "Banjir. Lalu longsor"), ("narration", "Hujan.")]


def test_spoken_words_lead_back_to_the_page() -> None:
    article = Article("", blocks_of("Komisi Pemilihan Umum (KPU) memakai Rp5 juta.\n\n> Kantor KPU."))
    sentence, caption, _ = narrate(article).segments
    context = article_context(article)

    def shown(segment: Segment) -> list[tuple[str, str]]:
        return [(segment.text[a:b], segment.spoken[c:d]) for a, b, c, d in positions(segment, context)]

    assert shown(sentence) == [
        ("Komisi", "komisi"),
        ("Pemilihan", "pemilihan"),
        ("Umum (KPU)", "umum"),
        ("memakai", "memakai"),
        ("Rp5 juta", "lima juta rupiah"),
    ]
    assert shown(caption) == [("Kantor", "kantor"), ("KPU", "ka pe u")]
    assert shown(replace(caption, spoken="lain")) == [("Kantor KPU.", "lain")]


def test_marks_alone_are_no_segment() -> None:
    assert body("* * *") == []


def test_the_language_is_the_article_s() -> None:
    script = narrate(replace(Article("Rain", blocks_of("Rain fell.")), language="en", source="Kabar Desa"))
    assert [segment.language for segment in script.segments] == ["en", "id", "en", "id"]


def test_a_segment_that_is_foreign_as_a_whole_has_that_language() -> None:
    text = "“We are ready to go. Thank you. We will not stop,” kata Rudi. “Kami siap,” ujarnya."
    script = narrate(Article("", blocks_of(text)))
    assert [(segment.language, segment.foreign) for segment in script.segments] == [
        *[("en", ())] * 3,
        *[("id", ())] * 4,
    ]


def test_a_segment_that_is_foreign_in_part_tells_where() -> None:
    script = narrate(Article("Viral: we will not go home", blocks_of("Hujan. Ia membaca بسم الله dulu.")))
    told = [(s.language, [(s.text[p.start : p.end], p.language) for p in s.foreign]) for s in script.segments]
    assert told == [("id", [("we will not go home.", "en")]), ("id", []), ("id", [("بسم الله", "ar")]), ("id", [])]


def test_a_long_sentence_is_cut_at_clauses_then_spaces_then_anywhere() -> None:
    clause = "air naik sampai atap rumah warga di tepi kali, "
    text = clause * 20 + "kata " * 200 + "x" * 1000
    script = narrate(Article("", blocks_of(text)), speak=shouting)
    pieces = [segment for segment in script.segments if segment.place is not None]
    assert all(len(segment.text) <= LONGEST for segment in pieces)
    assert {segment.sentence for segment in pieces} == {0}
    assert pieces[0].text.endswith(",")
    assert pieces[0].place == Place(0, 0, len(pieces[0].text))


@given(BLOCKS)
def test_every_word_is_in_exactly_one_segment_in_order(blocks: list[Block]) -> None:
    script = narrate(Article("", tuple(blocks)), speak=shouting)
    said = [[False] * len(block.text) for block in blocks]
    last, sentence = (0, 0), 0
    for segment in script.segments:
        assert segment.sentence - sentence in (0, 1)
        sentence = segment.sentence
        place = segment.place
        if place is None:
            continue
        text = blocks[place.block].text
        assert last <= (place.block, place.start)
        assert place.start < place.end <= len(text)
        assert text[place.start : place.end] == segment.text
        said[place.block][place.start : place.end] = [True] * (place.end - place.start)
        last = (place.block, place.end)
    for block, heard in zip(blocks, said, strict=True):
        assert not [c for c, known in zip(block.text, heard, strict=True) if c.isalnum() and not known]


@given(BLOCKS)
def test_quotation_segments_are_the_quotations_words(blocks: list[Block]) -> None:
    script = narrate(Article("", tuple(blocks)), speak=shouting)
    for index, quotation in enumerate(script.quotations):
        spoken = " ".join(segment.text for segment in script.segments if segment.quotation == index)
        assert re.findall(r"\w+", spoken) == re.findall(r"\w+", quotation.text)


@given(st.text(max_size=60) | news.map(as_text))
def test_an_engine_gets_words_alone(text: str) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, text),) if text.strip() else ()
    for segment in narrate(Article(text, blocks, source=text[:5])).segments:
        assert WELL_FORMED.fullmatch(segment.spoken)


def test_reads_a_paragraph_of_a_megabyte_in_bounded_time() -> None:
    started = time.process_time()
    script = narrate(Article("", (Block(BlockKind.PARAGRAPH, "kata 5 " * 150_000),)))
    assert time.process_time() - started < 10
    assert script.segments[-2].spoken.endswith("kata lima")


def result(script: Script) -> bytes:
    made: dict[str, list[Quotation] | list[Segment]] = {
        "quotations": list(script.quotations),
        "segments": list(script.segments),
    }
    return RESULT.dump_json(made, indent=1, exclude_defaults=True) + b"\n"


@pytest.mark.parametrize("folder", sorted(path.name for path in GOLDEN.iterdir()))
def test_golden(folder: str) -> None:
    """article.json gives script.json; with SIMAK_WRITE_GOLDEN=1 the script is written anew, to be read in the diff."""
    article = ARTICLE.validate_json((GOLDEN / folder / "article.json").read_bytes())
    made = result(narrate(article))
    if os.environ.get("SIMAK_WRITE_GOLDEN") == "1":
        (GOLDEN / folder / "script.json").write_bytes(made)
    assert json.loads(made) == json.loads((GOLDEN / folder / "script.json").read_bytes())
