"""Why a fetch failed, in words that say what to do."""

from __future__ import annotations

import ssl
import time
from email.utils import parsedate_to_datetime

from urllib3 import exceptions as http

from reader.errors import FetchError

_LONGEST_WAIT = 30 * 24 * 3600.0

_STATUS = {
    400: "the site does not understand the request (400); check the address",
    401: "the site wants a login (401); only open addresses can be read",
    403: "the site refuses to give it out (403); it may refuse programs, or want a login",
    404: "there is nothing at this address (404); check how it is written",
    410: "it was taken away for good (410); remove it here as well",
    429: "the site has been asked too often (429)",
    451: "the site may not show it for legal reasons (451)",
}


def refused(subject: str, status: int, retry_after: str | None) -> FetchError:
    """The error for an answer with a status that gives nothing to read, and its Retry-After header."""
    wait = seconds_to_wait(retry_after)
    if status in _STATUS:
        cause = _STATUS[status]
    elif status >= 500:
        cause = f"the site has a fault of its own ({status})"
    else:
        cause = f"the site answers {status}, which gives nothing to read"
    if wait is not None:
        cause += f"; it asks to wait {_in_words(wait)}"
    elif status == 429 or status >= 500:
        cause += "; try again later"
    return FetchError(subject, cause, status=status, retry_after=wait)


def _in_words(seconds: float) -> str:
    """A time in the largest unit of which there are at least two: nobody counts a month in seconds."""
    for unit, size in (("days", 86_400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def seconds_to_wait(retry_after: str | None) -> float | None:
    """A Retry-After header (RFC 9110, 10.2.3) in seconds from now, at most 30 days; None where it says nothing."""
    text = (retry_after or "").strip()[:40]
    if text.isascii() and text.isdigit():
        return min(float(text), _LONGEST_WAIT)
    try:
        wait = parsedate_to_datetime(text).timestamp() - time.time()
    except (ValueError, OverflowError, OSError):
        return None
    return min(max(wait, 0.0), _LONGEST_WAIT)


def why_failed(subject: str, problem: Exception, seconds: float) -> FetchError:
    """The error for a request that brought no whole answer within the `seconds` it was given."""
    return FetchError(subject, _cause(problem, seconds))


def _cause(problem: Exception, seconds: float) -> str:
    cause = f"cannot be read ({type(problem).__name__})"
    match problem:
        case http.NameResolutionError():
            cause = "the name of the host is not known; check the address, and whether this machine is online"
        case http.NewConnectionError():
            cause = f"cannot be reached ({_reason(problem)}); try again later"
        case TimeoutError() | http.TimeoutError():
            cause = f"no whole answer within {seconds:g} s; try again later"
        case http.SSLError():
            cause = f"no safe connection ({_reason(problem)}), so nothing was read"
        case http.DecodeError():
            cause = "the answer is packed in a way that cannot be unpacked"
        case http.ProtocolError():
            cause = "the answer broke off or is not HTTP; try again later"
    return cause


def _reason(problem: BaseException) -> str:
    """The innermost reason, without what libraries wrap around it."""
    inner = next((arg for arg in problem.args if isinstance(arg, BaseException)), problem.__cause__)
    if inner is not None:
        return _reason(inner)
    if isinstance(problem, ssl.SSLCertVerificationError):
        return problem.verify_message
    return getattr(problem, "strerror", None) or type(problem).__name__
