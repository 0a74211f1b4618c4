"""The books about updates, and what a process leaves for the next one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.many_rows import ManyRows, insert_into, insert_new
from storage.tables.updates import books, marks, tries

CLEAN_STOP = "clean-stop"
HEARD = "heard"


@dataclass(frozen=True, slots=True)
class Sums:
    """What became of the updates of a day; nothing may get lost between the first and the rest."""

    seen: int = 0
    counted: int = 0
    acted: int = 0
    ignored: int = 0
    quarantined: int = 0
    failed: int = 0

    @property
    def lost(self) -> int:
        """0, or the books are wrong."""
        ended = self.counted + self.acted + self.ignored + self.quarantined + self.failed
        return self.seen - ended


NAMES = Sums.__slots__
BOOK = ManyRows(
    books,
    ("day", *NAMES),
    "(day) DO UPDATE SET " + ",".join(f"{name}=books.{name}+excluded.{name}" for name in NAMES),
)

NOTE = ManyRows(tries, ("update_id", "times", "tried_at"), "DO NOTHING", returning="update_id")


class Books:
    """Sums by day, added to by every batch in its own transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, day: date, sums: Sums) -> None:
        await BOOK.write(self._connection, [(day, *(getattr(sums, name) for name in NAMES))])

    async def days(self) -> dict[date, Sums]:
        rows = await self._connection.execute(select(books).order_by(books.c.day))
        return {row.day: Sums(*(getattr(row, name) for name in NAMES)) for row in rows}


class Process:
    """How the process before this one ended, and what it was trying when it did."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def stop_cleanly(self, now: datetime) -> None:
        """The last thing a process writes; its tries are over."""
        await insert_new(self._connection, marks, name=CLEAN_STOP, set_at=now)
        await self._connection.execute(delete(tries))

    async def start(self) -> bool:
        """Was the stop before this start a clean one? The mark is taken away; False when first."""
        gone = delete(marks).where(marks.c.name == CLEAN_STOP).returning(marks.c.name)
        return (await self._connection.scalar(gone)) is not None

    async def heard(self, now: datetime) -> datetime | None:
        """Telegram has told everything up to now. When it had done so before; None: never."""
        asked = select(marks.c.set_at).where(marks.c.name == HEARD).with_for_update()
        before: datetime | None = await self._connection.scalar(asked)
        new = insert_into(self._connection, marks).values(name=HEARD, set_at=now)
        await self._connection.execute(
            new.on_conflict_do_update(index_elements=["name"], set_={"set_at": now})
        )
        return before

    async def last_heard(self) -> datetime | None:
        """When Telegram had told everything, as far as was noted; None: never."""
        return await self._connection.scalar(select(marks.c.set_at).where(marks.c.name == HEARD))

    async def try_update(self, update_id: int, now: datetime) -> int:
        """Note that an update is about to be tried: how often by now. Commit before trying."""
        new = insert_into(self._connection, tries).values(
            update_id=update_id, times=1, tried_at=now
        )
        statement = new.on_conflict_do_update(
            index_elements=["update_id"],
            set_={"times": tries.c.times + 1, "tried_at": new.excluded.tried_at},
        )
        return await self._connection.scalar(statement.returning(tries.c.times)) or 1

    async def note_tries(self, update_ids: Collection[int], now: datetime) -> set[int]:
        """Note several that are about to be tried at once: those that were not noted before, as it
        should be. The others stay as they are. None of them has been tried by itself.
        """
        rows = [(one, 0, now) for one in sorted(update_ids)]
        return {row[0] for row in await NOTE.write(self._connection, rows)}

    async def forget_tries(self, update_ids: Collection[int]) -> None:
        """They were worked off."""
        gone = delete(tries).where(tries.c.update_id.in_(update_ids))
        await self._connection.execute(gone)

    async def forget_tries_before(self, moment: datetime) -> None:
        """What was told so long ago does not come any more."""
        await self._connection.execute(delete(tries).where(tries.c.tried_at < moment))
