"""A lock of PostgreSQL is held by one session, and falls to another when that session ends."""

from collections.abc import AsyncIterator, Callable

import asyncpg
import pytest

from bench.server import CUT_OFF_SEATS
from storage.database import Storage
from storage.failures import DatabaseFailure, Failure, translated
from storage.locks import ERRORS, Lock, number_of

Locks = Callable[[str], Lock]


@pytest.fixture
async def locks(postgresql_address: str) -> AsyncIterator[Locks]:
    """Each call is another process."""
    storage, made = Storage.open(postgresql_address), list[Lock]()

    def lock(name: str) -> Lock:
        one = storage.lock(name)
        assert one is not None
        made.append(one)
        return one

    yield lock
    for one in made:
        await one.leave()
    await storage.close()


async def cut_off(address: str) -> None:
    storage = Storage.open(address)
    async with storage._engines.write.begin() as connection:
        await connection.exec_driver_sql(CUT_OFF_SEATS)
    await storage.close()


async def test_one_holds_it_and_the_next_gets_it_when_it_is_left(locks: Locks) -> None:
    one, other = locks("poller"), locks("poller")
    assert await one.take()
    assert await one.take()
    assert not await other.take()
    await one.leave()
    assert await other.take()


async def test_locks_of_other_names_are_others(locks: Locks) -> None:
    assert await locks("poller of 1").take()
    assert await locks("poller of 2").take()
    assert number_of("poller of 1") != number_of("poller of 2")


async def test_whoever_is_cut_off_has_lost_it(locks: Locks, postgresql_address: str) -> None:
    one, other = locks("poller"), locks("poller")
    assert await one.take()
    await one.check()
    await cut_off(postgresql_address)
    assert await other.take()
    with pytest.raises(DatabaseFailure):
        await one.check()
    assert not await one.take()


async def test_a_server_that_was_there_a_moment_ago_is_not_asked_again(
    locks: Locks, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, asked = locks("poller"), list[str]()
    assert await one.take()
    assert one._connection is not None
    one._connection.add_query_logger(lambda query: asked.append(query.query))
    monkeypatch.setattr("storage.locks.MOMENT_SECONDS", 60)
    for _ in range(5):
        await one.check()
    assert len(asked) <= 1
    monkeypatch.setattr("storage.locks.MOMENT_SECONDS", 0)
    for _ in range(5):
        await one.check()
    assert len(asked) >= 5


async def test_whoever_holds_nothing_is_told_so(locks: Locks) -> None:
    one = locks("poller")
    with pytest.raises(DatabaseFailure):
        await one.check()
    await one.leave()


async def test_a_file_has_no_locks(sqlite: Storage) -> None:
    assert sqlite.lock("poller") is None


def test_what_the_driver_says_of_a_session_that_ended_in_mid_sentence_is_a_failure() -> None:
    failure = translated(asyncpg.InternalClientError("cannot switch to state 15"))
    assert failure is not None
    assert failure.kind is Failure.AGAIN
    assert isinstance(asyncpg.InternalClientError(), ERRORS)
