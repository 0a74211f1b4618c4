"""Photographs of activities: kept as long as the names of those who were there."""

import asyncio
from datetime import timedelta

from domain.activities import Plan
from domain.talks import begun
from storage.database import Storage
from tests.desks import services
from tests.services.people_of_a_county import founded
from tests.storage import county
from tests.storage.county import HOUR, NOON


async def test_they_go_in_chunks_with_the_names_of_their_quarter(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line = await county.cadre(tx)
        group = await county.group(tx, line)
        sender = await county.person(tx)
        made = []
        for number, starts in enumerate((NOON, NOON + HOUR)):
            plan = Plan("league-class", f"Reading {number}", starts, starts + HOUR, "Hall")
            made.append(await tx.activities.plan(line.id, group.id, plan, NOON))
        for slot in (1, 2, 3):
            for one in made:
                assert await tx.photos.add(one.id, slot, sender.id, "file", f"mark {slot}", NOON)
        assert not await tx.photos.add(made[0].id, 4, sender.id, "file", "mark 1", NOON)
        assert not await tx.photos.add(made[0].id, 3, sender.id, "file", "mark 4", NOON)
        before = NOON + timedelta(minutes=1)
        assert [await tx.photos.forget_before(before, 2) for _ in range(3)] == [2, 1, 0]
        assert await tx.photos.numbers([one.id for one in made]) == {made[1].id: 3}


async def test_two_who_send_one_at_once_both_find_a_slot(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        plan = Plan("league-class", "Reading", NOON - HOUR, NOON, "Hall")
        made = await tx.activities.plan(place.line.id, place.group.id, plan, NOON - 2 * HOUR)

    async def send(number: int) -> int:
        sender = (place.cadre, place.deputy)[number % 2]
        talk = begun(sender.id, "photos", "photos", {"activity": made.id}, after=0, now=NOON)
        async with storage.read_write() as tx:
            photos = services(tx, NOON).photos
            _, there = await photos.add(sender, talk, "file", f"mark {number}", quietly=True)
            return there

    await asyncio.gather(*(send(number) for number in range(7)))
    async with storage.read_write() as tx:
        assert [one.slot for one in await tx.photos.of(made.id)] == [1, 2, 3, 4, 5, 6]
