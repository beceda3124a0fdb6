"""Telling Indonesian from what is taken for it."""

from __future__ import annotations

import time

import pytest

from reader.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Presiden mengatakan bahwa harga beras akan turun karena panen raya sudah dimulai di sejumlah daerah.", "id"),
        (
            "Perdana Menteri berkata bahawa harga beras akan turun kerana musim menuai sudah bermula.",
            "ms",
        ),
        ("The president said that the price of rice would fall because the harvest has begun in many areas.", "en"),
        ("Presiden ngendika yen rega beras bakal mudhun amarga panen wis diwiwiti ing saperangan dhaerah.", "jv"),
        (
            "Présidén nyarios yén harga béas bakal turun sabab panén geus dimimitian di sababaraha daérah nu subur.",
            "su",
        ),
        ("De president zei dat de prijs van rijst zal dalen omdat de oogst in een aantal streken is begonnen.", "nl"),
        ("Президент заявил, что цены на рис снизятся, потому что уборка урожая уже началась во многих районах.", "und"),
        ("总统表示，由于收割已经开始，大米价格将会下降。", "und"),
        ("Warga antre air bersih sejak pagi", "id"),
        ("Jalan rusak, warga menanam pisang", "id"),
        ("Real Madrid 3-1 Barcelona", "und"),
        ("1234 5678", "und"),
        ("", "und"),
    ],
)
def test_language_of(text: str, language: str) -> None:
    assert language_of(text) == language


def test_english_quotations_do_not_change_an_indonesian_article() -> None:
    told = "Menteri itu mengatakan bahwa pihaknya sudah menyiapkan anggaran untuk perbaikan jalan di wilayah tersebut. "

    assert (
        language_of(told * 2 + '"We will see what the government can do for us," katanya dalam bahasa Inggris.') == "id"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Timnas menang 3-0.",
        "Gempa magnitudo 5,2 guncang Maluku.",
        "KPK tangkap bupati",
        "Perang dagang memanas",
        "Kemarau panjang tidak menghalangi warga memanen padi. Lumbung hanya boleh dibuka dua kali setahun.",
    ],
)
def test_few_words_and_words_that_malay_uses_too_are_indonesian(text: str) -> None:
    assert language_of(text) == "id"


@pytest.mark.parametrize(
    ("text", "told", "language"),
    [
        ("Apple rilis iPhone 17", "", "und"),
        ("Real Madrid 3-1 Barcelona", "id", "id"),
        ("Real Madrid 3-1 Barcelona", "en", "und"),
        ("Breaking news today", "id", "und"),
        ("No time to die", "id", "en"),
        ("Die Mannschaft gewinnt", "id", "nl"),
    ],
)
def test_what_a_page_says_of_itself_counts_where_its_words_may_be_indonesian(
    text: str, told: str, language: str
) -> None:
    assert language_of(text, told) == language


def test_a_word_of_many_vowels_takes_no_longer_than_another() -> None:
    begin = time.process_time()
    language_of("ai" * 5_000 + "q")
    assert time.process_time() - begin < 1


@pytest.mark.parametrize(
    ("told", "language"),
    [("ms-MY", "ms"), ("ms_MY", "ms"), ("", "id"), ("id", "id")],
    ids=["ms-MY", "ms_MY", "-", "id"],
)
def test_one_malay_word_is_enough_where_the_page_calls_itself_malay(told: str, language: str) -> None:
    text = "Para peniaga di bandar itu meminta tapak yang lebih luas dan akan berpindah pada hari raya."

    assert language_of(text, told) == language


def test_a_page_that_calls_itself_malay_and_is_indonesian_is_indonesian() -> None:
    text = "Warga meminta kantor kabupaten membuka jalan itu karena sudah setelah Lebaran belum juga diperbaiki."

    assert language_of(text, "ms") == "id"
