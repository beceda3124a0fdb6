from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import DisallowedError, FetchError, ForbiddenAddressError
from reader.ingest.fetch import Fetcher
from reader.ingest.links import web_address
from reader.ingest.robots import KEPT_FAILURE_SECONDS, KEPT_SECONDS, Robots, rules_in
from tests.ingest.conftest import Site, http, make_fetcher

PAGE = "https://warta.example/berita/satu?halaman=2"


class Asked:
    """A site's robots.txt as it is told to answer, and how often it was asked, at a time that we set."""

    def __init__(self, answer: bytes | FetchError) -> None:
        self.answer = answer
        self.urls: list[str] = []
        self.time = 0.0
        self.robots = Robots(self.get, lambda: self.time)

    def get(self, url: str) -> bytes:
        self.urls.append(url)
        if isinstance(self.answer, FetchError):
            raise self.answer
        return self.answer

    def allows(self, url: str = PAGE) -> bool:
        try:
            self.robots.check(web_address(url))
        except FetchError:
            return False
        return True


def refusal(status: int | None) -> FetchError:
    return FetchError("robots.txt", "x", status=status)


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("User-agent: *\nDisallow: /berita", "/berita/satu", False),
        ("User-agent: *\nDisallow: /berita", "/foto", True),
        ("User-agent: *\nDisallow:", "/berita", True),
        ("User-agent: *\nDisallow: /\nAllow: /berita", "/berita/satu", True),
        ("User-agent: *\nAllow: /berita/\nDisallow: /berita/satu", "/berita/satu", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /*halaman=", "/satu?halaman=2", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: simak\nDisallow: /rahasia", "/berita", True),
        ("User-agent: Simak\nUser-agent: Lain\nDisallow: /\n\nUser-agent: *\nDisallow:", "/berita", False),
        ("User-agent: lain\nDisallow: /", "/berita", True),
        ("\ufeffUser-agent: *\r\nDisallow: / # semua", "/berita", False),
        ("User-agent: *\nDisallow: /café", "/caf%C3%A9", False),
        ("Disallow: /", "/berita", True),
    ],
)
def test_rules_are_read_as_the_standard_says(rules: str, path: str, allowed: bool) -> None:
    """RFC 9309, 2.2: the group that names us before `*`, the longest rule, `*` and `$`."""
    assert rules_in(rules.encode())(f"https://warta.example{path}") is allowed


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_are_rules(body: bytes, path: str) -> None:
    for candidate in (body, b"User-agent: *\nDisallow: " + body):
        rules_in(candidate)(f"https://warta.example/{path}")


@pytest.mark.parametrize(
    "body",
    [
        b"User-agent: *\n" + b"Disallow: /" + b"*a" * 200_000 + b"b$\n",
        b"User-agent: *\n" + b"Disallow: /*a*b*c*d*$\n" * 25_000,
        b"User-agent: a\n" * 40_000 + b"Disallow: /\n",
        b"User-agent: *\nDisallow: /" + b"%" * 600_000,
        b"\xff" * 20_000_000,
        b"<html><body>" + b"<p>Halaman tidak ditemukan: Disallow: /</p>" * 20_000,
    ],
    ids=["stars", "patterns", "agents", "percent", "huge", "a page"],
)
def test_hostile_rules_cost_little_and_close_nothing(body: bytes) -> None:
    start = time.process_time()
    assert rules_in(body)("https://warta.example/" + "a" * 4000)
    assert time.process_time() - start < 1


def test_rules_beyond_what_the_standard_wants_to_be_read_are_not_read() -> None:
    """RFC 9309, 2.5."""
    rules = (
        b"User-agent: *\n" + b"# catatan\n" * 40_000 + b"Disallow: /dekat\n" + b"# lagi\n" * 40_000 + b"Disallow: /jauh"
    )
    allows = rules_in(rules)
    assert [allows(f"https://warta.example/{path}") for path in ("dekat", "jauh")] == [False, True]


@pytest.mark.parametrize(
    ("answer", "allowed"),
    [
        (b"User-agent: *\nDisallow: /berita", False),
        (b"", True),
        (refusal(404), True),
        (refusal(401), True),
        (refusal(403), True),
        (refusal(429), False),
        (refusal(500), False),
        (refusal(503), False),
        (refusal(None), False),
        (ForbiddenAddressError("a", "b"), True),
    ],
)
def test_what_no_answer_means(answer: bytes | FetchError, allowed: bool) -> None:
    """RFC 9309, 2.3.1: 4xx allows all, 5xx and silence nothing. A forbidden address is refused elsewhere."""
    asked = Asked(answer)
    assert asked.allows() is allowed
    assert asked.urls == ["https://warta.example/robots.txt"]


def test_a_site_is_asked_once_a_day() -> None:
    asked = Asked(b"User-agent: *\nDisallow: /berita")
    for path in ("/a", "/b", "/berita"):
        asked.allows(f"https://warta.example{path}")
    assert len(asked.urls) == 1
    asked.answer = b""
    asked.time = KEPT_SECONDS - 1
    assert not asked.allows()
    asked.time = KEPT_SECONDS + 1
    assert asked.allows()
    assert len(asked.urls) == 2


def test_a_site_in_trouble_is_asked_again_soon_but_not_for_each_page() -> None:
    asked = Asked(refusal(503))
    assert [asked.allows(), asked.allows()] == [False, False]
    assert len(asked.urls) == 1
    asked.answer = b""
    asked.time = KEPT_FAILURE_SECONDS + 1
    assert asked.allows()


def test_each_host_port_and_scheme_has_rules_of_its_own() -> None:
    asked = Asked(b"")
    for url in ("https://a.example/x", "http://a.example/x", "https://a.example:8443/x", "https://b.example/x"):
        asked.allows(url)
    assert len(set(asked.urls)) == 4


def test_the_sites_that_are_remembered_are_bounded() -> None:
    asked = Asked(b"")
    for number in range(3000):
        asked.allows(f"https://{number}.example/")
    assert len(asked.robots._sites) == 1000


# over HTTP


@pytest.fixture
def page(site: Site) -> str:
    site.at("/robots.txt", http(b"User-agent: Simak\nDisallow: /tertutup"))
    return site.at("/terbuka", http(b"isi"))


def test_a_page_is_fetched_where_the_site_allows_it(site: Site, fetcher: Fetcher, page: str) -> None:
    assert fetcher.get_if_allowed(page).body == b"isi"
    fetcher.get_if_allowed(page)
    paths = [request.split(" ")[1] for request in site.requests]
    assert paths == ["/robots.txt", "/terbuka", "/terbuka"]
    assert all("User-Agent: Simak/" in request for request in site.requests)


def test_a_page_that_the_site_closes_to_programs_is_not_asked_for(site: Site, fetcher: Fetcher, page: str) -> None:
    with pytest.raises(DisallowedError, match=r"robots\.txt asks programs not to"):
        fetcher.get_if_allowed(site.at("/tertutup", http(b"rahasia")))
    assert len(site.requests) == 1
    assert fetcher.get(site.url("/tertutup")).body == b"rahasia", "who named the address is a person"


def test_a_redirect_is_no_way_round(site: Site, fetcher: Fetcher, page: str) -> None:
    site.at("/tertutup", http(b"rahasia"))
    url = site.at("/jalan", http(status="302 Found", location="/tertutup"))
    with pytest.raises(DisallowedError):
        fetcher.get_if_allowed(url)
    assert not any("GET /tertutup" in request for request in site.requests)


def test_rules_may_have_moved_even_to_a_page(site: Site, fetcher: Fetcher) -> None:
    site.at("/robots.txt", http(status="301 Moved", location="/aturan"))
    site.at("/aturan", http(b"User-agent: *\nDisallow: /tertutup"))
    with pytest.raises(DisallowedError):
        fetcher.get_if_allowed(site.at("/tertutup", http(b"rahasia")))
    assert fetcher.get_if_allowed(site.at("/terbuka", http(b"isi"))).body == b"isi"
    with closing(make_fetcher()) as another:
        site.at("/aturan", http(b"<html><body>Selamat datang</body></html>", content_type="text/html"))
        assert another.get_if_allowed(site.url("/tertutup")).body == b"rahasia"


def test_the_rules_of_a_private_host_are_not_asked_for_by_a_redirect(site: Site) -> None:
    site.at("/robots.txt", http(status="302 Found", location=f"http://localhost:{site.port}/dalam"))
    with closing(make_fetcher()) as fetcher:
        fetcher.get_if_allowed(site.at("/", http(b"isi")))
    assert [request.split(" ")[1] for request in site.requests] == ["/robots.txt", "/"]


@pytest.mark.parametrize(("status", "given_out"), [("404 Not Found", True), ("503 Busy", False)])
def test_a_site_without_rules_and_one_in_trouble(site: Site, status: str, given_out: bool) -> None:
    site.at("/robots.txt", http(status=status))
    url = site.at("/", http(b"isi"))
    fetcher = make_fetcher()
    got: Callable[[], object] = lambda: fetcher.get_if_allowed(url)  # noqa: E731 - called in two ways
    if given_out:
        got()
    else:
        with pytest.raises(FetchError, match="try again later"):
            got()
    fetcher.close()
