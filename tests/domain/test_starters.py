"""Which starters are in season, and which one is suggested next."""

from datetime import date
from itertools import pairwise

import chinese_calendar
import pytest
from borax.calendars.lunardate import LunarDate

from domain.festivals import DAYS, Festival, day_of_festival
from domain.starters import (
    NoStarter,
    Season,
    Setting,
    Starter,
    Theme,
    fitting,
    in_season,
    suggested,
)


def starter(
    name: str, season: Season = Season.AUTUMN, setting: Setting = Setting.ANYWHERE
) -> Starter:
    return Starter(name, season, Theme.FOOD, setting, f"{name}？", f"{name}?")


@pytest.mark.parametrize(
    ("season", "day", "is_in"),
    [
        (Season.AUTUMN, date(2026, 9, 21), False),
        (Season.AUTUMN, date(2026, 9, 22), True),
        (Season.AUTUMN, date(2026, 10, 24), True),
        (Season.AUTUMN, date(2026, 10, 25), False),
        (Season.YEAR_END, date(2026, 12, 19), False),
        (Season.YEAR_END, date(2026, 12, 20), True),
        (Season.YEAR_END, date(2027, 1, 4), True),
        (Season.YEAR_END, date(2027, 1, 5), False),
        # Spring Festival is on 17 February 2026, and on 6 February 2027.
        (Season.SPRING_TRAVEL, date(2026, 1, 22), False),
        (Season.SPRING_TRAVEL, date(2026, 1, 23), True),
        (Season.SPRING_TRAVEL, date(2026, 2, 15), True),
        (Season.SPRING_TRAVEL, date(2026, 2, 16), False),
        (Season.SPRING_FESTIVAL, date(2026, 2, 14), False),
        (Season.SPRING_FESTIVAL, date(2026, 2, 24), True),
        (Season.SPRING_FESTIVAL, date(2026, 2, 25), False),
        (Season.LANTERN, date(2026, 2, 25), True),
        (Season.SPRING_FESTIVAL, date(2026, 2, 15), True),
        (Season.SPRING_FESTIVAL, date(2027, 2, 3), False),
        (Season.SPRING_FESTIVAL, date(2027, 2, 4), True),
        (Season.SPRING_FESTIVAL, date(2027, 2, 13), True),
        (Season.SPRING_FESTIVAL, date(2027, 2, 14), False),
        # On 22 January 2042 it is so early that people set out in the old year.
        (Season.SPRING_TRAVEL, date(2041, 12, 28), True),
        (Season.SPRING_FESTIVAL, date(2051, 2, 11), False),
    ],
)
def test_a_season_begins_and_ends_on_its_days(season: Season, day: date, is_in: bool) -> None:
    assert in_season(season, day) is is_in


@pytest.mark.parametrize("year", [2024, 2025, 2026])
@pytest.mark.parametrize(
    "festival", [Festival.SPRING_FESTIVAL, Festival.DRAGON_BOAT, Festival.MID_AUTUMN]
)
def test_festivals_are_holidays_in_the_years_that_are_published(
    year: int, festival: Festival
) -> None:
    day = day_of_festival(festival, year)
    assert day is not None
    assert chinese_calendar.is_holiday(day)


def test_the_table_of_festivals_is_whole_and_in_order() -> None:
    for days in DAYS.values():
        assert list(days) == list(range(2024, 2051))
        years = list(days.values())
        gaps = {(later - sooner).days for sooner, later in pairwise(years)}
        assert gaps <= {353, 354, 355, 383, 384, 385}


# Month and day of the lunar year.
LUNAR = {
    Festival.SPRING_FESTIVAL: (1, 1),
    Festival.DRAGON_BOAT: (5, 5),
    Festival.QIXI: (7, 7),
    Festival.MID_AUTUMN: (8, 15),
    Festival.DOUBLE_NINTH: (9, 9),
}


@pytest.mark.parametrize("festival", Festival)
def test_the_table_of_festivals_is_that_of_the_lunar_calendar(festival: Festival) -> None:
    month, day = LUNAR[festival]
    assert DAYS[festival] == {
        year: LunarDate(year, month, day).to_solar_date() for year in range(2024, 2051)
    }


def test_for_a_setting_fit_its_own_and_what_makes_sense_anywhere() -> None:
    anywhere, line = starter("tea"), starter("line", setting=Setting.FACTORY)
    day = date(2026, 10, 1)
    assert fitting([anywhere, line], day, Setting.FACTORY) == [anywhere, line]
    assert fitting([anywhere, line], day, Setting.CAMPUS) == [anywhere]
    assert fitting([anywhere, line], day) == [anywhere, line]
    assert fitting([anywhere, line], date(2026, 4, 1)) == []


@pytest.mark.parametrize("seed", "abcdefg")
def test_those_of_the_setting_are_suggested_first(seed: str) -> None:
    own = [starter(name, setting=Setting.FACTORY) for name in "xy"]
    fit = [*map(starter, "abc"), *own]
    first = suggested(fit, [], seed, setting=Setting.FACTORY)
    second = suggested(fit, [first.zh], seed, setting=Setting.FACTORY)
    third = suggested(fit, [second.zh, first.zh], seed, setting=Setting.FACTORY)
    assert {first.name, second.name} == set("xy")
    assert third.setting is Setting.ANYWHERE


def test_another_goes_through_all_before_one_comes_again() -> None:
    fit = [starter(name) for name in "abcde"]
    shown = [suggested(fit, (), "7")]
    for _ in range(5):
        shown.append(suggested(fit, (), "7", after=shown[-1].zh))
    assert {one.name for one in shown} == set("abcde")
    assert shown[0] == shown[5]


def test_the_seed_alone_decides_the_order() -> None:
    fit = [starter(name) for name in "abcdefgh"]
    assert suggested(fit, (), "1") == suggested(list(reversed(fit)), (), "1")
    assert len({suggested(fit, (), str(seed)) for seed in range(40)}) > 3


def test_what_was_posted_lately_comes_only_when_nothing_else_fits() -> None:
    first, second = starter("a"), starter("b")
    assert suggested([first, second], [first.zh], "x") == second
    assert suggested([first, second], [first.en], "x") == second
    assert suggested([first], [first.zh], "x") == first


@pytest.mark.parametrize("seed", "abcdefg")
def test_of_what_was_all_posted_lately_the_one_of_longest_ago_comes(seed: str) -> None:
    first, second, third = map(starter, "abc")
    posted = [first.zh, third.en, second.zh, first.zh]
    assert suggested([first, second, third], posted, seed) == second


def test_without_any_that_fits_none_is_suggested() -> None:
    with pytest.raises(NoStarter):
        suggested([], [], "x")
