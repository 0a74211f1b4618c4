"""Writing rows: the one place that knows how each database says `INSERT … ON CONFLICT`.

`ManyRows` is for the way of every message: one statement for a whole batch, handed to the driver as
text. A test compares it with what SQLAlchemy makes of the same rows.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import Dialect, String, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import one_statement
from storage.one_trip import OneTripConnection

# Rows of one statement; seventeen columns then stay below 32,766 parameters.
CHUNK = 500

Insert = sqlite.Insert | postgresql.Insert
Process = Callable[[object], object] | None
Question = tuple[str, tuple[Any, ...]]
"""A statement for the driver, and what it is given."""


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
    """One INSERT for many rows of `columns`; `conflict` is what follows ON CONFLICT, and without it
    a row that is there already is a failure.
    """

    table: Table
    columns: tuple[str, ...]
    conflict: str = ""
    returning: str = ""

    async def write(
        self, connection: AsyncConnection, rows: Sequence[tuple[object, ...]]
    ) -> list[tuple[Any, ...]]:
        """Write rows of unique keys, in the order given: sorted by key, or PostgreSQL dead-locks.

        Hands out the `returning` columns of the rows that were written. Without any it is empty,
        and the rows are written before something else is asked, or with the commit.
        """
        if self.returning:
            found = [await answers(connection, [one]) for one in self.asked(connection, rows)]
            return list(chain.from_iterable(chain.from_iterable(found)))
        if rows:
            await self._kept(connection, self._columns(connection.dialect, rows))
        return []

    def asked(
        self, connection: AsyncConnection, rows: Sequence[tuple[object, ...]]
    ) -> Iterator[Question]:
        """The statements that write the rows and hand some of their columns out."""
        for start in range(0, len(rows), CHUNK):
            columns = self._columns(connection.dialect, rows[start : start + CHUNK])
            if connection.dialect.name == "sqlite":
                given = tuple(zip(*columns, strict=True))
                yield self.text(len(given)), tuple(chain.from_iterable(given))
            else:
                yield self.unnested(connection.dialect).text, self._arrays(columns)

    async def _kept(self, connection: AsyncConnection, columns: list[Sequence[Any]]) -> None:
        """SQLite's driver repeats a statement of one row quicker than it reads one of hundreds."""
        if connection.dialect.name == "sqlite":
            driver_of(connection).say(self.text(1), list(zip(*columns, strict=True)))
        else:
            insert, given = self.unnested(connection.dialect), self._arrays(columns)
            await one_statement.wait(connection, insert, given)

    def _columns(self, dialect: Dialect, rows: Sequence[tuple[object, ...]]) -> list[Sequence[Any]]:
        """Column by column, as the driver takes them."""
        return list(map(processed, self.processes(dialect), zip(*rows, strict=True)))

    def _arrays(self, columns: Iterable[Sequence[Any]]) -> tuple[Any, ...]:
        return tuple(
            list(column) if is_text else array(column)
            for column, is_text in zip(columns, self.texts(), strict=True)
        )

    @cache  # noqa: B019  # the instances are constants of modules, and live as long
    def processes(self, dialect: Dialect) -> tuple[Process, ...]:
        """What turns a Python value into the driver's, column by column."""
        types = (self.table.c[name].type.dialect_impl(dialect) for name in self.columns)
        return tuple(one.bind_processor(dialect) for one in types)

    @cache  # noqa: B019  # as above
    def texts(self) -> tuple[bool, ...]:
        """Which columns hold text."""
        return tuple(isinstance(self.table.c[name].type, String) for name in self.columns)

    @cache  # noqa: B019  # as above; one text for each number of rows
    def text(self, rows: int) -> str:
        """For SQLite."""
        row = f"({','.join('?' * len(self.columns))})"
        return f"{self._head} VALUES {','.join([row] * rows)} {self._tail}"

    @cache  # noqa: B019  # as above
    def unnested(self, dialect: Dialect) -> one_statement.Insert:
        """For PostgreSQL: one text for any number of rows, which it reads and plans only once."""
        types = (self.table.c[name].type.compile(dialect) for name in self.columns)
        arrays = ",".join(
            f"${place}::{kind}[]" if is_text else f"${place}::text::{kind}[]"
            for place, (kind, is_text) in enumerate(zip(types, self.texts(), strict=True), 1)
        )
        head = f"{self._head} SELECT * FROM unnest({arrays})"  # noqa: S608  # names of our tables
        return one_statement.Insert(self.table.name, head, self._tail)

    @property
    def _head(self) -> str:
        return f"INSERT INTO {self.table.name} ({','.join(self.columns)})"

    @property
    def _tail(self) -> str:
        tail = f" RETURNING {self.returning}" if self.returning else ""
        return f"ON CONFLICT {self.conflict}{tail}" if self.conflict else tail


def processed(process: Process, column: tuple[Any, ...]) -> Sequence[Any]:
    """A column as the driver takes it; a value that comes often is turned once."""
    if process is None:
        return column
    turned = {value: process(value) for value in set(column)}
    return [turned[value] for value in column]


def array(values: Collection[object]) -> str:
    """Numbers, days or moments as PostgreSQL reads an array: asyncpg takes ten times as long to
    write one. Not for texts, which would have to be quoted.
    """
    first = next(iter(values), None)
    if isinstance(first, date):  # the slowest to spell, and the same again and again
        spelt = {value: str(value) for value in set(values)}
        told = ",".join([spelt[value] for value in values])
    else:
        told = str([*values])[1:-1]  # at once: a third quicker than one after the other
    return f"{{{told.replace('None', 'NULL') if None in values else told}}}"


async def answers(
    connection: AsyncConnection, asked: Sequence[Question], *, reading: bool = False
) -> list[list[Any]]:
    """The rows that statements hand out, all in one trip. None of them may depend on another one.
    While nothing was written, questions that only are `reading` need no BEGIN.
    """
    if connection.dialect.name == "sqlite":
        return await driver_of(connection).ask(asked)
    options = {one_statement.ALONE: reading}
    if len(asked) == 1:
        rows = await connection.exec_driver_sql(*asked[0], execution_options=options)
        return [[tuple(row) for row in rows]]
    text = one_statement.at_once(tuple(text for text, _ in asked))
    given = tuple(chain.from_iterable(given for _, given in asked))
    arrays = (await connection.exec_driver_sql(text, given, execution_options=options)).one()
    return [[tuple(row) for row in rows or ()] for rows in arrays]


async def said(connection: AsyncConnection, statement: str, *given: object) -> None:
    """A statement that hands nothing out, with $1, $2 … for what is given; on SQLite it goes along
    with what is asked next.
    """
    if connection.dialect.name == "sqlite":
        driver_of(connection).say(statement.replace("$", "?"), [given] if given else None)
    else:
        await connection.exec_driver_sql(statement, given)


def driver_of(connection: AsyncConnection) -> OneTripConnection:
    """SQLite's driver under a connection that is open."""
    proxied = connection.sync_connection
    driver = None if proxied is None else proxied.connection.driver_connection
    if not isinstance(driver, OneTripConnection):
        raise TypeError("this connection does not lead to SQLite")
    return driver
