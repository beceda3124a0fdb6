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
    assert "left out: 1 files of this machine" in exported.stderr
    outlines = [outline.attrib for outline in etree.fromstring(exported.stdout.encode()).iter("outline")]
    assert [(outline["title"], outline["xmlUrl"]) for outline in outlines] == [
        ("Kabar & Warta", "http://127.0.0.1:1/rss"),
        ("Jauh", "https://jauh.example/rss"),
    ]
    written = tmp_path / "keluar.opml"
    assert simak("feeds", "export", "-o", written).stdout == f"2 feeds written to {written}\n"
    simak("feeds", "remove", "2")
    assert simak("feeds", "import", written).stdout == "1 feeds added, 1 were there already\n"


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
        good, bad, gone = parts.catalogue.feeds()
        long = f"{bad.url}: " + "sebab yang panjang sekali " * 8
        parts.catalogue.save_feeds(
            [
                replace(good, fetched=moment, succeeded=moment, next_fetch=moment),
                replace(bad, failures=3, error=long, fetched=moment, next_fetch=moment),
                replace(gone, failures=1, error="x", gone=True, next_fetch=moment),
            ]
        )
    said = simak("feeds", "list").stdout
    blocks = [block.splitlines() for block in re.split(r"^(?=\d+: )", said, flags=re.MULTILINE)[1:]]
    assert [block[0] for block in blocks] == ["1:  Kabar Contoh", "2:  Kabar & Warta", "3:  Jauh"]
    when = r"\d{4}-\d\d-\d\d \d\d:\d\d"
    assert re.fullmatch(f"    read {when}; next look {when}", blocks[0][2])
    assert blocks[0][3] == "    well"
    assert re.fullmatch(f"    not read yet; next look {when}", blocks[1][2])
    assert blocks[1][3].startswith("    failed 3 times, last: sebab yang panjang")
    assert len(blocks[1]) > 5, "a long reason goes over several lines"
    assert blocks[2][2:] == [
        "    not read yet",
        "    gone: the publisher has ended it; `simak feeds remove` takes it off",
    ]
    assert said.count(bad.url) == 1
    assert said.isascii(), "no boxes"
    assert all(len(line) <= 80 for line in said.splitlines() if "://" not in line)
