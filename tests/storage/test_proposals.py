"""Proposals: supported once, and nameless and wordless when somebody is erased."""

from domain.proposals import ProposalState
from storage.database import Storage
from tests.storage import county
from tests.storage.county import NOON


async def test_each_supports_once_and_the_most_wanted_comes_first(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line = await county.cadre(tx)
        where = await county.group(tx, line)
        one, two = await county.person(tx, 20), await county.person(tx, 21)
        first = await tx.proposals.propose(where.id, one.id, "Stars", NOON)
        second = await tx.proposals.propose(where.id, one.id, "Sunset", NOON)
        assert await tx.proposals.support(second, two.id, NOON)
        assert not await tx.proposals.support(second, two.id, NOON)
        found = await tx.proposals.open_in([where.id], 9)
        assert [(found.id, found.supporters) for found in found] == [(second, 1), (first, 0)]
        assert await tx.proposals.open_of(one.id) == 2
        assert await tx.proposals.wanted_by(second) == [one.id, two.id]
        assert await tx.proposals.move(first, ProposalState.TAKEN)
        assert not await tx.proposals.move(first, ProposalState.WITHDRAWN)


async def test_whoever_is_erased_proposes_and_supports_nothing(storage: Storage) -> None:
    async with storage.read_write() as tx:
        line = await county.cadre(tx)
        where = await county.group(tx, line)
        one, two = await county.person(tx, 20), await county.person(tx, 21)
        proposal = await tx.proposals.propose(where.id, one.id, "Stars", NOON)
        await tx.proposals.support(proposal, two.id, NOON)
        for who in (one, two):
            await tx.erasing.erase(who)
        found = await tx.proposals.get(proposal)
        assert found is not None
        assert (found.state, found.text, found.person) == (ProposalState.WITHDRAWN, "", None)
        assert found.supporters == 0
