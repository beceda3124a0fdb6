from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.models import Block, BlockKind
from reader.narration.quotations import find_quotations
from tests.narration.articles import blocks_of


def quoted(text: str) -> list[str]:
    return [quotation.text for quotation in find_quotations(blocks_of(text))]


SPEECH = [
    ('"Pasar ini milik warga. Mari kita jaga," kata Indah Kusuma.', ["Pasar ini milik warga. Mari kita jaga,"]),
    ('"Ayo!" teriak massa.', ["Ayo!"]),
    ('"Siapa yang datang?" tanya hakim.', ["Siapa yang datang?"]),
    ('Rudi menegaskan: "Pelatih tetap bertahan."', ["Pelatih tetap bertahan."]),
    ('Petani pasrah. "Harga jatuh sekali."', ["Harga jatuh sekali."]),
    ('Judulnya rahasia, tetapi ia memberi bocoran: "Sumurnya lebih dalam."', ["Sumurnya lebih dalam."]),
    ('"Saya tidak tahu," Rina menjawab.', ["Saya tidak tahu,"]),
    ('"Kami mundur," bunyi surat itu.', ["Kami mundur,"]),
    ('"Kami menang," koar Joko seusai laga.', ["Kami menang,"]),
    ('"Stok aman," demikian pernyataan perusahaan.', ["Stok aman,"]),
    ('Rudi mengatakan timnya "butuh waktu untuk bangkit" musim ini.', ["butuh waktu untuk bangkit"]),
    ('Juru bicara menyebut "tidak ada korban" dalam insiden itu.', ["tidak ada korban"]),
    (
        'Menyadari bahwa "tak ada kampung yang sanggup melawan banjir sendirian," Desa Suka membentuk regu.',
        ["tak ada kampung yang sanggup melawan banjir sendirian,"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPEECH)
def test_direct_and_partial_speech_is_a_quotation(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'Pertanian adalah "tulang punggung" desa itu.',
        'Rina menyatakan program "3 perbaikan" dimulai.',
        'Film "Pulang ke Rumah Ibu" diputar.',
        'Ia menonton "Pulang ke Rumah Ibu Tercinta di Kampung" dua kali.',
        'Lagu berjudul "aku ingin pulang ke kampung halaman ibu" populer.',
        'Ia dijuluki "Si Raja Hutan dari Timur" oleh warga.',
        'Di sana dijual "nasi kucing", "wedang jahe", dan "sate usus".',
        'Ia menyebut kabar itu "hoaks".',
        'Tagar "kami tidak akan pernah lupa pada hari itu" ramai.',
        'Layar 5,5" dan 7" dijual terpisah oleh toko itu.',
        'Menurut dia, "warna politik" jamaah tentu beragam.',
        'Ia bukan sekadar "aktor figuran", melainkan sosok yang tekun.',
        'Buku itu, "Sejarah Kecil Kota Besar", laris. Ia senang.',
        'Pembeli menyebutnya "soto seribu umat" sejak lama.',
        'Uang itu disebut pelaku sebagai "buah apel dari kebun".',
        'Mereka membawakan dua nomor baru, yakni "Kereta Malam" dan "Kita Pernah Sedekat Itu".',
        'Spanduk bertuliskan "Tolak Upah Murah" dan "Kami lapar, kalian joget!".',
        'Berikut daftar lagunya:\n- "Kereta Malam"\n- "Siapa yang akan menunggu?"',
        'Daftar pemenang:\n1. "Pulang ke rumah ibu."\n2. "Laut yang menelan ayah."',
    ],
)
def test_titles_terms_nicknames_and_irony_are_none(text: str) -> None:
    assert quoted(text) == []


def test_an_utterance_interrupted_by_its_attribution_is_one_quotation() -> None:
    (quotation,) = find_quotations(blocks_of('"Harga beras," tutur Slamet Widodo, "naik terus." "Kami rugi," katanya.'))
    assert quotation.text == "Harga beras, naik terus. Kami rugi,"
    assert len(quotation.pieces) == 3
    assert (quotation.speaker, quotation.cue) == ("Slamet Widodo", "tutur")


def test_paragraphs_of_one_speaker_with_only_attributions_between_are_one_quotation() -> None:
    (quotation,) = find_quotations(
        blocks_of("""
            "Pasar ini milik warga," kata Indah Kusuma di lokasi, Selasa (3/11).
            "Sewanya murah," ujarnya.
            "Kami juga menambah lampu," imbuh ibu dua anak itu.
        """)
    )
    assert [piece.block for piece in quotation.pieces] == [0, 1, 2]


@pytest.mark.parametrize("between", ["Pasar itu dibangun setahun.", "# Lampu", "> Indah menggunting pita."])
def test_narration_a_heading_or_a_caption_ends_the_utterance(between: str) -> None:
    text = f'"Pasar ini milik warga," kata Indah Kusuma.\n{between}\n"Sewanya murah," ujarnya.'
    assert quoted(text) == ["Pasar ini milik warga,", "Sewanya murah,"]


def test_a_verse_and_its_translation_are_one_quotation() -> None:
    (quotation,) = find_quotations(
        blocks_of("""
            Ustaz Hasan Basri membacakan Surah Al-Insyirah, "Inna ma'al usri yusra." Artinya, "Ada kemudahan."
        """)
    )
    assert quotation.text == "Inna ma'al usri yusra. Ada kemudahan."


def test_a_letter_that_is_announced_is_speech_where_a_list_of_songs_is_none() -> None:
    assert quoted('Berikut isi surat Rina:\n"Ibu guru baik sekali kepada kami."') == [
        "Ibu guru baik sekali kepada kami."
    ]


def test_another_speaker_ends_the_utterance() -> None:
    assert quoted('"Stok aman," kata Andi Wijaya.\n"Harga stabil," kata Budi Prakoso.') == [
        "Stok aman,",
        "Harga stabil,",
    ]


def test_each_paragraph_may_open_anew_and_only_the_last_closes() -> None:
    (quotation,) = find_quotations(
        blocks_of("""
            "Kita sudah bekerja keras. Jalan dibangun.
            "Jembatan juga dibangun.
            "Terima kasih," kata Rahmat Saputra.
        """)
    )
    assert len(quotation.pieces) == 3
    assert quotation.speaker == "Rahmat Saputra"


def test_headings_and_captions_hold_no_quotations() -> None:
    assert quoted('# "Kami siap," kata Rina\n> "Kami siap," kata Rina.\n- "Kami kuat," kata Rina.') == ["Kami kuat,"]


MARKS = list("\"“”'«»()?é\u200e ")
PHRASES = [
    ", ",
    ". ",
    "12 ",
    "kata ",
    "ujarnya",
    "bahwa ",
    "mengatakan ",
    "Rina ",
    "Rina Dewi",
    "Ketua ",
    "itu ",
    "di ",
]
ALPHABET = st.sampled_from([*MARKS, *PHRASES])
TEXTS = st.lists(ALPHABET, min_size=1, max_size=25).map("".join) | st.text(min_size=1, max_size=40)
BLOCKS = st.lists(st.builds(Block, st.sampled_from(BlockKind), TEXTS), max_size=5)


@given(BLOCKS)
def test_pieces_lie_inside_their_blocks_in_order_and_hold_words(blocks: list[Block]) -> None:
    last = (0, 0)
    for quotation in find_quotations(blocks):
        assert quotation.text == " ".join(blocks[p.block].text[p.start : p.end] for p in quotation.pieces)
        for piece in quotation.pieces:
            text = blocks[piece.block].text
            assert last <= (piece.block, piece.start)
            assert 0 <= piece.start < piece.end <= len(text)
            assert any(c.isalnum() for c in text[piece.start : piece.end])
            assert text[piece.start] not in '"“«»'
            last = (piece.block, piece.end)


HOSTILE = [
    "“",
    '"a "',
    '"a," kata B. ',
    '"a, kata B. ',
    '"Kami siap," katanya. ',
    'Budi mengatakan "siap lahir batin dan raga" ',
    "Rina Dewi, Ketua RT, ",
    '"a," kata pria itu. ',
    "AS (34), ",
    "Berikut isi suratnya: ",
    'lagu "a", "b" dan "c" ',
]


def cost(text: str, times: int = 1) -> float:
    """Processor seconds for finding the quotations of so many paragraphs."""
    began = time.process_time()
    find_quotations([Block(BlockKind.PARAGRAPH, text)] * times)
    return time.process_time() - began


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    assert cost(unit * (100_000 // len(unit))) + cost(unit, 50_000 // len(unit)) < 6


def test_what_stands_far_from_a_quotation_costs_it_nothing() -> None:
    many, far = "".join(unit * 500 for unit in HOSTILE), " " + "-" * 4_000_000 + " "
    assert cost(far + many + far) < 2 * cost(far) + 2 * cost(many)
