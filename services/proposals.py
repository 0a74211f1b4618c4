"""Intentions about proposals: made, supported, taken back, turned into an activity."""

from domain.activity_notices import ProposalMade, ProposalTaken
from domain.five_ones import ActivityId
from domain.groups import Group, GroupId
from domain.people import Person
from domain.proposals import (
    OPEN_AT_MOST,
    Proposal,
    ProposalId,
    ProposalMovedOn,
    ProposalNeedsAGroup,
    ProposalsEnough,
    ProposalState,
    proposed,
)
from domain.rights import Deed
from services.desk import Desk
from services.organisations import NotACadre
from services.rights import Rights
from services.taking_part import groups_counted_in

SHOWN = 10


class Proposals:
    """Bound to one transaction. Nobody learns who proposed or supports something."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx

    async def seen_by(self, by: Person | None) -> list[Proposal]:
        """What is open in the groups of somebody who takes part."""
        return await self._tx.proposals.open_in(await self._groups_of(by), SHOWN)

    async def propose(self, by: Person | None, text: str) -> Proposal:
        """In the group in which they are longest. Its cadre side hears of it, without a name."""
        groups = await self._groups_of(by)
        said = proposed(text)
        if by is None or await self._tx.proposals.open_of(by.id) >= OPEN_AT_MOST:
            raise ProposalsEnough(most=OPEN_AT_MOST)
        made = await self._tx.proposals.propose(groups[0], by.id, said, self._desk.now)
        group = await self._tx.groups.get(groups[0])
        for person in [] if group is None else await self._desk.run_by(group):
            await self._desk.tell(ProposalMade(made), person=person)
        return await self._open(made, groups)

    async def support(self, by: Person | None, id: ProposalId) -> Proposal:
        """Once; one's own one wants anyway."""
        groups = await self._groups_of(by)
        found = await self._open(id, groups)
        if by is not None and found.person != by.id:
            await self._tx.proposals.support(id, by.id, self._desk.now)
        return await self._open(id, groups)

    async def withdraw(self, by: Person | None, id: ProposalId) -> None:
        found = await self._tx.proposals.get(id)
        if by is None or found is None or found.person != by.id:
            raise ProposalMovedOn
        if not await self._tx.proposals.move(id, ProposalState.WITHDRAWN):
            raise ProposalMovedOn

    async def for_cadre(self, by: Person | None) -> list[Proposal]:
        """What is open in the groups that somebody runs."""
        await Rights(self._desk).require(by, Deed.HOLD_ACTIVITY, otherwise=NotACadre)
        own = [] if by is None else await self._desk.groups_of(by.id)
        return await self._tx.proposals.open_in([group.id for group in own], SHOWN)

    async def for_activity(self, by: Person | None, id: ProposalId) -> tuple[Proposal, Group]:
        """One that somebody who runs its group wants to turn into an activity."""
        found = await self._tx.proposals.get(id)
        group = None if found is None else await self._tx.groups.get(found.group)
        if found is None or group is None or found.state is not ProposalState.OPEN:
            raise ProposalMovedOn
        await Rights(self._desk).require_in(
            by, Deed.HOLD_ACTIVITY, group, otherwise=ProposalMovedOn
        )
        return found, group

    async def taken(self, id: ProposalId, activity: ActivityId) -> None:
        """It is announced: whoever wanted it hears of that. What was taken back meanwhile is held
        all the same; ProposalMovedOn if another cadre was faster, since one of them is enough.
        """
        if await self._tx.proposals.take(id, activity):
            for person in await self._tx.proposals.wanted_by(id):
                await self._desk.tell(ProposalTaken(id, activity), person=person)
            return
        found = await self._tx.proposals.get(id)
        if found is not None and found.state is ProposalState.TAKEN:
            raise ProposalMovedOn

    async def _groups_of(self, by: Person | None) -> list[GroupId]:
        """Of somebody who agreed to be counted; at least one that is set up."""
        ready = [one.id for one in await groups_counted_in(self._desk, by)]
        if not ready:
            raise ProposalNeedsAGroup
        return ready

    async def _open(self, id: ProposalId, groups: list[GroupId]) -> Proposal:
        found = await self._tx.proposals.get(id)
        if found is None or found.state is not ProposalState.OPEN or found.group not in groups:
            raise ProposalMovedOn
        return found
