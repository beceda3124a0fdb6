"""A real Chromium on the real server with the sample feed's episodes, spoken by the real voice."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.servers import serving

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",  # CI runs as root
    "--autoplay-policy=no-user-gesture-required",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # photos of the sample's invented publisher
]


def wait_until(page: Page, expression: str, tries: int = 200) -> None:
    """Wait until the expression is true in the page. Playwright's own waiting needs the `eval` that our policy bars."""
    for _ in range(tries):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")


def follow(page: Page, name: str) -> None:
    """Click the link of that name and wait for its page whole: a click returns while the page is still being parsed."""
    with page.expect_event("load"):
        page.get_by_role("link", name=name).click()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("home")
    with serving([sys.executable, "-m", "reader"], home, "listen") as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1024, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture
def article(page: Page, address: str) -> Page:
    """The page of the article with two photos, three quotations and two headings, its audio ready to play."""
    page.goto(f"{address}/")
    follow(page, "Tanggul Jebol")
    wait_until(page, "document.getElementById('audio').readyState >= 1")
    return page
