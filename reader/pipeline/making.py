"""From a Script to an Episode: every segment spoken by one voice, laid out in time, tagged, joined, kept."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from itertools import repeat

from reader.audio.cues import cued
from reader.audio.episode import episode_key, frames
from reader.audio.id3 import Label, tag
from reader.audio.timeline import lay_out, silences
from reader.errors import SpeechError
from reader.models import Episode, Progress, Prosody, Script, SegmentKind
from reader.narration.lexicon import SHIPPED, Lexicon
from reader.pipeline.clips import Clips, Utterance
from reader.speech.engine import Engine
from reader.storage.blobs import Blobs

_log = logging.getLogger("simak.voices")

_AHEAD = 1 << 20  # bytes
_PLAIN = Prosody()
_MANNERS = {
    SegmentKind.OPENING: Prosody(rate=0.95),
    SegmentKind.HEADING: Prosody(rate=0.95),
    SegmentKind.QUOTATION: Prosody(pitch=1.15),
    SegmentKind.CAPTION: Prosody(pitch=0.9),
    SegmentKind.CREDIT: Prosody(pitch=0.9),
}


class EpisodeMaker:
    """Makes episodes with the first of its voices that can, and one store.

    `album` is what the tag calls the whole they belong to; `cues` puts soft tones before quotations and captions.
    """

    def __init__(self, engines: Sequence[Engine], blobs: Blobs, *, album: str, cues: bool = False) -> None:
        self._engines = engines
        self._blobs = blobs
        self._album = album
        self._cues = cues

    def make(self, script: Script, progress: Progress | None = None, *, lexicon: Lexicon = SHIPPED) -> Episode:
        """The script spoken, its words as the lexicon says them. Only segments whose clip isn't kept are spoken;
        `progress` counts segments.

        Where a voice fails in spite of new tries, all of the script goes to the next one. Raises SpeechError (the
        last voice failed), AudioError (it gave no usable sound), StorageError (nowhere to keep it); what was made
        until then is kept, so the next try goes on from there.
        """
        *others, last = self._engines
        for engine in others:
            try:
                return self._spoken_by(engine, script, progress, lexicon)
            except SpeechError as problem:
                _log.warning("%s; another voice reads %r", problem, script.article.headline)
        return self._spoken_by(last, script, progress, lexicon)

    def _spoken_by(self, engine: Engine, script: Script, progress: Progress | None, lexicon: Lexicon) -> Episode:
        cues = cued(script.segments) if self._cues else repeat(None)
        wanted = [
            Utterance(lexicon.respell(segment.spoken, engine.name), _MANNERS.get(segment.kind, _PLAIN), cue)
            for segment, cue in zip(script.segments, cues, strict=False)
        ]
        clips = Clips(engine, self._blobs)
        lengths = clips.lengths(wanted, progress)
        timeline = lay_out(script, lengths)
        head = tag(self._label(script, engine), timeline)
        quiet = silences(script.segments, lengths)
        key = episode_key(head, lengths, quiet)
        size = _size_of_equal(self._blobs, key, frames(head, map(clips.clip, wanted), lengths, quiet))
        if size is None:
            size = self._blobs.put(key, frames(head, map(clips.clip, wanted), lengths, quiet))
        return Episode(script, timeline, key, size, engine.title)

    def _label(self, script: Script, engine: Engine) -> Label:
        article = script.article
        return Label(
            title=article.headline,
            artist=article.source or self._album,
            album=self._album,
            link=article.url,
            published=article.published,
            comment=f"Dibacakan dengan suara sintetis: {engine.title}.",
        )


def _size_of_equal(blobs: Blobs, key: str, pieces: Iterable[bytes]) -> int | None:
    """The size of the blob where it is there and equal to the pieces: writing it again would take longer."""
    size = blobs.size(key)
    if size is None:
        return None
    at = 0
    ahead = memoryview(b"")
    for piece in pieces:
        if len(ahead) < len(piece):
            ahead = memoryview(blobs.read(key, at, len(piece) + _AHEAD))
        if ahead[: len(piece)] != piece:
            return None
        ahead = ahead[len(piece) :]
        at += len(piece)
    return size if at == size else None
