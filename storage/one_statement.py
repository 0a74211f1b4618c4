"""PostgreSQL in as few trips as possible: several statements are handed to it as one.

asyncpg waits for each answer before it sends the next statement. So questions that are asked at the
same time are made one, and rows that nobody waits for an answer of are kept until something else is
said or the transaction commits, and are then written by one statement, table after table: whatever
is asked finds them written. BEGIN is not said before something must be undone together: questions
that only read are asked without it (READ COMMITTED gives each its own moment anyway), and if all
that is written waits for the commit, its one statement is the whole transaction.
`storage.one_trip` does as much for SQLite.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import ExecutionContext
from sqlalchemy.ext.asyncio import AsyncConnection

WAITING = "waiting"
# The option of a statement that may be said without BEGIN.
ALONE = "yijiabai_alone"
LATE = "late"
# Stands for every table.
ANY = ""
# What batches ask and write has some dozens of forms.
TEXTS = 500
MARK = re.compile(r"\$(\d+)")


class Insert(NamedTuple):
    """Rows for a table: a condition may follow its `head`, `tail` begins with ON CONFLICT."""

    table: str
    head: str
    tail: str

    @property
    def text(self) -> str:
        return f"{self.head} {self.tail}".rstrip()


def prepare(engine: Engine) -> None:
    """Have an engine say BEGIN late, and write what waits before it says anything else."""
    event.listen(engine, "begin", begin_late)
    event.listen(engine, "before_cursor_execute", say_first)
    event.listen(engine, "commit", write_and_end)
    event.listen(engine, "rollback", forget_and_end)


def begin_late(connection: Connection) -> None:
    """What a transaction kept that was given up is nobody's any more."""
    connection.info.pop(WAITING, None)
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        say_begin(connection, by_itself=False)


def say_begin(connection: Connection, *, by_itself: bool) -> None:
    """Whether the adapter says BEGIN before the next statement, as it usually does."""
    adapter: Any = connection.connection.dbapi_connection
    adapter.autocommit = not by_itself
    connection.info[LATE] = not by_itself


def say_first(
    connection: Connection,
    _cursor: object,
    _statement: str,
    _parameters: object,
    context: ExecutionContext,
    _many: bool,
) -> None:
    """What goes before a statement: BEGIN if it is time for it, and the rows that wait."""
    alone = context.execution_options.get(ALONE, False) and not connection.info.get(WAITING)
    if connection.info.get(LATE) and not alone:
        say_begin(connection, by_itself=True)
    write_waiting(connection)


def write_and_end(connection: Connection) -> None:
    write_waiting(connection, {ALONE: True})
    forget_and_end(connection)


def forget_and_end(connection: Connection) -> None:
    if connection.invalidated:
        return  # the server has gone, and all that belonged to it
    connection.info.pop(WAITING, None)
    if connection.info.get(LATE):
        say_begin(connection, by_itself=True)


def connected(connection: AsyncConnection) -> Connection:
    """RuntimeError for one that is not open."""
    if connection.sync_connection is None:
        raise RuntimeError("this connection was never opened")
    return connection.sync_connection


async def wait(connection: AsyncConnection, insert: Insert, given: Sequence[Any]) -> None:
    """Keep rows until something else is said. No table stands twice in one statement: rows that it
    has written itself it cannot change.
    """
    info = connected(connection).info
    if any(one.table in {insert.table, ANY} for one, _ in info.get(WAITING, ())):
        await connection.run_sync(write_waiting)
    info.setdefault(WAITING, []).append((insert, given))


async def wait_alone(connection: AsyncConnection, text: str, given: Sequence[Any]) -> None:
    """The same for a statement that cannot be made one with others."""
    info = connected(connection).info
    if info.get(WAITING):
        await connection.run_sync(write_waiting)
    info[WAITING] = [(Insert(ANY, text, ""), given)]


def write_waiting(connection: Connection, options: Mapping[str, Any] | None = None) -> None:
    waiting = connection.info.pop(WAITING, [])
    if waiting:
        inserts, given = zip(*waiting, strict=True)
        text = one_after_another(inserts)
        connection.exec_driver_sql(text, tuple(chain.from_iterable(given)), options)


@lru_cache(TEXTS)
def one_after_another(inserts: tuple[Insert, ...]) -> str:
    """Each begins when the one before has written all its rows: they must be locked in the same
    order everywhere, and PostgreSQL promises none for what stands in one WITH.
    """
    if len(inserts) == 1:
        return inserts[0].text
    parts, marks = [], 0
    for place, one in enumerate(inserts):
        when = f"WHERE {finished(place - 1)} " if place else ""
        text = shifted(f"{one.head} {when}{one.tail}", marks)
        parts.append(f"w{place} AS ({text} RETURNING 1)")
        marks = max(marks, last_mark(text))
    return f"WITH {', '.join(parts)} SELECT 1 WHERE {finished(len(inserts) - 1)}"


def finished(place: int) -> str:
    """A condition that is true, but not before all rows are counted."""
    return f"(SELECT count(*) FROM w{place}) >= 0"  # noqa: S608  # a number of our own


@lru_cache(TEXTS)
def at_once(questions: tuple[str, ...]) -> str:
    """Answered with one row: the rows of each question as an array, null if there are none. None of
    them sees what another one writes.
    """
    parts, marks = [], 0
    for place, question in enumerate(questions):
        text = shifted(question, marks)
        parts.append(f"q{place} AS ({text})")
        marks = max(marks, last_mark(text))
    numbers = range(len(questions))
    arrays = (f"(SELECT array_agg(q{n}) FROM q{n}) AS a{n}" for n in numbers)  # noqa: S608  # numbers of our own
    return f"WITH {', '.join(parts)} SELECT {', '.join(arrays)}"


def shifted(text: str, by: int) -> str:
    return MARK.sub(lambda mark: f"${int(mark[1]) + by}", text)


def last_mark(text: str) -> int:
    return max((int(mark) for mark in MARK.findall(text)), default=0)
