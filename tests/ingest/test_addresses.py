from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.addresses import is_allowed, why_forbidden

PRIVATE = [
    "0.0.0.0",  # noqa: S104 - nothing is bound to it
    "10.1.2.3",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.9",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "100::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "3fff::1",
    "4000::1",
    "5f00::1",
    "64:ff9b:1::808:808",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%1",
    "fec0::1",
    "ff02::1",
]
PUBLIC = ["8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.0.1.1", "2606:4700::1111", "2a00:1450::1"]


def mapped(v4: IPv4Address) -> int:
    return 0xFFFF << 32 | int(v4)


def compatible(v4: IPv4Address) -> int:
    return int(v4)


def nat64(v4: IPv4Address) -> int:
    return 0x64FF9B << 96 | int(v4)


def six_to_four(v4: IPv4Address) -> int:
    return 0x2002 << 112 | int(v4) << 80 | 1


def teredo_client(v4: IPv4Address) -> int:
    return 0x20010000 << 96 | int(IPv4Address("8.8.8.8")) << 64 | (int(v4) ^ 0xFFFFFFFF)


def teredo_server(v4: IPv4Address) -> int:
    return 0x20010000 << 96 | int(v4) << 64 | (int(IPv4Address("8.8.8.8")) ^ 0xFFFFFFFF)


def isatap(v4: IPv4Address) -> int:
    return 0x2A001450 << 96 | 0x5EFE << 32 | int(v4)


DISGUISES = [mapped, compatible, nat64, six_to_four, teredo_client, teredo_server, isatap]


@pytest.mark.parametrize("address", PRIVATE)
def test_what_is_not_public_is_refused(address: str) -> None:
    assert why_forbidden(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_not_refused(address: str) -> None:
    assert why_forbidden(ip_address(address)) is None


@pytest.mark.parametrize("disguise", DISGUISES)
@given(v4=st.ip_addresses(v=4))
def test_an_ipv4_address_inside_counts_as_itself(disguise: object, v4: IPv4Address) -> None:
    assert callable(disguise)
    hidden = IPv6Address(disguise(v4))
    assert bool(why_forbidden(hidden)) == bool(why_forbidden(v4))


@pytest.mark.parametrize("disguise", DISGUISES)
def test_the_cloud_metadata_address_does_not_get_through_in_disguise(disguise: object) -> None:
    assert callable(disguise)
    assert why_forbidden(IPv6Address(disguise(IPv4Address("169.254.169.254")))) == "the local link"


@given(address=st.ip_addresses())
def test_whatever_python_calls_private_is_refused(address: IPv4Address | IPv6Address) -> None:
    if address.is_private or address.is_multicast or address.is_reserved or address.is_loopback:
        public_inside = isinstance(address, IPv6Address) and address in DISGUISED_RANGES
        assert why_forbidden(address) or public_inside


class _Ranges:
    def __contains__(self, address: IPv6Address) -> bool:
        top = int(address) >> 96
        return top in (0, 0x64FF9B, 0x20010000) or int(address) >> 112 == 0x2002


DISGUISED_RANGES = _Ranges()


@pytest.mark.parametrize(
    ("host", "port", "entries", "expected"),
    [
        ("intra.example", 80, ("intra.example",), True),
        ("INTRA.example.", 80, ("intra.example",), True),
        ("intra.example", 8080, ("intra.example:8080",), True),
        ("intra.example", 80, ("intra.example:8080",), False),
        ("other.example", 80, ("intra.example",), False),
        ("sub.intra.example", 80, ("intra.example",), False),
        ("127.0.0.1", 5000, ("127.0.0.1",), True),
        ("127.0.0.1", 5000, ("127.0.0.1:5000",), True),
        ("127.0.0.1", 5001, ("127.0.0.1:5000",), False),
        ("localhost", 80, ("127.0.0.1",), False),
        ("127.1", 80, ("127.0.0.1",), False),
        ("::1", 80, ("::1",), True),
        ("[::1]", 80, ("::1",), True),
        ("0:0:0:0:0:0:0:1", 80, ("[::1]:80",), True),
        ("::1", 81, ("[::1]:80",), False),
        ("intra.example", 80, (), False),
    ],
)
def test_a_setting_allows_a_host_only_as_it_is_written(
    host: str, port: int, entries: tuple[str, ...], expected: bool
) -> None:
    assert is_allowed(host, port, entries) is expected
