"""The section an article stands in: the path that its page shows, or what its data says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree
from lxml.html import HtmlElement

from reader.ingest import furniture
from reader.ingest.characters import fold, gathered, key, word_set

_HOME = word_set("home beranda depan homepage")
_CATEGORY = word_set("category categories cat kategori kanal rubrik kicker channel section")
_PATH = ("breadcrumb", "breadcome", "crumb")
_MENU = word_set("nav navbar navigation menu mainmenu navmenu")
_ACTIVE = word_set("active current selected aktif")
_LONGEST = 40
_MOST_STEPS = 4


def breadcrumb(tree: HtmlElement, nodes: Sequence[dict[str, Any]]) -> list[str]:
    """The names on the path that the page shows, or else its JSON-LD (schema.org BreadcrumbList), home left out."""
    for element in tree.iter(etree.Element):
        if any(word.startswith(_PATH) for word in furniture.words_of(element)):
            path = [name for text in element.itertext() if (name := _label(text)) and key(name) not in _HOME]
            if path:
                return list(dict.fromkeys(path))
    for node in nodes:
        if node.get("@type") == "BreadcrumbList" and (path := list(dict.fromkeys(_steps(node)))):
            return path
    return []


def find_section(
    tree: HtmlElement, heading: HtmlElement | None, path: Sequence[str], told: Sequence[str], names: set[str]
) -> str | None:
    """The section: `path` (a breadcrumb), else the first of `told`, the category link or the active menu item.

    `names` are the keys of what is no section: the headline, the publisher.
    """

    def is_section(name: str) -> bool:
        return bool(name) and key(name) not in names | _HOME and not is_domain(name)

    steps = [name for name in path if is_section(name)]
    if steps:
        return " > ".join(steps[:_MOST_STEPS])
    named = [fold(name) for name in told if len(name) <= 60]
    shown = (*_category(heading), *_active(tree))
    return next((name for name in (*named, *shown) if is_section(name)), None)


def is_domain(name: str) -> bool:
    """Whether the name is a host's."""
    return re.fullmatch(r"[\w-]+(?:\.[\w-]+)+", name.strip()) is not None


def _label(text: str) -> str:
    name = fold(text).strip(" />»›|:")
    return name if len(name) <= _LONGEST else ""


def _steps(node: dict[str, Any]) -> Iterator[str]:
    items = node.get("itemListElement")
    for step in items[:10] if isinstance(items, list) else []:
        item = step.get("item") if isinstance(step, dict) else None
        name = (item.get("name") if isinstance(item, dict) else None) or (
            step.get("name") if isinstance(step, dict) else None
        )
        if isinstance(name, str) and (label := _label(name)) and key(label) not in _HOME:
            yield label


def _category(heading: HtmlElement | None) -> Iterator[str]:
    """Links around the headline that lead to the article's category."""
    if heading is None:
        return
    around = [heading, *(above for above in heading.iterancestors() if above.tag not in ("body", "html"))][:3][-1]
    for element in around.iter("a", "span", "p", "div", "li"):
        words = furniture.words_of(element)
        is_link = element.tag == "a" and "category" in (element.get("rel") or "")
        if is_link or (len(words) <= 4 and not _CATEGORY.isdisjoint(words) and len(element) <= 2):
            yield _label(gathered(element.itertext(), _LONGEST + 1))


def _active(tree: HtmlElement) -> Iterator[str]:
    """The path of the items that are marked as where the reader is, in each of the site's menus."""
    for menu in tree.iter("nav", "ul", "div"):
        if menu.tag == "nav" or not _MENU.isdisjoint(furniture.words_of(menu)):
            path = dict.fromkeys(filter(None, map(_item, filter(_is_here, menu.iter("li", "a")))))
            yield " > ".join([name for name in path if key(name) not in _HOME][:_MOST_STEPS])


def _is_here(item: HtmlElement) -> bool:
    return item.get("aria-current") == "page" or not _ACTIVE.isdisjoint(furniture.words_of(item))


def _item(item: HtmlElement) -> str:
    """A menu item's own name, without those of the items below it."""
    link = next(item.iter("a"), item)
    return _label(gathered(link.itertext(), _LONGEST + 1))
