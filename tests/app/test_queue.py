"""The page of the listening queue, and what the server says of its entries."""

from __future__ import annotations

import json

import pytest

from reader.app.queue import MOST
from reader.models import Article
from reader.shared_files import shipped
from tests.app.conftest import AUDIO, Site
from tests.app.reading import links, page, text
from tests.app.sample import ARTICLE, EPISODE, TITLE, episode_of, titled


def facts(site: Site, ids: str) -> list[dict[str, object]]:
    answer = site.client.get(f"/antrean.json?id={ids}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    entries: list[dict[str, object]] = json.loads(answer.text)["entries"]
    return entries


def test_entries_are_told_in_the_order_they_were_asked_for(site: Site) -> None:
    first = site.publish(EPISODE, AUDIO)
    other = titled("Dermaga Dibuka")
    second = site.publish(episode_of(other), b"x", other)
    found = facts(site, f"{second.id},999,{first.id},{second.id}")
    assert [(entry["id"], entry["address"]) for entry in found] == [
        (second.id, f"/berita/{second.id}"),
        (first.id, f"/berita/{first.id}"),
    ]
    assert found[1] == {
        "id": first.id,
        "address": f"/berita/{first.id}",
        "headline": [{"text": TITLE, "language": None}],
        "source": "Kabar Rawa",
        "milliseconds": 32_008,
        "length": "32 detik",
    }


def test_an_entry_is_told_in_its_newest_revision(site: Site) -> None:
    made = site.publish(EPISODE, AUDIO)
    changed = titled("Judul yang Baru")
    kept = site.catalogue.article(made.article_id)
    assert kept.article.url == ARTICLE.url
    site.catalogue.save_episode(made.article_id, episode_of(changed, audio="episodes/baru.mp3"))
    (entry,) = facts(site, str(made.id))
    assert (entry["headline"], entry["length"]) == ([{"text": "Judul yang Baru", "language": None}], "1 detik")


def test_foreign_words_in_a_title_are_told_as_such(site: Site) -> None:
    made = titled("Lagu “What I want to say is that we are back” Diputar Lagi")
    record = site.publish(episode_of(made), b"x", made)
    (entry,) = facts(site, str(record.id))
    pieces = entry["headline"]
    assert isinstance(pieces, list)
    assert "".join(piece["text"] for piece in pieces) == made.headline
    assert "en" in {piece["language"] for piece in pieces}


def test_asking_for_nothing_gives_nothing(site: Site) -> None:
    assert facts(site, "") == []
    assert site.client.get("/antrean.json").status_code == 200


@pytest.mark.parametrize(
    "ids",
    [
        *("x", "1,", ",1", "1,,2", "-1", "1.5", "1 2", "²", "٣", "0x1", "1e3", "1;DROP TABLE episode", "%00", "%ff"),
        *("2147483648", "9" * 11, "9" * 100_000, ",".join(["1"] * (MOST + 1))),
    ],
)
def test_what_is_no_list_of_numbers_is_refused(site: Site, ids: str) -> None:
    answer = site.client.get(f"/antrean.json?id={ids}")
    assert answer.status_code == 400
    assert "tidak dapat dibaca" in answer.text


def test_a_whole_queue_is_asked_about_at_once(site: Site) -> None:
    record = site.publish(EPISODE, AUDIO)
    most = [record.id, *range(2**31 - MOST, 2**31 - 1)]
    assert len(most) == MOST
    assert [entry["id"] for entry in facts(site, ",".join(map(str, most)))] == [record.id]
    script = (shipped("web") / "static" / "queue.js").read_text()
    assert f"MOST = {MOST};" in script, "the browser keeps as many as the server tells of"


def test_without_javascript_the_page_says_what_it_needs(site: Site) -> None:
    found = page(site.client, "/antrean")
    needs = found.find(".//noscript")
    assert needs is not None
    assert "memerlukan JavaScript" in text(needs)
    assert links(needs) == {"Lihat berita terbaru": "/"}
    assert text(found.findall(".//title")[0]) == "Antrean — Simak"


def test_what_can_be_queued_is_named_by_its_episode(site: Site) -> None:
    record = site.publish(EPISODE, AUDIO)
    waiting = Article("Pasar yang Ditunggu", ARTICLE.blocks[1:2], url="https://kabar.example/menunggu")
    site.catalogue.keep_article(waiting, guid="menunggu")
    for path in ("/", "/cari?q=pasar"):
        named = page(site.client, path).findall(".//li[@data-article]")
        assert [entry.get("data-article") for entry in named] == [str(record.id)]
        assert TITLE in text(named[0])
