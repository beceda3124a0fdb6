"""Articles that a publisher splits over pages: where the next page is, and the pages made one article again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml.html import HtmlElement

from reader.ingest import furniture
from reader.ingest.characters import gathered, key, word_set
from reader.ingest.decoding import decode
from reader.ingest.links import absolute_link
from reader.ingest.markup import parse
from reader.models import Article, Block, BlockKind

_HINT = re.compile(
    r"""rel\s*=\s*["']?next\b|[?&;](?:page|halaman|hal|pg|page_num)=|href\s*=\s*["'][^"'<>]{1,500}/\d{1,2}/?["']"""
    r"|[?&;](?:single|showpage|show)=|selanjutnya|selengkapnya|berikutnya",
    re.IGNORECASE,
)
_PARAMETERS = word_set("page halaman hal pg page_num showpage show single")
_WHOLE = word_set("all semua full")
_ONWARD = re.compile(
    r"(?:(?:baca\s+)?(?:halaman\s+)?(?:selanjutnya|berikutnya)|(?:baca\s+)?selengkapnya|next(?:\s+page)?|lanjut)\W*",
    re.IGNORECASE,
)
_COMMENTS = word_set("komentar comment comments commentlist disqus")
_PATH_NUMBER = re.compile(r"(/(?=[^/]*[a-z])(?:[^/]*-[^/]*|[^/]{12,}))(?:/page|/halaman)?/(\d{1,2})/?$", re.IGNORECASE)
_MOST_LINKS = 3000
_LONGEST_LABEL = 60
_REPEATED = 40


class Following(NamedTuple):
    """Where an article goes on: `whole` is the address of all of it on one page, `next` that of the next page."""

    whole: str | None = None
    next: str | None = None


class _Address(NamedTuple):
    """An address as a page of an article: what all its pages share, and the page's number (0: all of them)."""

    article: tuple[str, str, str]
    number: int


def next_page(html: bytes, url: str, content_type: str = "") -> str | None:
    """The address to read on at, from the page that was fetched from `url`: all on one page is preferred."""
    following = following_pages(html, url, content_type)
    return following.whole or following.next


def following_pages(html: bytes, url: str, content_type: str = "") -> Following:
    """Where the article of this page goes on, by `rel=next`, numbered pagers, "Halaman selanjutnya", `?page=all`.

    Only addresses of the same host and article are believed, and only the page that follows this one.
    """
    text = decode(html, content_type)
    here = _address(url)
    if here is None or here.number == 0 or not _HINT.search(text):
        return Following()
    whole = following = labelled = None
    for link, target in _links(parse(text), url):
        there = _address(target)
        if there is None or there.article != here.article or target == url:
            continue
        if there.number == 0:
            whole = whole or target
        elif there.number == here.number + 1:
            following = following or target
        elif there.number == 1 and here.number == 1 and _ONWARD.fullmatch(gathered(link.itertext(), _LONGEST_LABEL)):
            labelled = labelled or (target if urlsplit(target).query != urlsplit(url).query else None)
    return Following(whole, following or labelled)


def join_pages(articles: Sequence[Article]) -> Article:
    """One article of its pages in order: what a later page says again (headline, lead, photo) is read once.

    Title, writers and all else is what the first page says.
    """
    first = articles[0]
    seen: set[str] = {key(first.title)}
    blocks = [block for article in articles for block in _unseen(article.blocks, seen)]
    dropped = dict.fromkeys(line for article in articles for line in article.dropped)
    return replace(first, blocks=tuple(blocks), dropped=tuple(dropped))


def adds_to(article: Article, page: Article) -> bool:
    """Whether the page says anything that the article does not."""
    seen = {key(block.text) for block in article.blocks}
    return any(key(block.text) not in seen for block in page.blocks)


def _unseen(blocks: Iterable[Block], seen: set[str]) -> Iterator[Block]:
    """The blocks that no page before has said; those of this page are added to `seen`."""
    said = set()
    for block in blocks:
        name = key(block.text)
        if name in seen and (len(name) >= _REPEATED or block.kind is not BlockKind.LIST_ITEM):
            continue
        said.add(name)
        yield block
    seen |= said


def _links(tree: HtmlElement, url: str) -> Iterator[tuple[HtmlElement, str]]:
    """The page's links with the addresses they lead to, those of comments left out."""
    for number, link in enumerate(tree.iter("a", "link")):
        if number > _MOST_LINKS:
            return
        target = absolute_link(url, link.get("href") or "")
        if target and target != url and not _in_comments(link):
            yield link, target


def _in_comments(link: HtmlElement) -> bool:
    return any(not _COMMENTS.isdisjoint(furniture.words_of(above)) for above in link.iterancestors())


def _address(url: str) -> _Address | None:
    """None where the address is none of the web or its page's number makes no sense."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    told = [value for name, value in parse_qsl(parts.query) if name.lower() in _PARAMETERS]
    rest = [(name, value) for name, value in parse_qsl(parts.query) if name.lower() not in _PARAMETERS]
    path, number = parts.path.rstrip("/"), told[0] if told else "1"
    if not told and (found := _PATH_NUMBER.search(parts.path)):
        path, number = parts.path[: found.end(1)], found[2]
    article = (parts.hostname.removeprefix("www."), path, urlencode(sorted(rest)))
    if number.lower() in _WHOLE or (told and "single" in parts.query and number == "1"):
        return _Address(article, 0)
    return _Address(article, int(number)) if number.isascii() and number.isdigit() and len(number) <= 2 else None
