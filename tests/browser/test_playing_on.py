"""From one article's end to the next one's beginning, heard in a real browser with its own rules for sound."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from reader.models import Block, BlockKind
from tests.browser import test_waiting
from tests.browser.conftest import ARGUMENTS, NAMES, wait_until
from tests.browser.queued import READY, TITLES, keep_queue, near_the_end, open_article, queued
from tests.browser.test_controls import PLAYING, choose, press
from tests.browser.test_lists import keep
from tests.browser.test_player import SAID, now
from tests.browser.test_waiting import ARTICLE, Newsroom

newsroom = test_waiting.newsroom

NEXT = f"Berikutnya: {TITLES[4]}, dari Kabar Contoh."
TOLD = """new MutationObserver(changes => changes.forEach(({ target }) => {
    if (target.id === 'pengumuman') console.log(target.textContent);
})).observe(document, {childList: true, subtree: true})"""
"""Tells the console what the live region is given to say."""
MOVES = "document.getElementById('audio').currentTime > {}"


def answers(page: Page) -> list[str]:
    said: list[str] = page.evaluate("window.said.splice(0)")
    return [words.rstrip("\u00a0") for words in said]


def play_to_the_end(page: Page) -> None:
    """Play the article's last moments."""
    near_the_end(page)
    page.evaluate(SAID)
    press(page, "Putar atau jeda")
    wait_until(page, "window.said.length > 0")
    assert answers(page) == ["Diputar"]


def is_there(page: Page, number: int, seconds: float = 0.3) -> None:
    """Wait until that article is in the page and is heard."""
    wait_until(page, f"document.querySelector('.player').dataset.article === '{number}'")
    wait_until(page, f"{PLAYING} && {MOVES.format(seconds)}")


@pytest.fixture
def queue(page: Page, address: str) -> Page:
    """The first of three queued articles."""
    keep_queue(page, address, 7, 4, 6)
    open_article(page, address, 7)
    return page


def test_the_next_article_begins_in_place_and_is_said_once(queue: Page, address: str) -> None:
    play_to_the_end(queue)
    is_there(queue, 4, 1)
    assert answers(queue) == [NEXT]
    assert queue.url == f"{address}/berita/4"
    assert queue.title() == f"{TITLES[4]} — Simak"
    expect(queue.get_by_role("heading", level=1)).to_have_text(TITLES[4])
    expect(queue.get_by_label("Sudah didengar")).not_to_be_checked()
    assert now(queue) < 30
    assert queue.evaluate("JSON.parse(localStorage.getItem('simak-berita'))['7'].heard")
    metadata = queue.evaluate("(m => [m.title, m.artist])(navigator.mediaSession.metadata)")
    assert metadata == [TITLES[4], "Kabar Contoh"]
    expect(queue.get_by_role("button", name="Putar atau jeda", exact=True)).to_be_focused()
    queue.go_back()
    expect(queue).to_have_url(f"{address}/berlangganan")


def test_the_player_is_the_new_article_s_in_every_part(queue: Page) -> None:
    play_to_the_end(queue)
    is_there(queue, 4)
    answers(queue)
    press(queue, "Putar atau jeda")
    wait_until(queue, f"!({PLAYING})")
    fresh = queue.context.new_page()
    fresh.goto(queue.url)
    wait_until(fresh, READY)
    for part in ("header", ".chapters ol", ".text", ".player > .actions", ".player > .disclosure"):
        there = [other.locator(f"article {part}").inner_text() for other in (queue, fresh)]
        assert there[0] == there[1], part
    filtered = [other.locator("#jenis-bab option").all_text_contents() for other in (queue, fresh)]
    assert filtered[0] == filtered[1]
    fresh.close()
    link = queue.locator(".chapters a").nth(2)
    start = float(link.get_attribute("data-start") or "nan")
    link.focus()
    queue.keyboard.press("Enter")
    wait_until(queue, f"{PLAYING} && {MOVES.format(start)}")
    expect(link).to_have_attribute("aria-current", "true")
    wait_until(queue, "document.querySelector('.text [aria-current], h1 [aria-current]')")
    press(queue, "Putar atau jeda")
    answers(queue)
    choose(queue, "Pindah menurut", "kutipan")
    queue.evaluate("document.getElementById('audio').currentTime = 0")
    press(queue, "Kutipan berikutnya")
    assert re.match(r"Kutipan 1 dari \d, .*: \w", answers(queue)[-1])
    press(queue, "Di mana saya?")
    assert re.match(r"Dijeda\. Bab \d dari \d", answers(queue)[-1])
    where = now(queue)
    queue.reload()
    wait_until(queue, f"{READY} && {MOVES.format(where - 1)}")
    assert now(queue) < where + 1


def test_the_queue_s_end_is_said_and_silence_follows(page: Page, address: str) -> None:
    keep_queue(page, address, 7, 4)
    open_article(page, address, 7)
    for number, said in ((7, NEXT), (4, "Antrean selesai.")):
        if number == 7:
            play_to_the_end(page)
            is_there(page, 4)
        else:
            near_the_end(page)
        wait_until(page, "window.said.length > 0")
        assert answers(page) == [said]
    assert page.evaluate("document.getElementById('audio').paused")
    expect(page.get_by_label("Sudah didengar")).to_be_checked()
    assert queued(page) == [7, 4], "what was heard stays to be gone back to"


def test_an_article_that_is_not_queued_leads_nowhere(page: Page, address: str) -> None:
    keep_queue(page, address, 4, 6)
    page.goto(f"{address}/berita/7")
    wait_until(page, READY)
    play_to_the_end(page)
    wait_until(page, "window.said.length > 0")
    assert answers(page) == ["Berita selesai. Ditandai sudah didengar."]
    page.keyboard.press("u")
    wait_until(page, "window.said.length > 0")
    assert answers(page) == ["Berita ini tidak ada di antrean."]


def test_focus_in_what_goes_comes_to_the_player(queue: Page) -> None:
    play_to_the_end(queue)
    queue.locator(".chapters a").nth(3).focus()
    is_there(queue, 4)
    expect(queue.get_by_role("button", name="Putar atau jeda", exact=True)).to_be_focused()


def test_focus_on_a_control_stays_there(queue: Page) -> None:
    play_to_the_end(queue)
    queue.get_by_role("button", name="Di mana saya?").focus()
    is_there(queue, 4)
    expect(queue.get_by_role("button", name="Di mana saya?")).to_be_focused()


def test_listening_goes_on_in_the_listener_s_manner(queue: Page) -> None:
    choose(queue, "Kecepatan", "2 kali")
    queue.get_by_text("Pilihan mendengarkan").click()
    queue.get_by_label("Umumkan pergantian bab").uncheck()
    choose(queue, "Pengatur tidur", "30")
    play_to_the_end(queue)
    is_there(queue, 4)
    assert queue.evaluate("document.getElementById('audio').playbackRate") == 2
    expect(queue.get_by_label("Umumkan pergantian bab")).not_to_be_checked()
    answers(queue)
    press(queue, "Sisa waktu tidur")
    assert re.fullmatch(r"Berhenti (29|30) menit( \d+ detik)? lagi", answers(queue)[0])


def test_a_next_article_that_was_begun_goes_on_where_it_was_left(page: Page, address: str) -> None:
    keep(page, address, "simak-berita", {"4": {"time": 65.0, "heard": False}})
    keep_queue(page, address, 7, 4)
    open_article(page, address, 7)
    play_to_the_end(page)
    is_there(page, 4, 65)
    wait_until(page, "window.said.length > 0")
    assert answers(page) == [f"{NEXT} Dilanjutkan dari 1 menit 5 detik."]
    assert now(page) < 90


@pytest.mark.parametrize("when", ["akhir berita", "akhir bab"])
def test_sleep_at_the_article_s_end_is_the_end(queue: Page, when: str) -> None:
    near_the_end(queue)
    choose(queue, "Pengatur tidur", when)
    queue.evaluate(SAID)
    press(queue, "Putar atau jeda")
    wait_until(queue, "window.said.length > 1")
    assert answers(queue)[1] in {"Berita selesai. Ditandai sudah didengar.", "Dijeda oleh pengatur tidur"}
    queue.wait_for_timeout(500)
    assert queue.evaluate("document.querySelector('.player').dataset.article") == "7"
    assert queue.evaluate("document.getElementById('audio').paused")


def test_an_article_that_is_gone_is_told_and_passed_over(page: Page, address: str) -> None:
    keep_queue(page, address, 7, 998, 999, 4)
    open_article(page, address, 7)
    play_to_the_end(page)
    is_there(page, 4)
    wait_until(page, "window.said.length > 0")
    assert answers(page) == [f"Sudah tidak ada: Berita 998. Sudah tidak ada: Berita 999. {NEXT}"]
    page.evaluate("localStorage.setItem('simak-antrean', localStorage.getItem('simak-antrean').replace('7', '997'))")
    press(page, "Berita sebelumnya di antrean")
    wait_until(page, "window.said.length > 0")
    assert answers(page)[0].endswith(
        "Sudah tidak ada: Berita 998. Sudah tidak ada: " + TITLES[7] + ". Ini berita pertama di antrean."
    )


def test_without_a_connection_it_is_said_which_could_not_begin(queue: Page) -> None:
    queue.route("**/berita/4", lambda route: route.abort())
    play_to_the_end(queue)
    wait_until(queue, "window.said.length > 0")
    assert answers(queue) == [f"Tidak dapat dimuat, sambungan terputus: {TITLES[4]}."]
    expect(queue.get_by_role("heading", level=1)).to_have_text(TITLES[7])
    queue.unroute_all()
    press(queue, "Berita berikutnya di antrean")
    wait_until(queue, "document.querySelector('.player').dataset.article === '4'")


def test_neighbours_are_a_key_away_and_a_pause_stays_one(queue: Page) -> None:
    queue.evaluate(SAID)
    queue.evaluate("document.getElementById('audio').currentTime = 42")
    queue.keyboard.press("y")
    wait_until(queue, "said.length")
    assert answers(queue) == ["Ini berita pertama di antrean."]
    queue.keyboard.press("u")
    wait_until(queue, "said.length")
    assert answers(queue) == [NEXT]
    assert queue.evaluate("document.getElementById('audio').paused")
    press(queue, "Berita berikutnya di antrean")
    wait_until(queue, "said.length")
    assert answers(queue) == [f"Berikutnya: {TITLES[6]}, dari Kabar Contoh."]
    expect(queue.get_by_role("button", name="Berita berikutnya di antrean")).to_be_focused()
    queue.keyboard.press("Enter")
    assert answers(queue) == ["Ini berita terakhir di antrean."]
    press(queue, "Berita sebelumnya di antrean")
    queue.keyboard.press("Enter")
    wait_until(queue, "document.querySelector('.player').dataset.article === '4'")
    wait_until(queue, READY)
    queue.keyboard.press("y")
    wait_until(queue, f"document.querySelector('.player').dataset.article === '7' && {MOVES.format(41)}")
    assert 41 < now(queue) < 43, "where it was left"
    assert answers(queue)[-1] == f"Sebelumnya: {TITLES[7]}, dari Kabar Contoh."


def test_the_article_goes_in_and_out_by_button_and_by_key(page: Page, address: str) -> None:
    page.goto(f"{address}/berita/7")
    wait_until(page, READY)
    page.evaluate(SAID)
    neighbours = page.get_by_role("button", name="Berita berikutnya di antrean")
    expect(neighbours).to_be_hidden()
    press(page, "Tambahkan berita ini ke antrean")
    wait_until(page, "said.length")
    assert answers(page) == ["Ditambahkan ke antrean, nomor 1."]
    expect(page.locator("#menu-antrean")).to_have_accessible_name("Antrean (1 berita)")
    expect(page.get_by_role("button", name="Keluarkan berita ini dari antrean")).to_be_focused()
    neighbours.focus()
    page.keyboard.press("a")
    wait_until(page, "said.length")
    assert answers(page) == ["Dikeluarkan dari antrean."]
    expect(neighbours).to_be_hidden()
    expect(page.get_by_role("button", name="Tambahkan berita ini ke antrean")).to_be_focused()
    assert queued(page) == []


def test_the_headset_leads_on_after_the_last_chapter(page: Page, address: str) -> None:
    page.add_init_script("""
        window.handlers = {};
        const given = MediaSession.prototype.setActionHandler;
        MediaSession.prototype.setActionHandler = function (name, run) {
            window.handlers[name] = run;
            given.call(this, name, run);
        };
    """)
    keep_queue(page, address, 7, 4)
    open_article(page, address, 7)
    last = page.locator(".chapters a").count() - 1
    start = float(page.locator(".chapters a").nth(last).get_attribute("data-start") or "nan")
    page.locator(".chapters a").nth(last - 1).click()
    page.evaluate("handlers.nexttrack({})")
    wait_until(page, MOVES.format(start - 0.1))
    assert page.evaluate("document.querySelector('.player').dataset.article") == "7"
    page.evaluate("handlers.nexttrack({})")
    is_there(page, 4)
    page.evaluate("document.getElementById('audio').currentTime = 0; handlers.previoustrack({})")
    wait_until(page, "document.querySelector('.player').dataset.article === '7'")


def test_a_new_revision_is_what_is_told_and_heard(page: Page, newsroom: Newsroom) -> None:
    other = replace(ARTICLE, title="Kabar Kedua", url="https://kabar.example/kedua", blocks=ARTICLE.blocks[:1])
    newsroom.parts.catalogue.keep_article(other, guid="b")
    newsroom.make()
    newsroom.make()
    first, second = sorted(record.id for record in newsroom.parts.catalogue.episodes(limit=9))
    keep_queue(page, newsroom.address, first, second)
    open_article(page, newsroom.address, first)
    text = Block(BlockKind.PARAGRAPH, "Kini dermaga itu ditutup sampai pekan depan.")
    newest = newsroom.parts.catalogue.episode(second)
    changed = other if newest.episode.script.article.url == other.url else ARTICLE
    changed = replace(changed, title="Judul yang Diganti", blocks=(*changed.blocks, text))
    newsroom.parts.catalogue.keep_article(changed, guid="b" if changed.url == other.url else "a")
    newsroom.make()
    token = newsroom.parts.catalogue.episode(second).token
    assert token != newest.token
    play_to_the_end(page)
    is_there(page, second)
    wait_until(page, "window.said.length > 0")
    assert answers(page) == ["Berikutnya: Judul yang Diganti, dari Kabar Contoh."]
    assert token in page.evaluate("document.getElementById('audio').src")
    expect(page.locator(".text")).to_contain_text("Kini dermaga itu ditutup")
    page.goto(f"{newsroom.address}/antrean")
    expect(page.locator("#antrean")).to_contain_text("Judul yang Diganti")


class TestAutoplay:
    """A Chromium that lets no page be heard that nobody has pressed anything on."""

    @pytest.fixture
    def strict(self, browser: Browser) -> Iterator[Page]:
        path = next((found for name in NAMES if (found := shutil.which(name))), None)
        arguments = [argument for argument in ARGUMENTS if "autoplay" not in argument]
        opened = browser.browser_type.launch(executable_path=path, args=arguments)
        page = opened.new_page()
        # No `evaluate` and no `expect` before the sound begins: to Chromium each one of them is a press.
        kept = json.dumps({"version": 1, "entries": [{"id": number, "title": TITLES[number]} for number in (7, 4)]})
        page.add_init_script(f"localStorage.setItem('simak-antrean', {json.dumps(kept)})")
        page.add_init_script(TOLD)
        yield page
        opened.close()

    def test_one_press_on_the_queue_s_page_is_enough_for_all_of_it(self, strict: Page, address: str) -> None:
        strict.goto(f"{address}/antrean")
        with strict.expect_console_message(lambda message: "Nomor" in message.text) as told:
            strict.get_by_role("button", name="Dengarkan antrean").press("Enter")
        assert told.value.text == "Nomor 1 dari 2 di antrean."
        is_there(strict, 7)
        assert strict.url == f"{address}/berita/7", "loading it again plays nothing"
        strict.evaluate(SAID)
        near_the_end(strict)
        is_there(strict, 4, 1)
        assert answers(strict) == [NEXT]

    def test_where_the_browser_refuses_a_press_is_asked_for_once(self, strict: Page, address: str) -> None:
        with strict.expect_console_message(lambda message: "Nomor" in message.text) as told:
            strict.goto(f"{address}/berita/7#lanjut")
        assert told.value.text == "Nomor 1 dari 2 di antrean. Tekan Putar untuk mendengarkan."
        assert strict.evaluate("document.getElementById('audio').paused")
        strict.get_by_role("button", name="Putar atau jeda", exact=True).press("Enter")
        is_there(strict, 7)
