"""Mornings: to whom something can be said, and what: asked once for all cadres of a zone."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activities import Activity
from domain.groups import GroupId, GroupState
from domain.lights import Lights
from domain.organisations import CadreId
from domain.people import PersonId
from domain.stats import only
from domain.wishes import WishState
from storage.activities import ON, activity_of
from storage.organisations.cadres import holds
from storage.tables.activities import activities
from storage.tables.activity import group_days
from storage.tables.groups import deputies, groups
from storage.tables.organisations import cadres, organisations
from storage.tables.people import people
from storage.tables.wishes import wishes

DAY = timedelta(days=1)
COUNTING = groups.c.state == GroupState.COUNTING.value
INTERACTION = and_(group_days.c.asked, group_days.c.answered)
LIT = or_(group_days.c.voice, INTERACTION, group_days.c.topic)
# Whoever runs a counted group, as its cadre or as a deputy.
RUNNING = (
    select(groups.c.id.label("group_id"), groups.c.cadre_id.label("line"))
    .where(COUNTING)
    .union(
        select(deputies.c.group_id, deputies.c.cadre_id)
        .join(groups, groups.c.id == deputies.c.group_id)
        .where(COUNTING)
    )
    .subquery("running")
)


class Mornings:
    """What is asked here is no more than a guess: whoever writes the message looks again."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def to_tell(
        self,
        zone: tzinfo,
        name: str,
        today: date,
        since: datetime,
        now: datetime,
        after: int,
        limit: int,
    ) -> list[PersonId]:
        """Cadres of whose groups anything was seen yesterday, whose contacts wait with a wish that
        came after `since`, or who hold something today; in the order of their numbers, after
        `after`.
        """
        yesterday = today - DAY
        lit = (
            select(RUNNING.c.line)
            .join(group_days, group_days.c.group_id == RUNNING.c.group_id)
            .where(group_days.c.day == yesterday, LIT)
        )
        came = func.coalesce(wishes.c.step_at, wishes.c.submitted_at)
        is_open = and_(wishes.c.state == WishState.OPEN.value, came >= since)
        wished = select(wishes.c.cadre_id).where(is_open)
        helped = (
            select(deputies.c.cadre_id)
            .join(groups, groups.c.id == deputies.c.group_id)
            .join(wishes, wishes.c.cadre_id == groups.c.cadre_id)
            .where(is_open)
        )
        held = select(activities.c.cadre_id).where(
            activities.c.starts_at > now, activities.c.starts_at < only(today).ends(zone), ON
        )
        asked = (
            select(people.c.id)
            .join(cadres, cadres.c.person_id == people.c.id)
            .join(organisations, organisations.c.id == cadres.c.organisation_id)
            .where(
                cadres.c.id.in_(lit.union(wished, helped, held)),
                organisations.c.zone == name,
                holds(today),
                people.c.reachable,
                people.c.id > after,
            )
            .distinct()
            .order_by(people.c.id)
            .limit(limit)
        )
        return [PersonId(one) for one in await self._connection.scalars(asked)]

    async def lights(self, among: Collection[GroupId], day: date) -> Mapping[GroupId, Lights]:
        """Of these groups; one that is not there was dark."""
        asked = select(group_days).where(group_days.c.day == day, group_days.c.group_id.in_(among))
        return {
            GroupId(row.group_id): Lights(row.voice, row.asked, row.answered, row.topic)
            for row in await self._connection.execute(asked)
        }

    async def activities(
        self, lines: Collection[CadreId], since: datetime, before: datetime
    ) -> list[Activity]:
        """Their own that begin then and take place in a group."""
        asked = select(activities).where(
            activities.c.cadre_id.in_(lines),
            activities.c.group_id.is_not(None),
            activities.c.starts_at > since,
            activities.c.starts_at < before,
            ON,
        )
        ordered = asked.order_by(activities.c.starts_at, activities.c.id)
        return [activity_of(row) for row in await self._connection.execute(ordered)]
