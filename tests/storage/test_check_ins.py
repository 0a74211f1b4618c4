"""Check-ins: once for each person, counted from rows, and gone with whoever is erased."""

import asyncio
from datetime import timedelta

from sqlalchemy import update

from domain.activities import Activity, Plan
from domain.check_ins import Way
from domain.five_ones import Kind, KindName
from domain.organisations import CadreId
from domain.people import PersonId
from storage.database import Storage
from storage.marks import QUARTER_FROZEN
from storage.tables.activities import activities
from storage.transaction import Transaction
from tests.storage import county
from tests.storage.county import HOUR, NOON

RACERS = 10
DAY = timedelta(days=1)


async def planned(tx: Transaction) -> Activity:
    line = await county.cadre(tx)
    where = await county.group(tx, line)
    plan = Plan("league-class", "Reading", NOON + HOUR, NOON + 2 * HOUR, "Hall")
    return await tx.activities.plan(line.id, where.id, plan, NOON)


async def test_of_ten_check_ins_of_one_person_one_is_noted(storage: Storage) -> None:
    async with storage.read_write() as tx:
        activity = await planned(tx)
        who = await county.person(tx)

    async def scan() -> bool:
        async with storage.read_write() as tx:
            return await tx.check_ins.note(activity.id, who.id, Way.CODE, NOON)

    assert sorted(await asyncio.gather(*(scan() for _ in range(RACERS)))) == (
        [False] * (RACERS - 1) + [True]
    )
    async with storage.read_only() as view:
        assert await view.check_ins.count(activity.id) == 1


async def test_the_key_is_made_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        key = await tx.check_ins.key()
        assert (len(key), await tx.check_ins.key()) == (32, key)


async def test_what_was_held_is_handed_to_the_rule_with_the_people_who_were_there(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        activity = await planned(tx)
        for number in range(3):
            who = await county.person(tx, 20 + number)
            await tx.check_ins.note(activity.id, who.id, Way.CODE, NOON)
        line = activity.cadre or CadreId(0)
        (held,) = await tx.held.of_lines([line], NOON, NOON + DAY)
        assert (held.id, held.kind, held.present) == (activity.id, KindName(Kind.LEAGUE_CLASS), 3)
        assert (held.cadre, held.organ, held.cancelled, held.withdrawn) == (
            line,
            None,
            False,
            False,
        )
        assert not held.entered_afterwards
        assert await tx.held.of_lines([line], activity.starts_at, activity.starts_at) == []
        assert await tx.held.of_lines([line], activity.starts_at + HOUR, NOON + DAY) == []


async def test_who_approved_and_was_erased_has_approved(storage: Storage) -> None:
    async with storage.read_write() as tx:
        activity = await planned(tx)
        first, second = await county.person(tx, 20), await county.person(tx, 21)
        entered = update(activities).values(
            entered_at=NOON, entered_by=first.id, approved_at=NOON, approved_by=second.id
        )
        await tx._connection.execute(entered)
        (held,) = await tx.held.of_lines([activity.cadre or CadreId(0)], NOON, NOON + DAY)
        assert (held.entered_by, held.approved_by) == (first.id, second.id)
        await tx.erasing.erase(second)
        (held,) = await tx.held.of_lines([activity.cadre or CadreId(0)], NOON, NOON + DAY)
        assert held.approved_by == PersonId(0)


async def test_whoever_is_erased_was_there_only_in_what_is_frozen(storage: Storage) -> None:
    async with storage.read_write() as tx:
        activity = await planned(tx)
        who, other = await county.person(tx, 20), await county.person(tx, 21)
        for one in (who, other):
            await tx.check_ins.note(activity.id, one.id, Way.CODE, NOON)
        await tx.erasing.erase(who)
        assert await tx.check_ins.count(activity.id) == 1
        await tx.marks.set(QUARTER_FROZEN, activity.starts_at + HOUR)
        await tx.erasing.erase(other)
        assert await tx.check_ins.count(activity.id) == 1
        assert await tx.my_data.of(other.id) == {}


async def test_long_after_its_quarter_nobody_is_named_and_the_number_stays(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        activity = await planned(tx)
        people = [await county.person(tx, 20 + number) for number in range(3)]
        for one in people:
            await tx.check_ins.note(activity.id, one.id, Way.CODE, NOON)
            await tx.activities.answer(activity.id, one.id, NOON, coming=True)
        assert await tx.check_ins.make_nameless(activity.starts_at, 9) == 0
        after = activity.starts_at + HOUR
        assert [await tx.check_ins.make_nameless(after, 2) for _ in range(3)] == [4, 2, 0]
        assert await tx.check_ins.count(activity.id) == 3
        held = await tx.my_data.of(people[0].id)
        assert not {"activity_check_ins", "activity_answers"} & set(held)
