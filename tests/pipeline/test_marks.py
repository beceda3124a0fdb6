from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Article, Block, BlockKind, Entry
from reader.pipeline.marks import Change, Mark, change

BRIDGE = (
    "Pemerintah kabupaten akan memperbaiki jembatan gantung yang rusak diterjang banjir bandang pekan lalu. "
    "Warga kampung di seberang sungai terpaksa menyeberang dengan rakit bambu selama perbaikan berlangsung. "
    "Kepala dinas pekerjaan umum mengatakan anggaran perbaikan sudah disetujui dewan perwakilan rakyat daerah."
)
HARVEST = (
    "Petani garam di pesisir utara memanen lebih banyak daripada musim kemarau sebelumnya karena hujan jarang turun. "
    "Harga garam kasar di tingkat petani justru merosot sehingga banyak gudang koperasi penuh menunggu pembeli. "
    "Asosiasi pengusaha berjanji menyerap seluruh panenan sebelum pabrik pengolahan mengurangi impornya."
)
ENTRY = Entry("1", "https://warta.example/1", "Jembatan")
SAID = "ab" * 32


def article(text: str) -> Article:
    return Article("Kabar", tuple(Block(BlockKind.PARAGRAPH, sentence) for sentence in text.split(". ")))


def became(now: str, *, link: str = ENTRY.link, before: str = BRIDGE) -> Change:
    old = Mark.of(ENTRY, SAID, article(before))
    return change(old, Mark.of(replace(ENTRY, link=link), SAID, article(now)), article(now))


@pytest.mark.parametrize(
    ("now", "link", "expected"),
    [
        (BRIDGE.replace("pekan lalu", "kemarin"), ENTRY.link, Change.EDIT),
        (BRIDGE.replace("pekan lalu", "kemarin"), "https://warta.example/1-baru", Change.EDIT),
        (HARVEST, "https://warta.example/2", Change.ANOTHER),
        (HARVEST, ENTRY.link, Change.EDIT),
        (BRIDGE * 4, ENTRY.link, Change.EDIT),
        ("Berlangganan untuk membaca selengkapnya", ENTRY.link, Change.LOST),
        ("Redaksi mencabut berita ini karena keliru", ENTRY.link, Change.EDIT),
        ("", ENTRY.link, Change.LOST),
        ("", "https://warta.example/2", Change.LOST),
    ],
)
def test_an_edit_is_told_from_another_article_and_from_a_page_that_lost_its_text(
    now: str, link: str, expected: Change
) -> None:
    assert became(now, link=link) is expected


def test_from_nothing_an_article_may_only_grow() -> None:
    assert became(BRIDGE, before="") is Change.EDIT


@given(st.text(), st.text(), st.from_regex(r"[0-9a-f]{64}", fullmatch=True))
def test_every_mark_is_read_as_it_was_written_and_fits_where_it_is_kept(link: str, text: str, said: str) -> None:
    mark = Mark.of(replace(ENTRY, link=link), said, article(text))
    assert Mark.read(str(mark)) == mark
    assert len(str(mark)) <= 64
    assert mark.says(said)
    assert not mark.says(said[::-1]) or said[:16] == said[::-1][:16]


@given(st.text(max_size=70))
def test_what_is_no_mark_is_none(written: str) -> None:
    mark = Mark.read(written)
    assert mark is None or str(mark) == written


def test_a_digest_alone_is_no_mark() -> None:
    assert Mark.read(SAID) is None
