"""Who may what, asked of both databases at one moment."""

from dataclasses import dataclass
from datetime import date

import pytest

from domain.organisations import Level, OrganisationId, Profile, Role
from domain.people import Person
from domain.rights import Capacity, Deed, Held, Place
from services.rights import NotAllowed, OutsideBranch, Rights
from services.topics import TopicNotYours
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, counting_group, founded, met
from tests.storage import county
from tests.storage.county import NOON


@dataclass(frozen=True)
class Tree:
    """Two branches below the county, and one organisation below the left one."""

    home: County
    root: OrganisationId
    left: OrganisationId
    right: OrganisationId
    leaf: OrganisationId


async def tree(tx: Transaction) -> Tree:
    home = await founded(tx)
    root = home.office.id
    left, right = await below(tx, root, "Left"), await below(tx, root, "Right")
    return Tree(home, root, left, right, await below(tx, left, "Leaf"))


async def below(tx: Transaction, parent: OrganisationId, name: str) -> OrganisationId:
    made = await tx.organisations.add(
        name, Level.BRANCH, Profile.NOTICE_2017, zone="Asia/Shanghai", language="zh", parent=parent
    )
    return made.id


async def holder(tx: Transaction, role: Role, where: OrganisationId) -> Person:
    person = await met(tx, 800, "Holder")
    await tx.roles.grant(person.id, where, role, NOON)
    return person


def rights(tx: Transaction) -> Rights:
    return services(tx, NOON).rights


async def test_what_somebody_acts_as(storage: Storage) -> None:
    async with storage.read_write() as tx:
        home = await founded(tx)
        office = home.office.id
        asked = rights(tx)
        assert await asked.capacities(None) == (Held(Capacity.NOBODY),)
        assert await asked.capacities(home.young) == (Held(Capacity.YOUTH),)
        assert await asked.capacities(home.cadre) == (Held(Capacity.CADRE, office),)
        deputy = Held(Capacity.CADRE, office), Held(Capacity.DEPUTY, office)
        assert await asked.capacities(home.deputy) == deputy
        administrator = (Held(Capacity.ADMINISTRATOR, office),)
        assert await asked.capacities(home.administrator) == administrator


async def test_where_an_organisation_stands(storage: Storage) -> None:
    async with storage.read_write() as tx:
        world = await tree(tx)
        held = Held(Capacity.ADMINISTRATOR, world.left)
        places = [
            await rights(tx).place_of(held, one)
            for one in (world.left, world.leaf, world.root, world.right, None)
        ]
        assert places == [Place.OWN, Place.BELOW, Place.ABOVE, Place.BESIDE, Place.OWN]


async def test_an_administrator_changes_the_own_branch_and_nothing_else(storage: Storage) -> None:
    async with storage.read_write() as tx:
        world = await tree(tx)
        asked, me = rights(tx), await holder(tx, Role.ADMINISTRATOR, world.left)
        for allowed in (world.left, world.leaf):
            await asked.require(me, Deed.MANAGE_ROLES, allowed)
        for outside in (world.root, world.right):
            with pytest.raises(OutsideBranch):
                await asked.require(me, Deed.MANAGE_ROLES, outside)
        assert [one.id for one in await asked.where(me, Deed.MANAGE_ROLES)] == [world.left]


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.ADMINISTRATOR])
async def test_no_other_role_changes_roles(storage: Storage, role: Role) -> None:
    async with storage.read_write() as tx:
        world = await tree(tx)
        me = await holder(tx, role, world.left)
        with pytest.raises(NotAllowed) as caught:
            await rights(tx).require(me, Deed.MANAGE_ROLES, world.left)
        assert caught.value.facts == {"deed": "manage-roles"}
        assert await rights(tx).where(me, Deed.MANAGE_ROLES) == ()


async def test_a_right_ends_with_the_role(storage: Storage) -> None:
    async with storage.read_write() as tx:
        world = await tree(tx)
        asked, me = rights(tx), await holder(tx, Role.ADMINISTRATOR, world.left)
        await asked.require(me, Deed.MANAGE_ROLES, world.left)
        await tx.roles.withdraw(me.id, world.left, Role.ADMINISTRATOR)
        with pytest.raises(NotAllowed):
            await asked.require(me, Deed.MANAGE_ROLES, world.left)


async def test_a_group_is_for_those_who_run_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        home = await founded(tx)
        asked = rights(tx)
        for runs in (home.cadre, home.deputy):
            await asked.require_in(runs, Deed.POST_TOPIC, home.group)
        for other in (home.administrator, home.young, None):
            with pytest.raises(NotAllowed):
                await asked.require_in(other, Deed.POST_TOPIC, home.group)
        with pytest.raises(TopicNotYours):
            await asked.require_in(None, Deed.POST_TOPIC, home.group, otherwise=TopicNotYours)


async def test_a_deputy_does_not_hand_the_group_on_and_the_office_may(storage: Storage) -> None:
    async with storage.read_write() as tx:
        home = await founded(tx)
        asked = rights(tx)
        for may in (home.cadre, home.administrator):
            await asked.require_in(may, Deed.HAND_ON_GROUP, home.group)
        with pytest.raises(NotAllowed):
            await asked.require_in(home.deputy, Deed.HAND_ON_GROUP, home.group)


async def test_a_cadre_has_no_right_in_a_colleagues_group(storage: Storage) -> None:
    async with storage.read_write() as tx:
        home = await founded(tx)
        line = await county.cadre(tx, "Sun", home.office)
        theirs = await counting_group(tx, line, chat=-200)
        for colleague in (home.cadre, home.deputy):
            with pytest.raises(NotAllowed):
                await rights(tx).require_in(colleague, Deed.SEE_GROUP_FIGURES, theirs)


async def test_who_left_office_runs_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        home = await founded(tx)
        await tx.cadres.leave_office(home.line.id, date(2026, 2, 1))
        asked = rights(tx)
        assert await asked.capacities(home.cadre) == (Held(Capacity.YOUTH),)
        with pytest.raises(NotAllowed):
            await asked.require_in(home.cadre, Deed.RUN_GROUP, home.group)


async def test_an_item_is_for_those_before_whom_it_was_put(storage: Storage) -> None:
    async with storage.read_write() as tx:
        home = await founded(tx)
        asked, before = rights(tx), [home.cadre.id, home.young.id]
        assert await asked.require_item(home.cadre, Deed.FULFIL_WISH, before) == home.cadre
        for other in (home.deputy, home.young, None):
            with pytest.raises(NotAllowed):
                await asked.require_item(other, Deed.FULFIL_WISH, before)
