"""What every catalogue promises (reader.storage.catalogue), over every database the tests are given."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from reader.errors import NotKnownError, StorageError
from reader.models import Block, BlockKind
from reader.storage.catalogue import ArticleRecord, AudioRecord, Catalogue, FeedRecord, JobRecord, JobState
from reader.storage.sql import open_catalogue
from tests.storage import databases
from tests.storage.samples import WIB, Clock, an_article, an_episode

TOO_LARGE = (2**31, 2**63, 10**30)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=databases.BACK_ENDS, ids=databases.name)
def catalogue(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Catalogue]:
    opened = open_catalogue(databases.fresh(request.param, tmp_path), clock=clock)
    yield opened
    opened.close()


def keep(catalogue: Catalogue, number: int = 1, feed_id: int | None = None) -> ArticleRecord:
    return catalogue.keep_article(an_article(number), guid=f"g{number}", feed_id=feed_id)[0]


def claim(catalogue: Catalogue, owner: str = "pekerja", lease: float = 60) -> JobRecord:
    job = catalogue.claim_job(owner, lease)
    assert job is not None
    return job


def at_once(work: Callable[[int], None], threads: int = 8) -> None:
    """Do the work in several threads that start together; what one of them raises is raised here."""
    start, problems = threading.Barrier(threads), list[BaseException]()

    def run(number: int) -> None:
        start.wait()
        try:
            work(number)
        except BaseException as problem:  # noqa: BLE001 (handed on below)
            problems.append(problem)

    running = [threading.Thread(target=run, args=(number,)) for number in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()
    if problems:
        raise problems[0]


# feeds


def test_subscribing_twice_is_once(catalogue: Catalogue, clock: Clock) -> None:
    first = catalogue.add_feed("https://contoh.example/rss", "Contoh")
    assert first == FeedRecord(first.id, "https://contoh.example/rss", "Contoh", added=clock.time)
    clock.forward(1)
    assert catalogue.add_feed("https://contoh.example/rss", "Lain") == first
    second = catalogue.add_feed("https://contoh.example/rss2")
    assert catalogue.feeds() == (first, second)


def test_a_feed_comes_back_as_it_was_saved(catalogue: Catalogue, clock: Clock) -> None:
    feed = catalogue.add_feed("https://contoh.example/rss")
    learned = FeedRecord(
        feed.id,
        "https://contoh.example/rss-baru",
        "Contoh",
        'W/"1"',
        "Fri, 14 Mar 2025 01:00:00 GMT",
        "ab12",
        feed.added,
        datetime(2025, 3, 14, 8, 30, tzinfo=WIB),
        datetime(2025, 3, 13, 8, 30, tzinfo=WIB),
        datetime(2025, 3, 14, 8, 45, 0, 7, tzinfo=WIB),
        3,
        "server menjawab 503",
        gone=True,
        site="https://contoh.example/",
        delivery='{"cues": true}',
    )
    catalogue.set_delivery(feed.id, learned.delivery)
    assert all(getattr(learned, field.name) not in (None, 0, "", False) for field in fields(FeedRecord))
    catalogue.save_feed(replace(learned, added=None, delivery=None))
    (kept,) = catalogue.feeds()
    assert kept == learned == catalogue.feed(feed.id)
    assert kept.next_fetch is not None
    assert kept.next_fetch.utcoffset() == timedelta(0)


def test_how_a_feed_is_told_is_set_and_taken_back(catalogue: Catalogue) -> None:
    feed = catalogue.add_feed("https://contoh.example/rss")
    other = catalogue.add_feed("https://contoh.example/rss2")
    assert feed.delivery is None
    catalogue.set_delivery(feed.id, '{"captions": "omitted"}')
    assert catalogue.feed(feed.id) == replace(feed, delivery='{"captions": "omitted"}')
    assert catalogue.feed(other.id) == other
    catalogue.set_delivery(feed.id, None)
    assert catalogue.feed(feed.id) == feed
    with pytest.raises(NotKnownError):
        catalogue.set_delivery(99, None)
    with pytest.raises(NotKnownError):
        catalogue.feed(99)


def test_feeds_are_due_when_their_time_has_come(catalogue: Catalogue, clock: Clock) -> None:
    now = clock.time
    never, past, future, gone = (catalogue.add_feed(f"https://contoh.example/{n}") for n in range(4))
    catalogue.save_feed(replace(past, next_fetch=now - timedelta(minutes=1)))
    catalogue.save_feed(replace(future, next_fetch=now + timedelta(minutes=1)))
    catalogue.save_feed(replace(gone, gone=True))
    assert {feed.id for feed in catalogue.due_feeds(now)} == {never.id, past.id}
    assert {feed.id for feed in catalogue.due_feeds(now + timedelta(hours=1))} == {never.id, past.id, future.id}


def test_unsubscribing_keeps_what_the_feed_brought(catalogue: Catalogue) -> None:
    feed = catalogue.add_feed("https://contoh.example/rss", "Contoh")
    article = keep(catalogue, feed_id=feed.id)
    catalogue.save_episode(article.id, an_episode(article.article))
    mark = catalogue.changed()
    catalogue.remove_feed(feed.id)
    assert catalogue.feeds() == ()
    assert catalogue.article(article.id) == replace(article, feed_id=None)
    (episode,) = catalogue.episodes(limit=9)
    assert (episode.feed_id, episode.feed_title) == (None, "")
    assert catalogue.changed() != mark
    with pytest.raises(NotKnownError):
        catalogue.remove_feed(feed.id)
    assert catalogue.add_feed("https://contoh.example/rss").id != feed.id, "an old number must not get a new meaning"


def test_a_feed_that_moved_to_another_subscription_becomes_that_one(catalogue: Catalogue) -> None:
    old, new = catalogue.add_feed("https://contoh.example/lama"), catalogue.add_feed("https://contoh.example/baru")
    keep(catalogue, 1, old.id)
    keep(catalogue, 1, new.id)
    article = keep(catalogue, 2, old.id)
    catalogue.save_feed(replace(old, url=new.url, title="Baru", etag="x"))
    assert catalogue.feeds() == (replace(new, title="Baru", etag="x"),)
    assert set(catalogue.known(new.id, ["g1", "g2", "g3"])) == {"g1", "g2"}
    assert catalogue.article(article.id).feed_id == new.id
    with pytest.raises(NotKnownError):
        catalogue.save_feed(old)


def test_a_feed_s_new_title_is_a_change_of_its_episodes(catalogue: Catalogue) -> None:
    feed = catalogue.add_feed("https://contoh.example/rss", "Contoh")
    article = keep(catalogue, feed_id=feed.id)
    saved = catalogue.save_episode(article.id, an_episode(article.article))
    assert (saved.feed_id, saved.feed_title) == (feed.id, "Contoh")
    mark = catalogue.changed()
    catalogue.save_feed(replace(feed, etag="x"))
    assert catalogue.changed() == mark
    catalogue.save_feed(replace(feed, title="Contoh Baru"))
    assert catalogue.changed() != mark
    assert catalogue.episode(saved.id).feed_title == "Contoh Baru"


def test_many_feeds_are_saved_as_each_alone_would_be(catalogue: Catalogue, clock: Clock) -> None:
    """More of them than one statement may hold, one that is gone, one that moved, two that became one."""
    feeds = [catalogue.add_feed(f"https://contoh.example/{n}") for n in range(1200)]
    catalogue.remove_feed(feeds[3].id)
    learned = [replace(feed, etag=f"e{feed.id}", fetched=clock.time, failures=1) for feed in feeds]
    learned[5] = replace(learned[5], url="https://contoh.example/baru")
    learned[7] = replace(learned[7], url=feeds[8].url, title="Delapan")
    mark = catalogue.changed()
    catalogue.save_feeds(learned)
    assert catalogue.changed() != mark
    one = replace(learned[7], id=feeds[8].id, added=feeds[8].added)
    assert catalogue.feeds() == (*learned[:3], *learned[4:7], one, *learned[9:])
    catalogue.save_feeds([])


def test_saving_many_feeds_is_one_transaction(catalogue: Catalogue) -> None:
    feed = catalogue.add_feed("https://contoh.example/a")
    without_zone = replace(feed, fetched=datetime(2025, 3, 14))  # noqa: DTZ001 (on purpose)
    with pytest.raises(StatementError):
        catalogue.save_feeds([replace(feed, etag="x")] * 1000 + [without_zone])
    assert catalogue.feeds() == (feed,)


# articles


def test_what_an_entry_said_comes_back_with_its_name(catalogue: Catalogue) -> None:
    feed, other = catalogue.add_feed("https://contoh.example/a"), catalogue.add_feed("https://contoh.example/b")
    catalogue.keep_article(an_article(), guid="g1", feed_id=feed.id, digest="d1")
    catalogue.keep_article(an_article(), guid="g1", feed_id=other.id)
    assert (catalogue.known(feed.id, ["g1"]), catalogue.known(other.id, ["g1"])) == ({"g1": "d1"}, {"g1": ""})
    _, changed = catalogue.keep_article(an_article(), guid="g1", feed_id=feed.id, digest="d2")
    assert not changed, "the entry says something else of the same article"
    assert catalogue.known(feed.id, ["g1"]) == {"g1": "d2"}
    catalogue.keep_article(an_article(title="Baru"), guid="g1", feed_id=feed.id, digest="d3")
    assert catalogue.known(feed.id, ["g1"]) == {"g1": "d3"}


def test_an_article_comes_back_as_it_was_kept(catalogue: Catalogue, clock: Clock) -> None:
    feed = catalogue.add_feed("https://contoh.example/rss")
    record, new = catalogue.keep_article(an_article(), guid="g1", feed_id=feed.id)
    assert new
    assert record == ArticleRecord(record.id, feed.id, "g1", an_article(), 1, clock.time, clock.time)
    assert catalogue.article(record.id) == record
    assert [job.article_id for job in catalogue.jobs(JobState.WAITING)] == [record.id]


def test_an_article_that_is_not_spoken_gets_no_job(catalogue: Catalogue) -> None:
    record, new = catalogue.keep_article(an_article(language="en"), guid="g1", reason="bukan bahasa Indonesia")
    assert (new, record.reason) == (True, "bukan bahasa Indonesia")
    assert catalogue.jobs() == ()


def test_an_unchanged_article_changes_nothing(catalogue: Catalogue, clock: Clock) -> None:
    record = keep(catalogue)
    clock.forward(60)
    again = catalogue.keep_article(an_article(section="Nasional", authors=()), guid="g1")
    assert again == (record, False)
    assert len(catalogue.jobs()) == 1


@pytest.mark.parametrize(
    ("known_by", "changes", "guid"),
    [
        ("its feed's name", {"title": "Judul lain", "url": None}, "g1"),
        ("its address", {"title": "Judul lain"}, "g2"),
        ("its text", {"url": "https://lain.example/salinan"}, "g2"),
    ],
)
def test_an_article_is_recognised(catalogue: Catalogue, known_by: str, changes: dict[str, object], guid: str) -> None:
    feed = catalogue.add_feed("https://contoh.example/rss")
    record = keep(catalogue, feed_id=feed.id)
    again, changed = catalogue.keep_article(an_article(**changes), guid=guid, feed_id=feed.id)  # type: ignore[arg-type]
    assert again.id == record.id, known_by
    assert changed == ("title" in changes)
    assert set(catalogue.known(feed.id, [guid])) == {guid}
    assert len(catalogue.articles(limit=9)) == 1


def test_two_feeds_may_use_one_name_for_two_articles(catalogue: Catalogue) -> None:
    one, other = catalogue.add_feed("https://contoh.example/a"), catalogue.add_feed("https://contoh.example/b")
    ids = {catalogue.keep_article(an_article(n), guid="1", feed_id=f)[0].id for n, f in ((1, one.id), (2, other.id))}
    ids.add(catalogue.keep_article(an_article(3), guid="1")[0].id)
    assert len(ids) == 3
    again, _ = catalogue.keep_article(an_article(3, title="Baru", url=None), guid="1")
    assert (again.article.title, again.version) == ("Baru", 2)


def test_articles_without_an_address_have_none_in_common(catalogue: Catalogue) -> None:
    ids = {catalogue.keep_article(an_article(n, url=None), guid=str(n))[0].id for n in (1, 2, 3)}
    assert len(ids) == 3


def test_an_empty_name_names_nothing(catalogue: Catalogue) -> None:
    feed = catalogue.add_feed("https://contoh.example/rss")
    ids = {catalogue.keep_article(an_article(n), guid="", feed_id=feed.id)[0].id for n in (1, 2)}
    assert len(ids) == 2
    assert catalogue.known(feed.id, [""]) == {}


def test_a_publisher_s_edit_is_a_new_version_with_a_job(catalogue: Catalogue, clock: Clock) -> None:
    record = keep(catalogue)
    job = claim(catalogue)
    clock.forward(60)
    *rest, caption = an_article().blocks
    edited = an_article(blocks=(*rest, replace(caption, credit="Foto: Antara")))
    again, changed = catalogue.keep_article(edited, guid="g1")
    assert changed
    assert again == replace(record, article=edited, version=2, updated=clock.time)
    assert [(j.id == job.id, j.state) for j in catalogue.jobs()] == [
        (True, JobState.RUNNING),
        (False, JobState.WAITING),
    ]


def test_an_edit_finds_the_job_that_waits_already(catalogue: Catalogue) -> None:
    keep(catalogue)
    catalogue.keep_article(an_article(title="Baru"), guid="g1")
    assert len(catalogue.jobs()) == 1


def test_articles_come_newest_first(catalogue: Catalogue, clock: Clock) -> None:
    kept = [keep(catalogue, number) for number in (3, 1, 2)]
    undated = catalogue.keep_article(an_article(9, published=None), guid="g9")[0]
    expected = [undated.id, kept[0].id, kept[2].id, kept[1].id]
    assert clock.time > max(k.article.published for k in kept if k.article.published)
    assert [a.id for a in catalogue.articles(limit=9)] == expected
    assert [a.id for a in catalogue.articles(limit=2, offset=1)] == expected[1:3]
    assert catalogue.articles(limit=5, offset=10**30) == ()


def test_an_edit_that_takes_the_date_away_leaves_the_day_it_was_first_seen(catalogue: Catalogue, clock: Clock) -> None:
    dated, old = keep(catalogue, 1), keep(catalogue, 2)
    assert [a.id for a in catalogue.articles(limit=9)] == [old.id, dated.id]
    clock.forward(3600)
    catalogue.keep_article(an_article(1, title="Baru", published=None), guid="g1")
    assert [a.id for a in catalogue.articles(limit=9)] == [dated.id, old.id]


@pytest.mark.parametrize(
    "published",
    [datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))), datetime(9999, 12, 31, 23, 59, tzinfo=timezone.min)],
)
def test_a_date_at_the_end_of_time_is_kept(catalogue: Catalogue, published: datetime) -> None:
    record, _ = catalogue.keep_article(an_article(published=published), guid="g1")
    assert catalogue.articles(limit=1)[0].article.published == published == record.article.published


def test_what_no_feed_should_send_is_kept_all_the_same(catalogue: Catalogue) -> None:
    feed = catalogue.add_feed("https://contoh.example/" + "a" * 50_000, "nol \0 di sini")
    guid = "\0'; DROP TABLE article; --" + "g" * 100_000
    text = "nol \0, emoji 🇮🇩, kanan ke kiri \u202e, " + "kata " * 200_000
    article = an_article(blocks=(Block(BlockKind.PARAGRAPH, text),), url="https://contoh.example/" + "u" * 100_000)
    record, _ = catalogue.keep_article(article, guid=guid, feed_id=feed.id)
    assert catalogue.article(record.id).article == article
    assert set(catalogue.known(feed.id, [guid, "x"])) == {guid}


def test_known_takes_any_number_of_names(catalogue: Catalogue) -> None:
    feed = catalogue.add_feed("https://contoh.example/rss")
    keep(catalogue, 7, feed.id)
    assert catalogue.known(feed.id, [f"g{n}" for n in range(100_000)]) == {"g7": ""}
    assert catalogue.known(feed.id, []) == {}


def test_an_article_of_a_feed_that_is_gone_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(NotKnownError):
        catalogue.keep_article(an_article(), guid="g1", feed_id=77)
    assert catalogue.articles(limit=9) == ()


def test_one_article_brought_by_many_at_once_is_one(catalogue: Catalogue) -> None:
    news = list[bool]()
    at_once(lambda _: news.append(catalogue.keep_article(an_article(), guid="g1")[1]))
    assert sorted(news) == [False] * 7 + [True]
    assert len(catalogue.articles(limit=9)) == len(catalogue.jobs()) == 1


# episodes


def test_an_episode_comes_back_as_it_was_published(catalogue: Catalogue, clock: Clock) -> None:
    article = keep(catalogue)
    episode = an_episode(article.article)
    saved = catalogue.save_episode(article.id, episode)
    assert saved.episode == episode
    assert (saved.article_id, saved.revision, saved.made, saved.first_made) == (article.id, 1, clock.time, clock.time)
    assert saved.guid.startswith("urn:uuid:")
    assert catalogue.episode(saved.id) == catalogue.episode_of_article(article.id) == saved
    assert catalogue.episode_by_token(saved.token) == saved
    assert catalogue.episodes(limit=9) == (saved,)
    assert catalogue.count_episodes() == 1


def test_a_new_revision_leaves_the_old_one_as_it_was(catalogue: Catalogue, clock: Clock) -> None:
    article = keep(catalogue)
    first = catalogue.save_episode(article.id, an_episode(article.article))
    clock.forward(60)
    changed = an_episode(article.article, "episodes/0b.mp3")
    second = catalogue.save_episode(article.id, changed)
    assert second == replace(first, revision=2, token=second.token, made=clock.time, episode=changed)
    assert second.token != first.token
    assert catalogue.episode(first.id) == second
    assert catalogue.episode_by_token(first.token) == first
    assert catalogue.episodes(limit=9) == (second,)


def test_equal_audio_is_no_new_revision_but_finishes_the_job(catalogue: Catalogue, clock: Clock) -> None:
    article = keep(catalogue)
    job = claim(catalogue)
    first = catalogue.save_episode(article.id, an_episode(article.article))
    mark = catalogue.changed()
    clock.forward(60)
    assert catalogue.save_episode(article.id, an_episode(article.article), job) == first
    assert catalogue.changed() == mark
    assert [j.state for j in catalogue.jobs()] == [JobState.DONE]


def test_every_publication_changes_the_mark(catalogue: Catalogue) -> None:
    marks = [catalogue.changed()]
    for number in range(1, 4):
        article = keep(catalogue, number)
        marks.append(catalogue.changed())
        catalogue.save_episode(article.id, an_episode(article.article))
        marks.append(catalogue.changed())
    assert [a == b for a, b in pairwise(marks)] == [True, False] * 3
    assert len(set(marks)) == 4


def test_episodes_follow_their_articles_dates(catalogue: Catalogue) -> None:
    ids = {}
    for number in (2, 4, 1, 3):
        article = keep(catalogue, number)
        ids[number] = catalogue.save_episode(article.id, an_episode(article.article)).id
    keep(catalogue, 5)
    assert [e.id for e in catalogue.episodes(limit=9)] == [ids[n] for n in (4, 3, 2, 1)]
    assert [e.id for e in catalogue.episodes(limit=2, offset=1)] == [ids[n] for n in (3, 2)]
    mark = catalogue.changed()
    moved = an_article(1, title="Diperbarui", published=datetime(2026, 1, 1, tzinfo=UTC))
    catalogue.keep_article(moved, guid="g1")
    assert [e.id for e in catalogue.episodes(limit=1)] == [ids[1]]
    assert catalogue.changed() != mark
    assert catalogue.count_episodes() == 4


def test_the_audio_that_is_heard_is_that_of_the_newest_revisions(catalogue: Catalogue) -> None:
    assert catalogue.audio() == ()
    first, second = keep(catalogue, 1), keep(catalogue, 2)
    keep(catalogue, 3)
    one = catalogue.save_episode(first.id, an_episode(first.article, "episodes/0a.mp3"))
    two = catalogue.save_episode(second.id, an_episode(second.article, "episodes/0b.mp3"))
    changed = replace(an_episode(first.article, "episodes/0c.mp3"), size=64_000)
    catalogue.save_episode(first.id, changed)
    assert catalogue.audio() == (
        AudioRecord(one.id, first.id, "episodes/0c.mp3", 64_000),
        AudioRecord(two.id, second.id, "episodes/0b.mp3", 32_000),
    )


def test_what_is_not_there_is_said(catalogue: Catalogue) -> None:
    for number in (0, 1, -1, *TOO_LARGE):
        for call in (catalogue.article, catalogue.episode, catalogue.add_job, catalogue.remove_feed):
            with pytest.raises(NotKnownError, match=str(number)):
                call(number)
        assert catalogue.episode_of_article(number) is None
        with pytest.raises(NotKnownError):
            catalogue.save_episode(number, an_episode(an_article()))
    for token in ("", "x" * 10_000, "'; --", "\0", "\ud800", "é"):
        with pytest.raises(NotKnownError):
            catalogue.episode_by_token(token)


# jobs


def test_jobs_are_claimed_by_priority_and_then_by_age(catalogue: Catalogue) -> None:
    ids = [keep(catalogue, number).id for number in range(1, 5)]
    catalogue.add_job(ids[2], priority=5)
    assert [claim(catalogue).article_id for _ in range(4)] == [ids[2], ids[0], ids[1], ids[3]]
    assert catalogue.claim_job("pekerja", 60) is None


def test_a_claim_says_who_has_the_job_and_for_how_long(catalogue: Catalogue, clock: Clock) -> None:
    article = keep(catalogue)
    job = claim(catalogue, "satu", 60)
    assert job == JobRecord(
        job.id, article.id, JobState.RUNNING, 0, 1, 1, "satu", clock.time + timedelta(seconds=60), None
    )
    assert catalogue.jobs() == catalogue.jobs(JobState.RUNNING) == (job,)
    assert catalogue.jobs(JobState.WAITING, JobState.DONE) == ()


def test_the_job_of_an_article_is_the_one_that_tells_how_far_it_is(catalogue: Catalogue) -> None:
    article = keep(catalogue)
    episode = an_episode(article.article)
    assert catalogue.job_of_article(article.id) == catalogue.jobs()[0]
    running = claim(catalogue)
    waiting = catalogue.add_job(article.id)
    keep(catalogue, 2)
    assert catalogue.job_of_article(article.id) == running
    catalogue.save_episode(article.id, episode, running)
    assert catalogue.job_of_article(article.id) == waiting
    catalogue.fail_job(claim(catalogue), "rusak", retry_after=None)
    assert [catalogue.job_of_article(article.id)] == list(catalogue.jobs(JobState.PARKED))
    catalogue.add_job(article.id, priority=1)
    catalogue.save_episode(article.id, episode, claim(catalogue))
    assert catalogue.job_of_article(article.id) is None
    assert catalogue.job_of_article(99) is None


def test_a_silent_owner_loses_the_job_and_can_do_nothing_more(catalogue: Catalogue, clock: Clock) -> None:
    article = keep(catalogue)
    first = claim(catalogue, "satu", 60)
    clock.forward(59)
    assert catalogue.claim_job("dua", 60) is None
    clock.forward(1)
    second = claim(catalogue, "dua", 60)
    assert (second.id, second.attempts, second.owner) == (first.id, 2, "dua")
    assert second.fence > first.fence
    assert catalogue.renew_job(first, 60, 1, 2) is None
    catalogue.fail_job(first, "terlambat", retry_after=None)
    mark = catalogue.changed()
    with pytest.raises(StorageError):
        catalogue.save_episode(article.id, an_episode(article.article), first)
    assert (catalogue.jobs(), catalogue.count_episodes(), catalogue.changed()) == ((second,), 0, mark)
    catalogue.save_episode(article.id, an_episode(article.article), second)
    with pytest.raises(StorageError):
        catalogue.save_episode(article.id, an_episode(article.article, "episodes/0b.mp3"), second)
    assert catalogue.episode_of_article(article.id) == catalogue.episodes(limit=1)[0]
    assert catalogue.episodes(limit=1)[0].revision == 1


def test_a_renewed_lease_holds(catalogue: Catalogue, clock: Clock) -> None:
    keep(catalogue)
    job = claim(catalogue, lease=60)
    clock.forward(50)
    renewed = catalogue.renew_job(job, 60, 3, 10)
    assert renewed == replace(job, lease_until=clock.time + timedelta(seconds=60), done_steps=3, all_steps=10)
    clock.forward(50)
    assert catalogue.claim_job("dua", 60) is None
    assert catalogue.jobs() == (renewed,)


def test_two_jobs_of_an_article_never_run_at_once(catalogue: Catalogue, clock: Clock) -> None:
    article, other = keep(catalogue, 1), keep(catalogue, 2)
    first = claim(catalogue)
    behind = catalogue.add_job(article.id, priority=9)
    assert behind.id != first.id
    assert claim(catalogue).article_id == other.id
    assert catalogue.claim_job("dua", 60) is None
    catalogue.save_episode(article.id, an_episode(article.article), first)
    assert claim(catalogue, "dua").id == behind.id


def test_a_job_that_waits_behind_a_silent_one_runs_beside_no_live_one(catalogue: Catalogue, clock: Clock) -> None:
    article = keep(catalogue)
    claim(catalogue, lease=60)
    catalogue.add_job(article.id)
    clock.forward(61)
    claim(catalogue, "dua", 60)
    assert catalogue.claim_job("tiga", 60) is None


def test_adding_a_job_wakes_the_one_there_is(catalogue: Catalogue, clock: Clock) -> None:
    article = keep(catalogue)
    job = claim(catalogue)
    catalogue.fail_job(job, "mesin suara gagal", retry_after=600)
    assert catalogue.claim_job("dua", 60) is None
    woken = catalogue.add_job(article.id, priority=3)
    assert (woken.id, woken.priority, woken.state, woken.run_after) == (job.id, 3, JobState.WAITING, None)
    assert catalogue.add_job(article.id, priority=1) == woken
    again = claim(catalogue)
    assert (again.id, again.attempts) == (job.id, 2)
    catalogue.fail_job(again, "mesin suara gagal", retry_after=None)
    (parked,) = catalogue.jobs(JobState.PARKED)
    assert (parked.owner, parked.lease_until, parked.error) == (None, None, "mesin suara gagal")
    assert catalogue.claim_job("dua", 60) is None
    restarted = catalogue.add_job(article.id)
    assert restarted == replace(parked, state=JobState.WAITING, attempts=0, error=None)
    assert claim(catalogue).attempts == 1


def test_a_failed_job_waits_its_time(catalogue: Catalogue, clock: Clock) -> None:
    keep(catalogue)
    catalogue.fail_job(claim(catalogue), "tidak ada jaringan", retry_after=30)
    (waiting,) = catalogue.jobs(JobState.WAITING)
    assert (waiting.error, waiting.run_after) == ("tidak ada jaringan", clock.time + timedelta(seconds=30))
    clock.forward(29)
    assert catalogue.claim_job("dua", 60) is None
    clock.forward(1)
    assert claim(catalogue).id == waiting.id


def test_jobs_claimed_by_many_at_once_are_claimed_once(catalogue: Catalogue) -> None:
    for number in range(20):
        keep(catalogue, number)
    claimed = list[int]()

    def work(number: int) -> None:
        while job := catalogue.claim_job(f"pekerja {number}", 60):
            claimed.append(job.id)

    at_once(work, 4)
    assert sorted(claimed) == [job.id for job in catalogue.jobs(JobState.RUNNING)]
    assert len(claimed) == 20


# constants


def test_the_first_value_stays(catalogue: Catalogue) -> None:
    assert catalogue.constant("podcast:guid", "satu") == "satu"
    assert catalogue.constant("podcast:guid", "dua") == "satu"
    assert catalogue.constant("rahasia", "dua") == "dua"


def test_all_who_ask_at_once_get_one_value(catalogue: Catalogue) -> None:
    given = list[str]()
    at_once(lambda number: given.append(catalogue.constant("rahasia", str(number))))
    assert len(given) == 8
    assert len(set(given)) == 1
