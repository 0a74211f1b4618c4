"""Deputies: by link and by choice, whom it may be, and letting go."""

import asyncio
from datetime import datetime, timedelta

import pytest

from domain.groups import Group, GroupId
from domain.organisations import Cadre
from domain.people import Person
from domain.refusals import Refusal
from services.deputies import (
    Deputies,
    DeputyHasGone,
    DeputyNeedsAPosition,
    DeputyOutsideBranch,
    NotResponsible,
    OwnDeputy,
    YouAreNoDeputy,
)
from services.organisations import InviteExpired, InviteUnknown, InviteUsed
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, met, told
from tests.storage import county
from tests.storage.county import NOON

SUN, QIAN = 904, 905
WEEK = timedelta(days=7)


def deputies(tx: Transaction, at: datetime = NOON) -> Deputies:
    return services(tx, at).deputies


async def colleague(tx: Transaction, place: County, who: int = SUN) -> tuple[Person, Cadre]:
    """Another cadre of the same office."""
    line = await county.cadre(tx, f"同事{who}", place.office)
    person = await met(tx, who, "Sun")
    await tx.cadres.take_up(line.id, person.id)
    return person, line


async def of_group(tx: Transaction, group: Group) -> list[int]:
    return list(await tx.sides.deputies(group.id))


async def test_whoever_opens_the_link_first_is_a_deputy_and_the_cadre_hears_of_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        person, line = await colleague(tx, place)
        _, token = await deputies(tx).invite(place.group.id, place.cadre)
        assert (await deputies(tx).open_link(token, person)).id == place.group.id
        assert line.id in await of_group(tx, place.group)
        assert place.group.id in {
            one.id for one in await services(tx, NOON).desk.groups_of(person.id)
        }
        assert await told(tx) == [("DeputyChanged", place.cadre.id)]
        await deputies(tx).open_link(token, person)
        assert await told(tx) == []
        other, _ = await colleague(tx, place, QIAN)
        with pytest.raises(InviteUsed):
            await deputies(tx).open_link(token, other)


async def test_of_two_who_open_a_link_at_once_one_is_a_deputy(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        people = [(await colleague(tx, place, who))[0] for who in (SUN, QIAN)]
        _, token = await deputies(tx).invite(place.group.id, place.cadre)

    async def opens(person: Person) -> bool:
        async with storage.read_write() as tx:
            try:
                await deputies(tx).open_link(token, person)
            except InviteUsed:
                return False
            return True

    assert sorted(await asyncio.gather(*map(opens, people))) == [False, True]
    async with storage.read_only() as view:
        assert len(await view.sides.deputies(place.group.id)) == 2  # one was there before


async def test_who_may_not_be_a_deputy_does_not_use_the_link_up(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        elsewhere = await county.cadre(tx, "外单位", await county.office(tx, "Elsewhere"))
        outsider = await met(tx, QIAN, "Qian")
        await tx.cadres.take_up(elsewhere.id, outsider.id)
        _, token = await deputies(tx).invite(place.group.id, place.cadre)
        tried: list[tuple[Person | None, type[Refusal]]] = [
            (None, DeputyNeedsAPosition),
            (place.young, DeputyNeedsAPosition),
            (place.administrator, DeputyNeedsAPosition),
            (outsider, DeputyOutsideBranch),
            (place.cadre, OwnDeputy),
        ]
        for person, refusal in tried:
            with pytest.raises(refusal):
                await deputies(tx).open_link(token, person)
        person, line = await colleague(tx, place)
        await deputies(tx).open_link(token, person)
        assert line.id in await of_group(tx, place.group)


async def test_a_link_ends_after_a_week_or_with_the_next_one(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        person, _ = await colleague(tx, place)
        _, first = await deputies(tx).invite(place.group.id, place.cadre)
        _, second = await deputies(tx).invite(place.group.id, place.cadre)
        with pytest.raises(InviteExpired):
            await deputies(tx).open_link(first, person)
        with pytest.raises(InviteExpired):
            await deputies(tx, NOON + WEEK).open_link(second, person)
        with pytest.raises(InviteUnknown):
            await deputies(tx).open_link("nobody's", person)
        await deputies(tx, NOON + WEEK - timedelta(seconds=1)).open_link(second, person)


async def test_of_the_chats_administrators_those_on_the_rosters_can_be_chosen(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        person, line = await colleague(tx, place)
        await deputies(tx).ask_administrators(place.group.id, place.cadre)
        everybody = [place.cadre, place.deputy, place.young, person]
        users = [{"id": one.telegram_id, "is_bot": False} for one in everybody]
        users += [{"id": 12345, "is_bot": False}, {"id": 1, "is_bot": True}]
        await told(tx)
        answer = [{"status": "administrator", "user": user} for user in users]
        await deputies(tx).administrators_told(place.group.id, {}, answer)
        [asked] = await tx.outbox.lease("test", NOON, NOON + WEEK, 9)
        assert asked.post.fields == {"group": place.group.id, "cadres": str(line.id)}
        await deputies(tx).name(place.group.id, line.id, place.cadre)
        await deputies(tx).name(place.group.id, line.id, place.cadre)
        assert await told(tx) == [("DeputyChanged", person.id)]


async def test_when_telegram_does_not_say_the_cadre_hears_that_there_is_nobody_to_choose(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await deputies(tx).administrators_failed(place.group.id)
        assert await told(tx) == [("DeputyChoice", place.cadre.id)]


async def test_only_whoever_is_responsible_names_and_removes(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        [named] = await tx.sides.deputies(place.group.id)
        for somebody in (place.deputy, place.administrator, place.young, None):
            with pytest.raises(NotResponsible):
                await deputies(tx).invite(place.group.id, somebody)
            with pytest.raises(NotResponsible):
                await deputies(tx).ask_administrators(place.group.id, somebody)
            with pytest.raises(NotResponsible):
                await deputies(tx).name(place.group.id, named, somebody)
            with pytest.raises(NotResponsible):
                await deputies(tx).remove(place.group.id, named, somebody)


async def test_a_forged_button_names_nobody_who_could_not_be_chosen(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        elsewhere = await county.cadre(tx, "外单位", await county.office(tx, "Elsewhere"))
        await tx.cadres.take_up(elsewhere.id, (await met(tx, QIAN, "Qian")).id)
        vacant = await county.cadre(tx, "空缺", place.office)
        tried: list[tuple[Cadre, type[Refusal]]] = [
            (elsewhere, DeputyOutsideBranch),
            (vacant, DeputyHasGone),
            (place.line, OwnDeputy),
        ]
        for line, refusal in tried:
            with pytest.raises(refusal):
                await deputies(tx).name(place.group.id, line.id, place.cadre)


async def test_a_deputy_is_let_go_once_by_either_side_and_the_other_is_told(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        [named] = await tx.sides.deputies(place.group.id)
        await deputies(tx).remove(place.group.id, named, place.cadre)
        assert await told(tx) == [("DeputyChanged", place.deputy.id)]
        with pytest.raises(DeputyHasGone):
            await deputies(tx).remove(place.group.id, named, place.cadre)
        await deputies(tx).name(place.group.id, named, place.cadre)
        await told(tx)
        await deputies(tx).step_down(place.group.id, place.deputy)
        assert await told(tx) == [("DeputyChanged", place.cadre.id)]
        for somebody in (place.deputy, place.young, None):
            with pytest.raises(YouAreNoDeputy):
                await deputies(tx).step_down(GroupId(place.group.id), somebody)
        assert await services(tx, NOON).desk.groups_of(place.deputy.id) == []
