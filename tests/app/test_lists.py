"""The lists: days, filters, pages, and what a hostile article does to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from lxml import etree

from reader.app import moments
from reader.models import Article
from reader.settings import Settings, load_settings
from tests.app.conftest import Site
from tests.app.reading import links, page, text, texts
from tests.app.sample import ARTICLE, WIB, episode_of, titled

NOW = datetime(2025, 3, 4, 17, 30, tzinfo=UTC)
"""Half past midnight of 5 March in Jakarta."""


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moments, "now", lambda: NOW)


def publish(site: Site, title: str, **changes: object) -> int:
    made = replace(titled(title), **changes)  # type: ignore[arg-type] # the caller names real fields
    return site.publish(episode_of(made, audio=f"episodes/{abs(hash(title))}.mp3"), b"x", made).id


def entries(found: etree._Element) -> list[str]:
    return texts(found.findall(".//li/h3/a"))


def test_the_list_is_told_day_by_day_on_jakarta_s_clock(site: Site) -> None:
    times = {
        "Dini hari ini": datetime(2025, 3, 5, 0, 5, tzinfo=WIB),
        "Kemarin malam": datetime(2025, 3, 4, 16, 59, tzinfo=UTC),
        "Kemarin siang": datetime(2025, 3, 4, 5, 0, tzinfo=UTC),
        "Lusa lampau": datetime(2025, 3, 3, 7, 5, tzinfo=WIB),
    }
    for title, published in times.items():
        publish(site, title, published=published)
    found = page(site.client, "/")
    assert texts(found.findall(".//section[@class='day']/h2")) == [
        "Hari ini, Rabu, 5 Maret 2025",
        "Kemarin, Selasa, 4 Maret 2025",
        "Senin, 3 Maret 2025",
    ]
    assert entries(found) == list(times)
    assert texts(found.findall(".//time")) == [
        "hari ini pukul 00.05 WIB",
        "kemarin pukul 23.59 WIB",
        "kemarin pukul 12.00 WIB",
        "3 Maret 2025 pukul 07.05 WIB",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 detik"), (59, "59 detik"), (60, "1 menit"), (89, "1 menit"), (90, "2 menit"), (3725, "1 jam 2 menit")],
)
def test_a_length_is_said_roughly(seconds: int, words: str) -> None:
    assert moments.length_in_words(seconds * 1000) == words


def test_sources_and_sections_are_chosen_by_links(site: Site) -> None:
    publish(site, "Satu", source="Kabar Rawa", section="Nusantara")
    publish(site, "Dua", source="Kabar Rawa", section="Olahraga")
    publish(site, "Tiga", source="Harian <b>Laut</b>", section="Olahraga")
    publish(site, "Empat", source=None, section=None)
    home = page(site.client, "/")
    choices = home.find(".//details[@class='filter']")
    assert choices is not None
    assert links(choices) == {
        "Nusantara (1 berita)": "/rubrik/nusantara",
        "Olahraga (2 berita)": "/rubrik/olahraga",
        "Harian <b>Laut</b> (1 berita)": "/sumber/harian-b-laut-b",
        "Kabar Rawa (2 berita)": "/sumber/kabar-rawa",
    }
    one = page(site.client, "/sumber/kabar-rawa")
    assert sorted(entries(one)) == ["Dua", "Satu"]
    assert texts(one.findall(".//h1")) == ["Kabar Rawa"]
    assert texts(one.findall(".//nav[@class='trail']//li")) == ["Berita", "Sumber", "Kabar Rawa"]
    both = links(one)["Olahraga (1 berita)"]
    assert both == "/sumber/kabar-rawa?rubrik=olahraga"
    assert entries(page(site.client, both)) == ["Dua"]
    assert texts(page(site.client, both).findall(".//h1")) == ["Kabar Rawa, rubrik Olahraga"]
    assert sorted(entries(page(site.client, "/rubrik/olahraga"))) == ["Dua", "Tiga"]
    assert "Harian <b>Laut</b> (1 berita)" in links(page(site.client, "/sumber"))
    assert "Olahraga (2 berita)" in links(page(site.client, "/rubrik"))


@pytest.mark.parametrize(
    "path",
    [
        "/sumber/tidak-ada",
        "/rubrik/x%00y",
        "/sumber/kabar-rawa?rubrik=tidak-ada",
        "/sumber/kabar-rawa?rubrik=",
        "/sumber/kabar-rawa?halaman=2",
        "/sumber/" + "a" * 10_000,
        "/sumber/..%2f..%2fetc",
        "/rubrik/%ff",
    ],
)
def test_a_list_of_nothing_is_not_there(site: Site, path: str) -> None:
    publish(site, "Satu", source="Kabar Rawa")
    assert site.client.get(path).status_code == 404


def test_many_sources_do_not_stand_before_the_news(site: Site) -> None:
    for number in range(20):
        publish(site, f"Berita {number}", source=f"Sumber {number:02}", section=f"Rubrik {number:02}")
    publish(site, "Satu lagi", source="Sumber 19", section="Rubrik 19")
    shown = links(page(site.client, "/"))
    assert sum(name.startswith("Sumber ") for name in shown) == 12
    assert shown["Sumber 19 (2 berita)"] == "/sumber/sumber-19"
    assert (shown["Semua sumber"], shown["Semua rubrik"]) == ("/sumber", "/rubrik")
    assert sum(name.startswith("Sumber ") for name in links(page(site.client, "/sumber"))) == 20


def test_what_is_chosen_shows_nothing_that_is_being_prepared(site: Site) -> None:
    publish(site, "Satu", source="Kabar Rawa")
    site.catalogue.keep_article(titled("Berita baru", minutes=5), guid="baru")
    assert "Berita baru" in text(page(site.client, "/"))
    assert "Berita baru" not in text(page(site.client, "/sumber/kabar-rawa"))


class TestPages:
    @pytest.fixture
    def settings(self) -> Settings:
        return load_settings(list_length=2)

    def test_a_source_s_pages_hold_each_of_its_episodes_once(self, site: Site) -> None:
        for number in range(5):
            when = ARTICLE.published and ARTICLE.published + timedelta(minutes=number)
            publish(site, f"Berita {number}", source="Kabar Rawa", section="Daerah", published=when)
            publish(site, f"Lain {number}", source="Lain", section="Daerah", published=when)
        for path in ("/sumber/kabar-rawa", "/sumber/kabar-rawa?rubrik=daerah"):
            following: str | None = path
            found = []
            while following:
                one = page(site.client, following)
                found += entries(one)
                following = links(one).get("Lebih lama")
            assert found == [f"Berita {number}" for number in (4, 3, 2, 1, 0)]

    def test_later_pages_say_their_number(self, site: Site) -> None:
        for number in range(3):
            publish(site, f"Berita {number}", source="Kabar Rawa")
        second = page(site.client, "/sumber/kabar-rawa?halaman=2")
        assert texts(second.findall(".//h1")) == ["Kabar Rawa, halaman 2"]
        assert text(second.findall(".//title")[0]) == "Kabar Rawa, halaman 2 — Simak"
        assert links(second)["Lebih baru"] == "/sumber/kabar-rawa"


OURS = {f"/static/{name}.js" for name in ("appearance", "menu", "heard", "queueing")}
HOSTILE = (
    "</title><script>alert(1)</script>",
    "w" * 500,
    "عاجل: فيضان \u202eberita\u202c terbalik",
    "{{ 7 * 7 }} {% raw %}",
    "\u0000\u0007\u200b",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_names_are_text_and_their_lists_are_there(site: Site, words: str) -> None:
    made = Article(words, ARTICLE.blocks[1:2], source=words, section=words, url="https://a.example/1")
    site.publish(episode_of(made), b"x", made)
    chosen = page(site.client, "/sumber").find(".//main")
    assert chosen is not None
    for path in ("/", "/sumber", "/rubrik", *links(chosen).values()):
        found = page(site.client, path)
        assert {script.get("src") for script in found.iter("script")} <= OURS
        assert len(found.findall(".//h1")) == 1
    (title,) = page(site.client, "/").findall(".//li/h3/a")
    assert text(title) == " ".join(words.replace("\0", "\ufffd").split())


@pytest.mark.parametrize(
    "path", ["/", "/sumber", "/rubrik", "/sumber/kabar-rawa", "/cari", "/cari?q=satu", "/antrean", "/bantuan"]
)
def test_pages_have_landmarks_and_headings_in_order(site: Site, path: str) -> None:
    publish(site, "Satu", source="Kabar Rawa", section="Daerah")
    found = page(site.client, path)
    levels = [int(str(e.tag)[1]) for e in found.iter() if str(e.tag) in {"h1", "h2", "h3", "h4"}]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert text(found.findall(".//title")[0]).endswith(" — Simak")
    names = [nav.get("aria-label") for nav in found.iter("nav")]
    assert len(set(names)) == len(names)
    main = found.find(".//main")
    assert main is not None
    assert found.findall(".//a[@class='skip']")[0].get("href") == f"#{main.get('id')}"


@pytest.mark.parametrize("path", ["/", "/cari", "/antrean", "/berlangganan", "/setelan", "/bantuan"])
def test_the_menu_says_where_one_is(site: Site, path: str) -> None:
    current = page(site.client, path).findall(".//header//a[@aria-current='page']")
    assert [link.get("href") for link in current] == [path]


def test_what_is_not_there_offers_a_search(site: Site) -> None:
    answer = site.client.get("/tidak-ada")
    assert answer.status_code == 404
    assert '<form class="search" role="search" action="/cari">' in answer.text
    assert "form-action 'self'" in answer.headers["Content-Security-Policy"]
