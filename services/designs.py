"""Intentions about co-design, of whoever asks: asked, closed in time or by a tap, told, shared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.design_notices import DesignClosed, DesignShared
from domain.designs import (
    MOST_GROUPS,
    OPEN_AT_MOST,
    Design,
    DesignAction,
    DesignId,
    DesignMovedOn,
    DesignNotYours,
    DesignsEnough,
    DesignState,
    DesignTooFew,
    DesignTooWide,
    DesignWithoutGroup,
    Draft,
    Option,
    Panel,
    can_hold,
)
from domain.evaluations import FEWEST
from domain.groups import Group, GroupId, GroupState
from domain.organisations import Organisation, OrganisationId
from domain.people import Person
from domain.proposals import Proposal
from domain.rights import Deed
from domain.topics import DAY, DAYS
from services.design_cards import DesignCards
from services.desk import Desk
from services.rights import Rights
from services.topics import TopicDaysUnclear
from storage.scrubbing import Extent

CHUNK = 50
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Where:
    """In one group, for an office in all of its branch; neither: in all groups that one runs."""

    group: GroupId | None = None
    office: OrganisationId | None = None


class Designs:
    """Bound to one transaction. Who chose what is told to nobody, whatever their role."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._rights = Rights(desk)
        self._cards = DesignCards(desk)

    async def places(self, by: Person | None) -> tuple[list[Group], list[Organisation]]:
        """Groups and offices of theirs; DesignWithoutGroup if there are none."""
        offices = [*await self._rights.where(by, Deed.ASK_DESIGN_OF_BRANCH)]
        if not offices:
            await self._rights.require(by, Deed.ASK_DESIGN)
        groups = await self._own_groups(by)
        if not groups and not offices:
            raise DesignWithoutGroup
        return groups, offices

    async def groups_at(self, by: Person | None, where: Where) -> list[Group]:
        """At least one."""
        if where.office is not None:
            await self._rights.require(
                by, Deed.ASK_DESIGN_OF_BRANCH, where.office, otherwise=DesignNotYours
            )
            branch = await self._tx.organisations.subtree(where.office)
            below = await self._tx.groups.of_organisations(branch)
            found = [one for one in below if one.state is GroupState.COUNTING]
        else:
            await self._rights.require(by, Deed.ASK_DESIGN)
            own = await self._own_groups(by)
            found = [one for one in own if where.group in {None, one.id}]
        if not found:
            raise DesignWithoutGroup
        if len(found) > MOST_GROUPS:
            raise DesignTooWide(groups=len(found), most=MOST_GROUPS)
        return found

    async def proposals_in(self, groups: Sequence[Group]) -> list[Proposal]:
        """What young people there would like, and what most of them want first."""
        return await self._tx.proposals.open_in([one.id for one in groups], SHOWN)

    async def ask(self, by: Person | None, where: Where, draft: Draft, days: int) -> Design:
        """Each of the groups gets its card."""
        groups = await self.groups_at(by, where)
        if by is None:
            raise DesignNotYours
        if days not in DAYS:
            raise TopicDaysUnclear(most=DAYS[-1])
        mine = await self._tx.designs.asked_by(by.id, SHOWN)
        if sum(one.state is DesignState.OPEN for one in mine) >= OPEN_AT_MOST:
            raise DesignsEnough(most=OPEN_AT_MOST)
        known = {one.text: one.id for one in await self.proposals_in(groups)}
        asked = await self._tx.designs.ask(
            by.id,
            where.office,
            [one.id for one in groups],
            draft.checked(),
            [known.get(one) for one in draft.options],
            self._desk.now,
            self._desk.now + days * DAY,
        )
        for card in await self._tx.designs.cards(asked.id):
            await self._cards.post(card)
        return asked

    async def overview(self, by: Person | None) -> list[Design] | None:
        """What they asked of late, the newest first; None for whoever may ask nothing."""
        may = [
            await self._rights.may(by, deed)
            for deed in (Deed.ASK_DESIGN, Deed.ASK_DESIGN_OF_BRANCH)
        ]
        return (
            await self._tx.designs.asked_by(by.id, SHOWN) if by is not None and any(may) else None
        )

    async def is_asked_by(self, by: Person | None, id: DesignId) -> bool:
        design = await self._tx.designs.get(id)
        return design is not None and await self._is_theirs(by, design)

    async def look(self, by: Person | None, id: DesignId) -> Panel:
        return await self._panel(await self.own(by, id))

    async def own(self, by: Person | None, id: DesignId) -> Design:
        """DesignNotYours for everybody else, and once they run none of its groups any more."""
        design = await self._tx.designs.get(id)
        if design is None or not await self._is_theirs(by, design):
            raise DesignNotYours
        return design

    async def close(self, by: Person | None, id: DesignId) -> Design:
        """Earlier than planned. Of two taps one closes it."""
        design = await self.own(by, id)
        design.after(DesignAction.CLOSE)
        closed = await self._close(design)
        if closed is None:
            raise DesignMovedOn(state=design.state.value)
        return closed

    async def withdraw(self, by: Person | None, id: DesignId) -> Design:
        """Votes and ideas go, and nothing of them is told."""
        gone = await self._step(await self.own(by, id), DesignAction.WITHDRAW)
        await self._tx.scrubs.ask(self._desk.now, Extent.ANSWERS)
        await self._cards.changed(gone)
        return gone

    async def share(self, by: Person | None, id: DesignId) -> Panel:
        """Its groups are told what they chose, once."""
        design = await self.own(by, id)
        design.after(DesignAction.SHARE)
        if design.chosen is None:
            raise DesignTooFew(fewest=FEWEST)
        shared = await self._step(design, DesignAction.SHARE)
        for card in await self._tx.designs.cards(id):
            await self._desk.tell(DesignShared(card.id), group=card.group)
        return await self._panel(shared)

    async def again(self, by: Person | None, id: DesignId) -> Panel:
        """Cards that stand nowhere are posted once more."""
        panel = await self._panel(await self.own(by, id))
        if panel.design.state is not DesignState.OPEN or not panel.missing:
            raise DesignMovedOn(state=panel.design.state.value)
        for card in await self._tx.designs.cards(id):
            if card.message is None:
                await self._cards.post(card)
        return panel

    async def for_activity(
        self, by: Person | None, id: DesignId, place: int
    ) -> tuple[Option, OrganisationId | None, list[GroupId]]:
        """What was chosen and is to be held, for which office, and where it was asked."""
        design = await self.own(by, id)
        option = next((one for one in design.winners if one.place == place), None)
        if option is None:
            raise DesignMovedOn(state=design.state.value)
        cards = await self._tx.designs.cards(id)
        return option, design.organ, [card.group for card in cards]

    async def close_due(self) -> int:
        """One chunk of those whose time is over; late after an outage, and never twice."""
        over = await self._tx.designs.past(self._desk.now, CHUNK)
        for design in over:
            await self._close(design)
        return len(over)

    async def next_closing(self) -> datetime | None:
        return await self._tx.designs.next_end()

    async def _step(self, design: Design, action: DesignAction) -> Design:
        design.after(action)
        moved = await self._tx.designs.step(design.id, action, self._desk.now)
        if moved is None:
            raise DesignMovedOn(state=design.state.value)
        return moved

    async def _close(self, design: Design) -> Design | None:
        """Whoever asked is told, as long as it is theirs. None: somebody was faster."""
        closed = await self._tx.designs.step(design.id, DesignAction.CLOSE, self._desk.now)
        if closed is None:
            return None
        asker = None if closed.asker is None else await self._tx.people.get(closed.asker)
        if asker is not None and await self._is_theirs(asker, closed):
            await self._desk.tell(DesignClosed(closed.id), person=asker.id)
        await self._cards.changed(closed)
        return closed

    async def _panel(self, design: Design) -> Panel:
        cards = await self._tx.designs.cards(design.id)
        is_open = design.state is DesignState.OPEN
        office = None if design.organ is None else await self._tx.organisations.get(design.organ)
        return Panel(
            design=design,
            people=await self._tx.designs.voters(design.id) if is_open else design.people,
            cards=len(cards),
            missing=sum(one.message is None for one in cards),
            ideas=() if is_open else tuple(await self._tx.designs.ideas(design.id)),
            zone=await self._cards.zone_of(design, cards),
            holds=can_hold(design, office),
        )

    async def _is_theirs(self, by: Person | None, design: Design) -> bool:
        if by is None or design.asker != by.id:
            return False
        if design.organ is not None:
            return await self._rights.may(by, Deed.ASK_DESIGN_OF_BRANCH, design.organ)
        runs = {one.id for one in await self._desk.groups_of(by.id)}
        return any(card.group in runs for card in await self._tx.designs.cards(design.id))

    async def _own_groups(self, by: Person | None) -> list[Group]:
        own = [] if by is None else await self._desk.groups_of(by.id)
        return [one for one in own if one.state is GroupState.COUNTING]
