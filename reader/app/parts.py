"""What the routes work with, and the addresses they give out."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass
from threading import Semaphore

from flask import abort, current_app, request, url_for

from reader.app.remembered import Divisions, FeedPages, Revisions
from reader.settings import Settings
from reader.storage.blobs import Blobs
from reader.storage.catalogue import ArticleRecord, Catalogue

KEY = "simak"
GREATEST_ID = 2**31 - 1

Speak = Callable[[ArticleRecord], Generator[bytes, None, None]]
"""Gives an article's sound while it is spoken: MP3 frames, a sentence's as soon as it is there."""

_HOST = re.compile(r"(?=.{1,260}$)([A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})*\.?|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Parts:
    """What an application was created with, and what it remembers to be fast. Without `speak` nobody can listen to
    an episode that is still being made; who does takes one of the `seats`.
    """

    catalogue: Catalogue
    blobs: Blobs
    settings: Settings
    wake: Callable[[], object]
    revisions: Revisions
    divisions: Divisions
    feed_pages: FeedPages
    speak: Speak | None
    seats: Semaphore


def parts() -> Parts:
    """The parts of the application that answers this request."""
    found = current_app.extensions[KEY]
    assert isinstance(found, Parts)  # noqa: S101 - tells mypy what create_app put there
    return found


def base_url() -> str:
    """Where listeners reach this site, without a slash at the end: the setting, else what the request says.

    A Host with any other character than names, addresses and ports have is answered with 400.
    """
    if public := parts().settings.public_url:
        return public.rstrip("/")
    if not _HOST.fullmatch(request.host):
        abort(400)
    return f"{request.scheme}://{request.host}{request.root_path.rstrip('/')}"


def absolute(endpoint: str, **values: str | int) -> str:
    """A route's address in full."""
    path = url_for(endpoint, **values)  # type: ignore[arg-type] # Flask's own names for its options never occur here
    return base_url() + path.removeprefix(request.root_path.rstrip("/"))


def page_number(last: int) -> int:
    """The page that `?halaman=` asks for, from 1; 404 where it is no number of a page."""
    asked = request.args.get("halaman", "1")
    number = int(asked) if re.fullmatch(r"[0-9]{1,7}", asked) else 0
    if not 1 <= number <= max(1, last):
        abort(404)
    return number
