"""Search in SQL: SQLite's full-text index, and where there is none the folded words one by one."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, String, and_, column, func, or_, select, table, type_coerce

from reader.storage.catalogue import MOST_COUNTED, Found, FoundArticle
from reader.storage.folding import Term
from reader.storage.sql_articles import article_record
from reader.storage.sql_episodes import episode_record, newest_revisions
from reader.storage.sql_part import SqlPart, within_reach
from reader.storage.tables import ARTICLE, EPISODE, SEARCHABLE

_INDEX = table("searching", column("rowid"), column("searching", String))
_EVERYWHERE = (SEARCHABLE.c.title, SEARCHABLE.c.text, SEARCHABLE.c.captions)


class SqlSearch(SqlPart):
    """The catalogue's search; reader.storage.catalogue says what it promises."""

    def search(self, terms: Sequence[Term], *, limit: int, offset: int = 0) -> Found:
        """The articles that have every term, those that came last first."""
        if not terms:
            return Found(0, ())
        matching = _in_index(terms) if self._database.is_sqlite else _by_words(terms)
        number = matching.selected_columns[0]
        counted = select(func.count()).select_from(matching.limit(MOST_COUNTED).subquery())
        page = matching.order_by(number.desc()).limit(within_reach(limit)).offset(within_reach(offset))
        with self._database.reading() as connection:
            return Found(connection.execute(counted).scalar_one(), _found(connection, page))


def _found(connection: Connection, page: Select[int]) -> tuple[FoundArticle, ...]:
    numbers = connection.scalars(page).all()
    articles = connection.execute(select(ARTICLE).where(ARTICLE.c.id.in_(numbers)).order_by(ARTICLE.c.id.desc()))
    records = [article_record(row) for row in articles]
    episodes = map(episode_record, connection.execute(newest_revisions(EPISODE.c.article_id.in_(numbers))))
    by_article = {episode.article_id: episode for episode in episodes}
    return tuple(FoundArticle(record, by_article.get(record.id)) for record in records)


def _in_index(terms: Sequence[Term]) -> Select[int]:
    """Article numbers by FTS5 (https://www.sqlite.org/fts5.html). Its order by rowid needs no sorting."""
    return select(_INDEX.c.rowid).where(_INDEX.c.searching.match(" AND ".join(map(_question, terms))))


def _question(term: Term) -> str:
    """The term in FTS5's query language. Folded words have no mark that it could take for its own."""
    forms = [f'"{" ".join(form)}"' + (" *" if term.prefix else "") for form in term.forms]
    return ("speakers : " if term.speaker else "") + f"({' OR '.join(forms)})"


def _by_words(terms: Sequence[Term]) -> Select[int]:
    """Article numbers by reading every article's words: right, and quick enough for some thousands."""
    return select(SEARCHABLE.c.article_id).where(and_(*map(_stands, terms)))


def _stands(term: Term) -> ColumnElement[bool]:
    columns = (SEARCHABLE.c.speakers,) if term.speaker else _EVERYWHERE
    patterns = [f"% {' '.join(form)}{'' if term.prefix else ' '}%" for form in term.forms]
    framed = [type_coerce(" ", String) + words + " " for words in columns]
    return or_(*(words.like(pattern) for words in framed for pattern in patterns))
