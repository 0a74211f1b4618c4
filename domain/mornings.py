"""The morning message: what a cadre finds at 08:30 of a working day, or nothing at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from domain.activities import Activity
from domain.ceilings import NOON
from domain.dues import DueIn
from domain.lights import Lights
from domain.prompts import BEFORE_THE_END, MORNING, Turn
from domain.working_days import WorkingDays, working_day_before

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class GroupsDay:
    """A group's yesterday; `lights` is None where something of that day is not known."""

    title: str
    lights: Lights | None

    @property
    def is_lit(self) -> bool:
        lights = self.lights or Lights()
        return lights.voice or lights.interaction or lights.topic


@dataclass(frozen=True, slots=True)
class ActivityToday:
    """An own activity that begins today, and how many said that they come."""

    activity: Activity
    coming: int
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Morning:
    """`waiting` wishes nobody has claimed, `fresh` those of them that came since the last working
    morning, `claimed` ones the reader looks after.
    """

    groups: tuple[GroupsDay, ...] = ()
    waiting: int = 0
    fresh: int = 0
    claimed: int = 0
    dues: tuple[DueIn, ...] = ()
    activities: tuple[ActivityToday, ...] = ()

    @property
    def is_worth_saying(self) -> bool:
        """What stood there yesterday already is no reason to write: it is said with others."""
        return any(one.is_lit for one in self.groups) or bool(self.fresh or self.activities)


def morning_of(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, MORNING, zone).astimezone(UTC)


def last_morning(day: date, zone: tzinfo, is_working: WorkingDays) -> datetime:
    """Of the working day before this one."""
    return morning_of(working_day_before(day, is_working), zone)


def is_time(now: datetime, zone: tzinfo, is_working: WorkingDays) -> bool:
    """From 08:30 to noon of a working day."""
    wall = now.astimezone(zone)
    return is_working(wall.date()) and MORNING <= wall.time() < NOON


def next_morning(now: datetime, zone: tzinfo, is_working: WorkingDays) -> datetime:
    """The first one after now."""
    day = now.astimezone(zone).date()
    while not is_working(day) or morning_of(day, zone) <= now:
        day += DAY
    return morning_of(day, zone)


def ending(turns: Sequence[Turn], today: date, zone: tzinfo) -> Turn | None:
    """The stages of periods that end within a fortnight, unless a prompt of today says them."""
    found = [
        stage
        for turn in turns
        if turn.moment.astimezone(zone).date() != today
        for stage in turn.stages
        if stage.point in BEFORE_THE_END
    ]
    return Turn(turns[-1].moment, tuple(found)) if found else None
