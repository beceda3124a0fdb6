from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from lxml import etree

from reader.settings import Settings, load_settings
from tests.app.conftest import Site
from tests.app.sample import episode_of, titled

PODCAST = "{https://podcastindex.org/namespace/1.0}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def settings() -> Settings:
    return load_settings(list_length=2)


@pytest.fixture
def filled(site: Site) -> Site:
    news = (
        ("Banjir surut", "Kabar Rawa", "Nusantara"),
        ("Banjir datang", "Kabar Rawa", "Cuaca & Iklim"),
        ("Panen raya", "Kabar Rawa", "Nusantara"),
        ("Pasar dibuka", "Harian <Pesisir>", "Nusantara"),
        ("Tanpa nama", None, None),
    )
    for count, (title, source, section) in enumerate(news):
        article = replace(titled(title, minutes=count), source=source, section=section)
        site.publish(episode_of(article, audio=f"episodes/{count}.mp3"), b"x", article)
    return site


def _channel(site: Site, address: str) -> etree._Element:
    answer = site.client.get(address)
    assert answer.status_code == 200
    channel = etree.fromstring(answer.data).find("channel")
    assert channel is not None
    return channel


def _titles(site: Site, address: str) -> list[str]:
    return [item.findtext("title") or "" for item in _channel(site, address).iterfind("item")]


@pytest.mark.parametrize(
    ("address", "titles", "name"),
    [
        ("/podcast.xml", ["Tanpa nama", "Pasar dibuka"], ""),
        ("/sumber/kabar-rawa/podcast.xml", ["Panen raya", "Banjir datang"], ": Kabar Rawa"),
        ("/sumber/kabar-rawa/podcast.xml?halaman=2", ["Banjir surut"], ": Kabar Rawa"),
        ("/sumber/harian-pesisir/podcast.xml", ["Pasar dibuka"], ": Harian <Pesisir>"),
        ("/rubrik/cuaca-iklim/podcast.xml", ["Banjir datang"], ": rubrik Cuaca & Iklim"),
        (
            "/sumber/kabar-rawa/podcast.xml?rubrik=nusantara",
            ["Panen raya", "Banjir surut"],
            ": Kabar Rawa, rubrik Nusantara",
        ),
        ("/cari/podcast.xml?q=Banjir", ["Banjir datang", "Banjir surut"], ": pencarian Banjir"),
    ],
)
def test_a_feed_holds_what_its_page_shows(
    filled: Site, settings: Settings, address: str, titles: list[str], name: str
) -> None:
    channel = _channel(filled, address)
    assert _titles(filled, address) == titles
    assert channel.findtext("title") == settings.podcast_title + name
    page = urlsplit(channel.findtext("link") or "")
    assert filled.client.get(f"{page.path}?{page.query}").status_code == 200


def test_its_pages_stay_in_it(filled: Site) -> None:
    links = {
        link.get("rel"): link.get("href")
        for link in _channel(filled, "/sumber/kabar-rawa/podcast.xml").iterfind(f"{ATOM}link")
    }
    base = "http://localhost/sumber/kabar-rawa/podcast.xml"
    assert links == {"self": base, "first": base, "next": f"{base}?halaman=2", "last": f"{base}?halaman=2"}
    answer = filled.client.get("/cari/podcast.xml", query_string={"q": 'banjir "di desa" & kota'})
    assert b"/cari/podcast.xml?q=banjir+%22di+desa%22+%26amp" not in answer.data
    assert etree.fromstring(answer.data).find("channel/item") is None


def test_each_has_a_guid_of_its_own_and_episodes_keep_theirs(filled: Site) -> None:
    feeds = [
        "/podcast.xml",
        "/sumber/kabar-rawa/podcast.xml",
        "/rubrik/nusantara/podcast.xml",
        "/cari/podcast.xml?q=pasar",
    ]
    guids = [_channel(filled, address).findtext(f"{PODCAST}guid") for address in feeds]
    assert len(set(guids)) == len(feeds)
    assert guids == [_channel(filled, address).findtext(f"{PODCAST}guid") for address in feeds]
    one, other = (
        [item.findtext("guid") for item in _channel(filled, address).iterfind("item")]
        for address in ("/sumber/harian-pesisir/podcast.xml", "/cari/podcast.xml?q=%22pasar+dibuka%22")
    )
    assert one == other


def test_it_is_answered_by_etag(filled: Site) -> None:
    address = "/rubrik/nusantara/podcast.xml"
    etag = filled.client.get(address).headers["ETag"]
    assert filled.client.get(address, headers={"If-None-Match": etag}).status_code == 304
    assert filled.client.get("/podcast.xml", headers={"If-None-Match": etag}).status_code == 200


def test_a_search_waits_for_what_comes(filled: Site) -> None:
    assert _titles(filled, "/cari/podcast.xml?q=gempa") == []
    article = titled("Gempa terasa di pesisir", minutes=9)
    filled.publish(episode_of(article, audio="episodes/9.mp3"), b"x", article)
    assert _titles(filled, "/cari/podcast.xml?q=gempa") == ["Gempa terasa di pesisir"]


@pytest.mark.parametrize(
    "address",
    [
        "/sumber/tidak-ada/podcast.xml",
        "/rubrik/tidak-ada/podcast.xml",
        "/sumber/kabar-rawa/podcast.xml?rubrik=tidak-ada",
        "/sumber/kabar-rawa/podcast.xml?halaman=3",
        "/cari/podcast.xml",
        "/cari/podcast.xml?q=%20%22%22",
        "/sumber/" + "a" * 2000 + "/podcast.xml",
    ],
)
def test_what_is_not_there_is_no_feed(filled: Site, address: str) -> None:
    assert filled.client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/", "/podcast.xml"),
        ("/sumber/kabar-rawa?rubrik=nusantara", "/sumber/kabar-rawa/podcast.xml?rubrik=nusantara"),
        ("/rubrik/nusantara", "/rubrik/nusantara/podcast.xml"),
        ("/cari?q=banjir+besar", "/cari/podcast.xml?q=banjir+besar"),
    ],
)
def test_a_page_leads_to_its_feed(filled: Site, page: str, feed: str) -> None:
    root = etree.HTML(filled.client.get(page).text)
    heads = [link.get("href") for link in root.iterfind("head/link[@rel='alternate']")]
    assert heads[0] == feed
    assert heads[-1] == "/podcast.xml"
    assert feed == "/podcast.xml" or feed in [link.get("href") for link in root.iterfind(".//main//a")]
