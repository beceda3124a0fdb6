"""The cache within its limit: what goes, in which order, and what never goes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

from reader.errors import StorageError
from reader.pipeline.keeping import LOOK_SECONDS, YOUNG_SECONDS, Keeper, Kind
from reader.storage.blobs import TOUCH_SECONDS, Blobs
from reader.storage.catalogue import Catalogue
from reader.storage.memory import MemoryBlobs
from reader.storage.sql import open_catalogue
from tests.storage.samples import an_article, an_episode

KB = 1_000


@dataclass
class Store:
    """A store and a catalogue; blobs of a thousand bytes whose last use is so many hours ago."""

    blobs: MemoryBlobs
    catalogue: Catalogue

    def put(self, key: str, hours: float) -> str:
        self.blobs.put(key, [bytes(KB)])
        self.blobs._used[key] = time.time() - 3600 * hours
        return key

    def clip(self, number: int, hours: float) -> str:
        return self.put(f"clips/{number:064x}", hours)

    def audio(self, number: int, hours: float) -> str:
        return self.put(f"episodes/{number:064x}.mp3", hours)

    def publish(self, article: int, key: str) -> None:
        record, _ = self.catalogue.keep_article(an_article(article), guid=f"g{article}")
        episode = an_episode(record.article, key)
        self.catalogue.save_episode(record.id, type(episode)(episode.script, episode.timeline, key, KB, "x"))

    def keeper(self, limit: int) -> Keeper:
        return Keeper(self.blobs, self.catalogue, limit)

    def left(self) -> set[str]:
        return set(self.blobs.keys())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    catalogue = open_catalogue(f"sqlite:///{tmp_path / 'simak.db'}")
    yield Store(MemoryBlobs(), catalogue)
    catalogue.close()


def test_the_clips_that_were_not_used_for_longest_go_until_it_fits(store: Store) -> None:
    ages = {store.clip(number, hours): hours for number, hours in enumerate((30, 500, 10, 70, 200))}
    pruned = store.keeper(3 * KB).prune()
    assert (pruned.taken, pruned.freed, pruned.over) == (2, 2 * KB, 0)
    assert {ages[key] for key in store.left()} == {30, 10, 70}
    assert store.keeper(3 * KB).prune().taken == 0


def test_what_is_heard_and_how_loud_voices_are_never_goes(store: Store) -> None:
    heard = {store.audio(1, 9_000), store.audio(2, 9_000)}
    old = store.audio(3, 9_000)
    for article, key in enumerate(sorted(heard)):
        store.publish(article, old)
        store.publish(article, key)
    loud = store.put("voices/" + "0" * 64, 9_000)
    foreign = {store.put(key, 9_000) for key in ("catatan", "clips/pendek", "episodes/lain.mp3", "clips/" + "g" * 64)}
    store.clip(1, 9_000)
    pruned = store.keeper(1).prune()
    assert store.left() == heard | foreign | {loud}
    assert pruned.over == 7 * KB - 1


def test_episodes_that_nobody_hears_go_before_any_clip(store: Store) -> None:
    clip, fresh_clip = store.clip(1, 500), store.clip(2, 7)
    store.audio(1, 10)
    store.keeper(2 * KB).prune()
    assert store.left() == {clip, fresh_clip}


def test_what_is_young_stays_as_a_job_may_be_about_to_publish_it(store: Store) -> None:
    young = {store.audio(1, 0), store.clip(1, 0), store.clip(2, YOUNG_SECONDS / 3600 - 0.1)}
    store.clip(3, YOUNG_SECONDS / 3600 + 0.1)
    store.keeper(1).prune()
    assert store.left() == young


def test_what_was_read_an_hour_before_stays_also_where_the_reading_was_not_noted() -> None:
    assert YOUNG_SECONDS > 3 * TOUCH_SECONDS


def test_every_clip_goes_where_that_is_asked_for_and_no_audio_that_may_be_published(store: Store) -> None:
    store.clip(1, 0)
    store.clip(2, 100)
    audio, loud = store.audio(1, 0), store.put("voices/0", 100)
    pruned = store.keeper(0).prune(all_clips=True)
    assert (pruned.taken, store.left()) == (2, {audio, loud})


def test_without_a_limit_nothing_goes_but_to_a_size_that_is_asked_for(store: Store) -> None:
    for number in range(5):
        store.clip(number, 100 + number)
    assert store.keeper(0).prune().taken == 0
    assert store.keeper(0).look() is None
    assert store.keeper(100 * KB).prune(2 * KB).taken == 3
    assert store.keeper(100 * KB).prune(0).taken == 2


def test_the_look_is_taken_once_an_hour(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("reader.pipeline.keeping.time.monotonic", lambda: now)
    keeper = store.keeper(1)
    taken = []
    for number, passed in enumerate((0, 60, LOOK_SECONDS - 60, LOOK_SECONDS)):
        store.clip(number, 100)
        now += passed
        pruned = keeper.look()
        taken.append(pruned.taken if pruned else None)
    assert taken == [1, None, 2, 1]


def test_what_there_is_is_told_by_kind_with_what_pruning_would_free(store: Store) -> None:
    store.publish(1, store.audio(1, 100))
    store.publish(2, "episodes/" + "f" * 64 + ".mp3")
    store.audio(2, 100)
    store.audio(3, 0)
    for number in range(4):
        store.clip(number, 50 + number)
    store.put("voices/0", 3)
    store.put("lain", 3)
    holdings = store.keeper(7 * KB).holdings()
    counts = {kind: part.blobs for kind, part in holdings.kinds.items()}
    assert counts == {Kind.CLIP: 4, Kind.HEARD: 1, Kind.OLD: 2, Kind.VOICE: 1, Kind.FOREIGN: 1}
    assert (holdings.size, holdings.lost) == (9 * KB, 1)
    assert (holdings.prunable.blobs, holdings.prunable.size) == (2, 2 * KB)
    pruned = store.keeper(7 * KB).prune()
    assert (pruned.taken, pruned.freed) == (2, 2 * KB)
    assert store.keeper(0).holdings().prunable.blobs == 0


class Rival(MemoryBlobs):
    """Before each deletion somebody else, who prunes too, deletes the same blob."""

    def delete(self, key: str, *, unused_since: float | None = None) -> bool:
        super().delete(key, unused_since=unused_since)
        return super().delete(key, unused_since=unused_since)


def test_two_who_prune_at_once_take_no_more_than_one(store: Store) -> None:
    store.blobs = Rival()
    for number in range(10):
        store.clip(number, 50 + number)
    pruned = store.keeper(7 * KB).prune()
    assert len(store.left()) == 7
    assert (pruned.taken, pruned.over) == (0, 0)


class Hurried(MemoryBlobs):
    """Between a list and the first deletion somebody reads the first clip."""

    def delete(self, key: str, *, unused_since: float | None = None) -> bool:
        self.get(f"clips/{1:064x}")
        return super().delete(key, unused_since=unused_since)


def test_what_is_read_between_the_list_and_the_deletion_stays(store: Store) -> None:
    store.blobs = Hurried()
    oldest, _ = store.clip(1, 900), store.clip(2, 800)
    assert store.keeper(KB).prune().taken == 1
    assert store.left() == {oldest}


class Stubborn(MemoryBlobs):
    """Does not let go of some blobs."""

    def __init__(self, stuck: Iterable[str]) -> None:
        super().__init__()
        self.stuck = set(stuck)

    def delete(self, key: str, *, unused_since: float | None = None) -> bool:
        if key in self.stuck:
            raise StorageError(key, "no permission to read or write here")
        return super().delete(key, unused_since=unused_since)


def test_a_file_that_cannot_be_deleted_stops_no_other(store: Store) -> None:
    store.blobs = Stubborn([f"clips/{9:064x}"])
    stuck, _, kept = store.clip(9, 900), store.clip(2, 800), store.clip(3, 700)
    pruned = store.keeper(2 * KB).prune()
    assert (pruned.taken, store.left()) == (1, {stuck, kept})
    assert "no permission" in str(pruned.refusal)


def test_where_nothing_can_be_deleted_that_is_the_error(store: Store) -> None:
    store.blobs = Stubborn([store.clip(1, 900)])
    store.clip(1, 900)
    with pytest.raises(StorageError, match="no permission"):
        store.keeper(1).prune()


class Unanswering:
    """A catalogue that cannot be read."""

    def audio(self) -> NoReturn:
        raise StorageError("simak.db", "is damaged")


def test_nothing_goes_where_nobody_can_say_what_is_heard(store: Store) -> None:
    store.clip(1, 900)
    blobs: Blobs = store.blobs
    with pytest.raises(StorageError, match="damaged"):
        Keeper(blobs, Unanswering(), 1).prune()  # type: ignore[arg-type]  # it is asked for nothing else
    assert len(store.left()) == 1
