"""Pages built for one rule each: what is read, what is not, and what is said of the article."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from reader.errors import NoArticleError
from reader.ingest.page import read_fragment, read_page
from reader.models import Article, Block, BlockKind

FIRST = "Wali Kota Tarakan menyatakan pasokan listrik di kota itu akan pulih sebelum hari Jumat."
SECOND = "Ia mengatakan dua mesin pembangkit yang rusak sudah diperbaiki, dan warga diminta bersabar."


def page(body: str, head: str = "", title: str = "Listrik Tarakan Segera Pulih") -> Article:
    html = (
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>"
        f"<div class='isi'>{body}</div></body></html>"
    )
    return read_page(html.encode(), name="halaman")


def read(body: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in page(body).blocks]


def captions(article: Article) -> list[Block]:
    return [block for block in article.blocks if block.kind is BlockKind.CAPTION]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Baca juga: <a href='/1'>Mesin Pembangkit Tiba di Tarakan</a></p>",
        "<p>Baca Juga</p><ul><li><a href='/1'>Mesin Pembangkit Tiba di Tarakan</a></li></ul>",
        "<p><a href='/1'>Mesin Pembangkit Tiba di Tarakan</a></p>",
        "<p>(rin/dwi)</p>",
        "<p>[Gambas:Video CNN]</p>",
        "<p>Simak Video 'Tarakan Gelap Gulita'</p>",
        "<p>Advertisement</p>",
        "<p>SCROLL TO RESUME CONTENT</p>",
        "<p>Halaman selanjutnya: dua mesin menunggu suku cadang</p>",
        "<p>Halaman: 1 2</p>",
        "<p>Ikuti berita terkini di Google News, klik di sini</p>",
        "<p>Dapatkan update berita pilihan di Telegram kami</p>",
        "<p>https://www.youtube.com/watch?v=contoh</p>",
        "<p>Sumber: Antara</p>",
        "<p>Editor: Budi Hartanto</p>",
        "<p>Copyright © ANTARA 2024</p>",
        "<p>Artikel ini telah tayang di WartaUtara.com dengan judul Listrik Tarakan</p>",
        "<p>Tags: listrik, tarakan</p>",
        "<p>Oleh Rina Lestari | Senin, 5 Juni 2023, 07.40 WIB</p>",
        "<p>WartaUtara.com - 05/06/2023, 07:40 WIB</p>",
        "<p>Laporan Wartawan Warta Utara, Rina Lestari</p>",
        "<p>Diperbarui: 6 Juni 2023, 10.00 WIB</p>",
        "<p>Rina Lestari Senin, 5 Juni 2023 | 07:40 WIB</p>",
        "<p>5 Juni 2023</p>",
        "<p>1.203 kali dilihat</p>",
        "<p>9 Mei 2023 oleh Rina 3 menit membaca</p>",
        "<ul><li><a href='/tag/listrik'>listrik</a></li></ul>",
        "<p>Bersambung ke halaman berikutnya...</p>",
        "<p>*) Ikuti berita Warta Utara di saluran Telegram kami.</p>",
        "<p>Tulisan ini tidak mewakili pandangan redaksi.</p>",
        "<div class='next-page'><p>Halaman Selanjutnya</p><p>Kepala pembangkit mengatakan ...</p></div>",
        "<div class='box-polling'><p>Setujukah Anda dengan pemadaman bergilir di kota ini?</p></div>",
        "<div class='video-title'>Warta TV Tarakan Gelap, Pedagang Lilin Tersenyum</div>",
        "<span class='sr-only'>Lewati iklan dan lanjutkan membaca berita ini di bawah.</span>",
        "<div role='complementary'><p>Pembangkit Bengkayang juga rusak, warga menunggu lebih lama.</p></div>",
        "<div class='author-box'><p>Rina Lestari meliput listrik dan air di Tarakan sejak 2012.</p></div>",
        "<div class='share-box'><p>Bagikan ke teman</p></div>",
        "<blockquote class='twitter-tweet'><p>Gelap lagi, gelap lagi. Sampai kapan?</p>— Warga (@warga)</blockquote>",
        "<blockquote><p>Gelap lagi.</p><a href='https://twitter.com/warga/status/12'>5 Maret 2024</a></blockquote>",
        "<div class='related-news'><p>Pembangkit Bengkayang juga rusak, warga menunggu seminggu lebih lama.</p></div>",
        "<p style='display: none'>Kalimat yang tidak tampak di halaman ini tidak dibaca juga.</p>",
    ],
)
def test_what_is_not_read(line: str) -> None:
    assert read(f"<p>{FIRST}</p>{line}<p>{SECOND}</p>") == [("paragraph", FIRST), ("paragraph", SECOND)]


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga bukunya, kata Rina kepada para siswa yang hadir di perpustakaan itu.",
        "Foto itu diambil seorang warga pada pagi hari sebelum hujan turun deras di sana.",
        "Sumber air di desa itu mengering sejak dua bulan yang lalu, kata kepala desa.",
        "Ikuti perintah petugas, begitu pesan yang disampaikan lewat pengeras suara masjid.",
        "Komentar itu ditanggapi dingin oleh para pedagang yang berjualan di sekitar pasar.",
        "Editor film itu, Sari, memotong adegan terakhir karena durasinya terlalu panjang.",
        "Oleh karena itu, ia pulang",
        "Oleh karena itu, pembangunan ditunda sampai 5 Juni 2025, kata dia.",
        "Bagaimana tanggapan Anda tentang kenaikan harga itu?",
        "Laporan wartawan itu dibantah polisi pada hari yang sama.",
        "Diperbarui atau tidak, kata dia, mesin itu akan tetap bising.",
        "Menurut dia, harga bisa turun (lihat tabel) kalau pasokan dari Jawa kembali lancar.",
    ],
)
def test_sentences_that_only_look_like_leftovers_are_read(line: str) -> None:
    assert ("paragraph", line) in read(f"<p>{FIRST}</p><p>{line}</p><p>{SECOND}</p>")


def test_dropped_lines_are_kept_for_the_editor_in_the_order_of_the_page() -> None:
    article = page(
        f"<p>{FIRST}</p><p>Baca juga: Mesin Tiba</p><p>{SECOND} (rin/dwi)</p><p>Komentar (0)</p><p>Keren</p>"
    )

    assert article.dropped == ("Baca juga: Mesin Tiba", "(rin/dwi)", "Komentar (0)", "Keren")
    assert article.blocks[-1].text == SECOND


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("<b>TARAKAN, WARTAUTARA.com</b> - ", "TARAKAN, WARTAUTARA.com"),
        ("<strong>Tarakan</strong> - ", "Tarakan"),
        ("Tarakan (ANTARA) - ", "Tarakan (ANTARA)"),
        ("Tarakan, Kalimantan Utara (ANTARA News) -- ", "Tarakan, Kalimantan Utara (ANTARA News)"),
        ("Wartautara.com, Tarakan - ", "Wartautara.com, Tarakan"),
        ("WARTAUTARA.CO.ID, TARAKAN -- ", "WARTAUTARA.CO.ID, TARAKAN"),
        ("WARTAUTARA.CO.ID - TARAKAN. ", "WARTAUTARA.CO.ID - TARAKAN"),
        ("Jakarta, CNN Indonesia -- ", "Jakarta, CNN Indonesia"),
        ("Wartautara.com – ", "Wartautara.com"),
        ("Jakarta: ", "Jakarta"),
        ("Tarakan (WU). ", "Tarakan (WU)"),
        ("WARTAUTARA.COM | TARAKAN – ", "WARTAUTARA.COM | TARAKAN"),
        ("<b>Tarakan (WU)</b><br>", "Tarakan (WU)"),
    ],
)
def test_datelines_stand_beside_the_text(opening: str, dateline: str) -> None:
    first = page(f"<p>{opening}{FIRST}</p><p>{SECOND}</p>").blocks[0]

    assert (first.dateline, first.text) == (dateline, FIRST)


@pytest.mark.parametrize(
    "text", [f"Tarik-menarik soal listrik belum usai. {FIRST}", f"Rabu (5/6) malam gelap. {FIRST}"]
)
def test_an_opening_without_a_place_is_no_dateline(text: str) -> None:
    assert page(f"<p>{text}</p><p>{SECOND}</p>").blocks[0] == Block(BlockKind.PARAGRAPH, text)


@pytest.mark.parametrize(
    "photo",
    [
        "<figure>{IMG}<figcaption>{WORDS} ({CREDIT})</figcaption></figure>",
        "<div class='foto'>{IMG}<span class='author'>{CREDIT}</span> {WORDS}</div>",
        "<div class='wp-caption'>{IMG}<p>{WORDS} Foto: {CREDIT}</p></div>",
        "<div>{IMG}</div><div class='photo__caption'>{WORDS}<b>({CREDIT})</b></div>",
        "<div>{IMG}<span class='caption'>{WORDS} ({CREDIT})</span></div>",
        "<p>{IMG}</p><p>{WORDS} Foto: {CREDIT}</p>",
        "<p>{IMG}</p><p>{WORDS}</p><p>(Foto: {CREDIT})</p>",
        "<p>{IMG}<br><em>{WORDS} ({CREDIT})</em></p>",
        "<img src='/f.jpg' alt='{WORDS} ({CREDIT})'>",
        "<img src='/f.jpg' caption='{WORDS}.({CREDIT})'>",
        "<table><tr><td>{IMG}</td></tr><tr><td>{WORDS} {CREDIT}</td></tr></table>",
        "<div class='cap-foto'>{CREDIT}</div>{IMG}<div class='caption'>{WORDS}</div>",
        "<amp-img src='/f.jpg' width='800'></amp-img><p class='ket-foto'>{WORDS} © {CREDIT}</p>",
    ],
)
@pytest.mark.parametrize("before", [True, False], ids=["lead", "within"])
def test_captions_in_every_dress(photo: str, before: bool) -> None:
    photo = photo.format(IMG="<img src='/f.jpg'>", WORDS="Teknisi memeriksa mesin.", CREDIT="ANTARA FOTO/Fadlan")
    body = f"{photo}<p>{FIRST}</p><p>{SECOND}</p>" if before else f"<p>{FIRST}</p>{photo}<p>{SECOND}</p>"
    head = "<meta property='og:url' content='https://warta.example/listrik'>"

    article = page(body, head)

    (caption,) = captions(article)
    assert (caption.text, caption.credit) == ("Teknisi memeriksa mesin.", "ANTARA FOTO/Fadlan")
    assert caption.image == "https://warta.example/f.jpg"
    assert [block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH] == [FIRST, SECOND]


def test_thumbnails_of_other_articles_bring_no_captions() -> None:
    image = "<img src='/x.jpg' alt='Banjir di Bulungan. (ANTARA FOTO/Fadlan)'>"
    photo = f"<div class='media'><a href='/lain'>{image}</a><a href='/lain'>Banjir</a></div>"

    assert captions(page(f"<p>{FIRST}</p>{photo}<p>{SECOND}</p>")) == []


def test_of_a_gallery_in_attributes_the_first_caption_is_read() -> None:
    strip = "".join(
        f"<a href='/g{i}'><img src='/{i}.jpg' caption='Mesin ke-{i} diperiksa teknisi.'></a>" for i in range(4)
    )

    article = page(f"<div class='thumb'>{strip}</div><p>{FIRST}</p><p>{SECOND}</p>")

    assert [caption.text for caption in captions(article)] == ["Mesin ke-0 diperiksa teknisi."]
    assert "Mesin ke-3 diperiksa teknisi." in article.dropped


def test_headings_lists_and_line_breaks() -> None:
    body = (
        f"<p>{FIRST}</p><p><strong>Menunggu suku cadang</strong></p>Baris satu<br>disambung baris dua.<br><br>"
        f"{SECOND}<h3>Daftar padam</h3><ul><li>Juata</li><li>Karang Anyar</li></ul><h2>Terkait</h2>"
    )

    assert read(body) == [
        ("paragraph", FIRST),
        ("heading", "Menunggu suku cadang"),
        ("paragraph", "Baris satu disambung baris dua."),
        ("paragraph", SECOND),
        ("heading", "Daftar padam"),
        ("list_item", "Juata"),
        ("list_item", "Karang Anyar"),
    ]


def test_pull_quotes_and_the_headline_are_read_once() -> None:
    body = f"<h2>Listrik Tarakan Segera Pulih</h2><p>{FIRST}</p><blockquote>“{SECOND}”</blockquote><p>{SECOND}</p>"

    assert read(body) == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_a_pull_quote_with_its_speaker_is_read_once() -> None:
    said = "“Mesin baru tiba pekan depan,” kata Camat Hadi kepada warga di balai desa."
    body = f"<p>{FIRST}</p><div class='quote-box'><b>“Mesin baru tiba pekan depan.”</b> Hadi, camat</div><p>{said}</p>"

    article = read_page(f"<h1>Listrik Padam Lagi</h1><div>{body}</div>".encode(), name="x")

    assert [block.text for block in article.blocks] == [FIRST, said]


def test_the_speaker_below_a_pull_quote_is_no_caption() -> None:
    quote = f"<figure class='kutipan'><blockquote>{SECOND}</blockquote><figcaption>Hadi, camat</figcaption></figure>"
    body = f"<p>{FIRST}</p>{quote}<p>{SECOND}</p>"

    article = read_page(f"<h1>Listrik Padam Lagi</h1><div>{body}</div>".encode(), name="x")

    assert [block.text for block in article.blocks] == [FIRST, SECOND]


def test_a_writers_portrait_has_no_caption() -> None:
    portrait = "<div class='author'><img src='/r.jpg' width='80' height='80'><span>Rina Sari</span></div>"

    article = read_page(f"<h1>Listrik Padam Lagi</h1>{portrait}<div><p>{FIRST}</p></div>".encode(), name="x")

    assert [block.text for block in article.blocks] == [FIRST]


def test_slanted_speech_under_a_photo_is_no_caption() -> None:
    said = '"Mesin baru tiba pekan depan," kata Hadi.'
    body = f"<p>{FIRST}</p><img src='/f.jpg'><p><em>{said}</em></p><p>{SECOND}</p>"

    article = read_page(f"<h1>Listrik Padam Lagi</h1><div>{body}</div>".encode(), name="x")

    assert [(block.kind, block.text) for block in article.blocks][1] == (BlockKind.PARAGRAPH, said)


def test_words_keep_together_across_inline_markup_and_invisible_characters() -> None:
    split = "Tugas <i>shift</i>nya di pem&shy;bangkit itu di&#8203;tukar&nbsp; dengan rekannya."

    assert read(f"<p>{split}</p><p>{FIRST}</p>")[0][1] == "Tugas shiftnya di pembangkit itu ditukar dengan rekannya."


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Listrik Tarakan Segera Pulih - Warta Utara", "Listrik Tarakan Segera Pulih"),
        ("Listrik Tarakan Segera Pulih | Warta Utara Online", "Listrik Tarakan Segera Pulih"),
        ("WartaUtara.com: Listrik Tarakan Segera Pulih", "Listrik Tarakan Segera Pulih"),
        ("Listrik Tarakan Segera Pulih - Energi :: WartaUtara Bisnis", "Listrik Tarakan Segera Pulih"),
        ("Listrik Tarakan Segera Pulih", "In Picture: Listrik Tarakan Segera Pulih"),
    ],
)
def test_the_headline_is_what_the_page_shows(told: str, shown: str) -> None:
    html = (
        f"<html><head><title>{told}</title><meta property='og:site_name' content='Warta Utara'></head><body>"
        f"<h1>Energi</h1><div class='box'><h2>{shown}</h2><div><p>{FIRST}</p><p>{SECOND}</p></div></div></body></html>"
    )

    article = read_page(html.encode(), name="halaman")

    assert (article.title, article.source) == (shown, "Warta Utara")


@pytest.mark.parametrize(
    ("date", "meta", "expected"),
    [
        ("Kamis, 5 November 2015 14:56 WIB", "", "2015-11-05T14:56:00+07:00"),
        ("Kamis, 05/11/2015 10:08 WITA", "", "2015-11-05T10:08:00+08:00"),
        ("5 Nop 2015 pukul 10.08 WIT", "", "2015-11-05T10:08:00+09:00"),
        ("Senin, 1 Agustus 2022 | 07:05", "", "2022-08-01T07:05:00+07:00"),
        ("02/11/2023, 21:34 WIB", "2023-11-02T14:34:19+00:00", "2023-11-02T21:34:19+07:00"),
        ("Kamis, 05/11/2015 10:08 WIB", "2015-11-05 T10:08:58Z", "2015-11-05T10:08:58+07:00"),
        ("12 Feb 2019, 19:03 WIB <i>Diperbarui 12 Feb 2019, 20:15 WIB</i>", "", "2019-02-12T19:03:00+07:00"),
        ("", "2024-01-02T03:04:05Z", "2024-01-02T03:04:05+00:00"),
        ("", "bukan tanggal", None),
    ],
)
def test_when_it_was_published(date: str, meta: str, expected: str | None) -> None:
    article = page(
        f"<div class='tanggal'>{date}</div><p>{FIRST}</p><p>{SECOND}</p>",
        f"<meta property='article:published_time' content='{meta}'>",
    )

    assert article.published == (datetime.fromisoformat(expected) if expected else None)
    assert article.published is None or isinstance(article.published.utcoffset(), timedelta)


@pytest.mark.parametrize(
    ("shown", "head", "authors"),
    [
        ("<div>Penulis: Rina Lestari</div><div>Editor: Budi Hartanto</div>", "", ("Rina Lestari",)),
        ("<div>Red: Budi Hartanto</div>", "", ()),
        ("<div class='byline'>Oleh Rina Lestari</div>", "", ("Rina Lestari",)),
        ("<table><tr><td>Penulis</td><td>: Kontributor Tarakan, Rina Lestari</td></tr></table>", "", ("Rina Lestari",)),
        ("<ul><li>Penulis, Rina Lestari</li><li>Peranan, Wartawan</li></ul>", "", ("Rina Lestari",)),
        ("<div>Oleh : <a href='/1'>Rina Lestari</a> <a href='/2'>Dewi Ayu</a></div>", "", ("Rina Lestari", "Dewi Ayu")),
        ("<dd>Written by Rina Lestari</dd>", "<meta name='author' content='Administrator'>", ("Rina Lestari",)),
        ("", "<meta name='author' content='PT Warta Utara'>", ()),
        ("", "<meta name='content_author' content='Rina Lestari, Dewi Ayu'>", ("Rina Lestari", "Dewi Ayu")),
        (
            "<p>Editor: Budi Hartanto</p>",
            '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Budi Hartanto"},'
            ' "creator": [{"@type": "Person", "name": "Rina Lestari"}]}</script>',
            ("Rina Lestari",),
        ),
    ],
)
def test_who_wrote_it(shown: str, head: str, authors: tuple[str, ...]) -> None:
    assert page(f"{shown}<p>{FIRST}</p><p>{SECOND}</p>", head).authors == authors


@pytest.mark.parametrize(
    ("shown", "head", "section"),
    [
        (
            "<div class='breadcrumb'><a href='/'>Home</a> / <a href='/e'>Energi</a> / <b>Listrik</b></div>",
            "",
            "Energi > Listrik",
        ),
        ("<nav><ul><li><a>Bola</a></li><li class='active'><a href='/e'>Energi</a></li></ul></nav>", "", "Energi"),
        ("<nav><a href='/'>Home</a><a href='/e' aria-current='page'>Energi</a></nav>", "", "Energi"),
        ("<nav><a class='active' href='/'>Home</a><a href='/e'>Energi</a></nav>", "", None),
        ("<div><a rel='category tag' href='/e'>Energi</a></div>", "", "Energi"),
        ("", "<meta property='article:section' content='Energi'>", "Energi"),
        (
            "",
            '<script type="application/ld+json">{"@type": "BreadcrumbList", "itemListElement": ['
            '{"item": {"name": "Home"}}, {"name": "Energi"}, 7, {"item": 3}]}</script>',
            "Energi",
        ),
        ("<ul class='tabs'><li class='active'>Terpopuler</li></ul>", "", None),
    ],
)
def test_the_section_it_stands_in(shown: str, head: str, section: str | None) -> None:
    text = f"<h1>Listrik Pulih</h1><div><p>{FIRST}</p><p>{SECOND}</p></div>"
    html = f"<html><head>{head}</head><body><main>{shown}{text}</main></body></html>"

    assert read_page(html.encode(), name="x").section == section


def test_a_name_of_the_site_that_is_a_section_is_not_the_publisher() -> None:
    head = (
        "<meta property='og:site_name' content='nasional'>"
        '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": {"name": "Warta Utara"}}</script>'
    )
    article = page(f"<p>{FIRST}</p><p>{SECOND}</p><ul class='breadcrumb'><li>Nasional</li></ul>", head)

    assert (article.source, article.section) == ("Warta Utara", "Nasional")


def test_a_headline_without_markup_is_found_by_the_pages_title() -> None:
    html = (
        "<html><head><title>HARIAN UTARA - Listrik Tarakan Pulih</title></head><body><table><tr><td>"
        f"<a href=/>Depan</a><br><a href=/k>Kota</a></td><td><font>KOTA</font><br><b>Listrik Tarakan Pulih</b><br><br>"
        f"{FIRST}<br><br>{SECOND}</td></tr></table></body></html>"
    )
    article = read_page(html.encode(), name="x")

    assert (article.title, [block.text for block in article.blocks]) == ("Listrik Tarakan Pulih", [FIRST, SECOND])


def test_the_text_in_a_pages_data_may_be_markup() -> None:
    body = f"<p>{FIRST}</p><p>Baca juga: Mesin Tiba</p><p>&quot;Sabar,&quot; katanya.</p><p>{SECOND}</p>"
    data = json.dumps({"@type": "NewsArticle", "headline": "Listrik Pulih", "articleBody": body})
    html = f"<html><head><script type='application/ld+json'>{data}</script></head><body><div id='root'></div></body>"

    article = read_page(html.encode(), name="x")

    assert [block.text for block in article.blocks] == [FIRST, '"Sabar," katanya.', SECOND]
    assert article.dropped == ("Baca juga: Mesin Tiba",)


def test_a_credit_before_its_caption_is_not_the_paragraphs() -> None:
    figure = (
        "<figure><img src='/f.jpg'><p><span class='visually-hidden'>Sumber gambar, </span>Getty Images</p>"
        "<figcaption><span class='visually-hidden'>Keterangan gambar, </span>Mesin kedua menyala.</figcaption></figure>"
    )
    article = page(f"<p>{FIRST}</p>{figure}<p>{SECOND}</p>")

    assert [(b.kind.value, b.text, b.credit) for b in article.blocks] == [
        ("paragraph", FIRST, None),
        ("caption", "Mesin kedua menyala.", "Getty Images"),
        ("paragraph", SECOND, None),
    ]


def test_an_image_that_only_a_set_of_sizes_names() -> None:
    figure = "<figure><img src='data:,' srcset='https://c.example/a.jpg 400w, https://c.example/b.jpg 800w'>"
    article = page(f"{figure}<figcaption>Mesin kedua.</figcaption></figure><p>{FIRST}</p><p>{SECOND}</p>")

    assert captions(article)[0].image == "https://c.example/a.jpg"


def test_words_before_the_headline_and_labels_at_the_ends_are_not_read() -> None:
    html = (
        f"<html><body><div><p>Energi</p><h1>Listrik Tarakan Pulih Lagi</h1><p>Rina Lestari</p><p>{FIRST}</p>"
        f"<p>{SECOND}</p><p>Live Report</p><p>Tulis di sini</p></div></body></html>"
    )
    assert [block.text for block in read_page(html.encode(), name="x").blocks] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("canonical", "expected"),
    [
        ("https://warta.example/a", "https://warta.example/a"),
        ("/a", "https://m.warta.example/a"),
        ("https://lain.example/rebut", "https://m.warta.example/a?x=1"),
        ("javascript:alert(1)", "https://m.warta.example/a?x=1"),
        ("file:///etc/passwd", "https://m.warta.example/a?x=1"),
    ],
)
def test_a_page_names_its_address_only_under_its_own_publisher(canonical: str, expected: str) -> None:
    html = (
        f"<html><head><link rel=canonical href='{canonical}'></head><body><h1>Judul</h1><p>{FIRST}</p><p>{SECOND}</p>"
    )

    assert read_page(html.encode(), name="x", url="https://m.warta.example/a?x=1").url == expected


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://news.warta.co.id/a", "warta.co.id"),
        ("https://m.warta.example/a", "warta.example"),
        ("http://127.0.0.1:8000/a", None),
        ("http://[::1]/a", None),
        ("http://localhost/a", None),
    ],
)
def test_a_page_without_a_name_for_its_site_has_its_domains(url: str, source: str | None) -> None:
    assert read_page(f"<h1>Judul</h1><p>{FIRST}</p><p>{SECOND}</p>".encode(), name="x", url=url).source == source


def test_only_web_images_are_kept_and_no_control_character_stays() -> None:
    body = (
        "<figure><img src='javascript:alert(1)'><figcaption>Mesin\x07 ke&#1;dua.</figcaption></figure>"
        f"<p>{FIRST}\x1b[31m</p><p>{SECOND}</p><script>alert('<p>jahat</p>')</script>"
    )

    article = page(body)

    assert captions(article)[0].image is None
    assert all(character.isprintable() for block in article.blocks for character in block.text)
    assert "jahat" not in "".join(block.text for block in article.blocks)


def test_an_index_of_other_articles_is_no_article() -> None:
    teasers = "".join(
        f"<div><h3><a href='/{i}'>Judul berita nomor {i} hari ini</a></h3>"
        f"<p>Cuplikan berita yang panjangnya lebih dari empat puluh huruf, nomor {i}.</p></div>"
        for i in range(12)
    )

    with pytest.raises(NoArticleError, match=r"^indeks: .*paste its text"):
        read_page(f"<html><body><div>{teasers}</div></body></html>".encode(), name="indeks")


def test_a_page_that_a_script_fills_is_read_from_its_data() -> None:
    data = f'{{"@type": "NewsArticle", "headline": "Listrik Pulih", "articleBody": "{FIRST}\\n{SECOND}"}}'
    html = f"<html><head><script type='application/ld+json'>{data}</script></head><body><div id='root'></div></body>"

    article = read_page(html.encode(), name="x")

    assert (article.title, [block.text for block in article.blocks]) == ("Listrik Pulih", [FIRST, SECOND])


def test_a_feeds_full_text_is_all_body() -> None:
    html = (
        f"<p>TARAKAN, Warta Utara - {FIRST}</p><img src='/f.jpg' alt=''><p><em>Teknisi di pembangkit</em></p>"
        f"<p>{SECOND}</p><p>Baca juga: Mesin Tiba</p><img src='https://pelacak.example/p.gif' width='1' height='1'>"
    )

    article = read_fragment(html, title=" Listrik\nPulih ", url="https://warta.example/a")

    assert article == Article(
        title="Listrik Pulih",
        blocks=(
            Block(BlockKind.PARAGRAPH, FIRST, dateline="TARAKAN, Warta Utara"),
            Block(BlockKind.CAPTION, "Teknisi di pembangkit", image="https://warta.example/f.jpg"),
            Block(BlockKind.PARAGRAPH, SECOND),
        ),
        url="https://warta.example/a",
        dropped=("Baca juga: Mesin Tiba",),
    )


def test_a_fragment_without_words_is_no_article() -> None:
    with pytest.raises(NoArticleError):
        read_fragment("<p>&nbsp;</p><img src=/a.jpg>", title="Kosong", url=None)
