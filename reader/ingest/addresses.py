"""Which network addresses may be connected to: only those that lie in the public internet.

`ipaddress.is_global` is not enough: it differs between Python versions, and calls global what carries a private
IPv4 address inside (`::127.0.0.1`, `64:ff9b::a9fe:a9fe`, `2002:7f00:1::`), site-local `fec0::1` and multicast
`224.0.0.1`. So the tables of IANA stand here, and every IPv6 form that hides an IPv4 address is opened first.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address

_IPV4_SPECIAL = {
    # IANA IPv4 Special-Purpose Address Registry (RFC 6890 and its successors), and multicast (RFC 5771)
    IPv4Network("0.0.0.0/8"): "this host",
    IPv4Network("10.0.0.0/8"): "a private network",
    IPv4Network("100.64.0.0/10"): "a provider's inner network",
    IPv4Network("127.0.0.0/8"): "this machine",
    IPv4Network("169.254.0.0/16"): "the local link",
    IPv4Network("172.16.0.0/12"): "a private network",
    IPv4Network("192.0.0.0/24"): "a reserved range",
    IPv4Network("192.0.2.0/24"): "documentation",
    IPv4Network("192.88.99.0/24"): "a reserved range",
    IPv4Network("192.168.0.0/16"): "a private network",
    IPv4Network("198.18.0.0/15"): "measuring equipment",
    IPv4Network("198.51.100.0/24"): "documentation",
    IPv4Network("203.0.113.0/24"): "documentation",
    IPv4Network("224.0.0.0/4"): "multicast",
    IPv4Network("240.0.0.0/4"): "a reserved range",
    # public by number, yet answered by the machine's own cloud: Azure's platform address hands out secrets
    IPv4Network("168.63.129.16/32"): "a cloud's inner service",
}

_IPV6_UNICAST = IPv6Network("2000::/3")
"""The only part of IPv6 that is given out as global unicast (RFC 4291, IANA)."""

_IPV6_SPECIAL = {
    # IANA IPv6 Special-Purpose Address Registry: what is special inside 2000::/3
    IPv6Network("2001::/23"): "a reserved range",
    IPv6Network("2001:db8::/32"): "documentation",
    IPv6Network("3fff::/20"): "documentation",
}

_IPV6_ELSEWHERE = {
    # what lies outside 2000::/3 and has a name that says more than "reserved"
    IPv6Network("::/128"): "this host",
    IPv6Network("::1/128"): "this machine",
    IPv6Network("fc00::/7"): "a private network",
    IPv6Network("fe80::/10"): "the local link",
    IPv6Network("fec0::/10"): "a private network",
    IPv6Network("ff00::/8"): "multicast",
}

_IPV4_COMPATIBLE = IPv6Network("::/96")  # RFC 4291, 2.5.5.1
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214, 6.1: the interface identifier's first half


def why_forbidden(address: Address) -> str | None:
    """What the address belongs to, in words, where it is not in the public internet; else None."""
    if isinstance(address, IPv4Address):
        return _first_network(address, _IPV4_SPECIAL)
    named = _first_network(address, _IPV6_ELSEWHERE)
    if named:
        return named
    inner = _ipv4_inside(address)
    if inner:
        return next((why for why in map(why_forbidden, inner) if why), None)
    if address not in _IPV6_UNICAST:
        return "a reserved range"
    return _first_network(address, _IPV6_SPECIAL)


def _first_network(address: Address, table: dict[IPv4Network, str] | dict[IPv6Network, str]) -> str | None:
    return next((what for network, what in table.items() if address in network), None)


def _ipv4_inside(address: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses to which packets for this IPv6 address may be handed."""
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    last = IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _NAT64 or address in _IPV4_COMPATIBLE:
        return [last]
    if address.sixtofour is not None:
        return [address.sixtofour]
    if address.teredo is not None:
        return list(address.teredo)
    if int(address) >> 32 & 0xFFFFFFFF in _ISATAP and address in _IPV6_UNICAST:
        return [last]
    return []


def literal(host: str) -> Address | None:
    """The address that a host is written as ("192.0.2.1", "[2001:db8::1]"), or None where it is a name."""
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    try:
        return ip_address(bare)
    except ValueError:
        return None


def is_allowed(host: str, port: int, allow_hosts: Iterable[str]) -> bool:
    """Whether a setting names the host of an address, so that it may be private.

    Each of `allow_hosts` is a name or a literal address, with ":port" where only that port is meant. The host has
    to be written so in the address itself: a stranger's name that resolves to an allowed address is not allowed.
    """
    return not {None, port}.isdisjoint(_ports_by_host(tuple(allow_hosts)).get(_spelling(host), ()))


@lru_cache(maxsize=8)
def _ports_by_host(allow_hosts: tuple[str, ...]) -> dict[str | Address, set[int | None]]:
    """The ports that are allowed of each host; None stands for all of them."""
    ports: dict[str | Address, set[int | None]] = {}
    for entry in allow_hosts:
        name, port = _split_port(entry)
        ports.setdefault(_spelling(name), set()).add(port)
    return ports


def _spelling(host: str) -> str | Address:
    """The host so that equal hosts are equal."""
    return literal(host) or host.strip("[]").rstrip(".").lower()


def _split_port(entry: str) -> tuple[str, int | None]:
    if literal(entry) is not None:
        return entry, None
    host, colon, port = entry.rpartition(":")
    if colon and port.isascii() and port.isdigit():
        return host, int(port)
    return entry, None
