"""Frozen figures of quarters: how many different people, which nobody can count again later."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Integer,
    bindparam,
    case,
    cast,
    exists,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activity import ANONYMOUS
from domain.consents import Purpose
from domain.groups import GroupId
from domain.periods import Days
from domain.stats import FrozenFigures
from storage.figures import CONTRIBUTED
from storage.many_rows import insert_new
from storage.tables.activity import activity, frozen_figures
from storage.tables.groups import groups, memberships
from storage.tables.people import consents


class Frozen:
    """One row for each group and quarter, written once."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def waiting(self, quarter: Days, until: datetime, limit: int) -> list[GroupId]:
        """Groups that were counted before `until` and have no figures of this quarter yet."""
        written = exists().where(
            frozen_figures.c.group_id == groups.c.id, frozen_figures.c.quarter == quarter.first
        )
        asked = select(groups.c.id).where(groups.c.counting_since < until, ~written)
        found = await self._connection.scalars(asked.order_by(groups.c.id).limit(limit))
        return [GroupId(one) for one in found]

    async def freeze(self, quarter: Days, among: Sequence[GroupId], now: datetime) -> None:
        """As the rows stand now; what is frozen already stays as it is."""
        given = {"groups": list(among), "first": quarter.first, "after": quarter.after}
        for row in (await self._connection.execute(FIGURES, given)).mappings().all():
            await insert_new(
                self._connection,
                frozen_figures,
                quarter=quarter.first,
                frozen_at=now,
                **row,
            )

    async def of(self, quarter: date, among: Collection[GroupId]) -> dict[GroupId, FrozenFigures]:
        """Of the quarter that begins on this day; groups without any are left out."""
        asked = select(frozen_figures).where(
            frozen_figures.c.quarter == quarter, frozen_figures.c.group_id.in_(among)
        )
        return {
            GroupId(row.group_id): FrozenFigures(
                row.people, row.two_way, row.consenting, row.members
            )
            for row in await self._connection.execute(asked)
        }


AMONG: BindParameter[Any] = bindparam("groups", expanding=True)
PERSONS = (
    select(
        activity.c.group_id,
        func.sum(
            sum((activity.c[name] for name in CONTRIBUTED[1:]), activity.c[CONTRIBUTED[0]])
        ).label("contributed"),
        func.sum(activity.c.to_cadre).label("to_cadre"),
        func.sum(activity.c.from_cadre).label("from_cadre"),
    )
    .where(
        activity.c.day >= bindparam("first", type_=Date),
        activity.c.day < bindparam("after", type_=Date),
        activity.c.group_id.in_(AMONG),
        activity.c.person_id != ANONYMOUS,
    )
    .group_by(activity.c.group_id, activity.c.person_id)
    .cte("persons")
)
CONSENTING = (
    select(func.count())
    .select_from(memberships)
    .join(consents, consents.c.person_id == memberships.c.person_id)
    .where(memberships.c.group_id == groups.c.id, consents.c.purpose == Purpose.ACTIVITY.value)
    .scalar_subquery()
)


def counted(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """How many people it holds for."""
    return cast(func.coalesce(func.sum(case((condition, 1), else_=0)), 0), Integer)


FIGURES = (
    select(
        groups.c.id.label("group_id"),
        groups.c.member_count.label("members"),
        CONSENTING.label("consenting"),
        counted(PERSONS.c.contributed > 0).label("people"),
        counted((PERSONS.c.to_cadre > 0) & (PERSONS.c.from_cadre > 0)).label("two_way"),
    )
    .select_from(groups.outerjoin(PERSONS, PERSONS.c.group_id == groups.c.id))
    .where(groups.c.id.in_(AMONG))
    .group_by(groups.c.id, groups.c.member_count)
    .order_by(groups.c.id)
)
