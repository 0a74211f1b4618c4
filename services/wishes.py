"""Intentions about wishes, from the saying until they came true."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.activity import ANONYMOUS, Tally
from domain.categories import Category
from domain.lengths import LONGEST_HANDED_OVER, length_of
from domain.organisations import CadreId
from domain.people import AgeBand, Person, PersonId, Visitor
from domain.periods import day_of
from domain.refusals import Refusal
from domain.talks import Talk
from domain.wish_notices import (
    WishClaimed,
    WishFulfilled,
    WishLooksAlike,
    WishReleased,
    WishReopened,
)
from domain.wishes import (
    HELD,
    RATINGS,
    UNENDED,
    Outcome,
    Wish,
    WishAction,
    WishHasMovedOn,
    WishId,
    WishState,
)
from services.desk import Desk
from services.readers import cadre_for, home_of, office_people, readers_of
from services.talks import Talks
from services.wish_steps import WishSteps

TALK = "wish"
UNSORTABLE = (WishState.DECLINED, WishState.WITHDRAWN)
# Early enough in every zone of the organisation: its clock finds the right hour then.
FIRST_LOOK = timedelta(days=1)


class WishEmpty(Refusal):
    """There was no text in it."""


class WishTooLong(Refusal):
    """More than `limit` characters, which fit into one message to whoever reads it."""


class WishTextGone(Refusal):
    """The message in which it stood can no longer be seen."""


class NoSuchRating(Refusal):
    """A rating is a number from 1 to 5."""


class Wishes:
    """Bound to one transaction. Through it nobody learns who the wisher is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._steps = WishSteps(desk)

    async def await_text(self, wisher: Person) -> Talk:
        """The next thing they write is a wish, for a day."""
        return await Talks(self._desk).begin(wisher, TALK, "words")

    async def needs_age(self, wisher: Person | None) -> bool:
        """Whoever was never asked is; cadres and those with a role are adults."""
        if wisher is None:
            return True
        if wisher.age_band is not None:
            return False
        at_work = await self._desk.lines_of(wisher.id) or await self._desk.tx.roles.of(wisher.id)
        return not at_work

    async def hand_over(
        self, visitor: Visitor, band: AgeBand, text: str, moment: datetime | None = None
    ) -> Wish | None:
        """A first wish makes somebody known. None: younger than 14, and nothing of it is kept."""
        if band is AgeBand.UNDER_14:
            return None
        written = checked(text)
        known = await self._desk.tx.people.meet(
            visitor.telegram_id,
            visitor.name,
            visitor.language,
            reachable=True,
            now=self._desk.now,
        )
        if known.age_band is None:
            await self._desk.tx.people.set_age_band(known.id, band)
        return await self.submit(known, written, moment)

    async def submit(self, wisher: Person, text: str, moment: datetime | None = None) -> Wish:
        """It reaches the wisher's cadre and deputies, without a name; without a cadre the root's
        administrators. Counted on the day of `moment`. Said twice (a button pressed twice), it is
        the same wish still.
        """
        written = checked(text)
        others = await self._desk.tx.wishes.of_wisher(wisher.id, UNENDED)
        for one in others:
            if one.text == written:
                await self._desk.tx.drafts.drop(wisher.id)
                return one
        cadre = await cadre_for(self._desk, wisher.id)
        now, state = self._desk.now, WishState.OPEN
        wish = await self._desk.tx.wishes.submit(
            written, wisher.id, cadre, state=state, anonymous=True, now=now, bell=now + FIRST_LOOK
        )
        await self._count(wisher.id, cadre, moment or now)
        await self._desk.tx.drafts.drop(wisher.id)
        await self._steps.put_before(wish, await readers_of(self._desk, wish))
        if others:
            await self._desk.tell(
                WishLooksAlike(wish.id), person=wisher.id, dedupe_key=f"wish-alike:{wish.id}"
            )
        return wish

    async def claim(self, id: WishId, by: Person | None) -> Wish:
        """By its own cadre side, or out of the pool by whoever sees it there."""
        helper, wish = await self._steps.seen_by(by, id)
        claimed = wish.claimed_by(helper, self._desk.now)
        return await self._steps.step(wish, claimed, WishClaimed(id))

    async def release(self, id: WishId, by: Person | None) -> Wish:
        """Back to where it came from; the others who may see it hear of it once more, and what an
        office gave is the office's again.
        """
        helper, wish = await self._steps.seen_by(by, id)
        back = wish.released(self._desk.now)
        released = await self._steps.step(wish, back, WishReleased(id))
        await self._desk.tx.resources.give_back(id)
        await self._steps.tell_colleague(wish, WishAction.RELEASE, helper)
        if released.state is WishState.OPEN:
            readers = await readers_of(self._desk, released)
            others = [one for one in readers if one not in {helper, wish.helper}]
            await self._steps.put_before(released, others)
        return released

    async def done(self, id: WishId, by: Person | None) -> Wish:
        """By whoever may see it; if a colleague had claimed it, they hear of it."""
        helper, wish = await self._steps.seen_by(by, id)
        fulfilled = wish.fulfilled_by(helper, self._desk.now)
        done = await self._steps.step(wish, fulfilled, WishFulfilled(id))
        await self._steps.tell_colleague(wish, WishAction.FULFIL, helper)
        return done

    async def sort(self, id: WishId, by: Person | None, number: int) -> Wish:
        """What it is about, by the category's place in the list: where the program was wrong."""
        _, wish = await self._steps.seen_by(by, id)
        found = list(Category)[number : number + 1]
        if not found or wish.state in UNSORTABLE:
            raise WishHasMovedOn(state=wish.state.value)
        category = found[0]
        await self._desk.tx.wishes.sort(id, category, by_hand=True)
        return replace(wish, category=category, sorted_by_hand=True)

    async def guessed(self, id: WishId, category: Category) -> None:
        """What the program thinks it is about; a hand that was faster is right."""
        await self._desk.tx.wishes.sort(id, category, by_hand=False)

    async def confirm(self, id: WishId, by: Person | None, rating: int) -> Wish:
        """Also of one that was listed as unconfirmed meanwhile."""
        wish = await self._steps.own(by, id)
        if rating not in RATINGS:
            raise NoSuchRating
        confirmed = await self._steps.replace(wish, wish.confirmed(rating, self._desk.now))
        await self._steps.tell_helper(wish, WishAction.CONFIRM)
        return confirmed

    async def not_yet(self, id: WishId, by: Person | None) -> Wish:
        """Whoever looked after it goes on, as long as they are in office; otherwise, and long
        afterwards, it waits for somebody again.
        """
        wish = await self._steps.own(by, id)
        if wish.state is WishState.UNCONFIRMED:
            return await self._reopen(wish)
        again = await self._steps.replace(wish, wish.not_yet(self._desk.now))
        if wish.helper is None or not await self._steps.is_before(wish.helper, again):
            return await self._steps.give_up(again)
        await self._steps.tell_helper(wish, WishAction.NOT_YET)
        return again

    async def withdraw(self, id: WishId, by: Person | None) -> Wish:
        wish = await self._steps.own(by, id)
        withdrawn = await self._steps.replace(wish, wish.withdrawn(self._desk.now))
        await self._desk.tx.resources.give_back(id)
        await self._steps.tell_helper(wish, WishAction.WITHDRAW)
        if wish.state is WishState.OFFERED and wish.reason_by is not None:
            await self._steps.tell_answer(wish, WishAction.WITHDRAW, wish.reason_by)
        return withdrawn

    async def follow_up(self, id: WishId, by: Person | None, outcome: Outcome) -> Wish:
        """Four weeks later. "Not" opens it again and tells the office."""
        wish = await self._steps.own(by, id)
        if not await self._desk.tx.wishes.answer(id, outcome):
            raise WishHasMovedOn(state=wish.state.value)
        return await self._reopen(wish) if outcome is Outcome.NOT else wish

    async def own(self, wisher: Person) -> list[Wish]:
        """What somebody wished and what has not ended, the oldest first; also what nobody confirmed
        lately.
        """
        states = (*UNENDED, WishState.UNCONFIRMED)
        found = await self._desk.tx.wishes.of_wisher(wisher.id, states)
        return [one for one in found if one.state in UNENDED or one.asked_at is None]

    async def let_go(self, helper: PersonId) -> None:
        """Somebody looks no longer after what is not before them any more."""
        for wish in await self._desk.tx.wishes.held_by(helper, HELD):
            if not await self._steps.is_before(helper, wish):
                await self._steps.put_back(wish)

    async def helper_gone(self, helper: PersonId) -> None:
        """Whoever is erased looks after nothing any more."""
        for wish in await self._desk.tx.wishes.held_by(helper, HELD):
            await self._steps.put_back(wish)

    async def _reopen(self, wish: Wish) -> Wish:
        again = await self._steps.replace(wish, wish.reopened(self._desk.now))
        await self._desk.tx.resources.use_up(wish.id)
        readers = await readers_of(self._desk, again)
        await self._steps.put_before(again, readers)
        for person in await office_people(self._desk, await home_of(self._desk, again)):
            if person not in readers:
                await self._steps.tell(again, WishReopened(wish.id), person)
        return again

    async def _count(self, wisher: PersonId, cadre: CadreId | None, moment: datetime) -> None:
        """As a wish of its day in the oldest group that wisher and cadre share, if there is one."""
        place = None if cadre is None else await self._desk.tx.wishes.counted_in(wisher, cadre)
        if place is None:
            return
        day = day_of(moment, self._desk.zone if place.zone is None else ZoneInfo(place.zone))
        tally = Tally()
        tally.row(day, place.group, wisher if place.agreed else ANONYMOUS).wishes += 1
        await self._desk.tx.activity.add(tally)


def checked(text: str) -> str:
    """WishEmpty without words, WishTooLong with too many."""
    written = text.strip()
    if not written:
        raise WishEmpty
    if length_of(written) > LONGEST_HANDED_OVER:
        raise WishTooLong(limit=LONGEST_HANDED_OVER)
    return written
