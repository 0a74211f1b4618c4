"""Policies: set by administrators, seen below, and never raised."""

from dataclasses import replace
from datetime import date

import pytest

from domain.five_ones import Kind, KindName
from domain.organisations import Level, Organisation, Profile, Role
from domain.people import Person
from domain.policies import ListedKind, Matter, Policy, PolicyBackwards, QuotaRaising
from services.policies import PolicyOfWhich
from services.rights import NotAllowed, OutsideBranch
from storage.database import Storage
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, founded, met, told
from tests.storage.county import NOON

NEXT = date(2026, 4, 1)
READING = ListedKind(KindName(Kind.OWN, "读书会"), "Reading circle")


async def under(tx: Transaction, place: County) -> tuple[Organisation, Person, Organisation]:
    """An organisation below the office, with an administrator of its own, and one beside it."""
    below, beside = [
        await tx.organisations.add(
            name,
            Level.GRASSROOTS_COMMITTEE,
            Profile.NOTICE_2017,
            zone="Asia/Shanghai",
            language="zh",
            parent=parent,
        )
        for name, parent in (("Below", place.office.id), ("Beside", None))
    ]
    there = await met(tx, 950, "Sun")
    await tx.roles.grant(there.id, below.id, Role.ADMINISTRATOR, NOON)
    return below, there, beside


async def test_what_is_set_holds_below_from_its_day_on(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        below, there, _ = await under(tx, place)
        policies = services(tx, NOON).policies
        policy = Policy(place.office.id, Matter.ACTIVITIES, NEXT, 4)
        assert await policies.set(place.administrator, policy) == policy
        kinds = Policy(place.office.id, Matter.KINDS, NEXT, kinds=(READING,))
        await policies.set(place.administrator, kinds)
        now = await policies.of(there, below.id)
        assert now.rules.figure(Matter.ACTIVITIES) == 5
        assert now.coming == (policy, kinds)
        assert now.changes
        later = services(tx, NOON.replace(month=4, day=1)).policies
        view = await later.of(place.cadre, place.office.id)
        assert (view.rules.figure(Matter.ACTIVITIES), view.rules.kinds) == (4, (READING,))
        assert (view.coming, view.changes, view.sees_raisings) == ((), False, False)
        assert [deed.action for deed in await tx.audit.latest(2)] == ["set-kinds", "set-activities"]
        assert await told(tx) == []


async def test_a_raise_is_refused_noted_and_shown_to_the_level_above(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        below, there, _ = await under(tx, place)
        policies = services(tx, NOON).policies
        wanted = Policy(below.id, Matter.ACTIVITIES, NEXT, 6)
        refused = await policies.set(there, wanted)
        assert isinstance(refused, QuotaRaising)
        assert (refused.before, refused.wanted) == (place.office.id, 6)
        again = await policies.set(there, replace(wanted, figure=7))
        assert isinstance(again, QuotaRaising)
        assert (await policies.of(there, below.id)).coming == ()
        office, found, more = await policies.raisings(place.administrator, place.office.id)
        assert (office.id, more) == (place.office.id, False)
        assert found == [(again, "Below"), (refused, "Below")]
        assert (await policies.of(place.administrator, place.office.id)).raisings == 2
        noted = (await tx.audit.latest(1))[0]
        assert (noted.action, noted.noun) == ("refused-raising-activities", "quota-raising")
        assert (noted.by, noted.number) == (there.id, again.id)
        assert await told(tx) == [("QuotaRaisingRefused", place.administrator.id)]  # one a day


async def test_a_raise_from_a_day_that_is_past_is_on_record_too(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        wanted = Policy(place.office.id, Matter.CONTACTS, date(2026, 1, 1), 101)
        refused = await services(tx, NOON).policies.set(place.administrator, wanted)
        assert isinstance(refused, QuotaRaising)
        assert refused.before is None  # nothing is above
        with pytest.raises(PolicyBackwards):
            await services(tx, NOON).policies.set(place.administrator, replace(wanted, figure=99))


async def test_only_administrators_of_the_branch_set_and_see_raises(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        below, there, beside = await under(tx, place)
        policies = services(tx, NOON).policies
        policy = Policy(place.office.id, Matter.ACTIVITIES, NEXT, 4)
        for somebody in (place.cadre, place.young, None):
            with pytest.raises(NotAllowed):
                await policies.set(somebody, policy)
        for where in (place.office.id, beside.id):
            with pytest.raises(OutsideBranch):
                await policies.set(there, replace(policy, organisation=where))
            with pytest.raises(OutsideBranch):
                await policies.raisings(there, where)
        lower = replace(policy, organisation=below.id)
        assert await policies.set(place.administrator, lower) == lower
        with pytest.raises(NotAllowed):
            await policies.of(place.young, place.office.id)


async def test_whoever_has_several_offices_names_one(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        _, _, beside = await under(tx, place)
        policies = services(tx, NOON).policies
        assert await policies.own_office(place.administrator) == place.office.id
        await tx.roles.grant(place.administrator.id, beside.id, Role.ADMINISTRATOR, NOON)
        with pytest.raises(PolicyOfWhich):
            await policies.own_office(place.administrator)
        with pytest.raises(NotAllowed):
            await policies.own_office(place.cadre)
