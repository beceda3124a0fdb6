"""Shortcuts, what is left out, and the text that follows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import wait_until
from tests.browser.test_controls import PLAYING, QUOTED, answers, heard, press, start_of
from tests.browser.test_player import now

__all__ = ["heard"]

MARKED = "[...document.querySelectorAll('article [aria-current][data-sentence]')]"
IN_VIEW = f"(b => b.top >= 0 && b.bottom <= innerHeight)({MARKED}[0].getBoundingClientRect())"


def _seek(page: Page, seconds: float) -> None:
    page.evaluate(f"document.getElementById('audio').currentTime = {seconds}")


class TestShortcuts:
    """Single keys (WCAG 2.1.4)."""

    def test_they_work_from_the_page_and_from_buttons(self, heard: Page) -> None:
        heard.keyboard.press("l")
        heard.locator("#putar").focus()
        heard.keyboard.press("l")
        assert now(heard) == 20
        heard.keyboard.press("3")
        heard.keyboard.press("b")
        heard.keyboard.press("d")
        said = answers(heard)
        assert said[2] == "Pindah menurut kutipan"
        assert said[3].startswith("Kutipan 1 dari 3")
        assert said[4].startswith("Dijeda. Bab 3 dari 8")
        for key, words in (("c", "1,1 kali"), ("x", "1 kali"), ("n", "Kecepatan biasa"), ("m", "Suara dibisukan")):
            heard.keyboard.press(key)
            assert answers(heard) == [words]
        heard.keyboard.press("w")
        expect(heard.locator("#waktu-tujuan")).to_be_focused()

    @pytest.mark.parametrize("control", ["#waktu-tujuan", "#tingkat", "#posisi", "#volume"])
    def test_they_are_not_taken_from_a_control(self, heard: Page, control: str) -> None:
        heard.locator(control).focus()
        for key in "pdm":
            heard.keyboard.press(key)
        assert answers(heard) == []
        assert heard.evaluate("document.getElementById('audio').paused")

    @pytest.mark.parametrize("chord", ["Control+p", "Alt+l", "Meta+l", "Shift+l"])
    def test_they_leave_chords_alone(self, heard: Page, chord: str) -> None:
        heard.evaluate("addEventListener('keydown', event => event.ctrlKey && event.preventDefault())")
        heard.keyboard.press(chord)
        assert now(heard) == 0
        assert answers(heard) == []

    def test_they_are_listed_changed_and_turned_off(self, heard: Page) -> None:
        heard.keyboard.press("?")
        dialog = heard.get_by_role("dialog", name="Tombol pintas")
        expect(dialog).to_be_visible()
        expect(dialog.get_by_role("listitem")).to_have_count(23)
        field = dialog.get_by_label("Maju 10 detik")
        field.focus()
        heard.keyboard.type("j")
        expect(field).to_have_value("l")
        expect(field).to_have_accessible_description("Tombol j sudah dipakai untuk: Mundur 10 detik.")
        heard.keyboard.type("g")
        expect(field).to_have_value("g")
        expect(field).not_to_have_attribute("aria-invalid", "true")
        heard.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        heard.keyboard.press("l")
        assert now(heard) == 0
        heard.keyboard.press("g")
        wait_until(heard, "document.getElementById('audio').currentTime === 10")
        heard.reload()
        heard.keyboard.press("g")
        wait_until(heard, "document.getElementById('audio').currentTime >= 10")
        press(heard, "Tombol pintas")
        dialog.get_by_role("button", name="Kembalikan semua tombol").press("Enter")
        expect(field).to_have_value("l")
        dialog.get_by_label("Pakai tombol pintas").uncheck()
        dialog.get_by_role("button", name="Tutup").press("Enter")
        expect(heard.get_by_role("button", name="Tombol pintas")).to_be_focused()
        before = now(heard)
        heard.keyboard.press("l")
        heard.keyboard.press("?")
        assert now(heard) == before
        expect(dialog).to_be_hidden()


@pytest.mark.parametrize(
    ("choice", "unwanted", "following"),
    [
        ("Lewati keterangan foto", "Warga Kampung Tambakrejo", "Dimas Prakoso"),
        ("Lewati nama pemotret", "Dimas Prakoso", "Sebanyak 1.250"),
        ("Lewati kutipan", QUOTED, "Ketinggian air"),
    ],
)
def test_what_a_listener_does_not_want_is_left_out(heard: Page, choice: str, unwanted: str, following: str) -> None:
    before, after = start_of(heard, unwanted) - 1, start_of(heard, following)
    heard.get_by_text("Pilihan mendengarkan").click()
    heard.get_by_label(choice).check()
    _seek(heard, before)
    press(heard, "Putar atau jeda")
    wait_until(heard, f"document.getElementById('audio').currentTime > {before} + 2")
    assert after - 0.1 <= now(heard) < after + 3


def test_what_is_left_out_can_still_be_gone_to(heard: Page) -> None:
    heard.get_by_text("Pilihan mendengarkan").click()
    heard.get_by_label("Lewati kutipan").check()
    heard.get_by_text("Pilihan mendengarkan").focus()
    heard.keyboard.press("p")
    wait_until(heard, PLAYING)
    heard.keyboard.press("3")
    heard.keyboard.press("b")
    heard.wait_for_timeout(1500)
    assert start_of(heard, QUOTED) < now(heard) < start_of(heard, QUOTED) + 3


def test_a_sentence_that_is_pressed_is_heard(heard: Page) -> None:
    heard.get_by_text("Ketinggian air berkisar").click()
    wait_until(heard, PLAYING)
    assert -0.1 <= now(heard) - start_of(heard, "Ketinggian air berkisar") < 3
    assert heard.evaluate("document.activeElement.tagName") == "MAIN", "as any press on the page does"
    assert heard.locator(".text [tabindex], .text a, .text button").count() == 0


def test_one_key_plays_from_the_selection_or_from_what_is_seen(heard: Page) -> None:
    heard.evaluate("getSelection().collapse([...document.querySelectorAll('.text p')].at(-1).firstChild, 0)")
    heard.keyboard.press("i")
    wait_until(heard, PLAYING)
    last = heard.evaluate(
        "+[...document.querySelectorAll('.text p')].at(-1).querySelector('[data-start]').dataset.start"
    )
    assert -0.1 <= now(heard) - last < 3


class TestFollowing:
    """The text keeps in view what is heard."""

    def test_the_page_scrolls_along_and_focus_stays(self, heard: Page) -> None:
        heard.emulate_media(reduced_motion="reduce")
        heard.locator(".text p").nth(0).click()
        wait_until(heard, PLAYING)
        for seconds in (70, 100, 150, 190):
            _seek(heard, seconds)
            wait_until(heard, f"{MARKED}.length && {IN_VIEW}")
        assert heard.evaluate("document.activeElement.tagName") == "MAIN", "as any press on the page does"
        assert answers(heard) == []

    def test_it_stops_when_the_reader_scrolls_and_can_be_asked_for_again(self, heard: Page) -> None:
        heard.emulate_media(reduced_motion="reduce")
        heard.locator(".text p").nth(0).click()
        wait_until(heard, PLAYING)
        heard.mouse.move(400, 400)
        heard.mouse.wheel(0, -300)
        button = heard.get_by_role("button", name="Ikuti lagi")
        expect(button).to_have_count(1)
        where = heard.evaluate("scrollY")
        heard.wait_for_timeout(300)
        where = heard.evaluate("scrollY")
        _seek(heard, 190)
        heard.wait_for_timeout(700)
        assert heard.evaluate("scrollY") == where
        button.focus()
        heard.keyboard.press("Enter")
        wait_until(heard, IN_VIEW)
        assert answers(heard) == ["Teks diikuti"]
        expect(button).to_be_focused()

    def test_the_page_stays_where_the_controls_are(self, heard: Page) -> None:
        press(heard, "Putar atau jeda")
        wait_until(heard, PLAYING)
        where = heard.evaluate("scrollY")
        for seconds in (30, 70, 150):
            _seek(heard, seconds)
            heard.wait_for_timeout(400)
        assert heard.evaluate("scrollY") == where


def test_focus_is_never_under_the_bar_that_stays(heard: Page) -> None:
    """WCAG 2.4.12, walking forth and back."""
    heard.set_viewport_size({"width": 900, "height": 560})
    bar = heard.locator(".transport")
    expect(bar).to_have_css("position", "sticky")
    hidden = """() => {
        const focused = document.activeElement, bar = document.querySelector('.transport');
        if (bar.contains(focused) || focused === document.body) return null;
        const box = focused.getBoundingClientRect(), under = bar.getBoundingClientRect();
        const overlaps = box.top < under.bottom && box.bottom > under.top;
        return overlaps && !focused.closest('header') ? focused.outerHTML : null;
    }"""
    for key in ("Tab", "Shift+Tab"):
        for _ in range(40):
            heard.keyboard.press(key)
            assert heard.evaluate(hidden) is None


def test_focus_on_the_bar_moves_nothing(heard: Page) -> None:
    heard.evaluate("scrollTo(0, 900)")
    for name in ("putar", "mundur", "maju"):
        heard.locator(f"#{name}").evaluate("element => element.focus()")
        heard.wait_for_timeout(100)
        assert heard.evaluate("scrollY") == 900
