"""A photo's caption and who took it, told apart in the ways that Indonesian newsrooms write them.

"Petani memanen padi. (ANTARA FOTO/Rahmad)", "… FOTO: BUDI", "… Dok. Kemenkes", "… /©Kapan.id/Rina", "(ist)".
"""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.ingest.characters import fold

_AGENCIES = (
    r"ANTARA(?:\s?FOTO|\s?PHOTO|\s?News)?|Antara(?:\s?Foto)?|AFP|AP\s?Photo|AP|Reuters|EPA|Getty\s?Images?|Xinhua|Bloomberg|Shutterstock|"
    r"iStock(?:photo)?|Unsplash|Pixabay|Pexels|Freepik|Wikimedia(?:\sCommons)?|Wikipedia|YouTube|Instagram|Twitter|"
    r"Facebook|TikTok|Humas|Puspen|Biro\sPers|Setpres|Kompas|Tempo|Republika|detik\w*|Liputan6|Tribun\w*|Kumparan|"
    r"Media\sIndonesia|JawaPos|Okezone|Merdeka|Suara|Sindo\w*|Viva\w*|CNN\w*|CNBC\w*|BBC|VOA"
)
_LABEL = (
    r"(?:sumber\s+(?:foto|gambar)|infografi[sk]|grafis|kredit\s+(?:foto|gambar)|photo\s+credit|foto\s+oleh|photo\s+by|photo\s+courtesy(?:\s+of)?|"
    r"courtesy(?:\s+of)?|foto|fotografer|photographer|photo|image|gambar|ilustrasi|kredit|credit|sumber|source|ft)"
)
_BY = r"(?:foto\s+oleh|photo\s+by|(?:(?:foto|photo)\s+)?courtesy(?:\s+of)?)"
_DOC = r"(?:dok(?:umentasi)?|doc|docs)"
_SAYS_CREDIT = re.compile(
    rf"(?:{_LABEL}\s*[:/]|(?:foto|photo)\s+(?:oleh|by)\b|courtesy\b|{_DOC}\b[.:/ ]|ist\.?$|istimewa|©|@\w|"
    rf"tangkapan layar|screenshot|screengrab|repro\b|(?-i:(?:{_AGENCIES})(?:$|\s?[/-]|\s(?=[A-Z]))))",
    re.IGNORECASE,
)
_SLASH = re.compile(r"[A-Za-z.®]{2,}\s?/\s?[A-Z©@][\w.'’ -]+")
_HANDLE = re.compile(r"(?:^|\s)@\w")
_DOMAIN = re.compile(r"\b[\w-]+\.(?:com|co|id|net|org|tv|my\.id)\b", re.IGNORECASE)
_NO_CREDIT = re.compile(
    r"[\d\s/.,:;–-]+(?:wib|wita|wit)?$|.*\b(?:kiri|kanan|tengah|depan|belakang|atas|bawah|tahun|baju)\b|.*\d{1,2}/\d{1,2}",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[\s.,]*[(\[]([^()\[\]]{1,150})[)\]][\s.]*$")
_BRACKETS_BEFORE = re.compile(r"[(\[]([^()\[\]]{3,100})[)\]]\s+(?=[A-Z])")
_SPEECH = re.compile(r"[,.?!][\"”]\s+\w")
_COPYRIGHT = re.compile(r"[\s/|,–-]*(?:©|\(c\))\s*([^©]{2,100})$", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:(?<=[.!?\"”)\]])|(?<=\s[-–—|/])|(?<=,)|^|(?<=[a-z0-9])(?=\s+(?:FOTO|Foto|Sumber|Dok|Kredit|Photo)\b))[\s\-–—|/]*"
    rf"((?:(?i:{_LABEL})\s*[:/]\s*|(?i:{_BY})\s+|(?i:{_DOC})(?:[.:/]\s*|\s+)))(\S[^\n]{{1,100}})$"
)
_PAIR = r"[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}\s?/\s?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
_AGENCY_TAIL = re.compile(
    rf"(?<=[.!?\"”)])\s*((?:{_AGENCIES})\s?/\s?[^\n]{{2,80}})$"
    r"|(?<=[.!?\"”)])\s+([A-Z][\w.]+(?:\s[A-Z][\w.]+){0,2}(?:\s?/\s?[A-Z][\w.'’ -]{1,50}){1,3}(?:/[a-z]{2,4}){0,3})\.?$"
    r"|(?<=[.!?\"”)])\s*/\s?([A-Z©@][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,5})$"
    rf"|\s[-–—|/]\s?((?:{_AGENCIES})(?:\s?/\s?[^\n]{{2,60}})?)$"
    rf"|\s[-–—|]\s({_PAIR})$"
    r"|\s[-–—|/]\s?(Istimewa|istimewa|[Ii]st\.?)$"
    r"|(?<=[.!?\"”)])(?<!(?i:dok)\.)\s*(Istimewa|ISTIMEWA|Ist|IST)\.?$"
    r"|(?<=[.!?\"”)])\s*((?i:tangkapan\slayar|screenshot|screengrab)\s[^\n]{2,80})$"
    r"|\s[-–—|]\s?(?:Foto|FOTO|Gambar|Photo)\s+([A-Z][\w.'’-]*(?:[ /][A-Z][\w.'’-]*){0,5})$"
)
_LEADING = re.compile(
    rf"(?:(?i:{_LABEL})\s*[:/]\s*|(?i:sumber (?:foto|gambar)),\s*|"
    rf"(?i:{_BY})\s+|"
    r"(?i:dok|doc|docs)(?:\.\s*|:\s*|\s+)|©\s*|\(c\)\s*)"
)
_PREFIX = re.compile(
    r"(?:(?:foto|ilustrasi foto|keterangan(?: foto)?|caption|ket(?:\.| foto))\s*:|keterangan gambar\s*[,:])\s*",
    re.IGNORECASE,
)
_COUNTER = re.compile(r"^\s*\d{1,2}\s?/\s?\d{1,2}\s+(?=[A-Z])")
_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif)$", re.IGNORECASE)
_LONGEST_CREDIT_WORDS = 12


class Caption(NamedTuple):
    """A caption's words and its credit; `sure` where the credit was marked as one, not only guessed by its place."""

    text: str
    credit: str | None
    sure: bool = False


def split_credit(line: str) -> Caption:
    """The caption without its credit, and the credit without brackets, ©, "Foto:" or "Dok." but with its agency."""
    text = fold(line)
    for split in (_in_brackets, _before_caption, _after_copyright, _after_sentence, _after_label):
        found = split(text)
        if found is not None:
            return Caption(_bare_caption(found.text), found.credit, found.sure)
    return Caption(_bare_caption(text), None)


def clean_credit(credit: str) -> str | None:
    """The credit alone: "(Foto: Dok. Basarnas)" is "Basarnas"; None where nothing or only an address is left."""
    text = fold(credit).strip(" .,;|/-–—")
    while text and text[0] in "([" and text[-1] in ")]":
        text = text[1:-1].strip(" .,;|")
    text = text.strip("()[] ") if text.count("(") != text.count(")") else text
    while label := _LEADING.match(text):
        text = text[label.end() :].strip()
    text = re.sub(r"^\d{4}\s+(?=\D)", "", text.strip(" .,;:|/-–—"))
    return text if text and "://" not in text and not text.lower().startswith("www.") else None


def is_labelled(line: str) -> bool:
    """Whether the line calls itself a photo's caption: "Foto: Warga antre air bersih."."""
    return _PREFIX.match(line) is not None and "://" not in line


def is_credit_only(line: str, *, in_caption: bool = False) -> bool:
    """Whether the line is nothing but a photo's credit: "FOTO: RINA", "(Foto: Dok. Polri)", "ANTARA FOTO/Rina".

    A line `in_caption` may be "Sumber: Kementan", which elsewhere tells where a report comes from, or two names.
    """
    text = fold(line).rstrip(" .")
    if not in_caption and text.casefold().startswith(("sumber:", "sumber :", "source:")):
        return False
    inner = text.strip("()[] ")
    if not inner or _FILE.search(inner) or len(inner) > 100 or len(inner.split()) > _LONGEST_CREDIT_WORDS:
        return False
    label = _LEADING.match(inner)
    if label:
        rest = inner[label.end() :].strip()
        return bool(rest) and "(" not in rest and _looks_like_name(rest)
    if re.fullmatch(rf"(?i:{_AGENCIES})\s?/\s?\S.*", inner) and _looks_like_name(inner):
        return True
    if (text != inner and is_agency(inner)) or (in_caption and re.fullmatch(_PAIR, inner)):
        return True
    return text == inner and _SLASH.fullmatch(inner) is not None and len(inner.split()) <= 6 and _looks_like_name(inner)


def is_speech(line: str) -> bool:
    """Whether somebody is quoted in the line, as in running text: "Kami siap," kata Rina."""
    return _SPEECH.search(line) is not None


def is_agency(line: str) -> bool:
    """Whether the line is the name of a source of photos and no more; in running text that can mean anything."""
    return re.fullmatch(rf"(?:{_AGENCIES})", line.strip()) is not None


def _looks_like_name(text: str) -> bool:
    """Whether most words begin with a capital: a name or an agency, no sentence."""
    if re.search(r"[.!?]\s+[A-Z]\w+ \w+ \w+", text):
        return False
    words = [word for word in re.split(r"[\s/]+", text) if word[:1].isalpha() or word[:1] == "@"]
    high = sum(word[0].isupper() or word[0] == "@" or "." in word for word in words)
    return bool(words) and len(words) <= 10 and (high >= 0.6 * len(words) or len(words) <= 2)


def _in_brackets(text: str) -> Caption | None:
    found = _BRACKETS.search(text)
    if found is None:
        return None
    inner, rest = found[1].strip(), text[: found.start()]
    ended = text[: found.start(1) - 1].rstrip().endswith((".", "!", "?", '"', "”"))
    sure = _is_credit(inner)
    if not sure and not (ended and not _NO_CREDIT.match(inner) and len(inner.split()) <= 6 and inner[:1].isupper()):
        return None
    stop = "." if rest and ended and text[len(rest) :].lstrip().startswith(".") else ""
    return Caption(rest.rstrip(" /|-–—") + stop, clean_credit(inner), sure)


def _before_caption(text: str) -> Caption | None:
    found = _BRACKETS_BEFORE.match(text)
    if found is None or not _SAYS_CREDIT.match(found[1]):
        return None
    return Caption(text[found.end() :], clean_credit(found[1]), sure=True)


def _after_copyright(text: str) -> Caption | None:
    found = _COPYRIGHT.search(text)
    return Caption(text[: found.start()], clean_credit(found[1]), sure=True) if found else None


def _after_label(text: str) -> Caption | None:
    found = _LABELLED.search(text)
    while found is not None:
        credit = clean_credit(found[2]) or found[2]
        if _looks_like_name(credit) and len(credit.split()) <= _LONGEST_CREDIT_WORDS:
            return Caption(text[: found.start()].rstrip(" /|-–—,"), clean_credit(credit), sure=True)
        found = _LABELLED.search(text, found.start(1) + 1)
    return None


def _after_sentence(text: str) -> Caption | None:
    found = _AGENCY_TAIL.search(text)
    credit = next(filter(None, found.groups())) if found else ""
    if found is None or not _looks_like_name(credit):
        return None
    return Caption(text[: found.start()], clean_credit(credit), sure=True)


def _is_credit(inner: str) -> bool:
    if _SAYS_CREDIT.match(inner):
        return True
    if _NO_CREDIT.match(inner):
        return False
    return bool(
        _SLASH.search(inner)
        or _HANDLE.search(inner)
        or _DOMAIN.search(inner)
        or re.match(r"ist\b", inner, re.IGNORECASE)
    )


def _bare_caption(text: str) -> str:
    """The caption's own words: no counter or label before them, no second full stop behind them."""
    text = _COUNTER.sub("", text)
    text = _PREFIX.sub("", fold(text), count=1) if _PREFIX.match(text) else fold(text)
    return re.sub(r"(?<=[.!?])\s*\.$", "", text).strip(" /|")
