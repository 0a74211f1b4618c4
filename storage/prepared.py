"""Statements of every message or of every update that acts: compiled once for each database, and
then handed to its driver as text. What SQLAlchemy does for each costs three times the asking.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Dialect, Select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import UpdateBase

from storage import one_statement
from storage.many_rows import Process, Question, answers, driver_of


@dataclass(frozen=True)
class Prepared:
    """A statement with `bindparam`s, none of which stands for a list."""

    statement: UpdateBase | Select[Any]

    async def rows(
        self, connection: AsyncConnection, given: Mapping[str, object]
    ) -> list[tuple[Any, ...]]:
        """What it hands out for these values, as the driver gives it."""
        [rows] = await answers(connection, [self.question(connection.dialect, given)])
        return rows

    async def say(self, connection: AsyncConnection, given: Mapping[str, object]) -> None:
        """The same where it hands nothing out: it goes along with what is asked next, or with the
        commit.
        """
        text, values = self.question(connection.dialect, given)
        if connection.dialect.name == "sqlite":
            driver_of(connection).say(text, [values])
        else:
            await one_statement.wait_alone(connection, text, values)

    def question(self, dialect: Dialect, given: Mapping[str, object]) -> Question:
        """As the driver is told it."""
        text, names, own, processes = self._compiled(dialect)
        values = {**own, **given}
        return text, tuple(turned(processes, [values[name] for name in names]))

    @cache  # noqa: B019  # the instances are constants of modules, and live as long
    def _compiled(
        self, dialect: Dialect
    ) -> tuple[str, Sequence[str], Mapping[str, object], Sequence[Process]]:
        """Text, names of the values in their order, values of its own, and what turns each."""
        compiled = self.statement.compile(dialect=dialect)
        names = tuple(compiled.positiontup or ())
        types = {name: bind.type.dialect_impl(dialect) for name, bind in compiled.binds.items()}
        processes = tuple(types[name].bind_processor(dialect) for name in names)
        return compiled.string, names, dict(compiled.params), processes


@dataclass(frozen=True)
class Lookup(Prepared):
    """A SELECT that is asked again and again; its rows bear the names of its columns, and their
    values are what SQLAlchemy would hand out.
    """

    statement: Select[Any]

    async def all(self, connection: AsyncConnection, given: Mapping[str, object]) -> list[Any]:
        row, processes = self._row(connection.dialect)
        found = await self.rows(connection, given)
        if not any(processes):
            return [row(one) for one in found]
        return [row(turned(processes, one)) for one in found]

    async def one_or_none(self, connection: AsyncConnection, given: Mapping[str, object]) -> Any:
        """Of a statement that cannot find two."""
        found = await self.all(connection, given)
        return found[0] if found else None

    @cache  # noqa: B019  # as above
    def _row(self, dialect: Dialect) -> tuple[Callable[[Iterable[object]], Any], Sequence[Process]]:
        """What makes a row of values, and what turns each of them before."""
        columns = self.statement.selected_columns
        types = (column.type.dialect_impl(dialect) for column in columns)
        processes = tuple(one.result_processor(dialect, None) for one in types)
        named: Any = namedtuple  # whose type wants to know the names beforehand
        return named("Row", columns.keys())._make, processes


def turned(processes: Sequence[Process], values: Sequence[object]) -> Iterable[object]:
    return (
        value if process is None else process(value)
        for process, value in zip(processes, values, strict=True)
    )
