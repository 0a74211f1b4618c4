"""Updates: each is taken once, and whatever is put aside ends."""

import asyncio

import pytest

from domain.groups import Author, GroupId
from domain.people import PersonId
from domain.retention import Kept
from storage.database import Storage
from storage.updates.books import Sums
from tests.storage.county import HOUR, NOON, TODAY

ONE, TWO = GroupId(1), GroupId(2)


async def test_an_id_is_fresh_once(storage: Storage) -> None:
    async with storage.read_write() as tx:
        assert await tx.updates.fresh([3, 1, 2], NOON) == {1, 2, 3}
    async with storage.read_write() as tx:
        assert await tx.updates.fresh([2, 3, 4], NOON) == {4}
        assert await tx.updates.fresh([], NOON) == set()


async def test_an_id_twice_in_one_batch_is_one(storage: Storage) -> None:
    async with storage.read_write() as tx:
        assert await tx.updates.fresh([7, 7], NOON) == {7}


async def test_an_id_is_not_taken_by_a_batch_that_is_rolled_back(storage: Storage) -> None:
    async def lost() -> None:
        async with storage.read_write() as tx:
            await tx.updates.fresh([1], NOON)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await lost()
    async with storage.read_write() as tx:
        assert await tx.updates.fresh([1], NOON) == {1}


async def test_of_two_batches_at_once_one_gets_each_id(storage: Storage) -> None:
    async def take(order: list[int]) -> set[int]:
        async with storage.read_write() as tx:
            return await tx.updates.fresh(order, NOON)

    ids = list(range(300))
    one, two = await asyncio.gather(take(ids), take(ids[::-1]))
    assert one | two == set(ids)
    assert one & two == set()


async def test_old_ids_are_dropped_and_younger_ones_stay(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.updates.fresh([1], NOON)
        await tx.updates.fresh([2], NOON + HOUR)
        await tx.ageing.forget(Kept.UPDATE_IDS, NOON)
        assert await tx.updates.fresh([1, 2], NOON) == {1}


async def test_an_album_is_fresh_once_in_each_group(storage: Storage) -> None:
    async with storage.read_write() as tx:
        assert await tx.albums.fresh([(ONE, "a"), (ONE, "a"), (TWO, "a")], NOON) == {
            (ONE, "a"),
            (TWO, "a"),
        }
        assert await tx.albums.fresh([(ONE, "a"), (ONE, "b")], NOON) == {(ONE, "b")}
        await tx.ageing.forget(Kept.ALBUMS, NOON)
        assert await tx.albums.fresh([(ONE, "a")], NOON) == {(ONE, "a")}


async def test_the_author_of_a_message_is_remembered_as_far_as_agreed(storage: Storage) -> None:
    known, unknown = Author(PersonId(5), cadre_side=False), Author(None, cadre_side=False)
    cadre = Author(None, cadre_side=True)
    async with storage.read_write() as tx:
        await tx.authors.note([(ONE, 12, unknown), (ONE, 11, known), (ONE, 13, cadre)], NOON)
        await tx.authors.note([(ONE, 11, unknown)], NOON)
        assert await tx.authors.of(ONE, [11, 12, 13, 14]) == {11: known, 12: unknown, 13: cadre}
        assert await tx.authors.of(TWO, [11]) == {}
        await tx.ageing.forget(Kept.AUTHORS, NOON)
        assert await tx.authors.of(ONE, [11]) == {}


async def test_what_is_parked_is_taken_once_and_in_order(storage: Storage) -> None:
    async with storage.read_write() as tx:
        assert await tx.parked.park("poll:7", 1, "first", NOON)
        assert await tx.parked.park("poll:7", 2, "second", NOON)
        assert not await tx.parked.park("poll:7", 2, "second", NOON)
        await tx.parked.park("poll:8", 3, "other", NOON)
        assert await tx.parked.take("poll:7") == ["first", "second"]
        assert await tx.parked.take("poll:7") == []


async def test_what_is_parked_in_vain_is_dropped(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.parked.park("poll:7", 1, "old", NOON)
        await tx.parked.park("poll:7", 2, "young", NOON + HOUR)
        assert await tx.ageing.forget(Kept.PARKED, NOON) == 1
        assert await tx.parked.take("poll:7") == ["young"]


async def test_a_failed_update_is_kept_whole_and_counts_its_attempts(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.failed.keep(1, '{"update_id":1}', "KeyError wishes.py:12", NOON)
        await tx.failed.keep(1, '{"update_id":1}', "KeyError wishes.py:13", NOON + HOUR)
        [kept] = await tx.failed.list()
        assert (kept.body, kept.attempts, kept.failed_at) == ('{"update_id":1}', 2, NOON)
        assert await tx.failed.drop(1)
        assert not await tx.failed.drop(1)


async def test_a_failed_update_is_forgotten_after_its_time(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.failed.keep(1, "{}", "KeyError", NOON)
        await tx.ageing.forget(Kept.FAILED, NOON)
        assert await tx.failed.list() == []


async def test_a_private_chat_bears_a_persons_id_and_is_not_quarantined_with_it(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        assert await tx.quarantine.put(1, "message", -100, "ValidationError", NOON)
        assert await tx.quarantine.put(2, "message", 31337, "ValidationError", NOON)
        assert not await tx.quarantine.put(2, "message", 31337, "ValidationError", NOON)
        rows = await tx._connection.exec_driver_sql("SELECT chat_id FROM quarantined ORDER BY id")
        assert rows.scalars().all() == [-100, None]


async def test_the_books_add_up_by_day_and_show_what_was_lost(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.books.add(TODAY, Sums(seen=3, counted=2, acted=1))
        await tx.books.add(TODAY, Sums(seen=4, ignored=1, quarantined=1, failed=1))
        [(day, sums)] = (await tx.books.days()).items()
    assert (day, sums) == (TODAY, Sums(7, 2, 1, 1, 1, 1))
    assert sums.lost == 1


async def test_a_start_knows_whether_the_stop_before_it_was_clean(storage: Storage) -> None:
    async with storage.read_write() as tx:
        assert not await tx.process.start()
        await tx.process.stop_cleanly(NOON)
    async with storage.read_write() as tx:
        assert await tx.process.start()
        assert not await tx.process.start()


async def test_an_update_that_killed_the_process_is_recognised(storage: Storage) -> None:
    async with storage.read_write() as tx:
        assert await tx.process.try_update(9, NOON) == 1
    async with storage.read_write() as tx:
        assert await tx.process.try_update(9, NOON) == 2
        await tx.process.forget_tries([9])
        assert await tx.process.try_update(9, NOON) == 1
        await tx.process.stop_cleanly(NOON)
        assert await tx.process.try_update(9, NOON) == 1
