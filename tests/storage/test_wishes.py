"""Wishes: kept as they were said, changed only from the state that was read."""

import asyncio
from dataclasses import replace

from domain.wishes import Wish, WishState
from storage.database import Storage
from storage.transaction import Transaction
from tests.storage.county import HOUR, NOON, cadre, contact, person

OPEN, CLAIMED, WITHDRAWN = WishState.OPEN, WishState.CLAIMED, WishState.WITHDRAWN


async def wish(tx: Transaction, text: str = "一根琴弦") -> Wish:
    line = await cadre(tx)
    who = await contact(tx, line)
    return await tx.wishes.submit(text, who.id, line.id, state=OPEN, anonymous=True, now=NOON)


async def test_a_wish_comes_back_as_it_was_said(storage: Storage) -> None:
    async with storage.read_write() as tx:
        said = await wish(tx)
        assert await tx.wishes.get(said.id) == said
        assert (said.text, said.anonymous, said.submitted_at) == ("一根琴弦", True, NOON)


async def test_a_wish_changes_from_the_state_that_was_read(storage: Storage) -> None:
    async with storage.read_write() as tx:
        said, helper = await wish(tx), await person(tx, 99)
        claimed = replace(said, state=CLAIMED, helper=helper.id, claimed_at=NOON + HOUR)
        assert await tx.wishes.replace(said, claimed)
        assert not await tx.wishes.replace(said, claimed)
        assert await tx.wishes.get(said.id) == claimed
        released = replace(claimed, state=OPEN, helper=None, claimed_at=None)
        assert await tx.wishes.replace(claimed, released)
        assert await tx.wishes.get(said.id) == said


async def test_of_two_who_claim_a_wish_at_once_one_gets_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        said = await wish(tx)
        helpers = [await person(tx, telegram_id) for telegram_id in (98, 99)]

    async def claim(number: int) -> bool:
        async with storage.read_write() as tx:
            claimed = replace(said, state=CLAIMED, helper=helpers[number].id)
            return await tx.wishes.replace(said, claimed)

    assert sorted(await asyncio.gather(claim(0), claim(1))) == [False, True]


async def test_wishes_are_listed_for_wisher_cadre_and_clock(storage: Storage) -> None:
    async with storage.read_write() as tx:
        said = await wish(tx)
        assert said.wisher is not None
        assert said.cadre is not None
        assert await tx.wishes.of_wisher(said.wisher, [OPEN]) == [said]
        assert await tx.wishes.of_cadre(said.cadre, [OPEN, CLAIMED]) == [said]
        assert await tx.wishes.of_cadre(said.cadre, [CLAIMED]) == []


async def test_an_erased_wisher_leaves_a_row_without_words(storage: Storage) -> None:
    """So that the number of wishes stays; an open one is withdrawn."""
    async with storage.read_write() as tx:
        said = await wish(tx)
        who = await tx.people.by_telegram_id(7)
        assert who is not None
        await tx.erasing.erase(who)
        assert await tx.wishes.get(said.id) == replace(said, text="", wisher=None, state=WITHDRAWN)


async def test_an_erased_helper_leaves_the_wish(storage: Storage) -> None:
    async with storage.read_write() as tx:
        said, helper = await wish(tx), await person(tx, 99)
        claimed = replace(said, state=CLAIMED, helper=helper.id)
        assert await tx.wishes.replace(said, claimed)
        await tx.erasing.erase(helper)
        assert await tx.wishes.get(said.id) == replace(claimed, helper=None)
