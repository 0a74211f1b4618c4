"""Ticks: missed, late or double ones come out the same, and one failing job stops no other."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from domain.groups import GroupState
from domain.organisations import Level, Position, Profile
from domain.retention import Kept
from scheduling.calendar import is_working_day
from scheduling.jobs import Job, jobs
from scheduling.ticker import CHUNKS, Ticker
from services.services import Services
from storage.database import Storage
from storage.tables.outbox import outbox
from storage.tables.updates import books
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.storage.county import group, person, said

Result = TypeVar("Result")
FIRST = datetime(2026, 6, 15, tzinfo=SHANGHAI)
LAST = datetime(2026, 6, 26, 18, tzinfo=SHANGHAI)
HOUR = timedelta(hours=1)
# 14, 7 and 3 days before the end, in UTC.
SAID = ("06-17T00:30", "06-24T00:30", "06-26T08:00")


@dataclass
class Edge:
    """A transaction for each piece of work, as the process opens them."""

    storage: Storage
    opened: int = 0

    async def __call__(
        self, now: datetime, work: Callable[[Services], Awaitable[Result]], /
    ) -> Result:
        self.opened += 1
        async with self.storage.read_write() as tx:
            return await work(services(tx, now))


async def settle(tx: Transaction) -> None:
    """An office with a cadre who is short, a counted group, and some things that grow old."""
    where = await tx.organisations.add(
        "Lakeside", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
    )
    cadre = await tx.cadres.add(where.id, "Wang", Position.PART_TIME, date(2026, 1, 1))
    who = await person(tx)
    await tx.cadres.take_up(cadre.id, who.id)
    await tx.marks.begin("prompt:Asia/Shanghai", FIRST)
    met = await group(tx)
    await tx.groups.change_state(met.id, GroupState.NEW, GroupState.COUNTING)
    await tx.updates.fresh([1, 2, 3], FIRST)
    await tx.parked.park("topic:1", 1, "{}", FIRST)
    await tx.drafts.save(who.id, "wish", {}, FIRST)
    await tx.activity.add(said(met.id, 5, FIRST.date(), blocks=0b111))


@dataclass(frozen=True)
class Outcome:
    """What ticks leave behind, without what each day's question to Telegram adds."""

    notices: Sequence[str]
    messages_and_blocks: Sequence[tuple[int, int]]
    seen_and_ignored: Sequence[tuple[int, int]]
    marks: Sequence[datetime | None]
    oldest: Mapping[Kept, datetime]


async def outcome(storage: Storage) -> Outcome:
    async with storage.read_only() as view:
        told = select(outbox.c.dedupe_key).where(outbox.c.name == "PeriodDue")
        booked = await view._connection.execute(select(books.c.seen, books.c.ignored))
        return Outcome(
            sorted(await view._connection.scalars(told)),
            [(row.counted["messages"], row.blocks) async for row in view.reports.activity()],
            [(row.seen, row.ignored) for row in booked],
            [await view.marks.of(name) for name in ("prompt:Asia/Shanghai", "blocks-folded")],
            await view.ageing.oldest(),
        )


def hours(every: int) -> list[datetime]:
    """Even ticks over the days, and one at the end."""
    length = int((LAST - FIRST) / HOUR)
    return [FIRST + number * HOUR for number in range(0, length, every)] + [LAST]


@pytest.mark.parametrize(
    "ticks",
    [hours(4), [moment for moment in hours(13) for _ in range(2)], hours(37)],
    ids=["every four hours", "twice every thirteen hours", "after long silences"],
)
async def test_however_the_bell_is_rung_it_comes_out_the_same(
    storage: Storage, ticks: list[datetime]
) -> None:
    async with storage.read_write() as tx:
        await settle(tx)
    ticker = Ticker(Edge(storage))
    for now in ticks:
        await ticker.tick(now)
    assert await outcome(storage) == Outcome(
        notices=[f"PeriodDue:Asia/Shanghai:2026-{at}:1" for at in SAID],
        messages_and_blocks=[(1, 3)],
        seen_and_ignored=[(1, 1)],
        marks=[datetime(2026, 6, 26, 16, tzinfo=SHANGHAI), datetime(2026, 6, 24, tzinfo=UTC)],
        oldest={},
    )


async def test_a_single_late_tick_says_only_the_latest_stage(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await settle(tx)
    ticker = Ticker(Edge(storage))
    assert await ticker.tick(LAST)
    assert not await ticker.tick(LAST)
    found = await outcome(storage)
    assert found.notices == [f"PeriodDue:Asia/Shanghai:2026-{SAID[-1]}:1"]
    assert (found.seen_and_ignored, found.oldest) == ([(1, 1)], {})


async def test_ticks_at_the_same_time_come_out_like_one(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await settle(tx)
    await asyncio.gather(*(Ticker(Edge(storage)).tick(LAST) for _ in range(3)))
    found = await outcome(storage)
    assert (len(found.notices), found.seen_and_ignored, found.oldest) == (1, [(1, 1)], {})
    assert found.messages_and_blocks == [(1, 3)]


async def test_a_clock_that_jumps_from_moment_to_moment_meets_everything_in_time(
    storage: Storage,
) -> None:
    """As a story does: tick until nothing is left, then jump to the next moment."""
    async with storage.read_write() as tx:
        await settle(tx)
    ticker, now, jumps = Ticker(Edge(storage)), FIRST, []
    while now < LAST:
        while await ticker.tick(now):
            pass
        ahead = await ticker.next_due(now)
        assert ahead is not None
        assert ahead > now
        now = ahead
        jumps.append(now.astimezone(SHANGHAI))
    assert {moment.time().isoformat() for moment in jumps} == {
        "00:00:00",  # members, numbers and blocks
        "01:00:00",  # what was parked at midnight
        "08:00:00",  # half an hour before a morning, and before four
        "15:30:00",
    }
    assert len((await outcome(storage)).notices) == 3


async def test_in_an_empty_database_nothing_is_due_and_nothing_will_be(storage: Storage) -> None:
    ticker = Ticker(Edge(storage))
    assert not await ticker.tick(FIRST)
    assert await ticker.next_due(FIRST) is None


# -------------------------------------------------------------------------------------- the table


@dataclass
class Chunks:
    """A job that has this many chunks to do, and a moment at which there will be more."""

    left: int
    ahead: datetime | None = None
    done: list[datetime] = field(default_factory=list)

    async def run(self, services: Services) -> int:
        if self.left == 0:
            return 0
        self.left -= 1
        self.done.append(services.desk.now)
        return 500

    async def next_due(self, _services: Services) -> datetime | None:
        return self.ahead


class Broken(Chunks):
    async def run(self, services: Services) -> int:
        await super().run(services)
        raise RuntimeError("a secret text")

    async def next_due(self, _services: Services) -> datetime | None:
        raise RuntimeError("a secret text")


def table(works: Iterable[Chunks]) -> Sequence[Job]:
    return [Job(f"job-{number}", one.run, one.next_due) for number, one in enumerate(works)]


async def test_a_job_works_chunk_by_chunk_each_in_its_own_transaction(sqlite: Storage) -> None:
    edge, work = Edge(sqlite), Chunks(3)
    assert await Ticker(edge, table([work])).tick(FIRST)
    assert (work.done, edge.opened) == ([FIRST] * 3, 4)


async def test_a_job_without_end_leaves_room_for_the_others(sqlite: Storage) -> None:
    endless, small = Chunks(10 * CHUNKS), Chunks(1)
    assert await Ticker(Edge(sqlite), table([endless, small])).tick(FIRST)
    assert (len(endless.done), small.left) == (CHUNKS, 0)


async def test_a_failing_job_stops_no_other_and_is_logged_without_its_words(
    sqlite: Storage,
) -> None:
    works = [Chunks(1, FIRST + 2 * HOUR), Broken(1), Chunks(1, FIRST + HOUR)]
    ticker = Ticker(Edge(sqlite), table(works))
    with capture_logs() as lines:
        assert await ticker.tick(FIRST)
        assert await ticker.next_due(FIRST) == FIRST + HOUR
    assert [one.left for one in works] == [0, 0, 0]
    assert [(line["event"], line["job"]) for line in lines] == [("job failed", "job-1")] * 2
    assert [type(line["exc_info"]) for line in lines] == [RuntimeError] * 2


async def test_what_a_failing_job_did_is_rolled_back(storage: Storage) -> None:
    async def half(services: Services) -> int:
        await services.desk.tx.updates.fresh([1], FIRST)
        raise RuntimeError

    ticker = Ticker(Edge(storage), [Job("half", half, Chunks(0).next_due)])
    with capture_logs() as lines:
        assert not await ticker.tick(FIRST)
    assert len(lines) == 1
    async with storage.read_write() as tx:
        assert await tx.updates.fresh([1], FIRST) == {1}


@pytest.mark.parametrize(
    ("moments", "ahead"),
    [
        ([None, None], None),
        ([FIRST - HOUR, None], None),
        ([FIRST, FIRST + HOUR], FIRST + HOUR),
        ([FIRST + 2 * HOUR, FIRST + HOUR], FIRST + HOUR),
    ],
)
async def test_the_next_moment_is_the_first_of_all_jobs_and_lies_ahead(
    sqlite: Storage, moments: list[datetime | None], ahead: datetime | None
) -> None:
    ticker = Ticker(Edge(sqlite), table(Chunks(0, moment) for moment in moments))
    assert await ticker.next_due(FIRST) == ahead


def test_every_job_has_a_name_of_its_own_and_danger_comes_first() -> None:
    names = [job.name for job in jobs(is_working_day)]
    assert names[0] == "calls-for-help"
    assert len(set(names)) == len(names)
