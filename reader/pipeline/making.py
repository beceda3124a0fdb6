"""From a Script to an Episode: every segment spoken by one voice, laid out in time, tagged, joined, kept."""

from __future__ import annotations

import logging
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import repeat

from reader.audio.cues import cued
from reader.audio.episode import episode_key, frames, is_whole
from reader.audio.id3 import Label, tag
from reader.audio.timeline import lay_out, silences
from reader.delivery import USUAL, Delivery
from reader.errors import SpeechError
from reader.models import Episode, Progress, Script, Segment
from reader.narration.lexicon import SHIPPED, Lexicon
from reader.pipeline.clips import Clips, Utterance
from reader.pipeline.streaming import joined
from reader.speech.engine import Engine
from reader.storage.blobs import Blobs

_log = logging.getLogger("simak.voices")


class EpisodeMaker:
    """Makes episodes with the first of its voices that can, and one store.

    `album` is what the tag calls the whole they belong to, `delivery` how they are told.
    """

    def __init__(self, engines: Sequence[Engine], blobs: Blobs, *, album: str, delivery: Delivery = USUAL) -> None:
        self._engines = engines
        self._blobs = blobs
        self._album = album
        self._delivery = delivery

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
        wanted = self._utterances(engine, script.segments, lexicon)
        clips = Clips(engine, self._blobs)
        lengths = clips.lengths(wanted, progress)
        timeline = lay_out(script, lengths, self._delivery.pauses)
        head = tag(self._label(script, engine), timeline)
        quiet = silences(script.segments, lengths, self._delivery.pauses)
        key = episode_key(head, lengths, quiet)
        size = self._blobs.size(key)
        if size is None or not is_whole(partial(self._blobs.read, key), head, lengths, quiet):
            size = self._blobs.put(key, frames(head, map(clips.clip, wanted), lengths, quiet))
        return Episode(script, timeline, key, size, engine.title)

    def stream(
        self, script: Script, progress: Progress | None = None, *, lexicon: Lexicon = SHIPPED
    ) -> Generator[bytes, None, None]:
        """The frames of the episode that `make` makes, without its tag, a segment's as soon as it is spoken.

        Clips are taken from the store and kept there, as always; `progress` counts segments. A voice that fails before
        its first segment is there hands over to the next one; later, what it raises ends the stream. Closing the
        stream ends the speaking. Raises as `make` does.
        """
        *others, last = self._engines
        for engine in others:
            with closing(self._streamed_by(engine, script, progress, lexicon)) as pieces:
                try:
                    first = next(pieces)
                except SpeechError as problem:
                    _log.warning("%s; another voice reads %r", problem, script.article.headline)
                    continue
                yield first
                yield from pieces
                return
        with closing(self._streamed_by(last, script, progress, lexicon)) as pieces:
            yield from pieces

    def _streamed_by(
        self, engine: Engine, script: Script, progress: Progress | None, lexicon: Lexicon
    ) -> Generator[bytes, None, None]:
        with closing(Clips(engine, self._blobs).each(self._utterances(engine, script.segments, lexicon))) as clips:
            yield from joined(script.segments, clips, self._delivery.pauses, progress)

    def _utterances(self, engine: Engine, segments: Sequence[Segment], lexicon: Lexicon) -> list[Utterance]:
        """What the engine gets to say for each segment: its spoken form, or as printed in another language."""
        cues = cued(segments) if self._delivery.cues else repeat(None)
        wanted = []
        for segment, cue in zip(segments, cues, strict=False):
            prosody = self._delivery.prosody(segment.kind)
            text = lexicon.respell(segment.spoken, engine.name)
            if segment.language in engine.languages and not segment.announced:
                prosody = replace(prosody, language=segment.language)
                text = segment.text
            wanted.append(Utterance(text, prosody, cue))
        return wanted

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
