"""The one form of MP3 that everything here is made of: MPEG-2 layer III, 22,050 Hz, mono, 64 kbit/s constant.

Frames of it can be joined: every encoder starts without a bit reservoir, so a clip's frames need nothing of the
frames before them, and an episode is a concatenation whose times are exact by counting frames. The bit rate is
constant because players that find a time by counting bytes are then right. For the same reason no Info (Xing) frame
is written in front: it would itself be decoded to 576 samples of silence by some players and skipped by others,
where without it all agree.
"""

from __future__ import annotations

import lameenc

from reader.errors import AudioError

RATE = 22_050
"""Samples a second of everything that is kept."""

FRAME_SAMPLES = 576
"""Samples that one frame decodes to (ISO/IEC 13818-3, layer III at the low sampling frequencies)."""

DELAY = 1_105
"""Samples by which sound comes later than it went in: 576 of LAME's encoder and 529 of every decoder."""

LOSSLESS_SLACK = DELAY + FRAME_SAMPLES
"""Samples that the frames must hold beside the sound, so that no decoder loses the sound's end."""

ENCODED = -0.45
"""dB by which sound is softer when it is decoded than it went in: LAME multiplies by 0.95 against overshoots."""

LOWEST_RATE, HIGHEST_RATE = 8_000, 192_000
"""Sampling rates that speech may come in; LAME's own resampler (which filters, where pydub's does not) takes them."""

BIT_RATE = 64_000
_QUALITY = 7  # no worse than 5 in our measures on speech, and twice as fast
_AT_ONCE = 1 << 15  # bytes of sound: lameenc takes more memory for its answer than for the question
_HEADER = b"\xff\xf3"  # sync word, MPEG-2, layer III, no checksum
_SHORT_FRAME = 72 * BIT_RATE // RATE

SILENT_FRAME = _HEADER + b"\x82\xc4" + bytes(_SHORT_FRAME + 1 - 4)
"""A frame of digital silence: its side information is zero, which says that no main data follow.

It is padded (209 bytes, not 208): the exact mean is 208.98, and as every clip begins with a short frame, long silent
ones keep bytes and time together over the hours.
"""


def encode(pcm: bytes, rate: int, zeros: int = 0) -> bytes:
    """Signed 16-bit mono sound, so many zeros after it, as frames by an encoder of its own. Raises AudioError."""
    try:
        encoder = lameenc.Encoder()
        encoder.silence()
        encoder.set_channels(1)
        encoder.set_in_sample_rate(rate)
        encoder.set_out_sample_rate(RATE)
        encoder.set_bit_rate(BIT_RATE // 1000)
        encoder.set_quality(_QUALITY)
        parts = (encoder.encode(pcm[start : start + _AT_ONCE]) for start in range(0, len(pcm), _AT_ONCE))
        return b"".join((*parts, encoder.encode(bytes(2 * zeros)), encoder.flush()))
    except (RuntimeError, ValueError) as problem:
        raise AudioError("MP3", f"LAME cannot encode this sound ({problem})") from problem


def frame_length(header: bytes, position: int) -> int:
    """Bytes of the frame that begins with those four. Raises AudioError, naming the position, where it isn't ours."""
    if header[:2] != _HEADER or len(header) < 4 or header[2] & 0xFD != 0x80 or header[3] & 0xC0 != 0xC0:
        raise AudioError("MP3", f"no frame of 64 kbit/s mono at byte {position}")
    return _SHORT_FRAME + (header[2] >> 1 & 1)


def count_frames(data: bytes) -> int:
    """How many frames there are. Raises AudioError where there is anything but whole frames of our form."""
    position = count = 0
    while position < len(data):
        position += frame_length(data[position : position + 4], position)
        count += 1
    if position != len(data):
        raise AudioError("MP3", f"its last frame lacks {position - len(data)} bytes")
    return count
