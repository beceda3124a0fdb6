"""Fetching over HTTP from hosts that nobody trusts: what is asked for comes whole, in time and small enough, or not.

Promises: http and https only; every hop's address is checked as it connects (`connection`); redirects are followed
one by one and counted; the decoded body is bounded while it is read; one deadline holds for all hops together; a
host is asked one thing at a time.
"""

from __future__ import annotations

import contextlib
import importlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from urllib3 import BaseHTTPResponse, Timeout
from urllib3.exceptions import HTTPError
from urllib3.util import Url

from reader.errors import FetchError, ForbiddenAddressError
from reader.ingest.connection import CheckedPools
from reader.ingest.failures import refused, why_failed
from reader.ingest.freshness import seconds_fresh
from reader.ingest.links import joined, shown, web_address
from reader.ingest.robots import AGENT, Robots
from reader.ingest.turns import Turns
from reader.settings import VERSION, Settings

_PIECE = 65536
_REDIRECTS = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_HEADER_VALUE = re.compile(r"[\x20-\x7e\x80-\xff]{1,1000}")
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE | re.ASCII)
_ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave.

    `url` is where it was found at last; `status` 200, or 304 with an empty body where nothing has changed since
    `etag` or `modified`. `body` is decoded from its content encoding. `content_type` is the whole header in one
    line ("text/xml; charset=utf-8"), `charset` its charset in lower case. `moved_to` is the address to use from now
    on, where the first hops were permanent redirects (301, 308): that of the last of these. `fresh_seconds` is for how
    long the publisher says that nothing will change.
    """

    url: str
    status: int
    body: bytes = b""
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    moved_to: str | None = None
    fresh_seconds: float = 0.0


class Fetcher:
    """Fetches feeds and pages. May be used from several threads at once; connections are kept and used again."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._packings = _packings()
        self._pools = CheckedPools(settings.allow_hosts)
        self._turns = Turns()
        self._robots = Robots(lambda url: self.get(url).body)
        about = _header(settings.public_url.strip())
        self._headers = {
            "User-Agent": f"{AGENT}/{VERSION}" + (f" (+{about})" if about else ""),
            "Accept": _ACCEPT,
            "Accept-Encoding": ", ".join(self._packings),
        }

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What is at the address; with the `etag` or `modified` of an earlier answer, only if it has changed since.

        Raises ForbiddenAddressError where the address, or one it redirects to, lies in a private network, and
        FetchError for everything else: `status` is the HTTP status that refused it, `retry_after` the seconds
        that the server asks to wait.
        """
        headers = dict(self._headers)
        for name, value in (("If-None-Match", etag), ("If-Modified-Since", modified)):
            if value and (safe := _header(value)):
                headers[name] = safe
        return self._errand(url, headers).run(_nothing)

    def get_if_allowed(self, url: str) -> Fetched:
        """What is at the address, unless its site's robots.txt, or that of a site it redirects to, forbids it.

        For pages that a feed named, and no person. Raises DisallowedError where it does, else as `get`.
        """
        return self._errand(url, self._headers).run(self._robots.check)

    def _errand(self, url: str, headers: dict[str, str]) -> _Errand:
        return _Errand(self._pools, self._turns, self._settings, url, headers, self._packings)

    def close(self) -> None:
        """Let go of all connections. Calling it twice does nothing more."""
        self._pools.clear()


class _Errand:
    """One fetch: an address, the redirects from it, and the deadline for all of them together."""

    def __init__(
        self,
        pools: CheckedPools,
        turns: Turns,
        settings: Settings,
        url: str,
        headers: dict[str, str],
        packings: tuple[str, ...],
    ) -> None:
        self._pools = pools
        self._turns = turns
        self._settings = settings
        self._headers = headers
        self._packings = packings
        self._until: float | None = None
        self._first = shown(url)
        self._here = web_address(url)
        self._seen = {self._here.url}
        self._moved_to: str | None = None
        self._for_good = True

    def run(self, check: Callable[[Url], None]) -> Fetched:
        """Ask, hop by hop; `check` raises where a hop's address is not to be asked."""
        while True:
            check(self._here)
            try:
                with self._turns.at(self._here.host or "", self._left()):
                    fetched = self._hop()
            except TimeoutError as problem:
                raise self._failed(problem) from problem
            if fetched is not None:
                return fetched

    def _hop(self) -> Fetched | None:
        """What is here, or None where a redirect was followed."""
        response = self._ask()
        try:
            if response.status not in _REDIRECTS or "location" not in response.headers:
                return self._taken(response)
            self._follow(response)
        finally:
            _let_go(response)
        return None

    def _left(self) -> float | None:
        """Seconds until the deadline; None before the first request, for whose turn others' deadlines are waited."""
        return None if self._until is None else self._until - time.monotonic()

    @property
    def _subject(self) -> str:
        """What an error is about."""
        return self._first if len(self._seen) == 1 else f"{self._first} (which redirects to {shown(self._here.url)})"

    def _failed(self, problem: Exception) -> FetchError:
        return why_failed(self._subject, problem, self._settings.fetch_seconds)

    def _ask(self) -> BaseHTTPResponse:
        if self._until is None:
            self._until = time.monotonic() + self._settings.fetch_seconds
        left = self._until - time.monotonic()
        if left <= 0:
            raise self._failed(TimeoutError())
        try:
            pool = self._pools.connection_from_host(self._here.host, self._here.port, self._here.scheme)
            return pool.urlopen(
                "GET",
                self._here.request_uri,
                headers=self._headers,
                timeout=Timeout(total=left),
                redirect=False,
                retries=False,
                preload_content=False,
            )
        except ForbiddenAddressError as problem:
            raise ForbiddenAddressError(self._subject, problem.cause) from None
        except (HTTPError, OSError, ValueError) as problem:
            raise self._failed(problem) from problem

    def _follow(self, response: BaseHTTPResponse) -> None:
        """Go where the redirect leads."""
        location = response.headers["location"]
        with contextlib.suppress(UnicodeError):  # many send bare UTF-8, which http.client reads as Latin-1
            location = location.encode("latin-1").decode("utf-8")
        target = joined(self._here.url, location) or location
        try:
            there = web_address(target)
        except FetchError as problem:
            raise FetchError(self._subject, f"redirects to {shown(target)}: {problem.cause}") from problem
        if there.url in self._seen:
            raise FetchError(self._subject, "redirects in a circle; it may want cookies or a login")
        most = self._settings.fetch_redirects
        if len(self._seen) > most:
            raise FetchError(self._subject, f"redirects more than {most} times; try the address it ends at")
        self._here = there
        self._seen.add(there.url)
        self._for_good = self._for_good and response.status in _FOR_GOOD
        if self._for_good:
            self._moved_to = there.url

    def _taken(self, response: BaseHTTPResponse) -> Fetched:
        """The answer at the end of the redirects."""
        answer = response.headers
        asked_for_changes = "If-None-Match" in self._headers or "If-Modified-Since" in self._headers
        if response.status != 200 and not (response.status == 304 and asked_for_changes):
            raise refused(self._subject, response.status, answer.get("retry-after"))
        content_type = _header(answer.get("content-type", "")) or ""
        charset = _CHARSET.search(content_type)
        return Fetched(
            url=self._here.url,
            status=response.status,
            body=self._body(response) if response.status == 200 else b"",
            content_type=content_type,
            charset=charset[1].lower() if charset else None,
            etag=_header(answer.get("etag", "")),
            modified=_header(answer.get("last-modified", "")),
            moved_to=self._moved_to,
            fresh_seconds=seconds_fresh(answer),
        )

    def _body(self, response: BaseHTTPResponse) -> bytes:
        packing = response.headers.get("content-encoding", "").strip().lower()
        if packing not in ("", "identity", "x-gzip", *self._packings):
            raise FetchError(self._subject, f"came packed as {packing[:40]!r}, which was not asked for")
        most = self._settings.fetch_bytes
        too_large = FetchError(self._subject, f"is larger than {most:,} bytes (SIMAK_FETCH_BYTES)")
        announced = response.headers.get("content-length", "")
        if announced.isascii() and announced.isdigit() and len(announced) < 20 and int(announced) > most:
            raise too_large
        pieces, size = list[bytes](), 0
        try:
            while piece := response.read(_PIECE):
                size += len(piece)
                if size > most:
                    raise too_large
                if self._until is not None and time.monotonic() > self._until:
                    raise TimeoutError  # bytes may come faster than the socket ever waits for them
                pieces.append(piece)
        except (HTTPError, OSError, ValueError) as problem:
            raise self._failed(problem) from problem
        return b"".join(pieces)


def _nothing(_: Url) -> None:
    """No check: whoever asks has named the address."""


def _let_go(response: BaseHTTPResponse) -> None:
    """Give a connection whose answer was read to the end back to its pool, and end any other."""
    if response.status == 304:  # has no body, so there is nothing to wait for
        response.drain_conn()
    if not response.closed:
        response.close()
    response.release_conn()


def _header(value: str) -> str | None:
    """The value fit for a header and for keeping, or None: no line breaks, no characters a header cannot hold."""
    return value if _HEADER_VALUE.fullmatch(value) else None


def _packings() -> tuple[str, ...]:
    """The content encodings that urllib3 can unpack here piece by piece, so that a small bomb stays small."""
    try:
        brotli = importlib.import_module("brotli")
        brotli.Decompressor().process(b"", output_buffer_limit=1)
    except (ImportError, AttributeError, TypeError):  # not there, or before 1.2: cannot stop half-way
        return ("gzip", "deflate")
    return ("gzip", "deflate", "br")
