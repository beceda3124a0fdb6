"""Pasted text: how its lines become paragraphs, captions, a title and an address."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import NoArticleError
from reader.ingest.text import read_text
from tests.ingest.soundness import assert_sound

FIRST = "Pemerintah Kabupaten Alor membuka kembali jalur pelayaran ke Pulau Pura yang ditutup sejak badai Januari lalu."
SECOND = "Warga menyambutnya dengan syukuran di dermaga, kata Kepala Desa Pura Barat, Yohanis Lelang, pada hari Selasa."


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read_text(text, name="teks").blocks]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("between", [1, 2, 4])
def test_paragraphs_are_lines_or_stand_between_blank_lines(newline: str, between: int) -> None:
    assert blocks(FIRST + newline * between + SECOND) == [("paragraph", FIRST), ("paragraph", SECOND)]


@pytest.mark.parametrize("width", [48, 72, 80])
def test_hard_wrapped_lines_are_joined(width: int) -> None:
    text = "\n\n".join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in (FIRST, SECOND))

    assert blocks(text) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_the_line_before_a_credit_is_a_caption() -> None:
    text = (
        f"{FIRST}\n\nKapal bersandar di Pura.\nFOTO: MARTA BELA\n{SECOND}\n"
        "Dermaga Pura, Selasa (5/3). (Foto: Dok. Desa)"
    )

    article = read_text(text, name="teks")

    assert [(b.kind.value, b.text, b.credit) for b in article.blocks] == [
        ("paragraph", FIRST, None),
        ("caption", "Kapal bersandar di Pura.", "MARTA BELA"),
        ("paragraph", SECOND, None),
        ("caption", "Dermaga Pura, Selasa (5/3).", "Desa"),
    ]
    assert article.title == ""


def test_source_and_comment_counter_are_dropped_and_the_source_is_the_address() -> None:
    article = read_text(f"{FIRST}\n{SECOND}\nSumber: https://warta.example/alor?x=1\n\n\nKomentar (0)\n", name="teks")

    assert article.url == "https://warta.example/alor?x=1"
    assert article.dropped == ("Sumber: https://warta.example/alor?x=1", "Komentar (0)")
    assert len(article.blocks) == 2


@pytest.mark.parametrize("source", ["Sumber: javascript:alert(1)", "Sumber: file:///etc/passwd", "Sumber: Antara"])
def test_only_a_web_address_becomes_the_articles(source: str) -> None:
    assert read_text(f"{FIRST}\n{source}", name="teks").url is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Pelayaran ke Pura Dibuka\n\n{FIRST}\n\n{SECOND}", "Pelayaran ke Pura Dibuka"),
        (f"Pelayaran ke Pura Dibuka\n{FIRST}\n{SECOND}", "Pelayaran ke Pura Dibuka"),
        (f"# Pelayaran ke Pura Dibuka\n\n{FIRST}", "Pelayaran ke Pura Dibuka"),
        (f"Kapan Pelayaran Dibuka?\n\n{FIRST}", "Kapan Pelayaran Dibuka?"),
        (f"Pelayaran dibuka.\n\n{FIRST}", ""),
        (f"{FIRST}\n\n{SECOND}", ""),
        (f"Kapal bersandar di Pura\nFOTO: MARTA BELA\n{FIRST}", ""),
        (f"Baca juga: Pelayaran ke Pura\n\n{FIRST}", ""),
        ("Pelayaran ke Pura Dibuka", ""),
    ],
)
def test_a_first_line_is_the_title_only_if_it_looks_like_one(text: str, title: str) -> None:
    article = read_text(text, name="teks")

    assert article.title == title
    assert not any(block.text == title for block in article.blocks)


def test_traces_of_word_processors_and_web_pages_go() -> None:
    text = (
        "\ufeffWarga\u00a0menyam\u00adbut\u200b kapal\u00a0 itu di der\u00admaga.\x0b\n"
        "\u2022\u00a0Tarif Rp 10.000\n\u2022 Setiap Sabtu\n"
    )

    assert blocks(text) == [
        ("paragraph", "Warga menyambut kapal itu di dermaga."),
        ("list_item", "Tarif Rp 10.000"),
        ("list_item", "Setiap Sabtu"),
    ]


def test_byline_and_date_under_the_title_are_taken_in() -> None:
    article = read_text(
        f"Pelayaran Dibuka Lagi\n\nPenulis: Marta Bela\nSelasa, 5 Maret 2024 14:30 WITA\n\n{FIRST}\n", name="x"
    )

    assert article.authors == ("Marta Bela",)
    assert article.published is not None
    assert article.published.isoformat() == "2024-03-05T14:30:00+08:00"
    assert [block.text for block in article.blocks] == [FIRST]


def test_a_label_without_its_link_takes_the_next_line_along() -> None:
    assert blocks(f"{FIRST}\nBaca juga:\nBadai Tutup Pelayaran Alor\n{SECOND}") == [
        ("paragraph", FIRST),
        ("paragraph", SECOND),
    ]


def test_initials_at_the_end_and_links_in_brackets_are_dropped() -> None:
    article = read_text(f"{FIRST} (baca juga: Badai di Alor)\n{SECOND} (mar)", name="teks")

    assert [block.text for block in article.blocks] == [FIRST, SECOND]
    assert article.dropped == ("(baca juga: Badai di Alor)", "(mar)")


@pytest.mark.parametrize("text", ["", "\n\n", "... --- ...", "Komentar (0)", "\u200b\u00ad"])
def test_a_text_without_words_to_read_is_no_article(text: str) -> None:
    with pytest.raises(NoArticleError, match=r"^catatan\.txt: "):
        read_text(text, name="catatan.txt")


PIECES = st.sampled_from(
    [
        FIRST,
        SECOND,
        "FOTO: RINA",
        "Baca juga: X",
        "Komentar (3)",
        "(abc/def)",
        "",
        "  ",
        "•",
        "1. satu",
        "JUDUL",
        "a\x00b",
        "“",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=12).map("\n".join))
def test_whatever_is_pasted_is_an_article_or_none(text: str) -> None:
    try:
        article = read_text(text, name="teks")
    except NoArticleError:
        return
    assert_sound(article)


def test_lines_of_a_copied_page_are_not_joined_and_what_stands_around_the_text_is_left_out() -> None:
    text = (
        "Nasional\nWarga Pura Perbaiki Dermaga yang Rusak Dihantam Badai\nRina Lestari\nKamis, 12 Okt 2023 09:15 WIB\n"
        f"0 komentar\n{FIRST}\nBaca juga:\nNelayan Alor Kembali Melaut Setelah Badai Berlalu\n{SECOND}\nTags\ndermaga"
    )

    article = read_text(text, name="teks")

    assert article.title == "Warga Pura Perbaiki Dermaga yang Rusak Dihantam Badai"
    assert article.authors == ("Rina Lestari",)
    assert [block.text for block in article.blocks] == [FIRST, SECOND]
    assert "Nelayan Alor Kembali Melaut Setelah Badai Berlalu" in article.dropped


def test_a_headline_said_twice_is_read_once() -> None:
    title = "Dermaga Pura Dibuka"
    text = f"{title}\n{title}, Warga Gelar Syukuran\nOleh Rina Lestari - Senin, 3 Juni 2024\n{FIRST}\n{SECOND}"

    assert blocks(text) == [("paragraph", FIRST), ("paragraph", SECOND)]
