"""Groups: a chat's id may change, a gap is open once, a person is one cadre's contact."""

import asyncio

from domain.groups import Gap, GroupState
from storage.database import Storage
from tests.storage.county import HOUR, NOON, TODAY, cadre, contact, group, office, person


async def test_a_group_met_again_keeps_its_number_and_gets_its_title(storage: Storage) -> None:
    async with storage.read_write() as tx:
        first = await tx.groups.meet(-100, "Old", "zh")
        again = await tx.groups.meet(-100, "New", "en")
        assert (again.id, again.title, again.language) == (first.id, "New", "zh")
        assert again.state is GroupState.NEW
        assert await tx.groups.all() == [again]


async def test_a_group_has_one_responsible_cadre(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await office(tx)
        one, two = await cadre(tx, "Wang", where), await cadre(tx, "Zhao", where)
        met = await group(tx)
        assert await tx.groups.bind(met.id, where.id, one.id)
        assert await tx.groups.bind(met.id, where.id, one.id)
        assert not await tx.groups.bind(met.id, where.id, two.id)
        assert not await tx.groups.hand_on(met.id, two.id, one)
        assert await tx.groups.hand_on(met.id, one.id, two)
        assert [found.id for found in await tx.groups.of_cadre(two.id)] == [met.id]


async def test_a_state_changes_from_the_one_that_is_named(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await group(tx)
        assert await tx.groups.change_state(met.id, GroupState.NEW, GroupState.COUNTING)
        assert not await tx.groups.change_state(met.id, GroupState.NEW, GroupState.COUNTING)


async def test_what_telegram_tells_of_a_group_is_kept(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await group(tx)
        await tx.groups.set_rights(met.id, {"can_pin_messages", "can_delete_messages"})
        await tx.groups.set_members(met.id, 112)
        await tx.groups.set_language(met.id, "en")
        assert await tx.groups.start_counting(met.id, NOON)
        assert not await tx.groups.start_counting(met.id, NOON + HOUR)
        found = await tx.groups.get(met.id)
    assert found is not None
    assert found.rights == {"can_pin_messages", "can_delete_messages"}
    assert (found.members, found.language, found.counting_since) == (112, "en", NOON)


async def test_a_migrated_group_is_found_by_both_ids(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await group(tx, chat=-5)
        moved = await tx.groups.migrate(-5, -1005)
        assert moved is not None
        assert (moved.id, moved.chat) == (met.id, -1005)
        assert await tx.groups.by_chats([-5, -1005, -9]) == {-5: moved, -1005: moved}


async def test_a_migration_told_twice_or_late_comes_out_the_same(storage: Storage) -> None:
    """The new id may be met before anybody says that the group moved."""
    async with storage.read_write() as tx:
        met = await group(tx, await cadre(tx), chat=-5)
        await tx.groups.meet(-1005, "Reading circle", "zh")
        once, twice = [await tx.groups.migrate(-5, -1005) for _ in range(2)]
        assert once == twice
        assert [found.id for found in await tx.groups.all()] == [met.id]
        assert (await tx.groups.meet(-5, "Reading circle", "zh")).id == met.id
        assert await tx.groups.migrate(-77, -1077) is None


async def test_the_cadre_side_is_the_cadre_and_the_deputies(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await office(tx)
        lines = [await cadre(tx, name, where) for name in ("Wang", "Zhao", "Sun")]
        people = [await person(tx, telegram_id) for telegram_id in (1, 2)]
        for line, one in zip(lines, people, strict=False):
            await tx.cadres.take_up(line.id, one.id)
        met = await group(tx, lines[0])
        for line in lines[1:]:
            assert await tx.sides.add_deputy(met.id, line.id)
        assert not await tx.sides.add_deputy(met.id, lines[1].id)
        assert await tx.sides.run_by(met.id, lines[0].id, TODAY) == [people[0].id, people[1].id]
        assert await tx.sides.run_by(met.id, None, TODAY) == [people[1].id]
        assert await tx.sides.cadre_sides([met.id]) == {met.id: {1: people[0].id, 2: people[1].id}}
        assert await tx.sides.remove_deputy(met.id, lines[1].id)
        assert not await tx.sides.remove_deputy(met.id, lines[1].id)
        assert await tx.sides.cadre_sides([met.id]) == {met.id: {1: people[0].id}}


async def test_a_membership_is_known_once_and_left_everywhere_at_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who, one, two = await person(tx), await group(tx, chat=-1), await group(tx, chat=-2)
        assert await tx.memberships.join(one.id, who.id, NOON)
        assert not await tx.memberships.join(one.id, who.id, NOON)
        assert await tx.memberships.join(two.id, who.id, NOON)
        assert await tx.memberships.groups_of(who.id) == [one.id, two.id]
        assert await tx.memberships.people_in(one.id) == {who.id}
        assert await tx.memberships.leave(who.id)
        assert not await tx.memberships.leave(who.id)


async def test_a_gap_is_open_once_and_ends_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await group(tx)
        assert await tx.gaps.begin(met.id, NOON)
        assert not await tx.gaps.begin(met.id, NOON + HOUR)
        assert await tx.gaps.end(met.id, NOON + 2 * HOUR)
        assert not await tx.gaps.end(met.id, NOON + 3 * HOUR)
        assert await tx.gaps.begin(met.id, NOON + 5 * HOUR)


async def test_gaps_are_half_open(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await group(tx)
        await tx.gaps.record(met.id, NOON, NOON + HOUR)
        await tx.gaps.begin(met.id, NOON + 5 * HOUR)
        past, lasting = Gap(met.id, NOON, NOON + HOUR), Gap(met.id, NOON + 5 * HOUR)
        assert await tx.gaps.within(met.id, NOON + HOUR, NOON + 5 * HOUR) == []
        assert await tx.gaps.within(met.id, NOON - HOUR, NOON) == []
        assert await tx.gaps.within(met.id, NOON, NOON + 6 * HOUR) == [past, lasting]


async def test_a_person_is_the_contact_of_one_cadre(storage: Storage) -> None:
    async with storage.read_write() as tx:
        one, two = await cadre(tx, "Wang"), await cadre(tx, "Zhao")
        met = await contact(tx, one)
        assert not await tx.contacts.become(met.id, two.id, NOON)
        assert await tx.contacts.move(met.id, one.id, two.id, NOON + HOUR)
        assert not await tx.contacts.move(met.id, one.id, two.id, NOON + HOUR)
        found = await tx.contacts.of(met.id)
        assert found is not None
        assert (found.cadre, found.since) == (two.id, NOON + HOUR)
        assert await tx.contacts.of_cadre(two.id) == [found]
        assert (await tx.contacts.count(one.id), await tx.contacts.count(two.id)) == (0, 1)
        assert await tx.contacts.leave(met.id) == two.id
        assert await tx.contacts.leave(met.id) is None


async def test_of_two_cadres_who_win_a_person_at_once_one_does(storage: Storage) -> None:
    async with storage.read_write() as tx:
        cadres, met = [await cadre(tx, "Wang"), await cadre(tx, "Zhao")], await person(tx)

    async def win(number: int) -> bool:
        async with storage.read_write() as tx:
            return await tx.contacts.become(met.id, cadres[number].id, NOON)

    assert sorted(await asyncio.gather(win(0), win(1))) == [False, True]
