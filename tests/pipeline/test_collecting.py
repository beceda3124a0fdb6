"""Feeds and pages over real HTTP on loopback, into a real database."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from reader.pipeline.collecting import Collected, Collector
from reader.settings import Settings, load_settings
from reader.shared_files import shipped
from reader.storage.catalogue import JobState
from reader.wiring import Parts

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
INDONESIAN = (
    "Pemerintah kota akan memperbaiki jembatan yang rusak karena banjir pada akhir bulan ini. "
    "Warga di sekitar sungai sudah lama menunggu perbaikan itu dan berharap pekerjaan tidak terlambat lagi."
)
ENGLISH = (
    "The city council will repair the bridge that was damaged by the flood at the end of this month. "
    "People who live along the river have been waiting for the work and hope that it will not be late again."
)


@dataclass
class Site:
    """A publisher on loopback: what it answers under each path, and what it was asked."""

    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    address: str = ""

    def put(self, path: str, body: str, status: int = 200, **headers: str) -> None:
        self.pages[path] = (status, {k.replace("_", "-"): v for k, v in headers.items()}, body.encode())

    def feed(self, *entries: tuple[str, str], etag: str = '"1"') -> None:
        """Serve a feed whose entries are (guid, path of the page)."""
        items = "".join(f"<item><title>Berita {g}</title><guid>{g}</guid><link>{p}</link></item>" for g, p in entries)
        self.put("/feed", f"<rss version='2.0'><channel><title>Warta</title>{items}</channel></rss>", ETag=etag)

    def article(self, path: str, text: str, title: str = "Jembatan") -> None:
        paragraphs = f"<p>{text}</p><p>{text}</p>"
        self.put(
            path,
            f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article></body></html>",
        )


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append((self.path, self.headers.get("If-None-Match")))
            status, headers, body = served.pages.get(self.path, (404, {}, b""))
            if headers.get("ETag") and headers["ETag"] == self.headers.get("If-None-Match"):
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    served.address = f"http://127.0.0.1:{server.server_port}"
    yield served
    server.shutdown()
    server.server_close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load_settings(home=tmp_path, allow_hosts=("127.0.0.1",), fetch_minutes=10)


@pytest.fixture
def parts(settings: Settings) -> Iterator[Parts]:
    with Parts(settings) as opened:
        yield opened


def look(parts: Parts, now: datetime = NOW) -> Collected:
    return parts.collector.look(parts.catalogue.feeds()[0], now)


def test_new_articles_are_kept_and_wait_to_be_spoken(parts: Parts, site: Site) -> None:
    site.feed(("a", "/a"), ("b", "/b"))
    site.article("/a", INDONESIAN)
    site.article("/b", INDONESIAN.replace("kota", "desa"), title="Desa")
    parts.catalogue.add_feed(site.address + "/feed")
    seen = look(parts)
    assert (seen.new, seen.problems, seen.feed.error) == (2, (), None)
    assert [record.article.source for record in parts.catalogue.articles(limit=9)] == ["Warta", "Warta"]
    assert len(parts.catalogue.jobs(JobState.WAITING)) == 2
    assert parts.catalogue.feeds()[0].next_fetch == NOW + timedelta(minutes=10)


def test_an_unchanged_feed_costs_one_conditional_request(parts: Parts, site: Site) -> None:
    site.feed(("a", "/a"))
    site.article("/a", INDONESIAN)
    parts.catalogue.add_feed(site.address + "/feed")
    look(parts)
    site.asked.clear()
    assert look(parts).new == 0
    assert site.asked == [("/feed", '"1"')]


def test_a_page_that_fails_is_tried_again_and_stops_no_other(parts: Parts, site: Site) -> None:
    site.feed(("a", "/a"), ("b", "/b"))
    site.article("/a", INDONESIAN)
    site.put("/b", "", status=503)
    parts.catalogue.add_feed(site.address + "/feed")
    seen = look(parts)
    assert seen.new == 1
    assert len(seen.problems) == 1
    assert "/b" in seen.problems[0]
    site.article("/b", INDONESIAN.replace("kota", "desa"))
    assert look(parts).new == 1


def test_an_article_in_another_language_is_kept_with_the_reason_and_not_spoken(parts: Parts, site: Site) -> None:
    site.feed(("a", "/a"))
    site.article("/a", ENGLISH, title="Bridge")
    parts.catalogue.add_feed(site.address + "/feed")
    assert look(parts).unspoken == 1
    assert parts.catalogue.jobs() == ()
    record = parts.catalogue.articles(limit=1)[0]
    assert record.reason
    assert "English" in record.reason


def test_a_failing_feed_is_asked_ever_less_often_and_says_why(parts: Parts, site: Site) -> None:
    site.put("/feed", "", status=500)
    parts.catalogue.add_feed(site.address + "/feed")
    waits = []
    for _ in range(3):
        feed = look(parts).feed
        assert feed.next_fetch
        waits.append(feed.next_fetch - NOW)
    assert waits == [timedelta(minutes=m) for m in (10, 20, 40)]
    assert feed.failures == 3
    assert feed.error
    assert "500" in feed.error


def test_retry_after_is_honoured_and_gone_is_the_end(parts: Parts, site: Site) -> None:
    site.put("/feed", "", status=429, Retry_After="7200")
    parts.catalogue.add_feed(site.address + "/feed")
    assert look(parts).feed.next_fetch == NOW + timedelta(hours=2)
    site.put("/feed", "", status=410)
    look(parts)
    assert parts.catalogue.feeds()[0].gone
    assert parts.catalogue.due_feeds(NOW + timedelta(days=99)) == ()


def test_a_moved_feed_is_remembered_under_its_new_address(parts: Parts, site: Site) -> None:
    site.put("/old", "", status=301, Location="/feed")
    site.feed(("a", "/a"))
    site.article("/a", INDONESIAN)
    parts.catalogue.add_feed(site.address + "/old")
    look(parts)
    assert parts.catalogue.feeds()[0].url == site.address + "/feed"


def test_a_private_host_is_not_fetched_unless_it_is_allowed(tmp_path: Path, site: Site) -> None:
    site.feed(("a", "/a"))
    with Parts(load_settings(home=tmp_path, allow_hosts=())) as parts:
        parts.catalogue.add_feed(site.address + "/feed")
        seen = look(parts)
    assert seen.feed.error
    assert "SIMAK_ALLOW_HOSTS" in seen.feed.error
    assert site.asked == []


def test_the_sample_feed_is_read_from_disk_with_the_pages_beside_it(parts: Parts) -> None:
    parts.catalogue.add_feed((shipped("feeds") / "sample" / "feed.xml").as_uri())
    seen = look(parts)
    assert (seen.new, seen.unspoken, seen.problems) == (7, 0, ())
    for record in parts.catalogue.articles(limit=9):
        assert record.article.url
        assert record.article.url.startswith("https://kabar-contoh.example/")
        assert record.article.published


def test_many_feeds_are_looked_at_and_one_that_fails_stops_no_other(parts: Parts, site: Site) -> None:
    site.feed(("a", "/a"))
    site.article("/a", INDONESIAN)
    parts.catalogue.add_feed(site.address + "/nothing")
    parts.catalogue.add_feed(site.address + "/feed")
    collector: Collector = parts.collector
    looks = list(collector.collect(parts.catalogue.feeds(), NOW))
    assert [bool(seen.feed.error) for seen in looks] == [True, False]
    assert looks[1].new == 1


def test_an_entry_with_neither_text_nor_address_is_named(parts: Parts, site: Site) -> None:
    site.feed(("a", "javascript:alert(1)"))
    parts.catalogue.add_feed(site.address + "/feed")
    assert look(parts).problems == ("Berita a: the feed gives neither its text nor an address to read it at",)
