"""Intentions about co-design, of whoever is asked: what there is to choose, and one's own idea."""

from dataclasses import dataclass

from domain.designs import (
    Choice,
    Design,
    DesignId,
    DesignMovedOn,
    DesignNeedsAGroup,
    idea_in,
)
from domain.people import Person
from domain.talks import Talk, TalkHasMovedOn
from services.design_cards import DesignCards
from services.desk import Desk
from services.taking_part import groups_counted_in
from services.talks import Talks
from storage.scrubbing import Extent

TALK, LINE, OF = "idea", "line", "of"


@dataclass(frozen=True, slots=True)
class IdeaAsked:
    """`talk` None: it was handed over."""

    talk: Talk | None
    choice: Choice


class DesignVotes:
    """Bound to one transaction. One vote each, which they can change until it is over."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._talks = Talks(desk)
        self._cards = DesignCards(desk)

    async def open_to(self, me: Person | None) -> list[Choice]:
        """Whoever takes part nowhere is asked nothing."""
        groups = await groups_counted_in(self._desk, me)
        found = await self._tx.designs.open_in([one.id for one in groups], self._desk.now)
        return [] if me is None else [await self._seen(me, one) for one in found]

    async def look(self, me: Person | None, id: DesignId) -> Choice:
        person, design = await self._theirs(me, id)
        return await self._seen(person, design)

    async def vote(self, me: Person | None, id: DesignId, place: int) -> Choice:
        """DesignMovedOn for what cannot be chosen, or no more."""
        person, design = await self._theirs(me, id)
        if not 0 <= place < len(design.options):
            raise DesignMovedOn(state=design.state.value)
        fresh = await self._tx.designs.vote_of(id, person.id) is None
        if not await self._tx.designs.vote(id, person.id, place):
            raise DesignMovedOn(state=design.state.value)
        if fresh:
            await self._cards.changed(design)
        return await self._seen(person, design)

    async def begin(self, me: Person | None, id: DesignId) -> IdeaAsked:
        person, design = await self._asks_for_ideas(me, id)
        talk = await self._talks.begin(person, TALK, LINE, **{OF: id})
        return IdeaAsked(talk, await self._seen(person, design))

    async def said(self, me: Person | None, talk: Talk, text: str) -> IdeaAsked:
        """One each; another one replaces it."""
        person, design = await self._asks_for_ideas(me, DesignId(int(talk.given.get(OF, 0))))
        await self._tx.designs.suggest(design, person.id, idea_in(text))
        await self._talks.end(person)
        return IdeaAsked(None, await self._seen(person, design))

    async def back(self, me: Person | None, mark: int) -> IdeaAsked:
        """There is no step before."""
        await self._talks.back(me, TALK, mark)
        raise TalkHasMovedOn

    async def take_back(self, me: Person | None, id: DesignId) -> Choice:
        """Their own, also when they are in its group no longer."""
        design = await self._tx.designs.get(id)
        if me is None or design is None or not await self._tx.designs.take_back(id, me.id):
            raise DesignMovedOn(state="" if design is None else design.state.value)
        await self._tx.scrubs.ask(self._desk.now, Extent.ANSWERS)
        return await self._seen(me, design)

    async def _asks_for_ideas(self, me: Person | None, id: DesignId) -> tuple[Person, Design]:
        person, design = await self._theirs(me, id)
        if not design.ideas:
            raise DesignMovedOn(state=design.state.value)
        return person, design

    async def _theirs(self, me: Person | None, id: DesignId) -> tuple[Person, Design]:
        """One that takes votes, asked in a group in which they take part."""
        design = await self._tx.designs.get(id)
        if design is None or not design.takes_votes(self._desk.now):
            raise DesignMovedOn(state="" if design is None else design.state.value)
        around = {one.id for one in await groups_counted_in(self._desk, me)}
        asked_in = {card.group for card in await self._tx.designs.cards(id)}
        if me is None or not around & asked_in:
            raise DesignNeedsAGroup
        return me, design

    async def _seen(self, me: Person, design: Design) -> Choice:
        return Choice(
            design,
            await self._tx.designs.vote_of(design.id, me.id),
            await self._tx.designs.idea_of(design.id, me.id),
            await self._tx.designs.voters(design.id),
            await self._cards.zone_of(design, await self._tx.designs.cards(design.id)),
        )
