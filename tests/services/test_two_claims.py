"""Two cadres ask the same young person at the same moment: the young person chooses."""

import asyncio

from domain.consents import Switches
from domain.groups import Group
from domain.organisations import Cadre
from storage.database import Storage
from tests.desks import services
from tests.services.test_people import (
    ADULT,
    CONTACT,
    MEI,
    Place,
    place,
    reached,
    telegram_says,
    who,
)
from tests.storage.county import NOON


async def asked_by_two(storage: Storage) -> Place:
    async with storage.read_write() as tx:
        return await place(tx)


async def both_say_yes(storage: Storage, at: Place) -> list[Switches]:
    """In two groups, in two processes, at once."""

    async def agree(group: Group) -> Switches:
        async with storage.read_write() as tx:
            return await services(tx, NOON).people.turn_on(MEI, CONTACT, ADULT, group.id)

    return list(await asyncio.gather(agree(at.of_wang), agree(at.of_li)))


async def test_of_two_yeses_at_once_one_holds_and_the_other_is_a_choice(storage: Storage) -> None:
    at = await asked_by_two(storage)
    await both_say_yes(storage, at)
    seen = await both_say_yes(storage, at)
    [held] = {one.cadre for one in seen}
    [offered] = [one.instead for one in seen if one.instead is not None]
    lines = {"王老师": at.wang, "李老师": at.li}
    async with storage.read_write() as tx:
        assert (await reached(tx, lines[held or ""]))[1] == 1
        assert (await reached(tx, lines[offered[1]]))[1] == 0
        for group in (at.of_wang, at.of_li):
            await telegram_says(tx, group)
        changed = await services(tx, NOON).people.change(await who(tx), offered[0])
        assert changed.cadre == offered[1]
        assert await reached(tx, lines[held or ""]) == (1, 0)
        assert await reached(tx, lines[offered[1]]) == (1, 1)


async def test_two_changes_at_once_leave_one_cadre_and_every_count_right(storage: Storage) -> None:
    at = await asked_by_two(storage)
    await both_say_yes(storage, at)
    async with storage.read_write() as tx:
        for group in (at.of_wang, at.of_li):
            await telegram_says(tx, group)
        person = await who(tx)

    async def change(line: Cadre) -> None:
        async with storage.read_write() as tx:
            await services(tx, NOON).people.change(person, line.id)

    await asyncio.gather(*(change(one) for one in (at.wang, at.li, at.wang, at.li)))
    async with storage.read_write() as tx:
        contact = await tx.contacts.of(person.id)
        assert contact is not None
        parts = {line.id: (await reached(tx, line))[1] for line in (at.wang, at.li)}
        assert parts == {at.wang.id: 0, at.li.id: 0} | {contact.cadre: 1}


async def test_refused_to_both_at_once_it_counts_once_with_each(storage: Storage) -> None:
    at = await asked_by_two(storage)

    async def decline(group: Group) -> None:
        async with storage.read_write() as tx:
            await services(tx, NOON).people.decline(MEI.telegram_id, group.id)

    groups = (at.of_wang, at.of_li, at.of_wang, at.of_li)
    await asyncio.gather(*map(decline, groups))
    async with storage.read_write() as tx:
        assert await reached(tx, at.wang) == (1, 0)
        assert await reached(tx, at.li) == (1, 0)
        assert await tx.people.by_telegram_id(MEI.telegram_id) is None


async def test_yes_to_both_and_then_no_is_nobodys_and_costs_neither(storage: Storage) -> None:
    at = await asked_by_two(storage)
    await both_say_yes(storage, at)
    async with storage.read_write() as tx:
        person = await who(tx)
        await services(tx, NOON).people.leave(person)
        assert await tx.contacts.of(person.id) is None
        for line in (at.wang, at.li):
            asked, take_part = await reached(tx, line)
            assert (asked <= 1, take_part) == (True, 0)
