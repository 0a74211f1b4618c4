"""Prompts: who hears what is due or missing, at which stage, and who does not."""

import asyncio
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.activities import Plan
from domain.check_ins import Way
from domain.notices import notice_of
from domain.organisations import Cadre, Level, Position, Profile, Role
from domain.people import PersonId
from domain.prompt_notices import PeriodDue
from domain.retention import Kept
from scheduling.calendar import is_working_day
from services.desk import NEXT_RING
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.storage.county import NOON, contact, person

FIRST = date(2026, 4, 1)


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


# Half an hour before its moment a stage is laid into the outbox.
FORTNIGHT, WEEK, LAST_DAY = "2026-06-17 08:00", "2026-06-24 08:00", "2026-06-30 08:00"


async def line(
    tx: Transaction,
    number: int = 1,
    position: Position = Position.PART_TIME,
    held_from: date = FIRST,
    zone: str = "Asia/Shanghai",
) -> Cadre:
    """A cadre who has started, in an office of their own."""
    where = await tx.organisations.add(
        f"Office {number}", Level.COUNTY, Profile.LIGHT_BURDEN, zone=zone, language="zh"
    )
    new = await tx.cadres.add(where.id, "Wang", position, held_from)
    who = await person(tx, 1000 + number)
    await tx.cadres.take_up(new.id, who.id)
    found = await tx.cadres.get(new.id)
    assert found is not None
    return found


async def tick(storage: Storage, now: datetime) -> list[int]:
    """How many were looked at, chunk by chunk."""
    found: list[int] = []
    while True:
        async with storage.read_write() as tx:
            looked_at = await services(tx, now).prompts.send_due(is_working_day)
        if not looked_at:
            return found
        found.append(looked_at)


async def next_due(storage: Storage, now: datetime) -> datetime | None:
    async with storage.read_write() as tx:
        return await services(tx, now).prompts.next_due(is_working_day)


@dataclass(frozen=True)
class Told:
    person: PersonId | None
    stages: str
    due: datetime


async def told(storage: Storage, now: datetime) -> list[Told]:
    """What waits in the outbox within two hours, taken out and done."""
    late = now + timedelta(hours=2)
    async with storage.read_write() as tx:
        found = []
        for leased in await tx.outbox.lease("test", late, late, 1000):
            notice = notice_of(leased.post.name, leased.post.fields)
            assert isinstance(notice, PeriodDue)
            stages = " ".join(key.partition(":")[2] for key in notice.stages.split())
            found.append(Told(leased.post.person, stages, leased.post.due))
            await tx.outbox.done(leased.id, "test", now)
        return found


async def test_a_cadre_who_is_short_is_told_once_at_each_stage(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await line(tx, position=Position.SECONDED)
    said, now = list[Told](), at("2026-04-01 00:00")
    while now < at("2026-07-01 00:00"):
        await tick(storage, now)
        assert await tick(storage, now) == []
        said += await told(storage, now)
        async with storage.read_write() as tx:
            await tx.ageing.forget(Kept.SENT, now - timedelta(hours=48))
        ahead = await next_due(storage, now)
        assert ahead is not None
        assert ahead > now
        now = ahead
    assert [(one.stages, f"{one.due.astimezone(SHANGHAI):%m-%d %H:%M}") for one in said] == [
        ("quarter:opening", "04-01 08:30"),
        # Of March and April nothing is owed: they began before the position did.
        ("two-months:opening", "05-06 08:30"),
        # 16 May is a Saturday, 31 May a Sunday, 28 June a Sunday.
        ("quarter:middle", "05-15 16:00"),
        ("two-months:middle", "05-29 16:00"),
        ("two-months:14 quarter:14", "06-17 08:30"),
        ("two-months:7 quarter:7", "06-24 08:30"),
        ("two-months:3 quarter:3", "06-26 16:00"),
        ("two-months:1 quarter:1", "06-30 08:30"),
    ]


async def test_nobody_is_told_early_and_the_next_moment_is_known(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await line(tx)
    assert await tick(storage, at("2026-05-20 12:00")) == []  # it began, and that was before
    assert await tick(storage, at("2026-06-17 07:59")) == []
    assert await next_due(storage, at("2026-06-17 07:59")) == at(FORTNIGHT)
    assert await next_due(storage, at(FORTNIGHT)) == at(FORTNIGHT) + NEXT_RING
    assert await tick(storage, at(FORTNIGHT)) == [1]
    assert await tick(storage, at(FORTNIGHT)) == []
    assert await next_due(storage, at(FORTNIGHT)) == at(WEEK)


@pytest.mark.parametrize("end", [LAST_DAY, "2026-12-31 08:00"])
async def test_of_two_periods_that_end_together_is_one_message(storage: Storage, end: str) -> None:
    """On 30 June and on 31 December; when both are over nothing more is said of them."""
    minute = timedelta(minutes=1)
    async with storage.read_write() as tx:
        await line(tx, position=Position.SECONDED)
    await tick(storage, at(end) - minute)
    before = await told(storage, at(end) - minute)
    assert not any(one.stages.endswith(":1") for one in before)
    assert await tick(storage, at(end)) == [1]
    assert [one.stages for one in await told(storage, at(end))] == ["two-months:1 quarter:1"]
    assert await tick(storage, at(end) + timedelta(hours=16)) == []
    assert await told(storage, at(end) + timedelta(hours=16)) == []


async def test_part_time_cadres_hear_nothing_of_two_months(storage: Storage) -> None:
    async with storage.read_write() as tx:
        full = await line(tx, 1, Position.FULL_TIME, held_from=date(2026, 1, 1))
        await line(tx, 2, Position.PART_TIME, held_from=date(2026, 1, 1))
    now = at("2026-05-06 08:00")
    await tick(storage, now - timedelta(days=10))
    await told(storage, now)
    await tick(storage, now)
    assert [one.person for one in await told(storage, now)] == [full.person]


async def test_who_lacks_nothing_hears_nothing(storage: Storage) -> None:
    """Contacts of the quarter are reached, and five activities owed by nobody."""
    async with storage.read_write() as tx:
        reached, short = await line(tx, 1), await line(tx, 2)
        for one in (reached, short):
            await contact(tx, one, 70 + one.id)
            for _ in range(9):
                await tx.cadres.count_declined(one.id)
        await tx.cadres.take_back_declined(short.id)
        assert reached.person is not None
        await fulfil(tx, reached)
    assert await tick(storage, at(FORTNIGHT)) == [2]
    assert [one.person for one in await told(storage, at(FORTNIGHT))] == [short.person]


async def fulfil(tx: Transaction, one: Cadre, times: int = 5) -> None:
    """So many heart-to-hearts, each confirmed."""
    for number in range(times):
        await held(tx, one, at("2026-06-01 12:00") + timedelta(hours=number))


async def held(tx: Transaction, one: Cadre, moment: datetime) -> None:
    plan = Plan("heart-to-heart", "", moment, moment, "")
    activity = await tx.activities.plan(one.id, None, plan, moment)
    await tx.check_ins.note(activity.id, None, Way.CONFIRMED, moment)


async def test_who_arrived_later_has_left_never_started_or_blocked_hears_nothing(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await line(tx, 1, held_from=FIRST + timedelta(days=1))
        left, blocked = await line(tx, 2), await line(tx, 3)
        await tx.cadres.leave_office(left.id, date(2026, 6, 17))
        await tx.cadres.add(left.organisation, "Zhao", Position.FULL_TIME, FIRST)
        assert blocked.person is not None
        await tx.people.set_reachable(blocked.person, reachable=False)
    assert await tick(storage, at(FORTNIGHT)) == []
    assert await told(storage, at(FORTNIGHT)) == []


async def test_administrators_and_staff_hear_what_their_office_owes_and_supervisors_do_not(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        office = await tx.organisations.add(
            "County", Level.COUNTY, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
        )
        branch = await tx.organisations.add(
            "Branch", Level.BRANCH, Profile.LIGHT_BURDEN, zone="Asia/Shanghai", language="zh"
        )
        acting = []
        for number, role in enumerate(Role, start=1):
            holder = await person(tx, 2000 + number)
            await tx.roles.grant(holder.id, office.id, role, NOON)
            if role in {Role.ADMINISTRATOR, Role.ORGAN_STAFF}:
                acting.append(holder.id)
        small = await person(tx, 3000)
        await tx.roles.grant(small.id, branch.id, Role.ADMINISTRATOR, NOON)
    for moment, stages in (("2026-07-01 08:00", "quarter:opening"), (WEEK, "quarter:7")):
        await tick(storage, at(moment))
        found = await told(storage, at(moment))
        assert {one.person for one in found} == set(acting)
        assert all(stages in one.stages for one in found)


async def test_of_stages_missed_while_the_program_was_down_the_latest_comes_late(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await line(tx)
    assert await tick(storage, at("2026-05-20 12:00")) == []
    now = at("2026-06-25 15:00")
    await tick(storage, now)
    assert [one.stages for one in await told(storage, now)] == ["two-months:7 quarter:7"]
    assert await tick(storage, now) == []


async def test_a_clock_that_is_set_back_says_nothing_again(storage: Storage) -> None:
    """By an hour, and by so much that what was said is forgotten in the outbox."""
    async with storage.read_write() as tx:
        await line(tx)
    await tick(storage, at(WEEK))
    assert len(await told(storage, at(WEEK))) == 1
    async with storage.read_write() as tx:
        await tx.ageing.forget(Kept.SENT, at("2027-01-01 00:00"))
    for back in (timedelta(minutes=1), timedelta(hours=1), timedelta(hours=20)):
        assert await tick(storage, at(WEEK) - back) == []
    assert await told(storage, at(WEEK)) == []


async def test_a_clock_that_was_a_year_ahead_does_not_keep_everybody_silent(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await line(tx)
    await tick(storage, at("2027-06-24 12:00"))
    await told(storage, at("2027-06-24 12:00"))
    assert await tick(storage, at(WEEK)) == [1]


async def test_who_starts_between_two_stages_hears_of_the_next_one(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await line(tx, 1)
    assert await tick(storage, at(FORTNIGHT)) == [1]
    async with storage.read_write() as tx:
        late = await line(tx, 2)
    assert await tick(storage, at("2026-06-20 10:00")) == []
    await told(storage, at("2026-06-20 10:00"))
    assert await tick(storage, at(WEEK)) == [2]
    assert late.person in {one.person for one in await told(storage, at(WEEK))}


async def test_each_zone_has_its_own_morning(storage: Storage) -> None:
    urumqi = ZoneInfo("Asia/Urumqi")
    async with storage.read_write() as tx:
        east, west = await line(tx, 1), await line(tx, 2, zone=urumqi.key)
    await tick(storage, at("2026-05-20 12:00"))
    await told(storage, at("2026-05-20 12:00"))
    await tick(storage, at(FORTNIGHT))
    assert [one.person for one in await told(storage, at(FORTNIGHT))] == [east.person]
    assert await next_due(storage, at(FORTNIGHT)) == at(FORTNIGHT, urumqi)
    await tick(storage, at(FORTNIGHT, urumqi))
    assert [one.person for one in await told(storage, at(FORTNIGHT, urumqi))] == [west.person]


@pytest.mark.parametrize("now", ["2026-07-01 08:00", WEEK])
async def test_many_are_told_in_chunks_and_each_of_them_once(
    storage: Storage, monkeypatch: pytest.MonkeyPatch, now: str
) -> None:
    """Two ticks at once as well; and nobody is missed where one was killed between two chunks."""
    monkeypatch.setattr("services.prompts.AT_OPENINGS", 5)
    monkeypatch.setattr("services.prompts.LOOKED_AT", 5)
    async with storage.read_write() as tx:
        for number in range(13):
            await line(tx, number)
    async with storage.read_write() as tx:
        assert await services(tx, at(now)).prompts.send_due(is_working_day) == 5
    await asyncio.gather(*(tick(storage, at(now)) for _ in range(2)))
    found = await told(storage, at(now))
    assert (len(found), len({one.person for one in found})) == (13, 13)
    assert await tick(storage, at(now)) == []


async def test_without_an_organisation_nothing_is_ever_due(storage: Storage) -> None:
    assert await tick(storage, at(FORTNIGHT)) == []
    assert await next_due(storage, at(FORTNIGHT)) is None
