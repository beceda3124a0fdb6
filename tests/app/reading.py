"""Pages as the tests read them."""

from __future__ import annotations

from collections.abc import Iterable

from flask.testing import FlaskClient
from lxml import etree
from lxml import html as html_parser


def page(client: FlaskClient, path: str) -> etree._Element:
    """The page at the path, which is there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer.content_type == "text/html; charset=utf-8"
    return html_parser.document_fromstring(answer.text)


def text(element: etree._Element) -> str:
    """The element's text, white space folded."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def texts(found: Iterable[etree._Element]) -> list[str]:
    """The elements' texts."""
    return [text(element) for element in found]


def links(element: etree._Element) -> dict[str, str]:
    """Where the links in it lead, by what they say."""
    return {text(link): link.get("href") or "" for link in element.iter("a")}
