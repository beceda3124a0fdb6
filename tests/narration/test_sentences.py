from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.narration.sentences import split_sentences

CASES = [
    ("Hujan turun. Warga mengungsi.", ["Hujan turun.", "Warga mengungsi."]),
    ("Ibunya, Rosmauli br. Simbolon, diam. Ia pergi.", ["Ibunya, Rosmauli br. Simbolon, diam.", "Ia pergi."]),
    ("Gempa! Warga panik? Tidak juga.", ["Gempa!", "Warga panik?", "Tidak juga."]),
    ("Menurut Dr. Rina, air surut. Ia lega.", ["Menurut Dr. Rina, air surut.", "Ia lega."]),
    ("H. Anwar Sidik dan Hj. Maryam hadir. Acara lancar.", ["H. Anwar Sidik dan Hj. Maryam hadir.", "Acara lancar."]),
    ("Kuasa hukum Rudi, S.H., M.H. mengajukan banding.", ["Kuasa hukum Rudi, S.H., M.H. mengajukan banding."]),
    ("Gugatan dibacakan Rudi Salim, S.H. Sidang ditunda.", ["Gugatan dibacakan Rudi Salim, S.H. Sidang ditunda."]),
    (
        "Gugatan dibacakan Rudi Salim, S.H. Namun hakim menolak.",
        ["Gugatan dibacakan Rudi Salim, S.H.", "Namun hakim menolak."],
    ),
    ("Rumah di Jl. Melati No. 5 terbakar. Api padam.", ["Rumah di Jl. Melati No. 5 terbakar.", "Api padam."]),
    ("Itu bukan satu-satunya hal. Ada yang lain.", ["Itu bukan satu-satunya hal.", "Ada yang lain."]),
    ("Lihat hal. 12 buku itu. Jelas.", ["Lihat hal. 12 buku itu.", "Jelas."]),
    ("Harga Rp. 5.000 per kilogram. Naik.", ["Harga Rp. 5.000 per kilogram.", "Naik."]),
    ("Dandim Letkol Inf. Bagas dan Kol. Inf. Yusuf tiba.", ["Dandim Letkol Inf. Bagas dan Kol. Inf. Yusuf tiba."]),
    ("Surat a.n. Bupati dikirim. Belum dibalas.", ["Surat a.n. Bupati dikirim.", "Belum dibalas."]),
    ("Beras, gula, dll. Stok aman.", ["Beras, gula, dll.", "Stok aman."]),
    ("Beras, gula, dll. tersedia.", ["Beras, gula, dll. tersedia."]),
    (
        "Kereta berangkat pukul 14.30. Penumpang 1.500 orang.",
        ["Kereta berangkat pukul 14.30.", "Penumpang 1.500 orang."],
    ),
    ("Buka www.contoh.co.id. Isi formulir.", ["Buka www.contoh.co.id.", "Isi formulir."]),
    ("Karya B.J. Habibie dipamerkan. Gratis.", ["Karya B.J. Habibie dipamerkan.", "Gratis."]),
    ("Direktur R. Soeman Adi pulang. Kantor sepi.", ["Direktur R. Soeman Adi pulang.", "Kantor sepi."]),
    ("Saham PT. Maju Tbk. naik. Analis kaget.", ["Saham PT. Maju Tbk. naik.", "Analis kaget."]),
    ("Saham PT Maju Tbk. Menurut analis, naik.", ["Saham PT Maju Tbk.", "Menurut analis, naik."]),
    ("Ia terdiam... Lalu pergi.", ["Ia terdiam...", "Lalu pergi."]),
    ("Ia... entahlah… pergi.", ["Ia... entahlah… pergi."]),
    ('"Kami siap. Kami kuat," kata Rina.', ['"Kami siap.', 'Kami kuat," kata Rina.']),
    ('Rina berkata, "Kami siap." Ia pulang.', ['Rina berkata, "Kami siap."', "Ia pulang."]),
    ('"Mau ke mana?" tanya Rina. Sepi.', ['"Mau ke mana?" tanya Rina.', "Sepi."]),
    ("“ Kami siap. ” Ia pulang.", ["“ Kami siap. ”", "Ia pulang."]),
    ("Ia datang (bersama istri). Lalu duduk.", ["Ia datang (bersama istri).", "Lalu duduk."]),
    ("1. Siapkan air. 2. Rebus.", ["1. Siapkan air.", "2. Rebus."]),
    ("Itu terjadi pada 2016. Kini beda.", ["Itu terjadi pada 2016.", "Kini beda."]),
    ("Ia divaksin hepatitis B. Kini ia sehat.", ["Ia divaksin hepatitis B.", "Kini ia sehat."]),
    ("tanpa titik", ["tanpa titik"]),
    ("", []),
    ("  \n ", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == expected


@given(st.text(alphabet="aBc .,!?…\"”“'()5\n\u00a0", max_size=80) | st.text(max_size=80))
def test_only_white_space_lies_outside_the_sentences(text: str) -> None:
    before = 0
    for start, end in split_sentences(text):
        assert start < end
        assert not text[before:start].strip()
        assert text[start:end] == text[start:end].strip()
        before = end
    assert not text[before:].strip()


@pytest.mark.parametrize("unit", ["a", ".", "A. ", ". ", '" ', "Dr. ", "x.\u00a0", ". ” "])
def test_time_grows_with_the_length_alone(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    began = time.process_time()
    split_sentences(text)
    assert time.process_time() - began < 2
