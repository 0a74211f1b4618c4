"""Marks: up to which moment something was done that is done once for each moment."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.many_rows import insert_into, insert_new
from storage.tables.updates import marks

# Up to which day the blocks of closed days are folded.
FOLDED = "blocks-folded"
# Up to which quarter figures are frozen, and rows of people are nameless.
QUARTER_FROZEN, PEOPLE_FOLDED = "quarter-frozen", "people-folded"


# No mark lies so far ahead, unless the clock was wrong when it was set.
FARTHEST = timedelta(days=1)


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

    async def begin(self, name: str, moment: datetime) -> None:
        """Whatever came before is done, unless the mark is there already."""
        await insert_new(self._connection, marks, name=name, set_at=moment)

    async def reached(self, name: str, moment: datetime, now: datetime) -> int | None:
        """How far somebody has come who goes through numbers at this moment; None: to the end, or
        they went on to a later one. 0: they have not begun.
        """
        asked = select(marks.c.set_at, marks.c.reached).where(marks.c.name == name)
        row = (await self._connection.execute(asked)).one_or_none()
        if row is None or row.set_at < moment or row.set_at > now + FARTHEST:
            return 0
        number: int | None = row.reached if row.set_at == moment else None
        return number

    async def reach(self, name: str, moment: datetime, number: int | None) -> None:
        """None: to the end. Of several processes at one moment the farthest stays."""
        new = insert_into(self._connection, marks).values(name=name, set_at=moment, reached=number)
        farther = or_(
            marks.c.set_at != new.excluded.set_at,
            marks.c.reached.is_not(None)
            & or_(new.excluded.reached.is_(None), new.excluded.reached > marks.c.reached),
        )
        await self._connection.execute(
            new.on_conflict_do_update(
                index_elements=["name"],
                set_={"set_at": new.excluded.set_at, "reached": new.excluded.reached},
                where=farther,
            )
        )
