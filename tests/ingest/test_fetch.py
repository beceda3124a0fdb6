from __future__ import annotations

import gzip
import re
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import partial
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FetchError, ForbiddenAddressError
from reader.ingest import connection
from reader.ingest.addresses import why_forbidden
from reader.ingest.failures import refused, seconds_to_wait
from reader.ingest.fetch import Fetcher
from reader.ingest.links import web_address
from reader.settings import VERSION
from tests.ingest.conftest import Site, http, make_fetcher


def failure(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetcher.get(url)
    assert "\n" not in str(caught.value)
    return caught.value


def packed(data: bytes, coding: str) -> bytes:
    """The data in that content encoding; "raw" is deflate without its header, as some servers send it."""
    if coding == "br":
        return bytes(pytest.importorskip("brotli").compress(data, quality=5))
    packer = zlib.compressobj(9, zlib.DEFLATED, {"deflate": 15, "raw": -15}.get(coding, 31))
    return packer.compress(data) + packer.flush()


# what is fetched


def test_a_page_comes_with_what_was_said_of_it(site: Site, fetcher: Fetcher) -> None:
    answer = http(b"isi", content_type='text/xml; Charset="ISO-8859-1"', etag='"a1"', last_modified="Mon")
    got = fetcher.get(site.at("/", answer) + "#bagian")
    assert (got.url, got.status, got.body) == (site.url("/"), 200, b"isi")
    assert (got.content_type, got.charset) == ('text/xml; Charset="ISO-8859-1"', "iso-8859-1")
    assert (got.etag, got.modified, got.moved_to) == ('"a1"', "Mon", None)


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "raw", "br"])
def test_packed_bodies_are_unpacked(site: Site, fetcher: Fetcher, coding: str) -> None:
    text = b"Berita pagi. " * 5000
    answer = http(packed(text, coding), content_encoding=coding.replace("raw", "deflate"))
    assert fetcher.get(site.at("/", answer)).body == text


def test_chunks_are_joined(site: Site, fetcher: Fetcher) -> None:
    chunks = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    assert fetcher.get(site.at("/", chunks)).body == b"abcde"


def test_we_say_who_we_are(site: Site) -> None:
    with closing(make_fetcher(public_url="https://simak.example/")) as fetcher:
        fetcher.get(site.at("/", http(b"x")))
    assert f"User-Agent: Simak/{VERSION} (+https://simak.example/)\r\n" in site.requests[0]


def test_an_unchanged_page_is_not_sent_again(site: Site, fetcher: Fetcher) -> None:
    url = site.at("/", http(status="304 Not Modified", etag='"a2"'))
    got = fetcher.get(url, etag='"a1"', modified="Mon, 01 Jan 2024 00:00:00 GMT")
    assert (got.status, got.body, got.etag) == (304, b"", '"a2"')
    assert 'If-None-Match: "a1"\r\n' in site.requests[0]
    assert "If-Modified-Since: Mon, 01 Jan 2024 00:00:00 GMT\r\n" in site.requests[0]


@pytest.mark.parametrize(
    "etag", ['W/"a1"', '"a1"', '"Ã©\x80ÿ"', "'tanpa kutip'", "a,b;c", '""', "W/", '"' + "a" * 900 + '"']
)
def test_an_etag_goes_back_as_it_came(site: Site, fetcher: Fetcher, etag: str) -> None:
    """RFC 9110, 8.8.3: it is opaque, weak or strong, and may have bytes beyond ASCII."""
    kept = fetcher.get(site.at("/", http(b"x", etag=etag))).etag
    assert kept == etag
    fetcher.get(site.url("/"), etag=kept)
    assert f"If-None-Match: {etag}\r\n" in site.requests[1]


def test_not_modified_is_no_answer_to_who_never_asked(site: Site, fetcher: Fetcher) -> None:
    assert failure(fetcher, site.at("/", http(status="304 Not Modified"))).status == 304


@pytest.mark.parametrize("value", ['"a"\r\nX-Evil: 1', '"a"\nX-Evil: 1', "a\x00b", "“a”", "x" * 5000])
def test_a_kept_header_value_cannot_add_headers(site: Site, fetcher: Fetcher, value: str) -> None:
    fetcher.get(site.at("/", http(b"x")), etag=value, modified=value)
    assert "Evil" not in site.requests[0]
    assert "If-" not in site.requests[0]


def test_a_folded_header_is_not_kept_with_its_line_break(site: Site, fetcher: Fetcher) -> None:
    got = fetcher.get(site.at("/", http(b"x", etag='"a"\r\n X-Evil: 1')))
    assert got.etag is None or "\n" not in got.etag


def test_a_connection_is_used_again(site: Site, fetcher: Fetcher) -> None:
    url, unchanged = site.at("/", http(b"x")), site.at("/304", http(status="304 Not Modified"))
    for _ in range(3):
        fetcher.get(url)
        fetcher.get(unchanged, etag='"a"')
    assert (len(site.requests), site.connections) == (6, 1)


def test_one_fetcher_serves_many_threads(site: Site, fetcher: Fetcher) -> None:
    urls = [site.at(f"/{i}", http(str(i).encode())) for i in range(40)]
    with ThreadPoolExecutor(16) as threads:
        assert [got.body for got in threads.map(fetcher.get, urls)] == [str(i).encode() for i in range(40)]


def test_proxies_of_the_environment_are_not_used(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1/")
    assert fetcher.get(site.at("/", http(b"x"))).body == b"x"


def test_a_path_that_is_not_ascii_is_encoded(site: Site, fetcher: Fetcher) -> None:
    site.at("/caf%C3%A9%20baru?q=%E2%82%AC", http(b"x"))
    assert fetcher.get(site.url("/café baru?q=€")).body == b"x"


# addresses that are not asked for


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("berita.example/rss", "does not begin with http"),
        ("localhost:8000/rss", "does not begin with http"),
        ("//berita.example/rss", "does not begin with http"),
        ("", "does not begin with http"),
        ("file:///etc/passwd", "not file:"),
        ("javascript:alert(1)", "not javascript:"),
        ("ftp://berita.example/", "not ftp:"),
        ("http://", "names no host"),
        ("http:///rss", "names no host"),
        ("http://[::1", "not a valid address"),
        ("http://be rita.example/", "not a valid address"),
        ("http://berita.example:99999/", "not a valid address"),
        ("http://１２７.0.0.1/", "not a valid address"),
        ("http://berita.example/" + "a" * 9000, "longer than"),
    ],
)
def test_what_is_no_web_address_is_said_to_be_none(fetcher: Fetcher, url: str, words: str) -> None:
    assert words in str(failure(fetcher, url))


def test_a_password_is_neither_sent_nor_shown(fetcher: Fetcher) -> None:
    message = str(failure(fetcher, "http://budi:rahasia@127.0.0.1:1/"))
    assert "user name or password" in message
    assert "rahasia" not in message


def test_names_in_other_scripts_become_idna() -> None:
    assert web_address("https://Bücher.example/ü").url == "https://xn--bcher-kva.example/%C3%BC"


@given(st.text(), st.sampled_from(["", "http://", "https://a", "http://[", "http://a@"]))
def test_no_text_breaks_the_reading_of_addresses(text: str, start: str) -> None:
    try:
        url = web_address(start + text)
    except FetchError:
        return
    assert url.scheme in ("http", "https")
    assert re.fullmatch(r"[\x21-\x7e]+", url.url)


# private addresses


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]"],
)
def test_private_hosts_are_refused_however_they_are_written(site: Site, host: str) -> None:
    site.at("/", http(b"rahasia"))
    with closing(make_fetcher(allow_hosts=())) as fetcher:
        error = failure(fetcher, site.url("/", host))
    assert isinstance(error, ForbiddenAddressError)
    assert "SIMAK_ALLOW_HOSTS" in str(error)
    assert not site.connections


def test_a_private_address_behind_a_redirect_is_refused(site: Site, fetcher: Fetcher) -> None:
    site.at("/rahasia", http(b"rahasia"))
    url = site.at("/", http(status="302 Found", location=site.url("/rahasia", "localhost")))
    error = failure(fetcher, url)
    assert isinstance(error, ForbiddenAddressError)
    assert "redirects to" in error.subject
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    "host",
    [
        *("[::ffff:169.254.169.254]", "[::ffff:7f00:1]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]", "[fec0::1]"),
        *("[fe80::1%25lo]", "224.0.0.1", "169.254.169.254", "0x7f000001", "0177.0.0.1", "[::]"),
    ],
)
@pytest.mark.parametrize("status", ["301 Moved", "307 Moved"])
def test_no_redirect_leads_to_a_private_address_in_disguise(
    site: Site, fetcher: Fetcher, host: str, status: str
) -> None:
    error = failure(fetcher, site.at("/", http(status=status, location=f"http://{host}:{site.port}/rahasia")))
    assert isinstance(error, ForbiddenAddressError)
    assert site.connections == 1


def test_the_last_hop_of_many_is_checked_too(site: Site, fetcher: Fetcher) -> None:
    site.at("/2", http(status="302 Found", location=site.url("/rahasia", "localhost")))
    site.at("/1", http(status="302 Found", location="/2"))
    error = failure(fetcher, site.at("/0", http(status="302 Found", location="/1")))
    assert isinstance(error, ForbiddenAddressError)
    assert len(site.requests) == 3


def test_a_name_that_leads_elsewhere_at_the_next_hop_is_checked_again(
    site: Site, fetcher: Fetcher, names: Callable[[list[list[str]]], list[str]]
) -> None:
    asked = names([["127.0.0.1"], ["127.0.0.2"]])
    there = site.url("/rahasia", "berita.example")
    site.at("/", lambda connection: connection.sendall(http(status="302 Found", location=there, connection="close")))
    assert isinstance(failure(fetcher, site.url("/", "berita.example")), ForbiddenAddressError)
    assert (asked, len(site.requests)) == (["berita.example"] * 2, 1)


def test_only_the_port_that_is_allowed_is_open(site: Site) -> None:
    url = site.at("/", http(b"x"))
    with closing(make_fetcher(allow_hosts=(f"127.0.0.1:{site.port}",))) as fetcher:
        assert fetcher.get(url).body == b"x"
        assert isinstance(failure(fetcher, "http://127.0.0.1:1/"), ForbiddenAddressError)


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> Callable[[list[list[str]]], list[str]]:
    """Makes the name server give one answer after the other; 127.0.0.1 counts as public, 127.0.0.2 does not."""

    def judge(address: IPv4Address | IPv6Address) -> str | None:
        return None if str(address) == "127.0.0.1" else why_forbidden(address)

    def install(answers: list[list[str]]) -> list[str]:
        asked: list[str] = []

        def getaddrinfo(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
            asked.append(host)
            addresses = answers[min(len(asked), len(answers)) - 1]
            return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, port)) for address in addresses]

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
        monkeypatch.setattr(connection, "why_forbidden", judge)
        return asked

    return install


def test_a_name_is_looked_up_once_and_connected_to_as_checked(
    site: Site, fetcher: Fetcher, names: Callable[[list[list[str]]], list[str]]
) -> None:
    asked = names([["127.0.0.1"], ["127.0.0.2"]])
    site.at("/", http(b"x"))
    assert fetcher.get(site.url("/", "berita.example")).body == b"x"
    assert asked == ["berita.example"]
    assert f"Host: berita.example:{site.port}\r\n" in site.requests[0]


def test_of_a_mixed_answer_only_public_addresses_are_used(
    site: Site, fetcher: Fetcher, names: Callable[[list[list[str]]], list[str]]
) -> None:
    names([["127.0.0.2", "10.0.0.1", "127.0.0.1"], ["127.0.0.2"]])
    site.at("/", http(b"x"))
    url = site.url("/", "berita.example")
    assert fetcher.get(url).body == b"x"
    site.at("/", lambda connection: None)
    failure(fetcher, url)  # the kept connection ends, so the next one asks for the name again
    assert isinstance(failure(fetcher, url), ForbiddenAddressError)


def test_a_name_that_is_slow_to_look_up_meets_the_deadline(
    hasty: Fetcher, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    def getaddrinfo(*_: object, **__: object) -> list[object]:
        time.sleep(4)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    start = time.monotonic()
    assert "within 0.5 s" in str(failure(hasty, "http://lambat.example/"))
    assert time.monotonic() - start < 3


def test_a_name_that_nobody_knows_is_said_to_be_unknown(fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def getaddrinfo(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    assert "name of the host is not known" in str(failure(fetcher, "http://tidak-ada.example/"))
    label = "a" * 64
    assert "name of the host is not known" in str(failure(fetcher, f"http://{label}.example/"))


def test_a_closed_port_is_said_to_be_closed(fetcher: Fetcher) -> None:
    assert "cannot be reached (Connection refused)" in str(failure(fetcher, "http://127.0.0.1:1/"))


# redirects


def chain(site: Site, *statuses: str) -> str:
    """Redirects /0 -> /1 -> ... -> the page."""
    for i, status in enumerate(statuses):
        site.at(f"/{i}", http(status=f"{status} R", location=f"/{i + 1}"))
    site.at(f"/{len(statuses)}", http(b"x"))
    return site.url("/0")


@pytest.mark.parametrize(
    ("statuses", "moved_to"),
    [
        (["301"], "/1"),
        (["308"], "/1"),
        (["302"], None),
        (["303"], None),
        (["307"], None),
        (["301", "308"], "/2"),
        (["301", "302"], "/1"),
        (["302", "301"], None),
        (["301", "302", "301"], "/1"),
    ],
)
def test_a_feed_has_moved_as_far_as_redirects_are_permanent(
    site: Site, fetcher: Fetcher, statuses: list[str], moved_to: str | None
) -> None:
    got = fetcher.get(chain(site, *statuses))
    assert (got.body, got.url) == (b"x", site.url(f"/{len(statuses)}"))
    assert got.moved_to == (site.url(moved_to) if moved_to else None)


def test_redirects_are_counted(site: Site, fetcher: Fetcher) -> None:
    assert "more than 3 times" in str(failure(fetcher, chain(site, "302", "302", "302", "302")))


@pytest.mark.parametrize("location", ["/0", "/1", "/0#lagi", "//127.0.0.1:{port}/1"])
def test_circles_are_noticed(site: Site, fetcher: Fetcher, location: str) -> None:
    site.at("/1", http(status="302 Found", location=location.format(port=site.port)))
    assert "circle" in str(failure(fetcher, site.at("/0", http(status="301 Moved", location="/1"))))
    assert len(site.requests) == 2


@pytest.mark.parametrize("location", ["file:///etc/passwd", "javascript:alert(1)", "http://a:b@127.0.0.1/", "http://["])
def test_a_redirect_to_something_else_is_not_followed(site: Site, fetcher: Fetcher, location: str) -> None:
    assert "redirects to" in str(failure(fetcher, site.at("/", http(status="302 Found", location=location))))


def test_a_redirect_in_bare_utf8_is_followed(site: Site, fetcher: Fetcher) -> None:
    site.at("/caf%C3%A9", http(b"x"))
    url = site.at("/", http(status="302 Found", location="/café".encode().decode("latin-1")))
    assert fetcher.get(url).body == b"x"


def test_the_body_of_a_redirect_is_not_waited_for(site: Site, fetcher: Fetcher) -> None:
    site.at("/1", http(b"x"))
    endless = b"HTTP/1.1 302 Found\r\nLocation: /1\r\nContent-Length: 999999999\r\n\r\n"
    assert fetcher.get(site.at("/", endless)).body == b"x"


# refusals


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 429, 451, 500, 502, 503, 504])
def test_the_status_of_a_refusal_is_kept(site: Site, fetcher: Fetcher, status: int) -> None:
    error = failure(fetcher, site.at("/", http(b"maaf", status=f"{status} X")))
    assert (error.status, error.retry_after) == (status, None)
    assert str(status) in error.cause


def test_the_time_to_wait_is_kept(site: Site, fetcher: Fetcher) -> None:
    error = failure(fetcher, site.at("/", http(status="429 Too Many", retry_after="120")))
    assert error.retry_after == 120
    later = format_datetime(datetime.now(UTC) + timedelta(minutes=5), usegmt=True)
    error = failure(fetcher, site.at("/", http(status="503 Busy", retry_after=later)))
    assert error.retry_after == pytest.approx(300, abs=5)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [("90", "90 s"), ("120", "2 minutes"), ("7200", "2 hours"), ("100000", "28 hours"), ("9999999999", "30 days")],
)
def test_the_time_to_wait_is_said_as_people_say_it(seconds: str, words: str) -> None:
    assert refused("x", 503, seconds).cause.endswith(f"asks to wait {words}")


@pytest.mark.parametrize("value", [None, "", "soon", "-5", "1.5", "²", "Mon, 99 Foo 2024 00:00:00 GMT"])
def test_a_time_to_wait_that_means_nothing_is_none(value: str | None) -> None:
    assert seconds_to_wait(value) is None


@given(st.text() | st.integers().map(str))
def test_any_time_to_wait_is_bearable(value: str) -> None:
    assert 0 <= (seconds_to_wait(value) or 0) <= 30 * 86400


def test_a_moment_that_has_passed_means_no_wait() -> None:
    assert seconds_to_wait("Mon, 01 Jan 2024 00:00:00 GMT") == 0


# misbehaviour


def drip_body(site: Site, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in site.for_ever():
        connection.sendall(b"x")
        site.wait(0.1)


def drip_head(site: Site, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    for _ in site.for_ever():
        connection.sendall(b"x")
        site.wait(0.1)


def stop_half_way(site: Site, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    site.wait(0.45)
    connection.sendall(b"x")
    site.wait(10)


def say_nothing(site: Site, connection: socket.socket) -> None:
    site.wait(10)


def continue_for_ever(site: Site, connection: socket.socket) -> None:
    for _ in site.for_ever():
        connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def trail_for_ever(site: Site, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
    for _ in site.for_ever():
        connection.sendall(b"X: y\r\n" * 1000)


def drip_sizes_of_chunks(site: Site, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in site.for_ever():
        connection.sendall(b"0")
        site.wait(0.1)


def drip_chunks(site: Site, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in site.for_ever():
        connection.sendall(b"1\r\nx\r\n")
        site.wait(0.1)


def drip_packed(site: Site, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(b"")[:10])
    for _ in site.for_ever():
        connection.sendall(b"\0\0\0\xff\xff")  # an empty block of deflate
        site.wait(0.1)


def pack_nothing_for_ever(site: Site, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
    for _ in site.for_ever():
        connection.sendall(gzip.compress(b"") * 1000)


@pytest.mark.parametrize(
    "misbehaviour",
    [
        *(drip_body, drip_head, drip_sizes_of_chunks, drip_chunks, drip_packed),
        *(stop_half_way, say_nothing, continue_for_ever, trail_for_ever, pack_nothing_for_ever),
    ],
)
def test_the_deadline_holds_for_every_kind_of_slowness(
    site: Site, hasty: Fetcher, misbehaviour: Callable[[Site, socket.socket], None]
) -> None:
    url = site.at("/", lambda connection: misbehaviour(site, connection))
    start = time.monotonic()
    assert "no whole answer within 0.5 s" in str(failure(hasty, url))
    assert 0.4 < time.monotonic() - start < 5  # and not for ever; a busy machine may take its time


def test_the_deadline_holds_for_all_redirects_together(site: Site, hasty: Fetcher) -> None:
    def slowly(connection: socket.socket, following: str) -> None:
        site.wait(0.4)
        connection.sendall(http(status="302 Found", location=following, connection="close"))

    for hop in range(5):
        site.at(f"/{hop}", partial(slowly, following=f"/{hop + 1}"))
    site.at("/5", lambda connection: say_nothing(site, connection))
    start = time.monotonic()
    assert "no whole answer" in str(failure(hasty, site.url("/0")))
    assert time.monotonic() - start < 2  # where each hop had its own deadline, it would be 2.5


def flood(site: Site, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in site.for_ever():
        connection.sendall(b"x" * 65536)


def flood_in_small_chunks(site: Site, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    for _ in site.for_ever():
        connection.sendall(b"400\r\n" + b"x" * 1024 + b"\r\n")


@pytest.mark.parametrize("misbehaviour", [flood, flood_in_small_chunks])
def test_a_body_without_end_is_cut_off(
    site: Site, fetcher: Fetcher, misbehaviour: Callable[[Site, socket.socket], None]
) -> None:
    url = site.at("/", lambda connection: misbehaviour(site, connection))
    assert "larger than 300,000 bytes (SIMAK_FETCH_BYTES)" in str(failure(fetcher, url))


def test_a_body_that_announces_too_much_is_not_begun(site: Site, fetcher: Fetcher) -> None:
    url = site.at("/", b"HTTP/1.1 200 OK\r\nContent-Length: 300001\r\n\r\n")
    assert "larger than" in str(failure(fetcher, url))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw", "br"])
def test_a_bomb_stays_small(site: Site, fetcher: Fetcher, coding: str) -> None:
    bomb = packed(bytes(40_000_000), coding)
    assert len(bomb) < 50_000
    url = site.at("/", http(bomb, content_encoding=coding.replace("raw", "deflate")))
    tracemalloc.start()
    try:
        error = failure(fetcher, url)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert "larger than" in str(error)
    assert peak < 5_000_000


@pytest.mark.parametrize(
    "coding", ["gzip, gzip", "gzip\r\nContent-Encoding: gzip", "deflate, br", "zstd", "compress", "sandi-rahasia"]
)
def test_a_packing_that_was_not_asked_for_is_refused(site: Site, fetcher: Fetcher, coding: str) -> None:
    assert "not asked for" in str(failure(fetcher, site.at("/", http(b"x", content_encoding=coding))))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nabc", "broke off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc", "broke off"),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "not HTTP"),
        (b"", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n", "not HTTP"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", "not HTTP"),
        (b"HTTP/1.1 999999 OK\r\n\r\n", "not HTTP"),
        (http(b"bukan gzip", content_encoding="gzip"), "cannot be unpacked"),
    ],
)
def test_what_is_broken_is_said_to_be_broken(site: Site, fetcher: Fetcher, answer: bytes, words: str) -> None:
    assert words in str(failure(fetcher, site.at("/", lambda connection: connection.sendall(answer))))


def test_after_every_misbehaviour_the_fetcher_still_works(site: Site, fetcher: Fetcher) -> None:
    for answer in (b"", b"\0\1\2", http(b"x" * 400_000), http(b"rusak", content_encoding="gzip")):
        failure(fetcher, site.at("/", answer if b"\r\n\r\n" in answer else lambda c, a=answer: c.sendall(a)))  # type: ignore[misc]  # as above
    assert fetcher.get(site.at("/baik", http(b"baik"))).body == b"baik"


@pytest.fixture
def closed(site: Site) -> Iterator[Fetcher]:
    fetcher = make_fetcher()
    fetcher.get(site.at("/", http(b"x")))
    fetcher.close()
    yield fetcher
    fetcher.close()


def test_closing_twice_does_nothing_more(closed: Fetcher) -> None:
    closed.close()
