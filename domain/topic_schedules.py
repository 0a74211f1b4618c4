"""Scheduled topics: once later, or weekly on given days and time, by the group's clock."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import NewType

from domain.groups import GroupId
from domain.quiet_hours import QUIET_FROM, QUIET_UNTIL, is_quiet
from domain.refusals import Refusal
from domain.topics import Draft

ScheduleId = NewType("ScheduleId", int)

LATE_AT_MOST = timedelta(hours=3)
"""What was missed is posted late until then; afterwards it is skipped, and the cadre told."""
FARTHEST = timedelta(days=366)
MOST_OF_A_GROUP = 20
WEEK = 7


class ScheduleState(StrEnum):
    WAITING = "waiting"
    PAUSED = "paused"
    ENDED = "ended"


class ScheduleAction(StrEnum):
    """FIRE: its moment has come; the last one ends it."""

    FIRE = "fire"
    PAUSE = "pause"
    GO_ON = "go-on"
    CHANGE = "change"
    END = "end"


NEXT: dict[tuple[ScheduleState, ScheduleAction], ScheduleState] = {
    (ScheduleState.WAITING, ScheduleAction.FIRE): ScheduleState.WAITING,
    (ScheduleState.WAITING, ScheduleAction.PAUSE): ScheduleState.PAUSED,
    (ScheduleState.WAITING, ScheduleAction.CHANGE): ScheduleState.WAITING,
    (ScheduleState.WAITING, ScheduleAction.END): ScheduleState.ENDED,
    (ScheduleState.PAUSED, ScheduleAction.GO_ON): ScheduleState.WAITING,
    (ScheduleState.PAUSED, ScheduleAction.CHANGE): ScheduleState.WAITING,
    (ScheduleState.PAUSED, ScheduleAction.END): ScheduleState.ENDED,
    (ScheduleState.ENDED, ScheduleAction.CHANGE): ScheduleState.WAITING,
}


class ScheduleHasMovedOn(Refusal):
    """The button is older than the schedule: its state allows this no longer."""


class TopicTimePast(Refusal):
    """The moment lies behind; a topic can only be scheduled ahead."""


class TopicTimeTooFar(Refusal):
    """More than a year ahead."""


class TopicTimeQuiet(Refusal):
    """In the quiet hours nothing is posted by itself: between `since` and `until`."""


@dataclass(frozen=True, slots=True)
class Once:
    at: datetime


@dataclass(frozen=True, slots=True)
class Weekly:
    """On these days (0 is Monday), at this time on the wall of the group's organisation."""

    days: tuple[int, ...]
    at: time


When = Once | Weekly


@dataclass(frozen=True, slots=True)
class Schedule:
    """`next_at`: when it is posted next; None once it has ended."""

    id: ScheduleId
    group: GroupId
    state: ScheduleState
    draft: Draft
    when: When
    next_at: datetime | None

    def after(self, action: ScheduleAction) -> ScheduleState:
        """ScheduleHasMovedOn if the table has no such step."""
        state = NEXT.get((self.state, action))
        if state is None:
            raise ScheduleHasMovedOn(state=self.state.value)
        return state

    def fired(self, now: datetime, zone: tzinfo) -> "Schedule":
        """Looked at: the next one lies ahead, and what was once is over."""
        state, following = self.after(ScheduleAction.FIRE), next_after(self.when, now, zone)
        if following is None:
            return replace(self, state=ScheduleState.ENDED, next_at=None)
        return replace(self, state=state, next_at=following)

    def paused(self) -> "Schedule":
        return replace(self, state=self.after(ScheduleAction.PAUSE))

    def going_on(self, now: datetime, zone: tzinfo) -> "Schedule":
        """What would have been posted meanwhile is not caught up; TopicTimePast if that was all."""
        state, following = self.after(ScheduleAction.GO_ON), next_after(self.when, now, zone)
        if following is None:
            raise TopicTimePast
        return replace(self, state=state, next_at=following)

    def changed(self, draft: Draft, when: When, now: datetime, zone: tzinfo) -> "Schedule":
        state = self.after(ScheduleAction.CHANGE)
        return replace(self, state=state, draft=draft, when=when, next_at=first(when, now, zone))

    def ended(self) -> "Schedule":
        return replace(self, state=self.after(ScheduleAction.END), next_at=None)

    def missed(self, now: datetime, zone: tzinfo) -> datetime | None:
        """The last moment that has come and was not looked at; of several that is the one."""
        if self.next_at is None or self.next_at > now:
            return None
        if isinstance(self.when, Once):
            return self.next_at
        return max(self.next_at, latest(self.when, now, zone))


def first(when: When, now: datetime, zone: tzinfo) -> datetime:
    """When it is posted first. Raises what is wrong with the time that was chosen."""
    moment = next_after(when, now, zone)
    if moment is None:
        raise TopicTimePast
    if moment > now + FARTHEST:
        raise TopicTimeTooFar
    if is_quiet(moment, zone):
        raise TopicTimeQuiet(since=f"{QUIET_FROM:%H:%M}", until=f"{QUIET_UNTIL:%H:%M}")
    return moment


def next_after(when: When, now: datetime, zone: tzinfo) -> datetime | None:
    """The next moment that lies ahead; None: there is none any more."""
    if isinstance(when, Once):
        return when.at if when.at > now else None
    today = now.astimezone(zone).date()
    ahead = (today + timedelta(days=number) for number in range(WEEK + 1))
    return next(one for day in ahead if (one := on(when, day, zone)) is not None and one > now)


def latest(when: Weekly, now: datetime, zone: tzinfo) -> datetime:
    """The last moment that is not ahead, in UTC as moments are kept: it is the same one, and is
    written in the same way, whether others before it were missed or not.
    """
    today = now.astimezone(zone).date()
    back = (today - timedelta(days=number) for number in range(WEEK + 1))
    found = (on(when, day, zone) for day in back)
    return next(one for one in found if one is not None and one <= now).astimezone(UTC)


def on(when: Weekly, day: date, zone: tzinfo) -> datetime | None:
    return datetime.combine(day, when.at, zone) if day.weekday() in when.days else None


def makes_sense(moment: datetime, now: datetime, zone: tzinfo) -> bool:
    """Whether what was due can still be posted: not too late, and never in quiet hours."""
    return now - moment <= LATE_AT_MOST and not is_quiet(now, zone)
