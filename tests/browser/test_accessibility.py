"""axe-core with every rule on, reflow, text spacing, targets, focus: the floor (WCAG 2.2 up to AAA)."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PATHS = (
    *("/", "/rubrik", "/sumber/kabar-contoh?rubrik=sains", "/cari", "/cari?q=warga+tanggul", "/cari?q=xyzzy"),
    *("/antrean", "/setelan", "/bantuan", "/berita/7", "/berita/4", "/berlangganan", "/tidak-ada"),
)
MODES: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "contrast": {"contrast": "more"},
    "still": {"reduced_motion": "reduce"},
}
OFF_BY_DEFAULT = (
    "target-size",
    "color-contrast-enhanced",
    "identical-links-same-purpose",
    "meta-refresh-no-exceptions",
)
OPTIONS = {"rules": {rule: {"enabled": True} for rule in OFF_BY_DEFAULT}}
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SMALL = """[...document.querySelectorAll('a, button, input, label')].filter(e => {
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    return style.display !== 'inline' && e.tagName !== 'INPUT' && box.width && (box.height < 43.9 || box.width < 43.9);
}).map(e => e.outerHTML)"""


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(browser: Browser, address: str, path: str, mode: str) -> None:
    context = browser.new_context(**MODES[mode])  # type: ignore[arg-type] # each name is one of Playwright's options
    page = context.new_page()
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('details.filter').forEach(folded => { folded.open = true })")
    found = Axe().run(page, options=OPTIONS)
    context.close()
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", PATHS)
def test_nothing_scrolls_sideways_at_320_px_even_with_wide_spacing(browser: Browser, address: str, path: str) -> None:
    """WCAG 1.4.10 and 1.4.12."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.goto(address + path)
    assert not page.evaluate(WIDE)
    page.add_style_tag(content=SPACED)
    assert not page.evaluate(WIDE)
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_what_stands_alone_is_44_px_large(page: Page, address: str, path: str) -> None:
    """WCAG 2.5.5; links within a sentence are excepted."""
    page.goto(address + path)
    assert page.evaluate(SMALL) == []


def test_the_keyboard_reaches_everything_in_order_and_focus_shows(page: Page, address: str) -> None:
    page.goto(f"{address}/berita/7")
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("(document.activeElement.textContent || document.activeElement.tagName).trim()"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", reached[-1]
    menu = ["Berita", "Cari", "Antrean", "Berlangganan", "Setelan", "Bantuan"]
    assert reached[:9] == ["Langsung ke isi", "Simak", *menu, "Putar atau jeda"]


def test_the_policy_blocks_nothing_of_ours(page: Page, address: str) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}/berita/7")
    page.wait_for_load_state("networkidle")
    assert [text for text in complaints if "ERR_NAME_NOT_RESOLVED" not in text] == []


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_in_the_player_s_folded_parts_and_its_dialog(
    browser: Browser, address: str, mode: str
) -> None:
    context = browser.new_context(**MODES[mode])  # type: ignore[arg-type] # each name is one of Playwright's options
    page = context.new_page()
    page.goto(f"{address}/berita/7")
    for summary in page.locator(".player summary").all():
        summary.click()
    page.locator("#waktu-tujuan").press("Enter")
    page.locator("#waktu-tujuan").blur()
    found = [Axe().run(page, options=OPTIONS)]
    page.keyboard.press("?")
    page.get_by_label("Maju 10 detik", exact=True).last.press("j")
    found.append(Axe().run(page, options=OPTIONS))
    small = page.evaluate(SMALL)
    context.close()
    for result in found:
        assert result.violations_count == 0, result.generate_report()
    assert small == []


@pytest.mark.parametrize("colours", ["terang", "gelap", "kontras", "kontras-gelap"])
def test_every_choice_of_colours_has_its_contrast(page: Page, address: str, colours: str) -> None:
    page.goto(f"{address}/berita/7#t=20")
    page.evaluate("colours => (document.documentElement.dataset.colours = colours)", colours)
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, found.generate_report()


def test_the_largest_letters_still_fit_320_px(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/berita/7")
    for summary in page.locator(".player summary").all():
        summary.click()
    page.locator("#ukuran").select_option("2")
    page.add_style_tag(content=SPACED)
    assert not page.evaluate(WIDE)
    page.keyboard.press("?")
    page.locator("#buka-pintasan").press("Enter")
    assert not page.evaluate("(d => d.scrollWidth > d.clientWidth)(document.querySelector('dialog'))")
    context.close()
