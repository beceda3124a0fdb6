"""Scripts to lay out: a small article with everything that asks for a chapter, and any script at all."""

from __future__ import annotations

from hypothesis import strategies as st

from reader.audio.timeline import Length
from reader.models import Article, Block, BlockKind, Place, Quotation, Script, Segment, SegmentKind

K = SegmentKind
LENGTH = Length(576 * 100, 1500, 576 * 97)
"""A clip of 2.6 seconds."""


def segment(
    kind: SegmentKind, text: str, sentence: int, block: int | None = None, quotation: int | None = None
) -> Segment:
    place = Place(block, 0, len(text)) if block is not None and kind is not K.CREDIT else None
    return Segment(kind, text, text.lower(), sentence, place, block if kind is K.CREDIT else None, quotation)


ARTICLE = Article(
    title="Jembatan “Layang” Sungai Kuning dibuka & diuji",
    blocks=(
        Block(BlockKind.PARAGRAPH, "Jembatan itu dibuka kemarin."),
        Block(BlockKind.PARAGRAPH, "“Kami senang,” kata Sri Nguyễn, “sekali.” Ia pulang. Jalan kembali lengang."),
        Block(
            BlockKind.CAPTION, "Warga melintas 🌉 di jembatan", credit="Antara/Joko", image="https://foto.test/1.jpg"
        ),
        Block(BlockKind.HEADING, "Uji beban & angin"),
        Block(BlockKind.PARAGRAPH, "Pengujian berlangsung dua hari. “Aman,” kata petugas."),
    ),
)
SCRIPT = Script(
    ARTICLE,
    (
        segment(K.OPENING, ARTICLE.title, 0),  # 0
        segment(K.NARRATION, "Jembatan itu dibuka kemarin.", 1, 0),  # 1
        segment(K.QUOTATION, "Kami senang", 2, 1, 0),  # 2: first piece
        segment(K.NARRATION, ", kata Sri Nguyễn,", 2, 1),  # 3
        segment(K.QUOTATION, "sekali", 2, 1, 0),  # 4: second piece
        segment(K.NARRATION, "Ia pulang.", 3, 1),  # 5
        segment(K.NARRATION, "Jalan kembali lengang.", 4, 1),  # 6
        segment(K.CAPTION, "Warga melintas 🌉 di jembatan", 5, 2),  # 7
        segment(K.CREDIT, "Foto oleh Antara/Joko", 6, 2),  # 8
        segment(K.HEADING, "Uji beban & angin", 7, 3),  # 9
        segment(K.NARRATION, "Pengujian berlangsung dua hari.", 8, 4),  # 10
        segment(K.QUOTATION, "Aman", 9, 4, 1),  # 11
        segment(K.NARRATION, ", kata petugas.", 9, 4),  # 12
        segment(K.CLOSING, "Demikian berita ini.", 10),  # 13
    ),
    (
        Quotation("Kami senang sekali", (Place(1, 1, 12), Place(1, 33, 39)), "Sri Nguyễn", "kata"),
        Quotation("Aman", (Place(4, 33, 37),)),
    ),
)


@st.composite
def any_script(draw: st.DrawFn) -> Script:
    """Any segments in any order, with any text: more than narration would ever make."""
    text = st.text(min_size=1, max_size=150).filter(str.strip)
    blocks = draw(
        st.lists(st.builds(Block, st.sampled_from(BlockKind), text, credit=st.none() | text), min_size=1, max_size=8)
    )
    quotations = draw(
        st.lists(st.builds(Quotation, text, st.just(()), st.none() | st.text(max_size=99)), min_size=1, max_size=4)
    )
    one = st.builds(
        segment,
        st.sampled_from(SegmentKind),
        text,
        st.integers(0, 9),
        st.none() | st.integers(0, len(blocks) - 1),
        st.none() | st.integers(0, len(quotations) - 1),
    )
    segments = draw(st.lists(one, min_size=1, max_size=40))
    return Script(Article(draw(st.text(max_size=200)), tuple(blocks)), tuple(segments), tuple(quotations))


@st.composite
def any_length(draw: st.DrawFn) -> Length:
    samples = 576 * draw(st.integers(3, 2000))
    onset = draw(st.integers(0, samples - 1))
    return Length(samples, onset, draw(st.integers(onset + 1, samples)))
