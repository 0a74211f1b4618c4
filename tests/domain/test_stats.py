"""When a figure is known, and when it is a dash."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from domain.groups import Gap, GroupId
from domain.periods import Days, week_of
from domain.stats import Asked, Extent, Span, Which, days_of, is_known, only, spans_of

TODAY = date(2026, 3, 4)  # a Wednesday
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
WEEK = week_of(TODAY)
THREE_DAYS = Days(MONDAY, date(2026, 3, 5))


@pytest.mark.parametrize(
    ("days", "since", "unseen", "known"),
    [
        (only(TODAY), MONDAY, [], True),
        (only(TODAY), TODAY, [], True),
        (only(TODAY), None, [], False),
        (only(TODAY), MONDAY, [only(TODAY)], False),
        (only(TODAY), MONDAY, [only(TUESDAY)], True),
        (WEEK, None, [], False),
        (WEEK, TODAY, [], True),
        (WEEK, TODAY, [only(TODAY)], False),
        (WEEK, MONDAY, [only(TODAY)], True),
        (WEEK, MONDAY, [THREE_DAYS], False),
        (WEEK, MONDAY, [only(MONDAY), only(TUESDAY), only(TODAY)], False),
        (WEEK, date(2026, 3, 5), [], False),
    ],
)
def test_a_span_is_known_when_one_of_its_days_so_far_was_seen_to_the_end(
    days: Days, since: date | None, unseen: list[Days], known: bool
) -> None:
    assert is_known(days, TODAY, since, unseen) is known


def test_a_gap_takes_every_day_it_touches_in_the_organisations_zone() -> None:
    east = timezone(timedelta(hours=8))
    since = datetime(2026, 3, 2, 15, 59, tzinfo=UTC)
    assert days_of(Gap(GroupId(1), since, since), since, east) == only(MONDAY)
    over_midnight = Gap(GroupId(1), since, since + timedelta(minutes=1, seconds=1))
    assert days_of(over_midnight, since, east) == Days(MONDAY, TODAY)
    still_open = Gap(GroupId(1), since)
    assert days_of(still_open, since + timedelta(days=1), east) == Days(MONDAY, TODAY)


def test_the_spans_that_are_not_over_end_with_today() -> None:
    assert spans_of(TODAY) == {
        Span.TODAY: only(TODAY),
        Span.WEEK: THREE_DAYS,
        Span.MONTH: Days(date(2026, 3, 1), THREE_DAYS.after),
        Span.QUARTER: Days(date(2026, 1, 1), THREE_DAYS.after),
    }


def test_the_spans_before_are_whole_ones() -> None:
    assert spans_of(TODAY, Which.BEFORE) == {
        Span.TODAY: only(TUESDAY),
        Span.WEEK: Days(date(2026, 2, 23), MONDAY),
        Span.MONTH: Days(date(2026, 2, 1), date(2026, 3, 1)),
        Span.QUARTER: Days(date(2025, 10, 1), date(2026, 1, 1)),
    }


@pytest.mark.parametrize(
    ("which", "since", "unseen", "extent"),
    [
        (Which.NOW, date(2026, 1, 1), [], Extent.SO_FAR),
        (Which.NOW, None, [only(TUESDAY)], Extent.SO_FAR),
        (Which.BEFORE, date(2026, 2, 22), [], Extent.COMPLETE),
        (Which.BEFORE, date(2026, 2, 23), [], Extent.PARTLY),
        (Which.BEFORE, None, [], Extent.PARTLY),
        (Which.BEFORE, date(2026, 1, 1), [only(date(2026, 3, 1))], Extent.PARTLY),
        (Which.BEFORE, date(2026, 1, 1), [only(MONDAY)], Extent.COMPLETE),
        (Which.BEFORE, date(2026, 1, 1), [only(date(2026, 2, 22))], Extent.COMPLETE),
    ],
)
def test_a_week_is_complete_when_it_is_over_and_every_day_of_it_was_seen(
    which: Which, since: date | None, unseen: list[Days], extent: Extent
) -> None:
    assert Asked(Span.WEEK, which, TODAY).extent(since, unseen) is extent


@pytest.mark.parametrize(
    ("zone", "since", "until", "days"),
    [
        # Removed at 23:59:59 and added two seconds later: both days lack something.
        ("Asia/Shanghai", "2026-03-02T23:59:59", "2026-03-03T00:00:01", [2, 3]),
        ("Asia/Shanghai", "2026-03-02T23:59:59", "2026-03-03T00:00:00", [2]),
        ("Asia/Shanghai", "2026-03-02T00:00:00", "2026-03-03T00:00:00", [2]),
        ("Asia/Shanghai", "2026-03-02T09:00:00", "2026-03-02T09:00:01", [2]),
        ("Asia/Shanghai", "2026-03-02T09:00:00", "2026-03-02T09:00:00", [2]),
        ("Asia/Shanghai", "2026-03-02T00:00:00", "2026-03-02T00:00:00", [2]),
        ("Asia/Shanghai", "2026-03-02T09:00:00", None, [2, 3, 4]),
        # The day that is an hour shorter, and the one that is an hour longer.
        ("Europe/Berlin", "2026-03-28T23:59:59", "2026-03-29T23:59:59", [28, 29]),
        ("Europe/Berlin", "2026-03-29T00:00:00", "2026-03-30T00:00:00", [29]),
        ("Europe/Berlin", "2026-10-25T00:00:00", "2026-10-26T00:00:00", [25]),
    ],
)
def test_a_gap_takes_the_days_of_its_own_zone(
    zone: str, since: str, until: str | None, days: list[int]
) -> None:
    there = ZoneInfo(zone)
    begun = datetime.fromisoformat(since).replace(tzinfo=there).astimezone(UTC)
    ended = None
    if until is not None:
        ended = datetime.fromisoformat(until).replace(tzinfo=there).astimezone(UTC)
    gap = Gap(GroupId(1), begun, ended)
    now = datetime(2026, 3, 4, 12, tzinfo=UTC)
    assert [day.day for day in days_of(gap, now, there)] == days
