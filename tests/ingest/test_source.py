"""Any bytes at all: an Article, or a NoArticleError that says what is wrong and what to give instead."""

from __future__ import annotations

import gzip
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import NoArticleError
from reader.ingest.markup import parse
from reader.ingest.source import read_article
from reader.models import BlockKind
from tests.ingest.soundness import assert_sound

SENTENCE = (
    "Pemerintah mengatakan bahwa warga “Kampung Baru” akan menerima bantuan sebelum musim hujan tiba – pekan depan. "
)
HTML = (
    "<html><head><title>Bantuan Cair</title></head><body><h1>Bantuan Cair</h1>"
    f"<p>{SENTENCE}</p><p>{SENTENCE}Lagi.</p></body></html>"
)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0 JFIF", "image"),
        (b"ID3\x04\x00", "sound"),
        (b"PK\x03\x04 word/document.xml", "Word"),
        (gzip.compress(b"x"), "compressed"),
        (b"abc\x00def", "binary"),
        (b"<html><body><ul><li><a href=/>Beranda</a></li></ul></body></html>", "no article"),
        (b"--- ... ---", "no text"),
        (b'<?xml version="1.0"?>\n<!-- x -->\n<rss version="2.0"><channel><item/></channel></rss>', "feed"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>', "feed"),
    ],
)
def test_what_is_no_article_says_why_and_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(NoArticleError) as problem:
        read_article(data, name="masukan.bin")

    assert str(problem.value).startswith("masukan.bin: ")
    assert says in problem.value.cause
    assert "give" in problem.value.cause


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (HTML.encode(), ""),
        (HTML.encode("utf-8-sig"), "text/html; charset=iso-8859-1"),
        (HTML.encode("utf-16"), ""),
        (HTML.encode("cp1252"), "text/html; charset=windows-1252"),
        (HTML.encode("cp1252"), "text/html"),
        (HTML.replace("<head>", "<head><meta charset=windows-1252>").encode("cp1252"), ""),
        (
            HTML.replace("<head>", '<head><meta http-equiv=content-type content="text/html; charset=utf-8">').encode(
                "cp1252"
            ),
            "",
        ),
        (HTML.encode(), "text/html; charset=iso-8859-1"),
        (HTML.encode(), "text/html; charset=tidak-ada"),
    ],
)
def test_encodings_of_pages(data: bytes, content_type: str) -> None:
    article = read_article(data, name="halaman", content_type=content_type)

    assert article.blocks[0].text == SENTENCE.strip()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_of_texts(encoding: str) -> None:
    assert read_article(SENTENCE.encode(encoding), name="teks").blocks[0].text == SENTENCE.strip()


def test_a_text_that_speaks_of_markup_is_no_page() -> None:
    text = f"Judul Kami\n\nPenulis memakai <p> untuk paragraf, dan 3 < 4 tetap benar. {SENTENCE}"

    article = read_article(text.encode(), name="teks")

    assert "<p>" in article.blocks[0].text


def test_where_a_text_was_fetched_from_is_its_address() -> None:
    article = read_article(SENTENCE.encode(), name="x", url="https://warta.example/a.txt", content_type="text/plain")

    assert article.url == "https://warta.example/a.txt"


def test_a_fragment_without_head_is_a_page() -> None:
    article = read_article(f"<div><p>{SENTENCE}</p><p>{SENTENCE} Lagi.</p></div>".encode(), name="x")

    assert [block.kind for block in article.blocks] == [BlockKind.PARAGRAPH] * 2


HOSTILE = {
    "nesting": f"<html><body>{'<div>' * 10_000}<p>{SENTENCE * 3}</p>{'</div>' * 10_000}<p>{SENTENCE}Akhir.</p>",
    "inline nesting": f"<html><body><p>{'<b><i>' * 10_000}{SENTENCE * 3}",
    "attributes": f"<html><body><p {' '.join(f'a{i}=1' for i in range(100_000))}>{SENTENCE * 3}</p>",
    "quoted attributes": "<html><body><p " + " ".join(f'a{i}="<>"' for i in range(100_000)) + f">{SENTENCE * 3}</p>",
    "open quotes": f"<html><body><p>{SENTENCE * 3}</p>" + '<a "' * 100_000,
    "open elements": f"<html><body><p>{SENTENCE * 3}</p>" + "<svg>" * 50_000 + "<script>" * 50_000,
    "frames": f"<html><body><p>{SENTENCE * 3}</p>"
    + "<div class='foto'>" * 170
    + "<img src=a.jpg><b class=credit>X</b>" * 10_000,
    "json": f"<script type='application/ld+json'>{'[' * 100_000}</script><html><body><p>{SENTENCE * 3}</p>",
    "brackets": f"<html><body><p>{'(' * 100_000}{SENTENCE * 3}</p>",
    "breaks": f"<html><body><p>{f'{SENTENCE}<br>' * 5_000}</p>",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_are_read_in_bearable_time(page: str) -> None:
    started = time.process_time()

    article = read_article(page.encode(), name="jahat")

    assert SENTENCE.strip() in article.blocks[0].text
    assert time.process_time() - started < 8


def test_nothing_is_lost_behind_ten_thousand_levels() -> None:
    assert "".join(parse(HOSTILE["nesting"]).itertext()).endswith("Akhir.")


def test_a_paragraph_of_ten_megabytes_is_read_whole() -> None:
    size = 10_000_000 // len(SENTENCE)

    article = read_article(
        f"<html><body><h1>Panjang</h1><p>{SENTENCE * size}</p><p>{SENTENCE}Akhir.</p>".encode(), name="x"
    )

    assert len(article.blocks[0].text) == len(SENTENCE) * size - 1
    assert article.blocks[1].text.endswith("Akhir.")


def _time(paragraphs: int) -> float:
    page = "<html><body><h1>Judul</h1>" + "".join(f"<p>{SENTENCE}{i}.</p>" for i in range(paragraphs))
    started = time.process_time()
    read_article(page.encode(), name="x")
    return time.process_time() - started


def test_the_time_grows_with_the_size() -> None:
    _time(100)
    small, large = min(_time(1_000) for _ in range(2)), _time(8_000)

    assert large < 8 * small * 3


OPEN = (
    "<p>",
    "<div class=foto>",
    "<br>",
    "<h2>",
    "<figcaption>",
    "<li>",
    "<table><tr><td>",
    "<blockquote>",
    "<a href=/x>",
)
ODD = ("</p>", "</div>", "<!--", "-->", "<script>", "</script>", "&#0;", "&nbsp;", "<", '"', "Foto: Rina", SENTENCE)
TAGS = st.sampled_from([*OPEN, *ODD, "<img src=/a.jpg alt='x. (ANTARA/Y)'>"])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TAGS, max_size=30).map("".join), st.booleans())
def test_any_markup_is_an_article_or_none(markup: str, whole: bool) -> None:
    _read((f"<html><body><p>{SENTENCE * 2}</p>{markup}" if whole else markup).encode())


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_an_article_or_none(data: bytes) -> None:
    _read(data)


def _read(data: bytes) -> None:
    try:
        article = read_article(data, name="x", url="https://warta.example/a")
    except NoArticleError:
        return
    assert_sound(article)
