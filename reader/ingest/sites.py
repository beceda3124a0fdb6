"""What must be known of a single publisher's pages where general rules do not reach: `feeds/sites/<host>.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from reader.errors import IngestError
from reader.shared_files import shipped

_SELECTORS = ("title", "body", "caption", "drop")


@dataclass(frozen=True, slots=True)
class SiteRules:
    """A publisher's rules: compiled XPath expressions for the parts of its pages.

    `title` and `body` give the first element that matches, `caption` and `drop` every one; an expression that finds
    nothing leaves the general rules in force. `test_url` and `expect` tell how the rules were tried; `lexicon` how
    words of this publisher are said, by what is written.
    """

    host: str
    title: tuple[etree.XPath, ...] = ()
    body: tuple[etree.XPath, ...] = ()
    caption: tuple[etree.XPath, ...] = ()
    drop: tuple[etree.XPath, ...] = ()
    test_url: str = ""
    expect: tuple[str, ...] = ()
    lexicon: Mapping[str, object] = field(default_factory=dict)


NO_RULES = SiteRules("")


def rules_for(url: str | None, folder: Path | None = None) -> SiteRules:
    """The rules of the address's host or of the nearest domain above it; none where no file is for it.

    `folder` holds the files; by default those that came with this program. Raises IngestError for a damaged one.
    """
    rules = _rules_in(folder or shipped("feeds") / "sites")
    labels = (urlsplit(url or "").hostname or "").split(".")
    return next((rules[host] for i in range(len(labels)) if (host := ".".join(labels[i:])) in rules), NO_RULES)


def read_rules(file: Path) -> SiteRules:
    """The rules in a file. Raises IngestError, naming the file and what is wrong in it."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        chosen = {name: tuple(etree.XPath(path) for path in told.pop(name, [])) for name in _SELECTORS}
        return SiteRules(
            host=told.pop("host"),
            test_url=told.pop("test_url"),
            expect=tuple(told.pop("expect")),
            lexicon=dict(told.pop("lexicon", {})),
            **chosen,
            **told,
        )
    except KeyError as problem:
        raise IngestError(file.name, f"the site's file lacks {problem}") from problem
    except (OSError, ValueError, TypeError, etree.XPathError) as problem:
        raise IngestError(file.name, f"the site's file cannot be used: {problem}") from problem


def chosen(tree: HtmlElement, paths: Iterable[etree.XPath]) -> list[HtmlElement]:
    """The elements that the expressions find, in their order."""
    found = [item for path in paths for item in _elements(path(tree))]
    return list(dict.fromkeys(found))


def _elements(result: object) -> list[HtmlElement]:
    return [item for item in result if isinstance(item, HtmlElement)] if isinstance(result, list) else []


@lru_cache(maxsize=4)
def _rules_in(folder: Path) -> dict[str, SiteRules]:
    rules = [read_rules(file) for file in sorted(folder.glob("*.toml"))]
    return {rule.host: rule for rule in rules}
