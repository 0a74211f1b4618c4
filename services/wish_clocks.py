"""Intentions about wishes that happen because days have passed."""

from contextlib import suppress
from datetime import datetime, tzinfo

from domain.consents import Purpose
from domain.people import PersonId
from domain.periods import day_of
from domain.wish_clocks import Bell, Ring, due, next_bell
from domain.wish_notices import (
    WishesDue,
    WishesLeft,
    WishFollowUp,
    WishLapsed,
    WishReturned,
)
from domain.wishes import HELD, Wish, WishHasMovedOn, WishState
from services.desk import Desk
from services.readers import home_of, office_people, readers_of
from services.wish_steps import WishSteps

# Wishes that one transaction looks at, at most: each is several statements.
CHUNK = 20


class WishClocks:
    """Bound to one transaction. What was missed comes late, and nothing twice: each wish keeps when
    it wants to be looked at next. Nothing is deleted by a timeout.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._steps = WishSteps(desk)

    async def ring_due(self) -> int:
        """One chunk. How many wishes were looked at; 0: none wants to be."""
        ringing = await self._tx.wish_clocks.ringing(self._desk.now, CHUNK)
        for wish in ringing:
            with suppress(WishHasMovedOn):  # somebody was faster, and its clocks run anew
                await self._look_at(wish)
        return len(ringing)

    async def next_due(self) -> datetime | None:
        return await self._tx.wish_clocks.next_bell()

    async def _look_at(self, wish: Wish) -> None:
        """Whoever has left office meanwhile looks after nothing any more."""
        if wish.state in HELD and not (
            wish.helper and await self._steps.is_before(wish.helper, wish)
        ):
            await self._steps.put_back(wish)
            return
        zone = await self._steps.zone_of(wish)
        found = due(wish, zone, self._desk.now)
        asked = wish.asked_at
        for ring in found:
            match ring.bell:
                case Bell.RETURN:
                    await self._return(wish)
                    return
                case Bell.LAPSE:
                    await self._lapse(wish)
                    return
                case Bell.ASK:
                    asked = self._desk.now
                    await self._ask(wish)
                case Bell.NOTE:
                    await self._note(wish, ring, zone)
                case Bell.OFFICE:
                    await self._tell_office(wish, zone)
        bell = None if asked is not None else next_bell(wish, zone, self._desk.now)
        await self._tx.wish_clocks.rung(wish, bell, asked)

    async def _note(self, wish: Wish, ring: Ring, zone: tzinfo) -> None:
        """Whoever could go on with it: one message for all that is due to them that morning."""
        if wish.state is WishState.OPEN:
            readers = await readers_of(self._desk, wish)
        else:
            readers = [] if wish.helper is None else [wish.helper]
        day = day_of(max(ring.at, self._desk.now), zone).isoformat()
        for person in readers:
            await self._desk.tell(
                WishesDue(day), person=person, dedupe_key=f"wishes-due:{person}:{day}"
            )

    async def _tell_office(self, wish: Wish, zone: tzinfo) -> None:
        home = wish.pool or await home_of(self._desk, wish)
        if home is None:
            return
        day = day_of(self._desk.now, zone).isoformat()
        for person in await office_people(self._desk, home):
            await self._desk.tell(
                WishesLeft(home, day),
                person=person,
                dedupe_key=f"wishes-left:{home}:{person}:{day}",
            )

    async def _return(self, wish: Wish) -> None:
        """A week without a step: on top of the list, and both are told."""
        now = self._desk.now
        if wish.state is WishState.OFFERED:
            await self._both(wish, wish.kept(now, returned=True), wish.reason_by)
            return
        await self._both(wish, wish.released(now, returned=True), wish.helper)
        await self._tx.resources.give_back(wish.id)

    async def _both(self, old: Wish, new: Wish, helper: PersonId | None) -> None:
        back = await self._steps.replace(old, new)
        await self._steps.tell_wisher(back, WishReturned(old.id, helped=False))
        if helper is not None:
            await self._steps.tell(back, WishReturned(old.id, helped=True), helper, card=True)

    async def _lapse(self, wish: Wish) -> None:
        lapsed = await self._steps.replace(wish, wish.lapsed(self._desk.now))
        await self._steps.tell_wisher(lapsed, WishLapsed(wish.id, helped=False))
        if wish.helper is not None:
            await self._steps.tell(lapsed, WishLapsed(wish.id, helped=True), wish.helper)

    async def _ask(self, wish: Wish) -> None:
        """Not whoever takes part and left the switch for such questions off."""
        if wish.wisher is None:
            return
        given = await self._tx.consents.of(wish.wisher)
        if given and Purpose.FOLLOW_UP not in given:
            return
        await self._desk.tell(
            WishFollowUp(wish.id),
            person=wish.wisher,
            dedupe_key=f"wish-follow-up:{wish.id}:{wish.opened_at.isoformat()}",
        )
