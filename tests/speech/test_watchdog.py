from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from reader.speech.watchdog import Watchdog


class Bell:
    def __init__(self) -> None:
        self.rung = threading.Event()
        self.times = 0

    def ring(self) -> None:
        self.times += 1
        self.rung.set()


@pytest.fixture
def bell() -> Bell:
    return Bell()


@pytest.fixture
def dog(bell: Bell) -> Iterator[Watchdog]:
    dog = Watchdog(bell.ring)
    yield dog
    dog.end()


def test_barks_once_at_what_takes_too_long(dog: Watchdog, bell: Bell) -> None:
    begin = time.monotonic()
    with dog.watching(0.05):
        assert bell.rung.wait(5)
        assert time.monotonic() - begin >= 0.05
        time.sleep(0.1)
    assert dog.barked
    assert bell.times == 1


def test_lets_pass_what_is_done_in_time(dog: Watchdog, bell: Bell) -> None:
    for _ in range(100):
        with dog.watching(0.1):
            pass
    time.sleep(0.2)
    assert not dog.barked
    assert bell.times == 0


def test_a_short_deadline_after_a_long_one_is_kept(dog: Watchdog, bell: Bell) -> None:
    with dog.watching(60):
        time.sleep(0.01)  # it sleeps for a minute now, unless it is woken
    with dog.watching(0.05):
        assert bell.rung.wait(5)


def test_watches_again_after_it_woke_for_nothing(dog: Watchdog, bell: Bell) -> None:
    with dog.watching(0.05):
        time.sleep(0.01)
    time.sleep(0.1)
    with dog.watching(0.05):
        assert bell.rung.wait(5)


def test_ends_at_once_while_it_sleeps(bell: Bell) -> None:
    dog = Watchdog(bell.ring)
    begin = time.monotonic()
    with dog.watching(60):
        time.sleep(0.01)
    dog.end()
    assert time.monotonic() - begin < 5
    assert not dog._thread.is_alive()
