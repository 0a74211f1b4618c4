"""What every step of a wish has in common: who may take it, how it is saved, who hears of it."""

from dataclasses import replace
from datetime import tzinfo
from zoneinfo import ZoneInfo

from domain.notices import fields_of
from domain.organisations import OrganisationId
from domain.outbox import Priority, Receipt
from domain.people import Person, PersonId
from domain.refusals import Refusal
from domain.rights import ORGAN, Capacity, Deed, Place
from domain.wish_clocks import next_bell
from domain.wish_notices import (
    WishAnswered,
    WishCardChanged,
    WishNotice,
    WishReleased,
    WishSubmitted,
)
from domain.wishes import OVER, Wish, WishAction, WishHasMovedOn, WishId, WishState
from services.desk import Desk
from services.readers import readers_of
from services.rights import Rights
from storage.wish_cards import ShownCard

RECEIPT = "wish-card"
IN_BRANCH = frozenset({Place.OWN, Place.ABOVE, Place.BELOW})
OFFICES = frozenset(ORGAN)
POOL_READERS = OFFICES | {Capacity.CADRE, Capacity.DEPUTY}


class NotYourWish(Refusal):
    """Not handed over to whoever pressed the button, or nobody's any more."""


class WishSteps:
    """Bound to one transaction. Nothing of it tells anybody who the wisher is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._rights = Rights(desk)

    async def seen_by(
        self, by: Person | None, id: WishId, deed: Deed = Deed.FULFIL_WISH
    ) -> tuple[PersonId, Wish]:
        """Its own cadre side, whoever looks after it, and the branch in whose pool it is."""
        wish = await self._desk.tx.wishes.get(id)
        if wish is None or by is None:
            raise NotYourWish
        before = await readers_of(self._desk, wish)
        if by.id not in before and await self.reads(by, wish):
            before = [*before, by.id]
        helper = await self._rights.require_item(by, deed, before, otherwise=NotYourWish)
        return helper.id, wish

    async def reads(self, by: Person, wish: Wish) -> bool:
        """By the pool alone: what waits there everybody of the branch, what somebody took out of it
        they themselves and the offices.
        """
        if wish.pool is None:
            return False
        everybody = wish.state is WishState.POOLED or wish.helper == by.id
        return await self.in_branch(by, wish.pool, POOL_READERS if everybody else OFFICES)

    async def in_branch(
        self, by: Person, pool: OrganisationId, among: frozenset[Capacity] = POOL_READERS
    ) -> bool:
        """A pool is put before its whole branch, and before the offices above."""
        acting = await self._rights.capacities(by)
        for held in (one for one in acting if one.capacity in among and one.organisation):
            if await self._rights.place_of(held, pool) in IN_BRANCH:
                return True
        return False

    async def is_before(self, helper: PersonId, wish: Wish) -> bool:
        """Whether somebody may look after it still: in office, and its side or its pool theirs."""
        if helper in await readers_of(self._desk, wish):
            return True
        person = await self._desk.tx.people.get(helper)
        return person is not None and await self.reads(person, wish)

    async def put_back(self, wish: Wish) -> None:
        """Its helper is none any more, of which the wisher hears as well."""
        await self.tell_wisher(await self.give_up(wish), WishReleased(wish.id))

    async def give_up(self, wish: Wish) -> Wish:
        """On top of the list it came from; those whose list it is hear of it."""
        back = await self.replace(wish, wish.released(self._desk.now, returned=True))
        await self._desk.tx.resources.give_back(wish.id)
        readers = await readers_of(self._desk, back) if back.state is WishState.OPEN else []
        await self.put_before(back, [one for one in readers if one != wish.helper])
        return back

    async def own(self, by: Person | None, id: WishId) -> Wish:
        wish = await self._desk.tx.wishes.get(id)
        if by is None or wish is None or wish.wisher != by.id:
            raise NotYourWish
        return wish

    async def replace(self, old: Wish, new: Wish) -> Wish:
        """With the moment at which its clocks are next looked at."""
        bell = next_bell(new, await self.zone_of(new), self._desk.now)
        new = replace(new, bell_at=bell)
        if not await self._desk.tx.wishes.replace(old, new):
            raise WishHasMovedOn(state=old.state.value)
        await self.cards_changed(new)
        return new

    async def cards_changed(self, wish: Wish) -> None:
        """All of them, wherever they stand, show what is; whoever left office reads it no more."""
        for card in await self._desk.tx.wish_cards.of(wish.id):
            await self.card_changed(card, wish)
        if wish.state in OVER:
            await self._desk.tx.wish_cards.drop(wish.id)

    async def card_changed(self, card: ShownCard, wish: Wish) -> None:
        before = await self.is_before(card.person, wish)
        reader = await self._desk.tx.people.get(card.person)
        pool = wish.pool if before else None
        matches = (
            reader is not None
            and pool is not None
            and await self.in_branch(reader, pool, frozenset(ORGAN))
        )
        changed = WishCardChanged(wish.id, card.message, before, matches)
        await self._desk.tell(changed, person=card.person)

    async def zone_of(self, wish: Wish) -> tzinfo:
        """That of the organisation of whose cadre it is."""
        name = await self._desk.tx.wish_clocks.zone_of(wish.cadre)
        return self._desk.zone if name is None else ZoneInfo(name)

    async def step(self, old: Wish, new: Wish, notice: WishNotice) -> Wish:
        """Every step tells the wisher; a second one of its kind has another moment."""
        saved = await self.replace(old, new)
        await self.tell_wisher(saved, notice)
        return saved

    async def tell_wisher(self, wish: Wish, notice: WishNotice) -> None:
        if wish.wisher is not None:
            await self.tell(wish, notice, wish.wisher)

    async def tell(
        self, wish: Wish, notice: WishNotice, person: PersonId, *, card: bool = False
    ) -> None:
        """`card`: what is said has buttons that follow the wish."""
        named = (type(notice).__name__, *fields_of(notice).values(), wish.id, person)
        step = f"{':'.join(map(str, named))}:{self._desk.now.isoformat()}"
        await self._desk.tell(
            notice,
            person=person,
            priority=Priority.ANSWER,
            dedupe_key=step,
            receipt=Receipt(RECEIPT, wish.id) if card else None,
        )

    async def tell_helper(self, wish: Wish, action: WishAction) -> None:
        """Whoever looked after it until now."""
        if wish.helper is not None:
            await self.tell_answer(wish, action, wish.helper)

    async def tell_colleague(self, wish: Wish, action: WishAction, by: PersonId) -> None:
        """Somebody else took a step with what they looked after."""
        if wish.helper != by:
            await self.tell_helper(wish, action)

    async def tell_answer(self, wish: Wish, action: WishAction, person: PersonId) -> None:
        goes_on = action in {WishAction.NOT_YET, WishAction.KEEP}
        await self.tell(wish, WishAnswered(wish.id, action.value), person, card=goes_on)

    async def put_before(self, wish: Wish, readers: list[PersonId]) -> None:
        for person in readers:
            await self.tell(wish, WishSubmitted(wish.id), person, card=True)
