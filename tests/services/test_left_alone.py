"""Contacts whose cadre has left office and runs no group: nobody could ask them again."""

from datetime import timedelta

import pytest

from domain.consents import Purpose
from domain.organisations import Cadre
from domain.people import Person
from services.desk import NEXT_RING
from services.vacancies import Vacancies
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, met, told
from tests.storage import county
from tests.storage.county import NOON, TODAY

TOMORROW = TODAY + timedelta(days=1)
LATER = NOON + timedelta(days=1)


async def left(tx: Transaction, place: County) -> tuple[Cadre, Person]:
    """A cadre without a group who leaves tomorrow, and a contact who agreed to that alone."""
    line = await county.cadre(tx, "Sun", place.office)
    await tx.cadres.take_up(line.id, (await met(tx, 904, "Sun")).id)
    young = await met(tx, 8, "Han")
    await tx.consents.give(young.id, Purpose.CONTACT, NOON)
    await tx.contacts.become(young.id, line.id, NOON)
    await tx.memberships.join(place.group.id, young.id, NOON)
    await tx.cadres.leave_office(line.id, TOMORROW)
    return line, young


def vacancies(tx: Transaction, *, later: bool = True) -> Vacancies:
    return services(tx, LATER if later else NOON).vacancies


async def test_they_are_let_go_and_told_once_when_the_day_has_come(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line, young = await left(tx, await founded(tx))
        assert await vacancies(tx, later=False).release_due() == 0
        next_release = await vacancies(tx, later=False).next_release()
        assert next_release is not None
        assert NOON < next_release < LATER
        assert await vacancies(tx).next_release() == LATER + NEXT_RING
        assert await vacancies(tx).release_due() == 1
        assert await vacancies(tx).release_due() == 0
        assert await vacancies(tx).next_release() is None
        assert await tx.contacts.of(young.id) is None
        assert await tx.consents.of(young.id) == {}
        assert await tx.memberships.groups_of(young.id) == []
        assert await told(tx) == [("ContactLeftAlone", young.id)]
        found = await tx.cadres.get(line.id)
        assert found is not None
        assert found.declined_or_left == 0


async def test_whose_cadre_stays_on_another_line_stays_with_them(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        line, young = await left(tx, place)
        other = await county.cadre(tx, "Sun", place.office)
        held = await tx.cadres.get(line.id)
        assert held is not None
        assert held.person is not None
        await tx.cadres.take_up(other.id, held.person)
        assert await vacancies(tx).release_due() == 1
        found = await tx.contacts.of(young.id)
        assert found is not None
        assert found.cadre == other.id
        assert await told(tx) == []


@pytest.mark.parametrize("gone", [True, False])
async def test_whose_cadre_has_a_group_waits_for_the_successor(
    storage: Storage, *, gone: bool
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        if gone:
            await tx.cadres.leave_office(place.line.id, TOMORROW)
        assert await vacancies(tx).release_due() == 0
        assert await tx.contacts.of(place.young.id) is not None
