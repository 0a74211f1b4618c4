"""What a whole branch did in a quarter: the lines of its rosters, and sums of the database's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupState
from domain.organisations import Cadre, CadreId, OrganisationId
from domain.periods import Days
from domain.pressure import PressureState
from domain.wish_sums import FEW
from domain.wishes import IN_POOL, OVERDUE_AFTER, TO_DO, UNENDED
from storage.organisations.cadres import cadre_of, holds
from storage.stepwise import values
from storage.tables.groups import contacts, gaps, groups
from storage.tables.organisations import cadres, organisations
from storage.tables.people import people, pressure_reports
from storage.tables.policies import quota_raisings
from storage.tables.topics import topics
from storage.tables.wishes import wishes

# A wish in one of these states waits for somebody of the league, and not for the wisher.
WAITING = (*TO_DO, *IN_POOL)


@dataclass(frozen=True, slots=True)
class Within:
    """A quarter in the office's zone, as far as it has come at a moment of `today`."""

    days: Days
    begins: datetime
    ends: datetime
    now: datetime
    today: date


class QuarterlyFacts:
    """Of an organisation and everything below it. Nothing of anybody alone leaves this."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def lines(self, office: OrganisationId, days: Days) -> list[Cadre]:
        """Positions held on any of these days."""
        left = cadres.c.held_until.is_not(None) & (cadres.c.held_until <= days.first)
        asked = select(cadres).where(
            cadres.c.organisation_id.in_(branch_of(office)),
            cadres.c.held_from < days.after,
            ~left,
        )
        rows = await self._connection.execute(asked.order_by(cadres.c.id))
        return await values(rows, cadre_of)

    async def take_part(self, office: OrganisationId) -> Mapping[CadreId, int]:
        """How many contacts each line has."""
        asked = (
            select(contacts.c.cadre_id, func.count().label("contacts"))
            .join(cadres, cadres.c.id == contacts.c.cadre_id)
            .where(cadres.c.organisation_id.in_(branch_of(office)))
            .group_by(contacts.c.cadre_id)
        )
        rows = await self._connection.execute(asked)
        return {CadreId(row.cadre_id): row.contacts for row in rows}

    async def wishes(self, office: OrganisationId, within: Within) -> Mapping[str, int] | None:
        """Those of the quarter, by the state in which they are. None: of fewer than five people."""
        ours = (
            of_branch(branch_of(office)),
            wishes.c.submitted_at >= within.begins,
            wishes.c.submitted_at < within.ends,
        )
        wishers = select(func.count(func.distinct(wishes.c.wisher_id))).where(*ours)
        if (await self._connection.scalar(wishers) or 0) < FEW:
            return None
        asked = (
            select(wishes.c.state, func.count().label("wishes"))
            .where(*ours)
            .group_by(wishes.c.state)
        )
        rows = await self._connection.execute(asked)
        return {str(row.state): int(row.wishes) for row in rows}

    async def sums(self, office: OrganisationId, within: Within) -> Mapping[str, int]:
        """By the names in `questions`."""
        asked = {
            name: one.scalar_subquery().label(name)
            for name, one in questions(office, within).items()
        }
        row = (await self._connection.execute(select(*asked.values()))).mappings().one()
        return {name: int(row[name] or 0) for name in asked}


def branch_of(office: OrganisationId) -> Select[Any]:
    """The numbers of an organisation and of everything below it."""
    tree = select(organisations.c.id).where(organisations.c.id == office)
    below = tree.cte("branch", recursive=True)
    below = below.union_all(
        select(organisations.c.id).where(organisations.c.parent_id == below.c.id)
    )
    return select(below.c.id)


def of_branch(branch: Select[Any]) -> ColumnElement[bool]:
    """A wish of whoever's cadre it was."""
    lines = select(cadres.c.id).where(cadres.c.organisation_id.in_(branch))
    return wishes.c.cadre_id.in_(lines)


def questions(office: OrganisationId, within: Within) -> Mapping[str, Select[Any]]:
    """Told by pressure are only reports that another office reads than the one they are about: so
    nobody learns from a figure that something was told of themselves.
    """
    branch = branch_of(office)
    there = groups.c.organisation_id.in_(branch)
    counting = groups.c.state == GroupState.COUNTING.value
    away = exists().where(
        gaps.c.group_id == groups.c.id,
        gaps.c.since < min(within.ends, within.now),
        or_(gaps.c.until.is_(None), gaps.c.until > within.begins),
    )
    nobodys = exists().where(
        cadres.c.id == groups.c.cadre_id,
        or_(cadres.c.held_until <= within.today, cadres.c.person_id.is_(None)),
    )
    overdue = within.now - OVERDUE_AFTER
    since = func.coalesce(wishes.c.step_at, wishes.c.submitted_at)
    late = wishes.c.state.in_([one.value for one in WAITING]) & (since <= overdue)
    under_way = [one.value for one in UNENDED]
    in_group = select(groups.c.id).where(there)
    number = select(func.count())
    return {
        "groups": number.select_from(groups).where(there, counting),
        "all_groups": number.select_from(groups).where(there),
        "gaps": number.select_from(groups).where(there, away),
        "vacant": number.select_from(groups).where(there, nobodys),
        "topics": number.select_from(topics).where(
            topics.c.group_id.in_(in_group),
            topics.c.opened_at >= within.begins,
            topics.c.opened_at < within.ends,
        ),
        "overdue": number.select_from(wishes).where(of_branch(branch), late),
        "open_wishes": number.select_from(wishes).where(
            of_branch(branch), wishes.c.state.in_(under_way)
        ),
        "pressure": number.select_from(pressure_reports).where(
            pressure_reports.c.before_id.in_(branch),
            pressure_reports.c.before_id != pressure_reports.c.about_id,
            pressure_reports.c.state != PressureState.ANSWERED.value,
        ),
        "unreachable": number.select_from(cadres)
        .join(people, people.c.id == cadres.c.person_id)
        .where(
            cadres.c.organisation_id.in_(branch), holds(within.today), people.c.reachable.is_(False)
        ),
        "raisings": number.select_from(quota_raisings).where(
            quota_raisings.c.organisation_id.in_(branch),
            quota_raisings.c.tried_on >= within.days.first,
            quota_raisings.c.tried_on < within.days.after,
        ),
    }
