"""The bot is killed again and again while people talk and ask; nothing is lost or counted twice.

The town lives in a process of its own and goes on. Each bot is a fork of a warm parent, polls the
town and writes one SQLite file, until a SIGKILL ends it at a random moment. The last one may finish
its work; then the rows of activity must be what people did, and every command must be answered.
"""

import asyncio
import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.convention import Outcome
from bench.county import settle
from bench.load.books import difference, written
from bench.load.people import GROUPS, circles
from bench.load.talking import Talking, answers
from bench.processes import PATIENCE, Nursery, TownProcess, environment
from bot.clock import SystemClock
from storage.database import Storage

ROUNDS = 50
LONGEST_LIFE = 2.5
PEOPLE, PEOPLE_EACH_ROUND = 60, 40
DRAIN_SECONDS = 120.0


async def run(rounds: int, seed: int) -> Outcome:
    """The seed decides who says what and how long each bot lives, not how far it gets."""
    chance = Random(seed)  # noqa: S311  # a soak is repeated by its seed
    with TemporaryDirectory() as folder:
        database = Path(folder) / "yijiabai.db"
        async with TownProcess(PEOPLE + PEOPLE_EACH_ROUND * rounds, GROUPS) as town:
            settings = environment(town.url, town.token, database)
            talking = Talking(town, circles(town), chance)
            storage = Storage.open(f"sqlite:///{database}")
            await settle(storage, circles(town), SystemClock().now())
            await storage.close()
            async with Nursery(settings, Path(folder) / "bots.log") as nursery:
                await killed(nursery, town, talking, rounds, chance)
                await nursery.begins()
                drained = await drain(town, database)
                status = await nursery.ends(signal.SIGTERM)
            told = await answers(town, talking)
        differs = difference(talking.books.counts, written(database))
        log = nursery.told()
    figures = (
        f"kills {rounds} updates {talking.updates} difference {differs} "
        f"answers lost {told.lost} repeated {told.repeated}"
    )
    if not drained or status != 0:
        figures += f" drained {drained} status {status} log {log}"
    return Outcome(figures, ok=drained and status == 0 and differs == 0 and told.lost == 0)


async def killed(
    nursery: Nursery, town: TownProcess, talking: Talking, rounds: int, chance: Random
) -> None:
    """Bots live and die while people talk; nobody waits for anybody. How long a bot needs to wake
    up is seen from the first: the others are killed before, during and after it.
    """
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as group:
        group.create_task(talking.until(stop))
        await nursery.begins()
        waking = await until_it_asks(town)
        for number in range(rounds):
            if number > 0:
                await nursery.begins()
            await asyncio.sleep(chance.uniform(0, LONGEST_LIFE + (waking if number else 0)))
            if await nursery.ends(signal.SIGKILL) != -signal.SIGKILL:
                raise RuntimeError(f"a bot ended by itself: {nursery.told()}")
        stop.set()


async def until_it_asks(town: TownProcess) -> float:
    """Seconds until the bot has asked for updates for the first time."""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    async with asyncio.timeout(PATIENCE):
        while not await town.calls("getUpdates", latest=1):  # noqa: ASYNC110  # it is a log
            await asyncio.sleep(0.02)
    return loop.time() - begin


async def drain(town: TownProcess, database: Path) -> bool:
    """Whether everything was taken and everything said before patience ends."""
    for _ in range(int(DRAIN_SECONDS * 4)):
        await asyncio.sleep(0.25)
        if await town.unconfirmed() == 0 and unsaid(database) == 0:
            return True
    return False


def unsaid(database: Path) -> int:
    """Posts that still wait in the outbox, or are on their way."""
    asked = "SELECT COUNT(*) FROM outbox WHERE state IN ('waiting', 'leased')"
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return int(connection.execute(asked).fetchone()[0])
