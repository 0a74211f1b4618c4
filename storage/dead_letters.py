"""Dead letters: posts that were refused for good, kept whole for a week."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Update, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.outbox import OutboxId, Post, State
from storage.outbox import BLANK
from storage.posts import post_of
from storage.tables.outbox import outbox


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """`error` is the class of the last refusal, never a text."""

    id: OutboxId
    post: Post
    error: str
    attempts: int
    died_at: datetime


class DeadLetters:
    """For whoever looks after the program. The fields of a post may hold words of people."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def newest(self, limit: int = 100) -> list[DeadLetter]:
        """The newest first."""
        asked = select(outbox).where(outbox.c.state == State.DEAD.value)
        newest = asked.order_by(outbox.c.done_at.desc(), outbox.c.id.desc()).limit(limit)
        return [letter_of(row) for row in await self._connection.execute(newest)]

    async def count(self) -> int:
        counted = select(func.count()).where(outbox.c.state == State.DEAD.value)
        return await self._connection.scalar(counted) or 0

    async def show(self, id: OutboxId) -> DeadLetter | None:
        """None: no dead letter has this number."""
        asked = select(outbox).where(outbox.c.id == id, outbox.c.state == State.DEAD.value)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else letter_of(row)

    async def retry(self, id: OutboxId, now: datetime) -> bool:
        """It waits again, as if it were new. False: no dead letter any more."""
        return await self._changes(
            self._dead(id).values(
                state=State.WAITING.value, due=now, attempts=0, last_error=None, done_at=None
            )
        )

    async def discard(self, id: OutboxId, now: datetime) -> bool:
        """Done without having been said: text and receiver go at once. False: none any more."""
        return await self._changes(
            self._dead(id).values(**BLANK, state=State.DONE.value, done_at=now)
        )

    def _dead(self, id: OutboxId) -> Update:
        return update(outbox).where(outbox.c.id == id, outbox.c.state == State.DEAD.value)

    async def _changes(self, statement: Update) -> bool:
        return (await self._connection.scalar(statement.returning(outbox.c.id))) is not None


def letter_of(row: Row[Any]) -> DeadLetter:
    error = row.last_error or ""
    return DeadLetter(OutboxId(row.id), post_of(row), error, row.attempts, row.done_at)
