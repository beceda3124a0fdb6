"""From a Script to an Episode: each segment's clip from the cache or spoken now, laid out, tagged, joined, kept."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from reader.audio.clip import make_clip, pack, unpack
from reader.audio.episode import episode_key, frames
from reader.audio.id3 import Label, tag
from reader.audio.key import clip_key
from reader.audio.timeline import Length, lay_out, length_of, silences
from reader.errors import BlobMissingError, DamagedClipError, EngineFailedError
from reader.models import Clip, Episode, Progress, Prosody, Script, Segment, SegmentKind, Speech
from reader.narration.lexicon import SHIPPED, Lexicon
from reader.speech.engine import Engine
from reader.storage.blobs import Blobs

TRIES = 3
"""How often a segment is spoken before a failing voice counts as failed."""

AHEAD = 4
"""Spoken segments that may wait for the encoder, so that memory does not grow with the article."""

_PLAIN = Prosody()
_MANNERS = {
    SegmentKind.OPENING: Prosody(rate=0.95),
    SegmentKind.HEADING: Prosody(rate=0.95),
    SegmentKind.QUOTATION: Prosody(pitch=1.15),
    SegmentKind.CAPTION: Prosody(pitch=0.9),
    SegmentKind.CREDIT: Prosody(pitch=0.9),
}


class _Utterance(NamedTuple):
    """What the engine gets for a segment."""

    text: str
    manner: Prosody


class EpisodeMaker:
    """Makes episodes with one voice and one store. `album` is what the tag calls the whole they belong to."""

    def __init__(self, engine: Engine, blobs: Blobs, *, album: str) -> None:
        self._engine = engine
        self._blobs = blobs
        self._album = album

    def make(self, script: Script, progress: Progress | None = None, *, lexicon: Lexicon = SHIPPED) -> Episode:
        """The script spoken, its words as the lexicon says them. Only segments whose clip isn't kept are spoken;
        `progress` counts segments.

        Raises SpeechError (the voice failed), AudioError (it gave no usable sound), StorageError (nowhere to keep
        it); what was made until then is kept, so the next try goes on from there.
        """
        wanted = [self._utterance(segment, lexicon) for segment in script.segments]
        lengths = self._lengths(wanted, progress)
        timeline = lay_out(script, lengths)
        head = tag(self._label(script), timeline)
        quiet = silences(script.segments, lengths)
        key = episode_key(head, lengths, quiet)
        clips = (self._clip(utterance) for utterance in wanted)
        size = self._blobs.put(key, frames(head, clips, lengths, quiet))
        return Episode(script, timeline, key, size, self._engine.title)

    def _utterance(self, segment: Segment, lexicon: Lexicon) -> _Utterance:
        return _Utterance(lexicon.respell(segment.spoken, self._engine.name), _MANNERS.get(segment.kind, _PLAIN))

    def _lengths(self, wanted: Sequence[_Utterance], progress: Progress | None) -> list[Length]:
        """Each utterance's length; what isn't kept is spoken here while a thread encodes what was spoken before."""
        made: dict[str, Future[Length]] = {}
        order: list[Future[Length]] = []
        lengths: list[Length] = []

        def settle(waiting: int) -> None:
            while len(order) - len(lengths) > waiting:
                lengths.append(order[len(lengths)].result())
                if progress:
                    progress(len(lengths), len(wanted))

        with ThreadPoolExecutor(1, thread_name_prefix="encode") as encoder:
            for utterance in wanted:
                key = self._key(utterance)
                if key not in made:
                    kept = self._kept(key)
                    made[key] = _done(kept) if kept else encoder.submit(self._encode, key, self._speak(utterance))
                order.append(made[key])
                settle(AHEAD)
            settle(0)
        return lengths

    def _clip(self, utterance: _Utterance) -> Clip:
        """The utterance's clip from the cache; made once more where somebody took it away meanwhile."""
        key = self._key(utterance)
        try:
            return unpack(self._blobs.get(key), key)
        except (BlobMissingError, DamagedClipError):
            self._encode(key, self._speak(utterance))
            return unpack(self._blobs.get(key), key)

    def _kept(self, key: str) -> Length | None:
        try:
            return length_of(unpack(self._blobs.get(key), key))
        except (BlobMissingError, DamagedClipError):
            return None

    def _encode(self, key: str, speech: Speech) -> Length:
        clip = make_clip(speech)
        self._blobs.put(key, (pack(clip),))
        return length_of(clip)

    def _speak(self, utterance: _Utterance) -> Speech:
        for _ in range(TRIES - 1):
            try:
                return self._engine.speak(*utterance)
            except EngineFailedError:
                continue
        return self._engine.speak(*utterance)

    def _key(self, utterance: _Utterance) -> str:
        return clip_key(self._engine.identity, *utterance)

    def _label(self, script: Script) -> Label:
        article = script.article
        return Label(
            title=article.headline,
            artist=article.source or self._album,
            album=self._album,
            link=article.url,
            published=article.published,
            comment=f"Dibacakan dengan suara sintetis: {self._engine.title}.",
        )


def _done(length: Length) -> Future[Length]:
    future: Future[Length] = Future()
    future.set_result(length)
    return future
