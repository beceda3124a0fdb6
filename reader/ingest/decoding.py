"""Bytes -> text, in whatever encoding they came; it never fails."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META_WITHIN = 4096
_LATIN = frozenset(("ascii", "iso8859-1", "latin-1", "cp1252"))


def decode(data: bytes, content_type: str = "") -> str:
    """The text: by its byte order mark, else as `content_type` or a <meta> near its start says, else UTF-8, else
    windows-1252 (WHATWG Encoding). What the named encoding cannot read is tried as UTF-8 before it is replaced.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff")
    named = _CHARSET.search(content_type)
    meta = _META.search(data[:_META_WITHIN])
    names = [named[1] if named else "", meta[1].decode("ascii") if meta else "", "utf-8"]
    known = [encoding for name in names if (encoding := _known(name))]
    if known[0] in _LATIN:
        known.insert(0, "utf-8")  # pages that call themselves Latin-1 are UTF-8 more often than not
    for encoding in known:
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, ValueError):
            continue
    return data.decode(known[0] if known[0] not in ("utf-8", *_LATIN) else "cp1252", "replace")


def _known(name: str) -> str:
    """Python's name of a text encoding that keeps ASCII as it is, or "" where it is none."""
    try:
        found = codecs.lookup(name).name if name else ""
        return found if "<p>".encode(found) == b"<p>" else ""
    except (LookupError, ValueError, TypeError):
        return ""
