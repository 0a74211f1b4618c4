"""Marks: up to which moment something was done that is done once for each moment."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.many_rows import insert_into
from storage.tables.updates import marks

# Up to which day the blocks of closed days are folded.
FOLDED = "blocks-folded"
# Up to which quarter figures are frozen, and rows of people are nameless.
QUARTER_FROZEN, PEOPLE_FOLDED = "quarter-frozen", "people-folded"


class Marks:
    """One moment for each name; a name has 40 letters at most."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, name: str) -> datetime | None:
        """None if it was never set."""
        return await self._connection.scalar(select(marks.c.set_at).where(marks.c.name == name))

    async def set(self, name: str, moment: datetime) -> None:
        new = insert_into(self._connection, marks).values(name=name, set_at=moment)
        await self._connection.execute(
            new.on_conflict_do_update(index_elements=["name"], set_={"set_at": new.excluded.set_at})
        )

    async def raise_to(self, name: str, moment: datetime) -> None:
        """As `set`, but a later moment stays: several processes may set it."""
        new = insert_into(self._connection, marks).values(name=name, set_at=moment)
        later = new.on_conflict_do_update(
            index_elements=["name"],
            set_={"set_at": new.excluded.set_at},
            where=marks.c.set_at < new.excluded.set_at,
        )
        await self._connection.execute(later)
