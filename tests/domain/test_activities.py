"""Activities: which step leads where, what a plan may be, and how a moment is written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.activities import (
    LONGEST_PLACE,
    LONGEST_TITLE,
    MOST_SEATS,
    NEXT,
    Activity,
    ActivityAction,
    ActivityCancelled,
    ActivityHasBegun,
    ActivityHasMovedOn,
    ActivityInThePast,
    ActivityIsOver,
    ActivitySeatsUnclear,
    ActivityState,
    ActivityTimeUnclear,
    ActivityTooFar,
    ActivityTooLong,
    ActivityWithoutTitle,
    Numbers,
    Plan,
)
from domain.activity_times import span_of
from domain.five_ones import ActivityId
from domain.groups import GroupId
from domain.organisations import CadreId
from domain.people import PersonId
from domain.refusals import Refusal

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
START, END = NOW + timedelta(days=1), NOW + timedelta(days=1, hours=2)
SECOND = timedelta(seconds=1)
SHANGHAI = ZoneInfo("Asia/Shanghai")
PLAN = Plan("league-class", "Reading", START, END, "Hall", 3)
ANNOUNCED = Activity(
    ActivityId(1),
    ActivityState.ANNOUNCED,
    "league-class",
    CadreId(1),
    GroupId(1),
    "Reading",
    "Hall",
    START,
    END,
    message=5,
)


@pytest.mark.parametrize("state", ActivityState)
@pytest.mark.parametrize("action", ActivityAction)
def test_a_step_that_is_not_in_the_table_is_refused(
    state: ActivityState, action: ActivityAction
) -> None:
    activity = replace(ANNOUNCED, state=state)
    if (state, action) in NEXT:
        assert activity.after(action) is NEXT[state, action]
    else:
        with pytest.raises(ActivityHasMovedOn):
            activity.after(action)


def test_nothing_follows_a_cancellation_and_a_card_is_announced_once() -> None:
    assert not [one for one, _ in NEXT if one in {ActivityState.CANCELLED, ActivityState.DECLINED}]
    assert (ActivityState.ANNOUNCED, ActivityAction.ANNOUNCE) not in NEXT


def test_it_is_changed_and_called_off_until_it_begins() -> None:
    before = START - SECOND
    assert ANNOUNCED.cancelled(before).state is ActivityState.CANCELLED
    assert ANNOUNCED.moved(replace(PLAN, place="Park"), before).place == "Park"
    for late in (START, END):
        with pytest.raises(ActivityHasBegun):
            ANNOUNCED.cancelled(late)
        with pytest.raises(ActivityHasBegun):
            ANNOUNCED.moved(PLAN, late)


ENTERED = replace(ANNOUNCED, entered_at=END, entered_by=PersonId(1))


def test_what_was_entered_afterwards_gets_one_answer_of_a_second_person() -> None:
    approved, declined = ENTERED.approved(PersonId(2), END), ENTERED.declined("No")
    assert (approved.is_on, declined.is_on) == (True, False)
    assert (declined.state, declined.declined_for) == (ActivityState.DECLINED, "No")
    for answered in (approved, declined, ANNOUNCED, ENTERED.withdrawn(END)):
        with pytest.raises(ActivityHasMovedOn):
            answered.approved(PersonId(3), END)
        with pytest.raises(ActivityHasMovedOn):
            answered.declined("No")
    with pytest.raises(ActivityHasMovedOn):
        declined.withdrawn(END)


def test_who_comes_can_be_said_until_its_end() -> None:
    ANNOUNCED.open_to_answers(END - SECOND)
    with pytest.raises(ActivityIsOver):
        ANNOUNCED.open_to_answers(END)
    with pytest.raises(ActivityCancelled):
        replace(ANNOUNCED, state=ActivityState.CANCELLED).open_to_answers(NOW)


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, seats=None),
        replace(PLAN, seats=1),
        replace(PLAN, seats=MOST_SEATS),
        replace(PLAN, title="字" * LONGEST_TITLE, place="字" * LONGEST_PLACE),
        replace(PLAN, starts_at=NOW + SECOND),
        replace(PLAN, starts_at=NOW + timedelta(days=366)),
    ],
)
def test_a_plan_may_be(plan: Plan) -> None:
    assert plan.checked(NOW) is plan


@pytest.mark.parametrize(
    ("plan", "refusal"),
    [
        (replace(PLAN, seats=0), ActivitySeatsUnclear),
        (replace(PLAN, seats=MOST_SEATS + 1), ActivitySeatsUnclear),
        (replace(PLAN, title=" "), ActivityWithoutTitle),
        (replace(PLAN, place=""), ActivityWithoutTitle),
        (replace(PLAN, title="字" * (LONGEST_TITLE + 1)), ActivityTooLong),
        (replace(PLAN, place="字" * (LONGEST_PLACE + 1)), ActivityTooLong),
        (replace(PLAN, starts_at=NOW), ActivityInThePast),
        (replace(PLAN, starts_at=NOW + timedelta(days=366, seconds=1)), ActivityTooFar),
    ],
)
def test_a_plan_may_not_be(plan: Plan, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        plan.checked(NOW)


def local(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=SHANGHAI)  # type: ignore[arg-type,misc]  # year to minute


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("3月8日 15:00", local(2026, 3, 8, 15, 0), local(2026, 3, 8, 17, 0)),
        ("3月8日(周日) 15:00", local(2026, 3, 8, 15, 0), local(2026, 3, 8, 17, 0)),
        ("3-8 15：00-16:30", local(2026, 3, 8, 15, 0), local(2026, 3, 8, 16, 30)),
        ("2027年3月8日 9:05 到 10:00", local(2027, 3, 8, 9, 5), local(2027, 3, 8, 10, 0)),
        ("2026/3/8 23:00–1:00", local(2026, 3, 8, 23, 0), local(2026, 3, 9, 1, 0)),
        ("3-2 20:01", local(2026, 3, 2, 20, 1), local(2026, 3, 2, 22, 1)),  # NOW is 20:00 there
        ("3-2 20:00", local(2027, 3, 2, 20, 0), local(2027, 3, 2, 22, 0)),
        ("1-1 8:00", local(2027, 1, 1, 8, 0), local(2027, 1, 1, 10, 0)),
        ("2-29 8:00", local(2028, 2, 29, 8, 0), local(2028, 2, 29, 10, 0)),
        ("12-31 23:00", local(2026, 12, 31, 23, 0), local(2027, 1, 1, 1, 0)),
    ],
)
def test_a_moment_can_be_written_so(text: str, start: datetime, end: datetime) -> None:
    assert span_of(text, NOW, SHANGHAI) == (start, end)


@pytest.mark.parametrize(
    "text",
    ["", "tomorrow", "15:00", "3-8", "2-30 8:00", "2027-2-29 8:00", "3-8 24:00", "13-1 8:00"],
)
def test_everything_else_is_unclear(text: str) -> None:
    with pytest.raises(ActivityTimeUnclear):
        span_of(text, NOW, SHANGHAI)


@pytest.mark.parametrize(
    ("numbers", "free"),
    [(Numbers(), None), (Numbers(2, 0, 3), 1), (Numbers(3, 0, 3), 0), (Numbers(0, 5, 1), 1)],
)
def test_seats_are_free_that_nobody_has(numbers: Numbers, free: int | None) -> None:
    assert numbers.free == free
