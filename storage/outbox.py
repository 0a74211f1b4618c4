"""The outbox: posts are added with their cause, leased by a sender, and blanked when done."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    String,
    Update,
    bindparam,
    cast,
    exists,
    func,
    literal,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.outbox import Kind, Leased, OutboxId, Post, Priority, State
from domain.people import PersonId
from storage.many_rows import ManyRows
from storage.posts import dumped, leased_of, urgency, values
from storage.prepared import Prepared
from storage.tables.outbox import outbox

ERROR_LENGTH = 200
Said = tuple[OutboxId, datetime, int | None]
"""Which post, when it was answered, and the id of the message that came of it."""
ADD = ManyRows(
    outbox,
    (
        *("kind", "name", "fields", "person_id", "group_id"),
        *("priority", "due", "state", "dedupe_key", "receipt", "receipt_id"),
    ),
    "DO NOTHING",
)


class Outbox:
    """Every change of a leased post names the sender: one whose lease was freed changes nothing."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, post: Post) -> None:
        """Nothing happens if its dedupe key was used before: it is said or was said already."""
        await ADD.write(self._connection, [values(post)])

    async def add_all(self, posts: Sequence[Post]) -> None:
        """The same for many, with a dedupe key each."""
        await ADD.write(self._connection, [values(post) for post in posts])

    async def lease(
        self,
        sender: str,
        now: datetime,
        until: datetime,
        limit: int,
        *,
        before: Priority | None = None,
    ) -> list[Leased]:
        """Take what is due, the most urgent first; no two senders ever hold the same post.

        `before` takes only what is more urgent than that.
        """
        due = select(outbox.c.id).where(outbox.c.state == State.WAITING.value, outbox.c.due <= now)
        if before is not None:
            due = due.where(outbox.c.priority < before.value)
        first = due.order_by(outbox.c.priority, outbox.c.due, outbox.c.id).limit(limit)
        return await self._lease(first, sender, until)

    async def lease_along(
        self,
        sender: str,
        now: datetime,
        until: datetime,
        people: Collection[PersonId],
        notices: Collection[str],
    ) -> list[Leased]:
        """What else of these notices is due to these people, so that it can be one message."""
        due = select(outbox.c.id).where(
            outbox.c.person_id.in_(people),
            outbox.c.state == State.WAITING.value,
            outbox.c.due <= now,
            outbox.c.kind == Kind.NOTICE.value,
            outbox.c.name.in_(notices),
            outbox.c.receipt.is_(None),
        )
        return await self._lease(due, sender, until)

    async def done(
        self, id: OutboxId, sender: str, now: datetime, message: int | None = None
    ) -> bool:
        """Telegram took it: text and chat are blanked at once, in the receipt's transaction.

        `message` is the id of the message that came of it. False: the lease was lost, and the
        receipt is for whoever holds it now.
        """
        given = {"post": id, "sender": sender, "message": message, "now": now}
        return bool(await DONE.rows(self._connection, given))

    async def done_unseen(
        self, id: OutboxId, sender: str, now: datetime, message: int | None = None
    ) -> None:
        """The same where no receipt waits for it: whether the lease was lost changes nothing."""
        given = {"post": id, "sender": sender, "message": message, "now": now}
        await DONE_UNSEEN.say(self._connection, given)

    @staticmethod
    def marks(sender: str, said: Iterable[Said]) -> tuple[Prepared, list[dict[str, object]]]:
        """The same for many, as a transaction of its own says it (`Storage.say`)."""
        return DONE_UNSEEN, [
            {"post": post, "sender": sender, "message": message, "now": now}
            for post, now, message in said
        ]

    async def put_back(
        self,
        id: OutboxId,
        sender: str,
        due: datetime,
        error: str,
        *,
        fields: Mapping[str, object] | None = None,
    ) -> bool:
        """To be tried again at `due`, with other `fields` if given. `error` is a class, never a
        text. False: lease was lost.
        """
        changed = self._held(id, sender).values(
            **UNLEASED, state=State.WAITING.value, due=due, last_error=error[:ERROR_LENGTH]
        )
        if fields is not None:
            changed = changed.values(fields=dumped(fields))
        return await self._changes(changed)

    async def postpone(self, ids: Collection[OutboxId], sender: str, due: datetime) -> int:
        """Not tried, so that no attempt counts: their chat has to wait. How many were held."""
        changed = update(outbox).where(
            outbox.c.id.in_(ids),
            outbox.c.state == State.LEASED.value,
            outbox.c.leased_by == sender,
        )
        waiting = changed.values(
            **UNLEASED, state=State.WAITING.value, due=due, attempts=outbox.c.attempts - 1
        )
        return len((await self._connection.execute(waiting.returning(outbox.c.id))).all())

    async def take_over(self, sender: str, notices: Collection[str]) -> list[Leased]:
        """For the one sender of a token when it starts: notices of these names that the one before
        it held. They may have been sent, and are held by `sender` now.
        """
        held = (
            outbox.c.state == State.LEASED.value,
            outbox.c.kind == Kind.NOTICE.value,
            outbox.c.name.in_(notices),
        )
        taken = update(outbox).where(*held).values(leased_by=sender).returning(outbox)
        return [leased_of(row) for row in (await self._connection.execute(taken)).all()]

    async def bury(self, id: OutboxId, sender: str, now: datetime, error: str) -> bool:
        """It can never succeed: a dead letter (`DeadLetters`), whole. False: lease was lost."""
        changed = self._held(id, sender).values(
            **UNLEASED, state=State.DEAD.value, last_error=error[:ERROR_LENGTH], done_at=now
        )
        return await self._changes(changed)

    async def drop(self, id: OutboxId, sender: str, now: datetime) -> bool:
        """No longer true when it was to be worded: done without a message. False: lease lost."""
        changed = self._held(id, sender).values(**BLANK, state=State.DONE.value, done_at=now)
        return await self._changes(changed)

    async def free(self, sender: str) -> int:
        """The sender is gone: what it held waits again. How many posts."""
        held = outbox.c.state == State.LEASED.value, outbox.c.leased_by == sender
        return await self._free(update(outbox).where(*held))

    async def free_expired(self, now: datetime) -> int:
        """Leases that have ended, whoever held them. How many posts."""
        held = outbox.c.state == State.LEASED.value, outbox.c.lease_until <= now
        return await self._free(update(outbox).where(*held))

    async def free_all(self) -> int:
        """For the one sender of a token when it starts: no lease can be alive. How many posts."""
        return await self._free(update(outbox).where(outbox.c.state == State.LEASED.value))

    async def done_since(self, moment: datetime) -> int:
        """How many posts ended after that: said, or refused for good."""
        counted = select(func.count()).where(outbox.c.done_at > moment)
        return await self._connection.scalar(counted) or 0

    async def hasten(self, until: datetime, now: datetime) -> int:
        """The clock was set back: what would have been due by `until` is due now. How many."""
        late = outbox.c.due > now, outbox.c.due <= until
        waiting = update(outbox).where(outbox.c.state == State.WAITING.value, *late)
        hastened = waiting.values(due=now).returning(outbox.c.id)
        return len((await self._connection.execute(hastened)).all())

    async def hasten_beyond(self, moment: datetime, now: datetime) -> int:
        """What is due later than anything is put off to is due now. How many."""
        waiting = outbox.c.state == State.WAITING.value, outbox.c.due > moment
        hastened = update(outbox).where(*waiting).values(due=now).returning(outbox.c.id)
        return len((await self._connection.execute(hastened)).all())

    async def next_due(self) -> datetime | None:
        """The first moment at which something waits to be sent; None when nothing waits."""
        waiting = outbox.c.state == State.WAITING.value
        first: datetime | None = await self._connection.scalar(
            select(func.min(outbox.c.due)).where(waiting)
        )
        return first

    async def states(self) -> dict[State, int]:
        """How many posts stand in each state."""
        asked = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        return {State(state): count for state, count in await self._connection.execute(asked)}

    def _held(self, id: OutboxId, sender: str) -> Update:
        state = State.LEASED.value
        return update(outbox).where(
            outbox.c.id == id, outbox.c.state == state, outbox.c.leased_by == sender
        )

    def _unlocked(self, due: Select[Any]) -> CTE:
        """PostgreSQL passes over rows that another sender is taking; SQLite has one writer.

        MATERIALIZED, or PostgreSQL may ask again for each row, and lease more than the limit.
        """
        if self._connection.dialect.name == "postgresql":
            due = due.with_for_update(skip_locked=True)
        return due.cte("due").prefix_with("MATERIALIZED", dialect="postgresql")

    async def _lease(self, due: Select[Any], sender: str, until: datetime) -> list[Leased]:
        chosen = self._unlocked(due)
        taken = (
            update(outbox)
            .where(outbox.c.id.in_(select(chosen.c.id)), outbox.c.state == State.WAITING.value)
            .values(
                state=State.LEASED.value,
                lease_until=until,
                leased_by=sender,
                attempts=outbox.c.attempts + 1,
            )
        )
        rows = (await self._connection.execute(taken.returning(outbox))).all()
        return [leased_of(row) for row in sorted(rows, key=urgency)]

    async def _changes(self, statement: Update) -> bool:
        return (await self._connection.scalar(statement.returning(outbox.c.id))) is not None

    async def _free(self, statement: Update) -> int:
        freed = statement.values(**UNLEASED, state=State.WAITING.value).returning(outbox.c.id)
        return len((await self._connection.execute(freed)).all())


UNLEASED: dict[str, Any] = {"lease_until": None, "leased_by": None}
BLANK: dict[str, Any] = {**UNLEASED, "fields": "", "person_id": None, "group_id": None}


MARKED = (
    update(outbox)
    .where(
        outbox.c.id == bindparam("post"),
        outbox.c.state == State.LEASED.value,
        outbox.c.leased_by == bindparam("sender"),
    )
    .values(
        **BLANK,
        state=State.DONE.value,
        message_id=bindparam("message"),
        done_at=bindparam("now", type_=outbox.c.done_at.type),
    )
)
# Said of every message, so that it is not made anew for each.
DONE, DONE_UNSEEN = Prepared(MARKED.returning(outbox.c.id)), Prepared(MARKED)


def unsaid(key: str, number: ColumnElement[int]) -> ColumnElement[bool]:
    """For jobs that tell many: nothing bears this dedupe key with that number at its end."""
    whole = literal(key).concat(cast(number, String))
    return ~exists().where(outbox.c.dedupe_key == whole)
