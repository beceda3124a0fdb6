"""Our own writer of ID3v2.3 tags with chapters.

There are libraries that write tags, but mutagen (1.48) sorts a tag's frames by their size, so chapters come out in
no order of time; players that list them as they stand in the file then list them wrongly. Version 2.3 is what every
player reads. Sources: ID3v2.3.0 informal standard; ID3v2 Chapter Frame Addendum 1.0.

Text is UTF-16 with its mark, in the little-endian order that nearly all files have and every player was tried with.
Unsynchronisation, which many players read wrongly, is not used: ordinary text never makes the beginning of a
layer III frame, and players skip a tag by its size.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from reader.audio.chapters import title_text
from reader.errors import AudioError
from reader.models import Chapter, Timeline

LANGUAGE = "ind"
"""ISO 639-2 of Indonesian, as ID3 wants it."""

CONTENTS_TITLE = "Daftar bab"
MOST_CHILDREN = 255
"""Entries that one table of contents can have: their number is one byte."""

HEAD_BYTES = 10
"""Bytes at a tag's beginning that tell its length."""

_MARK = b"ID3\x03\x00\x00"
_TOP_LEVEL, _ORDERED = 2, 1
_NO_OFFSET = 0xFFFFFFFF
_MOST_BYTES = 1 << 28
_ADDRESS_SAFE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Label:
    """What a tag says of an episode beside its chapters. What is empty or None is left out.

    `comment` is the description, with the notice that the voice is synthetic; `link` the address of the original;
    `cover` a picture's bytes, `cover_type` its media type.
    """

    title: str
    artist: str = ""
    album: str = ""
    comment: str = ""
    published: datetime | None = None
    link: str | None = None
    cover: bytes | None = None
    cover_type: str = "image/jpeg"


def tag(label: Label, timeline: Timeline) -> bytes:
    """An ID3v2.3 tag to stand before the timeline's audio.

    All chapters are in it as CHAP frames in time order, in milliseconds that tile the episode; the table of contents
    (CTOC) lists those that lists should show, nested where there are more than 255. Control characters are removed.
    Raises AudioError where the tag would be larger than the format can say.
    """
    frames = b"".join(
        (
            *_about(label, _milliseconds(timeline, timeline.samples)),
            *_contents([_chapter_id(i) for i, chapter in enumerate(timeline.chapters) if chapter.toc]),
            *(_chapter(i, chapter, timeline) for i, chapter in enumerate(timeline.chapters)),
        )
    )
    if len(frames) >= _MOST_BYTES:
        raise AudioError("ID3 tag", f"it would have {len(frames)} bytes; the picture is too large")
    size = bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return _MARK + size + frames


def tag_length(head: bytes) -> int:
    """Bytes of the tag that begins with those ten. Raises AudioError where it is none of ours."""
    if len(head) < HEAD_BYTES or not head.startswith(_MARK) or max(head[len(_MARK) :]) > 0x7F:
        raise AudioError("ID3 tag", "there is none at the beginning")
    return HEAD_BYTES + sum(byte << shift for byte, shift in zip(head[len(_MARK) :], (21, 14, 7, 0), strict=True))


def _about(label: Label, milliseconds: int) -> list[bytes]:
    frames = [
        _text_frame("TIT2", label.title),
        _text_frame("TPE1", label.artist),
        _text_frame("TALB", label.album),
        _plain_frame("TCON", "Podcast"),
        _plain_frame("TLAN", LANGUAGE),
        _plain_frame("TLEN", str(milliseconds)),
    ]
    if label.published:
        frames.append(_plain_frame("TYER", f"{label.published:%Y}".zfill(4)))
        frames.append(_plain_frame("TDAT", f"{label.published:%d%m}"))
    comment = _without_controls(label.comment)
    if comment:
        frames.append(_frame("COMM", b"\x01" + LANGUAGE.encode("ascii") + _utf16("") + b"\0\0" + _utf16(comment)))
    if label.link:
        frames.append(
            _frame("WXXX", b"\x00\x00" + quote(label.link, safe=_ADDRESS_SAFE, errors="replace").encode("ascii"))
        )
    if label.cover:
        kind = quote(label.cover_type, safe="/+").encode("ascii")
        frames.append(_frame("APIC", b"\x00" + kind + b"\0\x03\0" + label.cover))
    return frames


def _contents(children: Sequence[str]) -> list[bytes]:
    """The table of contents, its top first; below it further ones where the entries are too many for one."""
    if not children:
        return []
    level = 0
    nested: list[bytes] = []
    while len(children) > MOST_CHILDREN:
        names = []
        for start in range(0, len(children), MOST_CHILDREN):
            names.append(f"toc{level}-{start // MOST_CHILDREN}")
            nested.append(_table(names[-1], _ORDERED, children[start : start + MOST_CHILDREN]))
        children = names
        level += 1
    return [_table("toc", _TOP_LEVEL | _ORDERED, children), *nested]


def _table(name: str, flags: int, children: Sequence[str]) -> bytes:
    listed = b"".join(_identifier(child) for child in children)
    title = _text_frame("TIT2", CONTENTS_TITLE)
    return _frame("CTOC", _identifier(name) + bytes((flags, len(children))) + listed + title)


def _chapter(index: int, chapter: Chapter, timeline: Timeline) -> bytes:
    times = (_milliseconds(timeline, chapter.start), _milliseconds(timeline, chapter.end))
    head = _identifier(_chapter_id(index)) + struct.pack(">IIII", *times, _NO_OFFSET, _NO_OFFSET)
    return _frame("CHAP", head + _text_frame("TIT2", chapter.title))


def _chapter_id(index: int) -> str:
    return f"chp{index}"


def _milliseconds(timeline: Timeline, samples: int) -> int:
    """Rounded down, so that a chapter never begins after its first sound."""
    return samples * 1000 // timeline.sample_rate


def _identifier(name: str) -> bytes:
    return name.encode("ascii") + b"\0"


def _frame(name: str, body: bytes) -> bytes:
    return name.encode("ascii") + struct.pack(">IH", len(body), 0) + body


def _plain_frame(name: str, text: str) -> bytes:
    return _frame(name, b"\x00" + text.encode("ascii"))


def _text_frame(name: str, text: str) -> bytes:
    """A frame of one line of any Unicode text; no bytes where nothing is left of it."""
    text = title_text(text)
    return _frame(name, b"\x01" + _utf16(text)) if text else b""


def _utf16(text: str) -> bytes:
    return b"\xff\xfe" + text.encode("utf-16-le")


def _without_controls(text: str) -> str:
    """Like `title_text`, but with its lines."""
    return "\n".join(title_text(line) for line in text.splitlines()).strip()
