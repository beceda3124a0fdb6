"""For how long a publisher says that an answer stays as it is (RFC 9111)."""

from __future__ import annotations

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime

LONGEST = 24 * 3600.0

_LONGEST_HEADER = 1000


def seconds_fresh(headers: Mapping[str, str]) -> float:
    """Seconds from now for which the answer with these headers is fresh (RFC 9111, 4.2), at most a day; 0: unknown.

    `max-age` less `Age` counts before `Expires` less `Date`; `no-cache` and `no-store` promise nothing. A shared
    cache's `s-maxage` is not for us.
    """
    said = _directives(headers.get("cache-control", "")[:_LONGEST_HEADER])
    if "no-cache" in said or "no-store" in said:
        return 0.0
    if "max-age" in said:
        return _bounded(_number(said["max-age"]) - _number(headers.get("age", "")))
    if "expires" in headers:
        until = _moment(headers["expires"])
        sent = _moment(headers.get("date", ""))
        return _bounded(until - (time.time() if sent is None else sent)) if until is not None else 0.0
    return 0.0


def _directives(header: str) -> dict[str, str]:
    """Cache-Control's directives in lower case; the first where one is given twice (RFC 9111, 4.2.1)."""
    said: dict[str, str] = {}
    for part in header.split(","):
        name, _, value = part.partition("=")
        said.setdefault(name.strip().lower(), value.strip().strip('"'))
    return said


def _number(text: str) -> float:
    """Whole seconds; 0 for what is none."""
    text = text.strip()
    return float(text[:20]) if text.isascii() and text.isdigit() else 0.0


def _moment(text: str) -> float | None:
    try:
        return parsedate_to_datetime(text[:40]).timestamp()
    except (ValueError, OverflowError, OSError):
        return None


def _bounded(seconds: float) -> float:
    return min(max(seconds, 0.0), LONGEST)
