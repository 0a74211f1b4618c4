"""What is over: entered afterwards, approved by a second person, withdrawn; between two people."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from domain.activities import Activity, ActivityHasMovedOn, Plan
from domain.check_ins import CheckedInBefore, CheckInByCodeOnly, CheckInTooLate
from domain.consents import Purpose
from domain.entering import (
    ActivityFrozen,
    ApprovedByOneself,
    EnteredTooLate,
    NothingToApprove,
    NothingToConfirm,
    NotYetHeld,
)
from domain.five_ones import (
    Counted,
    Held,
    HeldBy,
    Kind,
    Measure,
    NotCounted,
    Reason,
    counts,
)
from domain.periods import two_months_of
from services.activities import ActivityNotYours
from services.between_two import BetweenTwo, NotYourContact
from services.check_ins import CheckIns
from services.entering import Entering
from services.organisations import NotACadre
from storage.database import Storage
from storage.marks import QUARTER_FROZEN
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import County, founded, told, without
from tests.storage import county
from tests.storage.county import HOUR, NOON

DAY = timedelta(days=1)
YESTERDAY = "2026-03-01"
PAST = Plan("league-class", "Reading", NOON - 4 * HOUR, NOON - 2 * HOUR, "Hall")
PERIOD_ENDS = datetime(2026, 5, 1, tzinfo=SHANGHAI)


def entering(tx: Transaction, at: datetime = NOON) -> Entering:
    return services(tx, at).entering


def between(tx: Transaction, at: datetime = NOON) -> BetweenTwo:
    return services(tx, at).between_two


def check_ins(tx: Transaction, at: datetime = NOON) -> CheckIns:
    return services(tx, at).check_ins


async def counted(tx: Transaction, place: County, at: datetime = NOON) -> Counted | NotCounted:
    """What the rule says of the only activity of the cadre."""
    held = await facts(tx, place)
    return counts(held, Measure(HeldBy.CADRE, two_months_of(date(2026, 3, 1)), SHANGHAI), at)


async def facts(tx: Transaction, place: County) -> Held:
    (held,) = await tx.held.of_lines([place.line.id], NOON - 60 * DAY, NOON + 60 * DAY)
    return held


async def confirmed(tx: Transaction, place: County, activity: Activity, people: int) -> None:
    for number in range(people):
        young = await county.contact(tx, place.line, 500 + number)
        await check_ins(tx).was_there(young, activity.id, place.group)


async def test_what_was_entered_afterwards_counts_when_approved_and_confirmed(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await entering(tx).enter(place.cadre, place.group.id, PAST)
        asked = {("ActivityToApprove", one.id) for one in (place.deputy, place.administrator)}
        assert set(await told(tx)) == {*asked, ("ActivityCard", None)}
        assert await counted(tx, place) == NotCounted(Reason.NOT_APPROVED)
        with pytest.raises(ApprovedByOneself):
            await entering(tx).approve(place.cadre, activity.id)
        with pytest.raises(ActivityNotYours):
            await entering(tx).approve(place.young, activity.id)
        await entering(tx).approve(place.deputy, activity.id)
        with pytest.raises(NothingToApprove):
            await entering(tx).approve(place.administrator, activity.id)
        assert await told(tx) == [("ActivityApproved", place.cadre.id)]
        assert await counted(tx, place) == NotCounted(Reason.TOO_FEW, 3)
        await confirmed(tx, place, activity, 3)
        assert await counted(tx, place) == Counted(earns_points=False)


async def test_who_was_there_says_so_once_and_until_the_period_ends(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await entering(tx).enter(place.cadre, place.group.id, PAST)
        with pytest.raises(CheckInTooLate):
            await check_ins(tx, PERIOD_ENDS).was_there(place.young, activity.id, place.group)
        last = PERIOD_ENDS - timedelta(seconds=1)
        came = await check_ins(tx, last).was_there(place.young, activity.id, place.group)
        assert came.noted
        with pytest.raises(CheckedInBefore):
            await check_ins(tx).was_there(place.young, activity.id, place.group)
        announced = await services(tx, NOON).activities.announce(
            place.cadre, place.group.id, replace(PAST, starts_at=NOON + HOUR, ends_at=NOON + DAY)
        )
        with pytest.raises(CheckInByCodeOnly):
            await check_ins(tx).was_there(place.young, announced.id, place.group)


async def test_it_is_entered_until_the_last_moment_of_its_period_and_not_before_it_happened(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        ahead = replace(PAST, starts_at=NOON + HOUR, ends_at=NOON + 2 * HOUR)
        with pytest.raises(NotYetHeld):
            await entering(tx).enter(place.cadre, place.group.id, ahead)
        with pytest.raises(EnteredTooLate):
            await entering(tx, PERIOD_ENDS).enter(place.cadre, place.group.id, PAST)
        last = PERIOD_ENDS - timedelta(seconds=1)
        made = await entering(tx, last).enter(place.cadre, place.group.id, PAST)
        assert made.entered_at == last
        before = replace(PAST, starts_at=NOON - 3 * DAY, ends_at=NOON - 2 * DAY)
        with pytest.raises(EnteredTooLate):
            await entering(tx).enter(place.cadre, place.group.id, before)


async def test_a_wrong_record_is_withdrawn_until_its_quarter_is_frozen(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await entering(tx).enter(place.cadre, place.group.id, PAST)
        assert [one.id for one, _ in await entering(tx).held(place.cadre)] == [activity.id]
        with pytest.raises(ActivityNotYours):
            await entering(tx).withdraw(place.young, activity.id)
        await tx.marks.set(QUARTER_FROZEN, PAST.starts_at + HOUR)
        with pytest.raises(ActivityFrozen):
            await entering(tx).withdraw(place.cadre, activity.id)
        await tx.marks.set(QUARTER_FROZEN, PAST.starts_at)
        await entering(tx).withdraw(place.cadre, activity.id)
        assert await counted(tx, place) == NotCounted(Reason.WITHDRAWN)
        with pytest.raises(ActivityHasMovedOn):
            await entering(tx).withdraw(place.cadre, activity.id)
        with pytest.raises(NothingToApprove):
            await entering(tx).approve(place.deputy, activity.id)
        assert await entering(tx).held(place.cadre) == []
        with pytest.raises(NotACadre):
            await entering(tx).held(place.young)


async def test_a_heart_to_heart_counts_when_that_one_person_says_so(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        found, more = await between(tx).contacts(place.cadre, 0)
        assert ([one.id for one in found], more) == ([place.young.id], False)
        kind, today = Kind.HEART_TO_HEART, "2026-03-02"
        noted = await between(tx).note(place.cadre, kind, place.young.id, today)
        assert noted is not None
        assert await told(tx) == [("BetweenTwoNoted", place.young.id)]
        assert await between(tx).note(place.cadre, kind, place.young.id, today) is None
        assert await counted(tx, place) == NotCounted(Reason.NOT_CONFIRMED, 1)
        for other in (None, place.deputy):
            with pytest.raises(NothingToConfirm):
                await between(tx).answer(other, noted.id, so=True)
        await between(tx).answer(place.young, noted.id, so=True)
        assert await counted(tx, place) == Counted()
        with pytest.raises(NothingToConfirm):
            await between(tx).answer(place.young, noted.id, so=False)
        assert await between(tx).note(place.cadre, kind, place.young.id, today) is None
        assert await told(tx) == []


async def test_whoever_says_no_or_is_not_counted_is_named_nowhere(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        kind, today = Kind.PRACTICAL_HELP, "2026-03-02"
        no = await between(tx).note(place.cadre, kind, place.young.id, today)
        assert no is not None
        await between(tx).answer(place.young, no.id, so=False)
        assert await counted(tx, place) == NotCounted(Reason.NOT_CONFIRMED, 1)
        await entering(tx).withdraw(place.cadre, no.id)
        await without(tx, place.young, Purpose.ACTIVITY)
        yes = await between(tx).note(place.cadre, kind, place.young.id, today)
        assert yes is not None
        await between(tx).answer(place.young, yes.id, so=True)
        assert (await tx.check_ins.count(yes.id)) == 1
        held = await tx.my_data.of(place.young.id)
        assert not {"activities", "activity_check_ins"} & set(held)


async def test_noted_on_a_later_day_a_second_person_approves_it_too(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        kind = Kind.HEART_TO_HEART
        days = await between(tx).days(place.cadre, place.young.id)
        assert days == [date(2026, 3, 2), date(2026, 3, 1)]
        noted = await between(tx).note(place.cadre, kind, place.young.id, YESTERDAY)
        assert noted is not None
        await between(tx).answer(place.young, noted.id, so=True)
        assert await counted(tx, place) == NotCounted(Reason.NOT_APPROVED)
        await entering(tx).approve(place.administrator, noted.id)
        assert await counted(tx, place) == Counted(earns_points=False)
        for day in ("2026-02-28", "2026-02-30"):
            with pytest.raises(EnteredTooLate):
                await between(tx).note(place.cadre, kind, place.young.id, day)
        with pytest.raises(NotYetHeld):
            await between(tx).note(place.cadre, kind, place.young.id, "2026-03-03")
        for other in (place.deputy.id, place.young.id):
            with pytest.raises(NotYourContact):
                await between(tx).note(place.deputy, kind, other, YESTERDAY)
