"""The quarter of the story, and how its moments are named."""

from datetime import date, datetime, time, timedelta

from playground.story.books import ZONE

FIRST = date(2026, 4, 1)
AFTER = date(2026, 7, 1)
DAYS = (AFTER - FIRST).days
SET_UP = -2
"""The day, counted from the first of the quarter, on which the county begins."""


def day(number: int) -> date:
    """0 is the first day of the quarter."""
    return FIRST + timedelta(days=number)


def at(number: int, clock: str, *, minutes: float = 0) -> float:
    """`at(0, "19:30")`: a moment of a day of the quarter, `minutes` later, in Unix seconds."""
    hour, minute = map(int, clock.split(":"))
    moment = datetime.combine(day(number), time(hour, minute), ZONE)
    return moment.timestamp() + 60 * minutes


BEGINNING = at(SET_UP, "08:30")
MORNING_AFTER = "09:30"
"""When the story ends, on the day after its last: the last reminders are out."""
