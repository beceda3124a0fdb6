"""English names by the rules of English spelling, written as Indonesians say them.

Only words that English alone can have written are said by rule (`said`), told by letters that no Indonesian word or
name has. The rules are the regular ones of E. Carney, A Survey of English Spelling (1994); the sounds are those that
Indonesian has for them (th is t, sh is sy, a long a is é, a long i is ai).

In what is given an e is a pepet and an é a taling (EYD V, "Huruf Vokal").
"""

from __future__ import annotations

import re
from functools import lru_cache

_SIGNS = re.compile(
    r"""
    ght | tch | dge | [aeioc]tion | [eiu]ssion | [aeiou]ck(?!r) | ph(?:[lr]|$) | [aeou][lr]ph
    | ^wh[aeio] | ^wr[aeio] | ^kn(?:ight|ox|o[bctw]|app) | ^sch[aeiou] | ^mc[a-z]{3}
    # what names of people and places are compounded of
    | [a-z]{2}(?:ville|field|wood|worth|bridge|stone|burgh|borough|mouth|brook|smith|ingham|ington|town|ness|well)$
    | [a-z]{2}(?:fort|ford|shaw|ware|gate|more|wick|shire|[lmp]pton|ngton|[lx]ton)$
    | (?:air|dead|dream|head|hot|on|off|pipe|sky|time)line | [ar][iy]?rways$ | [a-z]works$
    # ends
    | [a-z]sh$ | [a-z]{3}(?:ey|ie)$ | ette$ | elle$ | rne$ | (?:[bdnrsw]|ch)ell$ | [bknrl]ett$ | [bdkln]son$
    | [aeo]y(?:[nlst]e|[dnlst]$)
    # two vowels for one; Indonesian has "seekor", "reaksi", "koordinasi"
    | [bcdfghlmnprtvw]ee(?!h) | [ks]ee(?:[a-z]$|[a-z][^aeiouy]) | [a-z]oo[dklmnprst](?:$|[^aiou])
    | ea(?:th|ch|d|k|m)(?:s|ers?)?$ | [bhmnpw]eat$ | own(?:s|er|ers)?$ | oa(?:d|ch|t)s?$ | ou(?:nd|se|th|nt)s?$
    # an e that is not said, behind a cluster: Blake, Steve
    | ^(?:[bcfgps]l|[bcdfgpt]r|s[mnptw]|tw|[cstw]h)[aiuoye][bcdfgklmnpstvz]e$
    """,
    re.VERBOSE,
)
"""Letters that no Indonesian word or name has in that place."""

_INDONESIAN = re.compile(
    r"beloon|(?:ke|se|re|pree?|de|ko|zo)[eo](?:[a-z]{4,}|k?or)|.*(?:sy|kh|dj|tj|oe|ij|nya|ngg|ngk|mb[aiu]|nj)|"
    r".*[aiou](?:nda|wan|wati|anto|yanto|adi|adhi|itri|dhi)$|.*[^e]ah$|.*[bdgkl]h[aiu]"
)
"""What marks a word as Indonesian, or as a name of Indonesia, though it has a sign of English by chance."""

_PARTS = re.compile(
    r"""
    (?P<start>^(?:kn|wr|wh|mcc?|mac(?=[^aeiouhk])|sch|air))
    | (?P<end>(?:
        ville|field|wood|worth|bridge|stone|burgh|borough|mouth|house|town|shire|gate|ware|ford|more|shaw|wick|works|ways
        |lines?|liners?|tions?|ture|ough|ley|ney|ie|ey|ew|ow|aw|que|ces|ges|dge|gue|ble|tle|gle|dle|ple|ster|y
        |(?<=[bdfgklmnprtv])es|(?<=[bcdfghklmnprstvz])e
      )$)
    | (?P<long>(?:ay|[aeiouy])[bcdfgklmnpstvzr]e(?:s?$))
    | (?P<group>
        eight|ight|augh|ough|tch|ck|dge|ssion|sion|tion|ph|sh|ch|th|gh|qu|sc(?=[eiy])|wh|own|owl|ee|ea(?!r[nld])|oo|ou|oa
        |ow|aw|au|ay|ai|ey|ei|ew|ie|all(?=$|[^aeiouy])|alk|(?<!w)a(?=ck|tion|[bcdfgklmnpst]ey$|nd$|sh|nk)
        |u(?=ck|dd|ff|gg|mm|mp|nn|nk|sk|tt)|er|[iu]r(?=[^aeiouy]|$)|ear|([bdfgklmnprstz])\5
      )
    | (?P<letter>.)
    """,
    re.VERBOSE,
)
"""A word's letters in the groups that are read as one, what stands at its start or end first."""

_STARTS = {"kn": "n", "wr": "r", "wh": "w", "mc": "mek", "mcc": "mek", "mac": "mek", "sch": "sy", "air": "ér"}
_ENDS = {
    "ville": "vil", "field": "fild", "wood": "wud", "worth": "wort", "bridge": "brij", "stone": "ston", "burgh": "berg",
    "borough": "boro", "mouth": "mot", "house": "haus", "town": "taun", "shire": "syir", "gate": "gét", "ware": "wér",
    "ford": "ford", "more": "mor", "shaw": "syo", "wick": "wik", "tion": "syen", "tions": "syens", "ture": "cer",
    "ough": "o", "ley": "li", "ney": "ni", "ie": "i", "ey": "i", "ew": "yu", "ow": "o", "aw": "o", "que": "k",
    "ces": "ses", "ges": "jes", "dge": "j", "gue": "g", "ble": "bel", "tle": "tel", "gle": "gel", "dle": "del",
    "ple": "pel", "ster": "ster", "y": "i", "es": "s", "works": "works", "ways": "wéis",
    "line": "lain", "lines": "lains", "liner": "lainer", "liners": "lainers", "e": "",
}  # fmt: skip
_GROUPS = {
    "eight": "éit", "ight": "ait", "augh": "af", "ough": "o", "tch": "c", "ck": "k", "dge": "j", "ssion": "syen",
    "sion": "syen", "tion": "syen", "ph": "f", "sh": "sy", "ch": "c", "th": "t", "gh": "g", "qu": "kw", "sc": "s",
    "wh": "w", "own": "aun", "owl": "aul", "ee": "i", "ea": "i", "oo": "u", "ou": "au", "oa": "o", "ow": "o", "aw": "o",
    "au": "o", "ay": "éi", "ai": "éi", "ey": "i", "ei": "éi", "ew": "yu", "ie": "i", "all": "ol", "alk": "ok",
    "a": "é", "er": "er", "ir": "er", "ur": "er", "ear": "er", "u": "a",
}  # fmt: skip
_LONG = {"a": "é", "ay": "é", "e": "i", "i": "ai", "o": "o", "u": "u", "y": "ai"}
_SOFT = {"c": "s", "g": "j"}
_CLOSING = re.compile("(?:c|sy)(?![aiueoéhy])")
_CLOSED = {"c": "ch", "sy": "sh"}
"""What c and sy are before no vowel, where Indonesian has them in no word of its own and reads c as k."""

_SHORTEST, _LONGEST = 4, 20


@lru_cache(maxsize=4096)
def said(word: str) -> str | None:
    """How a word in small letters is said that English alone can have written; None for any other."""
    if not _SHORTEST <= len(word) <= _LONGEST or not (word.isascii() and word.isalpha()):
        return None
    if not _SIGNS.search(word) or _INDONESIAN.match(word):
        return None
    return sounded(word)


def sounded(word: str) -> str:
    """How a word in small letters is said by the rules of English spelling."""
    letters = "".join(_part(found, word) for found in _PARTS.finditer(word))
    return _CLOSING.sub(lambda found: _CLOSED[found[0]], letters)


def _part(found: re.Match[str], word: str) -> str:
    letters = found[0]
    if found["start"]:
        return "sk" if letters == "sch" and word[3] == "o" else _STARTS[letters]
    if found["end"]:
        return _ENDS[letters]
    if found["long"]:
        bare = letters.removesuffix("s") if letters.endswith("es") else letters
        vowel, consonant = bare[:-2], bare[-2]
        plural = "s" if bare != letters else ""
        return _LONG[vowel] + _SOFT.get(consonant, consonant) + plural
    if letters == "er" and (found.start() == 0 or word[found.end() : found.end() + 1] in tuple("aeiouy")):
        return "ér"
    if found["group"]:
        return _GROUPS.get(letters, letters[0])
    return _letter(letters, word[found.end() : found.end() + 1])


def _letter(letter: str, following: str) -> str:
    if letter == "c":
        return "s" if following and following in "eiy" else "k"
    if letter == "e":
        return "é"
    return {"x": "ks", "q": "k"}.get(letter, letter)
