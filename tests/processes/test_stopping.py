"""Whoever is told to stop has stopped in ten seconds, with status 0 and nothing half done."""

import asyncio
import sqlite3

import pytest

from playground.telegram.faults import Fault, Kind
from storage.database import Storage
from tests.processes.living import Living, until

SEEN = "SELECT COALESCE(SUM(seen), 0) FROM books"
# How the bot shows itself goes out after everything else, and may be left for the next start.
UNSAID = "SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'leased') AND priority < 40"
LEASED = "SELECT COUNT(*) FROM outbox WHERE state = 'leased'"


async def test_a_bot_at_rest_stops(living: Living) -> None:
    child = await living.begins()
    await living.is_answered(living.asks())
    assert await living.ends(child) == 0
    assert await living.count(LEASED) == 0


@pytest.mark.parametrize("roles", ["intake", "delivery", "scheduler"])
async def test_every_role_stops_alone(living: Living, roles: str) -> None:
    child = await living.begins(roles)
    await until(lambda: living.calls("getMe"))
    assert await living.ends(child) == 0


@pytest.mark.parametrize("seconds", [0.1, 0.2, 0.3, 0.5])
async def test_a_bot_that_is_just_starting_stops(on_sqlite: Living, seconds: float) -> None:
    child = await on_sqlite.begins()
    await asyncio.sleep(seconds)
    assert await on_sqlite.ends(child) == 0


async def test_a_bot_that_waits_for_its_first_answer_stops(on_sqlite: Living) -> None:
    on_sqlite.town.faults.plan(Fault(Kind.HANG, method="getMe"))
    child = await on_sqlite.begins()
    await until(lambda: not on_sqlite.town.faults.planned())
    assert await on_sqlite.ends(child) == 0


async def test_a_call_that_hangs_is_not_waited_for(living: Living) -> None:
    living.town.faults.plan(Fault(Kind.HANG, method="sendMessage"))
    child = await living.begins()
    chat = living.asks()
    await until(lambda: not living.town.faults.planned())
    assert await living.ends(child) == 0
    assert await living.count(LEASED) == 0
    again = await living.begins()
    await living.is_answered(chat)
    assert await living.ends(again) == 0


async def test_a_batch_that_is_being_worked_is_finished(living: Living) -> None:
    child = await living.begins()
    await living.is_answered(living.asks())
    chats = [living.asks() for _ in range(15)]
    await until(lambda: any(map(living.answers, chats)))
    assert await living.ends(child) == 0
    assert await living.count(LEASED) == 0
    again = await living.begins()
    for chat in chats:
        await living.is_answered(chat)
    assert await living.ends(again) == 0
    assert [living.answers(chat) for chat in chats] == [1] * len(chats)
    assert await living.count(SEEN) == 1 + len(chats)
    assert await living.count(UNSAID) == 0


async def test_a_locked_file_is_not_waited_for(on_sqlite: Living) -> None:
    child = await on_sqlite.begins()
    await on_sqlite.is_answered(on_sqlite.asks())
    other = sqlite3.connect(on_sqlite.address.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    chat = await on_sqlite.is_told()
    assert await on_sqlite.ends(child) == 0
    other.execute("ROLLBACK")
    other.close()
    again = await on_sqlite.begins()
    await on_sqlite.is_answered(chat)
    assert await on_sqlite.ends(again) == 0
    assert on_sqlite.answers(chat) == 1


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
async def test_a_server_that_hangs_is_not_waited_for(living: Living) -> None:
    storage = Storage.open(living.address)
    child = await living.begins()
    await living.is_answered(living.asks())
    async with storage._engines.write.connect() as connection:
        await connection.exec_driver_sql("LOCK TABLE updates, outbox IN ACCESS EXCLUSIVE MODE")
        chat = await living.is_told()
        assert await living.ends(child) == 0
        await connection.rollback()
    await storage.close()
    again = await living.begins()
    await living.is_answered(chat)
    assert await living.ends(again) == 0
    assert living.answers(chat) == 1
