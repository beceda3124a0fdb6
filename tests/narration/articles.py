"""Short articles for the tests: one paragraph a line, "# " a heading, "> " a caption, "- " a list item."""

from __future__ import annotations

from reader.models import Block, BlockKind

_KINDS = {"# ": BlockKind.HEADING, "> ": BlockKind.CAPTION, "- ": BlockKind.LIST_ITEM}


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of the text's lines."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    return tuple(
        Block(_KINDS[line[:2]], line[2:]) if line[:2] in _KINDS else Block(BlockKind.PARAGRAPH, line) for line in lines
    )
