"""A webhook that is told to stop while posts are under way has said 200 only of what is stored."""

import asyncio
import signal
from collections.abc import Iterable

import aiohttp
import pytest

from bench.load.books import rows
from bot.intake.webhook import HEADER
from storage.database import Storage
from tests.intake import talk
from tests.processes.living import SECRET, Living, until

MANY, AT_ONCE = 400, 20
STORED = "SELECT update_id FROM updates"
SEEN = "SELECT COALESCE(SUM(seen), 0) FROM books"
PATIENCE = aiohttp.ClientTimeout(total=30)


class Telling:
    """Somebody who posts updates as Telegram does, so many at the same time, each once."""

    def __init__(self, living: Living, numbers: Iterable[int]) -> None:
        self._living = living
        self._numbers = iter(numbers)
        self.accepted: set[int] = set()
        self.refused: set[int] = set()

    async def all(self) -> None:
        async with aiohttp.ClientSession(timeout=PATIENCE) as session:
            await asyncio.gather(*(self._tells(session) for _ in range(AT_ONCE)))

    async def _tells(self, session: aiohttp.ClientSession) -> None:
        for number in self._numbers:
            taken = await self._is_taken(session, number)
            (self.accepted if taken else self.refused).add(number)

    async def _is_taken(self, session: aiohttp.ClientSession, number: int) -> bool:
        try:
            async with session.post(
                self._living.webhook, data=body_of(number), headers={HEADER: SECRET}
            ) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, OSError, TimeoutError):
            return False


def body_of(number: int) -> bytes:
    """Every fifth asks for something, the others are talk."""
    if number % 5:
        return talk.update(talk.message(talk.LI), number=number)
    private = {"id": number, "type": "private", "first_name": "P"}
    asked = talk.command("/help", number) | {"chat": private}
    return talk.update(asked, number=number)


async def stored(living: Living) -> set[int]:
    return {int(row[0]) for row in await rows(living.address, STORED)}


async def test_what_was_answered_when_it_is_told_to_stop_is_stored_and_nothing_else(
    living: Living,
) -> None:
    child = await living.begins(webhook=True)
    await until(lambda: living.calls("setWebhook"))
    telling = Telling(living, range(1, MANY + 1))
    told = asyncio.create_task(telling.all())
    await until(lambda: len(telling.accepted) >= AT_ONCE)
    assert await living.ends(child) == 0
    await told
    assert telling.refused, "it came to its end while posts were under way"
    assert await stored(living) == telling.accepted
    await again(living, telling)


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
async def test_what_a_server_that_hangs_did_not_take_is_not_answered_with_200(
    living: Living,
) -> None:
    storage = Storage.open(living.address)
    child = await living.begins(webhook=True)
    await until(lambda: living.calls("setWebhook"))
    telling = Telling(living, range(1, AT_ONCE + 1))
    async with storage._engines.write.connect() as connection:
        await connection.exec_driver_sql("LOCK TABLE updates IN ACCESS EXCLUSIVE MODE")
        told = asyncio.create_task(telling.all())
        await asyncio.sleep(0.5)
        assert await living.ends(child) == 0
        await told
        assert telling.accepted == set()
        await connection.rollback()
    await storage.close()
    await again(living, telling)


async def again(living: Living, before: Telling) -> None:
    """What was not accepted is told to the next one; in the end everything was seen, and once."""
    child = await living.begins(webhook=True)
    left, accepted = before.refused, before.accepted
    while left:
        telling = Telling(living, sorted(left))
        await telling.all()
        await asyncio.sleep(0.05)
        left, accepted = telling.refused, accepted | telling.accepted
    assert await living.ends(child, signal.SIGTERM) == 0
    assert await stored(living) == accepted
    assert await living.count(SEEN) == len(accepted)
