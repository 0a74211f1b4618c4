"""A database that is open: hands out transactions to the edges, one at a time to each task."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage import schema
from storage.engine import POOL_SECONDS, Engines, open_engines
from storage.failures import DatabaseFailure, Failure, translating
from storage.schema import Schema
from storage.scrubbing import scrub_postgresql, scrub_sqlite
from storage.transaction import NestedTransaction, Reading, Transaction

Result = TypeVar("Result")


class Storage:
    """One database. `read_write` and `read_only` open transactions; nothing else commits."""

    def __init__(self, engines: Engines) -> None:
        self._engines = engines
        self._inside: set[asyncio.Task[object] | None] = set()
        self._running: set[asyncio.Task[object]] = set()

    @classmethod
    def open(cls, address: str, *, pool_seconds: float = POOL_SECONDS) -> "Storage":
        """`sqlite:///file` or `postgresql://…`; BadAddress otherwise. Connects when first used."""
        return cls(open_engines(address, pool_seconds=pool_seconds))

    @property
    def is_sqlite(self) -> bool:
        return self._engines.write.dialect.name == "sqlite"

    async def close(self) -> None:
        await self._engines.close()

    @asynccontextmanager
    async def read_write(self) -> AsyncIterator[Transaction]:
        """Committed when the block ends, rolled back when it raises.

        Every error of the database leaves as a `DatabaseFailure`. Never opened inside another.
        """
        async with self._alone(), self._connected(self._engines.write) as connection:
            transaction = Transaction(connection)
            yield transaction
            transaction.sound()

    @asynccontextmanager
    async def read_only(self) -> AsyncIterator[Reading]:
        """One unchanging view of the database, beside the writer and not in its way."""
        async with self._connected(self._engines.read) as connection:
            yield Reading(connection)

    async def carry_out(self, work: Callable[[Transaction], Awaitable[Result]]) -> Result:
        """Do the work in a transaction that runs to its end although the caller is cancelled.

        A cancelled statement keeps a SQLite file locked until the garbage collector runs.
        """

        async def whole() -> Result:
            async with self.read_write() as transaction:
                return await work(transaction)

        task = asyncio.create_task(whole())
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return await asyncio.shield(task)

    async def schema(self) -> Schema:
        """What stands in the database; a file that is no database is FOREIGN.

        Asked as a reader: a writer would change another program's file just by opening it.
        """
        try:
            async with self._connected(self._engines.read) as connection:
                return await schema.state_of(connection)
        except DatabaseFailure as failure:
            if failure.kind is Failure.FOREIGN:
                return Schema.FOREIGN
            raise

    async def upgrade(self, to: str = "head") -> None:
        """Bring the schema to the newest revision, all steps or none."""
        async with self._alone(), self._connected(self._engines.write) as connection:
            await schema.upgrade(connection, to)

    async def downgrade(self, to: str) -> None:
        """Take steps back, all or none; what the undone tables held is lost."""
        async with self._alone(), self._connected(self._engines.write) as connection:
            await schema.downgrade(connection, to)

    async def scrub(self) -> bool:
        """After an erasure was committed: take away what is left of it besides the rows.

        False: a reader still looks at the old state; to be called again, as after a crash.
        """
        with translating():
            async with self._alone(), self._engines.write.connect() as connection:
                return await (scrub_sqlite if self.is_sqlite else scrub_postgresql)(connection)

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """Refuse a second transaction of the same task, which could wait for the first for ever."""
        task = asyncio.current_task()
        if task in self._inside:
            raise NestedTransaction("a transaction is never opened inside another")
        self._inside.add(task)
        try:
            yield
        finally:
            self._inside.discard(task)

    @asynccontextmanager
    async def _connected(self, engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
        """A begun transaction on a connection of its own; errors of the driver are translated."""
        async with AsyncExitStack() as opened:
            with translating():
                try:
                    connection = await opened.enter_async_context(engine.connect())
                except OSError as error:  # what the system says of a server that is not there
                    raise DatabaseFailure(Failure.UNREACHABLE, type(error).__name__) from None
                async with connection.begin():
                    yield connection
