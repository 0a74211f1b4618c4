"""People: one row of identity, consents by purpose, refusals that name nobody."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import func, select

from domain.consents import Purpose
from domain.organisations import CadreId
from domain.people import AgeBand, Draft
from domain.retention import Kept
from storage.database import Storage
from storage.tables.people import keys, refusals
from tests.storage.county import HOUR, NOON, person


async def test_somebody_met_twice_keeps_the_number_and_gets_the_new_name(storage: Storage) -> None:
    async with storage.read_write() as tx:
        first = await tx.people.meet(2**40, "Li Lei", "zh", reachable=True, now=NOON)
        again = await tx.people.meet(2**40, "李雷", "en", reachable=False, now=NOON + HOUR)
        assert again.id == first.id
        assert (again.name, again.language, again.started_at) == ("李雷", "en", NOON)
        assert again.reachable
        assert await tx.people.by_telegram_id(2**40) == again == await tx.people.get(first.id)


async def test_reachable_changes_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await person(tx)
        assert await tx.people.set_reachable(met.id, reachable=False)
        assert not await tx.people.set_reachable(met.id, reachable=False)


async def test_numbers_are_told_of_those_who_are_known(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await person(tx, 7)
        assert await tx.people.numbers([7, 8]) == {7: met.id}
        assert await tx.people.numbers([]) == {}


async def test_of_the_youngest_no_age_is_kept(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await person(tx)
        with pytest.raises(ValueError, match="younger than 14"):
            await tx.people.set_age_band(met.id, AgeBand.UNDER_14)
        await tx.people.set_age_band(met.id, AgeBand.MINOR)
        found = await tx.people.get(met.id)
    assert found is not None
    assert found.age_band is AgeBand.MINOR


async def test_a_consent_is_given_once_and_taken_back_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await person(tx)
        assert await tx.consents.give(met.id, Purpose.ACTIVITY, NOON)
        assert not await tx.consents.give(met.id, Purpose.ACTIVITY, NOON + HOUR)
        assert (await tx.consents.of(met.id))[Purpose.ACTIVITY].given_at == NOON
        assert await tx.consents.take_back(met.id, Purpose.ACTIVITY)
        assert not await tx.consents.take_back(met.id, Purpose.ACTIVITY)
        assert await tx.consents.of(met.id) == {}


async def test_all_consents_are_taken_back_at_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await person(tx)
        for purpose in Purpose:
            await tx.consents.give(met.id, purpose, NOON)
        assert await tx.consents.take_back(met.id)
        assert await tx.consents.of(met.id) == {}


async def test_a_batch_learns_who_agreed_to_be_counted(storage: Storage) -> None:
    async with storage.read_write() as tx:
        counted, invited = await person(tx, 7), await person(tx, 8)
        await tx.consents.give(counted.id, Purpose.ACTIVITY, NOON)
        await tx.consents.give(invited.id, Purpose.INVITATIONS, NOON)
        assert await tx.consents.among([7, 8, 9], Purpose.ACTIVITY) == {7: counted.id}


async def test_a_refusal_is_recognised_and_can_be_forgotten(storage: Storage) -> None:
    async with storage.read_write() as tx:
        assert not await tx.refusals.has(7)
        assert await tx.refusals.remember(7)
        assert not await tx.refusals.remember(7)
        assert await tx.refusals.has(7)
        assert not await tx.refusals.has(8)
        await tx.refusals.forget(7)
        assert not await tx.refusals.has(7)


async def test_a_refusal_is_a_digest_and_nothing_else(storage: Storage) -> None:
    assert refusals.c.keys() == ["digest"]
    async with storage.read_write() as tx:
        await tx.refusals.remember(31337)
        digest = await tx._connection.scalar(select(refusals.c.digest))
    assert len(bytes(digest or b"")) == 32


async def test_another_database_makes_another_digest(storage: Storage, tmp_path: Path) -> None:
    other = Storage.open(f"sqlite:///{tmp_path / 'other.db'}")
    await other.upgrade()
    digests = set()
    for one in (storage, other):
        async with one.read_write() as tx:
            await tx.refusals.remember(7)
            digests.add(await tx._connection.scalar(select(refusals.c.digest)))
    assert len(digests) == 2
    await other.close()


async def test_the_key_is_made_once_although_two_ask_for_it(storage: Storage) -> None:
    async def refuse(telegram_id: int) -> None:
        async with storage.read_write() as tx:
            await tx.refusals.remember(telegram_id)

    await asyncio.gather(*(refuse(telegram_id) for telegram_id in range(6)))
    async with storage.read_write() as tx:
        assert await tx._connection.scalar(select(func.count()).select_from(keys)) == 1
        assert all([await tx.refusals.has(telegram_id) for telegram_id in range(6)])


async def test_a_draft_is_saved_replaced_and_dropped(storage: Storage) -> None:
    async with storage.read_write() as tx:
        met = await person(tx)
        await tx.drafts.save(met.id, "wish", {"text": "一本书"}, NOON)
        await tx.drafts.save(met.id, "wish", {"text": "两本书"}, NOON + HOUR)
        kept = Draft(met.id, "wish", {"text": "两本书"}, NOON + HOUR)
        assert await tx.drafts.get(met.id) == kept
        await tx.ageing.forget(Kept.DRAFTS, NOON)
        await tx.drafts.drop(met.id)
        await tx.drafts.drop(met.id)
        assert await tx.drafts.get(met.id) is None


async def test_a_refusal_towards_a_cadre_is_remembered_apart(storage: Storage) -> None:
    """So that a cadre's bare count holds each person once."""
    async with storage.read_write() as tx:
        assert await tx.refusals.remember(7, CadreId(1))
        assert not await tx.refusals.remember(7, CadreId(1))
        assert await tx.refusals.remember(7, CadreId(2))
        assert not await tx.refusals.has(7)
        assert await tx.refusals.forget(7, CadreId(1))
        assert not await tx.refusals.forget(7, CadreId(1))
        assert await tx.refusals.forget(7, CadreId(2))
