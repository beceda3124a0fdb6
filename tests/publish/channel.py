"""A channel and items for the tests of the feed."""

from __future__ import annotations

from datetime import UTC, datetime

from reader.models import Episode
from reader.publish.podcast import Channel, Item

CHANNEL = Channel(
    title="Simak & kawan",
    description="Berita dibacakan",
    author="Redaksi Simak",
    email="redaksi@simak.example",
    site="https://simak.example/",
    feed="https://simak.example/podcast.xml?halaman=2",
    image="https://simak.example/static/cover.png",
    image_alt="Sampul",
    guid="9b024349-ccf0-5f69-a609-6b82873eab3c",
    generator="Simak 0",
    updated=datetime(2025, 3, 4, 1, 2, 3, tzinfo=UTC),
    pages={
        "first": "https://simak.example/podcast.xml",
        "prev": "https://simak.example/podcast.xml",
        "next": "https://simak.example/podcast.xml?halaman=3",
        "last": "https://simak.example/podcast.xml?halaman=3",
    },
)


def item(episode: Episode, number: int = 1) -> Item:
    """The episode as an item; the article's own time is its time."""
    published = episode.script.article.published
    assert published
    return Item(
        episode=episode,
        guid=f"urn:uuid:00000000-0000-0000-0000-{number:012}",
        published=published,
        page=f"https://simak.example/berita/{number}",
        audio=f"https://simak.example/audio/t{number}.mp3",
        chapters=f"https://simak.example/bab/t{number}.json",
        transcript=f"https://simak.example/transkrip/t{number}.vtt",
    )
