"""Intentions of an office about roles and links: given, looked at, withdrawn, called back."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar

from domain.notices import RoleWithdrawn
from domain.organisations import Invite, InviteId, Organisation, OrganisationId, Role
from domain.outbox import Priority
from domain.people import Person, PersonId
from domain.refusals import Refusal
from domain.rights import Deed
from domain.roles import Holder, Link, Links, RolesOf, state_of
from services.desk import Desk
from services.organisations import Organisations
from services.rights import NotAllowed, OutsideBranch, Rights
from services.wishes import Wishes
from storage.audit import PROGRAM

PAGE = 8
REMEMBERED = timedelta(days=30)
Shown = TypeVar("Shown")


class LastAdministrator(Refusal):
    """An organisation keeps one administrator, who can let others in."""


class SafetyContactStays(Refusal):
    """Calls for help must reach somebody: the contact goes when the next one is named."""


class RoleNotHeld(Refusal):
    """It was withdrawn, or given up, before."""


class LinkUnknown(Refusal):
    """The link was called back, or belongs to an organisation that is no more."""


class Roles:
    """Bound to one transaction. Each intention asks for the right anew."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)
        self._organisations = Organisations(desk)

    async def offices(self, me: Person | None) -> tuple[Organisation, ...]:
        """The organisations at which the branches begin that somebody may look at."""
        found = await self._rights.where(me, Deed.SEE_ROLES)
        if not found:
            raise NotAllowed(deed=Deed.SEE_ROLES.value)
        return found

    async def of(self, me: Person | None, id: OrganisationId, page: int = 0) -> RolesOf:
        await self._rights.require(me, Deed.SEE_ROLES, id)
        organisation, *above = await self._tx.organisations.path(id)
        seen = bool(above) and await self._rights.may(me, Deed.SEE_ROLES, above[0].id)
        holders = [
            Holder(role, person)
            for role, number in await self._tx.roles.of_organisation(id)
            if (person := await self._tx.people.get(number)) is not None
        ]
        below, more = paged(await self._tx.organisations.directly_below(id, PAGE + 1, page * PAGE))
        return RolesOf(
            organisation,
            tuple(holders),
            changes=await self._rights.may(me, Deed.MANAGE_ROLES, id),
            above=above[0] if seen else None,
            below=below,
            page=page,
            more=more,
        )

    async def to_give(self, me: Person | None, id: OrganisationId) -> Organisation:
        return await self._managed(me, id)

    async def give(
        self, me: Person | None, id: OrganisationId, role: Role
    ) -> tuple[Organisation, str]:
        """The link that makes whoever opens it first a holder of the role."""
        organisation = await self._managed(me, id)
        return organisation, await self._organisations.invite_role(id, role, by=number_of(me))

    async def held(self, me: Person | None, id: OrganisationId) -> RolesOf:
        """For whoever may withdraw."""
        await self._managed(me, id)
        return await self.of(me, id)

    async def holder(
        self, me: Person | None, id: OrganisationId, role: Role, person: PersonId
    ) -> tuple[Organisation, Holder]:
        """Whose role is to be withdrawn; RoleNotHeld if it was withdrawn meanwhile."""
        for one in (await self.held(me, id)).holders:
            if one.role is role and one.person.id == person:
                return await self._managed(me, id), one
        raise RoleNotHeld

    async def withdraw(
        self, me: Person | None, id: OrganisationId, role: Role, person: PersonId
    ) -> RolesOf:
        """At once; whoever held it hears of it. Twice changes nothing."""
        await self._managed(me, id)
        await self._withdraw(me, id, role, person)
        return await self.of(me, id)

    async def links(self, me: Person | None, id: OrganisationId, page: int = 0) -> Links:
        """Those that were not opened, and those opened lately."""
        organisation = await self._managed(me, id)
        since = self._desk.now - REMEMBERED
        found, more = paged(
            await self._tx.invites.of_organisation(id, since, PAGE + 1, page * PAGE)
        )
        shown = [await self._shown(one) for one in found]
        return Links(organisation, tuple(shown), page, more)

    async def link(self, me: Person | None, id: InviteId) -> Link:
        return await self._shown(await self._invite(me, id))

    async def call_back(self, me: Person | None, id: InviteId) -> Links:
        """It opens nothing any more; what it gave to whoever opened it is taken back."""
        invite = await self._invite(me, id)
        await self._take_back(me, invite)
        return await self.links(me, invite.organisation)

    async def again(self, me: Person | None, id: InviteId) -> tuple[Organisation, Link, str]:
        """Called back, and another one for the same."""
        invite = await self._invite(me, id)
        await self._take_back(me, invite)
        by = number_of(me)
        organisation = await self._managed(me, invite.organisation)
        line = None if invite.cadre is None else await self._tx.cadres.get(invite.cadre)
        if line is not None:
            token = await self._organisations.invite_to(line, by=by)
        elif invite.role is not None:
            token = await self._organisations.invite_role(organisation.id, invite.role, by=by)
        else:
            raise LinkUnknown
        return organisation, await self._shown(invite), token

    async def _managed(self, me: Person | None, id: OrganisationId) -> Organisation:
        await self._rights.require(me, Deed.MANAGE_ROLES, id)
        found = await self._tx.organisations.get(id)
        if found is None:
            raise OutsideBranch
        return found

    async def _invite(self, me: Person | None, id: InviteId) -> Invite:
        """LinkUnknown for whoever may not, too: numbers of links can be guessed."""
        invite = await self._tx.invites.get(id)
        if invite is None or invite.revoked_at is not None:
            raise LinkUnknown
        deed = Deed.MANAGE_ROLES if invite.cadre is None else Deed.MANAGE_ROSTER
        await self._rights.require(me, deed, invite.organisation, otherwise=LinkUnknown)
        return invite

    async def _shown(self, invite: Invite) -> Link:
        cadre = None if invite.cadre is None else await self._tx.cadres.get(invite.cadre)
        opened = None if invite.used_by is None else await self._tx.people.get(invite.used_by)
        return Link(invite, state_of(invite, self._desk.now), cadre, opened)

    async def _take_back(self, me: Person | None, invite: Invite) -> None:
        if invite.used_by is not None and invite.role is not None:
            await self._withdraw(me, invite.organisation, invite.role, invite.used_by)
        if invite.used_by is not None and invite.cadre is not None:
            await self._tx.cadres.give_back(invite.cadre, invite.used_by)
            await Wishes(self._desk).let_go(invite.used_by)
        if await self._tx.invites.call_back(invite.id, self._desk.now):
            await self._note(me, "call-back", "invite", invite.id)

    async def _withdraw(
        self, me: Person | None, id: OrganisationId, role: Role, person: PersonId
    ) -> None:
        if (role, person) not in await self._tx.roles.of_organisation(id):
            return
        if role is Role.SAFETY_CONTACT:
            raise SafetyContactStays
        if role is not Role.ADMINISTRATOR:
            await self._tx.roles.withdraw(person, id, role)
        elif not await self._tx.roles.withdraw_but_last(person, id, role):
            raise LastAdministrator
        await Wishes(self._desk).let_go(person)
        await self._note(me, f"withdraw-{role.value}", "person", person)
        notice = RoleWithdrawn(id, role.value)
        await self._desk.tell(notice, person=person, priority=Priority.ANSWER)

    async def _note(self, me: Person | None, action: str, noun: str, number: int) -> None:
        await self._tx.audit.add(number_of(me), action, noun, number, self._desk.now)


def number_of(me: Person | None) -> PersonId:
    return PROGRAM if me is None else me.id


def paged(found: Sequence[Shown]) -> tuple[tuple[Shown, ...], bool]:
    """A page, and whether another one follows."""
    return tuple(found[:PAGE]), len(found) > PAGE
