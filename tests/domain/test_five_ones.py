"""What counts for the Five Ones: the product's table line by line, both sides of each limit."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.five_ones import (
    CADRE_KINDS,
    FOR_GOOD,
    KINDS,
    LEADER_KINDS,
    ORGAN_KINDS,
    STANDS_FOR,
    ActivityId,
    ConfirmedBy,
    Counted,
    Held,
    HeldBy,
    Kind,
    KindName,
    Measure,
    NotCounted,
    Reason,
    counts,
    kinds_of,
    may_be_entered,
)
from domain.organisations import CadreId, OrganisationId
from domain.people import PersonId
from domain.periods import two_months_of
from domain.policies import Matter

SHANGHAI = ZoneInfo("Asia/Shanghai")
PERIOD = two_months_of(date(2028, 2, 29))
LAST = datetime(2028, 2, 29, 23, 59, 59, tzinfo=SHANGHAI)
NEXT = datetime(2028, 3, 1, tzinfo=SHANGHAI)
BEGAN = datetime(2028, 2, 20, 15, tzinfo=SHANGHAI)
NOW = datetime(2028, 2, 21, 9, tzinfo=SHANGHAI)
SECOND = timedelta(seconds=1)

OFFICE = OrganisationId(4)
CADRES = Measure(HeldBy.CADRE, PERIOD, SHANGHAI)
ORGANS = Measure(HeldBy.ORGAN, PERIOD, SHANGHAI)

CLASS = Held(
    ActivityId(1), KindName(Kind.LEAGUE_CLASS), CadreId(7), None, starts_at=BEGAN, present=3
)
OPEN_HOUSE = replace(CLASS, kind=KindName(Kind.OPEN_HOUSE), organ=OFFICE)
AFTERWARDS = replace(
    CLASS,
    entered_afterwards=True,
    entered_at=NOW,
    entered_by=PersonId(1),
    approved_by=PersonId(2),
)


def no(reason: Reason, missing: int = 0) -> NotCounted:
    return NotCounted(reason, missing)


def test_every_kind_has_its_facts_and_one_holder() -> None:
    assert set(KINDS) == set(Kind)
    assert len(CADRE_KINDS) == len(ORGAN_KINDS) == 5
    stand_ins = set(STANDS_FOR)
    assert {*CADRE_KINDS, *ORGAN_KINDS, *LEADER_KINDS} == set(Kind) - {Kind.OWN} - stand_ins
    assert set(STANDS_FOR.values()) <= set(ORGAN_KINDS)


@pytest.mark.parametrize("kind", Kind)
def test_only_heart_to_heart_and_practical_help_are_confirmed_by_one_person(kind: Kind) -> None:
    one = kind in {Kind.HEART_TO_HEART, Kind.PRACTICAL_HELP}
    assert (KINDS[kind].confirmed_by is ConfirmedBy.THAT_PERSON) is one
    assert KINDS[kind].needed == (1 if one else 3)


@pytest.mark.parametrize(
    ("kind", "present", "result"),
    [
        (Kind.HEART_TO_HEART, 0, no(Reason.NOT_CONFIRMED, 1)),
        (Kind.HEART_TO_HEART, 1, Counted()),
        (Kind.PRACTICAL_HELP, 0, no(Reason.NOT_CONFIRMED, 1)),
        (Kind.PRACTICAL_HELP, 1, Counted()),
        (Kind.LEAGUE_CLASS, 0, no(Reason.TOO_FEW, 3)),
        (Kind.LEAGUE_CLASS, 2, no(Reason.TOO_FEW, 1)),
        (Kind.LEAGUE_CLASS, 3, Counted()),
        (Kind.LEAGUE_CLASS, 300, Counted()),
        (Kind.THEME_CLASS, 2, no(Reason.TOO_FEW, 1)),
        (Kind.JOINING_CEREMONY, 3, Counted()),
    ],
)
def test_so_many_different_people_must_have_been_there(
    kind: Kind, present: int, result: Counted | NotCounted
) -> None:
    assert counts(replace(CLASS, kind=KindName(kind), present=present), CADRES, NOW) == result


@pytest.mark.parametrize("kind", kinds_of(HeldBy.ORGAN))
def test_an_organs_activity_needs_three_as_every_other(kind: Kind) -> None:
    held = replace(OPEN_HOUSE, kind=KindName(kind), present=2)
    assert counts(held, ORGANS, NOW) == no(Reason.TOO_FEW, 1)
    assert counts(replace(held, present=3), ORGANS, NOW) == Counted()
    by_staff = replace(held, cadre=None, present=3)
    assert counts(by_staff, ORGANS, NOW) == Counted()
    assert counts(by_staff, replace(CADRES, serves_both=True), NOW) == no(Reason.NOBODYS)


@pytest.mark.parametrize("kind", [one for one in Kind if one not in kinds_of(HeldBy.ORGAN)])
def test_of_every_kind_of_a_cadres_both_sides_of_the_limit(kind: Kind) -> None:
    """Of a leader's, and of one that a province made, too."""
    name = KindName(kind, "Music lesson" if kind is Kind.OWN else "")
    measure = replace(CADRES, kinds=(*CADRES.kinds, name))
    needed = 1 if kind in {Kind.HEART_TO_HEART, Kind.PRACTICAL_HELP} else 3
    enough, fewer = (replace(CLASS, kind=name, present=one) for one in (needed, needed - 1))
    assert counts(enough, measure, NOW) == Counted()
    reason = Reason.NOT_CONFIRMED if needed == 1 else Reason.TOO_FEW
    assert counts(fewer, measure, NOW) == no(reason, 1)


def test_how_many_must_have_been_there_is_nobodys_to_change() -> None:
    """The same in all organisations: neither a measure nor a policy has a number for it."""
    assert {one.name for one in fields(Measure)} == {
        *("held_by", "period", "zone", "kinds", "serves_both")
    }
    assert {one.value for one in Matter} == {
        *("activities", "organ-activities", "contacts", "few-contacts", "kinds", "both")
    }


@pytest.mark.parametrize(
    ("starts_at", "result"),
    [
        (datetime(2027, 12, 31, 23, 59, 59, tzinfo=SHANGHAI), no(Reason.OUTSIDE)),
        (datetime(2028, 1, 1, tzinfo=SHANGHAI), Counted()),
        (LAST, Counted()),
        (NEXT, no(Reason.OUTSIDE)),
        (datetime(2028, 2, 29, 15, 59, 59, tzinfo=UTC), Counted()),
        (datetime(2028, 2, 29, 16, tzinfo=UTC), no(Reason.OUTSIDE)),
    ],
)
def test_it_belongs_to_the_period_in_which_it_began_in_the_organisations_zone(
    starts_at: datetime, result: Counted | NotCounted
) -> None:
    assert counts(replace(CLASS, starts_at=starts_at), CADRES, NEXT + timedelta(1)) == result


@pytest.mark.parametrize(
    ("zone", "starts_at", "inside"),
    [
        ("America/New_York", "2027-11-01T03:59:59", False),  # summer time: four hours behind
        ("America/New_York", "2027-11-01T04:00:00", True),
        ("America/New_York", "2028-01-01T04:59:59", True),  # and five in winter
        ("America/New_York", "2028-01-01T05:00:00", False),
        ("Europe/Berlin", "2027-10-31T22:59:59", False),  # summer time ended that morning
        ("Europe/Berlin", "2027-10-31T23:00:00", True),
        ("Asia/Kolkata", "2027-10-31T18:29:59", False),
        ("Asia/Kolkata", "2027-10-31T18:30:00", True),
        ("Asia/Shanghai", "2027-12-31T15:59:59", True),  # the last moment of the year
        ("Asia/Shanghai", "2027-12-31T16:00:00", False),
    ],
)
def test_a_period_is_that_of_the_organisations_own_zone(
    zone: str, starts_at: str, *, inside: bool
) -> None:
    measure = Measure(HeldBy.CADRE, two_months_of(date(2027, 12, 1)), ZoneInfo(zone))
    held = replace(CLASS, starts_at=datetime.fromisoformat(starts_at).replace(tzinfo=UTC))
    found = counts(held, measure, datetime(2028, 2, 1, tzinfo=UTC))
    assert found == (Counted() if inside else no(Reason.OUTSIDE))


def test_it_counts_from_its_beginning_on() -> None:
    assert counts(CLASS, CADRES, BEGAN - SECOND) == no(Reason.UPCOMING)
    assert counts(CLASS, CADRES, BEGAN) == Counted()


@pytest.mark.parametrize(
    ("approved_by", "result"),
    [
        (None, no(Reason.NOT_APPROVED)),
        (PersonId(1), no(Reason.NOT_APPROVED)),  # whoever entered it is no second person
        (PersonId(2), Counted(earns_points=False)),
    ],
)
def test_entered_afterwards_a_second_person_approves_and_it_earns_no_points(
    approved_by: PersonId | None, result: Counted | NotCounted
) -> None:
    assert counts(replace(AFTERWARDS, approved_by=approved_by), CADRES, NOW) == result


def test_entered_afterwards_it_waits_for_those_who_were_there() -> None:
    assert counts(replace(AFTERWARDS, present=2), CADRES, NOW) == no(Reason.TOO_FEW, 1)


@pytest.mark.parametrize(
    ("entered_at", "result"),
    [(LAST, Counted(earns_points=False)), (NEXT, no(Reason.ENTERED_TOO_LATE))],
)
def test_it_can_be_entered_until_the_period_ends(
    entered_at: datetime, result: Counted | NotCounted
) -> None:
    assert counts(replace(AFTERWARDS, entered_at=entered_at), CADRES, NEXT) == result


@pytest.mark.parametrize(
    ("happened", "now", "allowed"),
    [
        (BEGAN, BEGAN - SECOND, False),
        (BEGAN, BEGAN, True),
        (BEGAN, LAST, True),
        (BEGAN, NEXT, False),
        (NEXT, NEXT, False),
    ],
)
def test_nothing_is_entered_before_it_happened_or_for_another_period(
    happened: datetime, now: datetime, allowed: bool
) -> None:
    assert may_be_entered(happened, now, PERIOD, SHANGHAI) is allowed


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"withdrawn": True}, Reason.WITHDRAWN),
        ({"cancelled": True}, Reason.CANCELLED),
        ({"declined": True}, Reason.DECLINED),
    ],
)
def test_what_was_withdrawn_cancelled_or_declined_never_counts(
    change: dict[str, bool], reason: Reason
) -> None:
    assert counts(replace(CLASS, **change), CADRES, NOW) == no(reason)  # type: ignore[arg-type] # one flag
    assert reason in FOR_GOOD


@pytest.mark.parametrize(
    ("held", "measure", "result"),
    [
        (OPEN_HOUSE, ORGANS, Counted()),
        (OPEN_HOUSE, CADRES, no(Reason.FOR_THE_ORGAN)),
        (OPEN_HOUSE, replace(CADRES, serves_both=True), Counted()),
        (CLASS, ORGANS, no(Reason.FOR_THE_CADRE)),
        (CLASS, replace(ORGANS, serves_both=True), no(Reason.FOR_THE_CADRE)),
        (replace(OPEN_HOUSE, kind=KindName(Kind.LEAGUE_CLASS)), ORGANS, no(Reason.OTHER_KIND)),
        (replace(CLASS, kind=KindName(Kind.OPEN_HOUSE)), CADRES, no(Reason.OTHER_KIND)),
        (replace(OPEN_HOUSE, cadre=None), replace(CADRES, serves_both=True), no(Reason.NOBODYS)),
    ],
)
def test_it_counts_once_for_its_organiser_and_for_both_if_the_policy_says_so(
    held: Held, measure: Measure, result: Counted | NotCounted
) -> None:
    assert counts(held, measure, NOW) == result


def test_a_province_may_replace_the_kinds_of_cadres() -> None:
    reading = KindName(Kind.OWN, "reading circle")
    theirs = replace(CADRES, kinds=(reading, KindName(Kind.VOLUNTEER_SERVICE)))
    assert counts(replace(CLASS, kind=reading), theirs, NOW) == Counted()
    assert counts(replace(CLASS, kind=reading, present=2), theirs, NOW) == no(Reason.TOO_FEW, 1)
    assert counts(CLASS, theirs, NOW) == no(Reason.OTHER_KIND)
    assert counts(replace(CLASS, kind=reading), CADRES, NOW) == no(Reason.OTHER_KIND)
    leaders = replace(CLASS, kind=KindName(Kind.THEME_CLASS))
    assert counts(leaders, theirs, NOW) == Counted()


def test_no_typed_number_and_no_photograph_is_among_what_the_rule_knows() -> None:
    assert {one.name for one in fields(Held)} == {
        *("id", "kind", "cadre", "organ", "starts_at", "present", "title"),
        *("cancelled", "declined", "withdrawn"),
        *("entered_afterwards", "entered_at", "entered_by", "approved_by"),
    }
