"""What the program understood of an article, for an editor to look at before anything is spoken."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from reader.models import Block, BlockKind, Quotation, Script

_WIDTH = 100
_LABELS = {
    BlockKind.HEADING: "heading",
    BlockKind.PARAGRAPH: "text",
    BlockKind.LIST_ITEM: "item",
    BlockKind.CAPTION: "photo",
}


def inspection(script: Script) -> dict[str, object]:
    """The article, its blocks, its quotations (one an utterance, in reading order) and what is not read, for JSON.

    `published` is ISO 8601 with its zone, or None; `foreign` what an Indonesian article says in another language.
    """
    article = script.article
    return {
        "title": article.headline,
        "url": article.url,
        "source": article.source,
        "authors": list(article.authors),
        "published": article.published.isoformat() if article.published else None,
        "section": article.section,
        "language": article.language,
        "blocks": [_block(block) for block in article.blocks],
        "quotes": [_quote(quotation) for quotation in script.quotations],
        "foreign": [{"text": text, "language": language} for text, language in _foreign(script)],
        "dropped": list(article.dropped),
    }


def _block(block: Block) -> dict[str, object]:
    return {
        "type": block.kind.value,
        "text": block.text,
        "credit": block.credit,
        "image": block.image,
        "alt": block.alt,
        "dateline": block.dateline,
    }


def _quote(quotation: Quotation) -> dict[str, object]:
    return {"text": quotation.text, "speaker": quotation.speaker, "cue": quotation.cue}


def _foreign(script: Script) -> Iterator[tuple[str, str]]:
    """What an Indonesian article says in another language, with its tag, in reading order and by sentence."""
    for segment in script.segments if script.article.language == "id" else ():
        if segment.language != "id":
            yield segment.text, segment.language
        for passage in segment.foreign:
            yield segment.text[passage.start : passage.end], passage.language


def inspection_text(script: Script) -> str:
    """The same for a terminal: a labelled paragraph a block, then the quotations. Control characters become spaces."""
    article = script.article
    facts = (
        ("Title", article.headline),
        ("Source", article.source),
        ("By", ", ".join(article.authors)),
        ("Published", article.published.isoformat() if article.published else None),
        ("Section", article.section),
        ("Language", article.language),
        ("Address", article.url),
    )
    parts = ["\n".join(f"{name + ':':<11}{_clean(value)}" for name, value in facts if value)]
    parts += [_paragraph(_LABELS[block.kind], _described(block)) for block in article.blocks]
    parts.append(f"Quotations ({len(script.quotations)}):")
    for number, quotation in enumerate(script.quotations, 1):
        cue = f" [{quotation.cue}]" if quotation.cue else ""
        parts.append(_paragraph(f"{number}.", f"{quotation.speaker or 'nobody named'}{cue}: {quotation.text}"))
    if foreign := list(_foreign(script)):
        parts.append(f"Foreign ({len(foreign)}):")
        parts += [_paragraph(f"{language}:", text) for text, language in foreign]
    if article.dropped:
        parts.append(f"Not read ({len(article.dropped)}):")
        parts += [_paragraph("-", line) for line in article.dropped]
    return "\n\n".join(parts)


def _described(block: Block) -> str:
    text = f"{block.dateline} — {block.text}" if block.dateline else block.text
    if block.credit:
        text += f" (credit: {block.credit})"
    return text


def _paragraph(label: str, text: str) -> str:
    return textwrap.fill(_clean(text), _WIDTH, initial_indent=f"{label:<11}", subsequent_indent=" " * 11)


def _clean(text: str) -> str:
    """Without what a terminal would obey: escape sequences, changes of writing direction."""
    return "".join(c if c.isprintable() else " " for c in text)
