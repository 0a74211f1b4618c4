"""Schedules of topics, and each moment that was due."""

from collections.abc import Collection
from datetime import datetime, time
from typing import Any

from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupId
from domain.topic_schedules import WEEK, Once, Schedule, ScheduleId, ScheduleState, Weekly, When
from domain.topics import Draft, TopicId
from storage.many_rows import insert_new
from storage.tables.topics import topic_moments, topic_schedules

HOUR = 60
OVER = (ScheduleState.ENDED.value,)


class TopicSchedules:
    """A schedule belongs to its group: whoever runs that has it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def make(
        self, group: GroupId, draft: Draft, when: When, next_at: datetime, now: datetime
    ) -> Schedule:
        new = topic_schedules.insert().values(
            group_id=group,
            state=ScheduleState.WAITING.value,
            next_at=next_at,
            made_at=now,
            **columns_of(draft, when),
        )
        return schedule_of((await self._connection.execute(new.returning(topic_schedules))).one())

    async def get(self, id: ScheduleId) -> Schedule | None:
        asked = select(topic_schedules).where(topic_schedules.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else schedule_of(row)

    async def replace(self, old: Schedule, new: Schedule) -> bool:
        """Only if it still stands as `old` was read. False: someone was faster."""
        table = topic_schedules
        changed = (
            update(table)
            .where(
                table.c.id == old.id,
                table.c.state == old.state.value,
                table.c.next_at == old.next_at,
            )
            .values(state=new.state.value, next_at=new.next_at, **columns_of(new.draft, new.when))
        )
        return (await self._connection.scalar(changed.returning(table.c.id))) is not None

    async def of(self, groups: Collection[GroupId]) -> list[Schedule]:
        """Those of these groups that have not ended, the next one first."""
        table = topic_schedules
        asked = select(table).where(table.c.group_id.in_(groups), table.c.state.not_in(OVER))
        rows = await self._connection.execute(asked.order_by(table.c.next_at, table.c.id))
        return [schedule_of(row) for row in rows]

    async def due(self, now: datetime, limit: int) -> list[Schedule]:
        """Those whose moment has come, the oldest first."""
        table = topic_schedules
        waiting = table.c.state == ScheduleState.WAITING.value, table.c.next_at <= now
        asked = select(table).where(*waiting).order_by(table.c.next_at, table.c.id).limit(limit)
        return [schedule_of(row) for row in await self._connection.execute(asked)]

    async def next_due(self) -> datetime | None:
        table = topic_schedules
        waiting = table.c.state == ScheduleState.WAITING.value
        found: datetime | None = await self._connection.scalar(
            select(func.min(table.c.next_at)).where(waiting)
        )
        return found

    async def note(self, id: ScheduleId, moment: datetime) -> bool:
        """This moment is looked at. False: it was before."""
        return await insert_new(self._connection, topic_moments, schedule_id=id, moment=moment)

    async def became(self, id: ScheduleId, moment: datetime, topic: TopicId) -> None:
        table = topic_moments
        noted = update(table).where(table.c.schedule_id == id, table.c.moment == moment)
        await self._connection.execute(noted.values(topic_id=topic))


def columns_of(draft: Draft, when: When) -> dict[str, object]:
    weekly = when if isinstance(when, Weekly) else None
    return {
        "text": draft.text,
        "thread_id": draft.thread,
        "photo": draft.photo,
        "days": draft.days,
        "weekdays": 0 if weekly is None else sum(1 << day for day in weekly.days),
        "wall": 0 if weekly is None else weekly.at.hour * HOUR + weekly.at.minute,
    }


def schedule_of(row: Row[Any]) -> Schedule:
    draft = Draft(row.text, row.thread_id, row.photo, row.days)
    days = tuple(day for day in range(WEEK) if row.weekdays & 1 << day)
    when: When = (
        Weekly(days, time(*divmod(row.wall, HOUR))) if days else Once(row.next_at or row.made_at)
    )
    return Schedule(
        ScheduleId(row.id),
        GroupId(row.group_id),
        ScheduleState(row.state),
        draft,
        when,
        row.next_at,
    )
