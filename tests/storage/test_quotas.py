"""Who has not reached the contact quota, and which groups are counted: the questions of jobs."""

from datetime import date, timedelta

from domain.groups import GroupState
from domain.organisations import Cadre, Level, Position, Profile
from domain.policies import Matter, Policy
from storage.database import Storage
from storage.transaction import Transaction
from tests.storage.county import TODAY, call, contact, group, office, person

FIRST = date(2026, 1, 1)
OWED = {Position.FULL_TIME: 2, Position.PART_TIME: 1}


async def started(
    tx: Transaction, number: int, position: Position = Position.FULL_TIME, zone: str = "Asia/Tokyo"
) -> Cadre:
    """A cadre who can be written to, in an office of their own."""
    where = await tx.organisations.add(
        f"Office {number}", Level.COUNTY, Profile.LIGHT_BURDEN, zone=zone, language="zh"
    )
    line = await tx.cadres.add(where.id, "Wang", position, FIRST)
    who = await person(tx, number)
    await tx.cadres.take_up(line.id, who.id)
    found = await tx.cadres.get(line.id)
    assert found is not None
    return found


async def short(tx: Transaction, zone: str = "Asia/Tokyo", **given: int) -> list[Cadre]:
    return await tx.quotas.short(zone, FIRST, TODAY, OWED, said="said:", **given)


async def test_a_cadre_is_short_until_contacts_and_refusals_make_up_the_quota(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        line = await started(tx, 1)
        assert await short(tx) == [line]
        await contact(tx, line, 2)
        assert await short(tx) == [line]
        await tx.cadres.count_declined(line.id)
        assert (await tx.reports.reached(line.id)).asked == OWED[Position.FULL_TIME]
        assert await short(tx) == []


async def test_each_position_owes_its_own(storage: Storage) -> None:
    async with storage.read_write() as tx:
        many, few = await started(tx, 1), await started(tx, 2, Position.PART_TIME)
        assert await short(tx) == [many, few]
        await contact(tx, many, 3)
        await contact(tx, few, 4)
        assert [one.id for one in await short(tx)] == [many.id]


async def test_only_who_can_be_written_to_and_holds_the_position_on_both_days(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await tx.cadres.add((await office(tx)).id, "never started", Position.FULL_TIME, FIRST)
        blocked, gone, late = [await started(tx, number) for number in (1, 2, 3)]
        assert blocked.person is not None
        await tx.people.set_reachable(blocked.person, reachable=False)
        await tx.cadres.leave_office(gone.id, TODAY)
        assert [one.id for one in await short(tx)] == [late.id]
        day_before = date(2025, 12, 31)
        assert await tx.quotas.short("Asia/Tokyo", day_before, TODAY, OWED, said="said:") == []


async def test_each_zone_is_asked_for_itself(storage: Storage) -> None:
    async with storage.read_write() as tx:
        east, west = await started(tx, 1), await started(tx, 2, zone="Asia/Urumqi")
        assert await tx.organisations.zones() == ["Asia/Tokyo", "Asia/Urumqi"]
        assert [await short(tx, zone) for zone in await tx.organisations.zones()] == [
            [east],
            [west],
        ]


async def test_who_was_told_is_left_out_and_a_chunk_is_the_first_of_the_rest(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        cadres = [await started(tx, number) for number in range(1, 13)]
        assert await short(tx, limit=2) == cadres[:2]
        for said in ("said:1", "said:12", "other:2"):
            await tx.outbox.add(call(dedupe_key=said))
        assert await short(tx) == cadres[1:-1]


async def test_groups_that_are_counted_and_not_asked_about_yet(storage: Storage) -> None:
    async with storage.read_write() as tx:
        groups = [await group(tx, chat=-number) for number in (1, 2, 3, 4)]
        for one in groups[:3]:
            await tx.groups.change_state(one.id, GroupState.NEW, GroupState.COUNTING)
        await tx.outbox.add(call(dedupe_key=f"asked:{groups[1].id}"))
        assert [one.chat for one in await tx.groups.counting()] == [-1, -2, -3]
        assert [one.chat for one in await tx.groups.counting(said="asked:")] == [-1, -3]
        assert [one.chat for one in await tx.groups.counting(said="asked:", limit=1)] == [-1]


async def test_an_office_owes_what_it_or_the_nearest_above_has_set(storage: Storage) -> None:
    """As the rule reads it, from the first day of the quarter on."""
    async with storage.read_write() as tx:
        top, free = await started(tx, 1), await started(tx, 2)
        below = await tx.organisations.add(
            "Below",
            Level.BRANCH,
            Profile.LIGHT_BURDEN,
            zone="Asia/Tokyo",
            language="zh",
            parent=top.organisation,
        )
        line = await tx.cadres.add(below.id, "Wang", Position.PART_TIME, FIRST)
        await tx.cadres.take_up(line.id, (await person(tx, 3)).id)
        for number, one in enumerate((top, free, line), start=10):
            await contact(tx, one, number)
        later = Policy(top.organisation, Matter.CONTACTS, FIRST + timedelta(1), 1)
        await tx.policies.add(later, FIRST)
        assert {one.id for one in await short(tx)} == {top.id, free.id}
        for matter in (Matter.CONTACTS, Matter.FEW_CONTACTS):
            await tx.policies.add(Policy(top.organisation, matter, FIRST, 1), FIRST)
        assert [one.id for one in await short(tx)] == [free.id]
        await tx.policies.add(Policy(below.id, Matter.FEW_CONTACTS, FIRST, 2), FIRST)
        assert [one.id for one in await short(tx)] == [free.id, line.id]
        path = [one.id for one in await tx.organisations.path(below.id)]
        rules = await tx.policies.rules(path, FIRST)
        assert (rules.quota(Position.PART_TIME), rules.quota(Position.SECONDED)) == (2, 1)
