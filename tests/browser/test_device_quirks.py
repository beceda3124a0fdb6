"""What voices of devices do that a test's device cannot: browsers' ways, played by a `speechSynthesis` of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import wait_until
from tests.browser.test_controls import answers, press, start_of
from tests.browser.test_player import SAID

SPEECH = Path(__file__).with_name("speech.js")
PLAYING = "document.documentElement.hasAttribute('data-playing')"
AGAIN = "Tekan Putar untuk mencoba lagi, atau pilih Suara Simak."
FAILED = f"Suara perangkat tidak dapat dipakai sekarang. {AGAIN}"
GONE = "Suara yang Anda pilih tidak ada di perangkat ini. Suara Simak dipakai."


@pytest.fixture
def here(page: Page, address: str) -> Page:
    """The article's page where the device has told of no voice yet, its answers noted."""
    page.add_init_script(path=SPEECH)
    page.goto(f"{address}/berita/7")
    wait_until(page, "document.getElementById('audio').readyState >= 1")
    page.evaluate(SAID)
    return page


@pytest.fixture
def own(here: Page) -> Page:
    """The same, read by the device's voice."""
    here.evaluate("speech.has(['Damayanti', 'id-ID', true], ['Gadis', 'id-ID', false])")
    take(here, "Damayanti")
    return here


def take(page: Page, name: str) -> None:
    select = page.get_by_label("Suara", exact=True)
    expect(select).to_be_visible()
    select.select_option(name)
    expect(page.locator("#tentang-suara")).to_be_visible()


def asked(page: Page, count: int = 1) -> list[dict[str, Any]]:
    """What the browser was asked to say since the last time, once it is that much."""
    wait_until(page, f"speech.asked.length >= {count}")
    found: list[dict[str, Any]] = page.evaluate("speech.asked.splice(0)")
    return found


def heard(page: Page) -> dict[str, Any]:
    """The utterance that has just been asked for, once it is heard."""
    wait_until(page, "speech.asked.length && speech.current && speech.isHeard")
    return asked(page)[-1]


class TestVoices:
    """Lists that come late and change."""

    def test_they_are_offered_when_they_come_by_whatever_tag_those_without_net_first(self, here: Page) -> None:
        select = here.get_by_label("Suara", exact=True)
        expect(select).to_be_hidden()
        here.evaluate("speech.has(['Alva', 'en-US', true], ['Ina', 'inh', true])")
        expect(select).to_be_hidden()
        here.evaluate(
            "speech.has(['Gadis', 'id-ID', false], ['Tua', 'in_ID', true], ['Alva', 'en-US', true],"
            " ['Damayanti', 'id', true], ['Damayanti', 'id', true], ['Andika', 'ind', true])"
        )
        expect(select).to_be_visible()
        options = ["Suara Simak", "Andika", "Damayanti", "Tua", "Gadis (memakai internet)"]
        expect(select.locator("option")).to_have_text(options)
        assert answers(here) == []

    def test_the_chosen_one_may_come_last(self, own: Page) -> None:
        own.reload()
        own.evaluate(SAID)
        own.evaluate("speech.has(['Gadis', 'id-ID', false])")
        select = own.get_by_label("Suara", exact=True)
        expect(select).to_have_value("")
        own.evaluate("speech.has(['Gadis', 'id-ID', false], ['Damayanti', 'id-ID', true])")
        expect(select).to_have_value("Damayanti")
        expect(own.locator("#tentang-suara")).to_be_visible()
        assert answers(own) == []

    @pytest.mark.parametrize("left", ["", "['Gadis', 'id-ID', false]"])
    def test_one_that_is_gone_is_told_of_once_and_the_audio_is_read(self, own: Page, left: str) -> None:
        own.clock.install()
        own.reload()
        own.evaluate(SAID)
        own.evaluate(f"speech.has({left})")
        own.clock.run_for(4000)
        wait_until(own, "said.length")
        assert answers(own) == [GONE]
        own.evaluate(f"speech.has({left})")
        own.clock.run_for(1000)
        press(own, "Putar atau jeda")
        wait_until(own, "!document.getElementById('audio').paused && said.length")
        assert answers(own) == ["Diputar"]

    def test_one_that_goes_while_it_reads_gives_way_to_the_audio_at_its_place(self, own: Page) -> None:
        own.get_by_text("Ketinggian air berkisar").click()
        heard(own)
        start = start_of(own, "Ketinggian air berkisar")
        own.get_by_label("Suara", exact=True).focus()
        answers(own)
        own.evaluate("speech.has()")
        wait_until(own, f"document.getElementById('audio').currentTime > {start}")
        assert answers(own) == [GONE]
        assert own.evaluate(PLAYING)
        expect(own.get_by_label("Suara", exact=True)).to_be_focused()
        own.evaluate("speech.has(['Damayanti', 'id-ID', true])")
        assert "berkisar" in heard(own)["text"]
        assert own.evaluate("document.getElementById('audio').paused")


class TestWords:
    """Where the voice is in a sentence."""

    def test_it_goes_on_at_the_word_that_it_told_of_last(self, own: Page) -> None:
        own.get_by_text("Jaringan listrik").click()
        whole = heard(own)["text"]
        word = whole.index("dipadamkan")
        own.evaluate(f"speech.word({word})")
        answers(own)
        own.locator("#putar").focus()
        own.keyboard.press("c")
        rest = heard(own)
        assert (rest["text"], rest["rate"]) == (whole[word:], 1.1)
        own.evaluate("speech.word(11)")
        own.keyboard.press("p")
        own.keyboard.press("p")
        assert heard(own)["text"] == whole[word + 11 :]
        assert own.evaluate("speech.pauses") == 0, "on Android it does nothing"
        own.wait_for_timeout(300)
        assert answers(own) == ["1,1 kali", "Dijeda", "Diputar"], "what was cancelled is no trouble"
        assert own.evaluate(PLAYING)

    def test_a_word_behind_the_last_leaves_no_word_of_the_next_sentence_out(self, own: Page) -> None:
        own.get_by_text("Ketinggian air berkisar").click()
        own.evaluate(f"speech.word({len(heard(own)['text'])})")
        own.locator("#putar").focus()
        own.keyboard.press("c")
        heard(own)
        own.evaluate("speech.end()")
        assert heard(own)["text"].startswith("jaringan listrik")

    def test_its_times_are_the_audio_s(self, own: Page) -> None:
        own.get_by_text("Jaringan listrik").click()
        whole = heard(own)["text"]
        start = start_of(own, "Jaringan listrik")
        end = float(own.get_by_text("Jaringan listrik").get_attribute("data-end") or "nan")
        own.evaluate(f"speech.word({whole.index('lima menit')})")
        press(own, "Di mana saya?")
        (told,) = answers(own)[-1:]
        minutes, seconds = map(int, (told.split(" menit ")[0].split()[-1], told.split(" menit ")[1].split(" detik")[0]))
        assert start + (end - start) * 0.7 < minutes * 60 + seconds < end
        assert told.endswith("terlambat rata-rata 55 menit.")

    def test_volume_and_mute_hold_at_once(self, own: Page) -> None:
        press(own, "Putar atau jeda")
        assert heard(own)["volume"] == 1
        press(own, "Bisukan")
        assert heard(own)["volume"] == 0
        press(own, "Bisukan")
        own.get_by_label("Volume").press("ArrowLeft")
        assert heard(own)["volume"] == 0.95

    def test_a_voice_from_the_net_gets_no_more_than_it_can_say_in_one_go(self, own: Page) -> None:
        take(own, "Gadis")
        own.get_by_text("Sebanyak 1.250").click()
        pieces = [heard(own)["text"]]
        while not pieces[-1].endswith("malam."):
            own.evaluate("speech.end()")
            pieces.append(heard(own)["text"])
        assert len(pieces) > 1
        assert all(piece.endswith((" ", ".")) for piece in pieces)
        assert "".join(pieces).startswith("sebanyak seribu dua ratus lima puluh warga di tiga kelurahan")
        own.evaluate("speech.end()")
        assert heard(own)["text"].startswith("kepala badan")

    @pytest.mark.parametrize(
        ("voices", "said"),
        [("['Alva', 'en-GB', true],", ("Alva", "River First")), ("", ("Damayanti", "river first"))],
    )
    def test_what_is_foreign_is_for_a_voice_of_that_language(
        self, here: Page, voices: str, said: tuple[str, str]
    ) -> None:
        def foreign(route: Route) -> None:
            document = route.fetch().json()
            document["segments"][0] |= {"spoken": "river first", "text": "River First", "language": "en"}
            route.fulfill(json=document)

        here.route("**/ucapan/*", foreign)
        here.evaluate(f"speech.has({voices} ['Damayanti', 'id-ID', true])")
        take(here, "Damayanti")
        press(here, "Putar atau jeda")
        first = heard(here)
        assert (first["voice"], first["text"]) == said
        here.evaluate("speech.end()")
        assert heard(here)["voice"] == "Damayanti"


class TestTrouble:
    """Voices that fail, or fall silent without a word."""

    @pytest.mark.parametrize(
        ("error", "words"),
        [
            ("network", f"Suara ini memakai internet, dan sambungan terputus. {AGAIN}"),
            ("synthesis-failed", FAILED),
            ("voice-unavailable", FAILED),
            ("not-allowed", "Peramban menolak memutar suara."),
        ],
    )
    def test_one_that_fails_is_told_of_once_and_can_be_tried_again(self, own: Page, error: str, words: str) -> None:
        own.evaluate(f"speech.error = '{error}'")
        press(own, "Putar atau jeda")
        wait_until(own, "said.length")
        own.wait_for_timeout(300)
        assert answers(own) == [words]
        assert not own.evaluate(PLAYING)
        own.evaluate("speech.error = ''")
        press(own, "Putar atau jeda")
        wait_until(own, "said.length")
        assert answers(own) == ["Diputar"]

    def test_one_that_fails_in_the_middle_keeps_the_place(self, own: Page) -> None:
        own.get_by_text("Jaringan listrik").click()
        whole = heard(own)["text"]
        own.evaluate(f"speech.word({whole.index('dipadamkan')})")
        answers(own)
        own.evaluate("speech.fail('network')")
        wait_until(own, "said.length")
        assert [words.split(",")[0] for words in answers(own)] == ["Suara ini memakai internet"]
        press(own, "Putar atau jeda")
        assert heard(own)["text"].startswith("dipadamkan")

    def test_one_that_tells_of_no_start(self, own: Page) -> None:
        own.evaluate("speech.starts = false")
        press(own, "Putar atau jeda")
        asked(own)
        own.evaluate("speech.end()")
        assert asked(own)[0]["text"].startswith("kabar contoh")
        wait_until(own, "said.length")
        assert answers(own) == ["Diputar"]
        own.evaluate("speech.word(6)")
        own.evaluate("speech.end()")
        assert asked(own)[0]["text"].startswith("foto: warga")

    def test_one_that_tells_of_no_end(self, own: Page) -> None:
        press(own, "Putar atau jeda")
        heard(own)
        own.evaluate("speech.hush()")
        assert asked(own)[0]["text"].startswith("kabar contoh")
        assert own.evaluate(PLAYING)

    def test_one_that_never_begins(self, own: Page) -> None:
        own.evaluate("speech.starts = false")
        press(own, "Putar atau jeda")
        asked(own)
        own.evaluate("speech.hush()")
        wait_until(own, "said.length")
        assert answers(own) == [FAILED]
        assert not own.evaluate(PLAYING)

    def test_one_that_hangs_goes_on_with_the_next(self, own: Page) -> None:
        own.clock.install()
        press(own, "Putar atau jeda")
        asked(own)
        own.clock.run_for(100)
        own.clock.run_for(60_000)
        assert asked(own)[0]["text"].startswith("kabar contoh")

    def test_a_phone_that_was_locked_does_not_begin_to_speak_when_it_is_unlocked(self, own: Page) -> None:
        own.clock.install()
        press(own, "Putar atau jeda")
        asked(own)
        own.clock.run_for(100)
        answers(own)
        own.evaluate("speech.hush()")
        own.clock.fast_forward(3_600_000)
        own.clock.run_for(3000)
        assert not own.evaluate(PLAYING)
        assert own.evaluate("speech.asked") == []
        assert answers(own) == []
