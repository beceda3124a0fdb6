"""A server of feeds on loopback, each at an address of its own, for bench/fetch_feeds.py.

    python -m bench.feed_server FEEDS

It listens on one port of 127.0.1.1, 127.0.1.2, ... and prints that port; it ends when its standard input does. Every
answer comes after 50 ms, as from a server far away. To a request with an ETag all but one in twenty answer 304; that
one sends its feed again: as it was, or from the path NEWS with one article more each time that Simak asks.
"""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Sequence
from functools import partial
from xml.sax.saxutils import escape

from bench.articles import sample_blocks

LATENCY = 0.05
SENDING = 20
"""Every so manieth feed knows nothing of 304."""

NEWS = "/baru"

ENTRIES = 20
ETAG = '"kemarin"'

_PARAGRAPHS = 8


def address(number: int) -> str:
    """The feed's own address in 127.0.0.0/8: all of it is loopback on Linux, so that each feed has a host."""
    return f"127.0.{1 + number // 250}.{1 + number % 250}"


class Feed:
    """One feed: its newest article's number goes up by one each time that Simak asks."""

    def __init__(self, number: int, texts: Sequence[str]) -> None:
        self.number = number
        self.texts = (*texts, *texts)
        self.newest = ENTRIES

    def answer(self, request: bytes) -> bytes:
        """The response to a request's head."""
        if b"If-None-Match" in request and self.number % SENDING:
            return b"HTTP/1.1 304 Not Modified\r\nETag: " + ETAG.encode() + b"\r\n\r\n"
        self.newest += NEWS.encode() in request and b"Simak" in request
        body = self.rss().encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: {ETAG}\r\nContent-Length: {len(body)}"
        return head.encode() + b"\r\n\r\n" + body

    def rss(self) -> str:
        """The feed with its newest articles in full."""
        items = "".join(self._item(number) for number in range(self.newest, self.newest - ENTRIES, -1))
        return (
            '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>Kabar {self.number}</title><link>https://kabar-contoh.example/</link>{items}</channel></rss>"
        )

    def _item(self, number: int) -> str:
        first = (self.number + number) % (len(self.texts) // 2)
        texts = self.texts[first : first + _PARAGRAPHS]
        html = "".join(f"<p>{escape(text)}</p>" for text in [*texts, f"Berita nomor {number} dari kabar ini."])
        return (
            f"<item><title>Berita {number} dari kabar {self.number}</title>"
            f'<guid isPermaLink="false">{self.number}-{number}</guid>'
            f"<link>https://kabar-contoh.example/{self.number}/{number}</link>"
            f"<description>{escape(texts[0])}</description>"
            f"<content:encoded>{escape(html)}</content:encoded></item>"
        )


class Connection(asyncio.Protocol):
    """Answers one request after the other."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._read = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what is written to."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - what a server's protocol is given
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is whole by now, after the latency."""
        self._read += data
        while b"\r\n\r\n" in self._read:
            request, _, self._read = self._read.partition(b"\r\n\r\n")
            asyncio.get_running_loop().call_later(LATENCY, self._transport.write, self._feed.answer(request))


async def serve(feeds: int) -> None:
    """Serve until the input ends."""
    loop = asyncio.get_running_loop()
    port = 0
    texts = [block.text for block in sample_blocks()]
    for number in range(feeds):
        listening = socket.create_server((address(number), port))
        port = listening.getsockname()[1]
        await loop.create_server(partial(Connection, Feed(number, texts)), sock=listening)
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
