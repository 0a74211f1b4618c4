"""Checking in: who is noted, who is welcomed, and every refusal in its own words."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.activities import Activity, ActivityCancelled, Plan
from domain.check_ins import (
    STEP,
    CheckedInBefore,
    CheckInByCodeOnly,
    CheckInCodeExpired,
    CheckInCodeOfAnother,
    CheckInTooEarly,
    CheckInTooLate,
    Code,
    sealed,
    step_of,
)
from domain.consents import Purpose
from domain.five_ones import ActivityId
from domain.people import Person
from services.activities import ActivityNotYours
from services.check_ins import CheckIns
from services.joining import ActivityIsYourOwn
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, told, without
from tests.storage import county
from tests.storage.county import HOUR, NOON

START = NOON + HOUR
PLAN = Plan("volunteer-service", "Riverbank", START, START + 2 * HOUR, "Square")
ONLINE = replace(PLAN, title="Guitar", place="https://example.org/guitar")
RACERS, CROWD = 10, 60
MINUTE = timedelta(minutes=1)


def check_ins(tx: Transaction, at: datetime = START) -> CheckIns:
    return services(tx, at).check_ins


async def announced(tx: Transaction, place: County, plan: Plan = PLAN) -> Activity:
    held = services(tx, NOON).activities
    activity = await held.announce(place.cadre, place.group.id, plan)
    await held.posted(activity.id, {}, {"message_id": 55})
    await told(tx)
    found = await tx.activities.get(activity.id)
    assert found is not None
    return found


async def code_of(tx: Transaction, activity: Activity, at: datetime = START) -> Code:
    """As the picture shows it at that moment."""
    return sealed(await tx.check_ins.key(), activity.id, step_of(at))


async def test_whoever_scans_is_noted_once_and_counted_on_that_day(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        code = await code_of(tx, activity)
        came = await check_ins(tx).by_code(place.young, code)
        assert came.noted
        with pytest.raises(CheckedInBefore):
            await check_ins(tx).by_code(place.young, code)
        assert (await tx.activities.numbers(activity.id)).present == 1
        assert await told(tx) == [("ActivityCardChanged", None)]
        assert (await tx.my_data.of(place.young.id))["activity"][0]["check_ins"] == 1


async def test_without_consent_one_is_welcomed_and_not_noted(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        code = await code_of(tx, activity)
        assert not (await check_ins(tx).by_code(None, code)).noted
        await without(tx, place.young, Purpose.ACTIVITY)
        assert not (await check_ins(tx).by_code(place.young, code)).noted
        assert (await tx.activities.numbers(activity.id)).present == 0
        assert await told(tx) == []


async def test_a_code_early_late_forwarded_forged_or_of_something_called_off_is_refused(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        other = await announced(tx, place, replace(PLAN, title="Another"))
        early, late = START - 31 * MINUTE, PLAN.ends_at + 30 * MINUTE
        code = await code_of(tx, activity)
        cases = (
            (await code_of(tx, activity, early), early, CheckInTooEarly),
            (await code_of(tx, activity, late), late, CheckInTooLate),
            (code, START + 2 * STEP, CheckInCodeExpired),
            (replace(code, activity=other.id), START, CheckInCodeOfAnother),
            (replace(code, activity=ActivityId(999)), START, CheckInCodeOfAnother),
        )
        for one, at, refusal in cases:
            with pytest.raises(refusal):
                await check_ins(tx, at).by_code(place.young, one)
        with pytest.raises(ActivityIsYourOwn):
            await check_ins(tx).by_code(place.deputy, code)
        await services(tx, NOON).activities.call_off(place.cadre, activity.id)
        with pytest.raises(ActivityCancelled):
            await check_ins(tx).by_code(place.young, code)
        assert (await tx.activities.numbers(activity.id)).present == 0


async def test_the_button_checks_in_where_it_is_allowed(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        with pytest.raises(CheckInByCodeOnly):
            await check_ins(tx).by_button(place.young, activity.id, place.group)
        with pytest.raises(ActivityNotYours):
            await check_ins(tx).allow_button(place.young, activity.id, allowed=True)
        await check_ins(tx).allow_button(place.deputy, activity.id, allowed=True)
        with pytest.raises(ActivityNotYours):
            await check_ins(tx).by_button(place.young, activity.id, None)
        assert (await check_ins(tx).by_button(place.young, activity.id, place.group)).noted
        with pytest.raises(CheckedInBefore):
            await check_ins(tx).by_code(place.young, await code_of(tx, activity))


async def test_online_the_button_works_only_while_it_runs(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place, ONLINE)
        assert (activity.online, activity.by_button) == (True, True)
        kept = await check_ins(tx).allow_button(place.cadre, activity.id, allowed=False)
        assert kept.by_button
        for at, refusal in ((START - MINUTE, CheckInTooEarly), (ONLINE.ends_at, CheckInTooLate)):
            with pytest.raises(refusal):
                await check_ins(tx, at).by_button(place.young, activity.id, place.group)
        assert (await check_ins(tx).by_button(place.young, activity.id, place.group)).noted


async def test_of_ten_double_check_ins_one_is_noted(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        code = await code_of(tx, activity)

    async def scan() -> bool:
        try:
            async with storage.read_write() as tx:
                return (await check_ins(tx).by_code(place.young, code)).noted
        except CheckedInBefore:
            return False

    assert sorted(await asyncio.gather(*(scan() for _ in range(RACERS)))) == (
        [False] * (RACERS - 1) + [True]
    )


async def test_of_a_crowd_nobody_is_lost(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        code = await code_of(tx, activity)
        crowd = [await county.contact(tx, place.line, 1000 + one) for one in range(CROWD)]

    async def scan(person: Person) -> bool:
        async with storage.read_write() as tx:
            return (await check_ins(tx).by_code(person, code)).noted

    assert all(await asyncio.gather(*(scan(one) for one in crowd)))
    async with storage.read_only() as view:
        assert (await view.activities.numbers(activity.id)).present == CROWD


async def test_ten_minutes_of_pictures_wait_in_the_outbox_from_the_tap_on(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        with pytest.raises(ActivityNotYours):
            await check_ins(tx).show(place.young, activity.id)
        with pytest.raises(CheckInTooEarly):
            await check_ins(tx, START - HOUR).show(place.cadre, activity.id)
        await check_ins(tx, START).show(place.cadre, activity.id)
        names = [name for name, _ in await told(tx)]
        assert names == ["CheckInShown", *["CheckInRenewed"] * 19, "CheckInOver"]
        await check_ins(tx, START + timedelta(seconds=7)).show(place.cadre, activity.id)
        assert len(await told(tx)) == 22


async def test_a_second_tap_makes_it_another_message(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        first = await tx.check_ins.show(activity.id, place.cadre.id, START)
        tapped = {"screen": first.id, "until": START.isoformat()}
        await check_ins(tx).posted(first.id, tapped, {"message_id": 70})
        shown = await tx.check_ins.screen(first.id)
        assert shown is not None
        assert shown.message == 70
        again = await tx.check_ins.show(activity.id, place.cadre.id, START + HOUR)
        assert (again.id, again.message) == (first.id, None)
        await check_ins(tx).posted(first.id, tapped, {"message_id": 71})
        shown = await tx.check_ins.screen(first.id)
        assert shown == again


async def test_who_opened_it_in_time_is_noted_however_late_it_is_worked_off(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        activity = await announced(tx, place)
        code, late = await code_of(tx, activity), PLAN.ends_at + HOUR
        with pytest.raises(CheckInCodeExpired):
            await check_ins(tx, START + 2 * STEP).by_code(place.young, code, START + 2 * STEP)
        assert (await check_ins(tx, late).by_code(place.young, code, START)).noted
