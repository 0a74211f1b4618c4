"""Locks of PostgreSQL that live as long as a session: whoever's connection ends, loses them.

A lock has a connection of its own, since nobody else may end it or keep it waiting. Of a machine
that just vanishes the server is rid within seven seconds (`storage.vanishing`).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import blake2b
from typing import Any

import asyncpg
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import session_settings
from storage.failures import DatabaseFailure, kind_of
from storage.vanishing import look_after

PATIENCE_SECONDS = 3.0
MOMENT_SECONDS = 0.1
# The last is what the driver says when the server ends a session in the middle of a question.
ERRORS = (
    *(OSError, TimeoutError, asyncpg.PostgresError),
    *(asyncpg.InterfaceError, asyncpg.InternalClientError),
)


class Lock:
    """Known by its name in the whole database. Errors of the database are DatabaseFailures, and
    the lock is not held afterwards.
    """

    def __init__(self, engine: AsyncEngine, name: str) -> None:
        self._engine = engine
        self._number = number_of(name)
        self._connection: asyncpg.Connection | None = None
        self._is_held = False
        self._asked_at = -MOMENT_SECONDS
        self._one_at_a_time = asyncio.Lock()

    async def take(self) -> bool:
        """False: somebody else holds it. Nothing happens if it is held already."""
        async with self._asking() as connection:
            if not self._is_held:
                asked = "SELECT pg_try_advisory_lock($1)"
                self._is_held = bool(await connection.fetchval(asked, self._number))
            return self._is_held

    async def check(self) -> None:
        """DatabaseFailure unless it is held, and its connection lives. A server that was there a
        moment ago is not asked again: if it has ended the session meanwhile, it said so.
        """
        await asyncio.sleep(0)  # what it said is heard now
        if self._was_there_just_now:
            return
        async with self._asking() as connection:
            if not self._is_held:
                raise ConnectionResetError
            await connection.execute("SELECT 1")
            self._asked_at = asyncio.get_running_loop().time()

    @property
    def _was_there_just_now(self) -> bool:
        connection = self._connection
        if not self._is_held or connection is None or connection.is_closed():
            return False
        return asyncio.get_running_loop().time() < self._asked_at + MOMENT_SECONDS

    async def leave(self) -> None:
        """Whoever waits for it gets it. Never fails, and takes a second at most."""
        async with self._one_at_a_time:
            connection, self._connection, self._is_held = self._connection, None, False
            if connection is not None:
                await closed(connection)

    @asynccontextmanager
    async def _asking(self) -> AsyncIterator[asyncpg.Connection]:
        async with self._one_at_a_time:
            try:
                if self._connection is None or self._connection.is_closed():
                    self._is_held = False
                    self._connection = await session(self._engine)
                yield self._connection
            except ERRORS as error:
                self._is_held = False
                if self._connection is not None:
                    self._connection.terminate()
                    self._connection = None
                raise DatabaseFailure(kind_of(error, lost=True), type(error).__name__) from None


async def session(engine: AsyncEngine) -> asyncpg.Connection:
    """A connection of one's own, beside those of the engine. Waits for nothing for long."""
    _, address = engine.dialect.create_connect_args(engine.url)
    settings: dict[str, Any] = session_settings()
    settings |= {"timeout": PATIENCE_SECONDS, "command_timeout": PATIENCE_SECONDS}
    connection = await asyncpg.connect(**address, **settings)
    look_after(connection)
    return connection


async def closed(connection: asyncpg.Connection) -> None:
    try:
        await connection.close(timeout=1.0)
    except ERRORS:
        connection.terminate()


def number_of(name: str) -> int:
    """Sixty-four bits with a sign, as PostgreSQL knows its locks."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), signed=True)
