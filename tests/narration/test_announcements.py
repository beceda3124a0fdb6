from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from reader.delivery import USUAL, changed
from reader.models import Article, Block, BlockKind, Script, SegmentKind
from reader.narration.announcements import DISCLOSURE, before_quotation
from reader.narration.script import article_context, narrate, positions

WITA = timezone(timedelta(hours=8))
ARTICLE = Article(
    "Pasar Apung Dibuka",
    (
        Block(BlockKind.PARAGRAPH, "“Kami rindu,” kata Siti Norhayati, pedagang. “Sudah lama kami menunggu.”"),
        Block(BlockKind.CAPTION, "Pedagang di perahu. Air tenang.", credit="Rusdi Hakim"),
    ),
    source="Kabar Contoh",
    published=datetime(2026, 11, 24, 7, 5, tzinfo=WITA),
)


def script(article: Article = ARTICLE, **told: Any) -> Script:
    return narrate(article, delivery=changed(USUAL, told, "uji"))


def texts(kind: SegmentKind, article: Article = ARTICLE, **told: Any) -> list[str]:
    return [segment.text for segment in script(article, **told).segments if segment.kind is kind]


def spoken(kind: SegmentKind, **told: Any) -> list[str]:
    return [segment.spoken for segment in script(**told).segments if segment.kind is kind]


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ("title,source,date", ["Pasar Apung Dibuka.", "Kabar Contoh, 24 November 2026."]),
        ("source,title,time", ["Kabar Contoh.", "Pasar Apung Dibuka.", "Pukul 07.05 WITA."]),
        ("source,date,time,title", ["Kabar Contoh, 24 November 2026, pukul 07.05 WITA.", "Pasar Apung Dibuka."]),
        ("date", ["24 November 2026."]),
        ("nothing", []),
    ],
)
def test_the_opening_says_what_is_set_in_order(opening: str, said: list[str]) -> None:
    assert texts(SegmentKind.OPENING, opening=opening) == said


def test_the_time_is_jakarta_s_where_the_publisher_s_zone_is_not_indonesian() -> None:
    abroad = Article("", ARTICLE.blocks, published=datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    assert texts(SegmentKind.OPENING, abroad, opening="time") == ["Pukul 06.30 WIB."]
    assert texts(SegmentKind.OPENING, Article("", ARTICLE.blocks), opening="title,source,date,time") == []


def test_own_words_come_before_the_disclosure_which_always_comes() -> None:
    assert texts(SegmentKind.CLOSING) == [DISCLOSURE]
    assert texts(SegmentKind.CLOSING, closing="Terima kasih sudah menyimak") == [
        "Terima kasih sudah menyimak.",
        DISCLOSURE,
    ]
    assert texts(SegmentKind.CLOSING, closing=" … ") == [DISCLOSURE]


def test_captions_are_announced_plain_or_left_out() -> None:
    assert spoken(SegmentKind.CAPTION) == ["foto: pedagang di perahu.", "air tenang."]
    assert spoken(SegmentKind.CAPTION, captions="plain") == ["pedagang di perahu.", "air tenang."]
    assert spoken(SegmentKind.CAPTION, captions="omitted") == spoken(SegmentKind.CREDIT, captions="omitted") == []
    assert texts(SegmentKind.CREDIT) == ["Foto oleh Rusdi Hakim."]
    assert texts(SegmentKind.CREDIT, credits=False) == []


@pytest.mark.parametrize("quotations", ["announced", "both"])
def test_a_quotation_is_announced_once_by_its_speaker(quotations: str) -> None:
    one, two = spoken(SegmentKind.QUOTATION, quotations=quotations)
    assert one == "kutipan siti norhayati: kami rindu,"
    assert two == "sudah lama kami menunggu."


def test_a_quotation_of_nobody_known_is_announced_as_a_quotation() -> None:
    assert before_quotation(None, changed(USUAL, {"quotations": "both"}, "uji")) == "Kutipan: "
    assert before_quotation("Siti Norhayati", USUAL) == ""


def test_an_announcement_is_not_shown_and_stands_in_no_pair() -> None:
    plain, announced = script(), script(quotations="both")
    assert [segment.text for segment in plain.segments] == [segment.text for segment in announced.segments]
    context = article_context(ARTICLE)
    for before, after in zip(plain.segments, announced.segments, strict=True):
        said = [before.spoken[pair.spoken_start : pair.spoken_end] for pair in positions(before, context)]
        assert [after.spoken[pair.spoken_start : pair.spoken_end] for pair in positions(after, context)] == said
