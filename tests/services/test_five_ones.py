"""The Five Ones from the stores: whose, in which period, and who may look."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.activities import Plan
from domain.check_ins import Way
from domain.five_ones import ActivityId, Kind, KindName, NotCounted, Reason
from domain.organisations import Level, Position, Profile, Role
from domain.periods import Days
from domain.policies import ListedKind, Matter, Policy
from domain.stats import Quota, Which
from services.five_ones import FiveOnesNotYours
from services.organisations import NotACadre
from services.rights import NotAllowed, OutsideBranch
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, met, told
from tests.storage import county
from tests.storage.county import HOUR, NOON
from texts.say import Say

MARCH = Days(date(2026, 3, 1), date(2026, 5, 1))
JANUARY = Days(date(2026, 1, 1), date(2026, 3, 1))
DAY = timedelta(days=1)


async def announced(
    tx: Transaction, place: County, at: datetime, kind: str = "league-class"
) -> None:
    plan = Plan(kind, f"Books {at:%d}", at, at + HOUR, "Hall")
    await tx.activities.plan(place.line.id, place.group.id, plan, NOON)


async def test_a_cadre_sees_what_is_owed_what_was_held_and_why_it_does_not_count(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await announced(tx, place, NOON)
        await announced(tx, place, NOON + DAY)
        [found] = await services(tx, NOON + HOUR).five_ones.own(place.cadre)
        assert (found.period, found.days_left) == (MARCH, 60)
        assert found.progress is not None
        assert (found.progress.obligation.owed, found.progress.done) == (5, 0)
        assert [one.verdict for one in found.progress.judged] == [
            NotCounted(Reason.TOO_FEW, 3),
            NotCounted(Reason.UPCOMING),
        ]
        assert found.quota == Quota(asked=1, take_part=1, owed=100)


@pytest.mark.parametrize(("there", "counted"), [(2, 0), (3, 1)])
async def test_three_different_people_who_checked_in_make_it_count(
    storage: Storage, there: int, counted: int
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await announced(tx, place, NOON)
        for number in range(there):
            young = await county.contact(tx, place.line, 50 + number)
            for _ in range(2):
                await tx.check_ins.note(ActivityId(1), young.id, Way.CODE, NOON)
        [found] = await services(tx, NOON + HOUR).five_ones.own(place.cadre)
        assert found.progress is not None
        assert (found.progress.done, found.progress.percent) == (counted, counted * 20)


async def test_a_period_keeps_the_policy_of_its_first_day(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        reading = ListedKind(KindName(Kind.OWN, "读书会"))
        four = Policy(place.office.id, Matter.ACTIVITIES, date(2026, 4, 1), 4)
        kinds = Policy(place.office.id, Matter.KINDS, date(2026, 5, 1), kinds=(reading,))
        quota = Policy(place.office.id, Matter.CONTACTS, date(2026, 4, 1), 60)
        for policy in (four, kinds, quota):
            await services(tx, NOON).policies.set(place.administrator, policy)
        owed = {}
        for day in (date(2026, 4, 30), date(2026, 5, 1)):
            now = datetime(day.year, day.month, day.day, 4, tzinfo=UTC)
            [found] = await services(tx, now).five_ones.own(place.cadre)
            assert found.progress is not None
            owed[day] = found.progress.obligation.owed, len(found.kinds), found.quota.owed
        assert owed == {date(2026, 4, 30): (5, 5, 100), date(2026, 5, 1): (4, 1, 60)}


async def test_the_period_before_and_the_next_can_be_looked_at(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await announced(tx, place, datetime(2026, 2, 28, 15, 59, 59, tzinfo=UTC))
        await announced(tx, place, datetime(2026, 2, 28, 16, tzinfo=UTC))
        five_ones = services(tx, NOON).five_ones
        before = await five_ones.of_line(place.cadre, place.line.id, date(2026, 2, 28))
        assert before.progress is not None
        assert (before.period, len(before.progress.judged)) == (JANUARY, 1)
        here = await five_ones.of_line(place.cadre, place.line.id, NOON.date())
        assert here.progress is not None
        assert (here.period, len(here.progress.judged)) == (MARCH, 1)
        far = await five_ones.of_line(place.cadre, place.line.id, date(2030, 1, 1))
        assert far.period == Days(date(2026, 5, 1), date(2026, 7, 1))


async def test_a_position_of_the_first_day_that_ended_is_still_owed(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.cadres.leave_office(place.line.id, date(2026, 3, 20))
        new = await tx.cadres.add(place.office.id, "王老师", Position.PART_TIME, date(2026, 3, 20))
        await tx.cadres.take_up(new.id, place.cadre.id)
        await announced(tx, place, NOON + 30 * DAY)
        old, fresh = await services(tx, NOON + 31 * DAY).five_ones.own(place.cadre)
        assert old.progress is not None
        assert (old.line.id, len(old.progress.judged)) == (place.line.id, 1)
        assert fresh.progress is not None  # from April on
        [alone] = await services(tx, datetime(2026, 5, 1, tzinfo=UTC)).five_ones.own(place.cadre)
        assert alone.line.id == new.id


async def test_who_arrived_later_is_told_from_when_on(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        late = await met(tx, 940, "Chen")
        line = await tx.cadres.add(place.office.id, "陈", Position.SECONDED, date(2026, 3, 2))
        await tx.cadres.take_up(line.id, late.id)
        [found] = await services(tx, NOON).five_ones.own(late)
        assert (found.progress, found.owes_from) == (None, date(2026, 5, 1))
        assert found.unowed == ()


async def test_what_they_hold_before_they_owe_anything_is_listed_all_the_same(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        line = await tx.cadres.add(place.office.id, "陈", Position.SECONDED, date(2026, 3, 2))
        await tx.cadres.take_up(line.id, place.deputy.id)
        plan = Plan("league-class", "Reading", NOON, NOON + HOUR, "Hall")
        held = await tx.activities.plan(line.id, place.group.id, plan, NOON)
        off = await tx.activities.plan(line.id, place.group.id, plan, NOON)
        await tx.activities.replace(off, off.withdrawn(NOON))
        found = await services(tx, NOON + HOUR).five_ones.own(place.deputy)
        [late] = [one for one in found if one.line.id == line.id]
        assert late.progress is None
        assert [one.id for one in late.unowed] == [held.id]
        words = Say("zh").five_ones.of_line(late, "link").text
        assert "先不算数" in words
        assert "Reading" in words


async def test_an_office_sees_its_own_cadres_and_its_organ(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        supervisor = await met(tx, 941, "Zhou")
        await tx.roles.grant(supervisor.id, place.office.id, Role.SUPERVISOR, NOON)
        await announced(tx, place, NOON)
        for reader in (place.administrator, supervisor):
            found = await services(tx, NOON + HOUR).five_ones.of_office(reader, place.office.id)
            assert found.organ is not None
            assert (found.organ.obligation.owed, found.organ.done) == (5, 0)
            assert [one.line.roster_name for one in found.cadres] == ["王老师", "李老师"]
            assert [len(one.progress.judged) for one in found.cadres if one.progress] == [1, 0]
        before = await services(tx, NOON).five_ones.of_cadre(
            supervisor, place.line.id, Which.BEFORE
        )
        assert before.period == JANUARY


async def test_nobody_else_sees_what_a_cadre_has_open(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        above = await tx.organisations.add(
            "Above", Level.CITY, Profile.NOTICE_2017, zone="Asia/Shanghai", language="zh"
        )
        five_ones = services(tx, NOON).five_ones
        stranger = await met(tx, 942, "Wu")
        await tx.roles.grant(stranger.id, above.id, Role.ADMINISTRATOR, NOON)
        for somebody in (stranger, place.deputy, place.young, None):
            with pytest.raises(FiveOnesNotYours):
                await five_ones.of_cadre(somebody, place.line.id)
            with pytest.raises((NotAllowed, OutsideBranch)):
                await five_ones.of_office(somebody, place.office.id)
        with pytest.raises(FiveOnesNotYours):
            await five_ones.of_line(place.deputy, place.line.id, NOON.date())
        for somebody in (place.administrator, place.young, None):
            with pytest.raises(NotACadre):
                await five_ones.of_line(somebody, place.line.id, NOON.date())
        assert await five_ones.own(place.young) == []


async def test_a_branch_owes_no_organs_five_ones_and_a_picture_follows(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        branch = await tx.organisations.add(
            "Branch",
            Level.BRANCH,
            Profile.NOTICE_2017,
            zone="Asia/Shanghai",
            language="zh",
            parent=place.office.id,
        )
        await tx.roles.grant(place.administrator.id, branch.id, Role.ORGAN_STAFF, NOON)
        five_ones = services(tx, NOON).five_ones
        assert (await five_ones.of_office(place.administrator, branch.id)).organ is None
        await five_ones.draw(place.cadre, place.line.id, NOON.date())
        assert await told(tx) == [("FiveOnesPicture", place.cadre.id)]
