"""Where in a page the article's text stands: the element that holds most prose closest to itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from reader.ingest import furniture
from reader.ingest.characters import fold, word_set

BLOCKS = word_set("""
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr td th ul caption picture video
    """)
_SHORTEST_PROSE = 40
_LONGEST_PROSE = 2000
_FADE = 0.75
_LEAST_BODY = 140
_MOST_LOOKED_AT = 60
_PARAGRAPHS = word_set("p span font b strong em i li blockquote td tr tbody center")
_PORTIONS = word_set("page halaman paragraph paragraf content konten body isi text teks part bagian split")
_COLUMNS = word_set("col column columns kolom")
_LONGEST_FRAMED = 450
_FEWEST_PARAGRAPHS = 3
_SCATTERED = 0.5
_MOSTLY = 0.6
_NEARLY_ALL = 0.9
_CERTAIN = word_set("komentar comment comments commentlist disqus sidebar related terkait footer")


class Prose:
    """How much running text every element of a tree holds: in all (`total`), and as letters of any kind (`size`)."""

    def __init__(self, tree: HtmlElement) -> None:
        self.elements: list[HtmlElement] = list(tree.iter(etree.Element))
        self.own: dict[HtmlElement, float] = {}
        self.size: dict[HtmlElement, int] = {}
        for holder, text, linked in _runs(tree):
            self.size[holder] = self.size.get(holder, 0) + len(text)
            prose = len(text) - linked
            if prose >= _SHORTEST_PROSE and linked <= prose and any(mark in text for mark in '.,!?"”'):
                self.own[holder] = self.own.get(holder, 0) + min(prose, _LONGEST_PROSE)
        self.total: dict[HtmlElement, float] = dict(self.own)
        for element in reversed(self.elements):
            parent = element.getparent()
            if parent is not None:
                self.total[parent] = self.total.get(parent, 0) + self.total.get(element, 0)
                self.size[parent] = self.size.get(parent, 0) + self.size.get(element, 0)


def _runs(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str, int]]:
    """Every run of text between two breaks: the block that holds it, the text, how many of its letters are links."""
    holders, parts, linked, links = [tree], list[str](), 0, 0

    def take() -> tuple[HtmlElement, str, int] | None:
        nonlocal parts, linked
        text, count = fold("".join(parts)), linked
        parts, linked = [], 0
        return (holders[-1], text, min(count, len(text))) if text else None

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        breaks = element.tag in BLOCKS or element.tag == "br"
        if breaks and (run := take()):
            yield run
        if event == "start":
            links += element.tag == "a"
            if element.tag in BLOCKS:
                holders.append(element)
            text = element.text if element.tag not in ("script", "title") else None
        else:
            links -= element.tag == "a"
            if element.tag in BLOCKS:
                holders.pop()
            text = element.tail
        if text:
            parts.append(text)
            linked += len(text) * (links > 0)
    if run := take():
        yield run


class Room:
    """A page divided: the prose of its elements, and which of them are furniture.

    An element that is named like furniture but holds the headline or most of the page's text (`<body class="ads">`)
    is none.
    """

    def __init__(self, tree: HtmlElement, heading: HtmlElement | None) -> None:
        self.prose = Prose(tree)
        self.heading = heading
        whole = self.prose.total.get(tree, 0)
        self._most = max(whole / 2, 1)
        self.spared = set(heading.iterancestors()) if heading is not None else set()
        self._article = next((above for above in self._around(heading) if above.tag == "article"), None)
        if self._article is None:
            self._article = next((above for above in self._around(heading) if above.get("class")), None)

    def is_furniture(self, element: HtmlElement) -> bool:
        """Whether the element is none of the article."""
        if element in self.spared:
            return False
        if self._is_another(element):
            return True
        if not furniture.is_furniture(element):
            return False
        named = not _CERTAIN.isdisjoint(furniture.words_of(element))
        return (named and element.tag not in ("body", "article", "main")) or self.prose.total.get(
            element, 0
        ) <= self._most

    def is_caption(self, element: HtmlElement) -> bool:
        """Whether the element is by its name a photo's caption, and not a text of several paragraphs about photos."""
        if not furniture.is_caption(element) or _is_under_quotation(element):
            return False
        told = sum(part.tag == "p" and part in self.prose.own for part in islice(element, _MOST_LOOKED_AT))
        return told < 2 or bool(element.tag == "figcaption")

    def _around(self, heading: HtmlElement | None) -> Iterator[HtmlElement]:
        """What holds the headline and enough text for an article."""
        above = heading.iterancestors() if heading is not None else iter(())
        return (outer for outer in above if self.prose.total.get(outer, 0) >= _LEAST_BODY)

    def _is_another(self, element: HtmlElement) -> bool:
        """Whether the element is as the headline's article, stands beside it and has a headline of its own."""
        own = self._article
        if own is None or element.tag != own.tag or (own.tag != "article" and element.get("class") != own.get("class")):
            return False
        titles = ("h1", "h2", "h3") if own.tag == "article" else ("h1",)
        inner = islice(element.iter(*titles), 1)
        return all(above is not own for above in element.iterancestors(own.tag)) and any(True for _ in inner)

    def find_body(self) -> HtmlElement | None:
        """The element that holds the article's paragraphs, or None where the page has no running text."""
        score, skipped = dict[HtmlElement, float](), set[HtmlElement]()
        for element in self.prose.elements:
            if element.getparent() in skipped or self._tells_nothing(element):
                skipped.add(element)
        for element in reversed(self.prose.elements):
            if element in skipped:
                continue
            score[element] = score.get(element, 0) + self.prose.own.get(element, 0)
            parent = element.getparent()
            if parent is not None:
                score[parent] = score.get(parent, 0) + score[element] * (_FADE if element.tag in BLOCKS else 0.98)
        best = max(score, key=lambda element: score[element] * _bonus(element), default=None)
        if best is None or score[best] < _LEAST_BODY * _FADE:
            return self._scattered(skipped)
        return self._widened(self._main_column(self._narrowed(best, skipped)), skipped)

    def _tells_nothing(self, element: HtmlElement) -> bool:
        """Whether what the element holds is no sign of the body: furniture, the headline, a photo with its caption."""
        if element is self.heading or self.is_furniture(element) or self.is_caption(element):
            return True
        small = 0 < self.prose.size.get(element, 0) <= _LONGEST_FRAMED
        inner = islice(element.iter(), _MOST_LOOKED_AT) if small and furniture.is_picture(element) else ()
        return any(part.tag in ("img", "amp-img") for part in inner)

    def _narrowed(self, element: HtmlElement, skipped: set[HtmlElement]) -> HtmlElement:
        """The element, or what in it holds nearly all its paragraphs, beside which there are only scattered ones."""
        while element not in self.prose.own:
            held = [child for child in element if child not in skipped and self.prose.total.get(child, 0)]
            most = max(held, key=lambda child: self.prose.total[child], default=None)
            if most is None or most.tag in _PARAGRAPHS or self._paragraphs(most) < _FEWEST_PARAGRAPHS:
                break
            rest = [self.prose.total[child] for child in held if child is not most]
            alike = any(
                child is not most and child.get("class") == most.get("class") for child in held if child.tag == most.tag
            )
            if alike or sum(rest) > _SCATTERED * self.prose.total[most]:
                break
            element = most
        return element

    def _paragraphs(self, element: HtmlElement) -> int:
        return sum(part in self.prose.own for part in islice(element.iter(), _MOST_LOOKED_AT))

    def _scattered(self, skipped: set[HtmlElement]) -> HtmlElement | None:
        """What holds most of a text that stands in small pieces under the headline, as the entries of a live report."""
        total = dict[HtmlElement, float]()
        for element in reversed(self.prose.elements):
            if element in skipped:
                continue
            total[element] = total.get(element, 0) + self.prose.own.get(element, 0)
            parent = element.getparent()
            if parent is not None:
                total[parent] = total.get(parent, 0) + total[element]
        most = max(total.values(), default=0)
        if self.heading is None or most < _LEAST_BODY:
            return None
        return next(element for element in reversed(self.prose.elements) if total.get(element, 0) >= _NEARLY_ALL * most)

    def _main_column(self, element: HtmlElement) -> HtmlElement:
        """The element, or where it is a row of columns the one that holds most of its prose."""
        held = [child for child in element if self.prose.total.get(child, 0)]
        if len(held) > 1 and all(_is_column(child) for child in held):
            most = max(held, key=lambda child: self.prose.total[child])
            if self.prose.total[most] >= _MOSTLY * self.prose.total[element]:
                return most
        return element

    def _widened(self, body: HtmlElement, skipped: set[HtmlElement]) -> HtmlElement:
        """The body, or what is around it where that is a paragraph only, or one of several parts of a text."""
        parent = body.getparent()
        while parent is not None and body.tag != "body" and parent.tag != "html":
            if body.tag not in _PARAGRAPHS and not self._is_part(body, parent, skipped):
                break
            body, parent = parent, parent.getparent()
        for part in [body, *islice(body.iterancestors(), 2)]:
            parent = part.getparent()
            if parent is not None and self._is_page(part, parent, skipped):
                return parent
        return body

    def _is_page(self, part: HtmlElement, parent: HtmlElement, skipped: set[HtmlElement]) -> bool:
        """Whether the element is by its name a page or a portion of a text that goes on in others beside it."""
        name = part.get("class")
        if not name or _PORTIONS.isdisjoint(furniture.words_of(part)):
            return False
        others = (other for other in parent if other is not part and other.get("class") == name)
        return any(self.prose.total.get(other, 0) for other in others if other not in skipped)

    def _is_part(self, body: HtmlElement, parent: HtmlElement, skipped: set[HtmlElement]) -> bool:
        """Whether the text goes on in elements like this one beside it: of the same name, or with much text."""
        name = body.get("class")
        beside = sum(
            self.prose.total.get(other, 0)
            for other in parent
            if other is not body and other.tag == body.tag and other not in skipped
            and (not name or other.get("class") in (None, name))
        )  # fmt: skip
        return beside >= 0.25 * self.prose.total.get(body, 0)


def _is_under_quotation(element: HtmlElement) -> bool:
    """Whether the element is what a pull quote's frame says below the quotation: who said it."""
    before = element.getprevious()
    return element.tag == "figcaption" and before is not None and before.tag == "blockquote"


def _is_column(element: HtmlElement) -> bool:
    return element.tag == "td" or not _COLUMNS.isdisjoint(furniture.words_of(element))


def _bonus(element: HtmlElement) -> float:
    if element.tag in ("html", "body"):
        return 0.8
    return 2.0 if element.get("itemprop") == "articleBody" else 1.0


def common_ancestor(one: HtmlElement, other: HtmlElement) -> HtmlElement:
    """The smallest element that holds both."""
    above = {one, *one.iterancestors()}
    return next((element for element in _upwards(other) if element in above), one.getroottree().getroot())


def _upwards(element: HtmlElement) -> Iterable[HtmlElement]:
    yield element
    yield from element.iterancestors()
