"""An office that came within a quarter: what it holds counts, and it owes from the next one on."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.activities import Plan
from domain.check_ins import Way
from domain.organisations import Level, Organisation, Position, Profile, Role
from domain.periods import quarter_of
from domain.quarterly_facts import FigureName
from scheduling.calendar import is_working_day
from services.progress import of_organ
from services.quarterly_facts import facts_of
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.test_prompts import at, held, tick, told
from tests.storage import county
from tests.storage.county import HOUR, NOON
from texts.say import Say

FIRST, SECOND, LAST = date(2026, 4, 1), date(2026, 4, 2), date(2026, 6, 30)
QUARTER, NEXT = quarter_of(FIRST), quarter_of(date(2026, 7, 1))
IN_JUNE = datetime(2026, 6, 20, 12, tzinfo=SHANGHAI)
COUNTS = [(FIRST, True), (SECOND, False), (LAST, False)]


async def office(tx: Transaction, since: date, level: Level = Level.COUNTY) -> Organisation:
    return await tx.organisations.add(
        f"Since {since}",
        level,
        Profile.LIGHT_BURDEN,
        zone=SHANGHAI.key,
        language="zh",
        since=since,
    )


async def open_house(tx: Transaction, where: Organisation) -> None:
    """One that counts."""
    begins = datetime(2026, 6, 10, 10, tzinfo=SHANGHAI)
    plan = Plan("open-house", "进机关", begins, begins + HOUR, "Hall")
    line = await tx.cadres.add(where.id, "Wang", Position.FULL_TIME, date(2026, 7, 1))
    activity = await tx.activities.plan(line.id, None, plan, begins, organ=where.id)
    for number in range(3):
        young = await county.person(tx, 700 + number)
        await tx.check_ins.note(activity.id, young.id, Way.CODE, begins)


@pytest.mark.parametrize(("since", "owes"), COUNTS)
async def test_what_it_held_counts_and_nothing_is_missing_before_the_next_quarter(
    storage: Storage, since: date, owes: bool
) -> None:
    async with storage.read_write() as tx:
        where = await office(tx, since)
        await open_house(tx, where)
        now = await of_organ(tx, where, FIRST, IN_JUNE)
        later = await of_organ(tx, where, NEXT.first, IN_JUNE)
    assert now is not None
    assert later is not None
    assert (now.done, [one.counts for one in now.judged]) == (1, [True])
    assert now.missing == (4 if owes else 0)
    assert later.missing == 5


@pytest.mark.parametrize(("since", "owes"), COUNTS)
async def test_the_sums_of_a_province_know_only_offices_that_owe(
    storage: Storage, since: date, owes: bool
) -> None:
    async with storage.read_write() as tx:
        where = await office(tx, since)
        await open_house(tx, where)
        facts = await facts_of(tx, where, QUARTER, IN_JUNE)
        next_facts = await facts_of(tx, where, NEXT, datetime(2026, 9, 20, tzinfo=UTC))
        before = await facts_of(tx, where, quarter_of(date(2026, 1, 1)), IN_JUNE)
    found = {one.name: (one.value, one.out_of) for one in facts.figures}
    assert found.get(FigureName.ORGANS_SHORT) == ((1, 1) if owes else None)
    assert found.get(FigureName.ORGANS_MET) == ((0, 1) if owes else None)
    assert found[FigureName.ORGANS_DUE] == (1, None)
    assert (1, 1) in {
        (one.value, one.out_of) for one in facts.figures if one.name is FigureName.ACTIVITIES
    }
    assert FigureName.ORGANS_SHORT in {one.name for one in next_facts.figures}
    due = {one.name: one.value for one in before.figures}.get(FigureName.ORGANS_DUE)
    assert due == (1 if owes else None)


@pytest.mark.parametrize(("since", "owes"), COUNTS)
async def test_whoever_acts_for_it_is_asked_for_nothing_before_that(
    storage: Storage, since: date, owes: bool
) -> None:
    async with storage.read_write() as tx:
        where = await office(tx, since)
        administrator = await county.person(tx, 2000)
        await tx.roles.grant(administrator.id, where.id, Role.ADMINISTRATOR, NOON)
    await tick(storage, at("2026-05-20 12:00"))
    await told(storage, at("2026-05-20 12:00"))
    for moment, heard in (("2026-06-30 08:00", owes), ("2026-07-01 08:00", True)):
        await tick(storage, at(moment))
        found = await told(storage, at(moment))
        assert [one.person for one in found] == ([administrator.id] if heard else [])


@pytest.mark.parametrize(("since", "owes"), COUNTS)
async def test_a_province_owes_no_report_of_the_quarter_in_which_it_came(
    storage: Storage, since: date, owes: bool
) -> None:
    """Nor of the one before, which its first days would call overdue."""
    async with storage.read_write() as tx:
        where = await office(tx, since, Level.PROVINCE)
    for moment, made in (
        ("2026-04-08 12:00", []),
        ("2026-06-30 12:00", [FIRST] if owes else []),
        ("2026-09-30 12:00", [NEXT.first, FIRST] if owes else [NEXT.first]),
    ):
        async with storage.read_write() as tx:
            while await services(tx, at(moment)).report_reminders.send_due(is_working_day):
                pass
            reports = await tx.quarterly_reports.of_organisation(where.id, 9)
        assert [one.first for one in reports] == made


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_its_page_says_from_when_on_it_owes_and_what_it_has_done(
    sqlite: Storage, language: str
) -> None:
    async with sqlite.read_write() as tx:
        where = await office(tx, SECOND)
        await open_house(tx, where)
        administrator = await county.person(tx, 2000)
        await tx.roles.grant(administrator.id, where.id, Role.ADMINISTRATOR, NOON)
        found = await services(tx, IN_JUNE).five_ones.of_office(administrator, where.id)
    text = Say(language).five_ones.of_office(found).text
    owed, done = {"zh": ("7月1日 起算", "1 类"), "en": ("1 July", "kinds so far: 1")}[language]
    assert owed in text
    assert done in text
    assert "✓" in text
    assert "%" not in text
    assert "face" not in text.lower()
    assert "面对面" not in text


async def test_since_when_it_is_there_is_the_day_in_its_own_zone(storage: Storage) -> None:
    """The first by `init`; those that a roster brings from that day on."""
    evening = datetime(2026, 3, 31, 16, 30, tzinfo=UTC)  # half past midnight in Shanghai
    async with storage.read_write() as tx:
        made, _ = await services(tx, evening).organisations.set_up(
            "County", Level.COUNTY, Profile.LIGHT_BURDEN, zone=SHANGHAI.key, language="zh"
        )
        other, _ = await services(tx, evening).organisations.set_up(
            "County", Level.COUNTY, Profile.LIGHT_BURDEN, zone=SHANGHAI.key, language="zh"
        )
    assert (made.since, other.since) == (FIRST, FIRST)


async def test_a_cadres_own_are_not_touched_by_it(sqlite: Storage) -> None:
    """A position has a first day of its own, however young the office is here."""
    async with sqlite.read_write() as tx:
        where = await office(tx, LAST)
        line = await tx.cadres.add(where.id, "Wang", Position.PART_TIME, FIRST)
        await held(tx, line, IN_JUNE - timedelta(days=1))
        facts = await facts_of(tx, where, QUARTER, IN_JUNE)
    found = {one.name: (one.value, one.out_of) for one in facts.figures}
    assert found[FigureName.CADRES_SHORT] == (1, 1)
