"""Roles given by links that open once, and taken back again."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest

from domain.organisations import Invite, Role
from domain.people import Person, Visitor
from domain.refusals import Refusal
from domain.roles import LinkState
from services.organisations import InviteRevoked, InviteUsed, Organisations
from services.rights import NotAllowed, OutsideBranch
from services.roles import (
    PAGE,
    LastAdministrator,
    LinkUnknown,
    RoleNotHeld,
    Roles,
    SafetyContactStays,
)
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import met, named_safety_contact, told
from tests.services.test_rights import Tree, tree
from tests.storage.county import NOON

MEI, THIEF = Visitor(61, "Mei", "zh-hans"), Visitor(62, "Thief", "en")
MONTH = timedelta(days=30)


@dataclass(frozen=True)
class Place:
    """`left` is administered by `boss`."""

    world: Tree
    boss: Person


async def place(tx: Transaction) -> Place:
    world = await tree(tx)
    boss = await met(tx, 810, "Boss")
    await tx.roles.grant(boss.id, world.left, Role.ADMINISTRATOR, NOON)
    return Place(world, boss)


def roles(tx: Transaction, later: timedelta = timedelta()) -> Roles:
    return services(tx, NOON + later).roles


def doors(tx: Transaction) -> Organisations:
    return services(tx, NOON).organisations


async def opened(tx: Transaction, token: str, visitor: Visitor = MEI) -> Person:
    await doors(tx).open_invite(token, visitor)
    person = await tx.people.by_telegram_id(visitor.telegram_id)
    assert person is not None
    return person


async def invite_of(tx: Transaction, token: str) -> Invite:
    found = await tx.invites.by_token(token)
    assert found is not None
    return found


@pytest.mark.parametrize("role", [one for one in Role if one is not Role.SAFETY_CONTACT])
async def test_a_role_is_given_by_a_link_and_withdrawn(storage: Storage, role: Role) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        where = here.world.left
        _, token = await roles(tx).give(here.boss, where, role)
        mei = await opened(tx, token)
        assert mei in (await roles(tx).of(here.boss, where)).of(role)
        assert await told(tx) == [("RoleTaken", here.boss.id)]
        left = await roles(tx).withdraw(here.boss, where, role, mei.id)
        assert mei not in left.of(role)
        assert await told(tx) == [("RoleWithdrawn", mei.id)]
        actions = [deed.action for deed in await tx.audit.latest(3)]
        assert actions == [
            f"withdraw-{role.value}",
            f"take-up-{role.value}",
            f"invite-{role.value}",
        ]


async def test_roles_are_given_in_the_own_branch_alone(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        for inside in (here.world.left, here.world.leaf):
            assert await roles(tx).give(here.boss, inside, Role.EXPERT)
        for outside in (here.world.root, here.world.right):
            with pytest.raises(OutsideBranch):
                await roles(tx).give(here.boss, outside, Role.EXPERT)
            with pytest.raises(OutsideBranch):
                await roles(tx).of(here.boss, outside)


async def test_a_supervisor_looks_and_changes_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        _, token = await roles(tx).give(here.boss, here.world.left, Role.SUPERVISOR)
        mei, where = await opened(tx, token), here.world.left
        assert not (await roles(tx).of(mei, where)).changes
        for forged in (
            roles(tx).give(mei, where, Role.ADMINISTRATOR),
            roles(tx).withdraw(mei, where, Role.ADMINISTRATOR, here.boss.id),
            roles(tx).links(mei, where),
            roles(tx).held(mei, where),
        ):
            with pytest.raises(NotAllowed):
                await forged


async def test_whoever_looks_is_led_through_the_own_branch_and_no_further(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        top = await roles(tx).of(here.boss, here.world.left)
        assert top.above is None
        assert [one.id for one in top.below] == [here.world.leaf]
        below = await roles(tx).of(here.boss, here.world.leaf)
        assert below.above is not None
        assert below.above.id == here.world.left


async def test_the_last_administrator_stays(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        where = here.world.left
        with pytest.raises(LastAdministrator):
            await roles(tx).withdraw(here.boss, where, Role.ADMINISTRATOR, here.boss.id)
        _, token = await roles(tx).give(here.boss, where, Role.ADMINISTRATOR)
        mei = await opened(tx, token)
        left = await roles(tx).withdraw(mei, where, Role.ADMINISTRATOR, here.boss.id)
        assert left.of(Role.ADMINISTRATOR) == (mei,)


async def test_two_administrators_who_withdraw_each_others_role_leave_one(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        where = here.world.left
        _, token = await roles(tx).give(here.boss, where, Role.ADMINISTRATOR)
        mei = await opened(tx, token)

    async def withdraw(by: Person, whose: Person) -> None:
        async with storage.read_write() as tx:
            try:
                await roles(tx).withdraw(by, where, Role.ADMINISTRATOR, whose.id)
            except (LastAdministrator, NotAllowed):
                return

    await asyncio.gather(withdraw(here.boss, mei), withdraw(mei, here.boss))
    async with storage.read_only() as view:
        assert len(await view.roles.holders(where, Role.ADMINISTRATOR)) == 1


async def test_the_safety_contact_is_replaced_and_never_left_empty(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        office = await tx.organisations.get(here.world.left)
        assert office is not None
        await named_safety_contact(tx, office, here.boss)
        with pytest.raises(SafetyContactStays):
            await roles(tx).withdraw(here.boss, office.id, Role.SAFETY_CONTACT, here.boss.id)
        _, token = await roles(tx).give(here.boss, office.id, Role.SAFETY_CONTACT)
        mei = await opened(tx, token)
        seen = await roles(tx).of(here.boss, office.id)
        assert seen.of(Role.SAFETY_CONTACT) == (mei,)


async def test_a_role_that_was_withdrawn_meanwhile_is_said_to_be(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        with pytest.raises(RoleNotHeld):
            await roles(tx).holder(here.boss, here.world.left, Role.EXPERT, here.boss.id)


async def test_a_link_that_was_called_back_opens_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        _, token = await roles(tx).give(here.boss, here.world.left, Role.EXPERT)
        invite = await invite_of(tx, token)
        assert (await roles(tx).link(here.boss, invite.id)).state is LinkState.OPEN
        assert (await roles(tx).call_back(here.boss, invite.id)).shown == ()
        with pytest.raises(InviteRevoked):
            await opened(tx, token)
        with pytest.raises(LinkUnknown):
            await roles(tx).call_back(here.boss, invite.id)


async def test_a_stolen_role_is_taken_back_and_given_to_the_right_one(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        where = here.world.left
        _, token = await roles(tx).give(here.boss, where, Role.ADMINISTRATOR)
        thief = await opened(tx, token, THIEF)
        with pytest.raises(InviteUsed):
            await opened(tx, token, MEI)
        shown = (await roles(tx).links(here.boss, where)).shown[0]
        assert (shown.state, shown.opened_by) == (LinkState.USED, thief)
        _, _, new = await roles(tx).again(here.boss, shown.invite.id)
        with pytest.raises(InviteRevoked):
            await opened(tx, token, THIEF)
        with pytest.raises(NotAllowed):
            await roles(tx).of(thief, where)
        mei = await opened(tx, new, MEI)
        assert mei in (await roles(tx).of(here.boss, where)).of(Role.ADMINISTRATOR)


async def test_a_stolen_line_of_the_roster_is_taken_back(storage: Storage) -> None:
    async with storage.read_write() as tx:
        home = (await place(tx)).world.home
        line, token = await doors(tx).invite_cadre(
            home.office.id, "Sun", home.line.position, home.line.held_from
        )
        thief = await opened(tx, token, THIEF)
        invite = await invite_of(tx, token)
        _, before, new = await roles(tx).again(home.administrator, invite.id)
        assert before.cadre is not None
        assert await services(tx, NOON).desk.lines_of(thief.id) == []
        with pytest.raises(InviteRevoked):
            await opened(tx, token, THIEF)
        mei = await opened(tx, new, MEI)
        held = await tx.cadres.get(line.id)
        assert held is not None
        assert held.person == mei.id


async def test_who_opened_a_link_and_lost_the_role_is_not_told_the_same_again(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        _, token = await roles(tx).give(here.boss, here.world.left, Role.EDITOR)
        mei = await opened(tx, token)
        await roles(tx).withdraw(here.boss, here.world.left, Role.EDITOR, mei.id)
        with pytest.raises(InviteRevoked):
            await opened(tx, token)


async def test_links_of_others_cannot_be_guessed(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        home = here.world.home
        _, token = await roles(tx).give(home.administrator, here.world.right, Role.EXPERT)
        invite = await invite_of(tx, token)
        for stranger in (here.boss, home.cadre, home.young, None):
            with pytest.raises(Refusal) as caught:
                await roles(tx).call_back(stranger, invite.id)
            assert caught.type is LinkUnknown
        assert (await opened(tx, token)).reachable


async def test_the_list_shows_what_is_out_and_what_was_opened_lately(storage: Storage) -> None:
    async with storage.read_write() as tx:
        here = await place(tx)
        where = here.world.left
        given = [await roles(tx).give(here.boss, where, Role.EXPERT) for _ in range(PAGE)]
        await opened(tx, given[-1][1])
        _, last = await roles(tx).give(here.boss, where, Role.EXPERT)
        first = await roles(tx).links(here.boss, where)
        assert (len(first.shown), first.more) == (PAGE, True)
        assert first.shown[0].invite == await invite_of(tx, last)
        second = await roles(tx).links(here.boss, where, 1)
        assert (len(second.shown), second.more) == (1, False)
        later = await roles(tx, 2 * MONTH).links(here.boss, where)
        assert {one.state for one in later.shown} == {LinkState.EXPIRED}
        assert len(later.shown) == PAGE
