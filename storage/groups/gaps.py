"""Gaps: when the bot saw nothing of a group, so that a day with one shows "—" and never 0."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import Gap, GroupId
from storage.many_rows import insert_into
from storage.tables.groups import gaps


class Gaps:
    """Only one gap of a group is open at a time."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(self, group: GroupId, since: datetime) -> bool:
        """False: one is open already, and stays as it is."""
        new = insert_into(self._connection, gaps).values(group_id=group, since=since)
        statement = new.on_conflict_do_nothing().returning(gaps.c.id)
        return (await self._connection.scalar(statement)) is not None

    async def end(self, group: GroupId, until: datetime) -> bool:
        """False: none was open."""
        changed = update(gaps).where(gaps.c.group_id == group, gaps.c.until.is_(None))
        ended = changed.values(until=until).returning(gaps.c.id)
        return (await self._connection.scalar(ended)) is not None

    async def record(self, group: GroupId, since: datetime, until: datetime) -> None:
        """A gap that is over when it becomes known: the bot itself was away."""
        new = gaps.insert().values(group_id=group, since=since, until=until)
        await self._connection.execute(new)

    async def within(self, group: GroupId, start: datetime, end: datetime) -> list[Gap]:
        """Gaps that touch the half-open time from `start` to `end`, in order."""
        return (await self.of([group], start, end)).get(group, [])

    async def of(
        self, among: Collection[GroupId], start: datetime, end: datetime
    ) -> dict[GroupId, list[Gap]]:
        """The same, of each group that has any."""
        found: dict[GroupId, list[Gap]] = defaultdict(list)
        given = {"groups": among, "start": start, "end": end}
        for row in await self._connection.execute(WITHIN, given):
            gap = Gap(GroupId(row.group_id), row.since, row.until)
            found[gap.group].append(gap)
        return found


WITHIN = (
    select(gaps)
    .where(
        gaps.c.group_id.in_(bindparam("groups", expanding=True)),
        gaps.c.since < bindparam("end"),
        or_(gaps.c.until.is_(None), gaps.c.until > bindparam("start")),
    )
    .order_by(gaps.c.since, gaps.c.id)
)
