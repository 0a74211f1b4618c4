"""The traps of the databases: each was met before, and is held by a test."""

import asyncio
import sqlite3
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from domain.consents import Purpose
from domain.people import PersonId
from domain.retention import Kept
from storage.columns import NaiveMoment
from storage.database import Storage
from storage.engine import BadAddress
from storage.failures import DatabaseFailure, Failure
from storage.tables.people import people
from storage.transaction import NestedTransaction, Spoiled, Transaction
from tests.storage.county import NOON, office, person


class Refused(Exception):
    """What a service raises."""


async def everybody(storage: Storage) -> list[str]:
    async with storage._engines.read.connect() as connection:
        return list(await connection.scalars(text("SELECT name FROM people ORDER BY telegram_id")))


async def test_a_transaction_is_committed_when_its_block_ends(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await person(tx)
    assert await everybody(storage) == ["Li Lei"]


async def test_a_transaction_that_raises_leaves_nothing(storage: Storage) -> None:
    async def refused() -> None:
        async with storage.read_write() as tx:
            await person(tx)
            raise Refused

    with pytest.raises(Refused):
        await refused()
    assert await everybody(storage) == []


async def test_a_transaction_that_is_cancelled_leaves_nothing_and_holds_nobody_up(
    storage: Storage,
) -> None:
    begun = asyncio.Event()

    async def waits_for_ever() -> None:
        async with storage.read_write() as tx:
            await tx.marks.set("cancelled", NOON)
            begun.set()
            await asyncio.get_running_loop().create_future()

    waiting = asyncio.create_task(waits_for_ever())
    await begun.wait()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    async with storage.read_write() as tx:
        assert await tx.marks.of("cancelled") is None


async def test_a_released_savepoint_goes_with_its_outer_transaction(storage: Storage) -> None:
    """SQLite's driver opens no transaction for a savepoint: released, it used to stay."""

    async def refused_after_a_savepoint() -> None:
        async with storage.read_write() as tx:
            async with tx.savepoint():
                await person(tx)
            raise Refused

    with pytest.raises(Refused):
        await refused_after_a_savepoint()
    assert await everybody(storage) == []


async def test_a_refused_savepoint_undoes_only_itself(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await person(tx, 1, "before")
        with suppress(Refused):
            async with tx.savepoint():
                await person(tx, 2, "inside")
                raise Refused
        await person(tx, 3, "after")
    assert await everybody(storage) == ["before", "after"]


async def test_two_that_read_and_then_write_lose_nothing(storage: Storage) -> None:
    """Plain BEGIN lets both read the same number, or refuses one of them at once."""
    async with storage.read_write() as tx:
        await person(tx, 1, "0")

    async def count_on() -> None:
        async with storage.read_write() as tx:
            asked = select(people.c.name)
            found = await tx._connection.scalar(
                asked if storage.is_sqlite else asked.with_for_update()
            )
            await asyncio.sleep(0)
            await person(tx, 1, str(int(str(found)) + 1))

    await asyncio.gather(*(count_on() for _ in range(20)))
    assert await everybody(storage) == ["20"]


async def test_two_processes_that_read_and_then_write_lose_nothing(
    sqlite: Storage, tmp_path: Path
) -> None:
    """Another engine on the same file stands for the command line beside a running bot."""
    other = Storage.open(f"sqlite:///{tmp_path / 'yijiabai.db'}")
    async with sqlite.read_write() as tx:
        await person(tx, 1, "0")

    async def count_on(storage: Storage) -> None:
        async with storage.read_write() as tx:
            found = await tx.people.by_telegram_id(1)
            assert found is not None
            await person(tx, 1, str(int(found.name) + 1))

    await asyncio.gather(*(count_on(one) for one in (sqlite, other) * 20))
    assert await everybody(sqlite) == ["40"]
    await other.close()


async def test_sqlite_has_one_writer_and_a_queue_before_it(sqlite: Storage) -> None:
    inside = 0

    async def write() -> None:
        nonlocal inside
        async with sqlite.read_write() as tx:
            inside += 1
            assert inside == 1
            await person(tx)
            inside -= 1

    await asyncio.gather(*(write() for _ in range(10)))


async def test_a_transaction_is_never_opened_inside_another(storage: Storage) -> None:
    async with storage.read_write():
        with pytest.raises(NestedTransaction):
            async with storage.read_write():
                raise AssertionError
    async with storage.read_write() as tx:
        await person(tx)


async def test_a_nested_transaction_of_another_task_shows_itself_as_a_time_out(
    sqlite_template: Path,
) -> None:
    storage = Storage.open(f"sqlite:///{sqlite_template}", pool_seconds=0.05)

    async def write() -> None:
        async with storage.read_write():
            raise AssertionError

    async with storage.read_write():
        with pytest.raises(DatabaseFailure) as caught:
            await asyncio.create_task(write())
    assert caught.value.kind is Failure.AGAIN
    await storage.close()


async def test_sqlite_is_set_up_to_lose_nothing_and_to_forget(sqlite: Storage) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    async with sqlite._engines.write.connect() as connection:
        found = {name: await connection.scalar(text(f"PRAGMA {name}")) for name in wanted}
    assert found == wanted


async def test_the_reader_cannot_write(storage: Storage) -> None:
    with pytest.raises(DatabaseFailure) as caught:
        async with storage.read_only() as view:
            await view.refusals.remember(7)
    assert caught.value.kind is Failure.READ_ONLY


async def test_what_goes_to_the_driver_directly_fails_with_the_same_words(
    storage: Storage,
) -> None:
    with pytest.raises(DatabaseFailure) as caught:
        async with storage.read_only() as view:
            await view.updates.fresh([1], NOON)
    assert caught.value.kind is Failure.READ_ONLY


async def test_a_reader_sees_one_moment_and_does_not_wait_for_the_writer(storage: Storage) -> None:
    async with storage.read_only() as view, storage.read_write() as tx:
        assert await view.people.by_telegram_id(7) is None
        await person(tx)
        assert await view.people.by_telegram_id(7) is None


async def test_a_naive_moment_is_refused_on_both_ways_to_the_driver(storage: Storage) -> None:
    naive = datetime(2026, 3, 2)  # noqa: DTZ001  # naive on purpose
    async with storage.read_write() as tx:
        with pytest.raises(NaiveMoment):
            await tx.updates.fresh([1], naive)
        with pytest.raises(StatementError, match="without a zone"):
            await tx.ageing.forget(Kept.UPDATE_IDS, naive)


async def test_a_moment_comes_back_in_utc_from_whatever_zone(storage: Storage) -> None:
    shanghai = datetime(2026, 3, 2, 20, tzinfo=timezone(timedelta(hours=8)))
    async with storage.read_write() as tx:
        met = await tx.people.meet(7, "Li Lei", None, reachable=False, now=shanghai)
        again = await tx.people.get(met.id)
    assert again is not None
    assert again.started_at == shanghai
    assert again.started_at.tzinfo is UTC


async def test_a_deleted_number_is_never_handed_out_again(storage: Storage) -> None:
    async with storage.read_write() as tx:
        first = await person(tx, 1)
        await tx.erasing.erase(first)
    async with storage.read_write() as tx:
        assert (await person(tx, 2)).id > first.id


async def test_a_database_error_takes_the_whole_transaction_with_it(storage: Storage) -> None:
    """Swallowed in a savepoint, it could lose the ids and keep later effects."""

    async def swallow() -> None:
        async with storage.read_write() as tx:
            await person(tx)
            with suppress(DatabaseFailure):
                async with tx.savepoint():
                    await break_a_rule(tx)

    with pytest.raises(Spoiled):
        await swallow()
    assert await everybody(storage) == []


async def test_after_a_database_error_no_savepoint_opens(storage: Storage) -> None:
    async def go_on() -> None:
        async with storage.read_write() as tx:
            with suppress(DatabaseFailure):
                async with tx.savepoint():
                    await break_a_rule(tx)
            async with tx.savepoint():
                raise AssertionError

    with pytest.raises(Spoiled):
        await go_on()


async def break_a_rule(tx: Transaction) -> None:
    where = await office(tx)
    await tx.organisations.set_safety_contact(where.id, PersonId(999))


async def test_a_failure_quotes_nothing_of_what_was_to_be_written(storage: Storage) -> None:
    with pytest.raises(DatabaseFailure) as caught:
        async with storage.read_write() as tx:
            await tx.consents.give(PersonId(31337), Purpose.CONTACT, NOON)
    assert "31337" not in repr(caught.value) + str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


async def test_work_that_is_carried_out_survives_the_cancelling_of_its_caller(
    storage: Storage,
) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def work(tx: Transaction) -> None:
        begun.set()
        await go_on.wait()
        await person(tx)

    caller = asyncio.create_task(storage.carry_out(work))
    await begun.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    go_on.set()
    await asyncio.gather(*storage._running)
    assert await everybody(storage) == ["Li Lei"]


@pytest.mark.parametrize(
    "address", ["", "yijiabai.db", "mysql://host/base", "sqlite://", "sqlite:///:memory:"]
)
def test_an_address_that_cannot_be_opened_is_refused_with_the_reason(address: str) -> None:
    with pytest.raises(BadAddress):
        Storage.open(address)


def test_a_refused_address_does_not_show_its_password() -> None:
    with pytest.raises(BadAddress) as caught:
        Storage.open("mysql://me:secret@host/base")
    assert "secret" not in str(caught.value)


async def test_a_server_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    storage = Storage.open(f"postgresql://me@/base?host={tmp_path}")
    with pytest.raises(DatabaseFailure) as caught:
        await storage.schema()
    assert caught.value.kind is Failure.UNREACHABLE
    await storage.close()


async def test_a_folder_that_is_not_there_is_unreachable(tmp_path: Path) -> None:
    storage = Storage.open(f"sqlite:///{tmp_path / 'nowhere' / 'yijiabai.db'}")
    with pytest.raises(DatabaseFailure) as caught:
        await storage.schema()
    assert caught.value.kind is Failure.UNREACHABLE
    await storage.close()
    await drivers_gone()


async def drivers_gone() -> None:
    """The driver's thread says good-bye to the loop, also when it could not open the file."""
    for thread in threading.enumerate():
        if "_connection_worker_thread" in thread.name:
            await asyncio.to_thread(thread.join, 5)


async def test_a_full_disk_is_told_apart(sqlite: Storage) -> None:
    async with sqlite._engines.write.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1"))

    async def fill() -> None:
        async with sqlite.read_write() as tx, tx.savepoint():
            for number in range(2000):
                await tx.failed.keep(number, "x" * 4000, "Error", NOON)

    with pytest.raises(DatabaseFailure) as caught:
        await fill()
    assert caught.value.kind is Failure.FULL


async def test_a_locked_file_is_worth_another_try(sqlite: Storage, tmp_path: Path) -> None:
    async with sqlite._engines.write.connect() as connection:
        await connection.execute(text("PRAGMA busy_timeout = 10"))
    other = sqlite3.connect(tmp_path / "yijiabai.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DatabaseFailure) as caught:
        async with sqlite.read_write() as tx:
            await person(tx)
    assert caught.value.kind is Failure.AGAIN
    other.close()
    async with sqlite.read_write() as tx:
        await person(tx)
