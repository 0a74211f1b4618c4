"""A county lives through a year three times: in one run; with a program that is down again and
again, up to three weeks; and with two tickers of which each rings everything twice.

What is said must be the same, but for what was late and made no sense any more; nothing twice, and
to nobody more than the ceilings allow. On both databases. `rounds` is the number of days.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from tempfile import TemporaryDirectory

from bench.convention import Outcome
from bench.load.year import Deed, Mouth, Said, Town, planned, settled, twice
from bench.server import database, postgresql, upgraded
from domain.manners import BY_NAME, When
from domain.periods import week_of
from domain.prompts import stages_of, turns_come
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
# So long it takes until the program has begun again and everything late has gone out.
AGAIN = timedelta(hours=1)
# Of these it is known when they make no sense any more.
CHECKED = frozenset({"PeriodDue", "MorningCome", "ActivityReminder", "HolderReminded"})
MOST_A_WEEK = 3


@dataclass(frozen=True, slots=True)
class Down:
    """The program is not there from `since` on until `until`."""

    since: datetime
    until: datetime

    def __contains__(self, moment: datetime) -> bool:
        return self.since <= moment < self.until


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
        *(f"not due {one}" for one in unfounded(once, down)),
        *(f"lost {one}" for one in lost(once, down, downs)),
        *(f"ceiling {one}" for said in (once, down, double) for one in too_many(said)),
    ]
    figures = (
        f"{days} days, said {len(once)}, with {len(downs)} outages {len(down)}, "
        f"with two tickers {len(double)}, wrong {len(wrong)} {wrong[:20]}"
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
        while now < ends:
            outage = next((one for one in downs if now in one), None)
            while deeds and deeds[0][0] <= now:
                await self._do(deeds.pop(0), town)
            if outage is None:
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
        until = since + chance.random() * LONGEST_DOWN
        if until + AGAIN > ends:
            return found
        found.append(Down(since, until))
        now = until


def differs(one: Sequence[Said], other: Sequence[Said]) -> list[object]:
    """Each moment counts, too."""
    these = Counter[object]((each.at, *each.what) for each in one)
    those = Counter[object]((each.at, *each.what) for each in other)
    return list((these - those) + (those - these))


def unfounded(once: Sequence[Said], down: Sequence[Said]) -> list[object]:
    """Said after an outage, and never said without one. What is put together with something else
    has its own moment; nothing else may differ.
    """
    known = {one.what for one in once}
    return [one.what for one in down if one.name in CHECKED and one.what not in known]


def lost(once: Sequence[Said], down: Sequence[Said], downs: Sequence[Down]) -> list[object]:
    """Said without an outage, and never said with one, although it still made sense when the
    program had come back.
    """
    known = {one.what for one in down}
    return [
        (one.at, *one.what)
        for one in once
        if one.name in CHECKED and one.what not in known and still_made_sense(one, downs)
    ]


def still_made_sense(one: Said, downs: Sequence[Down]) -> bool:
    """A stage until the next one comes; everything else, if the program was there at its moment."""
    outage = next((down for down in downs if one.at in down or one.at == down.until), None)
    if outage is None:
        return not any(down.since <= one.at < down.until + AGAIN for down in downs)
    if one.name != "PeriodDue":
        return False
    back = outage.until
    latest = [stage for turn in turns_come(back, SHANGHAI, is_working_day) for stage in turn.stages]
    return all(stage in latest for stage in stages_of(keys_of(one)))


def keys_of(one: Said) -> str:
    return one.fields.split('"stages": "')[1].split('"')[0]


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
