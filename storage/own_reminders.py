"""Own reminders, and each moment at which one was said."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupId
from domain.own_reminders import OwnReminder, ReminderId
from domain.people import PersonId
from domain.topic_schedules import WEEK, Once, Weekly, When
from storage.tables.reminders import own_reminders
from storage.topic_schedules import HOUR


class OwnReminders:
    """A reminder is of whoever made it, and goes with them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def make(
        self, person: PersonId, text: str, when: When, next_at: datetime, now: datetime
    ) -> OwnReminder:
        weekly = when if isinstance(when, Weekly) else None
        new = own_reminders.insert().values(
            person_id=person,
            text=text,
            weekdays=0 if weekly is None else sum(1 << day for day in weekly.days),
            wall=0 if weekly is None else weekly.at.hour * HOUR + weekly.at.minute,
            next_at=next_at,
            made_at=now,
        )
        row = (await self._connection.execute(new.returning(own_reminders))).one()
        return reminder_of(row)

    async def get(self, id: ReminderId) -> OwnReminder | None:
        asked = select(own_reminders).where(own_reminders.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else reminder_of(row)

    async def of(self, person: PersonId) -> list[OwnReminder]:
        """Those that are not over, the next one first."""
        table = own_reminders
        asked = select(table).where(table.c.person_id == person, table.c.next_at.is_not(None))
        rows = await self._connection.execute(asked.order_by(table.c.next_at, table.c.id))
        return [reminder_of(row) for row in rows]

    async def send_to(self, id: ReminderId, group: GroupId | None) -> bool:
        """False: it is over."""
        table = own_reminders
        changed = update(table).where(table.c.id == id, table.c.next_at.is_not(None))
        values = changed.values(group_id=group).returning(table.c.id)
        return (await self._connection.scalar(values)) is not None

    async def move(self, old: OwnReminder, next_at: datetime | None, now: datetime) -> bool:
        """On to the next moment, or over. False: somebody was faster."""
        table = own_reminders
        changed = update(table).where(table.c.id == old.id, table.c.next_at == old.next_at)
        ended = now if next_at is None else None
        values = changed.values(next_at=next_at, ended_at=ended).returning(table.c.id)
        return (await self._connection.scalar(values)) is not None

    async def due(self, now: datetime, limit: int) -> list[OwnReminder]:
        """Those whose moment has come, the oldest first."""
        table = own_reminders
        asked = select(table).where(table.c.next_at <= now)
        rows = await self._connection.execute(
            asked.order_by(table.c.next_at, table.c.id).limit(limit)
        )
        return [reminder_of(row) for row in rows]

    async def next_due(self) -> datetime | None:
        found: datetime | None = await self._connection.scalar(
            select(func.min(own_reminders.c.next_at))
        )
        return found


def reminder_of(row: Row[Any]) -> OwnReminder:
    days = tuple(day for day in range(WEEK) if row.weekdays & 1 << day)
    when: When = (
        Weekly(days, time(*divmod(row.wall, HOUR))) if days else Once(row.next_at or row.made_at)
    )
    group = None if row.group_id is None else GroupId(row.group_id)
    person = PersonId(row.person_id)
    return OwnReminder(ReminderId(row.id), person, group, row.text, when, row.next_at)
