"""Wishes: to whom they go, who may do what with them, and what each step tells whom."""

import asyncio
from datetime import timedelta

import pytest

from domain.activity import ANONYMOUS
from domain.consents import Purpose
from domain.people import AgeBand, Person, Visitor
from domain.wishes import Wish, WishHasMovedOn, WishState
from services.wish_steps import NotYourWish
from services.wishes import (
    NoSuchRating,
    WishEmpty,
    Wishes,
    WishTooLong,
)
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import (
    County,
    counting_group,
    founded,
    met,
    told,
    without,
)
from tests.statements import statements
from tests.storage import county
from tests.storage.county import HOUR, NOON, TODAY

STRANGER = Visitor(77, "Han Meimei", "zh-hans")


def wishes(tx: Transaction) -> Wishes:
    return services(tx, NOON).wishes


async def said(tx: Transaction, place: County, text: str = "一根琴弦") -> Wish:
    """A wish of the cadre's contact; what was told so far is done with."""
    wish = await wishes(tx).submit(place.young, text)
    await told(tx)
    return wish


async def test_a_wish_reaches_the_own_cadre_and_the_deputies_without_a_name(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wish = await wishes(tx).submit(place.young, " 一根琴弦 ")
        assert (wish.text, wish.cadre, wish.anonymous) == ("一根琴弦", place.line.id, True)
        assert await told(tx) == [
            ("WishSubmitted", place.cadre.id),
            ("WishSubmitted", place.deputy.id),
        ]


async def test_a_wish_of_somebody_in_many_groups_costs_no_more_questions(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        with statements(storage) as in_one:
            first = await wishes(tx).submit(place.young, "一根琴弦")
        await wishes(tx).withdraw(first.id, place.young)
        for chat in (-201, -202, -203):
            group = await counting_group(tx, place.line, chat)
            await tx.memberships.join(group.id, place.young.id, NOON)
        with statements(storage) as in_four:
            await wishes(tx).submit(place.young, "一本琴谱")
    assert len(in_one) == len(in_four) <= 9


async def test_who_is_nobodys_contact_reaches_the_cadre_of_their_group(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.contacts.leave(place.young.id)
        assert (await wishes(tx).submit(place.young, "?")).cadre == place.line.id


async def test_without_any_cadre_the_administrators_get_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wish = await wishes(tx).hand_over(STRANGER, AgeBand.ADULT, "?")
        assert wish is not None
        assert wish.cadre is None
        assert await told(tx) == [("WishSubmitted", place.administrator.id)]
        with pytest.raises(NotYourWish):
            await wishes(tx).claim(wish.id, place.cadre)
        claimed = await wishes(tx).claim(wish.id, place.administrator)
        assert claimed.helper == place.administrator.id


async def test_a_line_that_nobody_holds_leaves_its_wishes_to_the_administrators(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        vacant = await county.cadre(tx, "Vacant", place.office)
        young = await county.contact(tx, vacant, 8)
        assert (await wishes(tx).submit(young, "?")).cadre == vacant.id
        assert await told(tx) == [("WishSubmitted", place.administrator.id)]


async def test_a_first_wish_makes_somebody_known_with_their_age(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await founded(tx)
        assert await wishes(tx).needs_age(None)
        await wishes(tx).hand_over(STRANGER, AgeBand.MINOR, "?")
        known = await tx.people.by_telegram_id(77)
        assert known is not None
        assert (known.age_band, known.reachable) == (AgeBand.MINOR, True)
        assert not await wishes(tx).needs_age(known)
        assert await tx.consents.of(known.id) == {}


async def test_of_somebody_younger_than_14_nothing_is_kept(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await founded(tx)
        assert await wishes(tx).hand_over(STRANGER, AgeBand.UNDER_14, "?") is None
        assert await tx.people.by_telegram_id(77) is None
        assert await told(tx) == []


async def test_cadres_and_those_with_a_role_are_not_asked_their_age(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        assert not await wishes(tx).needs_age(place.cadre)
        assert not await wishes(tx).needs_age(place.administrator)
        assert await wishes(tx).needs_age(await met(tx, 78, "known by a call for help"))


async def test_a_wish_is_counted_on_its_day_in_the_oldest_shared_group(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        second = await counting_group(tx, place.line, -200)
        await tx.memberships.join(second.id, place.young.id, NOON)
        await wishes(tx).submit(place.young, "?", NOON - timedelta(days=1))
        yesterday = TODAY - timedelta(days=1)
        counts = await tx.activity.counts(yesterday, place.group.id, place.young.id)
        assert counts is not None
        assert (counts.wishes, counts.messages, counts.active_blocks) == (1, 0, 0)
        assert await tx.activity.counts(yesterday, second.id, place.young.id) is None


async def test_without_consent_a_wish_is_counted_namelessly(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await without(tx, place.young, Purpose.ACTIVITY)
        await wishes(tx).submit(place.young, "?")
        counts = await tx.activity.counts(TODAY, place.group.id, ANONYMOUS)
        assert counts is not None
        assert counts.wishes == 1


async def test_without_a_shared_group_a_wish_counts_nowhere(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await tx.memberships.leave(place.young.id)
        await wishes(tx).submit(place.young, "?")
        assert [row async for row in tx.reports.activity()] == []


async def test_a_wish_needs_words_and_not_too_many(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        with pytest.raises(WishEmpty):
            await wishes(tx).submit(place.young, "  ")
        with pytest.raises(WishTooLong):
            await wishes(tx).submit(place.young, "字" * 3401)
        with pytest.raises(WishEmpty):
            await wishes(tx).hand_over(STRANGER, AgeBand.ADULT, "")
        assert await tx.people.by_telegram_id(77) is None


async def test_a_wish_goes_from_the_saying_to_the_thanks_and_each_step_is_told(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wish = await said(tx, place)
        claimed = await wishes(tx).claim(wish.id, place.deputy)
        assert (claimed.state, claimed.helper) == (WishState.CLAIMED, place.deputy.id)
        assert await told(tx) == [("WishClaimed", place.young.id)]
        await wishes(tx).done(wish.id, place.deputy)
        assert await told(tx) == [("WishFulfilled", place.young.id)]
        not_yet = await wishes(tx).not_yet(wish.id, place.young)
        assert not_yet.state is WishState.CLAIMED
        assert await told(tx) == [("WishAnswered", place.deputy.id)]
        await services(tx, NOON + HOUR).wishes.done(wish.id, place.deputy)
        assert await told(tx) == [("WishFulfilled", place.young.id)]
        confirmed = await wishes(tx).confirm(wish.id, place.young, 5)
        assert (confirmed.state, confirmed.rating) == (WishState.CONFIRMED, 5)
        assert await told(tx) == [("WishAnswered", place.deputy.id)]
        assert await tx.wishes.get(wish.id) == confirmed


async def test_a_wish_that_was_put_back_is_open_and_the_others_hear_of_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wish = await said(tx, place)
        await wishes(tx).claim(wish.id, place.deputy)
        await told(tx)
        released = await services(tx, NOON + HOUR).wishes.release(wish.id, place.deputy)
        assert (released.state, released.helper) == (WishState.OPEN, None)
        assert await told(tx) == [
            ("WishReleased", place.young.id),
            ("WishSubmitted", place.cadre.id),
        ]


async def test_the_same_words_are_the_same_wish_until_it_has_ended(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        first = await said(tx, place)
        again = await wishes(tx).submit(place.young, "一根琴弦 ")
        assert (again.id, await told(tx)) == (first.id, [])
        await wishes(tx).withdraw(first.id, place.young)
        assert (await wishes(tx).submit(place.young, "一根琴弦")).id != first.id


async def test_a_withdrawn_wish_tells_its_helper(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        unclaimed, claimed = await said(tx, place, "一把伞"), await said(tx, place)
        await wishes(tx).claim(claimed.id, place.cadre)
        await told(tx)
        await wishes(tx).withdraw(unclaimed.id, place.young)
        assert await told(tx) == []
        await wishes(tx).withdraw(claimed.id, place.young)
        assert await told(tx) == [("WishAnswered", place.cadre.id)]
        with pytest.raises(WishHasMovedOn):
            await wishes(tx).done(claimed.id, place.cadre)


async def test_nobody_else_may_touch_a_wish_whatever_the_button_says(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wish = await said(tx, place)
        stranger = await met(tx, 99, "Sun")
        await tx.cadres.take_up((await county.cadre(tx, "Sun", place.office)).id, stranger.id)
        for somebody in (stranger, place.young, place.administrator, None):
            for step in (wishes(tx).claim, wishes(tx).done, wishes(tx).release):
                with pytest.raises(NotYourWish):
                    await step(wish.id, somebody)
        for somebody in (stranger, place.cadre, None):
            with pytest.raises(NotYourWish):
                await wishes(tx).withdraw(wish.id, somebody)
            with pytest.raises(NotYourWish):
                await wishes(tx).confirm(wish.id, somebody, 5)
        assert await tx.wishes.get(wish.id) == wish


@pytest.mark.parametrize("rating", [0, 6])
async def test_a_rating_is_a_number_from_1_to_5(storage: Storage, rating: int) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wish = await said(tx, place)
        await wishes(tx).done(wish.id, place.cadre)
        with pytest.raises(NoSuchRating):
            await wishes(tx).confirm(wish.id, place.young, rating)


async def test_of_two_who_claim_at_once_one_looks_after_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wish = await said(tx, place)

    async def claim(person: Person) -> bool:
        async with storage.read_write() as tx:
            try:
                await wishes(tx).claim(wish.id, person)
            except WishHasMovedOn:
                return False
            return True

    assert sorted(await asyncio.gather(claim(place.cadre), claim(place.deputy))) == [False, True]
    async with storage.read_write() as tx:
        assert await told(tx) == [("WishClaimed", place.young.id)]


async def test_the_next_text_is_a_wish_for_a_day(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        assert not await services(tx, NOON).talks.awaited(place.young)
        await wishes(tx).await_text(place.young)
        assert await services(tx, NOON).talks.awaited(place.young)
        assert not await services(tx, NOON + timedelta(days=1)).talks.awaited(place.young)
        await services(tx, NOON).talks.end(place.young)
        assert not await services(tx, NOON).talks.awaited(place.young)
        await wishes(tx).await_text(place.young)
        await wishes(tx).submit(place.young, "一根琴弦")
        assert not await services(tx, NOON).talks.awaited(place.young)


async def test_the_wisher_and_those_who_may_see_it_can_list_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wish = await said(tx, place)
        assert await wishes(tx).own(place.young) == [wish]
        assert await services(tx, NOON).wish_lists.to_do(place.cadre) == [wish]
        assert await services(tx, NOON).wish_lists.to_do(place.deputy) == [wish]
        assert await services(tx, NOON).wish_lists.to_do(place.young) == []
        assert await wishes(tx).own(place.cadre) == []
        await wishes(tx).done(wish.id, place.cadre)
        assert await services(tx, NOON).wish_lists.to_do(place.cadre) == []
