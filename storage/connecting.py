"""A connection and its transaction, begun in one step and ended in one.

SQLAlchemy takes four steps and a task for it, and each costs as much as a short statement.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.util import await_only, greenlet_spawn

from storage.failures import DatabaseFailure, Failure, translating
from storage.one_trip import Rows


@asynccontextmanager
async def connected(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    """A begun transaction on a connection of its own, committed when the block ends and rolled back
    when it raises. Errors of the driver leave as DatabaseFailures.
    """
    with translating():
        try:
            begun = await greenlet_spawn(begin, engine.sync_engine)
        except OSError as error:  # what the system says of a server that is not there
            raise DatabaseFailure(Failure.UNREACHABLE, type(error).__name__) from None
        try:
            yield AsyncConnection(engine, begun)
        except BaseException:
            # To its end, also when whoever waits for it is cancelled once more.
            await asyncio.shield(asyncio.create_task(greenlet_spawn(begun.close)))
            raise
        await greenlet_spawn(commit, begun)


async def carried_out(engine: AsyncEngine, statement: str, rows: Rows) -> None:
    """On SQLite: a transaction of its own in one trip, the statement for each of the rows. It runs
    to its end in the driver's thread although the caller is cancelled.
    """
    with translating():
        await greenlet_spawn(carry_out, engine.sync_engine, statement, rows)


def carry_out(engine: Engine, statement: str, rows: Rows) -> None:
    borrowed = engine.raw_connection()
    driver: Any = borrowed.driver_connection
    try:
        await_only(driver.carry_out(statement, rows))
    finally:
        borrowed.close()


def begin(engine: Engine) -> Connection:
    connection = engine.connect()
    try:
        connection.begin()
    except BaseException:
        connection.close()
        raise
    return connection


def commit(connection: Connection) -> None:
    """What failed may have stood before the COMMIT itself, and SQLAlchemy gives the connection back
    without a rollback: whoever had it next would be inside of this transaction.
    """
    try:
        connection.commit()
    except BaseException:
        undo(connection)
        raise
    finally:
        connection.close()


def undo(connection: Connection) -> None:
    if connection.invalidated:
        return  # the server has gone, and all that belonged to it
    try:
        connection.dialect.do_rollback(connection.connection)
    except BaseException:
        connection.invalidate()
        raise
