"""What an organisation may set, from when on, and that no target is raised."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.five_ones import NATIONAL_KINDS, Kind, KindName
from domain.organisations import OrganisationId, Position
from domain.policies import (
    FARTHEST,
    NATIONAL,
    NATIONAL_LIST,
    TARGETS,
    ListedKind,
    Matter,
    Policy,
    PolicyBackwards,
    PolicyKindsUnclear,
    PolicyTooFar,
    PolicyTooLow,
    PolicyUnclear,
    Rules,
    coming,
    day_from,
    in_force,
    usual_start,
)
from domain.quotas import CONTACT_QUOTA

NATION, PROVINCE, COUNTY = OrganisationId(1), OrganisationId(2), OrganisationId(3)
PATH = (COUNTY, PROVINCE, NATION)
TODAY = date(2027, 3, 31)
DAY = timedelta(days=1)
FOUR = Policy(PROVINCE, Matter.ACTIVITIES, date(2027, 4, 1), 4)
READING = ListedKind(KindName(Kind.OWN, "读书会"), "Reading circle")


@pytest.mark.parametrize(
    ("matter", "most"),
    [
        (Matter.ACTIVITIES, 5),
        (Matter.ORGAN_ACTIVITIES, 5),
        (Matter.CONTACTS, 100),
        (Matter.FEW_CONTACTS, 10),
    ],
)
def test_a_target_may_reach_the_national_figure_and_not_one_more(matter: Matter, most: int) -> None:
    assert NATIONAL[matter] == most
    assert not replace(FOUR, matter=matter, figure=most).is_raised
    assert replace(FOUR, matter=matter, figure=most + 1).is_raised


def test_what_is_no_target_cannot_be_raised() -> None:
    assert not Policy(COUNTY, Matter.BOTH, TODAY, 1).is_raised
    assert not Policy(COUNTY, Matter.KINDS, TODAY, kinds=(READING,) * 10).is_raised


@pytest.mark.parametrize("matter", TARGETS)
def test_a_target_is_at_least_one(matter: Matter) -> None:
    assert replace(FOUR, matter=matter, figure=1).checked(TODAY).figure == 1
    with pytest.raises(PolicyTooLow):
        replace(FOUR, matter=matter, figure=0).checked(TODAY)


def test_a_policy_never_holds_backwards_and_not_too_far_ahead() -> None:
    replace(FOUR, valid_from=TODAY + DAY).checked(TODAY)
    replace(FOUR, valid_from=TODAY + FARTHEST).checked(TODAY)
    for day in (TODAY, TODAY - DAY):
        with pytest.raises(PolicyBackwards):
            replace(FOUR, valid_from=day).checked(TODAY)
    with pytest.raises(PolicyTooFar):
        replace(FOUR, valid_from=TODAY + FARTHEST + DAY).checked(TODAY)


@pytest.mark.parametrize(
    ("path", "day", "figure"),
    [
        (PATH, "2027-03-31", 5),
        (PATH, "2027-04-01", 4),
        ((PROVINCE, NATION), "2027-04-01", 4),
        ((NATION,), "2027-04-01", 5),  # nothing is set upwards
        (PATH, "2027-06-30", 4),
        (PATH, "2027-07-01", 2),  # the nearest decides, from its day on
        ((PROVINCE, NATION), "2027-07-01", 4),
        (PATH, "2027-10-01", 3),  # its later one
    ],
)
def test_the_nearest_organisation_decides_and_of_its_policies_the_latest(
    path: tuple[OrganisationId, ...], day: str, figure: int
) -> None:
    own = Policy(COUNTY, Matter.ACTIVITIES, date(2027, 7, 1), 2)
    later = replace(own, valid_from=date(2027, 10, 1), figure=3)
    rules = in_force([FOUR, later, own], path, date.fromisoformat(day))
    assert rules.figure(Matter.ACTIVITIES) == figure


def test_of_two_from_the_same_day_the_one_set_later_holds() -> None:
    again = replace(FOUR, figure=3)
    assert in_force([FOUR, again], PATH, FOUR.valid_from).figure(Matter.ACTIVITIES) == 3
    assert coming([FOUR, again], TODAY) == (again,)
    assert coming([FOUR, again], FOUR.valid_from) == ()


def test_a_matter_of_which_nothing_is_set_is_as_the_notice_says() -> None:
    rules = in_force([FOUR], PATH, FOUR.valid_from)
    assert rules.kinds == NATIONAL_LIST
    assert [one.kind for one in NATIONAL_LIST] == list(NATIONAL_KINDS)
    assert not rules.serves_both
    assert {one: Rules().quota(one) for one in Position} == dict(CONTACT_QUOTA)


def test_contact_quotas_are_set_for_many_and_for_few() -> None:
    many = Policy(PROVINCE, Matter.CONTACTS, TODAY, 60)
    few = Policy(PROVINCE, Matter.FEW_CONTACTS, TODAY, 6)
    rules = in_force([many, few], PATH, TODAY)
    assert {rules.quota(one) for one in Position if one is not Position.PART_TIME} == {60}
    assert rules.quota(Position.PART_TIME) == 6


def kinds(*names: str) -> Policy:
    listed = tuple(ListedKind(KindName(Kind.OWN, name)) for name in names)
    return Policy(PROVINCE, Matter.KINDS, TODAY + DAY, kinds=listed)


@pytest.mark.parametrize(
    ("policy", "good"),
    [
        (kinds(), False),
        (kinds("a"), True),
        (kinds(*"abcdefghij"), True),
        (kinds(*"abcdefghijk"), False),
        (kinds("a", "a"), False),
        (kinds(" "), False),
        (kinds("x" * 20), True),
        (kinds("x" * 21), False),
        (replace(kinds("a"), kinds=(ListedKind(KindName(Kind.OWN, "a"), "y" * 21),)), False),
        (replace(kinds("a"), kinds=(ListedKind(KindName(Kind.LEAGUE_CLASS)), READING)), True),
        (replace(kinds("a"), kinds=(ListedKind(KindName(Kind.OPEN_HOUSE)),)), False),
    ],
)
def test_kinds_are_one_to_ten_different_names(policy: Policy, good: bool) -> None:
    if good:
        assert policy.checked(TODAY) is policy
    else:
        with pytest.raises(PolicyKindsUnclear):
            policy.checked(TODAY)


@pytest.mark.parametrize(
    ("today", "start"),
    [
        ("2027-12-31", "2028-01-01"),
        ("2028-01-01", "2028-04-01"),
        ("2028-02-29", "2028-04-01"),
        ("2028-03-31", "2028-04-01"),
    ],
)
def test_it_usually_holds_from_the_next_quarter_on(today: str, start: str) -> None:
    assert usual_start(date.fromisoformat(today)) == date.fromisoformat(start)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-04-01", "2027-04-01"),
        ("2027年4月1日", "2027-04-01"),
        ("4-1", "2027-04-01"),
        ("3月31日", "2028-03-31"),  # today: the next such day
        ("2-29", "2028-02-29"),
        ("2027-3-1", "2027-03-01"),  # read, and then refused as backwards
    ],
)
def test_a_day_is_read_as_it_is_written(text: str, day: str) -> None:
    assert day_from(text, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["", "soon", "13-1", "2027-02-29", "4", "4-1-2027-1"])
def test_a_day_that_is_none_is_unclear(text: str) -> None:
    with pytest.raises(PolicyUnclear):
        day_from(text, TODAY)
