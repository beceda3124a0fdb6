"""An MP3 that came over the wire: whether it is whole, and what it sounds like."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from reader.errors import EngineUnavailableError

_KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_ID3_HEADER = 10
_MAY_BE_MISSING = 4  # frames that a decoder may leave out: the one with the encoder's notes, and its delays


class BrokenMp3Error(ValueError):
    """The bytes are not an MP3 from their beginning to their end; the message says where they stop being one."""


@dataclass(frozen=True, slots=True)
class Mp3:
    """What the frame headers tell: how many there are, at which rate, and how many samples they stand for."""

    frames: int
    sample_rate: int
    samples: int


def measured(data: bytes) -> Mp3:
    """Go from frame to frame to the very end (ISO/IEC 11172-3 and 13818-3, layer III; an ID3v2 tag may come first).

    Raises BrokenMp3Error where a frame is cut, something else stands between, the rate changes, or there is none.
    """
    at, frames, samples, rate = _after_tag(data), 0, 0, 0
    while at < len(data):
        length, samples_here, rate_here = _frame(data, at)
        if rate and rate_here != rate:
            raise BrokenMp3Error(f"its sample rate changes at byte {at}")
        if at + length > len(data):
            raise BrokenMp3Error(f"its last frame lacks {at + length - len(data)} bytes")
        at, frames, samples, rate = at + length, frames + 1, samples + samples_here, rate_here
    if not frames:
        raise BrokenMp3Error("it has no frame")
    return Mp3(frames, rate, samples)


def decoded(data: bytes, *, longest_seconds: float) -> tuple[bytes, int]:
    """Signed 16-bit mono samples, and their rate.

    Raises BrokenMp3Error where the MP3 is not whole, not mono or longer than that, and EngineUnavailableError where
    the decoder is not installed.
    """
    facts = measured(data)
    if facts.samples > longest_seconds * facts.sample_rate:
        raise BrokenMp3Error(f"it would last {facts.samples / facts.sample_rate:.0f} seconds")
    try:
        import miniaudio  # type: ignore[import-untyped]  # noqa: PLC0415 - an optional extra, for this voice alone
    except ImportError as problem:
        raise EngineUnavailableError("gtts", "needs an MP3 decoder; run: pip install miniaudio") from problem
    try:
        sound = miniaudio.mp3_read_s16(data)
    except miniaudio.DecodeError as problem:
        raise BrokenMp3Error("it cannot be decoded") from problem
    samples: array[int] = sound.samples
    missing = facts.samples - len(samples)
    if sound.nchannels != 1 or sound.sample_rate != facts.sample_rate:
        raise BrokenMp3Error(f"it is not mono at {facts.sample_rate} Hz")
    if missing > _MAY_BE_MISSING * facts.samples // facts.frames:
        raise BrokenMp3Error(f"{missing} of its samples cannot be decoded")
    return samples.tobytes(), facts.sample_rate


def _after_tag(data: bytes) -> int:
    if not data.startswith(b"ID3") or len(data) < _ID3_HEADER:
        return 0
    size = 0
    for byte in data[6:_ID3_HEADER]:
        size = size << 7 | byte & 0x7F
    return _ID3_HEADER + size


def _frame(data: bytes, at: int) -> tuple[int, int, int]:
    """The frame's bytes, its samples and its rate."""
    header = int.from_bytes(data[at : at + 4].ljust(4, b"\0"), "big")
    version, layer = header >> 19 & 3, header >> 17 & 3
    bits, rate_index, padding = header >> 12 & 15, header >> 10 & 3, header >> 9 & 1
    if header >> 21 != 0x7FF or version == 1 or layer != 1 or bits in (0, 15) or rate_index == 3:
        raise BrokenMp3Error(f"there is no frame at byte {at}")
    rate = _RATES[version][rate_index]
    samples, kbits = (1152, _KBITS_1[bits]) if version == 3 else (576, _KBITS_2[bits])
    return samples // 8 * kbits * 1000 // rate + padding, samples, rate
