"""The real server on loopback with the real voice: who listens while episodes are made, whatever dies or stalls."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from reader.app.live import SEATS
from reader.audio.mp3 import FRAME_SAMPLES, count_frames
from reader.models import Article, Block, BlockKind
from reader.pipeline.reading import script_of
from reader.settings import load_settings
from reader.storage.catalogue import JobState
from reader.wiring import Parts
from tests.audio.hearing import hear
from tests.servers import serving

SENTENCES = 80

ISLANDS = ("Rote", "Sabu", "Alor", "Lembata", "Solor", "Adonara", "Pantar", "Semau", "Ndao", "Raijua")


def article(name: str, sentences: int = SENTENCES) -> Article:
    """An article of so many sentences, of which no two are alike, in no other article either."""
    blocks = (
        Block(BlockKind.PARAGRAPH, f"Kapal {name} ke-{number} berlayar dari {ISLANDS[number % 10]} pagi ini.")
        for number in range(1, sentences)
    )
    return Article(f"Kapal {name} Berlayar Lagi", tuple(blocks))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def place(home: Path) -> Iterator[tuple[str, int]]:
    with serving([sys.executable, "-m", "reader"], home) as address:
        found = urlsplit(address)
        assert found.hostname
        assert found.port
        yield found.hostname, found.port


def kept(home: Path, wanted: Article, *, for_the_worker: bool = False) -> int:
    """The article's number. Its job is for the server's worker, or for one that never comes."""
    with Parts(load_settings(home=home)) as parts:
        number = parts.catalogue.keep_article(wanted, guid=wanted.title)[0].id
        if not for_the_worker:
            assert parts.catalogue.claim_job("uji", 600)
        return number


def whole_of(home: Path, wanted: Article) -> bytes:
    """What a listener must hear; clips that the server kept are taken."""
    with Parts(load_settings(home=home)) as parts:
        return b"".join(parts.maker(parts.settings).stream(script_of(wanted)))


def heard(place: tuple[str, int], number: int, wait: float = 0) -> bytes:
    time.sleep(wait)
    connection = http.client.HTTPConnection(*place, timeout=60)
    try:
        connection.request("GET", f"/langsung/{number}.mp3")
        answer = connection.getresponse()
        assert (answer.status, answer.getheader("Transfer-Encoding")) == (200, "chunked")
        return answer.read()
    finally:
        connection.close()


def stalled(place: tuple[str, int], number: int) -> socket.socket:
    """A client that asks and never reads; its window is small, so that little lies in the system's buffers."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(20)
    client.connect(place)
    client.sendall(f"GET /langsung/{number}.mp3 HTTP/1.1\r\nHost: {place[0]}\r\n\r\n".encode())
    assert client.recv(12) == b"HTTP/1.1 200"
    return client


def test_listeners_who_come_at_different_moments_hear_every_sample(home: Path, place: tuple[str, int]) -> None:
    wanted = article("Satu")
    number = kept(home, wanted)
    with ThreadPoolExecutor(3) as listeners:
        results = list(listeners.map(lambda wait: heard(place, number, wait), (0, 0, 0.5)))
    assert results[0] == results[1] == results[2] == whole_of(home, wanted)
    assert len(hear(results[0])) == count_frames(results[0]) * FRAME_SAMPLES


def test_the_first_sentence_is_there_long_before_the_last(home: Path, place: tuple[str, int]) -> None:
    number = kept(home, article("Dua"))
    connection = http.client.HTTPConnection(*place, timeout=60)
    begun = time.monotonic()
    connection.request("GET", f"/langsung/{number}.mp3")
    answer = connection.getresponse()
    first = answer.read(5000)
    there = time.monotonic() - begun
    assert len(hear(first)) > 0
    answer.read()
    assert there < (time.monotonic() - begun) / 4
    connection.close()


def test_who_stops_reading_keeps_no_seat_from_others(home: Path, place: tuple[str, int]) -> None:
    number = kept(home, article("Tiga", 40))
    clients = [stalled(place, number) for _ in range(SEATS)]
    last = kept(home, article("Empat", 20))
    for _ in range(100):
        connection = http.client.HTTPConnection(*place, timeout=60)
        connection.request("GET", f"/langsung/{last}.mp3")
        status = connection.getresponse().status
        connection.close()
        if status == 200:
            break
        assert status == 503
        time.sleep(0.1)
    assert status == 200
    for client in clients:
        client.close()


def test_who_goes_away_ends_the_speaking(home: Path, place: tuple[str, int]) -> None:
    clips = home / "audio_cache" / "clips"
    number = kept(home, article("Lima", 600))
    before = len(list(clips.rglob("*")))
    stalled(place, number).close()
    time.sleep(1)
    counts = []
    for _ in range(2):
        counts.append(len(list(clips.rglob("*"))))
        time.sleep(0.5)
    assert before < counts[0] == counts[1] < before + 500


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="finds the worker in /proc")
def test_kill_9_of_the_worker_is_not_heard(home: Path, place: tuple[str, int]) -> None:
    wanted = article("Enam", 400)
    number = kept(home, wanted, for_the_worker=True)
    os.kill(worker_of(home), signal.SIGKILL)  # the next one looks for jobs when it starts
    with Parts(load_settings(home=home)) as parts, ThreadPoolExecutor(1) as listeners:
        wait_until(lambda: (job := parts.catalogue.job_of_article(number)) is not None and job.done_steps > 0)
        listening = listeners.submit(heard, place, number)
        time.sleep(0.2)
        os.kill(worker_of(home), signal.SIGKILL)
        job = parts.catalogue.job_of_article(number)
        assert job
        assert job.state is JobState.RUNNING, "it was killed in mid job"
        assert not listening.done()
        assert listening.result(60) == whole_of(home, wanted)
    wait_until(lambda: worker_of(home, sought=False) != 0)


def wait_until(true: Callable[[], bool]) -> None:
    for _ in range(200):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("it never came true")


def worker_of(home: Path, *, sought: bool = True) -> int:
    """The process of the home's worker."""
    mark = f"SIMAK_HOME={home}".encode()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"\0work\0" in (folder / "cmdline").read_bytes() and mark in (folder / "environ").read_bytes():
                return int(folder.name)
        except OSError:
            continue
    assert not sought, "there is no worker"
    return 0
