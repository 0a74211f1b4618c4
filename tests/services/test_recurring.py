"""What recurs every week: made once for each day, never late, ended by its holder or by itself."""

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from domain.activities import Activity, ActivityState, Plan
from domain.five_ones import ActivityId
from domain.groups import GroupState
from domain.recurring import (
    MOST_IN_A_GROUP,
    Recurring,
    RecurringEnded,
    RecurringEnough,
    Repeat,
)
from services.activities import ActivityNotYours
from services.recurring import RecurringActivities
from storage.database import Storage
from storage.failures import DatabaseFailure
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import County, founded, told
from tests.storage.county import HOUR, NOON

DAY, WEEK, SECOND = timedelta(days=1), timedelta(days=7), timedelta(seconds=1)
# NOON is a Monday, 20:00 in Shanghai; it is held on Wednesdays at 19:00.
STARTS = NOON + 47 * HOUR
CARD = datetime(2026, 3, 8, 9, tzinfo=SHANGHAI)
PLAN = Plan("culture-or-sports", "Guitar", STARTS, STARTS + HOUR, "Hall", 12)

EVERY_WEEK = Repeat()


def recurring(tx: Transaction, at: datetime = NOON) -> RecurringActivities:
    return services(tx, at).recurring


async def begun(tx: Transaction, repeat: Repeat = EVERY_WEEK) -> tuple[County, Recurring]:
    place = await founded(tx)
    activity, one = await recurring(tx).announce(place.cadre, place.group.id, PLAN, repeat)
    assert one is not None
    await services(tx, NOON).activities.posted(activity.id, {}, {"message_id": 55})
    await told(tx)
    return place, one


async def made(tx: Transaction) -> list[Activity]:
    found = [await tx.activities.get(ActivityId(number)) for number in range(1, 60)]
    return [one for one in found if one is not None]


async def test_each_occurrence_is_an_activity_of_its_own_with_a_card_three_days_before(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, _ = await begun(tx)
        assert await recurring(tx).next_due() == CARD
        assert await recurring(tx, CARD - SECOND).make_due() == 0
        assert await recurring(tx, CARD).make_due() == 1
        assert await recurring(tx, CARD).make_due() == 0
        assert await told(tx) == [("ActivityCard", None)]
        first, second = await made(tx)
        assert second.starts_at == first.starts_at + WEEK
        assert (await tx.activities.numbers(second.id)).seats == 12
        await services(tx, CARD).joining.join(place.young, second.id, place.group)
        assert (await tx.activities.numbers(first.id)).coming == 0
        assert await recurring(tx, CARD).next_due() == CARD + WEEK


async def test_after_a_gap_what_is_past_is_not_made_and_the_next_comes_late(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await begun(tx)
        back = STARTS + 3 * WEEK - HOUR
        assert [await recurring(tx, back).make_due() for _ in range(4)] == [1, 1, 1, 0]
        first, late = await made(tx)
        assert late.starts_at == first.starts_at + 3 * WEEK


async def test_it_ends_after_its_last_time_and_frees_its_place(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, _ = await begun(tx, Repeat(2))
        assert await recurring(tx, CARD).make_due() == 1
        assert await recurring(tx, CARD).next_due() is None
        assert await recurring(tx, CARD).running(place.cadre) == []
        assert await recurring(tx, CARD + 9 * WEEK).make_due() == 0


async def test_its_holder_ends_it_with_one_tap_and_its_last_card_stays(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        with pytest.raises(ActivityNotYours):
            await recurring(tx).end(place.young, one.id)
        left = await recurring(tx).end(place.deputy, one.id)
        assert left is not None
        assert left.state is ActivityState.ANNOUNCED
        with pytest.raises(RecurringEnded):
            await recurring(tx).end(place.cadre, one.id)
        assert await recurring(tx, CARD).make_due() == 0


async def test_whoever_is_no_longer_in_office_holds_nothing_more(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        await tx.cadres.leave_office(place.line.id, date(2026, 3, 8))
        assert await recurring(tx, CARD).make_due() == 1
        assert len(await made(tx)) == 1
        found = await tx.recurring.get(one.id)
        assert found is not None
        assert not found.is_running


async def test_in_a_paused_group_it_waits_and_is_passed_over_when_it_begins(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, _ = await begun(tx)
        group = place.group.id
        await tx.groups.change_state(group, GroupState.COUNTING, GroupState.PAUSED)
        assert await recurring(tx, CARD).make_due() == 0
        assert await recurring(tx, CARD).next_due() == STARTS + WEEK
        assert await recurring(tx, STARTS + WEEK).make_due() == 1
        await tx.groups.change_state(group, GroupState.PAUSED, GroupState.COUNTING)
        assert await recurring(tx, CARD + WEEK).make_due() == 1
        assert [one.starts_at for one in await made(tx)] == [STARTS, STARTS + 2 * WEEK]


async def test_one_is_changed_alone_or_with_all_later_ones(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        span = STARTS + DAY, STARTS + DAY + 2 * HOUR
        await services(tx, NOON).activities.move(place.cadre, ActivityId(1), span, "Square")
        found = await tx.recurring.get(one.id)
        assert found == one
        changed, _ = await recurring(tx).later_ones_too(place.cadre, ActivityId(1))
        assert (changed.next_day, changed.place) == (date(2026, 3, 12), "Square")
        assert await recurring(tx, CARD).make_due() == 0
        assert await recurring(tx, CARD + DAY).make_due() == 1
        assert (await made(tx))[1].ends_at == span[1] + WEEK


async def test_the_button_that_checks_in_stays_allowed(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, _ = await begun(tx)
        await services(tx, NOON).check_ins.allow_button(place.cadre, ActivityId(1), allowed=True)
        await recurring(tx, CARD).make_due()
        assert (await made(tx))[1].by_button


async def test_said_twice_it_is_one_and_a_group_has_few(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, one = await begun(tx)
        again = await recurring(tx).announce(place.cadre, place.group.id, PLAN, Repeat(4))
        assert again[1] == one
        once = await recurring(tx).announce(
            place.cadre, place.group.id, replace(PLAN, title="Once"), None
        )
        assert once[1] is None
        for number in range(MOST_IN_A_GROUP - 1):
            plan = replace(PLAN, title=f"Song {number}")
            await recurring(tx).announce(place.cadre, place.group.id, plan, Repeat())
        with pytest.raises(RecurringEnough):
            await recurring(tx).announce(
                place.cadre, place.group.id, replace(PLAN, title="More"), Repeat()
            )


async def test_in_a_period_that_ends_before_the_next_week_it_is_held_once(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        last = datetime(2026, 4, 30, 19, tzinfo=SHANGHAI)
        plan = replace(PLAN, starts_at=last, ends_at=last + HOUR)
        end = Repeat(to_period_end=True)
        _, one = await recurring(tx).announce(place.cadre, place.group.id, plan, end)
        assert one is None


async def test_two_tickers_make_a_day_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        _, one = await begun(tx)

    async def tick() -> int:
        async with storage.read_write() as tx:
            return await recurring(tx, CARD).make_due()

    assert sorted(await asyncio.gather(tick(), tick())) == [0, 1]
    async with storage.read_write() as tx:
        assert len(await made(tx)) == 2
    with pytest.raises(DatabaseFailure):
        async with storage.read_write() as tx:
            await tx.recurring.made(one.id, one.next_day, ActivityId(1))
