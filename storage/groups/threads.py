"""Threads of forums: Telegram lists none, so that each is noted when the bot hears of it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.groups import GroupId, Thread
from storage.many_rows import ManyRows, insert_into
from storage.tables.groups import threads

LONGEST_NAME = 128
MEET = ManyRows(threads, ("group_id", "thread_id", "name"), "DO NOTHING")


class Threads:
    """A thread is known by its name, which is the group's; nothing of its talk stands here."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def meet(self, named: Mapping[tuple[GroupId, int], str]) -> None:
        """For a batch: (group, thread) → name, of those that were not known before."""
        rows = [(*key, name[:LONGEST_NAME]) for key, name in sorted(named.items())]
        await MEET.write(self._connection, rows)

    async def name(self, group: GroupId, thread: int, name: str) -> None:
        """It is new, or has another name."""
        new = insert_into(self._connection, threads).values(
            group_id=group, thread_id=thread, name=name[:LONGEST_NAME]
        )
        await self._connection.execute(
            new.on_conflict_do_update(
                index_elements=["group_id", "thread_id"], set_={"name": new.excluded.name}
            )
        )

    async def close(self, group: GroupId, thread: int, *, closed: bool) -> None:
        its = threads.c.group_id == group, threads.c.thread_id == thread
        await self._connection.execute(update(threads).where(*its).values(closed=closed))

    async def get(self, group: GroupId, thread: int) -> Thread | None:
        its = threads.c.group_id == group, threads.c.thread_id == thread
        row = (await self._connection.execute(select(threads).where(*its))).one_or_none()
        return None if row is None else thread_of(row)

    async def open_in(self, group: GroupId) -> list[Thread]:
        """Those in which everybody can write; the newest first."""
        asked = select(threads).where(threads.c.group_id == group, threads.c.closed.is_(False))
        rows = await self._connection.execute(asked.order_by(threads.c.thread_id.desc()))
        return [thread_of(row) for row in rows]

    async def forget(self, group: GroupId, thread: int) -> None:
        """There is no such thread any more."""
        its = threads.c.group_id == group, threads.c.thread_id == thread
        await self._connection.execute(delete(threads).where(*its))


def thread_of(row: Row[Any]) -> Thread:
    return Thread(GroupId(row.group_id), row.thread_id, row.name, row.closed)
