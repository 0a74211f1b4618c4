"""Whoever leaves office holds no wish any more, on whichever way they leave."""

from datetime import timedelta

import pytest

from domain.organisations import Role
from domain.wishes import Wish, WishState
from services.services import Services
from services.wish_steps import NotYourWish
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import told
from tests.services.test_wish_pool import Branch, branch, pooled, resource
from tests.storage.county import HOUR, NOON, TODAY

S = WishState
DAY = timedelta(days=1)


async def claimed(does: Services, there: Branch) -> Wish:
    wish = await does.wishes.submit(there.place.young, "一把轮椅")
    return await does.wishes.claim(wish.id, there.place.deputy)


async def now(tx: Transaction, wish: Wish) -> Wish:
    found = await tx.wishes.get(wish.id)
    assert found is not None
    return found


@pytest.mark.parametrize("by_themselves", [True, False])
async def test_a_deputy_who_is_one_no_longer_holds_no_wish(
    sqlite: Storage, by_themselves: bool
) -> None:
    async with sqlite.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish = await claimed(does, there)
        await told(tx)
        group, [line] = there.place.group.id, await tx.sides.deputies(there.place.group.id)
        does = services(tx, NOON + HOUR)
        if by_themselves:
            await does.deputies.step_down(group, there.place.deputy)
        else:
            await does.deputies.remove(group, line, there.place.cadre)
        assert (await now(tx, wish)).state is S.OPEN
        heard = await told(tx)
        assert ("WishReleased", there.place.young.id) in heard
        assert ("WishSubmitted", there.place.cadre.id) in heard
        assert ("WishSubmitted", there.place.deputy.id) not in heard


async def test_staff_whose_role_is_withdrawn_leave_what_they_matched_in_the_pool(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish, given = await pooled(does, there), await resource(tx, there)
        await does.wish_pool.match(wish.id, given, there.staff)
        office, chief = there.place.office.id, there.place.administrator
        await does.roles.withdraw(chief, office, Role.ORGAN_STAFF, there.staff.id)
        assert (await now(tx, wish)).state is S.POOLED
        left = await tx.resources.get(given)
        assert left is not None
        assert left.free == 1


async def test_a_cadre_whose_line_has_ended_is_reminded_of_nothing_and_holds_nothing(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish = await claimed(does, there)
        [line] = await tx.sides.deputies(there.place.group.id)
        await tx.rosters.end([line], TODAY, NOON)
        await told(tx)
        late = services(tx, NOON + DAY)
        assert await late.wish_clocks.ring_due() == 0
        await tx.wish_clocks.look_at_helpers([line], NOON + DAY)
        assert await late.wish_clocks.ring_due() == 1
        assert (await now(tx, wish)).state is S.OPEN
        assert sorted(await told(tx)) == [
            ("WishReleased", there.place.young.id),
            ("WishSubmitted", there.place.cadre.id),
        ]


async def test_a_line_that_ends_by_its_day_is_found_by_the_next_clock(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish = await claimed(does, there)
        [line] = await tx.sides.deputies(there.place.group.id)
        await tx.cadres.leave_office(line, TODAY + DAY)
        await told(tx)
        assert await services(tx, NOON + 3 * DAY).wish_clocks.ring_due() == 1
        assert (await now(tx, wish)).state is S.OPEN
        assert "WishesDue" not in {name for name, _ in await told(tx)}


async def test_not_yet_finds_somebody_else_where_the_helper_has_gone(storage: Storage) -> None:
    async with storage.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish = await does.wishes.submit(there.place.young, "一把轮椅")
        await does.wishes.done(wish.id, there.place.deputy)
        assert await does.people.forget(there.place.deputy.telegram_id)
        await told(tx)
        does = services(tx, NOON + HOUR)
        again = await does.wishes.not_yet(wish.id, there.place.young)
        assert (again.state, again.helper, again.returned) == (S.OPEN, None, True)
        assert await told(tx) == [("WishSubmitted", there.place.cadre.id)]
        with pytest.raises(NotYourWish):
            await does.wishes.claim(wish.id, there.place.deputy)


async def test_whoever_looked_after_it_hears_what_a_colleague_did(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        there, does = await branch(tx), services(tx, NOON)
        wish = await claimed(does, there)
        helped = ("WishAnswered", there.place.deputy.id)
        await told(tx)
        await services(tx, NOON + HOUR).wishes.release(wish.id, there.place.cadre)
        assert await told(tx) == [("WishReleased", there.place.young.id), helped]
        await services(tx, NOON + DAY).wishes.claim(wish.id, there.place.deputy)
        await told(tx)
        later = services(tx, NOON + DAY + HOUR)
        await later.wish_pool.offer(wish.id, there.place.cadre, "没有经费")
        assert await told(tx) == [("WishOffered", there.place.young.id), helped]
        await later.wishes.withdraw(wish.id, there.place.young)
        assert await told(tx) == [("WishAnswered", there.place.cadre.id)]
