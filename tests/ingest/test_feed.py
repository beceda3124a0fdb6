from __future__ import annotations

import time
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import NotAFeedError
from reader.ingest.feed import FeedContent, read_feed
from reader.models import Entry

URL = "https://berita.example/rss/utama.xml"
PARAGRAPHS = [
    "Pemerintah Kota Surakarta menutup sementara Jembatan Merah mulai Senin untuk perbaikan lantai yang retak.",
    "Penutupan berlangsung selama dua pekan dan kendaraan dialihkan ke jalan lingkar di sebelah utara kota itu.",
    "“Kami minta warga berangkat lebih awal,” kata Kepala Dinas Perhubungan Siti Rahayu di balai kota, Minggu.",
    "Pedagang di sekitar jembatan berharap pekerjaan selesai sebelum pasar malam dibuka pada akhir bulan ini.",
    "Dinas Perhubungan menempatkan dua puluh petugas di empat simpang untuk mengatur lalu lintas setiap pagi.",
    "Perbaikan serupa terakhir dilakukan sepuluh tahun lalu setelah banjir besar merusak tiang sebelah timur.",
]
FULL = "".join(f"<p>{words}</p>\n" for words in PARAGRAPHS)


def rss(items: str, head: str = "<title>Berita</title>", attributes: str = "") -> bytes:
    namespaces = (
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:media="http://search.yahoo.com/mrss/"'
    )
    xml = f'<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" {namespaces} {attributes}><channel>{head}{items}'
    return f"{xml}</channel></rss>".encode()


def atom(entries: str) -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Berita</title>{entries}</feed>'.encode()


def entry(item: str, url: str = URL) -> Entry:
    """The only entry of a feed with that item."""
    (only,) = read_feed(rss(f"<item>{item}</item>"), url).entries
    return only


def title(markup: str) -> str:
    return entry(f"<title>{markup}</title><guid>1</guid>").title


# what a feed says


def test_an_rss_feed_is_understood() -> None:
    item = """<item><title>Jembatan Merah ditutup</title><link>https://berita.example/1</link>
      <guid isPermaLink="false">b-1</guid><description>Dua pekan.</description><category>Daerah</category>
      <category>Solo</category><dc:creator>Budi Santoso</dc:creator><dc:creator>Ani</dc:creator>
      <pubDate>Mon, 04 May 2026 09:15:00 +0700</pubDate></item>"""
    head = "<title>Berita Utama</title><link>https://berita.example/</link><language>id-ID</language>"
    content = read_feed(rss(item, head), URL)
    assert content == FeedContent(
        title="Berita Utama",
        link="https://berita.example/",
        language="id-ID",
        entries=(
            Entry(
                guid="b-1",
                link="https://berita.example/1",
                title="Jembatan Merah ditutup",
                summary="Dua pekan.",
                authors=("Budi Santoso", "Ani"),
                published=datetime(2026, 5, 4, 2, 15, tzinfo=UTC),
                section="Daerah",
            ),
        ),
    )


def test_an_atom_feed_is_understood() -> None:
    body = atom(
        """<link rel="self" href="/atom"/><link href="/"/>
        <entry><id>urn:x:1</id><title type="html">A &amp;amp; B</title>
        <link rel="enclosure" href="https://berita.example/a.mp3"/><link rel="alternate" href="1.html"/>
        <summary>Ringkas.</summary><author><name>Ani</name><email>ani@berita.example</email></author>
        <category term="ekonomi" label="Ekonomi"/><updated>2026-05-04T09:15:00+07:00</updated></entry>"""
    )
    content = read_feed(body, URL)
    assert content.link == "https://berita.example/"
    (only,) = content.entries
    assert (only.guid, only.link, only.title) == ("urn:x:1", "https://berita.example/rss/1.html", "A & B")
    assert (only.authors, only.section, only.summary) == (("Ani",), "Ekonomi", "Ringkas.")
    assert only.published == datetime(2026, 5, 4, 2, 15, tzinfo=UTC)


def test_an_rdf_feed_is_understood() -> None:
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
      <channel><title>Lama</title></channel><item rdf:about="https://berita.example/1"><title>Satu</title>
      <link>https://berita.example/1</link></item></rdf:RDF>"""
    content = read_feed(body, URL)
    assert (content.title, content.entries[0].title) == ("Lama", "Satu")


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read_feed(rss(""), URL).entries == ()


@pytest.mark.parametrize(
    ("written", "tag"),
    [("id", "id"), ("ID-id", "id-id"), ("in", "id"), ("in_ID", "id-ID"), ("en-us", "en-us"), ("bahasa!", ""), ("", "")],
)
def test_the_language_is_a_tag_or_nothing(written: str, tag: str) -> None:
    assert read_feed(rss("", f"<language>{written}</language>"), URL).language == tag


# titles and other words


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("Harga  naik\n 5 %", "Harga naik 5 %"),
        ("<![CDATA[<b>Tegas</b>: <i>ini</i>]]>", "Tegas: ini"),
        ("&lt;b&gt;Te&lt;/b&gt;gas", "Tegas"),
        ("<![CDATA[Satu<br>dua<p>tiga]]>", "Satu dua tiga"),
        ("Ayam &amp;amp; bebek", "Ayam & bebek"),
        ("Tanda &amp;lt;p&amp;gt; itu", "Tanda <p> itu"),
        ("Tanda &amp;amp;lt;p", "Tanda &lt;p"),
        ("5 &lt; 6 dan 7 &gt; 3", "5 < 6 dan 7 > 3"),
        ("Ayam & bebek", "Ayam & bebek"),
        ("Kafe&nbsp;&eacute;&#233;&#xE9;", "Kafe ééé"),
        ("<![CDATA[<script>alert(1)</script>Aman]]>", "Aman"),
        ("<![CDATA[<!-- a --><style>p{}</style>Aman]]>", "Aman"),
        ("Kata\x07nya &#7;&#x1F;", "Katanya"),
        ("&amp;#x202e;kanan", "kanan"),
        ("Salah &#x110000;&#xD800;&#99999999999999999999;ini", "Salah ini"),
        ("Salah &#x;&#;&tidakada; ini", "Salah &#x;&#;&tidakada; ini"),
    ],
)
def test_a_title_is_plain_text(markup: str, words: str) -> None:
    assert title(markup) == words


def test_words_have_a_bearable_length() -> None:
    only = entry(
        f"<title>{'kata ' * 5000}</title><description>{'kata ' * 50_000}</description><guid>{'g' * 9000}</guid>"
    )
    assert only.title.endswith("kata…")
    assert len(only.title) <= 500
    assert len(only.summary) <= 2000
    assert len(only.guid) < 100


def test_an_address_is_no_author() -> None:
    only = entry("<title>a</title><author>redaksi@berita.example</author>")
    assert only.authors == ()
    assert entry("<title>a</title><author>redaksi@berita.example (Redaksi)</author>").authors == ("Redaksi",)
    assert entry("<title>a</title><author>Ani &lt;ani@berita.example&gt;</author>").authors == ("Ani",)


# links and guids


@pytest.mark.parametrize(
    ("link", "absolute"),
    [
        ("https://berita.example/1?a=1&amp;b=2", "https://berita.example/1?a=1&b=2"),
        ("https://berita.example/1?a=1&b=2", "https://berita.example/1?a=1&b=2"),
        ("<![CDATA[https://berita.example/1?a=1&b=2]]>", "https://berita.example/1?a=1&b=2"),
        ("satu.html", "https://berita.example/rss/satu.html"),
        ("/satu", "https://berita.example/satu"),
        ("//lain.example/satu", "https://lain.example/satu"),
        ("\n https://berita.example/1 \n", "https://berita.example/1"),
        ("https://berita.example/café 1", "https://berita.example/caf%C3%A9%201"),
        ("javascript:alert(1)", ""),
        ("JavaScript:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("ftp://berita.example/1", ""),
        ("http://[", ""),
        ("https://ani:rahasia@berita.example/", ""),
    ],
)
def test_a_link_is_an_absolute_web_address_or_nothing(link: str, absolute: str) -> None:
    assert entry(f"<title>a</title><link>{link}</link><guid isPermaLink='false'>1</guid>").link == absolute


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    feed = tmp_path / "contoh"
    (feed / "halaman").mkdir(parents=True)
    for name in ("satu dua.html", "halaman/tiga.html", "../rahasia.html"):
        (feed / name).write_text("x")
    (feed / "tautan.html").symlink_to(tmp_path / "rahasia.html")
    (feed / "dalam.html").symlink_to(feed / "halaman" / "tiga.html")
    (feed / "lingkaran.html").symlink_to(feed / "lingkaran.html")
    return feed


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("satu%20dua.html", "satu dua.html"),
        ("halaman/tiga.html", "halaman/tiga.html"),
        ("./halaman/../satu%20dua.html", "satu dua.html"),
        ("dalam.html", "halaman/tiga.html"),
        ("../rahasia.html", None),
        ("..%2Frahasia.html", None),
        ("tautan.html", None),
        ("lingkaran.html", None),
        ("halaman", None),
        ("tidak-ada.html", None),
        ("a%00b.html", None),
        ("file:///etc/passwd", None),
        ("//lain.example/satu.html", None),
    ],
)
def test_a_feed_on_disk_may_lead_to_files_beside_it(folder: Path, link: str, target: str | None) -> None:
    url = (folder / "umpan.xml").as_uri()
    found = entry(f"<title>a</title><link>{link}</link><guid isPermaLink='false'>1</guid>", url).link
    assert found == ((folder / target).resolve().as_uri() if target else "")


def test_a_feed_on_disk_may_lead_to_the_web(folder: Path) -> None:
    url = (folder / "umpan.xml").as_uri()
    assert entry("<title>a</title><link>https://berita.example/1</link>", url).link == "https://berita.example/1"


def test_a_base_in_the_feed_opens_no_files(folder: Path) -> None:
    base = folder.as_uri() + "/"
    body = rss("<item><title>a</title><link>satu%20dua.html</link></item>", attributes=f'xml:base="{base}"')
    assert read_feed(body, URL).entries[0].link == ""


def test_an_entry_is_named_by_its_guid_else_its_link_else_its_words() -> None:
    assert entry("<guid isPermaLink='false'> b\n1 </guid><link>https://berita.example/1</link>").guid == "b 1"
    assert entry("<link>https://berita.example/1</link>").guid == "https://berita.example/1"
    date = "<pubDate>Mon, 04 May 2026 09:15:00 +0700</pubDate>"
    by_words = entry(f"<title>a</title><description>b</description>{date}").guid
    assert by_words == entry(f"<title>a</title><description>b, disunting</description>{date}").guid
    assert by_words != entry(f"<title>lain</title><description>b</description>{date}").guid


def test_a_guid_that_is_an_address_is_the_link_too() -> None:
    assert entry("<title>a</title><guid>https://berita.example/1</guid>").link == "https://berita.example/1"


def test_no_guid_comes_twice() -> None:
    same = "<item><title>a</title><guid>https://berita.example/1</guid></item>"
    assert len(read_feed(rss(same * 3), URL).entries) == 1


def test_a_guid_that_every_entry_has_names_none() -> None:
    items = "".join(
        f"<item><guid isPermaLink='false'>0</guid><title>{i}</title><link>https://berita.example/{i}</link></item>"
        for i in range(3)
    )
    assert [e.guid for e in read_feed(rss(items), URL).entries] == [f"https://berita.example/{i}" for i in range(3)]


def test_a_link_that_all_entries_have_names_none_of_them() -> None:
    """Else they would be taken for one article; where a page has to be read, there is no other way than the link."""
    items = [
        f"<item><title>Judul {n}</title><link>/</link><content:encoded>{{}}</content:encoded></item>" for n in "123"
    ]
    text = f"<![CDATA[{FULL}]]>"
    own = read_feed(rss("".join(items).format(*[text] * 3), "<link>/</link>"), URL).entries
    assert [(e.title, e.link) for e in own] == [("Judul 1", ""), ("Judul 2", ""), ("Judul 3", "")]
    assert len({e.guid for e in own}) == 3
    assert all(e.guid.startswith("sha256:") for e in own)
    none = read_feed(rss("".join(items).format("", "", ""), "<link>/</link>"), URL).entries
    assert [e.link for e in none] == ["https://berita.example/"]
    twice = [item.replace("<link>/", "<link>/sama") for item in items[:2]]
    assert {e.link for e in read_feed(rss("".join(twice).format(text, text), "<link>/</link>"), URL).entries} == {
        "https://berita.example/sama"
    }, "an edit that is told as of a new article"


def test_a_search_form_is_not_the_site() -> None:
    form = "<textInput><title>Cari</title><link>https://cari.example/</link><name>q</name></textInput>"
    site = "<title>Warta</title><link>/</link>"
    for about in (form + site, site + form, site + "<textInput rdf:resource='x'/>"):
        content = read_feed(rss("<item><title>J</title></item>", about), URL)
        assert (content.title, content.link, len(content.entries)) == ("Warta", "https://berita.example/", 1)


def test_an_entry_that_says_nothing_is_left_out() -> None:
    assert (
        read_feed(rss("<item/><item><title> </title></item><item><title>a</title></item>"), URL).entries[0].title == "a"
    )


# times


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("Mon, 04 May 2026 09:15:00 +0700", "2026-05-04T02:15:00"),
        ("Mon, 04 May 2026 09:15:00 GMT", "2026-05-04T09:15:00"),
        ("2026-05-04T09:15:00+07:00", "2026-05-04T02:15:00"),
        ("2026-05-04T09:15:00Z", "2026-05-04T09:15:00"),
        ("Sen, 04 Mei 2026 09:15:00 WIB", "2026-05-04T02:15:00"),
        ("Senin, 04 Mei 2026 09:15 WITA", "2026-05-04T01:15:00"),
        ("Jum'at, 14 Agu 2026 09.15 WIT", "2026-08-14T00:15:00"),
        ("Kam, 31 Des 2026 23:59:59 +0700", "2026-12-31T16:59:59"),
        ("Min, 25 Okt 2026 02:30:00 WIB", "2026-10-24T19:30:00"),
    ],
)
def test_times_know_their_zone(written: str, when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    try:
        published = entry(f"<title>a</title><pubDate>{written}</pubDate>").published
    finally:
        monkeypatch.undo()
        time.tzset()
    assert published == datetime.fromisoformat(when).replace(tzinfo=UTC)


def test_a_zone_that_is_given_is_kept() -> None:
    published = entry("<title>a</title><pubDate>Mon, 04 May 2026 09:15:00 +0700</pubDate>").published
    assert published is not None
    assert published.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize("written", ["", "kemarin", "99 Foo 2026 99:99 WIB", "31 Feb 2026 10:00 WIB", "1" * 5000])
def test_a_time_that_is_none_is_none(written: str) -> None:
    assert entry(f"<title>a</title><pubDate>{written}</pubDate>").published is None


# full text


def with_content(content: str, summary: str) -> Entry:
    summary = f"<description>{escape(summary)}</description>" if summary else ""
    return entry(f"<title>a</title>{summary}<content:encoded><![CDATA[{content}]]></content:encoded>")


def test_a_content_of_several_paragraphs_is_the_whole_text() -> None:
    only = with_content(FULL, PARAGRAPHS[0])
    assert only.html is not None
    assert only.html.strip() == FULL.strip()
    assert only.summary == PARAGRAPHS[0]


def test_without_a_summary_the_content_gives_one() -> None:
    only = with_content(FULL, "")
    assert only.html
    assert only.summary.startswith(PARAGRAPHS[0])


def test_an_atom_content_in_xhtml_is_the_whole_text() -> None:
    content = f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{FULL}</div></content>'
    (only,) = read_feed(atom(f"<entry><id>1</id><title>a</title>{content}</entry>"), URL).entries
    assert only.html
    assert only.html.count("<p>") == len(PARAGRAPHS)


def test_a_description_may_be_the_whole_text() -> None:
    for markup in (FULL, "<br /><br>".join(PARAGRAPHS)):
        assert entry(f"<title>a</title><description>{escape(markup)}</description>").html == markup.strip()


def test_equal_content_and_description_are_the_whole_text() -> None:
    assert with_content(FULL, FULL).html


@pytest.mark.parametrize(
    ("content", "summary"),
    [
        (PARAGRAPHS[0], PARAGRAPHS[0]),
        (f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>", PARAGRAPHS[0]),
        (FULL + "<p>Dinas itu juga menambah rambu...</p>", ""),
        (FULL + "<p>Dinas itu juga menambah […]</p>", ""),
        (FULL + '<p><a href="https://berita.example/1">Baca selengkapnya &raquo;</a></p>', ""),
        (f"<p>{' '.join(PARAGRAPHS)}</p>", ""),
        ("<p>a</p>" * 500, ""),
        (FULL, " ".join(PARAGRAPHS)[:500]),
    ],
)
def test_a_teaser_is_not_the_whole_text(content: str, summary: str) -> None:
    assert with_content(content, summary).html is None


# what is no feed


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "is JSON"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not an RSS or Atom feed"),
        (bytes(range(256)) * 50, "is not an RSS or Atom feed"),
        (b"halo", "is not an RSS or Atom feed"),
        (b"<opml><body/></opml>", "not a feed"),
        (b"<?xml version='1.0'?><urlset/>", "is XML or HTML"),
        (b"<!doctype html><html><body>rss</body></html>", "is a web page"),
        (b"<html><item><title>x</title></item></html>", "is a web page"),
    ],
)
def test_what_is_no_feed_is_said_to_be_none(body: bytes, words: str) -> None:
    with pytest.raises(NotAFeedError) as caught:
        read_feed(body, URL)
    assert words in str(caught.value)
    assert str(caught.value).startswith(URL)


def test_a_page_that_names_its_feed_helps() -> None:
    page = b"""<!DOCTYPE html><html><head><link rel="stylesheet" href="a.css" type="text/css">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      <LINK HREF='../umpan?a=1&amp;b=2' type=application/atom+xml rel="Alternate home"></head></html>"""
    with pytest.raises(NotAFeedError, match=r"the feed it names is https://berita\.example/umpan\?a=1&b=2$"):
        read_feed(page, URL)


def test_the_message_shows_no_password() -> None:
    with pytest.raises(NotAFeedError) as caught:
        read_feed(b"", "https://ani:rahasia@berita.example/")
    assert "rahasia" not in str(caught.value)


# ill-formed and hostile feeds


def test_the_body_is_never_taken_for_the_name_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "umpan.xml"
    file.write_bytes(rss("<item><title>rahasia</title></item>"))
    name = str(file).encode()
    assert feedparser.parse(name).entries, "bytes are not a safe way to call feedparser any more than str is"
    with pytest.raises(NotAFeedError):
        read_feed(name, URL)


@pytest.mark.parametrize(
    "items",
    [
        "<item><title>Satu</title><title/><item><title>Dua</title>",
        "<item><title>Satu & tiga<link>x</item><item><title>Dua</title></item>",
        "<item><title>Satu</title><description>a <br> b <p> c</description></item><item><title>Dua</title></item>",
        "<item><title>Satu</title></b></i></item><item a=1 a=2 b><title>Dua</title></item>",
        "<item><title>Satu</title><x:y>a</x:y></item><item><title>Dua</title></item>",
        "<item><title>Satu</title>5 < 6 <</item><item><title>Dua</title></item>",
        "<item><title>Satu</title><!-- -- --></item><?php x ?><item><title>Dua</title></item>",
        "<item><title>Satu</title>]]></item><item><title>Dua</title></item>",
        "<item><title>Satu</title><gml:pos>[</gml:pos></item><item><title>Dua</title></item>",
        "<item><title>Satu</title><summary width='a'><width>x</width></summary></item><item><title>Dua</title></item>",
        "<item><title>Satu</title><media:player url='http://['>x</item><item><title>Dua</title></item>",
    ],
)
def test_of_an_ill_formed_feed_what_can_be_had(items: str) -> None:
    first, second = read_feed(rss(items), URL).entries
    assert first.title.startswith("Satu")
    assert second.title == "Dua"


@pytest.mark.parametrize(
    "start",
    [b"\xef\xbb\xbf", b"\n\n ", b"<br />\n<b>Warning</b>: mysql_connect() in /x.php on line 1<br />\n", b"\x01"],
)
def test_junk_before_the_feed_is_passed_over(start: bytes) -> None:
    assert read_feed(start + rss("<item><title>Satu</title></item>"), URL).entries[0].title == "Satu"


def test_a_feed_that_breaks_off_gives_its_beginning() -> None:
    whole = rss("".join(f"<item><title>Judul {i}</title></item>" for i in range(10)))
    titles = [e.title for e in read_feed(whole[: whole.index(b"Judul 7")], URL).entries]
    assert titles == [f"Judul {i}" for i in range(7)]


@pytest.mark.parametrize(
    ("declared", "header", "actual"),
    [
        ("utf-8", "", "utf-8"),
        ("utf-8", "", "windows-1252"),
        ("windows-1252", "", "utf-8"),
        ("iso-8859-1", "", "windows-1252"),
        ("utf-16", "", "utf-8"),
        ("utf-16", "", "utf-16"),
        ("utf-8", "", "utf-16-le"),
        ("utf-8", "", "utf-32-be"),
        ("utf-8", "text/xml; charset=windows-1252", "windows-1252"),
        ("windows-1252", "text/xml; charset=utf-8", "utf-8"),
        ("utf-8", "text/xml; charset=gb2312", "gb18030"),
        ("tidak-ada", "text/xml; charset=zip", "windows-1252"),
        ("punycode", "", "windows-1252"),
        ("utf-7", "text/xml; charset=idna", "windows-1252"),
    ],
)
def test_encodings_may_lie(declared: str, header: str, actual: str) -> None:
    xml = rss("<item><title>“Kafé”</title></item>").decode().replace("utf-8", declared, 1)
    assert read_feed(xml.encode(actual), URL, header).entries[0].title == "“Kafé”"


def test_a_damaged_byte_does_not_spoil_the_other_words() -> None:
    body = rss("<item><title>“Kafé”</title></item><item><title>Rusak # di sini</title></item>")
    content = read_feed(body.replace(b"#", b"\xe2\x80"), URL)
    assert [e.title for e in content.entries] == ["“Kafé”", "Rusak di sini"]


def test_entities_of_a_document_type_are_not_used(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia"
    secret.write_text("RAHASIA")
    doctype = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b "bbb">]>'
    body = rss("<item><title>[&a;][&b;]</title></item>").replace(b"<rss", doctype.encode() + b"<rss", 1)
    assert read_feed(body, URL).entries[0].title == "[&a;][&b;]"


def laughs() -> bytes:
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    return rss("<item><title>J&a11;</title></item>").replace(b"<rss", f"<!DOCTYPE rss [{entities}]><rss".encode(), 1)


SLOW = {
    "100,000 entries": rss("".join(f"<item><title>J {i}</title><guid>{i}</guid></item>" for i in range(100_000))),
    "10,000 levels": rss("<item><title>J</title>" + "<a>" * 10_000 + "x" + "</a>" * 10_000 + "</item>"),
    "10,000 levels of markup": rss(f"<item><title>J</title><description>{'<div>' * 10_000}x</description></item>"),
    "10,000 open items": rss("<item><title>J</title>" * 10_000),
    "billion laughs": laughs(),
    "a million ampersands": rss("<item><title>J</title><description>" + "&" * 300_000 + "</description></item>"),
    "an endless author": rss(f"<item><title>J</title><author>{'a' * 300_000}</author></item>"),
    "an endless author in pieces": rss(f"<item><title>J</title><author>{'<b/>aaaaaa' * 30_000}</author></item>"),
    "an author in an author": rss(
        f"<item><title>J</title><author><owner/><owner>x</owner>{'a' * 300_000}</author></item>"
    ),
    "many webmasters": rss(
        "<item><title>J</title></item>", f"<webMaster>{'a' * 300}</webMaster>{'<webMaster/>' * 30_000}"
    ),
    "many categories": rss(
        "<item><title>J</title>" + "".join(f"<category>{i}</category>" for i in range(30_000)) + "</item>"
    ),
    "many namespaces": rss(
        "<item><title>J</title>" + "".join(f'<a{i}:b xmlns:a{i}="u{i}"/>' for i in range(30_000)) + "</item>"
    ),
    "many attributes": rss("<item " + " ".join(f'a{i}="1"' for i in range(30_000)) + "><title>J</title></item>"),
    "many entities": rss("<item><title>J</title></item>").replace(
        b"<rss", b"<!DOCTYPE rss [" + b'<!ENTITY a "b">\n' * 30_000 + b"]><rss", 1
    ),
    "an endless declaration": rss("<item><title>J</title></item>").replace(
        b"<?xml", b"<?xml " + b'encoding="a" ' * 9000, 1
    ),
    "many dates": rss("<item><title>J</title>" + "<pubDate>x</pubDate>" * 200_000 + "</item>" + "<item/>" * 2000),
    "unclosed comments": rss("<item><title>J</title>" + "<!--" * 100_000),
    "unclosed tags": rss("<item><title>J</title>" + "<a b='" * 100_000),
    "unclosed scripts": rss(
        f"<item><title>J</title><description><![CDATA[{'<script ' * 40_000}]]></description></item>"
    ),
    "an endless teaser": rss(
        f"<item><title>J</title><description><![CDATA[{FULL}<p>{'.' * 49_000}x</p>]]></description></item>"
    ),
    "many references": rss(
        "<item><title>J</title><description>" + "&#1;&#x110000;&nbsp;" * 15_000 + "</description></item>"
    ),
}


@pytest.mark.parametrize("body", SLOW.values(), ids=SLOW.keys())
def test_a_hostile_feed_costs_little_and_gives_what_it_has(body: bytes) -> None:
    start = time.process_time()
    entries = read_feed(body, URL).entries
    assert time.process_time() - start < 2.5
    assert entries[0].title.startswith("J")
    assert len(entries) <= 1000


def test_no_more_entries_than_wanted_are_read() -> None:
    body = rss("".join(f"<item><title>{i}</title></item>" for i in range(20)))
    assert [e.title for e in read_feed(body, URL, most=3).entries] == ["0", "1", "2"]


ATOM = 'xmlns:atom="http://www.w3.org/2005/Atom"'
DAYS = [f"<item><title>{day}</title><pubDate>{day:02} Mei 2026 08:00 WIB</pubDate></item>" for day in range(1, 31)]


@pytest.mark.parametrize(
    "items", [DAYS, DAYS[::-1], DAYS[15:] + DAYS[:15]], ids=["oldest first", "newest first", "mixed"]
)
def test_the_newest_entries_are_read_in_whatever_order_they_stand(items: list[str]) -> None:
    titles = [int(e.title) for e in read_feed(rss("".join(items)), URL, most=4).entries]
    assert sorted(titles) == [27, 28, 29, 30]
    assert titles == [
        int(item.split(">")[2].split("<")[0]) for item in items if int(item.split(">")[2][:2].strip("<")) > 26
    ]


@pytest.mark.parametrize(
    "date", ["<pubDate>{:%a, %d %b %Y %H:%M:%S} GMT</pubDate>", "<dc:date>{:%Y-%m-%dT%H:%M:%S}+07:00</dc:date>"]
)
def test_the_newest_of_more_entries_than_are_parsed_are_kept(date: str) -> None:
    """An archive that grows at its end: what feedparser never sees must not be what is new."""
    first = datetime(2026, 1, 1)  # noqa: DTZ001 (the zone stands in the text)
    items = [f"<item><title>{n}</title>{date.format(first + timedelta(hours=n))}</item>" for n in range(3000)]
    items[1] = "<item/>"
    content = read_feed(rss("".join(items)), URL, most=3)
    assert [e.title for e in content.entries] == ["2997", "2998", "2999"]


def test_an_entry_without_a_date_is_as_old_as_its_neighbour() -> None:
    items = [*DAYS[:3], "<item><title>tanpa tanggal</title></item>", *DAYS[10:13]]
    titles = [e.title for e in read_feed(rss("".join(items)), URL, most=5).entries]
    assert titles == ["3", "tanpa tanggal", "11", "12", "13"]


def test_what_an_entry_says_is_known_by_its_digest() -> None:
    def digest(inner: str, guid: str = "1") -> str:
        content = read_feed(rss(f"<item><guid>{guid}</guid><link>/a</link>{inner}</item>", attributes=ATOM), URL)
        return content.digests[guid]

    plain = "<title>Jembatan</title><description>Roboh</description><pubDate>Mon, 04 May 2026 08:00:00 GMT</pubDate>"
    assert digest(plain) == digest(plain.replace("><", "> <") + "<comments>7</comments>", guid="2")
    edits = [
        plain.replace("Jembatan", "Jembatan Lama"),
        plain.replace("Roboh", "Roboh pagi ini"),
        plain.replace("08:00", "09:00"),
        plain + "<atom:updated>2026-05-04T10:00:00Z</atom:updated>",
        plain + f"<content:encoded><![CDATA[{FULL}]]></content:encoded>",
    ]
    assert len({digest(plain), *map(digest, edits)}) == 6


def test_where_feedparser_fails_there_is_no_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> object:
        raise KeyError("where")

    monkeypatch.setattr(feedparser, "parse", fail)
    with pytest.raises(NotAFeedError):
        read_feed(rss("<item><title>a</title></item>"), URL)


def read_or_refuse(body: bytes, url: str = URL, content_type: str = "") -> None:
    """Whatever the bytes are: a feed whose values keep their promises, or NotAFeedError."""
    try:
        content = read_feed(body, url, content_type, most=20)
    except NotAFeedError:
        return
    assert len({e.guid for e in content.entries}) == len(content.entries) <= 20
    for e in content.entries:
        assert e.guid
        assert e.link == "" or e.link.startswith(("http://", "https://"))
        assert e.published is None or e.published.tzinfo is not None
        for words in (e.guid, e.title, e.summary, e.section or "", *e.authors):
            assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in words)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_are_a_feed_or_refused(body: bytes, content_type: str) -> None:
    read_or_refuse(body, content_type=content_type)
    read_or_refuse(b"<rss><channel><item>" + body, content_type=content_type)


SAMPLE = rss(
    f"""<item><title>“Kafé” &amp; &#233; &eacute;</title><link>/1</link><guid>1</guid><author>a@b.example (Ani)</author>
    <pubDate>Sen, 04 Mei 2026 09:15:00 WIB</pubDate><category domain="x">Daerah</category><media:thumbnail url="a.jpg"/>
    <content:encoded><![CDATA[{FULL}]]></content:encoded><enclosure url="a.mp3" length="1" type="audio/mpeg"/></item>
    <entry><id>2</id><title type="xhtml"><div>Dua</div></title><link href="2"/><updated>2026-05-04T09:15:00Z</updated>
    <content type="application/octet-stream" mode="base64">QUJD</content><source><title>s</title></source></entry>"""
)
PIECES = st.sampled_from(
    [
        *b"< > & \" ' ]]> <![CDATA[ <!-- --> </item> <item> <entry> <title> </title> <author> <image> <source>".split(),
        *b"<textinput> <svg> <georss:point> <psc:chapter/> <itunes:image/> <media:content> <gml:pos> <cloud/>".split(),
        *b"xml:base='[' xmlns='x' &#x110000; &#xd800; &#0; &x; <?xml?> <!DOCTYPE 99999999999".split(),
        *(b"\x00", b"\xff", b"\xf0\x9f", b"<content type='xhtml'>", b"<link href='http://['/>"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 60), PIECES), min_size=1, max_size=8))
def test_a_damaged_feed_is_a_feed_or_refused(changes: list[tuple[int, int, bytes]]) -> None:
    body = SAMPLE
    for place, removed, added in changes:
        body = body[:place] + added + body[place + removed :]
    read_or_refuse(body)


PREFIXES = ["", "itunes:", "media:", "gml:", "georss:", "psc:"]
NAMES = [
    *("chapter", "chapters", "cloud", "content", "credit", "duration", "email", "explicit", "group", "href", "image"),
    *("keywords", "license", "name", "owner", "point", "pos", "rating", "source", "textinput", "url", "where", "width"),
]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([prefix + name for prefix in PREFIXES for name in NAMES]),
    st.text(max_size=20),
    st.dictionaries(st.sampled_from(["url", "href", "type", "start", "rel", "scheme"]), st.text(max_size=9)),
)
def test_any_element_of_any_module_is_survived(name: str, words: str, attributes: dict[str, str]) -> None:
    namespaces = (
        'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:gml="http://www.opengis.net/gml" '
        'xmlns:georss="http://www.georss.org/georss" xmlns:psc="http://podlove.org/simple-chapters"'
    )
    written = "".join(f' {key}="{escape(value, {chr(34): "&quot;"})}"' for key, value in attributes.items())
    element = f"<{name}{written}>{escape(words)}</{name}>"
    read_or_refuse(rss(f"<item><title>J</title>{element}</item>", element, namespaces))
