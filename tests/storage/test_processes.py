"""Several real processes on one database: nothing claimed twice, nothing lost to kill -9 or to a fork."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest

from reader.errors import StorageError
from reader.storage.catalogue import JobRecord, JobState
from reader.storage.sql import open_catalogue
from tests.storage import databases
from tests.storage.programs import finish, said, start
from tests.storage.samples import an_article, an_episode

WORKER = """
    import json, sys
    from reader.storage.sql import open_catalogue
    from tests.storage.samples import an_episode
    catalogue = open_catalogue(sys.argv[1])
    print("ready", flush=True)
    sys.stdin.readline()
    claims = []
    while job := catalogue.claim_job(sys.argv[2], 60):
        claims.append([job.id, job.fence])
        article = catalogue.article(job.article_id).article
        catalogue.save_episode(job.article_id, an_episode(article, f"episodes/{job.id}.mp3"), job)
    print(json.dumps(claims))
"""

STOPS_IN_THE_MIDDLE = """
    import sys, time
    from reader.storage.sql import open_catalogue
    from tests.storage.samples import an_article
    catalogue = open_catalogue(sys.argv[1])
    assert catalogue.claim_job("killed", float(sys.argv[2])) is not None
    with catalogue._database.writing() as connection:
        connection.exec_driver_sql("UPDATE job SET error = 'half done'")
        connection.exec_driver_sql("DELETE FROM sighting")
        print("claimed", flush=True)
        time.sleep(60)
"""


@pytest.fixture(params=databases.BACK_ENDS, ids=databases.name)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return databases.fresh(request.param, tmp_path)


def test_workers_in_several_processes_share_the_jobs(url: str) -> None:
    catalogue = open_catalogue(url)
    articles = [catalogue.keep_article(an_article(number), guid=f"g{number}")[0].id for number in range(40)]
    processes = [start(WORKER, url, number) for number in range(4)]
    assert [said(process) for process in processes] == ["ready"] * 4
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    claims = [json.loads(finish(process)) for process in processes]
    assert sum(bool(claim) for claim in claims) > 1, "one worker did it all: nothing was shown"
    assert sorted(job for claim in claims for job, _ in claim) == [job.id for job in catalogue.jobs(JobState.DONE)]
    assert {fence for claim in claims for _, fence in claim} == {1}
    episodes = catalogue.episodes(limit=99)
    assert sorted(episode.article_id for episode in episodes) == articles
    assert {episode.revision for episode in episodes} == {1}
    catalogue.close()


def test_a_job_whose_worker_is_killed_is_finished_once_by_another(url: str) -> None:
    catalogue = open_catalogue(url)
    feed = catalogue.add_feed("https://contoh.example/rss")
    article, _ = catalogue.keep_article(an_article(), guid="g1", feed_id=feed.id)
    lease = 1.5
    process = start(STOPS_IN_THE_MIDDLE, url, lease)
    assert said(process) == "claimed"
    process.kill()
    process.communicate()
    killed = time.monotonic()
    assert catalogue.known(feed.id, ["g1"]) == {"g1": ""}, "its unfinished transaction must be undone"
    (running,) = catalogue.jobs()
    assert (running.state, running.owner, running.error) == (JobState.RUNNING, "killed", None)

    job: JobRecord | None = None
    while job is None:
        assert time.monotonic() - killed < 10 * lease
        job = catalogue.claim_job("heir", 60)
        time.sleep(0.05)
    assert (job.id, job.attempts, job.fence) == (running.id, 2, running.fence + 1)
    saved = catalogue.save_episode(article.id, an_episode(article.article), job)
    with pytest.raises(StorageError, match="no longer ours"):
        catalogue.save_episode(article.id, an_episode(article.article, "episodes/late.mp3"), running)
    assert [j.state for j in catalogue.jobs()] == [JobState.DONE]
    assert catalogue.episodes(limit=9) == (saved,)
    assert catalogue.claim_job("heir", 60) is None
    catalogue.close()


def test_a_fork_carries_no_connection_over(url: str) -> None:
    """The parent's threads write all the while; parent and children use the one catalogue that was opened before."""
    program = """
        import os, sys, threading
        from reader.storage.sql import open_catalogue
        catalogue = open_catalogue(sys.argv[1])
        stop = threading.Event()
        def write(name):
            number = 0
            while not stop.is_set():
                catalogue.add_feed(f"https://contoh.example/{name}/{number}")
                number += 1
        threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        children = []
        for child in range(4):
            if not (pid := os.fork()):
                for number in range(10):
                    catalogue.add_feed(f"https://contoh.example/child/{child}/{number}")
                os._exit(0)
            children.append(pid)
        codes = [os.waitpid(pid, 0)[1] for pid in children]
        stop.set()
        for thread in threads:
            thread.join()
        assert codes == [0] * 4, codes
        print(sum("/child/" in feed.url for feed in catalogue.feeds()))
    """
    assert finish(start(program, url)).strip() == "40"
    catalogue = open_catalogue(url)
    assert sum("/child/" in feed.url for feed in catalogue.feeds()) == 40
    catalogue.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Linux tells which files are open")
def test_no_database_file_is_open_in_a_fork(tmp_path: Path) -> None:
    program = """
        import os, sys
        from reader.storage.sql import open_catalogue
        catalogue = open_catalogue("sqlite:///" + sys.argv[1])
        def opened():
            names = []
            for number in os.listdir("/proc/self/fd"):
                try:
                    names.append(os.readlink(f"/proc/self/fd/{number}"))
                except OSError:
                    pass
            return sum(sys.argv[1] in name for name in names)
        assert opened() > 0, "the pool keeps connections: otherwise this shows nothing"
        if not (pid := os.fork()):
            os._exit(opened())
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    """
    assert finish(start(program, tmp_path / "simak.db")).strip() == "0"


def test_many_threads_share_one_catalogue(url: str) -> None:
    catalogue = open_catalogue(url)
    problems = list[Exception]()

    def work(name: int) -> None:
        try:
            for number in range(10):
                catalogue.add_feed(f"https://contoh.example/{name}/{number}")
                catalogue.feeds()
        except Exception as problem:  # noqa: BLE001 (reported below)
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert len(catalogue.feeds()) == 160
    catalogue.close()
