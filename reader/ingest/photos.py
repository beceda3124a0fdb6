"""What an image of a page is: a photo or an ornament, where it lies, what its attributes say of it."""

from __future__ import annotations

from lxml.html import HtmlElement

from reader.ingest import furniture
from reader.ingest.characters import fold, gathered, word_set
from reader.ingest.links import absolute_link

IMAGES = ("img", "amp-img")
"""The elements that show one image."""

_SMALLEST = 60
_ORNAMENTS = ("logo", "icon", "avatar", "spinner", "loading", "blank.", "pixel", "sprite")
_SOURCES = ("data-src", "data-original", "data-lazy-src", "data-lazy", "src")
_SETS = ("data-srcset", "srcset")
_NOTES = ("caption", "data-caption", "data-description")
_FILES = (".jpg", ".jpeg", ".png", ".webp", ".gif")
_CREDIT_TAGS = word_set("b strong em i small span p div cite")
_LONGEST_CREDIT = 150


def is_photo(image: HtmlElement) -> bool:
    """Whether the image is more than an ornament, by its size and its name."""
    for name in ("width", "height"):
        size = (image.get(name) or "").removesuffix("px")
        if size.isascii() and size.isdigit() and len(size) < 6 and int(size) < _SMALLEST:
            return False
    names = f"{image.get('src') or ''} {image.get('class') or ''}".lower()[-200:]
    return "lazy" in names or not any(word in names for word in _ORNAMENTS)


def note_of(image: HtmlElement) -> str:
    """A caption that stands in an attribute made for it, or ""; `alt` is none, as it describes for other eyes."""
    return next((note for name in _NOTES if (note := fold(image.get(name) or ""))), "")


def source_of(image: HtmlElement, base: str) -> str | None:
    """The http or https address of the image, also where a script was to load it later."""
    sets = (" ".join((image.get(name) or "").split(",")[:1]).split() for name in _SETS)
    told = [*(image.get(name) or "" for name in _SOURCES), *(one[0] for one in sets if one)]
    found = (absolute_link(base, address) for address in told)
    return next((link for link in found if link.startswith(("http://", "https://"))), None)


def leads_away(link: HtmlElement) -> bool:
    """Whether the link leads to another page, and not to a place of this one or to the image itself."""
    target = (link.get("href") or "").strip().lower()
    return bool(target) and not target.startswith(("#", "javascript:")) and not target.endswith(_FILES)


def set_apart(element: HtmlElement) -> str:
    """The credit where this part of a caption is one, by its name or as an element of its own in brackets; or ""."""
    named = furniture.is_credit(element) and not furniture.is_caption(element)
    text = words_in(element) if named or element.tag in _CREDIT_TAGS else ""
    if not text or len(text) > _LONGEST_CREDIT:
        return ""
    return text if named or (text[0] in "([" and text[-1] in ")]") else ""


def words_in(element: HtmlElement) -> str:
    """The element's text in one line, as far as a caption could reach."""
    return gathered(element.itertext(), 2000)
