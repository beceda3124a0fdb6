"""What a listener asks the search for, as terms. Nothing that can be typed is an error."""

from __future__ import annotations

import re

from reader.storage.folding import Term, words_in

LONGEST = 200
"""Characters of a question that are read."""
MOST_TERMS = 12

_CLITICS = ("", "nya", "lah", "kah", "pun")
"""What Indonesian writes onto a word without making another one of it."""
_SHORTEST_STEM = 3
_SHORTEST_PREFIX = 3
"""Letters before an asterisk: shorter ones begin most words, which says little and is slow to look up."""
_SPEAKER = "pembicara:"
_PIECE = re.compile(rf'({_SPEAKER}\s*)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))', re.IGNORECASE)


def terms_of(question: str) -> tuple[Term, ...]:
    """The question's terms, all of which are meant.

    Words in quotation marks stand side by side; a word's end can be left open (`banjir*`); `pembicara:` before either
    means who is quoted. A word is also found with "-nya", "-lah", "-kah" and "-pun" at its end.
    """
    found = (_term(*piece.groups()) for piece in _PIECE.finditer(question[:LONGEST]))
    return tuple(dict.fromkeys(term for term in found if term))[:MOST_TERMS]


def _term(speaker: str | None, phrase: str | None, word: str | None) -> Term | None:
    words = tuple(word.text for word in words_in(phrase or word or ""))
    if not words:
        return None
    of_speaker = speaker is not None
    if phrase is not None or len(words) > 1:
        return Term((words,), speaker=of_speaker)
    if word and word.endswith("*") and len(words[0]) >= _SHORTEST_PREFIX:
        return Term((words,), prefix=True, speaker=of_speaker)
    if of_speaker or len(words[0]) < _SHORTEST_STEM or not words[0].isalpha():
        return Term((words,), speaker=of_speaker)
    return Term(tuple((words[0] + clitic,) for clitic in _CLITICS))


def by_speaker(name: str) -> str:
    """The question for what somebody said."""
    plain = re.sub(r'["“”]', " ", name)
    return f'{_SPEAKER}"{" ".join(plain.split())}"'
