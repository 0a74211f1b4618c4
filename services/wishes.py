"""Intentions about wishes, from the saying until they came true."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.activity import ANONYMOUS, Tally
from domain.lengths import LONGEST_HANDED_OVER, length_of
from domain.notices import WishAnswered, WishClaimed, WishFulfilled, WishReleased, WishSubmitted
from domain.organisations import CadreId
from domain.outbox import Priority
from domain.people import AgeBand, Person, PersonId, Visitor
from domain.periods import day_of
from domain.refusals import Refusal
from domain.rights import Deed
from domain.talks import Talk
from domain.wishes import RATINGS, Wish, WishAction, WishHasMovedOn, WishId, WishState
from services.desk import Desk
from services.readers import cadre_for, readers_of
from services.rights import Rights
from services.talks import Talks

TALK = "wish"
UNENDED = (WishState.OPEN, WishState.CLAIMED, WishState.FULFILLED)
TO_DO = (WishState.OPEN, WishState.CLAIMED)


class WishEmpty(Refusal):
    """There was no text in it."""


class WishTooLong(Refusal):
    """More than `limit` characters, which fit into one message to whoever reads it."""


class WishTextGone(Refusal):
    """The message in which it stood can no longer be seen."""


class NotYourWish(Refusal):
    """Not handed over to whoever pressed the button, or nobody's any more."""


class NoSuchRating(Refusal):
    """A rating is a number from 1 to 5."""


class Wishes:
    """Bound to one transaction. Through it nobody learns who the wisher is."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

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
        for one in await self._desk.tx.wishes.of_wisher(wisher.id, TO_DO):
            if one.text == written:
                await self._desk.tx.drafts.drop(wisher.id)
                return one
        cadre = await cadre_for(self._desk, wisher.id)
        wish = await self._desk.tx.wishes.submit(
            written,
            wisher.id,
            cadre,
            state=WishState.OPEN,
            anonymous=True,
            now=self._desk.now,
        )
        await self._count(wisher.id, cadre, moment or self._desk.now)
        await self._desk.tx.drafts.drop(wisher.id)
        await self._put_before(wish, await readers_of(self._desk, wish))
        return wish

    async def claim(self, id: WishId, by: Person | None) -> Wish:
        helper, wish = await self._seen_by(by, id)
        return await self._step(wish, wish.claimed_by(helper, self._desk.now), WishClaimed(id))

    async def release(self, id: WishId, by: Person | None) -> Wish:
        """Open again; the others who may see it hear of it once more."""
        helper, wish = await self._seen_by(by, id)
        released = await self._step(wish, wish.released(), WishReleased(id))
        others = [one for one in await readers_of(self._desk, released) if one != helper]
        await self._put_before(released, others)
        return released

    async def done(self, id: WishId, by: Person | None) -> Wish:
        """By whoever may see it; if a colleague had claimed it, they hear of it."""
        helper, wish = await self._seen_by(by, id)
        done = await self._step(wish, wish.fulfilled_by(helper, self._desk.now), WishFulfilled(id))
        if wish.helper != helper:
            await self._tell_helper(wish, WishAction.FULFIL)
        return done

    async def confirm(self, id: WishId, by: Person | None, rating: int) -> Wish:
        wish = await self._own(by, id)
        if rating not in RATINGS:
            raise NoSuchRating
        confirmed = await self._replace(wish, wish.confirmed(rating, self._desk.now))
        await self._tell_helper(wish, WishAction.CONFIRM)
        return confirmed

    async def not_yet(self, id: WishId, by: Person | None) -> Wish:
        wish = await self._own(by, id)
        open_again = await self._replace(wish, wish.not_yet())
        await self._tell_helper(wish, WishAction.NOT_YET)
        return open_again

    async def withdraw(self, id: WishId, by: Person | None) -> Wish:
        wish = await self._own(by, id)
        withdrawn = await self._replace(wish, wish.withdrawn())
        await self._tell_helper(wish, WishAction.WITHDRAW)
        return withdrawn

    async def own(self, wisher: Person) -> list[Wish]:
        """What somebody wished and what has not ended, the oldest first."""
        return await self._desk.tx.wishes.of_wisher(wisher.id, UNENDED)

    async def to_do(self, cadre: Person) -> list[Wish]:
        """What may be claimed or fulfilled: of their own contacts, and of the groups they help; for
        an administrator also what has no cadre who would see it.
        """
        lines = {line.id for line in await self._desk.lines_of(cadre.id)}
        lines |= {
            group.cadre for group in await self._desk.groups_of(cadre.id) if group.cadre is not None
        }
        listed = [
            wish
            for line in sorted(lines)
            for wish in await self._desk.tx.wishes.of_cadre(line, TO_DO)
        ]
        if await self._desk.tx.roles.of(cadre.id):
            listed += await self._desk.tx.wishes.of_nobody(
                TO_DO, day_of(self._desk.now, self._desk.zone)
            )
        return [wish for wish in listed if cadre.id in await readers_of(self._desk, wish)]

    async def _count(self, wisher: PersonId, cadre: CadreId | None, moment: datetime) -> None:
        """As a wish of its day in the oldest group that wisher and cadre share, if there is one."""
        place = None if cadre is None else await self._desk.tx.wishes.counted_in(wisher, cadre)
        if place is None:
            return
        day = day_of(moment, self._desk.zone if place.zone is None else ZoneInfo(place.zone))
        tally = Tally()
        tally.row(day, place.group, wisher if place.agreed else ANONYMOUS).wishes += 1
        await self._desk.tx.activity.add(tally)

    async def _put_before(self, wish: Wish, readers: list[PersonId]) -> None:
        for person in readers:
            await self._desk.tell(
                WishSubmitted(wish.id),
                person=person,
                priority=Priority.ANSWER,
                dedupe_key=f"wish:{wish.id}:{self._desk.now.isoformat()}:{person}",
            )

    async def _seen_by(self, by: Person | None, id: WishId) -> tuple[PersonId, Wish]:
        wish = await self._desk.tx.wishes.get(id)
        if wish is None:
            raise NotYourWish
        readers, ask = await readers_of(self._desk, wish), Rights(self._desk)
        helper = await ask.require_item(by, Deed.FULFIL_WISH, readers, otherwise=NotYourWish)
        return helper.id, wish

    async def _own(self, by: Person | None, id: WishId) -> Wish:
        wish = await self._desk.tx.wishes.get(id)
        if by is None or wish is None or wish.wisher != by.id:
            raise NotYourWish
        return wish

    async def _replace(self, old: Wish, new: Wish) -> Wish:
        if not await self._desk.tx.wishes.replace(old, new):
            raise WishHasMovedOn(state=old.state.value)
        return new

    async def _step(
        self, old: Wish, new: Wish, notice: WishClaimed | WishReleased | WishFulfilled
    ) -> Wish:
        """Every step tells the wisher; a second one of its kind has another moment."""
        await self._replace(old, new)
        if new.wisher is not None:
            step = f"{type(notice).__name__}:{new.id}:{self._desk.now.isoformat()}"
            await self._desk.tell(
                notice, person=new.wisher, priority=Priority.ANSWER, dedupe_key=step
            )
        return new

    async def _tell_helper(self, wish: Wish, action: WishAction) -> None:
        if wish.helper is not None:
            await self._desk.tell(
                WishAnswered(wish.id, action.value),
                person=wish.helper,
                priority=Priority.ANSWER,
                dedupe_key=f"wish-{action.value}:{wish.id}:{self._desk.now.isoformat()}",
            )


def checked(text: str) -> str:
    """WishEmpty without words, WishTooLong with too many."""
    written = text.strip()
    if not written:
        raise WishEmpty
    if length_of(written) > LONGEST_HANDED_OVER:
        raise WishTooLong(limit=LONGEST_HANDED_OVER)
    return written
