"""Activities: who announces, who is noted, and who hears of what."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.activities import (
    Activity,
    ActivityCancelled,
    ActivityHasBegun,
    ActivityHasMovedOn,
    ActivityState,
    Numbers,
    Plan,
)
from domain.check_ins import Way
from domain.consents import Purpose
from domain.five_ones import ActivityId
from domain.groups import GroupState
from domain.people import Person
from services.activities import Activities, ActivityNotYours, ActivityTwice, ActivityWithoutGroup
from services.cards import RECEIPT
from services.joining import ActivityFull, ActivityIsYourOwn, Heard, Joining
from services.organisations import NotACadre
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, counting_group, founded, told, without
from tests.storage import county
from tests.storage.county import HOUR, NOON

PLAN = Plan("volunteer-service", "Riverbank", NOON + HOUR, NOON + 3 * HOUR, "Square", 1)
RACERS = 10


def joining_of(tx: Transaction) -> Joining:
    return services(tx, NOON).joining


def activities_of(tx: Transaction, at: timedelta = timedelta()) -> Activities:
    return services(tx, NOON + at).activities


async def announced(tx: Transaction, place: County, plan: Plan = PLAN) -> Activity:
    activity = await activities_of(tx).announce(place.cadre, place.group.id, plan)
    await activities_of(tx).posted(activity.id, {}, {"message_id": 55})
    await told(tx)
    found = await tx.activities.get(activity.id)
    assert found is not None
    return found


async def test_the_card_goes_to_the_group_and_is_known_by_its_receipt(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await activities_of(tx).announce(place.cadre, place.group.id, PLAN)
        again = await activities_of(tx).announce(place.cadre, place.group.id, PLAN)
        assert (again.id, activity.state) == (activity.id, ActivityState.PLANNED)
        (leased,) = await tx.outbox.lease("test", NOON, NOON + HOUR, 10)
        assert (leased.post.name, leased.post.group) == ("ActivityCard", place.group.id)
        assert leased.post.receipt is not None
        assert (leased.post.receipt.name, leased.post.receipt.id) == (RECEIPT, activity.id)
        await activities_of(tx).posted(activity.id, {}, {"message_id": 55})
        await activities_of(tx).posted(activity.id, {}, {"message_id": 56})
        found = await tx.activities.get(activity.id)
        assert found is not None
        assert (found.message, found.state) == (55, ActivityState.ANNOUNCED)


async def test_an_activity_belongs_to_whoever_announces_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        own = await activities_of(tx).announce(place.cadre, place.group.id, PLAN)
        theirs = await activities_of(tx).announce(place.deputy, place.group.id, PLAN)
        assert own.cadre == place.line.id
        assert theirs.cadre != own.cadre
        assert await activities_of(tx).ahead(place.deputy) == [theirs]


async def test_whoever_is_not_of_the_cadre_side_holds_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        held = activities_of(tx)
        for somebody in (place.young, place.administrator, None):
            with pytest.raises(ActivityNotYours):
                await held.announce(somebody, place.group.id, PLAN)
            with pytest.raises(ActivityNotYours):
                await held.call_off(somebody, activity.id)
            with pytest.raises(NotACadre):
                await held.groups_for(somebody)
        await tx.groups.change_state(place.group.id, GroupState.COUNTING, GroupState.PAUSED)
        with pytest.raises(ActivityWithoutGroup):
            await held.groups_for(place.cadre)
        with pytest.raises(ActivityWithoutGroup):
            await held.announce(place.cadre, place.group.id, replace(PLAN, title="Another"))


async def test_whoever_has_agreed_is_noted_and_everybody_else_welcomed(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        held = joining_of(tx)
        assert await held.join(None, activity.id, place.group) is Heard.WELCOMED
        assert await held.join(place.young, activity.id, place.group) is Heard.NOTED
        assert await held.join(place.young, activity.id, place.group) is Heard.KNOWN
        assert await tx.activities.numbers(activity.id) == Numbers(1, 0, 1)
        assert await held.decline(place.young, activity.id, place.group) is Heard.NOTED
        assert await tx.activities.numbers(activity.id) == Numbers(0, 1, 1)
        await without(tx, place.young, Purpose.ACTIVITY)
        assert await held.join(place.young, activity.id, place.group) is Heard.WELCOMED
        with pytest.raises(ActivityIsYourOwn):
            await held.join(place.deputy, activity.id, place.group)
        assert await told(tx) == [("ActivityCardChanged", None)]


async def test_a_card_is_answered_where_it_stands(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        elsewhere = await counting_group(tx, place.line, -200)
        for here in (None, elsewhere):
            with pytest.raises(ActivityNotYours):
                await joining_of(tx).join(place.young, activity.id, here)


async def test_of_ten_who_tap_for_the_last_seat_one_gets_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        people = [await county.contact(tx, place.line, number) for number in range(20, 20 + RACERS)]

    async def tap(person: Person) -> bool:
        try:
            async with storage.read_write() as tx:
                await joining_of(tx).join(person, activity.id, place.group)
        except ActivityFull:
            return False
        return True

    came = await asyncio.gather(*(tap(one) for one in people))
    assert sorted(came) == [False] * (RACERS - 1) + [True]
    async with storage.read_only() as view:
        assert await view.activities.numbers(activity.id) == Numbers(1, 0, 1)


async def test_whoever_joined_hears_of_changes_and_of_the_end(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        await joining_of(tx).join(place.young, activity.id, place.group)
        await told(tx)
        span = PLAN.starts_at + HOUR, PLAN.ends_at + HOUR
        moved = await activities_of(tx).move(place.deputy, activity.id, span, "")
        assert (moved.starts_at, moved.place) == (span[0], "Square")
        assert sorted(await told(tx)) == [("ActivityMoved", place.young.id)]
        off = await activities_of(tx, 10 * timedelta(seconds=1)).call_off(place.cadre, activity.id)
        assert off.state is ActivityState.CANCELLED
        heard = {("ActivityCalledOff", place.young.id), ("ActivityCardChanged", None)}
        assert set(await told(tx)) == heard
        with pytest.raises(ActivityHasMovedOn):
            await activities_of(tx).call_off(place.cadre, activity.id)
        with pytest.raises(ActivityCancelled):
            await joining_of(tx).join(place.young, activity.id, place.group)


async def test_nothing_is_moved_onto_its_twin_or_when_somebody_is_there(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        span = PLAN.starts_at + HOUR, PLAN.ends_at + HOUR
        other = replace(PLAN, starts_at=span[0], ends_at=span[1])
        twin = await activities_of(tx).announce(place.cadre, place.group.id, other)
        with pytest.raises(ActivityTwice):
            await activities_of(tx).move(place.cadre, activity.id, span, "")
        await activities_of(tx).call_off(place.cadre, twin.id)
        moved = await activities_of(tx).move(place.cadre, activity.id, span, "")
        await tx.check_ins.note(moved.id, place.young.id, Way.CODE, NOON)
        with pytest.raises(ActivityHasBegun):
            await activities_of(tx).move(place.cadre, activity.id, span, "Park")


async def test_after_a_doubtful_send_the_cadre_side_is_asked(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await activities_of(tx).announce(place.cadre, place.group.id, PLAN)
        await told(tx)
        await activities_of(tx).unsure(activity.id)
        asked = [("ActivityUnsure", place.cadre.id), ("ActivityUnsure", place.deputy.id)]
        assert await told(tx) == asked
        await activities_of(tx).again(place.cadre, activity.id)
        assert await told(tx) == [("ActivityCard", None)]
        await activities_of(tx).posted(activity.id, {}, {"message_id": 55})
        with pytest.raises(ActivityHasMovedOn):
            await activities_of(tx).again(place.cadre, ActivityId(activity.id))
