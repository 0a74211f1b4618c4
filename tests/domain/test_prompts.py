"""The calendar of prompts: openings, middles and ends, in every zone, through every holiday."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.organisations import Position
from domain.periods import Days, quarter_of, two_months_of
from domain.prompts import (
    NoSuchStage,
    Point,
    Stage,
    next_turn,
    periods_of,
    stage_of,
    stages_of,
    turns_come,
)
from domain.quiet_hours import is_quiet, permitted
from domain.quotas import CONTACT_QUOTA
from domain.working_days import WorkingDays, working_day_before
from scheduling.calendar import is_working_day

SHANGHAI = ZoneInfo("Asia/Shanghai")
URUMQI = ZoneInfo("Asia/Urumqi")
NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
MINUTE = timedelta(minutes=1)

# 2023: Mid-autumn and National Day in one, from 29 September on.
OFF = {date(2023, 9, 29), *(date(2023, 10, day) for day in range(2, 7))}
WORKED = {date(2023, 10, 7), date(2023, 10, 8)}


def published(day: date) -> bool:
    return day in WORKED or (day.weekday() < 5 and day not in OFF)


def every_day(_day: date) -> bool:
    return True


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def moments(period: Days, is_working: WorkingDays, zone: ZoneInfo = SHANGHAI) -> list[str]:
    """Of all points in their order, on the wall."""
    found = (Stage(period, point).moment(zone, is_working) for point in Point)
    return [f"{one.astimezone(zone):%Y-%m-%d %H:%M}" for one in found]


@pytest.mark.parametrize(
    ("position", "quota"),
    [
        (Position.FULL_TIME, 100),
        (Position.SECONDED, 100),
        (Position.ORGAN_PART_TIME, 100),
        (Position.PART_TIME, 10),
    ],
)
def test_the_position_decides_how_many_young_people_are_to_be_reached(
    position: Position, quota: int
) -> None:
    assert CONTACT_QUOTA[position] == quota
    assert set(CONTACT_QUOTA) == set(Position)


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (
            quarter_of(date(2026, 5, 1)),
            "04-01 08:30, 05-16 08:30, 06-17 08:30, 06-24 08:30, 06-28 08:30, 06-30 08:30",
        ),
        # A leap day: in the middle of its quarter, and the last of its two months.
        (
            quarter_of(date(2028, 2, 29)),
            "01-01 08:30, 02-15 08:30, 03-18 08:30, 03-25 08:30, 03-29 08:30, 03-31 08:30",
        ),
        (
            two_months_of(date(2028, 2, 29)),
            "01-01 08:30, 01-31 08:30, 02-16 08:30, 02-23 08:30, 02-27 08:30, 02-29 08:30",
        ),
        (
            two_months_of(date(2027, 2, 1)),
            "01-01 08:30, 01-30 08:30, 02-15 08:30, 02-22 08:30, 02-26 08:30, 02-28 08:30",
        ),
    ],
)
def test_a_period_opens_comes_to_its_middle_and_to_its_end(period: Days, expected: str) -> None:
    assert [one[5:] for one in moments(period, every_day)] == expected.split(", ")


@pytest.mark.parametrize(
    ("period", "point", "moment"),
    [
        # 2026: 28 June is a Sunday, 30 June a Tuesday.
        (quarter_of(date(2026, 6, 1)), Point.THREE_DAYS, "2026-06-26 16:00"),
        (quarter_of(date(2026, 6, 1)), Point.LAST_DAY, "2026-06-30 08:30"),
        # 2023: a holiday week at the end of a quarter, and at the beginning of the next one.
        (quarter_of(date(2023, 9, 1)), Point.THREE_DAYS, "2023-09-28 08:30"),
        (quarter_of(date(2023, 9, 1)), Point.LAST_DAY, "2023-09-28 16:00"),
        (quarter_of(date(2023, 10, 1)), Point.OPENING, "2023-10-07 08:30"),
        # 2023: 31 December is a Sunday, 18 December a Monday, 1 January 2024 another holiday.
        (quarter_of(date(2023, 12, 1)), Point.LAST_DAY, "2023-12-29 16:00"),
        (quarter_of(date(2023, 12, 1)), Point.FORTNIGHT, "2023-12-18 08:30"),
        (quarter_of(date(2024, 1, 1)), Point.OPENING, "2024-01-02 08:30"),
        # Spring Festival of 2025, 28 January to 4 February; 26 January and 8 February are worked.
        (two_months_of(date(2025, 1, 1)), Point.MIDDLE, "2025-01-27 16:00"),
        (quarter_of(date(2025, 1, 1)), Point.MIDDLE, "2025-02-14 16:00"),
        # Spring Festival of 2026, 15 to 23 February, a Saturday before it is worked: both the stage
        # of fourteen days and that of seven come before the holiday.
        (two_months_of(date(2026, 2, 1)), Point.FORTNIGHT, "2026-02-14 16:00"),
        (two_months_of(date(2026, 2, 1)), Point.WEEK, "2026-02-14 16:00"),
        (two_months_of(date(2026, 2, 1)), Point.THREE_DAYS, "2026-02-26 08:30"),
        # 28 February 2026, a Saturday that is worked.
        (two_months_of(date(2026, 2, 1)), Point.LAST_DAY, "2026-02-28 08:30"),
        # National Day of 2026: the 30th of September is worked, the 27th a Sunday in Mid-autumn.
        (quarter_of(date(2026, 9, 1)), Point.THREE_DAYS, "2026-09-28 08:30"),
        (quarter_of(date(2026, 9, 1)), Point.LAST_DAY, "2026-09-30 08:30"),
        (quarter_of(date(2026, 10, 1)), Point.OPENING, "2026-10-08 08:30"),
    ],
)
def test_on_a_day_off_it_is_the_working_day_before_at_four_and_openings_wait(
    period: Days, point: Point, moment: str
) -> None:
    assert Stage(period, point).moment(SHANGHAI, is_working_day) == at(moment)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-04-01 08:29", ["two-months middle"]),
        ("2026-04-01 08:30", ["two-months middle", "quarter opening"]),
        ("2026-04-30 23:59", ["quarter opening", "two-months 1"]),
        ("2026-05-01 00:00", ["quarter opening"]),
        ("2026-05-01 08:30", ["quarter opening", "two-months opening"]),
        ("2026-05-16 08:30", ["two-months opening", "quarter middle"]),
        # Two periods end on 30 June: everything is one.
        ("2026-06-17 08:29", ["quarter middle", "two-months middle"]),
        ("2026-06-17 08:30", ["two-months 14 quarter 14"]),
        ("2026-06-24 08:30", ["two-months 7 quarter 7"]),
        ("2026-06-28 08:30", ["two-months 3 quarter 3"]),
        ("2026-06-30 08:30", ["two-months 1 quarter 1"]),
        ("2026-06-30 23:59", ["two-months 1 quarter 1"]),
        # What was not said when it ended is never said, and two periods open at once.
        ("2026-07-01 00:00", []),
        ("2026-07-01 08:30", ["two-months opening quarter opening"]),
        # A leap day is the last one of its two months.
        ("2028-02-29 08:29", ["quarter middle", "two-months 3"]),
        ("2028-02-29 08:30", ["quarter middle", "two-months 1"]),
        ("2028-02-29 23:59", ["quarter middle", "two-months 1"]),
        ("2028-03-01 00:00", ["quarter middle"]),
        # And on 31 December, through the change of the year.
        ("2026-12-31 08:29", ["two-months 3 quarter 3"]),
        ("2026-12-31 08:30", ["two-months 1 quarter 1"]),
        ("2026-12-31 23:59", ["two-months 1 quarter 1"]),
        ("2027-01-01 08:29", []),
        ("2027-01-01 08:30", ["two-months opening quarter opening"]),
    ],
)
def test_of_several_missed_stages_the_latest_is_left_until_the_period_ends(
    now: str, said: list[str]
) -> None:
    assert said_at(now, every_day) == said


@pytest.mark.parametrize(
    ("now", "said"),
    [
        # 2023: days off from 29 September to 6 October, so that the last day of the quarter and the
        # middle of two months, 1 October, are both said on the afternoon of the 28th.
        ("2023-09-28 08:29", ["two-months opening", "quarter 7"]),
        ("2023-09-28 08:30", ["two-months opening", "quarter 3"]),
        ("2023-09-28 15:59", ["two-months opening", "quarter 3"]),
        ("2023-09-28 16:00", ["two-months middle quarter 1"]),
        ("2023-09-30 23:59", ["two-months middle quarter 1"]),
        ("2023-10-01 00:00", ["two-months middle"]),
        ("2023-10-07 08:29", ["two-months middle"]),
        ("2023-10-07 08:30", ["two-months middle", "quarter opening"]),
        # 31 December 2023 is a Sunday: both periods end on the Friday at four.
        ("2023-12-29 08:30", ["two-months 3 quarter 3"]),
        ("2023-12-29 15:59", ["two-months 3 quarter 3"]),
        ("2023-12-29 16:00", ["two-months 1 quarter 1"]),
        ("2023-12-31 23:59", ["two-months 1 quarter 1"]),
        ("2024-01-02 08:29", []),
        ("2024-01-02 08:30", ["two-months opening quarter opening"]),
    ],
)
def test_what_days_off_bring_forward_is_said_at_four_and_not_before(
    now: str, said: list[str]
) -> None:
    assert said_at(now, is_working_day) == said


def said_at(now: str, is_working: WorkingDays) -> list[str]:
    """Of each turn that has come its stages."""
    turns = turns_come(at(now), SHANGHAI, is_working)
    keys = [[key.split(":")[1:] for key in one.keys.split()] for one in turns]
    return [" ".join(" ".join(key) for key in several) for several in keys]


def test_stages_that_a_holiday_brings_together_are_one() -> None:
    """28, 29 and 30 June are days off: the stages of 3 days and of 1 day come at one moment."""

    def closed(day: date) -> bool:
        return day not in {date(2026, 6, 28), date(2026, 6, 29), date(2026, 6, 30)}

    [turn] = turns_come(at("2026-06-27 16:00"), SHANGHAI, closed)
    assert turn.moment == at("2026-06-27 16:00")
    assert {one.point for one in turn.stages} == {Point.LAST_DAY}
    assert next_turn(at("2026-06-27 16:00"), SHANGHAI, closed) == at("2026-07-01 08:30")


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-06-17 08:29", "2026-06-17 08:30"),
        ("2026-06-17 08:30", "2026-06-24 08:30"),
        ("2026-06-28 12:00", "2026-06-30 08:30"),
        ("2026-06-30 08:30", "2026-07-01 08:30"),
        ("2026-12-31 08:30", "2027-01-01 08:30"),
        ("2027-01-01 08:30", "2027-01-30 08:30"),
    ],
)
def test_the_next_moment_lies_ahead_in_a_period_that_runs_or_the_next(now: str, then: str) -> None:
    assert next_turn(at(now), SHANGHAI, every_day) == at(then)


def test_a_period_and_its_mornings_are_those_of_the_zone() -> None:
    morning_in_shanghai = datetime(2026, 6, 17, 0, 30, tzinfo=UTC)
    fortnight = Stage(quarter_of(date(2026, 6, 1)), Point.FORTNIGHT)
    assert fortnight in turns_come(morning_in_shanghai, SHANGHAI, every_day)[-1].stages
    assert fortnight not in turns_come(morning_in_shanghai, URUMQI, every_day)[-1].stages
    new_quarter_in_shanghai = datetime(2026, 6, 30, 16, 0, tzinfo=UTC)
    assert turns_come(new_quarter_in_shanghai, SHANGHAI, every_day) == []
    assert turns_come(new_quarter_in_shanghai, URUMQI, every_day) != []


@pytest.mark.parametrize(
    ("zone", "period", "point", "utc"),
    [
        # Clocks go forward on 8 March 2026 in New York and back on 1 November: a wall's 08:30.
        (NEW_YORK, two_months_of(date(2026, 3, 1)), Point.OPENING, "2026-03-01 13:30"),
        (NEW_YORK, quarter_of(date(2026, 3, 1)), Point.FORTNIGHT, "2026-03-18 12:30"),
        (NEW_YORK, two_months_of(date(2026, 10, 1)), Point.LAST_DAY, "2026-10-31 12:30"),
        (NEW_YORK, two_months_of(date(2026, 11, 1)), Point.OPENING, "2026-11-01 13:30"),
        # In Berlin forward on 29 March, three days before the quarter's end, and back on 25
        # October, seven days before the end of two months.
        (BERLIN, quarter_of(date(2026, 3, 1)), Point.WEEK, "2026-03-25 07:30"),
        (BERLIN, quarter_of(date(2026, 3, 1)), Point.THREE_DAYS, "2026-03-29 06:30"),
        (BERLIN, two_months_of(date(2026, 10, 1)), Point.FORTNIGHT, "2026-10-18 06:30"),
        (BERLIN, two_months_of(date(2026, 10, 1)), Point.WEEK, "2026-10-25 07:30"),
    ],
)
def test_in_a_zone_with_daylight_saving_it_is_the_wall_that_counts(
    zone: ZoneInfo, period: Days, point: Point, utc: str
) -> None:
    moment = Stage(period, point).moment(zone, every_day)
    assert f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}" == utc
    assert f"{moment.astimezone(zone):%H:%M}" == "08:30"


def test_the_hour_that_comes_twice_brings_nothing_twice() -> None:
    """On 1 November 2026 an opening in New York, where 01:00 to 02:00 happens twice."""
    night = datetime(2026, 11, 1, 4, tzinfo=UTC)
    seen = {
        tuple(one.keys for one in turns_come(night + quarter * 15 * MINUTE, NEW_YORK, every_day))
        for quarter in range(16)
    }
    assert seen == {("2026-10-01:quarter:opening",)}
    assert next_turn(night, NEW_YORK, every_day) == at("2026-11-01 08:30", NEW_YORK)


def test_each_stage_has_a_key_that_makes_it_again() -> None:
    stages = [
        Stage(period, point)
        for month in range(1, 13)
        for period in periods_of(date(2026, month, 1))
        for point in Point
    ]
    keys = {one.key for one in stages}
    assert len(keys) == 10 * len(Point)
    assert [stage_of(one.key) for one in stages] == stages
    assert stages_of(" ".join(one.key for one in stages[:2])) == tuple(stages[:2])
    assert stages_of("") == ()


@pytest.mark.parametrize("key", ["", "2026-04-01:quarter", "2026-04-01:year:14", "x:quarter:14"])
def test_what_is_no_key_makes_no_stage(key: str) -> None:
    with pytest.raises(NoSuchStage):
        stage_of(key)


CALENDARS: list[Callable[[date], bool]] = [
    every_day,
    is_working_day,
    lambda day: day.weekday() < 5,
    lambda day: day.day in (1, 15),
]


@given(
    st.integers(0, 10 * 365 * 24 * 60).map(lambda minutes: at("2020-01-01") + minutes * MINUTE),
    st.sampled_from(CALENDARS),
    st.sampled_from([SHANGHAI, NEW_YORK]),
)
def test_stages_never_turn_round_never_pass_the_deadline_and_never_fall_in_quiet_hours(
    now: datetime, is_working: WorkingDays, zone: ZoneInfo
) -> None:
    every = set()
    for period in periods_of(now.astimezone(zone).date()):
        own = [Stage(period, point).moment(zone, is_working) for point in Point]
        assert own == sorted(own)
        assert all(period.begins(zone) <= one < period.ends(zone) for one in own)
        every.update(own)
    assert not any(is_quiet(one, zone) for one in every)
    ahead = next_turn(now, zone, is_working)
    assert ahead > now
    assert not any(now < one < ahead for one in every)
    come = turns_come(now, zone, is_working)
    assert [one.moment for one in come] == sorted({one.moment for one in come})
    assert all(one.moment <= now and one.moment in every for one in come)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2023-09-30", "2023-09-28"),
        ("2023-10-06", "2023-09-28"),
        ("2023-10-07", "2023-09-28"),
        ("2023-10-08", "2023-10-07"),
        ("2023-10-09", "2023-10-08"),
        ("2024-03-01", "2024-02-29"),
        ("2024-01-01", "2023-12-29"),
    ],
)
def test_the_working_day_before_lies_before_a_whole_chain_of_days_off(
    day: str, before: str
) -> None:
    assert working_day_before(date.fromisoformat(day), published) == date.fromisoformat(before)


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2026-06-30 21:29", "2026-06-30 21:29"),
        ("2026-06-30 21:30", "2026-07-01 08:00"),
        ("2026-12-31 23:59", "2027-01-01 08:00"),
        ("2028-02-28 22:00", "2028-02-29 08:00"),
        ("2026-07-01 00:00", "2026-07-01 08:00"),
        ("2026-07-01 07:59", "2026-07-01 08:00"),
        ("2026-07-01 08:00", "2026-07-01 08:00"),
    ],
)
def test_quiet_hours_end_at_eight(moment: str, allowed: str) -> None:
    assert permitted(at(moment), SHANGHAI) == at(allowed)
    assert is_quiet(at(moment), SHANGHAI) is (moment != allowed)


def test_quiet_hours_are_those_of_the_zone() -> None:
    moment = datetime(2026, 6, 30, 13, 30, tzinfo=UTC)
    assert is_quiet(moment, SHANGHAI)
    assert not is_quiet(moment, URUMQI)


@pytest.mark.parametrize(
    ("utc", "allowed"),
    [
        # The night to 8 March 2026 in New York is an hour shorter, that to 1 November longer.
        ("2026-03-08 02:29", "2026-03-08 02:29"),
        ("2026-03-08 02:30", "2026-03-08 12:00"),
        ("2026-03-08 11:59", "2026-03-08 12:00"),
        ("2026-11-01 01:29", "2026-11-01 01:29"),
        ("2026-11-01 01:30", "2026-11-01 13:00"),
        ("2026-11-01 05:30", "2026-11-01 13:00"),  # 01:30, and an hour later once more
        ("2026-11-01 06:30", "2026-11-01 13:00"),
        ("2026-11-01 12:59", "2026-11-01 13:00"),
        ("2026-11-01 13:00", "2026-11-01 13:00"),
    ],
)
def test_a_night_in_which_clocks_change_ends_at_eight_on_the_wall(utc: str, allowed: str) -> None:
    moment = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert f"{permitted(moment, NEW_YORK).astimezone(UTC):%Y-%m-%d %H:%M}" == allowed
    assert is_quiet(moment, NEW_YORK) is (utc != allowed)
