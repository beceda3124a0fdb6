"""Where an Indonesian text speaks another language (WCAG 2.2, 3.1.2 Language of Parts)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reader.language import AFFIXED, FUNCTION_WORDS, WORD, is_built_as_indonesian
from reader.models import Passage

_SAMPLE = 5_000
"""Characters of a passage that are looked at."""

_LEAST_WORDS = 4
_LEAST_KNOWN = 3
_LEAST_LONG = 2
"""Known words that are no single letters: a row of vowels is no Portuguese."""

_SHARE = 0.4
_SHARE_AMONG_STRANGE = 0.2
_STRANGE_SHARE = 0.6
_MOST_INDONESIAN = 0.05


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_MORE_WORDS = {
    "en": _set(
        """
        i you your we us our me my him its them these those what how why where while then than now only other some any
        all no yes if so just like very can could should may must shall might do does did done don doesn didn won am
        being had having get got make go going come see say says know think want need take give keep let never always
        every each much many most more into over under up down out off back before again because through against here
        too own same such even still both between during without within first last good great well way day time people
        man men woman world life work right long little old part place thing things
        """
    ),
    "nl": _set("ik je wij we hij ze zij dit deze heb heeft hebben wordt werd ben kan zal geen wel hun mijn u had waar"),
    "de": _set(
        """
        ich wir ihr er sie sind war waren haben hat hatte wird wurde dass aber wenn wie noch nur bei nach vor um uns
        mein kein keine oder sehr man kann muss hier alle
        """
    ),
    "fr": _set(
        """
        je tu nous vous elle on ils c n y mais ou où son sa ses leur cette ces tout tous être fait très bien moi notre
        j ai avons suis sommes
        """
    ),
    "es": _set(
        "muy estamos está están yo nos mi ese esta este hay todo todos cuando porque sin sobre ser fue son eso vamos"
    ),
    "jv": _set("piye opo ojo nduwe ngono ngene ingkang punika menika kula panjenengan mboten sampun dhateng kaliyan"),
    "su": _set("naon dieu kitu kieu kumaha hoyong kedah sadaya sami mangga"),
    "pt": _set("eu nós ela isso muito é são está estamos ter nosso meu você vamos todos"),
}
"""Pronouns, auxiliaries and what else is too common to be a sign of a whole article's language."""

_JOINING = _set(
    """
    of the and for in on at to a an by with or from van de der den het en von und zu la le les du des et los las del y
    da do dos das e o
    """
)
"""Words that names have inside them as well: "Ruud van de Ven", "University of the Arts"."""

_KNOWN: dict[str, list[str]] = {}
"""The languages in which a word is one of those that a text cannot do without; never Indonesian or its like, Malay."""

for _tag, _words in FUNCTION_WORDS.items():
    for _word in (_words | _MORE_WORDS.get(_tag, frozenset())) - FUNCTION_WORDS["id"]:
        _KNOWN.setdefault(_word, []).append(_tag)

_SCRIPTS = {
    "ar": "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "ja": "\u3040-\u30ff",
    "ko": "\uac00-\ud7a3",
    "zh": "\u4e00-\u9fff",
    "ru": "\u0400-\u04ff",
    "th": "\u0e00-\u0e7f",
    "hi": "\u0900-\u097f",
}
_RUN = re.compile(
    "|".join(
        rf"[{letters}](?:[\s\u060c\u061b\u061f\u3001\u3002\uff0c.,!?\d]*[{letters}])*"
        for letters in (
            _SCRIPTS["ar"],
            _SCRIPTS["ja"] + _SCRIPTS["zh"],
            *(_SCRIPTS[tag] for tag in ("ko", "ru", "th", "hi")),
        )
    )
)
_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"|«[^«»]+»|‘[^‘’]+’(?!\w)")
_SENTENCE = re.compile(r"[^.!?…]++(?:[.!?…]++(?!\s)[^.!?…]*+)*+[.!?…]*+[\"”’)]*+")
_CLAUSE = re.compile(r"(?:[^:;()—–]++|:(?!\s))++")

_Bounds = tuple[int, int]


def foreign_passages(text: str) -> tuple[Passage, ...]:
    """The passages of an Indonesian text that are in another language, in order and apart.

    Whole quotations, sentences and clauses of at least four words, and runs in another script. What is not certain
    is left out, and names and loan words never are one (WCAG excepts them). Takes time in proportion to the text.
    """
    found: list[Passage] = []
    latin = list(_latin(text))
    at = 0
    for run in _RUN.finditer(text):
        while at < len(latin) and latin[at].end <= run.start():
            found.append(latin[at])
            at += 1
        inside = at < len(latin) and latin[at].start < run.end()
        if not inside and _stands_alone(text, run):
            found.append(Passage(run.start(), run.end(), _language_of_script(run[0])))
    return (*found, *latin[at:])


def language_of_part(
    text: str, passages: Sequence[Passage], start: int, end: int, usual: str = "id"
) -> tuple[str, tuple[Passage, ...]]:
    """The language of `text[start:end]`, whose foreign passages are given, and the passages in it that are in another.

    The language is the usual one unless every word stands in passages of one other language. The positions of what
    is given back are counted from `start`.
    """
    inside: list[Passage] = []
    outside: list[str] = []
    at = start
    for number in range(bisect_right(passages, start, key=lambda passage: passage.end), len(passages)):
        passage = passages[number]
        if passage.start >= end:
            break
        first, last = max(passage.start, start), min(passage.end, end)
        inside.append(Passage(first - start, last - start, passage.language))
        outside.append(text[at:first])
        at = last
    languages = {passage.language for passage in inside}
    if len(languages) == 1 and not any(c.isalpha() for c in "".join([*outside, text[at:end]])):
        return languages.pop(), ()
    return usual, tuple(inside)


def _latin(text: str) -> Iterator[Passage]:
    """The passages in Latin letters: quotations as a whole, else their sentences, and the sentences around them."""
    at = 0
    for quoted in _QUOTED.finditer(text):
        yield from _sentences(text, at, quoted.start())
        start, end = quoted.start() + 1, quoted.end() - 1
        if tag := _language(text, start, end):
            yield Passage(start, end, tag)
        else:
            yield from _sentences(text, start, end)
        at = quoted.end()
    yield from _sentences(text, at, len(text))


def _sentences(text: str, start: int, end: int) -> Iterator[Passage]:
    """The foreign sentences of a stretch, or else their foreign clauses."""
    for sentence in _SENTENCE.finditer(text, start, end):
        clauses = [clause.span() for clause in _CLAUSE.finditer(text, *sentence.span())]
        tag = _language(text, *sentence.span())
        if tag and all(_may_be(text, clause, tag) for clause in clauses):
            yield _trimmed(text, sentence.span(), tag)
        elif len(clauses) > 1:
            for clause in clauses:
                if tag := _language(text, *clause):
                    yield _trimmed(text, clause, tag)


def _trimmed(text: str, bounds: _Bounds, tag: str) -> Passage:
    start, end = bounds
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Passage(start, end, tag)


def _may_be(text: str, clause: _Bounds, tag: str) -> bool:
    """Whether a clause of a sentence that is in a language has one of its words, or none at all."""
    words = WORD.findall(text, clause[0], min(clause[1], clause[0] + _SAMPLE))
    return not words or any(tag in _KNOWN.get(word.casefold(), ()) for word in words)


def _language(text: str, start: int, end: int) -> str:
    """The language that a stretch is in beyond doubt, or "" (also where it is Indonesian)."""
    words = WORD.findall(text, start, min(end, start + _SAMPLE))
    if len(words) < _LEAST_WORDS:
        return ""
    found: dict[str, list[str]] = {}
    for word in words:
        for tag in _KNOWN.get(word.casefold(), ()):
            found.setdefault(tag, []).append(word)
    if not found:
        return ""
    tag = max(found, key=lambda tag: len(found[tag]))
    return tag if _is_sure(words, found[tag], tag) else ""


def _is_sure(words: list[str], known: list[str], tag: str) -> bool:
    """Whether words, of which some are known in a language, are that language's: no name, and not Indonesian."""
    if len(known) < _SHARE_AMONG_STRANGE * len(words):
        return False
    distinct = {word.casefold() for word in known}
    if len(distinct) < _LEAST_KNOWN or sum(len(word) > 1 for word in distinct) < _LEAST_LONG:
        return False
    others = [word for word in words if word.casefold() not in distinct]
    content = [word for word in others if word[0].islower()]
    if not content and distinct <= _JOINING:
        return False
    folded = (word.casefold() for word in others)
    indonesian = sum(_is_indonesian(word) for word in folded if word not in FUNCTION_WORDS[tag])
    if indonesian > _MOST_INDONESIAN * len(words):
        return False
    strange = sum(not is_built_as_indonesian(word) for word in content)
    return len(known) >= _SHARE * len(words) or len(known) + strange >= _STRANGE_SHARE * len(words)


def _is_indonesian(word: str) -> bool:
    return word in FUNCTION_WORDS["id"] or AFFIXED.fullmatch(word) is not None


def _stands_alone(text: str, run: re.Match[str]) -> bool:
    """Whether the run is words of its own, not letters that look like Latin ones in a Latin word."""
    around = text[max(0, run.start() - 1) : run.start()] + text[run.end() : run.end() + 1]
    return not (re.search("[A-Za-z]", around) and "\u0400" <= run[0][0] <= "\u04ff")


def _language_of_script(run: str) -> str:
    """The language that most writes in the script of the run; kana among Han make it Japanese."""
    if any("\u3040" <= c <= "\u30ff" for c in run):
        return "ja"
    return next(tag for tag, letters in _SCRIPTS.items() if re.match(f"[{letters}]", run))
