"""What lists of episodes show, in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from sqlalchemy import func, select

from reader.storage.columns import LARGEST_ID
from reader.storage.lists import ListedEpisode, Shelf
from reader.storage.sql_episodes import NEWEST, NEWEST_FIRST, numbers_of
from reader.storage.sql_part import SqlPart, within_reach
from reader.storage.tables import ARTICLE, EPISODE, REVISION

_IDS_AT_ONCE = 500  # databases limit how many values one statement can have
_HOMES = {"id": EPISODE.c.id, **{name: REVISION.c[name] for name in ("title", "samples", "sample_rate")}}
_HOMES |= {name: REVISION.c[name] for name in ("quotations", "photos")}
_COLUMNS = [
    _HOMES[field.name] if field.name in _HOMES else ARTICLE.c[field.name]
    for field in fields(ListedEpisode)
    if field.name != "article_id"
]

_LISTED = (
    select(*_COLUMNS, EPISODE.c.article_id).join(ARTICLE, EPISODE.c.article_id == ARTICLE.c.id).join(REVISION, NEWEST)
)


class SqlLists(SqlPart):
    """The catalogue's calls about lists; reader.storage.catalogue says what each promises."""

    def listed(
        self, *, limit: int, offset: int = 0, source: str | None = None, section: str | None = None
    ) -> tuple[ListedEpisode, ...]:
        """What lists show of the episodes, newest article first."""
        page = numbers_of(source, section).limit(within_reach(limit)).offset(within_reach(offset))
        query = _LISTED.where(EPISODE.c.id.in_(page.subquery().select())).order_by(*NEWEST_FIRST)
        with self._database.reading() as connection:
            return tuple(ListedEpisode(**row._asdict()) for row in connection.execute(query))

    def listed_by_id(self, ids: Sequence[int]) -> tuple[ListedEpisode, ...]:
        """What lists show of those episodes, in the order of the ids."""
        asked = [number for number in dict.fromkeys(ids) if 0 < number <= LARGEST_ID]
        found = dict[int, ListedEpisode]()
        with self._database.reading() as connection:
            for first in range(0, len(asked), _IDS_AT_ONCE):
                some = EPISODE.c.id.in_(asked[first : first + _IDS_AT_ONCE])
                found |= {row.id: ListedEpisode(**row._asdict()) for row in connection.execute(_LISTED.where(some))}
        return tuple(found[number] for number in asked if number in found)

    def shelves(self) -> tuple[Shelf, ...]:
        """How the episodes are divided among sources and sections."""
        keys = (ARTICLE.c.source_key, ARTICLE.c.section_key)
        names = (func.max(ARTICLE.c.source).label("source"), func.max(ARTICLE.c.section).label("section"))
        query = select(*keys, *names, func.count().label("episodes"))
        query = query.join(EPISODE, EPISODE.c.article_id == ARTICLE.c.id).group_by(*keys).order_by(*keys)
        with self._database.reading() as connection:
            return tuple(Shelf(**row._asdict()) for row in connection.execute(query))
