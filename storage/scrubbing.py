"""After an erasure: taking away what a database keeps of deleted rows besides the rows.

`secure_delete` zeroes a deleted row, but not the copy that stays in the free space of a page from
which the row had moved: of 300 erased names one was still found. So SQLite's tables with words of
people are written anew, which zeroes their old pages, and its write-ahead file is emptied. A small
table is written at once, a large one in parts, and once more in other parts, so that nobody who
writes waits long: at once, 1,000,000 rows held everybody up for five seconds. An index is clean
only if all of it was written at once: so it is with `people`, where one tells who somebody is;
those of the other tables hold no words.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

AT_ONCE = 5_000
PART = 500
"""Rows of one transaction: of a table that is smaller all, and otherwise so many."""
ROUNDS = (PART, PART // 2)
"""Rows of a round's first part, so that the second divides the table elsewhere."""
CHECKPOINT_MILLISECONDS = 50
"""So long those who write wait at most for a reader who is in the way."""


class Extent(StrEnum):
    """What was erased: anything of somebody, or only what was answered to topics and questions of
    co-design.
    """

    EVERYTHING = "scrub"
    ANSWERS = "scrub-answers"


INDEXED = "people"
TABLES = {
    Extent.EVERYTHING: (
        *("people", "drafts", "outbox", "parked", "failed", "wishes", "topic_answers"),
        *("calls_for_help", "pressure_reports", "proposals", "own_reminders"),
        *("series", "series_issues", "design_ideas", "design_votes"),
    ),
    Extent.ANSWERS: ("topic_answers", "design_ideas", "design_votes"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of a table that are written anew in one transaction: `rows` of them after a row's
    number, up to that of the last one when it began.
    """

    table: str
    after: int
    until: int
    rows: int


async def first_part(connection: AsyncConnection, table: str, rows: int) -> Part | None:
    """With which a round begins; `write_anew` says which follows. None: the table is empty."""
    driver: Any = (await connection.get_raw_connection()).driver_connection
    [[first, last]] = await driver.execute_fetchall(f"SELECT min(rowid), max(rowid) FROM {table}")  # noqa: S608  # our own names
    if first is None:
        return None
    more = await driver.execute_fetchall(f"SELECT rowid FROM {table} LIMIT 1 OFFSET {AT_ONCE}")  # noqa: S608  # our own names
    if not more or table == INDEXED:
        return Part(table, first - 1, last, last - first + 1)
    return Part(table, first - 1, last, rows)


async def write_anew(connection: AsyncConnection, part: Part) -> Part | None:
    """The same rows in new pages. What is to be written next; None: it was the last.

    Works past SQLAlchemy: the pragma has no effect inside a transaction.
    """
    driver: Any = (await connection.get_raw_connection()).driver_connection
    await driver.execute("PRAGMA foreign_keys = OFF")
    try:
        await driver.execute("BEGIN IMMEDIATE")
        try:
            end = await _written(driver, part)
        except BaseException:
            await driver.execute("ROLLBACK")
            raise
        await driver.execute("COMMIT")
    finally:
        await driver.execute("PRAGMA foreign_keys = ON")
    return None if end >= part.until else Part(part.table, end, part.until, max(part.rows, PART))


async def _written(driver: Any, part: Part) -> int:
    """The number of the last row that was written; rows without a number of their own get one
    behind all others.
    """
    some = f"FROM main.{part.table} WHERE rowid > {part.after} AND rowid <= {part.until}"
    last = await driver.execute_fetchall(
        f"SELECT rowid {some} ORDER BY rowid LIMIT 1 OFFSET {part.rows - 1}"  # our own names
    )
    end = int(last[0][0]) if last else part.until
    these = f"FROM main.{part.table} WHERE rowid > {part.after} AND rowid <= {end}"
    for statement in (
        f"CREATE TEMP TABLE kept AS SELECT * {these} ORDER BY rowid",  # our own names
        f"DELETE {these}",
        f"INSERT INTO main.{part.table} SELECT * FROM temp.kept",  # noqa: S608  # our own names
        "DROP TABLE temp.kept",
    ):
        await driver.execute(statement)
    return end


async def empty_write_ahead_file(connection: AsyncConnection) -> bool:
    """True: nothing is left in it. False: a reader still looks at the old state, or somebody writes
    just now. Most of the work is done beside those who write.
    """
    driver: Any = (await connection.get_raw_connection()).driver_connection
    [[patience]] = await driver.execute_fetchall("PRAGMA busy_timeout")
    await driver.execute_fetchall("PRAGMA wal_checkpoint(PASSIVE)")
    await driver.execute_fetchall(f"PRAGMA busy_timeout = {CHECKPOINT_MILLISECONDS}")
    try:
        [[busy, _, _]] = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        await driver.execute_fetchall(f"PRAGMA busy_timeout = {patience}")
    return bool(busy == 0)


async def scrub_postgresql(connection: AsyncConnection, extent: Extent) -> bool:
    """Dead rows are removed from the pages; what the server's own log keeps is its operator's."""
    automatic = await connection.execution_options(isolation_level="AUTOCOMMIT")
    await automatic.execute(text(f"VACUUM {', '.join(TABLES[extent])}"))
    return True
