"""One file of a voice over HTTPS: resumed where it broke off, compared with what is said of it before it counts."""

from __future__ import annotations

import json
import os
import re
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO
from urllib.parse import urljoin, urlsplit

import urllib3

from reader.errors import EngineUnavailableError
from reader.settings import VERSION
from reader.speech.installed import NotWholeError, Seen, compared
from reader.speech.releases import Part

_BLOCK = 1 << 16
_REDIRECTS = 5
_PROGRESS = 1 << 16  # bytes that make a try count as one that got on
_STRONG_TAG = re.compile(r'"[^"\x00-\x20]*"')
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")

Gained = Callable[[int], None]
"""Called with the bytes that came, or (negative) that have to come again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds of silence that are borne, and how often it is tried again where nothing more came; `wait` between."""

    connect: float = 15.0
    read: float = 30.0
    tries: int = 5
    wait: float = 2.0


class _AgainError(Exception):
    """It failed in a way that another try may help."""


class Downloader:
    """Gets files into a folder. What has come of one is in NAME.part, and whose it is in NAME.part.json."""

    def __init__(self, patience: Patience | None = None) -> None:
        self._patience = patience or Patience()

    def get(self, address: str, folder: Path, part: Part, largest: int, gained: Gained) -> Seen:
        """The file, whole, under its name in the folder; gives what is known of it now.

        Raises EngineUnavailableError where it cannot be had, OSError where it cannot be written.
        """
        partial = _Partial(folder / f"{part.name}.part", address)
        gained(partial.size)
        left = self._patience.tries
        while True:
            before = partial.size
            try:
                resumed = before == part.size or self._attempt(partial, part, largest, gained)
                seen = compared(partial.file, part)
            except _AgainError as problem:
                left = self._patience.tries if partial.size - before >= _PROGRESS else left - 1
                if left <= 0:
                    cause = f"{problem}; the same command goes on where it stopped"
                    raise EngineUnavailableError(address, cause) from problem
                time.sleep(self._patience.wait)
            except NotWholeError as problem:
                gained(-partial.size)
                partial.drop()
                if not resumed:  # else its beginning may have been that of another file
                    raise EngineUnavailableError(address, f"gave no whole file: {problem}") from problem
            else:
                return partial.become(folder / part.name, seen)

    def _attempt(self, partial: _Partial, part: Part, largest: int, gained: Gained) -> bool:
        """Ask for what is missing, and write it; gives whether it was added to what was there."""
        address = partial.address
        with self._answer(address, partial.wanted()) as answer:
            start = _start(answer, partial, address)
            length = answer.headers.get("Content-Length", "")
            total = start + int(length) if length.isdecimal() else None
            _judge(answer, address, part, total, largest)
            if start != partial.size:
                gained(-partial.size)
            most = part.size if part.size is not None else largest
            with partial.opened(start, answer.headers.get("ETag", "")) as file:
                while block := _block(answer):
                    if file.tell() + len(block) > most:
                        raise _TooMuchError
                    file.write(block)
                    file.flush()  # what came is kept, however this process ends
                    gained(len(block))
                os.fsync(file.fileno())
        if partial.size < (total or part.size or 1):
            raise _AgainError("broke off" if partial.size else "sent nothing")
        return start > 0

    @contextmanager
    def _answer(self, address: str, headers: Mapping[str, str]) -> Iterator[urllib3.BaseHTTPResponse]:
        """The answer after redirects. Raises _AgainError and EngineUnavailableError."""
        here = address
        timeout = urllib3.Timeout(connect=self._patience.connect, read=self._patience.read)
        try:
            for _ in range(_REDIRECTS + 1):
                answer = self._pool(here).request(
                    "GET", here, headers=headers, redirect=False, retries=False, preload_content=False, timeout=timeout
                )
                try:
                    there = answer.headers.get("Location") if answer.status in (301, 302, 303, 307, 308) else None
                    if there is None:
                        yield answer
                        return
                finally:
                    answer.close()
                here = _followed(address, urljoin(here, there))
        except urllib3.exceptions.SSLError as problem:
            raise EngineUnavailableError(address, f"the server could not prove who it is: {problem}") from problem
        except (urllib3.exceptions.LocationParseError, ValueError) as problem:
            raise EngineUnavailableError(address, "is no address, or leads to none") from problem
        except urllib3.exceptions.HTTPError as problem:
            raise _AgainError(_told(problem)) from problem
        except _TooMuchError as problem:
            raise EngineUnavailableError(address, "sends more than the file can have") from problem
        raise EngineUnavailableError(address, f"redirects more than {_REDIRECTS} times")

    @cached_property
    def _direct(self) -> urllib3.PoolManager:
        return urllib3.PoolManager(num_pools=4)  # verifies certificates by the system's own

    def _pool(self, address: str) -> urllib3.PoolManager:
        parts = urlsplit(address)
        proxy = urllib.request.getproxies().get(parts.scheme)
        if proxy and not urllib.request.proxy_bypass(parts.hostname or ""):
            return urllib3.ProxyManager(proxy)
        return self._direct


class _TooMuchError(Exception):
    """More comes than there can be."""


class _Partial:
    """What has come of a file."""

    def __init__(self, file: Path, address: str) -> None:
        self.file = file
        self.address = address
        self._about = file.with_name(f"{file.name}.json")

    @property
    def size(self) -> int:
        """How many bytes there are."""
        try:
            return self.file.stat().st_size
        except FileNotFoundError:
            return 0

    def wanted(self) -> dict[str, str]:
        """The request's headers: the rest of the file where it is still the one that we began (RFC 9110, 13.1.5)."""
        headers = {"User-Agent": f"Simak/{VERSION}", "Accept-Encoding": "identity"}
        if self.size and (tag := self._tag()):
            headers |= {"Range": f"bytes={self.size}-", "If-Range": tag}
        return headers

    @contextmanager
    def opened(self, start: int, tag: str) -> Iterator[IO[bytes]]:
        """The file, to be written on from `start`: its end, or its beginning."""
        if not start:
            self.drop()
            note = {"address": self.address, "tag": tag if _STRONG_TAG.fullmatch(tag) else ""}
            self._about.write_text(json.dumps(note), encoding="utf-8")
        with self.file.open("ab") as file:
            yield file

    def drop(self) -> None:
        """Forget what came."""
        self.file.unlink(missing_ok=True)
        self._about.unlink(missing_ok=True)

    def become(self, file: Path, seen: Seen) -> Seen:
        """Give it its own name."""
        self.file.replace(file)
        self._about.unlink(missing_ok=True)
        return seen

    def _tag(self) -> str:
        with suppress(OSError, ValueError, TypeError, LookupError):
            note = json.loads(self._about.read_bytes())
            if note["address"] == self.address:
                return str(note["tag"])
        return ""


def _start(answer: urllib3.BaseHTTPResponse, partial: _Partial, address: str) -> int:
    """From which byte on the answer gives the file."""
    if answer.status == 206:
        told = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        if not told or int(told[1]) != partial.size:
            partial.drop()
            raise _AgainError("sent another piece of the file than it was asked for")
        return partial.size
    if answer.status == 200:
        return 0
    if answer.status == 416:
        partial.drop()
        raise _AgainError("has no such piece of the file")
    if answer.status == 429 or answer.status >= 500:
        raise _AgainError(f"answered {answer.status}")
    raise EngineUnavailableError(address, f"answered {answer.status}; another source can be given with --from")


def _judge(answer: urllib3.BaseHTTPResponse, address: str, part: Part, total: int | None, largest: int) -> None:
    """Raises EngineUnavailableError for what cannot be the file, before any of it is written."""
    if answer.headers.get("Content-Type", "").partition(";")[0].strip().lower() == "text/html":
        raise EngineUnavailableError(address, "gave a web page in place of the file")
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise EngineUnavailableError(address, "packs the file in a way that it was not asked for")
    if total is None:
        return
    if part.size is not None and total != part.size:
        raise EngineUnavailableError(address, f"has {total} bytes in place of {part.size}; the voice may have changed")
    if total > largest:
        raise EngineUnavailableError(address, f"has {total} bytes, more than the file can have")


def _told(problem: urllib3.exceptions.HTTPError) -> str:
    """What happened to the connection, for people."""
    if isinstance(problem, urllib3.exceptions.NewConnectionError):  # counts as a time-out in urllib3
        return "could not be reached (is this machine online?)"
    return "took too long" if isinstance(problem, urllib3.exceptions.TimeoutError) else "broke off"


def _block(answer: urllib3.BaseHTTPResponse) -> bytes:
    return answer.read1(_BLOCK, decode_content=False)


def _followed(begun: str, address: str) -> str:
    """The address that a redirect leads to. Raises EngineUnavailableError where it leads away from TLS."""
    allowed = {"https"} if urlsplit(begun).scheme == "https" else {"http", "https"}
    if urlsplit(address).scheme not in allowed:
        raise EngineUnavailableError(begun, "redirects to an address that cannot be trusted (not https)")
    return address
