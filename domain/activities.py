"""Activities: something done together at a time and place, from the announcement on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain import five_ones
from domain.five_ones import ActivityId, ConfirmedBy, HeldBy
from domain.groups import GroupId
from domain.lengths import length_of
from domain.organisations import CadreId, OrganisationId
from domain.people import PersonId
from domain.refusals import Refusal

# Those of a cadre's Five Ones and of leaders that are held together; others are between two people.
KINDS = tuple(
    kind.value
    for kind, facts in five_ones.KINDS.items()
    if facts.held_by in {HeldBy.CADRE, HeldBy.LEADER}
    and facts.confirmed_by is ConfirmedBy.PARTICIPANTS
    and kind is not five_ones.Kind.OWN
)

ORGAN_KINDS = tuple(kind.value for kind in five_ones.kinds_of(HeldBy.ORGAN))

LONGEST_TITLE = 60
LONGEST_PLACE = 200
MOST_SEATS = 500
USUAL_LENGTH = timedelta(hours=2)
FARTHEST = timedelta(days=366)


class ActivityState(StrEnum):
    """PLANNED: on its way into the group. ANNOUNCED: its card stands there. DECLINED: what somebody
    entered afterwards, and the second person said no.
    """

    PLANNED = "planned"
    ANNOUNCED = "announced"
    CANCELLED = "cancelled"
    DECLINED = "declined"


class ActivityAction(StrEnum):
    ANNOUNCE = "announce"
    CHANGE = "change"
    CANCEL = "cancel"
    DECLINE = "decline"


NEXT: Mapping[tuple[ActivityState, ActivityAction], ActivityState] = {
    (ActivityState.PLANNED, ActivityAction.ANNOUNCE): ActivityState.ANNOUNCED,
    (ActivityState.PLANNED, ActivityAction.CHANGE): ActivityState.PLANNED,
    (ActivityState.PLANNED, ActivityAction.CANCEL): ActivityState.CANCELLED,
    (ActivityState.ANNOUNCED, ActivityAction.CHANGE): ActivityState.ANNOUNCED,
    (ActivityState.ANNOUNCED, ActivityAction.CANCEL): ActivityState.CANCELLED,
    (ActivityState.PLANNED, ActivityAction.DECLINE): ActivityState.DECLINED,
    (ActivityState.ANNOUNCED, ActivityAction.DECLINE): ActivityState.DECLINED,
}
NOT_HELD = (ActivityState.CANCELLED, ActivityState.DECLINED)


class ActivityHasMovedOn(Refusal):
    """The button is older than the activity: its state allows this no longer."""


class ActivityCancelled(Refusal):
    """It does not take place."""


class ActivityIsOver(Refusal):
    """Its end has passed."""


class ActivityHasBegun(Refusal):
    """It is going on, or over: too late to change or cancel it."""


class ActivityKindUnknown(Refusal):
    """No kind of activity is called so."""


class ActivityOfNoOrgan(Refusal):
    """An organ's kind, and whoever wants to hold it is of no office that owes any."""


class ActivityNotOfAnOrgan(Refusal):
    """An office's staff holds the kinds of an organ, and this is none."""


class ActivityNeedsAPlace(Refusal):
    """A kind that is not held online, and a link in place of a place."""


class ActivityWithoutTitle(Refusal):
    """Title or place is missing."""


class ActivityTooLong(Refusal):
    """Title or place is longer than `title` or `place` characters."""


class ActivityTimeUnclear(Refusal):
    """No moment could be read."""


class ActivityInThePast(Refusal):
    """It would begin before now."""


class ActivityTooFar(Refusal):
    """It would begin more than a year from now."""


class ActivitySeatsUnclear(Refusal):
    """Seats are a number from 1 to `most`, or are left out."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody says of an activity before it is one. `seats` None: for everybody who comes;
    `own_kind`: the name of a kind that a province or system made.
    """

    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    seats: int | None = None
    own_kind: str = ""

    def fitting(self) -> "Plan":
        """The same, if its texts fit."""
        if not self.title.strip() or not self.place.strip():
            raise ActivityWithoutTitle
        if length_of(self.title) > LONGEST_TITLE or length_of(self.place) > LONGEST_PLACE:
            raise ActivityTooLong(title=LONGEST_TITLE, place=LONGEST_PLACE)
        if is_link(self.place) and not five_ones.KINDS[five_ones.Kind(self.kind)].online:
            raise ActivityNeedsAPlace
        return self

    def checked(self, now: datetime) -> "Plan":
        """The same, if it can be: its texts fit, and it lies ahead, but not farther than a year."""
        self.fitting()
        if self.starts_at <= now:
            raise ActivityInThePast
        if self.starts_at > now + FARTHEST:
            raise ActivityTooFar
        if self.seats is not None and not 1 <= self.seats <= MOST_SEATS:
            raise ActivitySeatsUnclear(most=MOST_SEATS)
        return self


@dataclass(frozen=True, slots=True)
class Activity:
    """`cadre` is whose it is, in office or not; `organ` the office for which it is held; `message`
    is its card, None until the receipt. Between two people there is no group, and `partner` is the
    one it was for. `by_button`: whoever is there checks in on the card. `changes` counts moves;
    `declined_for` is why a second person said no.
    """

    id: ActivityId
    state: ActivityState
    kind: str
    cadre: CadreId | None
    group: GroupId | None
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    message: int | None = None
    online: bool = False
    by_button: bool = False
    changes: int = 0
    own_kind: str = ""
    organ: OrganisationId | None = None
    partner: PersonId | None = None
    entered_at: datetime | None = None
    entered_by: PersonId | None = None
    approved_at: datetime | None = None
    approved_by: PersonId | None = None
    withdrawn_at: datetime | None = None
    declined_for: str = ""

    @property
    def is_on(self) -> bool:
        """Takes place, or took place, as far as whoever holds it stands by that."""
        return self.state not in NOT_HELD and self.withdrawn_at is None

    @property
    def is_afterwards(self) -> bool:
        """Entered when it was over."""
        return self.entered_at is not None

    def after(self, action: ActivityAction) -> ActivityState:
        """ActivityHasMovedOn if the table has no such step."""
        state = NEXT.get((self.state, action))
        if state is None:
            raise ActivityHasMovedOn
        return state

    def announced(self, message: int) -> "Activity":
        return replace(self, state=self.after(ActivityAction.ANNOUNCE), message=message)

    def cancelled(self, at: datetime) -> "Activity":
        """Before it begins."""
        state = self.after(ActivityAction.CANCEL)
        if at >= self.starts_at:
            raise ActivityHasBegun
        return replace(self, state=state, changes=self.changes + 1)

    def moved(self, plan: Plan, at: datetime) -> "Activity":
        """To another time or place, before it begins; kind, title and seats stay."""
        state = self.after(ActivityAction.CHANGE)
        if at >= self.starts_at:
            raise ActivityHasBegun
        return replace(
            self,
            state=state,
            starts_at=plan.starts_at,
            ends_at=plan.ends_at,
            place=plan.place,
            online=is_link(plan.place),
            changes=self.changes + 1,
        )

    def checked_in_by_button(self, allowed: bool) -> "Activity":  # what is set
        """Whether the button on the card checks in."""
        self.after(ActivityAction.CHANGE)
        return replace(self, by_button=allowed)

    def approved(self, by: PersonId, at: datetime) -> "Activity":
        """By a second person, once."""
        if not self.is_on or self.entered_at is None or self.approved_at is not None:
            raise ActivityHasMovedOn
        return replace(self, approved_at=at, approved_by=by)

    def declined(self, reason: str) -> "Activity":
        """By a second person, who says why; in place of an approval."""
        if not self.is_on or self.entered_at is None or self.approved_at is not None:
            raise ActivityHasMovedOn
        state = self.after(ActivityAction.DECLINE)
        return replace(self, state=state, declined_for=reason, changes=self.changes + 1)

    def withdrawn(self, at: datetime) -> "Activity":
        """Once it has begun; before, it is called off."""
        if not self.is_on or at < self.starts_at:
            raise ActivityHasMovedOn
        return replace(self, withdrawn_at=at, changes=self.changes + 1)

    def open_to_answers(self, at: datetime) -> None:
        """Who comes can be said until its end."""
        if not self.is_on:
            raise ActivityCancelled
        if at >= self.ends_at:
            raise ActivityIsOver


@dataclass(frozen=True, slots=True)
class Numbers:
    """What stands on a card; counted from rows whenever it is looked at. `seats` None: no limit;
    `present`: different people who have checked in or confirmed.
    """

    coming: int = 0
    declined: int = 0
    seats: int | None = None
    present: int = 0

    @property
    def free(self) -> int | None:
        return None if self.seats is None else max(0, self.seats - self.coming)


def is_link(place: str) -> bool:
    """A link for a place: it is held online."""
    return re.fullmatch(r"(?:https?://|t\.me/)\S+", place.strip(), re.IGNORECASE) is not None
