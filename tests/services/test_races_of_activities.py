"""Two at once: approving, supporting, taking a proposal, setting a policy. On both databases."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from domain.activities import ActivityState, Plan
from domain.entering import NothingToApprove
from domain.people import Person
from domain.policies import Matter, Policy
from domain.proposals import ProposalMovedOn
from domain.refusals import Refusal
from services.services import Services
from storage.database import Storage
from tests.desks import services
from tests.services.people_of_a_county import County, founded, told
from tests.storage import county
from tests.storage.county import HOUR, NOON

RACERS = 6
PAST = Plan("league-class", "Reading", NOON - 4 * HOUR, NOON - 2 * HOUR, "Hall")
AHEAD = Plan("culture-or-sports", "Sunset", NOON + HOUR, NOON + 2 * HOUR, "River")
NEXT = date(2026, 4, 1)
Deed = Callable[[Services], Awaitable[object]]


async def at_once(storage: Storage, deeds: list[Deed]) -> list[type[Refusal] | None]:
    """Each in a transaction of its own: by what each was refused."""

    async def done(deed: Deed) -> type[Refusal] | None:
        try:
            async with storage.read_write() as tx:
                await deed(services(tx, NOON))
        except Refusal as refused:
            return type(refused)
        return None

    return await asyncio.gather(*(done(one) for one in deeds))


async def prepared(storage: Storage) -> County:
    async with storage.read_write() as tx:
        return await founded(tx)


async def test_of_several_who_approve_at_once_one_does(storage: Storage) -> None:
    place = await prepared(storage)
    async with storage.read_write() as tx:
        entered = await services(tx, NOON).entering.enter(place.cadre, place.group.id, PAST)
        await told(tx)

    def approves(by: Person) -> Deed:
        return lambda one: one.entering.approve(by, entered.id)

    both = [approves(place.deputy), approves(place.administrator)] * (RACERS // 2)
    found = await at_once(storage, both)
    assert sorted(found, key=str) == [*[NothingToApprove] * (RACERS - 1), None]
    async with storage.read_write() as tx:
        assert await told(tx) == [("ActivityApproved", place.cadre.id)]


async def test_of_a_yes_and_a_no_at_once_one_is_the_answer(storage: Storage) -> None:
    place = await prepared(storage)
    async with storage.read_write() as tx:
        entered = await services(tx, NOON).entering.enter(place.cadre, place.group.id, PAST)
        await told(tx)
    deeds: list[Deed] = [
        lambda one: one.entering.approve(place.deputy, entered.id),
        lambda one: one.entering.decline(place.administrator, entered.id, "No"),
    ]
    found = await at_once(storage, deeds * (RACERS // 2))
    assert sorted(found, key=str) == [*[NothingToApprove] * (RACERS - 1), None]
    async with storage.read_write() as tx:
        kept = await tx.activities.get(entered.id)
        assert kept is not None
        assert (kept.approved_at is None) is (kept.state is ActivityState.DECLINED)
        heard = [name for name, who in await told(tx) if who == place.cadre.id]
        assert heard == ["ActivityDeclined" if kept.declined_for else "ActivityApproved"]


async def test_each_supports_once_however_often_they_tap(storage: Storage) -> None:
    place = await prepared(storage)
    async with storage.read_write() as tx:
        friend = await county.contact(tx, place.line, 1001)
        await tx.memberships.join(place.group.id, friend.id, NOON)
        made = await services(tx, NOON).proposals.propose(place.young, "Sunset")

    def supports(by: Person) -> Deed:
        return lambda one: one.proposals.support(by, made.id)

    found = await at_once(storage, [supports(friend), supports(place.young)] * (RACERS // 2))
    assert found == [None] * RACERS
    async with storage.read_only() as view:
        kept = await view.proposals.get(made.id)
        assert kept is not None
        assert kept.supporters == 1


async def test_a_proposal_becomes_one_activity_and_its_people_hear_of_it_once(
    storage: Storage,
) -> None:
    place = await prepared(storage)
    async with storage.read_write() as tx:
        made = await services(tx, NOON).proposals.propose(place.young, "Sunset")
        await told(tx)

    def takes(by: Person, later: timedelta) -> Deed:
        async def done(one: Services) -> None:
            plan = Plan(
                AHEAD.kind, AHEAD.title, AHEAD.starts_at + later, AHEAD.ends_at + later, "River"
            )
            activity = await one.activities.announce(by, place.group.id, plan)
            await one.proposals.taken(made.id, activity.id)

        return done

    found = await at_once(storage, [takes(place.cadre, HOUR), takes(place.deputy, 2 * HOUR)])
    assert sorted(found, key=str) == [ProposalMovedOn, None]
    async with storage.read_write() as tx:
        assert sorted(await told(tx), key=str) == [
            ("ActivityCard", None),
            ("ProposalTaken", place.young.id),
        ]


async def test_of_two_policies_set_at_one_moment_the_same_one_holds_for_everybody(
    storage: Storage,
) -> None:
    """Both are kept, in their order, and the later one is in force."""
    place = await prepared(storage)

    def sets(figure: int) -> Deed:
        policy = Policy(place.office.id, Matter.ACTIVITIES, NEXT, figure)
        return lambda one: one.policies.set(place.administrator, policy)

    assert await at_once(storage, [sets(3), sets(4)]) == [None, None]
    async with storage.read_write() as tx:
        kept = [one.figure for one in await tx.policies.of([place.office.id])]
        later = services(tx, NOON + timedelta(days=30)).policies
        seen = [await later.of(one, place.office.id) for one in (place.cadre, place.administrator)]
    assert sorted(kept) == [3, 4]
    assert {one.rules.figure(Matter.ACTIVITIES) for one in seen} == {kept[-1]}
