from __future__ import annotations

import json
from dataclasses import replace

from reader.models import Passage
from reader.publish.inspection import inspection, inspection_text
from tests.app.sample import ARTICLE, SCRIPT, TITLE


def test_the_inspection_is_json_with_every_block_quotation_and_dropped_line() -> None:
    found = json.loads(json.dumps(inspection(SCRIPT)))
    assert found["title"] == TITLE
    assert found["authors"] == ["Rini Handayani", "Tobias Lelo"]
    assert found["published"] == "2025-03-03T14:05:00+07:00"
    assert found["dropped"] == ["Baca juga: Jadwal kapal sungai"]
    assert [block["type"] for block in found["blocks"]][:4] == ["caption", "paragraph", "paragraph", "heading"]
    assert found["blocks"][0]["credit"] == "Kabar Rawa/Dedi Anom"
    assert found["blocks"][1]["dateline"] == "LOK RAWA, Kabar Rawa"
    assert found["quotes"][0] == {
        "text": "Kami rindu sungai ini. Rindu sekali, dan kini kami kembali.",
        "speaker": "Siti Aminah",
        "cue": "kata",
    }


def test_an_article_without_a_time_has_none() -> None:
    script = replace(SCRIPT, article=replace(ARTICLE, published=None))
    assert inspection(script)["published"] is None
    assert "Published" not in inspection_text(script)


def test_the_text_for_terminals_obeys_nothing_in_the_article() -> None:
    blocks = (replace(ARTICLE.blocks[1], text="Ini \x1b[31mmerah\x07 \u202eabc"),)
    text = inspection_text(replace(SCRIPT, article=replace(ARTICLE, title="A\x1b]0;x\x07B", blocks=blocks)))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)


def test_the_text_names_speakers_and_what_is_not_read() -> None:
    text = inspection_text(SCRIPT)
    assert "1.         Siti Aminah [kata]: Kami rindu" in text
    assert "Not read (1):" in text


def test_foreign_passages_are_named_with_their_language() -> None:
    opening = replace(SCRIPT.segments[0], foreign=(Passage(6, 14, "en"),))
    script = replace(SCRIPT, segments=(opening, *SCRIPT.segments[1:]))
    assert inspection(script)["foreign"] == [
        {"text": "Terapung", "language": "en"},
        {"text": "river first,", "language": "en"},
    ]
    assert "Foreign (2):\n\nen:        Terapung\n\nen:        river first," in inspection_text(script)
    assert inspection(replace(script, article=replace(ARTICLE, language="en")))["foreign"] == []
