"""The table of jobs: what each says is due next is due then, not before, and done afterwards."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.activities import Plan
from domain.activity import Tally
from domain.lights import Lights
from domain.organisations import Level, Position, Profile
from domain.wishes import WishState
from scheduling.calendar import is_working_day
from scheduling.jobs import Job, jobs
from services.desk import NEXT_RING
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import County, founded
from tests.storage.county import NOON, call, said

JOBS = jobs(is_working_day)
LAST = datetime(2026, 10, 10, tzinfo=UTC)
# What nobody misses is told at the latest at midnight, and goes earlier if somebody looks.
AT_THE_LATEST = {"retention"}
SECOND = timedelta(seconds=1)


async def world(tx: Transaction) -> County:
    """Something of everything that time changes."""
    here = await founded(tx)
    other = await tx.organisations.add(
        "New York", Level.CITY, Profile.LIGHT_BURDEN, zone="America/New_York", language="en"
    )
    line = await tx.cadres.add(other.id, "Smith", Position.FULL_TIME, NOON.date())
    await tx.cadres.take_up(line.id, here.administrator.id)
    await tx.cadres.leave_office(here.line.id, datetime(2026, 5, 20, tzinfo=UTC).date())
    for days in range(0, 60, 3):
        begins = NOON + timedelta(days=days, hours=3)
        plan = Plan("league-class", f"Class {days}", begins, begins + timedelta(hours=2), "Hall")
        activity = await tx.activities.plan(here.line.id, here.group.id, plan, NOON)
        await tx.activities.answer(activity.id, here.young.id, coming=True, now=NOON)
        lit = (begins.date(), here.group.id), Lights(voice=True)
        await tx.activity.add(Tally({}, dict([lit])))
    await tx.wishes.submit(
        "A ball",
        here.young.id,
        here.line.id,
        state=WishState.OPEN,
        anonymous=True,
        now=NOON,
    )
    await tx.activity.add(said(here.group.id, here.young.id, blocks=0b101))
    await tx.updates.fresh([1, 2], NOON)
    await tx.parked.park("topic:1", 1, "{}", NOON)
    await tx.drafts.save(here.young.id, "wish", {}, NOON)
    await tx.outbox.add(call())
    return here


async def run(storage: Storage, job: Job, now: datetime) -> int:
    async with storage.read_write() as tx:
        return await job.run(services(tx, now))


async def next_due(storage: Storage, job: Job, now: datetime) -> datetime | None:
    async with storage.read_write() as tx:
        return await job.next_due(services(tx, now))


async def settle(storage: Storage, job: Job, now: datetime) -> int:
    """Everything that is due at this moment. How many chunks that were."""
    chunks = 0
    while await run(storage, job, now):
        chunks += 1
        assert chunks < 100, f"{job.name} finds no end at {now}"
    return chunks


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
async def test_a_job_is_due_when_it_says_and_done_when_it_was_run(
    sqlite: Storage, job: Job
) -> None:
    async with sqlite.read_write() as tx:
        await world(tx)
    now, jumps = NOON.astimezone(SHANGHAI), 0
    await settle(sqlite, job, now)
    while jumps < 40:
        ahead = await next_due(sqlite, job, now)
        again = f"{job.name} is done, and due again at {now}"
        assert ahead is None or ahead > now + NEXT_RING, again
        if ahead is None or ahead > LAST:
            break
        if job.name not in AT_THE_LATEST:
            assert await run(sqlite, job, ahead - SECOND) == 0, f"{job.name} is early at {ahead}"
        assert await next_due(sqlite, job, ahead - SECOND) == ahead
        await settle(sqlite, job, ahead)
        now, jumps = ahead, jumps + 1
