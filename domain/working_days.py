"""Working days: the calendar is data that is handed in, a question for each day."""

from collections.abc import Callable
from datetime import date, timedelta

WorkingDays = Callable[[date], bool]


def working_day_before(day: date, is_working: WorkingDays) -> date:
    """The last working day before this one, however many days off lie between."""
    before = day - timedelta(days=1)
    while not is_working(before):
        before -= timedelta(days=1)
    return before
