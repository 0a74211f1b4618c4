"""Intentions about the wish pool: in with a reason and a yes, out by a resource or a no."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.lengths import length_of
from domain.outbox import Receipt
from domain.people import Person
from domain.periods import day_of
from domain.refusals import Refusal
from domain.resources import Resource, ResourceGone, ResourceId
from domain.rights import Deed
from domain.talks import Talk
from domain.wish_notices import (
    WishDeclined,
    WishMatched,
    WishOffered,
    WishPooled,
)
from domain.wishes import Wish, WishAction, WishHasMovedOn, WishId
from services.desk import Desk
from services.readers import office_people, pool_of
from services.resources import Resources
from services.talks import Talks
from services.wish_steps import RECEIPT, NotYourWish, WishSteps

TALK, REASON = "wish-reason", "reason"
OFFER, DECLINE = "offer", "decline"
LONGEST_REASON = 300


class WishReasonUnfit(Refusal):
    """No words, or more than `most` characters: the wisher reads it."""


@dataclass(frozen=True, slots=True)
class ReasonAsked:
    """Where it stands: why (`talk`), or what came of it."""

    talk: Talk | None
    what: str
    done: Wish | None = None


class WishPool:
    """Bound to one transaction. Whoever reads the pool never learns whose wish it is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tx = desk.tx
        self._steps = WishSteps(desk)
        self._talks = Talks(desk)

    async def ask_reason(self, id: WishId, by: Person | None, what: str) -> ReasonAsked:
        """Why can it not be done here (`offer`), or not at all (`decline`)?"""
        deed, action = ASKED[what]
        _, wish = await self._steps.seen_by(by, id, deed)
        wish.after(action)
        if by is None:
            raise NotYourWish
        talk = await self._talks.begin(by, TALK, REASON, wish=id, what=what)
        return ReasonAsked(talk, what)

    async def said(self, me: Person, talk: Talk, text: str) -> ReasonAsked:
        """The answer: what was asked for happens."""
        wish, what = WishId(int(talk.given["wish"])), str(talk.given["what"])
        step = self.offer if what == OFFER else self.decline
        done = await step(wish, me, reason_of(text))
        await self._talks.end(me)
        return ReasonAsked(None, what, done)

    async def back(self, me: Person | None, mark: int) -> ReasonAsked:
        talk = await self._talks.back(me, TALK, mark)
        return ReasonAsked(talk, str(talk.given["what"]))

    async def offer(self, id: WishId, by: Person | None, reason: str) -> Wish:
        """Its cadre side cannot do it: the wisher reads why, and is asked whether others may read
        it.
        """
        helper, wish = await self._steps.seen_by(by, id)
        asked = wish.offered(reason_of(reason), helper, self._desk.now)
        offered = await self._steps.step(wish, asked, WishOffered(id))
        await self._tx.resources.give_back(id)
        await self._steps.tell_colleague(wish, WishAction.OFFER, helper)
        return offered

    async def agree(self, id: WishId, by: Person | None) -> Wish:
        """The wisher's tap: the branch reads it from now on."""
        wish = await self._steps.own(by, id)
        pool = await pool_of(self._desk, wish)
        if pool is None:
            raise WishHasMovedOn(state=wish.state.value)
        pooled = await self._steps.replace(wish, wish.agreed(pool, self._desk.now))
        for person in await office_people(self._desk, pool):
            await self._desk.tell(
                WishPooled(id),
                person=person,
                dedupe_key=f"pooled:{id}:{self._desk.now.isoformat()}:{person}",
                receipt=Receipt(RECEIPT, id),
            )
        await self._tell_reasoner(wish, WishAction.AGREE)
        return pooled

    async def keep(self, id: WishId, by: Person | None) -> Wish:
        """The wisher's tap: not into the pool, or out of it."""
        wish = await self._steps.own(by, id)
        kept = await self._steps.replace(wish, wish.kept(self._desk.now))
        await self._tell_reasoner(wish, WishAction.KEEP)
        return kept

    async def fitting(self, id: WishId, by: Person | None) -> Sequence[Resource]:
        """What the offices of whoever asks can give for it."""
        _, wish = await self._steps.seen_by(by, id, Deed.MATCH_WISH)
        wish.after(WishAction.MATCH)
        return await Resources(self._desk).giving(by)

    async def match(self, id: WishId, resource: ResourceId, by: Person | None) -> Wish:
        """It takes one. Of two wishes that want the last one, one gets it."""
        helper, wish = await self._steps.seen_by(by, id, Deed.MATCH_WISH)
        matched = wish.matched_by(helper, self._desk.now)
        found = await Resources(self._desk).own(resource, by)
        today = day_of(self._desk.now, self._desk.zone)
        if not await self._tx.resources.take(found.id, id, today):
            raise ResourceGone
        return await self._steps.step(wish, matched, WishMatched(id))

    async def decline(self, id: WishId, by: Person | None, reason: str) -> Wish:
        """The wisher reads why; what was put aside for it is free again."""
        helper, wish = await self._steps.seen_by(by, id, Deed.MATCH_WISH)
        declined = wish.declined(reason_of(reason), helper, self._desk.now)
        done = await self._steps.step(wish, declined, WishDeclined(id))
        await self._tx.resources.give_back(id)
        await self._steps.tell_colleague(wish, WishAction.DECLINE, helper)
        return done

    async def _tell_reasoner(self, wish: Wish, action: WishAction) -> None:
        """Whoever wrote why, as long as nobody looks after it."""
        if wish.helper is None and wish.reason_by is not None:
            await self._steps.tell_answer(wish, action, wish.reason_by)


ASKED = {
    OFFER: (Deed.FULFIL_WISH, WishAction.OFFER),
    DECLINE: (Deed.MATCH_WISH, WishAction.DECLINE),
}


def reason_of(text: str) -> str:
    written = text.strip()
    if not written or length_of(written) > LONGEST_REASON:
        raise WishReasonUnfit(most=LONGEST_REASON)
    return written
