"""The listener's own voice: real Chromium, which asks a device's voices by its real Web Speech API."""

from __future__ import annotations

import ctypes.util
import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ARGUMENTS, NAMES, follow, wait_until
from tests.browser.device import Device, Said
from tests.browser.queued import TITLES, keep_queue, open_article
from tests.browser.test_accessibility import MODES, OPTIONS, SMALL, WIDE
from tests.browser.test_controls import answers, choose, press, start_of
from tests.browser.test_player import SAID
from tests.browser.test_remembering import FULL, REFUSED

VOICES = {"Damar": "id", "Sari": "id_ID", "Bob": "en-US"}
OURS = "Damar uji"
"""As Chromium names a voice: with the module that speaks it."""

pytestmark = pytest.mark.skipif(
    ctypes.util.find_library("speechd") is None and not os.environ.get("CI"),
    reason="Chromium reaches a device's voices by libspeechd (Debian: libspeechd2)",
)
PLAYING = "document.documentElement.hasAttribute('data-playing')"
CLOCK = (
    "document.getElementById('waktu').textContent.split(' / ')[0].split(':').reduce((all, one) => all * 60 + +one, 0)"
)
MARKED = "[...document.querySelectorAll('article [aria-current][data-sentence]')].map(e => e.textContent).join('')"


@pytest.fixture(scope="session")
def device(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    with Device(tmp_path_factory.mktemp("device") / "speechd.sock", VOICES) as device:
        yield device


@pytest.fixture(scope="session")
def speaking_browser(device: Device, browser: Browser) -> Iterator[Browser]:
    """A second browser, whose device has voices."""
    opened = browser.browser_type.launch(
        executable_path=next((found for name in NAMES if (found := shutil.which(name))), None),
        args=[*ARGUMENTS, "--enable-speech-dispatcher"],
        env={**os.environ, "SPEECHD_ADDRESS": f"unix_socket:{device.path}"},
    )
    yield opened
    opened.close()


@pytest.fixture
def here(speaking_browser: Browser, device: Device, address: str) -> Iterator[Page]:
    """The article's page on that device, its answers noted."""
    device.forget()
    context = speaking_browser.new_context(viewport={"width": 1024, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/")
    follow(page, "Tanggul Jebol")
    ready(page)
    page.evaluate(SAID)
    yield page
    context.close()


@pytest.fixture
def own(here: Page) -> Page:
    """The same, read by the device's voice."""
    choose(here, "Suara", OURS)
    expect(here.locator("#tentang-suara")).to_be_visible()
    return here


def ready(page: Page) -> None:
    wait_until(page, "document.getElementById('audio').readyState >= 1")
    wait_until(page, "document.getElementById('suara-pembaca').length > 1")


def eventually(page: Page, condition: Callable[[], bool]) -> bool:
    """Whether the condition comes true, which is waited for. The page goes on meanwhile."""
    for _ in range(200):
        if condition():
            return True
        page.wait_for_timeout(50)
    return False


def utterances(page: Page, device: Device, count: int) -> list[Said]:
    """What the device was asked to say, once it is that much."""
    assert eventually(page, lambda: len(device.said) >= count), device.said
    return device.said


def last(page: Page, device: Device, beginning: str) -> Said:
    """The latest of what it was asked to say, once it begins so."""
    assert eventually(page, lambda: bool(device.said) and device.said[-1].text.startswith(beginning)), device.said
    return device.said[-1]


def clock(page: Page) -> float:
    """Where the player stands, in seconds."""
    minutes, seconds = page.locator("#waktu").inner_text().split(" / ")[0].split(":")
    return int(minutes) * 60 + int(seconds)


def said_at(page: Page, device: Device, time: float) -> None:
    """Wait until the rest of what the audio has about that time is spoken, from a word on."""
    document = page.evaluate("fetch(document.querySelector('.player').dataset.spoken).then(answer => answer.json())")

    def is_said() -> bool:
        text = device.said[-1].text if device.said else ""
        for segment in document["segments"]:
            start, end, words = segment["start"], segment["end"], segment["spoken"]
            begun = start + (end - start) * (1 - len(text) / len(words))
            if text and words.endswith(text) and time - 1.5 < begun < time + 1.5:
                return True
        return False

    assert eventually(page, is_said), f"not what is heard at {time}: {device.said[-1:]}"


def play_from(page: Page, device: Device, text: str, spoken: str) -> Said:
    """Press the sentence, and wait until it is spoken."""
    page.get_by_text(text).first.click()
    return last(page, device, spoken)


class TestChoice:
    """Which voice reads."""

    def test_each_indonesian_voice_of_the_device_is_offered(self, here: Page) -> None:
        select = here.get_by_label("Suara", exact=True)
        expect(select.locator("option")).to_have_text(["Suara Simak", "Damar uji", "Sari uji"])
        expect(select).to_have_value("")
        expect(here.locator("#tentang-suara")).to_be_hidden()

    def test_without_one_none_is_offered_and_nothing_is_loaded(self, page: Page, address: str) -> None:
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(f"{address}/berita/7")
        wait_until(page, "document.getElementById('audio').readyState >= 1")
        expect(page.locator("#pilihan-suara")).to_be_hidden()
        assert not [url for url in loaded if "voices" in url or "speaking" in url or "ucapan" in url]

    def test_it_is_kept_and_nothing_is_said_unasked(self, own: Page, device: Device) -> None:
        own.reload()
        expect(own.get_by_label("Suara", exact=True)).to_have_value(OURS)
        expect(own.get_by_label("Suara", exact=True)).to_have_accessible_description(
            "Dengan suara perangkat, waktu dan posisi adalah perkiraan."
        )
        own.wait_for_timeout(500)
        assert device.said == []
        press(own, "Putar atau jeda")
        assert last(own, device, "tanggul jebol").voice == "Damar"

    def test_changing_it_while_playing_keeps_the_place(self, own: Page, device: Device) -> None:
        play_from(own, device, "Ketinggian air berkisar", "ketinggian air")
        choose(own, "Suara", "Sari")
        assert eventually(own, lambda: device.said[-1].voice == "Sari")
        assert device.said[-1].text in "ketinggian air berkisar empat puluh sampai sembilan puluh sentimeter."
        start = start_of(own, "Ketinggian air berkisar")
        own.keyboard.press("Home")
        wait_until(
            own, f"!document.getElementById('audio').paused && document.getElementById('audio').currentTime > {start}"
        )
        assert own.evaluate("document.getElementById('audio').currentTime") < start + 10
        assert not device.speaks
        assert own.evaluate(PLAYING)

    def test_where_its_words_cannot_be_had_the_audio_is_read(self, here: Page, device: Device) -> None:
        here.route("**/ucapan/*", lambda route: route.abort())
        select = here.get_by_label("Suara", exact=True)
        select.press("ArrowDown")
        wait_until(here, "said.length")
        assert answers(here) == ["Suara perangkat belum dapat dipakai: sambungan terputus. Suara Simak dipakai."]
        expect(select).to_have_value("")
        here.unroute_all()
        select.press("ArrowDown")
        expect(here.locator("#tentang-suara")).to_be_visible()
        press(here, "Putar atau jeda")
        last(here, device, "tanggul jebol")

    def test_missing_audio_is_no_trouble_of_its(self, speaking_browser: Browser, device: Device, address: str) -> None:
        device.forget()
        context = speaking_browser.new_context()
        page = context.new_page()
        page.goto(f"{address}/berita/7")
        ready(page)
        choose(page, "Suara", OURS)
        expect(page.locator("#tentang-suara")).to_be_visible()
        page.route("**/*.mp3", lambda route: route.fulfill(status=404))
        page.evaluate(
            f"localStorage.setItem('simak-berita', JSON.stringify({{7: {{time: {start_of(page, 'Ketinggian')}}}}}))"
        )
        page.reload()
        expect(page.locator("#tentang-suara")).to_be_visible()
        press(page, "Putar atau jeda")
        last(page, device, "ketinggian air")
        context.close()


class TestPlaying:
    """The player is the same."""

    def test_the_device_s_voice_reads_in_the_place_of_the_audio(self, own: Page, device: Device) -> None:
        assert device.said == []
        press(own, "Putar atau jeda")
        (first,) = utterances(own, device, 1)
        assert first == Said("tanggul jebol, seribu dua ratus lima puluh warga semarang utara mengungsi.", "Damar", 0)
        wait_until(own, "said.length")
        assert answers(own) == ["Diputar"]
        assert own.evaluate("document.getElementById('audio').paused")
        assert own.evaluate(MARKED).startswith("Tanggul Jebol")
        for count in (2, 3, 4):
            device.finish()
            utterances(own, device, count)
        said = [text for text, _, _ in device.said]
        assert said[1].startswith("kabar contoh")
        assert said[2].startswith("foto: warga kampung")
        assert said[3] == "foto oleh dimas prakoso."
        wait_until(own, f"{MARKED} === 'Dimas Prakoso'")

    def test_a_pause_goes_on_at_the_word(self, own: Page, device: Device) -> None:
        whole = play_from(own, device, "Jaringan listrik", "jaringan listrik").text
        start = start_of(own, "Jaringan listrik")
        wait_until(own, f"{CLOCK} > {start} + 3")
        answers(own)
        press(own, "Putar atau jeda")
        wait_until(own, f"!({PLAYING})")
        assert answers(own) == ["Dijeda"]
        assert not device.speaks
        stood = clock(own)
        own.wait_for_timeout(600)
        assert clock(own) == stood
        press(own, "Putar atau jeda")
        utterances(own, device, 2)
        rest = device.said[-1].text
        assert whole.endswith(f" {rest}")
        assert 4 < len(rest) < len(whole) - 10

    @pytest.mark.parametrize(
        ("level", "button", "first", "second"),
        [
            ("kalimat", "Kalimat", "foto: warga kampung", "foto oleh dimas"),
            ("paragraf", "Paragraf", "foto: warga kampung", "sebanyak seribu"),
            ("kutipan", "Kutipan", "kami menerima laporan", "yang jebol ini"),
            ("keterangan foto", "Foto", "foto: warga kampung", "foto: relawan"),
            ("bagian", "Bagian", "perbaikan darurat", "di pengungsian"),
        ],
    )
    def test_the_five_levels(self, own: Page, device: Device, level: str, button: str, first: str, second: str) -> None:
        choose(own, "Pindah menurut", level)
        press(own, f"{button} berikutnya")
        press(own, "Putar atau jeda")
        last(own, device, first)
        press(own, f"{button} berikutnya")
        last(own, device, second)
        press(own, f"{button} sebelumnya")
        last(own, device, first)

    def test_ten_seconds_the_slider_and_the_time_field(self, own: Page, device: Device) -> None:
        press(own, "Maju 10 detik")
        assert clock(own) == 10
        press(own, "Putar atau jeda")
        said_at(own, device, 10)
        own.get_by_role("slider", name="Posisi").focus()
        own.keyboard.press("End")
        wait_until(own, f"!({PLAYING})")
        press(own, "Putar atau jeda")
        last(own, device, "tanggul jebol")
        field = own.locator("#waktu-tujuan")
        field.fill("1:38")
        field.press("Enter")
        said_at(own, device, 98)
        press(own, "Mundur 10 detik")
        said_at(own, device, 88)

    def test_the_speed_changes_in_the_middle_of_a_sentence(self, own: Page, device: Device) -> None:
        whole = play_from(own, device, "Jaringan listrik", "jaringan listrik")
        wait_until(own, f"{CLOCK} > {start_of(own, 'Jaringan listrik')} + 3")
        answers(own)
        own.locator("#putar").focus()
        for _ in range(5):
            own.keyboard.press("c")
        wait_until(own, "said.at(-1) === '1,5 kali'")
        assert eventually(own, lambda: device.said[-1].rate > 30)
        rest = device.said[-1]
        assert whole.rate == 0
        assert whole.text.endswith(f" {rest.text}")
        assert len(rest.text) < len(whole.text) - 10

    def test_what_a_listener_does_not_want_is_left_out(self, own: Page, device: Device) -> None:
        own.get_by_text("Pilihan mendengarkan").click()
        for kind in ("Lewati keterangan foto", "Lewati nama pemotret", "Lewati kutipan"):
            own.get_by_label(kind).check()
        device.seconds = 0.02
        press(own, "Putar atau jeda")
        last(own, device, "ketinggian air")
        said = [text for text, _, _ in device.said]
        assert [text.split(",")[0] for text in said[:3]] == ["tanggul jebol", "kabar contoh", said[2].split(",")[0]]
        assert said[2].startswith("sebanyak")
        assert not [text for text in said if text.startswith(("foto", "kami menerima"))]

    def test_the_end_marks_it_heard(self, own: Page, device: Device) -> None:
        play_from(own, device, "Kebutuhan paling mendesak", "kebutuhan paling mendesak")
        answers(own)
        device.seconds = 0.02
        device.finish()
        wait_until(own, f"!({PLAYING})")
        assert device.said[-1].text == "berita ini dibacakan dengan suara sintetis."
        expect(own.get_by_label("Sudah didengar")).to_be_checked()
        assert answers(own) == ["Berita selesai. Ditandai sudah didengar."]
        press(own, "Putar atau jeda")
        last(own, device, "tanggul jebol")

    def test_the_sleep_timer_ends_before_the_next_chapter(self, own: Page, device: Device) -> None:
        play_from(own, device, "Jaringan listrik", "jaringan listrik")
        choose(own, "Pengatur tidur", "akhir bab")
        answers(own)
        device.seconds = 0.02
        device.finish()
        wait_until(own, f"!({PLAYING})")
        assert answers(own) == ["Dijeda oleh pengatur tidur"]
        assert device.said[-1].text.startswith("jaringan listrik")

    def test_chapters_are_told_and_gone_to(self, own: Page, device: Device) -> None:
        own.locator(".chapters a", has_text="Kutipan: Endah Kusumastuti: Kami menerima").focus()
        own.keyboard.press("Enter")
        last(own, device, "kami menerima")
        wait_until(own, "said.length")
        (told,) = answers(own)
        assert told.startswith("Bab 3 dari 8: Kutipan: Endah Kusumastuti")
        for words in ("tidak ada korban", "kata endah"):
            device.finish()
            last(own, device, words)
        assert answers(own) == [], "the sentence and its chapter go on"
        press(own, "Di mana saya?")
        (told,) = answers(own)
        assert told.startswith("Diputar. Bab 3 dari 8")
        assert told.endswith("kata Endah di posko pengungsian, Senin pagi.")

    def test_a_link_to_a_sentence(self, own: Page, device: Device) -> None:
        start = start_of(own, "Ketinggian air berkisar")
        own.goto(own.url.split("#")[0] + f"#t={start}")
        own.reload()
        expect(own.locator("#tentang-suara")).to_be_visible()
        press(own, "Putar atau jeda")
        last(own, device, "ketinggian air berkisar")

    def test_ten_seconds_of_playing_say_nothing(self, own: Page, device: Device) -> None:
        press(own, "Putar atau jeda")
        utterances(own, device, 1)
        wait_until(own, "said.length")
        answers(own)
        own.wait_for_timeout(3000)
        assert answers(own) == []


class TestTrouble:
    """What a device does unasked."""

    def test_leaving_the_page_ends_it(self, own: Page, device: Device) -> None:
        press(own, "Putar atau jeda")
        utterances(own, device, 1)
        follow(own, "Bantuan")
        assert eventually(own, lambda: not device.speaks)

    def test_what_the_device_breaks_off_is_a_pause(self, own: Page, device: Device) -> None:
        press(own, "Putar atau jeda")
        utterances(own, device, 1)
        wait_until(own, "said.length")
        answers(own)
        device.stop()
        wait_until(own, f"!({PLAYING}) && said.length")
        assert answers(own) == ["Dijeda"]
        press(own, "Putar atau jeda")
        utterances(own, device, 2)
        assert own.evaluate(PLAYING)

    @pytest.mark.parametrize("broken", [REFUSED, FULL])
    def test_without_storage_it_works(
        self, speaking_browser: Browser, device: Device, address: str, broken: str
    ) -> None:
        device.forget()
        context = speaking_browser.new_context()
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.add_init_script(broken)
        page.goto(f"{address}/berita/7")
        ready(page)
        choose(page, "Suara", OURS)
        expect(page.locator("#tentang-suara")).to_be_visible()
        press(page, "Putar atau jeda")
        last(page, device, "tanggul jebol")
        assert errors == []
        context.close()

    @pytest.mark.parametrize("mode", MODES)
    def test_axe_finds_nothing(self, speaking_browser: Browser, address: str, mode: str) -> None:
        context = speaking_browser.new_context(viewport={"width": 320, "height": 640}, **MODES[mode])  # type: ignore[arg-type] # each name is one of Playwright's options
        page = context.new_page()
        page.goto(f"{address}/berita/7")
        ready(page)
        choose(page, "Suara", OURS)
        expect(page.locator("#tentang-suara")).to_be_visible()
        found = Axe().run(page, options=OPTIONS)
        small, wide = page.evaluate(SMALL), page.evaluate(WIDE)
        context.close()
        assert found.violations_count == 0, found.generate_report()
        assert small == []
        assert not wide


def test_it_reads_the_queues_next_article_too(own: Page, device: Device, address: str) -> None:
    keep_queue(own, address, 7, 4)
    open_article(own, address, 7)
    expect(own.locator("#tentang-suara")).to_be_visible()
    device.seconds = 0.01
    choose(own, "Kecepatan", "4x")
    own.evaluate(SAID)
    press(own, "Putar atau jeda")
    wait_until(own, "document.querySelector('.player').dataset.article === '4'", tries=1200)
    wait_until(own, f"window.said.some(words => words.startsWith('Berikutnya: {TITLES[4]}'))")
    wait_until(own, f"{PLAYING} && {CLOCK} > 3")
    assert any("wayang" in said.text.lower() for said in device.said), device.said[-4:]
    assert own.evaluate("document.getElementById('audio').paused")
    assert own.evaluate("JSON.parse(localStorage.getItem('simak-berita'))['7'].heard")
