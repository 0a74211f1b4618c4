"""A town for each test, and its server."""

from collections.abc import AsyncIterator

import pytest

from playground.telegram.clock import Clock
from playground.telegram.founding import small_town
from playground.telegram.http.server import Server
from playground.telegram.town import Town

NOON = 1_788_321_600.0


@pytest.fixture
def town() -> Town:
    """Twelve people, one bot, a supergroup, a basic group and a forum; the clock stands still."""
    return small_town(clock=Clock(NOON))


@pytest.fixture
async def server(town: Town) -> AsyncIterator[Server]:
    async with Server(town) as server:
        yield server
