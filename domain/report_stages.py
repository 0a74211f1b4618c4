"""When a quarter's report is asked for: its draft, two reminders, and that it is overdue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import IntEnum

from domain.periods import Days, day_of, quarter_of
from domain.prompts import MORNING, Point, Stage
from domain.working_days import WorkingDays

LAST_WEEK = timedelta(days=7)
STILL_ASKED_FOR = timedelta(days=31)
"""So long after its quarter a draft that was missed is still made and an overdue one mentioned."""


class ReportStage(IntEnum):
    """What the office was told last; ASKED: nothing, somebody asked for the draft by themselves."""

    ASKED = 0
    DRAFTED = 1
    THREE_DAYS = 2
    LAST_DAY = 3
    OVERDUE = 4


@dataclass(frozen=True, slots=True)
class OpenStage:
    """A quarter whose report is asked for, the stage that came last, and when it came."""

    quarter: Days
    stage: ReportStage
    moment: datetime


def drafted_at(quarter: Days, zone: tzinfo, is_working: WorkingDays) -> datetime:
    """08:30 of the first working day within the last seven days; of the first of them if none
    is one.
    """
    week = Days(quarter.after - LAST_WEEK, quarter.after)
    day = next((one for one in week if is_working(one)), week.first)
    return datetime.combine(day, MORNING, zone)


def moments(quarter: Days, zone: tzinfo, is_working: WorkingDays) -> Mapping[ReportStage, datetime]:
    """A reminder that would come before the draft is none."""
    drafted = drafted_at(quarter, zone, is_working)
    after = next(one for one in _days_from(quarter.after) if is_working(one))
    found = {
        ReportStage.DRAFTED: drafted,
        ReportStage.THREE_DAYS: Stage(quarter, Point.THREE_DAYS)
        .moment(zone, is_working)
        .astimezone(zone),
        ReportStage.LAST_DAY: Stage(quarter, Point.LAST_DAY)
        .moment(zone, is_working)
        .astimezone(zone),
        ReportStage.OVERDUE: datetime.combine(after, MORNING, zone),
    }
    return {
        stage: moment
        for stage, moment in found.items()
        if stage is ReportStage.DRAFTED or moment > drafted
    }


def open_stages(now: datetime, zone: tzinfo, is_working: WorkingDays) -> list[OpenStage]:
    """Of this quarter and of the one before the stage that came last, if any is still asked for."""
    today = day_of(now, zone)
    found = []
    for quarter in _around(today)[:2]:
        come = [
            OpenStage(quarter, stage, moment)
            for stage, moment in moments(quarter, zone, is_working).items()
            if moment <= now
        ]
        if come and today < quarter.after + STILL_ASKED_FOR:
            found.append(max(come, key=lambda one: one.stage))
    return found


def next_moment(now: datetime, zone: tzinfo, is_working: WorkingDays) -> datetime:
    """The first moment of a stage after `now`."""
    all_moments = (
        moment
        for quarter in _around(day_of(now, zone))
        for moment in moments(quarter, zone, is_working).values()
    )
    return min(moment for moment in all_moments if moment > now)


def _around(day: date) -> tuple[Days, Days, Days]:
    """The quarter before, that of a day, and the next one."""
    this = quarter_of(day)
    return quarter_of(this.first - timedelta(days=1)), this, quarter_of(this.after)


def _days_from(day: date) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(days=1)
