"""A line of a page or of a text: what passes from the walk over markup to the rules that judge what is read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What a line is by its markup."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    CAPTION = auto()
    IMAGE = auto()


@dataclass(slots=True)
class Line:
    """One line of a page or a text, as it came.

    `joins`: only a single line break divides it from the line before. `linked`: all of it is a link to elsewhere.
    `inside`: it stands in the article's body. `before`: it stands before headline and body. `image`, `alt` and `note`
    (a caption that stands in an attribute) belong to images; `credit` to captions whose markup sets it apart.
    """

    kind: Kind
    text: str = ""
    level: int = 2
    joins: bool = False
    linked: bool = False
    strong: bool = False
    slanted: bool = False
    quoted: bool = False
    deck: bool = False
    unread: bool = False
    inside: bool = True
    before: bool = False
    credit: str = ""
    image: str | None = None
    alt: str = ""
    note: str = ""
