"""The wish pool: a reason and a yes; who reads it, what an office gives, and who hears of it."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest

from domain.organisations import Level, Organisation, Profile, Role
from domain.people import Person
from domain.resources import ResourceGone, ResourceId
from domain.wish_lists import Shelf
from domain.wishes import Outcome, Wish, WishHasMovedOn, WishState
from services.services import Services
from services.wish_pool import WishReasonUnfit
from services.wish_steps import NotYourWish
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, met, told
from tests.storage import county
from tests.storage.county import HOUR, NOON, TODAY

S = WishState
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Branch:
    """A county with a staff member, a school below with a cadre, and a county beside."""

    place: County
    staff: Person
    teacher: Person
    stranger: Person


async def branch(tx: Transaction) -> Branch:
    place = await founded(tx)
    staff = await met(tx, 910, "Staff")
    await tx.roles.grant(staff.id, place.office.id, Role.ORGAN_STAFF, NOON)
    school = await below(tx, "School", place.office)
    teacher = await cadre_of(tx, school, 911)
    stranger = await cadre_of(tx, await below(tx, "Beside", None), 912)
    return Branch(place, staff, teacher, stranger)


async def below(tx: Transaction, name: str, above: Organisation | None) -> Organisation:
    level = Level.COUNTY if above is None else Level.GRASSROOTS_COMMITTEE
    parent = None if above is None else above.id
    return await tx.organisations.add(
        name, level, Profile.NOTICE_2017, zone="Asia/Shanghai", language="zh", parent=parent
    )


async def cadre_of(tx: Transaction, office: Organisation, number: int) -> Person:
    person = await met(tx, number, "Cadre")
    line = await county.cadre(tx, "Zhou", office)
    await tx.cadres.take_up(line.id, person.id)
    return person


async def pooled(does: Services, there: Branch) -> Wish:
    wish = await does.wishes.submit(there.place.young, "一把轮椅")
    await does.wish_pool.offer(wish.id, there.place.cadre, "没有经费")
    return await does.wish_pool.agree(wish.id, there.place.young)


async def resource(tx: Transaction, there: Branch, units: int = 1) -> ResourceId:
    until = TODAY + 30 * DAY
    return await tx.resources.enter(
        there.place.office.id, there.staff.id, "轮椅", units, until, NOON
    )


async def test_with_a_reason_and_a_yes_the_branch_reads_it_and_nobody_beside(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish = await does.wishes.submit(there.place.young, "一把轮椅")
        readers = (there.staff, there.teacher, there.stranger, there.place.administrator)
        for one in readers:
            with pytest.raises(NotYourWish):
                await does.wish_lists.card(one, wish.id)
        await told(tx)
        await does.wish_pool.offer(wish.id, there.place.cadre, "没有经费")
        assert await told(tx) == [("WishOffered", there.place.young.id)]
        await does.wish_pool.agree(wish.id, there.place.young)
        assert sorted(await told(tx)) == [
            ("WishAnswered", there.place.cadre.id),
            ("WishPooled", there.place.administrator.id),
            ("WishPooled", there.staff.id),
        ]
        for one in (there.staff, there.teacher, there.place.administrator):
            assert (await does.wish_lists.card(one, wish.id)).wish.text == "一把轮椅"
            assert len((await does.wish_lists.page(one, Shelf.POOL)).wishes) == 1
        with pytest.raises(NotYourWish):
            await does.wish_lists.card(there.stranger, wish.id)
        assert not (await does.wish_lists.page(there.stranger, Shelf.POOL)).wishes


async def test_what_somebody_took_out_of_the_pool_others_of_the_branch_read_no_longer(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish = await pooled(does, there)
        await does.wishes.claim(wish.id, there.teacher)
        other = await cadre_of(tx, there.place.office, 913)
        with pytest.raises(NotYourWish):
            await does.wishes.done(wish.id, other)
        assert (await does.wish_lists.card(there.teacher, wish.id)).theirs
        back = await does.wishes.release(wish.id, there.teacher)
        assert back.state is S.POOLED


async def test_the_wisher_says_no_or_takes_it_out_again(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish = await pooled(does, there)
        await told(tx)
        kept = await does.wish_pool.keep(wish.id, there.place.young)
        assert (kept.state, kept.pool) == (S.OPEN, None)
        assert await told(tx) == [("WishAnswered", there.place.cadre.id)]
        with pytest.raises(NotYourWish):
            await does.wish_lists.card(there.staff, wish.id)
        with pytest.raises(WishHasMovedOn):
            await does.wish_pool.keep(wish.id, there.place.young)


async def test_a_resource_meets_a_wish_and_is_free_again_if_nothing_comes_of_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish, given = await pooled(does, there), await resource(tx, there)
        with pytest.raises(NotYourWish):
            await does.wish_pool.match(wish.id, given, there.teacher)
        await told(tx)
        matched = await does.wish_pool.match(wish.id, given, there.staff)
        assert (matched.state, matched.helper) == (S.MATCHED, there.staff.id)
        assert await told(tx) == [("WishMatched", there.place.young.id)]
        assert await does.resources.giving(there.staff) == []
        await does.wishes.release(wish.id, there.staff)
        [free] = await does.resources.giving(there.staff)
        assert (free.free, free.units) == (1, 1)
        again = services(tx, NOON + HOUR)
        await again.wish_pool.match(wish.id, given, there.staff)
        declined = await again.wish_pool.decline(wish.id, there.place.administrator, "坏了")
        assert (declined.state, declined.reason) == (S.DECLINED, "坏了")
        assert [one.free for one in await does.resources.giving(there.staff)] == [1]


async def test_of_two_wishes_that_want_the_last_one_exactly_one_gets_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        there = await branch(tx)
        first = await pooled(services(tx, NOON), there)
        second = await services(tx, NOON).wishes.submit(there.place.young, "另一把轮椅")
        await services(tx, NOON).wish_pool.offer(second.id, there.place.cadre, "没有")
        await services(tx, NOON).wish_pool.agree(second.id, there.place.young)
        given = await resource(tx, there)

    async def match(wish: Wish) -> bool:
        async with storage.read_write() as tx:
            try:
                await services(tx, NOON + HOUR).wish_pool.match(wish.id, given, there.staff)
            except ResourceGone:
                return False
        return True

    assert sorted(await asyncio.gather(match(first), match(second))) == [False, True]
    async with storage.read_only() as view:
        found = [await view.wishes.get(one.id) for one in (first, second)]
    states = sorted(one.state for one in found if one is not None)
    assert states == [S.MATCHED, S.POOLED]


async def test_of_another_branch_or_ended_nothing_is_given(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish, given = await pooled(does, there), await resource(tx, there)
        await does.resources.end(given, there.staff)
        with pytest.raises(ResourceGone):
            await does.wish_pool.match(wish.id, given, there.staff)
        for text in ("", " ", "为" * 301):
            with pytest.raises(WishReasonUnfit):
                await does.wish_pool.decline(wish.id, there.staff, text)


async def asked_whether_it_helped(late: Services) -> None:
    while await late.wish_clocks.ring_due():
        pass


async def test_not_solved_opens_it_again_and_tells_the_office(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish = await does.wishes.submit(there.place.young, "一把轮椅")
        await does.wishes.done(wish.id, there.place.cadre)
        await does.wishes.confirm(wish.id, there.place.young, 4)
        for outcome in Outcome:
            with pytest.raises(WishHasMovedOn):
                await does.wishes.follow_up(wish.id, there.place.young, outcome)
        late = services(tx, NOON + 29 * DAY)
        await asked_whether_it_helped(late)
        await told(tx)
        await late.wishes.follow_up(wish.id, there.place.young, Outcome.NOT)
        assert sorted(await told(tx)) == [
            ("WishReopened", there.place.administrator.id),
            ("WishReopened", there.staff.id),
            ("WishSubmitted", there.place.cadre.id),
            ("WishSubmitted", there.place.deputy.id),
        ]
        with pytest.raises(WishHasMovedOn):
            await late.wishes.follow_up(wish.id, there.place.young, Outcome.SOLVED)


async def test_what_was_opened_again_can_be_given_something_else_and_the_first_is_used_up(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish, given = await pooled(does, there), await resource(tx, there, units=3)
        await does.wish_pool.match(wish.id, given, there.staff)
        await does.wishes.done(wish.id, there.staff)
        await does.wishes.confirm(wish.id, there.place.young, 4)
        late = services(tx, NOON + 29 * DAY)
        await asked_whether_it_helped(late)
        await late.wishes.follow_up(wish.id, there.place.young, Outcome.NOT)
        assert (await late.wish_lists.card(there.place.cadre, wish.id)).resource is None
        await late.wish_pool.offer(wish.id, there.place.cadre, "还是没有")
        await late.wish_pool.agree(wish.id, there.place.young)
        await late.wish_pool.match(wish.id, given, there.staff)
        left = await tx.resources.get(given)
        assert left is not None
        assert (left.free, left.units) == (1, 3)


async def test_whoever_is_erased_leaves_nothing_half_held(storage: Storage) -> None:
    async with storage.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish, given = await pooled(does, there), await resource(tx, there)
        await does.wish_pool.match(wish.id, given, there.staff)
        assert await does.people.forget(there.staff.telegram_id)
        back = await tx.wishes.get(wish.id)
        assert back is not None
        assert (back.state, back.helper, back.returned) == (S.POOLED, None, True)
        assert await does.people.forget(there.place.cadre.telegram_id)
        said = await tx.wishes.get(wish.id)
        assert said is not None
        assert (said.reason, said.reason_by) == ("", None)
        assert await does.people.forget(there.place.young.telegram_id)
        gone = await tx.wishes.get(wish.id)
        assert gone is not None
        assert (gone.text, gone.wisher, gone.state, gone.bell_at) == ("", None, S.WITHDRAWN, None)
