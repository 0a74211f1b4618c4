"""A group goes to a successor: who may, who is asked, and what silence means."""

import asyncio
from datetime import date, datetime, timedelta

import pytest

from domain.consents import Purpose
from domain.groups import GroupId
from domain.organisations import Cadre, CadreId, Role
from domain.people import Person, Visitor
from domain.wishes import WishState
from services.desk import NEXT_RING
from services.groups import GroupUnknown
from services.rights import NotAllowed, OutsideBranch
from services.succession import (
    GroupHasMovedOn,
    NotAskedAnyMore,
    NotASuccessor,
    Succession,
)
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, counting_group, founded, met, told
from tests.storage import county
from tests.storage.county import NOON, TODAY

SUN, HAN, LEI = 904, 8, 9


def succession(tx: Transaction, at: datetime = NOON) -> Succession:
    return services(tx, at).succession


async def successor(tx: Transaction, place: County, who: int = SUN) -> Cadre:
    line = await county.cadre(tx, f"接任者{who}", place.office)
    await tx.cadres.take_up(line.id, (await met(tx, who, "Sun")).id)
    held = await tx.cadres.get(line.id)
    assert held is not None
    return held


async def contact_in(tx: Transaction, place: County, who: int) -> Person:
    """Another contact of the cadre, known in the group, who agreed to nothing else."""
    person = await met(tx, who, f"P{who}")
    await tx.consents.give(person.id, Purpose.CONTACT, NOON)
    await tx.contacts.become(person.id, place.line.id, NOON)
    await tx.memberships.join(place.group.id, person.id, NOON)
    return person


async def reached(tx: Transaction, line: CadreId) -> tuple[int, int]:
    found = await tx.reports.reached(line)
    return found.asked, found.take_part


async def test_of_the_contacts_nobody_goes_along_until_they_say_yes(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        new = await successor(tx, place)
        yes, no, silent = place.young, *[await contact_in(tx, place, one) for one in (HAN, LEI)]
        done = await succession(tx).hand_over(place.group.id, new.id, place.cadre)
        assert (done.to.id, done.asked) == (new.id, 3)
        assert await tx.contacts.count(place.line.id) == 0
        assert (await reached(tx, place.line.id), await reached(tx, new.id)) == ((0, 0), (0, 0))
        asked = [("ContactAskedAgain", one.id) for one in (yes, no, silent)]
        assert sorted(await told(tx)) == sorted([*asked, ("GroupHandedOver", new.person)])
        assert Purpose.CONTACT not in await tx.consents.of(yes.id)
        assert Purpose.ACTIVITY in await tx.consents.of(yes.id)
        await succession(tx).keep(new.id, yes)
        await succession(tx).let_go(new.id, no)
        assert [one.person for one in await tx.contacts.of_cadre(new.id)] == [yes.id]
        assert await reached(tx, new.id) == (2, 1)
        assert await tx.refusals.has(no.telegram_id)
        assert not await tx.refusals.has(silent.telegram_id)
        assert Purpose.CONTACT in await tx.consents.of(yes.id)


async def test_the_group_goes_on_under_the_successor(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        new = await successor(tx, place)
        await tx.sides.add_deputy(place.group.id, new.id)
        await succession(tx).hand_over(place.group.id, new.id, place.cadre)
        group = await tx.groups.get(place.group.id)
        assert group is not None
        assert (group.cadre, group.state) == (new.id, place.group.state)
        assert new.id not in await tx.sides.deputies(group.id)
        desk = services(tx, NOON).desk
        assert await desk.groups_of(place.cadre.id) == []
        assert new.person is not None
        assert [one.id for one in await desk.groups_of(new.person)] == [group.id]


async def test_each_is_asked_once_and_answers_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        new = await successor(tx, place)
        await succession(tx).hand_over(place.group.id, new.id, place.cadre)
        with pytest.raises(NotAskedAnyMore):
            await succession(tx).keep(place.line.id, place.young)
        await succession(tx).keep(new.id, place.young)
        for answer in (succession(tx).keep, succession(tx).let_go):
            with pytest.raises(NotAskedAnyMore):
                await answer(new.id, place.young)
            with pytest.raises(NotAskedAnyMore):
                await answer(new.id, None)
        assert await reached(tx, new.id) == (1, 1)


async def test_handed_on_again_those_who_have_not_answered_are_asked_about_the_next(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        first, second = await successor(tx, place), await successor(tx, place, 905)
        await succession(tx).hand_over(place.group.id, first.id, place.cadre)
        assert first.person is not None
        person = await tx.people.get(first.person)
        done = await succession(tx).hand_over(place.group.id, second.id, person)
        assert done.asked == 1
        with pytest.raises(NotAskedAnyMore):
            await succession(tx).keep(first.id, place.young)
        await succession(tx).keep(second.id, place.young)
        assert await tx.contacts.count(second.id) == 1


async def test_who_is_known_in_another_group_of_the_cadre_stays(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        other = await counting_group(tx, place.line, -200)
        both, here = place.young, await contact_in(tx, place, HAN)
        await tx.memberships.join(other.id, both.id, NOON)
        nowhere = await contact_in(tx, place, LEI)
        await tx.memberships.leave(nowhere.id)
        new = await successor(tx, place)
        await succession(tx).hand_over(place.group.id, new.id, place.cadre)
        held = {one.person for one in await tx.contacts.of_cadre(place.line.id)}
        assert held == {both.id, nowhere.id}
        assert await tx.asking_again.of(here.id) is not None
        await succession(tx).hand_over(other.id, new.id, place.cadre)
        assert await tx.contacts.count(place.line.id) == 0


async def test_the_same_person_on_another_line_keeps_everybody(storage: Storage) -> None:
    """A part-time cadre becomes a full-time one: nobody is switched, so that nobody is asked."""
    async with storage.read_write() as tx:
        place = await founded(tx)
        line = await county.cadre(tx, "王老师", place.office)
        await tx.cadres.take_up(line.id, place.cadre.id)
        done = await succession(tx).hand_over(place.group.id, line.id, place.cadre)
        assert done.asked == 0
        assert [one.person for one in await tx.contacts.of_cadre(line.id)] == [place.young.id]
        assert await told(tx) == []


async def test_a_contact_who_becomes_the_cadre_is_not_asked(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        line = await county.cadre(tx, "小李", place.office)
        await tx.cadres.take_up(line.id, place.young.id)
        done = await succession(tx).hand_over(place.group.id, line.id, place.cadre)
        assert done.asked == 0
        assert await tx.contacts.of(place.young.id) is None


async def test_who_has_not_answered_and_becomes_the_cadre_is_asked_no_longer(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        first = await successor(tx, place)
        await succession(tx).hand_over(place.group.id, first.id, place.cadre)
        line = await county.cadre(tx, "小李", place.office)
        await tx.cadres.take_up(line.id, place.young.id)
        done = await succession(tx).hand_over(place.group.id, line.id, place.administrator)
        assert done.asked == 0
        assert await tx.asking_again.of(place.young.id) is None


async def test_who_is_asked_about_a_line_and_takes_it_up_is_asked_no_longer(
    storage: Storage,
) -> None:
    """Its cadre was erased meanwhile, and the line got another link."""
    async with storage.read_write() as tx:
        place = await founded(tx)
        new = await successor(tx, place)
        await succession(tx).hand_over(place.group.id, new.id, place.cadre)
        await services(tx, NOON).people.forget(SUN)
        line = await tx.cadres.get(new.id)
        assert line is not None
        token = await services(tx, NOON).organisations.invite_to(line)
        visitor = Visitor(place.young.telegram_id, place.young.name, None)
        await services(tx, NOON).organisations.open_invite(token, visitor)
        assert await tx.asking_again.of(place.young.id) is None


@pytest.mark.parametrize("own", [True, False])
async def test_who_takes_up_the_line_of_their_cadre_is_their_own_contact_no_longer(
    storage: Storage, *, own: bool
) -> None:
    """And stays that of another cadre. Nothing was declined."""
    async with storage.read_write() as tx:
        place = await founded(tx)
        contact = await tx.contacts.of(place.young.id)
        assert contact is not None
        line = await tx.cadres.get(contact.cadre)
        assert line is not None
        if not own:
            line = await county.cadre(tx, "小李", place.office)
        else:
            await services(tx, NOON).people.forget(place.cadre.telegram_id)
        token = await services(tx, NOON).organisations.invite_to(line)
        visitor = Visitor(place.young.telegram_id, place.young.name, None)
        taken = await services(tx, NOON).organisations.open_invite(token, visitor)
        assert await tx.contacts.of(place.young.id) == (None if own else contact)
        assert taken.cadre is not None
        assert taken.cadre.declined_or_left == 0


async def test_open_wishes_go_along_and_the_old_cadre_reads_them_no_longer(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wish = await services(tx, NOON).wishes.submit(place.young, "想学骑车")
        new = await successor(tx, place)
        await succession(tx).hand_over(place.group.id, new.id, place.cadre)
        found = await tx.wishes.get(wish.id)
        assert found is not None
        assert (found.cadre, found.state) == (new.id, WishState.OPEN)
        assert new.person is not None
        reader = await tx.people.get(new.person)
        assert reader is not None
        assert [one.id for one in await services(tx, NOON).wish_lists.to_do(reader)] == [wish.id]
        assert await services(tx, NOON).wish_lists.to_do(place.cadre) == []


async def test_what_the_old_cadre_looked_after_is_open_for_the_new_one(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        wish = await services(tx, NOON).wishes.submit(place.young, "想学骑车")
        await services(tx, NOON).wishes.claim(wish.id, place.cadre)
        new = await successor(tx, place)
        await succession(tx).hand_over(place.group.id, new.id, place.cadre)
        found = await tx.wishes.get(wish.id)
        assert found is not None
        assert (found.cadre, found.state, found.helper) == (new.id, WishState.OPEN, None)
        assert found.returned


async def test_leaving_or_being_erased_answers_the_question(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        other = await contact_in(tx, place, HAN)
        new = await successor(tx, place)
        await succession(tx).hand_over(place.group.id, new.id, place.cadre)
        await services(tx, NOON).people.leave(place.young)
        assert await reached(tx, new.id) == (1, 0)
        await services(tx, NOON).people.forget(other.telegram_id)
        assert await tx.asking_again.of_group(place.group.id, new.id) == []
        for one in (place.young, other):
            with pytest.raises(NotAskedAnyMore):
                await succession(tx).keep(new.id, one)


async def test_an_administrator_of_the_branch_hands_on_too_and_both_cadres_are_told(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        new = await successor(tx, place)
        await succession(tx).hand_over(place.group.id, new.id, place.administrator)
        notices = [one for one in await told(tx) if one[0] == "GroupHandedOver"]
        assert notices == [("GroupHandedOver", new.person), ("GroupHandedOver", place.cadre.id)]


async def test_nobody_else_hands_a_group_on(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        new = await successor(tx, place)
        elsewhere = await county.office(tx, "Elsewhere")
        outsider = await met(tx, 906, "Outsider")
        await tx.roles.grant(outsider.id, elsewhere.id, Role.ADMINISTRATOR, NOON)
        for somebody in (place.deputy, place.young, outsider, None):
            for tried in (
                succession(tx).heirs(place.group.id, somebody),
                succession(tx).hand_over(place.group.id, new.id, somebody),
            ):
                with pytest.raises((NotAllowed, OutsideBranch)):
                    await tried
        with pytest.raises(GroupUnknown):
            await succession(tx).heirs(GroupId(place.group.id + 9), place.cadre)


async def test_a_successor_stands_on_the_roster_and_has_started(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        new = await successor(tx, place)
        vacant = await county.cadre(tx, "空缺", place.office)
        left = await successor(tx, place, 905)
        await tx.cadres.leave_office(left.id, TODAY)
        elsewhere = await county.cadre(tx, "外单位", await county.office(tx, "Elsewhere"))
        heirs = await succession(tx).heirs(place.group.id, place.cadre)
        assert heirs.now == place.line
        assert [one.roster_name for one in heirs.able] == ["李老师", new.roster_name]
        for line in (vacant, left, elsewhere, place.line):
            with pytest.raises(NotASuccessor):
                await succession(tx).hand_over(place.group.id, line.id, place.cadre)


async def test_of_two_who_hand_a_group_on_at_once_one_does(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        lines = [await successor(tx, place, who) for who in (SUN, 905)]

    async def hands(line: Cadre) -> CadreId | None:
        async with storage.read_write() as tx:
            try:
                done = await succession(tx).hand_over(place.group.id, line.id, place.administrator)
            except GroupHasMovedOn:
                return None
            return done.to.id

    done = await asyncio.gather(*map(hands, lines))
    async with storage.read_only() as view:
        group = await view.groups.get(place.group.id)
        asked = await view.asking_again.of(place.young.id)
    assert group is not None
    assert asked is not None
    assert group.cadre == asked.cadre
    assert group.cadre in done


async def test_a_group_whose_cadre_has_left_is_told_to_its_office_once(storage: Storage) -> None:
    last, midnight = date(2026, 3, 9), datetime(2026, 3, 8, 16, tzinfo=NOON.tzinfo)
    async with storage.read_write() as tx:
        place = await founded(tx)
        assert await services(tx, NOON).vacancies.next_due() is None
        await tx.cadres.leave_office(place.line.id, last)
        assert await services(tx, NOON).vacancies.tell_due() == 0
        assert await services(tx, NOON).vacancies.next_due() == midnight
        before = midnight - timedelta(seconds=1)
        assert await services(tx, before).vacancies.tell_due() == 0
        assert await services(tx, midnight).vacancies.next_due() == midnight + NEXT_RING
        assert await services(tx, midnight).vacancies.tell_due() == 1
        assert await told(tx) == [("GroupVacant", place.administrator.id)]
        assert await services(tx, midnight).vacancies.tell_due() == 0
        assert await services(tx, midnight).vacancies.next_due() is None
        desk = services(tx, midnight).desk
        assert await desk.run_by(place.group) == [place.deputy.id]
        [(group, running)] = await services(tx, midnight).vacancies.of_office(place.administrator)
        assert (group.id, running) == (place.group.id, None)
        heirs = await succession(tx, midnight).heirs(place.group.id, place.administrator)
        assert heirs.now is None
        new = await successor(tx, place)
        await succession(tx, midnight).hand_over(place.group.id, new.id, place.administrator)
        assert not await tx.vacancies.is_told(place.group.id)


async def test_a_wish_to_a_cadre_who_has_left_reaches_the_office(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        [deputy] = await tx.sides.deputies(place.group.id)
        await tx.sides.remove_deputy(place.group.id, deputy)
        await tx.cadres.leave_office(place.line.id, TODAY)
        await services(tx, NOON).wishes.submit(place.young, "想学骑车")
        assert await told(tx) == [("WishSubmitted", place.administrator.id)]


async def test_only_administrators_see_the_groups_of_their_branch(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        made = services(tx, NOON).vacancies
        assert [one.id for one, _ in await made.of_office(place.administrator)] == [place.group.id]
        for somebody in (place.cadre, place.deputy, place.young, None):
            assert await made.of_office(somebody) == []
