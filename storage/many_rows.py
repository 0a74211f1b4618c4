"""Writing rows: the one place that knows how each database says `INSERT … ON CONFLICT`.

`ManyRows` is for the way of every message: one statement for a whole batch, handed to the driver as
text. A test compares it with what SQLAlchemy makes of the same rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.one_trip import OneTripConnection

# Rows of one statement; seventeen columns then stay below 32,766 parameters.
CHUNK = 500

Insert = sqlite.Insert | postgresql.Insert
Process = Callable[[object], object] | None


def insert_into(connection: AsyncConnection, table: Table) -> Insert:
    """An INSERT with `on_conflict_do_nothing` and `on_conflict_do_update` of this database."""
    return insert_for(connection.dialect.name, table)


def insert_for(dialect: str, table: Table) -> Insert:
    """The same, where there is no connection yet."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


async def insert_new(connection: AsyncConnection, table: Table, **values: object) -> bool:
    """Insert a row unless its key is there. False: somebody was faster, nothing was changed."""
    key = next(iter(table.primary_key.columns))
    statement = insert_into(connection, table).values(**values).on_conflict_do_nothing()
    return (await connection.execute(statement.returning(key))).first() is not None


@dataclass(frozen=True)
class ManyRows:
    """One INSERT for many rows of `columns`; `conflict` is what follows ON CONFLICT."""

    table: Table
    columns: tuple[str, ...]
    conflict: str
    returning: str = ""

    async def write(
        self, connection: AsyncConnection, rows: Sequence[tuple[object, ...]]
    ) -> list[tuple[Any, ...]]:
        """Write rows of unique keys, in the order given: sorted by key, or PostgreSQL dead-locks.

        Hands out the `returning` columns of the rows that were written; empty without any.
        """
        if not rows:
            return []
        processes = self.processes(connection.dialect)
        columns = map(processed, processes, zip(*rows, strict=True))
        return await self._sent(connection, list(zip(*columns, strict=True)))

    async def _sent(
        self, connection: AsyncConnection, rows: list[tuple[Any, ...]]
    ) -> list[tuple[Any, ...]]:
        """SQLite's driver repeats a statement of one row quicker than it reads one of hundreds; if
        it hands nothing out, it goes along with what is asked next.
        """
        if connection.dialect.name == "sqlite" and not self.returning:
            driver_of(connection).say(self.text("sqlite", 1), rows)
            return []
        found: list[tuple[Any, ...]] = []
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            text = self.text(connection.dialect.name, len(chunk))
            found += await sent(connection, text, tuple(chain.from_iterable(chunk)))
        return found

    @cache  # noqa: B019  # the instances are constants of modules, and live as long
    def processes(self, dialect: Dialect) -> tuple[Process, ...]:
        """What turns a Python value into the driver's, column by column."""
        types = (self.table.c[name].type.dialect_impl(dialect) for name in self.columns)
        return tuple(one.bind_processor(dialect) for one in types)

    @cache  # noqa: B019  # as above; one text for each number of rows
    def text(self, dialect: str, rows: int) -> str:
        width = len(self.columns)
        marks = (f"${n + 1}" if dialect == "postgresql" else "?" for n in range(rows * width))
        values = ",".join(f"({','.join(row)})" for row in zip(*[marks] * width, strict=True))
        tail = f" RETURNING {self.returning}" if self.returning else ""
        names = ",".join(self.columns)
        head = f"INSERT INTO {self.table.name} ({names}) VALUES "  # noqa: S608  # names of our tables
        return f"{head}{values} ON CONFLICT {self.conflict}{tail}"


def processed(process: Process, column: tuple[Any, ...]) -> Sequence[Any]:
    """A column as the driver takes it; a value that comes often is turned once."""
    if process is None:
        return column
    turned = {value: process(value) for value in set(column)}
    return [turned[value] for value in column]


async def sent(
    connection: AsyncConnection, statement: str, given: tuple[object, ...]
) -> list[tuple[Any, ...]]:
    """The rows a statement hands out."""
    return (await answers(connection, [(statement, given)]))[0]


async def answers(
    connection: AsyncConnection, asked: Sequence[tuple[str, tuple[object, ...]]]
) -> list[list[tuple[Any, ...]]]:
    """The rows that statements hand out, for SQLite all in one trip to its driver's thread.

    The transaction is open then: `engine.begin_as_writer` said BEGIN itself. asyncpg's adapter says
    it with the first statement that it sees, so it must see them all.
    """
    if connection.dialect.name == "sqlite":
        return await driver_of(connection).ask(asked)
    results = [await connection.exec_driver_sql(text, given) for text, given in asked]
    return [[tuple(row) for row in one] if one.returns_rows else [] for one in results]


async def said(connection: AsyncConnection, statement: str) -> None:
    """A statement that hands nothing out; on SQLite it goes along with what is asked next."""
    if connection.dialect.name == "sqlite":
        driver_of(connection).say(statement)
    else:
        await connection.exec_driver_sql(statement)


def driver_of(connection: AsyncConnection) -> OneTripConnection:
    """SQLite's driver under a connection that is open."""
    proxied = connection.sync_connection
    driver = None if proxied is None else proxied.connection.driver_connection
    if not isinstance(driver, OneTripConnection):
        raise TypeError("this connection does not lead to SQLite")
    return driver
