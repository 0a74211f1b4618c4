"""The disk of a PostgreSQL server is full: nothing is confirmed, lost or said twice.

A trigger fails as a server does whose disk is full, when a row is written or at the commit.
With room again it goes on.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bench.server import administer
from tests.processes.living import Living, until

FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';
END $$
"""
ROOM = "DROP FUNCTION IF EXISTS full_disk CASCADE"
AT_COMMIT = (
    "CREATE CONSTRAINT TRIGGER full_disk AFTER INSERT ON updates "
    "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION full_disk()"
)
WRITING = "CREATE TRIGGER full_disk BEFORE {} ON {} FOR EACH ROW EXECUTE FUNCTION full_disk()"

pytestmark = pytest.mark.parametrize("address", ["postgresql"], indirect=True)


@asynccontextmanager
async def full(living: Living, trigger: str) -> AsyncIterator[None]:
    """Meanwhile there is no room for this."""
    await administer(living.address, FULL)
    await administer(living.address, trigger)
    try:
        yield
    finally:
        await administer(living.address, ROOM)


def unconfirmed(living: Living) -> int:
    return len(living.town.mailboxes[living.bot.id].pending)


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize(
    "trigger",
    [WRITING.format("INSERT", "updates"), WRITING.format("INSERT", "outbox"), AT_COMMIT],
    ids=["updates", "outbox", "commit"],
)
async def test_what_cannot_be_written_is_not_confirmed_and_comes_again(
    living: Living, trigger: str, webhook: bool
) -> None:
    child = await living.begins(webhook=webhook)
    await living.is_answered(living.asks())
    await until(lambda: not unconfirmed(living))
    async with full(living, trigger):
        chats = [living.asks() for _ in range(3)]
        await until(lambda: "kind=full" in living.told())
        assert unconfirmed(living) == len(chats)
        assert not any(map(living.answers, chats))
    for chat in chats:
        await living.is_answered(chat)
    await until(lambda: not unconfirmed(living))
    assert await living.ends(child) == 0
    assert [living.answers(chat) for chat in chats] == [1] * len(chats)


async def test_what_was_said_and_cannot_be_marked_is_not_said_again(living: Living) -> None:
    """The process knows what it has said, and marks it when there is room."""
    child = await living.begins()
    await living.is_answered(living.asks())
    marks = WRITING.format("UPDATE OF state", "outbox")
    marks = marks.replace("FOR EACH ROW", "FOR EACH ROW WHEN (NEW.state = 'done')")
    async with full(living, marks):
        chats = [living.asks() for _ in range(3)]
        for chat in chats:
            await living.is_answered(chat)
        await until(lambda: "kind=full" in living.told())
        late = living.asks()
        await living.is_answered(late)
    await living.is_answered(living.asks())
    assert await living.ends(child) == 0
    assert [living.answers(chat) for chat in (*chats, late)] == [1] * 4
    assert await living.count("SELECT COUNT(*) FROM outbox WHERE state = 'leased'") == 0
