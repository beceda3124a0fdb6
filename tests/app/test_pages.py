from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from lxml import etree
from lxml import html as html_parser

from reader.audio.chapters import chapters
from reader.errors import StorageError
from reader.models import Article, Block, BlockKind, Episode, Span, Timeline
from reader.narration.script import narrate
from reader.settings import Settings, load_settings
from reader.storage.catalogue import EpisodeRecord
from reader.storage.sql import SqlCatalogue
from tests.app.conftest import Site
from tests.app.sample import ARTICLE, LENGTH, RATE, SCRIPT, TITLE, episode_of, titled


def _page(client: FlaskClient, path: str) -> etree._Element:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content_type == "text/html; charset=utf-8"
    return html_parser.document_fromstring(answer.text)


def _text(element: etree._Element) -> str:
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def _texts(found: Iterable[etree._Element]) -> list[str]:
    return [_text(element) for element in found]


@pytest.fixture
def article(site: Site, record: EpisodeRecord) -> etree._Element:
    return _page(site.client, f"/berita/{record.id}")


def test_the_list_names_each_episode_with_source_time_and_duration(site: Site, record: EpisodeRecord) -> None:
    page = _page(site.client, "/")
    link = page.find(".//li/h3/a")
    assert link is not None
    assert (link.get("href"), link.text) == (f"/berita/{record.id}", TITLE)
    facts = page.find(".//li/p[@class='facts']")
    assert facts is not None
    assert _text(facts) == "Kabar Rawa · 3 Maret 2025 pukul 14.05 WIB · 32 detik · 2 kutipan · 1 foto"
    assert page.get("lang") == "id"


def test_an_empty_list_says_so(site: Site) -> None:
    assert "Belum ada berita" in site.client.get("/").text


def test_articles_without_an_episode_are_shown_as_being_prepared(site: Site, record: EpisodeRecord) -> None:
    site.catalogue.keep_article(titled("Berita baru masuk", minutes=5), guid="baru")
    site.catalogue.keep_article(titled("Not Indonesian", minutes=6), guid="asing", reason="bukan bahasa Indonesia")
    page = _page(site.client, "/")
    assert _texts(page.findall(".//section[@aria-labelledby='menunggu']//li")) == [
        "Berita baru masuk: Menunggu giliran disiapkan."
    ]


class TestPaging:
    @pytest.fixture
    def settings(self) -> Settings:
        return load_settings(list_length=2)

    def test_pages_are_linked_and_hold_each_episode_once(self, site: Site) -> None:
        for number in range(5):
            made = titled(f"Berita nomor {number}", minutes=number)
            site.publish(episode_of(made, audio=f"episodes/{number}.mp3"), b"x", made)
        path: str | None = "/"
        titles = []
        while path:
            page = _page(site.client, path)
            titles += _texts(page.findall(".//li/h3/a"))
            following = page.find(".//a[@rel='next']")
            path = following.get("href") if following is not None else None
        assert titles == [f"Berita nomor {number}" for number in (4, 3, 2, 1, 0)]
        assert site.client.get("/?halaman=4").status_code == 404
        assert site.client.get("/?halaman=a").status_code == 404


def test_an_article_has_its_facts(article: etree._Element) -> None:
    assert _texts(article.findall(".//h1")) == [TITLE]
    assert _texts(article.findall(".//ul[@class='facts']/li")) == [
        "Sumber: Kabar Rawa",
        "Penulis: Rini Handayani, Tobias Lelo",
        "Rubrik: Nusantara",
        "Terbit: Senin, 3 Maret 2025, pukul 14.05 WIB",
        "Lama audio: 32 detik",
    ]
    assert "Dibacakan oleh suara sintetis" in _text(article)


def test_an_article_s_audio_is_native_and_does_not_begin_by_itself(
    article: etree._Element, record: EpisodeRecord
) -> None:
    audio = article.find(".//audio")
    assert audio is not None
    assert audio.get("src") == f"/audio/{record.token}.mp3"
    assert audio.get("controls") is not None
    assert audio.get("preload") == "metadata"
    assert audio.get("autoplay") is None


def test_chapters_are_links_into_the_audio_without_the_hidden_ones(
    article: etree._Element, record: EpisodeRecord
) -> None:
    links = article.findall(".//section[@class='chapters']/ol/li/a")
    assert [link.get("href") for link in links] == [
        f"/audio/{record.token}.mp3#t={number}" for number in ("0.0", "2.0", "8.002", "16.004", "18.004")
    ]
    assert _text(links[2]) == "Kutipan: Siti Aminah: Kami rindu sungai ini. Rindu sekali,…, mulai 8 detik 0:08"
    assert _text(links[3]).startswith("Bagian: Tiga bulan sepi")
    clock = links[2].find("span[@class='clock']")
    assert clock is not None
    assert clock.get("aria-hidden") == "true"


def test_the_whole_text_stands_on_the_page_in_order(article: etree._Element) -> None:
    text = _text(article.findall(".//section[@class='text']")[0])
    at = 0
    for block in ARTICLE.blocks:
        at = text.index(block.text, at)


def test_headings_go_down_one_level_at_a_time(site: Site) -> None:
    levels = [2, 6, 3, 2, 4]
    blocks = [Block(BlockKind.HEADING, f"Bagian {n}", level=level) for n, level in enumerate(levels)]
    made = replace(ARTICLE, blocks=(*blocks, ARTICLE.blocks[1]))
    record = site.publish(episode_of(made), b"x", made)
    page = _page(site.client, f"/berita/{record.id}")
    found = [str(e.tag) for e in page.iter() if str(e.tag) in {"h3", "h4", "h5", "h6"}]
    assert found == ["h3", "h4", "h4", "h3", "h4"]


def test_photos_have_their_caption_credit_and_description(article: etree._Element) -> None:
    figure = article.find(".//section[@class='text']/figure")
    assert figure is not None
    image = figure.find("img")
    assert image is not None
    assert image.get("src") == "https://kabar.example/foto/jukung.jpg"
    assert image.get("alt") == "Perahu kayu penuh pisang di sungai yang tenang"
    assert (image.get("loading"), image.get("referrerpolicy")) == ("lazy", "no-referrer")
    assert _texts(figure.findall("figcaption/small")) == ["Foto: Kabar Rawa/Dedi Anom"]


def test_quotations_inside_a_paragraph_are_marked_with_their_speaker(article: etree._Element) -> None:
    assert _texts(article.findall(".//p/q")) == ["Kami rindu sungai ini. Rindu sekali,", "dan kini kami kembali."]
    assert _texts(article.findall(".//p//cite")) == ["Siti Aminah"]


def test_a_paragraph_that_is_one_quotation_is_set_apart(article: etree._Element) -> None:
    assert _texts(article.findall(".//blockquote")) == ["“Airnya surut terlalu cepat.”"]
    assert _texts(article.findall(".//figure[@class='quotation']/figcaption/cite")) == ["Kepala Desa Lok Rawa"]


def test_lists_foreign_words_and_datelines_are_marked(article: etree._Element) -> None:
    assert len(article.findall(".//section[@class='text']/ul")) == 1
    assert len(article.findall(".//section[@class='text']/ul/li")) == 2
    assert _texts(article.findall(".//section[@class='text']//span[@lang='en']")) == ["river first,"]
    assert _texts(article.findall(".//span[@class='dateline']")) == ["LOK RAWA, Kabar Rawa"]


class TestForeignPassages:
    """WCAG 2.2, 3.1.2: what is in another language says so, on the smallest element that holds it."""

    TEXT = (
        "“We have lived here for years. Thank you all,” kata Rahel Tuasela. “Kami tinggal,” ujarnya.",
        "Doa بسم الله dibaca Rahel, lalu mereka pulang.",
        "“This island is not for sale,”",
    )
    TITLE = 'Viral Spanduk "We Will Not Leave Our Home" di Pulau'

    @pytest.fixture
    def page(self, site: Site) -> etree._Element:
        photo = Block(
            BlockKind.CAPTION,
            "Spanduk: We will not leave our home.",
            image="https://a.example/1.jpg",
            alt="A banner that the people of the island have made",
        )
        blocks = (photo, *(Block(BlockKind.PARAGRAPH, text) for text in self.TEXT))
        made = replace(ARTICLE, title=self.TITLE, blocks=blocks)
        script = narrate(made)
        spans = tuple(Span(i, i * RATE, (i + 1) * RATE) for i in range(len(script.segments)))
        samples = RATE * len(spans)
        marks = chapters(script, [span.start for span in spans], samples)
        episode = Episode(script, Timeline(RATE, samples, spans, marks), "episodes/ab.mp3", 1, "Suara Uji")
        record = site.publish(episode, b"x", made)
        return _page(site.client, f"/berita/{record.id}")

    def test_in_the_text(self, page: etree._Element) -> None:
        text = page.findall(".//section[@class='text']")[0]
        assert [(e.get("lang"), e.tag, _text(e)) for e in text.iter() if e.get("lang")] == [
            ("en", "img", ""),
            ("en", "span", "We will not leave our home."),
            ("en", "span", "We have lived here for years."),
            ("en", "span", "Thank you all,"),
            ("ar", "span", "بسم الله"),
            ("en", "span", "This island is not for sale,"),
        ]
        assert _texts(text.findall(".//p/q")) == ["We have lived here for years. Thank you all,", "Kami tinggal,"]
        assert _texts(text.findall(".//blockquote")) == ["“This island is not for sale,”"]
        for block in self.TEXT:
            assert block in _text(text)

    def test_a_sentence_that_is_foreign_in_part_keeps_its_time_throughout(self, page: etree._Element) -> None:
        spans = page.findall(".//section[@class='text']/p")[1].findall("span")
        assert [span.text for span in spans] == ["Doa ", "بسم الله", " dibaca Rahel, lalu mereka pulang."]
        assert len({(span.get("data-start"), span.get("data-end")) for span in spans}) == 1

    def test_in_titles_and_chapters(self, page: etree._Element, site: Site) -> None:
        for path in (".//h1/span[@lang='en']", ".//section[@class='chapters']//span[@lang='en']"):
            assert "We Will Not Leave Our Home" in _texts(page.findall(path))
        links = page.findall(".//section[@class='chapters']//a/span[@class='label']")
        marked = [(_text(link), _texts(link.findall("span[@lang='en']"))) for link in links]
        assert marked[1] == ("Foto: Spanduk: We will not leave our home.", ["We will not leave our home."])
        assert marked[2][0].startswith("Kutipan: Rahel Tuasela: We have lived here for years. Thank you all")
        assert marked[2][1] == ["We have lived here for years."]
        assert _texts(_page(site.client, "/").findall(".//li/h3/a/span[@lang='en']")) == ["We Will Not Leave Our Home"]


def test_every_spoken_stretch_of_text_knows_its_time(article: etree._Element) -> None:
    starts = {span.get("data-start") for span in article.findall(".//section[@class='text']//span[@data-start]")}
    heard = [number for number, segment in enumerate(SCRIPT.segments) if segment.place or segment.block is not None]
    assert starts == {f"{number * LENGTH * 1000 // 24_000 / 1000:.3f}" for number in heard}


def test_links_lead_to_the_original_the_download_and_the_transcript(
    article: etree._Element, record: EpisodeRecord
) -> None:
    links = [link.get("href") for link in article.findall(".//ul[@class='actions']//a")]
    assert links == [
        f"/audio/{record.token}.mp3?unduh=1",
        f"/transkrip/{record.token}.vtt",
        "https://kabar.example/pasar-terapung",
    ]


def test_hostile_text_stays_text_and_hostile_addresses_disappear(site: Site) -> None:
    evil = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\"'"
    made = Article(
        title=evil,
        url="javascript:alert(1)",
        source=evil,
        authors=(evil,),
        section=evil,
        blocks=(
            Block(BlockKind.CAPTION, evil, credit=evil, image='https://a.example/"onerror="alert(1)', alt=evil),
            Block(BlockKind.CAPTION, evil, image="javascript:alert(1)"),
            Block(BlockKind.PARAGRAPH, evil, dateline=evil),
        ),
    )
    record = site.publish(episode_of(made), b"x", made)
    for path in ("/", f"/berita/{record.id}"):
        page = _page(site.client, path)
        ours = {f"/static/{name}.js" for name in ("appearance", "menu", "player", "heard", "queueing")}
        assert {script.get("src") for script in page.iter("script")} <= ours
        assert not [e for e in page.iter() if any(str(name).startswith("on") for name in e.attrib)]
        addresses = [e.get(name) or "" for e in page.iter() for name in ("href", "src")]
        assert not [address for address in addresses if "javascript:" in address]
    assert len(_page(site.client, f"/berita/{record.id}").findall(".//figure/img")) == 1


def test_subscribing_shows_the_feed_s_address(site: Site) -> None:
    answer = site.client.get("/berlangganan", base_url="https://berita.example")
    assert "<code>https://berita.example/podcast.xml</code>" in answer.text


def test_every_answer_has_the_security_headers_and_no_cookie(site: Site, record: EpisodeRecord) -> None:
    paths = [
        "/",
        f"/berita/{record.id}",
        "/berlangganan",
        "/sehat",
        "/podcast.xml",
        "/static/simak.css",
        "/tidak-ada",
        f"/audio/{record.token}.mp3",
    ]
    for path in paths:
        with site.client.get(path) as answer:
            headers = answer.headers
        policy = dict(part.split(" ", 1) for part in headers["Content-Security-Policy"].split("; "))
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["style-src"] == policy["media-src"] == "'self'"
        assert policy["frame-ancestors"] == "'none'"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Referrer-Policy" in headers
        assert "Set-Cookie" not in headers


def test_pages_have_no_inline_script_or_style(site: Site, record: EpisodeRecord) -> None:
    for path in ("/", f"/berita/{record.id}", "/berlangganan", "/tidak-ada"):
        page = html_parser.document_fromstring(site.client.get(path).text)
        assert not list(page.iter("style"))
        assert all(script.get("src") for script in page.iter("script"))
        assert not [e for e in page.iter() if "style" in e.attrib]


@pytest.mark.parametrize("path", ["/tidak-ada", "/berita/999", "/berita/x", f"/berita/{10**30}", "/berita/-1"])
def test_what_is_not_there_is_told_in_indonesian(site: Site, path: str) -> None:
    answer = site.client.get(path)
    assert answer.status_code == 404
    assert "Halaman tidak ditemukan" in answer.text


def test_nothing_can_be_sent_here(site: Site) -> None:
    answer = site.client.post("/")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_a_failing_catalogue_is_told_without_its_cause(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: SqlCatalogue) -> str:
        raise StorageError("rahasia.db", "terkunci")

    for call in ("changed", "count_episodes"):
        monkeypatch.setattr(SqlCatalogue, call, fail)
    for path in ("/", "/sehat", "/podcast.xml"):
        answer = site.client.get(path)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert "rahasia" not in answer.text
    assert "rahasia.db: terkunci" in caplog.text


def test_an_unforeseen_failure_shows_a_page_and_writes_one_line_of_path(
    site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: SqlCatalogue, token: str) -> EpisodeRecord:
        raise RuntimeError

    monkeypatch.setattr(SqlCatalogue, "episode_by_token", fail)
    answer = site.client.get("/bab/a%0APALSU.json")
    assert answer.status_code == 500
    assert "Terjadi kesalahan" in answer.text
    assert "\nPALSU" not in caplog.text
    assert "failed at" in caplog.text


def test_health(site: Site, record: EpisodeRecord) -> None:
    answer = site.client.get("/sehat")
    assert (answer.status_code, answer.text) == (200, "sehat: 1 episode\n")
    assert answer.content_type == "text/plain; charset=utf-8"


def test_get_changes_nothing(site: Site, record: EpisodeRecord) -> None:
    before = (site.catalogue.changed(), site.catalogue.jobs())
    for path in ("/", f"/berita/{record.id}", "/berlangganan", "/podcast.xml", f"/audio/{record.token}.mp3"):
        site.client.get(path).close()
    assert (site.catalogue.changed(), site.catalogue.jobs()) == before


def test_every_spoken_stretch_knows_its_sentence_and_its_quotation(article: etree._Element) -> None:
    spans = article.findall(".//span[@data-start]")
    numbers = {span.get("data-start"): span.get("data-sentence") for span in spans}
    for number, segment in enumerate(SCRIPT.segments):
        start = f"{number * LENGTH * 1000 // 24_000 / 1000:.3f}"
        assert numbers.get(start, str(segment.sentence)) == str(segment.sentence)
    quoted = {span.get("data-quotation") for span in spans} - {None}
    assert quoted == {str(number) for number in range(len(SCRIPT.quotations))}
    (title,) = article.findall(".//h1/span")
    assert (title.get("data-start"), title.get("data-sentence")) == ("0.000", "0")


@pytest.mark.parametrize("path", ["/berita/1", "/", "/cari?q=pasar", "/antrean", "/setelan"])
def test_what_the_browser_loads_of_ours_is_small(site: Site, record: EpisodeRecord, path: str) -> None:
    """A page's style and every module that its scripts import before anything is chosen, uncompressed."""
    page = _page(site.client, path)
    found = [link.get("href") for link in page.findall(".//link[@rel='stylesheet']")]
    found += [script.get("src") for script in page.iter("script")]
    weight = 0
    for ours in found:  # it grows while we walk
        body = site.bytes_of(str(ours))
        weight += len(body)
        imported = [f"/static/{name}" for name in re.findall(r'(?:from|import) "\./([a-z]+\.js)"', body.decode())]
        found += [name for name in imported if name not in found]
    assert len(found) >= 5
    assert weight < 60_000


def test_the_cover_is_what_apple_asks_for(site: Site) -> None:
    cover = site.bytes_of("/static/cover.png")
    assert cover[:8] == b"\x89PNG\r\n\x1a\n"
    assert cover[16:26] == (1400).to_bytes(4, "big") * 2 + bytes([8, 2])  # 8 bits, RGB
    assert len(cover) < 300_000


def test_what_is_not_read_aloud_is_listed_with_the_reason(site: Site, record: EpisodeRecord) -> None:
    english = replace(ARTICLE, title="Bridge opens <soon>", language="en", url="https://contoh.example/en")
    unknown = replace(ARTICLE, title="Qwerty", language="und", url=None)
    for article in (english, unknown):
        site.catalogue.keep_article(article, guid=article.title, reason="is not in Indonesian")
    part = site.bytes_of("/").decode().partition("Tidak dibacakan")[2]
    link = '<a href="https://contoh.example/en" lang="en" hreflang="en">Bridge opens &lt;soon&gt;</a>'
    assert f"<li>{link}: berbahasa Inggris</li>" in part
    assert "<li><span>Qwerty</span>: bahasanya tidak dikenali</li>" in part
    assert "Sedang disiapkan" not in part
