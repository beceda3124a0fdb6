"""An article and its episode for the tests of what is published: every kind of block, segment and chapter."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from reader.models import (
    Article,
    Block,
    BlockKind,
    Chapter,
    ChapterKind,
    Episode,
    Place,
    Quotation,
    Script,
    Segment,
    SegmentKind,
    Span,
    Timeline,
)

RATE = 24_000
WIB = timezone(timedelta(hours=7))
TITLE = "Pasar Terapung Lok Rawa Dibuka Lagi Setelah Tiga Bulan"

ARTICLE = Article(
    title=TITLE,
    url="https://kabar.example/pasar-terapung",
    source="Kabar Rawa",
    authors=("Rini Handayani", "Tobias Lelo"),
    published=datetime(2025, 3, 3, 14, 5, tzinfo=WIB),
    section="Nusantara",
    dropped=("Baca juga: Jadwal kapal sungai",),
    blocks=(
        Block(
            BlockKind.CAPTION,
            "Pedagang menata pisang di atas jukung, Senin (3/3/2025).",
            credit="Kabar Rawa/Dedi Anom",
            image="https://kabar.example/foto/jukung.jpg",
            alt="Perahu kayu penuh pisang di sungai yang tenang",
        ),
        Block(
            BlockKind.PARAGRAPH,
            "Pasar terapung di Lok Rawa dibuka lagi pada Senin pagi.",
            dateline="LOK RAWA, Kabar Rawa",
        ),
        Block(
            BlockKind.PARAGRAPH,
            "“Kami rindu sungai ini. Rindu sekali,” kata Siti Aminah, seorang pedagang, “dan kini kami kembali.”",
        ),
        Block(BlockKind.HEADING, "Tiga bulan sepi", level=2),
        Block(BlockKind.PARAGRAPH, "“Airnya surut terlalu cepat.”"),
        Block(BlockKind.LIST_ITEM, "Dermaga timur: buka setiap hari"),
        Block(BlockKind.LIST_ITEM, "Dermaga barat: buka hari Minggu"),
        Block(BlockKind.PARAGRAPH, "Slogannya, river first, tetap dipakai."),
    ),
)

QUOTATIONS = (
    Quotation(
        "Kami rindu sungai ini. Rindu sekali, dan kini kami kembali.",
        (Place(2, 1, 37), Place(2, 78, 100)),
        speaker="Siti Aminah",
        cue="kata",
    ),
    Quotation("Airnya surut terlalu cepat.", (Place(4, 1, 28),), speaker="Kepala Desa Lok Rawa"),
)

_SAID: tuple[tuple[SegmentKind, int | None, str, int | None], ...] = (
    (SegmentKind.OPENING, None, f"{TITLE}. Kabar Rawa.", None),
    (SegmentKind.CAPTION, 0, "Pedagang menata pisang di atas jukung, Senin (3/3/2025).", None),
    (SegmentKind.CREDIT, 0, "Kabar Rawa/Dedi Anom", None),
    (SegmentKind.NARRATION, 1, "Pasar terapung di Lok Rawa dibuka lagi pada Senin pagi.", None),
    (SegmentKind.QUOTATION, 2, "Kami rindu sungai ini.", 0),
    (SegmentKind.QUOTATION, 2, "Rindu sekali,", 0),
    (SegmentKind.NARRATION, 2, "kata Siti Aminah, seorang pedagang,", None),
    (SegmentKind.QUOTATION, 2, "dan kini kami kembali.", 0),
    (SegmentKind.HEADING, 3, "Tiga bulan sepi", None),
    (SegmentKind.QUOTATION, 4, "Airnya surut terlalu cepat.", 1),
    (SegmentKind.NARRATION, 5, "Dermaga timur: buka setiap hari", None),
    (SegmentKind.NARRATION, 6, "Dermaga barat: buka hari Minggu", None),
    (SegmentKind.NARRATION, 7, "Slogannya,", None),
    (SegmentKind.NARRATION, 7, "river first,", None),
    (SegmentKind.NARRATION, 7, "tetap dipakai.", None),
    (SegmentKind.CLOSING, None, "Dibacakan oleh suara sintetis.", None),
)


def _segment(number: int, said: tuple[SegmentKind, int | None, str, int | None]) -> Segment:
    kind, block, text, quotation = said
    place = None
    if block is not None and kind is not SegmentKind.CREDIT:
        start = ARTICLE.blocks[block].text.index(text)
        place = Place(block, start, start + len(text))
    return Segment(
        kind=kind,
        text=text,
        spoken=text.lower(),
        sentence=number,
        place=place,
        block=block if kind is SegmentKind.CREDIT else None,
        quotation=quotation,
        speaker=QUOTATIONS[quotation].speaker if quotation is not None else None,
        language="en" if text == "river first," else "id",
    )


SCRIPT = Script(ARTICLE, tuple(_segment(number, said) for number, said in enumerate(_SAID)), QUOTATIONS)

LENGTH = 2 * RATE + 13
"""Samples of every segment: about two seconds, no whole number of milliseconds."""

_CHAPTERS = (
    (ChapterKind.OPENING, TITLE, 0),
    (ChapterKind.CAPTION, "Foto: Pedagang menata pisang di atas jukung (Kabar Rawa/Dedi Anom)", 1),
    (ChapterKind.NARRATION, "Pasar terapung di Lok Rawa dibuka lagi", 3),
    (ChapterKind.QUOTATION, "Kutipan: Siti Aminah: Kami rindu sungai ini. Rindu sekali,…", 4),
    (ChapterKind.SECTION, "Tiga bulan sepi", 8),
    (ChapterKind.QUOTATION, "Kutipan: Kepala Desa Lok Rawa: Airnya surut terlalu cepat.", 9),
)


def _timeline() -> Timeline:
    samples = len(_SAID) * LENGTH
    spans = tuple(Span(i, i * LENGTH, i * LENGTH + LENGTH - 600) for i in range(len(_SAID)))
    ends = [segment * LENGTH for _, _, segment in _CHAPTERS[1:]] + [samples]
    chapters = tuple(
        Chapter(
            kind=kind,
            title=title,
            start=segment * LENGTH,
            end=end,
            segment=segment,
            toc=kind is not ChapterKind.NARRATION,
            image=ARTICLE.blocks[0].image if kind is ChapterKind.CAPTION else None,
        )
        for (kind, title, segment), end in zip(_CHAPTERS, ends, strict=True)
    )
    return Timeline(RATE, samples, spans, chapters)


TIMELINE = _timeline()
EPISODE = Episode(SCRIPT, TIMELINE, audio="episodes/0a1b2c.mp3", size=123_456, voice="Suara Uji, bahasa Indonesia")


def episode_of(article: Article, *, audio: str = "episodes/ffff.mp3", size: int = 1000) -> Episode:
    """An episode of another article, which says nothing but its headline."""
    opening = Segment(SegmentKind.OPENING, article.headline or "Berita", "berita", 0)
    chapter = Chapter(ChapterKind.OPENING, article.headline or "Berita", 0, RATE, 0)
    return Episode(
        Script(article, (opening,)), Timeline(RATE, RATE, (Span(0, 0, RATE),), (chapter,)), audio, size, "Suara Uji"
    )


def titled(title: str, *, minutes: int = 0) -> Article:
    """An article of its own address, so many minutes younger than the sample."""
    assert ARTICLE.published
    published = ARTICLE.published + timedelta(minutes=minutes)
    address = f"https://kabar.example/{abs(hash(title))}-{minutes}"
    return replace(ARTICLE, title=title, url=address, published=published, blocks=ARTICLE.blocks[1:2])
