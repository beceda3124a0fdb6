"""Hearing an article whose episode is still being made, and seeing how far it is."""

from __future__ import annotations

import errno
import http.client
import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import html as html_parser
from sqlalchemy import make_url
from werkzeug.serving import make_server

from reader.app import create_app, live, standing
from reader.errors import AudioError, EngineFailedError, EngineUnavailableError, StorageError
from reader.jobs import MOST_ATTEMPTS, Worker, spoken_now
from reader.models import Article, Block, BlockKind
from reader.narration.script import narrate
from reader.pipeline.making import EpisodeMaker
from reader.settings import load_settings
from reader.speech.espeak import _REMEDY
from reader.storage.catalogue import ArticleRecord, JobState
from reader.storage.disk import _CAUSES
from reader.storage.faults import in_words
from reader.storage.memory import MemoryBlobs
from reader.wiring import Parts
from tests.pipeline.test_streaming import FailsAt, without_tag
from tests.speech.tones import FailingEngine, ToneEngine

ARTICLE = Article(
    "Jembatan Diperbaiki",
    (
        Block(BlockKind.PARAGRAPH, "Pemerintah kota akan memperbaiki jembatan itu. Warga sudah lama menunggu."),
        Block(BlockKind.PARAGRAPH, "Pekerjaan dimulai bulan depan."),
    ),
    url="https://kabar.example/jembatan",
    source="Kabar Contoh",
)
SENTENCES = narrate(ARTICLE).segments[-1].sentence + 1


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[Parts]:
    with Parts(load_settings(home=tmp_path)) as opened:
        opened._engines["espeak"] = ToneEngine()
        yield opened


def speak_with(parts: Parts, engine: ToneEngine) -> None:
    parts._engines["espeak"] = engine


def client_of(parts: Parts) -> FlaskClient:
    return create_app(parts.catalogue, parts.blobs, parts.settings, speak=partial(spoken_now, parts)).test_client()


@pytest.fixture
def waiting(parts: Parts) -> ArticleRecord:
    return parts.catalogue.keep_article(ARTICLE, guid="a")[0]


def _locked() -> sqlite3.OperationalError:
    """What SQLite says of a database that another program holds."""
    problem = sqlite3.OperationalError("database is locked")
    problem.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return problem


def told_by(client: FlaskClient, record: ArticleRecord) -> dict[str, str]:
    told: dict[str, str] = json.loads(client.get(f"/disiapkan/{record.id}.json").text)
    return told


def text_of(page: str) -> str:
    return " ".join("".join(str(t) for t in html_parser.document_fromstring(page).itertext()).split())


def test_the_stream_is_the_episode_and_then_leads_to_it(parts: Parts, waiting: ArticleRecord) -> None:
    client = client_of(parts)
    answer = client.get(f"/langsung/{waiting.id}.mp3")
    assert answer.status_code == 200
    assert answer.content_type == "audio/mpeg"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Content-Length" not in answer.headers
    streamed = answer.data
    made = Worker(parts).work()
    assert made
    assert made.episode
    assert streamed == without_tag(parts.blobs.get(made.episode.episode.audio))
    moved = client.get(f"/langsung/{waiting.id}.mp3")
    assert moved.status_code == 302
    assert moved.location.endswith(f"/audio/{made.episode.token}.mp3")
    assert moved.headers["Cache-Control"] == "no-store"


def test_an_edited_article_is_heard_as_it_is_now(parts: Parts, waiting: ArticleRecord) -> None:
    Worker(parts).work()
    edited = replace(ARTICLE, blocks=ARTICLE.blocks[:1])
    parts.catalogue.keep_article(edited, guid="a")
    streamed = client_of(parts).get(f"/langsung/{waiting.id}.mp3").data
    assert streamed == b"".join(EpisodeMaker([ToneEngine()], MemoryBlobs(), album="x").stream(narrate(edited)))


def test_a_range_or_a_look_gets_no_part_of_it_and_takes_no_seat(parts: Parts, waiting: ArticleRecord) -> None:
    client = client_of(parts)
    path = f"/langsung/{waiting.id}.mp3"
    assert client.get(path, headers={"Range": "bytes=0-1"}).status_code == 200
    for _ in range(live.SEATS + 1):
        look = client.head(path)
        assert (look.status_code, look.headers["Accept-Ranges"]) == (200, "none")
        assert "Content-Length" not in look.headers


def test_what_is_not_known_or_not_spoken_is_a_page_that_says_so(parts: Parts) -> None:
    client = client_of(parts)
    foreign, _ = parts.catalogue.keep_article(replace(ARTICLE, language="en"), guid="b", reason="is in English")
    for path in (f"/langsung/{foreign.id}.mp3", "/langsung/99.mp3", f"/langsung/{2**31}.mp3", "/disiapkan/99.json"):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "<h1>" in answer.text
    assert "Tidak dibacakan" in client.get(f"/langsung/{foreign.id}.mp3").text
    page = client.get(f"/disiapkan/{foreign.id}").text
    assert "Tidak dibacakan: berbahasa Inggris." in page
    assert "<audio" not in page


def test_more_listeners_than_there_are_seats_are_asked_to_come_again(parts: Parts, waiting: ArticleRecord) -> None:
    client = client_of(parts)
    path = f"/langsung/{waiting.id}.mp3"
    held = [client.get(path, buffered=False) for _ in range(live.SEATS)]
    refused = client.get(path)
    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == "60"
    assert "Terlalu banyak" in refused.text
    held.pop().close()
    with client.get(path) as answer:
        assert answer.status_code == 200
    for answer in held:
        answer.close()


def test_a_voice_that_cannot_begin_is_said_on_a_page_and_holds_no_seat(parts: Parts, waiting: ArticleRecord) -> None:
    speak_with(parts, FailingEngine())
    client = client_of(parts)
    for _ in range(live.SEATS + 1):
        answer = client.get(f"/langsung/{waiting.id}.mp3")
        assert answer.status_code == 503
        assert "Suara pembaca sedang tidak dapat dipakai" in answer.text


def test_a_store_that_fails_is_said_too(parts: Parts, waiting: ArticleRecord, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> int:
        raise StorageError("audio_cache", "the disk is full")

    monkeypatch.setattr(parts.blobs, "put", full)
    assert client_of(parts).get(f"/langsung/{waiting.id}.mp3").status_code == 503


@pytest.fixture
def served(parts: Parts) -> Iterator[tuple[str, int]]:
    """Host and port of a server whose voice fails at the last sentence."""
    speak_with(parts, FailsAt(narrate(ARTICLE).segments[-2].spoken))
    application = create_app(parts.catalogue, parts.blobs, parts.settings, speak=partial(spoken_now, parts))
    server = make_server("127.0.0.1", 0, application, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield "127.0.0.1", server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_stream_that_is_cut_short_is_not_taken_for_whole(
    served: tuple[str, int], waiting: ArticleRecord, caplog: pytest.LogCaptureFixture
) -> None:
    """The last chunk, which says that all was sent (RFC 9112, 7.1), is missing."""
    connection = http.client.HTTPConnection(*served, timeout=20)
    connection.request("GET", f"/langsung/{waiting.id}.mp3")
    answer = connection.getresponse()
    assert answer.status == 200
    heard = b""
    cut = False
    try:
        while piece := answer.read1(1 << 16):
            heard += piece
    except (http.client.IncompleteRead, http.client.HTTPException, ValueError):
        cut = True
    connection.close()
    assert heard
    assert cut
    assert "ends early" in caplog.text


def test_the_page_tells_how_far_it_is_and_offers_to_listen(parts: Parts, waiting: ArticleRecord) -> None:
    client = client_of(parts)
    page = client.get(f"/disiapkan/{waiting.id}")
    assert page.headers["Cache-Control"] == "no-store"
    tree = html_parser.document_fromstring(page.text)
    assert tree.findtext(".//p[@id='kemajuan']") == "Menunggu giliran disiapkan."
    audio = tree.find(".//audio")
    assert audio is not None
    assert (audio.get("src"), audio.get("preload")) == (f"/langsung/{waiting.id}.mp3", "none")
    assert audio.get("controls") is not None
    assert audio.get("autoplay") is None
    assert "Muat ulang halaman ini" in text_of(page.text)
    assert "Warga sudah lama menunggu." in text_of(page.text)
    regions = tree.findall(".//*[@role='status']")
    assert [region.text for region in regions] == [None]
    links = html_parser.document_fromstring(client.get("/").text).findall(".//section[@aria-labelledby='menunggu']//a")
    assert [link.get("href") for link in links] == [f"/disiapkan/{waiting.id}"]


def test_progress_is_told_in_sentences_while_a_job_runs(parts: Parts, waiting: ArticleRecord) -> None:
    client = client_of(parts)
    told = []

    class Watched(ToneEngine):
        def speak(self, text: str, prosody):  # type: ignore[no-untyped-def]
            told.append(told_by(client, waiting)["words"])
            return super().speak(text, prosody)

    speak_with(parts, Watched())
    Worker(parts).work()
    told.append(told_by(client, waiting)["words"])
    assert told[0] == "Sedang disiapkan."
    assert told[-1] == "Audio sudah siap."


def test_the_first_segment_s_progress_is_in_the_row_at_once_and_then_each_second(
    parts: Parts, waiting: ArticleRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = []
    renew = parts.catalogue.renew_job

    def noting(job, lease, done, of):  # type: ignore[no-untyped-def]
        noted.append((done, of))
        return renew(job, lease, done, of)

    monkeypatch.setattr(parts.catalogue, "renew_job", noting)
    Worker(parts).work()
    assert noted[0][1] == SENTENCES
    assert len(noted) <= 2, "a write a second, not one a segment"
    noted.clear()
    monkeypatch.setattr("reader.jobs.RENEW_SECONDS", 0)
    parts.catalogue.add_job(waiting.id)
    Worker(parts).work()
    assert noted[-1] == (SENTENCES, SENTENCES)
    assert [done for done, _ in noted] == sorted(done for done, _ in noted)


def test_a_job_that_failed_says_why_in_plain_words(parts: Parts, waiting: ArticleRecord) -> None:
    late = EngineFailedError("eSpeak NG", "took longer than 30 seconds and was stopped")
    speak_with(parts, FailingEngine(error=late))
    client = client_of(parts)
    Worker(parts).work()
    status = told_by(client, waiting)
    assert status == {
        "state": "failing",
        "words": "Belum berhasil disiapkan: suara pembaca terlalu lama menjawab. Akan dicoba lagi dengan sendirinya.",
    }
    for _ in range(MOST_ATTEMPTS - 1):
        parts.catalogue.add_job(waiting.id)
        Worker(parts).work()
    assert parts.catalogue.jobs(JobState.PARKED)
    page = client.get(f"/disiapkan/{waiting.id}").text
    assert "Gagal disiapkan: suara pembaca terlalu lama menjawab. Pengelola situs perlu mengulanginya." in page
    assert "<audio" not in page
    listed = html_parser.document_fromstring(client.get("/").text).find(".//section[@aria-labelledby='gagal']")
    assert listed is not None
    assert "Jembatan Diperbaiki: Gagal disiapkan" in "".join(str(text) for text in listed.itertext())


def test_the_page_of_an_article_that_is_ready_leads_to_its_episode(parts: Parts, waiting: ArticleRecord) -> None:
    Worker(parts).work()
    client = client_of(parts)
    moved = client.get(f"/disiapkan/{waiting.id}")
    assert (moved.status_code, moved.location) == (302, "/berita/1")
    status = client.get(f"/disiapkan/{waiting.id}.json")
    assert status.headers["Cache-Control"] == "no-store"
    assert told_by(client, waiting)["page"] == "/berita/1"
    assert client.get(told_by(client, waiting)["audio"]).status_code == 200


def test_without_a_voice_the_page_offers_nothing_to_hear(parts: Parts, waiting: ArticleRecord) -> None:
    client = create_app(parts.catalogue, parts.blobs, parts.settings).test_client()
    assert "<audio" not in client.get(f"/disiapkan/{waiting.id}").text
    assert client.get(f"/langsung/{waiting.id}.mp3").status_code == 503


def test_a_stream_ends_when_its_time_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LONGEST_SECONDS", 0.05)
    pieces = live._in_time([b"satu", b"dua"])
    assert next(pieces) == b"satu"
    time.sleep(0.1)
    with pytest.raises(AudioError, match="was not read within"):
        next(pieces)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (StorageError("audio_cache/x", _CAUSES[errno.ENOSPC]), "tempat penyimpanan penuh"),
        (StorageError("audio_cache/x", _CAUSES[errno.EDQUOT]), "tempat penyimpanan penuh"),
        (StorageError("audio_cache/x", _CAUSES[errno.EROFS]), "tempat penyimpanan tidak dapat dipakai"),
        (StorageError("audio_cache/x", _CAUSES[errno.EIO]), "tempat penyimpanan tidak dapat dipakai"),
        (in_words(make_url("sqlite:///x.db"), _locked()), "tempat penyimpanan tidak dapat dipakai"),
        (EngineUnavailableError("eSpeak NG", _REMEDY.format("no library")), "suara pembaca tidak terpasang"),
        (ZeroDivisionError("x"), "suara pembaca gagal"),
    ],
)
def test_what_stores_and_voices_say_is_known_in_indonesian(problem: Exception, words: str) -> None:
    assert standing.in_words(str(problem)) == words
