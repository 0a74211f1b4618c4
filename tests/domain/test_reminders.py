"""Reminders before the end of a quarter: which of them, at which moment, to whom."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.organisations import Cadre, CadreId, OrganisationId, Position
from domain.periods import quarter_of
from domain.quiet_hours import is_quiet, permitted
from domain.quotas import CONTACT_QUOTA
from domain.reminders import STAGES, Stage, latest_stage, next_moment, owes
from domain.working_days import WorkingDays, working_day_before

SHANGHAI = ZoneInfo("Asia/Shanghai")
URUMQI = ZoneInfo("Asia/Urumqi")
MINUTE = timedelta(minutes=1)

# 2023: Mid-autumn and National Day in one, from 29 September on.
OFF = {date(2023, 9, 29), *(date(2023, 10, day) for day in range(2, 7))}
WORKED = {date(2023, 10, 7), date(2023, 10, 8)}


def published(day: date) -> bool:
    return day in WORKED or (day.weekday() < 5 and day not in OFF)


def every_day(_day: date) -> bool:
    return True


def days_off(*off: date) -> WorkingDays:
    return lambda day: day not in off


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


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
    ("day", "moments"),
    [
        ("2026-05-01", ["2026-06-17 08:30", "2026-06-24 08:30", "2026-06-28 08:30"]),
        ("2026-01-01", ["2026-03-18 08:30", "2026-03-25 08:30", "2026-03-29 08:30"]),
        ("2026-12-31", ["2026-12-18 08:30", "2026-12-25 08:30", "2026-12-29 08:30"]),
        ("2028-02-29", ["2028-03-18 08:30", "2028-03-25 08:30", "2028-03-29 08:30"]),
    ],
)
def test_stages_come_14_7_3_and_1_days_before_the_end_in_the_morning(
    day: str, moments: list[str]
) -> None:
    quarter = quarter_of(date.fromisoformat(day))
    found = [Stage(quarter, left).moment(SHANGHAI, every_day) for left in STAGES]
    last = datetime.combine(quarter.last, at(moments[0]).time(), SHANGHAI)
    assert found == [*map(at, moments), last]


@pytest.mark.parametrize(
    ("quarter", "left", "moment"),
    [
        # 2026: 28 June is a Sunday, 30 June a Tuesday.
        ("2026-06-01", 3, "2026-06-26 16:00"),
        ("2026-06-01", 1, "2026-06-30 08:30"),
        # 2023: 30 September is a Saturday and follows a holiday; the day before that is worked.
        ("2023-09-01", 3, "2023-09-28 08:30"),
        ("2023-09-01", 1, "2023-09-28 16:00"),
        # 2023: 31 December is a Sunday, 18 December a Monday.
        ("2023-12-01", 1, "2023-12-29 16:00"),
        ("2023-12-01", 14, "2023-12-18 08:30"),
    ],
)
def test_on_a_day_off_it_is_the_working_day_before_at_four(
    quarter: str, left: int, moment: str
) -> None:
    stage = Stage(quarter_of(date.fromisoformat(quarter)), left)
    assert stage.moment(SHANGHAI, published) == at(moment)


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
    ("now", "left"),
    [
        ("2026-06-17 08:29", None),
        ("2026-06-17 08:30", 14),
        ("2026-06-24 08:29", 14),
        ("2026-06-24 08:30", 7),
        ("2026-06-28 08:30", 3),
        ("2026-06-30 08:29", 3),
        ("2026-06-30 08:30", 1),
        ("2026-06-30 23:59", 1),
        ("2026-07-01 00:00", None),
        ("2026-04-01 00:00", None),
        ("2026-12-31 23:59", 1),
        ("2027-01-01 00:00", None),
    ],
)
def test_of_several_missed_stages_the_latest_is_left_until_the_quarter_ends(
    now: str, left: int | None
) -> None:
    stage = latest_stage(at(now), SHANGHAI, every_day)
    assert (stage and stage.days_left) == left


def test_stages_that_a_holiday_brings_together_are_one() -> None:
    """28, 29 and 30 June are days off: the stages of 3 days and of 1 day come at one moment."""
    closed = days_off(*(date(2026, 6, day) for day in (28, 29, 30)))
    stages = [Stage(quarter_of(date(2026, 6, 1)), left).moment(SHANGHAI, closed) for left in (3, 1)]
    assert stages == [at("2026-06-27 16:00")] * 2
    stage = latest_stage(at("2026-06-27 16:00"), SHANGHAI, closed)
    assert stage is not None
    assert stage.days_left == 1
    assert next_moment(at("2026-06-27 16:00"), SHANGHAI, closed) == at("2026-09-17 08:30")


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2026-04-01 00:00", "2026-06-17 08:30"),
        ("2026-06-17 08:29", "2026-06-17 08:30"),
        ("2026-06-17 08:30", "2026-06-24 08:30"),
        ("2026-06-28 12:00", "2026-06-30 08:30"),
        ("2026-06-30 08:30", "2026-09-17 08:30"),
        ("2026-12-31 08:30", "2027-03-18 08:30"),
    ],
)
def test_the_next_moment_lies_ahead_in_this_quarter_or_the_next(now: str, then: str) -> None:
    assert next_moment(at(now), SHANGHAI, every_day) == at(then)


def test_the_quarter_and_its_mornings_are_those_of_the_zone() -> None:
    morning_in_shanghai = datetime(2026, 6, 17, 0, 30, tzinfo=UTC)
    assert latest_stage(morning_in_shanghai, SHANGHAI, every_day) is not None
    assert latest_stage(morning_in_shanghai, URUMQI, every_day) is None
    new_quarter_in_shanghai = datetime(2026, 6, 30, 16, 0, tzinfo=UTC)
    assert latest_stage(new_quarter_in_shanghai, SHANGHAI, every_day) is None
    stage = latest_stage(new_quarter_in_shanghai, URUMQI, every_day)
    assert stage is not None
    assert stage.days_left == 1


def test_each_stage_of_each_quarter_has_a_dedupe_key_of_its_own() -> None:
    keys = {
        Stage(quarter_of(date(2026, month, 1)), left).key for month in (1, 4, 7) for left in STAGES
    }
    assert len(keys) == 12
    assert all(key.startswith("QuotaDue:2026-") and key.endswith(":") for key in keys)


CALENDARS: list[Callable[[date], bool]] = [
    every_day,
    published,
    lambda day: day.weekday() < 5,
    lambda day: day.day in (1, 15),
]


@given(
    st.integers(0, 10 * 365 * 24 * 60).map(lambda minutes: at("2020-01-01") + minutes * MINUTE),
    st.sampled_from(CALENDARS),
)
def test_stages_never_turn_round_never_pass_the_deadline_and_never_fall_in_quiet_hours(
    now: datetime, is_working: WorkingDays
) -> None:
    quarter = quarter_of(now.date())
    moments = [Stage(quarter, left).moment(SHANGHAI, is_working) for left in STAGES]
    assert moments == sorted(moments)
    assert all(quarter.begins(SHANGHAI) <= one < quarter.ends(SHANGHAI) for one in moments)
    assert not any(is_quiet(one, SHANGHAI) for one in moments)
    ahead = next_moment(now, SHANGHAI, is_working)
    assert ahead > now
    assert not any(now < one < ahead for one in moments)
    come = latest_stage(now, SHANGHAI, is_working)
    assert (come is None) == all(now < one for one in moments)


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
    ("held_from", "held_until", "today", "owed"),
    [
        ("2026-04-01", None, "2026-06-17", True),
        ("2026-04-02", None, "2026-06-17", False),
        ("2026-04-02", None, "2026-09-17", True),
        ("2025-01-01", None, "2026-06-17", True),
        ("2025-01-01", "2026-06-18", "2026-06-17", True),
        ("2025-01-01", "2026-06-17", "2026-06-17", False),
        ("2025-01-01", "2026-04-01", "2026-06-17", False),
    ],
)
def test_who_held_the_position_on_the_first_day_and_still_does_owes(
    held_from: str, held_until: str | None, today: str, owed: bool
) -> None:
    cadre = Cadre(
        CadreId(1),
        OrganisationId(1),
        "Wang",
        Position.PART_TIME,
        date.fromisoformat(held_from),
        None if held_until is None else date.fromisoformat(held_until),
    )
    day = date.fromisoformat(today)
    assert owes(cadre, quarter_of(day), day) is owed
