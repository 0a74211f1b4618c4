"""Recurring activities: the same every week, each occurrence an activity of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import NewType

from domain.activities import Activity, ActivityHasMovedOn, Plan
from domain.groups import GroupId
from domain.organisations import CadreId, OrganisationId
from domain.periods import Days, day_of
from domain.quiet_hours import is_quiet, permitted
from domain.refusals import Refusal

RecurringId = NewType("RecurringId", int)

WEEK, DAY = timedelta(days=7), timedelta(days=1)
FEWEST_TIMES, MOST_TIMES = 2, 52
ONCE, TO_PERIOD_END, UNTIL_STOPPED = 1, 100, 0
"""How often, besides numbers of times: as on buttons."""
AHEAD = 3 * DAY
"""So long before its day an occurrence is made: one of them has a card at a time."""
CARD_AT = time(9)
MOST_IN_A_GROUP = 5


class RecurringState(StrEnum):
    RUNNING = "running"
    ENDED = "ended"


class RecurringAction(StrEnum):
    GO_ON = "go-on"
    CHANGE = "change"
    END = "end"


NEXT: Mapping[tuple[RecurringState, RecurringAction], RecurringState] = {
    (RecurringState.RUNNING, RecurringAction.GO_ON): RecurringState.RUNNING,
    (RecurringState.RUNNING, RecurringAction.CHANGE): RecurringState.RUNNING,
    (RecurringState.RUNNING, RecurringAction.END): RecurringState.ENDED,
}


class RepeatUnclear(Refusal):
    """How often is a number from `fewest` to `most`, or nothing."""


class WeeklyNotHere(Refusal):
    """What is meant is the time of one occurrence, not of every week."""


class RecurringEnough(Refusal):
    """No more than `most` recur in a group."""


class RecurringEnded(Refusal):
    """It recurs no more, or was never there."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """Every week: so many times with the first, or to the end of the period, or until it is
    stopped, a year at most.
    """

    times: int | None = None
    to_period_end: bool = False

    def fitting(self) -> "Repeat":
        """The same. RepeatUnclear with too few or too many times."""
        if self.times is not None and not FEWEST_TIMES <= self.times <= MOST_TIMES:
            raise RepeatUnclear(fewest=FEWEST_TIMES, most=MOST_TIMES)
        return self

    def last_day(self, first: date, period: Days) -> date:
        """Later than this none is held."""
        if self.to_period_end:
            return period.last
        return first + ((self.fitting().times or MOST_TIMES) - 1) * WEEK


def repeated(number: int) -> Repeat | None:
    """As a button says it; None: once."""
    if number == ONCE:
        return None
    if number == TO_PERIOD_END:
        return Repeat(to_period_end=True)
    return Repeat(None if number == UNTIL_STOPPED else number)


@dataclass(frozen=True, slots=True)
class Recurring:
    """What every occurrence is made of. `next_day` is the first on which none was made yet; no
    `cadre`: the staff of the office `organ` holds it.
    """

    id: RecurringId
    state: RecurringState
    cadre: CadreId | None
    group: GroupId
    kind: str
    own_kind: str
    title: str
    place: str
    seats: int | None
    starts: time
    length: timedelta
    next_day: date
    last_day: date
    organ: OrganisationId | None = None

    @property
    def is_running(self) -> bool:
        return self.state is RecurringState.RUNNING

    def after(self, action: RecurringAction) -> RecurringState:
        """RecurringEnded if the table has no such step."""
        state = NEXT.get((self.state, action))
        if state is None:
            raise RecurringEnded
        return state

    def starts_at(self, zone: tzinfo) -> datetime:
        """Of the next occurrence, at the same time on the wall."""
        return datetime.combine(self.next_day, self.starts, zone)

    def plan(self, zone: tzinfo) -> Plan:
        """The next occurrence."""
        start = self.starts_at(zone)
        end = start + self.length
        return Plan(self.kind, self.title, start, end, self.place, self.seats, self.own_kind)

    def due_at(self, zone: tzinfo) -> datetime:
        """When the card of the next occurrence is posted."""
        return datetime.combine(self.next_day - AHEAD, CARD_AT, zone)

    def is_due(self, now: datetime, zone: tzinfo) -> bool:
        """What was missed comes late, by day; what is past is passed over at any hour."""
        past = self.starts_at(zone) <= now
        return past or (self.due_at(zone) <= now and not is_quiet(now, zone))

    def next_due(self, now: datetime, zone: tzinfo) -> datetime:
        """When it is to be looked at again: by day, or when it begins without being held."""
        begins = max(now, self.starts_at(zone))
        return min(permitted(max(now, self.due_at(zone)), zone), begins)

    def gone_on(self) -> "Recurring":
        """A week later; ended when that is after its last day."""
        later = self.next_day + WEEK
        if later > self.last_day:
            return self.ended()
        return replace(self, state=self.after(RecurringAction.GO_ON), next_day=later)

    def ended(self) -> "Recurring":
        return replace(self, state=self.after(RecurringAction.END))

    def as_in(self, activity: Activity, was: date, zone: tzinfo) -> "Recurring":
        """From the week after `activity` on at its time and place; `was` is the day on which it
        would have been. As many are left as before.
        """
        start = activity.starts_at.astimezone(zone)
        moved = start.date() - was
        return replace(
            self,
            state=self.after(RecurringAction.CHANGE),
            place=activity.place,
            starts=start.time().replace(tzinfo=None),
            length=activity.ends_at - activity.starts_at,
            next_day=max(self.next_day, was + WEEK) + moved,
            last_day=self.last_day + moved,
        )


def begun_by(activity: Activity, seats: int | None, last: date, zone: tzinfo) -> Recurring:
    """The rest, after the first occurrence; its number is given when it is kept."""
    staff = activity.organ if activity.cadre is None else None
    if activity.group is None or (activity.cadre is None and staff is None):
        raise ActivityHasMovedOn
    start = activity.starts_at.astimezone(zone)
    return Recurring(
        RecurringId(0),
        RecurringState.RUNNING,
        activity.cadre,
        activity.group,
        activity.kind,
        activity.own_kind,
        activity.title,
        activity.place,
        seats,
        start.time().replace(tzinfo=None),
        activity.ends_at - activity.starts_at,
        day_of(activity.starts_at, zone) + WEEK,
        last,
        staff,
    )
