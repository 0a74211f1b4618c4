"""A machine vanishes, and its connections do not end: whoever is left notices and goes on."""

import asyncio
from collections.abc import AsyncIterator, Awaitable

import pytest
from sqlalchemy import make_url

from bench.server import OwnServer, apart, created, dropped, upgraded
from bench.wire import Wire
from storage.database import Storage
from storage.failures import DatabaseFailure, Failure
from storage.locks import Lock
from tests.storage.county import person

TAKEN_OVER_SECONDS = 10.0
HANGS = "SELECT pg_sleep(60)"


@pytest.fixture
async def here(own_server: OwnServer) -> AsyncIterator[str]:
    """The address of a database on a server that is reached as over a network."""
    address = apart(created(own_server.address))
    apart(upgraded(address))
    yield await asyncio.to_thread(own_server.listens, address)
    apart(dropped(own_server.address, address))


@pytest.fixture
async def wire(here: str) -> AsyncIterator[Wire]:
    url = make_url(here)
    assert url.host is not None
    async with Wire(url.host, 5432) as whole:
        yield whole


@pytest.fixture
def there(here: str, wire: Wire) -> str:
    """The same database, over a wire that can be cut."""
    over = make_url(here).set(host="127.0.0.1", port=wire.port)
    return over.render_as_string(hide_password=False)


def lock(storage: Storage) -> Lock:
    one = storage.lock("poller")
    assert one is not None
    return one


async def until_taken(one: Lock) -> None:
    while not await one.take():  # noqa: ASYNC110  # another process has it
        await asyncio.sleep(0.1)


async def writes(storage: Storage) -> None:
    """Waits for whoever holds the row."""
    async with storage.read_write() as tx:
        await person(tx, 7)


async def failure_of(work: Awaitable[object]) -> Failure:
    with pytest.raises(DatabaseFailure) as failed:
        await work
    return failed.value.kind


async def asks_for_long(storage: Storage) -> None:
    async with storage.read_only() as view:
        await view._connection.exec_driver_sql(HANGS)


class Holder:
    """Has written a row and is about to commit."""

    def __init__(self) -> None:
        self.has_written, self.may_go_on = asyncio.Event(), asyncio.Event()

    async def works(self, storage: Storage) -> None:
        async with storage.read_write() as tx:
            await person(tx, 7)
            self.has_written.set()
            await self.may_go_on.wait()


async def test_whoever_is_left_takes_over_within_ten_seconds_and_the_other_side_gives_up_too(
    here: str, there: str, wire: Wire
) -> None:
    """One machine holds a lock and a row that it has not committed, and waits for an answer. Then
    nothing comes through any more.
    """
    gone, left, holder = Storage.open(there), Storage.open(here), Holder()
    theirs, ours = lock(gone), lock(left)
    assert await theirs.take()
    assert not await ours.take()
    asking = asyncio.create_task(failure_of(asks_for_long(gone)))
    holding = asyncio.create_task(failure_of(holder.works(gone)))
    await holder.has_written.wait()
    wire.cut()
    holder.may_go_on.set()
    going_on = [asyncio.create_task(until_taken(ours)), asyncio.create_task(writes(left))]
    _, late = await asyncio.wait([*going_on, asking, holding], timeout=TAKEN_OVER_SECONDS)
    wire.end()
    await asyncio.gather(*going_on)
    assert {await asking, await holding} == {Failure.AGAIN}
    assert not late
    await ours.leave()
    await theirs.leave()
    await left.close()
    await gone.close()
