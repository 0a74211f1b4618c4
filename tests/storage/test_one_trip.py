"""The driver that goes to its thread once for each statement: the same answers as ever."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import aiosqlite
import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from storage.database import Storage
from storage.one_trip import AHEAD, OneTripConnection, connect


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[OneTripConnection]:
    opened = connect(tmp_path / "one.db", isolation_level=None)
    async with opened:
        async with opened.cursor() as cursor:
            await cursor.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT)")
        yield opened


async def filled(connection: OneTripConnection, rows: int) -> None:
    async with connection.cursor() as cursor:
        await cursor.execute("BEGIN")
        await cursor.executemany(
            "INSERT INTO things VALUES (?, ?)", ((number, "x") for number in range(rows))
        )
        await connection.commit()


@pytest.mark.parametrize("rows", [0, 1, AHEAD - 1, AHEAD, AHEAD + 1, 3 * AHEAD])
async def test_every_row_comes_once_and_in_order(connection: OneTripConnection, rows: int) -> None:
    await filled(connection, rows)
    asked = "SELECT id FROM things ORDER BY id"
    async with connection.cursor() as whole, connection.cursor() as parts:
        await whole.execute(asked)
        assert await whole.fetchall() == [(number,) for number in range(rows)]
        assert await whole.fetchone() is None
        await parts.execute(asked)
        taken = [await parts.fetchone()] if rows else []
        while some := await parts.fetchmany(700):
            taken += some
        assert taken == [(number,) for number in range(rows)]
    async with connection.cursor() as one:
        await one.execute(asked)
        assert [row async for row in one] == [(number,) for number in range(rows)]


async def test_a_cursor_tells_what_a_statement_did(connection: OneTripConnection) -> None:
    async with connection.cursor() as cursor:
        await cursor.execute("INSERT INTO things (name) VALUES (?)", ["a"])
        assert (cursor.rowcount, cursor.lastrowid, cursor.description) == (1, 1, None)
        await cursor.execute("UPDATE things SET name = 'b' RETURNING id, name")
        assert [column[0] for column in cursor.description] == ["id", "name"]
        assert await cursor.fetchall() == [(1, "b")]


async def test_a_rollback_undoes_what_was_begun_and_is_nothing_after_a_commit(
    connection: OneTripConnection,
) -> None:
    async with connection.cursor() as cursor:
        await cursor.execute("BEGIN IMMEDIATE")
        await cursor.execute("INSERT INTO things (name) VALUES ('kept')")
        await connection.commit()
        await connection.rollback()
        await cursor.execute("BEGIN IMMEDIATE")
        await cursor.execute("INSERT INTO things (name) VALUES ('lost')")
        await connection.rollback()
        await cursor.execute("SELECT name FROM things")
        assert await cursor.fetchall() == [("kept",)]


async def test_a_statement_of_sqlalchemy_is_one_trip(
    sqlite: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    trips: list[str] = []
    statements: list[str] = []
    plain = aiosqlite.Connection._execute

    async def counted(self: OneTripConnection, *given: object) -> object:
        trips.append(repr(given))
        return await plain(self, *given)  # type: ignore[no-untyped-call]  # aiosqlite's own

    async with sqlite.read_write() as tx:
        await tx.groups.all()
    monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
    engine = sqlite._engines.write.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    async with sqlite.read_write() as tx:
        await tx.groups.meet(-5, "Choir", "zh")
        async with tx.savepoint():
            await tx.groups.by_chat(-5)
        await tx.groups.all()
    # BEGIN and the savepoint go along with the others; the last trip is the commit.
    assert len(trips) == len(statements) + 1


async def test_an_error_of_the_database_keeps_its_kind(sqlite: Storage) -> None:
    async with sqlite._engines.write.connect() as connection:
        insert = text("INSERT INTO marks (name, set_at) VALUES ('a', '2026-01-01 00:00:00')")
        await connection.execute(insert)
        with pytest.raises(IntegrityError):
            await connection.execute(insert)


async def test_a_transaction_of_one_trip_is_all_or_nothing(connection: OneTripConnection) -> None:
    insert = "INSERT INTO things VALUES (?, ?)"
    await connection.carry_out(insert, [(1, "a"), (2, "b")])
    with pytest.raises(sqlite3.IntegrityError):
        await connection.carry_out(insert, [(3, "c"), (1, "d")])
    assert not connection.in_transaction
    assert await connection.ask([("SELECT id FROM things", ())]) == [[(1,), (2,)]]
