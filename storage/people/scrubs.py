"""Scrubs: somebody was erased, and what the database keeps of it besides rows must still go."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.many_rows import insert_new
from storage.tables.updates import marks

ASKED, BEGUN = "scrub", "scrub-begun"


class Scrubs:
    """Two marks, so that who is erased while a scrub runs asks for another one."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ask(self, now: datetime) -> None:
        await insert_new(self._connection, marks, name=ASKED, set_at=now)

    async def is_due(self) -> bool:
        """As `begin`, without beginning."""
        asked = select(marks.c.name).where(marks.c.name.in_((ASKED, BEGUN)))
        return (await self._connection.scalar(asked.limit(1))) is not None

    async def begin(self) -> bool:
        """Is a scrub to be done? Commit before doing it; until `done` this stays true."""
        asked = delete(marks).where(marks.c.name == ASKED).returning(marks.c.set_at)
        moment = await self._connection.scalar(asked)
        if moment is not None:
            await insert_new(self._connection, marks, name=BEGUN, set_at=moment)
            return True
        begun = select(marks.c.name).where(marks.c.name == BEGUN)
        return (await self._connection.scalar(begun)) is not None

    async def done(self) -> None:
        """Everything that was asked for before the last `begin` is clean."""
        await self._connection.execute(delete(marks).where(marks.c.name == BEGUN))
