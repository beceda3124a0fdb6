"""One cache folder in several hands: processes that speak, prune and die at once, full disks, copies."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from reader.errors import StorageError
from reader.models import Article
from reader.narration.script import narrate
from reader.pipeline.checking import Checker
from reader.pipeline.keeping import Keeper
from reader.pipeline.making import EpisodeMaker
from reader.storage.catalogue import Catalogue
from reader.storage.disk import DiskBlobs
from reader.storage.sql import open_catalogue
from tests.speech.tones import ToneEngine
from tests.storage.programs import finish, said, start

MAKER = """
    import json, pathlib, sys
    from reader.models import Article, Block, BlockKind
    from reader.narration.script import narrate
    from reader.pipeline.making import EpisodeMaker
    from reader.storage.disk import DiskBlobs
    from reader.storage.sql import open_catalogue
    from tests.speech.tones import ToneEngine
    home = pathlib.Path(sys.argv[1])
    catalogue, blobs = open_catalogue(f"sqlite:///{home / 'simak.db'}"), DiskBlobs(home / "audio_cache")
    print("ready", flush=True)
    sys.stdin.readline()
    made = []
    for _ in range(3):
        for record in catalogue.articles(limit=9):
            episode = EpisodeMaker([ToneEngine()], blobs, album="Simak").make(narrate(record.article))
            made.append(catalogue.save_episode(record.id, episode).episode.audio)
    print(json.dumps(made))
"""

PRUNER = """
    import pathlib, sys
    from reader.pipeline.keeping import Keeper
    from reader.storage.disk import DiskBlobs
    from reader.storage.sql import open_catalogue
    home = pathlib.Path(sys.argv[1])
    catalogue, blobs = open_catalogue(f"sqlite:///{home / 'simak.db'}"), DiskBlobs(home / "audio_cache")
    print("ready", flush=True)
    while True:
        pruned = Keeper(blobs, catalogue, 1).prune(0, all_clips=True)
        print(pruned.taken, flush=True)
"""


@pytest.fixture
def home(tmp_path: Path, article: Article) -> Path:
    """A home whose catalogue knows two articles."""
    catalogue = open_catalogue(f"sqlite:///{tmp_path / 'simak.db'}")
    for number in (1, 2):
        changed = Article(f"{article.title} {number}", article.blocks, source=article.source)
        catalogue.keep_article(changed, guid=f"g{number}")
    catalogue.close()
    return tmp_path


def open_home(home: Path) -> tuple[Catalogue, DiskBlobs]:
    return open_catalogue(f"sqlite:///{home / 'simak.db'}"), DiskBlobs(home / "audio_cache")


def stop(process: subprocess.Popen[str]) -> str:
    process.kill()
    return process.communicate()[0]


def test_two_processes_make_the_same_articles_while_two_prune_every_clip(home: Path) -> None:
    pruners = [start(PRUNER, home) for _ in range(2)]
    makers = [start(MAKER, home) for _ in range(2)]
    try:
        assert [said(process) for process in (*pruners, *makers)] == ["ready"] * 4
        for process in makers:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        made = [json.loads(finish(process)) for process in makers]
    finally:
        taken = [sum(map(int, stop(process).split())) for process in pruners]
    assert made[0] == made[1]
    assert sum(taken) > 20, "clips went while they were needed, or this shows nothing"
    catalogue, blobs = open_home(home)
    assert {audio.key for audio in catalogue.audio()} == set(made[0])
    assert {record.revision for record in catalogue.episodes(limit=9)} == {1}
    assert list(Checker(blobs, catalogue).faults()) == []
    catalogue.close()


def fill(blobs: DiskBlobs, clips: int) -> None:
    for number in range(clips):
        key = f"clips/{number:064x}"
        blobs.put(key, [bytes(100)], lasting=False)
        path = blobs.path(key)
        assert path
        os.utime(path, (number + 1, number + 1))


def test_kill_9_in_the_middle_of_pruning_leaves_whole_blobs_and_all_that_is_heard(home: Path) -> None:
    catalogue, blobs = open_home(home)
    for record in catalogue.articles(limit=9):
        episode = EpisodeMaker([ToneEngine()], blobs, album="Simak").make(narrate(record.article))
        catalogue.save_episode(record.id, episode)
    needed = {key for key in blobs.keys() if not key.startswith("clips/")}  # noqa: SIM118 (no dictionary)
    for key in needed:
        path = blobs.path(key)
        assert path
        os.utime(path, (1, 1))
    before = list(Checker(blobs, catalogue).faults())
    fill(blobs, 3000)
    program = PRUNER.replace("while True:", "for _ in range(1):").replace(
        'print("ready", flush=True)',
        """
    delete = blobs.delete
    def slowly(key, *, unused_since=None):
        print("deleting", flush=True)
        return delete(key, unused_since=unused_since)
    blobs.delete = slowly
    print("ready", flush=True)""",
    )
    program = program.replace("all_clips=True", "all_clips=False")
    process = start(program, home)
    assert [said(process) for _ in range(100)] == ["ready", *["deleting"] * 99]
    stop(process)
    left = {key for key in blobs.keys() if key.startswith("clips/0000")}  # noqa: SIM118 (no dictionary)
    assert 0 < len(left) <= 2902
    assert needed <= set(blobs.keys())
    assert all(blobs.size(key) == 100 for key in left)
    assert Keeper(blobs, catalogue, 1).prune().taken == len(left)
    assert needed <= set(blobs.keys())
    assert list(Checker(blobs, catalogue).faults()) == before == []
    catalogue.close()


def test_a_disk_that_is_full_in_mid_episode_loses_nothing_and_the_next_try_goes_on(home: Path) -> None:
    program = """
        import pathlib, resource, sys
        from reader.errors import StorageError
        from reader.narration.script import narrate
        from reader.pipeline.making import EpisodeMaker
        from reader.storage.disk import DiskBlobs
        from reader.storage.sql import open_catalogue
        from tests.speech.tones import ToneEngine
        home = pathlib.Path(sys.argv[1])
        catalogue, blobs = open_catalogue(f"sqlite:///{home / 'simak.db'}"), DiskBlobs(home / "audio_cache")
        (script, _) = (narrate(record.article) for record in catalogue.articles(limit=9))
        engine = ToneEngine()
        maker = EpisodeMaker([engine], blobs, album="Simak")
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))  # clips fit, the episode doesn't
        try:
            maker.make(script)
        except StorageError as problem:
            print(problem)
        print(len(list(blobs.keys("episodes/"))))
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        engine.spoken.clear()
        episode = maker.make(script)
        print(sum(engine.spoken.values()), blobs.size(episode.audio) == episode.size)
    """
    refusal, episodes, again = finish(start(program, home)).splitlines()
    assert refusal.endswith("the file would be larger than this system allows")
    assert (episodes, again) == ("0", "0 True")
    assert list((home / "audio_cache" / ".writing").iterdir()) == []


@pytest.mark.parametrize("hours", [-1e5, -0.5, 0.0, 1e5])
def test_a_folder_that_was_copied_from_another_machine_serves_and_ages(home: Path, hours: float) -> None:
    """All its files have one time: that of the copy, of long ago, or of a clock that was fast."""
    catalogue, blobs = open_home(home)
    records = catalogue.articles(limit=9)
    for record in records:
        episode = EpisodeMaker([ToneEngine()], blobs, album="Simak").make(narrate(record.article))
        catalogue.save_episode(record.id, episode)
    copy = home / "copy"
    shutil.copytree(home / "audio_cache", copy)
    then = time.time() - 3600 * hours
    for file in copy.rglob("*"):
        os.utime(file, (then, then))
    there = DiskBlobs(copy)
    assert list(Checker(there, catalogue).faults()) == []
    silent = ToneEngine()
    EpisodeMaker([silent], there, album="Simak").make(narrate(records[0].article))
    assert not silent.spoken
    pruned = Keeper(there, catalogue, 1).prune()
    assert (pruned.taken > 0) is (hours > 6)
    assert list(Checker(there, catalogue).heard()) == []
    for blob in there.kept():
        path = there.path(blob.key)
        assert path
        assert path.stat().st_mtime < time.time() + 3600, "it grows old from now on"
    catalogue.close()


def test_a_copy_that_lacks_files_is_made_whole(home: Path) -> None:
    catalogue, blobs = open_home(home)
    maker = EpisodeMaker([ToneEngine()], blobs, album="Simak")
    record = catalogue.articles(limit=1)[0]
    first = maker.make(narrate(record.article))
    for number, key in enumerate(list(blobs.keys())):
        if number % 2:
            blobs.delete(key)
        elif number % 4:
            path = blobs.path(key)
            assert path
            path.write_bytes(path.read_bytes()[:50])
    assert maker.make(narrate(record.article)) == first
    assert blobs.size(first.audio) == first.size
    catalogue.close()


def test_a_limit_cannot_be_kept_where_nothing_may_be_deleted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue, blobs = open_home(home)
    fill(blobs, 3)

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(StorageError, match="no permission to read or write here"):
        Keeper(blobs, catalogue, 1).prune()
    assert len(list(blobs.keys())) == 3
    catalogue.close()
