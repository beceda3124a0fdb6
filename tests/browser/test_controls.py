"""Every control by keyboard: what it does, and that its answer is given once, in Indonesian."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import test_waiting
from tests.browser.conftest import wait_until
from tests.browser.test_player import SAID, now
from tests.browser.test_waiting import Newsroom

newsroom = test_waiting.newsroom

PLAYING = "!document.getElementById('audio').paused"
LENGTH = "PANJANG"
"""Stands for how long the article is, which the voice decides."""

QUOTED = "Kami menerima laporan pertama"


def press(page: Page, name: str, key: str = "Enter") -> None:
    """Press the button of that name with a key."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press(key)


def choose(page: Page, label: str, option: str) -> None:
    """Choose from the list of that label, as typing the option's beginning does."""
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(option)


def answers(page: Page) -> list[str]:
    """What was said since the last time, or since `SAID` was set up."""
    said: list[str] = page.evaluate("window.said.splice(0)")
    return [words.rstrip("\u00a0").replace(length(page), LENGTH) for words in said]


def length(page: Page) -> str:
    """How long the article is, in words."""
    minutes, seconds = divmod(int(page.get_by_role("slider", name="Posisi").get_attribute("max") or 0), 60)
    return f"{minutes} menit {seconds} detik"


def start_of(page: Page, text: str) -> float:
    """When the sentence that begins so is heard, in seconds."""
    place = "(all, text) => all.find(one => one.textContent.trim().startsWith(text)).dataset.start"
    return float(page.locator(".text [data-start]").evaluate_all(place, text))


@pytest.fixture
def heard(article: Page) -> Page:
    """The article's page, its answers noted."""
    article.evaluate(SAID)
    return article


def test_playing_and_pausing_are_each_answered_once(heard: Page) -> None:
    expect(heard.locator("audio")).not_to_have_attribute("controls", "")
    press(heard, "Putar atau jeda", "Space")
    wait_until(heard, f"{PLAYING} && said.length")
    assert answers(heard) == ["Diputar"]
    press(heard, "Putar atau jeda", "Space")
    wait_until(heard, f"!({PLAYING}) && said.length")
    assert answers(heard) == ["Dijeda"]
    expect(heard.get_by_role("button", name="Putar atau jeda", exact=True)).to_be_focused()


def test_the_same_answer_twice_is_two_answers(heard: Page) -> None:
    for _ in range(2):
        press(heard, "Di mana saya?")
    raw = heard.evaluate("said")
    assert raw[0] != raw[1]
    assert raw[0].rstrip("\u00a0") == raw[1].rstrip("\u00a0")


def test_ten_seconds_forth_and_back(heard: Page) -> None:
    press(heard, "Maju 10 detik")
    assert now(heard) == 10
    press(heard, "Mundur 10 detik")
    press(heard, "Mundur 10 detik")
    assert now(heard) == 0
    assert answers(heard) == [f"10 detik dari {LENGTH}", f"0 detik dari {LENGTH}", f"0 detik dari {LENGTH}"]


@pytest.mark.parametrize(
    ("level", "name", "selector", "count"),
    [
        ("kalimat", "Kalimat", "[data-sentence]", 25),
        ("paragraf", "Paragraf", "h1, .text h3, .text p, .text figcaption", 15),
        ("kutipan", "Kutipan", "q", 3),
        ("keterangan foto", "Foto", ".text figcaption", 2),
        ("bagian", "Bagian", "h1, .text h3", 3),
    ],
)
def test_moving_by_a_level(heard: Page, level: str, name: str, selector: str, count: int) -> None:
    choose(heard, "Pindah menurut", level)
    expect(heard.get_by_role("button", name=f"{name} sebelumnya", exact=True)).to_be_visible()
    press(heard, "Maju 10 detik")
    answers(heard)
    press(heard, f"{name} berikutnya")
    first = "e => (e.dataset.start ? e : e.querySelector('[data-start]')).dataset.start"
    place = f"[...document.querySelectorAll('article :is({selector})')].map({first})"
    starts = sorted({float(start) for start in heard.evaluate(place)})
    expected = next(start for start in starts if start > 10)
    assert expected - 0.2 < now(heard) <= expected
    (said,) = answers(heard)
    assert re.match(rf"{name} \d+ dari {count}(, [\w ]+)?: \w", said), said
    for _ in range(count):
        press(heard, f"{name} berikutnya")
    assert answers(heard)[-1] == f"Tidak ada {name.lower()} lagi sesudah ini."
    assert now(heard) == pytest.approx(starts[-1], abs=0.2) or level == "kutipan"


def test_previous_leads_first_to_the_beginning_of_what_is_heard(heard: Page) -> None:
    choose(heard, "Pindah menurut", "kutipan")
    first, second = start_of(heard, QUOTED), start_of(heard, "Yang jebol ini bagian lama")
    heard.evaluate(f"document.getElementById('audio').currentTime = {second + 2}")
    press(heard, "Kutipan sebelumnya")
    assert now(heard) == pytest.approx(second, abs=0.2)
    press(heard, "Kutipan sebelumnya")
    assert now(heard) == pytest.approx(first, abs=0.2)
    assert [said.split(":")[0] for said in answers(heard)] == [
        "Kutipan 2 dari 3, Endah Kusumastuti",
        "Kutipan 1 dari 3, Endah Kusumastuti",
    ]


def test_moving_while_playing_says_the_place_alone_and_of_a_sentence_nothing(heard: Page) -> None:
    press(heard, "Putar atau jeda")
    wait_until(heard, "said.length")
    press(heard, "Kalimat berikutnya")
    choose(heard, "Pindah menurut", "kutipan")
    press(heard, "Kutipan berikutnya")
    assert answers(heard) == ["Diputar", "Kutipan 1 dari 3, Endah Kusumastuti"]


def test_an_article_without_quotations_says_so(page: Page, newsroom: Newsroom) -> None:
    newsroom.make()
    page.goto(newsroom.page)
    expect(page.locator("#jenis-bab")).to_be_hidden()
    page.evaluate(SAID)
    choose(page, "Pindah menurut", "kutipan")
    press(page, "Kutipan berikutnya")
    assert answers(page) == ["Tidak ada kutipan di berita ini."]


def test_the_slider_says_its_place_in_words_and_keeps_still_while_playing(heard: Page) -> None:
    slider = heard.get_by_role("slider", name="Posisi")
    slider.focus()
    for key, seconds in (("ArrowRight", 5), ("ArrowUp", 10), ("PageUp", 40), ("ArrowLeft", 35), ("PageDown", 5)):
        heard.keyboard.press(key)
        expect(slider).to_have_attribute("aria-valuetext", f"{seconds} detik dari {length(heard)}")
        assert now(heard) == seconds
    heard.evaluate("document.getElementById('audio').play()")
    wait_until(heard, "document.getElementById('audio').currentTime > 8")
    expect(slider).to_have_attribute("aria-valuetext", f"5 detik dari {length(heard)}")
    heard.keyboard.press("ArrowRight")
    assert now(heard) > 13, "it moves from what is heard, not from where it was left"
    heard.keyboard.press("Home")
    assert now(heard) < 1
    assert answers(heard) == []


def test_the_slider_goes_where_a_finger_points(heard: Page) -> None:
    box = heard.get_by_role("slider", name="Posisi").bounding_box()
    assert box
    heard.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert 98 < now(heard) < 106


@pytest.mark.parametrize("typed", ["1:05", "1.05", "65", "1 menit 5 detik", "0:01:05", " 1 MENIT 5 DETIK "])
def test_a_time_can_be_typed(heard: Page, typed: str) -> None:
    heard.locator("#waktu-tujuan").fill(typed)
    heard.keyboard.press("Enter")
    assert now(heard) == 65
    assert answers(heard) == [f"1 menit 5 detik dari {LENGTH}"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Waktu tidak dikenali. Tulis misalnya 1:05, 65, atau 1 menit 5 detik."),
        ("kapan", "Waktu tidak dikenali. Tulis misalnya 1:05, 65, atau 1 menit 5 detik."),
        ("9:00", f"Berita ini hanya {LENGTH}."),
    ],
)
def test_a_time_that_is_none_is_answered_beside_its_field(heard: Page, typed: str, said: str) -> None:
    field = heard.locator("#waktu-tujuan")
    field.fill(typed)
    heard.keyboard.press("Enter")
    assert answers(heard) == [said]
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    told = said.replace(LENGTH, length(heard))
    expect(heard.locator("#salah-waktu")).to_have_text(told)
    heard.keyboard.press("Tab")
    expect(field).to_have_accessible_error_message(told)
    field.fill("5")
    heard.keyboard.press("Enter")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_speed_keeps_its_pitch_is_remembered_and_goes_back(heard: Page) -> None:
    speeds = heard.get_by_label("Kecepatan", exact=True).locator("option").all_text_contents()
    assert (speeds[0], speeds[-1], len(speeds)) == ("0,5 kali", "4 kali", 36)
    choose(heard, "Kecepatan", "1,7")
    state = "(e => [e.playbackRate, e.preservesPitch])(document.getElementById('audio'))"
    assert heard.evaluate(state) == [1.7, True]
    heard.reload()
    assert heard.evaluate(state) == [1.7, True]
    expect(heard.get_by_label("Kecepatan", exact=True)).to_have_value("17")
    heard.evaluate(SAID)
    press(heard, "Kecepatan biasa")
    assert heard.evaluate(state) == [1, True]
    assert answers(heard) == ["Kecepatan biasa"]


def test_volume_is_remembered_and_muting_is_a_state(heard: Page) -> None:
    heard.get_by_role("slider", name="Volume").focus()
    heard.keyboard.press("ArrowLeft")
    heard.keyboard.press("ArrowLeft")
    expect(heard.get_by_role("slider", name="Volume")).to_have_attribute("aria-valuetext", "90 persen")
    press(heard, "Bisukan")
    assert heard.evaluate("document.getElementById('audio').muted")
    expect(heard.get_by_role("button", name="Bisukan", pressed=True)).to_be_visible()
    assert answers(heard) == []
    heard.reload()
    wait_until(heard, "document.getElementById('audio').volume === 0.9")


def test_the_sleep_timer_says_what_is_left_and_pauses(page: Page, address: str) -> None:
    page.clock.install()
    page.goto(f"{address}/berita/7")
    page.evaluate(SAID)
    press(page, "Sisa waktu tidur")
    choose(page, "Pengatur tidur", "5")
    press(page, "Putar atau jeda")
    wait_until(page, "said.length === 2")
    page.clock.run_for(60_000)
    press(page, "Sisa waktu tidur")
    assert re.fullmatch(r"Berhenti (4 menit|3 menit 5\d detik) lagi", answers(page)[-1])
    page.clock.run_for(241_000)
    wait_until(page, f"!({PLAYING})")
    assert answers(page)[-1] == "Dijeda oleh pengatur tidur"
    expect(page.get_by_label("Pengatur tidur", exact=True)).to_have_value("")


def test_sleep_comes_at_the_chapter_s_end(heard: Page) -> None:
    end = float(heard.locator(".chapters a").nth(1).get_attribute("data-start") or "nan")
    heard.evaluate(f"document.getElementById('audio').currentTime = {end - 1.5}")
    choose(heard, "Pengatur tidur", "akhir bab")
    press(heard, "Putar atau jeda")
    wait_until(heard, "said.length === 2")
    assert answers(heard) == ["Diputar", "Dijeda oleh pengatur tidur"]
    assert end - 0.1 < now(heard) < end + 0.3


def test_where_am_i(heard: Page) -> None:
    heard.evaluate("document.getElementById('audio').currentTime = 64")
    press(heard, "Di mana saya?")
    (said,) = answers(heard)
    assert said.startswith("Dijeda. Bab 3 dari 8: Kutipan: Endah Kusumastuti: Kami menerima")
    assert said.endswith(
        f"1 menit 4 detik dari {LENGTH}. Kalimat: Kami menerima laporan pertama dari ketua RW, "
        "lalu sirene di masjid dibunyikan."
    )


def test_the_link_to_a_sentence_opens_there(heard: Page) -> None:
    heard.context.grant_permissions(["clipboard-read", "clipboard-write"])
    heard.evaluate("document.getElementById('audio').currentTime = " + str(start_of(heard, QUOTED) + 2))
    press(heard, "Salin tautan ke kalimat ini")
    wait_until(heard, "said.length")
    assert answers(heard) == ["Tautan ke kalimat ini disalin"]
    copied = heard.evaluate("navigator.clipboard.readText()")
    assert copied == heard.url
    assert float(copied.partition("#t=")[2]) == pytest.approx(start_of(heard, QUOTED), abs=0.2)


def test_a_refused_clipboard_leaves_the_link_in_the_address(heard: Page) -> None:
    heard.evaluate(
        "void (navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError')))"
    )
    press(heard, "Salin tautan ke kalimat ini")
    wait_until(heard, "said.length")
    assert answers(heard) == ["Peramban menolak menyalin. Tautannya kini ada di bilah alamat."]
    assert "#t=" in heard.url


def test_chapters_of_one_kind_keep_their_numbers(heard: Page) -> None:
    options = heard.get_by_label("Tampilkan").locator("option").all_text_contents()
    assert options == ["semua (8)", "kutipan (3)", "foto (2)", "bagian (2)"]
    choose(heard, "Tampilkan", "kutipan")
    shown = heard.locator(".chapters li:visible")
    expect(shown).to_have_count(3)
    assert shown.evaluate_all("all => all.map(e => e.value)") == [3, 5, 7]
    assert all(": " in label for label in shown.locator(".label").all_text_contents())
    assert answers(heard) == []


def test_the_headset_s_keys_play_and_move_by_chapters(page: Page, address: str) -> None:
    page.add_init_script("""
        window.handlers = {};
        const given = MediaSession.prototype.setActionHandler;
        MediaSession.prototype.setActionHandler = function (name, run) {
            window.handlers[name] = run;
            given.call(this, name, run);
        };
    """)
    page.goto(f"{address}/berita/7")
    wait_until(page, "document.getElementById('audio').readyState >= 1")
    metadata = page.evaluate("(m => [m.title, m.artist, m.artwork.length])(navigator.mediaSession.metadata)")
    assert metadata == ["Tanggul Jebol, 1.250 Warga Semarang Utara Mengungsi", "Kabar Contoh", 1]
    page.evaluate(SAID)
    page.evaluate("handlers.nexttrack({})")
    assert 12 < now(page) < 13
    assert re.match("Bab 2 dari 8: Foto: ", answers(page)[0])
    page.evaluate("handlers.seekto({seekTime: 30})")
    page.evaluate("handlers.previoustrack({})")
    assert 12 < now(page) < 13
    page.evaluate("handlers.play({})")
    wait_until(page, PLAYING)
    page.evaluate("handlers.pause({})")
    wait_until(page, f"!({PLAYING})")
