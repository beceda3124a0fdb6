"""The values that pass from room to room: frozen, without behaviour beyond what they say of themselves.

Times inside an episode are whole samples at the timeline's sample rate; seconds appear only where a client's
format wants them. Positions in text are code points of `Block.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

HEADLINE_LENGTH = 80
"""Characters of the headline that is made from an article's first words where it has no title."""

Progress = Callable[[int, int], None]
"""Called with (steps done, steps in all) while long work goes on."""


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article in reading order: a heading, a paragraph, a list item or a photo's caption.

    `text` is as the publisher wrote it, white space folded, never empty. `dateline` is the place line that opened a
    paragraph ("JAKARTA, KOMPAS.com"), taken off the text. `credit` (who took the photo), `image` (an http or https
    address) and `alt` belong to captions alone; `level` (2 to 6) to headings.
    """

    kind: BlockKind
    text: str
    dateline: str | None = None
    credit: str | None = None
    image: str | None = None
    alt: str | None = None
    level: int = 2


@dataclass(frozen=True, slots=True)
class Article:
    """What was understood of a page, a feed's entry or a pasted text, before anything is spoken.

    `url` is the address to read the original at (http or https, never a local path); `source` the publisher's name;
    `published` always knows its zone; `language` is a BCP 47 tag ("id", "en", "und"); `dropped` are the lines that
    were recognised as not to be read, kept so that an editor can see them. `title` may be empty: see `headline`.
    """

    title: str
    blocks: tuple[Block, ...]
    url: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    section: str | None = None
    language: str = "id"
    dropped: tuple[str, ...] = ()

    @property
    def headline(self) -> str:
        """The title, or where there is none the first words of the first paragraph, cut at a word."""
        if self.title:
            return self.title
        first = next((b.text for b in self.blocks if b.kind is not BlockKind.CAPTION), "")
        return cut_at_word(first or (self.blocks[0].text if self.blocks else ""), HEADLINE_LENGTH)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed as the feed tells it, before its page is read.

    `guid` is what the feed calls it, `link` an absolute http, https or file address; at least one of the two is not
    empty. `html` is the full text where the feed carries it, else None; `summary` is plain text.
    """

    guid: str
    link: str
    title: str
    html: str | None = None
    summary: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A run of text inside an article: block number, and code points of its text, end exclusive."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """One utterance of one speaker, however often its attribution interrupts it.

    `pieces` are where its words stand, without the quotation marks; `text` joins them with a space. `speaker` is
    the fullest name (or else the role) that the article gives, None where it names nobody; `cue` the verb that
    introduces the speech, as printed ("tegas", "katanya"), or "".
    """

    text: str
    pieces: tuple[Place, ...]
    speaker: str | None = None
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of a text that is in another language than the text: code points, end exclusive, and BCP 47 tag."""

    start: int
    end: int
    language: str


class SegmentKind(StrEnum):
    """What a segment is to the listener; each has its own manner of speaking and its own pause."""

    OPENING = "opening"
    HEADING = "heading"
    NARRATION = "narration"
    QUOTATION = "quotation"
    CAPTION = "caption"
    CREDIT = "credit"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Segment:
    """What is spoken in one go: a sentence, or the part of one that stands inside or outside a quotation.

    `text` is as shown, `spoken` as an engine gets it (words only, no digit). `place` is where `text` stands in the
    article; None for what the article does not say itself (opening, credit, closing), though a credit names its
    caption's block in `block`. `sentence` numbers the sentences of the script from 0: segments that share a number
    are parts of one sentence. `quotation` is an index into `Script.quotations`. `language` is what the whole of `text`
    is in (BCP 47); what stands inside it in another is in `foreign`, in order and apart. `announced` says that
    `spoken` begins with Indonesian words that are not shown ("foto: ").
    """

    kind: SegmentKind
    text: str
    spoken: str
    sentence: int
    place: Place | None = None
    block: int | None = None
    quotation: int | None = None
    speaker: str | None = None
    language: str = "id"
    foreign: tuple[Passage, ...] = ()
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """An article made ready to be spoken: its segments in order, its quotations with their speakers."""

    article: Article
    segments: tuple[Segment, ...]
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Prosody:
    """How a segment is spoken: `rate` and `pitch` as ratios of the voice's own manner, 1.0 is unchanged.

    `person` is who speaks, where the engine has several people (`Engine.people`): 0 the reader, the others in its
    own order. `language` is the BCP 47 tag of the text, one of `Engine.languages`.
    """

    rate: float = 1.0
    pitch: float = 1.0
    person: int = 0
    language: str = "id"


@dataclass(frozen=True, slots=True)
class Speech:
    """What an engine gives: `pcm` is signed 16-bit little-endian mono at `sample_rate` Hz."""

    pcm: bytes
    sample_rate: int

    @property
    def samples(self) -> int:
        """How many samples there are."""
        return len(self.pcm) // 2


@dataclass(frozen=True, slots=True)
class Clip:
    """One segment's encoded speech: whole MP3 frames that can stand before and after any other clip's.

    `samples` is what the frames decode to; the speech is heard from `onset` to `offset` (samples from the clip's
    decoded start, encoder and decoder delay counted in).
    """

    frames: bytes
    samples: int
    onset: int
    offset: int


@dataclass(frozen=True, slots=True)
class Span:
    """When a segment is heard: samples from the episode's start, end exclusive. `segment` indexes the script's."""

    segment: int
    start: int
    end: int


class ChapterKind(StrEnum):
    """What a chapter marks."""

    OPENING = "opening"
    SECTION = "section"
    QUOTATION = "quotation"
    CAPTION = "caption"
    NARRATION = "narration"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A mark in the episode: samples from its start, end exclusive; chapters tile the episode without a gap.

    `toc` false means that lists may hide it (Podcasting 2.0 `toc`, absence from an ID3 CTOC). `segment` is the
    script's segment it begins with.
    """

    kind: ChapterKind
    title: str
    start: int
    end: int
    segment: int
    toc: bool = True
    speaker: str | None = None
    image: str | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """The truth about time, from which every other form is drawn: one span a segment, chapters in time order."""

    sample_rate: int
    samples: int
    spans: tuple[Span, ...]
    chapters: tuple[Chapter, ...]

    def seconds(self, samples: int) -> float:
        """A time of this timeline in seconds."""
        return samples / self.sample_rate


@dataclass(frozen=True, slots=True)
class Episode:
    """An article spoken: the script, when each of its segments is heard, and where the audio is kept.

    `audio` is the blob key of the MP3, `size` its bytes, `voice` who spoke, in words for people.
    """

    script: Script
    timeline: Timeline
    audio: str
    size: int
    voice: str


def cut_at_word(text: str, longest: int) -> str:
    """The text in at most `longest` characters, cut at a word's end with "…" where something is left off."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    head = text[: longest - 1]
    shorter = head if text[longest - 1] == " " else head.rpartition(" ")[0] or head
    return shorter.rstrip(" ,;:.-–—\"'“‘(") + "…"
