"""The one way in for a document that is no feed: bytes of a page or of a text -> Article."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.errors import NoArticleError
from reader.ingest.decoding import decode
from reader.ingest.page import read_page
from reader.ingest.text import read_text
from reader.models import Article

_FORMATS = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or sound file"),
    (b"ID3", "a sound file"),
    (b"\xff\xfb", "a sound file"),
    (b"\xff\xf3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"fLaC", "a sound file"),
    (b"PK\x03\x04", "a Word, EPUB or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "a rich text file"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEED_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<\?xml-stylesheet[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|opml|urlset|sitemapindex)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(
    r"</?(?:p|div|br|h[1-6]|a|img|span|article|section|meta|title|body|ul|li|table|figure)\b[^<>]*>", re.IGNORECASE
)
_LOOKED_AT = 20_000
_LEAST_TAGS = 3
_REMEDY = "give the page of one article as HTML, or its text as a .txt file"


def read_article(data: bytes, *, name: str, url: str | None = None, content_type: str = "") -> Article:
    """The article in a page or a plain text; which of the two it is, the bytes say.

    `name` is what people call the input (a file, an address), for messages; `url` where it was fetched from;
    `content_type` the HTTP header's value, if there was one. Raises NoArticleError: empty, no text at all, or no
    article in it.
    """
    if not data.strip():
        raise NoArticleError(name, f"the input is empty; {_REMEDY}")
    for start, kind in _FORMATS:
        if data.startswith(start):
            raise NoArticleError(name, f"this is {kind}, not a page or a text; {_REMEDY}")
    if b"\0" in data and not data.startswith(_WIDE):
        raise NoArticleError(name, f"this is a binary file, not a page or a text; {_REMEDY}")
    text = decode(data, content_type)
    if _FEED_START.match(text[:_LOOKED_AT]):
        raise NoArticleError(
            name, f"this is a feed or a list of addresses, not one article; subscribe to it, or {_REMEDY}"
        )
    if _is_html(text, content_type):
        return read_page(data, name=name, url=url, content_type=content_type)
    article = read_text(text, name=name)
    return replace(article, url=article.url or url)


def _is_html(text: str, content_type: str) -> bool:
    head = text[:_LOOKED_AT]
    if _HTML_START.match(head):
        return True
    if content_type.lower().startswith(("text/html", "application/xhtml")):
        return True
    return len(_TAG.findall(head)) >= _LEAST_TAGS
