"""Captions and credits as newsrooms write them, one line at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.captions import clean_credit, is_credit_only, split_credit


@pytest.mark.parametrize(
    ("line", "text", "credit"),
    [
        (
            "Petani memanen padi (5/11). (ANTARA FOTO/Budi Rahmat)",
            "Petani memanen padi (5/11).",
            "ANTARA FOTO/Budi Rahmat",
        ),
        ("Petani memanen padi/©Kapan.id®/M. Akbar", "Petani memanen padi", "Kapan.id®/M. Akbar"),
        ("Petani memanen padi. ©2015 warta.com/arie", "Petani memanen padi.", "warta.com/arie"),
        ("Petani memanen padi. (Kementan)", "Petani memanen padi.", "Kementan"),
        ("Petani & padi (ist)", "Petani & padi", "ist"),
        ("Petani memanen padi! (Foto: Kementan)", "Petani memanen padi!", "Kementan"),
        ("Padi, Selasa (23/2)..(Warta/Rian Akbar)", "Padi, Selasa (23/2).", "Warta/Rian Akbar"),
        ("Petani memanen padi. Foto: Kementan", "Petani memanen padi.", "Kementan"),
        ("Petani memanen padi FOTO: RINA SARI", "Petani memanen padi", "RINA SARI"),
        ("Petani memanen padi. Dok. Kementan", "Petani memanen padi.", "Kementan"),
        ("Petani memanen padi. ANTARA FOTO/Budi Rahmat/nym.", "Petani memanen padi.", "ANTARA FOTO/Budi Rahmat/nym"),
        ("Petani memanen padi. Bisnis/Abdullah Azis", "Petani memanen padi.", "Bisnis/Abdullah Azis"),
        ("Logo Bank Padi - Antara", "Logo Bank Padi", "Antara"),
        ("Foto: Petani memanen padi (Dok. Kementan)", "Petani memanen padi", "Kementan"),
        ("Petani memanen padi. [Warta.com/Rina]", "Petani memanen padi.", "Warta.com/Rina"),
        (
            "Petani memanen padi. Tangkapan layar YouTube Warta TV",
            "Petani memanen padi.",
            "Tangkapan layar YouTube Warta TV",
        ),
        ("Petani memanen padi. Istimewa", "Petani memanen padi.", "Istimewa"),
        ("Petani memanen padi. Foto: dok. Kelompok Tani Mekar", "Petani memanen padi.", "Kelompok Tani Mekar"),
        ("FOTO: Petani memanen padi di Bantul. | Dok. Kementan", "Petani memanen padi di Bantul.", "Kementan"),
        ("Petani memanen padi (Ft: Budi)", "Petani memanen padi", "Budi"),
        ("(FOTO: DOK. KEMENTAN) Petani memanen padi.", "Petani memanen padi.", "KEMENTAN"),
        ("Petani memanen padi - Warta Tani/Handout", "Petani memanen padi", "Warta Tani/Handout"),
        ("Petani memanen padi (IG @rinasari)", "Petani memanen padi", "IG @rinasari"),
        ("Petani memanen padi. Foto courtesy Kementan", "Petani memanen padi.", "Kementan"),
        ("(Kiri) Petani memanen padi", "(Kiri) Petani memanen padi", None),
        ("1 / 2 Petani memanen padi. Dok. Istimewa", "Petani memanen padi.", "Istimewa"),
        ("Budi (kiri) dan Ani (kanan)", "Budi (kiri) dan Ani (kanan)", None),
        ("Presiden Joko Widodo (Jokowi)", "Presiden Joko Widodo (Jokowi)", None),
        ("Rapat di Jakarta, Rabu (8/2/2017).", "Rapat di Jakarta, Rabu (8/2/2017).", None),
        ("Foto warga itu menyebar luas", "Foto warga itu menyebar luas", None),
        ("(Foto: https://foto.example/1)", "", None),
    ],
)
def test_the_credit_is_taken_off_the_caption(line: str, text: str, credit: str | None) -> None:
    assert split_credit(line)[:2] == (text, credit)


@pytest.mark.parametrize(
    ("given_", "credit"),
    [
        ("(Foto: Dok. Basarnas)", "Basarnas"),
        ("Dok.Sari Ahmad", "Sari Ahmad"),
        ("© ANTARA FOTO/Rina", "ANTARA FOTO/Rina"),
        ("[Istimewa]", "Istimewa"),
        ("(Tangkapan layar kanal YouTube Warta)", "Tangkapan layar kanal YouTube Warta"),
        ("https://foto.example/1", None),
        (" . ", None),
    ],
)
def test_a_credit_is_left_with_the_name_alone(given_: str, credit: str | None) -> None:
    assert clean_credit(given_) == credit


@pytest.mark.parametrize(
    "line", ["FOTO: RINA SARI", "(Foto: Dok. Polri)", "ANTARA FOTO/Rina", "Warta/Rina Sari", "Foto: Rina/Warta"]
)
def test_lines_that_are_only_a_credit(line: str) -> None:
    assert is_credit_only(line)


@pytest.mark.parametrize("line", ["Sumber: Kementerian Kelautan", "Mataram Kini/Yusuf Efendi"])
def test_lines_that_are_a_credit_in_a_caption_only(line: str) -> None:
    assert is_credit_only(line, in_caption=True)
    assert not is_credit_only(line)


@pytest.mark.parametrize(
    "line",
    [
        "Foto: Warga mengantre air bersih di Bantul sejak pagi",
        "Sumber: Pemerintah Kota Banjarmasin",
        "(rin/dwi)",
        "Foto itu bicara banyak.",
        "Kementerian Kesehatan",
        "",
    ],
)
def test_lines_that_are_more_or_other_than_a_credit(line: str) -> None:
    assert not is_credit_only(line)


@given(st.text(alphabet="aA /.()[]©:-–Foto Dok.ANTR\n\t\x00é“”", max_size=80))
def test_no_word_of_a_caption_is_doubled_or_made_up(line: str) -> None:
    caption = split_credit(line)

    assert all(word in line for part in (caption.text, caption.credit or "") for word in part.split())
    assert caption.credit is None or caption.credit.strip() == caption.credit != ""
