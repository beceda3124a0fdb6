"""What every catalogue promises of lists and of search, over every database the tests are given."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.models import Block, BlockKind
from reader.storage.catalogue import MOST_COUNTED, Catalogue
from reader.storage.folding import Term, words_in
from reader.storage.lists import ListedEpisode, Shelf
from reader.storage.sql import open_catalogue
from tests.storage import databases
from tests.storage.samples import an_article, an_episode


@pytest.fixture(params=databases.BACK_ENDS, ids=databases.name)
def catalogue(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_catalogue(databases.fresh(request.param, tmp_path))
    yield opened
    opened.close()


def word(*forms: str, prefix: bool = False, speaker: bool = False) -> Term:
    return Term(tuple(tuple(form.split()) for form in forms), prefix=prefix, speaker=speaker)


def keep(catalogue: Catalogue, number: int = 1, text: str = "", *, spoken: bool = True, **changes: object) -> int:
    """Keep an article of that number, with the text as one more paragraph; gives its id."""
    article = an_article(number, **changes)
    if text:
        article = replace(article, blocks=(*article.blocks, Block(BlockKind.PARAGRAPH, text)))
    kept, _ = catalogue.keep_article(article, guid=f"g{number}")
    if spoken:
        catalogue.save_episode(kept.id, an_episode(article, f"episodes/{number}-{hash(article)}.mp3"))
    return kept.id


def found(catalogue: Catalogue, *terms: Term, limit: int = 99, offset: int = 0) -> list[int]:
    return [each.article.id for each in catalogue.search(terms, limit=limit, offset=offset).articles]


def test_a_list_shows_what_the_episode_is(catalogue: Catalogue) -> None:
    article = an_article()
    kept, _ = catalogue.keep_article(article, guid="g1")
    record = catalogue.save_episode(kept.id, an_episode(article))
    assert article.published
    assert catalogue.listed(limit=9) == (
        ListedEpisode(
            id=record.id,
            article_id=kept.id,
            title="Jembatan 1 Dibuka",
            dated=article.published,
            source="Contoh",
            source_key="contoh",
            section="Daerah",
            section_key="daerah",
            samples=88_200,
            sample_rate=22_050,
            quotations=1,
            photos=1,
        ),
    )


def test_a_list_is_in_the_order_of_the_episodes_and_shows_newest_revisions(catalogue: Catalogue) -> None:
    for number in (2, 4, 1, 3):
        keep(catalogue, number)
    keep(catalogue, 5, spoken=False)
    keep(catalogue, 2, "Tambahan.", title="Judul Baru")
    assert [e.id for e in catalogue.listed(limit=9)] == [e.id for e in catalogue.episodes(limit=9)]
    assert [e.title for e in catalogue.listed(limit=2, offset=1)] == ["Jembatan 3 Dibuka", "Judul Baru"]
    assert catalogue.listed(limit=9, offset=2**70) == ()


def test_episodes_are_listed_by_their_ids(catalogue: Catalogue) -> None:
    for number in (1, 2, 3):
        keep(catalogue, number)
    keep(catalogue, 2, "Tambahan.", title="Judul Baru")
    third, second, first = (entry.id for entry in catalogue.listed(limit=9))
    found = catalogue.listed_by_id([third, -1, first, 2**70, 0, 999, third, second])
    assert [entry.id for entry in found] == [third, first, second]
    assert [entry.title for entry in found] == ["Jembatan 3 Dibuka", "Jembatan 1 Dibuka", "Judul Baru"]
    assert set(found) == set(catalogue.listed(limit=9))
    assert catalogue.listed_by_id([]) == ()
    assert len(catalogue.listed_by_id(range(5000))) == 3


def test_episodes_are_divided_by_source_and_section(catalogue: Catalogue) -> None:
    keep(catalogue, 1, source="Kabar Rawa", section="Daerah")
    keep(catalogue, 2, source="KABAR RAWA", section=None)
    keep(catalogue, 3, source="Kabar Rawa", section="Daerah")
    keep(catalogue, 4, source=None, section="Daerah")
    keep(catalogue, 5, source="Kabar Rawa", section="Daerah", spoken=False)
    numbers = {(shelf.source_key, shelf.section_key): shelf.episodes for shelf in catalogue.shelves()}
    assert numbers == {("kabar-rawa", "daerah"): 2, ("kabar-rawa", None): 1, (None, "daerah"): 1}
    assert Shelf("Kabar Rawa", "kabar-rawa", "Daerah", "daerah", 2) in catalogue.shelves()
    titles = {
        (source, section): [e.title[9] for e in catalogue.listed(limit=9, source=source, section=section)]
        for source in ("kabar-rawa", "lain", None)
        for section in ("daerah", None)
    }
    assert titles == {
        ("kabar-rawa", "daerah"): ["3", "1"],
        ("kabar-rawa", None): ["3", "2", "1"],
        ("lain", "daerah"): [],
        ("lain", None): [],
        (None, "daerah"): ["4", "3", "1"],
        (None, None): ["4", "3", "2", "1"],
    }


def test_names_too_long_for_an_index_are_cut(catalogue: Catalogue) -> None:
    keep(catalogue, 1, source="panjang " * 2000, section="\U0001f600é" * 5000)
    (shelf,) = catalogue.shelves()
    assert shelf.source is not None
    assert len(shelf.source) <= 100
    assert len(catalogue.listed(limit=9, source=shelf.source_key, section=shelf.section_key)) == 1


@pytest.mark.parametrize(
    ("terms", "numbers"),
    [
        ([word("sungai")], [3, 1]),
        ([word("sung", prefix=True)], [3, 1]),
        ([word("sung")], []),
        ([word("sungai"), word("meluap")], [1]),
        ([word("meluap", "surut")], [2, 1]),
        ([word("sungai meluap")], [1]),
        ([word("meluap sungai")], []),
        ([word("sungai mel", prefix=True)], [1]),
        ([word("jembatan")], [3, 2, 1]),  # the title
        ([word("gantung")], [3, 2, 1]),  # what stands for a photo
        ([word("mulya")], [3, 2, 1]),  # who took it
        ([word("garut")], [3, 2, 1]),  # the place line
        ([word("siti rahma", speaker=True)], [3, 1]),
        ([word("siti", speaker=True), word("sungai")], [3, 1]),
        ([word("sungai", speaker=True)], []),
        ([word("cafe")], [3]),
        ([word("jumat")], [2]),
        ([word("and"), word("or")], []),
        ([], []),
    ],
)
def test_what_is_searched_is_found_those_that_came_last_first(
    catalogue: Catalogue, terms: list[Term], numbers: list[int]
) -> None:
    ids = {
        keep(catalogue, 1, "Sungai meluap."): 1,
        keep(catalogue, 2, "Air laut surut sejak Jum’at.", spoken=False): 2,
        keep(catalogue, 3, "Di café tepi sungai."): 3,
    }
    result = catalogue.search(terms, limit=99)
    assert [ids[each.article.id] for each in result.articles] == numbers
    assert result.total == len(numbers)
    for each in result.articles:
        assert each.article == catalogue.article(each.article.id)
        assert each.episode == catalogue.episode_of_article(each.article.id)


def test_an_edited_article_is_found_by_its_new_words_alone(catalogue: Catalogue) -> None:
    number = keep(catalogue, 1, "Sungai meluap.")
    assert keep(catalogue, 1, "Danau mengering.", spoken=False) == number
    assert found(catalogue, word("sungai")) == []
    assert found(catalogue, word("danau"), word("siti", speaker=True)) == [number]


def test_pages_of_what_is_found_hold_each_article_once(catalogue: Catalogue) -> None:
    ids = [keep(catalogue, number, spoken=False) for number in range(7)]
    pages = [found(catalogue, word("jembatan"), limit=3, offset=offset) for offset in (0, 3, 6, 9, 2**70)]
    assert [id_ for page in pages for id_ in page] == ids[::-1]


def test_what_is_found_is_counted_so_far_and_no_further(catalogue: Catalogue) -> None:
    for number in range(3):
        keep(catalogue, number, spoken=False)
    assert catalogue.search([word("jembatan")], limit=1).total == 3 < MOST_COUNTED


def test_an_article_that_was_not_kept_is_not_found(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words and itself are one transaction."""

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("reader.storage.sql_articles.queue_job", fail)
    with pytest.raises(RuntimeError):
        keep(catalogue, 1, "Sungai meluap.")
    monkeypatch.undo()
    assert (catalogue.articles(limit=9), found(catalogue, word("sungai"))) == ((), [])


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(st.text(min_size=1), max_size=5), st.booleans(), st.booleans())
def test_no_words_are_an_error(catalogue: Catalogue, texts: list[str], prefix: bool, speaker: bool) -> None:
    forms = [tuple(word.text for word in words_in(text)) for text in texts]
    terms = [Term((form,), prefix=prefix, speaker=speaker) for form in forms if form]
    catalogue.search(terms, limit=1)


def test_an_article_is_found_by_each_of_its_words_whatever_they_are(catalogue: Catalogue) -> None:
    text = "\U00016f40\U0001e900 日本語 संस्कृति Ωμέγα İstanbul NEAR(a b) title:x -y ^z 'kutip' 100% a_b"
    number = keep(catalogue, 1, text, spoken=False)
    for each in words_in(text):
        assert found(catalogue, word(each.text)) == [number], each.text


def test_searching_goes_on_while_articles_come_in(catalogue: Catalogue) -> None:
    done = threading.Event()

    def bring() -> None:
        for number in range(30):
            keep(catalogue, number, "Sungai meluap.", spoken=False, published=None)
        done.set()

    thread = threading.Thread(target=bring)
    thread.start()
    counts = []
    while not done.is_set():
        result = catalogue.search([word("sungai")], limit=99)
        assert len(result.articles) >= result.total  # counted first: a server may show what came in since
        counts.append(result.total)
    thread.join()
    assert counts == sorted(counts)
    assert len(found(catalogue, word("sungai"))) == 30


def test_dates_decide_the_list_and_arrival_the_search(catalogue: Catalogue) -> None:
    first = an_article(1)
    assert first.published
    young = keep(catalogue, 1, published=first.published + timedelta(days=9))
    old = keep(catalogue, 2)
    assert [e.article_id for e in catalogue.listed(limit=9)] == [young, old]
    assert found(catalogue, word("jembatan")) == [old, young]
