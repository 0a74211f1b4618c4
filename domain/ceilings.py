"""Ceilings: how many unasked-for messages somebody or a group may get, and when the next may go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from domain.periods import day_of
from domain.prompts import MORNING
from domain.quiet_hours import QUIET_UNTIL
from domain.working_days import WorkingDays

# The collected message of a morning may come late, but not in the afternoon.
NOON = time(12)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


class Listener(StrEnum):
    """CADRE: whoever holds a position or a role. YOUTH: everybody else."""

    YOUTH = "youth"
    CADRE = "cadre"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many messages in a span of time, which `span` names by its first day."""

    span: str
    slots: int


def allowances(
    listener: Listener, now: datetime, zone: tzinfo, is_working: WorkingDays
) -> Sequence[Allowance]:
    """What may be used now; the next one when the one before is used up."""
    local = now.astimezone(zone)
    week = Allowance(f"week {monday(local.date())}", A_WEEK.get(listener, 0))
    match listener:
        case Listener.GROUP:
            return [Allowance(f"day {local.date()}", 1)]
        case Listener.YOUTH:
            return [week]
        case Listener.CADRE:
            collected = is_working(local.date()) and MORNING <= local.time() < NOON
            return [Allowance(f"morning {local.date()}", 1), week] if collected else [week]


A_WEEK = {Listener.YOUTH: 2, Listener.CADRE: 3}


def next_chance(
    listener: Listener, now: datetime, zone: tzinfo, is_working: WorkingDays
) -> datetime:
    """When a ceiling that is reached now is a new one."""
    today = day_of(now, zone)
    match listener:
        case Listener.GROUP:
            return datetime.combine(today + DAY, QUIET_UNTIL, zone)
        case Listener.YOUTH:
            return datetime.combine(monday(today) + WEEK, QUIET_UNTIL, zone)
        case Listener.CADRE:
            day = today + DAY
            while not is_working(day):
                day += DAY
            return datetime.combine(day, MORNING, zone)


def waits_for_morning(
    listener: Listener, now: datetime, zone: tzinfo, is_working: WorkingDays
) -> datetime | None:
    """08:30 of a working day, for what could be said to a cadre a little before: it goes into the
    collected message. None at any other time.
    """
    local = now.astimezone(zone)
    early = QUIET_UNTIL <= local.time() < MORNING
    if listener is not Listener.CADRE or not early or not is_working(local.date()):
        return None
    return datetime.combine(local.date(), MORNING, zone)


def monday(day: date) -> date:
    """Of the ISO week in which a day lies."""
    return day - timedelta(days=day.weekday())
