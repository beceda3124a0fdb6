from __future__ import annotations

import contextlib
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reader.errors import IngestError
from reader.ingest.opml import Subscription, read_opml, write_opml

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)


def opml(body: str, head: str = "") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>{head}<opml version="1.0"><head/><body>{body}</body></opml>'.encode()


def urls(data: bytes) -> list[str]:
    return [feed.url for feed in read_opml(data, "daftar.opml")[0]]


def test_feeds_are_found_in_folders_of_folders_with_what_is_said_of_them() -> None:
    body = """
      <outline text="Berita"><outline text="Daerah">
        <outline type="rss" text="Kabar  Contoh" xmlUrl="https://kabar.example/rss" htmlUrl="https://kabar.example/"/>
      </outline></outline>
      <outline text="Catatan tanpa alamat"/>
      <outline type="rss" title="Warta &amp; Kita" text="lain" xmlUrl=" https://warta.example/feed "/>"""
    feeds, refused = read_opml(opml(body), "daftar.opml")
    assert feeds == [
        Subscription("https://kabar.example/rss", "Kabar Contoh", "https://kabar.example/"),
        Subscription("https://warta.example/feed", "Warta & Kita"),
    ]
    assert refused == []


def test_names_of_attributes_and_elements_may_be_written_in_any_case() -> None:
    assert urls(b'<OPML><BODY><Outline XMLURL="https://a.example/"/></BODY></OPML>') == ["https://a.example/"]


def test_an_address_is_taken_once_however_it_is_written() -> None:
    body = "".join(f'<outline xmlUrl="{u}"/>' for u in ("https://A.example/rss", "https://a.example/rss#x"))
    assert urls(opml(body)) == ["https://a.example/rss"]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "ftp://a.example/", "a.example/rss"])
def test_what_cannot_be_fetched_is_left_out_and_named(url: str) -> None:
    feeds, refused = read_opml(opml(f'<outline xmlUrl="{url}"/><outline xmlUrl="http://b.example/"/>'), "daftar.opml")
    assert [feed.url for feed in feeds] == ["http://b.example/"]
    assert len(refused) == 1
    assert url in refused[0]


@pytest.mark.parametrize("data", [b"", b"\0\xff", b"halo", b"<html><body/></html>", b"<rss version='2.0'/>", b"{}"])
def test_what_is_no_list_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(IngestError, match=r"daftar\.opml: is not"):
        read_opml(data, "daftar.opml")


def test_a_list_cut_short_gives_what_it_has() -> None:
    whole = opml("".join(f'<outline xmlUrl="https://{n}.example/"/>' for n in range(9)))
    assert urls(whole[: whole.index(b"7.example")])[:7] == [f"https://{n}.example/" for n in range(7)]


def test_entities_bring_nothing_in_and_cost_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("rahasia") / "kunci"
    secret.write_text("sangat-rahasia", encoding="utf-8")
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE opml [<!ENTITY e0 "ha"><!ENTITY s SYSTEM "{secret.as_uri()}">{bomb}]>'
    begun = time.process_time()
    for text in ("&s;", "&e11;"):
        data = opml(f'<outline text="a" xmlUrl="https://a.example/"/><outline text="{text}"/>{text}', head)
        try:
            feeds, _ = read_opml(data, "daftar.opml")
        except IngestError:
            continue
        assert "rahasia" not in repr(feeds)
    assert time.process_time() - begun < 2


def test_a_list_nested_very_deep_and_one_very_long_are_survived() -> None:
    deep = opml("<outline>" * 10_000 + '<outline xmlUrl="https://a.example/"/>' + "</outline>" * 10_000)
    assert len(urls(deep)) <= 1
    long = opml("".join(f'<outline xmlUrl="https://a.example/{n}"/>' for n in range(30_000)))
    assert len(urls(long)) == 10_000


@given(st.binary(max_size=300))
def test_any_bytes_are_a_list_or_refused(data: bytes) -> None:
    for candidate in (data, b"<opml><body><outline xmlUrl='http://a.example/' " + data):
        with contextlib.suppress(IngestError):
            read_opml(candidate, "daftar.opml")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(st.lists(st.tuples(TEXT, st.integers(0, 99)), max_size=5, unique_by=lambda pair: pair[1]))
def test_what_is_written_is_read_again(feeds: list[tuple[str, int]]) -> None:
    """Titles without what XML cannot hold, and folded as all titles are."""
    given_feeds = [Subscription(f"https://a.example/{n}", title, "https://a.example/?a=1&b=2") for title, n in feeds]
    data = write_opml(given_feeds, "Simak", NOW)
    again, refused = read_opml(data, "daftar.opml")
    assert refused == []
    assert [(feed.url, feed.site) for feed in again] == [(feed.url, feed.site) for feed in given_feeds]
    assert write_opml(read_opml(write_opml(again, "Simak", NOW), "x")[0], "Simak", NOW) == write_opml(
        again, "Simak", NOW
    )


def test_a_written_list_is_opml_2() -> None:
    """http://opml.org/spec2.opml: version, head, body, and outlines with text; type and xmlUrl for feeds."""
    data = write_opml([Subscription("https://a.example/rss", "", "https://a.example/")], "Langganan", NOW)
    root = etree.fromstring(data)
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("opml", "2.0", ["head", "body"])
    assert root.findtext("head/title") == "Langganan"
    assert root.findtext("head/dateCreated") == "Tue, 24 Nov 2026 08:00:00 +0000"
    (outline,) = root.iter("outline")
    assert {str(name): value for name, value in outline.attrib.items()} == {
        "type": "rss",
        "text": "https://a.example/rss",
        "title": "https://a.example/rss",
        "xmlUrl": "https://a.example/rss",
        "htmlUrl": "https://a.example/",
    }
