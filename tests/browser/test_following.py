"""What the page shows and says while the audio is heard, whatever the article."""

from __future__ import annotations

import re
from itertools import pairwise

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import wait_until

TIMES = "links => links.map(link => [Number(link.dataset.start), Number(link.dataset.end)])"
REGIONS = "[aria-live], [role=status], [role=alert], [role=log], [role=timer], output"


def _seek(article: Page, seconds: float) -> None:
    article.evaluate(f"document.getElementById('audio').currentTime = {seconds}")


def test_the_chapter_that_is_heard_is_marked_and_none_while_narration_goes_on(article: Page) -> None:
    times = article.locator(".chapters a").evaluate_all(TIMES)
    current = article.locator(".chapters [aria-current]")
    for number, (start, _) in enumerate(times):
        _seek(article, start)
        expect(article.locator(".chapters a").nth(number)).to_have_attribute("aria-current", "true")
        expect(current).to_have_count(1)
    gaps = [end for (_, end), (following, _) in pairwise(times) if end < following]
    assert gaps, "the sample has no hidden chapter"
    _seek(article, gaps[0] + 0.5)
    expect(current).to_have_count(0)


def test_the_sentence_that_is_heard_is_underlined(article: Page) -> None:
    _seek(article, float(article.locator(".text p [data-start]").nth(4).get_attribute("data-start") or "nan"))
    current = article.locator(".text [aria-current]")
    expect(current.first).to_be_visible()
    assert len(set(current.evaluate_all("all => all.map(e => e.dataset.start)"))) == 1
    assert current.first.evaluate("e => getComputedStyle(e).textDecorationLine") == "underline"


def test_focus_stays_on_the_chapter_s_link(article: Page) -> None:
    link = article.locator(".chapters a").nth(2)
    link.focus()
    article.keyboard.press("Enter")
    wait_until(article, "!document.getElementById('audio').paused")
    expect(link).to_be_focused()


def test_there_is_one_live_region_and_it_begins_empty(article: Page) -> None:
    expect(article.locator(REGIONS)).to_have_count(1)
    expect(article.locator(REGIONS)).to_have_text("")


def test_a_chapter_says_its_time_in_words_and_not_in_figures(article: Page) -> None:
    names = re.findall(r'link "(.*)"\'?:', article.locator(".chapters").aria_snapshot())
    assert len(names) == article.locator(".chapters a").count()
    assert all(re.search(r", mulai (\d+ (jam|menit|detik) ?)+$", name) for name in names), names


def test_axe_finds_nothing_with_all_its_rules_while_a_sentence_is_marked(browser: Browser, article: Page) -> None:
    """Also those that are experimental or off by default."""
    axe = Axe()
    for mode in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}):
        with browser.new_context(**mode) as context:  # type: ignore[arg-type] # each is one of Playwright's options
            page = context.new_page()
            page.goto(f"{article.url}#t=20")
            expect(page.locator(".text [aria-current]").first).to_be_visible()
            page.evaluate(axe.axe_script)  # to name its rules
            rules = page.evaluate("axe.getRules().map(rule => rule.ruleId)")
            found = axe.run(page, options={"runOnly": {"type": "rule", "values": rules}})
            assert found.violations_count == 0, found.generate_report()


def test_lines_are_no_longer_than_70_characters(browser: Browser, article: Page) -> None:
    """WCAG 1.4.8, for Latin script."""
    with browser.new_context(viewport={"width": 1600, "height": 900}) as context:
        page = context.new_page()
        page.goto(article.url)
        width, zero = page.locator(".text p").first.evaluate("""paragraph => {
            const probe = document.createElement("span");
            probe.style.whiteSpace = "nowrap";
            probe.textContent = "0".repeat(100);
            paragraph.append(probe);
            return [paragraph.clientWidth, probe.getBoundingClientRect().width / 100];
        }""")
        assert width <= 70 * zero


def test_nothing_is_loaded_from_elsewhere_but_photos(browser: Browser, article: Page, address: str) -> None:
    asked: list[tuple[str, str]] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append((request.url, request.resource_type)))
        page.goto(article.url)
        wait_until(page, "document.getElementById('audio').readyState >= 1")
    assert {kind for url, kind in asked if not url.startswith(f"{address}/")} <= {"image"}
    assert any(url.endswith("/player.js") for url, _ in asked)
