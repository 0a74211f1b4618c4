"""Statements of every message that are no rows: compiled once for each database, and then handed to
its driver as text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import UpdateBase

from storage import one_statement
from storage.many_rows import Process, Question, answers, driver_of


@dataclass(frozen=True)
class Prepared:
    """An INSERT, UPDATE or DELETE with `bindparam`s, none of which stands for a list."""

    statement: UpdateBase

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
        turned = (
            value if process is None else process(value)
            for process, value in zip(processes, (values[name] for name in names), strict=True)
        )
        return text, tuple(turned)

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
