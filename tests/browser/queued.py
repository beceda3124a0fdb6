"""The listening queue as a test finds it in a browser."""

from __future__ import annotations

import json

from playwright.sync_api import Page

from tests.browser.conftest import wait_until

READY = "document.getElementById('audio').readyState >= 1"
TITLES = {
    7: "Tanggul Jebol, 1.250 Warga Semarang Utara Mengungsi",
    6: "Dua Gol di Babak Kedua Bawa Timnas Putri ke Final",
    4: "Mbah Karto dan Wayang dari Rumput yang Tak Mau Mati",
}
"""Of three of the sample's articles, by their numbers."""


def keep_queue(page: Page, address: str, *ids: int) -> None:
    """Have the browser keep this queue, as its own code would."""
    entries = [{"id": number, "title": TITLES.get(number, f"Berita {number}")} for number in ids]
    keep_raw(page, address, json.dumps({"version": 1, "entries": entries}))


def keep_raw(page: Page, address: str, kept: str) -> None:
    """Have the browser keep this in the queue's place."""
    page.goto(f"{address}/berlangganan")
    page.evaluate("kept => localStorage.setItem('simak-antrean', kept)", kept)


def queued(page: Page) -> list[int]:
    """The numbers of the articles in the queue that the browser keeps."""
    ids: list[int] = page.evaluate(
        "(JSON.parse(localStorage.getItem('simak-antrean') ?? '{}').entries ?? []).map(entry => entry.id)"
    )
    return ids


def open_article(page: Page, address: str, number: int) -> None:
    """Open an article of the queue and wait until its audio and the queue's code are there."""
    page.goto(f"{address}/berita/{number}")
    wait_until(page, READY)
    wait_until(page, "!document.getElementById('tetangga').hidden")


def near_the_end(page: Page, seconds: float = 1.5) -> None:
    """Move to so many seconds before the article's end."""
    page.evaluate(f"(audio => {{ audio.currentTime = audio.duration - {seconds} }})(document.getElementById('audio'))")
    wait_until(page, "!document.getElementById('audio').seeking")
