"""Every folder in tests/golden/articles is a page or a text, and the Article it must give: a new case needs no code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from reader.ingest.source import read_article
from reader.models import Article

CASES = sorted((Path(__file__).parent.parent / "golden" / "articles").iterdir())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden_article(case: Path) -> None:
    page = next(file for file in sorted(case.iterdir()) if file.suffix in (".html", ".txt"))
    expected = TypeAdapter(Article).validate_json((case / "article.json").read_bytes())

    article = read_article(page.read_bytes(), name=page.name)

    assert article == expected


def test_the_golden_files_say_only_what_the_article_says() -> None:
    for case in CASES:
        told = json.loads((case / "article.json").read_text(encoding="utf-8"))
        assert set(told) <= set(Article.__dataclass_fields__), case.name
