"""Scrubs: something was erased, and what the database keeps of it besides rows must still go."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.many_rows import insert_new
from storage.scrubbing import Extent
from storage.tables.updates import marks

BEGUN = {one: f"{one.value}-begun" for one in Extent}


class Scrubs:
    """Two marks for each extent, so that who is erased while a scrub runs asks for another one."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ask(self, now: datetime, extent: Extent = Extent.EVERYTHING) -> None:
        await insert_new(self._connection, marks, name=extent.value, set_at=now)

    async def is_due(self) -> bool:
        """As `begin`, without beginning."""
        names = (*(one.value for one in Extent), *BEGUN.values())
        asked = select(marks.c.name).where(marks.c.name.in_(names))
        return (await self._connection.scalar(asked.limit(1))) is not None

    async def begin(self) -> Extent | None:
        """Which scrub is to be done? Commit before doing it; until `done` it stays due. The whole
        one comes first.
        """
        for one in Extent:
            asked = delete(marks).where(marks.c.name == one.value).returning(marks.c.set_at)
            moment = await self._connection.scalar(asked)
            if moment is not None:
                await insert_new(self._connection, marks, name=BEGUN[one], set_at=moment)
                return one
            begun = select(marks.c.name).where(marks.c.name == BEGUN[one])
            if (await self._connection.scalar(begun)) is not None:
                return one
        return None

    async def done(self, extent: Extent) -> None:
        """Everything that was asked for before the last `begin` is clean."""
        await self._connection.execute(delete(marks).where(marks.c.name == BEGUN[extent]))
