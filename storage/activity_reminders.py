"""Who is still to be reminded of an activity."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activities import Activity
from domain.five_ones import ActivityId
from domain.people import PersonId
from storage.activities import ON, activity_of
from storage.tables.activities import activities, activity_answers


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

    async def anew(self, id: ActivityId) -> None:
        """It was moved: whoever comes is reminded of the new time."""
        moved = update(activity_answers).where(activity_answers.c.activity_id == id)
        await self._connection.execute(moved.values(reminded_at=None))


def never_since(moment: datetime) -> ColumnElement[bool]:
    return or_(activity_answers.c.reminded_at.is_(None), activity_answers.c.reminded_at < moment)
