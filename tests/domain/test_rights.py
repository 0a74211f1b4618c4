"""The table of rights against section 2 of the specification."""

import pytest

from domain.organisations import OrganisationId, Role
from domain.rights import (
    TABLE,
    Capacity,
    Deed,
    Place,
    capacity_of,
    may,
    place_between,
    who_may,
)

OF_ONESELF = (
    Deed.TAKE_PART,
    Deed.OWN_DATA,
    Deed.CALL_FOR_HELP,
    Deed.REPORT_PRESSURE,
    Deed.WISH,
)
OF_THE_CADRE_SIDE = (
    Deed.RUN_GROUP,
    Deed.SEE_GROUP_FIGURES,
    Deed.POST_TOPIC,
    Deed.HOLD_ACTIVITY,
)
CHANGES_AN_OFFICE = (
    Deed.MANAGE_ROSTER,
    Deed.MANAGE_ROLES,
    Deed.NAME_SAFETY_CONTACT,
    Deed.SET_POLICIES,
)
OFFICES = (Capacity.ORGAN_STAFF, Capacity.SUPERVISOR, Capacity.ADMINISTRATOR)


def test_every_deed_has_a_row_and_somebody_who_may() -> None:
    assert list(TABLE) == list(Deed)
    assert all(who_may(deed) for deed in Deed)


@pytest.mark.parametrize("deed", Deed)
def test_nobody_may_anything_above_or_beside(deed: Deed) -> None:
    for capacity in Capacity:
        assert not may(capacity, deed, Place.ABOVE)
        assert not may(capacity, deed, Place.BESIDE)


@pytest.mark.parametrize("deed", OF_ONESELF)
def test_everybody_may_what_is_about_themselves_and_nobody_for_others(deed: Deed) -> None:
    for capacity in Capacity:
        assert [place for place in Place if may(capacity, deed, place)] == [Place.OWN]


@pytest.mark.parametrize("capacity", [Capacity.NOBODY, Capacity.YOUTH, Capacity.EXPERT])
def test_whoever_has_no_office_may_only_what_is_about_themselves(capacity: Capacity) -> None:
    assert [deed for deed in Deed if capacity in who_may(deed)] == list(OF_ONESELF)


@pytest.mark.parametrize("deed", OF_THE_CADRE_SIDE)
def test_a_group_is_run_by_its_cadre_and_deputies_alone(deed: Deed) -> None:
    assert who_may(deed) == (Capacity.CADRE, Capacity.DEPUTY)
    assert not may(Capacity.CADRE, deed, Place.BELOW)


def test_a_deputy_neither_sets_a_group_up_nor_hands_it_on() -> None:
    assert who_may(Deed.SET_UP_GROUP) == (Capacity.CADRE,)
    assert Capacity.DEPUTY not in who_may(Deed.HAND_ON_GROUP)


@pytest.mark.parametrize("deed", CHANGES_AN_OFFICE)
def test_an_office_is_changed_by_administrators_of_the_own_branch_alone(deed: Deed) -> None:
    assert who_may(deed) == (Capacity.ADMINISTRATOR,)
    assert may(Capacity.ADMINISTRATOR, deed, Place.OWN)
    assert may(Capacity.ADMINISTRATOR, deed, Place.BELOW)


@pytest.mark.parametrize("capacity", OFFICES)
@pytest.mark.parametrize("place", [Place.OWN, Place.BELOW])
def test_an_office_sees_the_sums_of_its_branch(capacity: Capacity, place: Place) -> None:
    assert may(capacity, Deed.SEE_SUMS, place)


@pytest.mark.parametrize("capacity", OFFICES)
def test_what_cadres_have_open_is_seen_by_their_own_office_alone(capacity: Capacity) -> None:
    seen = [one for one in Place if may(capacity, Deed.SEE_FIVE_ONES_OF_OFFICE, one)]
    assert seen == [Place.OWN]
    assert who_may(Deed.SEE_FIVE_ONES_OF_OFFICE) == OFFICES
    assert who_may(Deed.SEE_OWN_FIVE_ONES) == who_may(Deed.KEEP_MEETINGS) == (Capacity.CADRE,)


def test_a_supervisor_reads_and_changes_nothing() -> None:
    seen = {Deed.SEE_SUMS, Deed.SEE_ROLES, Deed.SEE_POLICIES, Deed.SEE_QUOTA_RAISINGS}
    seen |= {Deed.SEE_FIVE_ONES_OF_OFFICE}
    assert {deed for deed in Deed if Capacity.SUPERVISOR in who_may(deed)} == {*OF_ONESELF, *seen}


@pytest.mark.parametrize("deed", [Deed.FULFIL_WISH, Deed.TAKE_CALL, Deed.READ_PRESSURE])
def test_what_was_handed_over_is_that_item_only(deed: Deed) -> None:
    for capacity in who_may(deed):
        assert [place for place in Place if may(capacity, deed, place)] == [Place.HANDED_OVER]


def test_a_call_for_help_is_not_put_before_a_cadre() -> None:
    assert who_may(Deed.TAKE_CALL) == (Capacity.ADMINISTRATOR, Capacity.SAFETY_CONTACT)


def test_every_role_is_a_capacity() -> None:
    assert {capacity_of(role) for role in Role} < set(Capacity)


#: nation 1 over provinces 2 and 3; province 2 over county 4.
PATHS = {1: [1], 2: [2, 1], 3: [3, 1], 4: [4, 2, 1]}


@pytest.mark.parametrize(
    ("own", "asked", "place"),
    [
        (2, 2, Place.OWN),
        (2, 4, Place.BELOW),
        (1, 4, Place.BELOW),
        (2, 1, Place.ABOVE),
        (4, 1, Place.ABOVE),
        (2, 3, Place.BESIDE),
        (4, 3, Place.BESIDE),
        (3, 4, Place.BESIDE),
    ],
)
def test_places_in_the_tree(own: int, asked: int, place: Place) -> None:
    paths = {name: [OrganisationId(one) for one in path] for name, path in PATHS.items()}
    assert place_between(paths[own], paths[asked]) is place
