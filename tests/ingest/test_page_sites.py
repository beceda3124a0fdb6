"""Rules for single publishers: read from files, found by host, heeded by the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import IngestError
from reader.ingest import page, sites
from reader.ingest.sites import NO_RULES, read_rules, rules_for
from reader.shared_files import shipped

FILE = """
host = "warta.example"
test_url = "https://warta.example/a"
expect = ["listrik"]
title = ["//b[@class='kepala']"]
body = ["//div[@id='isi']"]
caption = ["//i[@class='x1']"]
drop = ["//div[@class='kotak']"]
"""
TEXT = "Wali Kota Tarakan menyatakan pasokan listrik di kota itu akan pulih sebelum hari Jumat pekan ini."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "warta.example.toml").write_text(FILE, encoding="utf-8")
    return tmp_path


def test_rules_are_found_for_the_host_and_its_subdomains(folder: Path) -> None:
    assert rules_for("https://news.warta.example/a", folder).host == "warta.example"
    assert rules_for("https://warta.example:8080/", folder).expect == ("listrik",)
    assert rules_for("https://jawarta.example/", folder) is NO_RULES
    assert rules_for(None, folder) is NO_RULES


def test_a_page_is_read_by_its_publishers_rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "rules_for", lambda url: sites.rules_for(url, folder))
    html = (
        "<html><head><title>Situs</title></head><body><b class=kepala>Listrik Pulih</b><div id=lain><p>"
        + TEXT * 9
        + "</p></div>"
        f"<div id=isi><p>{TEXT}</p><div class=kotak>Kotak yang tidak perlu dibaca, kata redaksi.</div>"
        "<i class=x1>Mesin baru</i></div>"
    )

    article = page.read_page(html.encode(), name="x", url="https://warta.example/a")

    assert article.title == "Listrik Pulih"
    assert [(block.kind.value, block.text) for block in article.blocks] == [
        ("paragraph", TEXT),
        ("caption", "Mesin baru"),
    ]
    assert "Kotak yang tidak perlu dibaca, kata redaksi." in article.dropped


@pytest.mark.parametrize(
    "text",
    [
        "host = ",
        'host = "a.example"',
        FILE + "salah = 1",
        FILE.replace("//b[@class='kepala']", "//b["),
        FILE.replace('["listrik"]', "3"),
    ],
)
def test_a_damaged_file_says_its_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "rusak.toml").write_text(text, encoding="utf-8")

    with pytest.raises(IngestError, match=r"^rusak\.toml: the site's file "):
        read_rules(tmp_path / "rusak.toml")


def test_every_shipped_file_can_be_used_and_is_named_for_its_host() -> None:
    for file in (shipped("feeds") / "sites").glob("*.toml"):
        rules = read_rules(file)
        assert file.stem == rules.host
        assert rules.host in rules.test_url
        assert rules.expect
