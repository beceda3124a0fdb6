from __future__ import annotations

import pytest

from reader.models import Article, Block, BlockKind
from tests.speech.tones import ToneEngine


@pytest.fixture
def engine() -> ToneEngine:
    return ToneEngine()


@pytest.fixture
def article() -> Article:
    return Article(
        "Pasar Apung Dibuka Lagi",
        (
            Block(BlockKind.PARAGRAPH, "Pasar apung di Sungai Barito dibuka lagi kemarin. Puluhan perahu datang."),
            Block(BlockKind.CAPTION, "Pedagang menawarkan jeruk dari perahu.", credit="Rusdi Hakim"),
            Block(BlockKind.PARAGRAPH, '"Kami rindu suara dayungnya," kata pedagang jeruk, Siti Norhayati.'),
        ),
        source="Kabar Contoh",
    )
