"""SQLite's driver with one trip to its thread for each question, where there were four.

aiosqlite goes to the connection's thread and back to open a cursor, to execute, to fetch and to
close; each of these trips costs more than a short statement. Here they are one, and only rows
beyond the first thousand are fetched later. What nobody waits for an answer of (BEGIN, savepoints,
the rows of a batch) goes along with the next question or with the commit, in the order in which it
was said: whatever is asked finds it done. A rollback of nothing is no trip at all.
"""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import aiosqlite

AHEAD = 1000
JOIN_SECONDS = 5.0
Row = tuple[Any, ...]
Rows = Sequence[Sequence[Any]]


class OneTripCursor:
    """What SQLAlchemy asks of a cursor. It exists in the thread only while rows are left in it."""

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._rows: list[Row] = []
        self._rest: sqlite3.Cursor | None = None
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def __aiter__(self) -> AsyncIterator[Row]:
        while (row := await self.fetchone()) is not None:
            yield row

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> Self:
        await self._connection.in_thread(self._execute, statement, parameters)
        return self

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> Self:
        await self._connection.in_thread(self._executemany, statement, parameters)
        return self

    async def fetchone(self) -> Row | None:
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size: int | None = None) -> list[Row]:
        wanted = self.arraysize if size is None else size
        if self._rest is not None and len(self._rows) < wanted:
            more = await self._connection.in_thread(self._rest.fetchmany, max(wanted, AHEAD))
            self._rows += more
        taken, self._rows = self._rows[:wanted], self._rows[wanted:]
        return taken

    async def fetchall(self) -> list[Row]:
        if self._rest is not None:
            self._rows += await self._connection.in_thread(self._rest.fetchall)
        taken, self._rows = self._rows, []
        return taken

    async def close(self) -> None:
        self._rows = []
        rest, self._rest = self._rest, None
        if rest is not None:
            await self._connection.in_thread(rest.close)

    def _execute(self, statement: str, parameters: Iterable[Any]) -> None:
        cursor = self._connection.bare.execute(statement, tuple(parameters))
        self.description = cursor.description
        self._rows = [] if cursor.description is None else cursor.fetchmany(AHEAD)
        self._ran(cursor)
        if len(self._rows) == AHEAD:
            self._rest = cursor
        else:
            cursor.close()

    def _executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> None:
        cursor = self._connection.bare.executemany(statement, parameters)
        self._ran(cursor)
        cursor.close()

    def _ran(self, cursor: sqlite3.Cursor) -> None:
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid


class OneTripConnection(aiosqlite.Connection):
    """A connection of aiosqlite whose cursors make one trip for each statement."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], iter_chunk_size: int) -> None:
        super().__init__(connector, iter_chunk_size)
        self._said: list[tuple[str, Rows | None]] = []

    def say(self, statement: str, rows: Rows | None = None) -> None:
        """Have a statement run before the next one, for each of the rows if any are given. What
        goes wrong with it is raised there.
        """
        self._said.append((statement, rows))

    @property
    def bare(self) -> sqlite3.Connection:
        """The driver's own; to be used in its thread alone."""
        return self._conn

    async def in_thread(self, work: Callable[..., Any], *given: object) -> Any:
        return await self._execute(work, *given)

    async def ask(self, asked: Sequence[tuple[str, Sequence[Any]]]) -> list[list[Row]]:
        """All rows of each statement, in one trip."""

        def answers() -> list[list[Row]]:
            return [self.bare.execute(text, given).fetchall() for text, given in asked]

        found: list[list[Row]] = await self.in_thread(answers)
        return found

    async def carry_out(self, statement: str, rows: Rows) -> None:
        """A transaction of its own, in one trip: the statement for each of the rows."""

        def whole() -> None:
            self.bare.execute("BEGIN IMMEDIATE").close()
            try:
                self.bare.executemany(statement, rows).close()
                self.bare.execute("COMMIT").close()
            except BaseException:
                self.bare.rollback()
                raise

        await self.in_thread(whole)

    def cursor(self) -> OneTripCursor:  # type: ignore[override]  # the part that is asked for
        return OneTripCursor(self)

    async def _connect(self) -> "OneTripConnection":
        """If it cannot be opened, the thread has ended before anybody hears of it: it would wake a
        loop that may be closed by then.
        """
        try:
            await super()._connect()
        except BaseException:
            self._thread.join(JOIN_SECONDS)
            raise
        return self

    async def _execute(self, fn: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Every trip comes through here, and takes along what was said before."""
        said, self._said = self._said, []
        go = super()._execute
        if not said:
            return await go(fn, *given, **named)  # type: ignore[no-untyped-call]  # aiosqlite's own
        return await go(self._after, said, fn, given, named)  # type: ignore[no-untyped-call]  # aiosqlite's own

    def _after(
        self, said: list[tuple[str, Rows | None]], fn: Callable[..., Any], given: Any, named: Any
    ) -> Any:
        for statement, rows in said:
            if rows is None:
                self.bare.execute(statement).close()
            else:
                self.bare.executemany(statement, rows).close()
        return fn(*given, **named)

    async def commit(self) -> None:
        """A transaction in which nothing was said was never begun."""
        if len(self._said) == 1 and not self.in_transaction:
            self._said.clear()
        if self._said or self.in_transaction:
            await super().commit()

    async def rollback(self) -> None:
        """After a commit there is nothing to roll back, and nothing to go there for."""
        self._said.clear()
        if self.in_transaction:
            await super().rollback()


def connect(database: str | Path, **options: Any) -> OneTripConnection:
    """As `aiosqlite.connect`; the thread ends with the program."""

    def open_there() -> sqlite3.Connection:
        opened: sqlite3.Connection = sqlite3.connect(str(database), **options)
        return opened

    connection = OneTripConnection(open_there, iter_chunk_size=AHEAD)
    connection._thread.daemon = True  # noqa: SLF001  # as SQLAlchemy does with those it opens itself
    return connection
