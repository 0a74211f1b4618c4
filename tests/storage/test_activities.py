"""Activities: numbered seats, and what people said."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from domain.activities import Activity, ActivityState, Numbers, Plan
from domain.five_ones import ActivityId
from domain.people import Person, PersonId
from storage.database import Storage
from storage.tables import metadata
from storage.transaction import Transaction
from tests.storage import county
from tests.storage.county import HOUR, NOON

RACERS = 10


async def planned(tx: Transaction, seats: int | None) -> Activity:
    line = await county.cadre(tx)
    where = await county.group(tx, line)
    plan = Plan("league-class", "Reading", NOON + HOUR, NOON + 2 * HOUR, "Hall", seats)
    return await tx.activities.plan(line.id, where.id, plan, NOON)


async def come(storage: Storage, id: ActivityId, person: PersonId) -> bool:
    async with storage.read_write() as tx:
        await tx.activities.answer(id, person, NOON, coming=True)
        return await tx.activities.take_seat(id, person)


async def test_of_ten_who_want_the_last_seat_one_gets_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        activity = await planned(tx, 1)
        people = [await county.person(tx, number) for number in range(10, 10 + RACERS)]
    taken = await asyncio.gather(*(come(storage, activity.id, one.id) for one in people))
    assert sorted(taken) == [False] * (RACERS - 1) + [True]


async def test_whoever_taps_ten_times_has_one_seat(storage: Storage) -> None:
    async with storage.read_write() as tx:
        activity, who = await planned(tx, 5), await county.person(tx, 7)
    assert all(await asyncio.gather(*(come(storage, activity.id, who.id) for _ in range(RACERS))))
    async with storage.read_write() as tx:
        assert await tx.activities.numbers(activity.id) == Numbers(1, 0, 5)
        others = [await county.person(tx, number) for number in range(10, 15)]
        taken = [await tx.activities.take_seat(activity.id, one.id) for one in others]
        assert taken == [True] * 4 + [False]
        await tx.activities.leave_seat(activity.id, who.id)
        assert await tx.activities.take_seat(activity.id, others[-1].id)


async def test_without_seats_everybody_can_come(storage: Storage) -> None:
    async with storage.read_write() as tx:
        activity = await planned(tx, None)
        people = [await county.person(tx, number) for number in (10, 11)]
        for one in people:
            assert await tx.activities.take_seat(activity.id, one.id)
            assert await tx.activities.answer(activity.id, one.id, NOON, coming=True)
            assert not await tx.activities.answer(activity.id, one.id, NOON, coming=True)
        assert await tx.activities.answer(activity.id, people[0].id, NOON, coming=False)
        assert await tx.activities.numbers(activity.id) == Numbers(1, 1, None)
        assert await tx.activities.coming_to(activity.id) == [people[1].id]


async def test_of_two_changes_of_the_same_activity_one_is_made(storage: Storage) -> None:
    async with storage.read_write() as tx:
        activity = await planned(tx, None)

    async def change(place: str) -> bool:
        async with storage.read_write() as tx:
            return await tx.activities.replace(activity, replace(activity, place=place))

    assert sorted(await asyncio.gather(change("Park"), change("River"))) == [False, True]


async def test_what_is_ahead_is_neither_over_nor_called_off(storage: Storage) -> None:
    async with storage.read_write() as tx:
        activity = await planned(tx, None)
        end, line = activity.ends_at, activity.cadre
        assert line is not None
        assert await tx.activities.ahead_of(line, end - timedelta(seconds=1)) == [activity]
        assert await tx.activities.ahead_of(line, end) == []
        assert await tx.activities.replace(activity, activity.cancelled(NOON))
        assert await tx.activities.ahead_of(line, NOON) == []


async def test_whoever_is_erased_leaves_a_free_seat_and_no_answer(storage: Storage) -> None:
    async with storage.read_write() as tx:
        activity, who = await planned(tx, 1), await county.person(tx, 7)
    await come(storage, activity.id, who.id)
    async with storage.read_write() as tx:
        assert "activity_answers" in await tx.my_data.of(who.id)
        assert "activity_seats" in await tx.my_data.of(who.id)
        await tx.erasing.erase(who)
        assert await tx.activities.numbers(activity.id) == Numbers(0, 0, 1)
        other: Person = await county.person(tx, 8)
        assert await tx.activities.take_seat(activity.id, other.id)
        found = await tx.activities.get(activity.id)
        assert found is not None
        assert found.state is ActivityState.PLANNED


def test_no_column_of_an_activity_can_hold_a_number_of_people() -> None:
    """Participants are rows: every number in these tables names something."""
    numbers = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        if table.name.startswith("activit") and table.name != "activity"
        for column in table.columns
        if column.type.python_type is int and not column.foreign_keys
    }
    numbers = {one for one in numbers if not one.endswith(".id")} - {"activities.message_id"}
    assert numbers == {
        *("activity_seats.seat", "activities.changes"),
        *("activity_photos.slot", "activity_ratings.stars"),
    }
