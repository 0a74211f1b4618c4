"""Recurring activities: until when, when the next card comes, what is passed over, changes."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.activities import Activity, ActivityHasMovedOn, ActivityState
from domain.five_ones import ActivityId
from domain.groups import GroupId
from domain.organisations import CadreId
from domain.periods import Days
from domain.recurring import (
    Recurring,
    RecurringAction,
    RecurringEnded,
    RecurringState,
    Repeat,
    RepeatUnclear,
    begun_by,
)

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEDNESDAY = date(2026, 3, 4)
MARCH = Days(date(2026, 3, 1), date(2026, 5, 1))
WEEK, DAY, SECOND = timedelta(days=7), timedelta(days=1), timedelta(seconds=1)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), SHANGHAI)


FIRST = Activity(
    ActivityId(1),
    ActivityState.PLANNED,
    "culture-or-sports",
    CadreId(1),
    GroupId(1),
    "Guitar",
    "Hall",
    at(WEDNESDAY, 19),
    at(WEDNESDAY, 20, 30),
)


def weekly(last: date = date(2026, 4, 30)) -> Recurring:
    return begun_by(FIRST, 12, last, SHANGHAI)


@pytest.mark.parametrize(
    ("repeat", "last"),
    [
        (Repeat(2), date(2026, 3, 11)),
        (Repeat(52), date(2027, 2, 24)),
        (Repeat(), date(2027, 2, 24)),
        (Repeat(to_period_end=True), date(2026, 4, 30)),
    ],
)
def test_the_last_day_counts_the_first_one_too(repeat: Repeat, last: date) -> None:
    assert repeat.last_day(WEDNESDAY, MARCH) == last


@pytest.mark.parametrize("times", [0, 1, 53])
def test_fewer_than_two_or_more_than_a_year_is_refused(times: int) -> None:
    with pytest.raises(RepeatUnclear):
        Repeat(times).fitting()


def test_the_next_one_is_a_week_later_at_the_same_time_on_the_wall() -> None:
    one = weekly()
    plan = one.plan(SHANGHAI)
    assert (plan.starts_at, plan.ends_at) == (
        at(date(2026, 3, 11), 19),
        at(date(2026, 3, 11), 20, 30),
    )
    assert (plan.title, plan.place, plan.seats) == ("Guitar", "Hall", 12)
    rome = ZoneInfo("Europe/Rome")
    saving = replace(one, next_day=date(2026, 4, 1)).plan(rome)
    assert saving.starts_at.astimezone(rome).hour == 19


def test_what_was_between_two_people_never_recurs() -> None:
    with pytest.raises(ActivityHasMovedOn):
        begun_by(replace(FIRST, group=None), None, WEDNESDAY, SHANGHAI)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(date(2026, 3, 8), 9) - SECOND, False),
        (at(date(2026, 3, 8), 9), True),
        (at(date(2026, 3, 8), 21, 30), False),
        (at(date(2026, 3, 9), 8) - SECOND, False),
        (at(date(2026, 3, 9), 8), True),
        (at(date(2026, 3, 11), 19) - SECOND, True),
        (at(date(2026, 3, 11), 19), True),
        (at(date(2026, 3, 12), 3), True),
    ],
)
def test_a_card_comes_three_days_before_by_day_and_what_is_past_at_any_hour(
    now: datetime, due: bool
) -> None:
    one = weekly()
    assert one.is_due(now, SHANGHAI) is due
    assert (one.next_due(now, SHANGHAI) <= now) is due


def test_what_begins_in_quiet_hours_is_passed_over_when_it_begins() -> None:
    early = replace(weekly(), starts=time(6))
    late = at(date(2026, 3, 10), 22)
    assert not early.is_due(late, SHANGHAI)
    assert early.next_due(late, SHANGHAI) == at(date(2026, 3, 11), 6)


def test_it_goes_on_to_its_last_day_and_ends_by_itself() -> None:
    one = weekly(date(2026, 3, 18))
    again = one.gone_on()
    assert (again.next_day, again.is_running) == (date(2026, 3, 18), True)
    assert again.gone_on().state is RecurringState.ENDED


def test_what_has_ended_does_not_go_on() -> None:
    ended = weekly().ended()
    for action in RecurringAction:
        with pytest.raises(RecurringEnded):
            ended.after(action)


@pytest.mark.parametrize("days", [-2, -1, 0, 1, 3])
def test_later_ones_follow_one_that_was_moved_and_as_many_are_left(days: int) -> None:
    one = weekly()
    there = replace(
        FIRST,
        place="Square",
        starts_at=FIRST.starts_at + days * DAY - timedelta(hours=1),
        ends_at=FIRST.ends_at + days * DAY,
    )
    moved = one.as_in(there, WEDNESDAY, SHANGHAI)
    assert moved.next_day == WEDNESDAY + WEEK + days * DAY
    assert moved.last_day - moved.next_day == one.last_day - one.next_day
    assert (moved.starts, moved.length) == (time(18), timedelta(hours=2, minutes=30))
    assert moved.place == "Square"
