"""Journal and database side by side: which of the two knows of later days?"""

import asyncio
from datetime import datetime
from enum import StrEnum

from domain.journal import KEPT_FOR
from storage.database import Storage
from storage.journal import Journal, Written

BEAT = "journal"


class Standing(StrEnum):
    """OLDER: the journal knows of later days than the database, so that a backup was put back and
    nobody has applied the journal yet. LOST: the database had a journal, and it is not here.
    """

    GOOD = "good"
    OLDER = "older"
    LOST = "lost"


class Journaling:
    """A beat is a moment that the database notes first and the journal afterwards."""

    def __init__(self, storage: Storage, journal: Journal) -> None:
        self._storage = storage
        self._journal = journal

    async def standing(self) -> Standing:
        written = await self.written()  # first: another process may beat between the two questions
        noted = await self.noted()
        if written.beat is not None and (noted is None or noted < written.beat):
            return Standing.OLDER
        return Standing.LOST if written.beat is None and noted is not None else Standing.GOOD

    async def noted(self) -> datetime | None:
        """The last beat that the database knows of; None: it never had a journal."""
        async with self._storage.read_only() as view:
            return await view.marks.of(BEAT)

    async def written(self) -> Written:
        """What the journal says of this database."""
        async with self._storage.read_only() as view:
            database = await view.refusals.known_database()
        return (
            Written() if database is None else await asyncio.to_thread(self._journal.read, database)
        )

    async def begin(self, now: datetime) -> None:
        """When a process starts: the file is there and holds nothing too old, and the database has
        its key, so that every backup has it.
        """
        async with self._storage.read_write() as tx:
            database = await tx.refusals.database()
        await asyncio.to_thread(self._journal.open, database, now, now - KEPT_FOR)
        await self.beat(now)

    async def beat(self, now: datetime) -> None:
        async with self._storage.read_write() as tx:
            database = await tx.refusals.database()
            await tx.marks.raise_to(BEAT, now)
        await asyncio.to_thread(self._journal.beat, database, now)
