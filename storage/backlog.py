"""The backlog: how much waits to be sent, since when, and how much was given up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.outbox import Priority, State
from storage.tables.outbox import outbox
from storage.tables.updates import failed, parked

# What is done waits for nothing. Each of the others has an index of its own.
OPEN = (State.WAITING, State.LEASED, State.DEAD)


@dataclass(frozen=True, slots=True)
class Backlog:
    """`posts` by state and priority; `oldest_due` is the moment of the oldest post of a priority
    that should have gone by now.
    """

    posts: Mapping[tuple[State, Priority], int]
    oldest_due: Mapping[Priority, datetime]
    failed: int
    parked: int


class Backlogs:
    """Asked by whoever watches: it takes milliseconds, however much was sent."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def now(self, now: datetime) -> Backlog:
        asked = union_all(
            *(
                select(outbox.c.state, outbox.c.priority, func.count(), func.min(outbox.c.due))
                .where(outbox.c.state == state.value)
                .group_by(outbox.c.state, outbox.c.priority)
                for state in OPEN
            )
        )
        posts: dict[tuple[State, Priority], int] = {}
        oldest: dict[Priority, datetime] = {}
        for state, number, count, due in await self._connection.execute(asked):
            priority = Priority(number)
            posts[State(state), priority] = count
            if State(state) is not State.DEAD and due <= now:
                oldest[priority] = min(due, oldest.get(priority, due))
        return Backlog(posts, oldest, *await self._aside())

    async def _aside(self) -> tuple[int, int]:
        counts = (select(func.count()).select_from(one) for one in (failed, parked))
        row = (await self._connection.execute(select(*(c.scalar_subquery() for c in counts)))).one()
        return row[0], row[1]
