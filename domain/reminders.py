"""Reminders: when a cadre is told before the end of a quarter what is missing of the quota."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from domain.organisations import Cadre
from domain.periods import Days, day_of, quarter_of
from domain.working_days import WorkingDays, working_day_before

# Days before the end; one day before it is the quarter's last day.
STAGES = (14, 7, 3, 1)
# Both lie outside the quiet hours.
MORNING, DAY_BEFORE = time(8, 30), time(16)


@dataclass(frozen=True, slots=True)
class Stage:
    """One of the four times at which what is missing in a quarter is said."""

    quarter: Days
    days_left: int

    @property
    def day(self) -> date:
        return self.quarter.after - timedelta(days=self.days_left)

    @property
    def key(self) -> str:
        """With the number of a cadre at its end, the dedupe key of what that cadre is told."""
        return f"QuotaDue:{self.quarter.first}:{self.days_left}:"

    def moment(self, zone: tzinfo, is_working: WorkingDays) -> datetime:
        """08:30 of its day; if that is a day off, 16:00 of the working day before."""
        if is_working(self.day):
            return datetime.combine(self.day, MORNING, zone)
        return datetime.combine(working_day_before(self.day, is_working), DAY_BEFORE, zone)


def latest_stage(now: datetime, zone: tzinfo, is_working: WorkingDays) -> Stage | None:
    """The stage whose moment came last in this quarter: those before it are too late to be said.

    None before the first one; what was not said when a quarter ended is never said.
    """
    stages = _stages(quarter_of(day_of(now, zone)))
    come = [stage for stage in stages if stage.moment(zone, is_working) <= now]
    return come[-1] if come else None


def next_moment(now: datetime, zone: tzinfo, is_working: WorkingDays) -> datetime:
    """The first moment of a stage after `now`, in this quarter or the next one."""
    quarter = quarter_of(day_of(now, zone))
    stages = (*_stages(quarter), *_stages(quarter_of(quarter.after)))
    moments = (stage.moment(zone, is_working) for stage in stages)
    return next(moment for moment in moments if moment > now)


def _stages(quarter: Days) -> Iterator[Stage]:
    """In the order of their moments: days off may bring two together, and never turn them round."""
    return (Stage(quarter, days_left) for days_left in STAGES)


def owes(cadre: Cadre, quarter: Days, today: date) -> bool:
    """Whoever held the position on the quarter's first day, and holds it today.

    Who arrived later owes from the next quarter.
    """
    left = cadre.held_until is not None and cadre.held_until <= today
    return cadre.held_from <= quarter.first and not left
