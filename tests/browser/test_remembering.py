"""What a browser keeps for a listener, and what happens where it keeps nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_until
from tests.browser.test_controls import answers, choose, press
from tests.browser.test_player import SAID, now

REFUSED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }});"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };"
READY = "document.getElementById('audio').readyState >= 1"


def _open(page: Page, address: str) -> None:
    page.goto(f"{address}/berita/7")
    wait_until(page, READY)


def test_listening_goes_on_where_one_stopped_and_says_so_but_never_by_itself(article: Page) -> None:
    article.evaluate("document.getElementById('audio').currentTime = 65")
    wait_until(article, "(localStorage.getItem('simak-berita') ?? '').includes('65')")
    article.reload()
    wait_until(article, "document.getElementById('audio').currentTime === 65")
    expect(article.get_by_role("status")).to_have_text(
        "Dilanjutkan dari 1 menit 5 detik. Tekan Putar untuk mendengarkan."
    )
    assert article.evaluate("document.getElementById('audio').paused")
    article.goto(article.url + "#t=30")
    article.reload()
    wait_until(article, "document.getElementById('audio').currentTime === 30")
    expect(article.get_by_role("status")).to_have_text("")


def test_heard_to_the_end_is_marked_and_begins_anew(article: Page) -> None:
    article.evaluate(SAID)
    article.evaluate("document.getElementById('audio').currentTime = 203")
    press(article, "Putar atau jeda")
    expect(article.get_by_label("Sudah didengar")).to_be_checked(timeout=10_000)
    assert answers(article) == ["Diputar", "Berita selesai. Ditandai sudah didengar."]
    article.reload()
    expect(article.get_by_label("Sudah didengar")).to_be_checked()
    wait_until(article, READY)
    assert now(article) == 0
    article.get_by_label("Sudah didengar").focus()
    article.keyboard.press("Space")
    article.reload()
    expect(article.get_by_label("Sudah didengar")).not_to_be_checked()


@pytest.mark.parametrize("broken", [REFUSED, FULL])
def test_without_storage_all_works_and_the_page_tells_of_it(page: Page, address: str, broken: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(broken)
    _open(page, address)
    page.evaluate(SAID)
    choose(page, "Kecepatan", "2 kali")
    press(page, "Putar atau jeda")
    wait_until(page, "said.length && document.getElementById('audio').currentTime > 0.5")
    press(page, "Putar atau jeda")
    choose(page, "Pindah menurut", "kutipan")
    press(page, "Kutipan berikutnya")
    assert [said.split(":")[0] for said in answers(page)] == [
        "Diputar",
        "Dijeda",
        "Kutipan 1 dari 3, Endah Kusumastuti",
    ]
    assert page.evaluate("document.getElementById('audio').playbackRate") == 2
    expect(page.locator("#tanpa-simpanan")).to_be_visible()
    assert errors == []


@pytest.mark.parametrize(
    "kept", ["[1", "null", "[]", '"x"', '{"kecepatan": "cepat", "volume": -9, "tingkat": "x", "pintasan": [7]}']
)
def test_what_is_damaged_counts_as_nothing(page: Page, address: str, kept: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    _open(page, address)
    page.evaluate("kept => ['simak-pilihan', 'simak-berita'].forEach(key => localStorage.setItem(key, kept))", kept)
    page.reload()
    wait_until(page, READY)
    assert page.evaluate("document.getElementById('audio').playbackRate") == 1
    expect(page.get_by_role("button", name="Kalimat berikutnya")).to_be_visible()
    press(page, "Putar atau jeda")
    wait_until(page, "document.getElementById('audio').currentTime > 0.2")
    assert errors == []
    expect(page.locator("#tanpa-simpanan")).to_be_hidden()


def test_how_the_page_looks_is_kept_for_every_page(article: Page, address: str) -> None:
    article.get_by_text("Tampilan", exact=True).click()
    for label, option in (
        ("Ukuran huruf", "sangat besar"),
        ("Jarak baris", "lebar"),
        ("Jenis huruf", "berkait"),
        ("Warna", "gelap"),
    ):
        article.get_by_label(label).select_option(label=option)
    look = "(s => [s.fontSize, Math.round(parseFloat(s.lineHeight) / parseFloat(s.fontSize) * 10), s.colorScheme])"
    expected = ["36px", 20, "dark"]
    for page in (f"{address}/berita/7", f"{address}/"):
        article.goto(page)
        size, leading, _ = article.evaluate(f"{look}(getComputedStyle(document.body))")
        scheme = article.evaluate("getComputedStyle(document.documentElement).colorScheme")
        assert [size, leading, scheme] == expected
        assert "Serif" in article.evaluate("getComputedStyle(document.body).fontFamily")


class TestTrouble:
    """Audio that isn't there."""

    def test_missing_audio_is_said_once(self, page: Page, address: str) -> None:
        page.route(re.compile(r"\.mp3"), lambda route: route.fulfill(status=404))
        page.goto(f"{address}/berita/7")
        status = page.get_by_role("status")
        expect(status).to_have_text("Audio berita ini tidak ditemukan. Teksnya tetap dapat dibaca.")
        page.evaluate(SAID)
        page.wait_for_timeout(500)
        assert answers(page) == []
        press(page, "Putar atau jeda")
        wait_until(page, "said.length")
        page.wait_for_timeout(500)
        assert answers(page) == ["Audio berita ini tidak ditemukan. Teksnya tetap dapat dibaca."]

    def test_without_a_connection_one_can_try_again(self, page: Page, address: str) -> None:
        page.route(re.compile(r"\.mp3"), lambda route: route.abort())
        page.goto(f"{address}/berita/7")
        expect(page.get_by_role("status")).to_contain_text("sambungan terputus")
        page.unroute_all()
        press(page, "Putar atau jeda")
        expect(page.get_by_role("status")).to_have_text("Diputar")
        wait_until(page, "document.getElementById('audio').currentTime > 0.2")

    def test_audio_that_is_made_again_is_waited_for(self, page: Page, address: str) -> None:
        page.clock.install()
        page.route(re.compile(r"\.mp3"), lambda route: route.fulfill(status=503))
        page.goto(f"{address}/berita/7")
        expect(page.get_by_role("status")).to_contain_text("Audio sedang disiapkan kembali.")
        page.evaluate(SAID)
        page.clock.run_for(11_000)
        page.wait_for_timeout(300)
        assert answers(page) == [], "nothing new is nothing to say"
        page.unroute_all()
        page.clock.run_for(11_000)
        wait_until(page, "said.length")
        assert answers(page) == ["Audio sudah siap."]
        wait_until(page, READY)
