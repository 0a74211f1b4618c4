"""Members: Telegram is asked every day how many there are in each group that is counted."""

import asyncio
from datetime import UTC, datetime, timedelta

from domain.groups import GroupState
from domain.outbox import Kind, Priority, Receipt
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.storage.county import group

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 3, tzinfo=SHANGHAI)
SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)


async def count(storage: Storage, now: datetime) -> int:
    async with storage.read_write() as tx:
        return await services(tx, now).members.ask_due()


async def counted(tx: Transaction, chat: int) -> int:
    met = await group(tx, chat=chat)
    await tx.groups.change_state(met.id, GroupState.NEW, GroupState.COUNTING)
    return met.id


async def test_telegram_is_asked_for_the_members_of_each_counted_group_once_a_day(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        ours = await counted(tx, -1)
        await group(tx, chat=-2)
        assert await services(tx, NOON).members.next_due() == MIDNIGHT
    assert [await count(storage, NOON) for _ in range(3)] == [1, 0, 0]
    assert await count(storage, MIDNIGHT - SECOND) == 0
    await asyncio.gather(*(count(storage, MIDNIGHT) for _ in range(3)))
    async with storage.read_write() as tx:
        posts = [one.post for one in await tx.outbox.lease("a", MIDNIGHT, MIDNIGHT + HOUR, 10)]
    assert [post.due for post in posts] == [NOON, MIDNIGHT]
    for post in posts:
        assert (post.kind, post.name, post.priority) == (
            Kind.CALL,
            "getChatMemberCount",
            Priority.BROADCAST,
        )
        assert (post.fields, post.receipt) == ({"chat_id": "-1"}, Receipt("members", ours))


async def test_without_a_counted_group_nobody_is_asked(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await group(tx)
        assert await services(tx, NOON).members.next_due() is None
    assert await count(storage, NOON) == 0


async def test_a_group_of_a_new_chat_is_asked_by_its_present_id(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await counted(tx, -1)
        await tx.groups.migrate(-1, -1001)
    assert await count(storage, NOON) == 1
    async with storage.read_write() as tx:
        [leased] = await tx.outbox.lease("a", NOON, NOON + HOUR, 10)
    assert leased.post.fields == {"chat_id": "-1001"}
