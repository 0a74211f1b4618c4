"""Proposals, and who supports them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.five_ones import ActivityId
from domain.groups import GroupId
from domain.people import PersonId
from domain.proposals import Proposal, ProposalId, ProposalState
from storage.many_rows import insert_new
from storage.tables.activities import proposal_supports, proposals, taken_proposals

SUPPORTERS = (
    select(func.count())
    .where(proposal_supports.c.proposal_id == proposals.c.id)
    .scalar_subquery()
    .label("supporters")
)


class Proposals:
    """How many support one is counted, and kept nowhere as a number."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def propose(
        self, group: GroupId, person: PersonId, text: str, now: datetime
    ) -> ProposalId:
        new = proposals.insert().values(
            state=ProposalState.OPEN.value,
            group_id=group,
            person_id=person,
            text=text,
            proposed_at=now,
        )
        made = await self._connection.execute(new.returning(proposals.c.id))
        return ProposalId(made.scalar_one())

    async def get(self, id: ProposalId) -> Proposal | None:
        asked = select(proposals, SUPPORTERS).where(proposals.c.id == id)
        row = (await self._connection.execute(asked)).one_or_none()
        return None if row is None else proposal_of(row)

    async def open_in(self, groups: Collection[GroupId], limit: int) -> list[Proposal]:
        """What most people want comes first."""
        asked = select(proposals, SUPPORTERS).where(
            proposals.c.group_id.in_(groups), proposals.c.state == ProposalState.OPEN.value
        )
        ordered = asked.order_by(SUPPORTERS.desc(), proposals.c.id).limit(limit)
        return [proposal_of(row) for row in await self._connection.execute(ordered)]

    async def open_of(self, person: PersonId) -> int:
        own = proposals.c.person_id == person, proposals.c.state == ProposalState.OPEN.value
        return await self._connection.scalar(select(func.count()).where(*own)) or 0

    async def support(self, id: ProposalId, person: PersonId, now: datetime) -> bool:
        """False: they do already."""
        return await insert_new(
            self._connection,
            proposal_supports,
            proposal_id=id,
            person_id=person,
            supported_at=now,
        )

    async def move(self, id: ProposalId, state: ProposalState) -> bool:
        """From open. False: somebody was faster."""
        own = proposals.c.id == id, proposals.c.state == ProposalState.OPEN.value
        moved = update(proposals).where(*own).values(state=state.value)
        return (await self._connection.scalar(moved.returning(proposals.c.id))) is not None

    async def take(self, id: ProposalId, activity: ActivityId) -> bool:
        """It has become this activity. False: it was not open."""
        if not await self.move(id, ProposalState.TAKEN):
            return False
        became = taken_proposals.insert().values(proposal_id=id, activity_id=activity)
        await self._connection.execute(became)
        return True

    async def wanted_by(self, id: ProposalId) -> list[PersonId]:
        """Whoever proposed it, and who supports it: for telling them; shown to nobody."""
        proposer = select(proposals.c.person_id).where(
            proposals.c.id == id, proposals.c.person_id.is_not(None)
        )
        others = select(proposal_supports.c.person_id).where(proposal_supports.c.proposal_id == id)
        found = await self._connection.scalars(proposer.union(others))
        return sorted(PersonId(one) for one in found)

    async def forget(self, person: PersonId) -> None:
        """Their words go, their support too; what became an activity stays one."""
        own = update(proposals).where(proposals.c.person_id == person)
        open_ones = own.where(proposals.c.state == ProposalState.OPEN.value)
        await self._connection.execute(open_ones.values(state=ProposalState.WITHDRAWN.value))
        await self._connection.execute(own.values(text="", person_id=None))
        gone = delete(proposal_supports).where(proposal_supports.c.person_id == person)
        await self._connection.execute(gone)


def proposal_of(row: Row[Any]) -> Proposal:
    return Proposal(
        id=ProposalId(row.id),
        state=ProposalState(row.state),
        group=GroupId(row.group_id),
        person=None if row.person_id is None else PersonId(row.person_id),
        text=row.text,
        proposed_at=row.proposed_at,
        supporters=row.supporters,
    )
