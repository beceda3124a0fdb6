from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import follow, wait_until

SAID = """() => {
    const region = document.getElementById('pengumuman');
    window.said = [];
    const note = () => window.said.push(region.textContent);
    new MutationObserver(note).observe(region, {childList: true, characterData: true, subtree: true});
}"""
"""Notes in `said` whatever the live region is given to say from now on."""


def now(page: Page) -> float:
    time: float = page.evaluate("document.getElementById('audio').currentTime")
    return time


def test_a_chapter_link_moves_the_pages_own_audio_and_plays(article: Page) -> None:
    address = article.url
    link = article.locator(".chapters a", has_text="Kutipan: Endah Kusumastuti: Kami menerima")
    start = float(link.get_attribute("data-start") or "nan")
    article.evaluate(SAID)
    link.click()
    wait_until(article, f"document.getElementById('audio').currentTime > {start} + 1")
    assert article.url.split("#")[0] == address
    assert now(article) < start + 5
    expect(link).to_have_attribute("aria-current", "true")
    expect(article.locator(".text [aria-current]").first).to_contain_text("Kami menerima laporan pertama")
    said = article.evaluate("said")
    assert len(said) == 1
    assert re.match(r"Bab 3 dari 8: Kutipan: Endah Kusumastuti: Kami menerima", said[0])


def test_five_seconds_of_playing_say_nothing(article: Page) -> None:
    link = article.locator(".chapters a", has_text="Kutipan: Sulastri")
    link.click()
    wait_until(article, f"document.getElementById('audio').currentTime > {link.get_attribute('data-start')}")
    article.evaluate(SAID)
    article.wait_for_timeout(5000)
    assert article.evaluate("said") == []


def test_announcements_can_be_switched_off_and_stay_off(article: Page) -> None:
    article.get_by_text("Pilihan mendengarkan").click()
    article.get_by_label("Umumkan pergantian bab").uncheck()
    article.reload()
    article.get_by_text("Pilihan mendengarkan").click()
    expect(article.get_by_label("Umumkan pergantian bab")).not_to_be_checked()
    article.evaluate(SAID)
    article.locator(".chapters a").nth(3).click()
    article.wait_for_timeout(500)
    assert article.evaluate("said") == []


def test_nothing_plays_before_it_is_asked_to_and_a_link_opens_at_its_time(page: Page, article: Page) -> None:
    assert article.evaluate("document.getElementById('audio').paused")
    page.goto(article.url + "#t=60")
    page.reload()
    wait_until(page, "document.getElementById('audio').currentTime === 60")
    assert page.evaluate("document.getElementById('audio').paused")


def test_every_part_works_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    follow(page, "Mbah Karto")
    expect(page.locator("audio[controls]")).to_be_visible()
    assert page.locator(".chapters a").count() >= 5
    expect(page.locator("figcaption", has_text="Bayu Segara")).to_be_visible()
    expect(page.locator("q").first).to_contain_text("Rumput itu seperti orang")
    expect(page.locator("blockquote")).to_have_count(0)
    expect(page.locator("cite").first).to_contain_text("Kartodiharjo")
    expect(page.locator("cite", has_text="Nurul").first).to_be_visible()
    assert page.locator(".text ul li").count() == 3
    expect(page.get_by_label("Umumkan pergantian bab")).to_be_hidden()
    link = page.locator(".chapters a", has_text="Foto:")
    time = link.get_attribute("data-start")
    link.click()
    expect(page).to_have_url(re.compile(rf"\.mp3#t={re.escape(str(time))}$"))
    with page.expect_download() as download:
        page.go_back()
        page.get_by_role("link", name="Unduh audio").click()
    assert download.value.suggested_filename.endswith(".mp3")
    context.close()
