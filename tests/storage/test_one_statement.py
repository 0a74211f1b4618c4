"""PostgreSQL is handed several statements as one, and does what it would do with each of them."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from domain.activity import Counts, Tally
from domain.lights import Lights
from domain.outbox import State
from domain.scenes import Asked
from storage.database import Storage
from storage.engine import POSTGRESQL_WRITERS
from storage.failures import DatabaseFailure, Failure
from storage.one_statement import Insert, at_once, one_after_another
from storage.tables.activity import activity
from storage.tables.updates import updates
from storage.transaction import Transaction
from storage.updates.books import Sums
from storage.updates.updates import TAKE, TAKE_NEW
from tests.statements import statements
from tests.storage.county import NOON, TODAY, call

CONNECTIONS = POSTGRESQL_WRITERS + 1


def tally(*people: int) -> Tally:
    made = Tally()
    for person in people:
        made.row(TODAY, 1, person).add(Counts(messages=1, blocks=1))
        made.light(TODAY, 1, Lights(voice=True))
    return made


async def messages(storage: Storage) -> dict[int, int]:
    async with storage.read_only() as view:
        rows = await view._connection.execute(select(activity.c.person_id, activity.c.messages))
        return {row.person_id: row.messages for row in rows}


async def books(storage: Storage) -> Sums:
    async with storage.read_only() as view:
        return (await view.books.days()).get(TODAY, Sums())


def test_each_insert_waits_for_the_one_before_and_takes_its_own_parameters() -> None:
    first = Insert(
        "a", "INSERT INTO a (n) SELECT * FROM unnest($1::text::bigint[])", "ON CONFLICT DO NOTHING"
    )
    second = Insert(
        "b",
        "INSERT INTO b (n,m) SELECT * FROM unnest($1::date[],$2::date[])",
        "ON CONFLICT DO NOTHING",
    )
    assert one_after_another((first,)) == first.text
    assert one_after_another((first, second)) == (
        "WITH w0 AS (INSERT INTO a (n) SELECT * FROM unnest($1::text::bigint[]) "
        "ON CONFLICT DO NOTHING RETURNING 1), "
        "w1 AS (INSERT INTO b (n,m) SELECT * FROM unnest($2::date[],$3::date[]) "
        "WHERE (SELECT count(*) FROM w0) >= 0 ON CONFLICT DO NOTHING RETURNING 1) "
        "SELECT 1 WHERE (SELECT count(*) FROM w1) >= 0"
    )


def test_questions_asked_at_once_take_their_own_parameters() -> None:
    assert at_once(("SELECT $1 + $1", "SELECT 5", "SELECT $1, $2")) == (
        "WITH q0 AS (SELECT $1 + $1), q1 AS (SELECT 5), q2 AS (SELECT $2, $3) "
        "SELECT (SELECT array_agg(q0) FROM q0) AS a0, (SELECT array_agg(q1) FROM q1) AS a1, "
        "(SELECT array_agg(q2) FROM q2) AS a2"
    )


async def test_what_is_only_written_is_there_for_the_next_question_and_after_the_commit(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await tx.activity.add(tally(5))
        await tx.books.add(TODAY, Sums(seen=1, counted=1))
        found = await tx.activity.counts(TODAY, 1, 5)
        assert found is not None
        assert found.messages == 1
        await tx.activity.add(tally(5, 6))
        await tx.books.add(TODAY, Sums(seen=2, counted=2))
    assert await messages(storage) == {5: 2, 6: 1}
    assert await books(storage) == Sums(seen=3, counted=3)


async def test_a_table_that_is_written_twice_adds_up(storage: Storage) -> None:
    async with storage.read_write() as tx:
        for _ in range(3):
            await tx.activity.add(tally(5))
    assert await messages(storage) == {5: 3}


async def test_what_was_rolled_back_is_not_written_by_the_next_transaction(
    storage: Storage,
) -> None:
    with pytest.raises(ZeroDivisionError):
        await fails_after(storage, tally(5))
    async with storage.read_write() as tx:
        await tx.activity.add(tally(6))
    assert await messages(storage) == {6: 1}


async def fails_after(storage: Storage, added: Tally) -> None:
    async with storage.read_write() as tx:
        await tx.activity.add(added)
        raise ZeroDivisionError


async def test_a_savepoint_takes_back_only_what_was_written_in_it(storage: Storage) -> None:
    async with storage.read_write() as tx:
        await tx.activity.add(tally(5))
        with pytest.raises(ZeroDivisionError):
            await fails_inside(tx)
        await tx.activity.add(tally(7))
    assert await messages(storage) == {5: 1, 7: 1}


async def fails_inside(tx: Transaction) -> None:
    async with tx.savepoint():
        await tx.activity.add(tally(6))
        raise ZeroDivisionError


async def test_what_cannot_be_written_takes_the_whole_transaction_with_it(
    storage: Storage,
) -> None:
    too_many = tally(5)
    too_many.row(TODAY, 1, 6).messages = 1 << 70
    with pytest.raises((DatabaseFailure, OverflowError)):
        await add_all(storage, too_many)
    assert await messages(storage) == {}
    async with storage.read_only() as view:
        assert (await view._connection.execute(select(updates))).all() == []


async def add_all(storage: Storage, added: Tally) -> None:
    async with storage.read_write() as tx:
        await tx.updates.fresh([1], NOON)
        await tx.activity.add(added)


async def test_the_rows_of_a_batch_are_one_statement(storage: Storage) -> None:
    with statements(storage) as said:
        async with storage.read_write() as tx:
            await tx.activity.add(tally(5, 6))
            await tx.books.add(TODAY, Sums(seen=2, counted=2))
    assert len(said) == (0 if storage.is_sqlite else 1)  # SQLite's driver is handed each row


async def test_ids_and_a_scene_are_asked_for_in_one_trip_and_say_what_they_say_alone(
    storage: Storage,
) -> None:
    async with storage.read_write() as tx:
        await tx.updates.fresh([1, 2], NOON)
        asked = Asked([-1], [7], ["li"])
        fresh, scene = await tx.scenes.begin([2, 3, 4], NOON + timedelta(1), asked)
        assert fresh == {3, 4}
        assert scene == await tx.scenes.read(asked)
        assert await tx.scenes.begin([2, 3], NOON, asked) == (set(), scene)


async def test_begin_is_not_said_before_something_must_be_undone_together(
    storage: Storage,
) -> None:
    if storage.is_sqlite:
        return
    with statements(storage) as said:
        async with storage.read_write() as tx:
            await tx.scenes.begin([1, 2], NOON, Asked([-1], [7], ["li"], [(-1, "a")], [(-1, 5)]))
            await tx.activity.add(tally(5))
            await tx.books.add(TODAY, Sums(seen=2, counted=2))
            assert not has_begun(tx)
    assert len(said) == 2
    async with storage.read_write() as tx:
        await tx.activity.add(tally(5))
        assert await tx.activity.counts(TODAY, 1, 5) is not None
        assert has_begun(tx)
    assert await messages(storage) == {5: 2}


async def test_a_mark_alone_is_one_trip(storage: Storage) -> None:
    if storage.is_sqlite:
        return
    async with storage.read_write() as tx:
        await tx.outbox.add(call("1"))
    async with storage.read_write() as tx:
        [one] = await tx.outbox.lease("a", NOON, NOON, limit=1)
    with statements(storage) as said:
        async with storage.read_write() as tx:
            await tx.outbox.done_unseen(one.id, "a", NOON, 11)
            assert not has_begun(tx)
    assert len(said) == 1
    async with storage.read_only() as view:
        assert await view.outbox.states() == {State.DONE: 1}


def has_begun(tx: Transaction) -> bool:
    connection = tx._connection.sync_connection
    assert connection is not None
    driver: Any = connection.connection.driver_connection
    return bool(driver.is_in_transaction())


async def test_what_waits_for_the_commit_is_written_whole_or_not_at_all(storage: Storage) -> None:
    if storage.is_sqlite:
        return  # one process has it for itself
    with pytest.raises(DatabaseFailure) as failure:
        await overtaken(storage)
    assert failure.value.kind is Failure.AGAIN
    assert await messages(storage) == {5: 1}
    async with storage.read_write() as tx:
        fresh, _ = await tx.scenes.begin([1, 2], NOON, Asked([-1]))
        await tx.activity.add(tally(5))
    assert fresh == {2}
    assert await messages(storage) == {5: 2}


async def overtaken(storage: Storage) -> None:
    """Another process takes one of the updates after it was asked for."""
    async with storage.read_write() as tx:
        await tx.scenes.begin([1, 2], NOON, Asked([-1]))
        await tx.activity.add(tally(5))
        await asyncio.create_task(takes(storage, 1))


async def takes(storage: Storage, update: int) -> None:
    async with storage.read_write() as tx:
        await tx.updates.fresh([update], NOON)
        await tx.activity.add(tally(5))


async def test_the_books_are_locked_last_whoever_writes(storage: Storage) -> None:
    """Talk writes all in one go, what acts writes one by one: they lock in the same order."""

    async def talks() -> None:
        for _ in range(20):
            async with storage.read_write() as tx:
                await tx.activity.add(tally(5, 6))
                await tx.books.add(TODAY, Sums(seen=1, counted=1))

    async def acts() -> None:
        for _ in range(20):
            async with storage.read_write() as tx:
                await tx.activity.add(tally(6))
                assert await tx.activity.counts(TODAY, 1, 6) is not None
                await tx.books.add(TODAY, Sums(seen=1, acted=1))

    await asyncio.gather(talks(), acts(), acts(), talks())
    assert await messages(storage) == {5: 40, 6: 80}
    assert await books(storage) == Sums(seen=80, counted=40, acted=40)


async def test_whoever_comes_after_a_failed_commit_is_not_inside_of_it(storage: Storage) -> None:
    """On every connection: what failed may have been written just before the COMMIT."""

    async def take_again(tx: Transaction) -> None:
        await TAKE.write(tx._connection, [(7, NOON)])
        await TAKE_NEW.write(tx._connection, [(7, NOON)])

    with pytest.raises(DatabaseFailure):
        await storage.carry_out(take_again)
    for number in range(CONNECTIONS):
        async with storage.read_write() as tx:
            assert await TAKE.write(tx._connection, [(number, NOON)]) == [(number,)]
    async with storage.read_only() as view:
        taken = set(await view._connection.scalars(select(updates.c.update_id)))
    assert taken == set(range(CONNECTIONS))
