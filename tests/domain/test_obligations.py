"""What is owed in which period, by whom, and for which period something was held."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.five_ones import HeldBy
from domain.obligations import (
    Obligation,
    first_owed_by_organ,
    fulfils,
    obligation_of,
    obligation_of_organ,
    obligations_of,
)
from domain.organisations import ALWAYS, Cadre, CadreId, Level, OrganisationId, Position
from domain.periods import Days

SHANGHAI = ZoneInfo("Asia/Shanghai")


def line(
    position: Position = Position.FULL_TIME,
    since: str = "2020-01-01",
    until: str | None = None,
    number: int = 1,
) -> Cadre:
    return Cadre(
        CadreId(number),
        OrganisationId(1),
        "Li Na",
        position,
        date.fromisoformat(since),
        None if until is None else date.fromisoformat(until),
    )


def days(first: str, after: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(after))


@pytest.mark.parametrize(
    ("position", "day", "first", "after"),
    [
        (Position.FULL_TIME, "2028-01-01", "2028-01-01", "2028-03-01"),
        (Position.FULL_TIME, "2028-02-29", "2028-01-01", "2028-03-01"),
        (Position.FULL_TIME, "2028-03-01", "2028-03-01", "2028-05-01"),
        (Position.FULL_TIME, "2027-02-28", "2027-01-01", "2027-03-01"),
        (Position.SECONDED, "2026-12-31", "2026-11-01", "2027-01-01"),
        (Position.SECONDED, "2027-01-01", "2027-01-01", "2027-03-01"),
        (Position.ORGAN_PART_TIME, "2027-02-28", "2027-01-01", "2027-04-01"),
        (Position.ORGAN_PART_TIME, "2027-03-31", "2027-01-01", "2027-04-01"),
        (Position.PART_TIME, "2027-04-01", "2027-04-01", "2027-07-01"),
        (Position.PART_TIME, "2026-12-31", "2026-10-01", "2027-01-01"),
    ],
)
def test_full_time_and_seconded_owe_five_in_two_months_part_time_in_a_quarter(
    position: Position, day: str, first: str, after: str
) -> None:
    owed = obligation_of(line(position), date.fromisoformat(day))
    assert owed == Obligation(HeldBy.CADRE, days(first, after), CadreId(1), 5)


@pytest.mark.parametrize(
    ("since", "until", "owes"),
    [
        ("2026-12-31", None, True),
        ("2027-01-01", None, True),  # arrived on the first day
        ("2027-01-02", None, False),  # a day later: from March on
        ("2027-02-28", None, False),  # on the last day
        ("2026-01-01", "2027-01-01", False),  # the last day was 31 December
        ("2026-01-01", "2027-01-02", True),  # held it on the first day, and on no other
        ("2026-01-01", "2027-03-01", True),
    ],
)
def test_the_position_of_the_first_day_decides(since: str, until: str | None, owes: bool) -> None:
    owed = obligation_of(line(since=since, until=until), date(2027, 2, 10))
    assert (owed is not None) is owes


def test_who_arrived_within_a_period_owes_from_the_next() -> None:
    late = line(since="2027-01-02")
    assert obligation_of(late, date(2027, 2, 28)) is None
    assert obligation_of(late, date(2027, 3, 1)) is not None


@pytest.mark.parametrize("level", Level)
def test_offices_from_county_to_province_owe_one_of_each_every_quarter(level: Level) -> None:
    owed = obligation_of_organ(level, ALWAYS, date(2028, 2, 29))
    if level in {Level.PROVINCE, Level.SYSTEM, Level.CITY, Level.COUNTY}:
        assert owed == Obligation(HeldBy.ORGAN, days("2028-01-01", "2028-04-01"))
    else:
        assert owed is None


@pytest.mark.parametrize(
    ("since", "day", "owed", "first"),
    [
        ("2025-12-31", "2026-01-01", 5, "2026-01-01"),
        ("2026-01-01", "2026-03-31", 5, "2026-01-01"),  # it came on the first day
        ("2026-01-02", "2026-01-02", 0, "2026-04-01"),
        ("2026-03-31", "2026-03-31", 0, "2026-04-01"),  # on the last day
        ("2026-03-31", "2026-04-01", 5, "2026-04-01"),  # and owes from the day after
        ("2026-12-31", "2026-12-31", 0, "2027-01-01"),
        ("2028-02-29", "2028-06-30", 5, "2028-04-01"),
        ("2026-07-01", "2026-06-30", 0, "2026-07-01"),  # it was not there at all
    ],
)
def test_an_office_that_came_within_a_quarter_owes_from_the_next(
    since: str, day: str, owed: int, first: str
) -> None:
    came = date.fromisoformat(since)
    found = obligation_of_organ(Level.COUNTY, came, date.fromisoformat(day))
    assert found is not None
    assert found.owed == owed
    assert first_owed_by_organ(came) == date.fromisoformat(first)


def test_two_periods_can_end_together() -> None:
    both = line(Position.PART_TIME, number=1), line(Position.FULL_TIME, number=2)
    owed = obligations_of(both, date(2027, 6, 30))
    assert [one.period for one in owed] == [
        days("2027-04-01", "2027-07-01"),
        days("2027-05-01", "2027-07-01"),
    ]


def test_from_full_time_to_part_time_leaves_a_stretch_in_which_nothing_is_owed() -> None:
    changed = (
        line(Position.FULL_TIME, until="2027-02-15", number=1),
        line(Position.PART_TIME, since="2027-02-15", number=2),
    )
    assert [one.line for one in obligations_of(changed, date(2027, 2, 28))] == [1]
    assert obligations_of(changed, date(2027, 3, 31)) == ()
    assert [one.line for one in obligations_of(changed, date(2027, 4, 1))] == [2]


BOTH = (
    Obligation(HeldBy.CADRE, days("2027-01-01", "2027-04-01"), CadreId(1)),
    Obligation(HeldBy.CADRE, days("2027-03-01", "2027-05-01"), CadreId(2)),
)


@pytest.mark.parametrize(
    ("held_as", "moment", "serves"),
    [
        (1, "2027-02-28T23:59:59", 1),
        (2, "2027-02-28T23:59:59", 1),  # under the new position, for the one that was owed then
        (1, "2027-03-01T00:00:00", 1),
        (2, "2027-03-01T00:00:00", 2),
        (3, "2027-03-31T23:59:59", 1),  # neither's own: what ends first
        (3, "2027-04-01T00:00:00", 2),
        (1, "2027-04-01T00:00:00", 2),
        (2, "2027-05-01T00:00:00", None),
    ],
)
def test_an_activity_serves_one_obligation_and_never_two(
    held_as: int, moment: str, serves: int | None
) -> None:
    happened = datetime.fromisoformat(moment).replace(tzinfo=SHANGHAI)
    found = fulfils(CadreId(held_as), happened, BOTH, SHANGHAI)
    assert (None if found is None else found.line) == serves


def test_the_day_is_that_of_the_organisations_zone() -> None:
    happened = datetime(2027, 2, 28, 16, tzinfo=UTC)  # 1 March, 00:00 in Shanghai
    there = fulfils(CadreId(2), happened, BOTH, SHANGHAI)
    here = fulfils(CadreId(2), happened, BOTH, UTC)
    assert there is BOTH[1]
    assert here is BOTH[0]
