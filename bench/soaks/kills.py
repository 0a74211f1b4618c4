"""Bots are killed again and again while people talk and ask; nothing is lost or counted twice.

On SQLite and on PostgreSQL, with long polling and with a webhook, which on PostgreSQL two processes
share. A SIGKILL comes at a random moment (`bench.load.trial`).
"""

import asyncio
from dataclasses import dataclass
from random import Random
from tempfile import TemporaryDirectory

from bench.convention import Outcome
from bench.load.trial import Bots, tried
from bench.processes import PATIENCE, Nursery, TownProcess, warm_nursery
from bench.server import database, postgresql

ROUNDS = 200
LONGEST_LIFE = 1.2


@dataclass(frozen=True, slots=True)
class Way:
    """How updates come, and how many processes take them."""

    name: str
    webhook: bool
    bots: int = 1


ON_SQLITE = (Way("sqlite-polling", webhook=False), Way("sqlite-webhook", webhook=True))
ON_POSTGRESQL = (
    Way("postgresql-polling", webhook=False),
    Way("postgresql-webhook", webhook=True, bots=2),
)


async def run(rounds: int, seed: int) -> Outcome:
    """So many kills in each of the four ways. The seed decides who says what and how long each bot
    lives, not how far it gets.
    """
    with warm_nursery() as nursery, postgresql() as server:
        outcomes = [await on_sqlite(nursery, way, rounds, seed) for way in ON_SQLITE]
        outcomes += [
            await on_postgresql(nursery, server, way, rounds, seed) for way in ON_POSTGRESQL
        ]
    return Outcome(
        " | ".join(outcome.figures for outcome in outcomes),
        ok=all(outcome.ok for outcome in outcomes),
    )


async def on_sqlite(nursery: Nursery, way: Way, rounds: int, seed: int) -> Outcome:
    with TemporaryDirectory() as folder:
        return await soaked(nursery, f"sqlite:///{folder}/yijiabai.db", way, rounds, seed)


async def on_postgresql(nursery: Nursery, server: str, way: Way, rounds: int, seed: int) -> Outcome:
    async with database(server) as address:
        return await soaked(nursery, address, way, rounds, seed)


async def soaked(nursery: Nursery, address: str, way: Way, rounds: int, seed: int) -> Outcome:
    """One way, on an empty database."""
    chance = Random(seed)  # noqa: S311  # a soak is repeated by its seed
    begin = asyncio.get_running_loop().time()

    async def disturb(bots: Bots, town: TownProcess) -> None:
        await killed(bots, way, town, rounds, chance)

    found = await tried(
        nursery, address, rounds, chance, disturb, bots=way.bots, webhook=way.webhook
    )
    seconds = asyncio.get_running_loop().time() - begin
    figures = f"{way.name} kills {rounds} {found.figures()} in {seconds:.0f} s"
    return Outcome(figures, ok=found.ok)


async def killed(bots: Bots, way: Way, town: TownProcess, rounds: int, chance: Random) -> None:
    """How long a bot needs to wake up is seen from the first: the others are killed before, during
    and after it.
    """
    waking = await until_it_asks(town, "setWebhook" if way.webhook else "getUpdates")
    for number in range(rounds):
        await bots.begin()
        await asyncio.sleep(chance.uniform(0, LONGEST_LIFE + (waking if number else 0)))
        await bots.kill(chance)


async def until_it_asks(town: TownProcess, method: str) -> float:
    """Seconds until a bot has told Telegram for the first time how it wants its updates."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    async with asyncio.timeout(PATIENCE):
        while not await town.calls(method, latest=1):  # noqa: ASYNC110  # it is a log
            await asyncio.sleep(0.02)
    return loop.time() - begin
