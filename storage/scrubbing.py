"""After an erasure: taking away what a database keeps of deleted rows besides the rows.

`secure_delete` zeroes a deleted row, but not the copy that stays in the free space of a page from
which the row had moved: of 300 erased names one was still found. So SQLite's tables with words of
people are written anew, which zeroes their old pages, and its write-ahead file is emptied.
"""

from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

WITH_WORDS_OF_PEOPLE = (
    "people",
    "drafts",
    "outbox",
    "parked",
    "failed",
    "wishes",
    "topic_answers",
    "calls_for_help",
    "pressure_reports",
)


async def scrub_sqlite(connection: AsyncConnection) -> bool:
    """True: nothing is left. False: a reader still looks at the old state; to be called again.

    Works past SQLAlchemy: the two pragmas have no effect inside a transaction.
    """
    driver: Any = (await connection.get_raw_connection()).driver_connection
    await driver.execute("PRAGMA foreign_keys = OFF")
    try:
        await driver.execute("BEGIN IMMEDIATE")
        try:
            for table in WITH_WORDS_OF_PEOPLE:
                for statement in written_anew(table):
                    await driver.execute(statement)
        except BaseException:
            await driver.execute("ROLLBACK")
            raise
        await driver.execute("COMMIT")
    finally:
        await driver.execute("PRAGMA foreign_keys = ON")
    [[busy, _, _]] = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
    return bool(busy == 0)


def written_anew(table: str) -> tuple[str, ...]:
    """The same rows under the same numbers, in new pages; the copy between is kept in memory."""
    return (
        f"CREATE TEMP TABLE kept AS SELECT * FROM main.{table}",  # noqa: S608  # our own names
        f"DELETE FROM main.{table}",  # noqa: S608  # our own names
        f"INSERT INTO main.{table} SELECT * FROM temp.kept",  # noqa: S608  # our own names
        "DROP TABLE temp.kept",
    )


async def scrub_postgresql(connection: AsyncConnection) -> bool:
    """Dead rows are removed from the pages; what the server's own log keeps is its operator's."""
    automatic = await connection.execution_options(isolation_level="AUTOCOMMIT")
    await automatic.execute(text(f"VACUUM {', '.join(WITH_WORDS_OF_PEOPLE)}"))
    return True
