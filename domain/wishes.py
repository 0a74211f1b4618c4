"""Wishes: something small that a young person hopes for, from the saying until it came true."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from domain.organisations import CadreId
from domain.people import PersonId
from domain.refusals import Refusal

WishId = NewType("WishId", int)
RATINGS = range(1, 6)


class WishState(StrEnum):
    """FULFILLED is what the helper says, CONFIRMED what the wisher says."""

    OPEN = "open"
    CLAIMED = "claimed"
    FULFILLED = "fulfilled"
    CONFIRMED = "confirmed"
    WITHDRAWN = "withdrawn"


class WishAction(StrEnum):
    CLAIM = "claim"
    RELEASE = "release"
    FULFIL = "fulfil"
    CONFIRM = "confirm"
    NOT_YET = "not-yet"
    WITHDRAW = "withdraw"


NEXT: dict[tuple[WishState, WishAction], WishState] = {
    (WishState.OPEN, WishAction.CLAIM): WishState.CLAIMED,
    (WishState.OPEN, WishAction.FULFIL): WishState.FULFILLED,
    (WishState.OPEN, WishAction.WITHDRAW): WishState.WITHDRAWN,
    (WishState.CLAIMED, WishAction.RELEASE): WishState.OPEN,
    (WishState.CLAIMED, WishAction.FULFIL): WishState.FULFILLED,
    (WishState.CLAIMED, WishAction.WITHDRAW): WishState.WITHDRAWN,
    (WishState.FULFILLED, WishAction.CONFIRM): WishState.CONFIRMED,
    (WishState.FULFILLED, WishAction.NOT_YET): WishState.CLAIMED,
}


class WishHasMovedOn(Refusal):
    """The button is older than the wish: its state allows this no longer."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`wisher` None and no text: the person was erased. `cadre` is who may see it, `helper` who
    looks after it.
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

    def after(self, action: WishAction) -> WishState:
        """WishHasMovedOn if the table has no such step."""
        state = NEXT.get((self.state, action))
        if state is None:
            raise WishHasMovedOn(state=self.state.value)
        return state

    def claimed_by(self, helper: PersonId, at: datetime) -> "Wish":
        return replace(self, state=self.after(WishAction.CLAIM), helper=helper, claimed_at=at)

    def released(self) -> "Wish":
        return replace(self, state=self.after(WishAction.RELEASE), helper=None, claimed_at=None)

    def fulfilled_by(self, helper: PersonId, at: datetime) -> "Wish":
        """A helper who did it at once has claimed it in the same moment."""
        state = self.after(WishAction.FULFIL)
        claimed = self.claimed_at or at
        return replace(self, state=state, helper=helper, claimed_at=claimed, fulfilled_at=at)

    def confirmed(self, rating: int, at: datetime) -> "Wish":
        """ValueError for a rating that is not 1 to 5."""
        if rating not in RATINGS:
            raise ValueError("a rating is a number from 1 to 5")
        return replace(self, state=self.after(WishAction.CONFIRM), rating=rating, confirmed_at=at)

    def not_yet(self) -> "Wish":
        return replace(self, state=self.after(WishAction.NOT_YET), fulfilled_at=None)

    def withdrawn(self) -> "Wish":
        return replace(self, state=self.after(WishAction.WITHDRAW))
