"""Check-in: codes, both sides of each of their limits, and until when anybody can."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from domain.activities import Activity, ActivityCancelled, ActivityState
from domain.check_ins import (
    SHOWN_FOR,
    STEP,
    CheckInCodeExpired,
    CheckInCodeOfAnother,
    CheckInTooEarly,
    CheckInTooLate,
    begins,
    in_time,
    open_for,
    ours,
    renewals,
    sealed,
    step_of,
)
from domain.five_ones import ActivityId
from domain.groups import GroupId
from domain.organisations import CadreId
from domain.refusals import Refusal

START = datetime(2026, 3, 8, 7, tzinfo=UTC)
END = START + timedelta(hours=2)
HALF_AN_HOUR, SECOND = timedelta(minutes=30), timedelta(seconds=1)
KEY, OTHER_KEY = b"k" * 32, b"o" * 32
OUTSIDE = Activity(
    ActivityId(1),
    ActivityState.ANNOUNCED,
    "volunteer-service",
    CadreId(1),
    GroupId(1),
    "Riverbank",
    "Square",
    START,
    END,
)
ONLINE = replace(OUTSIDE, online=True, place="https://example.org/lesson")


@pytest.mark.parametrize(
    ("activity", "moment", "refusal"),
    [
        (OUTSIDE, START - HALF_AN_HOUR - SECOND, CheckInTooEarly),
        (OUTSIDE, START - HALF_AN_HOUR, None),
        (OUTSIDE, END, None),
        (OUTSIDE, END + HALF_AN_HOUR - SECOND, None),
        (OUTSIDE, END + HALF_AN_HOUR, CheckInTooLate),
        (ONLINE, START - SECOND, CheckInTooEarly),
        (ONLINE, START, None),
        (ONLINE, END - SECOND, None),
        (ONLINE, END, CheckInTooLate),
        (replace(OUTSIDE, state=ActivityState.CANCELLED), START, ActivityCancelled),
        (replace(OUTSIDE, state=ActivityState.CANCELLED), END + HALF_AN_HOUR, ActivityCancelled),
    ],
)
def test_anybody_checks_in_around_it_and_online_only_while_it_runs(
    activity: Activity, moment: datetime, refusal: type[Refusal] | None
) -> None:
    if refusal is None:
        open_for(activity, moment)
    else:
        with pytest.raises(refusal):
            open_for(activity, moment)


@pytest.mark.parametrize(
    ("after", "refusal"),
    [
        (-SECOND, CheckInCodeExpired),
        (timedelta(), None),
        (STEP, None),
        (2 * STEP - SECOND, None),
        (2 * STEP, CheckInCodeExpired),
        (timedelta(days=1), CheckInCodeExpired),
    ],
)
def test_a_code_lasts_for_its_step_and_one_more(
    after: timedelta, refusal: type[Refusal] | None
) -> None:
    step = step_of(START)
    code = sealed(KEY, ActivityId(1), step)
    if refusal is None:
        in_time(code, begins(step) + after)
    else:
        with pytest.raises(refusal):
            in_time(code, begins(step) + after)


def test_a_code_of_another_activity_step_or_installation_is_none_of_this() -> None:
    step = step_of(START)
    code = sealed(KEY, ActivityId(1), step)
    ours(code, KEY)
    forged = (
        replace(code, activity=ActivityId(2)),
        replace(code, step=step + 1),
        replace(code, seal="0" * 24),
        sealed(OTHER_KEY, ActivityId(1), step),
    )
    for one in forged:
        with pytest.raises(CheckInCodeOfAnother):
            ours(one, KEY)


def test_two_steps_have_two_codes_and_the_longest_fits_into_a_link() -> None:
    step = step_of(START)
    assert sealed(KEY, ActivityId(1), step) != sealed(KEY, ActivityId(1), step + 1)
    assert len(sealed(KEY, ActivityId(10**18 - 1), 16**12 - 1).payload) <= 64


@pytest.mark.parametrize(
    ("tapped", "number"),
    [
        (timedelta(), 19),  # with the beginning of a step: the twentieth would be its end
        (SECOND, 20),
        (STEP - SECOND, 20),
        (STEP, 19),
    ],
)
def test_a_picture_is_renewed_with_each_step_for_ten_minutes(
    tapped: timedelta, number: int
) -> None:
    first = begins(step_of(START))
    now = first + tapped
    steps, until = renewals(now)
    assert until - now == SHOWN_FOR == timedelta(minutes=10)
    assert len(steps) == number
    assert all(now < begins(one) < until for one in steps)
    assert [begins(two) - begins(one) for one, two in pairwise(steps)] == [STEP] * (number - 1)
