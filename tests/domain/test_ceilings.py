"""Ceilings: so many unasked-for messages in a week, a day or a morning, and the next chance."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.ceilings import (
    Allowance,
    Listener,
    allowances,
    monday,
    next_chance,
    waits_for_morning,
)
from domain.quiet_hours import is_quiet

SHANGHAI = ZoneInfo("Asia/Shanghai")
# Friday 1 May is a day off, and so are Saturday and Sunday.
OFF = {date(2026, 5, 1)}


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


WEEK = "week 2026-04-27"


@pytest.mark.parametrize(
    ("listener", "moment", "allowed"),
    [
        (Listener.GROUP, "2026-04-30T08:00", [Allowance("day 2026-04-30", 1)]),
        (Listener.YOUTH, "2026-04-27T00:00", [Allowance(WEEK, 2)]),
        (Listener.YOUTH, "2026-05-03T23:59", [Allowance(WEEK, 2)]),
        (Listener.YOUTH, "2026-05-04T00:00", [Allowance("week 2026-05-04", 2)]),
        (Listener.CADRE, "2026-04-30T08:29", [Allowance(WEEK, 3)]),
        (
            Listener.CADRE,
            "2026-04-30T08:30",
            [Allowance("morning 2026-04-30", 1), Allowance(WEEK, 3)],
        ),
        (Listener.CADRE, "2026-04-30T12:00", [Allowance(WEEK, 3)]),
        (Listener.CADRE, "2026-05-01T08:30", [Allowance(WEEK, 3)]),
    ],
)
def test_what_may_be_used(listener: Listener, moment: str, allowed: list[Allowance]) -> None:
    assert allowances(listener, at(moment), SHANGHAI, is_working) == allowed


@pytest.mark.parametrize(
    ("listener", "moment", "chance"),
    [
        (Listener.GROUP, "2026-04-30T12:00", "2026-05-01T08:00"),
        (Listener.YOUTH, "2026-04-30T12:00", "2026-05-04T08:00"),
        (Listener.YOUTH, "2026-05-03T21:00", "2026-05-04T08:00"),
        (Listener.CADRE, "2026-04-29T12:00", "2026-04-30T08:30"),
        (Listener.CADRE, "2026-04-30T12:00", "2026-05-04T08:30"),
    ],
)
def test_the_next_chance_is_a_new_span_and_outside_the_quiet_hours(
    listener: Listener, moment: str, chance: str
) -> None:
    found = next_chance(listener, at(moment), SHANGHAI, is_working)
    assert found == at(chance)
    assert not is_quiet(found, SHANGHAI)
    before = allowances(listener, at(moment), SHANGHAI, is_working)
    assert allowances(listener, found, SHANGHAI, is_working)[0] not in before


def test_a_span_is_of_the_day_on_the_wall() -> None:
    late = datetime(2026, 5, 3, 17, tzinfo=ZoneInfo("UTC"))
    [allowed] = allowances(Listener.YOUTH, late, SHANGHAI, is_working)
    assert allowed.span == "week 2026-05-04"
    assert monday(date(2026, 5, 3)) == date(2026, 4, 27)


@pytest.mark.parametrize(
    ("listener", "now", "then"),
    [
        (Listener.CADRE, "2026-06-16 07:59", None),
        (Listener.CADRE, "2026-06-16 08:00", "2026-06-16 08:30"),
        (Listener.CADRE, "2026-06-16 08:29", "2026-06-16 08:30"),
        (Listener.CADRE, "2026-06-16 08:30", None),
        (Listener.CADRE, "2026-06-20 08:15", None),  # a Saturday
        (Listener.YOUTH, "2026-06-16 08:15", None),
        (Listener.GROUP, "2026-06-16 08:15", None),
    ],
)
def test_what_could_be_said_a_little_before_waits_for_the_collected_message(
    listener: Listener, now: str, then: str | None
) -> None:
    found = waits_for_morning(listener, at(now), SHANGHAI, is_working)
    assert found == (None if then is None else at(then))
