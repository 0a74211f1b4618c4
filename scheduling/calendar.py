"""The calendar: which days are working days in China, and the lunar New Year.

What is exchanged for a holiday is published year by year; the holidays themselves the law has set.
"""

from datetime import date, timedelta
from functools import cache

import chinese_calendar
from borax.calendars.lunardate import LunarDate, TermUtils
from chinese_calendar.constants import holidays

SATURDAY = 5
FIXED = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
DRAGON_BOAT, MID_AUTUMN = (5, 5), (8, 15)
CLEAR_AND_BRIGHT = "qm"
LUNAR_YEARS = range(1900, 2101)
YEARS = range(min(holidays).year, max(holidays).year + 1)


def is_working_day(day: date) -> bool:
    """With holidays and the weekends worked for them; in years not published no weekend is worked,
    and no day is off but the weekends and what the law names.
    """
    if day.year not in YEARS:
        return day.weekday() < SATURDAY and day not in holidays_by_law(day.year)
    return bool(chinese_calendar.is_workday(day))


@cache
def holidays_by_law(year: int) -> frozenset[date]:
    """The thirteen days off of everybody, as the State Council's rule on holidays has had them
    since 2025; without those of the lunar calendar before 1900 and beyond 2100.
    """
    fixed = {date(year, month, day) for month, day in FIXED}
    if year not in LUNAR_YEARS:
        return frozenset(fixed)
    new_year = spring_festival(year)
    return frozenset(
        {
            *fixed,
            *(new_year + timedelta(days=number) for number in range(-1, 3)),
            TermUtils.nth_term_day(year, term_name=CLEAR_AND_BRIGHT),
            LunarDate(year, *DRAGON_BOAT).to_solar_date(),
            LunarDate(year, *MID_AUTUMN).to_solar_date(),
        }
    )


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
