"""Which sorts of notices people do not want to hear."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.muting import Sort
from domain.people import PersonId
from storage.many_rows import insert_new
from storage.tables.reminders import muted


class Muting:
    """What is muted is a row; what is not leaves none."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, person: PersonId) -> frozenset[Sort]:
        rows = await self._connection.scalars(
            select(muted.c.sort).where(muted.c.person_id == person)
        )
        return frozenset(Sort(one) for one in rows)

    async def mute(self, person: PersonId, sort: Sort, now: datetime) -> bool:
        """False: it was before."""
        return await insert_new(
            self._connection, muted, person_id=person, sort=sort.value, muted_at=now
        )

    async def hear(self, person: PersonId, sort: Sort) -> None:
        gone = delete(muted).where(muted.c.person_id == person, muted.c.sort == sort.value)
        await self._connection.execute(gone)
