"""Clocks of wishes as they meet the people: once, late after an outage, and never early."""

from datetime import datetime, timedelta

import pytest

from domain.consents import Purpose
from domain.wishes import WishState
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import SHANGHAI, services
from tests.services.people_of_a_county import founded, told
from tests.storage.county import NOON

DAY = timedelta(days=1)


def morning(day: int) -> datetime:
    """Eight o'clock, so many calendar days after it was said."""
    return datetime(2026, 3, 2, 8, tzinfo=SHANGHAI) + day * DAY


async def ring(tx: Transaction, now: datetime) -> None:
    """As the ticker does it: until nothing is due any more."""
    while await services(tx, now).wish_clocks.ring_due():
        pass


async def rung(tx: Transaction, days: range) -> dict[int, list[tuple[str, int | None]]]:
    """What is told on which day, if the program runs every day."""
    found = {}
    for day in days:
        await ring(tx, morning(day) - timedelta(minutes=1))
        assert await told(tx) == [], f"day {day}: early"
        await ring(tx, morning(day))
        said = await told(tx)
        if said:
            found[day] = sorted(said)
        await ring(tx, morning(day) + timedelta(hours=3))
        assert await told(tx) == [], f"day {day}: twice"
    return found


async def test_an_open_wish_reminds_its_cadre_side_and_then_the_office(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await services(tx, NOON).wishes.submit(place.young, "一根琴弦")
        await told(tx)
        side = [("WishesDue", place.cadre.id), ("WishesDue", place.deputy.id)]
        office = [("WishesLeft", place.administrator.id)]
        assert await rung(tx, range(1, 23)) == {3: side, 7: side, 14: office, 21: office}


async def test_a_claimed_wish_asks_its_helper_and_goes_back_on_top(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wish = await services(tx, NOON).wishes.submit(place.young, "一根琴弦")
        await services(tx, NOON).wishes.claim(wish.id, place.cadre)
        await told(tx)
        due = [("WishesDue", place.cadre.id)]
        both = [("WishReturned", place.young.id), ("WishReturned", place.cadre.id)]
        assert await rung(tx, range(1, 8)) == {3: due, 6: due, 7: sorted(both)}
        back = await tx.wishes.get(wish.id)
        assert back is not None
        assert (back.state, back.returned, back.helper) == (WishState.OPEN, True, None)


@pytest.mark.parametrize(
    ("given", "asked"), [((), True), ((Purpose.FOLLOW_UP,), True), ((Purpose.ACTIVITY,), False)]
)
async def test_unconfirmed_after_two_weeks_and_asked_after_four(
    sqlite: Storage, given: tuple[Purpose, ...], asked: bool
) -> None:
    """Whoever takes part and left the switch for such questions off is not asked."""
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        await tx.consents.take_back(place.young.id)
        for purpose in given:
            await tx.consents.give(place.young.id, purpose, NOON)
        wish = await services(tx, NOON).wishes.submit(place.young, "一根琴弦")
        await services(tx, NOON).wishes.done(wish.id, place.cadre)
        await told(tx)
        lapsed = [("WishLapsed", place.cadre.id), ("WishLapsed", place.young.id)]
        follow = {28: [("WishFollowUp", place.young.id)]} if asked else {}
        assert await rung(tx, range(1, 40)) == {14: sorted(lapsed), **follow}


async def test_after_an_outage_what_makes_sense_comes_once(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        kept = await services(tx, NOON).wishes.submit(place.young, "一根琴弦")
        done = await services(tx, NOON).wishes.submit(place.young, "一本琴谱")
        await services(tx, NOON).wishes.done(done.id, place.cadre)
        await tx.consents.take_back(place.young.id)
        await told(tx)
        await ring(tx, morning(60))
        assert sorted({name for name, _ in await told(tx)}) == [
            *("WishFollowUp", "WishLapsed", "WishesDue", "WishesLeft"),
        ]
        await ring(tx, morning(60))
        assert await told(tx) == []
        assert (await tx.wishes.get(kept.id)) is not None
        assert await services(tx, morning(60)).wish_clocks.next_due() == morning(63)
