from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.narration.marks import pair_marks

CASES = [
    ('"Kami siap," kata Rina.', ["Kami siap,"]),
    ("“Kami siap,” kata Rina.", ["Kami siap,"]),
    ("“ Kami siap, ” kata Rina.", [" Kami siap, "]),
    ("” Kami siap, ” kata Rina.", [" Kami siap, "]),
    ('“Kami siap," kata Rina.', ["Kami siap,"]),
    ("«Kami siap,» kata Rina. »Ya,« katanya.", ["Kami siap,", "Ya,"]),
    ("''Kami siap,'' kata Rina.", ["Kami siap,"]),
    ("'Kami siap,' kata Rina, warga Jum'at Kliwon.", ["Kami siap,"]),
    ("Salat Jum'at di Ma'had Al-Qur'an.", []),
    ("“Ia bilang “tidak” kepada saya,” kata Rina.", ["Ia bilang “tidak” kepada saya,"]),
    ("\"Ia bilang 'tidak' kepada saya,\" kata Rina.", ["Ia bilang 'tidak' kepada saya,"]),
    ('"Kami siap, kata Rina. "Besok," katanya.', ["Kami siap,", "Besok,"]),
    ('Kami siap," kata Rina.', ["Kami siap,"]),
    ('Kami siap. "kata Rina.', ["Kami siap. "]),
    ('"Kami siap. "kata Rina.', ["Kami siap. "]),
    ('Rina berkata,"Kami siap." Lalu pergi.', ["Kami siap."]),
    ('Layar 5,5" dan 7" dijual.', []),
    ('"Kami siap. Kami kuat.', ["Kami siap. Kami kuat."]),
    ('"Besi itu seperti anak. Dipukul boleh, katanya membuka cerita.', ["Besi itu seperti anak. Dipukul boleh,"]),
    ('"" dan "Kami siap," katanya.', ["Kami siap,"]),
    ('"', []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_marks_of_one_paragraph(text: str, expected: list[str]) -> None:
    assert [text[run.start : run.end] for run in pair_marks([text])[0]] == expected


def test_a_quotation_goes_on_over_paragraphs_that_have_no_marks() -> None:
    texts = ['Ia menulis: "Kami siap.', "Jalan dibangun.", 'Terima kasih." Hadirin pulang.']
    assert [
        [text[run.start : run.end] for run in runs] for text, runs in zip(texts, pair_marks(texts), strict=True)
    ] == [
        ["Kami siap."],
        ["Jalan dibangun."],
        ["Terima kasih."],
    ]


def test_a_break_ends_the_search_for_the_closing_mark() -> None:
    assert pair_marks(['Ia menulis: "Kami siap.', "", 'Terima kasih." Hadirin pulang.'])[2] == []


@given(st.lists(st.text(alphabet="a ,.\"“”«»'‘’5", max_size=30), max_size=5))
def test_runs_are_in_order_inside_their_texts_and_apart(texts: list[str]) -> None:
    for text, runs in zip(texts, pair_marks(texts), strict=True):
        before = 0
        for run in runs:
            assert before <= run.outer_start <= run.start <= run.end <= run.outer_end <= len(text)
            before = run.outer_end


@pytest.mark.parametrize("unit", ['"', '"a ', 'a" ', "“a ”", "'a ", '"a, b '])
def test_time_grows_with_the_length_alone(unit: str) -> None:
    began = time.process_time()
    pair_marks([unit * (200_000 // len(unit))])
    assert time.process_time() - began < 3
