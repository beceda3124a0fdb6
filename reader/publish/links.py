"""Which addresses may become links: http and https, nothing that runs or reads files."""

from __future__ import annotations

from urllib.parse import urlsplit


def web_link(address: str | None) -> str | None:
    """The address where it is http or https and names a host, else None ("javascript:", "data:", "//host", a path)."""
    if not address or any(c.isspace() or not c.isprintable() for c in address):
        return None
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname)
    except ValueError:
        return None
    return address if named and parts.scheme in {"http", "https"} else None
