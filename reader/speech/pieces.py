"""Long texts in pieces that a voice can say in one go."""

from __future__ import annotations

import re

_CLAUSE_END = re.compile(r"[,;:.!?…–—)\"”’]\s")


def cut(text: str, longest: int) -> list[str]:
    """The text in pieces of at most so many characters with something to speak in each.

    Cut after a clause where there is one, else between words, else (a word that is longer by itself) anywhere.
    """
    rest = " ".join(text.split())
    pieces = []
    while len(rest) > longest:
        clauses = [match.end() for match in _CLAUSE_END.finditer(rest, 0, longest + 1)]
        end = clauses[-1] if clauses else rest.rfind(" ", 0, longest + 1)
        end = end if end > 0 else longest
        pieces.append(rest[:end].strip())
        rest = rest[end:].strip()
    return [piece for piece in (*pieces, rest) if any(c.isalnum() for c in piece)]
