"""Co-design: questions, cards, votes while they can be changed, and what they became."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, case, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.designs import (
    NEXT,
    Design,
    DesignAction,
    DesignCard,
    DesignCardId,
    DesignId,
    DesignState,
    Draft,
    Option,
)
from domain.groups import GroupId
from domain.organisations import OrganisationId
from domain.people import PersonId
from domain.proposals import ProposalId
from storage.many_rows import insert_into
from storage.tables.designs import (
    design_cards,
    design_ideas,
    design_options,
    design_votes,
    designs,
)


class Designs:
    """Whose a vote or an idea is, is shown to nobody but them."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ask(
        self,
        asker: PersonId,
        organ: OrganisationId | None,
        groups: Sequence[GroupId],
        draft: Draft,
        proposals: Sequence[ProposalId | None],
        now: datetime,
        closes_at: datetime,
    ) -> Design:
        """`proposals`: which of them each option is."""
        new = designs.insert().values(
            state=DesignState.OPEN.value,
            asker_id=asker,
            organ_id=organ,
            question=draft.question,
            ideas=draft.ideas,
            asked_at=now,
            closes_at=closes_at,
        )
        asked = DesignId((await self._connection.execute(new.returning(designs.c.id))).scalar_one())
        offered = [
            {"design_id": asked, "place": place, "text": text, "proposal_id": proposal}
            for place, (text, proposal) in enumerate(zip(draft.options, proposals, strict=True))
        ]
        await self._connection.execute(design_options.insert(), offered)
        cards = [{"design_id": asked, "group_id": group} for group in sorted(groups)]
        await self._connection.execute(design_cards.insert(), cards)
        found = await self.get(asked)
        if found is None:
            raise LookupError(asked)
        return found

    async def get(self, id: DesignId) -> Design | None:
        return next(iter(await self._designs(select(designs).where(designs.c.id == id))), None)

    async def asked_by(self, person: PersonId, limit: int) -> list[Design]:
        """The newest first, without those taken back."""
        own = designs.c.asker_id == person, designs.c.state != DesignState.WITHDRAWN.value
        return await self._designs(
            select(designs).where(*own).order_by(designs.c.id.desc()).limit(limit)
        )

    async def open_in(self, groups: Collection[GroupId], now: datetime) -> list[Design]:
        """What can be chosen there now, the oldest first."""
        there = select(design_cards.c.design_id).where(design_cards.c.group_id.in_(groups))
        asked = select(designs).where(
            designs.c.id.in_(there),
            designs.c.state == DesignState.OPEN.value,
            designs.c.closes_at > now,
        )
        return await self._designs(asked.order_by(designs.c.id))

    async def past(self, now: datetime, limit: int) -> list[Design]:
        """Open, though their time is over."""
        over = designs.c.state == DesignState.OPEN.value, designs.c.closes_at <= now
        ordered = select(designs).where(*over).order_by(designs.c.closes_at, designs.c.id)
        return await self._designs(ordered.limit(limit))

    async def next_end(self) -> datetime | None:
        ends = select(func.min(designs.c.closes_at))
        found: datetime | None = await self._connection.scalar(
            ends.where(designs.c.state == DesignState.OPEN.value)
        )
        return found

    async def after(self, id: DesignId, limit: int) -> list[Design]:
        """A chunk of all, in the order of their numbers."""
        following = select(designs).where(designs.c.id > id).order_by(designs.c.id)
        return await self._designs(following.limit(limit))

    async def step(self, id: DesignId, action: DesignAction, now: datetime) -> Design | None:
        """As the table of states says; None if its state allows it no longer. Votes become sums,
        or go with what is taken back.
        """
        before = [state.value for state, one in NEXT if one is action]
        after = next(state for (_, one), state in NEXT.items() if one is action)
        ends = case((designs.c.closes_at > now, now), else_=designs.c.closes_at)
        changed = update(designs).where(designs.c.id == id, designs.c.state.in_(before))
        moved = changed.values(state=after.value, closes_at=ends).returning(designs.c.id)
        if (await self._connection.scalar(moved)) is None:
            return None
        if action is DesignAction.CLOSE:
            await self._add_up(id)
        if action is DesignAction.WITHDRAW:
            await self._connection.execute(
                delete(design_ideas).where(design_ideas.c.design_id == id)
            )
        await self._connection.execute(delete(design_votes).where(design_votes.c.design_id == id))
        return await self.get(id)

    async def vote(self, id: DesignId, person: PersonId, place: int) -> bool:
        """One each; another choice replaces it. False: it is not open any more, or was closed at
        the same moment.
        """
        asked = select(designs.c.id).where(
            designs.c.id == id, designs.c.state == DesignState.OPEN.value
        )
        if (await self._connection.scalar(asked.with_for_update(read=True))) is None:
            return False
        new = insert_into(self._connection, design_votes).values(
            design_id=id, person_id=person, place=place
        )
        keys = [design_votes.c.design_id, design_votes.c.person_id]
        await self._connection.execute(
            new.on_conflict_do_update(index_elements=keys, set_={"place": place})
        )
        return True

    async def vote_of(self, id: DesignId, person: PersonId) -> int | None:
        own = design_votes.c.design_id == id, design_votes.c.person_id == person
        place: int | None = await self._connection.scalar(select(design_votes.c.place).where(*own))
        return place

    async def voters(self, id: DesignId) -> int:
        """So far; 0 once it is over."""
        own = select(func.count()).where(design_votes.c.design_id == id)
        return await self._connection.scalar(own) or 0

    async def suggest(self, one: Design, person: PersonId, text: str) -> None:
        """One each; another one replaces it."""
        new = insert_into(self._connection, design_ideas).values(
            design_id=one.id, person_id=person, text=text, over_at=one.closes_at
        )
        keys = [design_ideas.c.design_id, design_ideas.c.person_id]
        await self._connection.execute(
            new.on_conflict_do_update(index_elements=keys, set_={"text": text})
        )

    async def take_back(self, id: DesignId, person: PersonId) -> bool:
        own = design_ideas.c.design_id == id, design_ideas.c.person_id == person
        gone = delete(design_ideas).where(*own).returning(design_ideas.c.design_id)
        return (await self._connection.scalar(gone)) is not None

    async def idea_of(self, id: DesignId, person: PersonId) -> str | None:
        own = design_ideas.c.design_id == id, design_ideas.c.person_id == person
        text: str | None = await self._connection.scalar(select(design_ideas.c.text).where(*own))
        return text

    async def ideas(self, id: DesignId) -> list[str]:
        """In the order of their words, which tells nothing of when each came."""
        own = select(design_ideas.c.text).where(design_ideas.c.design_id == id)
        return sorted(await self._connection.scalars(own))

    async def cards(self, id: DesignId) -> list[DesignCard]:
        return await self._cards(design_cards.c.design_id == id)

    async def card(self, id: DesignCardId) -> DesignCard | None:
        return next(iter(await self._cards(design_cards.c.id == id)), None)

    async def posted(self, id: DesignCardId, message: int) -> None:
        stands = update(design_cards).where(design_cards.c.id == id)
        await self._connection.execute(stands.values(message_id=message))

    async def lose_cards(self, group: GroupId) -> list[DesignCard]:
        """No card stands in the group any more, since its chat is another one; those which then
        need a new one.
        """
        lost = update(design_cards).where(design_cards.c.group_id == group)
        await self._connection.execute(lost.values(message_id=None))
        open_ones = select(designs.c.id).where(designs.c.state == DesignState.OPEN.value)
        there = design_cards.c.group_id == group, design_cards.c.design_id.in_(open_ones)
        return await self._cards(*there)

    async def forget(self, person: PersonId) -> None:
        """They no longer agree to be counted; what became a sum stays one."""
        for table in (design_votes, design_ideas):
            await self._connection.execute(delete(table).where(table.c.person_id == person))

    async def _add_up(self, id: DesignId) -> None:
        own = design_votes.c.design_id == id, design_votes.c.place == design_options.c.place
        votes = select(func.count()).where(*own).scalar_subquery()
        added = update(design_options).where(design_options.c.design_id == id)
        await self._connection.execute(added.values(votes=votes))

    async def _designs(self, asked: Select[Any]) -> list[Design]:
        rows = (await self._connection.execute(asked)).all()
        its = design_options.c.design_id.in_([row.id for row in rows])
        ordered = select(design_options).where(its).order_by(design_options.c.place)
        offered: dict[int, list[Option]] = {}
        for row in await self._connection.execute(ordered):
            offered.setdefault(row.design_id, []).append(option_of(row))
        return [design_of(row, offered.get(row.id, ())) for row in rows]

    async def _cards(self, *where: Any) -> list[DesignCard]:
        asked = select(design_cards).where(*where).order_by(design_cards.c.id)
        return [
            DesignCard(
                DesignCardId(row.id), DesignId(row.design_id), GroupId(row.group_id), row.message_id
            )
            for row in await self._connection.execute(asked)
        ]


def option_of(row: Row[Any]) -> Option:
    proposal = None if row.proposal_id is None else ProposalId(row.proposal_id)
    return Option(row.place, row.text, row.votes, proposal)


def design_of(row: Row[Any], options: Sequence[Option]) -> Design:
    return Design(
        id=DesignId(row.id),
        state=DesignState(row.state),
        asker=None if row.asker_id is None else PersonId(row.asker_id),
        organ=None if row.organ_id is None else OrganisationId(row.organ_id),
        question=row.question,
        options=tuple(options),
        ideas=row.ideas,
        asked_at=row.asked_at,
        closes_at=row.closes_at,
    )
