"""A machine vanishes, or its network: whatever it held another one takes over, and nothing is lost.

With a database server of its own, over TCP, and lines to it and to Telegram that can be cut.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bench.processes import Nursery
from bench.server import NoServer, OwnServer, apart, created, dropped, upgraded
from bench.soaks.takeover import SEATS, holders, until_seated
from tests.processes.living import Living, until
from tests.processes.wire import Wire

LONGEST_SECONDS = 120


@pytest.fixture(scope="module")
def far_server() -> Iterator[str]:
    """The address of a server that is reached over a network."""
    try:
        server = OwnServer()
    except NoServer as missing:
        pytest.skip(str(missing))
    yield server.listen()
    server.close()


@pytest.fixture
def far(far_server: str) -> Iterator[str]:
    address = apart(created(far_server))
    apart(upgraded(address))
    yield address
    apart(dropped(far_server, address))


@asynccontextmanager
async def far_away(living: Living) -> AsyncIterator[tuple[int, Wire, Wire]]:
    """A bot on another machine, and its lines to the database and to Telegram."""
    database = make_url(living.address)
    assert database.port is not None
    async with Wire(database.port) as wire, Wire(int(living.url.rpartition(":")[2])) as telegram:
        over = database.set(port=wire.port).render_as_string(hide_password=False)
        api = f"http://127.0.0.1:{telegram.port}"
        yield await living.begins(DATABASE_URL=over, API_URL=api), wire, telegram


async def test_whatever_a_machine_held_that_vanishes_another_takes_over(
    nursery: Nursery, far: str, tmp_path: Path
) -> None:
    async with (
        asyncio.timeout(LONGEST_SECONDS),
        Living(nursery, far, tmp_path) as living,
        far_away(living) as (first, wire, telegram),
    ):
        await living.is_answered(living.asks())
        await until_seated(far, but=())
        held = await holders(far)
        second = await living.begins()
        await until(lambda: "held-by-another" in living.told())
        asked = [living.asks() for _ in range(3)]
        await until(lambda: any(map(living.answers, asked)))
        wire.cut()
        telegram.cut()
        asked += [living.asks() for _ in range(3)]
        await until_seated(far, but=held)
        for chat in asked:
            await living.is_answered(chat)
        assert len(set(await holders(far)) - set(held)) == SEATS
        assert await living.ends(first) == 0
        assert await living.ends(second) == 0
        answers = [living.answers(chat) for chat in asked]
        assert set(answers[:3]) <= {1, 2}, "what was said and not marked may be said again"
        assert answers[3:] == [1] * 3


async def test_a_network_that_is_away_for_a_while_costs_nothing(
    nursery: Nursery, far: str, tmp_path: Path
) -> None:
    async with (
        asyncio.timeout(LONGEST_SECONDS),
        Living(nursery, far, tmp_path) as living,
        far_away(living) as (child, wire, _),
    ):
        await living.is_answered(living.asks())
        wire.cut()
        chats = [await living.is_told(), living.asks()]
        await until(lambda: "database failed" in living.told() or "seat lost" in living.told())
        assert not any(map(living.answers, chats))
        wire.mend()
        for chat in chats:
            await living.is_answered(chat, LONGEST_SECONDS)
        assert await living.ends(child) == 0
        assert [living.answers(chat) for chat in chats] == [1] * 2
