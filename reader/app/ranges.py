"""Which bytes of a file a client asks for (RFC 9110, 14: range requests)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPEC = re.compile(r"[ \t]*([0-9]{0,30})-([0-9]{0,30})[ \t]*")
_MOST_RANGES = 16
"""More are answered with the whole file: many small ranges are an attack (RFC 9110, 17.15), not a player."""


def asked_ranges(header: str | None, size: int) -> list[range] | None:
    """The byte positions that a `Range` header asks for of a file of `size` bytes.

    None where there is nothing to heed (no header, another unit, ill-formed, too many ranges): the whole file is to
    be sent. An empty list where no range can be satisfied: 416. Ranges that overlap or touch become one, and then all
    are in order; others keep the order in which they were asked for.
    """
    if header is None:
        return None
    unit, _, specs = header.partition("=")
    if unit.strip().lower() != "bytes":
        return None
    found: list[range] = []
    given = [spec for spec in specs.split(",") if spec.strip()]
    if not 0 < len(given) <= _MOST_RANGES:
        return None
    for spec in given:
        match = _SPEC.fullmatch(spec)
        positions = _positions(match[1], match[2], size) if match else None
        if positions is None:
            return None
        if positions:
            found.append(positions)
    return _merged(found)


def _positions(first: str, last: str, size: int) -> range | None:
    """One range; empty where it lies outside the file, None where it is ill-formed."""
    if not first:
        return range(max(0, size - int(last)), size) if last else None
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def _merged(ranges: Sequence[range]) -> list[range]:
    merged: list[range] = []
    for positions in sorted(ranges, key=lambda r: r.start):
        if merged and positions.start <= merged[-1].stop:
            merged[-1] = range(merged[-1].start, max(merged[-1].stop, positions.stop))
        else:
            merged.append(positions)
    return merged if len(merged) < len(ranges) else list(ranges)


def content_range(positions: range, size: int) -> str:
    """The `Content-Range` of one range."""
    return f"bytes {positions.start}-{positions.stop - 1}/{size}"
