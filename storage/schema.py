"""Which schema a database has, and bringing it to the newest one."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, column, inspect, select, table
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.migrations import REVISIONS, VERSION_TABLE

if TYPE_CHECKING:
    from alembic.config import Config

FOLDER = Path(__file__).parent / "migrations"


class Schema(StrEnum):
    """FOREIGN: the tables of another program stand there; NEWER: of a later version of this one."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"
    FOREIGN = "foreign"


async def state_of(connection: AsyncConnection) -> Schema:
    """Look at the database without changing it. Needs no Alembic, so that a start stays quick."""
    return await connection.run_sync(_state)


def _state(connection: Connection) -> Schema:
    tables = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in tables:
        return Schema.FOREIGN if tables else Schema.EMPTY
    revision = connection.scalar(select(column("version_num")).select_from(table(VERSION_TABLE)))
    if revision is None:
        return Schema.EMPTY if tables == {VERSION_TABLE} else Schema.FOREIGN
    if revision == REVISIONS[-1]:
        return Schema.CURRENT
    if revision in REVISIONS:
        return Schema.OLDER
    return Schema.NEWER if str(revision) > REVISIONS[-1] else Schema.FOREIGN


async def upgrade(connection: AsyncConnection, to: str = "head") -> None:
    """Bring the schema to a revision, all steps in the caller's transaction."""
    from alembic import command

    await connection.run_sync(lambda opened: command.upgrade(config(opened), to))


async def downgrade(connection: AsyncConnection, to: str) -> None:
    """Take steps back; what the undone tables held is lost."""
    from alembic import command

    await connection.run_sync(lambda opened: command.downgrade(config(opened), to))


def config(connection: Connection) -> "Config":
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
