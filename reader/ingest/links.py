"""Addresses as text: what may be asked for, and what a link in a document means."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from urllib.request import url2pathname

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from reader.errors import FetchError

_LONGEST = 8000
_SHOWN = 300
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d+(?:[/?#]|$))", re.IGNORECASE)
_LEFT_OUT = re.compile("[\t\r\n]")
_PASSWORD = re.compile(r"(?<=//)[^/\\?#@]*@")


def shown(url: str) -> str:
    """The address for a message: in one line of bearable length, without a password."""
    text = _PASSWORD.sub("", _cleaned(url))
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def web_address(url: str) -> Url:
    """The address ready to be asked for: host in IDNA, path and query percent-encoded, no fragment.

    Raises FetchError where it is not an http or https address that names a host and no password.
    """
    text = _cleaned(url)
    if len(text) > _LONGEST:
        raise FetchError(shown(url), f"the address is longer than {_LONGEST} characters")
    scheme = _SCHEME.match(text)
    if scheme is None:
        raise FetchError(shown(url), "the address does not begin with http:// or https://; write it in full")
    if scheme[1].lower() not in ("http", "https"):
        raise FetchError(shown(url), f"only http:// and https:// addresses are fetched, not {scheme[1].lower()}:")
    try:
        parsed = parse_url(text)
    except LocationParseError as problem:
        raise FetchError(shown(url), "this is not a valid address; check how it is written") from problem
    if not parsed.host:
        raise FetchError(shown(url), "the address names no host; check how it is written")
    if parsed.auth is not None:
        raise FetchError(shown(url), "addresses with a user name or password inside are not fetched; leave it out")
    return parsed._replace(fragment=None)


def joined(base: str, link: str) -> str:
    """The link as it is meant in the document at `base` (RFC 3986, 5); "" where it is no address at all."""
    try:
        return urljoin(base, _cleaned(link))
    except ValueError:
        return ""


def absolute_link(base: str, link: str) -> str:
    """The link as an absolute http or https address; "" where it leads elsewhere or nowhere.

    In a document that is itself a local file ("file:"), a link to a file in the same folder or below it is kept as
    a file address; symbolic links are followed before that is judged.
    """
    if not link.strip():
        return ""
    target = joined(base, link)
    try:
        scheme, host = urlsplit(target).scheme, urlsplit(target).hostname
        if scheme in ("http", "https"):
            return web_address(target).url if host else ""
        if scheme == "file" and urlsplit(base).scheme == "file":
            return _file_beside(base, target)
    except (ValueError, FetchError):
        pass
    return ""


def _file_beside(base: str, target: str) -> str:
    folder, file = _path(base).parent.resolve(), _path(target)
    try:
        inside = file.resolve(strict=True).is_relative_to(folder)
    except (OSError, RuntimeError):  # no such file, or symbolic links in a circle
        return ""
    return file.resolve().as_uri() if inside and file.is_file() else ""


def _path(url: str) -> Path:
    """The file of a file address. Raises ValueError where it names another machine or no file."""
    parts = urlsplit(url)
    if parts.netloc not in ("", "localhost"):
        raise ValueError("a file of another machine")
    if "\0" in unquote(parts.path):
        raise ValueError("no file has such a name")
    return Path(url2pathname(parts.path))


def _cleaned(url: str) -> str:
    """As browsers take it: without white space around it, and without line breaks inside (WHATWG URL, 4.4)."""
    return _LEFT_OUT.sub("", url).strip("".join(map(chr, range(33))))
