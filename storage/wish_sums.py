"""Sums of wishes, added up by the database; no wish leaves it."""

from collections.abc import AsyncIterator, Collection
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Integer, Row, case, cast, distinct, extract, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.categories import Category
from domain.organisations import CadreId, OrganisationId
from domain.periods import day_of
from domain.wish_sums import WishSums
from domain.wishes import IN_POOL, TO_DO, WishState
from storage.tables.organisations import cadres, organisations
from storage.tables.wishes import wishes
from storage.wishes import before_lines

Categories = list[tuple[Category | None, WishSums]]
WAITING = [one.value for one in (*TO_DO, *IN_POOL, WishState.FULFILLED)]
HOUR = 3600


class WishesSummed:
    """Of everything that was wished since a moment."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of_lines(
        self, lines: Collection[CadreId], since: datetime
    ) -> tuple[WishSums, Categories]:
        """Before these lines of a roster, as deputies too."""
        return await self._sums(before_lines(lines), since)

    async def of_branch(
        self, branch: Collection[OrganisationId], since: datetime, *, with_nobodys: bool
    ) -> tuple[WishSums, Categories]:
        """Of all cadres of these organisations; of the top also what has no cadre."""
        own = wishes.c.cadre_id.in_(select(cadres.c.id).where(cadres.c.organisation_id.in_(branch)))
        return await self._sums(own | wishes.c.cadre_id.is_(None) if with_nobodys else own, since)

    async def rows(self) -> AsyncIterator[tuple[Any, ...]]:
        """Every wish as state, category, offices and days, in the order in which they were said:
        without its words, and without anybody.
        """
        moments = ("submitted_at", "first_step_at", "fulfilled_at", "confirmed_at", "reopened_at")
        asked = (
            select(
                *(wishes.c.id, wishes.c.state, wishes.c.category, cadres.c.organisation_id),
                *(wishes.c.pool_id, *(wishes.c[one] for one in moments)),
                *(wishes.c.rating, wishes.c.outcome, organisations.c.zone),
            )
            .outerjoin(cadres, cadres.c.id == wishes.c.cadre_id)
            .outerjoin(organisations, organisations.c.id == cadres.c.organisation_id)
            .order_by(wishes.c.id)
        )
        async with self._connection.stream(asked) as found:
            async for row in found:
                *facts, zone = row
                wall = UTC if zone is None else ZoneInfo(zone)
                yield tuple(
                    day_of(one, wall) if isinstance(one, datetime) else one for one in facts
                )

    async def _sums(self, own: ColumnElement[bool], since: datetime) -> tuple[WishSums, Categories]:
        figures = self._figures()
        where = own, wishes.c.submitted_at >= since
        whole = (await self._connection.execute(select(*figures).where(*where))).one()
        each = select(wishes.c.category, *figures).where(*where).group_by(wishes.c.category)
        rows = await self._connection.execute(each)
        found = [(category_of(row.category), sums_of(row)) for row in rows]
        return sums_of(whole), found

    def _figures(self) -> list[ColumnElement[Any]]:
        state = wishes.c.state
        first, said = wishes.c.first_step_at, wishes.c.submitted_at
        sqlite = self._connection.dialect.name == "sqlite"
        days = func.julianday(first) - func.julianday(said)
        hours = days * 24 if sqlite else extract("epoch", first - said) / HOUR
        return [
            func.count(wishes.c.id).label("wishes"),
            how_many(state.in_(WAITING)).label("waiting"),
            how_many(state == WishState.CONFIRMED.value).label("confirmed"),
            how_many(state == WishState.UNCONFIRMED.value).label("unconfirmed"),
            how_many(wishes.c.reopened_at.is_not(None)).label("reopened"),
            how_many(first.is_not(None)).label("steps"),
            func.coalesce(func.sum(hours), 0).label("hours"),
            func.count(distinct(wishes.c.wisher_id)).label("wishers"),
        ]


def how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return cast(func.coalesce(func.sum(case((condition, 1), else_=0)), 0), Integer)


def category_of(name: str | None) -> Category | None:
    return None if name is None else Category(name)


def sums_of(row: Row[Any]) -> WishSums:
    return WishSums(
        row.wishes,
        row.waiting,
        row.confirmed,
        row.unconfirmed,
        row.reopened,
        row.steps,
        float(row.hours),
        row.wishers,
    )
