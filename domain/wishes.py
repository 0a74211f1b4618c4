"""Wishes: something small that a young person hopes for, from the saying until it came true."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from domain.categories import Category
from domain.organisations import CadreId, OrganisationId
from domain.people import PersonId
from domain.refusals import Refusal

WishId = NewType("WishId", int)
RATINGS = range(1, 6)
OVERDUE_AFTER = timedelta(days=7)
"""So long after its last step a wish that is not fulfilled is overdue."""


class WishState(StrEnum):
    """FULFILLED is what the helper says, CONFIRMED what the wisher says; UNCONFIRMED: the wisher
    said nothing for two weeks, and it counts nowhere. OFFERED: the cadre would put it into the
    pool, and the wisher is asked.
    """

    OPEN = "open"
    CLAIMED = "claimed"
    OFFERED = "offered"
    POOLED = "pooled"
    MATCHED = "matched"
    FULFILLED = "fulfilled"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class WishAction(StrEnum):
    """KEEP: not into the pool, or out of it. REPOOL: whoever took it out of the pool puts it back
    there. LAPSE: nobody answered for two weeks. REOPEN: four weeks later it was no help.
    """

    CLAIM = "claim"
    RELEASE = "release"
    FULFIL = "fulfil"
    CONFIRM = "confirm"
    NOT_YET = "not-yet"
    WITHDRAW = "withdraw"
    OFFER = "offer"
    AGREE = "agree"
    KEEP = "keep"
    MATCH = "match"
    DECLINE = "decline"
    REPOOL = "repool"
    LAPSE = "lapse"
    REOPEN = "reopen"


S, A = WishState, WishAction
NEXT: Mapping[tuple[WishState, WishAction], WishState] = {
    (S.OPEN, A.CLAIM): S.CLAIMED,
    (S.OPEN, A.FULFIL): S.FULFILLED,
    (S.OPEN, A.OFFER): S.OFFERED,
    (S.OPEN, A.WITHDRAW): S.WITHDRAWN,
    (S.CLAIMED, A.RELEASE): S.OPEN,
    (S.CLAIMED, A.REPOOL): S.POOLED,
    (S.CLAIMED, A.FULFIL): S.FULFILLED,
    (S.CLAIMED, A.OFFER): S.OFFERED,
    (S.CLAIMED, A.WITHDRAW): S.WITHDRAWN,
    (S.OFFERED, A.AGREE): S.POOLED,
    (S.OFFERED, A.KEEP): S.OPEN,
    (S.OFFERED, A.CLAIM): S.CLAIMED,
    (S.OFFERED, A.FULFIL): S.FULFILLED,
    (S.OFFERED, A.WITHDRAW): S.WITHDRAWN,
    (S.POOLED, A.CLAIM): S.CLAIMED,
    (S.POOLED, A.MATCH): S.MATCHED,
    (S.POOLED, A.DECLINE): S.DECLINED,
    (S.POOLED, A.KEEP): S.OPEN,
    (S.POOLED, A.WITHDRAW): S.WITHDRAWN,
    (S.MATCHED, A.FULFIL): S.FULFILLED,
    (S.MATCHED, A.REPOOL): S.POOLED,
    (S.MATCHED, A.DECLINE): S.DECLINED,
    (S.MATCHED, A.WITHDRAW): S.WITHDRAWN,
    (S.FULFILLED, A.CONFIRM): S.CONFIRMED,
    (S.FULFILLED, A.NOT_YET): S.CLAIMED,
    (S.FULFILLED, A.LAPSE): S.UNCONFIRMED,
    (S.FULFILLED, A.WITHDRAW): S.WITHDRAWN,
    (S.UNCONFIRMED, A.CONFIRM): S.CONFIRMED,
    (S.UNCONFIRMED, A.REOPEN): S.OPEN,
    (S.UNCONFIRMED, A.WITHDRAW): S.WITHDRAWN,
    (S.CONFIRMED, A.REOPEN): S.OPEN,
}

TO_DO = (S.OPEN, S.CLAIMED, S.OFFERED)
"""What its own cadre side has to look after."""
IN_POOL = (S.POOLED, S.MATCHED)
HELD = (S.CLAIMED, S.MATCHED)
"""What somebody looks after."""
UNENDED = (*TO_DO, *IN_POOL, S.FULFILLED)
DONE = (S.FULFILLED, S.CONFIRMED, S.UNCONFIRMED)
OVER = (S.CONFIRMED, S.DECLINED, S.WITHDRAWN)
WITHDRAWABLE = frozenset(state for state, action in NEXT if action is A.WITHDRAW)


class Outcome(StrEnum):
    """Four weeks later, with one tap."""

    SOLVED = "solved"
    HALF = "half"
    NOT = "not"


class WishHasMovedOn(Refusal):
    """The button is older than the wish: its state allows this no longer."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`wisher` None and no text: the person was erased. `cadre` is who may see it, `helper` who
    looks after it, `pool` whose branch sees its text.

    `step_at` is when it came into its state, `opened_at` when it was said or reopened, `reason`
    what was last said of why not. `returned`: nobody went on with it for a week, so that it stands
    on top of the list. `category` is the program's guess unless `sorted_by_hand`. `bell_at` is when
    its clocks next want to be looked at.
    """

    id: WishId
    state: WishState
    text: str
    wisher: PersonId | None
    cadre: CadreId | None
    anonymous: bool
    submitted_at: datetime
    helper: PersonId | None = None
    claimed_at: datetime | None = None
    fulfilled_at: datetime | None = None
    confirmed_at: datetime | None = None
    rating: int | None = None
    step_at: datetime | None = None
    first_step_at: datetime | None = None
    reopened_at: datetime | None = None
    asked_at: datetime | None = None
    bell_at: datetime | None = None
    returned: bool = False
    pool: OrganisationId | None = None
    reason: str = ""
    reason_by: PersonId | None = None
    category: Category | None = None
    sorted_by_hand: bool = False
    outcome: Outcome | None = None

    @property
    def since(self) -> datetime:
        """When it came into its state."""
        return self.step_at or self.submitted_at

    @property
    def opened_at(self) -> datetime:
        return self.reopened_at or self.submitted_at

    @property
    def reopened_now(self) -> bool:
        """It was opened again, and nobody has taken a step since."""
        return self.reopened_at is not None and self.reopened_at == self.step_at

    def may(self, action: WishAction) -> bool:
        return (self.state, action) in NEXT

    def after(self, action: WishAction) -> WishState:
        """WishHasMovedOn if the table has no such step."""
        state = NEXT.get((self.state, action))
        if state is None:
            raise WishHasMovedOn(state=self.state.value)
        return state

    def claimed_by(self, helper: PersonId, at: datetime) -> "Wish":
        taken = self._stepped(WishAction.CLAIM, at)
        return replace(taken, helper=helper, claimed_at=at)

    def released(self, at: datetime, *, returned: bool = False) -> "Wish":
        """Where it came from: open to its own cadre side, or in the pool."""
        back = WishAction.RELEASE if self.pool is None else WishAction.REPOOL
        return replace(self._stepped(back, at), helper=None, claimed_at=None, returned=returned)

    def fulfilled_by(self, helper: PersonId, at: datetime) -> "Wish":
        """A helper who did it at once has claimed it in the same moment."""
        claimed = self.claimed_at or at
        done = self._stepped(WishAction.FULFIL, at)
        return replace(done, helper=helper, claimed_at=claimed, fulfilled_at=at)

    def confirmed(self, rating: int, at: datetime) -> "Wish":
        """ValueError for a rating that is not 1 to 5."""
        if rating not in RATINGS:
            raise ValueError("a rating is a number from 1 to 5")
        return replace(self._stepped(WishAction.CONFIRM, at), rating=rating, confirmed_at=at)

    def not_yet(self, at: datetime) -> "Wish":
        """Of one that was listed as unconfirmed nobody is at it any more: it is open again."""
        if self.state is WishState.UNCONFIRMED:
            return self.reopened(at)
        return replace(self._stepped(WishAction.NOT_YET, at), fulfilled_at=None)

    def withdrawn(self, at: datetime) -> "Wish":
        return self._stepped(WishAction.WITHDRAW, at)

    def offered(self, reason: str, by: PersonId, at: datetime) -> "Wish":
        """To the pool, if the wisher agrees: nobody holds it meanwhile."""
        asked = self._stepped(WishAction.OFFER, at)
        return replace(asked, helper=None, claimed_at=None, reason=reason, reason_by=by)

    def agreed(self, pool: OrganisationId, at: datetime) -> "Wish":
        return replace(self._stepped(WishAction.AGREE, at), pool=pool)

    def kept(self, at: datetime, *, returned: bool = False) -> "Wish":
        """Not into the pool, or out of it: its own cadre side alone sees it."""
        return replace(self._stepped(WishAction.KEEP, at), pool=None, returned=returned)

    def matched_by(self, helper: PersonId, at: datetime) -> "Wish":
        met = self._stepped(WishAction.MATCH, at)
        return replace(met, helper=helper, claimed_at=at)

    def declined(self, reason: str, by: PersonId, at: datetime) -> "Wish":
        ended = self._stepped(WishAction.DECLINE, at)
        return replace(ended, helper=None, claimed_at=None, reason=reason, reason_by=by)

    def lapsed(self, at: datetime) -> "Wish":
        return self._stepped(WishAction.LAPSE, at)

    def reopened(self, at: datetime) -> "Wish":
        """Everything begins anew, on top of the list of its own cadre side."""
        return replace(
            self._stepped(WishAction.REOPEN, at),
            helper=None,
            claimed_at=None,
            fulfilled_at=None,
            confirmed_at=None,
            rating=None,
            reopened_at=at,
            asked_at=None,
            outcome=None,
            returned=True,
            pool=None,
        )

    def _stepped(self, action: WishAction, at: datetime) -> "Wish":
        first = self.first_step_at or (None if action is WishAction.WITHDRAW else at)
        state = self.after(action)
        return replace(self, state=state, step_at=at, first_step_at=first, returned=False)
