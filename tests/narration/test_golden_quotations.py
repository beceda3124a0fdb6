"""Articles with every quotation marked: ⟦words⟧{speaker|verb}, or ⟦words⟧{=} where the utterance before goes on.

A new case is a new file in tests/golden/quotations, one paragraph a line; lines that begin with "%" say what it shows.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.narration.quotations import find_quotations
from tests.narration.articles import blocks_of

GOLDEN = Path(__file__).parent.parent / "golden" / "quotations"
MARKED = re.compile(r"⟦(.*?)⟧\{(.*?)\}")


def expected(marked: str) -> list[tuple[str, str | None, str]]:
    """The words, the speaker and the verb of each utterance that the text marks."""
    found: list[tuple[str, str | None, str]] = []
    for words, label in MARKED.findall(marked):
        if label == "=":
            before, speaker, cue = found.pop()
            found.append((f"{before} {words}", speaker, cue))
        else:
            speaker, _, cue = label.partition("|")
            found.append((words, speaker or None, cue))
    return found


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_quotations_are_found_with_their_speakers(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    marked = "\n".join(line for line in lines if not line.startswith("%"))
    quotations = find_quotations(blocks_of(MARKED.sub(r"\1", marked)))
    assert [(quotation.text, quotation.speaker, quotation.cue) for quotation in quotations] == expected(marked)
