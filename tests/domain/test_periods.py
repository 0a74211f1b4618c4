"""Days, weeks, months, two-month periods and quarters, on both sides of every border."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.periods import Days, day_of, month_of, quarter_of, two_months_of, week_of

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("day", "first", "after"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 3, 31), date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 4, 1), date(2026, 4, 1), date(2026, 7, 1)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2026, 10, 1)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2027, 1, 1)),
        (date(2027, 1, 1), date(2027, 1, 1), date(2027, 4, 1)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 4, 1)),
    ],
)
def test_a_quarter_has_three_months(day: date, first: date, after: date) -> None:
    assert quarter_of(day) == Days(first, after)


@pytest.mark.parametrize(
    ("day", "first", "after"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 1)),
        (date(2028, 2, 29), date(2028, 1, 1), date(2028, 3, 1)),
        (date(2028, 3, 1), date(2028, 3, 1), date(2028, 5, 1)),
        (date(2027, 2, 28), date(2027, 1, 1), date(2027, 3, 1)),
        (date(2026, 3, 1), date(2026, 3, 1), date(2026, 5, 1)),
        (date(2026, 6, 30), date(2026, 5, 1), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2026, 9, 1)),
        (date(2026, 12, 31), date(2026, 11, 1), date(2027, 1, 1)),
        (date(2027, 1, 1), date(2027, 1, 1), date(2027, 3, 1)),
    ],
)
def test_two_months_begin_in_an_odd_month(day: date, first: date, after: date) -> None:
    assert two_months_of(day) == Days(first, after)


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2026, 11, 16), date(2026, 11, 16)),
        (date(2026, 11, 22), date(2026, 11, 16)),
        (date(2027, 1, 1), date(2026, 12, 28)),
    ],
)
def test_a_week_begins_on_monday(day: date, monday: date) -> None:
    assert week_of(day) == Days(monday, monday + timedelta(days=7))


@given(st.dates(date(1970, 1, 8), date(2200, 1, 1)))
def test_spans_hold_their_day_and_leave_no_gap(day: date) -> None:
    for span_of in (week_of, month_of, two_months_of, quarter_of):
        span = span_of(day)
        assert day in span
        assert span_of(span.last) == span
        assert span_of(span.after).first == span.after
        assert span.after not in span


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 31, 15, 59, 59, tzinfo=UTC), date(2026, 3, 31)),
        (datetime(2026, 3, 31, 16, 0, tzinfo=UTC), date(2026, 4, 1)),
    ],
)
def test_the_day_is_that_of_the_organisations_zone(moment: datetime, day: date) -> None:
    assert day_of(moment, SHANGHAI) == day
    assert quarter_of(day).begins(SHANGHAI) <= moment < quarter_of(day).ends(SHANGHAI)


def test_a_moment_without_a_zone_belongs_to_no_day() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        day_of(datetime(2026, 1, 1), SHANGHAI)  # noqa: DTZ001 - that is the point
