"""What a blob's key may be: the one rule that keeps every store safe from odd names."""

from __future__ import annotations

import re

_KEY = re.compile(r"[a-z0-9_-][a-z0-9._-]*(?:/[a-z0-9_-][a-z0-9._-]*)*")


def is_key(text: str) -> bool:
    """Whether it is parts of `[a-z0-9._-]` joined by "/", no part empty or beginning with "."."""
    return _KEY.fullmatch(text) is not None


def checked_key(key: str) -> str:
    """The key itself. Raises ValueError where it is none."""
    if not is_key(key):
        raise ValueError(f"not a blob's key: {key!r}")
    return key
