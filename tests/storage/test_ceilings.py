"""Ceilings: one post gets the last slot, and gives it back when nothing comes of it."""

import asyncio
from datetime import date
from zoneinfo import ZoneInfo

from domain.ceilings import Allowance, Listener
from domain.organisations import Role
from domain.outbox import OutboxId
from storage.ceilings import Heard
from storage.database import Storage
from tests.storage.county import HOUR, NOON, cadre, call, contact, group, office, person

WEEK, NEXT = Allowance("week 2026-03-02", 2), Allowance("week 2026-03-09", 2)
TODAY = date(2026, 3, 2)


def post(number: int) -> OutboxId:
    return OutboxId(number)


async def test_a_span_has_so_many_slots_and_the_next_has_its_own(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = (await person(tx)).id, None
        assert await tx.ceilings.take(who, [WEEK], post(1), NOON)
        assert await tx.ceilings.take(who, [WEEK], post(2), NOON)
        assert not await tx.ceilings.take(who, [WEEK], post(3), NOON)
        assert await tx.ceilings.take(who, [WEEK, NEXT], post(3), NOON)
        other = (await person(tx, 8)).id, None
        assert await tx.ceilings.take(other, [WEEK], post(4), NOON)
        place = None, (await group(tx)).id
        assert await tx.ceilings.take(place, [WEEK], post(5), NOON)


async def test_what_is_tried_again_has_its_slot(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = (await person(tx)).id, None
        for _ in range(3):
            assert await tx.ceilings.take(who, [WEEK], post(1), NOON)
        assert await tx.ceilings.take(who, [WEEK], post(2), NOON)


async def test_what_was_not_said_gives_its_slot_back(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = (await person(tx)).id, None
        for number in (1, 2):
            await tx.ceilings.take(who, [WEEK], post(number), NOON)
        await tx.ceilings.give_back(post(1))
        assert await tx.ceilings.take(who, [WEEK], post(3), NOON)
        assert not await tx.ceilings.take(who, [WEEK], post(1), NOON)


async def test_of_many_at_once_no_more_than_allowed_get_a_slot(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = (await person(tx)).id, None

    async def tries(number: int) -> bool:
        async with storage.read_write() as tx:
            return await tx.ceilings.take(who, [WEEK], post(number), NOON)

    assert sum(await asyncio.gather(*(tries(number) for number in range(5)))) == 2


async def test_who_listens_and_in_which_zone(storage: Storage) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    async with storage.read_write() as tx:
        where = await office(tx)
        line = await cadre(tx, "王老师", where)
        wang = await person(tx, 901)
        await tx.cadres.take_up(line.id, wang.id)
        gone = await cadre(tx, "李老师", where)
        former = await person(tx, 902)
        await tx.cadres.take_up(gone.id, former.id)
        await tx.cadres.leave_office(gone.id, TODAY)
        zhao = await person(tx, 903)
        await tx.roles.grant(zhao.id, where.id, Role.ADMINISTRATOR, NOON)
        young = await contact(tx, line, 7)
        nobody = await person(tx, 8)
        bound, free = await group(tx, line, -100), await group(tx, chat=-200)
        await tx.groups.bind(bound.id, where.id, line.id)
        posts = [call(person=one.id) for one in (wang, former, zhao, young, nobody)] + [
            call(group=one.id) for one in (bound, free)
        ]
        found = await tx.ceilings.listeners(posts, TODAY)
    assert found == {
        (wang.id, None): Heard(Listener.CADRE, zone),
        (former.id, None): Heard(Listener.YOUTH, None),
        (zhao.id, None): Heard(Listener.CADRE, zone),
        (young.id, None): Heard(Listener.YOUTH, zone),
        (nobody.id, None): Heard(Listener.YOUTH, None),
        (None, bound.id): Heard(Listener.GROUP, zone),
        (None, free.id): Heard(Listener.GROUP, None),
    }


async def test_slots_go_with_whom_they_belong_to(storage: Storage) -> None:
    async with storage.read_write() as tx:
        who = await person(tx)
        await tx.ceilings.take((who.id, None), [WEEK], post(1), NOON + HOUR)
        await tx.erasing.erase(who)
        assert await tx.ageing.oldest() == {}
