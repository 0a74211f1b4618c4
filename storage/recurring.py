"""Recurring activities, and which activities are occurrences of which."""

from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activities import Activity
from domain.five_ones import ActivityId
from domain.groups import GroupId
from domain.organisations import CadreId, OrganisationId
from domain.recurring import MOST_IN_A_GROUP, Recurring, RecurringId, RecurringState
from storage.activities import ON, activity_of
from storage.many_rows import insert_into
from storage.tables.activities import activities, occurrences, recurring_activities

RUNNING = recurring_activities.c.state == RecurringState.RUNNING.value
MINUTE = timedelta(minutes=1)
CLOCK = "%H:%M"


class RecurringActivities:
    """A day of one of them is made once: the key says so."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(self, new: Recurring) -> Recurring | None:
        """In one of the slots of its group. None: all are taken."""
        for slot in range(1, MOST_IN_A_GROUP + 1):
            begun = insert_into(self._connection, recurring_activities).values(
                cadre_id=new.cadre,
                organ_id=new.organ,
                group_id=new.group,
                slot=slot,
                kind=new.kind,
                own_kind=new.own_kind,
                title=new.title,
                seats=new.seats,
                **changeable(new),
            )
            once = begun.on_conflict_do_nothing().returning(recurring_activities)
            row = (await self._connection.execute(once)).one_or_none()
            if row is not None:
                return recurring_of(row)
        return None

    async def made(self, id: RecurringId, day: date, activity: ActivityId) -> None:
        """The occurrence of a day. That of a day which has one is a failure."""
        new = occurrences.insert().values(recurring_id=id, day=day, activity_id=activity)
        await self._connection.execute(new)

    async def get(self, id: RecurringId) -> Recurring | None:
        asked = select(recurring_activities).where(recurring_activities.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else recurring_of(row)

    async def of(self, activity: ActivityId) -> tuple[Recurring, date] | None:
        """Of which it is an occurrence, and for which day it was made."""
        asked = (
            select(recurring_activities, occurrences.c.day)
            .join(occurrences, occurrences.c.recurring_id == recurring_activities.c.id)
            .where(occurrences.c.activity_id == activity)
        )
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else (recurring_of(row), row.day)

    async def latest(self, id: RecurringId) -> Activity | None:
        """The last occurrence that was made and takes place."""
        asked = (
            select(activities)
            .join(occurrences, occurrences.c.activity_id == activities.c.id)
            .where(occurrences.c.recurring_id == id, ON)
            .order_by(occurrences.c.day.desc())
            .limit(1)
        )
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else activity_of(row)

    async def running_of(self, cadre: CadreId) -> list[Recurring]:
        return await self._running(recurring_activities.c.cadre_id == cadre)

    async def running_of_organ(self, organ: OrganisationId) -> list[Recurring]:
        """Held by its staff."""
        return await self._running(recurring_activities.c.organ_id == organ)

    async def _running(self, whose: ColumnElement[bool]) -> list[Recurring]:
        asked = select(recurring_activities).where(RUNNING, whose)
        rows = await self._connection.execute(asked.order_by(recurring_activities.c.id))
        return [recurring_of(row) for row in rows]

    async def before(self, day: date, after: RecurringId, limit: int) -> list[Recurring]:
        """Running ones whose next day comes before a day, by number and after that of `after`."""
        asked = select(recurring_activities).where(
            RUNNING, recurring_activities.c.next_day < day, recurring_activities.c.id > after
        )
        rows = await self._connection.execute(
            asked.order_by(recurring_activities.c.id).limit(limit)
        )
        return [recurring_of(row) for row in rows]

    async def next_ones(self, limit: int) -> list[Recurring]:
        """Running ones, the next day first."""
        asked = select(recurring_activities).where(RUNNING)
        ordered = asked.order_by(recurring_activities.c.next_day, recurring_activities.c.id)
        return [recurring_of(row) for row in await self._connection.execute(ordered.limit(limit))]

    async def replace(self, old: Recurring, new: Recurring) -> bool:
        """Save `new` if it is still as `old` was read. False: somebody was faster."""
        table = recurring_activities
        same = (
            table.c.id == old.id,
            table.c.state == old.state.value,
            table.c.next_day == old.next_day,
        )
        changed = update(table).where(*same).values(**changeable(new))
        if not new.is_running:
            changed = changed.values(slot=None)
        return (await self._connection.scalar(changed.returning(table.c.id))) is not None


def changeable(one: Recurring) -> dict[str, object]:
    return {
        "state": one.state.value,
        "place": one.place,
        "starts": f"{one.starts:{CLOCK}}",
        "minutes": one.length // MINUTE,
        "next_day": one.next_day,
        "last_day": one.last_day,
    }


def recurring_of(row: Row[Any]) -> Recurring:
    return Recurring(
        id=RecurringId(row.id),
        state=RecurringState(row.state),
        cadre=None if row.cadre_id is None else CadreId(row.cadre_id),
        group=GroupId(row.group_id),
        kind=row.kind,
        own_kind=row.own_kind,
        title=row.title,
        place=row.place,
        seats=row.seats,
        starts=clock_of(row.starts),
        length=row.minutes * MINUTE,
        next_day=row.next_day,
        last_day=row.last_day,
        organ=None if row.organ_id is None else OrganisationId(row.organ_id),
    )


def clock_of(text: str) -> time:
    hour, minute = text.split(":")
    return time(int(hour), int(minute))
