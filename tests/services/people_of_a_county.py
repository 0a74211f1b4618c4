"""A county with an office, a cadre, a deputy, a group and a young person, for tests of services."""

from dataclasses import dataclass

from domain.consents import Purpose
from domain.groups import Group, GroupState
from domain.organisations import Cadre, Organisation, Role
from domain.people import AgeBand, Person
from storage.transaction import Transaction
from tests.storage import county
from tests.storage.county import NOON


@dataclass(frozen=True)
class County:
    """`young` is the cadre's contact, counted, and known in the group."""

    office: Organisation
    line: Cadre
    cadre: Person
    deputy: Person
    administrator: Person
    young: Person
    group: Group


async def founded(tx: Transaction) -> County:
    office = await county.office(tx)
    line = await county.cadre(tx, "王老师", office)
    second = await county.cadre(tx, "李老师", office)
    cadre = await met(tx, 901, "Wang")
    deputy = await met(tx, 902, "Li")
    administrator = await met(tx, 903, "Zhao")
    await tx.cadres.take_up(line.id, cadre.id)
    await tx.cadres.take_up(second.id, deputy.id)
    await tx.roles.grant(administrator.id, office.id, Role.ADMINISTRATOR, NOON)
    group = await counting_group(tx, line)
    await tx.sides.add_deputy(group.id, second.id)
    young = await county.contact(tx, line, 7)
    await tx.people.set_age_band(young.id, AgeBand.ADULT)
    await tx.memberships.join(group.id, young.id, NOON)
    again = await tx.people.get(young.id)
    assert again is not None
    held = await tx.cadres.get(line.id)
    assert held is not None
    return County(office, held, cadre, deputy, administrator, again, group)


async def met(tx: Transaction, telegram_id: int, name: str) -> Person:
    return await tx.people.meet(telegram_id, name, "zh-hans", reachable=True, now=NOON)


async def named_safety_contact(tx: Transaction, office: Organisation, person: Person) -> None:
    """As the program does it: a role, and the one whom the organisation calls."""
    await tx.roles.grant(person.id, office.id, Role.SAFETY_CONTACT, NOON)
    await tx.organisations.set_safety_contact(office.id, person.id)


async def counting_group(tx: Transaction, line: Cadre, chat: int = -100) -> Group:
    group = await county.group(tx, line, chat)
    await tx.groups.change_state(group.id, GroupState.NEW, GroupState.COUNTING)
    await tx.groups.start_counting(group.id, NOON)
    found = await tx.groups.get(group.id)
    assert found is not None
    return found


async def without(tx: Transaction, person: Person, purpose: Purpose) -> None:
    await tx.consents.take_back(person.id, purpose)


async def told(tx: Transaction) -> list[tuple[str, int | None]]:
    """Notices waiting in the outbox: name and reader (None: a group), in the order they go out."""
    leased = await tx.outbox.lease("test", NOON.replace(year=2030), NOON.replace(year=2031), 100)
    return [(one.post.name, one.post.person) for one in leased]
