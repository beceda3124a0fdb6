"""What the reader says that the article doesn't: the opening, who speaks, who took a photo, the closing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

from reader.delivery import Captions, Delivery, OpeningPart, Quotations
from reader.models import Article
from reader.narration.roles import MONTHS
from reader.narration.words import word_set

DISCLOSURE = "Berita ini dibacakan dengan suara sintetis."
"""What the listener is told at the end about the voice."""

_SAYS_PHOTO = re.compile(r"(?:keterangan )?foto\b", re.IGNORECASE)
_UNNAMED = word_set("ist ist. istimewa")
_NO_PHOTOGRAPHER = ("dok", "foto", "repro", "screenshot", "tangkapan", "youtube")
_WESTERN = timedelta(hours=7)
_ZONES = {_WESTERN: "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}


def opening(article: Article, delivery: Delivery) -> Iterator[tuple[str, bool]]:
    """The sentences before the article, and of each whether it is the title."""
    about: list[str] = []
    for part in delivery.opening:
        if part is not OpeningPart.TITLE:
            about += _about(article, part)
            continue
        if about:
            yield _sentence(about), False
            about = []
        if article.title.strip():
            yield with_full_stop(article.title.strip()), True
    if about:
        yield _sentence(about), False


def _sentence(about: list[str]) -> str:
    text = with_full_stop(", ".join(about))
    return text.replace("pukul", "Pukul", 1) if about[0].startswith("pukul ") else text


def _about(article: Article, part: OpeningPart) -> Iterator[str]:
    if part is OpeningPart.SOURCE and article.source:
        yield article.source
    if part is OpeningPart.DATE and article.published:
        yield _date(article.published)
    if part is OpeningPart.TIME and article.published:
        yield _time(article.published)


def closing(delivery: Delivery) -> Iterator[str]:
    """The sentences after the article."""
    if any(c.isalnum() for c in delivery.closing):
        yield with_full_stop(delivery.closing.strip())
    yield DISCLOSURE


def before_quotation(speaker: str | None, delivery: Delivery) -> str:
    """What is said before a quotation, "" for nothing: "Kutipan Sri Rahayu: "."""
    if delivery.quotations not in {Quotations.ANNOUNCED, Quotations.BOTH}:
        return ""
    return f"Kutipan {speaker}: " if speaker else "Kutipan: "


def before_caption(caption: str, delivery: Delivery) -> str:
    """What is said before a photo's caption, "" for nothing."""
    if delivery.captions is not Captions.ANNOUNCED or _SAYS_PHOTO.match(caption):
        return ""
    return "Foto: "


def photo_credit(credit: str) -> str:
    """The sentence that tells who took a photo: "Foto oleh Rina Wulandari."; agencies stand behind a comma."""
    if credit.casefold() in _UNNAMED:
        return "Foto istimewa."
    told = re.sub(r"\s*/\s*", ", ", credit)
    joint = ": " if told.casefold().startswith(_NO_PHOTOGRAPHER) else " oleh "
    return with_full_stop(f"Foto{joint}{told}")


def with_full_stop(text: str) -> str:
    """The text as a sentence that ends."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _date(moment: datetime) -> str:
    """The day as the publisher's zone has it: "24 November 2026"."""
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def _time(moment: datetime) -> str:
    """The time of day, in Western Indonesian Time where the publisher's zone is not Indonesian: "pukul 10.05 WIB"."""
    offset = moment.utcoffset()
    if offset not in _ZONES:
        moment, offset = moment.astimezone(timezone(_WESTERN)), _WESTERN
    return f"pukul {moment.hour:02d}.{moment.minute:02d} {_ZONES[offset]}"
