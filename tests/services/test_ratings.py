"""Ratings: asked for once, of those who were there and agreed to it; told as a mean of three."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.activities import Activity, Plan
from domain.check_ins import Way
from domain.consents import Purpose
from domain.five_ones import Kind
from domain.people import Person
from domain.ratings import (
    FEWEST_RATERS,
    Rating,
    RatingNotYours,
    RatingTooEarly,
    RatingTooLate,
    RatingUnclear,
)
from storage.database import Storage
from storage.marks import QUARTER_FROZEN
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, told
from tests.storage import county
from tests.storage.county import HOUR, NOON

ENDS = NOON + 2 * HOUR
ASKED = ENDS + timedelta(minutes=30)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
PLAN = Plan("league-class", "Reading", NOON + HOUR, ENDS, "Hall")


async def held(tx: Transaction) -> tuple[County, Activity]:
    """With the young person there, who agrees to be asked."""
    place = await founded(tx)
    activity = await services(tx, NOON).activities.announce(place.cadre, place.group.id, PLAN)
    await tx.consents.give(place.young.id, Purpose.FOLLOW_UP, NOON)
    await tx.check_ins.note(activity.id, place.young.id, Way.CODE, NOON + HOUR)
    await told(tx)
    return place, activity


async def there(tx: Transaction, place: County, activity: Activity, number: int) -> Person:
    person = await county.contact(tx, place.line, 500 + number)
    await tx.check_ins.note(activity.id, person.id, Way.CODE, NOON + HOUR)
    return person


async def test_who_was_there_and_agreed_to_it_is_asked_once_when_it_is_over(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, activity = await held(tx)
        await there(tx, place, activity, 1)
        assert await services(tx, NOON).ratings.next_due() == ASKED
        assert await services(tx, ASKED - SECOND).ratings.ask_due() == 0
        assert await services(tx, ASKED).ratings.ask_due() == 2
        assert await services(tx, ASKED).ratings.ask_due() == 0
        assert await services(tx, ASKED).ratings.next_due() is None
        assert await told(tx) == [("RatingAsked", place.young.id)]


@pytest.mark.parametrize(("after", "asked"), [(3 * DAY - SECOND, True), (3 * DAY, False)])
async def test_after_an_outage_it_is_asked_late_and_not_after_three_days(
    sqlite: Storage, after: timedelta, asked: bool
) -> None:
    async with sqlite.read_write() as tx:
        await held(tx)
        await services(tx, ENDS + after).ratings.ask_due()
        assert bool(await told(tx)) is asked


async def test_nobody_is_asked_of_what_was_called_off_or_is_between_two(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, activity = await held(tx)
        await services(tx, ENDS).entering.withdraw(place.cadre, activity.id)
        two = services(tx, NOON).between_two
        noted = await two.note(place.cadre, Kind.HEART_TO_HEART, place.young.id, "2026-03-02")
        assert noted is not None
        await two.answer(place.young, noted.id, so=True)
        await told(tx)
        await services(tx, ASKED + DAY).ratings.ask_due()
        assert await told(tx) == []


async def test_what_was_entered_afterwards_is_rated_from_the_day_they_said_so(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, _ = await held(tx)
        past = replace(PLAN, starts_at=NOON - 10 * HOUR, ends_at=NOON - 9 * HOUR)
        entered = await services(tx, NOON + 5 * DAY).entering.enter(
            place.cadre, place.group.id, past
        )
        await services(tx, ASKED).ratings.ask_due()
        await told(tx)
        late = services(tx, NOON + 6 * DAY)
        await late.check_ins.was_there(place.young, entered.id, place.group)
        await late.ratings.ask_due()
        assert ("RatingAsked", place.young.id) in await told(tx)


async def test_one_rates_when_it_is_over_and_may_change_it_until_the_quarter_is_frozen(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place, activity = await held(tx)
        early, late = services(tx, ENDS - SECOND).ratings, services(tx, ENDS).ratings
        with pytest.raises(RatingTooEarly):
            await early.rate(place.young, activity.id, 5)
        for stars in (0, 6):
            with pytest.raises(RatingUnclear):
                await late.rate(place.young, activity.id, stars)
        for nobody in (None, place.cadre):
            with pytest.raises(RatingNotYours):
                await late.rate(nobody, activity.id, 5)
        for stars in (1, 5):
            await late.rate(place.young, activity.id, stars)
        assert await tx.ratings.of(activity.id) == Rating(1, 5)
        await tx.marks.set(QUARTER_FROZEN, PLAN.starts_at + SECOND)
        with pytest.raises(RatingTooLate):
            await late.rate(place.young, activity.id, 4)


async def test_with_fewer_than_three_nothing_is_told(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, activity = await held(tx)
        ratings = services(tx, ASKED).ratings
        for number, stars in enumerate((5, 4, 4), start=1):
            found = await ratings.of(activity)
            assert found is not None
            assert found.mean is None
            await ratings.rate(await there(tx, place, activity, number), activity.id, stars)
        found = await ratings.of(activity)
        assert found == Rating(FEWEST_RATERS, 13)
        assert await services(tx, ASKED - SECOND).ratings.of(activity) is None


@pytest.mark.parametrize(("frozen", "kept"), [(True, Rating(1, 4)), (False, Rating())])
async def test_who_is_erased_rated_nothing_and_of_what_is_frozen_the_sum_stays(
    storage: Storage, frozen: bool, kept: Rating
) -> None:
    async with storage.read_write() as tx:
        place, activity = await held(tx)
        await services(tx, ASKED).ratings.rate(place.young, activity.id, 4)
        await tx.marks.set(QUARTER_FROZEN, PLAN.starts_at + (SECOND if frozen else -SECOND))
        await tx.erasing.erase(place.young)
        assert await tx.ratings.of(activity.id) == kept


async def test_long_after_its_quarter_nobody_is_named_and_the_mean_stays(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place, activity = await held(tx)
        await services(tx, ASKED).ratings.rate(place.young, activity.id, 4)
        assert [await tx.ratings.make_nameless(ENDS, 5) for _ in range(2)] == [1, 0]
        assert await tx.ratings.given_by(activity.id, place.young.id) is None
        assert await tx.ratings.of(activity.id) == Rating(1, 4)
