"""Lists of subscriptions as other feed readers give and take them: OPML (http://opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from lxml import etree

from reader.errors import FetchError, IngestError
from reader.ingest.characters import fold
from reader.ingest.links import web_address

_MOST = 10_000
_LONGEST_TITLE = 500
_FORBIDDEN = frozenset(range(0x20)) - {0x9, 0xA, 0xD} | frozenset((0xFFFE, 0xFFFF)) | frozenset(range(0xD800, 0xE000))
_ALLOWED = dict.fromkeys(_FORBIDDEN, " ")


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed in a list: its http or https address, its title ("" where none is given), its site's address if known."""

    url: str
    title: str = ""
    site: str | None = None


def read_opml(data: bytes, name: str) -> tuple[list[Subscription], list[str]]:
    """The feeds in an OPML file, whatever its version and however deep in folders, each address once; and beside
    them the addresses that cannot be fetched, in the file's words.

    `name` is what people call the file. Raises IngestError where the bytes are no OPML. Entities and other files
    that the XML names are not read, of ill-formed XML is taken what can be had.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise IngestError(name, "is not XML; export the list from your feed reader as OPML") from problem
    if root is None or etree.QName(root).localname.lower() != "opml":
        raise IngestError(name, "is not an OPML list; export the list from your feed reader as OPML")
    feeds: dict[str, Subscription] = {}
    refused = list[str]()
    for attributes in _outlines(root):
        address = attributes.get("xmlurl", "").strip()
        if not address or len(feeds) + len(refused) >= _MOST:
            continue
        try:
            url = web_address(address).url
        except FetchError as problem:
            refused.append(str(problem))
            continue
        title = fold(attributes.get("title") or attributes.get("text") or "")[:_LONGEST_TITLE]
        feeds.setdefault(url, Subscription(url, title, attributes.get("htmlurl") or None))
    return list(feeds.values()), refused


def _outlines(root: etree._Element) -> Iterator[dict[str, str]]:
    """The attributes of every outline, their names in lower case (files differ: xmlUrl, xmlurl, XMLURL)."""
    for element in root.iter(etree.Element):
        if etree.QName(element).localname.lower() == "outline":
            yield {str(key).lower(): str(value) for key, value in element.attrib.items()}


def write_opml(feeds: Iterable[Subscription], title: str, now: datetime) -> bytes:
    """An OPML 2.0 list of the feeds, in UTF-8; `now` becomes its date."""
    root = etree.Element("opml", version="2.0")
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = _clean(title)
    etree.SubElement(head, "dateCreated").text = format_datetime(now)
    body = etree.SubElement(root, "body")
    for feed in feeds:
        words = _clean(feed.title) or feed.url
        outline = etree.SubElement(body, "outline", type="rss", text=words, title=words, xmlUrl=_clean(feed.url))
        if feed.site:
            outline.set("htmlUrl", _clean(feed.site))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _clean(text: str) -> str:
    """The text without characters that XML 1.0 forbids."""
    return text.translate(_ALLOWED)
