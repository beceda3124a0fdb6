"""What lists of episodes show, in SQL."""

from __future__ import annotations

from dataclasses import fields

from sqlalchemy import func, select

from reader.storage.lists import ListedEpisode, Shelf
from reader.storage.sql_episodes import NEWEST
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
        order = (ARTICLE.c.dated.desc(), ARTICLE.c.id.desc())
        page = select(EPISODE.c.id).join(ARTICLE, EPISODE.c.article_id == ARTICLE.c.id).order_by(*order)
        for column, key in ((ARTICLE.c.source_key, source), (ARTICLE.c.section_key, section)):
            if key is not None:
                page = page.where(column == key)
        page = page.limit(within_reach(limit)).offset(within_reach(offset))
        query = select(*_COLUMNS, EPISODE.c.article_id).join(ARTICLE, EPISODE.c.article_id == ARTICLE.c.id)
        query = query.join(REVISION, NEWEST).where(EPISODE.c.id.in_(page.subquery().select())).order_by(*order)
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
