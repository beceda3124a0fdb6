"""The listening queue in lists and on its own page: by keyboard, with what the browser keeps or doesn't."""

from __future__ import annotations

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import wait_until
from tests.browser.queued import TITLES, keep_queue, keep_raw, queued
from tests.browser.test_accessibility import MODES, OPTIONS, SMALL, SPACED, WIDE
from tests.browser.test_following import REGIONS
from tests.browser.test_lists import keep
from tests.browser.test_player import SAID
from tests.browser.test_remembering import FULL, REFUSED

FOCUSED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
NUMBERED = "[...document.querySelectorAll('#antrean li')].map(row => row.querySelector('h2').textContent)"


def press(page: Page, name: str) -> None:
    """Press the button of that whole name by keyboard."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def answers(page: Page) -> list[str]:
    said: list[str] = page.evaluate("window.said.splice(0)")
    return [words.rstrip("\u00a0") for words in said]


def open_queue(page: Page, address: str) -> None:
    """The queue's page with what the server says of it."""
    with page.expect_response(lambda answer: "/antrean.json" in answer.url):
        page.goto(f"{address}/antrean")
    wait_until(page, "document.querySelector('#jumlah').textContent.includes(',')")
    page.evaluate(SAID)


def test_articles_of_a_list_go_in_and_out_and_the_menu_counts_them(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    menu = page.locator("#menu-antrean")
    expect(menu).to_have_accessible_name("Antrean")
    page.evaluate(SAID)
    press(page, f"Tambahkan ke antrean: {TITLES[6]}")
    press(page, f"Tambahkan ke antrean: {TITLES[4]}")
    assert answers(page) == ["Ditambahkan ke antrean, nomor 1.", "Ditambahkan ke antrean, nomor 2."]
    assert page.evaluate(FOCUSED) == f"Keluarkan dari antrean: {TITLES[4]}"
    expect(menu).to_have_accessible_name("Antrean (2 berita)")
    press(page, f"Keluarkan dari antrean: {TITLES[6]}")
    assert answers(page) == ["Dikeluarkan dari antrean."]
    assert queued(page) == [4]
    page.goto(f"{address}/bantuan")
    expect(menu).to_have_accessible_name("Antrean (1 berita)")
    assert page.locator(f"#menu-antrean:is({REGIONS}), :is({REGIONS}) #menu-antrean").count() == 0
    page.goto(f"{address}/cari?q=wayang")
    expect(page.get_by_role("button", name=f"Keluarkan dari antrean: {TITLES[4]}", exact=True)).to_be_visible()


def test_another_tab_s_queue_is_this_one(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    other = page.context.new_page()
    other.goto(f"{address}/")
    press(other, f"Tambahkan ke antrean: {TITLES[6]}")
    expect(page.get_by_role("button", name=f"Keluarkan dari antrean: {TITLES[6]}", exact=True)).to_be_visible()
    expect(page.locator("#menu-antrean")).to_have_accessible_name("Antrean (1 berita)")


def test_all_that_is_not_heard_is_queued_and_the_first_of_it_is_heard(page: Page, address: str) -> None:
    keep(page, address, "simak-berita", {"7": {"heard": True}})
    page.goto(f"{address}/")
    press(page, "Dengarkan semua yang belum didengar")
    page.wait_for_url("**/berita/6")
    wait_until(page, "document.getElementById('audio').currentTime > 0.3")
    expect(page.get_by_role("status")).to_have_text("Nomor 1 dari 6 di antrean.")
    assert queued(page) == [6, 5, 4, 3, 2, 1]


def test_a_day_s_articles_are_queued_together(page: Page, address: str) -> None:
    page.goto(f"{address}/")
    (day,) = page.locator(".day", has_text=TITLES[6]).all()
    day.get_by_role("button", name="Dengarkan semua: ").press("Enter")
    page.wait_for_url("**/berita/6")
    assert queued(page) == [6, 5]


def test_a_list_that_is_heard_says_so(page: Page, address: str) -> None:
    keep(page, address, "simak-berita", {str(number): {"heard": True} for number in range(1, 8)})
    page.goto(f"{address}/")
    page.evaluate(SAID)
    press(page, "Dengarkan semua yang belum didengar")
    assert answers(page) == ["Semua berita di sini sudah didengar."]
    assert queued(page) == []


@pytest.mark.parametrize("path", ["/", "/cari?q=warga"])
def test_what_is_not_heard_can_be_shown_alone(page: Page, address: str, path: str) -> None:
    keep(page, address, "simak-berita", {"7": {"heard": True}})
    page.goto(address + path)
    all_shown = page.locator("[data-article]:visible").count()
    box = page.get_by_role("checkbox", name=f"Hanya yang belum didengar ({all_shown - 1} dari {all_shown})", exact=True)
    page.evaluate(SAID)
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-article]:visible")).to_have_count(all_shown - 1)
    assert page.locator("[data-article='7']").is_hidden()
    assert page.locator("h2:visible", has_text="Senin").count() == 0, "no day without articles"
    assert answers(page) == [f"{all_shown - 1} berita ditampilkan."]
    page.reload()
    expect(box).to_be_checked()
    expect(page.locator("[data-article='7']")).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text("")
    box.uncheck()
    expect(page.locator("[data-article]:visible")).to_have_count(all_shown)


def test_the_page_shows_order_length_and_what_was_heard(page: Page, address: str) -> None:
    keep_queue(page, address, 4, 7)
    keep(page, address, "simak-berita", {"7": {"heard": True}, "4": {"time": 12}})
    open_queue(page, address)
    assert page.evaluate(NUMBERED) == [TITLES[4], TITLES[7]]
    facts = page.locator("#antrean .facts").all_text_contents()
    assert facts[0].startswith("Kabar Contoh · ")
    assert [said.split(" · ")[-1] for said in facts] == ["didengar sebagian", "sudah didengar"]
    total = page.locator("#jumlah").text_content() or ""
    assert total.startswith("2 berita, ")
    assert total.endswith(" menit.")
    expect(page.get_by_role("link", name=TITLES[4], exact=True)).to_have_attribute("href", "/berita/4")
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.locator(REGIONS)).to_have_count(1)


def test_articles_are_moved_and_focus_stays_on_the_button(page: Page, address: str) -> None:
    keep_queue(page, address, 7, 6, 4)
    open_queue(page, address)
    focus = "window.moved = 0; addEventListener('focusin', () => window.moved += 1)"
    page.get_by_role("button", name=f"Naikkan: {TITLES[4]}", exact=True).focus()
    page.evaluate(focus)
    for _ in range(3):
        page.keyboard.press("Enter")
    assert answers(page) == ["Kini nomor 2 dari 3.", "Kini nomor 1 dari 3.", "Sudah paling atas."]
    assert (queued(page), page.evaluate(NUMBERED)) == ([4, 7, 6], [TITLES[4], TITLES[7], TITLES[6]])
    assert page.evaluate(FOCUSED) == f"Naikkan: {TITLES[4]}"
    assert page.evaluate("window.moved") == 0, "a focus that comes back is read out again"
    press(page, f"Turunkan: {TITLES[7]}")
    page.keyboard.press("Enter")
    assert answers(page) == ["Kini nomor 3 dari 3.", "Sudah paling bawah."]
    assert queued(page) == [4, 6, 7]


def test_what_is_taken_out_leaves_focus_at_its_neighbour_and_can_be_had_back(page: Page, address: str) -> None:
    keep_queue(page, address, 7, 6, 4)
    open_queue(page, address)
    press(page, f"Keluarkan: {TITLES[6]}")
    assert answers(page) == ["1 berita dikeluarkan, 2 yang tersisa."]
    assert page.evaluate(FOCUSED) == f"Keluarkan: {TITLES[4]}"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == f"Keluarkan: {TITLES[7]}"
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "Kembalikan yang baru dikeluarkan"
    assert answers(page)[-1] == "1 berita dikeluarkan, tidak ada yang tersisa."
    expect(page.get_by_text("Antrean masih kosong.")).to_be_visible()
    expect(page.get_by_role("button", name="Dengarkan antrean")).to_be_hidden()
    page.keyboard.press("Enter")
    assert (queued(page), page.evaluate(FOCUSED)) == ([7], "Dengarkan antrean")
    assert answers(page) == ["Antrean kembali seperti semula: 1 berita."]


def test_the_heard_and_the_whole_queue_are_taken_out_at_once(page: Page, address: str) -> None:
    keep_queue(page, address, 7, 6, 4)
    open_queue(page, address)
    expect(page.get_by_role("button", name="Keluarkan yang sudah didengar")).to_be_hidden()
    page.evaluate("""localStorage.setItem('simak-berita', '{"6": {"heard": true}}')""")
    open_queue(page, address)
    press(page, "Keluarkan yang sudah didengar")
    assert (queued(page), page.evaluate(FOCUSED)) == ([7, 4], "Dengarkan antrean")
    press(page, "Kosongkan antrean")
    assert (queued(page), page.evaluate(FOCUSED)) == ([], "Kembalikan yang baru dikeluarkan")
    assert answers(page) == ["1 berita dikeluarkan, 2 yang tersisa.", "2 berita dikeluarkan, tidak ada yang tersisa."]
    expect(page.locator("#menu-antrean")).to_have_accessible_name("Antrean")


def test_an_empty_queue_says_how_it_is_filled(page: Page, address: str) -> None:
    page.goto(f"{address}/antrean")
    expect(page.get_by_text("Antrean masih kosong.")).to_be_visible()
    expect(page.get_by_role("link", name="Lihat berita terbaru")).to_have_attribute("href", "/")
    assert page.get_by_role("main").get_by_role("button").count() == 0


def test_an_article_that_is_gone_is_told_and_can_be_taken_out(page: Page, address: str) -> None:
    keep_queue(page, address, 999, 4)
    open_queue(page, address)
    row = page.locator("#antrean li").first
    expect(row).to_contain_text("Berita 999")
    expect(row.locator(".facts")).to_have_text("Berita ini sudah tidak ada.")
    expect(row.get_by_role("link")).to_have_count(0)
    row.get_by_role("button", name="Keluarkan: Berita 999").press("Enter")
    assert queued(page) == [4]


def test_without_a_connection_the_queue_is_still_there(page: Page, address: str) -> None:
    keep_queue(page, address, 7, 4)
    page.route("**/antrean.json*", lambda route: route.abort())
    page.goto(f"{address}/antrean")
    expect(page.get_by_role("status")).to_have_text("Lama berita tidak dapat dimuat: sambungan terputus.")
    expect(page.get_by_role("link", name=TITLES[7], exact=True)).to_have_attribute("href", "berita/7")
    expect(page.locator("#jumlah")).to_have_text("2 berita.")


@pytest.mark.parametrize(
    "kept",
    [
        *("{", "null", "[]", '"x"', "7", '{"version": 1}', '{"version": 1, "entries": {"length": 3}}'),
        *('{"version": 1, "entries": "abc"}', '{"version": 2, "entries": [{"id": 7, "title": "x"}]}'),
        json.dumps({"version": 1, "entries": [None, 7, "7", {}, {"id": "7", "title": "x"}, {"id": 7}]}),
        json.dumps({"version": 1, "entries": [{"id": n, "title": "x"} for n in (-1, 0, 1.5, 2**31, 1e300)]}),
        json.dumps({"version": 1, "entries": [{"id": 7, "title": {}}, [], {"id": None, "title": None}]}),
    ],
)
def test_what_is_damaged_counts_as_no_queue(page: Page, address: str, kept: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    keep_raw(page, address, kept)
    page.goto(f"{address}/antrean")
    expect(page.get_by_text("Antrean masih kosong.")).to_be_visible()
    page.goto(f"{address}/berita/7")
    wait_until(page, "!document.getElementById('kendali').hidden")
    page.goto(f"{address}/")
    press(page, f"Tambahkan ke antrean: {TITLES[6]}")
    assert queued(page) == [6]
    assert errors == []


def test_hostile_titles_are_text(page: Page, address: str) -> None:
    evil = "<img src=x onerror=alert(1)>" + "w" * 100_000
    keep_raw(page, address, json.dumps({"version": 1, "entries": [{"id": 999, "title": evil}, {"id": 7, "title": ""}]}))
    open_queue(page, address)
    assert page.evaluate(NUMBERED)[0] == evil[:200]
    assert page.locator("#antrean img").count() == 0
    assert not page.evaluate(WIDE)


def test_five_hundred_articles_are_shown_moved_and_are_the_most(page: Page, address: str) -> None:
    keep_queue(page, address, *range(1001, 1500), 7)
    open_queue(page, address)
    expect(page.locator("#antrean li")).to_have_count(500)
    expect(page.locator("#jumlah")).to_contain_text("500 berita, ")
    press(page, f"Naikkan: {TITLES[7]}")
    assert answers(page) == ["Kini nomor 499 dari 500."]
    press(page, "Keluarkan: Berita 1250")
    assert len(queued(page)) == 499
    page.goto(f"{address}/")
    page.evaluate(SAID)
    press(page, f"Tambahkan ke antrean: {TITLES[6]}")
    press(page, f"Tambahkan ke antrean: {TITLES[4]}")
    assert answers(page) == ["Ditambahkan ke antrean, nomor 500.", "Antrean penuh: paling banyak 500 berita."]
    assert len(queued(page)) == 500


@pytest.mark.parametrize("broken", [REFUSED, FULL])
def test_without_storage_the_queue_lasts_as_long_as_the_page_which_says_so(
    page: Page, address: str, broken: str
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(broken)
    page.goto(f"{address}/")
    page.evaluate(SAID)
    press(page, f"Tambahkan ke antrean: {TITLES[6]}")
    press(page, f"Tambahkan ke antrean: {TITLES[4]}")
    assert answers(page) == ["Ditambahkan ke antrean, nomor 1.", "Ditambahkan ke antrean, nomor 2."]
    expect(page.locator("#menu-antrean")).to_have_accessible_name("Antrean (2 berita)")
    expect(page.get_by_text("Peramban ini tidak menyimpan apa pun untuk Simak.")).to_be_visible()
    page.goto(f"{address}/antrean")
    expect(page.get_by_text("Antrean masih kosong.")).to_be_visible()
    assert errors == []


def test_without_javascript_there_is_no_queue_and_no_dead_control(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for path in ("/", "/cari?q=warga", "/berita/7"):
        page.goto(address + path)
        assert page.get_by_role("main").locator("button:visible, input[type=checkbox]:visible").count() == (
            1 if path.startswith("/cari") else 0
        ), "the search's own button alone"
    page.get_by_role("link", name="Antrean", exact=True).click()
    assert "memerlukan JavaScript" in (page.locator("noscript").text_content() or "")
    assert page.locator("button:visible").count() == 0
    context.close()


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing_in_a_queue_and_where_it_is_used(browser: Browser, address: str, mode: str) -> None:
    context = browser.new_context(**MODES[mode])  # type: ignore[arg-type] # each name is one of Playwright's options
    page = context.new_page()
    keep_queue(page, address, 999, 7, 6)
    keep(page, address, "simak-berita", {"6": {"heard": True}})
    open_queue(page, address)
    press(page, f"Turunkan: {TITLES[7]}")
    found = [Axe().run(page, options=OPTIONS)]
    small = page.evaluate(SMALL)
    for path in ("/", "/berita/7"):
        page.goto(address + path)
        expect(page.get_by_role("button", name="Keluarkan").first).to_be_visible()
        found.append(Axe().run(page, options=OPTIONS))
        small += page.evaluate(SMALL)
    context.close()
    for result in found:
        assert result.violations_count == 0, result.generate_report()
    assert small == []


def test_a_queue_fits_320_px_even_with_large_letters_and_wide_spacing(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = context.new_page()
    keep(page, address, "simak-pilihan", {"ukuran": "2"})
    keep_queue(page, address, 7, 6)
    open_queue(page, address)
    assert not page.evaluate(WIDE)
    page.add_style_tag(content=SPACED)
    assert not page.evaluate(WIDE)
    context.close()
