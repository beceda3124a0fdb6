"""Lists, search and settings in a real browser: by keyboard, with what it remembers, and without JavaScript."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import follow, wait_until

STATES = """[...document.querySelectorAll('[data-article]')].map(
    entry => [entry.dataset.article, entry.querySelector('.state').textContent])"""


def keep(page: Page, address: str, key: str, value: object) -> None:
    """Have the browser remember it, as the player would."""
    page.goto(f"{address}/bantuan")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, json.dumps(value)])


def test_lists_say_what_was_heard(page: Page, address: str) -> None:
    keep(page, address, "simak-berita", {"7": {"time": 0, "heard": True}, "6": {"time": 12.5, "heard": False}})
    page.goto(f"{address}/")
    wait_until(page, "document.querySelector('.state')")
    states = dict(page.evaluate(STATES))
    assert (states["7"], states["6"]) == ("sudah didengar", "didengar sebagian")
    assert {state for number, state in states.items() if number not in "76"} == {"belum didengar"}


def test_what_the_player_notes_is_said_in_the_list_one_comes_back_to(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    follow(page, "Tanggul Jebol")
    page.get_by_label("Sudah didengar").check()
    page.go_back()
    wait_until(page, "document.querySelector('[data-article=\"7\"] .state')?.textContent === 'sudah didengar'")


@pytest.mark.parametrize("kept", ["rusak", "[]", "null", '{"7": null}', '{"7": {"time": "x"}}'])
def test_what_is_damaged_counts_as_not_heard(page: Page, address: str, kept: str) -> None:
    page.goto(f"{address}/bantuan")
    page.evaluate("kept => localStorage.setItem('simak-berita', kept)", kept)
    page.goto(f"{address}/")
    wait_until(page, "document.querySelector('.state')")
    assert {state for _, state in page.evaluate(STATES)} == {"belum didengar"}


def test_the_search_is_used_by_keyboard_and_leads_into_the_audio(page: Page, address: str) -> None:
    page.goto(f"{address}/cari")
    page.get_by_role("searchbox", name="Cari kata, nama, atau tempat").focus()
    page.keyboard.type("warga tanggul")
    with page.expect_event("load"):
        page.keyboard.press("Enter")
    assert page.title() == "Cari: warga tanggul — Simak"
    link = page.get_by_role("link", name=re.compile("^Dengarkan mulai"))
    passage = page.locator(".passage").text_content() or ""
    begin = float((link.get_attribute("href") or "").partition("#t=")[2])
    with page.expect_event("load"):
        link.press("Enter")
    wait_until(page, f"Math.abs(document.getElementById('audio').currentTime - {begin}) < 0.1")
    wait_until(page, "document.querySelector('.text [aria-current]')")
    assert (page.locator(".text [aria-current]").first.text_content() or "").strip() in passage


def test_a_page_that_is_not_there_offers_a_search_that_works(page: Page, address: str) -> None:
    page.goto(f"{address}/tidak-ada")
    page.get_by_role("searchbox").fill("semarang")
    with page.expect_event("load"):
        page.get_by_role("button", name="Cari").click()
    assert page.locator("mark").count() > 0


def test_settings_are_the_player_s(page: Page, address: str) -> None:
    page.goto(f"{address}/setelan")
    assert page.get_by_label("Umumkan pergantian bab").is_checked()
    page.get_by_label("Lewati keterangan foto").check()
    page.get_by_label("Umumkan pergantian bab").uncheck()
    page.get_by_label("Warna").select_option("gelap")
    page.goto(f"{address}/berita/7")
    wait_until(page, "!document.getElementById('kendali').hidden")
    assert page.evaluate("document.getElementById('lewati-foto').checked")
    assert not page.evaluate("document.getElementById('umumkan').checked")
    assert page.evaluate("document.documentElement.dataset.colours") == "gelap"
    page.goto(f"{address}/setelan")
    assert page.get_by_label("Lewati keterangan foto").is_checked()


def test_without_javascript_everything_but_settings_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    page.locator("summary").click()
    follow(page, "Sains")
    assert page.locator("[data-article]").count() == 1
    assert page.locator(".state").count() == 0
    page.goto(f"{address}/cari?q=tanggul")
    assert page.locator("mark").count() > 0
    page.goto(f"{address}/setelan")
    assert "memerlukan JavaScript" in (page.locator("main").text_content() or "")
    assert not page.get_by_label("Lewati kutipan").is_visible()
    context.close()
