from __future__ import annotations

import gzip
import io
from dataclasses import replace
from urllib.parse import urlsplit

import podcastparser
import pytest
from lxml import etree

from reader.publish.podcast import podcast_guid
from reader.settings import Settings, load_settings
from reader.storage.catalogue import EpisodeRecord
from tests.app.conftest import AUDIO, Site
from tests.app.sample import ARTICLE, EPISODE, episode_of, titled

PODCAST = "{https://podcastindex.org/namespace/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"


def _fill(site: Site, number: int) -> None:
    for count in range(number):
        article = titled(f"Berita nomor {count}", minutes=count)
        site.publish(episode_of(article, audio=f"episodes/{count}.mp3"), b"x", article)


def _links(xml: bytes) -> dict[str, str]:
    found = etree.fromstring(xml).findall(f"channel/{ATOM}link")
    return {link.get("rel", ""): link.get("href", "") for link in found}


def test_a_client_reads_the_feed_and_every_address_in_it_answers(site: Site, record: EpisodeRecord) -> None:
    answer = site.client.get("/podcast.xml", base_url="http://berita.example:8000")
    assert answer.content_type == "application/rss+xml; charset=utf-8"
    parsed = podcastparser.parse("http://berita.example:8000/podcast.xml", io.BytesIO(answer.data))
    episode = parsed["episodes"][0]
    enclosure = episode["enclosures"][0]
    assert enclosure["file_size"] == len(AUDIO)
    root = etree.fromstring(answer.data)
    urls = [enclosure["url"], episode["link"], parsed["cover_url"], parsed["link"]]
    for tag in ("chapters", "transcript"):
        found = root.find(f".//{PODCAST}{tag}")
        assert found is not None
        urls.append(found.get("url"))
    for url in urls:
        assert url.startswith("http://berita.example:8000/")
        assert site.bytes_of(urlsplit(url).path)
    assert site.client.head(urlsplit(enclosure["url"]).path).content_length == enclosure["file_size"]


def test_the_feed_is_answered_by_etag_until_an_episode_changes(site: Site, record: EpisodeRecord) -> None:
    first = site.client.get("/podcast.xml")
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    assert site.client.get("/podcast.xml", headers={"If-None-Match": etag}).status_code == 304
    assert site.client.get("/podcast.xml", headers={"If-Modified-Since": modified}).status_code == 304
    newer = site.publish(replace(EPISODE, audio="episodes/newer.mp3"), b"newer")
    second = site.client.get("/podcast.xml", headers={"If-None-Match": etag})
    assert second.status_code == 200
    assert newer.token in second.text
    assert record.token not in second.text
    assert record.guid in second.text


def test_the_feed_is_compressed_for_who_accepts_it(site: Site, record: EpisodeRecord) -> None:
    plain = site.client.get("/podcast.xml")
    packed = site.client.get("/podcast.xml", headers={"Accept-Encoding": "br, gzip;q=0.5"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert "Accept-Encoding" in packed.headers["Vary"]
    refused = site.client.get("/podcast.xml", headers={"Accept-Encoding": "gzip;q=0"})
    assert refused.data == plain.data


def test_each_host_gets_its_own_addresses(site: Site, record: EpisodeRecord) -> None:
    for host in ("satu.example", "dua.example", "satu.example"):
        assert f"http://{host}/audio/" in site.client.get("/podcast.xml", base_url=f"http://{host}").text


@pytest.mark.parametrize(
    "host", ["evil.example/path", "a" * 300, "a" * 64 + ".example", 'a"b', "a b", "<script>", "a@b", ""]
)
def test_a_host_of_strange_characters_is_refused(site: Site, record: EpisodeRecord, host: str) -> None:
    answer = site.client.get("/podcast.xml", headers={"Host": host})
    assert answer.status_code == 400
    assert "Permintaan tidak dipahami" in answer.text


def test_an_empty_feed_is_a_feed(site: Site) -> None:
    answer = site.client.get("/podcast.xml")
    assert answer.status_code == 200
    assert etree.fromstring(answer.data).findall("channel/item") == []


class TestPages:
    @pytest.fixture
    def settings(self) -> Settings:
        return load_settings(list_length=2)

    def test_pages_hold_each_episode_once_newest_first(self, site: Site) -> None:
        _fill(site, 5)
        titles = []
        for page in (1, 2, 3):
            root = etree.fromstring(site.client.get(f"/podcast.xml?halaman={page}").data)
            titles += [found.text for found in root.findall("channel/item/title")]
        assert titles == [f"Berita nomor {number}" for number in (4, 3, 2, 1, 0)]

    def test_pages_name_each_other(self, site: Site) -> None:
        _fill(site, 5)
        base = "http://localhost/podcast.xml"
        middle = _links(site.client.get("/podcast.xml?halaman=2").data)
        assert middle == {
            "self": f"{base}?halaman=2",
            "first": base,
            "prev": base,
            "next": f"{base}?halaman=3",
            "last": f"{base}?halaman=3",
        }
        first = _links(site.client.get("/podcast.xml").data)
        assert first == {"self": base, "first": base, "next": f"{base}?halaman=2", "last": f"{base}?halaman=3"}

    @pytest.mark.parametrize("page", ["0", "4", "-1", "x", "", "1.5", "9" * 40, "٢"])
    def test_there_are_no_other_pages(self, site: Site, page: str) -> None:
        _fill(site, 5)
        assert site.client.get("/podcast.xml", query_string={"halaman": page}).status_code == 404


class TestPublicAddress:
    @pytest.fixture
    def settings(self) -> Settings:
        return load_settings(public_url="https://simak.example/", podcast_title="A & B")

    def test_the_setting_wins_over_the_request(self, site: Site, record: EpisodeRecord) -> None:
        text = site.client.get("/podcast.xml", base_url="http://10.0.0.1:8000").text
        assert "10.0.0.1" not in text
        assert f"https://simak.example/audio/{record.token}.mp3" in text
        assert "https://simak.example/static/cover.png" in text
        assert "A &amp; B" in text


def test_the_guid_stays_when_the_feed_moves(site: Site, record: EpisodeRecord) -> None:
    expected = podcast_guid("http://lama.example/podcast.xml")
    for host in ("lama.example", "baru.example"):
        root = etree.fromstring(site.client.get("/podcast.xml", base_url=f"http://{host}").data)
        assert [found.text for found in root.findall(f"channel/{PODCAST}guid")] == [expected]


def test_an_article_dated_in_the_future_is_dated_by_its_episode(site: Site) -> None:
    assert ARTICLE.published
    article = replace(ARTICLE, published=ARTICLE.published.replace(year=2199))
    site.publish(replace(EPISODE, script=replace(EPISODE.script, article=article)), b"x", article)
    date = etree.fromstring(site.client.get("/podcast.xml").data).findtext("channel/item/pubDate") or ""
    assert date
    assert "2199" not in date
