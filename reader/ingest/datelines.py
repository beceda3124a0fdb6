"""The place line that opens a report ("JAKARTA, KOMPAS.com -", "Jakarta (ANTARA) -"), taken off its first sentence."""

from __future__ import annotations

import re

_DASH = r"\s*\.?\s*(?:-\s?-|[-–—]{1,3}|:)(?=\s|[\"“'‘]|$|(?<=[–—])[A-Z])\s*"
_WORD = r"(?:[A-Z][\w'’.&]*|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,4})"
_NAME = rf"{_WORD}(?:[ /-]{_WORD}){{0,4}}"
_DOMAIN = r"[A-Za-z][\w-]*\.(?i:com|co\.id|co|id|net|org|tv|my\.id)"
_HEAD = rf"(?:{_DOMAIN}|{_NAME})"
_BRACKET = r"\((?:[^()]{2,40})\)"
_WITH_SOURCE = re.compile(
    rf"({_HEAD}(?:\s*,\s*{_HEAD}){{0,3}}\s*,?\s*{_BRACKET}{_DASH}|{_HEAD}(?:\s*[,|]\s*{_HEAD}){{1,3}}{_DASH}|{_DOMAIN}\s*,?{_DASH})"
)
_PLACE_ONLY = re.compile(rf"({_WORD}(?:\s{_WORD}){{0,2}}\s*[-–—]{{1,2}}(?:\s+(?=[A-Z0-9\"“'‘(])|\s*$))")
_CITY = (
    r"(?:Jakarta|Bandung|Surabaya|Semarang|Medan|Makassar|Yogyakarta|Denpasar|Palembang|Bogor|Depok|Tangerang|Bekasi|"
    r"Malang|Padang|Pekanbaru|Banjarmasin|Samarinda|Balikpapan|Pontianak|Manado|Kupang|Mataram|Ambon|Jayapura|Serang|"
    r"Solo|Batam|Lampung|Bandar Lampung|Banda Aceh|Kendari|Palu|Gorontalo|Jambi|Bengkulu|Washington|London|Beijing|"
    r"Tokyo|Moskow|Paris|New York|Singapura|Kuala Lumpur|Bangkok|Gaza|Riyadh|Jenewa|Canberra|Sydney|Seoul)"
)
_AT_CITY = re.compile(
    rf"({_CITY}:\s+|{_DOMAIN}\s*,\s*{_CITY}\s+|{_DOMAIN}\s*[-–—]+\s*[A-Z]{{3,}}(?:\s[A-Z]{{3,}})?\s*[.,:]\s+)(?=[A-Z0-9\"“])"
)
_ALONE = re.compile(rf"({_NAME}(?:\s*,\s*{_NAME})?\s*\([A-Z](?:[^()a-z]{{1,24}}|[\w.]*[A-Z][\w.]{{0,12}})\))$")
_OPENING = re.compile(rf"{_NAME}\s*,\s*{_HEAD}")
_BRIEF = re.compile(rf"({_WORD}(?: {_WORD})?\s*\([A-Z]{{2,8}}\)\.\s+)(?=[A-Z\"“])")
_LONGEST = 90


def split_dateline(text: str) -> tuple[str | None, str]:
    """The dateline without its dash, and the text after it; (None, the text) where there is none."""
    head = text[: _LONGEST + 40]
    for pattern in (_AT_CITY, _WITH_SOURCE, _PLACE_ONLY, _ALONE, _BRIEF):
        found = pattern.match(head)
        if found and len(found[1]) <= _LONGEST and _is_place(found[1]):
            rest = text[found.end() :].lstrip()
            return re.sub(r"[\s.:–—-]+$", "", found[1]).rstrip(), rest
    return None, text


def is_lone_dateline(text: str) -> bool:
    """Whether a line that stands by itself before the text names place and publisher: "Garut, Warta Desa"."""
    return len(text) <= _LONGEST // 2 and _OPENING.fullmatch(text) is not None and _is_place(text)


def _is_place(head: str) -> bool:
    """Not the opening of a sentence or of a list: no quotation mark, no score, something of more than two letters."""
    return '"' not in head and re.search(r"[A-Za-z]{3}", head) is not None and not re.match(r"[\d\s]+", head)
