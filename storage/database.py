"""A database that is open: hands out transactions to the edges, one at a time to each task."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import text

from storage import schema
from storage.connecting import carried_out, connected
from storage.engine import POOL_SECONDS, Engines, open_engines
from storage.failures import DatabaseFailure, Failure, translating
from storage.journal import Journal
from storage.prepared import Prepared
from storage.schema import Schema
from storage.scrubbing import (
    ROUNDS,
    TABLES,
    Extent,
    empty_write_ahead_file,
    first_part,
    scrub_postgresql,
    write_anew,
)
from storage.transaction import NestedTransaction, Reading, Transaction

if TYPE_CHECKING:
    from storage.knocking import Knocking
    from storage.locks import Lock

Result = TypeVar("Result")
OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
    "AND application_name = 'yijiabai' AND pid <> pg_backend_pid()"
)


class Storage:
    """One database. `read_write` and `read_only` open transactions; nothing else commits."""

    def __init__(self, engines: Engines, journal: Journal | None = None) -> None:
        self._engines = engines
        self._journal = journal
        self._inside: set[asyncio.Task[object] | None] = set()
        self._running: set[asyncio.Task[object]] = set()

    @classmethod
    def open(
        cls, address: str, *, pool_seconds: float = POOL_SECONDS, journal: Journal | None = None
    ) -> "Storage":
        """`sqlite:///file` or `postgresql://…`; BadAddress otherwise. Connects when first used.

        Without a journal nothing remembers over a restore what people asked for.
        """
        return cls(open_engines(address, pool_seconds=pool_seconds), journal)

    @property
    def is_sqlite(self) -> bool:
        return self._engines.write.dialect.name == "sqlite"

    def lock(self, name: str) -> "Lock | None":
        """One holder in all processes; None on SQLite, whose file one process has for itself."""
        if self.is_sqlite:
            return None
        from storage.locks import Lock

        return Lock(self._engines.write, name)

    async def others(self) -> int:
        """How many connections other processes of this program have to it. 0 on SQLite, where a
        file tells whether somebody runs.
        """
        if self.is_sqlite:
            return 0
        async with connected(self._engines.read) as connection:
            return await connection.scalar(OTHERS) or 0

    def knocking(self) -> "Knocking | None":
        """Between processes; None on SQLite, where there is one."""
        if self.is_sqlite:
            return None
        from storage.knocking import Knocking

        return Knocking(self._engines.write)

    async def close(self) -> None:
        await self._engines.close()

    @asynccontextmanager
    async def read_write(self) -> AsyncIterator[Transaction]:
        """Committed when the block ends, rolled back when it raises.

        Every error of the database leaves as a `DatabaseFailure`. Never opened inside another.
        """
        with self._alone():
            async with connected(self._engines.write) as connection:
                transaction = Transaction(connection)
                yield transaction
                transaction.sound()
                await self._write_journal(transaction)

    @asynccontextmanager
    async def read_only(self) -> AsyncIterator[Reading]:
        """One unchanging view of the database, beside the writer and not in its way."""
        async with connected(self._engines.read) as connection:
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

    async def say(self, statement: Prepared, given: Sequence[Mapping[str, object]]) -> None:
        """A transaction of its own in which a statement that hands nothing out is said for each of
        these values. It runs to its end although the caller is cancelled.
        """
        if not self.is_sqlite:
            await self.carry_out(lambda tx: tx.say(statement, given))
            return
        questions = [statement.question(self._engines.write.dialect, one) for one in given]
        with self._alone():
            text, rows = questions[0][0], [row for _, row in questions]
            await carried_out(self._engines.write, text, rows)

    async def schema(self) -> Schema:
        """What stands in the database; a file that is no database is FOREIGN.

        Asked as a reader: a writer would change another program's file just by opening it.
        """
        try:
            async with connected(self._engines.read) as connection:
                return await schema.state_of(connection)
        except DatabaseFailure as failure:
            if failure.kind is Failure.FOREIGN:
                return Schema.FOREIGN
            raise

    async def upgrade(self, to: str = "head") -> None:
        """Bring the schema to the newest revision, all steps or none."""
        with self._alone():
            async with connected(self._engines.write) as connection:
                await schema.upgrade(connection, to)

    async def downgrade(self, to: str) -> None:
        """Take steps back, all or none; what the undone tables held is lost."""
        with self._alone():
            async with connected(self._engines.write) as connection:
                await schema.downgrade(connection, to)

    async def scrub(self, extent: Extent = Extent.EVERYTHING) -> bool:
        """After an erasure was committed: take away what is left of it besides the rows. Whoever
        writes meanwhile comes in between.

        False: a reader still looks at the old state; to be called again, as after a crash.
        """
        with translating(), self._alone():
            if not self.is_sqlite:
                async with self._engines.write.connect() as connection:
                    return await scrub_postgresql(connection, extent)
            for table in TABLES[extent]:
                await self._write_anew(table)
            async with self._engines.read.connect() as connection:
                return await empty_write_ahead_file(connection)

    async def _write_anew(self, table: str) -> None:
        for rows in ROUNDS:
            async with self._engines.read.connect() as connection:
                part = await first_part(connection, table, rows)
            whole = part is None or part.rows != rows
            while part is not None:
                async with self._engines.write.connect() as connection:
                    part = await write_anew(connection, part)
                await asyncio.sleep(0)  # whoever waits for the connection comes first
            if whole:
                return

    async def _write_journal(self, transaction: Transaction) -> None:
        """What the journal has to say is on the disk before the commit."""
        entries = transaction.noting.entries
        if self._journal is not None and entries:
            database = await transaction.refusals.database()
            await asyncio.to_thread(self._journal.write, database, entries)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Refuse a second transaction of the same task, which could wait for the first for ever."""
        task = asyncio.current_task()
        if task in self._inside:
            raise NestedTransaction("a transaction is never opened inside another")
        self._inside.add(task)
        try:
            yield
        finally:
            self._inside.discard(task)
