"""The commands about subscriptions: lists from and for other feed readers, and how each feed is, in words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from reader.settings import load_settings
from reader.shared_files import shipped
from reader.wiring import Parts
from tests.cli.conftest import Simak

FEED = shipped("feeds") / "sample" / "feed.xml"
OPML = b"""<?xml version="1.0"?>
<opml version="1.0"><body>
  <outline text="Daerah"><outline text="Kabar &amp; Warta" xmlUrl="http://127.0.0.1:1/rss"/></outline>
  <outline text="Lagi" xmlUrl="http://127.0.0.1:1/rss"/>
  <outline text="Jauh" xmlUrl="https://jauh.example/rss" htmlUrl="https://jauh.example/"/>
  <outline text="Berkas" xmlUrl="file:///etc/passwd"/>
</body></opml>"""


def test_subscriptions_come_from_another_reader_and_go_to_the_next(simak: Simak, tmp_path: Path) -> None:
    file = tmp_path / "langganan.opml"
    file.write_bytes(OPML)
    imported = simak("feeds", "import", file)
    assert imported.stdout == "2 feeds added, 0 were there already, 1 left out\n"
    assert "left out: file:///etc/passwd: only http:// and https:// addresses" in imported.stderr
    assert simak("feeds", "import", "-", given=OPML).stdout == "0 feeds added, 2 were there already, 1 left out\n"
    simak("feeds", "add", FEED)
    exported = simak("feeds", "export")
    assert "left out: 1 file of this machine" in exported.stderr
    outlines = [outline.attrib for outline in etree.fromstring(exported.stdout.encode()).iter("outline")]
    assert [(outline["title"], outline["xmlUrl"]) for outline in outlines] == [
        ("Kabar & Warta", "http://127.0.0.1:1/rss"),
        ("Jauh", "https://jauh.example/rss"),
    ]
    written = tmp_path / "keluar.opml"
    assert simak("feeds", "export", "-o", written).stdout == f"2 feeds written to {written}\n"
    simak("feeds", "remove", "2")
    assert simak("feeds", "import", written).stdout == "1 feed added, 1 was there already\n"


def test_a_list_is_written_whole_or_not_at_all(simak: Simak, tmp_path: Path) -> None:
    """Also through a symbolic link, and with the rights that the file had."""
    simak("feeds", "import", "-", given=OPML)
    kept, link = tmp_path / "daftar.opml", tmp_path / "tautan.opml"
    kept.write_text("lama")
    kept.chmod(0o600)
    link.symlink_to(kept)
    before = kept.stat().st_ino
    assert simak("feeds", "export", "-o", link).returncode == 0
    assert link.is_symlink()
    assert (kept.stat().st_mode & 0o777, b"xmlUrl" in kept.read_bytes()) == (0o600, True)
    assert kept.stat().st_ino != before, "it was written aside and put in its place"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["daftar.opml", "tautan.opml"]
    assert "<opml" in simak("feeds", "export", "-o", "/dev/stdout").stdout


def test_a_feed_is_subscribed_to_once_however_its_host_is_written(simak: Simak) -> None:
    simak("feeds", "import", "-", given=OPML)
    again = simak("feeds", "add", "HTTP://127.0.0.1:1/rss")
    assert again.stdout == "1: Kabar & Warta: was subscribed already\n", "nothing answers at that port"


def test_a_feed_that_was_ended_can_be_subscribed_to_again(simak: Simak, home: Path) -> None:
    simak("feeds", "add", FEED)
    with Parts(load_settings(home=home)) as parts:
        (feed,) = parts.catalogue.feeds()
        parts.catalogue.save_feed(replace(feed, gone=True, failures=3, error="x"))
    assert simak("feeds", "add", FEED).stdout == "1: Kabar Contoh: subscribed; `simak fetch` brings its articles\n"
    with Parts(load_settings(home=home)) as parts:
        assert [(feed.gone, feed.failures, feed.error) for feed in parts.catalogue.feeds()] == [(False, 0, None)]


@pytest.mark.parametrize("arguments", [("import", "tidak-ada.opml"), ("export", "-o", "tidak-ada/a.opml")])
def test_a_list_that_cannot_be_read_or_written_is_one_line(simak: Simak, arguments: tuple[str, ...]) -> None:
    done = simak("feeds", *arguments)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "tidak-ada" in done.stderr


def test_the_list_says_in_words_how_each_feed_is(simak: Simak, home: Path) -> None:
    moment = datetime(2026, 11, 24, 8, tzinfo=UTC)
    simak("feeds", "add", FEED)
    simak("feeds", "import", "-", given=OPML)
    with Parts(load_settings(home=home)) as parts:
        parts.catalogue.add_feed("https://kurang.example/rss", "Kurang")
        good, bad, gone, lacking = parts.catalogue.feeds()
        long = f"{bad.url} (which redirects to {bad.url}/2): " + "sebab yang panjang sekali " * 8
        parts.catalogue.save_feeds(
            [
                replace(good, fetched=moment, succeeded=moment, next_fetch=moment),
                replace(bad, failures=3, error=long, fetched=moment, next_fetch=moment),
                replace(gone, failures=1, error="x", gone=True, next_fetch=moment),
                replace(lacking, succeeded=moment, error="2 of 9 articles that it announces could not be read"),
            ]
        )
    said = simak("feeds", "list").stdout
    blocks = [block.splitlines() for block in re.split(r"^(?=\d+: )", said, flags=re.MULTILINE)[1:]]
    assert [block[0] for block in blocks] == ["1:  Kabar Contoh", "2:  Kabar & Warta", "3:  Jauh", "4:  Kurang"]
    when = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    assert re.fullmatch(f"    read {when}; next look {when}", blocks[0][2])
    assert blocks[0][3] == "    well"
    assert re.fullmatch(f"    not read yet; next look {when}", blocks[1][2])
    assert blocks[1][3].startswith(f"    failed 3 times, last: redirects to {bad.url}/2: sebab")
    assert len(blocks[1]) > 5, "a long reason goes over several lines"
    assert blocks[2][2:] == [
        "    not read yet",
        "    gone: the publisher has ended it; `simak feeds remove` takes it off",
    ]
    assert blocks[3][3] == "    well, but 2 of 9 articles that it announces could not be read"
    assert said.count(bad.url) == 2
    assert said.isascii(), "no boxes"
    assert all(len(line) <= 80 for line in said.splitlines() if "://" not in line)
