"""An episode's description for podcast clients: the article's beginning, its source, time stamps, the disclosure."""

from __future__ import annotations

from html import escape

from reader.models import BlockKind, Episode, cut_at_word
from reader.publish.links import web_link
from reader.publish.times import clock, milliseconds

SUMMARY_LENGTH = 300


def disclosure(voice: str) -> str:
    """The sentence that tells listeners that no human being reads."""
    return f"Dibacakan oleh suara sintetis ({voice})." if voice else "Dibacakan oleh suara sintetis."


def summary(episode: Episode) -> str:
    """The article's first paragraph, cut at a word; the headline where it has none."""
    article = episode.script.article
    paragraphs = (block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH)
    return cut_at_word(next(paragraphs, article.headline), SUMMARY_LENGTH)


def show_notes(episode: Episode, page: str) -> str:
    """HTML of `p`, `a` and `br` alone, as every client shows it. `page` is the episode's page on our own site.

    Every chapter has a line `HH:MM:SS title`, the first at 00:00:00: the form that Apple Podcasts, AntennaPod and
    others read as chapters, so hidden ones are there as well and all lists stay equal.
    """
    parts = [f"<p>{escape(summary(episode))}</p>", f"<p>{_sources(episode, page)}</p>"]
    if chapters := episode.timeline.chapters:
        rate = episode.timeline.sample_rate
        lines = (f"{clock(milliseconds(chapter.start, rate))} {escape(chapter.title)}" for chapter in chapters)
        parts.append("<p>" + "<br>\n".join(lines) + "</p>")
    parts.append(f"<p>{escape(disclosure(episode.voice))}</p>")
    return "\n".join(parts)


def _sources(episode: Episode, page: str) -> str:
    article = episode.script.article
    links = []
    if original := web_link(article.url):
        at = f" di {escape(article.source)}" if article.source else ""
        links.append(f'<a href="{escape(original)}">Artikel asli{at}</a>')
    elif article.source:
        links.append(f"Sumber: {escape(article.source)}")
    links.append(f'<a href="{escape(page)}">Teks lengkap dan bab</a>')
    return "<br>\n".join(links)
