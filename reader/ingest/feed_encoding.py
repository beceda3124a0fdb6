"""The bytes of a feed -> its text, where what says the encoding may lie."""

from __future__ import annotations

import codecs
import re

FORBIDDEN_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML 1.0 document may have (2.2)."""

_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE | re.ASCII)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_WIDER = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "gb2312": "gb18030"}
_NOT_FOR_TEXT = frozenset(("idna", "punycode", "utf-7", "unicode_escape", "raw_unicode_escape", "undefined"))


def decoded(body: bytes, content_type: str = "") -> str:
    """The text of the bytes, without what XML forbids.

    A byte order mark counts first; then UTF-8 wherever the bytes are UTF-8, as many feeds declare another encoding
    than they have; then the charset of the Content-Type and the XML declaration (RFC 7303, 3). A few damaged bytes
    in UTF-8 become U+FFFD and do not make the rest unreadable.
    """
    body = body.lstrip(b" \t\r\n")
    encoding = next((name for mark, name in _MARKS if body.startswith(mark)), "utf-8")
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        text = body.decode(encoding if encoding != "utf-8" else _declared(body, content_type), "replace")
    return FORBIDDEN_IN_XML.sub("", text)


def _declared(body: bytes, content_type: str) -> str:
    """The encoding of bytes that are not (whole) UTF-8."""
    by_server, by_itself = _CHARSET.search(content_type), _DECLARED.search(body[:400])
    for name in (by_server and by_server[1], by_itself and by_itself[1].decode("ascii")):
        try:
            encoding = codecs.lookup(name).name if name else ""
            if encoding and encoding not in _NOT_FOR_TEXT and encoding != "utf-8":
                "".encode(encoding)  # LookupError where it is no encoding of text ("zip", "rot13")
                return _WIDER.get(encoding, encoding)
        except LookupError:
            continue
    damaged = body.decode("utf-8", "replace").count("\ufffd")
    beyond_ascii = sum(byte > 127 for byte in body)
    return "utf-8" if damaged * 10 <= beyond_ascii else "windows-1252"
