"""Festivals of the lunar calendar, as days of ours: they move by weeks from year to year."""

from datetime import date
from enum import StrEnum


class Festival(StrEnum):
    SPRING_FESTIVAL = "spring_festival"
    DRAGON_BOAT = "dragon_boat"
    QIXI = "qixi"
    MID_AUTUMN = "mid_autumn"
    DOUBLE_NINTH = "double_ninth"


FIRST_YEAR = 2024
# Month and day of each year from the first one on; beyond the last nothing is known of them.
_DAYS = {
    Festival.SPRING_FESTIVAL: """
        02-10 01-29 02-17 02-06 01-26 02-13 02-03 01-23 02-11 01-31 02-19 02-08 01-28 02-15 02-04
        01-24 02-12 02-01 01-22 02-10 01-30 02-17 02-06 01-26 02-14 02-02 01-23
    """,
    Festival.DRAGON_BOAT: """
        06-10 05-31 06-19 06-09 05-28 06-16 06-05 06-24 06-12 06-01 06-20 06-10 05-30 06-18 06-07
        05-27 06-14 06-03 06-22 06-11 05-31 06-19 06-08 05-29 06-15 06-04 06-23
    """,
    Festival.QIXI: """
        08-10 08-29 08-19 08-08 08-26 08-16 08-05 08-24 08-12 08-01 08-20 08-10 08-28 08-17 08-07
        08-26 08-14 08-03 08-22 08-11 07-31 08-19 08-08 08-27 08-16 08-05 08-23
    """,
    Festival.MID_AUTUMN: """
        09-17 10-06 09-25 09-15 10-03 09-22 09-12 10-01 09-19 09-08 09-27 09-16 10-04 09-24 09-13
        10-02 09-20 09-10 09-28 09-17 10-05 09-25 09-15 10-04 09-22 09-11 09-30
    """,
    Festival.DOUBLE_NINTH: """
        10-11 10-29 10-18 10-08 10-26 10-16 10-05 10-24 10-12 10-01 10-20 10-09 10-27 10-17 10-07
        10-26 10-14 10-03 10-22 10-11 10-29 10-18 10-08 10-27 10-16 10-05 10-24
    """,
}
DAYS: dict[Festival, dict[int, date]] = {
    festival: {
        year: date(year, *(int(part) for part in day.split("-")))
        for year, day in enumerate(days.split(), start=FIRST_YEAR)
    }
    for festival, days in _DAYS.items()
}


def day_of_festival(festival: Festival, year: int) -> date | None:
    """None in a year that the table does not know."""
    return DAYS[festival].get(year)
