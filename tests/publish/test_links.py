from __future__ import annotations

import pytest

from reader.publish.links import web_link


@pytest.mark.parametrize(
    "address", ["https://kabar.example/a?b=c#d", "http://kabar.example:8080/", "HTTPS://A.example/"]
)
def test_web_addresses_become_links(address: str) -> None:
    assert web_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "//evil.example",
        "/jalan",
        "https:///tanpa-nama",
        "http://[::1",
        "https://a.example/\u202egnp.exe",
        " https://a.example/",
    ],
)
def test_nothing_else_does(address: str | None) -> None:
    assert web_link(address) is None
