"""Articles and episodes in the likeness of real ones, for the tests of what is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

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

WIB = timezone(timedelta(hours=7), "WIB")


class Clock:
    """A clock that stands until a test moves it on."""

    def __init__(self) -> None:
        self.time = datetime(2025, 3, 14, 1, 30, 0, 250_000, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def forward(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


def an_article(number: int = 1, **changes: object) -> Article:
    """The article of that number, with every kind of block and every field in use."""
    blocks = (
        Block(BlockKind.HEADING, "Jembatan Baru", level=3),
        Block(BlockKind.PARAGRAPH, f"Warga Desa Sukamaju menyambut jembatan nomor {number}.", dateline="GARUT, Simak"),
        Block(BlockKind.PARAGRAPH, "“Kami menunggu tiga tahun,” kata Siti Rahma, Selasa."),
        Block(
            BlockKind.CAPTION,
            "Anak sekolah menyeberang.",
            credit="Foto: Dedi Mulya",
            image="https://contoh.example/foto.jpg",
            alt="Jembatan gantung",
        ),
    )
    values: dict[str, object] = {
        "title": f"Jembatan {number} Dibuka",
        "blocks": blocks,
        "url": f"https://contoh.example/berita/{number}",
        "source": "Contoh",
        "authors": ("Rina Wati", "Agus P."),
        "published": datetime(2025, 3, 14, 8, 0, tzinfo=WIB) + timedelta(minutes=number),
        "section": "Daerah",
        "dropped": ("Baca juga: Jalan rusak",),
    }
    return Article(**(values | changes))  # type: ignore[arg-type]  # the caller names real fields


def an_episode(article: Article, audio: str = "episodes/0a.mp3") -> Episode:
    """An episode of the article, with a quotation and chapters."""
    script = Script(
        article,
        (
            Segment(SegmentKind.OPENING, article.headline, "jembatan dibuka", 0),
            Segment(SegmentKind.QUOTATION, "Kami menunggu", "kami menunggu", 1, Place(2, 1, 14), 2, 0, "Siti Rahma"),
        ),
        (Quotation("Kami menunggu tiga tahun", (Place(2, 1, 25),), "Siti Rahma", "kata"),),
    )
    chapters = (
        Chapter(ChapterKind.OPENING, article.headline, 0, 44_100, 0),
        Chapter(ChapterKind.QUOTATION, "Siti Rahma", 44_100, 88_200, 1, speaker="Siti Rahma"),
    )
    timeline = Timeline(22_050, 88_200, (Span(0, 1_000, 44_000), Span(1, 44_100, 88_000)), chapters)
    return Episode(script, timeline, audio, 32_000, "eSpeak NG, bahasa Indonesia")
