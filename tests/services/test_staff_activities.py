"""What an office's staff holds every week and enters afterwards; a second person's yes and no."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest

from domain.activities import ActivityNotOfAnOrgan, ActivityState, Plan
from domain.check_ins import LATEST, CheckInTooLate
from domain.entering import (
    LONGEST_REASON,
    ApprovedByOneself,
    DeclinedWithoutReason,
    EnteredTooLate,
    NothingToApprove,
)
from domain.five_ones import Counted, HeldBy, Measure, NotCounted, Reason, counts
from domain.organisations import Level, Profile, Role
from domain.people import Person
from domain.periods import quarter_of
from domain.recurring import Recurring, RecurringEnded, Repeat
from services.activities import ActivityNotYours
from services.services import Services
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import County, founded, met, told
from tests.storage import county
from tests.storage.county import HOUR, NOON

WEEK, SECOND = timedelta(days=7), timedelta(seconds=1)
# NOON is a Monday, 20:00 in Shanghai.
STARTS = NOON + 47 * HOUR
CARD = datetime(2026, 3, 8, 9, tzinfo=SHANGHAI)
WEEKLY = Plan("open-house", "Tea at the office", STARTS, STARTS + HOUR, "Office", 12)
PAST = Plan("open-house", "Doors open", NOON - 4 * HOUR, NOON - 2 * HOUR, "Office")
QUARTER_ENDS = datetime(2026, 4, 1, tzinfo=SHANGHAI)


@dataclass(frozen=True)
class Staffed:
    """`staff` hold activities of the office, and run no group."""

    place: County
    staff: Person
    colleague: Person


async def staffed(tx: Transaction) -> Staffed:
    place = await founded(tx)
    people = [await met(tx, 950, "Sun"), await met(tx, 951, "Qian")]
    for one in people:
        await tx.roles.grant(one.id, place.office.id, Role.ORGAN_STAFF, NOON)
    return Staffed(place, *people)


def at(tx: Transaction, moment: datetime = NOON) -> Services:
    return services(tx, moment)


async def begun(tx: Transaction) -> tuple[Staffed, Recurring]:
    here = await staffed(tx)
    office, group = here.place.office.id, here.place.group.id
    activity, one = await at(tx).recurring.announce(here.staff, group, WEEKLY, Repeat(), office)
    assert one is not None
    assert (activity.cadre, activity.organ, one.cadre, one.organ) == (None, office, None, office)
    await told(tx)
    return here, one


async def test_each_week_of_an_offices_has_a_card_and_counts_for_the_office(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        here, one = await begun(tx)
        again = here.staff, here.place.group.id, WEEKLY, Repeat(), here.place.office.id
        assert (await at(tx).recurring.announce(*again))[1] == one
        assert await at(tx, CARD - SECOND).recurring.make_due() == 0
        assert await at(tx, CARD).recurring.make_due() == 1
        assert await told(tx) == [("ActivityCard", None)]
        latest = await tx.recurring.latest(one.id)
        assert latest is not None
        assert (latest.cadre, latest.organ) == (None, here.place.office.id)
        assert latest.starts_at == STARTS + WEEK
        for moment, starts in (
            (STARTS + HOUR + LATEST - SECOND, [STARTS, STARTS + WEEK]),
            (STARTS + HOUR + LATEST, [STARTS + WEEK]),
        ):
            ahead = await at(tx, moment).organ_activities.ahead(here.colleague)
            assert [found.starts_at for found in ahead] == starts


async def test_everybody_of_its_staff_changes_and_ends_it_and_nobody_else(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here, one = await begun(tx)
        running = at(tx).recurring.running
        assert await running(here.colleague) == await running(here.staff) == [one]
        for other in (here.place.cadre, here.place.administrator, here.place.young, None):
            assert await running(other) == []
            with pytest.raises(ActivityNotYours):
                await at(tx).recurring.look(other, one.id)
        first = await tx.recurring.latest(one.id)
        assert first is not None
        span = STARTS + HOUR, STARTS + 2 * HOUR
        await at(tx).activities.move(here.colleague, first.id, span, "Park")
        changed, _ = await at(tx).recurring.later_ones_too(here.colleague, first.id)
        assert (changed.place, changed.starts.hour) == ("Park", 20)
        left = await at(tx).recurring.end(here.colleague, one.id)
        assert left is not None
        with pytest.raises(RecurringEnded):
            await at(tx).recurring.look(here.staff, one.id)


async def test_without_staff_or_without_a_cadre_in_its_group_it_goes_on_no_more(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        here, one = await begun(tx)
        for person in (here.staff, here.colleague):
            await tx.roles.withdraw(person.id, here.place.office.id, Role.ORGAN_STAFF)
        assert await at(tx, CARD).recurring.make_due() == 1
        ended = await tx.recurring.get(one.id)
        assert ended is not None
        assert not ended.is_running
        assert await told(tx) == []
    async with storage.read_write() as tx:
        await tx.roles.grant(here.staff.id, here.place.office.id, Role.ORGAN_STAFF, NOON)
        later = replace(WEEKLY, title="Once more")
        group, office = here.place.group.id, here.place.office.id
        await at(tx).recurring.announce(here.staff, group, later, Repeat(), office)
        await told(tx)
        await tx.cadres.leave_office(here.place.line.id, date(2026, 3, 8))
        assert await at(tx, CARD).recurring.make_due() == 1
        assert await told(tx) == []


async def entered(tx: Transaction, here: Staffed) -> None:
    office = here.place.office.id
    await at(tx).entering.enter(here.staff, here.place.group.id, PAST, office)


async def verdict(tx: Transaction, here: Staffed) -> Counted | NotCounted:
    held = await tx.held.of_organ(here.place.office.id, NOON - WEEK, NOON + WEEK)
    return counts(held[-1], Measure(HeldBy.ORGAN, quarter_of(NOON.date()), SHANGHAI), NOON)


async def test_what_staff_enters_is_approved_by_somebody_else_of_the_office(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        here = await staffed(tx)
        await entered(tx, here)
        await entered(tx, here)
        asked = {
            ("ActivityToApprove", one.id) for one in (here.colleague, here.place.administrator)
        }
        assert set(await told(tx)) == {*asked, ("ActivityCard", None)}
        ((held, _),) = await at(tx).entering.held(here.colleague)
        with pytest.raises(ApprovedByOneself):
            await at(tx).entering.approve(here.staff, held.id)
        for other in (here.place.cadre, here.place.young):
            with pytest.raises(ActivityNotYours):
                await at(tx).entering.approve(other, held.id)
        await at(tx).entering.approve(here.colleague, held.id)
        assert await told(tx) == [("ActivityApproved", here.staff.id)]
        assert await verdict(tx, here) == NotCounted(Reason.TOO_FEW, 3)
        last = QUARTER_ENDS - SECOND
        for number in range(3):
            young = await county.contact(tx, here.place.line, 500 + number)
            there = young, held.id, here.place.group
            with pytest.raises(CheckInTooLate):
                await at(tx, QUARTER_ENDS).check_ins.was_there(*there)
            assert (await at(tx, last).check_ins.was_there(*there)).noted
        assert await verdict(tx, here) == Counted(earns_points=False)
        trail = [(one.by, one.action, one.noun) for one in await tx.audit.latest()]
        assert (here.colleague.id, "approve", "activity") in trail
        await at(tx).entering.withdraw(here.colleague, held.id)
        assert await verdict(tx, here) == NotCounted(Reason.WITHDRAWN)


async def test_where_nobody_else_is_of_the_office_the_level_above_is_asked(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        here = await staffed(tx)
        city = await tx.organisations.add(
            "City", Level.CITY, Profile.NOTICE_2017, zone="Asia/Shanghai", language="zh"
        )
        county_ = await tx.organisations.add(
            *("Below", Level.COUNTY, Profile.NOTICE_2017),
            zone="Asia/Shanghai",
            language="zh",
            parent=city.id,
        )
        above = await met(tx, 970, "Above")
        await tx.roles.grant(above.id, city.id, Role.ADMINISTRATOR, NOON)
        alone = await met(tx, 971, "Alone")
        await tx.roles.grant(alone.id, county_.id, Role.ORGAN_STAFF, NOON)
        await tx.roles.grant(alone.id, county_.id, Role.ADMINISTRATOR, NOON)
        line = await county.cadre(tx, "孙老师", county_)
        await tx.cadres.take_up(line.id, (await met(tx, 972, "Line")).id)
        group = await county.group(tx, line, -300)
        made = await tx.activities.plan(
            None, group.id, PAST, NOON, entered_by=alone.id, organ=county_.id
        )
        assert await at(tx).entering.approvers(made) == [above.id]
        assert here.staff.id not in await at(tx).entering.approvers(made)


async def test_staff_enter_kinds_of_an_organ_until_the_quarter_ends(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await staffed(tx)
        office, group = here.place.office.id, here.place.group.id
        own = replace(PAST, kind="league-class")
        with pytest.raises(ActivityNotOfAnOrgan):
            await at(tx).entering.enter(here.staff, group, own, office)
        for other in (here.place.cadre, here.place.young, None):
            with pytest.raises(ActivityNotYours):
                await at(tx).entering.enter(other, group, PAST, office)
        with pytest.raises(EnteredTooLate):
            await at(tx, QUARTER_ENDS).entering.enter(here.staff, group, PAST, office)
        late = QUARTER_ENDS - SECOND
        made = await at(tx, late).entering.enter(here.staff, group, PAST, office)
        assert made.entered_at == late


async def test_a_no_has_a_reason_and_it_can_be_entered_anew(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await staffed(tx)
        await entered(tx, here)
        await told(tx)
        ((held, _),) = await at(tx).entering.held(here.staff)
        decline = at(tx).entering.decline
        for unfit in ("", "  ", "长" * (LONGEST_REASON + 1)):
            with pytest.raises(DeclinedWithoutReason):
                await decline(here.colleague, held.id, unfit)
        with pytest.raises(ApprovedByOneself):
            await decline(here.staff, held.id, "No")
        with pytest.raises(ActivityNotYours):
            await decline(here.place.young, held.id, "No")
        declined = await decline(here.colleague, held.id, f" {'长' * LONGEST_REASON} ")
        assert declined.state is ActivityState.DECLINED
        assert declined.declined_for == "长" * LONGEST_REASON
        heard = [("ActivityCardChanged", None), ("ActivityDeclined", here.staff.id)]
        assert await told(tx) == heard
        assert await verdict(tx, here) == NotCounted(Reason.DECLINED)
        with pytest.raises(NothingToApprove):
            await at(tx).entering.approve(here.place.administrator, held.id)
        with pytest.raises(NothingToApprove):
            await decline(here.place.administrator, held.id, "No")
        trail = [(one.by, one.action, one.noun) for one in await tx.audit.latest()]
        assert (here.colleague.id, "decline", "activity") in trail
        assert await at(tx).entering.held(here.staff) == []
        await entered(tx, here)
        assert await verdict(tx, here) == NotCounted(Reason.NOT_APPROVED)


async def test_what_was_approved_is_not_declined(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await staffed(tx)
        cadre, group = here.place.cadre, here.place.group.id
        own = replace(PAST, kind="league-class")
        activity = await at(tx).entering.enter(cadre, group, own)
        await at(tx).entering.approve(here.place.deputy, activity.id)
        with pytest.raises(NothingToApprove):
            await at(tx).entering.decline(here.place.administrator, activity.id, "No")
