"""Prompts: at which moments of a period somebody is told what it asks for and what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from domain.periods import Days, day_of, quarter_of, two_months_of
from domain.working_days import WorkingDays, working_day_before

# Both lie outside the quiet hours.
MORNING, DAY_BEFORE = time(8, 30), time(16)
LEAD = timedelta(minutes=30)
"""So long before its moment a prompt is laid into the outbox, so that it goes with everything else
that is due then.
"""


class Point(StrEnum):
    """In the order in which they come. The last four are days before the end; one day before it is
    the period's last day.
    """

    OPENING = "opening"
    MIDDLE = "middle"
    FORTNIGHT = "14"
    WEEK = "7"
    THREE_DAYS = "3"
    LAST_DAY = "1"


BEFORE_THE_END: Mapping[Point, int] = {
    Point.FORTNIGHT: 14,
    Point.WEEK: 7,
    Point.THREE_DAYS: 3,
    Point.LAST_DAY: 1,
}


class NoSuchStage(ValueError):
    """A key that no stage has."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the times at which something is said in a period: two months, or a quarter."""

    period: Days
    point: Point

    @property
    def is_quarter(self) -> bool:
        return self.period == quarter_of(self.period.first)

    @property
    def key(self) -> str:
        """As it stands in a notice; `stage_of` makes it again."""
        length = "quarter" if self.is_quarter else "two-months"
        return f"{self.period.first}:{length}:{self.point}"

    def moment(self, zone: tzinfo, is_working: WorkingDays) -> datetime:
        """The opening: 08:30 of the first working day. All others: 08:30 of their day, or if that
        is a day off 16:00 of the working day before.
        """
        day = self._day(is_working)
        if is_working(day) or self.point is Point.OPENING:
            wall = datetime.combine(day, MORNING, zone)
        else:
            wall = datetime.combine(working_day_before(day, is_working), DAY_BEFORE, zone)
        return wall.astimezone(UTC)

    def _day(self, is_working: WorkingDays) -> date:
        match self.point:
            case Point.OPENING:
                return next(filter(is_working, self.period), self.period.last)
            case Point.MIDDLE:
                return self.period.first + (self.period.after - self.period.first) // 2
            case point:
                return self.period.after - timedelta(days=BEFORE_THE_END[point])


@dataclass(frozen=True, slots=True)
class Turn:
    """A moment with the stages that come at it: two when two periods end together."""

    moment: datetime
    stages: tuple[Stage, ...]

    @property
    def keys(self) -> str:
        return " ".join(one.key for one in self.stages)


def stage_of(key: str) -> Stage:
    """NoSuchStage for a key of none."""
    try:
        first, length, point = key.split(":")
        day, known = date.fromisoformat(first), {"quarter": quarter_of, "two-months": two_months_of}
        return Stage(known[length](day), Point(point))
    except (KeyError, ValueError) as error:
        raise NoSuchStage(key) from error


def stages_of(keys: str) -> tuple[Stage, ...]:
    return tuple(map(stage_of, keys.split()))


def turns_come(now: datetime, zone: tzinfo, is_working: WorkingDays) -> list[Turn]:
    """Of each period that is running the stage whose moment came last, in the order of their
    moments. Those before it are too late to be said, as is everything once the period is over.
    """
    latest: dict[datetime, list[Stage]] = {}
    for period in periods_of(day_of(now, zone)):
        come = [
            (moment, stage)
            for moment, stage in _in_order(period, zone, is_working)
            if moment <= now
        ]
        if come:
            moment, stage = come[-1]
            latest.setdefault(moment, []).append(stage)
    return [Turn(moment, tuple(latest[moment])) for moment in sorted(latest)]


def next_turn(now: datetime, zone: tzinfo, is_working: WorkingDays) -> datetime:
    """The first moment of a stage after `now`, in the periods that are running or the next ones."""
    running = periods_of(day_of(now, zone))
    following = [period for one in running for period in periods_of(one.after)]
    moments = (
        moment
        for period in (*running, *following)
        for moment, _ in _in_order(period, zone, is_working)
    )
    return min(moment for moment in moments if moment > now)


def periods_of(day: date) -> tuple[Days, Days]:
    """Of full-time and seconded cadres, and of everybody else and every organ."""
    return two_months_of(day), quarter_of(day)


def _in_order(
    period: Days, zone: tzinfo, is_working: WorkingDays
) -> Iterator[tuple[datetime, Stage]]:
    """Days off may bring two moments together, and never turn them round."""
    for point in Point:
        stage = Stage(period, point)
        yield stage.moment(zone, is_working), stage
