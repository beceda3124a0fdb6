"""The page of an article whose episode is still being made: it changes by itself, and says so once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from reader.app import create_app
from reader.jobs import Worker, spoken_now
from reader.models import Article, Block, BlockKind
from reader.settings import load_settings
from reader.wiring import Parts
from tests.browser.conftest import wait_until
from tests.browser.test_accessibility import MODES, OPTIONS, SMALL, WIDE
from tests.browser.test_following import REGIONS
from tests.browser.test_player import SAID

ARTICLE = Article(
    "Perahu Wisata Diperiksa Ulang",
    tuple(
        Block(BlockKind.PARAGRAPH, f"Perahu nomor {number} diperiksa di dermaga. Pemiliknya menunggu sejak pagi.")
        for number in range(1, 9)
    ),
    url="https://kabar.example/perahu",
    source="Kabar Contoh",
)
SOURCE = "document.getElementById('audio').getAttribute('src')"


@dataclass
class Newsroom:
    """A server on the loopback whose worker is the test."""

    address: str
    parts: Parts
    number: int

    @property
    def page(self) -> str:
        return f"{self.address}/disiapkan/{self.number}"

    def make(self) -> None:
        """Do the article's job."""
        made = Worker(self.parts).work()
        assert made
        assert made.episode


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    with Parts(load_settings(home=tmp_path)) as parts:
        application = create_app(parts.catalogue, parts.blobs, parts.settings, speak=partial(spoken_now, parts))
        server = make_server("127.0.0.1", 0, application, threaded=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        number = parts.catalogue.keep_article(ARTICLE, guid="a")[0].id
        yield Newsroom(f"http://127.0.0.1:{server.server_port}", parts, number)
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_page_follows_the_job_and_says_once_that_the_audio_is_ready(page: Page, newsroom: Newsroom) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(newsroom.page)
    page.evaluate(SAID)
    progress = page.locator("#kemajuan")
    expect(progress).to_have_text("Menunggu giliran disiapkan.")
    expect(page.locator("#muat-ulang")).to_be_hidden()
    job = newsroom.parts.catalogue.claim_job("uji", 60)
    assert job
    newsroom.parts.catalogue.renew_job(job, 60, 12, 17)
    expect(progress).to_have_text("Sedang disiapkan: 12 dari 17 kalimat.", timeout=10_000)
    assert page.evaluate("said") == [], "figures that change are not spoken"
    newsroom.parts.catalogue.fail_job(job, "eSpeak NG: took longer than 30 seconds", retry_after=0)
    expect(progress).to_contain_text("suara pembaca terlalu lama menjawab", timeout=10_000)
    focused = page.get_by_role("link", name="Artikel asli")
    focused.focus()
    newsroom.make()
    expect(page.get_by_role("link", name="Versi lengkap dengan bab sudah siap")).to_be_visible(timeout=10_000)
    expect(page.locator("#pengumuman")).to_have_text("Audio sudah siap.")
    expect(focused).to_be_focused()
    assert page.url == newsroom.page
    assert page.evaluate(SOURCE).startswith("/audio/")
    page.wait_for_timeout(2500)
    assert page.evaluate("said") == ["Audio sudah siap."]
    assert complaints == []
    page.get_by_role("link", name="Versi lengkap").click()
    expect(page.locator(".chapters a").first).to_be_visible()


def test_nothing_is_said_into_the_listening_and_a_pause_keeps_the_place(page: Page, newsroom: Newsroom) -> None:
    page.goto(newsroom.page)
    page.evaluate(SAID)
    page.evaluate("document.getElementById('audio').play()")
    wait_until(page, "document.getElementById('audio').currentTime > 1")
    newsroom.make()
    expect(page.get_by_role("link", name="Versi lengkap dengan bab sudah siap")).to_be_visible(timeout=10_000)
    assert not page.evaluate("document.getElementById('audio').paused")
    assert page.evaluate(SOURCE).startswith("/langsung/")
    assert page.evaluate("said") == []
    page.evaluate("document.getElementById('audio').pause()")
    expect(page.locator("#pengumuman")).to_have_text("Audio sudah siap.")
    assert page.evaluate(SOURCE).startswith("/audio/")
    page.evaluate("document.getElementById('audio').play()")
    wait_until(page, "document.getElementById('audio').duration < 1000")
    assert page.evaluate("document.getElementById('audio').currentTime") > 1
    assert page.evaluate("said") == ["Audio sudah siap."]


def test_all_of_it_is_heard_while_it_is_made(page: Page, newsroom: Newsroom) -> None:
    page.goto(newsroom.page)
    page.evaluate("document.getElementById('audio').playbackRate = 16")
    page.evaluate("document.getElementById('audio').play()")
    for _ in range(20):
        if page.evaluate("document.getElementById('audio').ended"):
            break
        page.wait_for_timeout(1000)
    heard = page.evaluate("document.getElementById('audio').currentTime")
    expect(page.locator("#pengumuman")).to_contain_text("sudah berakhir")
    newsroom.make()
    timeline = newsroom.parts.catalogue.episodes(limit=1)[0].episode.timeline
    assert abs(heard - timeline.seconds(timeline.samples)) < 0.3


def test_without_javascript_the_page_can_be_heard_and_asks_to_be_loaded_again(
    browser: Browser, newsroom: Newsroom
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{newsroom.address}/")
        page.get_by_role("link", name="Perahu Wisata").click()
        expect(page.locator("audio[controls]")).to_be_visible()
        expect(page.locator("#lengkap")).to_be_hidden()
        newsroom.make()
        page.get_by_role("link", name="Muat ulang halaman ini").click()
        expect(page.locator(".chapters")).to_be_visible()


def test_axe_finds_nothing_before_and_after(browser: Browser, newsroom: Newsroom) -> None:
    for mode in MODES.values():
        with browser.new_context(**mode) as context:  # type: ignore[arg-type] # each is one of Playwright's options
            page = context.new_page()
            page.goto(newsroom.page)
            found = Axe().run(page, options=OPTIONS)
            assert found.violations_count == 0, found.generate_report()
            expect(page.locator(REGIONS)).to_have_count(1)
    newsroom.parts.catalogue.keep_article(replace(ARTICLE, title="Yang Lain", url=None), guid="b")
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(newsroom.page)
        newsroom.make()
        expect(page.locator("#lengkap")).to_be_visible(timeout=10_000)
        assert page.evaluate(SMALL) == []
        assert not page.evaluate(WIDE)
        found = Axe().run(page, options=OPTIONS)
        assert found.violations_count == 0, found.generate_report()
        page.goto(f"{newsroom.address}/")
        found = Axe().run(page, options=OPTIONS)
        assert found.violations_count == 0, found.generate_report()
