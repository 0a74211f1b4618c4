"""The calendar: published holidays, weekends worked for them, and the law's days alone beyond."""

from datetime import date, timedelta

import pytest
from chinese_calendar.constants import holidays

from scheduling.calendar import (
    YEARS,
    holidays_by_law,
    is_working_day,
    last_known_year,
    spring_festival,
)

MID_AUTUMNS = {date(2003, 9, 11), date(2027, 9, 15)}


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2025-01-26", True),  # a Sunday worked for Spring Festival
        ("2025-01-27", True),
        ("2025-01-28", False),
        ("2025-02-04", False),  # a Tuesday, the last day of the festival
        ("2025-02-05", True),
        ("2025-02-08", True),  # a Saturday worked for it
        ("2026-02-13", True),  # the Friday before Spring Festival
        ("2026-02-14", True),  # a Saturday worked for it
        ("2026-02-15", False),
        ("2026-02-23", False),  # a Monday, the last day of the festival
        ("2026-02-24", True),
        ("2026-02-28", True),  # another Saturday worked for it
        ("2026-09-20", True),  # a Sunday worked for National Day
        ("2026-09-25", False),  # Mid-autumn, a Friday
        ("2026-09-30", True),
        ("2026-10-01", False),
        ("2026-10-07", False),
        ("2026-10-08", True),
        ("2024-02-29", True),
        ("2025-12-31", True),
        ("2026-01-01", False),
        ("2026-06-27", False),  # an ordinary Saturday
    ],
)
def test_holidays_are_days_off_and_some_weekends_are_worked(day: str, works: bool) -> None:
    assert is_working_day(date.fromisoformat(day)) is works


@pytest.mark.parametrize("year", [YEARS[0] - 1, YEARS[-1] + 1, 2100, 2101])
def test_beyond_what_is_published_weekends_and_the_days_of_the_law_are_off(year: int) -> None:
    off = [date(year, 10, day) for day in (1, 2, 3)]
    days = [date(year, 10, day) for day in range(9, 29) if day not in MID_AUTUMNS]
    assert not any(is_working_day(day) for day in off)
    assert [is_working_day(day) for day in days] == [day.weekday() < 5 for day in days]


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2027, "01-01 02-05 02-06 02-07 02-08 04-05 05-01 05-02 06-09 09-15 10-01 10-02 10-03"),
        (2028, "01-01 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-28 10-03 10-01 10-02"),
        (2101, "01-01 05-01 05-02 10-01 10-02 10-03"),
    ],
)
def test_the_law_names_its_days(year: int, days: str) -> None:
    """In 2028 Mid-autumn falls on the third day of the National Day."""
    assert holidays_by_law(year) == {date.fromisoformat(f"{year}-{day}") for day in days.split()}


@pytest.mark.parametrize("year", [year for year in YEARS if year >= 2025])
def test_what_was_published_keeps_to_the_law(year: int) -> None:
    assert not any(is_working_day(day) for day in holidays_by_law(year))


def test_the_last_known_year_is_the_last_with_weekends_that_are_worked() -> None:
    def worked(year: int) -> list[date]:
        days = (date(year, 1, 1) + timedelta(days=number) for number in range(365))
        return [day for day in days if is_working_day(day) and day.weekday() >= 5]

    known = last_known_year()
    assert known >= 2026
    assert worked(known)
    assert not worked(known + 1)


def test_the_lunar_new_year_is_that_of_every_published_spring_festival() -> None:
    """Of each known year it is a day off of the holiday that bears its name."""
    for year in YEARS:
        day = spring_festival(year)
        assert (day.year, holidays[day]) == (year, "Spring Festival")
        assert not is_working_day(day)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1900, "01-31"), (2025, "01-29"), (2026, "02-17"), (2027, "02-06"), (2100, "02-09")],
)
def test_it_is_known_for_two_centuries(year: int, day: str) -> None:
    assert spring_festival(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize("year", [1899, 2101])
def test_and_for_no_other_year(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        spring_festival(year)
