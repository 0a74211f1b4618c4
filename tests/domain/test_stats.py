"""When a figure is known, and when it is a dash."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from domain.groups import Gap, GroupId
from domain.periods import Days, week_of
from domain.stats import Span, days_of, is_known, only, spans_of

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
    over_midnight = Gap(GroupId(1), since, since + timedelta(minutes=1))
    assert days_of(over_midnight, since, east) == Days(MONDAY, TODAY)
    still_open = Gap(GroupId(1), since)
    assert days_of(still_open, since + timedelta(days=1), east) == Days(MONDAY, TODAY)


def test_the_three_spans_end_with_today() -> None:
    spans = spans_of(TODAY)
    assert spans == {
        Span.TODAY: only(TODAY),
        Span.WEEK: THREE_DAYS,
        Span.QUARTER: Days(date(2026, 1, 1), THREE_DAYS.after),
    }
