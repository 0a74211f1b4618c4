"""The database is away for a minute and comes back, again and again, while people talk and ask.

On PostgreSQL, with long polling and with a webhook that two processes share. Nobody is restarted;
in the end nothing is lost or counted twice (`bench.load.trial`).
"""

import asyncio
from random import Random

from bench.convention import Outcome
from bench.load.trial import Bots, tried
from bench.processes import Nursery, TownProcess, warm_nursery
from bench.server import OwnServer, database
from bench.soaks.kills import ON_POSTGRESQL, Way

ROUNDS = 3
AWAY_SECONDS = 60.0
# How long it is there before it goes, and before it goes again: at most.
THERE_SECONDS = 10.0


async def run(rounds: int, seed: int) -> Outcome:
    """So many minutes in either way. The seed decides who says what, and when the minutes begin."""
    server = OwnServer()
    try:
        with warm_nursery() as nursery:
            outcomes = [await soaked(nursery, server, way, rounds, seed) for way in ON_POSTGRESQL]
    finally:
        server.close()
    return Outcome(
        " | ".join(outcome.figures for outcome in outcomes),
        ok=all(outcome.ok for outcome in outcomes),
    )


async def soaked(nursery: Nursery, server: OwnServer, way: Way, rounds: int, seed: int) -> Outcome:
    chance = Random(seed)  # noqa: S311  # a soak is repeated by its seed

    async def disturb(bots: Bots, _: TownProcess) -> None:
        await bots.have_started()  # without a database none starts: its service tries again
        for _round in range(rounds):
            await asyncio.sleep(chance.uniform(0.5, 1) * THERE_SECONDS)
            await asyncio.to_thread(server.stop)
            await asyncio.sleep(AWAY_SECONDS)
            await asyncio.to_thread(server.start)

    async with database(server.address) as address:
        found = await tried(
            nursery, address, rounds, chance, disturb, bots=way.bots, webhook=way.webhook
        )
    return Outcome(f"{way.name} away {rounds} times {found.figures()}", ok=found.ok)
