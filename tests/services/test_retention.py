"""Retention: what was needed for a while goes, in chunks, and doing it twice changes nothing."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.retention import KEPT_FOR, Kept
from storage.database import Storage
from storage.transaction import Transaction
from storage.updates.books import Sums
from tests.desks import SHANGHAI, services
from tests.storage.county import group, office, person, said
from tests.storage.test_ageing import fill, left

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
MIDNIGHT = datetime(2026, 3, 3, tzinfo=SHANGHAI)


async def forget(storage: Storage, now: datetime) -> int:
    async with storage.read_write() as tx:
        return await services(tx, now).retention.forget_due()


async def fold(storage: Storage, now: datetime) -> int:
    async with storage.read_write() as tx:
        return await services(tx, now).retention.fold_due()


@pytest.mark.parametrize("kept", Kept)
async def test_each_kind_goes_when_its_time_is_over_and_no_second_earlier(
    storage: Storage, kept: Kept
) -> None:
    async with storage.read_write() as tx:
        await fill(tx)
    over = NOON + KEPT_FOR[kept]
    await forget(storage, over - SECOND)
    async with storage.read_write() as tx:
        before = await left(tx, kept)
    await forget(storage, over)
    async with storage.read_write() as tx:
        assert (before, await left(tx, kept)) == (2, 1)


async def test_after_all_terms_nothing_is_left_and_nothing_more_is_due(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await fill(tx)
    late = NOON + 460 * DAY
    assert await forget(storage, late) == 2 * len(Kept)
    assert await forget(storage, late) == 0
    async with storage.read_write() as tx:
        assert [await left(tx, kept) for kept in Kept] == [0] * len(Kept)
        assert await services(tx, late).retention.next_forgetting() is None


async def test_one_transaction_forgets_500_rows_at_most(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await fill(tx)
        await tx.updates.fresh(range(100, 1090), NOON)
    late = NOON + 460 * DAY
    counts = [await forget(storage, late) for _ in range(4)]
    assert counts == [500, 500, 990 + 2 * len(Kept) - 1000, 0]


async def test_what_was_parked_in_vain_is_booked_as_ignored_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        for number in range(3):
            await tx.parked.park("topic:7", number, "{}", NOON)
    await asyncio.gather(*(forget(storage, NOON + HOUR) for _ in range(3)))
    async with storage.read_write() as tx:
        assert await tx.parked.take("topic:7") == []
        assert await tx.books.days() == {date(2026, 3, 2): Sums(seen=3, ignored=3)}


async def test_the_bell_has_to_be_rung_for_words_with_the_hour(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.updates.fresh([1], NOON)
        assert await bell(tx, NOON) == datetime(2026, 3, 5, tzinfo=SHANGHAI)
        await tx.drafts.save((await person(tx)).id, "wish", {}, NOON)
        await tx.parked.park("topic:7", 1, "{}", NOON + SECOND)
        assert await bell(tx, NOON) == NOON + 2 * HOUR


async def bell(tx: Transaction, now: datetime) -> datetime | None:
    return await services(tx, now).retention.next_forgetting()


# ----------------------------------------------------------------------------------- the blocks


async def test_blocks_of_a_day_become_a_number_48_hours_after_its_end(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await group(tx)
        await tx.activity.add(said(where.id, 5, date(2026, 3, 2), blocks=0b11))
        due = await services(tx, NOON).retention.next_folding()
    assert due == MIDNIGHT + 48 * HOUR
    assert await fold(storage, due - SECOND) == 0
    assert await fold(storage, due) == 1
    assert await fold(storage, due) == 0
    async with storage.read_write() as tx:
        assert await services(tx, due).retention.next_folding() is None
        [row] = [row async for row in tx.reports.activity()]
    assert (row.blocks, row.counted["messages"]) == (2, 1)


async def test_the_westernmost_office_decides_when_a_day_is_over(storage: Storage) -> None:
    async with storage.read_write() as tx:
        where = await office(tx)
        assert where.zone == "Asia/Shanghai"
        await tx.organisations.add("West", where.level, where.profile, zone="UTC", language="zh")
        await tx.activity.add(said(1, 5, date(2026, 3, 2)))
    assert await fold(storage, MIDNIGHT + 48 * HOUR) == 0
    assert await fold(storage, datetime(2026, 3, 5, tzinfo=UTC)) == 1


async def test_what_is_worked_off_late_is_folded_with_the_next_day(storage: Storage) -> None:
    late = date(2026, 2, 26)
    async with storage.read_write() as tx:
        await tx.activity.add(said(1, 5, late, blocks=0b1))
    assert [await fold(storage, MIDNIGHT) for _ in range(2)] == [1, 0]
    async with storage.read_write() as tx:
        await tx.activity.add(said(1, 5, late, blocks=0b10))
    assert await fold(storage, MIDNIGHT + DAY) == 1


async def test_a_clock_that_was_wrong_once_keeps_nothing_from_being_folded(
    storage: Storage,
) -> None:
    assert await fold(storage, MIDNIGHT + 1000 * DAY) == 0
    async with storage.read_write() as tx:
        await tx.activity.add(said(1, 5, date(2026, 1, 2)))
    assert await fold(storage, MIDNIGHT) == 1
