"""Feeds to episodes to the browser, as a user walks it: the real command, the real voice, the real server."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import av
import podcastparser
import pytest
from lxml import etree

from reader.jobs import build_queue
from reader.models import Article, Block, BlockKind
from reader.settings import load_settings
from reader.shared_files import shipped
from reader.wiring import Parts
from tests.cli.conftest import SIMAK, Simak
from tests.servers import serving

FEED = shipped("feeds") / "sample" / "feed.xml"


PODCAST = "{https://podcastindex.org/namespace/1.0}"


def inside(audio: bytes) -> list[tuple[str, float]]:
    """Title and start (seconds) of each chapter that the ffmpeg libraries find in the MP3."""
    with av.open(io.BytesIO(audio)) as container:
        return [
            (chapter["metadata"]["title"], float(chapter["start"] * (chapter["time_base"] or 0)))
            for chapter in container.chapters()
        ]


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:
        data: bytes = answer.read()
    return data


def test_from_the_sample_feed_to_an_episode_in_the_podcast(simak: Simak, home: Path) -> None:
    added = simak("feeds", "add", FEED)
    assert added.stdout == "1: Kabar Contoh: subscribed; `simak fetch` brings its articles\n"
    assert "subscribed already" in simak("feeds", "add", FEED).stdout
    assert "not read yet" in simak("feeds", "list").stdout
    fetched = simak("fetch")
    assert fetched.returncode == 0, fetched.stderr
    assert fetched.stdout == "1 feed, 7 new articles, 7 episodes made\n"
    assert simak("fetch").stdout == "1 feed, 0 new articles, 0 episodes made\n"
    assert "well" in simak("feeds", "list").stdout

    with serving(SIMAK, home) as address:
        feed = get(address + "/podcast.xml")
        podcast = podcastparser.parse(address, io.BytesIO(feed))
        forms = [item.get("url") for item in etree.fromstring(feed).iter(f"{PODCAST}chapters")]
        assert len(podcast["episodes"]) == len(forms) == 7
        for episode, form in zip(podcast["episodes"], forms, strict=True):
            enclosure = episode["enclosures"][0]
            audio = get(enclosure["url"])
            assert len(audio) == enclosure["file_size"]
            listed = json.loads(get(str(form)))["chapters"]
            assert [title for title, _ in inside(audio)] == [chapter["title"] for chapter in listed]
            starts = [chapter["startTime"] for chapter in listed]
            assert [start for _, start in inside(audio)] == pytest.approx(starts, abs=0.001)
            whole_seconds = [(title, int(start)) for title, start in inside(audio)]  # gPodder's parser keeps no more
            assert [(chapter["title"], chapter["start"]) for chapter in episode["chapters"]] == whole_seconds

    unchanged = simak("regenerate", "1")
    assert unchanged.stdout == "Episode 1 is as it was (revision 1).\n"


def test_a_corrected_article_is_a_new_revision_and_the_old_address_leads_to_it(
    simak: Simak, home: Path, tmp_path: Path
) -> None:
    feed = tmp_path / "feed.xml"
    text = FEED.read_text(encoding="utf-8")
    feed.write_text(text, encoding="utf-8")
    berita = tmp_path / "berita"
    berita.mkdir()
    for page in (FEED.parent / "berita").iterdir():
        (berita / page.name).write_bytes(page.read_bytes())
    simak("feeds", "add", feed)
    simak("fetch")
    with Parts(load_settings(home=home)) as parts:
        before = next(r for r in parts.catalogue.episodes(limit=9) if "Braille" in r.episode.script.article.title)
    feed.write_text(
        text.replace("Maria Goreti Nahak", "M. Nahak").replace("pohon asam", "pohon lontar"), encoding="utf-8"
    )
    assert simak("fetch").stdout == "1 feed, 0 new articles, 1 edited, 1 episode made\n"
    with Parts(load_settings(home=home)) as parts:
        after = parts.catalogue.episode(before.id)
        assert (after.revision, after.guid) == (2, before.guid)
        assert after.token != before.token
    with serving(SIMAK, home) as address, urllib.request.urlopen(f"{address}/audio/{before.token}.mp3") as answer:
        assert answer.url == f"{address}/audio/{after.token}.mp3"


@pytest.fixture
def listening(home: Path) -> Iterator[str]:
    with serving(SIMAK, home, "listen") as address:
        yield address


def test_listen_makes_the_sample_and_serves_it(listening: str) -> None:
    page = get(listening + "/").decode()
    assert "Tanggul Jebol" in page


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_server_started_in_the_background_can_be_ended(home: Path, sign: signal.Signals) -> None:
    """Such a process is born ignoring SIGINT, and so would all its children."""
    ignoring = ["sh", "-c", 'trap "" INT; exec "$@"', "sh", *SIMAK]
    with serving(ignoring, home, stop=sign) as address:
        assert get(address + "/sehat")
    with pytest.raises(urllib.error.URLError):
        get(address + "/sehat")


def test_audio_that_was_cut_short_is_made_again_while_serving(listening: str, home: Path) -> None:
    with Parts(load_settings(home=home)) as parts:
        record = parts.catalogue.episode(1)
        path = parts.blobs.path(record.episode.audio)
    assert path
    whole = path.read_bytes()
    path.write_bytes(whole[:1000])
    address = f"{listening}/audio/{record.token}.mp3"
    with pytest.raises(urllib.error.HTTPError, match="503") as refused:
        get(address)
    assert int(refused.value.headers["Retry-After"]) <= 60
    refused.value.close()
    for _ in range(100):
        if path.stat().st_size == len(whole):
            break
        time.sleep(0.1)
    assert get(address) == whole


def test_a_damaged_queue_costs_nothing_as_it_holds_only_wake_ups(home: Path) -> None:
    home.mkdir()
    (home / "queue.db").write_bytes(b"x" * 5000)
    with serving(SIMAK, home, "listen") as address:
        assert get(address + "/podcast.xml").count(b"<item>") == 7


def children_of(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def await_the_end_of(family: list[int]) -> None:
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in family):
            return
        time.sleep(0.1)
    raise AssertionError("something of it still runs")


def command_of(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def test_every_part_of_the_server_comes_back_after_kill_9(home: Path) -> None:
    with serving(SIMAK, home) as address, Parts(load_settings(home=home)) as parts:
        (server,) = (pid for pid in children_of(os.getpid()) if os.fsencode(home) in command_of(pid))
        for child in children_of(server):
            os.kill(child, signal.SIGKILL)
        article = Article("Jembatan", (Block(BlockKind.PARAGRAPH, "Jembatan itu selesai diperbaiki kemarin."),))
        parts.catalogue.keep_article(article, guid="a")
        for _ in range(900):  # at the latest, the look that is taken every minute finds the job
            try:
                if parts.catalogue.count_episodes() and b"Jembatan" in get(address + "/"):
                    break
            except (urllib.error.URLError, ConnectionError):
                pass
            time.sleep(0.1)
        else:
            raise AssertionError("the server or its worker did not come back")


@pytest.mark.parametrize("wait", [0.0, 0.3, 1.0, 2.5])
def test_one_ctrl_c_ends_everything_at_any_moment(home: Path, wait: float) -> None:
    """The terminal sends it to the whole process group."""
    process = subprocess.Popen(
        [*SIMAK, "--home", str(home), "serve", "--port", "0"], stdout=subprocess.PIPE, start_new_session=True
    )
    assert process.stdout
    assert process.stdout.readline().startswith(b"Listen")
    time.sleep(wait)
    family = [process.pid, *children_of(process.pid)]
    os.killpg(process.pid, signal.SIGINT)
    try:
        process.communicate(timeout=20)
    finally:
        process.kill()
        process.communicate()
    await_the_end_of(family)


def test_nothing_stays_after_kill_9_of_the_server(home: Path) -> None:
    process = subprocess.Popen([*SIMAK, "--home", str(home), "serve", "--port", "0"], stdout=subprocess.PIPE)
    assert process.stdout
    address = process.stdout.readline().decode().split()[1]
    for _ in range(100):
        with suppress(urllib.error.URLError, ConnectionError):
            get(address + "sehat")
            break
        time.sleep(0.1)
    family = children_of(process.pid)
    process.kill()
    process.communicate()
    await_the_end_of(family)


def test_no_program_from_the_current_folder_runs(home: Path, tmp_path: Path) -> None:
    (tmp_path / "reader").mkdir()
    (tmp_path / "reader" / "__init__.py").write_text("raise SystemExit('not ours')")
    safe = [sys.executable, "-P", "-m", "reader"]
    with serving(safe, home, "listen", cwd=tmp_path) as address:
        assert get(address + "/podcast.xml").count(b"<item>") == 7
        with Parts(load_settings(home=home)) as parts:
            article = Article("Jembatan", (Block(BlockKind.PARAGRAPH, "Jembatan itu selesai diperbaiki kemarin."),))
            parts.catalogue.keep_article(article, guid="a")
            build_queue(parts)[1]()
            for _ in range(900):
                if parts.catalogue.count_episodes() == 8:
                    return
                time.sleep(0.1)
    raise AssertionError("the worker did nothing")
