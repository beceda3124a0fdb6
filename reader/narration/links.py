"""Addresses of the web: of a link only the domain is read, of mail all; tags and handles word by word.

A product decision, not a rule of EYD: nobody can follow a path by ear, but everybody knows a site by its name.
"""

from __future__ import annotations

import re

from reader.narration import numbers
from reader.narration.letters import has_vowel, say_capitals, spell
from reader.narration.reading import Before, Rule, rule

_GENERIC = "com|COM|net|NET|org|info|biz|gov|edu|mil|xyz|news|app|dev|online|site|store|blog|asia"
_COUNTRIES = (
    "id|vn|my|sg|us|uk|au|jp|cn|in|kr|th|ph|de|nl|fr|eu|tv|co|io|ai|me|ly|be|gl|gg|tl|la|cc|ru|sa|tr|hk|tw|nz|ca"
)
_SPOKEN_LABELS = frozenset({"go", "or", "my", "web", "desa"})
_CAMEL = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+", re.ASCII)

_HOST = r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}+\.(?=[A-Za-z0-9])){1,4}+"
_PATH = r"(?::\d{1,5})?(?:[/?#](?:\S*[^\s.,;:!?)\]\"'])?)?"


def domain(host: str) -> str:
    """A host's name in words, without www: detik titik com, contoh titik ce o titik i de."""
    labels = [label for label in host.strip(".").split(".") if label]
    if len(labels) > 2 and labels[0].lower() in {"www", "m"}:
        labels = labels[1:]
    return " titik ".join(_label(label, last=number > 0) for number, label in enumerate(labels))


def _label(label: str, *, last: bool) -> str:
    """One part of a host: two letters after a point are a code and spelled."""
    if last and len(label) == 2 and label.isalpha() and label.lower() not in _SPOKEN_LABELS:
        return spell(label)
    return _pieces(label.lower() if last and label.isupper() else label.replace("-", " "))


def _pieces(text: str) -> str:
    """Words, runs of capitals and figures of a name written in one."""
    return " ".join(_piece(piece) for piece in _CAMEL.findall(text)) or "kosong"


def _piece(piece: str) -> str:
    if piece.isdigit():
        return numbers.integer(piece)
    if piece.isupper() and len(piece) > 1:
        return say_capitals(piece)
    return piece.lower() if has_vowel(piece) else spell(piece)


def _say_url(found: re.Match[str], _before: Before) -> str | None:
    return domain(found["host"])


def _say_mail(found: re.Match[str], _before: Before) -> str:
    box = (
        found["box"]
        .replace(".", " titik ")
        .replace("_", " garis bawah ")
        .replace("-", " strip ")
        .replace("+", " plus ")
    )
    said = " ".join(word if word.islower() and word in _SIGN_WORDS else _box_part(word) for word in box.split())
    return f"{said} at {domain(found['host'])}"


_SIGN_WORDS = frozenset({"titik", "garis", "bawah", "strip", "plus"})


def _box_part(word: str) -> str:
    return " ".join(numbers.digits(run) if run.isdigit() else _piece(run) for run in _CAMEL.findall(word))


def _say_tag(found: re.Match[str], _before: Before) -> str:
    name = " titik ".join(_pieces(part.replace("_", " ")) for part in found[2].split("."))
    return f"tagar {name}" if found[1] == "#" else f"at {name}"


def _say_number_sign(_found: re.Match[str], _before: Before) -> str:
    return "nomor"


RULES: tuple[Rule, ...] = (
    rule(
        rf"(?:[Hh][Tt][Tt][Pp][Ss]?|[Ff][Tt][Pp])://(?:[^\s/@]{{1,64}}@)?(?P<host>[A-Za-z0-9.-]{{1,253}}){_PATH}",
        _say_url,
        opens="HhFf",
    ),
    rule(rf"(?P<box>[A-Za-z0-9][A-Za-z0-9._+-]{{0,63}}+)@(?P<host>{_HOST}[A-Za-z]{{2,24}})(?![A-Za-z0-9])", _say_mail),
    rule(rf"(?P<host>[Ww][Ww][Ww]\.{_HOST}[A-Za-z]{{2,24}})(?![A-Za-z0-9-]){_PATH}", _say_url, opens="Ww"),
    rule(rf"(?P<host>{_HOST}(?:{_GENERIC}|{_COUNTRIES}))(?![A-Za-z0-9@-]|\.[A-Za-z0-9]){_PATH}", _say_url),
)
"""To be tried where a letter or a figure stands."""

SIGN_RULES: tuple[Rule, ...] = (
    rule(r"(#)(?=\d+(?:\s|$))", _say_number_sign, opens="#"),
    rule(r"(@)([A-Za-z0-9_]+(?:\.[a-z0-9_]+){0,4})", _say_tag, opens="@"),
    rule(r"(#)([A-Za-z0-9_]+)", _say_tag, opens="#"),
)
"""To be tried where # or @ stands."""
