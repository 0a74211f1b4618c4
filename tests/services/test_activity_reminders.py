"""Reminders of activities: to whom, when, once, and late only as long as it makes sense."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.activities import Activity, Plan
from services.activity_reminders import ActivityReminders
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, told
from tests.storage import county
from tests.storage.county import HOUR, NOON

# NOON is 20:00 in Shanghai; it begins at 15:00 on the day after the next.
STARTS = NOON + 43 * HOUR
EVENING = NOON + 23 * HOUR
PLAN = Plan("volunteer-service", "Riverbank", STARTS, STARTS + 2 * HOUR, "Square")
MINUTE = timedelta(minutes=1)


def reminders(tx: Transaction, at: datetime) -> ActivityReminders:
    return services(tx, at).activity_reminders


async def joined(tx: Transaction) -> tuple[County, Activity]:
    place = await founded(tx)
    activities = services(tx, NOON).activities
    activity = await activities.announce(place.cadre, place.group.id, PLAN)
    await activities.posted(activity.id, {}, {"message_id": 55})
    await services(tx, NOON).joining.join(place.young, activity.id, place.group)
    await told(tx)
    return place, activity


async def everybody(tx: Transaction, at: datetime) -> int:
    """All chunks of one tick."""
    done = 0
    while told_now := await reminders(tx, at).send_due():
        done += told_now
    return done


async def test_whoever_holds_it_is_reminded_an_hour_before_once_for_each_beginning(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, activity = await joined(tx)
        await services(tx, NOON).joining.decline(place.young, activity.id, None)
        assert await reminders(tx, NOON).next_due() == STARTS - HOUR
        assert await reminders(tx, STARTS - HOUR - MINUTE).send_due() == 0
        assert await reminders(tx, STARTS - MINUTE).send_due() == 1
        assert await reminders(tx, STARTS - MINUTE).send_due() == 0
        span = STARTS + 24 * HOUR, STARTS + 26 * HOUR
        await services(tx, STARTS - MINUTE).activities.move(place.cadre, activity.id, span, "")
        assert await reminders(tx, span[0] - HOUR).send_due() == 1
        await told(tx)
        late = replace(PLAN, title="Late", starts_at=NOON + HOUR - MINUTE, ends_at=NOON + 2 * HOUR)
        await services(tx, NOON).activities.announce(place.cadre, place.group.id, late)
        await told(tx)
        assert await everybody(tx, NOON) == 1
        assert await told(tx) == []  # they have just announced it


async def test_whoever_comes_is_reminded_in_the_evening_and_an_hour_before_and_never_twice(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, _ = await joined(tx)
        assert await reminders(tx, NOON).next_due() == EVENING
        assert await reminders(tx, EVENING - MINUTE).send_due() == 0
        assert await reminders(tx, EVENING).send_due() == 1
        assert await reminders(tx, EVENING).send_due() == 0
        assert await reminders(tx, STARTS - 2 * HOUR).send_due() == 0
        assert await reminders(tx, EVENING).next_due() == STARTS - HOUR
        assert await everybody(tx, STARTS - HOUR) == 2
        assert await everybody(tx, STARTS - MINUTE) == 0
        assert await told(tx) == [
            *[("ActivityReminder", place.young.id)] * 1,
            ("HolderReminded", place.cadre.id),
            ("ActivityReminder", place.young.id),
        ]


async def test_what_was_missed_comes_late_unless_a_later_one_has_overtaken_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await joined(tx)
        assert await everybody(tx, STARTS - HOUR + MINUTE) == 2
        assert await reminders(tx, STARTS - HOUR + MINUTE).send_due() == 0
        assert len(await told(tx)) == 2
        assert await reminders(tx, STARTS).send_due() == 0


async def test_who_joined_after_it_who_cannot_and_whoever_was_called_off_hears_nothing(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, activity = await joined(tx)
        late = await county.contact(tx, place.line, 8)
        await services(tx, EVENING).joining.join(late, activity.id, place.group)
        await services(tx, EVENING).joining.decline(place.young, activity.id, None)
        assert await reminders(tx, EVENING + MINUTE).send_due() == 0
        assert await everybody(tx, STARTS - HOUR) == 2
        await services(tx, EVENING).activities.call_off(place.cadre, activity.id)
        assert await reminders(tx, STARTS - MINUTE).send_due() == 0


async def test_what_was_moved_is_reminded_of_anew(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, activity = await joined(tx)
        assert await reminders(tx, EVENING).send_due() == 1
        span = STARTS + 24 * HOUR, STARTS + 26 * HOUR
        await services(tx, EVENING + MINUTE).activities.move(place.cadre, activity.id, span, "")
        assert await reminders(tx, STARTS - HOUR).send_due() == 0
        assert await reminders(tx, EVENING + 24 * HOUR).send_due() == 1


async def test_the_program_was_down_and_everybody_is_told_in_chunks(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, activity = await joined(tx)
        for number in range(110):
            one = await county.contact(tx, place.line, 1000 + number)
            await services(tx, NOON).joining.join(one, activity.id, place.group)
        chunks = [await reminders(tx, EVENING).send_due() for _ in range(3)]
        assert chunks == [100, 11, 0]
