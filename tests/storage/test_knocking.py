"""A knock wakes whoever listens in another process, also after the server lost a session."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from storage.database import Storage
from storage.knocking import Knocking

CUT_OFF = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE query ILIKE '%yijiabai_outbox%' AND pid <> pg_backend_pid() "
    "AND datname = current_database()"
)


class Listening:
    """Another process, which counts what it hears."""

    def __init__(self, knocking: Knocking) -> None:
        self._knocking = knocking
        self.heard = asyncio.Semaphore(0)

    async def until(self, stop: asyncio.Event) -> None:
        await self._knocking.listen(stop, self.heard.release)


@pytest.fixture
async def storage(postgresql_address: str) -> AsyncIterator[Storage]:
    opened = Storage.open(postgresql_address)
    yield opened
    await opened.close()


def knocking(storage: Storage) -> Knocking:
    one = storage.knocking()
    assert one is not None
    return one


async def test_a_knock_is_heard_by_whoever_listens(storage: Storage) -> None:
    here, there, stop = knocking(storage), Listening(knocking(storage)), asyncio.Event()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(here.knock(stop))
        group.create_task(there.until(stop))
        for _ in range(2):
            await knocked(here, there)
        stop.set()


async def test_sessions_that_are_cut_off_are_begun_anew(storage: Storage) -> None:
    here, there, stop = knocking(storage), Listening(knocking(storage)), asyncio.Event()
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        group.create_task(here.knock(stop))
        group.create_task(there.until(stop))
        await knocked(here, there)
        async with storage.read_write() as tx:
            await tx._connection.exec_driver_sql(CUT_OFF)
        await knocked(here, there)
        stop.set()


async def knocked(here: Knocking, there: Listening) -> None:
    """A knock is only a hint: whoever is not heard knocks again."""
    while there.heard.locked():
        here.news.set()
        await asyncio.sleep(0.05)
    while not there.heard.locked():
        await there.heard.acquire()


async def test_on_a_file_nobody_knocks(sqlite: Storage) -> None:
    assert sqlite.knocking() is None
