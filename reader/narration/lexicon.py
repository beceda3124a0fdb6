"""Pronunciation: how to write a word so that a voice that reads Indonesian says it right.

`spoken_form` gives words as they are spelled; this is the step after it, for the engine's ear only. Lexicons lie in
layers: `names | SHIPPED | publisher | article`, where the later layer has the say (`names`: foreign_names.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reader.errors import SettingsError
from reader.narration.respellings import RESPELLINGS
from reader.narration.spoken import spoken_form

RESPELLING = ""
"""The engine of an entry that is for every engine: a respelling in ordinary letters."""

SHORTEST_STEM = 4
"""Letters from which on a word is also known with an ending written onto it: shorter ones begin too many others."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?", re.IGNORECASE)
_WORDS = re.compile(rf"{_WORD.pattern}(?:[ -]{_WORD.pattern})*")
_ESPEAK_PHONEMES = re.compile(r"\[\[[!-Z^-~]{1,200}(?: [!-Z^-~]{1,200}){0,20}\]\]")
_MARKED, _PLAIN = str.maketrans("e", "ê"), str.maketrans("é", "e")
_ENDINGS = ("nya", "lah", "kah", "pun", "ku", "mu")
_BEGINNING = "di"


@dataclass(frozen=True, slots=True)
class Entry:
    """How one word, or several in a row, are said.

    `written` are the words as the spoken form has them. `said` is a respelling where `engine` is RESPELLING, else what
    no other engine gets: phonemes in that engine's own notation (espeak: [[tr'amp]]) or a respelling of its own.
    """

    written: str
    said: str
    engine: str = RESPELLING


class Lexicon:
    """Entries to be looked up. The longest entry that fits holds; case does not count; endings (-nya, di-) may join.

    `lower | upper` lays one over the other: for words that both have, the upper one's entries hold alone.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._said: dict[str, dict[str, str]] = {}
        for entry in entries:
            self._said.setdefault(entry.written, {})[entry.engine] = entry.said
        self._longest = _longest(self._said)

    def __or__(self, upper: Lexicon) -> Lexicon:
        both = Lexicon()
        both._said = {**self._said, **upper._said}
        both._longest = {first: max(most, self._longest.get(first, 1)) for first, most in upper._longest.items()}
        both._longest = {**self._longest, **both._longest}
        return both

    def respell(self, spoken: str, engine: str = RESPELLING) -> str:
        """A spoken form as the engine is to get it: what the lexicon has is replaced, the rest and pauses stay."""
        words = list(_WORD.finditer(spoken))
        pieces: list[str] = []
        place = number = 0
        while number < len(words):
            start = words[number].start()
            last, said = self._best(spoken, words, number, engine)
            if said is not None:
                pieces += spoken[place:start], said
                place = words[last].end()
            number = last + 1
        return "".join(pieces) + spoken[place:]

    def _best(self, spoken: str, words: list[re.Match[str]], number: int, engine: str) -> tuple[int, str | None]:
        """The last word of the longest entry that begins at a word, and what it says."""
        first = words[number][0].lower()
        for last in range(min(number + self._longest.get(first, 1), len(words)) - 1, number, -1):
            said = self._lookup(spoken[words[number].start() : words[last].end()].lower(), engine)
            if said is not None:
                return last, said
        said = self._lookup(first, engine)
        return number, self._joined(first, engine) if said is None else said

    def _lookup(self, words: str, engine: str) -> str | None:
        said = self._said.get(words)
        return None if said is None else said.get(engine, said.get(RESPELLING))

    def _joined(self, word: str, engine: str) -> str | None:
        """A word with an ending or di- written onto it: updatenya, diupdate."""
        for ending in _ENDINGS:
            if word.endswith(ending) and (said := self._stem(word[: -len(ending)], engine)) is not None:
                return f"{said} {ending}" if said.endswith("]]") else said + ending
        if word.startswith(_BEGINNING) and (said := self._stem(word[len(_BEGINNING) :], engine)) is not None:
            return f"{_BEGINNING} {said}" if said.startswith("[[") else _BEGINNING + said
        return None

    def _stem(self, stem: str, engine: str) -> str | None:
        return self._lookup(stem, engine) if len(stem) >= SHORTEST_STEM else None


def entries_of(written: str, said: str) -> Iterator[Entry]:
    """The entries of a respelling that tells its e's apart: e is a pepet, é a taling.

    eSpeak NG, which would have to guess, is told (with é and ê: EYD V, "Huruf Vokal"); others get ordinary letters.
    """
    yield Entry(written, said.translate(_PLAIN))
    if "e" in said or "é" in said:
        yield Entry(written, said.translate(_MARKED), "espeak")


def _longest(said: Iterable[str]) -> dict[str, int]:
    """The most words that an entry has, by its first word, where it is more than one."""
    longest: dict[str, int] = {}
    for written in said:
        words = _WORD.findall(written)
        if len(words) > 1:
            longest[words[0]] = max(longest.get(words[0], 1), len(words))
    return longest


def lexicon_from(table: Mapping[str, object], subject: str) -> Lexicon:
    """The lexicon that a publisher's or an editor's table gives, written in the ordinary way.

    A key is one or more words as they are printed ("Xi Jinping"); its value a respelling ("si cinping"), phonemes for
    eSpeak NG ("[[s'i: tS'inpIN]]"), or a table of both by engine: {espeak = "[[...]]", respelling = "..."}. Raises
    SettingsError, naming `subject` and the entry, for what no voice could say.
    """
    return Lexicon(entry for written, value in table.items() for entry in _entries(written, value, subject))


def _entries(written: str, value: object, subject: str) -> Iterable[Entry]:
    words = spoken_form(written)
    if not _WORDS.fullmatch(words):
        raise SettingsError(subject, f'the lexicon\'s "{written}" is no word or row of words')
    ways = value if isinstance(value, Mapping) else {"espeak" if str(value).startswith("[[") else "respelling": value}
    for engine, said in ways.items():
        if engine == "respelling" and isinstance(said, str) and spoken_form(said):
            yield Entry(words, spoken_form(said))
        elif engine == "espeak" and isinstance(said, str) and _ESPEAK_PHONEMES.fullmatch(said):
            yield Entry(words, said, engine)
        else:
            raise SettingsError(subject, f'the lexicon cannot say "{written}" as {said!r} ({engine})')


SHIPPED = Lexicon(entry for written, said in RESPELLINGS.items() for entry in entries_of(written, said))
"""The lexicon that comes with the program."""


def respell(spoken: str, lexicon: Lexicon = SHIPPED, engine: str = RESPELLING) -> str:
    """A spoken form as the engine of that name is to get it (`Lexicon.respell`)."""
    return lexicon.respell(spoken, engine)
