"""How fast group talk is taken on PostgreSQL, against the usual way on whichever database suits it.

The same batches of a hundred go through the same intake as in `bench.intake`, into a server that
survives that somebody pulls the plug. The usual way runs in the same round on SQLite and on that
server, and is taken at its faster one. Its own processor is one, PostgreSQL's are all.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.convention import Figure
from bench.group_messages import Talk, talk
from bench.intake import OURS, RUNS, USUAL, WARM, Standing, intake_on, seconds, updates
from bench.server import postgresql
from bench.usual import SLOWEST, UsualWay
from bench.webhook import Databases, Files, Kept, check
from bot import logs, memory
from storage.database import Storage

ROUNDS = 7
FLOOR = 28


async def run() -> list[Figure]:
    logs.set_up("error", "json", Standing())
    with TemporaryDirectory() as folder, postgresql(durable=True) as server:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        said = talk(WARM + OURS, seed=1)
        memory.settle()
        files, databases = Files(Path(folder)), Databases(server)
        await databases.settled(said)
        for _ in range(RUNS):
            rounds = [await a_round(files, databases, said) for _ in range(ROUNDS)]
            if (figure := figure_of(rounds)) is not None:
                return [figure]
    raise RuntimeError(f"the machine was too busy for a comparison, {RUNS} times")


def figure_of(rounds: Sequence[tuple[float, float, float]]) -> Figure | None:
    """None: the machine was too busy for the usual way."""
    on_sqlite, on_postgresql, ours = (median(rates) for rates in zip(*rounds, strict=True))
    void = max(on_sqlite, on_postgresql) < SLOWEST
    print(
        f"updates/s: usual way {on_sqlite:,.0f} on SQLite, {on_postgresql:,.0f} on PostgreSQL, "
        f"our intake {ours:,.0f}" + (f": void, below {SLOWEST:.0f} of the usual way" * void),
        file=sys.stderr,
    )
    ratio = median(ours / max(usual) for *usual, ours in rounds)
    return None if void else Figure("postgresql", ratio, FLOOR)


async def a_round(files: Kept, databases: Kept, said: Talk) -> tuple[float, float, float]:
    """Updates a second: the usual way on SQLite and on PostgreSQL, and our intake."""
    rates = [await usual(await one.fresh(empty=True), said) for one in (files, databases)]
    return rates[0], rates[1], await ours(await databases.fresh(empty=False), said)


async def usual(address: str, said: Talk) -> float:
    way = UsualWay(address, said.token)
    await way.open()
    await way.rate(said.batches[:1])
    rate = await way.rate(said.batches[1 : USUAL + 1])
    await way.close()
    return rate


async def ours(address: str, said: Talk) -> float:
    storage = Storage.open(address)
    intake = intake_on(storage, said.bot)
    await seconds(intake, said.batches[:WARM])
    spent = await seconds(intake, said.batches[WARM:])
    await storage.close()
    await check(address, said.updates)
    return updates(said.batches[WARM:]) / spent
