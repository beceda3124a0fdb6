"""The search page: what is asked, what is found, where it is heard, and what no question can do."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader.app.asking import MOST_TERMS, by_speaker, terms_of
from reader.app.finding import pieces
from reader.models import Block, BlockKind
from reader.settings import Settings, load_settings
from reader.storage.catalogue import EpisodeRecord
from reader.storage.folding import Term
from tests.app.conftest import Site
from tests.app.reading import links, page, text, texts
from tests.app.sample import ARTICLE, LENGTH, RATE, TITLE, episode_of, titled


def term(words: str, *, prefix: bool = False, speaker: bool = False) -> Term:
    return Term((tuple(words.split()),), prefix=prefix, speaker=speaker)


def at(segment: int) -> str:
    """When the sample's segment begins, as an address has it."""
    return f"#t={segment * LENGTH * 1000 // RATE / 1000:.3f}"


@pytest.mark.parametrize(
    ("question", "terms"),
    [
        ('"pasar terapung"', [term("pasar terapung")]),
        ("“pasar terapung”", [term("pasar terapung")]),
        ('"pasar terapung', [term("pasar terapung")]),
        ("banjir*", [term("banjir", prefix=True)]),
        ("ba*", [term("ba")]),
        ("pembicara:siti", [term("siti", speaker=True)]),
        ('PEMBICARA: "Siti Aminah"', [term("siti aminah", speaker=True)]),
        (
            "pembicara:",
            [Term((("pembicara",), ("pembicaranya",), ("pembicaralah",), ("pembicarakah",), ("pembicarapun",)))],
        ),
        ("lain-lain", [term("lain lain")]),
        ("2025 di", [term("2025"), term("di")]),
        ("NEAR(a b)", [term("near a"), term("b")]),
        ('* "" \' -- ( ) ^ : {}', []),
        ("\0\x07\u200b", []),
        ("di di di", [term("di")]),
    ],
)
def test_a_question_becomes_terms(question: str, terms: list[Term]) -> None:
    assert list(terms_of(question)) == terms


def test_a_word_is_found_with_what_indonesian_writes_onto_it() -> None:
    (only,) = terms_of("banjir")
    assert only.forms == (("banjir",), ("banjirnya",), ("banjirlah",), ("banjirkah",), ("banjirpun",))


def test_a_speaker_s_question_asks_for_that_speaker() -> None:
    assert terms_of(by_speaker('Siti "Mimin" Aminah')) == (term("siti mimin aminah", speaker=True),)


def test_a_long_question_is_cut() -> None:
    assert len(terms_of(" ".join(f"a{n}" for n in range(5000)))) <= MOST_TERMS


def test_what_was_searched_for_is_marked() -> None:
    found = pieces("Banjir di “Jum’at kelabu”, banjirnya besar", terms_of("banjir jumat"))
    assert [piece.text for piece in found if piece.hit] == ["Banjir", "Jum’at", "banjirnya"]
    assert "".join(piece.text for piece in found) == "Banjir di “Jum’at kelabu”, banjirnya besar"


@settings(deadline=None)
@given(st.text(), st.text())
def test_marking_loses_nothing(words: str, question: str) -> None:
    assert "".join(piece.text for piece in pieces(words, terms_of(question))) == words


@pytest.mark.parametrize(
    ("question", "passage", "marks", "segment"),
    [
        ("pasar", "Pasar terapung di Lok Rawa dibuka lagi pada Senin pagi.", ["Pasar"], 3),
        ("jukung", "Pedagang menata pisang di atas jukung, Senin (3/3/2025).", ["jukung"], 1),
        ("rindu sekali", "Siti Aminah: Rindu sekali,”", ["Rindu", "sekali"], 5),
        ('pembicara:"Siti Aminah"', "Siti Aminah: “Kami rindu sungai ini.", [], 4),
        ("pembicara:kepala", "Kepala Desa Lok Rawa: “Airnya surut terlalu cepat.”", [], 9),
        ("sepi", "Tiga bulan sepi", ["sepi"], 8),
        ("senin jukung", "Pedagang menata pisang di atas jukung, Senin (3/3/2025).", ["jukung", "Senin"], 1),
    ],
)
def test_the_sentence_that_was_found_is_shown_marked_and_heard_from_there(
    site: Site, record: EpisodeRecord, question: str, passage: str, marks: list[str], segment: int
) -> None:
    found = page(site.client, "/cari?q=" + quote(question))
    (shown,) = found.findall(".//p[@class='passage']")
    assert text(shown) == passage
    assert texts(shown.findall(".//mark")) == marks
    ((name, address),) = [(n, a) for n, a in links(found).items() if n.startswith("Dengarkan")]
    assert address == f"/berita/{record.id}{at(segment)}"
    assert name.endswith(f"dari {TITLE}")


def test_a_speaker_s_name_leads_to_all_that_speaker_says(site: Site, record: EpisodeRecord) -> None:
    address = links(page(site.client, "/cari?q=rindu"))["Siti Aminah"]
    assert address == "/cari?q=pembicara:%22Siti+Aminah%22"
    assert TITLE in links(page(site.client, address))


def test_words_in_the_title_are_marked_there(site: Site, record: EpisodeRecord) -> None:
    found = page(site.client, "/cari?q=terapung+setelah")
    assert texts(found.findall(".//h2/a/mark")) == ["Terapung", "Setelah"]
    assert links(found)[TITLE] == f"/berita/{record.id}"


def test_an_article_without_an_episode_is_found_and_leads_to_its_own_page(site: Site) -> None:
    kept, _ = site.catalogue.keep_article(titled("Berita baru"), guid="baru")
    found = page(site.client, "/cari?q=sungai+lok")
    assert links(page(site.client, "/cari?q=baru"))["Berita baru"] == f"/disiapkan/{kept.id}"
    assert "Tidak ditemukan" in text(found)
    assert "Audionya belum ada." in text(page(site.client, "/cari?q=baru"))


def test_nothing_found_says_what_to_try(site: Site, record: EpisodeRecord) -> None:
    found = page(site.client, "/cari?q=gurun")
    assert "Tidak ada berita yang memuat gurun." in text(found)
    assert len(found.findall(".//main//ul/li")) == 4
    assert "Cara mencari" in text(page(site.client, "/cari"))
    assert "tidak ada kata yang dapat dicari" in text(page(site.client, "/cari?q=***"))


def test_a_long_text_is_cut_around_what_was_found(site: Site) -> None:
    words = f"{'air ' * 400}banjir {'w' * 500} {'surut ' * 400}".strip()
    made = replace(titled("Panjang"), blocks=(Block(BlockKind.PARAGRAPH, words),))
    site.catalogue.keep_article(made, guid="panjang")
    (shown,) = page(site.client, "/cari?q=banjir").findall(".//p[@class='passage']")
    assert texts(shown.findall("mark")) == ["banjir"]
    assert len(text(shown)) < 300
    assert text(shown).startswith("… air")
    assert text(shown).endswith(" …")


def test_foreign_words_in_a_passage_keep_their_language(site: Site) -> None:
    words = "Ia berkata, “We have lived here for many years and we are staying here.”"
    site.catalogue.keep_article(replace(titled("Asing"), blocks=(Block(BlockKind.PARAGRAPH, words),)), guid="asing")
    (shown,) = page(site.client, "/cari?q=lived").findall(".//p[@class='passage']")
    assert texts(shown.findall("span[@lang='en']/mark")) == ["lived"]
    assert text(shown) == words


HARD = (
    '"',
    '"""',
    "*",
    "NEAR(",
    "a NEAR/3 b",
    "title:x",
    "-x",
    "^x",
    "a AND",
    "'; DROP TABLE article; --",
    "\0",
    "%",
    "_",
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(), st.text(alphabet='ab "*():^-+{}:', max_size=30)))
@example("a" * 10_000)
@example(" ".join(["kata"] * 2_000))
@example("\u202eterbalik\u0007")
@example("日本語 \U0001f600 ẞ")
def test_no_question_is_an_error(site: Site, question: str) -> None:
    for asked in (question, *HARD):
        answer = site.client.get("/cari", query_string={"q": asked})
        assert answer.status_code == 200, asked


def test_a_question_is_never_markup(site: Site) -> None:
    answer = site.client.get("/cari", query_string={"q": '"><script>alert(1)</script>'})
    assert "<script>" not in answer.text


def test_the_question_stays_in_its_field_and_heads_the_title(site: Site, record: EpisodeRecord) -> None:
    found = page(site.client, "/cari?q=pasar++rawa")
    assert [field.get("value") for field in found.findall(".//input[@name='q']")] == ["pasar rawa"]
    assert text(found.findall(".//title")[0]) == "Cari: pasar rawa — Simak"


class TestPages:
    @pytest.fixture
    def settings(self) -> Settings:
        return load_settings(list_length=2)

    def test_pages_hold_each_article_once_and_say_how_many_there_are(self, site: Site) -> None:
        for number in range(5):
            made = titled(f"Berita nomor {number}")
            site.publish(episode_of(made, audio=f"episodes/{number}.mp3"), b"x", made)
        following: str | None = "/cari?q=berita"
        titles = []
        while following:
            found = page(site.client, following)
            assert "5 berita cocok dengan berita." in text(found)
            titles += texts(found.findall(".//ol[@class='found']/li/h2"))
            following = links(found).get("Lebih lama")
        assert titles == [f"Berita nomor {number}" for number in (4, 3, 2, 1, 0)]
        for wrong in ("4", "0", "x", "99999999"):
            assert site.client.get(f"/cari?q=berita&halaman={wrong}").status_code == 404


def test_the_sample_is_found_by_place_source_line_and_photographer(site: Site, record: EpisodeRecord) -> None:
    for question in ("lok rawa", '"lok rawa"', "dedi anom", "perahu pisang", "slogan*", "dermaga timur"):
        found = site.client.get("/cari", query_string={"q": question}).text
        assert TITLE.split()[0] in found, question
    assert ARTICLE.dropped
    assert "Tidak ditemukan" in site.client.get("/cari?q=jadwal").text
