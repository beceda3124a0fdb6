"""Feeds and pages over real HTTP on loopback, into a real database."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from reader.ingest.source import read_article
from reader.models import Article
from reader.pipeline import reading
from reader.pipeline.collecting import MOST_EDITS, Collected, Collector
from reader.settings import Settings, load_settings
from reader.shared_files import shipped
from reader.storage.catalogue import FeedRecord, JobState
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

    def feed(self, *entries: tuple[str, str], etag: str = '"1"', extra: str = "", **headers: str) -> None:
        """Serve a feed whose entries are (guid, path of the page), each with `extra` in it."""
        items = "".join(
            f"<item><title>Berita {g}</title><guid>{g}</guid><link>{p}</link>{extra}</item>" for g, p in entries
        )
        body = f"<rss version='2.0'><channel><title>Warta</title><link>/</link>{items}</channel></rss>"
        self.put("/feed", body, 200, ETag=etag, **headers)

    def paths(self) -> list[str]:
        """What was asked for since the last time, robots.txt aside."""
        paths = [path for path, _ in self.asked if path != "/robots.txt"]
        self.asked.clear()
        return paths

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
    assert look(parts).unspoken == ("Bridge: is in English, not in Indonesian, so it is not spoken",)
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


def test_a_machine_that_was_offline_long_looks_again_within_the_hour(parts: Parts) -> None:
    feed = replace(parts.catalogue.add_feed("http://127.0.0.1:1/feed"), failures=9)
    seen = parts.collector.look(feed, NOW).feed
    assert (seen.failures, seen.next_fetch) == (10, NOW + timedelta(hours=1))


def test_an_absurd_retry_after_is_a_day(parts: Parts, site: Site) -> None:
    site.put("/feed", "", status=503, Retry_After="86400000")
    feed = parts.catalogue.add_feed(site.address + "/feed")
    seen = look(parts).feed
    assert seen.next_fetch == NOW + timedelta(days=1)
    assert "asks to wait 30 days" in (seen.error or "")
    for nonsense in ("-5", "besok", "Tue, 01 Jan 1980 00:00:00 GMT"):
        site.put("/feed", "", status=503, Retry_After=nonsense)
        assert parts.collector.look(feed, NOW).feed.next_fetch == NOW + timedelta(minutes=10)


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
    assert (seen.new, seen.unspoken, seen.problems) == (7, (), ())
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
    assert {seen.feed.url: (bool(seen.feed.error), seen.new) for seen in looks} == {
        site.address + "/nothing": (True, 0),
        site.address + "/feed": (False, 1),
    }


def test_an_entry_with_neither_text_nor_address_is_named(parts: Parts, site: Site) -> None:
    site.feed(("a", "javascript:alert(1)"))
    parts.catalogue.add_feed(site.address + "/feed")
    assert look(parts).problems == ("Berita a: the feed gives neither its text nor an address to read it at",)


def test_an_edited_article_is_read_again_as_a_new_version_of_itself(parts: Parts, site: Site) -> None:
    """Only the page whose entry says something else is asked for."""
    site.article("/a", INDONESIAN)
    site.article("/b", INDONESIAN.replace("kota", "desa"), title="Desa")
    site.feed(("a", "/a"), ("b", "/b"))
    parts.catalogue.add_feed(site.address + "/feed")
    look(parts)
    site.paths()
    site.article("/a", INDONESIAN.replace("akhir bulan ini", "pekan depan"))
    site.put("/feed", site.pages["/feed"][2].decode().replace("Berita a", "Berita a (diperbarui)"), ETag='"2"')
    seen = look(parts)
    assert (seen.new, seen.edited) == (0, 1)
    assert site.paths() == ["/feed", "/a"]
    versions = {record.guid: record.version for record in parts.catalogue.articles(limit=9)}
    assert versions == {"a": 2, "b": 1}
    assert len(parts.catalogue.jobs(JobState.WAITING)) == 2


@pytest.mark.parametrize(
    "change", ["<pubDate>Tue, 24 Nov 2026 07:00:00 GMT</pubDate>", "<description>Kabar baru</description>"]
)
def test_a_new_date_or_summary_is_a_reason_to_look_once_more_and_no_longer(
    parts: Parts, site: Site, change: str
) -> None:
    site.article("/a", INDONESIAN)
    site.feed(("a", "/a"))
    parts.catalogue.add_feed(site.address + "/feed")
    look(parts)
    site.feed(("a", "/a"), etag='"2"', extra=change)
    site.paths()
    assert (look(parts).edited, site.paths()) == (0, ["/feed", "/a"])
    site.feed(("a", "/a"), etag='"3"', extra=change + "<!-- lain -->")
    assert (look(parts).edited, site.paths()) == (0, ["/feed"])


def test_a_feed_that_dates_all_entries_anew_does_not_make_us_read_all_of_them(parts: Parts, site: Site) -> None:
    given = [(f"g{number}", f"/{number}") for number in range(30)]
    for guid, path in given:
        site.article(path, INDONESIAN.replace("kota", guid))
    site.feed(*given)
    parts.catalogue.add_feed(site.address + "/feed")
    assert look(parts).new == 30
    site.feed(*given, etag='"2"', extra="<pubDate>Tue, 24 Nov 2026 07:00:00 GMT</pubDate>")
    site.paths()
    look(parts)
    assert len(site.paths()) == 1 + MOST_EDITS


def test_a_changed_name_with_the_same_link_is_the_same_article(parts: Parts, site: Site) -> None:
    site.article("/a", INDONESIAN)
    site.feed(("a", "/a"))
    parts.catalogue.add_feed(site.address + "/feed")
    look(parts)
    site.article("/a", INDONESIAN.replace("akhir bulan ini", "pekan depan"))
    site.feed(("nama-baru", "/a"), etag='"2"')
    seen = look(parts)
    assert (seen.new, seen.edited) == (0, 1)
    (record,) = parts.catalogue.articles(limit=9)
    assert record.version == 2


def test_the_newest_entries_are_taken_in_where_the_oldest_stand_first(tmp_path: Path, site: Site) -> None:
    items = "".join(
        f"<item><title>B{day}</title><guid>{day}</guid><link>/{day}</link><pubDate>{day:02} Nov 2026 08:00:00 GMT"
        "</pubDate></item>"
        for day in range(1, 21)
    )
    site.put("/feed", f"<rss version='2.0'><channel><title>Warta</title>{items}</channel></rss>")
    for day in range(1, 21):
        site.article(f"/{day}", INDONESIAN.replace("kota", f"desa {day}"))
    with Parts(load_settings(home=tmp_path, allow_hosts=("127.0.0.1",), entries_per_fetch=3)) as parts:
        parts.catalogue.add_feed(site.address + "/feed")
        look(parts)
        assert {record.guid for record in parts.catalogue.articles(limit=9)} == {"18", "19", "20"}


def test_pages_that_robots_txt_closes_are_left_alone_and_feeds_are_not(parts: Parts, site: Site) -> None:
    site.put("/robots.txt", "User-agent: Simak\nDisallow: /tertutup\nDisallow: /feed")
    site.article("/tertutup", INDONESIAN)
    site.article("/b", INDONESIAN.replace("kota", "desa"))
    site.feed(("a", "/tertutup"), ("b", "/b"))
    parts.catalogue.add_feed(site.address + "/feed")
    seen = look(parts)
    assert (seen.new, seen.feed.failures) == (1, 0)
    assert len(seen.problems) == 1
    assert "robots.txt" in seen.problems[0]
    assert site.paths() == ["/feed", "/b"]
    assert look(parts).problems == ()
    assert site.asked == [("/feed", '"1"')], "what is closed is no reason to read the feed whole again"


@pytest.mark.parametrize(
    ("cache_control", "minutes"), [("max-age=3600", 60), ("max-age=60", 10), ("max-age=9999999", 24 * 60)]
)
def test_a_feed_is_left_alone_for_as_long_as_it_says_it_is_fresh(
    parts: Parts, site: Site, cache_control: str, minutes: float
) -> None:
    site.feed(Cache_Control=cache_control)
    parts.catalogue.add_feed(site.address + "/feed")
    for _ in range(2):  # 200, then 304
        assert look(parts).feed.next_fetch == NOW + timedelta(minutes=minutes)


def test_a_site_that_is_asked_too_often_is_not_asked_for_the_next_page(parts: Parts, site: Site) -> None:
    site.feed(*((f"g{number}", f"/{number}") for number in range(9)))
    for number in range(9):
        site.put(f"/{number}", "", status=429, Retry_After="120")
    parts.catalogue.add_feed(site.address + "/feed")
    seen = look(parts)
    assert len(site.paths()) == 2
    assert len(seen.problems) == 1
    assert seen.feed.etag is None, "the pages have to be tried again"


def test_a_moved_feed_is_remembered_when_it_has_not_changed(parts: Parts, site: Site) -> None:
    site.feed()
    feed = parts.catalogue.add_feed(site.address + "/feed")
    look(parts)
    site.put("/feed", "", status=301, Location="/baru")
    site.put("/baru", "", ETag='"1"')
    assert look(parts).feed.url == site.address + "/baru"
    assert [(kept.id, kept.etag) for kept in parts.catalogue.feeds()] == [(feed.id, '"1"')]


def test_a_feed_s_site_is_remembered(parts: Parts, site: Site) -> None:
    site.feed()
    parts.catalogue.add_feed(site.address + "/feed")
    assert look(parts).feed.site == parts.catalogue.feeds()[0].site == site.address + "/"


def test_a_page_that_nobody_foresaw_stops_no_other(
    parts: Parts, site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def read(data: bytes, **options: Any) -> Article:
        if b"meledak" in data:
            raise ZeroDivisionError("di dalam")
        return read_article(data, **options)

    monkeypatch.setattr(reading, "read_article", read)
    site.feed(("a", "/a"), ("b", "/b"))
    site.article("/a", "meledak")
    site.article("/b", INDONESIAN)
    parts.catalogue.add_feed(site.address + "/feed")
    seen = look(parts)
    assert seen.new == 1
    assert "ZeroDivisionError" in seen.problems[0]
    assert "nobody foresaw" in caplog.text


def test_feeds_that_bring_nothing_share_their_transactions(
    parts: Parts, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        site.put(f"/f{number}", "<rss version='2.0'><channel><title>W</title></channel></rss>", ETag='"1"')
        parts.catalogue.add_feed(f"{site.address}/f{number}")
    list(parts.collector.collect(parts.catalogue.feeds(), NOW))
    saved = list[int]()
    save = parts.catalogue.save_feeds

    def slow_save(feeds: Sequence[FeedRecord]) -> None:
        saved.append(len(feeds))
        time.sleep(0.05)
        save(feeds)

    monkeypatch.setattr(parts.catalogue, "save_feeds", slow_save)
    monkeypatch.setattr("reader.pipeline.collecting.read_feed", None)  # nothing is parsed
    later = NOW + timedelta(hours=1)
    looks = list(parts.collector.collect(parts.catalogue.feeds(), later))
    assert sum(saved) == len(looks) == 60
    assert max(saved) > 5
    assert all(feed.succeeded == later and not feed.error for feed in parts.catalogue.feeds())


def test_unsubscribing_while_a_feed_is_looked_at_ends_quietly(parts: Parts, site: Site) -> None:
    site.feed(("a", "/a"))
    site.article("/a", INDONESIAN)
    feed = parts.catalogue.add_feed(site.address + "/feed")
    parts.catalogue.remove_feed(feed.id)
    (seen,) = parts.collector.collect([feed], NOW)
    assert seen.new == 0
    assert parts.catalogue.feeds() == ()
    assert parts.catalogue.articles(limit=9) == ()


def test_an_article_over_several_pages_is_read_whole(parts: Parts, site: Site) -> None:
    site.feed(("a", "/a"))
    for path, text, following in (("/a", INDONESIAN, "/a?page=2"), ("/a?page=2", "Warga " + INDONESIAN, "")):
        site.article(path, text)
        link = f'<link rel="next" href="{following}">' if following else ""
        site.put(path, site.pages[path][2].decode().replace("<head>", f"<head>{link}"))
    parts.catalogue.add_feed(site.address + "/feed")
    assert look(parts).new == 1
    assert site.paths() == ["/feed", "/a", "/a?page=2"]


# what publishers and their servers do to articles that are known already

CONSENT = (
    "Situs ini memakai kuki untuk menayangkan iklan yang sesuai. Pilih setuju agar Anda dapat melanjutkan. "
    "Anda dapat menarik persetujuan kapan saja lewat tautan di bagian bawah halaman."
)
HEADLINE = "Perbaikan Jembatan Rusak Menunggu Surutnya Sungai"


def announce(site: Site, title: str = HEADLINE, *, etag: str, guid: str = "a", path: str = "/a") -> None:
    item = f"<!-- {etag} --><item><title>{title}</title><guid>{guid}</guid><link>{path}</link></item>"
    site.put("/feed", f"<rss version='2.0'><channel><title>Warta</title>{item}</channel></rss>", ETag=etag)


def texts(parts: Parts) -> list[str]:
    return [" ".join(b.text for b in record.article.blocks) for record in parts.catalogue.articles(limit=99)]


@pytest.fixture
def known(parts: Parts, site: Site) -> str:
    """An article that has been read; gives its text."""
    site.article("/a", INDONESIAN * 4, title=HEADLINE)
    announce(site, etag='"1"')
    parts.catalogue.add_feed(site.address + "/feed")
    assert look(parts).new == 1
    site.paths()
    return texts(parts)[0]


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html><body></body></html>",
        f"<html><title>Persetujuan</title><body><article><p>{CONSENT}</p><p>{CONSENT}</p></article></body></html>",
        f"<html><title>{HEADLINE}</title><body><article><h1>{HEADLINE}</h1><p>{INDONESIAN[:130]}</p></article></body>",
        "<html><title>Just a moment...</title><body><h1>Just a moment...</h1><p>Verify that you are human.</p></body>",
    ],
    ids=["empty", "no text", "consent", "subscription", "puzzle"],
)
def test_a_page_that_lost_its_text_does_not_take_the_article_s_place(
    parts: Parts, site: Site, known: str, page: str
) -> None:
    site.put("/a", page, Content_Type="text/html")
    announce(site, HEADLINE + " di Hulu", etag='"2"')
    seen = look(parts)
    assert (seen.new, seen.edited, len(seen.problems)) == (0, 0, 1)
    assert texts(parts) == [known]
    assert seen.feed.failures == 0
    assert (seen.feed.error or "").startswith("the only article that it announces could not be read; the last: http")
    assert site.paths() == ["/feed", "/a"]
    announce(site, HEADLINE + " di Hulu", etag='"3"')
    look(parts)
    assert site.paths() == ["/feed"], "it is not asked for at each look"


def test_an_article_that_is_withdrawn_is_replaced_by_the_notice(parts: Parts, site: Site, known: str) -> None:
    site.article("/a", "Redaksi mencabut berita tentang perbaikan jembatan ini karena sumbernya keliru.", HEADLINE)
    announce(site, HEADLINE + " (Dicabut)", etag='"2"')
    assert look(parts).edited == 1
    assert "mencabut" in texts(parts)[0]


def test_a_page_that_is_gone_later_leaves_the_article(parts: Parts, site: Site, known: str) -> None:
    site.put("/a", "", status=404)
    announce(site, HEADLINE + " di Hulu", etag='"2"')
    assert "404" in look(parts).problems[0]
    assert texts(parts) == [known]


def test_a_question_for_consent_is_no_article_in_the_first_place(parts: Parts, site: Site) -> None:
    site.article("/a", CONSENT, title="Persetujuan")
    announce(site, etag='"1"')
    parts.catalogue.add_feed(site.address + "/feed")
    seen = look(parts)
    assert "says nothing of what the feed announces" in seen.problems[0]
    assert texts(parts) == []


SALT = (
    "Petani garam memanen lebih banyak daripada musim kemarau sebelumnya karena hujan jarang turun di pesisir utara. "
    "Harga garam kasar justru merosot sehingga gudang koperasi penuh dan menunggu pembeli dari luar pulau. "
)


def test_a_name_that_is_used_again_does_not_overwrite_the_article_that_had_it(
    parts: Parts, site: Site, known: str
) -> None:
    site.article("/b", SALT * 3, title="Garam")
    announce(site, "Petani Garam Panen Raya di Pesisir", path="/b", etag='"2"')
    seen = look(parts)
    assert (seen.new, seen.edited) == (1, 0)
    assert sorted(text[:7] for text in texts(parts)) == ["Pemerin", "Petani "]
    site.paths()
    announce(site, "Petani Garam Panen Raya di Pesisir", path="/b", etag='"3"')
    assert (look(parts).new, site.paths()) == (0, ["/feed"]), "by its address it is known"


def test_an_edit_that_changes_the_address_too_is_an_edit(parts: Parts, site: Site, known: str) -> None:
    site.article("/a-baru", INDONESIAN.replace("akhir bulan ini", "pekan depan") * 4, title=HEADLINE)
    announce(site, HEADLINE + " Besok", path="/a-baru", etag='"2"')
    assert (look(parts).edited, len(texts(parts))) == (1, 1)


def test_names_that_change_at_every_look_cost_the_pages_once_more_and_no_longer(
    parts: Parts, site: Site, known: str
) -> None:
    asked = []
    for number in range(2, 6):
        announce(site, guid=f"acak-{number}", etag=f'"{number}"')
        assert (look(parts).new, len(texts(parts))) == (0, 1)
        asked.append(len(site.paths()) - 1)
    assert asked == [1, 0, 0, 0]


def test_two_feeds_with_one_article_keep_one(parts: Parts, site: Site, known: str) -> None:
    body = site.pages["/feed"][2].decode()
    site.put("/lain", body.replace(">a</guid>", ">lain-1</guid>"), ETag='"9"')
    parts.catalogue.add_feed(site.address + "/lain")
    for _ in range(2):
        looks = list(parts.collector.collect(parts.catalogue.feeds(), NOW))
        assert sum(seen.new + seen.edited for seen in looks) == 0
    assert texts(parts) == [known]


def test_many_edits_are_worked_off_from_the_newest_on(parts: Parts, site: Site) -> None:
    days = range(1, 26)

    def publish(etag: str, note: str) -> None:
        items = "".join(
            f"<item><title>B{day}{note}</title><guid>{day}</guid><link>/{day}</link>"
            f"<pubDate>{day:02} Oct 2026 08:00:00 GMT</pubDate></item>"
            for day in days
        )
        site.put("/feed", f"<rss version='2.0'><channel><title>Warta</title>{items}</channel></rss>", ETag=etag)

    for day in days:
        site.article(f"/{day}", INDONESIAN.replace("kota", f"desa {day}"))
    publish('"1"', "")
    parts.catalogue.add_feed(site.address + "/feed")
    assert look(parts).new == len(days)
    publish('"2"', " diperbarui")
    rounds = []
    for _ in range(4):
        site.paths()
        look(parts)
        rounds.append(sorted(int(path[1:]) for path in site.paths()[1:]))
    assert rounds == [[*range(16, 26)], [*range(6, 16)], [*range(1, 6)], []]


def test_a_feed_that_announces_what_cannot_be_read_says_so_until_it_can(parts: Parts, site: Site) -> None:
    site.feed(("a", "/a"), ("b", "/b"))
    site.article("/a", INDONESIAN)
    parts.catalogue.add_feed(site.address + "/feed")
    lack = look(parts).feed.error
    assert lack
    assert lack.startswith("1 of 2 articles that it announces could not be read; the last: http")
    assert look(parts).feed.error == lack, "the feed has not changed"
    site.article("/b", INDONESIAN.replace("kota", "desa"))
    site.feed(("a", "/a"), ("b", "/b"), etag='"2"', extra="<category>baru</category>")
    parts.catalogue.save_feed(parts.catalogue.feeds()[0])
    with Parts(parts.settings) as later:  # a refused page is not asked for again for hours by who was refused
        seen = look(later)
    assert (seen.new, seen.feed.error) == (1, None)


def test_dates_in_the_future_do_not_stay_on_top(parts: Parts, site: Site) -> None:
    site.feed(("a", "/a"), extra="<pubDate>Tue, 01 Jan 2080 00:00:00 GMT</pubDate>")
    site.article("/a", INDONESIAN)
    parts.catalogue.add_feed(site.address + "/feed")
    look(parts)
    assert parts.catalogue.articles(limit=1)[0].article.published == NOW


def test_a_page_that_wants_to_be_left_alone_for_ever_is_so_for_a_day(
    parts: Parts, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.feed(("a", "/a"))
    site.put("/a", "", status=503, Retry_After="99999999")
    parts.catalogue.add_feed(site.address + "/feed")
    look(parts)
    site.article("/a", INDONESIAN)
    start = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: start + 86_000)
    assert look(parts).new == 0
    monkeypatch.setattr(time, "monotonic", lambda: start + 86_500)
    assert look(parts).new == 1
