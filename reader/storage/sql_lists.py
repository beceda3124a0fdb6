"""What lists of episodes show, in SQL."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import func, select

from reader.storage.lists import ListedEpisode, Shelf
from reader.storage.sql_episodes import NEWEST, NEWEST_FIRST, numbers_of
from reader.storage.sql_part import SqlPart, within_reach
from reader.storage.tables import ARTICLE, EPISODE, REVISION

_HOMES = {"id": EPISODE.c.id, **{name: REVISION.c[name] for name in ("title", "samples", "sample_rate")}}
_HOMES |= {name: REVISION.c[name] for name in ("quotations", "photos")}
_COLUMNS = [
    _HOMES[field.name] if field.name in _HOMES else ARTICLE.c[field.name]
    for field in fields(ListedEpisode)
    if field.name != "article_id"
]


class SqlLists(SqlPart):
    """The catalogue's calls about lists; reader.storage.catalogue says what each promises."""

    def listed(
        self, *, limit: int, offset: int = 0, source: str | None = None, section: str | None = None
    ) -> tuple[ListedEpisode, ...]:
        """What lists show of the episodes, newest article first."""
        page = numbers_of(source, section).limit(within_reach(limit)).offset(within_reach(offset))
        query = select(*_COLUMNS, EPISODE.c.article_id).join(ARTICLE, EPISODE.c.article_id == ARTICLE.c.id)
        query = query.join(REVISION, NEWEST).where(EPISODE.c.id.in_(page.subquery().select())).order_by(*NEWEST_FIRST)
        with self._database.reading() as connection:
            return tuple(ListedEpisode(**row._asdict()) for row in connection.execute(query))

    def shelves(self) -> tuple[Shelf, ...]:
        """How the episodes are divided among sources and sections."""
        keys = (ARTICLE.c.source_key, ARTICLE.c.section_key)
        names = (func.max(ARTICLE.c.source).label("source"), func.max(ARTICLE.c.section).label("section"))
        query = select(*keys, *names, func.count().label("episodes"))
        query = query.join(EPISODE, EPISODE.c.article_id == ARTICLE.c.id).group_by(*keys).order_by(*keys)
        with self._database.reading() as connection:
            return tuple(Shelf(**row._asdict()) for row in connection.execute(query))
