"""The calendar: which days are working days in China, as far as it has been published, and the
lunar New Year.
"""

from datetime import date

import chinese_calendar
from borax.calendars.lunardate import LunarDate
from chinese_calendar.constants import holidays

SATURDAY = 5
LUNAR_YEARS = range(1900, 2101)
YEARS = range(min(holidays).year, max(holidays).year + 1)


def is_working_day(day: date) -> bool:
    """With holidays and the weekends worked for them; in years not published, weekends only."""
    if day.year not in YEARS:
        return day.weekday() < SATURDAY
    return bool(chinese_calendar.is_workday(day))


def last_known_year() -> int:
    """The last year whose holidays are known; from its December on `doctor` says so."""
    return YEARS[-1]


def spring_festival(year: int) -> date:
    """The first day of the lunar year that begins in this one. ValueError before 1900 and beyond
    2100, of which nobody has calculated it.
    """
    if year not in LUNAR_YEARS:
        raise ValueError(f"the lunar calendar is not known for {year}")
    day: date = LunarDate(year, 1, 1).to_solar_date()
    return day
