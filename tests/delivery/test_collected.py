"""Everything that is due to one person at one moment is one message, the quarter's report too."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from bot.wording.table import RENDERERS
from domain.activities import Plan
from domain.organisations import Level, Position, Profile, Role
from domain.people import Person
from domain.periods import quarter_of
from domain.prompts import MORNING
from domain.report_stages import ReportStage
from scheduling.calendar import is_working_day
from scheduling.jobs import jobs
from tests.delivery.rig import Rig
from tests.desks import SHANGHAI, services
from tests.storage.county import group

WORK = ("mornings", "prompts", "quarterly-reports")
TODAY = "读书会"
DRAFT, NOT_YET, OVERDUE = "草稿已经备好", "还没有上报", "没有按时上报"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Province:
    """Of one office, and all three at once: its administrator, and a full-time and a part-time
    cadre, so that periods of both lengths end for them.
    """

    rig: Rig
    everything: Person
    administrator: Person


@pytest.fixture
async def province(rig: Rig) -> AsyncIterator[Province]:
    rig.renderers |= RENDERERS
    first, second, *_ = rig.town.world.people.values()
    people = [await rig.knows(rig.town.person(one.id)) for one in (first, second)]
    async with rig.storage.read_write() as tx:
        office = await tx.organisations.add(
            "江南团省委", Level.PROVINCE, Profile.NOTICE_2017, zone=SHANGHAI.key, language="zh"
        )
        for one in people:
            await tx.roles.grant(one.id, office.id, Role.ADMINISTRATOR, at("2026-03-01 00:00"))
        for position in (Position.FULL_TIME, Position.PART_TIME):
            line = await tx.cadres.add(office.id, "王老师", position, date(2026, 1, 1))
            await tx.cadres.take_up(line.id, people[0].id)
    rig.town.clock.set(at("2026-03-02 19:00").timestamp())
    async with rig.runs():
        yield Province(rig, *people)


async def ticks(rig: Rig) -> None:
    """As the ticker does it: every job, chunk by chunk, in its order."""
    now = rig.clock.now()
    for job in jobs(is_working_day):
        while job.name in WORK:
            async with rig.storage.read_write() as tx:
                if not await job.run(services(tx, now)):
                    break
    rig.delivery.wake()


async def until(rig: Rig, moment: datetime) -> None:
    await rig.settle(seconds=(moment - rig.clock.now()).total_seconds())


async def an_activity_on(province: Province, day: date) -> None:
    """A reason for a morning message."""
    begins = datetime.combine(day, datetime.min.time(), SHANGHAI) + timedelta(hours=15)
    plan = Plan("league-class", "读书会", begins, begins + timedelta(hours=1), "Hall")
    async with province.rig.storage.read_write() as tx:
        [line, *_] = await tx.cadres.of_person(province.everything.id, day)
        here = await group(tx, line)
        await tx.activities.plan(line.id, here.id, plan, begins - timedelta(days=20))


def heard(rig: Rig, who: Person) -> list[str]:
    return rig.said(who.telegram_id)


@pytest.mark.parametrize(
    ("moment", "told", "parts"),
    [
        # A week before two periods end, and the report's draft; three days before, moved to Friday
        # from a Sunday; the last day; overdue, and the opening of two periods.
        ("2026-06-24 08:30", None, [TODAY, "还有 7 天", DRAFT]),
        ("2026-06-26 16:00", ReportStage.DRAFTED, ["还有 5 天", NOT_YET]),
        ("2026-06-30 08:30", ReportStage.THREE_DAYS, [TODAY, "今天", NOT_YET]),
        ("2026-07-01 08:30", ReportStage.LAST_DAY, [TODAY, "7月1日至9月30日", OVERDUE]),
        ("2026-12-31 08:30", ReportStage.THREE_DAYS, [TODAY, "今天", NOT_YET]),
    ],
)
async def test_a_report_and_two_periods_that_end_together_are_one_message(
    province: Province, moment: str, told: ReportStage | None, parts: Sequence[str]
) -> None:
    rig, due = province.rig, at(moment)
    if told is not None:
        await already_told(rig, due, told)
    if due.time() == MORNING:
        await an_activity_on(province, due.date())
    for early in (timedelta(minutes=30, seconds=1), timedelta(minutes=30)):
        await until(rig, due - early)
        await ticks(rig)
    await until(rig, due - timedelta(seconds=1))
    assert heard(rig, province.everything) == heard(rig, province.administrator) == []
    for late in (timedelta(), timedelta(minutes=2), timedelta(minutes=30)):
        await until(rig, due + late)
        await ticks(rig)
    [everything] = heard(rig, province.everything)
    assert [one for one in parts if one not in everything] == []
    [alone] = heard(rig, province.administrator)
    assert parts[-1] in alone


async def test_late_after_an_outage_they_are_one_message_too(province: Province) -> None:
    rig, now = province.rig, at("2026-06-30 14:00")
    await already_told(rig, now, ReportStage.DRAFTED)
    await until(rig, now)
    await ticks(rig)
    await until(rig, now + timedelta(minutes=30))
    await ticks(rig)
    [one] = heard(rig, province.everything)
    assert "今天" in one
    assert NOT_YET in one


async def already_told(rig: Rig, due: datetime, stage: ReportStage) -> None:
    """The program has run all along, and whoever writes the report was told so far."""
    before = due - timedelta(hours=1)
    await until(rig, before)
    quarter = quarter_of((due - timedelta(days=1)).date())
    async with rig.storage.read_write() as tx:
        [office] = await tx.organisations.roots()
        made = await tx.quarterly_reports.make(office.id, quarter.first, before)
        await tx.quarterly_reports.tell(made, stage)
    await ticks(rig)
