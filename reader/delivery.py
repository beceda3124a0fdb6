"""How articles are told: who speaks, in what manner, what is announced, how long the pauses are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from pydantic_settings import NoDecode

from reader.errors import SettingsError
from reader.models import Prosody, SegmentKind


class Quotations(StrEnum):
    """How a quotation is told from what stands around it."""

    VOICE = "voice"
    ANNOUNCED = "announced"
    BOTH = "both"
    PLAIN = "plain"


class Captions(StrEnum):
    """How a photo's caption is read: after the word "Foto", as it is, or not at all."""

    ANNOUNCED = "announced"
    PLAIN = "plain"
    OMITTED = "omitted"


class OpeningPart(StrEnum):
    """What can be said before the article."""

    TITLE = "title"
    SOURCE = "source"
    DATE = "date"
    TIME = "time"
    NOTHING = "nothing"


class Pause(StrEnum):
    """A place where nothing is heard for a while."""

    AFTER_OPENING = "after_opening"
    AROUND_HEADING = "around_heading"
    AROUND_CAPTION = "around_caption"
    BEFORE_CREDIT = "before_credit"
    BEFORE_CLOSING = "before_closing"
    AT_END = "at_end"
    WITHIN_SENTENCE = "within_sentence"
    QUOTATION_WITHIN_SENTENCE = "quotation_within_sentence"
    BETWEEN_SENTENCES = "between_sentences"
    QUOTATION_BETWEEN_SENTENCES = "quotation_between_sentences"
    BETWEEN_PARAGRAPHS = "between_paragraphs"


PAUSES: Mapping[Pause, float] = {
    Pause.AFTER_OPENING: 0.8,
    Pause.AROUND_HEADING: 0.8,
    Pause.AROUND_CAPTION: 0.8,
    Pause.BEFORE_CREDIT: 0.35,
    Pause.BEFORE_CLOSING: 0.9,
    Pause.AT_END: 0.6,
    Pause.WITHIN_SENTENCE: 0.15,
    Pause.QUOTATION_WITHIN_SENTENCE: 0.25,
    Pause.BETWEEN_SENTENCES: 0.35,
    Pause.QUOTATION_BETWEEN_SENTENCES: 0.45,
    Pause.BETWEEN_PARAGRAPHS: 0.6,
}
"""Seconds from the end of one segment's sound to the beginning of the next one's.

They rise with what the pause has to tell: in print it is a comma, a full stop, a quotation mark, an indent, a change
of type. A quotation's edge gets a little more than the same place elsewhere, as quotation marks cannot be heard.
"""


class Manner(BaseModel):
    """How segments of one kind are spoken: as `Prosody`, on top of the rate of the whole."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rate: float = Field(default=1.0, ge=0.5, le=2)
    pitch: float = Field(default=1.0, ge=0.5, le=2)
    person: int = Field(default=0, ge=0, le=9)


MANNERS: Mapping[SegmentKind, Manner] = {
    SegmentKind.OPENING: Manner(rate=0.95),
    SegmentKind.HEADING: Manner(rate=0.95),
    SegmentKind.NARRATION: Manner(),
    SegmentKind.QUOTATION: Manner(pitch=1.15, person=1),
    SegmentKind.CAPTION: Manner(pitch=0.9),
    SegmentKind.CREDIT: Manner(pitch=0.9),
    SegmentKind.CLOSING: Manner(),
}
"""A quotation is spoken by somebody else where the voice has several people, and a little higher in any case."""


class Delivery(BaseModel):
    """How articles are told. Every field is a setting, and can be set for one feed alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    voice: Annotated[tuple[str, ...], NoDecode] = Field(
        default=("espeak",),
        min_length=1,
        description="The voice, or several between commas: where one fails, the next reads the whole article.",
    )
    rate: float = Field(
        default=1.0, ge=0.5, le=2, description="How fast all is spoken: 1 is the voice's own news rate."
    )
    quotations: Quotations = Field(
        default=Quotations.VOICE,
        description='How quotations stand out: by another "voice", "announced" by speaker, "both", or "plain".',
    )
    captions: Captions = Field(
        default=Captions.ANNOUNCED,
        description='Photo captions: "announced" by the word "Foto", "plain", or "omitted".',
    )
    credits: bool = Field(default=True, description="Say who took a photo.")
    opening: Annotated[tuple[OpeningPart, ...], NoDecode] = Field(
        default=(OpeningPart.TITLE, OpeningPart.SOURCE, OpeningPart.DATE),
        min_length=1,
        description="What is said before the article, in order: title, source, date, time between commas, or nothing.",
    )
    closing: str = Field(
        default="",
        max_length=400,
        description="Words said after the article, before the sentence that the voice is synthetic.",
    )
    cues: bool = Field(default=False, description="Soft tones before quotations and photo captions.")
    manners: Annotated[Mapping[SegmentKind, Manner], NoDecode] = Field(
        default=MANNERS,
        description='How kinds of segments are spoken, in JSON: {"quotation": {"rate": 0.9, "pitch": 1.2}}.',
    )
    pauses: Annotated[Mapping[Pause, float], NoDecode] = Field(
        default=PAUSES,
        description='Seconds of silence by place, in JSON: {"between_sentences": 0.5, "after_opening": 1}.',
    )

    @field_validator("voice", "opening", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("manners", mode="before")
    @classmethod
    def _with_other_manners(cls, value: object) -> object:
        told = _table(value)
        usual = {kind.value: manner.model_dump() for kind, manner in MANNERS.items()}
        return usual | {kind: usual.get(kind, {}) | _table(manner) for kind, manner in told.items()}

    @field_validator("pauses", mode="before")
    @classmethod
    def _with_other_pauses(cls, value: object) -> object:
        return {pause.value: seconds for pause, seconds in PAUSES.items()} | _table(value)

    @field_validator("opening")
    @classmethod
    def _nothing_beside_nothing(cls, value: tuple[OpeningPart, ...]) -> tuple[OpeningPart, ...]:
        if OpeningPart.NOTHING in value and len(value) > 1:
            raise ValueError('"nothing" stands alone')
        return value

    @field_validator("pauses")
    @classmethod
    def _of_sensible_length(cls, value: Mapping[Pause, float]) -> Mapping[Pause, float]:
        if not all(0 <= seconds <= 10 for seconds in value.values()):
            raise ValueError("a pause lasts 0 to 10 seconds")
        return value

    def prosody(self, kind: SegmentKind) -> Prosody:
        """How a segment of that kind is spoken in Indonesian."""
        if kind is SegmentKind.QUOTATION and self.quotations in {Quotations.ANNOUNCED, Quotations.PLAIN}:
            kind = SegmentKind.NARRATION
        manner = self.manners[kind]
        return Prosody(round(manner.rate * self.rate, 3), manner.pitch, manner.person)


_TABLES = frozenset({"manners", "pauses"})
USUAL = Delivery()
"""How articles are told where nothing else is said."""


def changed(delivery: Delivery, changes: Mapping[str, Any], subject: str) -> Delivery:
    """The delivery with some of its fields changed; values may be written as in environment variables.

    Raises SettingsError, naming `subject` and the field.
    """
    told = {name: getattr(delivery, name) for name in Delivery.model_fields}
    try:
        return Delivery.model_validate(over(told, changes))
    except ValidationError as problem:
        first = problem.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise SettingsError(subject, f"{name}: {first['msg']} (given: {first['input']!r})") from problem


def over(told: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """What was told with changes laid over it; of manners and pauses those that a change names not stay."""
    both = dict(told)
    for name, value in changes.items():
        both[name] = _tables_over(told[name], value) if name in _TABLES and name in told else value
    return both


def _tables_over(told: object, change: object) -> object:
    try:
        base, upper = _table(told), _table(change)
    except ValueError:
        return change  # the model says what is wrong with it
    merged = {
        key: _table(base.get(key, {})) | dict(item) if isinstance(item, Mapping) else item
        for key, item in upper.items()
    }
    return base | merged


def _table(value: object) -> dict[str, Any]:
    """The mapping that the value is, or that its JSON tells. Raises ValueError for anything else."""
    if isinstance(value, BaseModel):
        return value.model_dump()
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except RecursionError as problem:
            raise ValueError("is nested too deeply") from problem
    if not isinstance(value, Mapping):
        raise ValueError('must be JSON such as {"name": ...}')  # noqa: TRY004 - pydantic wants ValueError
    return {str(key): item for key, item in value.items()}
