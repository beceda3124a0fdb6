"""The audio by real HTTP, as players and podcast clients ask for it."""

from __future__ import annotations

import email
import email.policy
import http.client
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import pytest
from werkzeug.test import EnvironBuilder

from reader.app.remembered import file_name
from reader.models import Article
from reader.storage.catalogue import EpisodeRecord, JobState
from tests.app.conftest import AUDIO, Site
from tests.app.sample import ARTICLE, EPISODE

SIZE = len(AUDIO)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


class Connection:
    def __init__(self, address: tuple[str, int]) -> None:
        self._connection = http.client.HTTPConnection(*address, timeout=10)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request(method, path, headers=named)
        answer = self._connection.getresponse()
        return Answer(answer.status, dict(answer.headers), answer.read())

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def http_client(address: tuple[str, int]) -> Iterator[Connection]:
    connection = Connection(address)
    yield connection
    connection.close()


@pytest.fixture
def path(record: EpisodeRecord) -> str:
    return f"/audio/{record.token}.mp3"


def test_the_whole_audio(http_client: Connection, path: str) -> None:
    answer = http_client.ask(path)
    assert (answer.status, answer.body) == (200, AUDIO)
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert answer.headers["Content-Length"] == str(SIZE)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Last-Modified"].endswith("GMT")


def test_head_tells_the_same_without_the_body(http_client: Connection, path: str) -> None:
    answer = http_client.ask(path, "HEAD", Range="bytes=0-9")  # a range has no meaning for HEAD (RFC 9110, 14.2)
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["Content-Length"] == str(SIZE)
    assert answer.headers["Accept-Ranges"] == "bytes"


@pytest.mark.parametrize(
    ("asked", "start", "stop"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=100-199", 100, 200),
        ("bytes=0-", 0, SIZE),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
        ("bytes=-500", SIZE - 500, SIZE),
        ("bytes=200000-650000", 200_000, 650_001),
    ],
)
def test_one_range(http_client: Connection, path: str, asked: str, start: int, stop: int) -> None:
    answer = http_client.ask(path, Range=asked)
    assert (answer.status, answer.body) == (206, AUDIO[start:stop])
    assert answer.headers["Content-Range"] == f"bytes {start}-{stop - 1}/{SIZE}"
    assert answer.headers["Content-Length"] == str(stop - start)


def test_several_ranges(http_client: Connection, path: str) -> None:
    answer = http_client.ask(path, Range="bytes=500000-500009,0-299999,-1")
    assert answer.status == 206
    assert int(answer.headers["Content-Length"]) == len(answer.body)
    head = f"Content-Type: {answer.headers['Content-Type']}\r\n\r\n".encode()
    message = email.message_from_bytes(head + answer.body, policy=email.policy.HTTP)
    sent = [(part["Content-Range"], part["Content-Type"]) for part in message.iter_parts()]
    assert sent == [
        (f"bytes 500000-500009/{SIZE}", "audio/mpeg"),
        (f"bytes 0-299999/{SIZE}", "audio/mpeg"),
        (f"bytes {SIZE - 1}-{SIZE - 1}/{SIZE}", "audio/mpeg"),
    ]
    for data in (AUDIO[500_000:500_010], AUDIO[:300_000], AUDIO[-1:]):
        assert b"\r\n\r\n" + data + b"\r\n--" in answer.body


def test_a_range_behind_the_end_is_refused_with_the_size(http_client: Connection, path: str) -> None:
    answer = http_client.ask(path, Range=f"bytes={SIZE}-")
    assert answer.status == 416
    assert answer.headers["Content-Range"] == f"bytes */{SIZE}"
    assert "immutable" not in answer.headers.get("Cache-Control", "")


def test_an_ill_formed_range_is_ignored(http_client: Connection, path: str) -> None:
    assert http_client.ask(path, Range="bytes=9-1").status == 200


def test_if_range_sends_a_part_only_of_the_copy_that_the_client_has(http_client: Connection, path: str) -> None:
    headers = http_client.ask(path, "HEAD").headers
    etag, modified = headers["ETag"], headers["Last-Modified"]
    asked = "bytes=10-19"
    assert http_client.ask(path, Range=asked, If_Range=etag).body == AUDIO[10:20]
    assert http_client.ask(path, Range=asked, If_Range=modified).body == AUDIO[10:20]
    for other in ('"other"', f"W/{etag}", "Mon, 01 Jan 2001 00:00:00 GMT", "rubbish"):
        assert http_client.ask(path, Range=asked, If_Range=other).status == 200


def test_a_copy_that_is_still_good_is_not_sent_again(http_client: Connection, path: str) -> None:
    headers = http_client.ask(path, "HEAD").headers
    for condition in ({"If_None_Match": headers["ETag"]}, {"If_Modified_Since": headers["Last-Modified"]}):
        answer = http_client.ask(path, "GET", **condition)
        assert (answer.status, answer.body) == (304, b"")
        assert answer.headers["ETag"] == headers["ETag"]
    assert http_client.ask(path, If_None_Match='"other"').status == 200


def test_a_download_has_an_ascii_name(http_client: Connection, path: str, record: EpisodeRecord) -> None:
    name = f"pasar-terapung-lok-rawa-dibuka-lagi-setelah-tiga-bulan-{record.id}.mp3"
    assert http_client.ask(f"{path}?unduh=1").headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "Content-Disposition" not in http_client.ask(path).headers


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Café di Réunion", "cafe-di-reunion-7.mp3"),
        ('../../etc/"passwd"\r\nX-Evil: 1', "etc-passwd-x-evil-1-7.mp3"),
        ("新聞", "simak-7.mp3"),
        ("x" * 300, "x" * 60 + "-7.mp3"),
    ],
)
def test_any_title_gives_a_harmless_file_name(title: str, name: str) -> None:
    assert file_name(title, 7) == name


def test_an_old_revision_leads_to_the_newest(site: Site, http_client: Connection, path: str) -> None:
    http_client.ask(path)
    newer = site.publish(replace(EPISODE, audio="episodes/newer.mp3"), AUDIO[::-1])
    answer = http_client.ask(f"{path}?unduh=1")
    assert answer.status == 302
    assert answer.headers["Location"].endswith(f"/audio/{newer.token}.mp3?unduh=1")
    token = path.removeprefix("/audio/").removesuffix(".mp3")
    for old, new in ((f"/bab/{token}.json", "/bab/{}.json"), (f"/transkrip/{token}.vtt", "/transkrip/{}.vtt")):
        assert http_client.ask(old).headers["Location"].endswith(new.format(newer.token))
    assert http_client.ask(f"/audio/{newer.token}.mp3").body == AUDIO[::-1]


@pytest.mark.parametrize("left", [None, AUDIO[:-1]])
def test_lost_or_cut_audio_is_made_again(
    site: Site, http_client: Connection, record: EpisodeRecord, path: str, left: bytes | None
) -> None:
    site.blobs.delete(record.episode.audio)
    if left:
        site.blobs.put(record.episode.audio, [left])
    for method in ("HEAD", "GET"):
        answer = http_client.ask(path, method)
        assert answer.status == 503
        assert int(answer.headers["Retry-After"]) > 0
    assert "sedang disiapkan kembali" in answer.body.decode()
    waiting = [job.article_id for job in site.catalogue.jobs(JobState.WAITING)]
    assert waiting.count(record.article_id) == 1


def test_a_job_that_failed_too_often_is_not_woken_by_visitors(
    site: Site, http_client: Connection, record: EpisodeRecord, path: str
) -> None:
    site.blobs.delete(record.episode.audio)
    for job in site.catalogue.jobs(JobState.WAITING):
        claimed = site.catalogue.claim_job("test", 60)
        assert claimed
        assert claimed.article_id == job.article_id
        site.catalogue.fail_job(claimed, "suaranya bisu", retry_after=None)
    assert http_client.ask(path).status == 503
    assert [job.state for job in site.catalogue.jobs()] == [JobState.PARKED]


def test_chapters_and_transcript_can_be_read_from_other_sites(http_client: Connection, record: EpisodeRecord) -> None:
    chapters = http_client.ask(f"/bab/{record.token}.json", Origin="https://lain.example")
    assert chapters.headers["Content-Type"] == "application/json+chapters"
    assert chapters.headers["Access-Control-Allow-Origin"] == "*"
    assert b'"startTime"' in chapters.body
    transcript = http_client.ask(f"/transkrip/{record.token}.vtt")
    assert transcript.headers["Content-Type"] == "text/vtt; charset=utf-8"
    assert transcript.headers["Access-Control-Allow-Origin"] == "*"
    assert transcript.body.startswith(b"WEBVTT\n\n")
    again = http_client.ask(f"/transkrip/{record.token}.vtt", If_None_Match=transcript.headers["ETag"])
    assert again.status == 304


def test_what_is_spoken_is_given_to_a_voice_of_the_listener_s_own(site: Site, http_client: Connection) -> None:
    spoken = replace(EPISODE.script.segments[3], spoken="presiden xi jinping tiba di lok rawa.")
    script = replace(EPISODE.script, segments=(*EPISODE.script.segments[:3], spoken, *EPISODE.script.segments[4:]))
    record = site.publish(replace(EPISODE, script=script), AUDIO)
    answer = http_client.ask(f"/ucapan/{record.token}.json")
    assert answer.headers["Content-Type"] == "application/json"
    assert "immutable" in answer.headers["Cache-Control"]
    said = [segment["spoken"] for segment in json.loads(answer.body)["segments"]]
    assert said[3] == "presiden si cinping tiba di lok rawa.", (
        "in the letters by which an Indonesian voice says it right"
    )
    newer = site.publish(replace(EPISODE, audio="episodes/newer.mp3"), AUDIO)
    old = http_client.ask(f"/ucapan/{record.token}.json")
    assert (old.status, old.headers["Location"].rsplit("/", 1)[1]) == (302, f"{newer.token}.json")


@pytest.mark.parametrize(
    "path", ["/audio/x.mp3", "/bab/x.json", "/ucapan/x.json", "/transkrip/x.vtt", "/audio/..%2f..%2fetc.mp3"]
)
def test_unknown_tokens_are_not_found(http_client: Connection, path: str) -> None:
    assert http_client.ask(path).status == 404


def test_audio_of_an_article_without_a_title_has_a_name(site: Site) -> None:
    article = Article(title="", blocks=ARTICLE.blocks, url="https://kabar.example/tanpa-judul")
    record = site.publish(
        replace(EPISODE, script=replace(EPISODE.script, article=article), audio="episodes/b.mp3"), b"x", article
    )
    answer = site.client.get(f"/audio/{record.token}.mp3?unduh=1")
    assert "pasar-terapung" in answer.headers["Content-Disposition"]


def _body(site: Site, path: str, asked: str | None = None) -> Iterable[bytes]:
    """What the web server gets to send."""
    builder = EnvironBuilder(path)
    if asked:
        builder.headers["Range"] = asked
    return site.app(builder.get_environ(), lambda *_: lambda _: None)


@pytest.mark.parametrize("asked", [None, "bytes=100-", "bytes=0-9,600000-600009"])
def test_short_audio_is_handed_over_whole(site: Site, path: str, asked: str | None) -> None:
    """So that a listener who has stopped reading keeps none of the server's threads."""
    body = _body(site, path, asked)
    assert isinstance(body, list)
    assert len(body) == 1


def test_long_audio_is_sent_in_pieces(site: Site) -> None:
    audio = AUDIO * 4
    record = site.publish(replace(EPISODE, audio="episodes/long.mp3"), audio)
    pieces = list(_body(site, f"/audio/{record.token}.mp3", "bytes=7-"))
    assert b"".join(pieces) == audio[7:]
    assert max(map(len, pieces)) <= 256 * 1024


def test_audio_that_is_cut_short_between_the_look_and_the_reading_is_made_again(
    site: Site, record: EpisodeRecord, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(site.blobs), "read", lambda *_: b"")
    assert site.client.get(path).status_code == 503
    assert [job.article_id for job in site.catalogue.jobs(JobState.WAITING)] == [record.article_id]
