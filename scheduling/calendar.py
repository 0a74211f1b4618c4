"""The calendar: which days are working days in China, as far as it has been published."""

from datetime import date

import chinese_calendar
from chinese_calendar.constants import holidays

SATURDAY = 5
YEARS = range(min(holidays).year, max(holidays).year + 1)


def is_working_day(day: date) -> bool:
    """With holidays and the weekends worked for them; in years not published, weekends only."""
    if day.year not in YEARS:
        return day.weekday() < SATURDAY
    return bool(chinese_calendar.is_workday(day))


def last_known_year() -> int:
    """The last year whose holidays are known; `doctor` says when it is over."""
    return YEARS[-1]
