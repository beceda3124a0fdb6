from __future__ import annotations

import io
import locale
from collections.abc import Iterator
from dataclasses import replace

import podcastparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.models import Article
from reader.publish.podcast import distinct_titles, podcast_feed, podcast_guid
from tests.app.sample import ARTICLE, EPISODE, TITLE, episode_of, titled
from tests.publish.channel import CHANNEL, item

NS = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
}


@pytest.fixture(scope="module")
def feed() -> etree._Element:
    return etree.fromstring(podcast_feed(CHANNEL, [item(EPISODE)]))


def _texts(parent: etree._Element, path: str) -> list[str | None]:
    return [found.text for found in parent.iterfind(path, NS)]


def _attributes(parent: etree._Element, path: str) -> list[dict[str, str]]:
    return [dict(found.attrib) for found in parent.iterfind(path, NS)]  # type: ignore[arg-type] # str, as all is text


def test_the_channel_has_what_apple_requires(feed: etree._Element) -> None:
    assert feed.get("version") == "2.0"
    assert _texts(feed, "channel/title") == ["Simak & kawan"]
    assert _texts(feed, "channel/description") == ["Berita dibacakan"]
    assert _texts(feed, "channel/language") == ["id"]
    assert _texts(feed, "channel/link") == ["https://simak.example/"]
    assert _texts(feed, "channel/itunes:explicit") == ["false"]
    assert _texts(feed, "channel/itunes:author") == ["Redaksi Simak"]
    assert _texts(feed, "channel/itunes:owner/itunes:email") == ["redaksi@simak.example"]
    assert _attributes(feed, "channel/itunes:image") == [{"href": "https://simak.example/static/cover.png"}]
    assert _attributes(feed, "channel/itunes:category") == [{"text": "News"}]
    assert _attributes(feed, "channel/itunes:category/itunes:category") == [{"text": "Daily News"}]


def test_the_channel_has_what_podcasting_2_asks(feed: etree._Element) -> None:
    assert _texts(feed, "channel/podcast:guid") == [CHANNEL.guid]
    assert _texts(feed, "channel/podcast:medium") == ["podcast"]
    assert _texts(feed, "channel/podcast:locked") == ["yes"]
    assert _attributes(feed, "channel/podcast:locked") == [{"owner": CHANNEL.email}]
    assert _texts(feed, "channel/podcast:txt[@purpose='ai-content']") == ["true"]


def test_without_an_address_there_is_no_owner_to_name() -> None:
    feed = etree.fromstring(podcast_feed(replace(CHANNEL, email=""), []))
    assert not _texts(feed, "channel/itunes:owner")
    assert _texts(feed, "channel/podcast:locked") == ["no"]
    assert _attributes(feed, "channel/podcast:locked") == [{}]


def test_pages_are_linked(feed: etree._Element) -> None:
    links = {link["rel"]: link["href"] for link in _attributes(feed, "channel/atom:link")}
    assert links == {"self": CHANNEL.feed, **CHANNEL.pages}


def test_an_item_has_what_clients_need(feed: etree._Element) -> None:
    assert _texts(feed, "channel/item/title") == [TITLE]
    assert _attributes(feed, "channel/item/enclosure") == [
        {"url": "https://simak.example/audio/t1.mp3", "length": "123456", "type": "audio/mpeg"}
    ]
    assert _texts(feed, "channel/item/guid") == ["urn:uuid:00000000-0000-0000-0000-000000000001"]
    assert _attributes(feed, "channel/item/guid") == [{"isPermaLink": "false"}]
    assert _texts(feed, "channel/item/itunes:duration") == ["32"]
    assert _attributes(feed, "channel/item/podcast:chapters") == [
        {"url": "https://simak.example/bab/t1.json", "type": "application/json+chapters"}
    ]
    transcript = _attributes(feed, "channel/item/podcast:transcript")[0]
    assert (transcript["url"], transcript["type"]) == ("https://simak.example/transkrip/t1.vtt", "text/vtt")
    people = _attributes(feed, "channel/item/podcast:person")
    assert [person["role"] for person in people] == ["author", "author", "narrator"]
    assert _attributes(feed, "channel/item/podcast:image") == [
        {"href": "https://kabar.example/foto/jukung.jpg", "alt": "Perahu kayu penuh pisang di sungai yang tenang"}
    ]


def test_the_description_tells_the_source_and_that_the_voice_is_synthetic(feed: etree._Element) -> None:
    description = _texts(feed, "channel/item/description")[0]
    assert description
    assert '<a href="https://kabar.example/pasar-terapung">Artikel asli di Kabar Rawa</a>' in description
    assert "suara sintetis (Suara Uji, bahasa Indonesia)" in description
    assert "<p>00:00:00 " in description


@pytest.fixture
def indonesian() -> Iterator[None]:
    before = locale.setlocale(locale.LC_ALL)
    for name in ("id_ID.UTF-8", "fr_FR.UTF-8", "C.UTF-8"):
        try:
            locale.setlocale(locale.LC_ALL, name)
            break
        except locale.Error:
            continue
    yield
    locale.setlocale(locale.LC_ALL, before)


def test_dates_are_english_and_in_the_right_zone(indonesian: None) -> None:
    feed = etree.fromstring(podcast_feed(CHANNEL, [item(EPISODE)]))
    assert _texts(feed, "channel/item/pubDate") == ["Mon, 03 Mar 2025 07:05:00 GMT"]
    assert _texts(feed, "channel/lastBuildDate") == ["Tue, 04 Mar 2025 01:02:03 GMT"]


def test_another_parser_reads_the_same() -> None:
    parsed = podcastparser.parse(
        "https://simak.example/podcast.xml", io.BytesIO(podcast_feed(CHANNEL, [item(EPISODE)]))
    )
    assert parsed["title"] == "Simak & kawan"
    assert parsed["language"] == "id"
    assert parsed["cover_url"] == CHANNEL.image
    episode = parsed["episodes"][0]
    assert episode["title"] == TITLE
    assert episode["total_time"] == 32
    assert episode["published"] == 1740985500
    assert episode["enclosures"][0] == {
        "url": "https://simak.example/audio/t1.mp3",
        "file_size": 123456,
        "mime_type": "audio/mpeg",
    }
    starts = [chapter["start"] for chapter in episode["chapters"]]
    assert starts == [chapter.start // 24_000 for chapter in EPISODE.timeline.chapters]


@pytest.mark.parametrize(
    "title",
    [
        "]]> & < \" '",
        "<script>alert(1)</script>",
        "Banjir 🌊 di hulu",
        "Kendali \x00\x08\x1b akhir\ufffe",
        "a\r\nb",
        "\ud800x",
    ],
)
def test_titles_of_any_kind_leave_the_feed_well_formed(title: str) -> None:
    episode = episode_of(Article(title=title, blocks=ARTICLE.blocks, published=ARTICLE.published))
    feed = etree.fromstring(podcast_feed(CHANNEL, [item(episode)]))
    shown = _texts(feed, "channel/item/title")[0]
    expected = " ".join(title.split())
    for forbidden in "\x00\x08\x1b\ufffe\ud800":
        expected = expected.replace(forbidden, "")
    assert shown == expected
    description = _texts(feed, "channel/item/description")[0]
    assert description
    assert "<script" not in description


@given(st.text(st.characters(codec=None), min_size=1))
def test_any_text_anywhere_leaves_the_feed_well_formed(text: str) -> None:
    article = replace(ARTICLE, title=text, source=text, authors=(text,), url=text, blocks=ARTICLE.blocks[:2])
    root = etree.fromstring(podcast_feed(replace(CHANNEL, title=text, description=text), [item(episode_of(article))]))
    assert len(root.findall("channel/item")) == 1


def test_an_address_that_is_none_becomes_no_link() -> None:
    article = replace(ARTICLE, url="javascript:alert(1)")
    assert b"javascript" not in podcast_feed(CHANNEL, [item(episode_of(article))])


def test_equal_titles_are_told_apart_from_the_oldest_on() -> None:
    names = [("Prakiraan Cuaca", 20), ("Prakiraan cuaca", 10), ("Lain", 5), ("Prakiraan Cuaca", 0)]
    episodes = [episode_of(titled(name, minutes=minutes)) for name, minutes in names]
    items = [item(episode, number) for number, episode in enumerate(episodes)]
    assert distinct_titles(items) == [
        "Prakiraan Cuaca (pukul 14.25)",
        "Prakiraan cuaca (pukul 14.15)",
        "Lain",
        "Prakiraan Cuaca",
    ]
    same = [item(episode_of(titled("Cuaca")), number) for number in range(4)]
    assert len({title.casefold() for title in distinct_titles(same)}) == 4


def test_the_guid_is_that_of_the_specification() -> None:
    assert podcast_guid("https://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert podcast_guid("podnews.net/rss//") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
