"""How soon a bot that is started cold gives its first answer, how much memory it needs at rest, and
how soon `--help` is there.
"""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.convention import Figure
from bench.county import settle
from bench.processes import PROGRAM, end, environment
from bot.clock import SystemClock
from playground.telegram import Server, Town, small_town
from storage.database import Storage

ROUNDS = 5
ANSWER_SECONDS, HELP_SECONDS, IDLE_MEGABYTES = 3.0, 0.5, 200.0
PATIENCE, REST = 30.0, 2.0


async def run() -> list[Figure]:
    await helped()  # so that the files are in memory, and compiled
    started = [await start() for _ in range(ROUNDS)]
    answered, megabytes = (median(column) for column in zip(*started, strict=True))
    shown = median([await helped() for _ in range(ROUNDS)])
    print(
        f"first answer after {answered:.2f} s, {megabytes:.0f} MB at rest, --help {shown:.2f} s",
        file=sys.stderr,
    )
    return [
        Figure("start-answer", ANSWER_SECONDS / answered, 1.0),
        Figure("start-memory", IDLE_MEGABYTES / megabytes, 1.0),
        Figure("start-help", HELP_SECONDS / shown, 1.0),
    ]


async def start() -> tuple[float, float]:
    """Seconds from the call of `yijiabai run` until the town has the answer to a /start that was
    waiting, and megabytes after it.
    """
    town = small_town()
    bot = next(iter(town.world.bots.values()))
    asking = town.person(next(iter(town.world.people)))
    asking.writes(bot, "/start")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "yijiabai.db"
        storage = Storage.open(f"sqlite:///{file}")
        await settle(storage, [], SystemClock().now())
        await storage.close()
        async with Server(town) as server:
            began = town.clock.now()
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, *PROGRAM, "run"),
                env=environment(server.url, bot.token, f"sqlite:///{file}"),
            )
            try:
                answered = await first_answer(town, process)
                await asyncio.sleep(REST)
                megabytes = sum(proportional(one) for one in family(process.pid))
            finally:
                await end(process)
    return answered - began, megabytes


async def first_answer(town: Town, process: Process) -> float:
    """The moment at which the town got it. RuntimeError if the bot ends before, or is silent."""
    async with asyncio.timeout(PATIENCE):
        while process.returncode is None:
            if calls := town.calls.latest(method="sendMessage"):
                return calls[0].ts
            await asyncio.sleep(0.01)
    raise RuntimeError(f"the bot ended with status {process.returncode}")


def family(process: int) -> Iterator[int]:
    """A process and all that it has started."""
    yield process
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        yield from family(int(child))


def proportional(process: int) -> float:
    """Megabytes of a process; what several share is shared out among them."""
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        name, *rest = line.split()
        if name == "Pss:":
            return int(rest[0]) * 1024 / 1e6
    raise RuntimeError("the system does not tell how much memory a process needs")


async def helped() -> float:
    """Seconds of `yijiabai --help`."""
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, *PROGRAM, "--help"), stdout=DEVNULL
    )
    if await process.wait() != 0:
        raise RuntimeError("--help failed")
    return perf_counter() - began
