"""Who is still to be reminded of an activity."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activities import Activity
from domain.five_ones import ActivityId
from domain.people import PersonId
from storage.activities import ON, activity_of
from storage.tables.activities import activities, activity_answers
from storage.tables.organisations import cadres


class ActivityReminders:
    """Everybody who comes stands there with the last stage of which they were reminded."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ahead(self, now: datetime, before: datetime, limit: int) -> list[Activity]:
        """Activities that begin after now and before a moment, to which anybody comes; those that
        begin first come first.
        """
        somebody = exists().where(
            activity_answers.c.activity_id == activities.c.id, activity_answers.c.coming
        )
        asked = select(activities).where(
            activities.c.starts_at > now, activities.c.starts_at < before, ON, somebody
        )
        ordered = asked.order_by(activities.c.starts_at, activities.c.id).limit(limit)
        return [activity_of(row) for row in await self._connection.execute(ordered)]

    async def unreminded(self, id: ActivityId, moment: datetime, limit: int) -> list[PersonId]:
        """Who joined before the moment of a stage, and was not reminded at it or later."""
        asked = select(activity_answers.c.person_id).where(
            activity_answers.c.activity_id == id,
            activity_answers.c.coming,
            activity_answers.c.answered_at < moment,
            never_since(moment),
        )
        found = await self._connection.scalars(
            asked.order_by(activity_answers.c.person_id).limit(limit)
        )
        return [PersonId(one) for one in found]

    async def remind(self, id: ActivityId, people: Collection[PersonId], moment: datetime) -> None:
        """They are told of this stage, and of no earlier one."""
        told = update(activity_answers).where(
            activity_answers.c.activity_id == id, activity_answers.c.person_id.in_(people)
        )
        await self._connection.execute(told.values(reminded_at=moment))

    async def unreminded_holders(
        self, after: datetime, until: datetime, limit: int
    ) -> list[tuple[Activity, PersonId | None, datetime]]:
        """What begins after and until, with whoever holds it (None: the staff of its office) and
        when it was announced, as far as they were not reminded of that beginning.
        """
        asked = (
            select(activities, cadres.c.person_id, activities.c.announced_at)
            .outerjoin(cadres, cadres.c.id == activities.c.cadre_id)
            .where(holder_unreminded(after), activities.c.starts_at <= until)
            .order_by(activities.c.starts_at, activities.c.id)
        )
        rows = await self._connection.execute(asked.limit(limit))
        return [
            (
                activity_of(row),
                None if row.person_id is None else PersonId(row.person_id),
                row.announced_at,
            )
            for row in rows
        ]

    async def next_beginning(self, after: datetime) -> datetime | None:
        """Of all whose holder is still to be reminded, the first."""
        asked = (
            select(func.min(activities.c.starts_at))
            .outerjoin(cadres, cadres.c.id == activities.c.cadre_id)
            .where(holder_unreminded(after))
        )
        first: datetime | None = await self._connection.scalar(asked)
        return first

    async def holder_reminded(self, id: ActivityId, starts_at: datetime) -> None:
        told = update(activities).where(activities.c.id == id)
        await self._connection.execute(told.values(reminded_for=starts_at))

    async def anew(self, id: ActivityId) -> None:
        """It was moved: whoever comes is reminded of the new time."""
        moved = update(activity_answers).where(activity_answers.c.activity_id == id)
        await self._connection.execute(moved.values(reminded_at=None))


def never_since(moment: datetime) -> ColumnElement[bool]:
    return or_(activity_answers.c.reminded_at.is_(None), activity_answers.c.reminded_at < moment)


def holder_unreminded(after: datetime) -> ColumnElement[bool]:
    """Of what is announced in a group."""
    told = activities.c.reminded_for.is_(None) | (
        activities.c.reminded_for != activities.c.starts_at
    )
    of_staff = activities.c.cadre_id.is_(None) & activities.c.organ_id.is_not(None)
    there = activities.c.group_id.is_not(None) & (cadres.c.person_id.is_not(None) | of_staff)
    return (activities.c.starts_at > after) & ON & there & told
