"""A county lives through a year three times: in one run; with a program that is down again and
again, up to three weeks; and with two tickers of which each rings everything twice.

What is said must be the same, but for what was late and made no sense any more, as
`bench.load.sense` has it; nothing twice, and to nobody more than the ceilings allow. In a whole
year everything is said that a clock ever says. On both databases; the three live at the same time,
as each waits for its own. `rounds` is the number of days.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from tempfile import TemporaryDirectory

from bench.convention import Outcome
from bench.load.deeds import Deed, planned
from bench.load.sense import AGAIN, BY_CLOCK, Down, lost, unfounded
from bench.load.year import Mouth, Said, Town, settled, twice
from bench.server import database, postgresql, upgraded
from domain.manners import BY_NAME, When
from domain.periods import week_of
from scheduling.calendar import is_working_day
from scheduling.jobs import Job, jobs
from scheduling.ticker import Ticker
from storage.database import Storage
from tests.desks import SHANGHAI
from tests.scheduling.test_ticker import Edge

ROUNDS = 365
WAYS = ("once", "down", "double")
CADRES = 6
FIRST = date(2026, 1, 1)
LONGEST_DOWN = timedelta(days=21)
MOST_A_WEEK = 3
SHOWN = 20


async def run(rounds: int, seed: int) -> Outcome:
    with TemporaryDirectory() as folder, postgresql() as server:
        found = {"SQLite": await soaked(f"sqlite:///{folder}", None, rounds, seed)}
        async with database(server) as one, database(server) as two, database(server) as three:
            addresses = [one, two, three]
            found["PostgreSQL"] = await soaked("", addresses, rounds, seed)
    figures = ", ".join(f"{name}: {outcome.figures}" for name, outcome in found.items())
    return Outcome(figures, ok=all(outcome.ok for outcome in found.values()))


async def soaked(
    folder: str,
    addresses: Sequence[str] | None,
    days: int,
    seed: int,
    first: date = FIRST,
    cadres: int = CADRES,
    table: Sequence[Job] = jobs(is_working_day),
) -> Outcome:
    """On three empty databases: of SQLite in a folder, or at these addresses."""
    at = addresses or [f"{folder}/{name}.db" for name in WAYS]
    chance = Random(seed)  # noqa: S311  # a soak is repeated by its seed
    deeds = planned(chance, first, days, cadres)
    begins = datetime.combine(first, time.min, SHANGHAI).astimezone(UTC)
    ends = begins + timedelta(days=days)
    downs = outages(chance, begins, ends)
    year = Year(begins, ends, deeds, cadres, table)
    for address in at:
        await upgraded(address)
    once, down, double = await asyncio.gather(  # each waits for its own database
        year.lived(at[0]), year.lived(at[1], downs), year.lived(at[2], tickers=2)
    )
    wrong = [
        *(f"twice {one}" for said in (once, down, double) for one in twice(said)),
        *(f"double differs {one}" for one in differs(once, double)),
        *(f"not due {one}" for one in unfounded(once, down, downs)),
        *(f"lost {one}" for one in lost(once, down, downs, ends)),
        *(f"ceiling {one}" for said in (once, down, double) for one in too_many(said)),
    ]
    if days >= ROUNDS:
        wrong += [f"never said {name}" for name in BY_CLOCK - {one.name for one in once}]
    for one in wrong[:SHOWN]:
        print(one, file=sys.stderr)
    figures = (
        f"{days} days, said {len(once)}, with {len(downs)} outages {len(down)}, "
        f"with two tickers {len(double)}, wrong {len(wrong)}"
    )
    return Outcome(figures, ok=not wrong and len(once) > days)


@dataclass(frozen=True, slots=True)
class Year:
    begins: datetime
    ends: datetime
    deeds: Sequence[tuple[datetime, Deed]]
    cadres: int
    table: Sequence[Job]

    async def lived(self, address: str, downs: Sequence[Down] = (), tickers: int = 1) -> list[Said]:
        """Everything that the program said of itself."""
        async with opened(address) as storage:
            town = await settled(storage, self.begins, self.cadres)
            life = Life(storage, Mouth(storage), [self._ticker(storage) for _ in range(tickers)])
            await life.until(self.begins, self.ends, list(self.deeds), town, downs)
            return life.mouth.said

    def _ticker(self, storage: Storage) -> Ticker:
        return Ticker(Edge(storage), self.table)


@dataclass
class Life:
    """Time jumps from one moment at which something happens to the next."""

    storage: Storage
    mouth: Mouth
    tickers: Sequence[Ticker]

    async def until(
        self,
        now: datetime,
        ends: datetime,
        deeds: list[tuple[datetime, Deed]],
        town: Town,
        downs: Sequence[Down],
    ) -> None:
        backs = {one.until for one in downs}
        while now < ends:
            outage = next((one for one in downs if now in one), None)
            while deeds and deeds[0][0] <= now:
                await self._do(deeds.pop(0), town)
            if outage is None:
                for _ in range(2 if now in backs else 1):
                    await self._work(now)
                due = [await self.tickers[0].next_due(now), await self.mouth.next_due()]
                due += [one.since for one in downs if one.since > now]
            else:
                due = [outage.until]
            due += [deeds[0][0]] if deeds else []
            later = [one for one in due if one is not None and one > now]
            now = min(later, default=ends)

    async def _do(self, deed: tuple[datetime, Deed], town: Town) -> None:
        at, what = deed
        await Edge(self.storage)(at, lambda services: what(services, town))

    async def _work(self, now: datetime) -> None:
        """Two tickers ring at the same time, and then once more."""
        if len(self.tickers) == 1:
            await self.tickers[0].tick(now)
        else:
            for _ in range(2):
                await asyncio.gather(*(one.tick(now) for one in self.tickers))
        await self.mouth.speak(now)


def outages(chance: Random, begins: datetime, ends: datetime) -> list[Down]:
    found, now = list[Down](), begins
    while True:
        since = now + timedelta(hours=chance.randrange(24, 24 * 30))
        until = since + chance.random() ** 3 * LONGEST_DOWN
        if until + AGAIN > ends:
            return found
        found.append(Down(since, until))
        now = until


def differs(one: Sequence[Said], other: Sequence[Said]) -> list[object]:
    """Each moment counts, too."""
    these = Counter[object]((each.at, *each.what) for each in one)
    those = Counter[object]((each.at, *each.what) for each in other)
    return list((these - those) + (those - these))


def too_many(said: Sequence[Said]) -> list[object]:
    """Messages of one week beyond the ceilings: one each working morning and three, or two."""
    unasked = [
        one for one in said if BY_NAME.get(one.name) and BY_NAME[one.name].when is When.UNASKED
    ]
    messages = {(one.person, one.at) for one in unasked if one.person is not None}
    mornings, others = Counter[object](), Counter[object]()
    for person, at in messages:
        local = at.astimezone(SHANGHAI)
        morning = is_working_day(local.date()) and time(8, 30) <= local.time() < time(12)
        where = mornings if morning else others
        where[person, local.date() if morning else week_of(local.date()).first] += 1
    return [one for one, times in (*mornings.items(), *others.items()) if times > MOST_A_WEEK + 1]


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Storage]:
    storage = Storage.open(address)
    try:
        yield storage
    finally:
        await storage.close()
