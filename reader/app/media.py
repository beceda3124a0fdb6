"""Audio with byte ranges, and the chapters, the transcript and the spoken words that belong to it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain

from flask import Blueprint, Response, redirect, request

from reader.app.failures import RETRY_SECONDS
from reader.app.parts import absolute, parts
from reader.app.ranges import asked_ranges, content_range
from reader.app.remembered import AudioFile
from reader.errors import BlobMissingError
from reader.pipeline.pronouncing import lexicon_of
from reader.publish import chapters_json as chapters_form
from reader.publish import spoken_json as spoken_form
from reader.publish import webvtt as webvtt_form
from reader.publish.chapters_json import chapters_json
from reader.publish.spoken_json import spoken_json
from reader.publish.webvtt import webvtt
from reader.storage.blobs import Blobs
from reader.storage.catalogue import EpisodeRecord, JobState

blueprint = Blueprint("media", __name__)

AUDIO_TYPE = "audio/mpeg"
_WHOLE = 2 * 1024 * 1024
"""Bytes that are handed to the server in one: four minutes. Longer bodies keep a server's thread until they are sent.

A browser that shows a player loads some of the audio and then stops reading for as long as the page is open: with
streams alone, as many such pages as there are threads would hang the site.
"""
_PIECE = 256 * 1024
"""Bytes of a longer body read and handed on at once: enough that the reading costs nothing beside the sending."""
_FOREVER = "public, max-age=31536000, immutable"


@blueprint.get("/audio/<token>.mp3")
def audio(token: str) -> Response:
    """A revision's MP3: whole, or the asked ranges."""
    file = parts().revisions.audio(token)
    if file.newest != token:
        return _moved("media.audio", file.newest)
    if parts().blobs.size(file.key) != file.size:
        return _heal(file)
    response = Response(mimetype=AUDIO_TYPE)
    response.accept_ranges = "bytes"
    if "unduh" in request.args:
        response.headers["Content-Disposition"] = f'attachment; filename="{file.file_name}"'
    if not _kept(response, token, file.made):
        return response
    try:
        return _fill(response, file, _ranges(response, file.size))
    except BlobMissingError:  # it went between the look and the reading
        return _heal(file)


@blueprint.get("/bab/<token>.json")
def chapters(token: str) -> Response:
    """A revision's chapters in the Podcasting 2.0 form."""
    record, newest = _record(token)
    if newest != token:
        return _moved("media.chapters", newest)
    response = Response(chapters_json(record.episode.timeline), content_type=chapters_form.MEDIA_TYPE)
    return _open(response, record)


@blueprint.get("/transkrip/<token>.vtt")
def transcript(token: str) -> Response:
    """A revision's transcript as WebVTT."""
    record, newest = _record(token)
    if newest != token:
        return _moved("media.transcript", newest)
    text = webvtt(record.episode.script, record.episode.timeline)
    response = Response(text.encode("utf-8", "replace"), content_type=f"{webvtt_form.MEDIA_TYPE}; charset=utf-8")
    return _open(response, record)


@blueprint.get("/ucapan/<token>.json")
def spoken(token: str) -> Response:
    """What a voice of the listener's own has to say for this revision, and when the audio says it."""
    record, newest = _record(token)
    if newest != token:
        return _moved("media.spoken", newest)
    script = record.episode.script
    document = spoken_json(script, record.episode.timeline, lexicon_of(script.article).respell)
    return _open(Response(document, content_type=spoken_form.MEDIA_TYPE), record)


def _record(token: str) -> tuple[EpisodeRecord, str]:
    record = parts().catalogue.episode_by_token(token)
    return record, parts().catalogue.episode(record.id).token


def _open(response: Response, record: EpisodeRecord) -> Response:
    """Web players on other sites may read it: there is nothing private in it."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    _kept(response, record.token, record.made)
    return response


def _kept(response: Response, token: str, made: datetime) -> bool:
    """Make the response one that caches keep forever; False where the client has it already (304, 412)."""
    response.headers["Cache-Control"] = _FOREVER
    response.set_etag(token)
    response.last_modified = made
    response.make_conditional(request.environ)
    return response.status_code == 200


def _moved(endpoint: str, newest: str) -> Response:
    """From an old revision to the newest. 302, not 308: the next revision will move it again."""
    asked = {"unduh": "1"} if "unduh" in request.args else {}
    response = redirect(absolute(endpoint, token=newest, **asked), 302)
    response.headers["Access-Control-Allow-Origin"] = "*"
    assert isinstance(response, Response)  # noqa: S101 - Flask's redirect gives Flask's response
    return response


def _heal(file: AudioFile) -> Response:
    """The audio is gone or cut short: have it made again, unless that failed too often already."""
    catalogue = parts().catalogue
    if not any(job.article_id == file.article_id for job in catalogue.jobs(JobState.PARKED)):
        catalogue.add_job(file.article_id)
        parts().wake()
    sentence = "Audio ini sedang disiapkan kembali. Silakan coba lagi sebentar lagi.\n"
    response = Response(sentence, 503, content_type="text/plain; charset=utf-8")
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _ranges(response: Response, size: int) -> list[range] | None:
    """The ranges to send, if the client's copy is of this revision (If-Range) and the method has ranges (GET)."""
    if request.method != "GET":
        return None
    condition = request.headers.get("If-Range", "").strip()
    current = {response.headers["ETag"], response.headers["Last-Modified"]}
    return asked_ranges(request.headers.get("Range"), size) if not condition or condition in current else None


def _fill(response: Response, file: AudioFile, ranges: list[range] | None) -> Response:
    if ranges is None:
        response.content_length = file.size
        if request.method == "GET":
            _hand_over(response, file, [(b"", range(file.size))])
    elif not ranges:
        response.status_code = 416
        response.headers["Content-Range"] = f"bytes */{file.size}"
        response.headers.pop("Cache-Control")
    elif len(ranges) == 1:
        response.status_code = 206
        response.headers["Content-Range"] = content_range(ranges[0], file.size)
        response.content_length = len(ranges[0])
        _hand_over(response, file, [(b"", ranges[0])])
    else:
        _fill_several(response, file, ranges)
    return response


def _fill_several(response: Response, file: AudioFile, ranges: list[range]) -> None:
    """The ranges as multipart/byteranges (RFC 9110, 14.6)."""
    boundary = secrets.token_hex(16)
    heads = [
        f"\r\n--{boundary}\r\nContent-Type: {AUDIO_TYPE}\r\n"
        f"Content-Range: {content_range(positions, file.size)}\r\n\r\n".encode()
        for positions in ranges
    ]
    tail = f"\r\n--{boundary}--\r\n".encode()
    response.status_code = 206
    response.content_type = f"multipart/byteranges; boundary={boundary}"
    response.content_length = sum(map(len, heads)) + sum(map(len, ranges)) + len(tail)
    _hand_over(response, file, [*zip(heads, ranges, strict=True), (tail, range(0))])


def _hand_over(response: Response, file: AudioFile, parts_of_body: Sequence[tuple[bytes, range]]) -> None:
    """Give the response its body: each part's own bytes, then those at its positions of the audio.

    The beginning is read at once, so that a failure still has a status to tell it. Raises BlobMissingError.
    """
    pieces = _pieces(parts().blobs, file.key, parts_of_body)
    if response.content_length and response.content_length <= _WHOLE:
        response.response = [b"".join(pieces)]
        response.direct_passthrough = True  # the server gets the list itself and need not ask for more
    else:
        response.response = chain([next(pieces)], pieces)


def _pieces(blobs: Blobs, key: str, parts_of_body: Iterable[tuple[bytes, range]]) -> Iterator[bytes]:
    for own, positions in parts_of_body:
        if own:
            yield own
        for start in range(positions.start, positions.stop, _PIECE):
            length = min(_PIECE, positions.stop - start)
            piece = blobs.read(key, start, length)
            if len(piece) < length:
                raise BlobMissingError(key, "was cut short while it was read")
            yield piece
