"""Connections that can only lead into the public internet, and end when their time is over.

The address is looked up once, checked, and connected to as checked: a name that answers differently the second time
(DNS rebinding) is never asked a second time. TLS still verifies the certificate against the name.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from ipaddress import ip_address
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.ssl_ import create_urllib3_context

from reader.errors import ForbiddenAddressError
from reader.ingest.addresses import is_allowed, literal, why_forbidden

_POOLS = 128  # hosts whose connection is kept: systems may allow a process as few as 256 open files
_CONNECTIONS_PER_HOST = 1  # a host is asked one thing at a time
_NO_HURRY = 3600.0


class _UntilDeadline(socket.socket):
    """A socket whose timeout is for all that follows together: a server that sends a byte now and then still ends.

    Python's own timeout starts anew with each read.
    """

    _until: float | None = None

    def settimeout(self, value: float | None, /) -> None:
        self._until = None if value is None else time.monotonic() + value
        super().settimeout(value)

    def recv_into(self, *args: Any, **options: Any) -> int:
        if self._until is not None:
            left = self._until - time.monotonic()
            if left <= 0:
                raise TimeoutError("timed out")
            super().settimeout(left)
        return super().recv_into(*args, **options)


class _TlsUntilDeadline(_UntilDeadline, ssl.SSLSocket):
    """The same over TLS."""


class _Checked(HTTPConnection):
    """Connects to public addresses only, or to hosts that are allowed by name."""

    def __init__(self, *args: Any, allow_hosts: tuple[str, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self._allow_hosts = allow_hosts

    def _new_conn(self) -> socket.socket:
        until = time.monotonic() + (self.timeout or _NO_HURRY)
        host = self._dns_host.strip("[]")
        found = _look_up(self, host, until)
        if not is_allowed(host, self.port, self._allow_hosts):
            found = _public(host, found)
        failure: OSError | None = None
        for tried, address in enumerate(found):
            left = until - time.monotonic()
            if left <= 0:
                break
            try:
                sock = self._connect(address, left / (len(found) - tried))  # one dead address must not eat it all
            except OSError as problem:
                failure = problem
            else:
                sock.settimeout(max(until - time.monotonic(), 0.001))  # what is left is for the TLS handshake
                return sock
        if failure is None or isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, f"{host} did not answer") from failure
        raise NewConnectionError(self, failure.strerror or str(failure)) from failure

    def _connect(self, address: Any, seconds: float) -> socket.socket:
        family, kind, protocol, _, where = address
        sock = _UntilDeadline(family, kind, protocol)
        try:
            for option in self.socket_options or ():
                sock.setsockopt(*option)
            sock.settimeout(seconds)
            sock.connect(where)
        except OSError:
            sock.close()
            raise
        return sock


class _CheckedTls(_Checked, HTTPSConnection):
    """The same over TLS."""


def _look_up(connection: HTTPConnection, host: str, until: float) -> list[Any]:
    """What `getaddrinfo` says of the host, not later than that moment.

    It cannot be told to stop, so a name is looked up in a thread of its own, which is left behind when it hangs.
    """
    answer: list[Any] = []
    failure: list[Exception] = []

    def ask() -> None:
        try:
            answer.extend(socket.getaddrinfo(host, connection.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as problem:  # UnicodeError: a label longer than 63 bytes
            failure.append(problem)

    if literal(host) is not None:
        ask()
    else:
        asking = threading.Thread(target=ask, name="name look-up", daemon=True)
        asking.start()
        asking.join(max(until - time.monotonic(), 0))
        if asking.is_alive():
            raise ConnectTimeoutError(connection, f"no answer to the question where {host} is")
    if failure or not answer:
        reason = failure[0] if failure else socket.gaierror("no address")
        raise NameResolutionError(host, connection, socket.gaierror(str(reason))) from reason
    return answer


def _public(host: str, addresses: list[Any]) -> list[Any]:
    """Those of the addresses that lie in the public internet. Raises ForbiddenAddressError where there are none."""
    reasons = []
    public = []
    for address in addresses:
        number = ip_address(address[4][0])
        why = why_forbidden(number)
        if why is None:
            public.append(address)
        else:
            reasons.append(f"{number} ({why})")
    if not public:
        cause = f"leads to {reasons[0]}, which is not fetched from; to allow it, name {host} in SIMAK_ALLOW_HOSTS"
        raise ForbiddenAddressError(host, cause)
    return public


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Checked


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _CheckedTls


class CheckedPools(PoolManager):
    """urllib3's pools whose every connection is checked as it connects; nothing is tried twice or followed.

    Requests raise ForbiddenAddressError beside urllib3's own errors. `Timeout(total=...)` given to a request holds
    for everything from looking up the name to the last byte of the answer. Proxies that the environment names are
    not used: they would connect unchecked.
    """

    def __init__(self, allow_hosts: tuple[str, ...]) -> None:
        context = create_urllib3_context()
        context.load_default_certs()
        context.sslsocket_class = _TlsUntilDeadline
        super().__init__(_POOLS, maxsize=_CONNECTIONS_PER_HOST, retries=False, ssl_context=context)
        self.pool_classes_by_scheme = {"http": _Pool, "https": _TlsPool}
        self._allow_hosts = allow_hosts

    def _new_pool(
        self, scheme: str, host: str, port: int, request_context: dict[str, Any] | None = None
    ) -> HTTPConnectionPool:
        options = {**(request_context or self.connection_pool_kw), "allow_hosts": self._allow_hosts}
        return super()._new_pool(scheme, host, port, options)
