"""Updates put aside: parked until a receipt comes, failed, or quarantined."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.many_rows import insert_into, insert_new
from storage.tables.updates import failed, parked, quarantined

ERROR_LENGTH = 200


@dataclass(frozen=True, slots=True)
class FailedUpdate:
    """Addressed to the bot and not worked off: `body` is the update as it came.

    `error` names class, module and line, never what the error said: that may quote a person.
    """

    update_id: int
    body: str
    error: str
    attempts: int
    failed_at: datetime


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
    """Kept whole for seven days, tried again by the next version."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def keep(self, update_id: int, body: str, error: str, now: datetime) -> None:
        """Failing again raises the number of attempts; the first moment stays."""
        new = insert_into(self._connection, failed).values(
            update_id=update_id, body=body, error=error[:ERROR_LENGTH], failed_at=now
        )
        await self._connection.execute(
            new.on_conflict_do_update(
                index_elements=["update_id"],
                set_={"error": new.excluded.error, "attempts": failed.c.attempts + 1},
            )
        )

    async def list(self, limit: int = 100) -> list[FailedUpdate]:
        rows = await self._connection.execute(select(failed).order_by(failed.c.id).limit(limit))
        return [
            FailedUpdate(row.update_id, row.body, row.error, row.attempts, row.failed_at)
            for row in rows
        ]

    async def drop(self, update_id: int) -> bool:
        """It was worked off, or given up. False: it was not here."""
        gone = delete(failed).where(failed.c.update_id == update_id).returning(failed.c.id)
        return (await self._connection.scalar(gone)) is not None


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
