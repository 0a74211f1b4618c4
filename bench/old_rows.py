"""Whether old rows slow talk down: with ten million of them behind it, as in an empty database.

Both databases are settled alike; one of them holds the counts of years in other groups and of
other people. Both take the same talk, batch after batch in turn.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from bench.convention import Figure
from bench.group_messages import Talk, talk
from bench.intake import Standing, intake_on, seconds
from bench.server import postgresql
from bench.webhook import Databases, Files
from bot import logs, memory
from bot.intake.intake import Intake
from storage.database import Storage

OLD_ROWS = 10_000_000
GROUPS, PEOPLE = 100, 100  # of each old day: a thousand days of ten thousand rows
WARM, ROUNDS, BATCHES = 8, 15, 10
FLOOR = 0.9
NUMBERS = {
    "sqlite": "WITH RECURSIVE numbers(n) AS "
    "(SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < :rows)",
    "postgresql": "WITH numbers(n) AS (SELECT generate_series(0, CAST(:rows AS integer) - 1))",
}
DAYS = {
    "sqlite": "date('2023-01-01', '+' || (n / 10000) || ' days')",
    "postgresql": "DATE '2023-01-01' + n / 10000",
}
PERSON_INDEX = "CREATE INDEX ix_activity_person ON activity (person_id) WHERE person_id <> 0"


async def run() -> list[Figure]:
    logs.set_up("error", "json", Standing())
    with TemporaryDirectory() as folder, postgresql(durable=True) as server:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        said = talk(WARM + ROUNDS * BATCHES, seed=5)
        memory.settle()
        files, databases = Files(Path(folder)), Databases(server)
        return [
            await compared("old-rows", files, said),
            await compared("old-rows-postgresql", databases, said),
        ]


async def compared(name: str, kept: Files | Databases, said: Talk) -> Figure:
    await kept.settled(said)
    async with AsyncExitStack() as stack:
        empty = await opened(await kept.fresh(empty=False), stack)
        old = await opened(await kept.another(), stack)
        await fill(old)
        rates = await rounds(intake_on(empty, said.bot), intake_on(old, said.bot), said)
    print(
        f"{name}: ms a batch: empty {1000 * median(one for one, _ in rates):.1f}, "
        f"{OLD_ROWS:,} old rows {1000 * median(one for _, one in rates):.1f}",
        file=sys.stderr,
    )
    return Figure(name, median(empty / old for empty, old in rates), FLOOR)


async def opened(address: str, stack: AsyncExitStack) -> Storage:
    storage = Storage.open(address)
    stack.push_async_callback(storage.close)
    return storage


async def fill(storage: Storage) -> None:
    """Counts of people and groups that nobody of the talk belongs to. The index is made afterwards,
    which takes a tenth of the time and comes out the same.
    """
    async with storage.read_write() as tx:
        connection: AsyncConnection = tx._connection  # noqa: SLF001  # no store writes the past
        dialect = connection.dialect.name
        await connection.execute(text("DROP INDEX ix_activity_person"))
        await connection.execute(
            text(
                "INSERT INTO activity (day, group_id, person_id, messages, folded_blocks) "  # noqa: S608  # constants of ours
                f"{NUMBERS[dialect]} SELECT {DAYS[dialect]}, 1000 + n / {PEOPLE} % {GROUPS}, "
                f"100000 + n % {PEOPLE} + n / {PEOPLE} % {GROUPS} * {PEOPLE}, 3, 2 FROM numbers"
            ),
            {"rows": OLD_ROWS},
        )
        await connection.execute(text(PERSON_INDEX))


async def rounds(empty: Intake, old: Intake, said: Talk) -> Sequence[tuple[float, float]]:
    """Seconds a batch."""
    for one in (empty, old):
        await seconds(one, said.batches[:WARM])
    found = []
    for begin in range(WARM, WARM + ROUNDS * BATCHES, BATCHES):
        batches = said.batches[begin : begin + BATCHES]
        found.append(
            (await seconds(empty, batches) / BATCHES, await seconds(old, batches) / BATCHES)
        )
    return found
