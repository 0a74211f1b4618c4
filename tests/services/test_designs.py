"""Co-design: one vote each, sums of enough people, closed once; and nobody ever by name."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest

from domain.consents import Purpose
from domain.designs import (
    MOST_GROUPS,
    OPEN_AT_MOST,
    Design,
    DesignMovedOn,
    DesignNeedsAGroup,
    DesignNotYours,
    DesignsEnough,
    DesignState,
    DesignTooFew,
    DesignTooWide,
    Draft,
)
from domain.evaluations import FEWEST
from domain.organisations import Role
from domain.people import Person
from domain.retention import Kept
from services.designs import Where
from storage.database import Storage
from storage.tables.designs import design_cards, design_options, design_votes
from storage.transaction import Transaction
from tests.desks import services
from tests.services.people_of_a_county import County, counting_group, founded, met, told
from tests.storage import county
from tests.storage.county import NOON

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
TWO = Draft("Next time?", ("Hike", "Chess"))


async def asked(tx: Transaction, place: County, draft: Draft = TWO) -> Design:
    return await services(tx, NOON).designs.ask(place.cadre, Where(), draft, 3)


async def around(tx: Transaction, place: County, number: int) -> list[Person]:
    """Who takes part in the group, besides `young`."""
    found = []
    for extra in range(number):
        one = await county.contact(tx, place.line, 700 + extra)
        await tx.memberships.join(place.group.id, one.id, NOON)
        found.append(one)
    return found


async def choose(tx: Transaction, people: Sequence[Person], design: Design, place: int) -> None:
    for one in people:
        await services(tx, NOON).design_votes.vote(one, design.id, place)


async def test_a_vote_can_be_changed_and_stays_one(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        design = await asked(tx, place)
        votes = services(tx, NOON).design_votes
        assert (await votes.vote(place.young, design.id, 0)).own == "Hike"
        seen = await votes.vote(place.young, design.id, 1)
        assert (seen.own, seen.people) == ("Chess", 1)
        for wrong in (-1, 2):
            with pytest.raises(DesignMovedOn):
                await votes.vote(place.young, design.id, wrong)


async def test_of_many_taps_at_once_one_vote_comes(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        design = await asked(tx, place)

    async def tap(option: int) -> None:
        async with storage.read_write() as tx:
            await services(tx, NOON).design_votes.vote(place.young, design.id, option)

    await asyncio.gather(*(tap(number % 2) for number in range(8)))
    async with storage.read_only() as view:
        assert await view.designs.voters(design.id) == 1


async def test_a_vote_beside_the_closing_is_in_the_sum_or_refused(storage: Storage) -> None:
    """Whichever transaction is first, no vote is lost and none is left behind."""
    async with storage.read_write() as tx:
        place = await founded(tx)
        people = await around(tx, place, 6)
        design = await asked(tx, place)

    async def vote(one: Person) -> bool:
        try:
            async with storage.read_write() as tx:
                await services(tx, NOON).design_votes.vote(one, design.id, 0)
        except DesignMovedOn:
            return False
        return True

    async def close() -> bool:
        async with storage.read_write() as tx:
            return bool(await services(tx, NOON + 3 * DAY).designs.close_due())

    *voted, _, _ = await asyncio.gather(*map(vote, people), close(), close())
    async with storage.read_only() as view:
        closed = await view.designs.get(design.id)
        assert closed is not None
        assert (closed.state, closed.people) == (DesignState.CLOSED, sum(voted))
        assert await view.designs.voters(design.id) == 0


async def test_the_clock_closes_it_once_however_late_and_however_many_ring(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        await choose(tx, [place.young], await asked(tx, place), 0)
        assert await services(tx, NOON).designs.next_closing() == NOON + 3 * DAY
        assert not await services(tx, NOON + 3 * DAY - SECOND).designs.close_due()
        await told(tx)

    async def ring() -> None:
        async with storage.read_write() as tx:
            await services(tx, NOON + 9 * DAY).designs.close_due()

    await asyncio.gather(ring(), ring())
    async with storage.read_write() as tx:
        assert not await services(tx, NOON + 9 * DAY).designs.close_due()
        assert [name for name, _ in await told(tx)].count("DesignClosed") == 1
        assert await services(tx, NOON).designs.next_closing() is None


@pytest.mark.parametrize(("people", "shown"), [(FEWEST - 1, False), (FEWEST, True)])
async def test_the_asker_reads_sums_of_enough_people_and_only_at_the_end(
    storage: Storage, people: int, shown: bool
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        design = await asked(tx, place)
        await choose(tx, await around(tx, place, people), design, 1)
        designs = services(tx, NOON).designs
        before = await designs.look(place.cadre, design.id)
        assert (before.people, before.design.chosen) == (people, None)
        closed = await designs.close(place.cadre, design.id)
        assert closed.people == people
        assert (closed.chosen is not None) is shown
        with pytest.raises(DesignMovedOn):
            await designs.close(place.cadre, design.id)
        if shown:
            panel = await designs.share(place.cadre, design.id)
            assert panel.design.state is DesignState.SHARED
            with pytest.raises(DesignMovedOn):
                await designs.share(place.cadre, design.id)
        else:
            with pytest.raises(DesignTooFew):
                await designs.share(place.cadre, design.id)


async def test_without_consent_or_in_no_group_of_it_nobody_is_noted(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        design = await asked(tx, place)
        votes = services(tx, NOON).design_votes
        stranger = await met(tx, 555, "Stranger")
        elsewhere = await county.contact(tx, place.line, 556)
        await tx.consents.take_back(place.young.id, Purpose.ACTIVITY)
        for one in (None, stranger, elsewhere, place.young, place.cadre):
            with pytest.raises(DesignNeedsAGroup):
                await votes.vote(one, design.id, 0)
            with pytest.raises(DesignNeedsAGroup):
                await votes.begin(one, design.id)
            assert not await votes.open_to(one)
        assert await tx.designs.voters(design.id) == 0


async def test_once_its_time_is_over_no_vote_is_taken_before_the_clock_rings(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        design = await asked(tx, place)
        with pytest.raises(DesignMovedOn):
            await services(tx, NOON + 3 * DAY).design_votes.vote(place.young, design.id, 0)


async def test_who_takes_back_the_agreement_or_is_erased_takes_the_vote_along(
    storage: Storage,
) -> None:
    """Of what is closed the sum stays."""
    async with storage.read_write() as tx:
        place = await founded(tx)
        people = await around(tx, place, FEWEST)
        over, open_one = await asked(tx, place), await asked(tx, place)
        for one in (over, open_one):
            await choose(tx, people, one, 0)
        await services(tx, NOON).designs.close(place.cadre, over.id)
        for gone in people[:2]:
            await tx.designs.suggest(open_one, gone.id, "Swim across the river")
        held = await tx.my_data.of(people[0].id)
        assert {"design_votes", "design_ideas"} <= set(held)
        await tx.erasing.erase(people[0])
        await services(tx, NOON).people.leave(people[1])
        assert await tx.designs.voters(open_one.id) == FEWEST - 2
        assert await tx.designs.ideas(open_one.id) == []
        still = await tx.designs.get(over.id)
        assert still is not None
        assert still.people == FEWEST


async def test_an_idea_is_read_without_a_name_and_goes_a_week_after_the_end(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        design = await asked(tx, place)
        votes, designs = services(tx, NOON).design_votes, services(tx, NOON).designs
        for text in ("Swim", "Swim far"):
            begun = await votes.begin(place.young, design.id)
            assert begun.talk is not None
            await votes.said(place.young, begun.talk, text)
        assert (await designs.look(place.cadre, design.id)).ideas == ()
        await designs.close(place.cadre, design.id)
        assert (await designs.look(place.cadre, design.id)).ideas == ("Swim far",)
        assert (await tx.ageing.oldest())[Kept.DESIGN_IDEAS] == NOON + 3 * DAY
        await services(tx, NOON + 10 * DAY - SECOND).retention.forget_due()
        assert await tx.designs.ideas(design.id)
        await services(tx, NOON + 10 * DAY).retention.forget_due()
        assert await tx.designs.ideas(design.id) == []


async def test_what_is_withdrawn_leaves_no_vote_and_no_idea(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        design = await asked(tx, place)
        await choose(tx, [place.young], design, 0)
        await tx.designs.suggest(design, place.young.id, "Swim")
        gone = await services(tx, NOON).designs.withdraw(place.cadre, design.id)
        assert (gone.state, gone.people) == (DesignState.WITHDRAWN, 0)
        assert await tx.designs.voters(design.id) == 0
        assert await tx.designs.ideas(design.id) == []
        assert await services(tx, NOON).designs.overview(place.cadre) == []


async def test_it_is_the_askers_as_long_as_they_run_a_group_of_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        design = await asked(tx, place)
        designs = services(tx, NOON).designs
        for other in (None, place.young, place.deputy, place.administrator):
            with pytest.raises(DesignNotYours):
                await designs.close(other, design.id)
        await tx.cadres.leave_office(place.line.id, NOON.date())
        with pytest.raises(DesignNotYours):
            await designs.close(place.cadre, design.id)
        await told(tx)
        assert await services(tx, NOON + 3 * DAY).designs.close_due()
        assert "DesignClosed" not in [name for name, _ in await told(tx)]


async def test_staff_ask_every_group_of_their_branch(storage: Storage) -> None:
    async with storage.read_write() as tx:
        place = await founded(tx)
        staff = await met(tx, 910, "Staff")
        await tx.roles.grant(staff.id, place.office.id, Role.ORGAN_STAFF, NOON)
        second = await counting_group(tx, place.line, -200)
        branch = Where(office=place.office.id)
        design = await services(tx, NOON).designs.ask(staff, branch, TWO, 1)
        cards = await tx.designs.cards(design.id)
        assert [one.group for one in cards] == [place.group.id, second.id]
        with pytest.raises(DesignNotYours):
            await services(tx, NOON).designs.ask(place.cadre, branch, TWO, 1)
        for number in range(MOST_GROUPS):
            await counting_group(tx, place.line, -300 - number)
        with pytest.raises(DesignTooWide):
            await services(tx, NOON).designs.ask(staff, branch, TWO, 1)


async def test_one_asks_so_many_things_at_once_and_no_more(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        for _ in range(OPEN_AT_MOST):
            await asked(tx, place)
        with pytest.raises(DesignsEnough):
            await asked(tx, place)


async def test_an_option_that_was_proposed_becomes_the_proposals_activity(
    sqlite: Storage,
) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        proposal = await tx.proposals.propose(place.group.id, place.young.id, "Hike", NOON)
        design = await asked(tx, place)
        await choose(tx, await around(tx, place, FEWEST), design, 0)
        given = services(tx, NOON)
        await given.designs.close(place.cadre, design.id)
        begun = await given.activity_talks.from_design(place.cadre, design.id, 0)
        assert begun.talk is not None
        assert (begun.talk.given["title"], begun.talk.given["proposal"]) == ("Hike", proposal)
        mine = (await tx.my_data.of(place.cadre.id))["design_options"]
        assert [row["text"] for row in mine] == ["Chess"]
        with pytest.raises(DesignMovedOn):
            await given.activity_talks.from_design(place.cadre, design.id, 1)


async def test_cards_are_posted_anew_where_the_chat_became_another_one(sqlite: Storage) -> None:
    async with sqlite.read_write() as tx:
        place = await founded(tx)
        design = await asked(tx, place)
        cards = services(tx, NOON).design_cards
        await cards.posted(1, {}, {"message_id": 9})
        await told(tx)
        await cards.lost(place.group.id)
        assert [name for name, _ in await told(tx)] == ["DesignAsked"]
        [card] = await tx.designs.cards(design.id)
        assert card.message is None


def test_where_a_vote_stands_there_is_no_moment_and_where_a_sum_stands_nobody() -> None:
    assert set(design_votes.c.keys()) == {"design_id", "person_id", "place"}
    assert "person_id" not in {*design_options.c.keys(), *design_cards.c.keys()}
