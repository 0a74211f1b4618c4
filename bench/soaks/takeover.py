"""Two bots by mistake: of pollers, tickers and senders one works, the other waits and takes over.

Both run on one PostgreSQL with every role. Now a bot is killed, now the sessions that hold the
seats are cut off while their bots live on; each time the seats must be held again within ten
seconds. In the end nothing is lost or counted twice (`bench.load.trial`).
"""

import asyncio
from collections.abc import Sequence
from random import Random
from statistics import fmean

from bench.convention import Outcome
from bench.load.books import rows
from bench.load.trial import Bots, tried
from bench.processes import Nursery, TownProcess, warm_nursery
from bench.server import CUT_OFF_SEATS, SEATED, administer, database, postgresql

ROUNDS = 100
SEATS = 3
LIMIT_SECONDS = 10.0
GIVEN_UP_SECONDS = 60.0
QUIET_SECONDS = 2.0
NOTICED_SECONDS = 0.2
SESSIONS = (
    "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND (query LIKE 'SELECT pg_try_advisory_lock%' OR query = 'SELECT 1')"
)
HOLDERS = f"SELECT pid {SEATED}"


async def run(rounds: int, seed: int) -> Outcome:
    """The seed decides what happens to whom, not how far they had got."""
    with warm_nursery() as nursery, postgresql() as server:
        return await on_postgresql(nursery, server, rounds, seed)


async def on_postgresql(nursery: Nursery, server: str, rounds: int, seed: int) -> Outcome:
    chance = Random(seed)  # noqa: S311  # a soak is repeated by its seed
    taken: list[float] = []
    async with database(server) as address:

        async def disturb(bots: Bots, _: TownProcess) -> None:
            taken.extend([await disturbed(bots, address, chance) for _ in range(rounds)])

        found = await tried(nursery, address, rounds, chance, disturb, bots=2, webhook=False)
    figures = (
        f"disturbed {rounds} times, taken over within {max(taken):.1f} s, on average "
        f"{fmean(taken):.1f} s, {found.figures()}"
    )
    return Outcome(figures, ok=found.ok and max(taken) <= LIMIT_SECONDS)


async def disturbed(bots: Bots, address: str, chance: Random) -> float:
    """Two bots work in peace for a while, and then do not. Seconds until all seats are held."""
    await bots.begin()
    await until_both_are_there(address)
    await asyncio.sleep(chance.uniform(0, QUIET_SECONDS))
    held = await holders(address)
    if chance.random() < 0.5:
        await administer(address, CUT_OFF_SEATS)
        return await until_seated(address, but=held)
    await bots.kill(chance)
    await asyncio.sleep(NOTICED_SECONDS)
    return NOTICED_SECONDS + await until_seated(address, but=())


async def until_seated(address: str, but: Sequence[int]) -> float:
    """Seconds until every seat is held, by none of these sessions."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    async with asyncio.timeout(GIVEN_UP_SECONDS):
        while len(held := await holders(address)) < SEATS or set(held) & set(but):  # noqa: ASYNC110  # it is a table
            await asyncio.sleep(0.05)
    return loop.time() - begin


async def until_both_are_there(address: str) -> None:
    """One bot holds what it can, and the other waits."""
    async with asyncio.timeout(GIVEN_UP_SECONDS):
        while (await rows(address, SESSIONS))[0][0] < 2 * SEATS:  # noqa: ASYNC110  # it is a table
            await asyncio.sleep(0.05)


async def holders(address: str) -> list[int]:
    """The sessions that hold a seat."""
    return [int(row[0]) for row in await rows(address, HOLDERS)]
