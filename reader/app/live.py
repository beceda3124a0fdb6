"""Listening to an article while its episode is still being made: MP3 in chunks, the first sentence at once."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from itertools import chain

from flask import Blueprint, Response, redirect, request

from reader.app.failures import failure_page
from reader.app.media import AUDIO_TYPE
from reader.app.parts import GREATEST_ID, Speak, absolute, parts
from reader.errors import AudioError, SettingsError, SimakError, SpeechError
from reader.pipeline.streaming import growing
from reader.storage.catalogue import ArticleRecord, JobState

blueprint = Blueprint("live", __name__)

SEATS = 8
"""Streams that are made at once; each keeps one of the server's threads until all of it is spoken."""

LONGEST_SECONDS = 3600
"""After which nothing more is spoken for a stream. It is looked at whenever the server takes a piece, so it ends what
is read too slowly; who doesn't read at all can keep a seat only with what is longer than `_MOST` says."""

_MOST = 2 * 1024 * 1024
"""Bytes that are handed to the server in one, at most. It holds four pieces for a client that doesn't read, and as each
is as long as all before it, an article of ten minutes needs no thread once it is spoken, however slowly it is heard."""

_log = logging.getLogger("simak.live")


@blueprint.get(f"/langsung/<int(max={GREATEST_ID}):article_id>.mp3")
def audio(article_id: int) -> Response:
    """The article as it is spoken; where its episode is there, a redirect to that."""
    record = parts().catalogue.article(article_id)
    if record.reason is not None:
        return failure_page(404, "Tidak dibacakan", "Berita ini tidak dibacakan, jadi tidak ada audionya.")
    job = parts().catalogue.job_of_article(article_id)
    episode = parts().catalogue.episode_of_article(article_id)
    if episode and (job is None or job.state is JobState.PARKED):
        moved = redirect(absolute("media.audio", token=episode.token), 302)
        assert isinstance(moved, Response)  # noqa: S101 - Flask's redirect gives Flask's response
        return _passing(moved)
    speak = parts().speak
    if speak is None:
        return failure_page(503, "Belum dapat didengarkan", "Audio berita ini masih disiapkan. Silakan tunggu.")
    if request.method == "HEAD":
        return _passing(Response(iter(()), mimetype=AUDIO_TYPE))  # of a length that nobody knows (RFC 9110, 8.6)
    return _begun(speak, record, parts().seats)


def _begun(speak: Speak, record: ArticleRecord, seats: threading.Semaphore) -> Response:
    """The stream with its first sentence there, so that a failure until then still has a status to tell it."""
    if not seats.acquire(blocking=False):
        return failure_page(
            503,
            "Terlalu banyak pendengar",
            "Terlalu banyak yang sedang mendengarkan langsung. Silakan coba lagi satu menit lagi.",
        )
    body = _body(speak, record, seats)
    try:
        first = next(body)
    except (SpeechError, AudioError, SettingsError):  # `_body` has told it to the log
        return failure_page(503, "Belum dapat didengarkan", "Suara pembaca sedang tidak dapat dipakai.")
    response = Response(chain([first], body), mimetype=AUDIO_TYPE)
    response.call_on_close(body.close)
    return _passing(response)


def _passing(response: Response) -> Response:
    """Of this moment only: not to be kept, not to be collected by a proxy, in no pieces of the client's choice."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Accept-Ranges"] = "none"
    response.headers["X-Accel-Buffering"] = "no"
    return response


def _body(speak: Speak, record: ArticleRecord, seats: threading.Semaphore) -> Generator[bytes, None, None]:
    """The stream's bytes. The seat is free again when it ends, or is closed as its listener went away."""
    try:
        with closing(speak(record)) as stream:
            yield from growing(_in_time(stream), _MOST)
    except SimakError as problem:
        _log.warning("The stream of article %s ends early: %s", record.id, problem)
        raise  # a server that can cuts the connection, so that the client knows
    finally:
        seats.release()


def _in_time(pieces: Iterable[bytes]) -> Iterator[bytes]:
    end = time.monotonic() + LONGEST_SECONDS
    for piece in pieces:
        if time.monotonic() > end:
            raise AudioError("live stream", f"was not read within {LONGEST_SECONDS} seconds")
        yield piece
