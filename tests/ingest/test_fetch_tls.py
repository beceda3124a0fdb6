from __future__ import annotations

import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import FetchError
from reader.ingest.fetch import Fetcher
from tests.ingest.conftest import Site, http, make_fetcher

CONFIGURATION = """
[req]
prompt = no
distinguished_name = name
x509_extensions = extensions
[name]
CN = Simak tests
[extensions]
basicConstraints = critical, CA:TRUE
keyUsage = critical, digitalSignature, keyCertSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:localhost
"""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for "localhost", which is its own authority, with its key in the same file."""
    folder = tmp_path_factory.mktemp("tls")
    (folder / "configuration").write_text(CONFIGURATION)
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -config configuration"
    try:
        subprocess.run(
            [*command.split(), "-keyout", "key", "-out", "certificate"], cwd=folder, check=True, capture_output=True
        )
    except FileNotFoundError:
        pytest.skip("needs the openssl program to make a certificate")
    (folder / "both").write_text((folder / "key").read_text() + (folder / "certificate").read_text())
    return folder / "both"


@pytest.fixture
def secure_site(certificate: Path) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with closing(Site(context)) as made:
        yield made


@pytest.fixture
def trusting(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Fetcher]:
    """A fetcher on a machine that trusts the certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with closing(make_fetcher(allow_hosts=("127.0.0.1", "localhost"), fetch_seconds=1)) as made:
        yield made


def test_a_trusted_certificate_for_the_name_is_accepted(secure_site: Site, trusting: Fetcher) -> None:
    secure_site.at("/", http(b"x"))
    for _ in range(2):
        assert trusting.get(secure_site.url("/", "localhost")).body == b"x"
    assert secure_site.connections == 1


def test_a_certificate_for_another_name_is_not(secure_site: Site, trusting: Fetcher) -> None:
    url = secure_site.at("/", http(b"x"))
    with pytest.raises(FetchError, match=r"no safe connection .*certificate"):
        trusting.get(url)
    assert not secure_site.requests


def test_a_certificate_that_nobody_trusts_is_not(secure_site: Site) -> None:
    secure_site.at("/", http(b"x"))
    with closing(make_fetcher(allow_hosts=("localhost",))) as fetcher, pytest.raises(FetchError, match="self-signed"):
        fetcher.get(secure_site.url("/", "localhost"))
    assert not secure_site.requests


def test_the_deadline_holds_over_tls(secure_site: Site, trusting: Fetcher) -> None:
    def drip(connection: object) -> None:
        assert isinstance(connection, ssl.SSLSocket)
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in secure_site.for_ever():
            connection.sendall(b"x")
            secure_site.wait(0.1)

    secure_site.at("/", drip)
    start = time.monotonic()
    with pytest.raises(FetchError, match="no whole answer within 1 s"):
        trusting.get(secure_site.url("/", "localhost"))
    assert time.monotonic() - start < 6


def test_the_deadline_holds_for_a_handshake_that_never_ends(site: Site, hasty: Fetcher) -> None:
    # a plain server reads the hello as a request that has no end
    with pytest.raises(FetchError, match=r"no whole answer within 0\.5 s"):
        hasty.get(site.url().replace("http:", "https:"))


def test_the_deadline_holds_for_a_handshake_that_drips(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """One byte now and then of a record that announces 16,000: Python's timeout must not begin anew with each."""

    def drip(connection: socket.socket) -> None:
        connection.settimeout(None)
        connection.sendall(b"\x16\x03\x03\x3e\x80\x02")
        for _ in site.for_ever():
            connection.sendall(b"\0")
            site.wait(0.1)

    monkeypatch.setattr(site, "_answered", drip)
    with closing(make_fetcher(fetch_seconds=0.5)) as hasty:
        start = time.monotonic()
        with pytest.raises(FetchError, match=r"no whole answer within 0\.5 s"):
            hasty.get(site.url().replace("http:", "https:"))
        assert time.monotonic() - start < 0.9


def test_https_may_redirect_to_a_plain_address(secure_site: Site, site: Site, trusting: Fetcher) -> None:
    target = site.at("/", http(b"x"))
    secure_site.at("/", http(status="301 Moved", location=target))
    got = trusting.get(secure_site.url("/", "localhost"))
    assert (got.body, got.moved_to) == (b"x", target)
