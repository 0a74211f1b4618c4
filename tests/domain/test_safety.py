"""The ladder of a call for help: who is called at which level."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.organisations import OrganisationId
from domain.people import PersonId
from domain.safety import Office, Rung, called_so_far, patience, rung_of

COUNTY, CITY, PROVINCE = OrganisationId(1), OrganisationId(2), OrganisationId(3)
NEAR, FAR, ANNA, BO, CALLER = (PersonId(number) for number in range(11, 16))

WHOLE = (Office(COUNTY, NEAR, (ANNA,)), Office(CITY, FAR, (BO,)))
NOBODY_NAMED = (Office(COUNTY, None, (ANNA,)), Office(CITY, None, (BO,)))
EMPTY_BELOW = (Office(COUNTY, None), Office(CITY, None, (BO,)))


@pytest.mark.parametrize(
    ("offices", "level", "rung"),
    [
        (WHOLE, 0, Rung((NEAR,), COUNTY, by_contact=True)),
        (WHOLE, 1, Rung((FAR,), CITY, by_contact=True)),
        (WHOLE, 2, Rung((NEAR, ANNA, FAR, BO))),
        (WHOLE, 9, Rung((NEAR, ANNA, FAR, BO))),
        (NOBODY_NAMED, 0, Rung((ANNA,), COUNTY)),
        (NOBODY_NAMED, 1, Rung((BO,), CITY)),
        (NOBODY_NAMED, 2, Rung((ANNA, BO))),
        (EMPTY_BELOW, 0, Rung((BO,), CITY)),
        ((), 0, Rung(())),
    ],
)
def test_each_level_calls_its_contact_or_its_administrators_and_the_top_everybody(
    offices: tuple[Office, ...], level: int, rung: Rung
) -> None:
    assert rung_of(level, offices, CALLER) == rung


@pytest.mark.parametrize(
    ("offices", "rung"),
    [
        ((Office(COUNTY, CALLER, (ANNA,)),), Rung((ANNA,), COUNTY)),
        ((Office(COUNTY, CALLER, (CALLER,)), Office(CITY, FAR)), Rung((FAR,), CITY, True)),
        ((Office(COUNTY, CALLER, (CALLER,)),), Rung((CALLER,))),
    ],
)
def test_nobody_is_called_about_themselves_unless_there_is_nobody_else(
    offices: tuple[Office, ...], rung: Rung
) -> None:
    assert rung_of(0, offices, CALLER) == rung


@pytest.mark.parametrize(
    ("level", "people"), [(0, {NEAR}), (1, {NEAR, FAR}), (2, {NEAR, FAR, ANNA, BO})]
)
def test_whoever_was_called_so_far_may_take_it(level: int, people: set[PersonId]) -> None:
    assert called_so_far(level, WHOLE, CALLER) == people


@pytest.mark.parametrize(
    ("after", "waits"),
    [
        (timedelta(minutes=30), timedelta(minutes=30)),
        (timedelta(hours=5, minutes=59), timedelta(minutes=30)),
        (timedelta(hours=6), timedelta(hours=12)),
        (timedelta(days=9), timedelta(hours=12)),
    ],
)
def test_a_call_that_nobody_takes_is_repeated_less_often_but_for_ever(
    after: timedelta, waits: timedelta
) -> None:
    called_at = datetime(2026, 11, 21, 3, tzinfo=UTC)
    assert patience(called_at, called_at + after) == waits
