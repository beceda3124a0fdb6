from __future__ import annotations

import threading
import time

import pytest

from reader.ingest.turns import Turns


def test_a_host_is_held_by_one_thread_at_a_time_and_another_host_by_another() -> None:
    turns, at_once, most, guard = Turns(), dict[str, int](), dict[str, int](), threading.Lock()

    def work(host: str) -> None:
        with turns.at(host):
            with guard:
                at_once[host] = at_once.get(host, 0) + 1
                most[host] = max(most.get(host, 0), at_once[host])
                most["all"] = max(most.get("all", 0), sum(at_once.values()))
            time.sleep(0.02)
            with guard:
                at_once[host] -= 1

    threads = [threading.Thread(target=work, args=(f"host {number % 2}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == {"host 0": 1, "host 1": 1, "all": 2}
    assert turns._gates == {}, "what nobody asks is forgotten"


def test_who_cannot_wait_is_told_and_the_turn_goes_on() -> None:
    turns = Turns()
    with turns.at("warta.example"):
        with pytest.raises(TimeoutError), turns.at("warta.example", 0.01):
            pass
        with turns.at("kabar.example", 0):
            pass
    with turns.at("warta.example", 0):
        pass


def test_a_failure_gives_the_turn_back() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="gagal"), turns.at("warta.example"):
        raise ValueError("gagal")
    with turns.at("warta.example", 0):
        pass
