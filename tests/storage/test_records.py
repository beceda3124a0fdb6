"""Models to JSON and back: the same for whatever text and time a model can hold."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import StorageError
from reader.models import Article, Block, Script, Timeline
from reader.storage.columns import fingerprint
from reader.storage.records import from_json, in_iso_zone, intact, pack, text_key, to_json, unpack
from tests.storage.samples import an_article, an_episode

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
ZONES = st.integers(-24 * 60 + 1, 24 * 60 - 1).map(lambda minutes: timezone(timedelta(minutes=minutes)))
ARTICLES = st.builds(
    Article,
    title=TEXT,
    blocks=st.lists(st.builds(Block, text=TEXT, dateline=st.none() | TEXT, alt=st.none() | TEXT)).map(tuple),
    url=st.none() | TEXT,
    source=st.none() | TEXT,
    authors=st.lists(TEXT).map(tuple),
    published=st.none() | st.datetimes(timezones=ZONES),
    section=st.none() | TEXT,
    language=TEXT,
    dropped=st.lists(TEXT).map(tuple),
)


@given(ARTICLES)
@settings(deadline=None, max_examples=50)
def test_an_article_comes_back_equal(article: Article) -> None:
    again = from_json(Article, to_json(article))
    assert again == article
    assert (again.published is None) == (article.published is None)
    assert again.published is None or again.published.tzinfo is not None


def test_a_script_and_a_timeline_come_back_equal() -> None:
    episode = an_episode(an_article())
    assert unpack(Script, pack(episode.script)) == episode.script
    assert unpack(Timeline, pack(episode.timeline)) == episode.timeline


def test_the_publisher_s_own_zone_is_kept() -> None:
    published = from_json(Article, to_json(an_article())).published
    assert published is not None
    assert published.utcoffset() == timedelta(hours=7)


def test_what_an_older_program_kept_can_still_be_read() -> None:
    assert from_json(Article, '{"title": "Judul", "blocks": [], "nama_kolom_lama": 1}') == Article("Judul", ())


def test_text_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(StorageError, match="article: cannot be kept"):
        to_json(an_article(title="\ud800"))


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"title": 1}', b'{"title": "x", "blocks": [{"kind": "puisi"}]}'])
def test_what_is_no_article_is_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(StorageError, match="article 7: is damaged in the database"), intact("article 7"):
        from_json(Article, data)


def test_bytes_that_were_never_packed_are_said_to_be_damaged() -> None:
    with pytest.raises(StorageError, match="episode 7: is damaged"), intact("episode 7"):
        unpack(Script, b"\x00\x01")


def test_the_text_s_fingerprint_is_that_of_title_and_text_alone() -> None:
    assert text_key(an_article(url=None, authors=(), published=None)) == text_key(an_article())
    assert text_key(an_article(title="Lain")) != text_key(an_article())


def test_fingerprints_tell_where_one_text_ends() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc") != fingerprint("abc")
    assert fingerprint("\ud800") != fingerprint("\ud801")


def test_a_time_keeps_its_moment_in_a_zone_that_iso_8601_cannot_write() -> None:
    moment = datetime(2025, 3, 14, 8, 0, 0, 123456, tzinfo=timezone(timedelta(hours=7, minutes=7, seconds=12)))
    article = an_article(published=moment)
    assert from_json(Article, to_json(in_iso_zone(article))).published == moment
    assert in_iso_zone(an_article()) == an_article()
    assert in_iso_zone(an_article(published=None)).published is None
