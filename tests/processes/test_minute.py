"""The database is away for a minute and comes back: every command is answered, and once.

In the town's time, which is moved on by hand; `bench.soaks.away` waits for real minutes.
"""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.server import OwnServer, apart, created, dropped, upgraded
from bot import seats
from tests.processes.in_town_time import START, InTownTime
from tests.processes.living import until

MINUTE = 60
ASKED_EVERY = 10


@pytest.fixture
def lonely(own_server: OwnServer) -> Iterator[str]:
    """The address of a database on a server that is stopped."""
    address = apart(created(own_server.address))
    apart(upgraded(address))
    yield address
    own_server.start()
    apart(dropped(own_server.address, address))


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_whoever_asks_in_a_minute_without_database_is_answered_once(
    own_server: OwnServer,
    lonely: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    webhook: bool,
) -> None:
    monkeypatch.setattr(seats, "LOOK_SECONDS", 0.05)
    async with InTownTime(lonely, tmp_path, people=8) as one:
        await one.begins(webhook=webhook)
        await one.is_answered(one.asks(one.people[0]))
        await asyncio.to_thread(own_server.stop)
        for person in one.people[1:-1]:
            one.asks(person)
            await one.passes(ASKED_EVERY)
        assert one.town.clock.now() - START >= MINUTE
        await asyncio.to_thread(own_server.start)
        one.asks(one.people[-1])
        for person in one.people[1:]:
            await one.is_answered(person)
        await until(lambda: not one.unconfirmed)
        assert [one.answers(person) for person in one.people] == [1] * len(one.people)
