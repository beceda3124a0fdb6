from __future__ import annotations

import threading
import time
from functools import partial

import pytest

from reader.pipeline.by_host import ByHost, host_of


def test_everything_is_done_one_at_a_time_a_host_and_in_its_order() -> None:
    running, order, guard = set[str](), dict[str, list[int]](), threading.Lock()

    def errand(host: str, number: int) -> int:
        with guard:
            assert host not in running
            running.add(host)
        time.sleep(0.002)
        with guard:
            running.discard(host)
            order.setdefault(host, []).append(number)
        return number

    with ByHost[int](8) as work:
        for number in range(100):
            work.submit(f"h{number % 5}", partial(errand, f"h{number % 5}", number))
        results = [number for batch in work.batches() for number in batch]
    assert sorted(results) == list(range(100))
    assert all(numbers == sorted(numbers) for numbers in order.values())


def test_a_slow_host_holds_one_thread_however_much_waits_for_it() -> None:
    slow = threading.Event()
    with ByHost[str](2) as work:
        for _ in range(50):
            work.submit("lambat", lambda: "lambat" if slow.wait(10) else "")
        for number in range(20):
            work.submit(f"cepat {number}", lambda: "cepat")
        seen = list[str]()
        for batch in work.batches():
            seen += batch
            if seen.count("cepat") == 20:
                slow.set()
    assert seen[:20] == ["cepat"] * 20
    assert seen.count("lambat") == 50


def test_what_an_errand_brings_may_give_more_to_do() -> None:
    with ByHost[int](4) as work:
        work.submit("a", lambda: 3)
        seen = list[int]()
        for batch in work.batches():
            for left in batch:
                seen.append(left)
                for _ in range(left):
                    work.submit(f"b{left}", partial(int, left - 1))
    assert sorted(seen) == [0] * 6 + [1] * 6 + [2] * 3 + [3]


def test_an_errand_s_failure_is_raised_and_what_waits_is_left() -> None:
    done = list[int]()

    def fail() -> int:
        raise ValueError("gagal")

    def later(number: int) -> int:
        time.sleep(0.01)
        done.append(number)
        return number

    def run() -> None:
        with ByHost[int](1) as work:
            work.submit("a", fail)
            for number in range(100):
                work.submit("a", partial(later, number))
            list(work.batches())

    with pytest.raises(ValueError, match="gagal"):
        run()
    assert len(done) < 10


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://Warta.example:8443/a", "warta.example"), ("file:///a", ""), ("http://[::1", ""), ("", "")],
)
def test_the_host_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host
