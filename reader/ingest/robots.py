"""What sites allow programs to read: robots.txt (RFC 9309), asked for once a day and host.

protego understands the file: Python's own robotparser takes the first rule that fits instead of the longest, and
knows no wildcards.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego
from urllib3.util import Url

from reader.errors import DisallowedError, FetchError, ForbiddenAddressError
from reader.ingest.links import shown

AGENT = "Simak"
"""The product token that sites name in their rules (RFC 9309, 2.2.1)."""

KEPT_SECONDS = 24 * 3600.0
"""How long rules are kept, which the RFC (2.4) wants to be no longer than a day."""

KEPT_FAILURE_SECONDS = 600.0
"""After how long a site whose robots.txt could not be had is asked for it again."""

_MOST_SITES = 1000
_TOO_OFTEN = 429
_MOST_BYTES = 500 * 1024  # what RFC 9309, 2.5 wants to be read at least


@dataclass(frozen=True, slots=True)
class _Rules:
    """A site's rules until that moment; `allows` None: nothing could be learned, so nothing is read for now."""

    until: float
    allows: Callable[[str], bool] | None


class Robots:
    """The rules of the sites that were asked. Safe to use from several threads.

    `get` gives the body at an address, as `Fetcher.get` does, or raises FetchError; `clock` counts seconds.
    """

    def __init__(self, get: Callable[[str], bytes], clock: Callable[[], float] = time.monotonic) -> None:
        self._get = get
        self._clock = clock
        self._guard = threading.Lock()
        self._sites: OrderedDict[str, _Rules] = OrderedDict()

    def check(self, address: Url) -> None:
        """Do nothing where the site lets programs read the address.

        Raises DisallowedError where its rules forbid it, and FetchError where they could not be had: an answer of
        4xx allows everything, one of 5xx or none at all forbids everything for now (RFC 9309, 2.3.1). So does 429,
        as a site that is asked too often wants no more requests.
        """
        rules = self._rules_of(address._replace(path="/robots.txt", query=None, fragment=None).url)
        if rules.allows is None:
            raise FetchError(shown(address.url), "the site's robots.txt cannot be had just now; try again later")
        if not rules.allows(address.url):
            raise DisallowedError(shown(address.url), "the site's robots.txt asks programs not to read it")

    def _rules_of(self, url: str) -> _Rules:
        with self._guard:
            kept = self._sites.get(url)
        if kept is not None and kept.until > self._clock():
            return kept
        allows = self._asked(url)
        rules = _Rules(self._clock() + (KEPT_FAILURE_SECONDS if allows is None else KEPT_SECONDS), allows)
        with self._guard:
            self._sites[url] = rules
            self._sites.move_to_end(url)
            while len(self._sites) > _MOST_SITES:
                self._sites.popitem(last=False)
        return rules

    def _asked(self, url: str) -> Callable[[str], bool] | None:
        try:
            body = self._get(url)
        except ForbiddenAddressError:  # the page is refused for the same reason, in better words
            return _everything
        except FetchError as problem:
            status = problem.status or 0
            return _everything if 400 <= status < 500 and status != _TOO_OFTEN else None
        return rules_in(body)


def rules_in(body: bytes) -> Callable[[str], bool]:
    """Whether Simak may read an address, by the robots.txt in these bytes. Any bytes will do."""
    rules = Protego.parse(body[:_MOST_BYTES].decode("utf-8-sig", "replace"))
    return lambda url: rules.can_fetch(url, AGENT)


def _everything(_: str) -> bool:
    return True
