from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Article
from reader.narration.expansions import context_of, expansion_in
from reader.narration.script import narrate
from reader.narration.spoken import spoken_form
from tests.narration.articles import blocks_of


def said(text: str) -> str:
    """A text said in the light of what it tells itself."""
    return spoken_form(text, context_of([text]))


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ("KPK", "komisi pemberantasan korupsi"),
        ("PBB", "perserikatan bangsa-bangsa"),
        ("UMKM", "usaha mikro kecil dan menengah"),
        ("BPOM", "badan pengawas obat dan makanan"),
        ("DKI", "daerah khusus ibu kota"),
        ("TVRI", "televisi republik indonesia"),
        ("Bakamla", "badan keamanan laut"),
        ("Kemendikbud", "kementerian pendidikan dan kebudayaan"),
        ("Jaksel", "jakarta selatan"),
        ("PDI-P", "partai demokrasi indonesia perjuangan"),
    ],
)
def test_knows_the_words_that_an_abbreviation_is_made_of(short: str, words: str) -> None:
    assert expansion_in(short, ["ketua", *words.split()]) == tuple(words.split())


@pytest.mark.parametrize(
    ("short", "words"),
    [("WHO", "organisasi kesehatan dunia"), ("PKS", "anggota dewan kota solo"), ("Golkar", "partai golkar"),
     ("SH", "haji"), ("KPK", "")],
)  # fmt: skip
def test_other_words_are_no_expansion(short: str, words: str) -> None:
    assert expansion_in(short, words.split()) is None


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        (
            "Komisi Pemberantasan Korupsi (KPK) bekerja. KPK diam.",
            "komisi pemberantasan korupsi bekerja. ka pe ka diam.",
        ),
        ("Laporan KPK (Komisi Pemberantasan Korupsi).", "laporan, komisi pemberantasan korupsi."),
        ("Usaha Mikro, Kecil, dan Menengah (UMKM) tumbuh", "usaha mikro, kecil, dan menengah tumbuh"),
        ("Organisasi Kesehatan Dunia (WHO) menilai", "organisasi kesehatan dunia, we ha o, menilai"),
        ("BAKAMLA jaga laut; Badan Keamanan Laut (BAKAMLA)", "bakamla jaga laut; badan keamanan laut"),
        ("Gerakan Rakyat Oase Mandiri (GROM) dan GROM-lah", "gerakan rakyat oase mandiri dan ge er o em lah"),
        ("Kapal Pengumpul Sampah Laut (KAPSAL) tiba. KAPSAL itu", "kapal pengumpul sampah laut tiba. kapsal itu"),
        ("Harap SIAGA. Warga siaga.", "harap siaga. warga siaga."),
        ("PUPR siap, buka pupr.go.id", "pe u pe er siap, buka pupr titik go titik i de"),
    ],
)
def test_says_an_expansion_and_its_abbreviation_once(written: str, spoken: str) -> None:
    assert said(written) == spoken


def test_full_words_are_never_said_twice_in_a_row() -> None:
    assert spoken_form("Amerika Serikat (AS) dan") == "amerika serikat dan"
    assert spoken_form("Komisi Pemberantasan Korupsi (KPK)") == "komisi pemberantasan korupsi"


def test_the_whole_article_tells() -> None:
    blocks = blocks_of("SATKAMLING dibentuk.\n\nSatuan Keamanan Lingkungan (SATKAMLING) ada di tiap RT.")
    spoken = [segment.spoken for segment in narrate(Article("Peran SATKAMLING", blocks)).segments]
    assert spoken[:3] == [
        "peran satkamling.",
        "satkamling dibentuk.",
        "satuan keamanan lingkungan ada di tiap er te.",
    ]


@given(st.lists(st.text(), max_size=4), st.text("abcABC (),.-ke\n"))
def test_any_text_can_tell_something(texts: list[str], other: str) -> None:
    context = context_of([*texts, other])
    spoken = spoken_form(other, context)
    assert spoken_form(spoken, context) == spoken


@pytest.mark.parametrize("piece", ["(KPK)", "a b c (ABC) ", "A (", "AB (abcd ", "KPK ", "-a "])
def test_takes_time_in_proportion_to_length(piece: str) -> None:
    def seconds(size: int) -> float:
        started = time.process_time()
        context_of([piece * (size // len(piece))])
        return time.process_time() - started

    seconds(2_000)
    short, long = (min(seconds(size) for _ in range(3)) for size in (8_000, 32_000))
    assert long < 8 * max(short, 0.02)
