"""Intentions about policies: seen by everybody below, set by administrators, never raised."""

from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from domain.organisations import Organisation, OrganisationId, Role
from domain.people import Person, PersonId
from domain.periods import day_of
from domain.policies import (
    Policy,
    PolicyView,
    QuotaRaising,
    coming,
    in_force,
    usual_start,
)
from domain.policy_notices import QuotaRaisingRefused
from domain.refusals import Refusal
from domain.rights import Deed
from services.desk import Desk
from services.rights import NotAllowed, OutsideBranch, Rights
from storage.audit import PROGRAM

PAGE = 10


class PolicyOfWhich(Refusal):
    """Several organisations are theirs, and none was named."""


class Policies:
    """Bound to one transaction."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)

    async def offices(self, me: Person | None) -> tuple[Organisation, ...]:
        """Whose policies somebody may look at without naming one; at least one."""
        found = await self._rights.where(me, Deed.SEE_POLICIES)
        if not found:
            raise NotAllowed(deed=Deed.SEE_POLICIES.value)
        return found

    async def of(self, me: Person | None, id: OrganisationId) -> PolicyView:
        await self._rights.require(me, Deed.SEE_POLICIES, id)
        sees = await self._rights.may(me, Deed.SEE_QUOTA_RAISINGS, id)
        return replace(
            await self.view(id),
            changes=await self._rights.may(me, Deed.SET_POLICIES, id),
            sees_raisings=sees,
            raisings=await self._tx.policies.count_before(id) if sees else 0,
        )

    async def view(self, id: OrganisationId) -> PolicyView:
        """What holds and what will; for whoever may only look."""
        path = await self._tx.organisations.path(id)
        where = [one.id for one in path]
        found = await self._tx.policies.of(where)
        today = today_at(self._desk, path[0])
        names = {one.id: one.name for one in path}
        rules = in_force(found, where, today)
        return PolicyView(path[0], today, rules, coming(found, today), names, changes=False)

    async def to_set(self, me: Person | None, id: OrganisationId) -> tuple[Organisation, date]:
        """Whose policy is to be set, and from when on it usually holds."""
        await self._rights.require(me, Deed.SET_POLICIES, id)
        organisation = await self._found(id)
        return organisation, usual_start(today_at(self._desk, organisation))

    async def own_office(self, me: Person | None) -> OrganisationId:
        """The one whose policies somebody sets, where there is one."""
        found = await self._rights.where(me, Deed.SET_POLICIES)
        if not found:
            raise NotAllowed(deed=Deed.SET_POLICIES.value)
        if len(found) > 1:
            raise PolicyOfWhich
        return found[0].id

    async def today(self, id: OrganisationId) -> date:
        """In the organisation's zone."""
        return today_at(self._desk, await self._found(id))

    async def set(self, me: Person | None, policy: Policy) -> Policy | QuotaRaising:
        """The policy as it holds from its day on. A target over the national figure is not set: the
        attempt is noted, and whoever administers the level above hears of it.
        """
        await self._rights.require(me, Deed.SET_POLICIES, policy.organisation)
        return await self.carry_out(policy, None if me is None else me.id)

    async def carry_out(self, policy: Policy, by: PersonId | None = None) -> Policy | QuotaRaising:
        """By whoever operates the program, who needs no role; or by somebody who may."""
        organisation = await self._found(policy.organisation)
        today = today_at(self._desk, organisation)
        if policy.is_raised:
            return await self._refused(policy, today, by)
        checked = policy.checked(today)
        number = await self._tx.policies.add(checked, today)
        await self._note(by, f"set-{policy.matter.value}", "policy", number)
        return checked

    async def raisings(
        self, me: Person | None, id: OrganisationId, page: int = 0
    ) -> tuple[Organisation, list[tuple[QuotaRaising, str]], bool]:
        """Refused attempts of those below, a page; and whether more follow."""
        await self._rights.require(me, Deed.SEE_QUOTA_RAISINGS, id)
        found = await self._tx.policies.raisings_before(id, PAGE + 1, page * PAGE)
        return await self._found(id), found[:PAGE], len(found) > PAGE

    async def _refused(self, policy: Policy, today: date, by: PersonId | None) -> QuotaRaising:
        before, readers = await self._above(policy.organisation, by)
        raising = await self._tx.policies.refuse(
            policy.organisation, before, policy.matter, policy.figure, today
        )
        await self._note(by, f"refused-raising-{policy.matter.value}", "quota-raising", raising.id)
        for reader in readers:
            key = f"raising:{raising.organisation}:{raising.matter.value}:{today}:{reader}"
            await self._desk.tell(QuotaRaisingRefused(raising.id), person=reader, dedupe_key=key)
        return raising

    async def _above(
        self, id: OrganisationId, by: PersonId | None
    ) -> tuple[OrganisationId | None, list[PersonId]]:
        """The nearest level above that somebody else administers; else the one directly above, if
        there is any.
        """
        _, *above = await self._tx.organisations.path(id)
        for one in above:
            holders = await self._tx.roles.holders(one.id, Role.ADMINISTRATOR)
            others = [holder for holder in holders if holder != by]
            if others:
                return one.id, others
        return above[0].id if above else None, []

    async def _found(self, id: OrganisationId) -> Organisation:
        found = await self._tx.organisations.get(id)
        if found is None:
            raise OutsideBranch
        return found

    async def _note(self, by: PersonId | None, action: str, noun: str, number: int) -> None:
        who = PROGRAM if by is None else by
        await self._tx.audit.add(who, action, noun, number, self._desk.now)


def today_at(desk: Desk, organisation: Organisation) -> date:
    return day_of(desk.now, ZoneInfo(organisation.zone))
