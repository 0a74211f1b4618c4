"""The schema: every step goes up and down, and the models say what the migrations made."""

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.activities import Numbers, Plan
from domain.organisations import ALWAYS, Position, Role
from storage.database import Storage
from storage.migrations import REVISIONS, VERSION_TABLE
from storage.schema import FOLDER, Schema
from storage.tables import metadata
from tests.storage import county
from tests.storage.county import HOUR, NOON


async def on(storage: Storage, statement: str) -> None:
    async with storage._engines.write.begin() as connection:
        await connection.exec_driver_sql(statement)


async def shape(storage: Storage) -> dict[str, list[str]]:
    """Table → its columns with their types."""
    async with storage._engines.write.connect() as connection:
        return await connection.run_sync(columns)


def columns(connection: Connection) -> dict[str, list[str]]:
    return {
        table: sorted(f"{one['name']} {one['type']}" for one in found)
        for (_, table), found in inspect(connection).get_multi_columns().items()
        if table != VERSION_TABLE
    }


async def differences(connection: AsyncConnection) -> list[object]:
    def compared(sync: Connection) -> list[object]:
        options = {"version_table": VERSION_TABLE, "compare_type": True}
        return list(compare_metadata(MigrationContext.configure(sync, opts=options), metadata))

    return await connection.run_sync(compared)


def test_the_listed_revisions_are_the_files() -> None:
    script = ScriptDirectory(str(FOLDER))
    assert [one.revision for one in script.walk_revisions()] == list(reversed(REVISIONS))


async def test_every_step_goes_up_and_down_and_up_again(empty_address: str) -> None:
    storage = Storage.open(empty_address)
    seen = [await shape(storage)]
    for revision in REVISIONS:
        await storage.upgrade(revision)
        seen.append(await shape(storage))
    for step in range(len(REVISIONS) - 1, -1, -1):
        await storage.downgrade("base" if step == 0 else REVISIONS[step - 1])
        assert await shape(storage) == seen[step]
    assert await storage.schema() is Schema.EMPTY
    await storage.upgrade()
    assert await shape(storage) == seen[-1]
    await storage.close()


async def test_the_models_are_what_the_migrations_make(storage: Storage) -> None:
    async with storage._engines.write.connect() as connection:
        assert await differences(connection) == []


async def test_the_whole_upgrade_is_one_transaction(empty_address: str) -> None:
    """A step that fails leaves the database as it was, on SQLite too."""
    storage = Storage.open(empty_address)
    await storage.upgrade("0003")
    before = await shape(storage)
    await on(storage, "CREATE TABLE wishes (id INTEGER)")
    with pytest.raises(Exception, match="rejected"):
        await storage.upgrade()
    await on(storage, "DROP TABLE wishes")
    assert await shape(storage) == before
    await storage.close()


async def test_an_empty_an_older_and_a_current_schema_are_told_apart(empty_address: str) -> None:
    storage = Storage.open(empty_address)
    assert await storage.schema() is Schema.EMPTY
    await storage.upgrade(REVISIONS[0])
    assert await storage.schema() is Schema.OLDER
    await storage.upgrade()
    assert await storage.schema() is Schema.CURRENT
    await storage.upgrade()
    assert await storage.schema() is Schema.CURRENT
    await storage.close()


async def test_a_schema_of_a_later_version_is_newer(empty_address: str) -> None:
    storage = Storage.open(empty_address)
    await storage.upgrade()
    await on(storage, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")  # noqa: S608  # our name
    assert await storage.schema() is Schema.NEWER
    await storage.close()


async def test_another_programs_tables_are_foreign(empty_address: str) -> None:
    storage = Storage.open(empty_address)
    await on(storage, "CREATE TABLE alembic_version (version_num VARCHAR(32))")
    assert await storage.schema() is Schema.FOREIGN
    await storage.close()


async def test_a_file_that_is_no_database_is_foreign(tmp_path: Path) -> None:
    (tmp_path / "letter.db").write_text("Dear reader, this is a letter and no database. " * 100)
    storage = Storage.open(f"sqlite:///{tmp_path / 'letter.db'}")
    assert await storage.schema() is Schema.FOREIGN
    await storage.close()


def test_the_file_is_a_plain_sqlite_database_that_others_can_read(sqlite_template: Path) -> None:
    with sqlite3.connect(sqlite_template) as connection:
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert {"people", "activity", "outbox"} <= found


async def test_seats_and_answers_stay_when_the_table_of_activities_is_made_anew(
    empty_address: str,
) -> None:
    """SQLite makes a table anew to change it, and what refers to the old one goes along."""
    storage = Storage.open(empty_address)
    await storage.upgrade()
    async with storage.read_write() as tx:
        line = await county.cadre(tx)
        where = await county.group(tx, line)
        plan = Plan("league-class", "Reading", NOON + HOUR, NOON + 2 * HOUR, "Hall", 1)
        activity = await tx.activities.plan(line.id, where.id, plan, NOON)
        who = await county.contact(tx, line)
        await tx.activities.answer(activity.id, who.id, NOON, coming=True)
        assert await tx.activities.take_seat(activity.id, who.id)
    await storage.downgrade("0018")
    await storage.upgrade()
    async with storage.read_only() as view:
        assert await view.activities.numbers(activity.id) == Numbers(1, 0, 1)
        assert await view.activities.get(activity.id) == activity
    await storage.close()


async def test_organisations_of_an_older_version_are_there_since_what_is_known_of_them(
    empty_address: str,
) -> None:
    """The earliest day of a position or role there or below; of nothing known it is "always"."""
    storage = Storage.open(empty_address)
    await storage.upgrade()
    async with storage.read_write() as tx:
        above, below, other, beside = [await county.office(tx, name) for name in "ABCD"]
        await tx.cadres.add(below.id, "Wang", Position.PART_TIME, date(2025, 7, 2))
        await tx.cadres.add(below.id, "Li", Position.PART_TIME, date(2026, 1, 1))
        await tx.cadres.add(above.id, "Zhao", Position.PART_TIME, date(2025, 9, 1))
        evening = datetime(2026, 3, 31, 16, tzinfo=UTC)  # the next day has begun in Shanghai
        await tx.roles.grant((await county.person(tx)).id, other.id, Role.SUPERVISOR, evening)
    await on(storage, f"UPDATE organisations SET parent_id = {above.id} WHERE id = {below.id}")  # noqa: S608  # our numbers
    await storage.downgrade("0040")
    await storage.upgrade()
    async with storage.read_only() as view:
        found = [
            one.since
            for office in (above, below, other, beside)
            if (one := await view.organisations.get(office.id))
        ]
    assert found == [date(2025, 7, 2), date(2025, 7, 2), date(2026, 4, 1), ALWAYS]
    await storage.close()
