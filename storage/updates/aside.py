"""Updates put aside: parked until a receipt comes, failed, or quarantined."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.many_rows import insert_into, insert_new
from storage.tables.updates import failed, parked, quarantined

ERROR_LENGTH = 200


FailedId = NewType("FailedId", int)


@dataclass(frozen=True, slots=True)
class FailedUpdate:
    """Addressed to the bot and not worked off: `body` is the update as it came.

    `error` names class, module and line, never what the error said: that may quote a person.
    `wanted_at` is since when it is to be tried again, None while nobody wants that.
    """

    id: FailedId
    update_id: int
    body: str
    error: str
    attempts: int
    failed_at: datetime
    wanted_at: datetime | None


class Parked:
    """Updates that refer to something whose receipt is under way, by the key of that thing."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def park(self, key: str, update_id: int, body: str, now: datetime) -> bool:
        """False: parked before."""
        return await insert_new(
            self._connection, parked, key=key, update_id=update_id, body=body, parked_at=now
        )

    async def take(self, key: str) -> list[str]:
        """What waits for this key, in the order of its coming; it waits no longer."""
        gone = delete(parked).where(parked.c.key == key)
        rows = await self._connection.execute(gone.returning(parked.c.id, parked.c.body))
        return [row.body for row in sorted(rows, key=lambda row: row.id)]


class FailedUpdates:
    """Kept whole for seven days, tried again by the next version or when somebody wants it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(
        self, update_id: int, body: str, error: str, now: datetime, version: str = ""
    ) -> None:
        """Failing again raises the number of attempts; the first moment stays."""
        new = insert_into(self._connection, failed).values(
            update_id=update_id,
            body=body,
            error=error[:ERROR_LENGTH],
            version=version,
            failed_at=now,
        )
        await self._connection.execute(
            new.on_conflict_do_update(
                index_elements=["update_id"],
                set_={
                    "error": new.excluded.error,
                    "version": new.excluded.version,
                    "attempts": failed.c.attempts + 1,
                },
            )
        )

    async def list(self, limit: int = 100) -> list[FailedUpdate]:
        """The oldest first."""
        rows = await self._connection.execute(select(failed).order_by(failed.c.id).limit(limit))
        return [failed_of(row) for row in rows]

    async def count(self) -> int:
        return await self._connection.scalar(select(func.count()).select_from(failed)) or 0

    async def show(self, id: FailedId) -> FailedUpdate | None:
        """None: no failed update has this number."""
        row = (
            await self._connection.execute(select(failed).where(failed.c.id == id))
        ).one_or_none()
        return None if row is None else failed_of(row)

    async def want(self, id: FailedId, now: datetime) -> bool:
        """It is to be tried again. False: it is not here any more."""
        wanted = update(failed).where(failed.c.id == id).values(wanted_at=now)
        return (await self._connection.scalar(wanted.returning(failed.c.id))) is not None

    async def want_older(self, version: str, now: datetime) -> int:
        """What another version has tried last is to be tried by this one, once. How many."""
        older = update(failed).where(failed.c.version != version).values(wanted_at=now)
        return len((await self._connection.execute(older.returning(failed.c.id))).all())

    async def is_any_wanted(self) -> bool:
        wanted = select(failed.c.id).where(failed.c.wanted_at.is_not(None)).limit(1)
        return (await self._connection.scalar(wanted)) is not None

    async def take_wanted(self, version: str) -> FailedUpdate | None:
        """The oldest that is wanted; from now on it is not, so that one that kills the process is
        not tried again by itself. Commit before trying. None: nothing is wanted.
        """
        first = select(failed.c.id).where(failed.c.wanted_at.is_not(None)).order_by(failed.c.id)
        taken = (
            update(failed)
            .where(failed.c.id == first.limit(1).scalar_subquery(), failed.c.wanted_at.is_not(None))
            .values(wanted_at=None, version=version)
        )
        row = (await self._connection.execute(taken.returning(failed))).one_or_none()
        return None if row is None else failed_of(row)

    async def drop(self, update_id: int) -> bool:
        """It was worked off, or given up. False: it was not here."""
        gone = delete(failed).where(failed.c.update_id == update_id).returning(failed.c.id)
        return (await self._connection.scalar(gone)) is not None


def failed_of(row: Row[Any]) -> FailedUpdate:
    return FailedUpdate(
        FailedId(row.id),
        row.update_id,
        row.body,
        row.error,
        row.attempts,
        row.failed_at,
        row.wanted_at,
    )


class Quarantine:
    """Updates that cannot be read: kind, chat and class of the error, and nothing else."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(
        self, update_id: int, kind: str, chat: int | None, error: str, now: datetime
    ) -> bool:
        """False: there before. A private chat bears the id of its person, and is left out."""
        return await insert_new(
            self._connection,
            quarantined,
            update_id=update_id,
            kind=kind[:40],
            chat_id=chat if chat is not None and chat < 0 else None,
            error=error[:ERROR_LENGTH],
            quarantined_at=now,
        )
